"""What each column of a table is, by its head and its cells: labels, groups, units, values, statuses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportdiff.lang.tables import TableLanguage
from reportdiff.model import Kind, Role
from reportdiff.tables.heads import Told, may_name_years, read_head
from reportdiff.tables.sheet import Sheet
from reportdiff.tables.text import has_letters
from reportdiff.tables.values import is_blank, read_value, status_of

MOST = 0.6  # of the cells of a column make it what it is
_OUTLINE = re.compile(r"[1-9]\d?(?:\.[1-9]\d?)+\.?\Z")
LONG = 60  # a cell with more characters is a sentence
_VALUES = (Role.VALUE, Role.GROWTH, Role.CHANGE, Role.SHARE, Role.COMPLETION)


@dataclass(frozen=True, slots=True)
class ColumnPlan:
    """A column: what its head says, what it is, and the column of labels that its rows have."""

    told: Told
    role: Role
    label: int | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """What the cells of a column are: how many say anything, are numbers, years, statuses, units, words; how many differ;
    ``outline`` where they are the numbers of an outline, in its order (1.1, 1.2, 2.1)."""

    filled: int
    numbers: int
    years: int
    statuses: int
    units: int
    words: int
    figures_in_words: int
    kinds: int
    merged: bool
    outline: bool = False


def profile(sheet: Sheet, body: Sequence[int], column: int, tongue: TableLanguage) -> Profile:
    """What the cells of a column are."""
    counts: Counter[str] = Counter()
    different: set[str] = set()
    merged = False
    numbers: list[str] = []
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
        numbers.append(text)
        value = read_value(sheet.written(cell), tongue)
        unit = value is None and tongue.unit(text) is not None
        if status_of(text, tongue):
            counts["statuses"] += 1
        elif value is not None:
            counts["numbers"] += 1
            counts["years"] += tells_year(text, tongue)
        elif unit:
            counts["units"] += 1
        elif has_letters(text):
            counts["words"] += 1
            counts["figures"] += any(char.isdigit() for char in text)
            counts["years"] += tells_year(text, tongue)
        if unit:
            counts["units"] += text in tongue.words.counters
    return Profile(
        counts["filled"], counts["numbers"], counts["years"], counts["statuses"], counts["units"], counts["words"],
        counts["figures"], len(different), merged, _is_outline(numbers),
    )  # fmt: skip


def _is_outline(texts: Sequence[str]) -> bool:
    """Whether cells are the numbers of an outline of two levels and more, each after the one before it."""
    if len(texts) < 2 or not all(_OUTLINE.match(text) for text in texts):
        return False
    numbers = [tuple(map(int, text.rstrip(".").split("."))) for text in texts]
    last = [number[-1] for number in numbers]
    return numbers == sorted(set(numbers)) and all(
        number[:-1] != before[:-1] or own == previous + 1
        for before, number, previous, own in zip(numbers, numbers[1:], last, last[1:], strict=False)
    )


def planned(told: Sequence[Told], profiles: Sequence[Profile]) -> list[ColumnPlan] | None:
    """What each column is; ``None`` where none is a column of labels."""
    roles = [_role(one, profile) for one, profile in zip(told, profiles, strict=True)]
    labels = _label_columns(told, profiles, roles)
    if not labels:
        roles = _first_as_label(profiles, roles)
        labels = _label_columns(told, profiles, roles)
    labels = labels or _goals_in_words(told, roles)
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


def _first_as_label(profiles: Sequence[Profile], roles: Sequence[Role]) -> list[Role]:
    """The columns with the first one of words as that of the labels, where none is: 部门 and Source are of the row, if they are all it has."""
    first = next((column for column, profile in enumerate(profiles) if profile.words > profile.numbers), None)
    left = ((role, column) for column, role in enumerate(roles))
    return [Role.LABEL if column == first and role in (Role.OTHER, Role.OWNER, Role.PARTNER) else role for role, column in left]


def _goals_in_words(told: Sequence[Told], roles: Sequence[Role]) -> dict[int, bool]:
    """The first column as that of labels where its cells tell in words what is aimed at, and a later one what was reached: Target | 2030 progress."""
    reached = any(one.kind is Kind.ACTUAL for one in told[1:])
    return {0: True} if told and told[0].kind is Kind.TARGET and roles[0] is Role.LABEL and reached else {}


def _role(told: Told, profile: Profile) -> Role:
    """What a column is, by its head and its cells: the first rule that fits; else as its head says, or values."""
    return next((role or told.role or Role.VALUE for role, fits in _ROLES if fits(told, profile)), Role.VALUE)


def _are_numbers_of_rows(told: Told, profile: Profile) -> bool:
    return told.role is Role.NUMBER and profile.figures_in_words == 0


def _are_numbers_of_an_outline(told: Told, profile: Profile) -> bool:
    return profile.outline and told.unit is None and not (told.kind or told.years or told.role)


def _are_units_by_their_head(told: Told, profile: Profile) -> bool:
    most = profile.units + profile.words >= profile.numbers and profile.units >= MOST * profile.filled / 2
    return "unit" in told.labels and most


def _say_nothing_of_values(told: Told, profile: Profile) -> bool:
    return told.role in (Role.OTHER, Role.OWNER, Role.PARTNER, Role.DEADLINE, Role.RANK)


def _are_statuses(told: Told, profile: Profile) -> bool:
    return told.role is None and 0 < profile.statuses >= profile.numbers + profile.words


def _are_years(told: Told, profile: Profile) -> bool:
    return profile.filled > 0 and profile.years >= MOST * profile.filled and not told.years and profile.numbers <= profile.years


def _are_units(told: Told, profile: Profile) -> bool:
    return told.role is None and profile.numbers == 0 and profile.units > MOST * profile.filled


def _are_words_with_numbers(told: Told, profile: Profile) -> bool:
    return 0 < profile.numbers < profile.words and not (told.kind or told.years or told.role)


def _are_words(told: Told, profile: Profile) -> bool:
    mostly = profile.words > (1 - MOST) * profile.filled or profile.filled == 0
    return told.role is None and not profile.numbers and mostly


# In their order; without a role a column is what its head says, and else one of values.
_ROLES: tuple[tuple[Role | None, Callable[[Told, Profile], bool]], ...] = (
    (Role.NUMBER, _are_numbers_of_rows),
    (Role.NUMBER, _are_numbers_of_an_outline),
    (Role.UNIT, _are_units_by_their_head),
    (None, _say_nothing_of_values),
    (Role.STATUS, _are_statuses),
    (Role.LABEL, _are_years),
    (Role.UNIT, _are_units),
    (Role.LABEL, _are_words_with_numbers),
    (Role.LABEL, _are_words),
    (None, lambda told, profile: True),
)


def _label_columns(told: Sequence[Told], profiles: Sequence[Profile], roles: Sequence[Role]) -> dict[int, bool]:
    """The columns of labels, true for those of the rows' own labels, false for the coarser ones of groups."""
    values = [column for column, role in enumerate(roles) if role in _VALUES]
    words = (column for column, role in enumerate(roles) if role is Role.LABEL)
    texts = (column for column in words if not told[column].kind or told[column].labels or not profiles[column].figures_in_words)
    before = [column for column in texts if not values or column < values[-1]]
    blocks = _side_by_side(told, before)
    if len(blocks) > 1 and any(blocks[0] < value < blocks[1] for value in values):
        return dict.fromkeys(blocks, True)
    first_value = next((value for value in values if value > before[0]), None) if before else None
    lead = [column for column in before if first_value is None or column < first_value] or before[:1]
    if len(lead) < 2:
        return dict.fromkeys(lead, True)
    fine = _finest(told, profiles, lead)
    coarse = (column for column in lead if column < fine or told[column].labels & {"group", "label"} or profiles[column].merged)
    return {**dict.fromkeys(coarse, False), fine: True}


def _side_by_side(told: Sequence[Told], columns: Sequence[int]) -> list[int]:
    """The columns of labels that have the head of the first one: tables set side by side."""
    heads = [column for column in columns if "label" in told[column].labels]
    return [column for column in heads if told[column].pieces[-1:] == told[heads[0]].pieces[-1:]]


def _finest(told: Sequence[Told], profiles: Sequence[Profile], lead: Sequence[int]) -> int:
    """The column that tells the rows apart: the last whose head says so, unless another has twice as many kinds; else that with most."""
    most = max(lead, key=lambda column: (profiles[column].kinds, column))
    named = [column for column in lead if "label" in told[column].labels]
    others = max((profiles[column].kinds for column in lead if not named or column != named[-1]), default=0)
    return named[-1] if named and profiles[named[-1]].kinds >= others / 2 else most


def tells_year(text: str, tongue: TableLanguage) -> bool:
    """Whether a text is a year and says nothing else but whether it is one of plan or result."""
    if not text or len(text) > LONG or not may_name_years(text, tongue):
        return False
    told = read_head((text,), tongue)
    return bool(told.years) and not told.about
