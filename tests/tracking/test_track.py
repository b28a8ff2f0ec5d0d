"""Many years: which reports make a succession, which targets a series, and what its years say."""

from __future__ import annotations

import io
from collections import Counter
from itertools import pairwise, permutations
from pathlib import Path

import jsonschema
import openpyxl
import pytest

import reportdiff as rd
from reportdiff.rendering import delimited, documents, page, track_records, track_sheets, track_workbook

COUNTIES = Path(__file__).parents[2] / "fixtures" / "counties"


def report(year: int, review: str, plan: str, *, issuer: str = "霁川县", name: str | None = None) -> rd.Report:
    text = (
        f"{issuer}人民政府工作报告\n（{year}年1月10日）\n\n一、{year - 1}年工作回顾\n\n{review}\n\n二、{year}年工作安排\n\n{plan}\n"
    )
    return rd.parse(text, name=name or f"{issuer}{year}.txt")


FIRST = report(
    2021, "过去一年，地区生产总值增长6.4%。",
    "今年主要预期目标：地区生产总值增长6%以上，城镇新增就业3000人。\n新建充电桩200个。到2025年，森林覆盖率达到45%；"
    "“十四五”期间粮食产量年均增长3%。",
)  # fmt: skip
SECOND = report(
    2022, "2021年，地区生产总值增长6.1%，城镇新增就业3100人，森林覆盖率达到42%。新建充电桩210个。",
    "今年主要预期目标：地区生产总值增长6%左右，城镇新增就业2800人。到2025年，森林覆盖率达到44%。",
)  # fmt: skip
THIRD = report(
    2023, "2022年，地区生产总值增长5.2%，城镇新增就业2900人，森林覆盖率达到42.5%。2021年地区生产总值增长5.8%。",
    "今年主要预期目标：地区生产总值增长5.5%左右，城镇新增就业3000人。",
)  # fmt: skip


def cells(track: rd.Track, name: str) -> list[tuple[object, ...]]:
    """The years of an indicator: year, target, result, verdict, change."""
    (one,) = (series for series in track.series if series.indicator == name)
    return [
        (
            year.year, year.target and year.target.fact.text, year.result and year.result.fact.text,
            year.verdict and year.verdict.value, year.change and year.change.value,
        )
        for year in one.years
    ]  # fmt: skip


@pytest.fixture(scope="module")
def track() -> rd.TrackResult:
    return rd.track([FIRST, SECOND, THIRD])


def test_targets_results_verdicts_and_how_targets_moved(track):
    assert cells(track, "地区生产总值") == [
        (2020, None, "6.4%", None, None),
        (2021, "6%", "6.1%", "met", None),
        (2022, "6%", "5.2%", "missed", "weakened"),
        (2023, "5.5%", None, None, "lowered"),
    ]
    assert cells(track, "城镇新增就业") == [
        (2021, "3000人", "3100人", "met", None),
        (2022, "2800人", "2900人", "met", "lowered"),
        (2023, "3000人", None, None, "raised"),
    ]


def test_a_target_that_the_next_plan_does_not_set_is_dropped(track):
    assert cells(track, "新建充电桩") == [(2021, "200个", "210个", "met", None), (2022, None, None, None, "dropped")]


def test_a_past_that_is_told_otherwise_later_is_restated(track):
    growth = next(one for one in track.series if one.concept == "地区生产总值")
    restated = {year.year: year.restated and (year.restated.fact.text, year.restated.report) for year in growth.years}
    assert restated == {2020: None, 2021: ("5.8%", 2), 2022: None, 2023: None}


def test_a_far_target_has_the_last_word_and_what_was_aimed_at_before(track):
    cover = next(one for one in track.series if one.indicator == "森林覆盖率")
    told = {year.year: year for year in cover.years}
    assert told[2025].target is not None
    assert (told[2025].target.fact.text, told[2025].change, told[2025].verdict) == ("44%", rd.Shift.LOWERED, None)
    assert [one.fact.text for one in told[2025].earlier] == ["45%"]
    assert [told[year].result.fact.text for year in (2021, 2022)] == ["42%", "42.5%"]


def test_a_target_for_several_years_together_is_answered_by_no_single_one(track):
    grain = next(one for one in track.series if one.indicator == "粮食产量")
    assert grain.spread
    assert [(year.year, year.result, year.verdict) for year in grain.years] == [(2025, None, None)]


def test_a_far_target_is_judged_once_its_year_is_over():
    early = report(2021, "过去一年，地区生产总值增长6.4%。", "到2022年，森林覆盖率达到44%。")
    again = report(2022, "2021年，地区生产总值增长6.1%。", "到2022年底，森林覆盖率达到44%以上。")
    late = report(2023, "2022年，森林覆盖率达到43%。", "地区生产总值增长5.5%左右。")
    assert (2022, "44%", "43%", "missed") in [row[:4] for row in cells(rd.track([early, again, late]), "森林覆盖率")]
    without = report(2022, "2021年，地区生产总值增长6.1%。", "地区生产总值增长5%左右。")
    known = next(one for one in rd.track([early, without, late]).series if one.indicator == "森林覆盖率")
    assert known.years[-1].verdict in (rd.Result.MISSED, None)  # judged by a name that is known, else not at all


def test_the_order_in_which_reports_are_given_changes_nothing(track):
    for order in permutations([FIRST, SECOND, THIRD]):
        assert rd.track(order) == track


def test_a_later_report_changes_no_id(track):
    before = {one.id for one in rd.track([FIRST, SECOND]).series}
    assert before <= {one.id for one in track.series}


def test_nothing_is_followed_over_a_gap():
    track = rd.track([FIRST, THIRD])
    assert cells(track, "城镇新增就业") == [
        (2021, "3000人", None, None, None),
        (2022, None, "2900人", None, None),
        (2023, "3000人", None, None, None),
    ]
    assert track.issuers == ()
    assert track_sheets.notes(track, "en") == ["霁川县人民政府: no report for 2022; targets are not followed over the gap"]


def test_of_two_reports_of_a_year_the_fuller_stands_and_two_issuers_are_told_apart(track):
    double = report(2022, "2021年，地区生产总值增长9.9%。", "无。", name="again.txt")
    assert [one.source for one in rd.track([FIRST, double, SECOND, THIRD]).reports] == [one.source for one in track.reports]
    other = report(2022, "2021年，地区生产总值增长9.9%。", "地区生产总值增长8%。", issuer="石梁市")
    both = rd.track([FIRST, SECOND, THIRD, other])
    own = rd.Track(both.reports, tuple(one for one in both.series if one.issuer == "霁川县人民政府"), ())
    for series in track.series:
        assert cells(own, series.indicator) == cells(track, series.indicator)
    assert [one.code for one in both.notes] == ["track_issuers"]
    assert rd.track([FIRST, double, SECOND, THIRD]).notes[0].code == "track_double"


def test_a_report_without_a_year_is_left_out():
    undated = rd.parse("工作汇报\n\n城镇新增就业3000人，比上年增长5%。\n", name="undated.txt")
    assert undated.year is None
    assert [one.code for one in rd.track([FIRST, undated, SECOND]).notes] == ["track_no_year"]
    with pytest.raises(rd.SettingsError, match="give at least two"):
        rd.track([FIRST, undated])


def test_errors_among_reports_are_passed_over(track):
    assert rd.track([FIRST, rd.ReadError("x", "is empty", "get it again"), SECOND, THIRD]) == track


def test_one_name_that_two_plans_use_joins_two_names_and_two_things_stay_two():
    track = rd.track([rd.read(COUNTIES / "jichuan" / f"{year}.md") for year in range(2021, 2026)])
    told = {one.indicator: len([year for year in one.years if year.target]) for one in track.series}
    assert told["地区生产总值"] == told["固定资产投资"] == told["改造老旧小区"] == 5
    assert [(one.year, one.headline, one.met, one.missed, one.unreported) for one in track.issuers] == [
        (2021, True, 7, 0, 0), (2021, False, 0, 0, 1), (2022, True, 1, 5, 1), (2022, False, 0, 0, 1),
        (2023, True, 6, 1, 0), (2023, False, 0, 0, 1), (2024, True, 5, 1, 1), (2024, False, 0, 0, 1),
    ]  # fmt: skip


def test_counts_agree_with_the_comparisons():
    reports = [FIRST, SECOND, THIRD]
    told: Counter[tuple[int, str]] = Counter()
    for one in rd.track(reports).issuers:
        told.update({(one.year, result): getattr(one, result) for result in ("met", "missed", "unreported")})
    for old, new in pairwise(reports):
        results = [row.outcome.value for row in rd.diff(old, new).outcomes]
        assert [told[old.year, result] for result in ("met", "missed", "unreported")] == [
            results.count(result) for result in ("met", "missed", "unreported")
        ]


def test_the_document_is_as_its_schema_says(track):
    document = track.to_dict()
    schema = documents.schema("reportdiff/track-1")
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(document)
    for series in document["series"]:
        for cell in series["cells"]:
            for key in ("target", "result", "restated"):
                if fact := cell[key]:
                    text = (FIRST, SECOND, THIRD)[fact["report"]].text
                    assert text[fact["start"] : fact["end"]] == fact["text"]
    assert documents.dumps(document) == documents.dumps(rd.track([THIRD, FIRST, SECOND]).to_dict())


@pytest.mark.slow
def test_csv_and_frames_have_a_row_for_each_year(track):
    lines = delimited.records(track_records.series(track)).splitlines()
    assert len(lines) == 1 + sum(map(track_sheets.is_told, (year for one in track.series for year in one.years)))
    frame = track.to_pandas()
    assert list(frame[frame.verdict == "missed"]["target_text"]) == ["6%"]
    assert set(frame["target_source"].dropna()) == {"霁川县2021.txt", "霁川县2022.txt", "霁川县2023.txt"}
    assert list(track.to_pandas("issuers")["met"]) == [2, 1, 1]


def test_only_what_is_looked_for_and_what_is_set_once(track):
    assert [one.indicator for one in track_sheets.only(track, ["就业"]).series] == ["城镇新增就业"]
    assert track_sheets.only(track, ["no such thing"]).series == ()
    assert "新建充电桩" not in track.to_table()
    assert "新建充电桩" in track.to_table(everything=True)


def test_a_page_holds_pictures_and_a_matrix_and_no_markup_of_reports():
    hostile = report(2021, "过去一年，地区生产总值增长6.4%。", "新建<script>馆3个。地区生产总值增长6%。")
    after = report(2022, "2021年，新建<script>馆4个。地区生产总值增长6%。", "新建<script>馆5个。地区生产总值增长7%。")
    last = report(2023, "2022年，新建<script>馆4个。地区生产总值增长6%。", "新建<script>馆6个。地区生产总值增长7%。")
    made = page.track(rd.track([hostile, after, last]), everything=True)
    assert "<script>馆" not in made
    assert made.count('<svg viewBox="0 0 260 96"') >= 1
    assert made.count('<th scope="row"><bdi>') == len(rd.track([hostile, after, last]).series)


@pytest.mark.slow
def test_a_workbook_opens(track):
    book = openpyxl.load_workbook(io.BytesIO(track_workbook.track(track, "en")))
    assert book.sheetnames == ["Series", "Kept", "About"]
    assert book["Kept"].max_row == 4
    assert track_workbook.track(track, "en") == track_workbook.track(track, "en")


@pytest.mark.parametrize("ui", ["zh", "en"])
def test_every_form_speaks_both_languages(track, ui):
    for text in (track.to_table(ui), page.track(track, ui), documents.dumps(track.to_dict())):
        assert text
    assert track_sheets.summary(track, track_sheets.words_for(track, ui))


def test_a_target_that_goes_on_without_a_number_is_not_dropped() -> None:
    first = report(2021, "过去一年，地区生产总值增长6%。", "今年主要预期目标：地区生产总值增长6%，一般公共预算收入增长2%左右。")
    second = report(2022, "2021年，地区生产总值增长6.1%。", "今年主要预期目标：地区生产总值增长6%，一般公共预算收入正增长。")
    third = report(2023, "2022年，地区生产总值增长6.1%，一般公共预算收入增长1.6%。", "今年主要预期目标：地区生产总值增长6%。")
    assert [row[-1] for row in cells(rd.track([first, second, third]), "一般公共预算收入")] == [None, "reworded"]


def test_an_autonomous_prefecture_under_its_short_name_is_one_issuer() -> None:
    names = ("青岭彝族自治州", "青岭州", "青岭彝族自治州")
    found = rd.track(
        report(2021 + at, f"过去一年，地区生产总值增长{5 + at}%。", "今年主要预期目标：地区生产总值增长6%。", issuer=name)
        for at, name in enumerate(names)
    )
    assert [one.year for one in found.reports] == [2021, 2022, 2023]
    assert {one.issuer for one in found.series} == {"青岭彝族自治州人民政府"}


def test_a_frame_says_of_which_report_a_row_is(track: rd.TrackResult) -> None:
    frame = track.to_pandas()
    rows = frame[frame.indicator == "地区生产总值"][["year", "source", "report_year"]]
    assert [tuple(row) for row in rows.itertuples(index=False)] == [
        (2020, "霁川县2021.txt", 2021), (2021, "霁川县2021.txt", 2021), (2022, "霁川县2022.txt", 2022), (2023, "霁川县2023.txt", 2023),
    ]  # fmt: skip
