"""Which years a report plans, and which figures of the one after it tell of them."""

from __future__ import annotations

from dataclasses import dataclass

from reportdiff.analysis.financial import in_financial_years
from reportdiff.following.scoring import is_running_total
from reportdiff.lang import Language, Remark
from reportdiff.model import Fact, Kind, Report


def is_past(target: Fact, report: Report) -> bool:
    """Whether a target is one of earlier years that a report only tells again, beside what became of it."""
    return report.year is not None and target.year is not None and target.year < report.year


@dataclass(frozen=True, slots=True)
class Plan:
    """The years that a report plans: its own, and, where it plans in financial years, the calendar year that it was given
    in. Empty where its year cannot be told: then what ``told``, the year whose results the later report tells, has reached
    is due."""

    years: frozenset[int]
    told: int | None = None

    @classmethod
    def of(cls, report: Report, later: Report | None = None) -> Plan:
        """The plan of a report, and of one that comes ``later``."""
        told = later.year - 1 if later is not None and later.year is not None else None
        if report.year is None:
            return cls(frozenset(), told)
        financial = in_financial_years(report.text, report.year)
        return cls(frozenset({report.year, report.year - 1} if financial else {report.year}), told)

    def is_due(self, target: Fact) -> bool:
        """Whether a target is to be reached in the year that is planned, or in the later one that is told, and not over
        several."""
        if self.years or target.year is None:
            return not self.years or target.year in self.years or self.comes_later(target)
        return self.told is None or target.year <= self.told

    def comes_later(self, fact: Fact) -> bool:
        """Whether a figure is for the year whose results are told, and that comes after those that are planned."""
        return bool(self.years) and fact.year is not None and fact.year == self.told and fact.year > max(self.years)


def reports_on(fact: Fact, plan: Plan, old: Report, new: Report, tongue: Language) -> bool:
    """Whether a figure of NEW tells of the year that OLD planned, or of the one that NEW reviews, if that is later."""
    if fact.kind is not Kind.ACTUAL or new.year is None:
        return False
    year = old.year or new.year - 1
    if fact.year in (plan.years or {year}) or plan.comes_later(fact) or is_running_total(fact):
        return True
    return fact.year is None and new.year == year + 1 and Remark.YEARLY in tongue.remarks(fact)


def is_spread(fact: Fact, tongue: Language) -> bool:
    """Whether a figure tells what several years came to together or on average."""
    return fact.kind is Kind.ACTUAL and fact.year is None and Remark.YEARLY not in tongue.remarks(fact)
