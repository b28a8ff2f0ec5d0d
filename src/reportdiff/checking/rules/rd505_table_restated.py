"""RD505: last year's column of a table, restated without a note."""

from __future__ import annotations

from collections.abc import Iterator

from reportdiff.checking.rule import Checked, Rule, Slip, place
from reportdiff.checking.written import told_as
from reportdiff.model import Comparator, Fact, Kind, Report, Severity
from reportdiff.relations import stands_for


class TableRestated(Rule):
    """A result of an earlier year in a table that is not what the earlier report's own table gave for it, and no note says so.

    Row and column mean the same: the same name word for word, year, measure and unit, each once in its table. Silent where
    the words around the table say that figures were restated (restated, 调整后), and where the row has a footnote's mark.

    Found: FY2024 Actual 10,472 in the table of 2025, after 10,742 in that of 2024. Not found: 10,742 in both, or a note
    “2024 restated”.
    """

    code = "RD505"
    name = "table-restated"
    severity = Severity.WARNING

    def find(self, checked: Checked) -> Iterator[Slip]:
        """Each such figure."""
        noted = {table.number: table for table in checked.report.tables}
        marked = {one.start for table in checked.report.tables for one in table.figures if table.rows[one.row].marked}
        for old in checked.previous[:1]:
            before, now = _results(old), _results(checked.report)
            for key, fact in now.items():
                then = before.get(key)
                table = noted.get(fact.cell.table) if fact.cell else None
                if then is not None and table is not None and not table.restated and fact.start not in marked:
                    one, other = stands_for(fact), stands_for(then)
                    exact = fact.comparator is then.comparator is Comparator.EQ
                    if exact and one and other and not one.meets(other):
                        words = {"indicator": fact.indicator, "year": str(fact.year)}
                        stated, expected = told_as(fact, checked.language), told_as(then, checked.language)
                        yield Slip(fact.start, fact.end, stated, expected, words, (place(then, old),))


def _results(report: Report) -> dict[tuple[object, ...], Fact]:
    """The results in the tables of a report by what they are of; what stands there twice is of many things."""
    found: dict[tuple[object, ...], list[Fact]] = {}
    for fact in report.facts:
        if fact.cell and fact.kind is Kind.ACTUAL and fact.year is not None and fact.pint:
            key = (fact.indicator, fact.measure, fact.direction, fact.pint, fact.year, fact.period, fact.scope)
            found.setdefault(key, []).append(fact)
    return {key: facts[0] for key, facts in found.items() if len(facts) == 1}
