"""The workbook and the Word file, opened by LibreOffice: what it shows is what was written, and none of it is cut off."""

from __future__ import annotations

import csv
import os
import re
import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner

from reportdiff.cli import main

FIXTURES = Path(__file__).parents[2] / "fixtures" / "qinglan"
OLD, NEW = str(FIXTURES / "2024.txt"), str(FIXTURES / "2025.txt")
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")

if OFFICE is None and os.environ.get("REPORTDIFF_REQUIRE_OFFICE") != "1":
    pytest.skip("LibreOffice is not installed (REPORTDIFF_REQUIRE_OFFICE=1 makes this a failure)", allow_module_level=True)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook of each command and a letter, and what LibreOffice makes of them."""
    assert OFFICE is not None, "REPORTDIFF_REQUIRE_OFFICE=1, and LibreOffice is not installed"
    made = tmp_path_factory.mktemp("office")
    check = ("check", NEW, "--previous", OLD, "--fail-on", "never")
    for name, args in (
        ("letter.docx", ("diff", OLD, NEW)),
        ("diff.xlsx", ("diff", OLD, NEW)),
        ("check.xlsx", check),
        ("diff.csv", ("diff", OLD, NEW)),
        ("check.csv", check),
    ):
        done = CliRunner().invoke(main, [*args, "-q", "-o", str(made / name)])
        assert done.exit_code == 0, done.output
    converted(made, "pdf", "letter.docx", "diff.xlsx", "check.xlsx")
    # sheet by sheet, as UTF-8, with commas
    converted(made, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1", "diff.xlsx", "check.xlsx")
    return made


def converted(folder: Path, form: str, *names: str) -> None:
    home = (folder / "profile").as_uri()
    command = [str(OFFICE), f"-env:UserInstallation={home}", "--headless", "--convert-to", form, "--outdir", str(folder)]
    subprocess.run([*command, *(str(folder / name) for name in names)], check=True, capture_output=True, timeout=300)


def printed(file: Path) -> list[str]:
    """The text of each page, without spaces and line ends."""
    document = pypdfium2.PdfDocument(file)
    try:
        return ["".join(page.get_textpage().get_text_bounded().split()) for page in document]
    finally:
        document.close()


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_the_letter_prints_whole_with_its_head_on_each_page(folder: Path) -> None:
    pages = printed(folder / "letter.pdf")
    assert "青澜区人民政府2024年目标落实情况" in pages[0]
    for number, page in enumerate(pages, start=1):
        assert f"第{number}页，共{len(pages)}页" in page
        assert re.match(r"(?:[^（）]{2,8}（\d+）)?序号指标目标", page) or number == 1  # after its title where a table begins
    whole = "".join(pages)
    for row in rows(folder / "diff.csv"):
        assert "".join(row["target_indicator"].split()) in whole
        assert "".join(row["actual_text"].split()) in whole


def test_the_sheets_hold_every_row_and_number(folder: Path) -> None:
    shown = rows(folder / "diff-目标落实.csv")
    given = rows(folder / "diff.csv")
    assert len(shown) == len(given)
    for sheet, record in zip(shown, given, strict=True):
        assert sheet["指标"] == record["indicator"]
        wanted = record["target_value"] or record["target_low"]
        assert float(sheet["目标数字"].replace(",", "")) == float(wanted)
    assert {file.stem for file in folder.glob("diff-*.csv")} >= {"diff-新目标", "diff-承诺", "diff-章节对照"}


def test_findings_too(folder: Path) -> None:
    shown, given = rows(folder / "check-发现.csv"), rows(folder / "check.csv")
    assert [(one["规则"], one["发现"]) for one in shown] == [(one["rule"], one["message"]) for one in given]


def test_nothing_is_cut_off_in_print(folder: Path) -> None:
    whole = "".join(printed(folder / "diff.pdf"))
    for row in rows(folder / "diff.csv"):
        assert "".join(row["why"].split()) in whole
