"""Which of the earlier reports is the one before."""

from __future__ import annotations

import pytest

import reportdiff as rd
from reportdiff.lang import language
from reportdiff.relations import Told, laid_out


@pytest.mark.parametrize(("years", "before"), [((2031,), []), ((2031, 2030), [2030]), ((2031, 2030, 2029), [2030]), ((2031, 2029), []), ((2031, None), [])])
def test_the_report_before_is_the_latest_where_it_is_of_the_year_before(years: tuple[int | None, ...], before: list[int]) -> None:
    sheets = [laid_out(rd.parse("茶叶丰收。", name="茶", year=year, lang="zh"), language("zh"), earlier=at > 0) for at, year in enumerate(years)]
    told = Told.of(sheets)
    assert [of.report.year for of in told.latest] == list(years[1:2])
    assert [year for _, year in told.before] == before
    assert all(of is sheets[1] for of, _ in told.before)

