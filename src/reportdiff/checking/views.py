"""Failed relations as findings: the figure to point at, what it should be, and the sentence that says so."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar

from reportdiff.checking.rule import Checked, Rule, Slip
from reportdiff.checking.severity import severity
from reportdiff.checking.written import as_in, named_as, rate, rounded, told_as
from reportdiff.model import Direction, Fact, Measure, Quantity, Severity, Span, to_digit
from reportdiff.relations import FACTORS, KINDS, Interval, Judged, Operand, Relation

_RATES = ("growth", "step", "yearly", "share", "rate")
_PARTS_OF_A_PERCENT = ("basis_point", "per_mille")
_TOLD = ("one", "other")  # roles of figures that are set against each other, with what they say of themselves
_PERCENT = ("percent", "times")
RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


class View(Rule):
    """A rule that shows the failures of some kinds of relations."""

    kinds: ClassVar[tuple[str, ...]]

    def find(self, checked: Checked) -> Iterator[Slip]:
        """One finding for each figure that is to blame, the most severe."""
        found: dict[tuple[int, int], Slip] = {}
        for one in checked.judged:
            if one.relation.kind not in self.kinds or not one.fails or not self.shows(one.relation, checked):
                continue
            if (earned := severity(one.relation, checked.report)) is not None:
                slip = _slip(one, self, checked, max(earned, self.most(one.relation), key=RANK.__getitem__))
                own = found.setdefault((slip.start, slip.end), slip)
                if RANK[slip.severity or self.severity] < RANK[own.severity or self.severity]:
                    found[slip.start, slip.end] = slip
        yield from found.values()

    def shows(self, relation: Relation, checked: Checked) -> bool:
        """Whether a failed relation of these kinds is this rule's to show."""
        return True

    def most(self, relation: Relation) -> Severity:
        """The most that a failed relation is worth, however often its class holds."""
        return self.severity

    def says(self, relation: Relation) -> str:
        """The name of the sentence that tells of a failed relation."""
        return relation.kind

    def expected(self, relation: Relation, follows: str | None, checked: Checked) -> str | None:
        """What should stand where the finding points, as it is written; ``follows`` is what the arithmetic says."""
        return follows


def _slip(one: Judged, rule: View, checked: Checked, worth: Severity) -> Slip:
    relation, verdict = one.relation, one.verdict
    assert verdict is not None
    at = culprit(one, checked)
    role, figure = relation.operands[at]
    expected = verdict.expected.get(at)
    follows = _written(figure, role, expected, checked) if expected is not None else None
    follows = rule.expected(relation, follows, checked)
    words = _words(relation, checked)
    words["claim"] = _told("claim", relation.operands[_claim(relation)][1], checked)
    related = tuple(
        (other.report, other.start, other.end)
        for i, (_, other) in enumerate(relation.operands)
        if i != at and other.end > other.start
    )
    if isinstance(claimed := relation.says.get("claimed"), Span):
        related += ((checked.report, claimed.start, claimed.end),)
    start, end = (figure.start, figure.end) if figure.report is checked.report else (relation.start, relation.end)
    return Slip(start, end, _told(role, figure, checked), follows, words, related, rule.says(relation), worth,
                f"{relation.kind}: {relation.cue}", _repair(figure, role, expected, checked))  # fmt: skip


def _claim(relation: Relation) -> int:
    return next(i for i, (role, _) in enumerate(relation.operands) if role == KINDS[relation.kind].claim)


def culprit(one: Judged, checked: Checked) -> int:
    """Which operand to point at: the one whose change reconciles most, of those in the checked report; else the claim."""
    claim = _claim(one.relation)
    candidates = [
        (checked.doubts.get(it.place, 0), i == claim, -i)
        for i, (_, it) in enumerate(one.relation.operands)
        if it.report is checked.report and it.end > it.start and one.verdict is not None and i in one.verdict.expected
    ]
    return -max(candidates)[2] if candidates else claim


def _told(role: str, one: Operand, checked: Checked) -> str:
    """A figure as its text tells it; one that is set against another with its movement and its bound."""
    if one.fact is not None and role in _TOLD:
        return told_as(one.fact, checked.language)
    return one.text.strip() or f"{one.value}"


def _words(relation: Relation, checked: Checked) -> dict[str, str]:
    """What the sentence may name: each operand by its role, its name, the list of parts, the further words of the claim."""
    words: dict[str, str] = {key: str(value) for key, value in relation.says.items()}
    forms = checked.language.folder.findings
    for role, one in relation.operands:
        words.setdefault(role, _told(role, one, checked))
        words.setdefault(f"{role}_text", one.text)
        words.setdefault(f"{role}_name", one.fact.indicator if one.fact else "")
        words.setdefault(f"{role}_number", _counted(one))
    parts = relation.all("part") + relation.all("share")
    words["parts"] = forms["list"].join(one.text for one in parts)
    words["steps"] = forms["list"].join(one.text for one in relation.all("step"))
    words["total"] = f"{sum((one.value or Decimal(0) for one in parts), Decimal(0)).normalize():f}"
    fact = next((one.fact for _, one in relation.operands if one.fact is not None), None)
    words.setdefault("indicator", fact.indicator if fact else "")
    words["shown"] = _shown(relation.operands[-1][1].text)
    return words


def _counted(one: Operand) -> str:
    """A count as it may be read: 3, or 2—3."""
    low, high = (f"{end.normalize():f}" if end.is_finite() else "" for end in (one.range.low, one.range.high))
    return low if low == high else f"{low}—{high}"


_SHOWN = 32  # characters of a list that the message shows


def _shown(listing: str) -> str:
    """A list as a message can show it: its beginning and its end where it is long."""
    text = " ".join(listing.split())
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN // 2]}…{text[-_SHOWN // 4 :]}"


def _written(one: Operand, role: str, expected: Interval, checked: Checked) -> str:
    """What a figure should be, as the report would write it."""
    if not expected.bounded:
        end = expected.low if expected.low.is_finite() else expected.high
        return _as_written(one, role, end, Interval(end, end), checked)
    if role in ("listed", "said") and one.figure is None:
        return _counted(Operand(one.report, 0, 0, "", None, expected))
    return _as_written(one, role, expected.middle, expected, checked)


def _as_written(one: Operand, role: str, value: Decimal, within: Interval, checked: Checked) -> str:
    figure = one.figure
    if figure is None:
        digits = one.value.as_tuple().exponent if one.value is not None else 0
        return f"{to_digit(value, Decimal(1).scaleb(min(int(digits), 0))).normalize():f}"
    if figure.pint == "times" and role in _RATES:
        return f"{rounded(abs(value) / 100, figure.precision * 2)}{figure.unit}"
    if figure.pint in _PARTS_OF_A_PERCENT:
        return _moved(figure, as_in(abs(value) / FACTORS[figure.pint], figure), value < 0, checked)
    if figure.pint == "percent" and role in _RATES:
        return _moved(figure, rate(abs(value), _unsigned(within), checked.language), value < 0, checked)
    return _moved(figure, as_in(abs(value), figure), value < 0, checked)


def _unsigned(one: Interval) -> Interval:
    return Interval(-one.high, -one.low) if one.low < 0 else one


def _moved(figure: Fact | Quantity, text: str, falls: bool, checked: Checked) -> str:
    """A figure, with its movement where that is another than the one that it is told with."""
    told = isinstance(figure, Fact) and figure.measure in (Measure.GROWTH, Measure.CHANGE) and figure.direction
    if isinstance(figure, Fact) and told and falls != (figure.direction is Direction.DOWN):
        return named_as(figure, text, falls, checked.language)
    return text


def _repair(one: Operand, role: str, expected: Interval | None, checked: Checked) -> str | None:
    """What in place of the figure's text would reconcile it, where that is one number."""
    if expected is None or not expected.bounded or one.figure is None or one.report is not checked.report:
        return None
    value = abs(expected.middle)
    if one.figure.pint in _PARTS_OF_A_PERCENT or (one.figure.pint == "times" and role in _RATES):
        value /= FACTORS[one.figure.pint]
    return as_in(value, one.figure)
