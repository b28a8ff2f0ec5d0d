"""RD501: totals of tables that their rows or columns do not add up to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportdiff.checking.rule import Checked, Rule, Slip
from reportdiff.checking.table_figures import (
    RATIOS,
    Places,
    exact,
    half_width,
    label_of,
    one_digit_off,
    stands_for,
    summed,
    written_like,
)
from reportdiff.model import Figure, Role, Severity, Table

_LEAST = 2  # parts
_MOST_TOTALS = 60  # in a table; where every row is a total, none is
_HOLDS = 0.6  # of the rows, that a column which sums up others must be right in
_HUNDRED = Decimal(100)
_NEAR_HUNDRED = Decimal(20)  # parts of a whole that are farther off are not all of them
_ACCOUNT = {"added": 1, "removed": -1}
_LONGEST = 12  # rows that one below them may be made of
_SIGNS = (-1, 1)
_SURE = 4  # digits that the formulas tried must leave over, for a row not to be right by chance


class TableTotal(Rule):
    """A row or column of a table that does not add up to the total that the table states.

    A row is a total by its label (Total, 合计). Which rows it sums up the table shows itself: those above it or below
    it, the numbered ones alone or the totals before it, whichever are right in another column of the same amounts. Where
    no other column shows it, only a total is told that is off by one digit, or by two that changed places. “Of which” (其中) is not
    exhaustive and never summed; rates, averages and what is so much for each are left alone, and so is what rounding
    explains. A row that is in the other columns the row some way above it, with or less all that stands between (gross profit, net
    income), is so in each. Shares under a total of 100 add up to it, half a digit a row allowed. Opening, additions, reductions and
    closing of an account agree.

    Found: three items of 36,500, 28,900 and 17,600 under Total 83,000 in one column, and 84,000 for 36,210, 29,340 and
    17,480 in the next. Not found: shares that come to 100.1.
    """

    code = "RD501"
    name = "table-total"
    severity = Severity.ERROR

    def find(self, checked: Checked) -> Iterator[Slip]:
        """Each total that is not the sum of its parts."""
        for table in checked.report.tables:
            places = Places.of(table)
            found = {slip.start: slip for part in (_derived, _down, _hundred, _across, _account) for slip in part(places, checked)}
            yield from (found[start] for start in sorted(found))


@dataclass(frozen=True, slots=True)
class _Sum:
    """A total row and the rows that it may sum up."""

    total: int
    parts: tuple[int, ...]


def _sums(table: Table) -> Iterator[list[_Sum]]:
    """For each total the rows that it may sum up, the likeliest first."""
    rows = table.rows
    totals = [at for at, row in enumerate(rows) if row.total]
    if len(totals) > _MOST_TOTALS:
        return
    for total in totals:
        start = max((at for at in totals if at < total), default=-1) + 1
        above = [at for at in range(start, total) if rows[at].whole is None]
        plain = [at for at in above if rows[at].group == rows[total].group] or above
        first = next((rows[at].numbered for at in range(total) if rows[at].numbered), "")
        same_form = [at for at in range(total) if rows[at].numbered and _form(rows[at].numbered) == _form(first)]
        earlier = [at for at in totals if at < total]
        end = min((at for at in totals if at > total), default=len(rows))
        below = [at for at in range(total + 1, end) if rows[at].whole is None]
        ways = (plain, above, same_form, earlier, [*earlier, *above], below)
        yield [_Sum(total, parts) for parts in dict.fromkeys(map(tuple, ways)) if len(parts) >= _LEAST]


def _form(number: str) -> str:
    """The form of a number: 一、 and 二、 are of one, （一） and 1. of others."""
    return "".join("1" if char.isdigit() else "n" if char.isnumeric() else char for char in number)


def _down(places: Places, checked: Checked) -> Iterator[Slip]:
    """Totals of columns."""
    table = places.table
    classes: dict[tuple[str, str], list[int]] = {}
    for column in places.amounts:
        unit = next(one.unit for (_, at), one in places.figures.items() if at == column)
        classes.setdefault((table.columns[column].about, unit), []).append(column)
    for ways in _sums(table):
        for columns in classes.values():
            shown = [(way, [_holds(places, way, column) for column in columns]) for way in ways]
            proven = next((way for way, held in shown if any(held)), None)
            for column in columns:
                if proven and _holds(places, proven, column) is False:
                    yield from _slip(places, proven, column, checked)
                elif proven is None and len(columns) == 1:
                    way = next((way for way in ways if _off_by_a_digit(places, way, column)), None)
                    if way:
                        yield from _slip(places, way, column, checked)


def _holds(places: Places, way: _Sum, column: int) -> bool | None:
    total, parts = places.at(way.total, column), places.column(way.parts, column)
    if total is None or parts is None or sum(bool(one.printed) for one in parts) < _LEAST:
        return None
    return summed(parts).meets(stands_for(total))


def _off_by_a_digit(places: Places, way: _Sum, column: int) -> bool:
    total, parts = places.at(way.total, column), places.column(way.parts, column)
    if total is None or parts is None or len(parts) <= _LEAST or summed(parts).meets(stands_for(total)):
        return False
    return one_digit_off(total.printed, exact(parts), total.half)


def _slip(places: Places, way: _Sum, column: int, checked: Checked) -> Iterator[Slip]:
    total, parts = places.at(way.total, column), places.column(way.parts, column)
    if total and parts:
        yield _told(total, exact(parts), parts, label_of(places.table, total), checked)


def _told(total: Figure, expected: Decimal, parts: Sequence[Figure], label: str, checked: Checked) -> Slip:
    related = tuple((checked.report, one.start, one.end) for one in parts)
    return Slip(total.start, total.end, total.text, written_like(expected, total), {"label": label}, related)


def _derived(places: Places, checked: Checked) -> Iterator[Slip]:
    """Rows that are the row some way above them with, or less, all between (gross profit, a balance after tax), as other columns show."""
    rows, columns = places.table.rows, [at for at, one in enumerate(places.table.columns) if one.role is Role.VALUE]
    for row in range(_LEAST, len(rows)):
        followed = {column: _followed(places, row, column) for column in columns}
        ways = [(above, sign) for above in range(_LEAST, min(row, _LONGEST) + 1) for sign in _SIGNS]
        if not any(True in held.values() for held in followed.values()):
            continue
        for way in ways:
            held = [(column, found.get(way)) for column, found in followed.items()]
            failing = [column for column, follows in held if follows is False]
            proven = sum(_digits(places.at(row, column)) for column, follows in held if follows)
            if len(failing) == 1 and proven >= _SURE + len(str(len(ways))):
                figures = [one for one in (places.at(at, failing[0]) for at in range(row - way[0], row + 1)) if one is not None]
                yield _told(figures[-1], _signed_sum(figures[:-1], way[1]), figures[:-1], label_of(places.table, figures[-1]), checked)
                break


def _followed(places: Places, row: int, column: int) -> dict[tuple[int, int], bool]:
    """Whether a row is the one so many rows above it with those between added (1) or taken away (-1), for each way in which a column has
    them all; each row above is looked at once, whatever the number of ways."""
    last, nearest = places.at(row, column), places.at(row - 1, column)
    if last is None or nearest is None:
        return {}
    held: dict[tuple[int, int], bool] = {}
    units = {one.pint for one in (last, nearest) if one.pint}  # a label with a stroke in it may have cost a row its unit
    between, told = nearest.printed, int(bool(nearest.printed))
    room = half_width(last) + half_width(nearest)
    for above in range(_LEAST, min(row, _LONGEST) + 1):
        first = places.at(row - above, column)
        if first is None or "/" in first.unit + nearest.unit + last.unit or len(units | {first.pint} - {""}) > 1 or units & RATIOS:
            break
        units |= {first.pint} - {""}
        told += bool(first.printed)
        room += half_width(first)
        if units and not units & RATIOS and told >= _LEAST:
            held |= {(above, sign): abs(first.printed + sign * between - last.printed) <= room for sign in _SIGNS}
        between += first.printed
    return held


def _signed_sum(figures: Sequence[Figure], sign: int) -> Decimal:
    return figures[0].printed + sign * exact(figures[1:])


def _digits(figure: Figure | None) -> int:
    """How many digits a figure has that could all be others."""
    return len(str(int(abs(figure.printed) / (figure.half * 2 or 1)))) if figure is not None and figure.printed else 0


def _hundred(places: Places, checked: Checked) -> Iterator[Slip]:
    """Shares that do not add up to the 100 that stands under them."""
    for column, told in enumerate(places.table.columns):
        if told.role not in (Role.SHARE, Role.VALUE):
            continue
        for ways in _sums(places.table):
            for way in ways[:1]:
                total, parts = places.at(way.total, column), places.column(way.parts, column)
                if total is None or parts is None or total.printed != _HUNDRED or total.pint != "percent" or len(parts) < 3:
                    continue
                if not any(one.printed < 0 or one.printed > _HUNDRED for one in parts):
                    off = abs(exact(parts) - _HUNDRED)
                    if off <= _NEAR_HUNDRED and not summed(parts).meets(stands_for(total)):
                        yield _told(total, exact(parts), parts, label_of(places.table, total), checked)


def _across(places: Places, checked: Checked) -> Iterator[Slip]:
    """Totals of rows, in a column that sums up others in most of them."""
    table = places.table
    amounts = places.amounts
    for column in (at for at in amounts if table.columns[at].total):
        own = table.columns[column]
        others = [at for at in amounts if at != column and not table.columns[at].total and (table.columns[at].kind, table.columns[at].year) == (own.kind, own.year)]
        if len(others) < _LEAST:
            continue
        held: list[bool] = []
        failing: list[tuple[Figure, list[Figure]]] = []
        for row in range(len(table.rows)):
            total, parts = places.at(row, column), [places.at(row, at) for at in others]
            if total is not None and not any(one is None for one in parts):
                figures = [one for one in parts if one]
                right = summed(figures).meets(stands_for(total))
                held.append(right)
                if not right:
                    failing.append((total, figures))
        if sum(held) >= _LEAST and sum(held) >= _HOLDS * len(held):
            yield from (_told(total, exact(parts), parts, label_of(table, total), checked) for total, parts in failing)


def _account(places: Places, checked: Checked) -> Iterator[Slip]:
    """Closings that opening, additions and reductions do not give."""
    rows = places.table.rows
    for opening in (at for at, row in enumerate(rows) if row.flow == "opening"):
        closing = next((at for at in range(opening + 1, len(rows)) if rows[at].flow == "closing"), None)
        between = rows[opening + 1 : closing] if closing else ()
        if closing is None or len(between) < _LEAST or any(row.flow not in _ACCOUNT for row in between):
            continue
        for column in places.amounts:
            figures = places.column(range(opening, closing + 1), column)
            if figures is not None:
                signs = [1, *(_sign(row.flow, figure) for row, figure in zip(between, figures[1:-1], strict=True))]
                expected = sum((sign * one.printed for sign, one in zip(signs, figures[:-1], strict=True)), Decimal(0))
                room = sum((one.half for one in figures), Decimal(0))
                if abs(expected - figures[-1].printed) > room:
                    yield _told(figures[-1], expected, figures[:-1], label_of(places.table, figures[-1]), checked)


def _sign(flow: str | None, figure: Figure) -> int:
    """What is taken away counts below nothing; if it is printed so, it has its sign already."""
    return 1 if figure.printed < 0 else _ACCOUNT[flow or "added"]
