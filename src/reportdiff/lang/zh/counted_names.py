"""Names that stand after the figure, for what it counts or is an attribute of: 打通3条断头路."""

from __future__ import annotations

import re

from reportdiff.lang.zh.clauses import Clause
from reportdiff.lang.zh.inherited_names import under
from reportdiff.lang.zh.labels import tidy
from reportdiff.lang.zh.patterns import patterns, table
from reportdiff.lang.zh.statement import Case, Named, Statement
from reportdiff.lang.zh.verbs import GROWTH_AIM, leading_action, split_action, strip_opening, without_weak_verb
from reportdiff.lang.zh.words import words
from reportdiff.model import Measure

_COUNTED = patterns("counted.toml")
_PARTICLES = table("classes.toml", "particles")
_OF = _PARTICLES["of"]
NAMES_ETC = _COUNTED["names of some"]
_CHANGED_TO_END = _COUNTED["changed to"]
_ONLY_ONE = _COUNTED["the only one"]
_SIZE = _COUNTED["how large"]
_SIZED = _COUNTED["the thing so large"]
_PROMOTED = _COUNTED["promoted"]
_COVERED = _COUNTED["covered"]
_KINDS = _COUNTED["kinds of it"]
_FIELDS = _COUNTED["fields of it"]
_AS_MEANS = _COUNTED["as means"]
COSTING = _COUNTED["costing"]
_COSTS_AT_ONCE = _COUNTED["costing at once"]
_NAMED_TOGETHER = _COUNTED["named together"]
THAT_COSTS = _COUNTED["that costs"]
_DONE_TO = _COUNTED["done to"]
_TASK_DONE = _COUNTED["task done"]
_PUT_TO = _COUNTED["put to"]
_OUT = _COUNTED["out"]
_TASK, _TASK_ELSEWHERE = _COUNTED["a task"], _COUNTED["a clause of its own"]
_OF_YEAR = _COUNTED["of the year"]
_OF_ALL = _COUNTED["of all"]
_CLASS_ALONE, _NOUN_OF_CLASSES = _COUNTED["of a class alone"], _COUNTED["the noun of the classes"]
_ANY_KIND = _COUNTED["any kind"]
_SOME_MAX = 14  # characters of what is named of a kind
_CORE_MAX, _CORE_MAX_CHANGED = 10, 18  # a longer subject before a counted noun is a sentence of its own


def counted(case: Case) -> Named | None:
    """打通3条断头路: the noun after the figure."""
    if not _counts_after(case.subject, case.clause, case.measure):
        return None
    action, core = _counted_name(case.subject, case.clause, case.previous)
    if core in words().relative and _TASK.search(core):
        return "", _task_of(core, case), case.direction
    aim = GROWTH_AIM.search(core) if case.measure is Measure.GROWTH else None
    return action, core[: aim.start()] if aim and aim.start() > 2 else core, case.direction  # 8%左右的生产总值增长目标


def _task_of(name: str, case: Case) -> str:
    """Whose a task is that stands after its figure: that of the thing just counted (60个小区40万平方米改造任务), or of what is
    spoken of before (加快茶厂改造步伐，完成40万平方米改造任务)."""
    beside = case.previous and not _TASK_ELSEWHERE.search(case.clause.before)
    work = _OF_YEAR.sub("", name)
    return under(case.previous.core, work) if case.previous and beside else under(case.topic(), work) if case.topic() else name


def _counts_after(subject: str, clause: Clause, measure: Measure) -> bool:
    """Whether a figure counts the noun after it, rather than measuring the name before it."""
    unit, after = clause.mention.quantity.pint, clause.after
    if not after or unit == "percentage_point" or after.startswith(_PARTICLES["graded"]):
        return False
    own = without_weak_verb(strip_opening(NAMES_ETC.sub("", subject)))
    named = len(own) >= 2 and own not in words().own_places  # 全市35处矿井
    if named and (
        measure in (Measure.GROWTH, Measure.CHANGE) or (unit != "count" and _PROMOTED.match(after))
    ):
        return False
    if named and unit == "percent" and clause.rest.startswith(_OF) and _CHANGED_TO_END.search(clause.before):
        return False  # 试点范围扩大到23%的县
    action = words().action_start.match(after)
    worked = words().action_start.match(subject) or words().action_end.search(subject)
    return not (named and action and len(action[0]) >= 2 and not worked)


def _counted_name(subject: str, clause: Clause, previous: Statement | None) -> tuple[str, str]:
    """The name of what is counted after the figure: 打通学府路等｜3条｜断头路 is 打通断头路."""
    if named := _some_of_a_kind(subject, clause):
        return named
    subject = NAMES_ETC.sub(lambda match: leading_action(match[0]), subject)
    action, core = _verb_and_noun(subject)
    if kinds := _KINDS.search(core):
        kind = core[: kinds.start()]
        return action, tidy(("" if kind.endswith(_OF) else kind) + clause.after.removeprefix(_OF))
    longest = _CORE_MAX_CHANGED if _CHANGED_TO_END.search(clause.before) else _CORE_MAX
    if core.startswith((_PARTICLES["by"], _PARTICLES["towards"])) or core.endswith(_OF) or "、" in core or len(core) > longest:
        core = ""
    if words().weak_start.fullmatch(action):
        action = ""
    if not subject and previous and clause.joined and previous.action:
        action = previous.action
    standing, counted = _what_is_counted(clause)
    if (done := _DONE_TO.match(counted)) and core in ("", _PARTICLES["for"]):
        core, counted = "", done["what"] + done["work"]
    if len(counted) > 24:
        of_all = _OF_ALL.search(counted)  # 2个｜气候适宜、销路宽广、…的大品种
        counted = of_all["noun"] if of_all else re.split(r"[、,]", counted)[0]
    return action or standing, tidy(core + counted)


def _some_of_a_kind(subject: str, clause: Clause) -> tuple[str, str] | None:
    """打造山茶、绿茶等｜6条｜产业链: a kind that says of no thing what it is keeps what is named of it."""
    named, kind = NAMES_ETC.match(subject), _ANY_KIND.fullmatch(clause.after)
    if named is None or kind is None or named.end() < len(subject):
        return None
    action = leading_action(named[0])
    some = named[0].removeprefix(action)
    return (action, tidy(some + clause.after)) if 2 < len(some) <= _SOME_MAX else None


def _verb_and_noun(subject: str) -> tuple[str, str]:
    """The verb before a figure, with what stands before it in a short clause, and the noun."""
    action, core = split_action(_FIELDS.sub("", subject))
    core = _FIELDS.sub("", _OUT.sub("", core))
    if not action and (match := words().action_end.search(subject)):
        action, core = match[0], subject[: match.start()]
        if len(core) > 8 or "、" in core:
            core = ""
        action, core = core + action, ""
    return action, _COVERED.sub("", core) if len(core) > _CORE_MAX else core


def _what_is_counted(clause: Clause) -> tuple[str, str]:
    """The verb that stands behind what is counted and goes on (46个｜技改项目加快推进), and what is counted without it."""
    counted = _PUT_TO.sub("", _TASK_DONE.sub("", _AS_MEANS.sub("", _classed(clause).removeprefix(_OF))))
    standing = words().standing_end.search(counted)
    if standing is None:
        return "", counted
    return standing[0] if words().ongoing.search(standing[0]) else "", counted[: standing.start()]


def _classed(clause: Clause) -> str:
    """What stands behind a figure; with the noun behind the last of several counts where it only says of what class these are:
    10座｜大中型｜、70座小型水库."""
    alone = _CLASS_ALONE.fullmatch(clause.after) and _NOUN_OF_CLASSES.match(clause.rest)
    return clause.after + alone["noun"] if alone else clause.after


def costed(case: Case) -> Named | None:
    """推进总投资18亿元的双溪冷链、…等项目: what a work that stands after its figure is planned with."""
    measured = COSTING.search(case.subject)
    if measured is None or case.unit == "count":
        return None
    at_once = None if measured.start() or words().action_start.match(case.clause.rest) else _COSTS_AT_ONCE.match(case.clause.rest)
    if at_once:
        return "", tidy(at_once["noun"] + measured["what"]), case.direction
    if not THAT_COSTS.match(case.clause.rest):
        return None
    works = case.clause.after.removeprefix(_OF)
    named = _NAMED_TOGETHER.search(works)
    return "", tidy((named["all"] if named else re.split(r"[、,]", works)[0]) + measured["what"]), case.direction


def attribute(case: Case) -> Named | None:
    """全县唯一茶农超百人的村, 总投资20亿元的8家企业: what is measured of the thing that stands after."""
    mention = case.clause.mention
    size = _SIZE.search(case.subject) if case.unit != "count" else None
    if size and (sized := _SIZED.match(case.clause.rest)):
        return "", sized["noun"] + size["size"], case.direction
    if not case.clause.rest.startswith(_OF) or mention.lead == mention.start or case.unit not in ("count",):
        return None
    measured = _ONLY_ONE.search(case.subject)
    return ("", tidy(measured["what"]), case.direction) if measured else None
