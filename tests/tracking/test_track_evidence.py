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


def test_a_bulletin_tells_of_the_last_plan_too() -> None:
    """No report follows it; what the bulletin does not prove stays open, and is not counted as kept or not."""

    def report(year: int, plan: str) -> rd.Report:
        text = f"青川县{year}年政府工作报告\n各位代表：\n一、{year - 1}年工作回顾\n森林覆盖率达到41%。\n二、{year}年工作安排\n{plan}"
        return rd.parse(text, name=f"{year}.txt", lang="zh")

    plans = [report(2030, "地区生产总值增长6%。\n"), report(2031, "地区生产总值增长7%以上，新建学校5所。\n")]
    bulletin = rd.parse("2031年青川县统计公报\n初步核算，2031年全县地区生产总值增长7.4%。\n", name="bulletin.txt", lang="zh")
    found = rd.track(plans, evidence=[bulletin])
    years = {one.indicator: {year.year: year for year in one.years} for one in found.series}
    last = years["地区生产总值"][2031]
    assert (last.verdict, last.result_from, str(last.margin)) == (rd.Result.MET, rd.ResultFrom.EVIDENCE, "0.4")
    assert years["新建学校"][2031].verdict is None
    assert [one.year for one in found.issuers] == [one.year for one in rd.track(plans).issuers]
    assert rd.track(plans, evidence=[rd.parse("2029年青川县统计公报\n2029年全县地区生产总值增长7.4%。\n", name="b.txt", lang="zh")]).series == rd.track(plans).series


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
