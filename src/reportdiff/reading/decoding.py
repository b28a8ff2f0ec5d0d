"""Bytes to text, exactly: UTF-8, UTF-16, GB18030, Big5, Western; never a replacement character, never a guess unsaid.

The order is: the encoding the caller names; a byte order mark; UTF-8 if the bytes are valid UTF-8, which no Chinese
text in another encoding is by chance; else whichever of the others makes the commonest characters of it. Wrongly
decoded Chinese is valid Chinese characters too, but rare ones: 政府 in Big5 read as GB18030 is 現郊-like rubbish.
"""

from __future__ import annotations

import codecs
import re

from reportdiff.reading.source import Source
from reportdiff.reading.wording import COMMON

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# In order of preference, where two make equally much sense of the bytes.
_GUESSES = ("gb18030", "big5", "cp950", "big5hkscs", "utf-16-le", "utf-16-be", "cp1252")

# Why no library for what running Chinese is made of: charset-normalizer 3.5 told running GB18030, UTF-16 and Big5 from 100 characters on nearly as well (98.5 %),
# but took all English with GB18030's quotation marks for cp1252, told 0 to 1 % of short pages with 40 kB of script in
# them, and made text of nine in ten Korean files; the table told the first two in 97 to 100 % and refused the third.
_COMMON_WESTERN = frozenset("‘’“”–—…•·€£§©®°±²³¼½¾×éèêëáàâäíìîïóòôöúùûüñçßøåæœÉÈÁÀÖÜÄÑÇ «»")

# How much of what is not ASCII must be common. Chinese reports have 0.6 to 0.8, wrongly decoded ones under 0.15.
_SENSE = 0.3

_SAMPLE = 50_000

# UTF-8 read as Western: a file of UTF-8 with a broken character in it must not come out as "it’s".
_DAMAGED_UTF8 = re.compile("â€|Ã[\u0080-ÿ]|Â[\u0080-ÿ]")

# No controls: tab, new lines, form feed (a page break in older files). The others are read as blanks, which is what one
# extractor means by a bell between words; a file with NUL in it, or full of them, is no text.
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_MOSTLY = 0.3

_REMEDY = "name its encoding (--encoding), or save it as UTF-8"


def decoded(data: bytes, source: Source, encoding: str | None = None) -> str:
    """A text file's text, without a byte order mark, its new lines untouched.

    Raises `ReadError` for an unknown `encoding`, bytes that it does not allow, and bytes that are no text at all.
    """
    if encoding is not None:
        text = _as_told(data, source, encoding)
    elif (mark := _mark(data)) is not None:
        text = _strictly(data, source, mark)
    else:
        text = _as_found(data, source)
    if "\0" in text:
        raise source.error("is no text: it has NUL bytes", "give the report as a text file, .docx or .pdf")
    if (control := _CONTROLS.search(text)) and len(_CONTROLS.findall(text)) > _MOSTLY * len(text):
        fault = f"is no text: it has the control character {control[0]!r} at offset {control.start()}"
        raise source.error(fault, "give the report as a text file, .docx or .pdf")
    return text.removeprefix("\ufeff")


def is_utf8(data: bytes) -> bool:
    """Whether these bytes are UTF-8, and not just ASCII."""
    try:
        return not data.decode("utf-8").isascii()
    except UnicodeDecodeError:
        return False


def has_mark(data: bytes) -> bool:
    """Whether the bytes begin with a byte order mark."""
    return _mark(data) is not None


def codec_named(label: str) -> str | None:
    """Python's name for a text encoding, or ``None``. GB2312 and GBK are read as GB18030, which has all of both."""
    try:
        codec = codecs.lookup(label.strip())
        "".encode(codec.name)  # refuses what is a codec but no encoding of text: base64, rot13, zip
    except (LookupError, ValueError, TypeError):
        return None
    return "gb18030" if codec.name in ("gb2312", "gbk", "cp936") else codec.name


def _mark(data: bytes) -> str | None:
    return next((name for mark, name in _MARKS if data.startswith(mark)), None)


def _as_told(data: bytes, source: Source, encoding: str) -> str:
    codec = codec_named(encoding)
    if codec is None:
        raise source.error(f"unknown encoding {encoding!r}", "name one such as utf-8, gb18030, big5 or utf-16")
    if codec in ("utf-16", "utf-32") and not has_mark(data):
        codec += "-le"  # as Windows writes it, whatever machine this is
    return _strictly(data, source, codec)


def _strictly(data: bytes, source: Source, codec: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as fault:
        fault_text = f"is not {codec}: the bytes at {fault.start} do not decode"
        raise source.error(fault_text, "name the encoding it is in (--encoding), or save it as UTF-8") from fault
    except (UnicodeError, ValueError) as fault:  # punycode, idna and their like
        raise source.error(f"is not {codec}", _REMEDY) from fault


def _as_found(data: bytes, source: Source) -> str:
    if b"\0" not in data:
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            pass
    for with_controls in (False, True):
        readings = ((codec, _decoded_or_none(data, codec, with_controls)) for codec in _GUESSES)
        scored = [(_sense(text, codec), text) for codec, text in readings if text is not None]
        best, text = max(scored, key=lambda one: one[0], default=(0.0, ""))
        if best >= _SENSE:
            return text
    if b"\0" in data:
        raise source.error("is no text: it has NUL bytes", "give the report as a text file, .docx or .pdf")
    raise source.error("is in no encoding that could be told", _REMEDY)


def _decoded_or_none(data: bytes, codec: str, with_controls: bool) -> str | None:
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return None
    return text if with_controls or not _CONTROLS.search(text) else None


def _sense(text: str, codec: str) -> float:
    """How much sense an encoding makes of a text: the share of common characters in what is not ASCII, 0 to 1."""
    sample = text[:_SAMPLE]
    foreign = [char for char in sample if not char.isascii()]
    if not foreign:  # only UTF-16 gets here: ASCII itself is UTF-8
        return 1.0
    common = _COMMON_WESTERN if codec == "cp1252" else COMMON
    share = sum(char in common for char in foreign) / len(foreign)
    if codec == "cp1252" and (len(foreign) > len(sample) / 4 or _DAMAGED_UTF8.search(sample)):
        return 0.0  # no Western language has that many accents
    return share
