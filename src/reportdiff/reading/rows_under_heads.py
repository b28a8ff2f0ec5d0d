"""Tables of a text in which one blank stands between columns: rows that end in as many figures as the line above them has heads.

    Water and waste               2022 2023 2024     a line that ends in years
    Water drawn (million litres)  81.2 79.9 77.4     a row
    - of which from rivers        20.4 19.1 18.7
    Waste sent away for treatment                    a label that goes on below its figures
    61 64 70
    by licensed carriers (%)

Heads may also stand below one another, years each above its unit if it has one; then so may the cells of a row. Where words
say that a line is one of heads (Indicator Unit Target Actual Status), a row may end in how it stands, its figures may have
words beside them, and it may be named by a year.

Nothing but the number of figures tells that a line is a row, so it must be the same in line after line.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from reportdiff.model import Grid, GridCell, Span
from reportdiff.reading.column_heads import (
    CAPTION,
    GROUP,
    YEAR,
    YEAR_ALONE,
    Heads,
    any_of,
    heads_in,
    may_have_heads,
    second_heads,
    stacked_heads,
    with_years_above,
)
from reportdiff.reading.lines import IS_CJK, ends_sentence
from reportdiff.reading.text_lines import LONGEST, TextLine, cues, text_lines

_FIGURE = (
    r"(?:(?:[<>]=?|[≤≥~±+−–-])\s?)?\(?(?:(?:US|HK|A|C)?[$€£¥₹]\s?)?[−–-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
    r"(?:\s?%|\s?[xX]|\s?(?:bn|m|pp?|pts?|bps)(?![A-Za-z]))?\)?(?:\(\d\)|[*†])?"
)
_MARK = r"[✔✓✖✗●○◐■]"  # of a target that was met
_NO_FIGURE = r"[–—-]|\.{2,3}|…|[*†]"
_ENDS_IN_FIGURE = re.compile(rf"(?:\A|\s){_FIGURE}\Z")
_POINTS = re.compile(r"(?:(?:[•●■▪◆➤✔]|[b-hj-z])\s)+(?=[A-Z])")  # before a label; letters of a type that was lost
_FIGURE_ALONE = re.compile(rf"{_FIGURE}|{_NO_FIGURE}")
_ROW_NUMBER = re.compile(r"(?:[A-Z]{1,5}[ -]?)?\d{1,4}(?:\.\d{1,2})*[a-z]?[.)]?\s+(?:[a-h]\)\s+)?(?=\S)")  # OC06b b) …
_OWN_NUMBER = re.compile(r"\(\d\)|\d{1,2}")  # (1), the mark of a note; Scope 2
_LETTERS = re.compile(r"[A-Za-z]{2}")
_DASHED = re.compile(r"[–—-]\s\d")
_TORN = re.compile(r"\d{1,3}"), re.compile(r"\d{3}")  # 20 800
_FEWEST = 2  # rows
_SURE = 4  # columns of a table that may have one row
_BETWEEN = 4  # lines between two rows: groups, pieces of labels, another column of the page
_UNREAD = 8  # lines between two rows that end in figures, of which nothing tells the column; of rows of two figures _BETWEEN
_LABEL = 160  # characters of a line that may be a label, or a piece of one
_SMALL_LABEL = 32
_LONGEST_UNIT = 40
_FEWEST_OF_ONE = 3  # rows that have one figure each
_ABOVE = 2  # lines above the years that may say what the table is of


@dataclass(slots=True)
class _Row:
    """A row, or a group where it has no figures: the pieces of its label, some of which may stand below the figures; its unit
    and how it stands, where these have columns."""

    label: list[TextLine]
    figures: tuple[Span, ...] = ()
    unit: Span | None = None
    status: Span | None = None


@dataclass(slots=True)
class _Body:
    """What stands below the years, as it is gathered line by line; ``end`` is the line after the last row."""

    end: int
    second: tuple[Span, ...] = ()
    rows: list[_Row] = field(default_factory=list)
    waiting: list[TextLine] = field(default_factory=list)  # lines without figures since the last row
    unread: int = 0  # lines that end in figures and are no row, since the last one
    hidden: list[TextLine] = field(default_factory=list)  # all of them


def tables_under_heads(text: str, taken: Sequence[Grid] = (), lines: Sequence[TextLine] | None = None) -> list[Grid]:
    """The tables of a text, in order, apart from what lies in tables that are known; ``lines`` are its own, where they are at hand."""
    if not may_have_heads(text):
        return []
    lines = text_lines(text) if lines is None else lines
    found: list[Grid] = []
    place = 0
    while place < len(lines):
        line = lines[place]
        known = any(grid.start < line.end and line.start < grid.end for grid in taken)
        heads = None if known else _heads_at(lines, place)
        body = _below(lines, place, heads) if heads else None
        if heads and body and sum(bool(row.figures) for row in body.rows) >= _fewest(heads):
            found.append(_grid(heads, body, lines[place : body.end], _captions(lines, place, found)))
            place = body.end
        else:
            place += 1
    return found


def _heads_at(lines: Sequence[TextLine], place: int) -> Heads | None:
    """The heads that begin in a line."""
    if heads := heads_in(lines[place]):
        return with_years_above(heads, lines[place], lines[place - 1] if place else None)
    return stacked_heads(lines, place)


def _fewest(heads: Heads) -> int:
    """How many rows of figures make a table, the fewer the more columns it has."""
    if len(heads.columns) == 1:
        return _FEWEST_OF_ONE
    return _FEWEST if len(heads.columns) < _SURE else 1


def _stacked(lines: Sequence[TextLine], place: int, heads: Heads) -> tuple[_Row, int] | None:
    """The row whose label stands in a line, its cells below one another in those after it, with the place after them: as many
    figures as there are columns, or as many as there are years without plans, which come last."""
    label, at = lines[place], place + 1
    if not _is_named(label.text, dated=heads.dated) or _cell_alone(heads).fullmatch(label.text):
        return None
    unit = None
    if heads.unit and at + 1 < len(lines) and len(lines[at].text) <= _LONGEST_UNIT and not _cell_alone(heads).fullmatch(lines[at].text):
        unit, at = Span(lines[at].start, lines[at].end), at + 1
    figures: list[Span] = []
    while at < len(lines) and _cell_alone(heads).fullmatch(lines[at].text) and len(figures) <= len(heads.columns):
        figures.append(Span(lines[at].start, lines[at].end))
        at += 1
    if len(figures) not in (len(heads.columns), len(heads.columns) - heads.planned) or not figures:
        return None
    status = None
    if heads.status and at < len(lines) and lines[at].text.lower() in cues("statuses"):
        status, at = Span(lines[at].start, lines[at].end), at + 1
    return _Row([label], tuple(figures), unit, status), at


def _is_named(text: str, *, dated: bool) -> bool:
    return bool(_LETTERS.search(text) or (dated and re.fullmatch(YEAR, text)))


def _captions(lines: Sequence[TextLine], place: int, found: Sequence[Grid]) -> tuple[Span, ...]:
    """The lines right above the years that may say what the table is of, the nearest first."""
    above: list[Span] = []
    for line in reversed(lines[max(0, place - _ABOVE) : place]):
        if len(line.text) > CAPTION or ends_sentence(line.text) or _ENDS_IN_FIGURE.search(line.text) or (found and line.start < found[-1].end):
            break
        above.append(Span(line.start, line.end))
    return tuple(above)


# -- rows --


def _below(lines: Sequence[TextLine], first: int, heads: Heads) -> _Body:
    """The rows below the years that begin in a line, with the groups that they stand in."""
    count, place = len(heads.columns), first + heads.lines
    body = _Body(place, heads.units)
    unread = _BETWEEN if count == _FEWEST else _UNREAD
    while place < len(lines) and len(body.waiting) <= _BETWEEN and body.unread <= unread:
        line = lines[place]
        place += 1
        if line.width > LONGEST or line.page != lines[first].page or IS_CJK.search(line.text) or heads_in(line):
            break
        if not body.rows and not body.second and (second := second_heads(line, count)):
            body.second, body.waiting = second, []
        elif _is_lost(line.text):
            continue
        elif heads.lines > 1 and (cells := _stacked(lines, place - 1, heads)):
            place = _add(body, lines, cells[1], line, cells[0], alone=True) or place
        elif (told := _told(line, heads)) and (after := _add(body, lines, place, *told)):
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


def _add(body: _Body, lines: Sequence[TextLine], place: int, label: TextLine | None, row: _Row, *, alone: bool = False) -> int:
    """A row more, with what waits for it above and goes on below it, if it can be named: the place of the line
    after it, 0 where it is no row; ``alone`` where its label is a line by itself."""
    begun: list[TextLine] = []
    waiting = _close(body, lines)
    if alone:
        pass
    elif waiting and (label is None or (_is_small(label.text) and not _is_part(label.text))):
        begun = [waiting.pop()]
        while waiting and _is_small(begun[0].text):
            begun.insert(0, waiting.pop())
    elif label is not None and not _is_part(label.text) and not _is_below_a_row(body, label, place):
        label = _after_another(label)
    named = [*begun, *([label] if label else [])]
    if not named or _is_prose(" ".join(line.text for line in named)):
        return 0
    body.rows += [_Row([line]) for line in waiting if len(line.text) <= GROUP and not _is_prose(line.text)]
    if label is None:
        while place < len(lines) and _is_small(lines[place].text) and not _ENDS_IN_FIGURE.search(lines[place].text):
            named.append(lines[place])
            place += 1
    body.rows.append(_Row(named, row.figures, row.unit, row.status))
    body.end, body.unread = place, 0
    return place


def _is_below_a_row(body: _Body, label: TextLine, place: int) -> bool:
    """Whether a short label that begins small stands right below a row, so that it goes on in nothing."""
    return bool(body.rows and body.rows[-1].figures) and body.end == place - 1 and _is_small(label.text) and len(label.text) <= _SMALL_LABEL


def _close(body: _Body, lines: Sequence[TextLine]) -> list[TextLine]:
    """What waits, without the lines in which the last row's label goes on."""
    waiting, body.waiting = body.waiting, []
    if body.rows and body.rows[-1].figures:
        while waiting and _is_small(waiting[0].text) and len(waiting[0].text) <= CAPTION:
            line = waiting.pop(0)
            body.rows[-1].label.append(line)
            body.end = next(at for at in range(body.end, len(lines)) if lines[at].end == line.end) + 1
    return waiting


def _told(line: TextLine, heads: Heads) -> tuple[TextLine | None, _Row] | None:
    """The label and the cells of a row: as many figures as there are columns, and no more but the number of what the label
    names, or that of its note."""
    if len(line.text) > _LABEL:
        return None
    count = len(heads.columns)
    stands = _last_standing().search(line.text) if heads.status else None
    text = line.text[: stands.start()] if stands else line.text
    status = Span(line.start + stands.start("said"), line.start + stands.end("said")) if stands else None
    figures: list[Span] = []
    end = len(text)
    while (found := _last_figure(worded=heads.named).search(text, 0, end)) and len(figures) <= 2 * count:
        figures.insert(0, Span(line.start + found.start("figure"), line.start + found.end("figure")))
        end = len(text[: found.start()].rstrip())
    figures = _mended(line, figures, count)
    if heads.planned and len(figures) == count - heads.planned >= _SURE - 1:
        count -= heads.planned  # all results, and no plan
    own = figures[:-count]
    if len(figures) < count or len(own) > 1 or not any(map(str.isdigit, text[end:])):
        return None
    if own and not _is_own(line.text[own[0].start - line.start : own[0].end - line.start], heads):
        return None
    label_end = (own[0] if own and heads.noted else figures[len(own)]).start - line.start
    said = re.sub(rf"\s*{_MARK}\s*\Z", "", text[:label_end].rstrip())
    if heads.sided:
        said = _last_side().sub("", said)
    begins = _after_points(said)
    if heads.numbered and (number := _ROW_NUMBER.match(said)):
        begins = number.end()
    row = _Row([], tuple(figures[len(own) :]), None, status)
    if not said:
        return None, row
    cut_short = said.rpartition(" ")[2].lower() in cues("cut_short")
    if not _is_named(said, dated=heads.dated) or (ends_sentence(said.rstrip(":")) and not (cut_short or said.endswith((")", "?")))):
        return None
    return _part(line, begins, len(said)), row


def _is_own(figure: str, heads: Heads) -> bool:
    """Whether a figure more than there are columns is of the label: the number of a note or a name, a year of rows that are
    years, a measure that words tell (within 20 seconds)."""
    if _OWN_NUMBER.fullmatch(figure):
        return True
    return heads.named and bool((heads.dated and re.fullmatch(YEAR, figure)) or any(map(str.isalpha, figure)))


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
def _last_figure(*, worded: bool = False) -> re.Pattern[str]:
    """The last figure of a line, ``worded`` with the words of a cell beside it."""
    one = _worded() if worded else _FIGURE
    return re.compile(rf"(?:\A|\s)(?:{_MARK}\s?)?(?P<figure>{one}|{_NO_FIGURE}|(?i:{any_of(cues('no_figure'))}))(?:\s?{_MARK})?\Z")


def _worded() -> str:
    """A figure with what a cell says beside it: at least 95%, 4 minutes (each quarter)."""
    bounds, units, ends = (any_of(cues(f"cell_{kind}")) for kind in ("bounds", "units", "ends"))
    return rf"(?:(?i:{bounds})\s)*{_FIGURE}(?:\s?(?i:{units})(?![a-z]))?(?:\s(?i:{ends}))?(?:\s\([a-z ]{{3,30}}\))?"


@cache
def _worded_alone() -> re.Pattern[str]:
    return re.compile(rf"{_worded()}|{_NO_FIGURE}|(?i:{any_of(cues('no_figure'))})", re.I)


def _cell_alone(heads: Heads) -> re.Pattern[str]:
    """What a line is that is a cell with a figure, or without one."""
    return _worded_alone() if heads.named else _FIGURE_ALONE


@cache
def _last_standing() -> re.Pattern[str]:
    return re.compile(rf"\s(?P<said>(?i:{any_of(cues('statuses'))}))\s*\Z")


@cache
def _last_side() -> re.Pattern[str]:
    return re.compile(rf"(?:\A|\s+)(?:{any_of(cues('side_values'))})\s*\Z", re.I)


def _after_another(label: TextLine) -> TextLine | None:
    """A label, which may stand behind a line of another column: … across the coast in Total; … in 2021 Total. Nothing, where
    it must and none can be told."""
    for match in reversed(list(re.finditer(r"(?P<word>\S+)\s(?=[A-Z])", label.text))):
        small = label.text[0].islower() and (ends_sentence(match["word"]) or match["word"] in cues("never_last"))
        if small or YEAR_ALONE.fullmatch(match["word"]):
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


def _grid(heads: Heads, body: _Body, lines: Sequence[TextLine], captions: tuple[Span, ...]) -> Grid:
    """The grid of a table whose lines are these, but for those that are of something else."""
    unit = heads.unit if any(row.unit for row in body.rows) else None
    before = Span(heads.before.start, heads.unit.end) if heads.before and heads.unit and not unit else heads.before
    apart = 1 if unit else 0
    width = len(heads.columns) + 1 + apart + (1 if heads.status else 0)
    top = 1 if heads.years else 0
    cells = [GridCell(0, 1 + apart + at, 1, 1, span.start, span.end) for at, span in heads.years]
    cells += [GridCell(top, 0, 1, 1, before.start, before.end)] if before else []
    cells += [GridCell(top, 1, 1, 1, unit.start, unit.end)] if unit else []
    cells += [GridCell(top, at, 1, 1, span.start, span.end) for at, span in enumerate(heads.columns, 1 + apart)]
    cells += [GridCell(top, width - 1, 1, 1, heads.status.start, heads.status.end)] if heads.status else []
    cells += [GridCell(top + 1, at, 1, 1, span.start, span.end) for at, span in enumerate(body.second, 1 + apart)]
    first = top + (2 if body.second else 1)
    for number, row in enumerate(body.rows, first):
        cells += _cells(number, row, width, apart)
    starts = sorted((*(cell.start for cell in cells), *(piece.start for cell in cells for piece in cell.more), *(one.start for one in body.hidden)))
    begin = min(lines[0].start, cells[0].start)
    between = [Span(line.start, line.end) for line in lines if bisect_left(starts, line.start) == bisect_left(starts, line.end)]
    return Grid(begin, lines[-1].end, first + len(body.rows), width, tuple(cells), captions, tuple(between))


def _cells(number: int, row: _Row, width: int, apart: int) -> Iterator[GridCell]:
    label, *more = row.label
    pieces = tuple(Span(piece.start, piece.end) for piece in more)
    yield GridCell(number, 0, 1, 1 if row.figures else width, label.start, label.end, more=pieces)
    if row.unit:
        yield GridCell(number, 1, 1, 1, row.unit.start, row.unit.end)
    for column, span in enumerate(row.figures, 1 + apart):
        yield GridCell(number, column, 1, 1, span.start, span.end)
    if row.status:
        yield GridCell(number, width - 1, 1, 1, row.status.start, row.status.end)
