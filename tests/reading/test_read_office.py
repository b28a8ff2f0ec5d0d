"""Old office files: LibreOffice makes .docx of them, in a profile of its own, within its time; else one line says why not."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from reportdiff.errors import ReadError
from reportdiff.reading import limits, load, office

FIXTURE = Path(__file__).parents[2] / "fixtures" / "qinglan" / "2025.docx"
OFFICE = office._program()
NEEDS = pytest.mark.skipif(
    OFFICE is None and not os.environ.get("REPORTDIFF_REQUIRE_OFFICE"), reason="needs LibreOffice"
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def fault(path: Path) -> str:
    with pytest.raises(ReadError) as caught:
        load(path)
    message = str(caught.value)
    assert "\n" not in message
    return message.split(": ", 1)[1]


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where LibreOffice keeps what it would make anew at each start."""
    return tmp_path_factory.mktemp("profile").as_uri()


@NEEDS
@pytest.mark.parametrize("extension", ["doc", "odt", "rtf"])
def test_the_same_text_in_every_format(tmp_path: Path, profile: str, extension: str) -> None:
    shutil.copy(FIXTURE, tmp_path / "报告.docx")
    command = [str(OFFICE), f"-env:UserInstallation={profile}", "--headless", "--convert-to", extension, "报告.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    made = load(tmp_path / f"报告.{extension}")
    assert made.format == extension
    assert made.text == load(FIXTURE).text
    if extension == "doc":
        shutil.copy(tmp_path / "报告.doc", tmp_path / "报告.wps")
        assert load(tmp_path / "报告.wps").text == made.text


@NEEDS
@pytest.mark.parametrize(
    ("name", "content"), [("r.doc", OLE + bytes(600)), ("r.rtf", b"{\\rtf1"), ("r.odt", b"")]
)
def test_what_libreoffice_cannot_read(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert fault(path) in (
        ("LibreOffice cannot read it: it is damaged, or locked with a password; open it in Word, WPS or LibreOffice, "
        "save it as .docx and give that"),
        "has nothing in it but white space; give the file that holds the report's text",
        "is empty; give the file that holds the report's text",
    )


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("r.doc", b"PK\x03\x04", "is not a .doc file but a ZIP archive"),
        ("r.doc", b"<html><body>x</body></html>", "is not a .doc file but a web page; rename it to end in .html"),
        ("r.odt", OLE, "is not a .odt file but an old Office file"),
        ("r.odt", b"PK\x03\x04", "is damaged or cut short"),
        ("r.wps", b"plain text", "is no .wps file"),
        ("r.doc", OLE + "EncryptedPackage".encode("utf-16-le"), "is locked with a password"),
    ],
)
def test_files_that_are_not_what_they_say(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert said in fault(path)


def test_without_libreoffice_one_line_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "_program", lambda: None)
    path = tmp_path / "r.rtf"
    path.write_bytes(b"{\\rtf1 x}")
    assert fault(path) == (
        ".rtf files are read with LibreOffice, which is not installed here; install it, or open the file in Word or "
        "WPS, save it as .docx and give that"
    )


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc and a shell")
def test_a_program_that_does_not_end_is_ended_with_all_that_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = tmp_path / "started"
    stand_in = tmp_path / "soffice"
    stand_in.write_text(f"#!/bin/sh\nsleep 60 & echo $! > {started}\nwait\n", encoding="utf-8")
    stand_in.chmod(0o755)
    monkeypatch.setattr(office, "_program", lambda: str(stand_in))
    monkeypatch.setattr(limits, "OFFICE_SECONDS", 1)
    path = tmp_path / "r.rtf"
    path.write_bytes(b"{\\rtf1 x}")
    assert fault(path).startswith("LibreOffice did not read it within 1 seconds")
    assert not _runs(int(started.read_text(encoding="utf-8")))


def _runs(process: int) -> bool:
    """Whether a process runs: one that has ended may still be waited for by its parent."""
    stat = Path(f"/proc/{process}/stat")
    return stat.exists() and stat.read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"


@pytest.mark.skipif(os.name != "posix", reason="the stand-in is a shell script")
def test_the_profile_allows_no_macro_and_knows_no_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = tmp_path / "seen"
    stand_in = tmp_path / "soffice"
    stand_in.write_text(f'#!/bin/sh\ncat "$HOME/profile/user/registrymodifications.xcu" > {seen}\nenv >> {seen}\n', encoding="utf-8")
    stand_in.chmod(0o755)
    monkeypatch.setattr(office, "_program", lambda: str(stand_in))
    monkeypatch.setenv("SECRET", "x")
    path = tmp_path / "r.rtf"
    path.write_bytes(b"{\\rtf1 x}")
    assert fault(path).startswith("LibreOffice cannot read it")
    said = seen.read_text(encoding="utf-8")
    assert '<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value>' in said
    assert "https_proxy=http://127.0.0.1:9" in said
    assert "SECRET" not in said
