"""A batch as a whole: what its rows hold, and that they are the same however it came about."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pyarrow.parquet
import pytest
from data_sets import COUNTIES, FIXTURES, everything, made, made_here, rows

import reportdiff as rd
from reportdiff.batch import Limits, Recipe, Summary
from reportdiff.batch.tables import SCHEMA, TABLES
from reportdiff.errors import FolderError, SettingsError
from reportdiff.rendering import frames, records


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Summary]:
    """One batch over the invented counties: its results, what it comes to."""
    folder = tmp_path_factory.mktemp("counties") / "out"
    return folder, made(folder)


@pytest.fixture(scope="module")
def counties(undisturbed: tuple[Path, Summary]) -> Path:
    """Its results."""
    return undisturbed[0]


def test_what_it_comes_to(undisturbed: tuple[Path, Summary]) -> None:
    folder, found = undisturbed
    assert (found.files, found.issuers, found.pairs) == (15, 3, 10)
    assert found.rows == {table: len(rows(folder, table)) for table in TABLES}
    assert found.rows["errors"] == 1


def test_series(counties: Path) -> None:
    told = rows(counties, "reports", "issuer, report_year, previous IS NOT NULL, double_of")
    assert [row[:3] for row in told if row[0] == "榆湾区人民政府"] == [
        ("榆湾区人民政府", 2021, False), ("榆湾区人民政府", 2022, True), ("榆湾区人民政府", 2024, False), ("榆湾区人民政府", 2025, True),
    ]  # fmt: skip
    assert {row[3] for row in told} == {None}


def test_rows_are_those_of_the_library(counties: Path) -> None:
    """A batch is nothing but read, diff and check over and over."""
    old, new = (rd.read(f"{COUNTIES}/jichuan/{year}.md") for year in (2023, 2024))
    diff = rd.diff(old, new)
    lists = {
        "facts": records.facts(new), "commitments": records.commitments(new), "outcomes": records.outcomes(diff),
        "pending": records.pending(diff), "commitment_outcomes": records.kept(diff),
        "findings": records.findings(rd.check(new, [old]), new),
    }  # fmt: skip
    for table, listed in lists.items():
        wanted = sorted(
            (tuple(frames.typed(cell, field.type) for field, cell in zip(listed.fields, row, strict=True)) for row in listed.rows),
            key=repr,
        )
        columns = ", ".join(f'"{name}"' for name in listed.columns)
        found = [row for row in rows(counties, table, columns) if row[listed.columns.index("source")] == new.source]
        assert found == wanted, table
    assert len(lists["outcomes"].rows) == 8


def test_an_error_is_a_row(counties: Path) -> None:
    ((source, issuer, sha256, step, kind, message, year),) = rows(counties, "errors")
    assert source == f"{COUNTIES}/yuwan2023.docx"
    assert (issuer, step, kind, year) == ("yuwan", "read", "unreadable", 2023)
    assert message.startswith("is damaged or cut short; ")
    assert len(sha256) == 64


def test_files_say_what_they_are(counties: Path) -> None:
    file = pyarrow.parquet.ParquetFile(counties / "facts" / "report_year=2024" / "part-0000.parquet")
    metadata = file.schema_arrow.metadata
    assert metadata[b"reportdiff.schema"].decode() == SCHEMA
    assert metadata[b"reportdiff.version"].decode() == rd.__version__
    assert {file.metadata.row_group(0).column(place).compression for place in range(file.metadata.num_columns)} == {"ZSTD"}
    assert file.schema_arrow.names == [field.name for field in TABLES["facts"] if field.name != "report_year"]


def test_the_manifest_knows_every_input(counties: Path) -> None:
    manifest = json.loads((counties / "manifest.json").read_text(encoding="utf-8"))
    assert (manifest["schema"], manifest["version"]) == ("reportdiff/batch-1", rd.__version__)
    inputs = [json.loads(line) for name in manifest["inputs"] for line in (counties / name).read_text("utf-8").splitlines()]
    assert len(inputs) == 15
    for one in inputs:
        assert one["sha256"] == rd_sha256(one["source"])
    assert not (counties / "_work").exists()


def rd_sha256(path: str) -> str:
    import hashlib

    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


@pytest.mark.parametrize("workers", [1, 3])
def test_the_same_with_any_number_of_workers(tmp_path: Path, counties: Path, workers: int) -> None:
    made(tmp_path / "out", workers=workers)
    assert everything(tmp_path / "out") == everything(counties)


def test_the_same_in_any_order(tmp_path: Path, counties: Path) -> None:
    parts = sorted((str(path) for path in Path(COUNTIES).iterdir()), reverse=True)
    made_here(tmp_path / "out", *parts)
    assert everything(tmp_path / "out") == everything(counties)


def test_the_same_byte_for_byte(tmp_path: Path, counties: Path) -> None:
    made_here(tmp_path / "out")
    files = sorted(path.relative_to(counties) for path in counties.rglob("*.parquet"))
    assert files == sorted(path.relative_to(tmp_path / "out") for path in (tmp_path / "out").rglob("*.parquet"))
    for file in files:
        assert (counties / file).read_bytes() == (tmp_path / "out" / file).read_bytes()


def test_again_there_is_nothing_to_do(tmp_path: Path, undisturbed: tuple[Path, Summary]) -> None:
    told: list[tuple[str, int, int]] = []
    folder, first = undisturbed
    shutil.copytree(folder, tmp_path / "out")
    assert made(tmp_path / "out", progress=lambda *step: told.append(step)) == first
    assert told == [("read", 15, 15), ("compare", 15, 15)]


def copied(folder: Path) -> Path:
    shutil.copytree(COUNTIES, folder / "in")
    return folder / "in"


def test_only_what_changed_is_read_again(tmp_path: Path) -> None:
    sources, out = copied(tmp_path), tmp_path / "out"
    made_here(out, str(sources))
    changed = sources / "jichuan" / "2025.md"
    changed.write_text(changed.read_text(encoding="utf-8").replace("增长5.5%左右", "增长5.8%左右"), encoding="utf-8")
    (sources / "yuwan2021.txt").unlink()
    told: list[tuple[str, int, int]] = []
    made_here(out, str(sources), progress=lambda *step: told.append(step))
    assert told[:2] == [("read", 13, 14), ("read", 14, 14)]
    made_here(tmp_path / "anew", str(sources))
    assert everything(out) == everything(tmp_path / "anew")
    assert not any("yuwan2021" in row[0] for row in rows(out, "facts"))


def test_a_year_that_is_added_later(tmp_path: Path, counties: Path) -> None:
    sources, out = copied(tmp_path), tmp_path / "out"
    late = [sources / "jichuan" / "2025.md", sources / "2025" / "shiliang.html", sources / "jichuan" / "2022.md"]
    texts = [path.read_bytes() for path in late]
    for path in late:
        path.unlink()
    made_here(out, str(sources))
    for path, data in zip(late, texts, strict=True):
        path.write_bytes(data)
    made_here(out, str(sources))
    made_here(tmp_path / "anew", str(sources))
    assert everything(out) == everything(tmp_path / "anew")
    assert {table: len(found) for table, found in everything(out).items()} == {
        table: len(found) for table, found in everything(counties).items()
    }


def test_other_settings_want_another_folder(tmp_path: Path) -> None:
    made_here(tmp_path / "out")
    with pytest.raises(FolderError, match="was made with another settings; name another folder, or delete this one"):
        made_here(tmp_path / "out", recipe=Recipe(lang="zh"))


def test_another_build_of_the_same_version_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made_here(tmp_path / "out")
    monkeypatch.setattr("reportdiff.batch.manifest.build", lambda: "other")
    with pytest.raises(FolderError, match="was made with another build"):
        made_here(tmp_path / "out")


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_text("mine", encoding="utf-8")
    with pytest.raises(FolderError, match="holds files that are no results of a batch; name a new or empty folder"):
        made_here(tmp_path)
    assert [path.name for path in tmp_path.iterdir() if path.name != "_work"] == ["thesis.docx"]


def test_no_report_at_all(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    with pytest.raises(SettingsError, match="no report is there; name files, folders of them, or a list"):
        made_here(tmp_path / "out", str(tmp_path / "in"))


def test_two_at_once_in_one_folder(tmp_path: Path) -> None:
    from reportdiff.batch.places import place

    with place(str(tmp_path / "out")).alone(), pytest.raises(FolderError, match="another process is at work there"):
        made_here(tmp_path / "out")


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(FolderError, match="cannot be"):
        made_here(tmp_path / "file" / "out")


def test_a_list_settles_what_texts_do_not(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("一、工作回顾\n地区生产总值增长6%。\n二、工作安排\n地区生产总值增长7%。", encoding="utf-8")
    (tmp_path / "b.txt").write_text("一、工作回顾\n地区生产总值增长6%。\n二、工作安排\n地区生产总值增长8%。", encoding="utf-8")
    (tmp_path / "list.csv").write_text("source,issuer,year\na.txt,甲县,2024\nb.txt,甲县,2025\n", encoding="utf-8")
    made_here(tmp_path / "out", str(tmp_path / "list.csv"))
    assert rows(tmp_path / "out", "outcomes", "issuer, report_year, status, target_text, actual_text, renewed_text") == [
        ("甲县", 2025, "missed", "7%", "6%", "8%")
    ]


def test_doubles_are_told(tmp_path: Path) -> None:
    """Three copies of one report: one stands in the series, the others follow on the same report before."""
    old, *new = (FIXTURES / "qinglan" / name for name in ("2024.txt", "2025.docx", "2025.html", "2025.txt"))
    made_here(tmp_path / "out", *map(str, (old, *new)))
    told = {Path(row[0]): row[1:] for row in rows(tmp_path / "out", "reports", "source, previous, double_of, facts")}
    assert {told[path][0] for path in new} == {str(old)}
    most = max(told[path][2] for path in new)
    first = min(path for path in new if told[path][2] == most)
    assert [told[path][1] for path in (old, *new)] == [None, *(None if path == first else str(first) for path in new)]


def test_a_lexicon_is_for_reports_of_its_language(tmp_path: Path) -> None:
    lexicon = rd.load_lexicon(FIXTURES / "qinglan" / "lexicon.txt")
    made_here(tmp_path / "out", str(FIXTURES / "qinglan" / "2024.txt"), str(FIXTURES / "harwick" / "2024.txt"), recipe=Recipe(lexicon=lexicon))
    own = rd.read(FIXTURES / "qinglan" / "2024.txt", lexicon=lexicon)
    assert rows(tmp_path / "out", "errors") == []
    found = {row[0] for row in rows(tmp_path / "out", "facts", "concept") if row[0]}
    assert {fact.concept for fact in own.facts if fact.concept} <= found


def hostile(folder: Path) -> Path:
    """A folder of reports with three files in the middle that are none."""
    sources = copied(folder)
    with zipfile.ZipFile(sources / "jichuan" / "2022a.docx", "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("[Content_Types].xml", "<Types/>")
        with bomb.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(400):
                part.write(b" " * 1024 * 1024)
    line = "地区生产总值增长6%，固定资产投资377.7亿元、增长26.8%，"
    (sources / "line.txt").write_text((line * 10_000)[:200_000], encoding="utf-8")
    whole = (FIXTURES / "qinglan" / "2024.docx").read_bytes()
    (sources / "cut.docx").write_bytes(whole[: len(whole) // 2])
    return sources


def test_hostile_files_are_rows_and_the_rest_goes_on(tmp_path: Path, counties: Path) -> None:
    sources = hostile(tmp_path)
    made(tmp_path / "out", str(sources), limits=Limits(seconds=60))
    told = {Path(row[0]).name: row[1:] for row in rows(tmp_path / "out", "errors", "source, step, kind")}
    assert told.pop("2022a.docx") == ("read", "unreadable")
    assert told.pop("cut.docx") == ("read", "unreadable")
    assert told.pop("line.txt")[1] in ("year", "time")
    assert list(told) == ["yuwan2023.docx"]
    others = rows(tmp_path / "out", "outcomes", "right(source, 12), target_id, status")
    assert others == rows(counties, "outcomes", "right(source, 12), target_id, status")


# Workers that find this beside them compare without an end: no report is made so that it could be relied on to take long.
ENDLESS = """
from reportdiff.following import compare

def endless(*_, **__):
    while True:
        pass

compare.__globals__["_compared"] = endless
"""


def test_what_takes_too_long_to_compare_keeps_its_figures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "beside").mkdir()
    (tmp_path / "beside" / "sitecustomize.py").write_text(ENDLESS)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "beside"))
    for year in (2024, 2025):
        (tmp_path / f"slow{year}.txt").write_text("地区生产总值增长6%，固定资产投资377.7亿元、增长26.8%。" * 30, encoding="utf-8")
    made(tmp_path / "out", str(tmp_path), limits=Limits(seconds=2))
    told = [row for row in rows(tmp_path / "out", "errors", "step, kind, message") if row[0] == "compare"]
    assert told == [("compare", "time", "took more than 2 seconds of computing")]
    assert len(rows(tmp_path / "out", "facts", "source")) == 180
    assert rows(tmp_path / "out", "outcomes") == []


def test_a_sentence_without_end_is_cut(tmp_path: Path) -> None:
    (tmp_path / "a2024.txt").write_text("地区生产总值增长6%，" * 500, encoding="utf-8")
    made_here(tmp_path / "out", str(tmp_path / "a2024.txt"))
    assert {len(row[0]) <= 600 and "6%" in row[0] for row in rows(tmp_path / "out", "facts", "sentence")} == {True}


# The reports of these are so many that they are caught in the middle.
Many = tuple[Path, dict[str, list[tuple[object, ...]]]]


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Many:
    """The counties under many names, 60 files, and the rows of one undisturbed batch over them."""
    folder = tmp_path_factory.mktemp("many")
    for number in range(4):
        for path in Path(COUNTIES).rglob("*.*"):
            copy = folder / "in" / f"{number:02}" / path.relative_to(COUNTIES)
            copy.parent.mkdir(parents=True, exist_ok=True)
            if path.suffix == ".docx":
                shutil.copy(path, copy)
                continue
            text = path.read_text(encoding="utf-8")
            for name in ("霁川", "榆湾", "石梁"):
                text = text.replace(name, f"{name[0]}{'甲乙丙丁'[number]}{name[1]}")
            copy.write_text(text, encoding="utf-8")
    made_here(folder / "whole", str(folder / "in"))
    return folder / "in", everything(folder / "whole")


def started(sources: Path, out: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "reportdiff", "batch", str(sources), "-o", str(out), "--workers", "2", "-q"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def awaited(process: subprocess.Popen[bytes], out: Path, pattern: str, count: int) -> None:
    """Wait until so many files are there."""
    while len(list(out.glob(pattern))) < count:
        assert process.poll() is None, process.communicate()
        time.sleep(0.02)


def test_killed_and_started_again_it_is_the_same(tmp_path: Path, many: Many) -> None:
    (sources, whole), out = many, tmp_path / "out"
    for pattern, count in (("_work/reports/*/*", 20), ("_work/rows/*/*", 15), ("facts/*/*.parquet", 3)):
        process = started(sources, out)
        awaited(process, out, pattern, count)
        process.kill()
        process.communicate()
        assert not (out / "manifest.json").exists()
    told: list[tuple[str, int, int]] = []
    made(out, str(sources), progress=lambda *step: told.append(step))
    assert everything(out) == whole
    assert next(step for step in told if step[0] == "compare")[1] > 0
    assert not list(out.rglob(".*"))  # nothing half-written is left


def test_workers_that_are_killed_take_nothing_with_them(tmp_path: Path, many: Many) -> None:
    (sources, whole), out = many, tmp_path / "out"
    process = started(sources, out)
    for count in (10, 24, 38):
        awaited(process, out, "_work/reports/*/*", count)
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        threads = [path.read_text().split() for path in Path(f"/proc/{process.pid}/task").glob("*/children")]
        for worker in {pid for pids in (children, *threads) for pid in pids}:
            os.kill(int(worker), signal.SIGKILL)
            break
    _, said = process.communicate()
    assert (process.returncode, said) == (0, b"")
    assert everything(out) == whole


def test_interrupted_at_the_terminal_it_ends_at_once(tmp_path: Path, many: Many) -> None:
    sources, out = many[0], tmp_path / "out"
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell has what it runs behind it ignore these
    try:
        process = started(sources, out)
    finally:
        signal.signal(signal.SIGINT, before)
    awaited(process, out, "_work/reports/*/*", 12)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=20)
    assert (process.returncode, said.strip()) == (130, b"")
