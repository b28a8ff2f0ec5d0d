"""The ZIP archive that a Word file is, looked through before anything parses it.

The sizes that an archive declares may lie, so every part is also inflated here once, a piece at a time, and counted.
"""

from __future__ import annotations

import io
import zipfile
import zlib

from reportdiff.reading import limits
from reportdiff.reading.source import Source

_PIECE = 64 * 1024
_MARKUP = (".xml", ".rels")
# Word writes no document type, so there is never an entity to expand: "billion laughs" ends here.
_DOCTYPES = (
    b"UTF-7", b"utf-7",  # an encoding that Word never names, in which a document type looks otherwise
    *(
        word.encode(code)
        for word in ("<!DOCTYPE", "<!ENTITY")
        for code in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
    ),
)  # fmt: skip
_LONGEST = max(map(len, _DOCTYPES))

_DAMAGED = "is damaged or cut short"
_AGAIN = "get the file again, or open it in Word and save it anew"


def check_archive(data: bytes, source: Source) -> None:
    """Raise the error for an archive that is damaged, locked, no Word file, or inflates beyond the limits."""
    check_parts(data, source, is_word=True)


def check_parts(data: bytes, source: Source, *, is_word: bool = False) -> None:
    """Raise the error for an archive of any office program that is damaged, locked, or inflates beyond the limits."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if is_word:
                _check_kind({member.filename for member in members}, source)
            _check_declared(members, source)
            left = limits.ARCHIVE_BYTES
            for member in members:
                left -= _inflated(archive, member, left, source)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, LookupError) as fault:
        raise source.error(_DAMAGED, _AGAIN) from fault
    except (NotImplementedError, RuntimeError) as fault:  # an unknown packing method; a part locked with a password
        raise source.error("is packed in a way that Word does not use", _AGAIN) from fault


def _check_kind(names: set[str], source: Source) -> None:
    if "[Content_Types].xml" in names and any(name.startswith("word/") for name in names):
        return
    for folder, what in (
        ("ppt/", "a PowerPoint file"),
        ("xl/", "an Excel file"),
        ("META-INF/", "an OpenDocument file"),
    ):
        if any(name.startswith(folder) for name in names):
            raise source.error(f"is not a Word file but {what}", "save its text as .docx or .pdf and give that")
    raise source.error("is a ZIP archive but no Word file", "unpack it and give the report inside it")


def _check_declared(members: list[zipfile.ZipInfo], source: Source) -> None:
    if len(members) > limits.ARCHIVE_MEMBERS:
        raise _too_much(source)
    if sum(member.file_size for member in members) > limits.ARCHIVE_BYTES:
        raise _too_much(source)


def _inflated(archive: zipfile.ZipFile, member: zipfile.ZipInfo, left: int, source: Source) -> int:
    """How many bytes a part inflates to, reading no more than is allowed."""
    is_markup = member.filename.endswith(_MARKUP)
    left = min(left, limits.MARKUP_BYTES) if is_markup else left
    size = 0
    tail = b""
    with archive.open(member) as part:
        while piece := part.read(_PIECE):
            size += len(piece)
            packed = max(1, member.compress_size)
            if size > left or (size > limits.ARCHIVE_RATIO_FROM and size > packed * limits.ARCHIVE_RATIO):
                raise _too_much(source)
            if is_markup and any(word in tail + piece for word in _DOCTYPES):
                raise source.error("has a document type in its XML, which Word never writes", _AGAIN)
            tail = piece[-_LONGEST:]
    return size


def _too_much(source: Source) -> Exception:
    megabytes = limits.ARCHIVE_BYTES // limits.MEGABYTE
    fault = f"unpacks to more than a report can hold (over {megabytes} MB, or far out of proportion)"
    return source.error(fault, "do not trust it; if you do, save its text alone as .docx or .txt")
