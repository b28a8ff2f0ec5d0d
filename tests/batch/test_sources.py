"""Which files a batch reads: those that are named, all below a folder, and those that a list names."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportdiff.batch.sources import find
from reportdiff.batch.work import Given
from reportdiff.errors import ReadError, SettingsError


def tree(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x", encoding="utf-8")
    return folder


def names(folder: Path, *sources: str, output: str = "/nowhere") -> list[str]:
    return [Path(one.source).relative_to(folder).as_posix() for one in find([str(folder / source) for source in sources], output)]


def test_all_reports_below_a_folder(tmp_path: Path) -> None:
    tree(tmp_path, "b/1.md", "b/c/2.PDF", "a.txt", "a.png", "notes.py", ".git/x.txt", "b/.hidden.md", "old.doc")
    assert names(tmp_path, "") == ["a.txt", "old.doc", "b/1.md", "b/c/2.PDF"]


def test_a_file_that_is_named_is_read_whatever_it_is(tmp_path: Path) -> None:
    tree(tmp_path, "a.png")
    assert names(tmp_path, "a.png") == ["a.png"]


def test_results_are_no_sources(tmp_path: Path) -> None:
    tree(tmp_path, "a.txt", "out/facts/report_year=2024/x.txt", "outer.txt")
    assert names(tmp_path, "", output=str(tmp_path / "out")) == ["a.txt", "outer.txt"]


def test_a_source_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"gone: there is no such file or folder; check the name"):
        list(find([str(tmp_path / "gone")], "/nowhere"))


def test_a_stamp_changes_with_the_file(tmp_path: Path) -> None:
    tree(tmp_path, "a.txt")
    (before,) = find([str(tmp_path)], "/nowhere")
    (tmp_path / "a.txt").write_text("xy", encoding="utf-8")
    (after,) = find([str(tmp_path)], "/nowhere")
    assert before.stamp != after.stamp
    assert before.path == after.path


def listed(folder: Path, text: str) -> list[Given]:
    (folder / "list.csv").write_text(text, encoding="utf-8")
    return list(find([str(folder / "list.csv")], "/nowhere"))


def test_a_list_says_what_texts_need_not(tmp_path: Path) -> None:
    tree(tmp_path, "x/1.txt", "x/2.txt")
    first, second = listed(
        tmp_path, "\ufeffsource,issuer,year,previous,lang,encoding\nx/1.txt,甲县,2023,,,\nx/2.txt,甲县,2024,x/1.txt,zh,gb18030\n"
    )
    assert (first.source, first.issuer, first.year, first.previous) == (f"{tmp_path}/x/1.txt", "甲县", 2023, None)
    assert (second.previous, second.lang, second.encoding) == (f"{tmp_path}/x/1.txt", "zh", "gb18030")


def test_a_file_that_a_list_names_in_vain_is_left_to_whoever_reads_it(tmp_path: Path) -> None:
    (one,) = listed(tmp_path, "source\ngone.txt\n")
    assert one.stamp == "missing"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("file,year\na,2024\n", "its first line must name columns out of source, issuer, year, previous, lang, encoding"),
        ("", "its first line must name columns"),
        ("source,year\na,24\n", "line 2: year '24' is no year such as 2025"),
        ("source,lang\na,xx\n", "line 2: lang 'xx' is not known; one of zh, de, en"),
        ("source,year\n,2024\n", "line 2: names no source"),
    ],
)
def test_a_list_that_is_wrong(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(SettingsError) as raised:
        listed(tmp_path, text)
    assert said in str(raised.value)
    assert str(raised.value).startswith(f"{tmp_path}/list.csv")


def test_a_list_that_is_no_utf8(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_bytes("source\n甲.txt\n".encode("gb18030"))
    with pytest.raises(SettingsError, match="is not UTF-8 text"):
        list(find([str(tmp_path / "list.csv")], "/nowhere"))
