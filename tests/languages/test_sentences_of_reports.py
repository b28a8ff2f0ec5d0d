"""The sentences of a stretch of a report: those that whoever read it found, where no sentence goes over its ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reportdiff as rd
from reportdiff.lang import language
from reportdiff.model import Report

REPORTS = [
    rd.parse(
        "2031年云溪县政府工作报告\n\n一、2030年工作回顾\n\n新建晾茶棚70座。茶园道路通车；桥修好了。\n\n"
        "二、2031年工作安排\n\n接着干。修缮晾茶棚。\n\n名词解释\n\n青竹险：一种保险。\n",
        lang="zh",
    ),
    rd.parse("Port report 2031\n\nReview\n\nWe opened 7 piers. Mr. Reed left.\nTolls fell\n\nOutlook\n\nWe shall open 9 piers by 2032.\n", lang="en"),
]


@pytest.mark.parametrize("report", REPORTS)
@given(data=st.data())
def test_those_of_any_stretch_are_as_when_it_is_cut_anew(report: Report, data: st.DataObject) -> None:
    own = language(report.lang).folder
    ends = st.integers(0, len(report.text))
    start, end = sorted((data.draw(ends), data.draw(ends)))
    assert [*own.sentences_of(report, (start, end))] == [*own.sentences(own.view_of(report), (start, end))]


@pytest.mark.parametrize("report", REPORTS)
def test_those_that_were_found_are_taken_over(report: Report) -> None:
    met = report.quantities
    assert met is not None
    assert len(met.sentences) > 2
    own = language(report.lang).folder
    assert {*met.sentences} <= {*own.sentences_of(report, (0, len(report.text)))}
    kept = [one for one in own.sentences_of(report, met.body) if any(one is other for other in met.sentences)]
    assert len(kept) == len(met.sentences)
