"""Which rows of a grid are heads, which columns are labels, units, values, statuses; which rows are groups, totals, parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from reportdiff.lang.tables import Label, TableLanguage, TableUnit
from reportdiff.model import Role
from reportdiff.tables.columns import LONG, MOST, ColumnPlan, planned, profile, tells_year
from reportdiff.tables.heads import Told, read_head
from reportdiff.tables.sheet import Sheet
from reportdiff.tables.text import has_letters, said
from reportdiff.tables.values import is_blank, read_value

_HEAD_ROWS = 6
_FEWEST_PAIRS = 3  # rows of a table of names and figures without a head
DASHES = frozenset("-–—")  # before the label of a row that is set below another
_UNIT_WORDS = 5  # in which a label may end


@dataclass(frozen=True, slots=True)
class RowPlan:
    """A row with values: its number in the grid, what its labels say by their columns, the group that it stands in, the row
    that it is a part of, its units by the columns of the labels that they belong to, and the row below which it is set as
    one of several (- by rail), which its name and unit may need."""

    number: int
    labels: dict[int, Label] = field(default_factory=dict)
    texts: dict[int, str] = field(default_factory=dict)
    group: str = ""
    whole: int | None = None
    units: dict[int | None, TableUnit] = field(default_factory=dict)
    above: int | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """A grid as understood from its words alone, before it is known when and of whom it tells. ``captions`` say what the whole
    table is of, the nearest first."""

    sheet: Sheet
    tongue: TableLanguage
    heads: tuple[int, ...]
    captions: tuple[str, ...]
    columns: tuple[ColumnPlan, ...]
    rows: tuple[RowPlan, ...]

    def beside(self, row: RowPlan, role: Role) -> str | None:
        """What a row says in its column of this role."""
        texts = (self.sheet.at(row.number, column) for column, plan in enumerate(self.columns) if plan.role is role)
        return next((text for text in texts if text and not is_blank(text, self.tongue)), None)

    def due(self, row: RowPlan) -> int | None:
        """The year in which what a row sets is due, by its column of deadlines."""
        deadline = self.beside(row, Role.DEADLINE)
        return read_head((deadline,), self.tongue).year if deadline else None

    @property
    def planned(self) -> frozenset[int]:
        """The last years of the plans that the captions name (十五五), if they say nothing of results."""
        words = self.tongue.words
        captions = [said(caption) for caption in self.captions]
        return frozenset(
            year for caption in captions if not words.actual.search(caption)
            for name, year in words.plans.items() if name in caption
        )  # fmt: skip


def lay_out(sheet: Sheet, tongue: TableLanguage) -> Layout | str:
    """The layout of a grid, or the reason why it has none: the code of a note."""
    first = _first_with_figures(sheet, tongue)
    if first is None:
        return "table_no_figure"
    captions, heads = _heads(sheet, first, tongue)
    if not heads:
        return _pairs(sheet, tongue) or "table_no_head"
    body = [row for row in range(heads[-1] + 1, sheet.rows) if not _repeats(sheet, row, heads)]
    told = [read_head(_pieces(sheet, heads, column), tongue) for column in range(sheet.columns)]
    profiles = [profile(sheet, body, column, tongue) for column in range(sheet.columns)]
    columns = planned(told, profiles)
    if columns is None:
        return "table_no_label"
    rows = _rows(sheet, body, columns, tongue)
    around = (*reversed(captions), *_corner(columns), *sheet.captions)
    return Layout(sheet, tongue, tuple(heads), around, tuple(columns), tuple(rows))


def _pairs(sheet: Sheet, tongue: TableLanguage) -> Layout | None:
    """The layout of a grid of two columns without a head, names and their figures; ``None`` where it is none: a list of
    contents has bare page numbers that rise, and a list of years says no figure."""
    body = [row for row in range(sheet.rows) if any(sheet.at(row, column) for column in range(sheet.columns))]
    if sheet.columns != 2 or len(body) < _FEWEST_PAIRS:
        return None
    texts = [(sheet.at(row, 0), sheet.at(row, 1)) for row in body]
    values = [None if tells_year(figure, tongue) else read_value(figure, tongue) for _, figure in texts]
    told = [value for value in values if value is not None]
    if len(told) < MOST * len(body) or not all(has_letters(name) and read_value(name, tongue) is None for name, _ in texts):
        return None
    numbers = [value.number for value in told]
    if numbers == sorted(numbers) and not any(value.unit or value.moves or "," in figure for value, (_, figure) in zip(values, texts, strict=True) if value):
        return None
    columns = (ColumnPlan(Told(unit_at_end=True), Role.LABEL), ColumnPlan(Told(), Role.VALUE, 0))
    return Layout(sheet, tongue, (), sheet.captions, columns, tuple(_rows(sheet, body, columns, tongue)))


def _corner(columns: Sequence[ColumnPlan]) -> list[str]:
    """What the head of the labels says of the whole table: ($ millions), 单位：万元."""
    return [f"({plan.told.unit.written})" for plan in columns if plan.role is Role.LABEL and plan.told.unit]



# -- heads --


def _first_with_figures(sheet: Sheet, tongue: TableLanguage) -> int | None:
    """The first row that has a figure which is no year, below what the format marks as heads."""
    marked = _marked_heads(sheet)
    dated = False
    for row in range(sheet.rows):
        own = [cell for column in range(sheet.columns) if (cell := sheet.cell(row, column)) and cell.column == column]
        years = [cell for cell in own if tells_year(sheet.at(row, cell.column), tongue)]
        if row >= marked:
            values = [cell for cell in own if cell.column and read_value(sheet.written(cell), tongue)]
            if any(cell not in years for cell in values) or (values and dated):
                return row
            if marked and _has_digits(sheet, row) and any(sheet.at(row, column) for column in range(1, sheet.columns)):
                return row
        dated = dated or any(cell.column for cell in years)
    if marked < sheet.rows and any(_has_digits(sheet, row) for row in range(max(1, marked), sheet.rows)):
        return max(1, marked)
    return None


def _has_digits(sheet: Sheet, row: int) -> bool:
    return any(char.isdigit() for column in range(sheet.columns) for char in sheet.at(row, column))


def _marked_heads(sheet: Sheet) -> int:
    """How many rows at the top the format marks as heads in all their cells."""
    count = 0
    for row in range(min(_HEAD_ROWS, sheet.rows)):
        cells = [cell for column in range(sheet.columns) if (cell := sheet.cell(row, column)) is not None]
        if not cells or not all(cell.head for cell in cells):
            break
        count = row + 1
    return count


def _heads(sheet: Sheet, first: int, tongue: TableLanguage) -> tuple[list[str], list[int]]:
    """The captions that stand in the grid above its heads, and the rows of heads."""
    captions: list[str] = []
    heads: list[int] = []
    marked = _marked_heads(sheet)
    for row in range(first):
        if not any(sheet.at(row, column) for column in range(sheet.columns)):
            continue
        band = sheet.is_band(row)
        if not heads and (caption := _caption_row(sheet, row, tongue)):
            captions += caption
        elif band and not heads and (row < first - 1 or sheet.columns > 1):
            captions.append(sheet.at(row, next(column for column in range(sheet.columns) if sheet.at(row, column))))
        elif band and row >= marked:
            break  # a group right above the first row of figures
        else:
            heads.append(row)
    return captions, heads


def _caption_row(sheet: Sheet, row: int, tongue: TableLanguage) -> list[str]:
    """What a row above the heads says of the whole table: its unit, its title; nothing for a row of heads."""
    cells = {id(cell): sheet.at(row, column) for column in range(sheet.columns) if (cell := sheet.cell(row, column))}
    texts = [text for text in cells.values() if text]
    if len(texts) > 2 or not any(tongue.words.caption_unit.search(text) for text in texts):
        return []
    return texts


def _pieces(sheet: Sheet, heads: Sequence[int], column: int) -> tuple[str, ...]:
    """What stands above a column, from the top down, each merged cell once."""
    found: list[str] = []
    seen: set[int] = set()
    for row in heads:
        cell = sheet.cell(row, column)
        if cell is None or id(cell) in seen:
            continue
        seen.add(id(cell))
        text = sheet.at(row, column)
        if text and not (cell.columns >= sheet.columns > 1):
            found.append(text)
    return tuple(found)


def _repeats(sheet: Sheet, row: int, heads: Sequence[int]) -> bool:
    """Whether a row says again what a row of heads says, as at the top of another page."""
    texts = [sheet.at(row, column) for column in range(sheet.columns)]
    return any(texts) and any(texts == [sheet.at(head, column) for column in range(sheet.columns)] for head in heads)


# -- rows --


def _rows(sheet: Sheet, body: Sequence[int], columns: Sequence[ColumnPlan], tongue: TableLanguage) -> list[RowPlan]:
    """The rows with what their labels say, under the groups that they stand in."""
    labels = [column for column, plan in enumerate(columns) if plan.role is Role.LABEL]
    groups = [column for column, plan in enumerate(columns) if plan.role is Role.GROUP]
    units = [column for column, plan in enumerate(columns) if plan.role is Role.UNIT]
    found: list[RowPlan] = []
    band = ""
    last: dict[int, str] = {}
    for row in body:
        if sheet.is_band(row) and not _has_value(sheet, row, columns):
            text = next(text for column in range(sheet.columns) if (text := sheet.at(row, column)))
            if not tongue.words.notes.match(text) and len(text) <= LONG:
                band = tongue.label(text).name
                last.clear()
            continue
        for column in groups:
            if text := sheet.at(row, column):
                last[column] = tongue.label(text).name
        texts = {column: sheet.at(row, column) for column in labels}
        if not any(sheet.at(row, column) for column in range(sheet.columns)):
            continue
        ended = {column: _ending_in_unit(text, tongue) for column, text in texts.items() if columns[column].told.unit_at_end}
        texts |= {column: name for column, (name, _) in ended.items()}
        read = {column: tongue.label(text) for column, text in texts.items() if text}
        if read and all(tongue.words.notes.match(text) for text in texts.values() if text):
            continue
        own = [last[column] for column in groups if column in last]
        group = own[-1] if own else band
        own_units: dict[int | None, TableUnit] = {column: unit for column, (_, unit) in ended.items() if unit}
        own_units |= {columns[column].label: unit for column in units if (unit := tongue.unit(sheet.at(row, column), alone=True))}
        found.append(RowPlan(row, read, texts, group, None, own_units))
    return _with_wholes(found)


def _ending_in_unit(text: str, tongue: TableLanguage) -> tuple[str, TableUnit | None]:
    """A label without the unit in which it ends, the longest that begins as a unit does: Power drawn from shore GWh."""
    words = text.split()
    for at in range(max(1, len(words) - _UNIT_WORDS), len(words)):
        tail = " ".join(words[at:])
        if (tail.startswith("(") and not tail.endswith(")")) or tongue.words.per.match(" ".join(words[at - 1 :])):
            continue  # (tonnes) tonnes; per tonne of coal kg/tonne
        if tail.count("(") == tail.count(")") and (first := tongue.unit(words[at])):
            if unit := tongue.unit(tail):
                return " ".join(words[:at]), unit
            if "/" in words[at]:  # kg/m³ of water drawn
                return " ".join(words[:at]), replace(first, unit=tail)
    return text, None


def _with_wholes(rows: list[RowPlan]) -> list[RowPlan]:
    """The rows, each that is said to be a part (其中, of which) with the number of the one that it is a part of."""
    made: list[RowPlan] = []
    for at, row in enumerate(rows):
        part = any(label.part for label in row.labels.values())
        whole = at - 1 if part and at else None
        while whole is not None and made[whole].whole is not None and any(label.part for label in made[whole].labels.values()):
            whole = made[whole].whole
        made.append(replace(row, whole=whole, above=_above(made, row) if whole is None else whole))
    return made


def _above(made: Sequence[RowPlan], row: RowPlan) -> int | None:
    """The row that a row with a dash before its label is set below."""
    if not _is_dashed(row):
        return None
    return next((at for at in range(len(made) - 1, -1, -1) if made[at].group == row.group and not _is_dashed(made[at])), None)


def _is_dashed(row: RowPlan) -> bool:
    return any(label.numbered in DASHES for label in row.labels.values())


def _has_value(sheet: Sheet, row: int, columns: Sequence[ColumnPlan]) -> bool:
    return any(
        sheet.at(row, column) and plan.role not in (Role.LABEL, Role.GROUP, Role.NUMBER, Role.OTHER, Role.PARTNER)
        and (cell := sheet.cell(row, column)) is not None and cell.column == column
        for column, plan in enumerate(columns)
    )  # fmt: skip
