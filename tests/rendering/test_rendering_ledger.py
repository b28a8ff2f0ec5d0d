"""The tasks of a plan as a Word file to circulate and as a page."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner
from docx.oxml.ns import qn

import reportdiff as rd
from reportdiff.cli import main
from reportdiff.rendering import ledger_letter, ledger_sheets, page, wording

QINGLAN = Path(__file__).parents[2] / "fixtures" / "qinglan"
WORDS = wording.load("zh")


@pytest.fixture(scope="module")
def told() -> rd.Ledger:
    return rd.ledger(rd.read(QINGLAN / "2024.txt"), rd.read(QINGLAN / "2025.txt"))


def opened(data: bytes):
    return docx.Document(io.BytesIO(data))


def test_every_task_stands_in_the_file_under_its_chapter(told: rd.Ledger) -> None:
    document = opened(ledger_letter.ledger(told))
    rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows[1:]]
    assert [row[0] for row in rows] == [str(at) for at in range(1, len(told.tasks) + 1)]
    assert [row[1] for row in rows] == [task.task for task in told.tasks]
    assert {row[6].split("\n")[0] for row in rows} <= set(WORDS.progress.values())
    chapters = [one.text for one in document.paragraphs if one.style.name == "Heading 1"]
    assert chapters == [title for title, _ in ledger_sheets.by_chapter(told, WORDS)]
    assert len(chapters) == len(document.tables) > 5
    assert document.paragraphs[0].text == "青澜区人民政府2024年工作任务分解表"
    for table in document.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert sum(column.width.mm for column in document.tables[0].columns) == pytest.approx(257, abs=1)


def test_without_a_later_report_there_is_no_progress(told: rd.Ledger) -> None:
    alone = rd.ledger(told.report)
    heads = [cell.text for cell in opened(ledger_letter.ledger(alone)).tables[0].rows[0].cells]
    assert heads == ["序号", "任务", "完成标准", "牵头单位", "责任单位", "完成时限", "备注"]
    assert WORDS.progress["behind"] not in page.ledger(alone)
    assert ledger_letter.ledger(alone) == ledger_letter.ledger(alone)


def test_the_page_holds_every_task_and_fetches_nothing(told: rd.Ledger) -> None:
    shown = page.ledger(told)
    assert shown.count("<th scope=\"row\">") == len(told.tasks)
    places, links = set(re.findall(r'\bid="([^"]+)"', shown)), re.findall(r'href="#([^"]+)"', shown)
    assert links
    assert set(links) <= places
    assert not re.search(r'(?:src|href)="(?!#)', shown)


def test_a_hostile_plan_is_text() -> None:
    report = rd.parse("青川县政府工作报告\n一、2030年工作回顾\n二、2031年工作安排\n新建<script>alert(1)</script>桥3座。\n")
    assert "<script>alert" not in page.ledger(rd.ledger(report))
    opened(ledger_letter.ledger(rd.ledger(report)))


@pytest.mark.parametrize("form", ["docx", "html"])
def test_at_the_command_line(form: str, tmp_path: Path) -> None:
    file = tmp_path / f"tasks.{form}"
    done = CliRunner().invoke(main, ["ledger", str(QINGLAN / "2024.txt"), "-o", str(file), "-q"])
    assert (done.exit_code, done.stderr) == (0, "")
    assert file.stat().st_size > 10_000
    several = CliRunner().invoke(main, ["ledger", str(QINGLAN / "2024.txt"), str(QINGLAN / "2025.txt"), "-o", str(file)])
    assert several.exit_code == 2
    assert f"--format {form} holds one report" in several.stderr


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_an_office_opens_it(told: rd.Ledger, tmp_path: Path) -> None:
    file = tmp_path / "tasks.docx"
    file.write_bytes(ledger_letter.ledger(told))
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    done = subprocess.run(["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(file)], capture_output=True, timeout=120, check=False)
    assert (tmp_path / "tasks.pdf").is_file(), done.stderr
