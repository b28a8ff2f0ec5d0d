"""What row and column together say that a cell is of: indicator, kind, year, place."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from reportdiff.kinds import Places, Turn, part_at
from reportdiff.lang.tables import Label, TableLanguage
from reportdiff.model import Kind, Measure, Part, Role
from reportdiff.tables.columns import ColumnPlan
from reportdiff.tables.heads import Told, read_head
from reportdiff.tables.layout import DASHES, Layout, RowPlan
from reportdiff.tables.text import said
from reportdiff.tables.times import Years

_LONGEST_OVER = 60  # characters of a row's name that the rows set below it need in theirs
_SHORT_SUBJECT, _LONG_SUBJECT = 3, 16  # characters of what a caption is of
_ENDS, _SENTENCES = " .:：。，、", re.compile(r"[.!?。！？]\s?\S")


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of the report around a table: its sections, where it turns to review and plan, its years."""

    text: str
    places: Places
    turns: tuple[Turn, ...]
    reviewed: int | None
    planned: int | None


@dataclass(frozen=True, slots=True)
class Meaning:
    """What row and column together say that a cell is of."""

    name: str
    scope: str | None
    kind: Kind
    year: int | None
    months: tuple[int, int] | None
    told: Told
    label: Label | None


def main_label(row: RowPlan) -> Label | None:
    """The label of a row, the first if it has several."""
    return next(iter(row.labels.values()), None)


class Meanings:
    """What the cells of one table are of, by their heads, labels, groups and captions."""

    def __init__(self, layout: Layout, setting: Setting, years: Years, title: str, tongue: TableLanguage) -> None:
        self._layout, self._columns = layout, layout.columns
        self._setting, self._years, self._title, self._tongue = setting, years, title, tongue
        self._at = {row.number: at for at, row in enumerate(layout.rows)}
        self._has_units = any(plan.role is Role.UNIT for plan in layout.columns)  # rows with units of their own are no places
        self._part = part_at(setting.turns, layout.sheet.grid.start)

    def meant(self, row: RowPlan, column: int) -> Meaning:
        """What the cell of a row and column is of; a label that is only a year or a word like Target names no indicator."""
        plan = self._columns[column]
        label = row.labels.get(plan.label) if plan.label is not None else None
        text = row.texts.get(plan.label, "") if plan.label is not None else ""
        if plan.label is not None and self._only_rates(self._columns[plan.label], text):
            label, text = None, ""
        row_told = read_head((text,), self._tongue) if text else Told()
        gives_time = bool(row_told.years or row_told.months or row_told.kind) and not row_told.about
        in_row = row_told if gives_time else Told()
        kind = self._kind(column, in_row)
        due = self._layout.due(row) if kind is Kind.TARGET and not plan.told.years else None
        year = due or self._year(column, in_row, kind)
        about = self.about(column)
        name = "" if gives_time else label.name if label else ""
        scope = self._scope(plan, name, about)
        told = replace(plan.told, about=about)
        whole = self._together(name, about) if name and about else name or about or row.group
        if not whole and gives_time:  # the table is of one thing; or, of Budget and Area, each row of its own
            whole = self._subject() or (label.name if label and row_told.kind else "")
        whole = whole or self._headed()
        months = in_row.months or self.months(column)
        return Meaning(whole, scope, kind, year, months, told, None if gives_time else label)

    def name(self, row: RowPlan, column: int, meant: Meaning, measure: Measure) -> str:
        """The indicator: row and column put together, without a word of growth that the measure says."""
        words = self._tongue.words
        label, about = meant.label, meant.told.about
        if label is None:
            return meant.name
        name = label.bare if measure is Measure.GROWTH and label.grows else label.name
        name = self._within_whole(row, name)
        if words.per.match(name) and (of := self._told_for_each(row)):
            name = f"{of} {name}"
        if (over := self._over(row, label)) and words.spaced and over.casefold() not in name.casefold():
            name = words.named_in_group.format(group=over, row=name)
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
        if about.casefold() in name.casefold():
            return name
        if words.places.match(about):
            return name if words.own.match(about) else about + name
        named = words.named_sum if words.own.match(name) else words.named
        return named.format(row=name, column=about)

    def _scope(self, plan: ColumnPlan, name: str, about: str) -> str | None:
        """The place that a figure is of, where row or column names one."""
        words = self._tongue.words
        if about and words.places.match(about) and not words.own.match(about):
            return about
        places = plan.label is not None and "place" in self._columns[plan.label].told.labels and not self._has_units
        return name if places and name and not words.own.match(name) else None

    def _subject(self) -> str:
        """What the caption is of, where it says so: 2025年各县区城镇新增就业完成情况."""
        words = self._tongue.words
        left = words.caption_drop.sub("", self._title).strip(" :：、,，.–—　")
        longest = _LONG_SUBJECT * 3 if words.spaced else _LONG_SUBJECT
        return left if _SHORT_SUBJECT <= len(left) <= longest and not any(char.isdigit() for char in left) else ""

    def _headed(self) -> str:
        """What stands right above the table, where neither row nor column names anything: Homes protected each quarter."""
        above = said(self._layout.captions[0]) if self._layout.captions else ""
        number = self._tongue.words.numbering.match(above)
        bare = above[number.end() :].strip(_ENDS) if number else above.strip(_ENDS)
        return bare if _SHORT_SUBJECT <= len(bare) <= _LONG_SUBJECT * (6 if self._tongue.words.spaced else 2) and not _SENTENCES.search(bare) else ""

    def _only_rates(self, plan: ColumnPlan, text: str) -> bool:
        """Whether a label says nothing but how its row stands: Green below Status, in a table of one row."""
        return plan.told.may_be_status and len(self._layout.rows) == 1 and text.isalpha()

    def _within_whole(self, row: RowPlan, name: str) -> str:
        """The name of a part that says only whose it is: 城镇居民 below 居民人均可支配收入 is 城镇居民人均可支配收入."""
        at = self._at[row.number]
        above = self._layout.rows[at - 1] if at else None
        whole = row.whole if row.whole is not None else above.whole if above else None
        label = main_label(self._layout.rows[whole]) if whole is not None else None
        if label is None or self._tongue.words.spaced:
            return name
        shared = next((length for length in range(min(len(name), len(label.name)) - 1, 1, -1) if name.endswith(label.name[:length])), 0)
        return name + label.name[shared:] if shared else name

    def _over(self, row: RowPlan, label: Label) -> str:
        """What a row is set below with a dash, or as a part: a row, or a group."""
        if row.above is not None:
            over = main_label(self._layout.rows[row.above])
            return over.name if over and len(over.name) <= _LONGEST_OVER else ""
        return row.group if label.numbered and label.numbered in DASHES else ""

    def _told_for_each(self, row: RowPlan) -> str:
        """What a row tells that only says for each of what it is told (per tonne): the nearest one above that names a thing."""
        above = (main_label(self._layout.rows[at]) for at in range(self._at[row.number] - 1, -1, -1))
        label = next((one for one in above if one and not self._tongue.words.per.match(one.name)), None)
        return label.name if label and len(label.name) <= _LONGEST_OVER else ""

    def about(self, column: int) -> str:
        """What a column is of; one of growths or changes is of the nearest column of amounts before it, if that is of anything."""
        plan = self._columns[column]
        if plan.told.about or plan.role not in (Role.GROWTH, Role.CHANGE, Role.COMPLETION):
            return plan.told.about
        percent = plan.told.percent
        before = [one for one in range(column - 1, -1, -1) if self._columns[one].role is Role.VALUE and self._columns[one].label == plan.label]
        fitting = [one for one in before if not self._columns[one].told.percent] if not percent or plan.role is Role.GROWTH else before
        return self._columns[(fitting or before)[0]].told.about if before else ""

    def months(self, column: int) -> tuple[int, int] | None:
        """The months that a column is for; a growth is for those of the amounts before it; else those that the caption names."""
        plan = self._columns[column]
        if plan.role in (Role.GROWTH, Role.CHANGE) and not plan.told.months and (before := self._values_before(column)):
            return self.months(before[-1])
        named = self._years.months
        if plan.told.this_month and named:
            return named[1], named[1]
        whole = plan.told.whole_year or plan.told.several or self.kind_of_column(column) is Kind.TARGET
        return plan.told.months or (None if whole or not self._years.names(plan.told.year) else named)

    def kind_of_column(self, column: int) -> Kind | None:
        """Plan or result by the words of the head; a bare year is a result, unless it is after the report's."""
        plan = self._columns[column]
        if plan.told.kind:
            return plan.told.kind
        if plan.role in (Role.GROWTH, Role.CHANGE, Role.SHARE):
            values = self._values_before(column)
            return self.kind_of_column(values[-1]) if values else None
        if plan.told.year is not None and self._setting.reviewed is not None and plan.told.year > self._setting.reviewed:
            return Kind.TARGET
        return Kind.ACTUAL if plan.told.years else None

    def _values_before(self, column: int) -> list[int]:
        plan = self._columns[column]
        return [one for one in range(column) if self._columns[one].role is Role.VALUE and self._columns[one].label == plan.label]

    def _kind(self, column: int, row: Told) -> Kind:
        if self._columns[column].told.kind is None and row.kind:
            return row.kind
        kind = self.kind_of_column(column)
        if kind is None and row.year is not None and self._setting.reviewed is not None:
            kind = Kind.TARGET if row.year > self._setting.reviewed else Kind.ACTUAL
        if kind is None and not self._years.captioned and self._part is Part.PLAN:
            kind = Kind.TARGET
        if kind is None and self._years.captioned:
            year, told = self._years.captioned[-1]
            kind = told or (Kind.TARGET if self._setting.reviewed is not None and year > self._setting.reviewed else Kind.ACTUAL)
        return kind or Kind.ACTUAL

    def year_of_column(self, column: int) -> int | None:
        """The year that a column is for in rows that say none."""
        return self._year(column, Told(), self.kind_of_column(column) or Kind.ACTUAL)

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
