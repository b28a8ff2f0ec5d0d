"""What an English text says of its own figures and lists: numbered headings, respectively, from … to …, of which; as
formulas over them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from reportdiff.analysis import Mention
from reportdiff.analysis.marking import mark
from reportdiff.analysis.naming import Capitals
from reportdiff.analysis.statements import Earlier, Statement, read
from reportdiff.lang.en.basis import on_other_basis
from reportdiff.lang.en.lists import counted_items
from reportdiff.lang.en.quantities import mentions
from reportdiff.lang.en.series import read_series
from reportdiff.lang.en.since import read_movements
from reportdiff.lang.en.told import read_told
from reportdiff.lang.en.view import plain
from reportdiff.languages import grammar
from reportdiff.model import (
    Claim,
    Comparator,
    Course,
    Fact,
    FromTo,
    Measure,
    Numbering,
    PartOf,
    Report,
    Respective,
    Series,
)

_ORDINALS = ["First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth"]
# "First, we will …" begins a sentence; I., 1. and (1) begin a line, as headings do.
_POINT = re.compile(rf"(?:^|(?<=[.;:!?\n] ))(?P<number>{'|'.join(_ORDINALS)})(?:ly)?, ", re.M)
_ROMAN = {"I": 1, "V": 5, "X": 10}
_NUMBER = re.compile(r"\d{1,2}|[IVX]{1,5}")
_RESPECTIVELY = re.compile(r"\brespectively\b", re.I)
_NEAR = 40
_MOST_VALUES = 20
_MOST_WHOLES = 12  # figures before a part of which one may be its whole
_JOINT = re.compile(r" ?(?:,|and|,? and|, respectively|or) ?(?:by|to|at|over|more than|about|around|nearly|up|down)? ?", re.I)
_BETWEEN = re.compile(r"(?: in (?:19|20)\d\d| at the end of (?:19|20)\d\d| per \w+| a \w+)? to (?:(?:about|over|more than|nearly) )?", re.I)
_FROM = re.compile(r"\bfrom (?:(?:about|over|more than|nearly) )?$", re.I)
_CHANGE = re.compile(
    r"(?: in (?:19|20)\d\d| per \w+| a \w+)?, ?(?:or |which is |that is |representing |marking )?(?P<verb>up"
    r"|down|an? (?:overall |total |year-on-year )?(?:increase|rise|growth|gain|drop|fall|decrease"
    r"|decline|reduction|cut)|(?:rising|growing|increasing|falling|dropping|declining)(?: by)?) ?(?:of "
    r"|by )?",
    re.I,
)
_FALL = re.compile(r"down|drop|fall|decreas|declin|reduc|cut|lower|shrank|shrink|shorten", re.I)
_WENT = re.compile(
    r"\b(?P<verb>rais(?:e|ed|ing)|ros(?:e)|ris(?:e|en|ing)|increas(?:e|ed|ing)|gr(?:ew|ow|own"
    r"|owing)|climb(?:ed|ing)?|expand(?:ed|ing)?|improv(?:ed|ing)|fell|fall(?:en|ing)?|dropp?(?:ed"
    r"|ing)?|declin(?:ed|ing|e)|decreas(?:ed|ing|e)|cut|reduc(?:ed|ing|e)|lower(?:ed|ing)?)\b(?P<object>[^,;:.\d]{0,90}?) from (?:(?:about"
    r"|over|more than|nearly) )?$",
    re.I,
)
_OF_WHICH = re.compile(r"\b(?:of which|of whom|of these|of them|including)\b", re.I)
_EACH = re.compile(r"\b(?:each|every|per|average)\b", re.I)
_SHARE = re.compile(
    r"\b(?:share|proportion|percentage|coverage|as a share of|literacy|penetration|enrollment rate"
    r"|(?:un)?employment rate|urbanization rate|treatment rate|recycling rate|survival rate|occupancy"
    r"|pass rate|compliance rate|attendance|vacancy rate|forest cover)\b", re.I)
# Rates that are told against something else than their whole.
_BEYOND = re.compile(r"\b(?:gross enrol\w*|growth|debt|liabilit\w+|dependency|turnover|completion|increase|leverage|coverage ratio|capacity|target|plan)\b", re.I)


def may_exceed_whole(indicator: str) -> bool:
    """Whether a rate of this name may be above 100 %, or is not known to be a share of a whole."""
    return bool(_BEYOND.search(indicator)) or not _SHARE.search(indicator)


def read_claims(report: Report) -> tuple[Claim, ...]:
    """The claims of a report, in the order of their kinds and then of the text."""
    view = plain(report.text)
    body = _body(view, report)
    claims: list[Claim] = [*_headings(report), *_points(view, body)]
    for start, end in grammar("en").splitter.sentences(view, *body):
        sentence = view[start:end]
        if "respectively" in sentence.lower() or "from" in sentence:
            found = mentions(report.text[start:end], sentence)
            claims.extend(_respective(sentence, start, found))
            claims.extend(_from_to(sentence, start, found))
            claims.extend(_courses(sentence, start, found))
    parts = tuple(_parts(view, report))
    numbered = [claim for claim in claims if isinstance(claim, Numbering)]
    return (*claims, *parts, *read_told(view, body, report, parts, numbered), *read_movements(view, report), *read_series(view, body))


def read_series_of(report: Report) -> tuple[Series, ...]:
    """The series of years of a report alone, for the one that goes on from it."""
    view = plain(report.text)
    return tuple(read_series(view, _body(view, report)))


def _body(view: str, report: Report) -> tuple[int, int]:
    """Where the text of a report stands between its head and its foot."""
    if not report.sections:
        return 0, len(view)
    return report.sections[0].start, max(section.end for section in report.sections)


def _headings(report: Report) -> Iterator[Numbering]:
    """The numbers of headings; a form is how the number is written: I., 1., (1)."""
    for section in report.sections:
        written = section.number or ""
        digits = _NUMBER.search(written)
        if digits is None or re.search(r"\d\.\d|[a-z]{3}", written):
            continue
        number = int(digits[0]) if digits[0].isdecimal() else _roman(digits[0])
        if number:
            around = written.split(digits[0], 1)
            first, after = ("1", str(number + 1)) if digits[0].isdecimal() else ("I", _as_roman(number + 1))
            form = first.join(around)
            yield Numbering(section.start, section.start + len(written), form, number, form, after.join(around))


def _roman(written: str) -> int:
    values = [_ROMAN[letter] for letter in written]
    return sum(-value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True))


def _as_roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]


def _points(view: str, body: tuple[int, int]) -> Iterator[Numbering]:
    for match in _POINT.finditer(view, *body):
        number = _ORDINALS.index(match["number"]) + 1
        after = _ORDINALS[number] if number < len(_ORDINALS) else f"{number + 1}th"
        yield Numbering(match.start("number"), match.end("number"), "First", number, _ORDINALS[0], after)


def _respective(sentence: str, offset: int, found: list[Mention]) -> Iterator[Respective]:
    """A, B and C rose by x, y and z respectively: the values right before the word, the things before their verb."""
    tails = [one.tail for one in found]
    for match in _RESPECTIVELY.finditer(sentence):
        first = last = bisect_right(tails, match.start()) - 1
        if last < 0 or match.start() - tails[last] > _NEAR:
            continue
        while first > max(0, last - _MOST_VALUES) and _JOINT.fullmatch(sentence[found[first - 1].tail : found[first].lead]):
            first -= 1
        values = found[first : last + 1]
        named = _named(sentence, found, values[0])
        fewest, most = counted_items(named)
        if most < 2 or re.search(r"\d", named):
            continue
        exact = all(value.quantity.comparator is Comparator.EQ for value in values)
        start = offset + values[0].start
        yield Respective(start, offset + match.end(), fewest, most, len(values), exact)


def _named(sentence: str, found: list[Mention], value: Mention) -> str:
    """What the verb of a value says something of, as the reading of its sentence has it."""
    tongue = grammar("en")
    marked = mark(tongue, sentence, 0, found)
    for statement in read(tongue, marked, Earlier(), Capitals(), lambda _: False):
        if statement.quantity.start == value.start and statement.named_by and _has_verb(statement):
            return sentence[statement.named_by.start : statement.named_by.end]
    return ""


def _has_verb(statement: Statement) -> bool:
    return statement.found is not None and bool({"subject", "move"} & statement.found.kept.keys())


def _from_to(sentence: str, offset: int, found: list[Mention]) -> Iterator[FromTo]:
    for before, after, change in zip(found, found[1:], found[2:], strict=False):
        if not _FROM.search(sentence[max(0, before.start - _NEAR) : before.start]) or not _BETWEEN.fullmatch(sentence[before.end : after.start]):
            continue
        if said := _CHANGE.fullmatch(sentence[after.end : change.start]):
            first, second, third = (replace(one.quantity, start=one.start + offset, end=one.end + offset) for one in (before, after, change))
            yield FromTo(first.start, third.end, first, second, third, bool(_FALL.search(said["verb"])))


def _courses(sentence: str, offset: int, found: list[Mention]) -> Iterator[Course]:
    """raised X from A to B, X fell from A to B: whatever follows."""
    for before, after in pairwise(found):
        went = _WENT.search(sentence[max(0, before.start - 140) : before.start])
        if went is None or before.quantity.pint != after.quantity.pint:
            continue
        if _BETWEEN.fullmatch(sentence[before.end : after.start]):
            first, second = (replace(one.quantity, start=one.start + offset, end=one.end + offset) for one in (before, after))
            yield Course(first.start, second.end, first, second, went["verb"], bool(_FALL.match(went["verb"])) or went["verb"].lower().startswith("fell"))


def _parts(view: str, report: Report) -> Iterator[PartOf]:
    """… 3 million, of whom 1.2 million: the first level after the words, and the levels of its unit before them."""
    by_sentence: dict[tuple[int, int], list[Fact]] = {}
    for fact in report.facts:
        by_sentence.setdefault((fact.sentence_start, fact.sentence_end), []).append(fact)
    for (start, end), facts in by_sentence.items():
        starts = [fact.start for fact in facts]
        for match in _OF_WHICH.finditer(view, start, end):
            at = bisect_left(starts, match.end())
            part = facts[at] if at < len(facts) and facts[at].start < match.end() + 60 else None
            if part is None or part.measure is not Measure.LEVEL or re.search(r"[,;:]", view[match.end() : part.start]):
                continue
            if match[0].lower() == "including" and part.pint == "count":
                continue  # 30 schools, including 2,500 places
            wholes = tuple(fact for fact in facts[max(0, at - _MOST_WHOLES) : at] if fact.end <= match.start() and fact.measure is Measure.LEVEL)
            same = tuple(fact for fact in wholes if fact.unit == part.unit and fact.year == part.year)
            if same and same[-1] is wholes[-1] and not any(_is_rate(view, fact) for fact in same):
                yield PartOf(same[-1].start, part.end, part, same)


def _is_rate(view: str, fact: Fact) -> bool:
    """Whether a figure is told for each of many, of which the next may be no part."""
    near = view[max(fact.sentence_start, fact.start - 20) : fact.end + 12]
    return bool(_EACH.search(near)) or on_other_basis(fact)
