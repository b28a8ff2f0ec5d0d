"""Whatever is wrong with a file, one line says so: which file, what fault, what to do. Nothing else ever comes out."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from made_pdf import pdf, typeset
from made_word import p, table, word, zipped

import reportdiff as rd
from laws import law
from reportdiff.errors import ReadError
from reportdiff.reading import limits, load, plain

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
LOCKED_PDF = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >> /ID [<00> <00>]" % (
    b"11" * 32,
    b"22" * 32,
)
GOOD_WORD = word(p("各位代表：") + table("<w:tc><w:p/></w:tc>"))
GOOD_PDF = typeset(["各位代表：", "增长百分之六。"])
LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "%s">]><w:document>&b;</w:document>' % (b"&a;" * 1000)
IN_UTF_7 = b'<?xml version="1.0" encoding="UTF-7"?>' + LAUGHS.replace(b"<!", b"+ADwAIQ-")


def fault(path: str | Path) -> str:
    with pytest.raises(ReadError) as caught:
        load(path)
    message = str(caught.value)
    assert "\n" not in message
    assert message == f"{caught.value.source}: {caught.value.fault}; {caught.value.remedy}"
    return message


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("r.txt", b"", "is empty"),
        ("r.txt", " \n\t　\ufeff\u200b".encode(), "nothing in it but white space"),
        ("r.docx", word(p("")), "nothing in it but white space"),
        ("r.xyz", b"x", "unknown kind of file '.xyz'; give a file of a known kind: .txt, .md, .html"),
        ("report", b"x", "has no extension"),
        ("r.doc", OLE, "save it as .docx"),
        ("r.rtf", b"{\\rtf1", "save it as .docx"),
        ("r.docx", GOOD_PDF, "is not a .docx file but a PDF; rename it to end in .pdf"),
        ("r.pdf", GOOD_WORD, "is not a PDF but a ZIP archive"),
        ("r.txt", GOOD_PDF, "is not a text file but a PDF"),
        ("r.md", GOOD_WORD, "is not a Markdown file but a ZIP archive"),
        ("r.html", b"\x89PNG\r\n\x1a\n....", "is not a web page but a PNG picture"),
        ("r.docx", b"<html><body>x</body></html>", "is not a .docx file but a web page"),
        ("r.docx", b"{\\rtf1 x}", "is not a .docx file but an RTF file; rename it to end in .rtf"),
        ("r.docx", OLE, "is not a .docx file but an old Office file"),
        ("r.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "is locked with a password"),
        ("r.docx", b"plain text", "is no .docx file"),
        ("r.pdf", b"plain text", "is no PDF"),
        ("r.docx", zipped({"a.txt": b"x"}), "is a ZIP archive but no Word file"),
        (
            "r.docx",
            zipped({"[Content_Types].xml": b"x", "xl/workbook.xml": b"x"}),
            "is not a Word file but an Excel file",
        ),
        ("r.docx", zipped({"[Content_Types].xml": b"x", "word/document.xml": b"x"}), "is damaged"),
        ("r.docx", GOOD_WORD[: len(GOOD_WORD) // 2], "is damaged or cut short"),
        ("r.docx", word(p("x"), extra={"word/document.xml": b"<w:document"}), "is damaged"),
        ("r.docx", word(p("x"), extra={"word/x.xml": LAUGHS}), "document type in its XML"),
        ("r.docx", word(p("x"), extra={"word/x.xml": LAUGHS.decode().encode("utf-16")}), "document type in its XML"),
        ("r.docx", word(p("x"), extra={"word/x.xml": LAUGHS.decode().encode("utf-32")}), "document type in its XML"),
        ("r.docx", word(p("x"), extra={"word/x.xml": IN_UTF_7}), "document type in its XML"),
        ("r.pdf", b"%PDF-1.4\ngarbage", "is damaged or cut short"),
        ("r.pdf", pdf([[]]), "run text recognition (OCR) on it first"),
        ("r.pdf", pdf([[(280, 40, 9, "- 1 -")], [(280, 40, 9, "- 2 -")]]), "run text recognition (OCR) on it first"),
        ("r.pdf", pdf([[(85, 700, 14, "\ue000\ue001\ue002")]]), "do not say which characters"),
        ("r.pdf", pdf([[(85, 700, 14, "x")]], trailer=LOCKED_PDF), "is locked with a password"),
    ],
)
@pytest.mark.filterwarnings("ignore:Duplicate name:UserWarning")
def test_faults(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert said in fault(path)


def test_what_is_no_file(tmp_path: Path) -> None:
    assert "no such file" in fault(tmp_path / "r.txt")
    assert "no such file" in fault(tmp_path / ("r" * 5000 + ".txt"))
    assert "no possible file name" in fault("a\0b.txt")
    assert "\\x00" in fault("a\0b.txt")
    folder = tmp_path / "folder.txt"
    folder.mkdir()
    assert "is a folder" in fault(folder)
    assert fault("").startswith("'': ")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_named_pipe_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert "no ordinary file" in fault(tmp_path / "pipe.txt")


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "r.txt"
    path.write_text("x")
    monkeypatch.setattr(Path, "open", refuse)
    assert "permission denied" in fault(path)


def test_standard_input_that_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.BytesIO(b"x")
    stream.close()
    with pytest.raises(ReadError, match="standard input is closed"):
        load("-", stdin=stream)
    monkeypatch.setattr(sys, "stdin", None)
    assert "standard input is closed" in fault("-")


@pytest.mark.parametrize("name", ["r.docx", "r.html"])
@pytest.mark.parametrize("stop", [MemoryError, KeyboardInterrupt])
def test_what_is_no_fault_of_the_file_goes_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, stop: type[BaseException]
) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise stop

    monkeypatch.setattr("docx.Document", refuse)
    monkeypatch.setattr("trafilatura.extract", refuse)
    path = tmp_path / name
    path.write_bytes(GOOD_WORD if name == "r.docx" else "<html><p>增长6%。".encode())
    with pytest.raises(stop):
        load(path)


def test_names_cannot_break_the_line_or_steer_the_terminal() -> None:
    message = fault("a\nb\x1b[31m\u202e\u2028\ud800　报告.txt")
    assert message.startswith("a\\nb\\x1b[31m\\u202e\\u2028\\ud800　报告.txt: ")


def test_limits_on_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "r.txt"
    with path.open("wb") as file:
        file.truncate(limits.FILE_BYTES + 1)
    assert "is larger than 200 MB" in fault(path)
    monkeypatch.setattr(limits, "FILE_BYTES", 10)
    with pytest.raises(ReadError, match="is larger than"):
        load("-", stdin=io.BytesIO(b"x" * 11))


@pytest.mark.parametrize("name", ["r.txt", "r.md"])
def test_a_text_beyond_any_report_is_refused_before_it_is_looked_at(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / name
    path.write_text("# 报告\n\n" + "增长5.5%，" * 30 + "\n" + "|甲|\n" * 20, encoding="utf-8")
    monkeypatch.setattr(plain, "understood", lambda text, **more: pytest.fail("it was looked at"))
    monkeypatch.setattr(limits, "TABLE_ROWS", 19)
    assert fault(path) == f"{path}: its tables have more than 19 rows; give the report without its tables of data"
    monkeypatch.setattr(limits, "FIGURES", 29)
    assert fault(path) == f"{path}: has more than 29 figures; give the report alone, or part by part"
    monkeypatch.setattr(limits, "CHARACTERS", 99)
    assert fault(path) == f"{path}: has more than 99 characters; give the report alone, or part by part"
    with pytest.raises(ReadError, match="given: has more than 99 characters"):
        rd.parse(path.read_text(encoding="utf-8"), name="given")


def test_no_file_has_more_figures_or_rows_than_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page, text = tmp_path / "r.html", tmp_path / "r.txt"
    rows = "".join(f"<tr><td>茶叶{row}（吨）</td><td>{row + 3}</td></tr>" for row in range(12))
    page.write_text(f"<html><body><p>茶叶丰收，增长5%。</p><table><tr><th>指标</th><th>2024年</th></tr>{rows}</table></body></html>", encoding="utf-8")
    text.write_text("指标      2024年    2025年\n" + "".join(f"茶叶{'甲乙丙丁戊己庚辛'[row]}（吨）    {row + 3}    {row + 4}\n" for row in range(8)), encoding="utf-8")
    monkeypatch.setattr(limits, "TABLE_ROWS", 7)
    assert "its tables have more than 7 rows" in fault(page)
    assert "its tables have more than 7 rows" in fault(text)
    with pytest.raises(ReadError, match="its tables have more than 7 rows"):
        rd.parse(text.read_text(encoding="utf-8"))
    monkeypatch.setattr(limits, "FIGURES", 20)
    assert "has more than 20 figures" in fault(page)


def test_a_page_of_very_many_tags_is_not_held_again_for_its_small_print(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, said = tmp_path / "r.html", "茶叶丰收，增长5%，"
    path.write_text(f"<html><body><p>{f'<b>{said}</b>' * 30}</p></body></html>", encoding="utf-8")
    monkeypatch.setattr(limits, "WEB_TAGS", 50)
    monkeypatch.setattr("trafilatura.extract", lambda *given, **more: pytest.fail("it was held again"))
    assert load(path).text == said * 30 + "\n"


def test_a_bomb_that_declares_itself_or_lies(tmp_path: Path) -> None:
    path = tmp_path / "r.docx"
    bomb = word(p("x"), extra={"word/media/x.bin": bytes(20 * limits.MEGABYTE)})
    path.write_bytes(bomb)
    assert "unpacks to more than a report can hold" in fault(path)
    with zipfile.ZipFile(io.BytesIO(bomb)) as archive:
        size = archive.getinfo("word/media/x.bin").file_size
    path.write_bytes(bomb.replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little")))
    begun = time.perf_counter()
    fault(path)
    assert time.perf_counter() - begun < 2


def test_word_xml_that_nests_deeply(tmp_path: Path) -> None:
    path = tmp_path / "r.docx"
    path.write_bytes(word("<w:sdt><w:sdtContent>" * 5000 + p("x") + "</w:sdtContent></w:sdt>" * 5000))
    fault(path)


def test_too_many_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "r.pdf"
    path.write_bytes(GOOD_PDF)
    monkeypatch.setattr(limits, "PDF_PAGES", 0)
    assert "has 1 pages" in fault(path)
    monkeypatch.undo()
    monkeypatch.setattr(limits, "PDF_CHARACTERS", 3)
    assert "more text than a report can hold" in fault(path)


_KINDS = {"r.txt": b"", "r.md": b"", "r.html": b"<html>", "r.docx": b"PK\x03\x04", "r.pdf": b"%PDF-1.7\n"}


@pytest.mark.parametrize("name", _KINDS)
@law(60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=400), signed=st.booleans())
def test_random_bytes_raise_nothing_but_read_errors(tmp_path: Path, name: str, data: bytes, signed: bool) -> None:
    _load_or_fault(tmp_path / name, _KINDS[name] * signed + data)


@pytest.mark.parametrize(("name", "good"), [("r.docx", GOOD_WORD), ("r.pdf", GOOD_PDF)])
@law(150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damaged_files_raise_nothing_but_read_errors(
    tmp_path: Path, name: str, good: bytes, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(good) - 1))
    cut = data.draw(st.integers(0, 20))
    _load_or_fault(tmp_path / name, good[:at] + data.draw(st.binary(max_size=20)) + good[at + cut :])


@law(100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(xml=st.text(max_size=200), at=st.integers(0, 400))
def test_damaged_xml_raises_nothing_but_read_errors(tmp_path: Path, xml: str, at: int) -> None:
    body = (
        p("一") + table("<w:tc><w:p/></w:tc>") + p("二", '<w:numPr><w:ilvl w:val="x"/><w:numId w:val="1"/></w:numPr>')
    )
    _load_or_fault(tmp_path / "r.docx", word((body[:at] + xml + body[at:]).encode(errors="replace").decode()))


def test_a_broken_part_of_an_unknown_kind_is_a_read_error(tmp_path: Path) -> None:
    """python-docx parses the numbering only if it is declared as such; otherwise it comes to us unparsed."""
    whole = word(p("一"), numbering="<w:num/>")
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    files["[Content_Types].xml"] = files["[Content_Types].xml"].replace(b"numbering+xml", b"other+xml")
    path = tmp_path / "r.docx"
    path.write_bytes(zipped({**files, "word/numbering.xml": b"<broken"}))
    with pytest.raises(ReadError, match="damaged"):
        load(path)


def _load_or_fault(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with contextlib.suppress(ReadError):
        assert load(path).text


def test_importing_the_readers_is_cheap() -> None:
    heavy = ["docx", "lxml", "pypdfium2", "trafilatura", "charset_normalizer"]
    code = f"import sys, reportdiff.reading; sys.exit(any(name in sys.modules for name in {heavy}))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("name", ["r.pdf", "r.docx", "r.html"])
def test_no_library_speaks(tmp_path: Path, name: str, capfd: pytest.CaptureFixture[str]) -> None:
    content = {"r.pdf": GOOD_PDF[:-30], "r.docx": GOOD_WORD, "r.html": b"<html><p>" + "增长6%。".encode()}[name]
    _load_or_fault(tmp_path / name, content)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("name", ["page.html", "letter.docx"])
def test_what_the_program_made_is_no_report(name: str, tmp_path: Path) -> None:
    """A folder of reports may hold the page and the letter that were made of them; no batch takes these for reports."""
    from click.testing import CliRunner

    from reportdiff.cli import main

    harwick = Path(__file__).parents[2] / "fixtures" / "harwick"
    assert CliRunner().invoke(main, ["diff", str(harwick / "2024.txt"), str(harwick / "2025.txt"), "-q", "-o", str(tmp_path / name)]).exit_code == 0
    assert "that reportdiff made; give the reports that it tells of" in fault(tmp_path / name)
