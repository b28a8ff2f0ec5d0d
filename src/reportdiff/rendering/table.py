"""Tables for a terminal, of 100 columns where nothing tells its width, aligned where Chinese and Latin mix, safe to print whatever
a report holds. What is cut says so below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import tabulate as _tabulate  # type: ignore[import-untyped]

from reportdiff.errors import SettingsError
from reportdiff.model import Diff, Ledger, Report, Status, Track
from reportdiff.rendering import ledger_sheets, sheets, track_sheets, wording
from reportdiff.rendering.figures import heading
from reportdiff.rendering.safety import clean, markdown, unobeyed
from reportdiff.rendering.selection import ALL, Selection
from reportdiff.rendering.sheets import Sheet
from reportdiff.rendering.widths import clip, fold, share, width, wrap
from reportdiff.rendering.wording import Words

COLUMNS = 100
NARROWEST = 80
WIDEST = 160
WIDEST_OF_ALL = 400  # where somebody asks for more than a terminal has
_MANY = 10  # one row in so many with a cell that is cut: what says where to look gives its room
_GAP = 2  # spaces that tabulate's "simple" puts between two columns
_INDENT = 2
_GROUP = "▪"  # before the heading of a group of rows
_FRAME = 4  # lines of a table beside its rows: its heading, its head, the rule below, a blank
_CLOSING = 4  # lines that tell how to see the rest
_PRESSING = (Status.MISSED, Status.DROPPED)

# ANSI colours of the status words, by status: what needs a reader's eye is red and magenta.
_COLOURS: Mapping[str, str] = {"missed": "31", "dropped": "35", "mentioned": "36", "carried_over": "33", "met": "32"}

# Formats of tabulate in which a cell of a hostile report could act as markup, and that do not escape it.
_UNSAFE = frozenset({"unsafehtml", "latex_raw"})
_MARKDOWN_LIKE = frozenset({"github", "pipe"})


@dataclass(frozen=True, slots=True)
class Drawn:
    """A table under its heading: how wide it would be whole, whether a cell was cut, the columns that were left out."""

    text: str
    natural: int = 0
    cut: bool = False
    left_out: tuple[str, ...] = ()


def diff(
    found: Diff,
    ui: str | None = None,
    *,
    colour: bool = False,
    selection: Selection = ALL,
    lines: int | None = None,
    columns: int = COLUMNS,
) -> str:
    """The summary line, the headline targets, the others by chapter, the new targets, and the sections.

    ``selection`` says which of it; ``lines`` is how many there may be: the most pressing stands in those, and what to ask
    for to see the rest. A table takes ``columns``.
    """
    words = wording.for_reader(ui, found.new.lang)
    chosen = selection.for_readers(found)
    head = [
        *_summary(sheets.summary_clauses(found, words), sheets.reports_line(found, words), words, columns),
        *(clip(clean(line), columns) for line in selection.told(words)),
        *_notes(found, words, columns),
    ]
    paints = {words.status[status]: code for status, code in _COLOURS.items()} if colour else {}
    if selection.summary:
        return paged(head, [], words, columns)
    headline, others = (sheet(chosen, words).without("why") for sheet in (sheets.headline, sheets.others))
    blocks = [titled(sheet, words, paints, columns) for sheet in (headline, others) if sheet.rows]
    blocks = blocks or [titled(sheets.outcomes(chosen, words).without("why"), words, paints, columns)]
    whole = paged(head, [*blocks, *_other_lists(chosen, words, selection, columns)], words, columns)
    if lines is None or whole.count("\n") <= lines:
        return whole
    return _brief(head, chosen, words, paints, lines, columns)


def _other_lists(found: Diff, words: Words, selection: Selection, columns: int) -> list[Drawn]:
    """What is listed beside the outcomes, where it is asked for."""
    lists = [
        ("new_targets", sheets.new_targets, True),
        ("pending", sheets.pending, bool(found.pending)),
        ("commitments", sheets.commitments, bool(found.commitments)),
        ("sections", sheets.section_pairs, True),
    ]
    shown = [sheet(found, words).without("why") for name, sheet, there in lists if there and selection.shows(name)]
    return [titled(sheet, words, None, columns) for sheet in shown]


def _brief(
    head: Sequence[str], found: Diff, words: Words, paints: Mapping[str, str], lines: int, columns: int
) -> str:
    """What matters first, in so many lines: the headline targets, the counts of each chapter, the others missed or dropped."""
    chapters = sheets.chapter_counts(found, words)
    room = lines - len(head) - _CLOSING
    blocks: list[Drawn] = []
    for sheet, most in ((sheets.headline(found, words).without("why"), room), (chapters, room // 3)):
        if sheet.rows and most > _FRAME:
            cut = sheet.first(most - _FRAME)
            blocks.append(titled(cut, words, paints, columns))
            room -= len(cut.rows) + _FRAME
    pressing = sheets.others(found, words, _PRESSING).without("why").plainly(words.line["heading_pressing"])
    if pressing.rows and room > _FRAME + 1:
        blocks.append(titled(pressing.first(room - _FRAME), words, paints, columns))
    return _page(head, [*(one.text for one in blocks), "\n".join(fold([words.line["brief"], words.line["brief_more"]], " ", columns))])


def extract(report: Report, ui: str | None = None, columns: int = COLUMNS) -> str:
    """Every fact of a report: figure, indicator, kind, measure, year, section."""
    words = wording.for_reader(ui, report.lang)
    clauses = sheets.extracted_clauses(report, words)
    head = [*_summary(clauses, sheets.report_name(report, words), words, columns), *_notes(report, words, columns)]
    return paged(head, [_table(sheets.facts(report, words), words, None, columns)], words, columns)


def outline(report: Report, ui: str | None = None, columns: int = COLUMNS) -> str:
    """The sections as an indented tree with their numbers; before each top section and each change its part."""
    words = wording.for_reader(ui, report.lang)
    clauses = sheets.outlined_clauses(report, words)
    head = [*_summary(clauses, sheets.report_name(report, words), words, columns), *_notes(report, words, columns)]
    parts = {part: f"[{name}]" for part, name in words.part.items()}
    margin = max(width(part) for part in parts.values()) + _GAP
    lines, shown = [], ""
    for depth, section in sheets.tree(report.sections):
        part = parts[section.part] if depth == 0 or section.part != shown else ""
        shown = section.part
        start = _pad(part, margin) + " " * min(depth * _INDENT, columns // 2)
        lines.append(start + clip(clean(heading(section, words)), columns - width(start)))
    return _page(head, ["\n".join(line.rstrip() for line in lines) or words.line["none"]])


def track(found: Track, ui: str | None = None, *, everything: bool = False, columns: int = COLUMNS) -> str:
    """The summary line, the years of each indicator, how plans were kept; targets set once only if ``everything`` is asked for."""
    words = track_sheets.words_for(found, ui)
    shown = [one for one in found.series if everything or track_sheets.is_running(one)]
    left = len(found.series) - len(shown)
    noted = [clean(words.line["note"].format(note=note)) for note in track_sheets.notes(found, ui)]
    head = [
        *fold(track_sheets.summary(found, words), words.line["clause_joint"], columns),
        *(line for note in noted for line in wrap(note, columns)),
    ]
    blocks = [titled(track_sheets.series_years(found, shown, words), words, columns=columns)]
    if left:
        blocks.append(Drawn(words.line["not_shown"].format(count=left)))
    return paged(head, [*blocks, titled(track_sheets.kept(found.issuers, words), words, columns=columns)], words, columns)


def ledger(found: Ledger, ui: str | None = None, columns: int = COLUMNS) -> str:
    """The tasks of a plan, and how far they have come."""
    words = wording.for_reader(ui, found.report.lang)
    name = sheets.report_name(found.report, words)
    head = [*_summary(ledger_sheets.summary(found, words), name, words, columns), *_notes(found.report, words, columns)]
    return paged(head, [titled(ledger_sheets.tasks(found, words).without_blank(), words, columns=columns)], words, columns)


def outcomes(found: Diff, fmt: str = "simple", ui: str | None = None) -> str:
    """What became of the targets, as one table in any of tabulate's formats, with a newline at the end.

    ``simple`` is cut to 100 columns; every other format holds the texts whole. Raises ``SettingsError`` for a format
    that tabulate does not know, or that would pass a report's text on as markup.
    """
    words = wording.for_reader(ui, found.new.lang)
    sheet = sheets.outcomes(found, words).without("why")
    if fmt == "simple":
        return _table(sheet, words).text + "\n"
    allowed = [name for name in _tabulate.tabulate_formats if name not in _UNSAFE]
    if fmt not in allowed:
        raise SettingsError(f"table format {clean(fmt)!r} is not known; one of {', '.join(allowed)}")
    safe = markdown if fmt in _MARKDOWN_LIKE else clean
    return draw(sheet, [[safe(cell) for cell in row] for row in sheet.rows], words, fmt) + "\n"


def draw(sheet: Sheet, rows: Sequence[Sequence[str]], words: Words, fmt: str) -> str:
    """``rows`` under the sheet's headers, drawn by tabulate, numbers left as they were written."""
    drawn: str = _tabulate.tabulate(
        rows,
        headers=sheet.headers(words),
        tablefmt=fmt,
        disable_numparse=True,
        colalign=["right" if column.right else "left" for column in sheet.columns] if rows else None,
    )
    return drawn


def _table(sheet: Sheet, words: Words, paints: Mapping[str, str] | None = None, columns: int = COLUMNS) -> Drawn:
    """The sheet within ``columns``, with the headings of its groups; its first column painted where a colour is given for its word."""
    if not sheet.rows:
        return Drawn(words.line["none"])
    whole = sheet
    sheet = _narrowed(sheet, words, columns)
    rows = [[clean(cell) for cell in row] for row in sheet.rows]
    limits = _limits(sheet, sheet.headers(words), rows, columns)
    cells = [
        ["\n".join(wrap(cell, limit)) if column.wrapped else clip(cell, limit) for column, cell, limit in zip(sheet.columns, row, limits, strict=True)]
        for row in rows
    ]
    cut = any(cell != shown and not column.wrapped for row, line in zip(rows, cells, strict=True) for column, cell, shown in zip(sheet.columns, row, line, strict=True))
    if paints:
        cells = [[_painted(row[0], paints), *row[1:]] for row in cells]
    drawn = [line.rstrip() for line in draw(sheet, cells, words, "simple").splitlines()]
    above = len(drawn) - sum(max(cell.count("\n") for cell in row) + 1 for row in cells)  # the head and its rule
    for place, name in reversed(sheet.groups):
        drawn.insert(above + place, clip(f"{_GROUP} {clean(name)}", columns))
    left_out = tuple(name for name in whole.headers(words) if name not in sheet.headers(words))
    return Drawn("\n".join(drawn), _natural(whole, words) if cut or left_out else 0, cut, left_out)


def _natural(sheet: Sheet, words: Words) -> int:
    """How wide the sheet is with every cell whole."""
    heads = [width(header) + int(_tabulate.MIN_PADDING) for header in sheet.headers(words)]
    cells = [max(width(clean(cell)[:WIDEST_OF_ALL]) for cell in column) for column in zip(*sheet.rows, strict=True)]
    return sum(max(pair) for pair in zip(heads, cells, strict=True)) + _GAP * (len(heads) - 1)


def _narrowed(sheet: Sheet, words: Words, columns: int) -> Sheet:
    """The sheet without the columns that yield, where there is no room for all, or many of the others' cells would be cut."""
    for column in sheet.columns:
        if not column.yielding or len(sheet.columns) == 1:
            continue
        least = sum(one.least for one in sheet.columns) + _GAP * (len(sheet.columns) - 1)
        if least > columns or _cuts_many(sheet, words, columns):
            sheet = sheet.without(column.key)
    return sheet


def _cuts_many(sheet: Sheet, words: Words, columns: int) -> bool:
    """Whether many rows lose words in a column that does not yield."""
    limits = _limits(sheet, sheet.headers(words), sheet.rows, columns)
    firm = [at for at, column in enumerate(sheet.columns) if not column.yielding and not column.wrapped]
    return sum(any(width(row[at]) > limits[at] for at in firm) for row in sheet.rows) * _MANY > len(sheet.rows)


def _limits(sheet: Sheet, headers: Sequence[str], rows: Sequence[Sequence[str]], columns: int) -> list[int]:
    """How wide each column may be; tabulate gives none less than its header and two spaces."""
    heads = [width(header) + _tabulate.MIN_PADDING for header in headers]
    widest = [max(width(cell[: columns * 2]) for cell in column) for column in zip(*rows, strict=True)]
    budget = columns - _GAP * (len(sheet.columns) - 1)
    least = [max(need, column.least) for need, column in zip(heads, sheet.columns, strict=True)]
    while sum(least) > budget:  # a terminal narrower than the sheet was made for: what is widest gives way
        room = [have - need for have, need in zip(least, heads, strict=True)]
        least[max(range(len(least)), key=lambda at: (room[at] > 0, least[at]))] -= 1
    return share(
        natural=[max(pair) for pair in zip(heads, widest, strict=True)],
        least=least,
        budget=budget,
        yielding=[column.yielding for column in sheet.columns],
    )


def _painted(cell: str, paints: Mapping[str, str]) -> str:
    """A status painted, whatever else is told of it behind the word."""
    word = max((one for one in paints if cell.startswith(one)), key=len, default="")
    return f"\x1b[{paints[word]}m{cell}\x1b[0m" if word else cell


def titled(sheet: Sheet, words: Words, paints: Mapping[str, str] | None = None, columns: int = COLUMNS) -> Drawn:
    """The sheet under its heading, within ``columns``."""
    drawn = _table(sheet, words, paints, columns)
    return replace(drawn, text=f"{sheet.heading}\n{drawn.text}")


def paged(head: Sequence[str], blocks: Sequence[Drawn], words: Words, columns: int) -> str:
    """Lines and tables as one page; where words were cut or columns left out, with a line that says so, and how all of it is seen."""
    cut = [one for one in blocks if one.cut or one.left_out]
    told = []
    if cut:
        names = words.line["list_joint"].join(dict.fromkeys(name for one in cut for name in one.left_out))
        left = words.line["cut_left_out"].format(columns=names) if names else ""
        natural = min(max(one.natural for one in cut), WIDEST_OF_ALL)
        told = ["\n".join(wrap(words.line["cut"].format(width=columns, left=left, natural=natural), columns))]
    return _page(head, [*(one.text for one in blocks), *told])


def _summary(clauses: Sequence[str], who: str, words: Words, columns: int = COLUMNS) -> list[str]:
    return [*fold(clauses, words.line["clause_joint"], columns), *wrap(clean(who), columns)]


def _notes(found: Diff | Report, words: Words, columns: int = COLUMNS) -> list[str]:
    written = [clean(words.line["note"].format(note=note)) for note in sheets.notes(found)]
    return [line for note in written for line in wrap(note, columns)]


def _pad(text: str, columns: int) -> str:
    return text + " " * (columns - width(text))


def _page(head: Sequence[str], blocks: Sequence[str]) -> str:
    return unobeyed("\n\n".join(["\n".join(head), *blocks] if head else blocks) + "\n")  # a line that was broken may begin with ::
