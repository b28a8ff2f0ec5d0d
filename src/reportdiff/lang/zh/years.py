"""The year that a figure is of, and its period where that is not the calendar year."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass

from reportdiff.analysis import numbers_of
from reportdiff.lang.zh.clauses import without_brackets
from reportdiff.lang.zh.likeness import take_apart
from reportdiff.lang.zh.passage import Setting, plan_years
from reportdiff.lang.zh.patterns import patterns
from reportdiff.lang.zh.statement import Statement
from reportdiff.model import Comparator, Kind, Measure, Part, Period, frequent

_TIMES = patterns("times.toml")
_SPREAD, _HORIZON = _TIMES["spread"], _TIMES["horizon"]



@frequent
@dataclass(frozen=True, slots=True)
class Wording:
    """The words around a figure: how its sentence opens, what stands before it there, its own clause, that without the year
    that the figure is compared with, and what follows."""

    opening: str
    before: str
    clause: str
    unbased: str
    behind: str = ""


def without_base(clause: str) -> str:
    """A clause without the year that its figure is compared with: 比上年增长5%."""
    return _TIMES["base"].sub("", clause)


def is_over(clause: str, year: int | None) -> bool:
    """Whether a clause of the plan for ``year`` tells of last year, or of years that are over: 从2003年到2006年."""
    if _TIMES["last year"].search(clause) and not _TIMES["what is ahead"].search(clause):
        return True
    years = [int(named) for named in _TIMES["year"].findall(clause)]
    return len(years) > 1 and year is not None and max(years) < year


def year_of(statement: Statement, setting: Setting, kind: Kind, wording: Wording, year: int | None) -> int | None:
    """The year of a figure, by its kind, in a report that plans ``year``; ``None`` where it is of several, or unknown."""
    clause = wording.clause
    based = _TIMES["a value compared with"].search(without_brackets(statement.wording))
    if based:
        return int(based[1])  # 与2025年的3.1人相比
    if year is None:
        said = _TIMES["year"].finditer(without_base(wording.before))
        named = _TIMES["year"].search(wording.unbased) or max(said, key=lambda one: one.start(), default=None)
        said_by = setting.horizon if kind is Kind.TARGET else None
        return int(named[1]) if named and not _SPREAD.search(clause) else said_by
    horizon = _HORIZON.search(wording.unbased)
    opened = _TIMES["year that opens a part of a sentence"].search(wording.before) if kind is Kind.TARGET and not horizon else None
    if opened and int(opened[1]) >= year:
        return int(opened[1])  # 到2032年20家；2031年，新增5家
    if kind is Kind.TARGET and not horizon and not _TIMES["this year"].search(clause):  # 到2032年20家，今年新增5家
        horizon = max(_HORIZON.finditer(wording.before), key=lambda one: one.start(), default=None)
    if horizon:
        return int(horizon[1]) if horizon[1] else plan_years().get(horizon[2])
    summed = _TIMES["sum to be reached" if kind is Kind.TARGET else "all there is by now"]
    spread = _SPREAD.search(summed.sub("", clause))
    spread = spread or _TIMES["spread that opens a sentence"].match(wording.opening)
    if spread and not _TIMES["within the year"].search(clause):
        return None
    if kind is Kind.TARGET:
        return _target_year(statement, setting, wording, year)
    return _actual_year(statement, setting, wording, setting.year or year - 1)


def _target_year(statement: Statement, setting: Setting, wording: Wording, this: int) -> int | None:
    """The year by which a target of the plan for ``this`` year is to be reached, where its clause names none."""
    if _TIMES["target of this year"].search(wording.clause):
        return this
    if _TIMES["several years from now"].search(wording.before[-40:]) and not _TIMES["within the year"].search(wording.clause):
        return None
    if _TIMES["target of this year"].search(wording.before):
        return this
    if setting.horizon and take_apart(statement.name).flow:
        return None  # so many in the years of the plan together
    return setting.horizon or setting.year or this


def _actual_year(statement: Statement, setting: Setting, wording: Wording, last: int) -> int | None:
    """The year of a result in a report on the ``last`` year."""
    if setting.part is Part.PLAN and not setting.summed and not _TIMES["year"].search(wording.clause):
        return last
    unbased = wording.unbased
    if named := _TIMES["year"].search(unbased):
        return int(named[1])
    if named := _TIMES["year that opens a sentence"].match(wording.opening):
        return int(named[1])
    if ended := _TIMES["plan that is over, opening a sentence"].match(wording.opening):
        return plan_years().get(ended[1])
    if setting.part is not Part.PLAN and _is_of_the_year_before(statement, unbased):
        return last - 1
    if setting.part is Part.REVIEW and not setting.summed and _TIMES["the year before, opening a clause"].match(unbased):
        return last - 1
    if _TIMES["last year"].search(unbased) or _TIMES["last year, first"].match(wording.opening):
        return last
    if statement.baseline:
        return setting.summed[0] - 1 if setting.summed else last - 1
    if setting.summed:
        return last if _stands(statement) and not _is_summed(wording) else None
    added = _TIMES["added up"].search(wording.before) and not _TIMES["all there is by now"].search(wording.clause)
    return None if added else last


def _is_of_the_year_before(statement: Statement, unbased: str) -> bool:
    """Whether a figure of a review is what there was the year before: 由上年的32%提高到35%; 36万人次，上年为32万人次."""
    if statement.baseline and _TIMES["the year before"].search(unbased):
        return True
    return _TIMES["the year before, as it was"].search(statement.wording) is not None


def _is_summed(wording: Wording) -> bool:
    """Whether a figure is said to be of several years together: 五年累计,税收达3亿元; 达3亿元,比前五年增长一倍."""
    return _TIMES["added up in years"].search(wording.before) is not None or _TIMES["against as many years"].match(wording.behind) is not None


def period_of(setting: Setting, year: int | None, clause: str, opening: str) -> Period | None:
    """A span other than the calendar year of ``year``: several years summed up, or a part of the year.

    A part of the year that opens a sentence (1—11月,) is that of its clauses, unless one is of the whole year.
    """
    opened = None if _TIMES["whole year"].search(clause) else _TIMES["part of a year"].match(opening)
    if year and (partial := _TIMES["part of a year"].search(clause) or opened):
        quarters = partial["quarters"]
        last = int(partial["to"]) if partial["to"] else 3 * (numbers_of("zh").numeral(quarters) or 2) if quarters else 6
        return Period(f"{year}-01-01", f"{year}-{last:02}-{monthrange(year, last)[1]}")
    if year is None and setting.summed:
        return Period(f"{setting.summed[0]}-01-01", f"{setting.summed[1]}-12-31")
    return None


def _stands(statement: Statement) -> bool:
    """Whether a figure tells how things stand at the end of several years, rather than what was added up in them."""
    if statement.measure is Measure.SHARE:
        return True
    mention = statement.mention
    bounded = mention.lead < mention.start or (mention.quantity.comparator is Comparator.GE and mention.tail == mention.quantity.end)  # 超过5万元、3万元
    stated = bounded or bool(_TIMES["stands"].search(statement.wording))
    flow = bool(statement.action) or take_apart(statement.name).flow or bool(_TIMES["work that adds up"].search(statement.core))
    return statement.measure is Measure.LEVEL and stated and not flow
