"""From the layout of a table to its facts: indicator, kind, measure, unit, value, year, by row and column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

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
    Role,
    Row,
    Span,
    Table,
)
from reportdiff.tables.columns import ColumnPlan
from reportdiff.tables.layout import Layout, RowPlan
from reportdiff.tables.meaning import Meaning, Meanings, Setting, main_label
from reportdiff.tables.text import MARKED, said
from reportdiff.tables.times import Years, period_of
from reportdiff.tables.units import RATIOS, Units, unit_beside
from reportdiff.tables.values import Value, is_blank, read_value, status_of
from reportdiff.units.unit import Unit

_FIGURES = (Role.VALUE, Role.GROWTH, Role.CHANGE, Role.SHARE, Role.COMPLETION, Role.RANK)
_FLOWS = ("opening", "closing", "added", "removed")
_STATED = (Role.VALUE, Role.GROWTH, Role.CHANGE, Role.SHARE)  # whose figures are facts of the row's indicator


@dataclass(frozen=True, slots=True)
class Read:
    """A table that was read: its facts without ids, the table itself, and which of its figures each fact is."""

    facts: tuple[Fact, ...]
    table: Table
    unsaid: int
    unread_targets: tuple[str, ...]


class TableReader:
    """Reads the facts of one table."""

    def __init__(self, number: int, layout: Layout, setting: Setting, years: Years, units: tuple[TableUnit, ...],
                 title: str, tongue: TableLanguage) -> None:  # fmt: skip
        self._number, self._layout, self._setting, self._tongue = number, layout, setting, tongue
        self._meanings = Meanings(layout, setting, years, title, tongue)
        self._sheet, self._columns, self._title = layout.sheet, layout.columns, title
        self._units = self._with_money(units)
        self._grown = self._is_of_growth()
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

    def _with_money(self, units: tuple[TableUnit, ...]) -> tuple[TableUnit, ...]:
        """A caption's bare scale (in millions) is of money where cells have a sign of it: the rows between those have none."""
        if len(units) != 1 or units[0].unit or units[0].scale == 1:
            return units
        cells = (
            self._sheet.cell(row.number, column)
            for row in self._layout.rows for column, plan in enumerate(self._columns) if plan.role is Role.VALUE
        )  # fmt: skip
        values = (read_value(self._sheet.written(cell), self._tongue) for cell in cells if cell)
        money = {value.unit.pint: value.unit for value in values if value and value.unit and Unit.of(value.unit.pint).is_money}
        return tuple(replace(money[pint], scale=units[0].scale) for pint in money) if len(money) == 1 else units

    def _is_of_growth(self) -> bool:
        """Whether the captions say that the figures are growths, and in per cent: 价格比上年涨跌幅度 单位：%."""
        percent = len(self._units) == 1 and self._units[0].pint == "percent"
        pattern = self._tongue.words.part["growth"]
        return percent and any(pattern.search(said(caption)) for caption in (self._title, *self._layout.captions))

    # -- rows and columns --

    def _column(self, column: int) -> Column:
        plan = self._columns[column]
        total = bool(plan.told.pieces) and bool(self._tongue.words.own.match(plan.told.pieces[-1]))
        return Column(plan.told.text, plan.role, self._meanings.kind_of_column(column), self._meanings.year_of_column(column),
                      plan.told.about, plan.told.base, total)  # fmt: skip

    def _row(self, row: RowPlan, status: tuple[str, Span] | None) -> Row:
        label = main_label(row)
        name = label.name if label else ""
        words = self._tongue.words
        total = bool(name) and bool(words.total.match(name))
        flow = next((flow for flow in _FLOWS if name and getattr(words, flow).match(name)), None)
        marked = any(MARKED.search(self._sheet.at(row.number, column)) for column in range(self._sheet.columns))
        numbered = label.numbered or "" if label else ""
        says, where = status or (None, None)
        return Row(name, row.group, row.whole, total, flow, numbered, says, where, marked)

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
            if plan.role is Role.VALUE and self._meanings.kind_of_column(column) is Kind.TARGET:
                cell = self._sheet.cell(row.number, column)
                text = self._sheet.written(cell) if cell else ""
                label = main_label(row)
                if text.strip() and label and not is_blank(text, self._tongue) and read_value(text, self._tongue) is None and not any(map(str.isdigit, text)):
                    yield label.name

    # -- figures --

    def _figures(self, row: RowPlan, at: int) -> Iterator[tuple[Figure, Fact | None]]:
        values: list[tuple[int, GridCell, Value]] = []
        for column, plan in enumerate(self._columns):
            cell = self._sheet.cell(row.number, column)
            if plan.role not in _FIGURES or cell is None or cell.column != column or cell.row != row.number:
                continue
            value = read_value(self._sheet.written(cell), self._tongue)
            if value is not None and not (plan.told.several and "/" in plan.told.text):
                values.append((column, cell, value))
        beside = unit_beside([value.unit for column, _, value in values if self._columns[column].role is Role.VALUE])
        for column, cell, value in values:
            yield self._figure(row, at, column, cell, value, beside)

    def _figure(
        self, row: RowPlan, at: int, column: int, cell: GridCell, value: Value, beside: TableUnit | None
    ) -> tuple[Figure, Fact | None]:
        plan = self._columns[column]
        meant = self._meanings.meant(row, column)
        unit = Units(value.unit, self._unit_of_row(row, plan.label), meant.label, plan.told, plan.role, self._units, beside).of_figure()
        start, end = cell.start + value.start, cell.start + value.end
        printed = -value.number if value.moves is Direction.DOWN else value.number
        figure = Figure(
            at, column, start, end, self._setting.text[start:end], printed, value.half, unit.scale, unit.unit, unit.pint,
            value.comparator,
        )  # fmt: skip
        if plan.role not in _STATED or not meant.name:
            return figure, None
        return figure, self._fact(row, column, figure, value, unit, meant)

    def _unit_of_row(self, row: RowPlan, column: int | None) -> TableUnit | None:
        """The unit in a row's own cell; of a row that is set below another and says none, that of the other."""
        unit = row.units.get(column)
        while unit is None and not ((label := main_label(row)) and label.unit) and row.above is not None:
            row = self._layout.rows[row.above]
            above = main_label(row)
            unit = row.units.get(column) or (above.unit if above else None)
        return unit or self._unit_of_total(row)

    def _unit_of_total(self, row: RowPlan) -> TableUnit | None:
        """The unit of a total that says none: that of the rows above it in its group, if all of them have the same."""
        if not ((label := main_label(row)) and label.unit is None and self._tongue.words.total.match(label.name)):
            return None
        above = self._layout.rows[: self._layout.rows.index(row)]
        labels = [main_label(one) for one in above if one.group == row.group]
        units = {label.unit.unit: label.unit for label in labels if label and label.unit}
        return next(iter(units.values())) if len(units) == 1 and all(label and label.unit for label in labels) else None

    def _fact(self, row: RowPlan, column: int, figure: Figure, value: Value, unit: TableUnit, meant: Meaning) -> Fact:
        plan, label = self._columns[column], meant.label
        measure, direction = self._measure(plan, value, unit, label)
        moved = measure in (Measure.GROWTH, Measure.CHANGE)
        number, high = value.number * unit.scale, value.high
        name = self._meanings.name(row, column, meant, measure)
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
            period=period_of(year, meant.months), qualifiers=(), strength=None,
            deadline=self._layout.beside(row, Role.DEADLINE) if target else None,
            owner=self._layout.beside(row, Role.OWNER) if target else None,
            base_year=plan.told.base or (label.base if label else None) if moved else None, scope=meant.scope,
            cell=Cell(self._number, self._label_text(row, column), plan.told.text, None, written),
        )  # fmt: skip

    def _measure(self, plan: ColumnPlan, value: Value, unit: TableUnit, label: Label | None) -> tuple[Measure, Direction | None]:
        relative = unit.pint in ("percent", "per_mille", "times")
        fallen = value.number < 0 and (plan.told.base or (label is not None and label.base)) is not None  # -12% against 2020
        if unit.pint == "percentage_point":
            measure = Measure.CHANGE
        elif plan.role is Role.CHANGE:
            measure = Measure.GROWTH if relative else Measure.CHANGE
        elif plan.role is Role.GROWTH or (relative and (value.moves or fallen or self._grown or (label is not None and label.grows))):
            measure = Measure.GROWTH
        elif value.moves and unit.pint not in RATIOS:
            measure = Measure.CHANGE
        else:
            return (Measure.SHARE if unit.pint in ("percent", "per_mille") else Measure.LEVEL), None
        direction = value.moves or (label.grows if label and plan.role not in (Role.GROWTH, Role.CHANGE) else None) or Direction.UP
        if value.number < 0:
            direction = Direction.DOWN
        return measure, direction

    # -- small things --

    def _label_text(self, row: RowPlan, column: int) -> str:
        label = self._columns[column].label
        return said(row.texts.get(label, "")) if label is not None else ""

    def _line(self, start: int) -> tuple[int, int]:
        text = self._setting.text
        first = text.rfind("\n", 0, start) + 1
        last = text.find("\n", start)
        return first, len(text) if last < 0 else last
