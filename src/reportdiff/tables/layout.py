"""Which rows of a grid are heads, which columns are labels, units, values, statuses; which rows are groups, totals, parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from reportdiff.lang.tables import Label, TableLanguage, TableUnit
from reportdiff.model import Role
from reportdiff.tables.heads import Told, read_head
from reportdiff.tables.sheet import Sheet
from reportdiff.tables.text import has_letters, said
from reportdiff.tables.values import is_blank, read_value, status_of

_MOST = 0.6  # of the cells of a column make it what it is
_HEAD_ROWS = 6
_FEWEST_PAIRS = 3  # rows of a table of names and figures without a head
DASHES = frozenset("-–—")  # before the label of a row that is set below another
_UNIT_WORDS = 5  # in which a label may end
_LONG = 60  # a cell with more characters is a sentence


@dataclass(frozen=True, slots=True)
class ColumnPlan:
    """A column: what its head says, what it is, and the column of labels that its rows have."""

    told: Told
    role: Role
    label: int | None = None


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
    profiles = [_profile(sheet, body, column, tongue) for column in range(sheet.columns)]
    columns = _columns(told, profiles)
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
    if len(told) < _MOST * len(body) or not all(has_letters(name) and read_value(name, tongue) is None for name, _ in texts):
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


def tells_year(text: str, tongue: TableLanguage) -> bool:
    """Whether a text is a year and says nothing else but whether it is one of plan or result."""
    if not text or len(text) > _LONG:
        return False
    told = read_head((text,), tongue)
    return bool(told.years) and not told.about


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


# -- columns --


@dataclass(frozen=True, slots=True)
class _Profile:
    """What the cells of a column are: how many say anything, are numbers, years, statuses, units, words; how many differ."""

    filled: int
    numbers: int
    years: int
    statuses: int
    units: int
    words: int
    figures_in_words: int
    kinds: int
    merged: bool


def _profile(sheet: Sheet, body: Sequence[int], column: int, tongue: TableLanguage) -> _Profile:
    counts: Counter[str] = Counter()
    different: set[str] = set()
    merged = False
    for row in body:
        cell = sheet.cell(row, column)
        if cell is None or cell.row != row or sheet.is_band(row) or cell.column != column:
            continue
        merged = merged or cell.rows > 1
        text = sheet.at(row, column)
        if is_blank(text, tongue):
            counts["blank"] += bool(text)
            continue
        counts["filled"] += 1
        different.add(text)
        value = read_value(sheet.written(cell), tongue)
        if status_of(text, tongue):
            counts["statuses"] += 1
        elif value is not None:
            counts["numbers"] += 1
            counts["years"] += tells_year(text, tongue)
        elif tongue.unit(text):
            counts["units"] += 1
        elif has_letters(text):
            counts["words"] += 1
            counts["figures"] += any(char.isdigit() for char in text)
            counts["years"] += tells_year(text, tongue)
        if value is None and tongue.unit(text):
            counts["units"] += text in tongue.words.counters
    return _Profile(
        counts["filled"], counts["numbers"], counts["years"], counts["statuses"], counts["units"], counts["words"],
        counts["figures"], len(different), merged,
    )  # fmt: skip


def _columns(told: Sequence[Told], profiles: Sequence[_Profile]) -> list[ColumnPlan] | None:
    """What each column is; ``None`` where none is a column of labels."""
    roles = [_role(one, profile) for one, profile in zip(told, profiles, strict=True)]
    labels = _label_columns(told, profiles, roles)
    if not labels:
        roles = _first_as_label(profiles, roles)
        labels = _label_columns(told, profiles, roles)
    if not labels:
        return None
    plans: list[ColumnPlan] = []
    for column, (one, role) in enumerate(zip(told, roles, strict=True)):
        if column in labels:
            plans.append(ColumnPlan(one, Role.LABEL if labels[column] else Role.GROUP))
            continue
        if role is Role.LABEL:
            role = Role.VALUE if one.kind else Role.OTHER
        near = [label for label, is_label in labels.items() if is_label and label < column]
        later = [label for label, is_label in labels.items() if is_label]
        plans.append(ColumnPlan(one, role, near[-1] if near else later[0] if later else None))
    return plans


def _first_as_label(profiles: Sequence[_Profile], roles: Sequence[Role]) -> list[Role]:
    """The columns with the first one of words as that of the labels, where none is: 部门 and Source are of the row, if they are all it has."""
    first = next((column for column, profile in enumerate(profiles) if profile.words > profile.numbers), None)
    left = ((role, column) for column, role in enumerate(roles))
    return [Role.LABEL if column == first and role in (Role.OTHER, Role.OWNER, Role.PARTNER) else role for role, column in left]


def _role(told: Told, profile: _Profile) -> Role:
    """What a column is, by its head and its cells; ``LABEL`` for any column of words."""
    mostly_words = profile.words > (1 - _MOST) * profile.filled or (profile.filled == 0)
    if told.role is Role.NUMBER and profile.figures_in_words == 0:
        return Role.NUMBER
    if "unit" in told.labels and (profile.units + profile.words) >= profile.numbers and profile.units >= _MOST * profile.filled / 2:
        return Role.UNIT
    if told.role in (Role.OTHER, Role.OWNER, Role.PARTNER, Role.DEADLINE, Role.RANK):
        return told.role
    if profile.statuses and profile.statuses >= profile.numbers + profile.words and told.role is None:
        return Role.STATUS
    if profile.filled and profile.years >= _MOST * profile.filled and not told.years and profile.numbers <= profile.years:
        return Role.LABEL
    if profile.units > _MOST * profile.filled and profile.numbers == 0 and told.role is None:
        return Role.UNIT
    if profile.numbers:
        if profile.words > profile.numbers and not (told.kind or told.years or told.role):
            return Role.LABEL
        return told.role or Role.VALUE
    if mostly_words and told.role is None:
        return Role.LABEL
    return told.role or Role.VALUE


def _label_columns(told: Sequence[Told], profiles: Sequence[_Profile], roles: Sequence[Role]) -> dict[int, bool]:
    """The columns of labels, true for those of the rows' own labels, false for the coarser ones of groups."""
    words = [column for column, role in enumerate(roles) if role is Role.LABEL]
    values = [column for column, role in enumerate(roles) if role in (Role.VALUE, Role.GROWTH, Role.CHANGE, Role.SHARE, Role.COMPLETION)]
    texts = [column for column in words if not told[column].kind or told[column].labels or not profiles[column].figures_in_words]
    before = [column for column in texts if not values or column < values[-1]]
    if not before:
        return {}
    heads = [column for column in before if "label" in told[column].labels]
    found: dict[int, bool] = {}
    # side by side: a second column of labels with the head of the first one
    blocks = [column for column in heads if told[column].pieces[-1:] == told[heads[0]].pieces[-1:]] if heads else []
    if len(blocks) > 1 and any(blocks[0] < value < blocks[1] for value in values):
        return dict.fromkeys(blocks, True)
    first_value = next((value for value in values if value > before[0]), None)
    lead = [column for column in before if first_value is None or column < first_value] or before[:1]
    if len(lead) == 1:
        return {lead[0]: True}
    named = [column for column in lead if "label" in told[column].labels]
    fine = named[-1] if named else max(lead, key=lambda column: (profiles[column].kinds, column))
    if named and profiles[fine].kinds < max(profiles[column].kinds for column in lead if column != fine) / 2:
        fine = max(lead, key=lambda column: (profiles[column].kinds, column))
    for column in lead:
        if column == fine:
            found[column] = True
        elif column < fine or told[column].labels & {"group", "label"} or profiles[column].merged:
            found[column] = False
    return found


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
            if not tongue.words.notes.match(text) and len(text) <= _LONG:
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
