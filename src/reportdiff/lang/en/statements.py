"""Reads a sentence: one statement for each figure, with its name, measure and direction."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from reportdiff.analysis import Mention
from reportdiff.lang.en.clauses import Clause, cut_clauses, noun_after
from reportdiff.lang.en.counting import counted
from reportdiff.lang.en.going_on import also_done, brought_to, compared, counted_again, for_what, out_of_the
from reportdiff.lang.en.governing import (
    RATES,
    After,
    Governor,
    governor_of,
    growth_measure,
    state_measure,
    told_after,
    way,
)
from reportdiff.lang.en.names import clean, says_nothing, subject_of, without_growth
from reportdiff.lang.en.sharing import shared_names
from reportdiff.lang.en.subjects import (
    compound_before,
    noun_before_of,
    of_whole,
    subject_of_verb,
    that_of,
    where_grown,
    which_part,
)
from reportdiff.lang.en.words import words
from reportdiff.model import Direction, Measure


@dataclass(frozen=True, slots=True)
class Statement:
    """What the words around one figure say of it.

    ``baseline`` marks the old value in "from A to B"; ``wording`` is the clause before the figure, for those who look
    for signs of plan, period or strength in it; ``verb`` where its verb begins in it, ``carried`` where the verb is that
    of the figure before, ``moved`` which way the verb goes, even where the figure tells a state.
    """

    mention: Mention
    name: str
    measure: Measure
    direction: Direction | None
    baseline: bool
    clause_start: int
    wording: str
    verb: int | None = None
    carried: bool = False
    moved: Direction | None = None


_TO_NEXT = re.compile(r"^[^,;:.]{0,40}?\bto\b")
_PEOPLE_OF = re.compile(r"^ of ", re.I)
def read_sentence(view: str, start: int, end: int, mentions: list[Mention], topic: str) -> list[Statement]:
    """The statements of one sentence, ``view[start:end]``, about its figures; ``topic`` is what the figure before the
    sentence was about, for one that only goes on about it."""
    clauses = cut_clauses(view, start, end, mentions)
    statements: list[Statement] = []
    for clause in clauses:
        read = _after_including(clause, _read(clause, statements, topic), statements)
        such = _SUCH.match(clause.after)
        if statements and read.verb is not None and also_done(clause.before[: read.verb], statements[-1].wording):
            read = replace(read, carried=True, verb=None)
        statements.append(replace(read, name=_meant(view, start, such[1], read.name)) if such else read)
    return shared_names(statements, clauses)


# spending on roads, including 130 million yuan in bonds, | will total
_INCLUDING = re.compile(r"(?P<whole>[^,;:]{3,120}), (?:including|of which)(?: over| about| more than)? ?$", re.I)
_VERB_OF_WHOLE = re.compile(r"[^,;:]*, (?:(?:has|have|had|will|would|should|also) )*$", re.I)


def _after_including(clause: Clause, read: Statement, earlier: list[Statement]) -> Statement:
    """A statement with the name of the whole, where its verb goes on about that, past a part of it."""
    whole = _INCLUDING.search(earlier[-1].wording) if earlier and read.verb is not None else None
    before = clause.before[: read.verb]
    noun = noun_after(before)[0]
    if whole is None or not (_VERB_OF_WHOLE.fullmatch(before) or _VERB_OF_WHOLE.fullmatch(before[len(noun) :])):
        return read
    name = subject_of(whole["whole"])
    return read if says_nothing(name) else replace(read, name=name)


_THE = re.compile(r"\bthe ?$", re.I)
_TARGET_AFTER = re.compile(r" (?:\w+ )?(?:target|goal|plan)\b", re.I)
_OR = re.compile(r",? ?or,? ?")
_GAVE = re.compile(r"\b(?:gave|give|provided?|offered?|paid|pay|issued?|extended?|delivered?|granted?|sent|sold)\b[^,;]*\bto\b", re.I)
_YEAR_BEFORE = re.compile(r"\((?:in |FY ?)?(?:19|20)\d\d: ?$")
_SUCH = re.compile(r" ?(?:of )?(?:such|these|those) (?P<noun>[a-z]{3,20})\b")
_LOOK_BACK = 600


def _meant(view: str, start: int, noun: str, name: str) -> str:
    """The full name of what "such bonds" are: the last time that they are named before the sentence."""
    paragraph = view[max(view.rfind("\n", 0, start) + 1, start - _LOOK_BACK) : start]
    named = list(re.finditer(rf"(?:[A-Za-z-]+ ){{1,4}}{re.escape(noun)}\b", paragraph))
    full = [told for told in (clean(_BEFORE_NAME.sub("", one[0])) for one in named) if " " in told]
    return re.sub(rf"\b{re.escape(noun)}\b", lambda _: full[-1], name, count=1) if full else name


_BEFORE_NAME = re.compile(r"^(?:.*\b(?:these|those|such|issue|issuing|of|in|for|the|to|some|more|and|with|on)\s)", re.I)


def _read(clause: Clause, earlier: list[Statement], topic: str) -> Statement:
    governor, after = governor_of(clause), told_after(clause)
    unit = clause.mention.quantity.pint
    if earlier and _THE.search(clause.before) and _TARGET_AFTER.match(clause.rest):
        last = earlier[-1]  # beating the | 3 percent | target
        return replace(_statement(clause, last.name, last.measure, last.direction, governor))
    if earlier and _OR.fullmatch(clause.before) and not noun_after(clause.after)[0]:
        last = earlier[-1]
        measure = growth_measure(unit) if last.direction else state_measure(unit)
        return replace(_statement(clause, last.name, measure, last.direction, governor), carried=True)
    if earlier and _OR.fullmatch(clause.before) and unit == "percent" and clause.rest.startswith(" of "):
        return _statement(clause, of_whole(earlier[-1].name, clause), Measure.SHARE, None, governor)  # or | 2 percent | of revenue
    if earlier and (_YEAR_BEFORE.search(clause.before) or compared(clause)):
        same = next((one for one in reversed(earlier) if one.mention.quantity.pint == unit), earlier[-1])
        return _statement(clause, same.name, state_measure(unit), None, governor, baseline=True)
    if brought := brought_to(clause, governor):
        return _statement(clause, brought, Measure.LEVEL, None, governor)
    if earlier and (what := for_what(clause)) and earlier[-1].mention.quantity.pint == unit:
        last = earlier[-1]
        return replace(_statement(clause, what, last.measure, last.direction, governor), carried=True)
    if _is_multiple(clause):
        return _multiple(clause, earlier, topic)
    if after and not (governor.sort in ("grows", "goes") and governor.connector == "by"):
        return _grown_after(clause, governor, after, earlier, topic)
    if governor.sort == "carried" and unit == "count" and _GAVE.search(clause.before) and not says_nothing(counted(clause)):
        return _counted(clause, governor, earlier, topic)  # gave subsidies to | 3 million families
    given = clause.before.strip() == "to" and bool(earlier) and earlier[-1].measure is Measure.LEVEL and earlier[-1].moved is None
    if given and unit == "count" != earlier[-1].mention.quantity.pint and not says_nothing(counted(clause)):
        return _counted(clause, governor, earlier, topic)  # loans of 2 million yuan to | 140 | farmers
    if governor.sort == "carried" and earlier:
        return _carried(clause, governor, earlier[-1])
    if governor.sort == "goes":
        before = clause.before[: governor.start].rstrip()
        name = "" if earlier and before.endswith(",") else subject_of(before)
        name = _known(name, earlier, topic)
        if governor.connector == "from":  # up from 58 percent
            return _statement(clause, name, state_measure(unit), None, governor, baseline=True)
        return _statement(clause, name, growth_measure(unit), way(governor.falls), governor)
    if governor.sort == "grows":
        return _grows(clause, governor, earlier, topic)
    if governor.sort == "share":
        return _share(clause, governor, earlier, topic)
    if governor.sort in ("level", "set", "of"):
        return _level(clause, governor, earlier, topic)
    return _counted(clause, governor, earlier, topic)


def _statement(
    clause: Clause, name: str, measure: Measure, direction: Direction | None, governor: Governor, *, baseline: bool = False
) -> Statement:
    verb = governor.start if governor.sort in ("grows", "level", "set", "share") else None
    moved = way(governor.falls) if governor.sort in ("grows", "goes") else None
    return Statement(
        clause.mention, name or "—", measure, direction, baseline, clause.start, clause.before, verb,
        governor.sort == "carried" or (governor.sort in ("grows", "goes") and governor.connector == "of"), moved,
    )  # fmt: skip


def _known(name: str, earlier: list[Statement], topic: str) -> str:
    """A name, or where it says nothing that of the figure before."""
    if not says_nothing(name):
        return name
    return earlier[-1].name if earlier else topic or name


def _before(earlier: list[Statement]) -> str:
    return earlier[-1].name if earlier else ""


def _grows(clause: Clause, governor: Governor, earlier: list[Statement], topic: str) -> Statement:
    """rose by 5 percent, raise pensions by 20 yuan, an increase of 5 percent; rose to 66 percent, from 3 to 4 million."""
    unit = clause.mention.quantity.pint
    if governor.connector == "of":
        name = clean(re.sub(r"^(?:in|of|for)\s", "", governor.object)) or compound_before(clause.before[: governor.start])
        if clause.before.lstrip().startswith(";") and (where := where_grown(clause, "")):
            return _statement(clause, where, growth_measure(unit), way(governor.falls), governor)  # ; a drop of | 3 percent | in energy use
        if says_nothing(clean(governor.object)) and earlier and _APPOSED.search(clause.before[: governor.start]):
            return _statement(clause, earlier[-1].name, growth_measure(unit), way(governor.falls), governor)
        if name and governor.falls and clause.before[: governor.end].endswith("s") and growth_measure(unit) is Measure.CHANGE:
            cuts = clause.before[governor.start : governor.end]  # tax cuts of 2 trillion yuan
            return _statement(clause, f"{name} {cuts}", state_measure(unit), None, governor)
        if says_nothing(name):
            name = where_grown(clause, "") or for_what(clause, first=True)
        if says_nothing(name):
            name = _known(subject_of_verb(clause, governor, _before(earlier)), earlier, topic)
        return _statement(clause, name, growth_measure(unit), way(governor.falls), governor)
    name = clean(governor.object) if governor.object else subject_of_verb(clause, governor, _before(earlier))
    if says_nothing(name) and governor.connector == "" and unit not in RATES:
        return _counted(clause, governor, earlier, topic)
    name = _known(name, earlier, topic)
    if governor.connector in ("to", "from") and unit != "times":
        baseline = governor.connector == "from" and bool(_TO_NEXT.match(clause.rest))
        name, moved = without_growth(name)
        if moved and unit == "percent":  # export growth slowed to 8 percent
            return _statement(clause, name, Measure.GROWTH, way(moved not in words().rise_nouns), governor, baseline=baseline)
        return _statement(clause, of_whole(name, clause), state_measure(unit), None, governor, baseline=baseline)
    if governor.connector == "" and unit == "count" and not says_nothing(counted(clause)):
        return _counted(clause, governor, earlier, topic)
    return _statement(clause, where_grown(clause, name) or name, growth_measure(unit), way(governor.falls), governor)


# …, an increase of; …, representing a rise of: of what was named before
_APPOSED = re.compile(
    r"(?:^|[,;(—]|\bor|, (?:representing|marking|registering|achieving|which (?:is|was|represents"
    r"|represented)|up))\s?(?:an?|the)\s(?:(?:average|annual|yearly|year-on-year|real|net|further"
    r"|total|overall|nominal|slight|sharp|remarkable|substantial)\s)*$",
    re.I,
)
# contributed | 30 percent | to global growth
_TO_GROWTH = re.compile(r" (?:to|toward|towards|of) (?P<what>[^,;:.()]{3,60}?\bgrowth\b)", re.I)


def _share(clause: Clause, governor: Governor, earlier: list[Statement], topic: str) -> Statement:
    """accounted for 60 percent of sales"""
    measure = state_measure(clause.mention.quantity.pint)
    form, to = clause.before[governor.start :].lower(), _TO_GROWTH.match(clause.rest)
    if measure is Measure.SHARE and form.startswith("contribut") and to:
        by = subject_of_verb(clause, governor, _before(earlier))
        who = "" if says_nothing(by) or re.search(r"\bwhich\b", clause.before) else f"of {by} "
        return _statement(clause, f"contribution {who}to {clean(to['what'])}", measure, None, governor)
    name = _known(subject_of_verb(clause, governor, _before(earlier)), earlier, topic)
    if measure is Measure.SHARE:
        name = of_whole(name, clause)
    elif counted_name := counted(clause):
        name = counted_name
    return _statement(clause, name, measure, None, governor)


def _level(clause: Clause, governor: Governor, earlier: list[Statement], topic: str) -> Statement:
    """reached 126 trillion yuan, set the ratio at 3 percent, a deficit of 4 trillion yuan"""
    unit = clause.mention.quantity.pint
    name = clean(governor.object) if governor.object else subject_of_verb(clause, governor, _before(earlier))
    if governor.sort == "of":
        name = noun_before_of(clause.before[: governor.end], clause.rest)
        if unit == "count" and not says_nothing(noun := counted(clause)):
            return _statement(clause, noun, Measure.LEVEL, None, governor)
    if governor.sort in ("of", "set") and governor.connector == "of" and not says_nothing(name):
        if " " not in name and unit not in RATES and clause.rest.startswith(" of ") and (of := noun_after(clause.after)[0]):
            name = f"{name} of {clean(of)}"  # the use | of 3 million tons | of water
    elif governor.sort == "set" and not governor.object and says_nothing(name):
        return _counted(clause, governor, earlier, topic)
    if governor.sort == "level" and unit in ("count", "day") and says_nothing(name) and (noun := counted(clause)):
        return _statement(clause, noun, Measure.LEVEL, None, governor)
    if says_nothing(name) and (earlier or topic):
        said = earlier[-1] if earlier else None
        again = governor.sort == "of" and said and unit == said.mention.quantity.pint
        if again and said and said.direction and said.measure is growth_measure(unit):
            return replace(_statement(clause, said.name, said.measure, said.direction, governor))
        name = _known(name, earlier, topic)
    name, moved = without_growth(name)
    name = _known(name, earlier, topic) if moved else name
    if moved and unit in ("percent", "times"):
        return _statement(clause, name, Measure.GROWTH, way(moved not in words().rise_nouns), governor)
    if moved and unit == "percentage_point":
        return _statement(clause, name, Measure.CHANGE, way(moved not in words().rise_nouns), governor)
    if unit == "percentage_point":
        return _statement(clause, name, Measure.LEVEL, None, governor)
    return _statement(clause, of_whole(name, clause), state_measure(unit), None, governor)


def _grown_after(clause: Clause, governor: Governor, after: After, earlier: list[Statement], topic: str) -> Statement:
    """a 30 percent increase in exports; 300 billion yuan more than last year"""
    unit = clause.mention.quantity.pint
    name = clean(after.what)
    if says_nothing(name) and governor.sort in ("grows", "level", "set", "share"):
        name = clean(governor.object) if governor.object else subject_of_verb(clause, governor, _before(earlier))
    if says_nothing(name) and not clause.joined and not earlier:
        name = subject_of(clause.before)
    name = without_growth(_known(name, earlier, topic))[0]
    return replace(
        _statement(clause, name, growth_measure(unit), way(after.falls), governor),
        carried=bool(earlier) and governor.sort in ("counted", "carried"),
    )


def _carried(clause: Clause, governor: Governor, last: Statement) -> Statement:
    """… and pensions | by 20 yuan: the verb is that of the figure before."""
    unit, connector = clause.mention.quantity.pint, governor.connector
    name = that_of(clause.before[: governor.end], last.name) or subject_of(clause.before[: governor.end])
    noun = name if not says_nothing(name) else last.name
    where = re.sub(r"^[ ,]*(?:(?:in|of|for)\s.*|(?:at|on|over|from|year|compared|per|a|an)\s[^,;]*)$", "", clause.before.strip(), flags=re.S)
    noun = last.name if not where else noun
    measure: Measure = state_measure(unit)
    direction = None
    if connector == "by" and (last.direction or last.moved):
        measure, direction = growth_measure(unit), last.direction or last.moved
    elif connector == "at" and last.direction and last.measure is growth_measure(unit):
        measure, direction = last.measure, last.direction
    if direction and (placed := where_grown(clause, noun.partition(" in ")[0])):
        noun = placed
    noun = of_whole(noun, clause) if measure is Measure.SHARE else noun
    baseline = connector == "from" and bool(_TO_NEXT.match(clause.rest))
    return replace(_statement(clause, noun, measure, direction, governor, baseline=baseline), moved=last.moved)


_CARRIES = re.compile(r"^(?:,| and|, and) (?:[\w-]+ ?){1,4}$")
_A_RATE = re.compile(r"\b(?:rate|share|ratio|proportion|percentage|coverage)\b", re.I)
_MORE = re.compile(r"\b(?:another|a further|an additional|a second|the other|the remaining) $", re.I)


def _counted(clause: Clause, governor: Governor, earlier: list[Statement], topic: str) -> Statement:
    """12 million urban jobs were created; 95 percent of villages have water; GDP growth: 5 percent"""
    unit = clause.mention.quantity.pint
    text = clause.before[: governor.end]
    if unit in ("percent", "percentage_point") and not _PEOPLE_OF.match(clause.rest):
        if part := which_part(clause, _before(earlier)):
            return _statement(clause, part, state_measure(unit), None, governor)
        name, noun = without_growth(that_of(text, _before(earlier)) or _known(subject_of(text), earlier, topic))
        if noun:
            return _statement(clause, name, growth_measure(unit), way(noun not in words().rise_nouns), governor)
        last = earlier[-1] if earlier else None
        if last and clause.joined:
            measure = growth_measure(unit) if last.direction else state_measure(unit)
            return replace(_statement(clause, last.name, measure, last.direction, governor), carried=True)
        if last and last.direction and not noun and _CARRIES.match(clause.before) and unit == last.mention.quantity.pint and not _A_RATE.search(name):
            return replace(_statement(clause, name, last.measure, last.direction, governor), carried=True)  # …, COD | 2 percent
        noun_counted = counted(clause) if clause.after[:1] == " " else ""
        if not noun and not says_nothing(noun_counted) and (says_nothing(name) or _TO_WORK.search(text)):
            return _statement(clause, noun_counted, state_measure(unit), None, governor)
        return _statement(clause, name, state_measure(unit), None, governor)
    name = which_part(clause, _before(earlier)) or counted_again(clause, _before(earlier)) or counted(clause)
    if earlier and _MORE.search(clause.before) and (says_nothing(name) or not noun_after(clause.after)[0]):
        name = earlier[-1].name
    if says_nothing(name):
        name = out_of_the(clause) or name
    if says_nothing(name):
        name = clean(text) if text.rstrip().endswith((":", "—")) else subject_of(text)
    if says_nothing(name) or (clause.joined and name == "—"):
        name = _known(name, earlier, topic)
    return _statement(clause, name, state_measure(unit), None, governor)


_TO_WORK = re.compile(r"\b(?:to|will|we) \w+$", re.I)


_THE_FIGURE = re.compile(r" (?:that|(?:the|its|their) (?:figure|number|amount|level|total|size|output))\b", re.I)


def _is_multiple(clause: Clause) -> bool:
    text = clause.mention.quantity.text.lower()
    return text.startswith(("doubl", "tripl", "quadrupl", "halv"))


def _multiple(clause: Clause, earlier: list[Statement], topic: str) -> Statement:
    """exports doubled; double the income of residents"""
    name = subject_of(clause.before)
    if _THE_FIGURE.match(clause.rest) and not says_nothing(name) and re.search(r"\bwill$|\bto$", clause.before.strip()):
        return _statement(clause, name, Measure.GROWTH, Direction.UP, Governor("grows", False, len(clause.before), len(clause.before), "", ""))
    if earlier and _THE_FIGURE.match(clause.rest):
        return _statement(clause, earlier[-1].name, Measure.GROWTH, Direction.UP, Governor("grows", False, len(clause.before), len(clause.before), "", ""))
    if says_nothing(name) or re.search(r"\b(?:to|will|we|should)$", clause.before.strip(), re.I):
        following = clean(re.split(r"[,;:.]| by | from | over | in ", clause.rest)[0])
        name = following if not says_nothing(following) else name
    falls = clause.mention.quantity.text.lower().startswith("halv")
    governor = Governor("grows", falls, len(clause.before), len(clause.before), "", "")
    return _statement(clause, _known(name, earlier, topic), Measure.GROWTH, way(falls), governor)
