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
    if ASIDE.match(core) and previous:
        plain = words().growth_end if core.startswith(_PARTICLES["share"]) else _NAMES["a share at the end"]
        root = plain.sub("", previous.subject)
        return previous.action, root + core, case.direction
    if ASIDE.match(core) and case.topic():
        return "", case.topic() + core, case.direction
    if core in words().relative:
        name = action + core
        return "", under_last(previous, name) if previous else under(case.topic(), name), case.direction
    if not action and previous and shares_verb(case, previous):
        action = previous.action
    if not action and level and (won := _WON.match(case.subject)):
        action, core = won[0], core.removeprefix(won[0])
    if previous and level and case.unit == "count" == previous.mention.quantity.pint and _SIZED.fullmatch(core):
        larger = _SIZED.sub(core, previous.core, count=1)
        return previous.action, larger if larger != previous.core else core + previous.core, case.direction
    if previous and _PARTICLES["of_them"] in clause.before and core in words().areas:
        return "", core + previous.name, case.direction  # 新增学位4万个，其中主城区2万个
    if not action and (what := whose(core, case)):
        return "", core + what, case.direction  # 提高大病保险限额，职工由13万元提高到60万元
    if core in words().ranks and previous and level and previous.mention.quantity.pint == case.unit:
        of = words().rank_start.match(previous.core)
        return previous.action, core + previous.core[of.end() if of else 0 :], case.direction  # 国家级示范区1个、省级3个
    if action and level and _NAMES["cases, whichever"].fullmatch(core) and (of := _NAMES["what cases are of"].search(case.topic())):
        return action, case.topic() + ("" if of["case"] else core), case.direction  # 严惩诈骗犯罪，审结案件12件
    if newly := NEWLY.search(core):
        action, core = newly[0], core[: newly.start()].removesuffix(_PARTICLES["each"])
    if not action:
        core = with_shared_class(part_of_whole(core, case), case)
    core = in_area(with_shared_rank(with_measured_noun(core, case), case), case) if level else core
    return action, tidy(core + (_SAID["size"] if clause.after.startswith(_PARTICLES["graded"]) else "")), case.direction
