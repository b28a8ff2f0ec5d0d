"""The tasks of a plan: which there are, what they say, and how far they have come."""

from __future__ import annotations

import io

import jsonschema
import openpyxl
import pytest
from click.testing import CliRunner

import reportdiff as rd
from reportdiff.cli import main
from reportdiff.rendering import documents, ledger_workbook


def report(title: str, *parts: str, name: str, year: int | None = None) -> rd.Report:
    return rd.parse("\n\n".join((title, *parts)) + "\n", name=name, year=year)


PLAN = report(
    "霁川县人民政府工作报告\n（2024年1月10日）", "一、2023年工作回顾", "地区生产总值增长6.4%。", "二、2024年工作安排",
    "地区生产总值增长6%以上。城镇新增就业3000人。新建充电桩200个。改造老旧小区12个。启动青澜湖大桥前期研究。", name="plan.txt",
)  # fmt: skip
NEXT = report(
    "霁川县人民政府工作报告\n（2025年1月10日）", "一、2024年工作回顾",
    "地区生产总值增长6.2%。城镇新增就业2700人。新建充电桩210个。青澜湖大桥前期研究已经启动。", "二、2025年工作安排",
    "地区生产总值增长6%左右。", name="next.txt",
)  # fmt: skip


def told(ledger: rd.Ledger) -> dict[str, str]:
    return {task.task: task.progress.status.value for task in ledger.tasks if task.progress}


def test_each_target_and_each_commitment_is_a_task():
    ledger = rd.ledger(PLAN)
    assert [(task.id, task.task, task.criterion) for task in ledger.tasks] == [
        ("t1", "地区生产总值增长6%以上。", "6%"),
        ("t2", "城镇新增就业3000人。", "3000人"),
        ("t3", "新建充电桩200个。", "200个"),
        ("t4", "改造老旧小区12个。", "12个"),
        ("t5", "启动青澜湖大桥前期研究", None),
    ]
    assert all(task.progress is None for task in ledger.tasks)
    assert all(PLAN.text[task.start : task.end].strip() == task.task for task in ledger.tasks)


def test_how_far_tasks_have_come_by_next_years_report():
    assert told(rd.ledger(PLAN, NEXT)) == {
        "地区生产总值增长6%以上。": "done",
        "城镇新增就业3000人。": "behind",
        "新建充电桩200个。": "done",
        "改造老旧小区12个。": "unreported",
        "启动青澜湖大桥前期研究": "on_track",  # spoken of; whether it is done only a reader can tell
    }


def test_before_the_year_is_over_nothing_is_called_behind_that_may_still_come():
    half = report("霁川县经济运行情况", "地区生产总值增长6.2%，城镇新增就业1700人，新建充电桩200个。", name="half.txt", year=2024)
    found = told(rd.ledger(PLAN, half))
    assert found["地区生产总值增长6%以上。"] in ("on_track", "unreported")
    assert found["城镇新增就业3000人。"] == "unreported"
    assert found["新建充电桩200个。"] in ("done", "unreported")


def test_what_is_told_of_work_without_a_number():
    """A thing with a name is done where that is said of it, behind where it was to be done; what is only planned again is not told of."""
    plan = report(
        "霁川县人民政府工作报告\n（2024年1月10日）", "一、2023年工作回顾", "好。", "二、2024年工作安排",
        "加快建设青澜湖二期跨湖大桥。建成松溪水利枢纽工程。编制《霁川茶产业规划》。", name="plan.txt",
    )  # fmt: skip
    later = report(
        "霁川县人民政府工作报告\n（2025年1月10日）", "一、2024年工作回顾", "青澜湖二期跨湖大桥建成通车。松溪水利枢纽工程加快推进。",
        "二、2025年工作安排", "编制《霁川茶产业规划》。", name="next.txt",
    )  # fmt: skip
    assert told(rd.ledger(plan, later)) == {
        "加快建设青澜湖二期跨湖大桥": "done",
        "建成松溪水利枢纽工程": "behind",
        "编制《霁川茶产业规划》": "unreported",
    }


def test_a_row_has_the_words_of_its_task_alone():
    """The clauses that say what is measured and hold the figure; a list's members with the verb and the end that all share."""
    plan = (
        "坚持工业强县，力争新增规上企业15家，技改投资增长8%以上。城镇、农村居民收入稳步提高，分别增长6%、7%。"
        "加快推进云溪高速、长滩大桥等重点项目建设。推进柏川、云溪机场建设。依托霁川科技园创新中心，根据县委《关于制定茶产业规划的建议》，县政府编制了《纲要》。\n"
    )
    parsed = rd.parse(f"青川县2031年政府工作报告\n各位代表：\n一、2030年工作回顾\n好。\n二、2031年工作安排\n{plan}", lang="zh")
    assert [task.task for task in rd.ledger(parsed).tasks] == [
        "力争新增规上企业15家",
        "技改投资增长8%以上",
        "城镇、农村居民收入稳步提高，分别增长6%、7%",
        "城镇、农村居民收入稳步提高，分别增长6%、7%",
        "加快推进云溪高速等重点项目建设",
        "加快推进长滩大桥等重点项目建设",
        "推进柏川机场建设",
        "推进云溪机场建设",
    ]
    assert list(rd.ledger(parsed).to_pandas()["criterion"])[:2] == ["15家", "增长8%以上"]


@pytest.mark.parametrize("later", [None, NEXT])
def test_the_document_is_as_its_schema_says(later):
    document = rd.ledger(PLAN, later).to_dict()
    schema = documents.schema("reportdiff/ledger-1")
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(document)


def test_a_workbook_has_columns_to_fill_in():
    book = openpyxl.load_workbook(io.BytesIO(ledger_workbook.ledger([rd.ledger(PLAN, NEXT)], "en")))
    heads = [cell.value for cell in book["Tasks"][1]]
    assert heads[-1] == "remark"
    assert book["Tasks"].max_row == 6


def test_frames_have_a_row_a_task():
    frame = rd.ledger(PLAN, NEXT).to_pandas()
    assert list(frame["progress"]) == ["done", "behind", "done", "unreported", "on_track"]
    assert set(frame["report_year"]) == {2024}


def test_the_command(tmp_path):
    for one in (PLAN, NEXT):
        (tmp_path / one.source).write_text(one.text, encoding="utf-8")
    plan, later = str(tmp_path / "plan.txt"), str(tmp_path / "next.txt")
    shown = CliRunner().invoke(main, ["ledger", plan, "--progress", later, "--ui", "en"])
    assert shown.exit_code == 0
    assert "tasks for 2024: 5, 4 of them with a figure" in shown.stdout
    for form in ("json", "csv", "markdown", "xlsx"):
        target = tmp_path / f"tasks.{form}"
        assert CliRunner().invoke(main, ["ledger", plan, "--format", form, "-o", str(target)]).exit_code == 0
        assert target.stat().st_size > 100
    refused = CliRunner().invoke(main, ["ledger", plan, later, "--progress", later])
    assert refused.exit_code == 2
    assert "--progress is told of one report" in refused.stderr


def test_by_when_each_task_is_to_be_done():
    """A date holds in its own clause, or on from the head of a sentence; a clause behind a task may say only when."""
    plan = (
        "加快推进澄湖河道修复工程建设，完善配套设施，确保6月底前主体完工。推进松溪大桥建设，湖滨老街国庆前开放，实施青瓦保护工程。"
        "年内，新建公园3座，修缮石桥5座。确保湖滨大道9月底通车。五年内新建学校12所。力争秋季开学前投用松溪二中新校区。"
        "年内新建粮库2座；改造白石老街历史街区。新建桥梁3座，9月底前通车，修缮码头2个。推进青云小学等10个项目今年秋季投入使用。\n"
    )
    report = rd.parse(f"青川县2031年政府工作报告\n各位代表：\n一、2030年工作回顾\n好。\n二、2031年工作安排\n{plan}", lang="zh")
    told = [(task.targets[0].indicator if task.targets else task.task, task.deadline) for task in rd.ledger(report).tasks]
    assert told == [
        ("加快推进澄湖河道修复工程建设", "6月底前"),
        ("完善配套设施", None),
        ("推进松溪大桥建设", None),
        ("实施青瓦保护工程", None),
        ("新建公园", "年内"),
        ("修缮石桥", "年内"),
        ("确保湖滨大道9月底通车", "9月底"),
        ("新建学校", "五年内"),
        ("投用松溪二中新校区", "秋季开学前"),
        ("新建粮库", "年内"),
        ("改造白石老街历史街区", None),
        ("新建桥梁", "9月底前"),
        ("修缮码头", None),
        ("推进青云小学", "今年秋季"),
        ("推进项目今年秋季投入使用", "今年秋季"),
    ]


def test_a_workbook_prints_legibly_one_page_wide():
    """Long columns give way, so that a sheet of paper shows all of them; a chapter that goes on after others says so."""
    long = "建设" + "云溪茶旅融合发展示范园区重点配套" * 5 + "工程。"
    plan = "（一）茶业\n" + long + "\n（二）交通\n新建桥梁3座。\n"
    parsed = rd.parse(f"青川县2031年政府工作报告\n各位代表：\n一、2030年工作回顾\n好。\n二、2031年{'统筹推进城乡建设' * 4}工作安排\n{plan}", lang="zh")
    sheet = openpyxl.load_workbook(io.BytesIO(ledger_workbook.ledger([rd.ledger(parsed, parsed)], "zh"))).worksheets[0]
    assert sum(one.width for one in sheet.column_dimensions.values()) < 200
    assert sheet.page_setup.orientation == "landscape"


SEVERAL = """2025年岩溪县政府工作报告

一、过去五年工作回顾
过去五年，全县生产总值年均增长6%。

二、今后五年目标任务
今后五年，是岩溪爬坡过坎的五年。到2029年，全县生产总值达到200亿元，建成岩溪大桥。

三、2025年工作安排
今年，全县生产总值增长6%，新建公园3个，改造岩溪渡口。
"""


def test_a_plan_of_several_years_sets_no_tasks_for_the_year() -> None:
    found = rd.ledger(rd.parse(SEVERAL, lang="zh"))
    assert {task.until for task in found.tasks} == {2029, None}
    assert all(task.until == 2029 for task in found.tasks if "200亿元" in task.task or "大桥" in task.task)
    year = found.of_the_year()
    assert {task.until for task in year.tasks} == {None}
    assert year.left_out == len(found.tasks) - len(year.tasks) > 0
    assert any("公园" in task.task for task in year.tasks)


def test_a_plan_of_several_years_alone_is_listed_all_the_same() -> None:
    alone = rd.parse(SEVERAL.partition("三、")[0], lang="zh", year=2025)
    assert rd.ledger(alone).of_the_year().tasks == rd.ledger(alone).tasks != ()
