"""Old office files (.doc .wps .odt .rtf), turned into .docx by LibreOffice where it is installed, and read as that.

The file is a stranger's: LibreOffice gets a profile of its own that is thrown away, runs no macro, follows no link, finds
no network, and has a minute.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path, PurePath

from reportdiff.reading import limits, word
from reportdiff.reading.archive import check_parts
from reportdiff.reading.kinds import OLE, RTF, ZIP, kind_of_bytes, refuse_disguised
from reportdiff.reading.lines import Reading
from reportdiff.reading.source import Source

_ALLOWED = {".doc": (OLE, RTF), ".wps": (OLE, RTF), ".odt": (ZIP,), ".rtf": (RTF,)}
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_AGAIN = "open it in Word, WPS or LibreOffice, save it as .docx and give that"
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "/usr/lib/libreoffice/program/soffice",
)
# No macro, no active content, no link followed or brought up to date, every proxy a port that nobody listens to.
_SETTINGS = {
    "org.openoffice.Office.Common/Security/Scripting": {
        "MacroSecurityLevel": "3",
        "DisableMacrosExecution": "true",
        "DisableActiveContent": "true",
        "BlockUntrustedRefererLinks": "true",
    },
    "org.openoffice.Office.Writer/Content/Update": {"Link": "0"},
    "org.openoffice.Inet/Settings": {
        "ooInetProxyType": "1",
        "ooInetHTTPProxyName": "127.0.0.1",
        "ooInetHTTPProxyPort": "9",
        "ooInetHTTPSProxyName": "127.0.0.1",
        "ooInetHTTPSProxyPort": "9",
        "ooInetFTPProxyName": "127.0.0.1",
        "ooInetFTPProxyPort": "9",
    },
}


def read(data: bytes, source: Source, encoding: str | None = None) -> Reading:
    """The document's text and headings. Such a file says its own encoding, so `encoding` has no bearing."""
    extension = PurePath(source.name).suffix.lower()
    allowed = _ALLOWED[extension]
    refuse_disguised(data, source, claimed=f"a {extension} file", allowed=allowed)
    if kind_of_bytes(data) not in allowed:
        raise source.error(f"is no {extension} file", "give the file that its name says")
    if _LOCKED in data:
        raise source.error("is locked with a password", "open it, save it without a password and give that")
    if ZIP in allowed:
        check_parts(data, source)
    program = _program()
    if program is None:
        remedy = "install it, or open the file in Word or WPS, save it as .docx and give that"
        raise source.error(f"{extension} files are read with LibreOffice, which is not installed here", remedy)
    return word.read(_as_docx(data, extension, program, source), source)


def _program() -> str | None:
    """LibreOffice, wherever it is installed."""
    named = shutil.which("soffice") or shutil.which("libreoffice")
    return named or next((place for place in _PLACES if Path(place).is_file()), None)


def _as_docx(data: bytes, extension: str, program: str, source: Source) -> bytes:
    with tempfile.TemporaryDirectory(prefix="reportdiff-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        profile = home / "profile"
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_registry(), encoding="utf-8")
        report, made = home / f"report{extension}", home / "made" / "report.docx"
        report.write_bytes(data)
        _run(
            [
                program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--invisible", "--norestore",
                "--nolockcheck", "--nodefault", "--nofirststartwizard", "--convert-to", "docx:MS Word 2007 XML",
                "--outdir", str(made.parent), str(report),
            ],
            home, source,
        )  # fmt: skip
        if not made.is_file():
            raise source.error("LibreOffice cannot read it: it is damaged, or locked with a password", _AGAIN)
        if made.stat().st_size > limits.FILE_BYTES:
            raise source.error("unpacks to more than a report can hold", _AGAIN)
        return made.read_bytes()


def _run(command: list[str], home: Path, source: Source) -> None:
    """Run to its end within the time allowed, with all that it starts."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "LANG", "LC_ALL") if name in os.environ}
    closed = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy", "all_proxy"), "http://127.0.0.1:9")
    own = {"HOME": str(home), "TMPDIR": str(home), "TMP": str(home), "TEMP": str(home), "SAL_USE_VCLPLUGIN": "svp"}
    try:
        process = subprocess.Popen(
            command, cwd=home, env={**kept, **closed, **own}, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
    except OSError as fault:
        raise source.error("LibreOffice, which is to read it, does not start", _AGAIN) from fault
    try:
        process.wait(limits.OFFICE_SECONDS)
    except subprocess.TimeoutExpired as fault:
        raise source.error(f"LibreOffice did not read it within {limits.OFFICE_SECONDS} seconds", _AGAIN) from fault
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program and what it started: the one that is called may only start another."""
    if sys.platform != "win32":
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    elif process.poll() is None:
        process.kill()
    process.wait()


def _registry() -> str:
    """The settings of the profile, as LibreOffice writes them."""
    items = "".join(
        f'<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, values in _SETTINGS.items()
        for name, value in values.items()
    )
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    return f"{head}{items}</oor:items>\n"
