"""What the next report leaves open, a further document of the year may tell: in every year, and named as its source."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import reportdiff as rd
from reportdiff.cli import main

QINGLAN = Path(__file__).parents[2] / "fixtures" / "qinglan"


@pytest.fixture(scope="module")
def told() -> rd.TrackResult:
    reports = [rd.read(QINGLAN / f"{year}.txt") for year in (2024, 2025)]
    return rd.track(reports, evidence=[rd.read(QINGLAN / "bulletin-2024.txt")])


def year_of(found: rd.Track, indicator: str) -> rd.TrackedYear:
    (series,) = [one for one in found.series if one.indicator == indicator]
    return next(one for one in series.years if one.year == 2024)


def test_a_bulletin_proves_what_the_report_leaves_open(told: rd.TrackResult) -> None:
    alone = rd.track(told.reports)
    name = "新建改造社区便民商业网点"
    assert year_of(alone, name).verdict is rd.Result.UNREPORTED
    answered = year_of(told, name)
    assert (answered.verdict, answered.result_from) == (rd.Result.MISSED, rd.ResultFrom.EVIDENCE)
    assert answered.result is not None
    source = told.sources[answered.result.report]
    assert source is told.evidence[0]
    assert source.text[answered.result.fact.start : answered.result.fact.end] == answered.result.fact.text


def test_what_the_report_tells_is_left_as_it_is(told: rd.TrackResult) -> None:
    alone = rd.track(told.reports)
    for before, after in zip(alone.series, told.series, strict=True):
        for one, other in zip(before.years, after.years, strict=True):
            if one.verdict in (rd.Result.MET, rd.Result.MISSED):
                assert (one.verdict, one.result, one.result_from) == (other.verdict, other.result, other.result_from)


def test_every_figure_names_the_report_that_holds_it(told: rd.TrackResult) -> None:
    document = told.to_dict()
    assert [report["source"] for report in document["reports"]] == [one.source for one in told.sources]
    for series in document["series"]:
        for cell in series["cells"]:
            for figure in filter(None, (cell["target"], cell["result"], cell["restated"], *cell["earlier"], *cell["others"])):
                text = told.sources[figure["report"]].text
                assert text[figure["start"] : figure["end"]] == figure["text"] == figure["anchor"]["exact"]
    assert len(told.to_pandas()) > 0


def test_at_the_command_line_in_every_format(tmp_path: Path) -> None:
    given = [str(QINGLAN / f"{year}.txt") for year in (2024, 2025)]
    evidence = ["--evidence", str(QINGLAN / "bulletin-2024.txt"), "-q"]
    shown = {form: CliRunner().invoke(main, ["track", *given, *evidence, "--all", "--format", form]) for form in ("table", "markdown", "json", "csv", "html")}
    for form, done in shown.items():
        assert done.exit_code == 0, (form, done.stderr)
    for form in ("table", "markdown", "html"):
        assert "佐证材料" in shown[form].stdout
    document = json.loads(shown["json"].stdout)
    assert {cell["result_from"] for one in document["series"] for cell in one["cells"]} >= {"review", "evidence"}
    alike = CliRunner().invoke(main, ["track", *given, "--evidence", given[0], "-q"])
    assert alike.exit_code == 0
