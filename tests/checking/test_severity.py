"""Severity is earned by counting; a finding says on what it rests, what would reconcile it, and what was checked."""

from __future__ import annotations

import pytest

import reportdiff as rd
from reportdiff.checking.severity import OFTEN, Class, Counts, HoldRates, class_of, hold_rates, severity
from reportdiff.lang import language
from reportdiff.model import Severity
from reportdiff.relations import judged, laid_out

COURSE = "青澜县政府工作报告\n一、2024年工作回顾\n城区公园由18个增加到21个，增加4个。茶叶产量7万吨。\n二、2025年工作安排\n新建桥梁3座。\n"


@pytest.mark.parametrize(
    ("counts", "worth"),
    [
        (Counts(OFTEN, 0, 0), Severity.ERROR),
        (Counts(OFTEN, 2, 2), Severity.ERROR),
        (Counts(OFTEN - 1, 0, 0), Severity.WARNING),
        (Counts(OFTEN, 1, 0), None),
        (Counts(50, 1, 0), Severity.WARNING),
        (Counts(3, 2, 1), Severity.WARNING),
        (Counts(3, 3, 1), None),
    ],
)
def test_severity_by_counts(counts: Counts, worth: Severity | None) -> None:
    assert counts.severity() is worth


@pytest.mark.parametrize(
    ("counts", "worth"),
    [
        (Counts(0, 1, 0), Severity.WARNING),
        (Counts(0, 2, 0), None),
        (Counts(0, 9, 8), Severity.WARNING),
        (Counts(0, 9, 4), None),
    ],
)
def test_a_slip_cannot_hold_and_is_judged_by_its_failures(counts: Counts, worth: Severity | None) -> None:
    assert counts.severity("digits") is worth


def test_no_class_is_an_error_that_failed_falsely_or_seldom_held() -> None:
    errors = [counts for counts in hold_rates().by_class.values() if counts.severity() is Severity.ERROR]
    assert errors
    assert all(counts.held >= OFTEN and counts.failed == counts.true for counts in errors)


@pytest.mark.parametrize(
    ("of", "worth"),
    [
        (("change", "from-to", "clause", "zh", "work_report"), Severity.ERROR),
        (("change", "from-to", "clause", "en", "work_report"), Severity.WARNING),  # never an error by what another language has
        (("change", "from-to", "clause", "en", "company_report"), None),  # its own kind of report failed
        (("change", "from-to", "words", "en", "company_report"), Severity.WARNING),  # never met
        (("change", "from-to", "clause", "en", "address"), Severity.WARNING),  # a kind of report that was never met
    ],
)
def test_a_class_that_was_hardly_met_goes_by_the_same_arithmetic_elsewhere(of: Class, worth: Severity | None) -> None:
    rates = HoldRates.of({
        ("change", "from-to", "clause", "zh", "work_report"): Counts(60, 0, 0),
        ("change", "from-to", "clause", "zh", "company_report"): Counts(3, 1, 0),
    })
    assert rates.severity(of) is worth


def test_a_finding_says_on_what_it_rests_and_what_would_reconcile_it() -> None:
    report = rd.parse(COURSE, lang="zh", year=2025)
    (found,) = rd.check(report)
    assert (found.rule, found.relation, found.quote, found.repair) == ("RD304", "change: from-to, changed", "4个", "3个")
    (failed,) = [one for one in judged(laid_out(report, language("zh"))) if one.fails]
    assert found.severity is severity(failed.relation, report)
    assert class_of(failed.relation, report) == ("change", "from-to, changed", "clause", "zh", "work_report")


def test_coverage_counts_what_is_bound_and_what_holds() -> None:
    clean = rd.check(rd.parse(COURSE.replace("4个", "3个"), lang="zh", year=2025)).coverage
    slipped = rd.check(rd.parse(COURSE, lang="zh", year=2025)).coverage
    assert clean is not None
    assert slipped is not None
    assert (clean.figures, clean.bound, clean.claims) == (slipped.figures, slipped.bound, slipped.claims)
    assert clean.bound < clean.figures
    assert clean.consistent + clean.only_by_rounding == clean.claims - clean.unreadable
    assert slipped.consistent == clean.consistent - 1
