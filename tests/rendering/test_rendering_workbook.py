"""The workbook, opened by a second library: numbers are numbers, texts are texts whatever they hold."""

from __future__ import annotations

import io
from decimal import Decimal

import openpyxl
import sample_reports as sample
from hypothesis import HealthCheck, given

from laws import law
from reportdiff.model import Comparator
from reportdiff.rendering import workbook

LAW = law(25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def opened(data):
    return openpyxl.load_workbook(io.BytesIO(data))


def test_diff_has_a_sheet_for_each_list_with_real_numbers():
    book = opened(workbook.diff(sample.diff()))
    assert book.sheetnames == [
        "说明", "目标落实", "新目标", "承诺", "未到期目标", "章节对照", "原报告数值", "新报告数值"
    ]  # fmt: skip
    first = book["目标落实"]
    assert [cell.value for cell in first[5]][:14] == [
        None, "未完成", None, "固定资产投资", "570亿元以上", 57000000000, None, "元", "488.4亿元", 48840000000, None, "元",
        -8160000000, "元",
    ]  # fmt: skip
    assert first["M5"].number_format == "+#,##0;-#,##0;0"
    assert first["B5"].fill.fgColor.rgb == "FFFFC7CE"
    assert (first.freeze_panes, first.auto_filter.ref) == ("A2", "A1:U5")


def test_a_range_shows_both_ends():
    ranged = sample.fact(text="6%—6.5%", comparator=Comparator.RANGE, value=None, low=Decimal(6), high=Decimal("6.5"))
    sheet = opened(workbook.diff(sample.diff(outcomes=(sample.outcome(target=ranged, actual=ranged),))))["目标落实"]
    assert [cell.value for cell in sheet[2]][4:12] == ["增长6%—6.5%", 6, 6.5, "%", "增长6%—6.5%", 6, 6.5, "%"]


def test_findings_stand_in_a_sheet_of_their_own():
    book = opened(workbook.check(sample.report(), (sample.finding(),)))
    assert book.sheetnames == ["发现", "说明"]
    assert [cell.value for cell in book["发现"][2]] == [
        "错误", "RD202", "下限大于上限：8%—6%", "8%—6%", "8%—6%", "6%—8%", 1, "二、2025年工作安排",
        "reports/2024.txt: 增长6%—8%", "reversed-range",
    ]  # fmt: skip
    assert book["发现"]["A2"].fill.fgColor.rgb == "FFFFC7CE"
    assert opened(workbook.check(sample.report(), ()))["发现"].max_row == 1


def test_extract_and_outline():
    assert opened(workbook.extract(sample.report()))["数值"].max_row == 4
    assert [
        cell.value
        for cell in opened(
            workbook.outline(sample.report()),
        )["章节"][4]
    ] == [2, "（一）", "扩大内需", "部署"]
    assert opened(workbook.extract(sample.report(), "en")).sheetnames == ["Figures", "About"]


def test_the_same_input_gives_the_same_bytes():
    assert workbook.diff(sample.diff()) == workbook.diff(sample.diff())


@LAW
@given(sample.hostile_diffs())
def test_hostile_text_is_never_run_or_followed(found):
    for sheet in opened(workbook.diff(found)):
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" and cell.hyperlink is None for cell in row)
