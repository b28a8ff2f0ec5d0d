"""The heads of columns in a text with one blank between columns: lines that end in years, plans and results.

    Water and waste 2022 2023 2024         years, which say by themselves that a table begins
    Indicator Unit Target Actual Status    words, where all of the line is heads
    Indicator                              heads below one another, where each cell of a page became a line
    Unit
    2023
    Target 2030
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from reportdiff.model import Span
from reportdiff.reading.lines import IS_CJK, ends_sentence
from reportdiff.reading.text_lines import LONGEST, TextLine, cues

YEAR = r"(?:FY\s?)?(?:19|20)\d\d(?:[/–-]\d\d(?:\d\d)?)?|FY\s?[’']?\d\d(?:[/–-]\d\d)?"
YEAR_ALONE = re.compile(r"(?:19|20)\d\d")
YEAR_IN = re.compile(r"(?:19|20)\d\d|FY\s?[’']?\d\d")
FEWEST, MOST = 2, 12  # columns of years
CAPTION, GROUP = 90, 60  # characters of what stands before years, and of what heads labels
_STACKED = re.compile(rf"(?:{YEAR})(?:\s?\(\w\)|[*†])?")
_OTHER_HEAD = re.compile(r"[^\d.]{4,40}")
_QUICK = re.compile(rf"(?<![\w.,])(?:{YEAR})\S*\s+\S")


@dataclass(frozen=True, slots=True)
class Heads:
    """The heads of columns that end in figures: what stands before them, and each of them.

    ``noted`` where the last column before them has the numbers of notes; ``lines`` on how many they stand below one another;
    ``units`` are those that stand below each, ``years`` those that stand above those without one; ``unit`` is the head of
    units that are cells of their own, ``status`` that of a last column which says how a row stands; ``sided`` where a column
    beside the labels says which way is good, ``numbered`` where one before them has their numbers, ``dated`` where they are
    years; ``named`` where words say that the line is one of heads; ``planned`` is how many of the last columns are of plans.
    """

    before: Span | None
    columns: tuple[Span, ...]
    noted: bool = False
    lines: int = 1
    units: tuple[Span, ...] = ()
    years: tuple[tuple[int, Span], ...] = ()
    unit: Span | None = None
    status: Span | None = None
    sided: bool = False
    numbered: bool = False
    dated: bool = False
    named: bool = False
    planned: int = 0


def may_have_heads(text: str) -> bool:
    """Whether a text may have heads at all."""
    return bool(_QUICK.search(text)) or any(word in text for said in cues("sure_heads") for word in (said.capitalize(), said.upper()))


def any_of(words: Iterable[str]) -> str:
    """A pattern of words, the longest first."""
    return "(?:" + "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word))) + ")"


def heads_in(line: TextLine) -> Heads | None:
    """The heads in which a line ends: years among them, if it says little before them, or words, if it says nothing else; none
    comes twice."""
    if line.width > LONGEST:
        return None
    return _words_in(line) or (_years_in(line) if YEAR_IN.search(line.text) else None)


def _years_in(line: TextLine) -> Heads | None:
    """The heads in which a line ends, years among them."""
    columns, end = _last_heads(line, len(line.text))
    if len(columns) < FEWEST and line.text[:1].isdigit():
        columns, end = _last_heads(line, len(line.text), bare=True)
    said = [line.text[span.start - line.start : span.end - line.start].lower() for span in columns]
    before = line.text[:end].rstrip()
    if not FEWEST <= len(columns) <= MOST or len(set(said)) < len(said) or len(before) > CAPTION:
        return None
    if not any(YEAR_IN.search(head.upper()) for head in said) or _is_years_of_prose(said):
        return None
    if before and (ends_sentence(before) or before[-1].isdigit() or IS_CJK.search(before)):
        return None
    told = before and len(before) <= GROUP and not before[0].islower()
    noted = before.rpartition(" ")[2].lower() in cues("notes")
    return Heads(Span(line.start, line.start + len(before)) if told else None, tuple(columns), noted)


def _words_in(line: TextLine) -> Heads | None:
    """The heads of a line that is nothing but heads: of labels, units and numbers, then of figures, then of how rows stand."""
    first = line.text.partition(" ")[0].lower()
    if first not in _first_words() or not line.text[0].isalnum() or line.text[0].islower() or not _labelling().match(line.text):
        return None
    stands = _standing().search(line.text)
    end = stands.start() if stands else len(line.text)
    columns, end = _last_heads(line, end, bare=True)
    before = _labelling().fullmatch(line.text[:end].rstrip())
    if before is None or not columns or len(columns) > MOST:
        return None
    said = [line.text[span.start - line.start : span.end - line.start].lower() for span in columns]
    if len(set(said)) < len(said) or not any(YEAR_IN.search(head.upper()) or _is_plain(head) for head in said):
        return None
    label = Span(line.start + before.start("label"), line.start + before.end("label" if before["side"] or not before["unit"] else "unit"))
    status = Span(line.start + stands.start("head"), line.start + stands.end("head")) if stands else None
    dated = before["label"].lower() in cues("time_heads")
    planned = next((number for number, head in enumerate(reversed(said)) if not _is_plan(head)), len(said))
    return Heads(label, tuple(columns), status=status, sided=bool(before["side"]), numbered=bool(before["number"]), dated=dated, named=True, planned=planned)


def _is_plain(head: str) -> bool:
    """Whether a head says plan or result and nothing else."""
    return head in cues("column_heads")


def _last_heads(line: TextLine, end: int, *, bare: bool = False) -> tuple[list[Span], int]:
    """The heads of figures in which a line ends before a place, and where they begin; ``bare`` where words alone may be heads."""
    columns: list[Span] = []
    while found := _last_head(bare=bare).search(line.text, 0, end):
        columns.insert(0, Span(line.start + found.start("head"), line.start + found.end("head")))
        end = found.start()
    return columns, end


@cache
def _last_head(*, bare: bool = False) -> re.Pattern[str]:
    """The last head of a line: a year, a part of it or its last day, a word of plan or result with a year before it or behind
    it, a change, a page."""
    kinds, others, parts, months = (any_of(cues(kind)) for kind in ("column_heads", "other_columns", "parts_of_years", "months"))
    year = rf"(?:{YEAR})(?:\s?\([\w%]\)|[*†])?"
    day = rf"(?i:{months})\.?(?:\s\d{{1,2}},?)?|\d{{1,2}}\s(?i:{months})\.?"
    of_year = rf"(?:(?i:{parts})\s)?(?:(?:{day})\s)?{year}(?:\s(?i:{kinds}))?|{year}\s(?i:{parts})"
    alone = rf"|(?i:{kinds})(?:\s\(%\))?" if bare else ""
    return re.compile(rf"(?:\A|(?<=\s))(?P<head>{of_year}|(?i:{kinds})\s\(?{year}\)?|(?i:{others}){alone})\s*\Z")


@cache
def _standing() -> re.Pattern[str]:
    return re.compile(rf"\s(?P<head>(?i:{any_of(cues('status_heads'))}))\Z")


@cache
def _labelling() -> re.Pattern[str]:
    number, label, unit, side = (any_of(cues(f"{kind}_heads")) for kind in ("number", "label", "unit", "side"))
    return re.compile(rf"(?:(?P<number>{number})\s+)?(?P<label>{label}(?:\s+{label})?)(?:\s+(?P<unit>\(?{unit}\)?))?(?P<side>(?:\s+{side})*)", re.I)


@cache
def _first_words() -> frozenset[str]:
    return frozenset(words.partition(" ")[0] for kind in ("number_heads", "label_heads") for words in cues(kind))


@cache
def _money() -> re.Pattern[str]:
    """A currency with its scale, or per cent, as it stands below a year."""
    return re.compile(rf"(?:US|HK|A|C)?[$€£¥] ?[’']?(?i:{any_of(cues('scales'))})?|%")


def _is_years_of_prose(said: Sequence[str]) -> bool:
    """Whether heads are a year and a word that a sentence has there: 2023 target."""
    return len(said) == FEWEST and sum(bool(YEAR_ALONE.search(head)) for head in said) < FEWEST and not any("page" in head or "%" in head for head in said)


# -- heads above and below others --


def with_years_above(heads: Heads, line: TextLine, above: TextLine | None) -> Heads:
    """Heads of a line, some of which have no year, where the line above is nothing but a year for each of those."""
    if above is None or not YEAR_IN.search(above.text):
        return heads
    without = [at for at, span in enumerate(heads.columns) if not YEAR_IN.search(line.text, span.start - line.start, span.end - line.start)]
    years = re.fullmatch(rf"(?:{YEAR})(?:\s+(?:{YEAR}))*", above.text)
    found = list(re.finditer(YEAR, above.text)) if years else []
    if not without or len(found) != len(without):
        return heads
    spans = (Span(above.start + one.start(), above.start + one.end()) for one in found)
    return replace(heads, years=tuple(zip(without, spans, strict=True)))


def second_heads(line: TextLine, count: int) -> tuple[Span, ...]:
    """A word or a unit for each column below the years: Result Result Target; £m £m."""
    words = list(re.finditer(r"[$€£¥] ?(?:million|billion|thousand|bn|m|k)\b|\S+", line.text))
    if len(words) != count or not all(_money().fullmatch(word[0]) or word[0].strip("()*").lower() in cues("column_heads") for word in words):
        return ()
    return tuple(Span(line.start + word.start(), line.start + word.end()) for word in words)


def stacked_heads(lines: Sequence[TextLine], place: int) -> Heads | None:
    """Heads below one another, each a line: years, each above its unit if it has one; or one of labels, then those of figures."""
    return _stacked_years(lines, place) or _stacked_words(lines, place)


def _stacked_years(lines: Sequence[TextLine], place: int) -> Heads | None:
    years: list[TextLine] = []
    units: list[Span] = []
    at = place
    while at < len(lines) and _STACKED.fullmatch(lines[at].text):
        years.append(lines[at])
        at += 1
        if at < len(lines) and _money().fullmatch(lines[at].text):
            units.append(Span(lines[at].start, lines[at].end))
            at += 1
    while len(years) >= FEWEST and at < len(lines) and _OTHER_HEAD.fullmatch(lines[at].text) and _is_other(lines[at].text):
        years.append(lines[at])
        at += 1
    if not FEWEST <= len(years) <= MOST or len({line.text for line in years}) < len(years) or len(units) not in (0, len(years)):
        return None
    return Heads(None, tuple(Span(line.start, line.end) for line in years), lines=at - place, units=tuple(units))


def _is_other(text: str) -> bool:
    """Whether a line may be the head of a column beside years: Change (as reported)."""
    return text.partition("(")[0].strip().lower() in cues("other_columns")


def _stacked_words(lines: Sequence[TextLine], place: int) -> Heads | None:
    """A head of labels, that of their units if they have them, then those of figures, then that of how rows stand."""
    if lines[place].text.lower() not in cues("label_heads"):
        return None
    at, unit, status = place + 1, None, None
    label = Span(lines[place].start, lines[place].end)
    if at < len(lines) and lines[at].text.lower() in cues("label_heads"):
        label, at = Span(lines[at].start, lines[at].end), at + 1
    if at < len(lines) and lines[at].text.lower() in cues("unit_heads"):
        unit, at = Span(lines[at].start, lines[at].end), at + 1
    columns: list[TextLine] = []
    while at < len(lines) and len(columns) <= MOST and _last_head(bare=True).fullmatch(lines[at].text):
        columns.append(lines[at])
        at += 1
    if at < len(lines) and lines[at].text.lower() in cues("status_heads"):
        status, at = Span(lines[at].start, lines[at].end), at + 1
    if not FEWEST <= len(columns) <= MOST or len({line.text for line in columns}) < len(columns):
        return None
    planned = next((number for number, line in enumerate(reversed(columns)) if not _is_plan(line.text)), len(columns))
    spans = tuple(Span(line.start, line.end) for line in columns)
    dated = lines[place].text.lower() in cues("time_heads")
    return Heads(label, spans, lines=at - place, unit=unit, status=status, dated=dated, named=True, planned=planned)


def _is_plan(head: str) -> bool:
    return not cues("plan_heads").isdisjoint(head.lower().split())
