"""Lists against counts: as many values after 分别 as things before it, as many things as a text announces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from reportdiff.analysis.coding import BUILT_IN, tokens
from reportdiff.analysis.listed import Listed, read_list
from reportdiff.analysis.rules import Found
from reportdiff.model import Comparator, Fact, Quantity, Span
from reportdiff.relations.amounts import RATES, stretch_start
from reportdiff.relations.relation import Known, Relation, number
from reportdiff.relations.sheet import Sheet

_FIGURES = BUILT_IN["FIGURE"]
_STOPS = ",;:.\n"
_ENDS = ";:.\n"
_WEAKLY = 2  # how far a count may be from a list of as many things for the list to be what is counted
_MOST_COUNTED = 20
_NAME = 4  # words of a name that can stand for itself: 交通事故起数, but not 规模
_TWO_OR_SO = (2, 3)  # counts that two things may be meant by, or that are a slip for two
_TEN = 10
_TWO_DIGITS, _HALF = 2, 5  # 15 and 45 are round, 43 is not
_AT_LEAST = 2  # things of which 分别 is said
_FEWEST_BACK = 3  # times that a word comes back for it to be the refrain of a list
_ENDS_OF_MEMBERS = re.compile("[“‘;；:：。]")  # another name with a count of its own, or the end of the list
_CLAUSE_ENDS = "，,；;。\n"
_AGES = ("year", "month")  # 0—14岁、15—59岁人口 names its things by them
_LONGEST_LIST = 160  # characters
_LONGEST_PARAGRAPH = 4_000  # of whose characters a word is looked for
_BETWEEN_MARKS = re.compile(r"[^、，,；;]+")
_BETWEEN_COMMAS = re.compile(r"[^、，,]+")
_LONG = 9  # characters; what is longer may be no thing of a list, but a clause before it


def read_lists(sheet: Sheet) -> Iterator[Relation]:
    """All lists that answer a count, or another list."""
    for found in sheet.giving("respectively"):
        yield from _respectively(found, sheet)
    for found in sheet.giving("listed"):
        yield from _counted_after(found, sheet)
    for found in sheet.giving("lists"):
        yield from _counted_before(found, sheet)
    for found in sheet.giving("refrain"):
        yield from _coming_back(found, sheet)
    for found in sheet.giving("slogan"):
        yield from _of_slogan(found, sheet)
    for found in sheet.giving("steps-counted"):
        yield from _steps(found, sheet)


def _steps(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """连续跨越70亿、80亿、90亿元三个台阶: as many steps as are listed."""
    listed, place = found.kept["listed"], found.kept["count"]
    joints = set(sheet.cues.vocabulary.codes["and"]) | set("、,")
    many = 1 + sum(code in joints for *_, code in tokens(sheet.coded, listed.start, listed.end))
    said = sheet.told_at(place)
    if said is not None:
        operands = (("said", said), ("listed", number(sheet.report, listed.start, listed.end, many)))
        yield Relation("count", found.rule.name, Known.CLAUSE, operands, said.start, said.end)


def _respectively(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """The things of a clause against the values after 分别, which stand in the same order; or what a rule kept of both."""
    if "values" in found.kept:
        things, told_ = found.kept["things"], found.kept["values"]
        named = read_list(sheet.coded, _after_the_setting(things, sheet), things.end, sheet.cues.vocabulary)
        given = read_list(sheet.coded, told_.start, told_.end, sheet.cues.vocabulary)
        if named.most > 1:
            yield from _paired(found, named, given, sheet, things, told_)
        return
    at = found.kept["respectively"]
    clause, end = sheet.clause_start(at.start), sheet.clause_end(at.end)
    values = sheet.told(at.end, end)
    if not values or _goes_on(sheet, end, values):
        return
    listed, begins = _things(sheet, clause, at.start), clause
    if listed is None and _is_empty(sheet, clause, at.start):
        listed, begins = _things_before(sheet, clause)
    if listed is None and len(lent := _figures_before(at.start, sheet)) >= _AT_LEAST:  # 达到2.3万元和7750元、分别增长8%和10%
        yield from _answering(found, values, lent, end, sheet)
        return
    if listed is None:
        yield from _one_thing(found, clause, values, sheet)
        return
    turns = list(_in_turns(sheet, at.end, values))
    for told in turns:
        if _all_joined(sheet, told):
            yield from _pairing(found, listed, told, sheet, (begins, end), len(turns) == 1)


def _answering(found: Found, values: Sequence[Fact | Quantity], lent: Sequence[Fact | Quantity], end: int, sheet: Sheet) -> Iterator[Relation]:
    if _all_joined(sheet, values):
        said, listed = (number(sheet.report, ones[0].start, ones[-1].end, len(ones)) for ones in (values, lent))
        yield Relation("count", f"{found.rule.name}, figures before", Known.CLAUSE, (("said", said), ("listed", listed)), lent[0].start, end)


def _figures_before(at: int, sheet: Sheet) -> Sequence[Fact | Quantity]:
    """The figures that end right before a place, each joined to the next: 2.3万元和7750元、分别…"""
    start, _ = sheet.sentence_at(at)
    told = list(sheet.told(start, at))
    if not told or sheet.view[told[-1].end : at].strip(" ,，、"):
        return ()
    joined = told[-1:]
    for one in reversed(told[:-1]):
        if not _all_joined(sheet, (one, joined[0])):
            break
        joined.insert(0, one)
    return joined


def _after_the_setting(things: Span, sheet: Sheet) -> int:
    """Where a list begins after words that only set the scene for it: according to the survey, visitors by day and visitors by night …"""
    start = things.start + (len(sheet.words(things)) - len(sheet.words(things).lstrip(" ,")))
    if not sheet.has("setting", start, start + 1):
        return things.start
    comma = sheet.first(",", start, things.end)
    return comma + 1 if comma < things.end else things.start


def _one_thing(found: Found, clause: int, values: Sequence[Fact | Quantity], sheet: Sheet) -> Iterator[Relation]:
    """Several values for a single thing: 道路交通事故起数分别下降17.7%、12.5%, where nothing before it may be meant as well."""
    start = found.kept["respectively"].start
    codes = sheet.cues.vocabulary.codes
    named = [code for _, _, code in tokens(sheet.coded, clause, start) if code not in codes["nameless"] and code != " "]
    if len(values) < _AT_LEAST or len(named) < _NAME or not _all_joined(sheet, values) or _may_list(sheet, clause, values[0].start):
        return
    known = isinstance(values[0], Fact) and values[0].concept is not None  # 生猪家禽 may be two
    if len(values) > _AT_LEAST and not known:  # and 稻麦玉米 three
        return
    before = _told_before(sheet, clause)
    figures = sheet.told(before, clause)
    paired = any(before <= one.start < clause for one in sheet.giving("respectively"))  # what stands before has its own values
    waiting = len(figures) >= _AT_LEAST or _may_list(sheet, before, clause, perhaps=not figures, numbers=not known)
    if waiting and not paired:
        return
    said = number(sheet.report, values[0].start, values[-1].end, len(values))
    thing = number(sheet.report, clause, start, 1)
    cue = f"{found.rule.name}, one thing{', of the lexicon' if known else ''}"
    yield Relation("count", cue, Known.CLAUSE, (("said", said), ("listed", thing)), clause, values[-1].end)


def _told_before(sheet: Sheet, clause: int) -> int:
    """Where what stands before a clause begins that may name its things: back to the last figure's clause, or the sentence's start."""
    first, start = sheet.sentence_at(clause)[0], clause
    while start > first:
        end, start = start, sheet.clause_start(start - 1)
        if sheet.told(start, end):
            break
    return start


def _may_list(sheet: Sheet, start: int, end: int, *, perhaps: bool = True, numbers: bool = True) -> bool:
    """Whether a stretch may name several things: by a joint, a word for two or, ``perhaps``, for one that can be two, a number, one for each."""
    names = ("etc", "pair", "several", "apiece", "and", *(("numeral",) if numbers else ()), *(("perhaps_two",) if perhaps else ()))
    return "、" in sheet.coded.code[start:end] or any(sheet.has(name, start, end) for name in names)


def _pairing(
    found: Found, listed: Listed, told: Sequence[Fact | Quantity], sheet: Sheet, extent: tuple[int, int], alone: bool
) -> Iterator[Relation]:
    begins, end = extent
    listed = _as_named(listed, begins, found.start, sheet)
    bounds = any(one.comparator is not Comparator.EQ for one in told)
    count = len(told) + _bare(sheet, found.kept["respectively"].end, told[0].start)
    if count == 1 and alone and (bounds or _is_round(told[0])):
        return  # 分别达到200个以上, 分别新增3家 hold for each of them
    said = number(sheet.report, told[0].start, told[-1].end, count)
    fewest = max(_AT_LEAST, listed.fewest)  # 城乡 may be one thing, but 分别 is said of two
    things = number(sheet.report, begins, found.start, fewest, max(fewest, listed.most))
    cue = f"{found.rule.name}, {'one value' if count == 1 else listed.read}"
    kind = "open" if listed.open else "count"
    yield Relation(kind, cue, Known.CLAUSE, (("said", said), ("listed", things)), begins, end)
    yield from _second_list(found, count, end, sheet)


def _as_named(listed: Listed, start: int, end: int, sheet: Sheet) -> Listed:
    """A list whose one thing is a word for three or four (猪牛羊禽) as that many."""
    for name, count in (("three_in_one", 3), ("four_in_one", 4)):
        if len(listed.things) == 1 and not listed.joined and sheet.has(name, start, end) and not sheet.has("pair", start, end):
            return Listed(listed.things, count, count, listed.open)
    return listed


def _bare(sheet: Sheet, start: int, end: int) -> int:
    """How many numbers share the unit of the figure after them: 7.5和8.08亿美元."""
    return sum(code == BUILT_IN["NUMBER"] for _, _, code in tokens(sheet.coded, start, end))


def _is_round(one: Fact | Quantity) -> bool:
    """Whether a number is so round that several things may well have it: 3, 15, 500, and neither 43 nor 4.4."""
    digits = one.value.normalize().as_tuple() if one.value is not None else None
    if one.pint in RATES and one.value is not None and one.value % _HALF and (one.value >= _TEN or one.value % 1):
        return False  # 分别增长18%, 分别增长7.2%: of two things hardly; 分别增长9% may well be
    if digits is None or len(digits.digits) > _TWO_DIGITS:
        return False
    return len(digits.digits) < _TWO_DIGITS or (int(digits.exponent) >= 0 and (digits.digits[0] == 1 or digits.digits[1] == _HALF))


def _second_list(found: Found, count: int, end: int, sheet: Sheet) -> Iterator[Relation]:
    """分别完成12亿元、30亿元、8亿元,增长6%、9%: a second list for the same things, right after the first."""
    if count < 2 or sheet.coded.code[end : end + 1] != ",":
        return
    stop = sheet.clause_end(end + 1)
    values = sheet.told(end + 1, stop)
    if len(values) < 2 or not _all_joined(sheet, values) or not _joins(sheet, end + 1, values[0].start):
        return
    said = number(sheet.report, values[0].start, values[-1].end, len(values))
    listed = number(sheet.report, found.kept["respectively"].start, end, count)
    yield Relation("count", f"{found.rule.name}, second list", Known.CLAUSE, (("said", said), ("listed", listed)), end + 1, stop)


def _paired(found: Found, named: Listed, given: Listed, sheet: Sheet, things: Span, values: Span) -> Iterator[Relation]:
    said = number(sheet.report, values.start, values.end, given.fewest, given.most)
    listed = number(sheet.report, things.start, things.end, named.fewest, named.most)
    cue = f"{found.rule.name}, {'one value' if given.most == 1 else named.read if given.sure else given.read}"
    yield Relation("count", cue, Known.CLAUSE, (("said", said), ("listed", listed)), things.start, found.end)


def _things(sheet: Sheet, start: int, end: int) -> Listed | None:
    """The things that a stretch lists; ``None`` where it is no list. A thing that ends on a figure of its own is told apart."""
    for figure in reversed(sheet.told(start, end)):
        if figure.pint not in _AGES and sheet.coded.code[figure.end : figure.end + 1] in ("、", ","):
            start = figure.end + 1
            break
    listed = read_list(sheet.coded, start, end, sheet.cues.vocabulary)
    return listed if listed.most > 1 else None


def _is_empty(sheet: Sheet, start: int, end: int) -> bool:
    """Whether a stretch names nothing: 扣除价格因素,分别…; 占…分别."""
    codes = sheet.cues.vocabulary.codes
    first = next((code for _, _, code in tokens(sheet.coded, start, end)), "")
    named = [code for _, _, code in tokens(sheet.coded, start, end) if code not in codes["nameless"] and code not in " Y"]
    return not named or first in codes["share"]


def _things_before(sheet: Sheet, end: int) -> tuple[Listed | None, int]:
    """The things of earlier clauses, and where they begin: A 5家、B 99家,分别增长…; A和B,分别增长…."""
    first = stretch_start(sheet, sheet.sentence_at(end)[0], end)
    start = end
    while end > first:
        start = sheet.clause_start(end - 1)
        if sheet.coded.code[end - 1] in _ENDS:
            return None, start
        if not _is_empty(sheet, start, end - 1):
            break
        end = start
    if end <= first:
        return None, first
    figures = sheet.told(first, end)
    in_turn = _all_joined(sheet, figures) or _one_in_each(sheet, start, end - 1, len(figures))
    if len(figures) > 1 and figures == sheet.told(start, end) and in_turn:  # 甲和乙达到5吨和6吨,分别增长…; 甲5件、乙6件,分别增长…
        return Listed((), len(figures), len(figures), False), start
    if len(figures) > 1:  # which of them are meant is open as soon as there are more than two
        listed = read_list(sheet.coded, start, end - 1, sheet.cues.vocabulary)
        return Listed((), 2, max(len(figures), listed.most), False), start
    return (None if sheet.told(start, end) else _things(sheet, start, end - 1)), start


def _one_in_each(sheet: Sheet, start: int, end: int, count: int) -> bool:
    """Whether a clause is a list of so many things, each with a figure of its own at its end."""
    ends = [at for at in range(start, end) if sheet.coded.code[at] == "、"]
    return len(ends) == count - 1 and all(any(one.end == at for one in sheet.told(start, at)) for at in ends)


def _goes_on(sheet: Sheet, end: int, values: Sequence[Fact | Quantity]) -> bool:
    """Whether the next clause goes on with the list: 分别增长5%,6%."""
    if sheet.coded.code[end : end + 1] != ",":
        return False
    following = sheet.told(end, end + 4)
    return bool(following) and following[0].unit == values[-1].unit and _joins(sheet, end + 1, following[0].start)


def _in_turns(sheet: Sheet, start: int, values: Sequence[Fact | Quantity]) -> Iterator[Sequence[Fact | Quantity]]:
    """The values as one list, or as two where each thing goes from one value to another: 分别从A、B提高到C、D."""
    codes = sheet.cues.vocabulary.codes
    for one, other in pairwise(values):
        between = sheet.coded.code[one.end : other.start]
        if any(code in codes["to"] for code in between) and any(code in codes["from"] for code in sheet.coded.code[start : values[0].start]):
            yield [value for value in values if value.end <= one.end]
            yield [value for value in values if value.start >= other.start]
            return
    yield values


def _all_joined(sheet: Sheet, values: Sequence[Fact | Quantity]) -> bool:
    return all(_joins(sheet, one.end, other.start) for one, other in pairwise(values))


def _joins(sheet: Sheet, start: int, end: int) -> bool:
    """Whether nothing stands between two figures that could be a further thing: 5%、6%和7%, 增长5%和下降6%."""
    codes = sheet.cues.vocabulary.codes
    joints = codes["and"] + codes["nameless"] + codes["move"] + codes["reaches"] + codes["over"] + codes["under"] + codes["beat"] + codes["each"]
    return all(code in "、, " or code in joints for _, _, code in tokens(sheet.coded, start, end))


def _counted_after(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """A、B、C三大产业; A、B、C等8个重点县: a list, and how many it names."""
    count, start = _count(found, sheet), _list_start(sheet, found.start)
    listed = read_list(sheet.coded, start, found.kept["last"].end, sheet.cues.vocabulary)
    nested = any(sheet.has("large", thing.start, thing.end) for thing in listed.things[:-1])  # 三大工程、五大行动
    of_places = sheet.has("region", found.kept["count"].end, found.kept["count"].end + 1)  # 甲山、乙河两区
    told_so = of_places or sheet.has("large", found.kept["count"].end, found.end)
    of_two = bool(found.rule.says.get("two")) and listed.sure and not listed.open and "open" not in found.kept and count in _TWO_OR_SO
    fewest_things = 2 if told_so or of_two else 3
    if count is None or nested or len(listed.things) < fewest_things or sheet.told(start, found.kept["last"].end):
        return
    if found.rule.says.get("quoted") and not (listed.fewest <= count <= listed.most or _is_even(listed)):
        return
    yield from _against(found, count, listed, listed.fewest, sheet, long=_surely_listed(listed) < listed.fewest, of_places=of_places or of_two)


def _against(found: Found, count: int, listed: Listed, fewest: int, sheet: Sheet, *, long: bool = False, of_places: bool = False) -> Iterator[Relation]:
    nearest = min(max(count, fewest), listed.most)
    if not 1 < count <= _MOST_COUNTED or abs(count - nearest) > _WEAKLY or (listed.most < 3 and not (of_places and listed.sure)):
        return
    open_ = listed.open or "open" in found.kept
    place = found.kept["count"]
    said = number(sheet.report, place.start, place.end, count)
    things = number(sheet.report, listed.things[0].start, listed.things[-1].end, fewest, max(fewest, listed.most))
    cue = f"{found.rule.name}, {'open' if open_ else listed.read if fewest == listed.most else 'and'}"
    cue = f"{cue}{', of two' if listed.most < 3 else ''}{', long' if long else ''}"
    yield Relation("open" if open_ else "count", cue, Known.CLAUSE, (("said", said), ("listed", things)),
                   min(things.start, place.start), max(things.end, place.end))  # fmt: skip


def _is_even(listed: Listed) -> bool:
    """Whether all things of a list but the first, before which a verb may stand, are short and of one length: 种好茶、制好茶、卖好茶."""
    lengths = {thing.end - thing.start for thing in listed.things[1:]}
    return listed.sure and len(listed.things) > _AT_LEAST and len(lengths) == 1 and max(lengths) <= _LONG


def _surely_listed(listed: Listed) -> int:
    """As few as the list names where its first things may belong to what stands before it: those from the last long one on."""
    certain = 0
    for thing in reversed(listed.things):
        certain += 1
        if thing.end - thing.start > _LONG:
            break
    return min(listed.fewest, certain) if certain < len(listed.things) else listed.fewest


def _count(found: Found, sheet: Sheet) -> int | None:
    place = found.kept["count"]
    if sheet.token_before(place.start, "ordinal", "and"):  # 第四位, 及三大…
        return None
    figure = sheet.figure(place)
    return sheet.counted(figure) if figure is not None else sheet.numeral(place)


def _list_start(sheet: Sheet, at: int) -> int:
    """Where a list before a place may begin: after the last comma, figure, or count of another list before it."""
    start, _ = sheet.sentence_at(at)
    code = sheet.coded.code
    begin = sheet.after_last(_STOPS, start, at)
    own = max(begin, _opened(code, begin, at))
    for other in sheet.giving("listed"):
        if own <= other.kept["count"].end <= at:
            own = max(own, other.kept["count"].end)
    return own


def _opened(code: str, start: int, end: int) -> int:
    """After the last bracket or quotation mark that is not closed again."""
    depth = 0
    for at in range(end - 1, start - 1, -1):
        if code[at] in ")”":
            depth += 1
        elif code[at] in "(“":
            if depth == 0:
                return at + 1
            depth -= 1
    return start


def _counted_before(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """三大产业:A、B、C; three pillar industries: A, B, and C."""
    count, place = _count(found, sheet), found.kept["listing"]
    listed = read_list(sheet.coded, place.start, place.end, sheet.cues.vocabulary)
    if count is not None and len(listed.things) > 1 and not sheet.told(place.start, place.end):
        yield from _against(found, count, listed, listed.fewest, sheet)


def _coming_back(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """“四敢”：让干部敢为、茶农敢闯、企业敢干: a word that each member of a list says again, and how many are announced."""
    count, word = _count(found, sheet), sheet.words(found.kept["word"]).strip()
    if found.rule.says.get("again"):
        yield from _said_again(found, count, word, sheet)
        return
    end = sheet.sentence_at(found.start)[1]
    stop = _ENDS_OF_MEMBERS.search(sheet.view, found.end, end)
    members = [one for one in _BETWEEN_COMMAS.finditer(sheet.view, found.end, stop.start() if stop else end) if one[0].strip()]
    saying = [one for one in members if one[0].count(word) == 1]
    if count is None or not _FEWEST_BACK <= count <= _MOST_COUNTED or len(saying) != len(members) or abs(count - len(members)) > 1 or len(members) < _FEWEST_BACK:
        return
    place = found.kept["count"]
    said = number(sheet.report, place.start, place.end, count)
    listed = number(sheet.report, members[0].start(), members[-1].end(), len(members))
    yield Relation("count", found.rule.name, Known.CLAUSE, (("said", said), ("listed", listed)), place.start, listed.end)


def _of_slogan(found: Found, sheet: Sheet) -> Iterator[Relation]:
    """“三优两提升”（优质教育、优质医疗、…）: the numbers of a slogan together, and the things listed behind it."""
    slogan, start = found.kept["slogan"], found.kept["listing"].start
    codes = sheet.cues.vocabulary.codes["numeral"]
    numbers = [sheet.language.folder.numeral(sheet.view[one:end]) for one, end, code in tokens(sheet.coded, slogan.start, slogan.end) if code in codes]
    end = max(sheet.coded.code.find(BUILT_IN["CLOSE"], start, start + _LONGEST_LIST), start)
    members = [one for one in _BETWEEN_MARKS.finditer(sheet.view, start, end) if one[0].strip()]
    count = sum(one for one in numbers if one)
    if not all(numbers) or sheet.told(start, end) or not _FEWEST_BACK <= count <= _MOST_COUNTED or abs(count - len(members)) > _WEAKLY:
        return
    said = number(sheet.report, slogan.start, slogan.end, count)
    listed = number(sheet.report, start, end, len(members))
    kind = "open" if sheet.has("etc", members[-1].start(), end) else "count"
    yield Relation(kind, found.rule.name, Known.CLAUSE, (("said", said), ("listed", listed)), slogan.start, end)


def _said_again(found: Found, count: int | None, word: str, sheet: Sheet) -> Iterator[Relation]:
    """“三个全省第一”。…全省第一；…全省第一: how often the rest of the paragraph says the word, each time at the end of a clause."""
    if count is None or len(word) < _NAME:
        return
    end = min(sheet.paragraph_at(found.start)[1], found.end + _LONGEST_PARAGRAPH)
    told = list(islice(re.finditer(rf"{re.escape(word)}(?=[{_CLAUSE_ENDS}]|\Z)", sheet.view[found.end : end + 1]), count + 2))
    if len(told) < _FEWEST_BACK or abs(count - len(told)) > 1:
        return
    place = found.kept["count"]
    said, listed = number(sheet.report, place.start, place.end, count), number(sheet.report, found.end, end, len(told))
    yield Relation("count", found.rule.name, Known.CLAUSE, (("said", said), ("listed", listed)), place.start, place.end)
