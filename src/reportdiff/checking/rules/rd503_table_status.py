"""RD503: statuses in tables beside numbers that say otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from reportdiff.checking.rule import Checked, Rule, Slip, place
from reportdiff.checking.table_figures import Places
from reportdiff.checking.written import named
from reportdiff.following.judging import Judge
from reportdiff.model import Comparator, Direction, Fact, Figure, Kind, Measure, Role, Severity, Table

_HUNDRED = Decimal(100)


class TableStatus(Rule):
    """“Met” (完成) beside numbers that say otherwise, and the reverse.

    Result and target stand in the row of the status, for one year. Which way is good must be known: by the target's bound
    (≥, at most), by the lexicon, by a name that says so (new homes, waiting times), or because the row gives the rate of
    completion. Where it is not known nothing is said, nor where “about” or rounding decides.

    Found: a target of 650 beds, 602 done, 92.6 %, and “Met”. Not found: ≤30 aimed at, 31 reached, ×.
    """

    code = "RD503"
    name = "table-status"
    severity = Severity.ERROR

    def find(self, checked: Checked) -> Iterator[Slip]:
        """Each status that the numbers of its row contradict."""
        by_id = {fact.id: fact for fact in checked.report.facts}
        for table in checked.report.tables:
            places = Places.of(table)
            facts = _pairs(by_id, table)
            for at, row in enumerate(table.rows):
                if row.said is None or row.status not in ("met", "missed"):
                    continue
                target, actual = facts.get(at, (None, None))
                met = _met(target, actual, checked) if target and actual else None
                rate = _rate(places, at)
                if met is None and rate is not None:
                    met = rate.printed >= _HUNDRED
                if met is not None and met is not (row.status == "met"):
                    stated = checked.report.text[row.said.start : row.said.end]
                    words = {"label": row.label, **_words(target, actual, rate, checked)}
                    related = tuple(place(fact, checked.report) for fact in (target, actual) if fact)
                    says = "RD503_rate" if not (target and actual) else None
                    yield Slip(row.said.start, row.said.end, stated, None, words, related, says)


def _pairs(by_id: Mapping[str, Fact], table: Table) -> dict[int, tuple[Fact, Fact]]:
    """By row the target and the result that its status is about."""
    rows: dict[int, list[Fact]] = {}
    for figure in table.figures:
        fact = by_id.get(figure.fact or "")
        if fact and fact.cell and fact.cell.status and table.columns[figure.column].role is Role.VALUE:
            rows.setdefault(figure.row, []).append(fact)
    found = {}
    for row, facts in rows.items():
        targets, actuals = ([fact for fact in facts if fact.kind is kind] for kind in (Kind.TARGET, Kind.ACTUAL))
        if len(targets) == len(actuals) == 1:
            found[row] = (targets[0], actuals[0])
    return found


def _met(target: Fact, actual: Fact, checked: Checked) -> bool | None:
    """Whether the numbers say that a target was met; ``None`` where it is not known which way is good, or hangs on little."""
    if not _way_is_known(target, checked) or target.pint == "" or target.measure is not actual.measure:
        return None
    judged = Judge(checked.language)(target, actual)
    if judged is None or judged.relation == "within":
        return None
    if target.comparator is Comparator.APPROX and not judged.met:
        return None if abs(judged.margin) <= abs(target.value or Decimal(0)) / 10 else False
    return judged.met


def _way_is_known(target: Fact, checked: Checked) -> bool:
    language = checked.language
    if target.comparator in (Comparator.GE, Comparator.LE) or target.direction is Direction.DOWN:
        return True
    if target.comparator is Comparator.RANGE:
        return False
    known = language.lexicon.indicator(target.concept)
    if known and known.better in ("up", "down"):
        return True
    work = target.measure is Measure.LEVEL and language.named(target.indicator).is_flow and not language.named(target.indicator).is_cut
    return work or language.named(target.indicator).better is not None


def _rate(places: Places, row: int) -> Figure | None:
    """The rate of completion that a row gives, if it gives one, and it is not 100 by rounding."""
    rates = [
        figure
        for column, told in enumerate(places.table.columns)
        if told.role is Role.COMPLETION and (figure := places.at(row, column)) and figure.pint == "percent" and figure.printed > 0
    ]
    if len(rates) != 1 or 0 < _HUNDRED - rates[0].printed <= rates[0].half:
        return None
    return rates[0]


def _words(target: Fact | None, actual: Fact | None, rate: Figure | None, checked: Checked) -> dict[str, str]:
    if target and actual:
        return {"target": named(target, checked.language), "actual": named(actual, checked.language)}
    return {"rate": f"{rate.text}" if rate else ""}
