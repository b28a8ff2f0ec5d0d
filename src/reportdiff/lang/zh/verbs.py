"""What the words before a figure say beside its name: growth, change, level or share, and which way; and the name without
them."""

from __future__ import annotations

from reportdiff.lang.zh.clauses import Clause, without_brackets
from reportdiff.lang.zh.patterns import at_end, patterns, table
from reportdiff.lang.zh.words import words
from reportdiff.model import Direction, Measure

_VERBS, _SAID = patterns("verbs.toml"), table("verbs.toml", "said")
_PARTICLES = table("classes.toml", "particles")
_BETWEEN, _DONE = _SAID["links"], _PARTICLES["done"]
# Patterns that others look with, too.
NEWLY = _VERBS["newly"]
PER_UNIT = _VERBS["per unit"]
# Asked of nearly every clause, of which few end so.
_ADVERBS, _LINKS, _CHANGE_UP, _CHANGE_DOWN, _GROWTH_UP, _GROWTH_DOWN = at_end(
    "words.toml", "adverbs", "links", "change_up", "change_down", "growth_noun_up", "growth_noun_down"
)
_NEWLY_AT_END, _HOW_LONG, _YEAR_AT_END, _TO_EACH, _OF_ALL, _OVER_THE_PLAN, _KEPT_UP, _FROM_A_NUMBER = at_end(
    "verbs.toml", "newly", "how long it took", "year at the end", "to each", "of all", "over the plan", "growth that is kept up", "from a bare number"
)
GROWTH_AIM = _VERBS["growth aim"]
OVERALL_GROWTH_AIM = _VERBS["overall growth aim"]
AND_OPENING = _VERBS["and that opens"]
EDGE = _SAID["edge"]
_EDGE_UNQUOTED = EDGE.replace("“", "").replace("‘", "")
_HOW_MANY, _RESOLVE, _TIME_THAT_OPENS = (_VERBS[name] for name in ("how many there are", "resolve", "time that opens"))
_OPENERS = words().openers
_GROWTH_UNITS = frozenset({"percent", "per_mille", "times", "tenth"})
_POINTS = "percentage_point"

# A name, and what its verb says: measure and direction.
Said = tuple[str, Measure, Direction | None]


def object_of(clause: str) -> str:
    """What is left of a clause without the verbs that open it: 继续实施退耕还林还草 → 退耕还林还草."""
    core = strip_opening(clause)
    while True:
        shorter = _VERBS["leading verb"].sub("", core)
        action, noun = split_action(shorter)
        shorter = noun if noun and action else shorter
        if shorter == core or len(shorter) < 2:
            return core
        core = shorter


def read_verb(before: str, clause: Clause) -> Said:
    """Splits the words before a figure into the name and what the verb says: measure and direction."""
    unit = clause.mention.quantity.pint
    relative = unit in _GROWTH_UNITS
    if said := _as_a_whole(before, clause):
        return said
    text, state = _without_what_stands_between(_OF_ALL.sub("", before))
    if _is_distance(text, unit) or (not relative and _NEWLY_AT_END.search(text)):
        return text, Measure.LEVEL, None
    for pattern, direction in ((_CHANGE_UP, Direction.UP), (_CHANGE_DOWN, Direction.DOWN)):
        if (match := pattern.search(text)) and (len(match[0]) > 1 or _is_verb(match[0], text, unit)):
            return _changed(text, _FROM_A_NUMBER.sub("", _strip_adverbs(text[: match.start()])), direction, state, clause)
    if relative:
        return _percentage(text, clause)
    return (text, Measure.CHANGE, Direction.UP) if unit == _POINTS else (text, Measure.LEVEL, None)


def _as_a_whole(before: str, clause: Clause) -> Said | None:
    """What wordings say that are read as a whole: a doubling, a growth that is kept up, a plan passed, times of something."""
    unit = clause.mention.quantity.pint
    relative = unit in _GROWTH_UNITS
    if clause.mention.quantity.text.endswith(_SAID["doubled"]):
        return _strip_adverbs(_strip_links(_VERBS["doubled"].sub("", before))), Measure.GROWTH, Direction.UP
    if relative and (kept := _KEPT_UP.search(before.rstrip())):
        return _strip_adverbs(before[: kept.start()]), Measure.GROWTH, Direction.UP
    if _OVER_THE_PLAN.search(before):
        return before, Measure.GROWTH if relative else Measure.CHANGE, Direction.UP
    if unit == "times" and (base := _VERBS["times of"].search(before)):
        return _strip_adverbs(before[: base.start()]), Measure.SHARE, None
    if unit == "CNY" and (gained := _VERBS["a gain of each"].search(before.rstrip())):
        return before.rstrip(), Measure.CHANGE, Direction.DOWN if gained["less"] else Direction.UP
    return None


def _without_what_stands_between(text: str) -> tuple[str, bool]:
    """The words without what stands between a verb and its figure (同比, 达到), and whether that says a level: 提高到."""
    state = False
    while True:
        shorter = _HOW_LONG.sub("", _YEAR_AT_END.sub("", text.rstrip(" 、").removesuffix(_DONE)))
        shorter = PER_UNIT.sub("", _TO_EACH.sub("", shorter))
        if match := _ADVERBS.search(shorter):
            shorter = shorter[: match.start()]
        elif match := _LINKS.search(shorter):
            state, shorter = True, shorter[: match.start()]
        if shorter == text:
            return _VERBS["compared, and no more"].sub("", text), state
        text = shorter


def _is_distance(text: str, unit: str) -> bool:
    """Whether points tell how far one thing is from another: 高于全国0.3个百分点."""
    return unit == _POINTS and _VERBS["above"].search(text) is not None


def _is_verb(verb: str, text: str, unit: str) -> bool:
    """Whether a single character is a verb of change, which 高 and 多 are only where something is compared."""
    return not _VERBS["bare comparison"].match(verb) or unit == _POINTS or _VERBS["compares"].search(text) is not None


def _changed(text: str, name: str, direction: Direction, state: bool, clause: Clause) -> Said:
    """What a verb of change says of a name: a change, the level that it went to, or work done."""
    unit = clause.mention.quantity.pint
    relative = unit in _GROWTH_UNITS
    if not relative and unit != _POINTS and _is_work(text, name, clause):
        return text, Measure.LEVEL, None  # 森林抚育提升200万亩, 提升100家机构服务水平
    if state and relative and _GROWTH_UP.search(name):
        return name, Measure.GROWTH, Direction.UP  # 增速回升至7.8%
    if state:  # 提高到, 降至: the level it went to
        return name, Measure.SHARE if relative else Measure.LEVEL, None
    return name, Measure.GROWTH if relative else Measure.CHANGE, direction


def change_alone(before: str) -> Direction | None:
    """Which way a verb of change says that stands before a figure with nothing else: 、下降."""
    verb = before.strip(" ,、").lstrip(_BETWEEN).strip()
    if words().change_up.fullmatch(verb):
        return Direction.UP
    return Direction.DOWN if words().change_down.fullmatch(verb) else None


def over_the_plan(text: str) -> bool:
    """Whether words before a figure tell by how much a plan was passed; what follows goes on about the thing planned."""
    return _OVER_THE_PLAN.search(text) is not None


def _is_work(text: str, name: str, clause: Clause) -> bool:
    """Whether 提升 or 改善 is work done on what is counted, not a change of it: 建设提升300个驿站, 完成林相改善5万亩."""
    if _VERBS["work of raising"].search(text) or _VERBS["work that raises before"].search(clause.before):
        return True
    return bool(clause.after) and (not name or words().action_start.fullmatch(name) is not None)


def _strip_links(text: str) -> str:
    match = _LINKS.search(text)
    return text[: match.start()] if match else text


def _percentage(text: str, clause: Clause) -> Said:
    """A percentage without a verb of change: a growth after 增幅 or before 的增长, else a share."""
    for noun, direction in ((_GROWTH_UP, Direction.UP), (_GROWTH_DOWN, Direction.DOWN)):
        if match := noun.search(text):
            return text if _strip_adverbs(text[: match.start()]) else "", Measure.GROWTH, direction
    if aim := GROWTH_AIM.search(text):
        overall = OVERALL_GROWTH_AIM.fullmatch(strip_opening(text).replace(" ", ""))
        return text if overall else text[: aim.start()], Measure.GROWTH, Direction.UP
    if _VERBS["growth that is counted"].search(clause.after):
        return text, Measure.GROWTH, Direction.UP
    if after := _VERBS["growth that follows"].match(_VERBS["further values"].sub("", clause.rest)):
        return text, Measure.GROWTH, Direction.UP if after["up"] else Direction.DOWN
    if plus := _VERBS["plus"].search(text):
        return text[: plus.start()], Measure.GROWTH, Direction.UP
    if (clause.mention.quantity.value or 0) < 0 and not _VERBS["rate"].search(text):
        return text, Measure.GROWTH, Direction.DOWN  # no part of anything is below nought
    return text, Measure.SHARE, None


def _strip_adverbs(text: str) -> str:
    """The name without the adverbs and the comparison (比上年) that stand between it and its verb."""
    while True:
        shorter = PER_UNIT.sub("", _HOW_LONG.sub("", _VERBS["compared"].sub("", text.rstrip(" 、,"))))
        if match := _ADVERBS.search(shorter):
            shorter = shorter[: match.start()]
        if shorter == text:
            return text
        text = shorter


def strip_opening(text: str) -> str:
    """The name without the time and the words that open its clause (其中, 力争, 到2027年)."""
    text = _HOW_MANY.sub("", _RESOLVE.sub("", text))
    while True:
        text = AND_OPENING.sub("", text.lstrip(_EDGE_UNQUOTED))
        match = _TIME_THAT_OPENS.match(text) or _OPENERS.match(text)
        if (
            match is None
            or not match[0]
            or (match.end() == len(text) and match[0] != _SAID["to"] and len(match[0]) > 4)
        ):
            return text if match is None or not match[0] else ""
        text = text[match.end() :]


def without_weak_verb(subject: str) -> str:
    """A name without the verbs that say nothing of it: 带动一般公共预算收入 is 一般公共预算收入."""
    weak = words().weak_start
    while match := weak.match(subject):
        subject = subject[match.end() :]
    return _VERBS["weak verb inside"].sub("", subject)


def changing_verb(subject: str, measure: Measure) -> tuple[str, Direction] | None:
    """A verb of change that stands before its name, and the name: 压缩审批时限50%, 为企业降低成本1000亿元."""
    if match := _VERBS["change that opens"].match(subject):
        rest = subject[match.end() :]
        if len(rest) >= 2 and (match["down"] or measure is Measure.SHARE or _VERBS["amount that is raised"].search(rest)):
            return rest, Direction.DOWN if match["down"] else Direction.UP
    if match := _VERBS["lowered for somebody"].match(subject):
        return match["whose"] + match["what"], Direction.DOWN
    return None


def leading_action(text: str) -> str:
    """The verb of work that a text begins with; empty where there is none."""
    match = words().action_start.match(text)
    return match[0] if match else ""


def split_action(subject: str) -> tuple[str, str]:
    """Verb and noun of a clause that begins with a verb of work; verbs that say nothing (完成, 实现) fall away."""
    vocabulary = words()
    core = _VERBS["weak verb inside"].sub("", subject)
    action = ""
    while match := vocabulary.action_start.match(core.lstrip(_BETWEEN) if action else core):
        word = match[0]
        core = (core.lstrip(_BETWEEN) if action else core)[match.end() :].lstrip(_DONE)
        core = _VERBS["well"].sub("", core)
        if action and not vocabulary.weak_start.fullmatch(action):
            action += word
            break
        action = word
    if not core:
        return action, ""
    if action and vocabulary.weak_start.fullmatch(action):
        action = ""
    return action, core


def own_subject(before: str) -> bool:
    """Whether a clause names what it measures, rather than going on about what was named before."""
    subject = strip_opening(_verb_free(without_brackets(before)))
    return len(subject) >= 2 and subject not in words().growth_nouns  # 增速分别为: of what stands before


def _verb_free(text: str) -> str:
    text = _strip_adverbs(text.strip(" 、,"))
    for pattern in (_LINKS, _CHANGE_UP, _CHANGE_DOWN):
        if match := pattern.search(text):
            text = _strip_adverbs(_YEAR_AT_END.sub("", text[: match.start()]))
    if match := _LINKS.search(text):  # 调整为2031年的
        text = text[: match.start()]
    return text
