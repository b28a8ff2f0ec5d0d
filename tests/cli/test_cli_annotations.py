"""Findings of ``check`` where a CI shows them, and as comments in the author's own Word file."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

import reportdiff as rd
from reportdiff.cli import main
from reportdiff.model import Severity
from reportdiff.model.findings import Related
from reportdiff.rendering import comments

SLIPS = """青澜县2025年政府工作报告
各位代表：
一、2024年工作回顾
农村自来水普及率达到198%。甲产业、乙产业、丙产业产值分别增长5.1%、6.2%。
二、2025年工作安排
地区生产总值增长6%-5%。
"""
GROWN = {"word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml", "word/comments.xml"}


def run(*args: str) -> Result:
    return CliRunner().invoke(main, [*args, "-q"])


@pytest.fixture
def slips(tmp_path: Path) -> str:
    file = tmp_path / "报告.txt"
    file.write_text(SLIPS, encoding="utf-8")
    return str(file)


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A draft whose figures stand in runs of other looks than the words around them."""
    document = docx.Document()
    for line in SLIPS.splitlines():
        paragraph = document.add_paragraph()
        for number, piece in enumerate(line.partition("%")):
            paragraph.add_run(piece).bold = number == 1
    file = tmp_path / "draft.docx"
    document.save(str(file))
    return file


def test_lines_as_compilers_write_them(slips: str) -> None:
    lines = run("check", slips, "--format", "line").stdout.splitlines()
    assert len(lines) == 3
    assert lines[0].startswith(f"{slips}:4:11: RD")
    assert lines[2].startswith(f"{slips}:6:9: RD")


def test_where_there_are_no_lines_the_section_is_told(draft: Path) -> None:
    lines = run("check", str(draft), "--format", "line").stdout.splitlines()
    assert len(lines) == 3
    assert lines[2].startswith(f"{draft}: RD")
    assert "[2025年工作安排] " in lines[2]
    told = run("check", str(draft), "--format", "github").stdout
    assert "line=" not in told
    assert told.count("::error file=") == 3


def test_gitlab_names_line_and_fingerprint(slips: str) -> None:
    entries = json.loads(run("check", slips, "--format", "gitlab").stdout)
    assert [entry["location"]["lines"]["begin"] for entry in entries] == [4, 4, 6]
    assert {entry["severity"] for entry in entries} == {"major"}
    assert len({entry["fingerprint"] for entry in entries}) == 3
    assert all(entry["location"]["path"] == slips and entry["check_name"] == entry["check_name"].upper() for entry in entries)


def test_rdjson_counts_columns_in_bytes(slips: str) -> None:
    result = json.loads(run("check", slips, "--format", "rdjson").stdout)
    place = result["diagnostics"][0]["location"]["range"]
    line = SLIPS.splitlines()[place["start"]["line"] - 1].encode()
    assert line[place["start"]["column"] - 1 : place["end"]["column"] - 1].decode() == "198%"


def test_several_reports_are_one_document(slips: str, draft: Path) -> None:
    entries = json.loads(run("check", slips, str(draft), "--format", "gitlab").stdout)
    assert [entry["location"]["path"] for entry in entries] == [slips] * 3 + [str(draft)] * 3
    assert len(json.loads(run("check", slips, str(draft), "--format", "rdjson").stdout)["diagnostics"]) == 6


def test_comments_stand_around_what_they_are_about(draft: Path, tmp_path: Path) -> None:
    checked = tmp_path / "checked.docx"
    done = run("check", str(draft), "-o", str(checked))
    assert done.exit_code == 1, done.output
    found = json.loads(run("check", str(draft), "--format", "json").stdout)["findings"]
    assert [quote for quote, _ in commented(checked.read_bytes())] == [one["quote"] for one in found]
    for (_, told), finding in zip(commented(checked.read_bytes()), found, strict=True):
        assert told.startswith(finding["rule"])
        assert finding["message"] in told


def test_nothing_else_in_the_file_changes(draft: Path, tmp_path: Path) -> None:
    checked = tmp_path / "checked.docx"
    run("check", str(draft), "-o", str(checked))
    before, after = zipfile.ZipFile(draft), zipfile.ZipFile(checked)
    assert set(after.namelist()) - set(before.namelist()) == {"word/comments.xml"}
    assert {name for name in before.namelist() if before.read(name) != after.read(name)} <= GROWN
    assert rd.read(checked).text == rd.read(draft).text
    run("check", str(draft), "-o", str(tmp_path / "again.docx"))
    assert (tmp_path / "again.docx").read_bytes() == checked.read_bytes()


def test_a_comment_says_how_grave_it_is_and_names_no_folder(draft: Path) -> None:
    report = rd.read(draft)
    found = next(one for one in rd.check(report) if one.severity is Severity.ERROR)
    told = replace(found, related=(Related("/home/somebody/2024.docx", 0, 3, "三个字"),))
    for ui, grave in (("zh", "（错误）"), ("en", " (error)")):
        ((_, text),) = commented(comments.written(draft.read_bytes(), report, [told], ui))
        assert f"{found.name}{grave}" in text
        assert "2024.docx" in text
        assert "somebody" not in text


def test_comments_that_are_there_stay(draft: Path) -> None:
    report = rd.read(draft)
    found = tuple(rd.check(report))
    once = comments.written(draft.read_bytes(), report, found[:1])
    twice = comments.written(once, report, found[1:])
    assert [quote for quote, _ in commented(twice)] == [one.quote for one in found]


def test_only_a_word_file_takes_comments(slips: str, tmp_path: Path) -> None:
    done = run("check", slips, "-o", str(tmp_path / "checked.docx"))
    assert done.exit_code == 2
    assert "is none; use html" in done.output
    assert not (tmp_path / "checked.docx").exists()


def test_an_ending_that_no_format_has_is_wrong_usage(slips: str, tmp_path: Path) -> None:
    done = run("check", slips, "-o", str(tmp_path / "checked.pdf"))
    assert done.exit_code == 2
    assert "no format ends so" in done.output
    assert run("check", slips, "-o", str(tmp_path / "checked.txt")).exit_code == 1


@given(st.lists(st.text(alphabet="值 1年\t", min_size=1, max_size=6), min_size=1, max_size=5), st.data())
def test_a_comment_surrounds_any_stretch_of_a_paragraph(pieces: list[str], data: st.DataObject) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("甲")
    for piece in pieces:
        paragraph.add_run(piece)
    file = io.BytesIO()
    document.save(file)
    report = rd.parse("甲" + "".join(pieces), lang="zh")
    start = data.draw(st.sampled_from([at for at, letter in enumerate(report.text) if not letter.isspace()]))
    end = data.draw(st.integers(start + 1, len(report.text)))
    finding = rd.Finding(
        "RD101", "name", rd.Severity.INFO, "message", start, end, report.text[start:end], None, (), None, None, "f"
    )
    [(quote, _)] = commented(comments.written(file.getvalue(), report, [finding]))
    cell = finding.quote.split("\t")[0]
    assert quote.split() == cell.split() or "".join(quote.split()) == "".join(finding.quote.split())


def commented(data: bytes) -> list[tuple[str, str]]:
    """What each comment of a Word file surrounds, and what it says."""
    document = docx.Document(io.BytesIO(data))
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    quotes: dict[str, str] = {}
    open_now: set[str] = set()
    for element in document.element.body.iter():
        if element.tag == f"{word}commentRangeStart":
            open_now.add(element.get(f"{word}id"))
        elif element.tag == f"{word}commentRangeEnd":
            open_now.discard(element.get(f"{word}id"))
        elif element.tag == f"{word}t":
            for number in open_now:
                quotes[number] = quotes.get(number, "") + (element.text or "")
    return [(quotes[str(one.comment_id)], one.text) for one in document.comments]
