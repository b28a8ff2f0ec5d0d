"""From the layout of a table to its facts: indicator, kind, measure, unit, value, year, by row and column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportdiff.lang.section_tree import Places, part_at
from reportdiff.lang.tables import Label, TableLanguage, TableUnit
from reportdiff.model import (
    Cell,
    Column,
    Comparator,
    Direction,
    Fact,
    Figure,
    GridCell,
    Kind,
    Measure,
    Part,
    Role,
    Row,
    Span,
    Table,
)
from reportdiff.tables.heads import Told, read_head
from reportdiff.tables.layout import ColumnPlan, Layout, RowPlan
from reportdiff.tables.text import MARKED, said
from reportdiff.tables.times import Years, period_of
from reportdiff.tables.units import RATIOS, unit_of_figure
from reportdiff.tables.values import Value, is_blank, read_value, status_of

_FIGURES = (Role.VALUE, Role.GROWTH, Role.CHANGE, Role.SHARE, Role.COMPLETION, Role.RANK)
_FLOWS = ("opening", "closing", "added", "removed")
_SHORT_SUBJECT, _LONG_SUBJECT = 3, 16  # characters of what a caption is of
_STATED = (Role.VALUE, Role.GROWTH, Role.CHANGE, Role.SHARE)  # whose figures are facts of the row's indicator


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of the report around a table: its sections, where it turns to review and plan, its years."""

    text: str
    places: Places
    turns: tuple[tuple[int, Part], ...]
    reviewed: int | None
    planned: int | None


@dataclass(frozen=True, slots=True)
class Read:
    """A table that was read: its facts without ids, the table itself, and which of its figures each fact is."""

    facts: tuple[Fact, ...]
    table: Table
    unsaid: int
    unread_targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Meant:
    """What row and column together say that a cell is of."""

    name: str
    scope: str | None
    kind: Kind
    year: int | None
    told: Told
    label: Label | None


class TableReader:
    """Reads the facts of one table."""

    def __init__(self, number: int, layout: Layout, setting: Setting, years: Years, units: tuple[TableUnit, ...],
                 title: str, tongue: TableLanguage) -> None:  # fmt: skip
        self._number, self._layout, self._setting, self._tongue = number, layout, setting, tongue
        self._years, self._units, self._title = years, units, title
        self._sheet, self._columns = layout.sheet, layout.columns
        self._part = part_at(setting.turns, layout.sheet.grid.start)
        self._section = setting.places.section(layout.sheet.grid.start)

    def read(self) -> Read:
        """The table's facts, and the table as its rules are checked."""
        facts: list[Fact] = []
        figures: list[Figure] = []
        rows: list[Row] = []
        unsaid = 0
        unread: list[str] = []
        for at, row in enumerate(self._layout.rows):
            status = self._status(row)
            rows.append(self._row(row, status))
            found = list(self._figures(row, at))
            for figure, fact in found:
                figures.append(replace(figure, fact=str(len(facts)) if fact else None))
                if fact:
                    facts.append(fact)
                    unsaid += fact.pint == ""
            if status:
                self._attach(facts, figures, at, status[0])
            unread += self._unread(row)
        columns = tuple(self._column(column) for column in range(len(self._columns)))
        grid = self._sheet.grid
        table = Table(self._number, grid.start, grid.end, self._title, columns, tuple(rows), tuple(figures), self._restated())
        return Read(tuple(facts), table, unsaid, tuple(unread))

    def _restated(self) -> bool:
        """Whether words in the table's heads, or around it, say that figures of earlier years were restated."""
        heads = (plan.told.text for plan in self._columns)
        return any(self._tongue.words.restated.search(text) for text in (*self._layout.captions, *heads))

    # -- rows and columns --

    def _column(self, column: int) -> Column:
        plan = self._columns[column]
        total = bool(plan.told.pieces) and bool(self._tongue.words.own.match(plan.told.pieces[-1]))
        return Column(plan.told.text, plan.role, self._kind_of_column(column), self._year_of_column(column),
                      plan.told.about, plan.told.base, total)  # fmt: skip

    def _row(self, row: RowPlan, status: tuple[str, Span] | None) -> Row:
        label = self._main_label(row)
        name = label.name if label else ""
        words = self._tongue.words
        total = bool(name) and bool(words.total.match(name))
        flow = next((flow for flow in _FLOWS if name and getattr(words, flow).match(name)), None)
        marked = any(MARKED.search(self._sheet.at(row.number, column)) for column in range(self._sheet.columns))
        numbered = label.numbered or "" if label else ""
        says, where = status or (None, None)
        return Row(name, row.group, row.whole, total, flow, numbered, says, where, marked)

    def _main_label(self, row: RowPlan) -> Label | None:
        return next(iter(row.labels.values()), None)

    def _status(self, row: RowPlan) -> tuple[str, Span] | None:
        """What the row's status cell says, and where."""
        for column, plan in enumerate(self._columns):
            cell = self._sheet.cell(row.number, column)
            if plan.role is Role.STATUS and cell and (status := status_of(self._sheet.written(cell), self._tongue)):
                return status, Span(cell.start, cell.end)
        return None

    def _attach(self, facts: list[Fact], figures: Sequence[Figure], at: int, status: str) -> None:
        """Notes the status with the target and the result that it is about: those of the year of the last result before it."""
        own = [figure for figure in figures if figure.row == at and figure.fact is not None]
        column = next(column for column, plan in enumerate(self._columns) if plan.role is Role.STATUS)
        values = [figure for figure in own if self._columns[figure.column].role is Role.VALUE]
        actuals = [one for one in values if facts[int(one.fact or 0)].kind is Kind.ACTUAL]
        targets = [one for one in values if facts[int(one.fact or 0)].kind is Kind.TARGET]
        nearest = ([one for one in actuals if one.column < column] or actuals or [one for one in targets if one.column < column] or targets)[-1:]
        if not nearest:
            return
        year = facts[int(nearest[0].fact or 0)].year
        said_ = status if status in ("met", "missed") else None
        for figure in values:
            index = int(figure.fact or 0)
            fact = facts[index]
            if fact.year == year and fact.cell and (figure in targets or figure in nearest):
                facts[index] = replace(fact, cell=replace(fact.cell, status=said_))

    def _unread(self, row: RowPlan) -> Iterator[str]:
        """Labels of rows whose target is in words."""
        for column, plan in enumerate(self._columns):
            if plan.role is Role.VALUE and self._kind_of_column(column) is Kind.TARGET:
                cell = self._sheet.cell(row.number, column)
                text = self._sheet.written(cell) if cell else ""
                label = self._main_label(row)
                if text.strip() and label and not is_blank(text, self._tongue) and read_value(text, self._tongue) is None and not any(map(str.isdigit, text)):
                    yield label.name

    # -- figures --

    def _figures(self, row: RowPlan, at: int) -> Iterator[tuple[Figure, Fact | None]]:
        for column, plan in enumerate(self._columns):
            cell = self._sheet.cell(row.number, column)
            if plan.role not in _FIGURES or cell is None or cell.column != column or cell.row != row.number:
                continue
            value = read_value(self._sheet.written(cell), self._tongue)
            if value is None or (plan.told.several and "/" in plan.told.text):
                continue
            yield self._figure(row, at, column, cell, value)

    def _figure(self, row: RowPlan, at: int, column: int, cell: GridCell, value: Value) -> tuple[Figure, Fact | None]:
        plan = self._columns[column]
        meant = self._meant(row, column)
        unit = unit_of_figure(value.unit, row.units.get(plan.label), meant.label, plan.told, plan.role, self._units)
        start, end = cell.start + value.start, cell.start + value.end
        printed = -value.number if value.moves is Direction.DOWN else value.number
        figure = Figure(
            at, column, start, end, self._setting.text[start:end], printed, value.half, unit.scale, unit.unit, unit.pint,
            value.comparator,
        )  # fmt: skip
        if plan.role not in _STATED or not meant.name:
            return figure, None
        return figure, self._fact(row, column, figure, value, unit, meant)

    def _fact(self, row: RowPlan, column: int, figure: Figure, value: Value, unit: TableUnit, meant: _Meant) -> Fact:
        plan, label = self._columns[column], meant.label
        measure, direction = self._measure(plan, value, unit, label)
        moved = measure in (Measure.GROWTH, Measure.CHANGE)
        number, high = value.number * unit.scale, value.high
        name = self._name(row, column, meant, measure)
        comparator = value.comparator
        if comparator is Comparator.EQ and label and label.comparator and meant.kind is Kind.TARGET:
            comparator = label.comparator
        single = value.high is None
        written = "" if value.unit and value.unit.unit else unit.written
        line = self._line(figure.start)
        year = None if plan.told.several or (label is not None and label.several) else meant.year
        target = meant.kind is Kind.TARGET
        return Fact(
            id="", start=figure.start, end=figure.end, text=figure.text, sentence_start=line[0], sentence_end=line[1],
            section=self._section.id if self._section else None, kind=meant.kind, indicator=name,
            concept=self._tongue.concept(name, measure, unit.pint), measure=measure, direction=direction,
            comparator=comparator, value=(abs(number) if moved else number) if single else None,
            low=None if single else number, high=None if high is None else high * unit.scale,
            precision=value.half * unit.scale, unit=unit.unit, pint=unit.pint, year=year,
            period=period_of(year, self._months(column)), qualifiers=(), strength=None,
            deadline=self._beside(row, Role.DEADLINE) if target else None, owner=self._beside(row, Role.OWNER) if target else None,
            base_year=plan.told.base if moved else None, scope=meant.scope,
            cell=Cell(self._number, self._label_text(row, column), plan.told.text, None, written),
        )  # fmt: skip

    def _measure(self, plan: ColumnPlan, value: Value, unit: TableUnit, label: Label | None) -> tuple[Measure, Direction | None]:
        relative = unit.pint in ("percent", "per_mille", "times")
        if unit.pint == "percentage_point":
            measure = Measure.CHANGE
        elif plan.role is Role.CHANGE:
            measure = Measure.GROWTH if relative else Measure.CHANGE
        elif plan.role is Role.GROWTH or (relative and (value.moves or (label is not None and label.grows))):
            measure = Measure.GROWTH
        elif value.moves and unit.pint not in RATIOS:
            measure = Measure.CHANGE
        else:
            return (Measure.SHARE if unit.pint in ("percent", "per_mille") else Measure.LEVEL), None
        direction = value.moves or (label.grows if label and plan.role not in (Role.GROWTH, Role.CHANGE) else None) or Direction.UP
        if value.number < 0:
            direction = Direction.DOWN
        return measure, direction

    # -- what row and column say together --

    def _meant(self, row: RowPlan, column: int) -> _Meant:
        plan = self._columns[column]
        label = row.labels.get(plan.label) if plan.label is not None else None
        text = row.texts.get(plan.label, "") if plan.label is not None else ""
        row_told = read_head((text,), self._tongue) if text else Told()
        gives_time = bool(row_told.years or row_told.months or row_told.kind) and not row_told.about
        kind = self._kind(column, row_told if gives_time else Told())
        year = self._year(column, row_told if gives_time else Told(), kind)
        about = self._about(column)
        name = "" if gives_time else label.name if label else ""
        scope = self._scope(plan, name, about)
        told = replace(plan.told, about=about)
        whole = self._together(name, about) if name and about else name or about or row.group
        if not whole and gives_time:  # the table is of one thing; or, of Budget and Area, each row of its own
            whole = self._subject() or (label.name if label and row_told.kind else "")
        return _Meant(whole, scope, kind, year, told, None if gives_time else label)

    def _name(self, row: RowPlan, column: int, meant: _Meant, measure: Measure) -> str:
        """The indicator: row and column put together, without a word of growth that the measure says."""
        words = self._tongue.words
        label, about = meant.label, meant.told.about
        if label is None:
            return meant.name
        name = label.bare if measure is Measure.GROWTH and label.grows else label.name
        name = self._within_whole(row, name)
        if about and words.relative.match(about) and not words.spaced and name.endswith(about[-1]):
            return name  # 发电量, 产量
        if not about and row.group and row.group not in name and words.relative.match(label.name) and not words.own.match(label.name):
            return words.named_in_group.format(group=row.group, row=name)
        subject = self._subject() if not about else ""
        whole = (row.group if not about else "") or subject
        if whole and whole not in name and words.own.match(label.name):
            return words.named_total.format(total=name, of=whole[:1].lower() + whole[1:])
        if subject and self._is_place(label):
            return words.named.format(row=name, column=subject)
        return self._together(name, about) if about else name

    def _is_place(self, label: Label) -> bool:
        """Whether the rows are places of which the caption says what is told."""
        columns = [plan for plan in self._columns if plan.role is Role.LABEL]
        words = self._tongue.words
        return any("place" in plan.told.labels for plan in columns) and (words.spaced or bool(words.places.match(label.name)))

    def _together(self, name: str, about: str) -> str:
        """The name of row and column; a place stands before what is told of it."""
        words = self._tongue.words
        if words.places.match(about):
            return name if words.own.match(about) else about + name
        return words.named.format(row=name, column=about)

    def _scope(self, plan: ColumnPlan, name: str, about: str) -> str | None:
        """The place that a figure is of, where row or column names one."""
        words = self._tongue.words
        if about and words.places.match(about) and not words.own.match(about):
            return about
        places = plan.label is not None and "place" in self._columns[plan.label].told.labels
        return name if places and name and not words.own.match(name) else None

    def _subject(self) -> str:
        """What the caption is of, where it says so: 2025年各县区城镇新增就业完成情况."""
        words = self._tongue.words
        left = words.caption_drop.sub("", self._title).strip(" :：、,，.–—　")
        longest = _LONG_SUBJECT * 3 if words.spaced else _LONG_SUBJECT
        return left if _SHORT_SUBJECT <= len(left) <= longest and not any(char.isdigit() for char in left) else ""

    def _within_whole(self, row: RowPlan, name: str) -> str:
        """The name of a part that says only whose it is: 城镇居民 below 居民人均可支配收入 is 城镇居民人均可支配收入."""
        at = self._layout.rows.index(row)
        above = self._layout.rows[at - 1] if at else None
        whole = row.whole if row.whole is not None else above.whole if above else None
        label = self._main_label(self._layout.rows[whole]) if whole is not None else None
        if label is None or self._tongue.words.spaced:
            return name
        shared = next((length for length in range(min(len(name), len(label.name)) - 1, 1, -1) if name.endswith(label.name[:length])), 0)
        return name + label.name[shared:] if shared else name

    def _about(self, column: int) -> str:
        """What a column is of; one of growths or changes is of the nearest column of amounts before it, if that is of anything."""
        plan = self._columns[column]
        if plan.told.about or plan.role not in (Role.GROWTH, Role.CHANGE, Role.COMPLETION):
            return plan.told.about
        percent = plan.told.percent
        before = [one for one in range(column - 1, -1, -1) if self._columns[one].role is Role.VALUE and self._columns[one].label == plan.label]
        fitting = [one for one in before if not self._columns[one].told.percent] if not percent or plan.role is Role.GROWTH else before
        return self._columns[(fitting or before)[0]].told.about if before else ""

    def _months(self, column: int) -> tuple[int, int] | None:
        """The months that a column is for; a growth is for those of the amounts before it."""
        plan = self._columns[column]
        if plan.told.months or plan.role not in (Role.GROWTH, Role.CHANGE):
            return plan.told.months
        before = self._values_before(column)
        return self._columns[before[-1]].told.months if before else None

    def _kind_of_column(self, column: int) -> Kind | None:
        plan = self._columns[column]
        if plan.told.kind:
            return plan.told.kind
        if plan.role in (Role.GROWTH, Role.CHANGE, Role.SHARE):
            values = self._values_before(column)
            return self._kind_of_column(values[-1]) if values else None
        if plan.told.year is not None and self._setting.reviewed is not None and plan.told.year > self._setting.reviewed:
            return Kind.TARGET
        return Kind.ACTUAL if plan.told.years else None

    def _values_before(self, column: int) -> list[int]:
        plan = self._columns[column]
        return [one for one in range(column) if self._columns[one].role is Role.VALUE and self._columns[one].label == plan.label]

    def _kind(self, column: int, row: Told) -> Kind:
        if self._columns[column].told.kind is None and row.kind:
            return row.kind
        kind = self._kind_of_column(column)
        if kind is None and row.year is not None and self._setting.reviewed is not None:
            kind = Kind.TARGET if row.year > self._setting.reviewed else Kind.ACTUAL
        if kind is None and not self._years.captioned and self._part is Part.PLAN:
            kind = Kind.TARGET
        if kind is None and self._years.captioned:
            year, told = self._years.captioned[-1]
            kind = told or (Kind.TARGET if self._setting.reviewed is not None and year > self._setting.reviewed else Kind.ACTUAL)
        return kind or Kind.ACTUAL

    def _year_of_column(self, column: int) -> int | None:
        return self._year(column, Told(), self._kind_of_column(column) or Kind.ACTUAL)

    def _year(self, column: int, row: Told, kind: Kind) -> int | None:
        plan = self._columns[column]
        if plan.told.years:
            return plan.told.year
        if row.years:
            return row.year
        if plan.role in (Role.GROWTH, Role.CHANGE, Role.SHARE, Role.COMPLETION, Role.RANK):
            years = [self._columns[one].told.year for one in self._values_before(column)]
            known = [year for year in years if year is not None]
            if known:
                return max(known) if kind is Kind.TARGET or plan.told.kind is None else known[-1]
        told = row if row.relative is not None and plan.told.relative is None else plan.told
        results = any(
            other.role is Role.VALUE and other.told.kind is Kind.ACTUAL and other.told.about == plan.told.about
            and not other.told.years and other.told.relative in (None, 0)
            for other in self._columns
        )  # fmt: skip
        return self._years.of(told, kind, beside_result=results)

    # -- small things --

    def _label_text(self, row: RowPlan, column: int) -> str:
        label = self._columns[column].label
        return said(row.texts.get(label, "")) if label is not None else ""

    def _beside(self, row: RowPlan, role: Role) -> str | None:
        for column, plan in enumerate(self._columns):
            if plan.role is role and (text := self._sheet.at(row.number, column)) and not is_blank(text, self._tongue):
                return text
        return None

    def _line(self, start: int) -> tuple[int, int]:
        text = self._setting.text
        first = text.rfind("\n", 0, start) + 1
        last = text.find("\n", start)
        return first, len(text) if last < 0 else last
