"""Folders: of this machine, in memory, and on a server that speaks S3."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import fsspec
import pytest
from data_sets import COUNTIES, made, made_here, rows

from reportdiff.batch import places
from reportdiff.batch.places import Place, find, place
from reportdiff.batch.tables import TABLES
from reportdiff.errors import FolderError, MissingLibraryError, ReadError, SettingsError
from reportdiff.querying.answering import ask

_BUCKETS = count()


@pytest.fixture
def memory() -> Iterator[str]:
    """The address of a folder in this process's memory."""
    yield "memory://box"
    fsspec.filesystem("memory").store.clear()


@pytest.fixture
def s3(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a bucket on a server of this test."""
    server = pytest.importorskip("moto.server").ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "test")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
    fsspec.filesystem("s3").clear_instance_cache()  # it knows the server of the test before
    bucket = f"box-{next(_BUCKETS)}"
    fsspec.filesystem("s3").mkdir(bucket)
    yield f"s3://{bucket}"
    fsspec.filesystem("s3").clear_instance_cache()
    server.stop()


@pytest.fixture(params=["local", "memory", "s3"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    if request.param == "local":
        return place(str(tmp_path / "out"))
    return place(request.getfixturevalue(request.param) + "/out")


def test_what_is_put_is_there(folder: Place) -> None:
    assert folder.get("a/b/c.txt") is None
    folder.put("a/b/c.txt", b"one")
    folder.put("a/b/c.txt", b"two")
    folder.put("a/d.txt", b"")
    assert (folder.get("a/b/c.txt"), folder.get("a/d.txt")) == (b"two", b"")
    assert sorted(folder.names("a")) == ["a/b/c.txt", "a/d.txt"]
    assert sorted(folder.names("")) == ["a/b/c.txt", "a/d.txt"]
    assert list(folder.names("nothing")) == []


def test_what_is_removed_is_gone(folder: Place) -> None:
    folder.put("a/b/c.txt", b"one")
    folder.put("a/d.txt", b"two")
    folder.remove("a/d.txt")
    folder.remove("a/d.txt")
    assert list(folder.names("")) == ["a/b/c.txt"]
    folder.remove("a")
    assert list(folder.names("")) == []


def test_a_batch_from_memory_to_memory(memory: str, tmp_path: Path) -> None:
    fsspec.filesystem("memory").put(COUNTIES, f"{memory}/in", recursive=True)
    there = made_here(f"{memory}/out", f"{memory}/in")
    here = made_here(tmp_path / "out")
    assert there.rows == here.rows
    found = ask(f"{memory}/out", "SELECT right(source, 12), target_id, status, why FROM outcomes").rows
    assert sorted(found, key=repr) == rows(tmp_path / "out", "outcomes", "right(source, 12), target_id, status, why")
    assert made_here(f"{memory}/out", f"{memory}/in") == there


@pytest.mark.filterwarnings("ignore")
def test_a_batch_from_s3_to_s3(s3: str, tmp_path: Path) -> None:
    fsspec.filesystem("s3").put(f"{COUNTIES}/jichuan", f"{s3}/in/jichuan", recursive=True)
    fsspec.filesystem("s3").put(f"{COUNTIES}/yuwan2023.docx", f"{s3}/in/yuwan2023.docx")
    there = made(f"{s3}/out", f"{s3}/in")
    assert (there.files, there.issuers, there.pairs, there.rows["errors"]) == (6, 1, 4, 1)
    here = made_here(tmp_path / "out", f"{COUNTIES}/jichuan")
    for table in set(TABLES) - {"errors"}:
        assert there.rows[table] == here.rows[table]
    assert ask(f"{s3}/out", "SELECT source, kind FROM errors").rows == ((f"{s3}/in/yuwan2023.docx", "unreadable"),)
    assert made(f"{s3}/out", f"{s3}/in") == there


@pytest.mark.filterwarnings("ignore")
def test_a_bucket_that_is_not_there(s3: str) -> None:
    with pytest.raises(FolderError, match=r"the storage fails: .*; check the address, the right to it, and the network"):
        place("s3://other").put("a.txt", b"")
    with pytest.raises(ReadError, match="s3://other/in: there is no such file or folder"):
        list(find("s3://other/in"))
    assert not fsspec.filesystem("s3").exists("other")


def test_a_storage_that_nobody_knows() -> None:
    with pytest.raises(SettingsError, match="nope://x: is in no storage that fsspec knows"):
        place("nope://x")


def test_without_fsspec(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    monkeypatch.setitem(sys.modules, "fsspec", None)
    with pytest.raises(MissingLibraryError, match=r"fsspec: is not installed; pip install 'reportdiff\[cluster\]' brings it, or "):
        place("memory://x")


def test_a_remote_file_that_is_too_large(memory: str) -> None:
    fsspec.filesystem("memory").pipe_file(f"{memory}/a.txt", b"x" * 11)
    assert places.fetch(f"{memory}/a.txt", 11) == b"x" * 11
    with pytest.raises(ReadError, match="is larger than 0 MB"):
        places.fetch(f"{memory}/a.txt", 10)


def test_names_that_are_no_text(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    Path(os.fsdecode(os.fsencode(tmp_path / "in") + b"/a\xff2024.txt")).write_text("地区生产总值增长6%。", encoding="utf-8")
    made(tmp_path / "out", str(tmp_path / "in"))
    assert [row[0].rpartition("/")[2] for row in rows(tmp_path / "out", "reports", "source")] == ["a\\udcff2024.txt"]
    assert rows(tmp_path / "out", "errors", "kind") == []
