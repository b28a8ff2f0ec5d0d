"""What a figure is called: by its own clause, or by what it takes over from the statements before it."""

from __future__ import annotations

from collections.abc import Callable

from reportdiff.lang.zh.clauses import Clause
from reportdiff.lang.zh.counted_names import attribute, costed, counted
from reportdiff.lang.zh.inherited_names import (
    in_area,
    inherited,
    part_of_whole,
    relative,
    shares_verb,
    under,
    under_last,
    whose,
    with_measured_noun,
    with_shared_class,
    with_shared_rank,
)
from reportdiff.lang.zh.labels import tidy, without_spaces
from reportdiff.lang.zh.money_names import paid, raised, spent
from reportdiff.lang.zh.patterns import patterns, table
from reportdiff.lang.zh.sharing import joined
from reportdiff.lang.zh.statement import Case, Named, Statement, Topic
from reportdiff.lang.zh.verbs import NEWLY, OVERALL_GROWTH_AIM, changing_verb, split_action, without_weak_verb
from reportdiff.lang.zh.words import words
from reportdiff.model import Direction, Measure

_NAMES = patterns("names.toml")
_PARTICLES, _SAID = table("classes.toml", "particles"), table("names.toml", "said")
ASIDE = _NAMES["an aside"]
_WON = _NAMES["won"]
_SIZED = _NAMES["of what size"]
_SPEED = _NAMES["a speed"]


def name_of(
    subject: str,
    clause: Clause,
    measure: Measure,
    direction: Direction | None,
    earlier: list[Statement],
    topic: Topic,
    theme: str = "",
    whole: Statement | None = None,
) -> Named:
    """The name of what a figure measures: by the first rule that has something to say, else in its own words."""
    case = Case(subject, clause, measure, direction, earlier[-1] if earlier else None, topic, theme, whole)
    for rule in _RULES:
        if named := rule(case):
            return named
    return _in_its_own_words(case)


def _growth_aim(case: Case) -> Named | None:
    """增长预期目标5%: growth of what, if nothing is said, is that of the economy."""
    if case.measure is not Measure.GROWTH:
        return None
    aim = OVERALL_GROWTH_AIM.fullmatch(without_spaces(case.subject))
    whole = case.subject in _SAID["economy"]
    speed = not case.subject and case.previous is None and _SPEED.match(case.clause.rest)  # 7%左右的速度
    return ("", _SAID["growth"], case.direction) if aim or speed or whole else None


def _changed(case: Case) -> Named | None:
    """压缩审批时限三成: a verb of change before the name gives the direction."""
    changed = changing_verb(case.subject, case.measure) if case.measure in (Measure.SHARE, Measure.LEVEL) else None
    level = changed and _NAMES["a level that something goes to"].search(case.clause.before)  # 提升覆盖率至86%
    return ("", tidy(changed[0]), None if level else changed[1]) if changed else None


_RULES: tuple[Callable[[Case], Named | None], ...] = (
    paid,
    attribute,
    costed,
    _growth_aim,
    spent,
    counted,
    relative,
    raised,
    _changed,
)


def _in_its_own_words(case: Case) -> Named:
    """The name that stands before the figure, with what it shares with the figure before it."""
    clause, previous = case.clause, case.previous
    level = case.measure is Measure.LEVEL
    action, core = split_action(case.subject) if level else ("", without_weak_verb(case.subject))
    if not core or words().growth_end.sub("", core) in words().counted_as:
        return inherited(action, case)
    if named := _first(_SAID_OF_ANOTHER, action, core, case):
        return named
    if not action and previous and shares_verb(case, previous):
        action = previous.action
    if not action and level and (won := _WON.match(case.subject)):
        action, core = won[0], core.removeprefix(won[0])
    if named := _first(_PART_OF_A_NAME, action, core, case):
        return named
    if newly := NEWLY.search(core):
        action, core = newly[0], core[: newly.start()].removesuffix(_PARTICLES["each"])
    if not action:
        core = with_shared_class(part_of_whole(core, case), case)
    core = in_area(with_shared_rank(with_measured_noun(core, case), case), case) if level else core
    return action, tidy(core + (_SAID["size"] if clause.after.startswith(_PARTICLES["graded"]) else "")), case.direction


def _first(rules: tuple[_Rule, ...], action: str, core: str, case: Case) -> Named | None:
    """What the first rule gives that knows the name."""
    return next((named for rule in rules if (named := rule(action, core, case)) is not None), None)


def _aside(action: str, core: str, case: Case) -> Named | None:
    """What a clause adds about the thing before it, or about what is spoken of."""
    if not ASIDE.match(core):
        return None
    if case.previous:
        plain = words().growth_end if core.startswith(_PARTICLES["share"]) else _NAMES["a share at the end"]
        return case.previous.action, plain.sub("", case.previous.subject) + core, case.direction
    return ("", case.topic() + core, case.direction) if case.topic() else None


def _of_those_counted(action: str, core: str, case: Case) -> Named | None:
    """21个示范村实施项目64个: of those that the clause has just counted, where what they did is named by a word for anything."""
    previous = case.previous
    if previous is None or not action or previous.action or words().generic.sub("", core) or previous.mention.quantity.pint != "count":
        return None
    subject = case.clause.start == previous.mention.tail + len(previous.core) > previous.mention.tail
    return ("", previous.core + action + core, case.direction) if subject else None


def _of_a_place(action: str, core: str, case: Case) -> Named | None:
    """北山镇发展茶产业，实施重点项目8个: what may be anything is of the part of the whole that the clause before is about."""
    if not action or case.previous or case.measure is not Measure.LEVEL or not _NAMES["anything that is counted"].fullmatch(core):
        return None
    of = _NAMES["a part of the whole"].fullmatch(case.topic())
    return ((of["place"] or of["trade"]) + action, core, case.direction) if of else None


def _relative(action: str, core: str, case: Case) -> Named | None:
    """A name that is one only together with that of the thing before it."""
    if core not in words().relative:
        return None
    name = action + core
    return "", under_last(case.previous, name) if case.previous else under(case.topic(), name), case.direction


def _of_a_size(action: str, core: str, case: Case) -> Named | None:
    """A size of what is counted before: its noun is that of the other size."""
    previous = case.previous
    if not previous or case.measure is not Measure.LEVEL or not case.unit == "count" == previous.mention.quantity.pint:
        return None
    if not _SIZED.fullmatch(core):
        return None
    larger = _SIZED.sub(core, previous.core, count=1)
    return previous.action, larger if larger != previous.core else core + previous.core, case.direction


def _of_a_part(action: str, core: str, case: Case) -> Named | None:
    """新增学位4万个，其中主城区2万个."""
    if not case.previous or _PARTICLES["of_them"] not in case.clause.before or core not in words().areas:
        return None
    return "", joined(core, case.previous.name), case.direction


def _of_whom(action: str, core: str, case: Case) -> Named | None:
    """提高大病保险限额，职工由13万元提高到60万元."""
    what = "" if action else whose(core, case)
    return ("", joined(core, what), case.direction) if what else None


def _of_a_rank(action: str, core: str, case: Case) -> Named | None:
    """国家级示范区1个、省级3个."""
    previous = case.previous
    if core not in words().ranks or not previous or case.measure is not Measure.LEVEL or previous.mention.quantity.pint != case.unit:
        return None
    of = words().rank_start.match(previous.core)
    return previous.action, core + previous.core[of.end() if of else 0 :], case.direction


def _cases(action: str, core: str, case: Case) -> Named | None:
    """严惩诈骗犯罪，审结案件12件."""
    if not action or case.measure is not Measure.LEVEL or not _NAMES["cases, whichever"].fullmatch(core):
        return None
    of = _NAMES["what cases are of"].search(case.topic())
    return (action, case.topic() + ("" if of["case"] else core), case.direction) if of else None


_Rule = Callable[[str, str, Case], Named | None]  # of the verb, the noun and all around them
_SAID_OF_ANOTHER: tuple[_Rule, ...] = (_aside, _of_those_counted, _of_a_place, _relative)
_PART_OF_A_NAME: tuple[_Rule, ...] = (_of_a_size, _of_a_part, _of_whom, _of_a_rank, _cases)
