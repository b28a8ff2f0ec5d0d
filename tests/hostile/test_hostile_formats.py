"""A hostile report through every command and format: what it holds stays text, and the output stays the same."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from unittest.mock import patch
from xml.etree import ElementTree

import hostile_reports
import openpyxl
import pytest
from click.testing import CliRunner

from reportdiff import extraction, reading
from reportdiff.cli import main

QINGLAN = Path(__file__).parents[2] / "fixtures" / "qinglan"
LOAD = reading.load
EXTRACT = cache(extraction.extract)  # one report of a file, whatever is done with it
DATA = ("table", "markdown", "csv", "json", "xlsx")
FORMATS = {
    "diff": (*DATA, "docx", "html"),
    "extract": DATA,
    "outline": DATA,
    "check": (*DATA, "sarif", "junit", "github"),
}
RUNS = [(command, form) for command, forms in FORMATS.items() for form in forms]
LONG = ("table", "markdown", "csv", "json")

# Nothing that moves a cursor, rings, turns writing around or hides; lines end as lines do.
STEERS = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]"
)
# What the runner of a CI job takes for a command, as GitHub's runner reads lines.
COMMAND = re.compile(r"^[^\S\n]*::|##\w*\[", re.MULTILINE)
# What GitHub makes a link of after it has read the Markdown, backslashes gone.
CALLS = re.compile(r"@[\w-]|#\d|GH-\d|!\d|(?<![0-9A-Za-z])(?=\d*[a-f])[0-9a-f]{7,40}(?![0-9A-Za-z])")
FORMULA = re.compile(r"\s*[=+@＝＋＠]|\s*[-－](?!\d)")
NUMBER = re.compile(r"-?\d+(\.\d+)?\Z")


def run(command: str, form: str, folder: Path) -> bytes:
    old, new = sorted(folder.glob("*.txt"), key=lambda file: "旧" not in file.name)
    given = {"diff": (old, new), "check": (new, "--previous", old, "--fail-on", "never", "--min-severity", "info")}.get(command, (new,))
    return invoked(command, *map(str, given), "--format", form)


def invoked(*args: str) -> bytes:
    """What a command writes about reports that hold control characters too."""
    loaded = patch.object(reading, "load", lambda *given, **more: hostile_reports.steering(LOAD(*given, **more)))
    with loaded, patch.object(extraction, "extract", EXTRACT):
        done = CliRunner().invoke(main, [*args, "-q"])
    assert done.exit_code == 0, done.output
    return done.stdout_bytes


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("hostile")
    hostile_reports.write(made)
    return made


@pytest.mark.parametrize(("command", "form"), RUNS)
def test_hostile_text_is_only_text(folder: Path, command: str, form: str) -> None:
    CHECKS[form](run(command, form, folder), command)


def is_still(text: str) -> None:
    assert not STEERS.search(text)
    assert not COMMAND.search(text)


def table(data: bytes, command: str) -> None:
    text = data.decode("utf-8")
    is_still(text)
    assert "alert" in text  # it did get this far


def markdown(data: bytes, command: str) -> None:
    text = data.decode("utf-8")
    is_still(text)
    assert not CALLS.search(text.replace("\\", "").replace("&#8203;", "\u200b"))
    bare = re.sub(r"\\.", "", text)
    assert "<" not in bare
    assert "`" not in bare
    assert "$" not in bare
    assert "](" not in bare
    assert "://" not in bare
    for block in bare.split("\n\n"):  # a row of a table has as many cells as its head
        assert len({line.count("|") for line in block.splitlines() if line.startswith("|")}) <= 1


def delimited(data: bytes, command: str) -> None:
    text = data.decode("utf-8")
    is_still(text)
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert len(rows) > 5
    for row in rows:
        assert len(row) == len(rows[0])
        for cell in row:
            assert NUMBER.match(cell) or not FORMULA.match(cell), cell
            assert not any(FORMULA.match(part) for part in cell.split(";")[1:])


def document(data: bytes, command: str) -> None:
    text = data.decode("utf-8")
    is_still(text)
    assert json.loads(text)


def workbook(data: bytes, command: str) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert not [name for name in archive.namelist() if re.search("external|vba|macro|embed", name, re.IGNORECASE)]
        assert not any(b"External" in archive.read(name) for name in archive.namelist() if name.endswith(".rels"))
        assert not any(re.search(b"<f[ >]|<hyperlink", archive.read(name)) for name in archive.namelist())
    for sheet in openpyxl.load_workbook(io.BytesIO(data)):
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert cell.hyperlink is None
                is_still(str(cell.value or ""))


def letter(data: bytes, command: str) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(archive.read(name))
        assert not any(b"External" in archive.read(name) for name in archive.namelist() if name.endswith(".rels"))
        body = archive.read("word/document.xml").decode("utf-8")
    assert not re.search("<w:(fldSimple|instrText|hyperlink|object|altChunk)", body)
    is_still(body.replace("\n", ""))
    assert "&lt;script&gt;" in body


class Elements(HTMLParser):
    """What a browser would make of a page: its tags, with the names of their attributes, and its scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def page(data: bytes, command: str) -> None:
    text = data.decode("utf-8")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", text)
    is_still(text.replace("\t", ""))
    elements = Elements()
    elements.feed(text)
    for tag, attributes in elements.found:
        assert tag not in {"img", "iframe", "object", "embed", "base", "link"}
        assert not [name for name in attributes if name.startswith("on")]
        for name in ("href", "src", "action"):
            assert (attributes.get(name) or "#").startswith(("#", "data:"))
    assert "<script>alert" not in text


def junit(data: bytes, command: str) -> None:
    text = data.decode("utf-8")
    is_still(text)
    root = ElementTree.fromstring(text)
    assert {one.tag for one in root.iter()} <= {"testsuite", "testcase", "failure", "system-out"}
    assert int(root.get("tests", "0")) == len(root) > 1


def github(data: bytes, command: str) -> None:
    text = data.decode("utf-8")
    is_still(re.sub("^::", "", text, flags=re.M))
    for line in text.splitlines():
        assert re.match(r"::(error|warning|notice) file=[^,:]+,line=\d+,col=\d+,title=[^,:]+::[^\r\n]+\Z", line)


def sarif(data: bytes, command: str) -> None:
    document(data, command)
    places = [
        place["physicalLocation"]["artifactLocation"]["uri"]
        for result in json.loads(data)["runs"][0]["results"]
        for place in result["locations"]
    ]
    assert places
    assert all(re.fullmatch(r"(?:file://)?[\w/.%~-]+", place) for place in places)


CHECKS = {
    "table": table,
    "markdown": markdown,
    "csv": delimited,
    "json": document,
    "xlsx": workbook,
    "docx": letter,
    "html": page,
    "sarif": sarif,
    "junit": junit,
    "github": github,
}


def test_every_list_in_csv(folder: Path) -> None:
    old, new = sorted(folder.glob("*.txt"), key=lambda file: "旧" not in file.name)
    for name in ("new_targets", "pending", "commitments", "sections"):
        shown = invoked("diff", str(old), str(new), "--format", "csv", "--csv-list", name).decode("utf-8")
        is_still(shown)
        for row in csv.reader(io.StringIO(shown, newline="")):
            assert all(NUMBER.match(cell) or not FORMULA.match(cell) for cell in row)


def test_in_a_notebook_and_a_data_frame(folder: Path) -> None:
    import reportdiff as rd

    old, new = (rd.read(file) for file in sorted(folder.glob("*.txt"), key=lambda file: "旧" not in file.name))
    for found in (rd.diff(old, new), rd.check(new, [old])):
        markdown(found._repr_markdown_().encode(), "")
        shown = found._repr_html_()
        is_still(shown)
        assert set(re.findall(r"<(/?\w+)", shown)) <= {
            one + name for one in ("", "/") for name in ("div", "p", "table", "thead", "tbody", "tr", "th", "td")
        }
        assert len(found.to_pandas()) == len(found.to_polars()) == found.to_arrow().num_rows > 3


def test_nul_bytes_are_refused_in_one_line(tmp_path: Path) -> None:
    file = tmp_path / "nul.txt"
    file.write_bytes("一、2024年工作回顾\n甲\x00产量增长6%。".encode())
    done = CliRunner().invoke(main, ["extract", str(file)])
    assert done.exit_code == 2
    assert "NUL" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def digests(folder: Path) -> str:
    """A line for each command and format, and for each format of a long comparison: what its output comes to."""
    outputs = {f"{command} {form}": run(command, form, folder) for command, form in RUNS}
    outputs |= {form: invoked("diff", str(QINGLAN / "2024.txt"), str(QINGLAN / "2025.txt"), "--format", form) for form in LONG}
    assert all(len(outputs[form]) > 1000 for form in LONG)
    return "\n".join(f"{name} {hashlib.sha256(output).hexdigest()}" for name, output in outputs.items())


def test_output_is_the_same_whatever_the_hash_seed(folder: Path) -> None:
    asked = [sys.executable, __file__, str(folder)]
    first, second = (
        subprocess.run(asked, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True).stdout
        for seed in ("1", "4294967295")
    )
    assert first == second
    assert first.count("\n") == len(RUNS) + len(LONG)


if __name__ == "__main__":
    sys.stdout.write(digests(Path(sys.argv[1])) + "\n")
