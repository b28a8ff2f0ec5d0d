"""Tables of a text in which one blank stands between columns: rows that end in as many figures as the line above them has years.

    Water and waste               2022 2023 2024     a line that ends in years
    Water drawn (million litres)  81.2 79.9 77.4     a row
    - of which from rivers        20.4 19.1 18.7
    Waste sent away for treatment                    a label that goes on below its figures
    61 64 70
    by licensed carriers (%)

Years may also stand below one another, each above its unit if it has one; then so may the figures of a row.

Nothing but the number of figures tells that a line is a row, so it must be the same in line after line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from reportdiff.model import Grid, GridCell, Span
from reportdiff.reading.lines import IS_CJK, ends_sentence
from reportdiff.reading.text_lines import LONGEST, TextLine, cues, text_lines

_YEAR = r"(?:FY\s?)?(?:19|20)\d\d(?:[/–-]\d\d(?:\d\d)?)?|FY\s?[’']?\d\d"
_YEAR_ALONE = re.compile(r"(?:19|20)\d\d")
_QUICK = re.compile(rf"(?<![\w.,])(?:{_YEAR})\S*\s+\S")
_STACKED = re.compile(rf"(?:{_YEAR})(?:\s?\(\w\)|[*†])?")
_FIGURE = (
    r"(?:[<>≤≥~±+−–-]\s?)?\(?(?:(?:US|HK|A|C)?[$€£¥₹]\s?)?[−–-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
    r"(?:\s?%|\s?[xX]|\s?(?:bn|m|pp?|pts?|bps)(?![A-Za-z]))?\)?(?:\(\d\)|[*†])?"
)
_MARK = r"[✔✓✖✗●○◐■]"  # of a target that was met
_NO_FIGURE = r"[–—-]|\.{2,3}|…|[*†]"
_ENDS_IN_FIGURE = re.compile(rf"(?:\A|\s){_FIGURE}\Z")
_POINTS = re.compile(r"(?:(?:[•●■▪◆➤✔]|[b-hj-z])\s)+(?=[A-Z])")  # before a label; letters of a type that was lost
_OTHER_HEAD = re.compile(r"[^\d.]{4,40}")
_FIGURE_ALONE = re.compile(rf"{_FIGURE}|{_NO_FIGURE}")
_OWN_NUMBER = re.compile(r"\(\d\)|\d{1,2}")  # (1), the mark of a note; Scope 2
_LETTERS = re.compile(r"[A-Za-z]{2}")
_DASHED = re.compile(r"[–—-]\s\d")
_TORN = re.compile(r"\d{1,3}"), re.compile(r"\d{3}")  # 20 800
_FEWEST, _MOST = 2, 12  # years; there are no fewer rows
_SURE = 4  # columns of a table that may have one row
_BETWEEN = 4  # lines between two rows: groups, pieces of labels, another column of the page
_UNREAD = 8  # lines between two rows that end in figures, of which nothing tells the column; of rows of two figures _BETWEEN
_LABEL = 160  # characters of a line that may be a label, or a piece of one
_GROUP = 60
_SMALL_LABEL = 32
_CAPTION = 90
_ABOVE = 2  # lines above the years that may say what the table is of


@dataclass(frozen=True, slots=True)
class _Heads:
    """A line that ends in the heads of columns: what stands before them, and each of them; ``noted`` where the last column
    before them has the numbers of notes, ``lines`` where they stand below one another, on so many; ``units`` are those that
    stand below each."""

    before: Span | None
    columns: tuple[Span, ...]
    noted: bool = False
    lines: int = 1
    units: tuple[Span, ...] = ()


@dataclass(slots=True)
class _Row:
    """A row, or a group where it has no figures: the pieces of its label, some of which may stand below the figures."""

    label: list[TextLine]
    figures: tuple[Span, ...] = ()


@dataclass(slots=True)
class _Body:
    """What stands below the years, as it is gathered line by line; ``end`` is the line after the last row."""

    end: int
    second: tuple[Span, ...] = ()
    rows: list[_Row] = field(default_factory=list)
    waiting: list[TextLine] = field(default_factory=list)  # lines without figures since the last row
    unread: int = 0  # lines that end in figures and are no row, since the last one
    hidden: list[TextLine] = field(default_factory=list)  # all of them


def tables_under_years(text: str, taken: Sequence[Grid] = (), lines: Sequence[TextLine] | None = None) -> list[Grid]:
    """The tables of a text, in order, apart from what lies in tables that are known; ``lines`` are its own, where they are at hand."""
    if not _QUICK.search(text):
        return []
    lines = text_lines(text) if lines is None else lines
    found: list[Grid] = []
    place = 0
    while place < len(lines):
        line = lines[place]
        known = any(grid.start < line.end and line.start < grid.end for grid in taken)
        heads = None if known else _heads_in(line) or _stacked_heads(lines, place)
        body = _below(lines, place, heads) if heads else None
        if heads and body and sum(bool(row.figures) for row in body.rows) >= (_FEWEST if len(heads.columns) < _SURE else 1):
            found.append(_grid(heads, body, lines[place : body.end], _captions(lines, place, found)))
            place = body.end
        else:
            place += 1
    return found


# -- the line of years --


def _heads_in(line: TextLine) -> _Heads | None:
    """The heads in which a line ends, years among them, if it says little before them; none comes twice."""
    if line.width > LONGEST or not _YEAR_ALONE.search(line.text):
        return None
    columns: list[Span] = []
    end = len(line.text)
    while found := _last_head().search(line.text, 0, end):
        columns.insert(0, Span(line.start + found.start("head"), line.start + found.end("head")))
        end = found.start()
    said = [line.text[span.start - line.start : span.end - line.start].lower() for span in columns]
    before = line.text[:end].rstrip()
    if not _FEWEST <= len(columns) <= _MOST or len(set(said)) < len(said) or len(before) > _CAPTION:
        return None
    if not any(_YEAR_ALONE.search(head) for head in said) or _is_years_of_prose(said):
        return None
    if before and (ends_sentence(before) or before[-1].isdigit() or IS_CJK.search(before)):
        return None
    told = before and len(before) <= _GROUP and not before[0].islower()
    noted = before.rpartition(" ")[2].lower() in cues("notes")
    return _Heads(Span(line.start, line.start + len(before)) if told else None, tuple(columns), noted)


@cache
def _last_head() -> re.Pattern[str]:
    """The last head of a line: a year, a part of it or its last day, a word of plan or result with a year before it or behind
    it, a change, a page."""
    kinds, others, parts, months = (_any_of(cues(kind)) for kind in ("column_heads", "other_columns", "parts_of_years", "months"))
    year = rf"(?:{_YEAR})(?:\s?\([\w%]\)|[*†])?"
    day = rf"(?i:{months})\.?(?:\s\d{{1,2}},?)?|\d{{1,2}}\s(?i:{months})\.?"
    of_year = rf"(?:(?i:{parts})\s)?(?:(?:{day})\s)?{year}(?:\s(?i:{kinds}))?|{year}\s(?i:{parts})"
    return re.compile(rf"(?:\A|(?<=\s))(?P<head>{of_year}|(?i:{kinds})\s{year}|(?i:{others}))\s*\Z")


@cache
def _money() -> re.Pattern[str]:
    """A currency with its scale, or per cent, as it stands below a year."""
    return re.compile(rf"(?:US|HK|A|C)?[$€£¥] ?[’']?(?i:{_any_of(cues('scales'))})?|%")


def _any_of(words: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word))) + ")"


def _is_years_of_prose(said: Sequence[str]) -> bool:
    """Whether heads are a year and a word that a sentence has there: 2023 target."""
    return len(said) == _FEWEST and sum(bool(_YEAR_ALONE.search(head)) for head in said) < _FEWEST and not any("page" in head or "%" in head for head in said)


def _stacked_heads(lines: Sequence[TextLine], place: int) -> _Heads | None:
    """Years below one another, each above its unit if it has one."""
    years: list[TextLine] = []
    units: list[Span] = []
    at = place
    while at < len(lines) and _STACKED.fullmatch(lines[at].text):
        years.append(lines[at])
        at += 1
        if at < len(lines) and _money().fullmatch(lines[at].text):
            units.append(Span(lines[at].start, lines[at].end))
            at += 1
    while len(years) >= _FEWEST and at < len(lines) and _OTHER_HEAD.fullmatch(lines[at].text) and _is_other(lines[at].text):
        years.append(lines[at])
        at += 1
    if not _FEWEST <= len(years) <= _MOST or len({line.text for line in years}) < len(years) or len(units) not in (0, len(years)):
        return None
    return _Heads(None, tuple(Span(line.start, line.end) for line in years), lines=at - place, units=tuple(units))


def _is_other(text: str) -> bool:
    """Whether a line may be the head of a column beside years: Change (as reported)."""
    return text.partition("(")[0].strip().lower() in cues("other_columns")


def _stacked(lines: Sequence[TextLine], place: int, count: int) -> tuple[Span, ...]:
    """The figures that stand below one another under a label: as many as there are columns, and no more."""
    own = lines[place : place + count + 1]
    if len(own) < count or not all(_FIGURE_ALONE.fullmatch(line.text) for line in own[:count]) or not _LETTERS.search(lines[place - 1].text):
        return ()
    more = len(own) > count and _FIGURE_ALONE.fullmatch(own[count].text)
    return () if more or _FIGURE_ALONE.fullmatch(lines[place - 1].text) else tuple(Span(line.start, line.end) for line in own[:count])


def _second_heads(line: TextLine, count: int) -> tuple[Span, ...]:
    """A word or a unit for each column below the years: Result Result Target; £m £m."""
    words = list(re.finditer(r"[$€£¥] ?(?:million|billion|thousand|bn|m|k)\b|\S+", line.text))
    if len(words) != count or not all(_money().fullmatch(word[0]) or word[0].strip("()*").lower() in cues("column_heads") for word in words):
        return ()
    return tuple(Span(line.start + word.start(), line.start + word.end()) for word in words)


def _captions(lines: Sequence[TextLine], place: int, found: Sequence[Grid]) -> tuple[Span, ...]:
    """The lines right above the years that may say what the table is of, the nearest first."""
    above: list[Span] = []
    for line in reversed(lines[max(0, place - _ABOVE) : place]):
        if len(line.text) > _CAPTION or ends_sentence(line.text) or _ENDS_IN_FIGURE.search(line.text) or (found and line.start < found[-1].end):
            break
        above.append(Span(line.start, line.end))
    return tuple(above)


# -- rows --


def _below(lines: Sequence[TextLine], first: int, heads: _Heads) -> _Body:
    """The rows below the years that begin in a line, with the groups that they stand in."""
    count, place = len(heads.columns), first + heads.lines
    body = _Body(place, heads.units)
    unread = _BETWEEN if count == _FEWEST else _UNREAD
    while place < len(lines) and len(body.waiting) <= _BETWEEN and body.unread <= unread:
        line = lines[place]
        place += 1
        if line.width > LONGEST or line.page != lines[first].page or IS_CJK.search(line.text) or _heads_in(line):
            break
        if not body.rows and not body.second and (second := _second_heads(line, count)):
            body.second, body.waiting = second, []
        elif _is_lost(line.text):
            continue
        elif heads.lines > 1 and (figures := _stacked(lines, place, count)):
            place = _add(body, lines, place + count, line, figures) or place
        elif (told := _told(line, count, noted=heads.noted)) and (after := _add(body, lines, place, *told)):
            place = after
        elif _ENDS_IN_FIGURE.search(line.text):
            body.unread += 1
            body.hidden.append(line)
            if body.rows and not body.waiting and not _is_prose(line.text):
                body.end = place  # a row of which nothing tells whose its figures are
        elif len(line.text) > _LABEL or ends_sentence(line.text.rstrip(":")):
            break
        else:
            body.waiting.append(_part(line, _after_points(line.text), len(line.text)))
    _close(body, lines)
    return body


def _add(body: _Body, lines: Sequence[TextLine], place: int, label: TextLine | None, figures: tuple[Span, ...]) -> int:
    """A row more, with what waits for it above and goes on below it, if it can be named: the place of the line
    after it, 0 where it is no row."""
    begun: list[TextLine] = []
    waiting = _close(body, lines)
    if waiting and (label is None or (_is_small(label.text) and not _is_part(label.text))):
        begun = [waiting.pop()]
        while waiting and _is_small(begun[0].text):
            begun.insert(0, waiting.pop())
    elif label is not None and not _is_part(label.text) and not _is_below_a_row(body, label, place):
        label = _after_another(label)
    named = [*begun, *([label] if label else [])]
    if not named or _is_prose(" ".join(line.text for line in named)):
        return 0
    body.rows += [_Row([line]) for line in waiting if len(line.text) <= _GROUP and not _is_prose(line.text)]
    if label is None:
        while place < len(lines) and _is_small(lines[place].text) and not _ENDS_IN_FIGURE.search(lines[place].text):
            named.append(lines[place])
            place += 1
    body.rows.append(_Row(named, figures))
    body.end, body.unread = place, 0
    return place


def _is_below_a_row(body: _Body, label: TextLine, place: int) -> bool:
    """Whether a short label that begins small stands right below a row, so that it goes on in nothing."""
    return bool(body.rows and body.rows[-1].figures) and body.end == place - 1 and _is_small(label.text) and len(label.text) <= _SMALL_LABEL


def _close(body: _Body, lines: Sequence[TextLine]) -> list[TextLine]:
    """What waits, without the lines in which the last row's label goes on."""
    waiting, body.waiting = body.waiting, []
    if body.rows and body.rows[-1].figures:
        while waiting and _is_small(waiting[0].text) and len(waiting[0].text) <= _CAPTION:
            line = waiting.pop(0)
            body.rows[-1].label.append(line)
            body.end = next(at for at in range(body.end, len(lines)) if lines[at].end == line.end) + 1
    return waiting


def _told(line: TextLine, count: int, *, noted: bool) -> tuple[TextLine | None, tuple[Span, ...]] | None:
    """The label and the figures of a row: as many as there are columns, and no more but the number of what the label names, or
    that of its note."""
    if len(line.text) > _LABEL:
        return None
    figures: list[Span] = []
    end = len(line.text)
    while found := _last_figure().search(line.text, 0, end):
        figures.insert(0, Span(line.start + found.start("figure"), line.start + found.end("figure")))
        end = len(line.text[: found.start()].rstrip())
    figures = _mended(line, figures, count)
    own = figures[:-count]
    if len(figures) < count or len(own) > 1 or not any(map(str.isdigit, line.text[end:])):
        return None
    if own and not _OWN_NUMBER.fullmatch(line.text, own[0].start - line.start, own[0].end - line.start):
        return None
    label_end = (own[0] if own and noted else figures[len(own)]).start - line.start
    said = re.sub(rf"\s*{_MARK}\s*\Z", "", line.text[:label_end].rstrip())
    if not said:
        return None, tuple(figures[len(own) :])
    cut_short = said.rpartition(" ")[2].lower() in cues("cut_short")
    if not _LETTERS.search(said) or (ends_sentence(said.rstrip(":")) and not (cut_short or said.endswith(")"))):
        return None
    return _part(line, _after_points(said), len(said)), tuple(figures[len(own) :])


def _mended(line: TextLine, figures: list[Span], count: int) -> list[Span]:
    """The figures, where all of them are thousands set apart by a blank: 20 800 21 400; where a dash in place of one was
    taken for the sign of the next: - 18 20."""
    torn = [at for at, span in enumerate(figures) if _DASHED.match(line.text, span.start - line.start)]
    if torn and len(figures) + len(torn) == count:
        return [one for at, span in enumerate(figures) for one in ((Span(span.start, span.start + 1), Span(span.start + 2, span.end)) if at in torn else (span,))]
    if len(figures) != 2 * count:
        return figures
    said = [line.text[span.start - line.start : span.end - line.start] for span in figures]
    if not all(_TORN[at % 2].fullmatch(one) for at, one in enumerate(said)):
        return figures
    return [Span(one.start, other.end) for one, other in zip(figures[::2], figures[1::2], strict=True)]


@cache
def _last_figure() -> re.Pattern[str]:
    words = _any_of(cues("no_figure"))
    return re.compile(rf"(?:\A|\s)(?:{_MARK}\s?)?(?P<figure>{_FIGURE}|{_NO_FIGURE}|(?i:{words}))(?:\s?{_MARK})?\Z")


def _after_another(label: TextLine) -> TextLine | None:
    """A label, which may stand behind a line of another column: … across the coast in Total; … in 2021 Total. Nothing, where
    it must and none can be told."""
    for match in reversed(list(re.finditer(r"(?P<word>\S+)\s(?=[A-Z])", label.text))):
        small = label.text[0].islower() and (ends_sentence(match["word"]) or match["word"] in cues("never_last"))
        if small or _YEAR_ALONE.fullmatch(match["word"]):
            return _part(label, match.end(), len(label.text))
    return None if label.text[0].islower() else label


def _is_prose(label: str) -> bool:
    """Whether a label has words of a sentence: it is a line of another column."""
    return not cues("of_sentences").isdisjoint(label.lower().split())


def _after_points(text: str) -> int:
    found = _POINTS.match(text)
    return found.end() if found else 0


def _part(line: TextLine, start: int, end: int) -> TextLine:
    text = line.text[start:end]
    return TextLine(text, line.start + start, line.start + end, len(text), line.indent, line.page, line.after_blank)


def _is_part(text: str) -> bool:
    """Whether a row is said to be a part of the one above it."""
    return any(text.lower().startswith(word) for word in cues("parts"))


def _is_small(text: str) -> bool:
    """Whether a line goes on in the one above it: it begins small, or with a bracket."""
    return text[0].islower() or text[0] == "("


def _is_lost(text: str) -> bool:
    """Whether a line is a figure or two that a formula lost."""
    return len(text) <= 3 and all(len(word) == 1 and word.isdigit() for word in text.split())


# -- the grid --


def _grid(heads: _Heads, body: _Body, lines: Sequence[TextLine], captions: tuple[Span, ...]) -> Grid:
    """The grid of a table whose lines are these, but for those that are of something else."""
    width = len(heads.columns) + 1
    cells = [GridCell(0, 0, 1, 1, heads.before.start, heads.before.end)] if heads.before else []
    cells += [GridCell(0, at, 1, 1, span.start, span.end) for at, span in enumerate(heads.columns, 1)]
    cells += [GridCell(1, at, 1, 1, span.start, span.end) for at, span in enumerate(body.second, 1)]
    first = 2 if body.second else 1
    for number, row in enumerate(body.rows, first):
        cells += _cells(number, row, width)
    starts = [*(cell.start for cell in cells), *(piece.start for cell in cells for piece in cell.more), *(one.start for one in body.hidden)]
    between = [Span(line.start, line.end) for line in lines if not any(line.start <= start < line.end for start in starts)]
    return Grid(lines[0].start, lines[-1].end, first + len(body.rows), width, tuple(cells), captions, tuple(between))


def _cells(number: int, row: _Row, width: int) -> Iterator[GridCell]:
    label, *more = row.label
    pieces = tuple(Span(piece.start, piece.end) for piece in more)
    yield GridCell(number, 0, 1, 1 if row.figures else width, label.start, label.end, more=pieces)
    for column, span in enumerate(row.figures, 1):
        yield GridCell(number, column, 1, 1, span.start, span.end)
