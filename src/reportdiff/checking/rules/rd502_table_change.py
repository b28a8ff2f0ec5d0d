"""RD502: columns of changes, growths, shares and rates that the columns of amounts do not give."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations

from reportdiff.checking.rule import Checked, Rule, Slip
from reportdiff.checking.table_figures import Places, label_of, stands_for, written_like
from reportdiff.lang import Language
from reportdiff.model import Figure, Role, Severity, Table
from reportdiff.relations import Interval

_LEAST = 2  # rows in which a relation must hold
_TIMES = 3  # as often as it fails, before a row in which it fails is told
_MOST_RANKED = 400  # rows
_HUNDRED = Decimal(100)
_MOST_COLUMNS = 14  # of amounts; among more the relation would be found by chance

# From the intervals of two amounts to that of what a column says of them.
Formula = Callable[[Interval, Interval], Interval | None]


def _growth(before: Interval, after: Interval) -> Interval | None:
    """From one amount to the next, in percent; ``None`` where the first may be zero or less."""
    if before.low <= 0 or after.low < 0:
        return None
    return Interval((after.low / before.high - 1) * 100, (after.high / before.low - 1) * 100)


class TableChange(Rule):
    """A column of changes, growths, shares or rates of completion that the columns of amounts do not give.

    Which two columns are meant the table shows itself: the pair with which the column agrees in nearly all rows. Rows in
    which it does not are told. Growth at constant prices is left alone (GDP, value added), and so is what rounding
    explains. Ranks are held against the column that they follow.

    Found: 120.7 and 88.3 with a change of (36.8) %, where all other rows agree. Not found: (26.8) %.
    """

    code = "RD502"
    name = "table-change"
    severity = Severity.ERROR

    def find(self, checked: Checked) -> Iterator[Slip]:
        """Each such figure."""
        for table in checked.report.tables:
            places = Places.of(table)
            for column, told in enumerate(table.columns):
                if told.role in _FORMULAS:
                    yield from _relations(places, column, checked)
                elif told.role is Role.SHARE:
                    yield from _shares(places, column, checked)
                elif told.role is Role.RANK:
                    yield from _ranks(places, column, checked)


def _difference(before: Interval, after: Interval) -> Interval:
    return after - before


def _rate(whole: Interval, part: Interval) -> Interval | None:
    rate = part.over(whole) if part.low >= 0 else None
    return rate and rate.times(_HUNDRED)


_FORMULAS: dict[Role, tuple[Formula, ...]] = {
    Role.GROWTH: (_growth,),
    Role.CHANGE: (_difference, _growth),
    Role.COMPLETION: (_rate, _growth),
}


@dataclass(frozen=True, slots=True)
class _Found:
    """A relation that a column agrees with: the columns that it is of, in how many rows, and the rows in which it does not."""

    first: int
    second: int
    holds: int
    fails: tuple[tuple[Figure, Interval], ...]


def _relations(places: Places, column: int, checked: Checked) -> Iterator[Slip]:
    table = places.table
    about = table.columns[column].about
    amounts = [at for at in range(len(table.columns)) if table.columns[at].role is Role.VALUE]
    amounts = [at for at in amounts if not about or table.columns[at].about in (about, "")]
    if not 2 <= len(amounts) <= _MOST_COLUMNS:
        return
    found = [
        relation
        for formula in _FORMULAS[table.columns[column].role]
        for first, second in permutations(amounts, 2)
        if (relation := _held(places, column, first, second, formula, checked.language))
    ]
    best = max(found, key=lambda one: (one.holds, -len(one.fails)), default=None)
    if best is None or best.holds < _LEAST or best.holds < _TIMES * len(best.fails):
        return
    for figure, follows in best.fails:
        yield _slip(places, figure, follows, (best.first, best.second), checked)


def _held(places: Places, column: int, first: int, second: int, formula: Formula, language: Language) -> _Found | None:
    holds, fails = 0, []
    for row in range(len(places.table.rows)):
        figure, one, other = (places.at(row, at) for at in (column, first, second))
        if figure is None or one is None or other is None or one.pint != other.pint or _at_constant_prices(places.table, row, column, language):
            continue
        follows = formula(stands_for(one), stands_for(other))
        if follows is None or not _may_tell(figure, one, formula):
            continue
        if follows.meets(Interval(figure.printed - figure.half, figure.printed + figure.half)):
            holds += 1
        else:
            fails.append((figure, follows))
    return _Found(first, second, holds, tuple(fails)) if holds else None


def _may_tell(figure: Figure, amount: Figure, formula: Formula) -> bool:
    """Whether a figure may be what a formula makes of amounts: a difference is no per cent of them, and none of rates but in points."""
    if formula is _difference and figure.pint == "percent":
        return amount.pint == "percent"
    return figure.pint != "percentage_point" or amount.pint == "percent"


def _at_constant_prices(table: Table, row: int, column: int, language: Language) -> bool:
    if table.columns[column].role is not Role.GROWTH:
        return False
    known = language.lexicon.find(table.rows[row].label) or language.lexicon.find(table.columns[column].about)
    return known is not None and known.prices == "constant"


def _shares(places: Places, column: int, checked: Checked) -> Iterator[Slip]:
    """Shares of the rows in a total that the amounts beside them do not give."""
    table = places.table
    totals = [at for at, row in enumerate(table.rows) if row.total]
    found = []
    for total in totals:
        for amount in (at for at in places.amounts if table.columns[at].label != table.columns[column].label):
            whole = places.at(total, amount)
            if whole is None:
                continue
            holds, fails = 0, []
            for row in range(len(table.rows)):
                figure, part = places.at(row, column), places.at(row, amount)
                follows = _rate(stands_for(whole), stands_for(part)) if part and row != total else None
                if figure is None or follows is None:
                    continue
                if follows.meets(Interval(figure.printed - figure.half, figure.printed + figure.half)):
                    holds += 1
                else:
                    fails.append((figure, follows))
            found.append((holds, amount, tuple(fails)))
    holds, amount, fails_ = max(found, key=lambda one: one[0], default=(0, 0, ()))
    if holds >= _LEAST and holds >= _TIMES * len(fails_):
        for figure, follows in fails_:
            yield _slip(places, figure, follows, (amount,), checked)


def _ranks(places: Places, column: int, checked: Checked) -> Iterator[Slip]:
    """Ranks that do not follow the figures whose order they are."""
    rows = [row for row in range(len(places.table.rows)) if places.at(row, column)]
    if not 2 * _TIMES <= len(rows) <= _MOST_RANKED:
        return
    best: tuple[int, ...] | None = None
    for other in (at for at, told in enumerate(places.table.columns) if told.role in (Role.VALUE, Role.GROWTH)):
        pairs = [(places.at(row, column), places.at(row, other), row) for row in rows]
        if not any(figure is None for _, figure, _ in pairs):
            for sign in (1, -1):
                astray = _out_of_order([(rank.printed, sign * figure.printed, row) for rank, figure, row in pairs if rank and figure])
                if best is None or len(astray) < len(best):
                    best = astray
    if best and len(best) == 1:
        figure = places.at(best[0], column)
        if figure:
            yield Slip(figure.start, figure.end, figure.text, None, {"label": label_of(places.table, figure)}, says="RD502_rank")


def _out_of_order(ranked: Sequence[tuple[Decimal, Decimal, int]]) -> tuple[int, ...]:
    """The rows that must be taken away for the rest to be in order: those that disagree with most others, one after the other;
    two stand for any more."""
    left = list(ranked)
    astray: list[int] = []
    while True:
        wrong = {
            row: sum((rank < its) != (value > other) for its, other, at in left if at != row and its != rank and value != other)
            for rank, value, row in left
        }
        worst = max(wrong, key=lambda row: wrong[row], default=None)
        if worst is None or not wrong[worst] or len(astray) > 1:
            return tuple(astray)
        astray.append(worst)
        left = [one for one in left if one[2] != worst]


def _slip(places: Places, figure: Figure, follows: Interval, columns: Sequence[int], checked: Checked) -> Slip:
    related = [places.at(figure.row, column) for column in columns]
    middle = (follows.low + follows.high) / 2
    return Slip(
        figure.start, figure.end, figure.text, written_like(middle, figure), {"label": label_of(places.table, figure)},
        tuple((checked.report, one.start, one.end) for one in related if one),
    )  # fmt: skip
