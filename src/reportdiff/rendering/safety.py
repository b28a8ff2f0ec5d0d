"""Text from a stranger's report made harmless: for a terminal, a Markdown page, a spreadsheet.

A report is untrusted input. An escape sequence in it could repaint the terminal, a bidirectional mark could show a
figure backwards, a cell that begins with ``=`` is run as a formula by spreadsheets.
"""

from __future__ import annotations

import re
import unicodedata

_SPACE = re.compile(r"\s+")

# Everything a plain table never needs to ask about: printable ASCII and the common CJK blocks.
_HARMLESS = re.compile(r"[\x20-\x7e\u3001-\u3029\u4e00-\u9fff\uff01-\uff5e]*\Z")

# What Markdown (CommonMark and GitHub's additions: tables, ~~strike~~, $math$) gives a meaning to inside a line.
_MARKDOWN = re.compile(r"[\\`*_<>\[\]|&#~$]")

# Only at the beginning of a line: lists, rules, underlined headings.
_LINE_START = re.compile(r"^(\d*)([.)+\-=:])")

# GitHub turns a bare address into a link; a backslash before its punctuation leaves it as text.
_ADDRESS = re.compile(r"(?<=:)//|(?<=\bwww)\.", re.IGNORECASE)

# A spreadsheet reads these as the start of a formula, the full-width ones too once an input method has normalised them.
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")

# A cell that is cut in two where the reader's list separator is a semicolon (Excel in German, French …).
_SECOND_FORMULA = re.compile(r";(?=\s*[=+\-@＝＋－＠])")

# What no XML document can hold, beyond the controls that ``clean`` shows as pictures.
_NOT_IN_XML = re.compile("[\ufffe\uffff]")

# Valid in JSON, but commands to a terminal: DEL, the C1 controls, line separators, bidi and other marks.
_JSON_HOSTILE = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]")


def clean(text: str) -> str:
    """One line of ``text`` in which nothing moves the cursor or turns the writing around.

    White space of any kind becomes one space, a control character its visible picture (ESC → ␛), half a surrogate pair
    �; format characters (bidi marks, zero-width joiners, byte order marks) are left out.
    """
    if _HARMLESS.match(text):
        return _SPACE.sub(" ", text).strip()
    spaced = _SPACE.sub(" ", text.replace("\u2028", " ").replace("\u2029", " "))
    return _SPACE.sub(" ", "".join(_visible(char) for char in spaced)).strip()


def _visible(char: str) -> str:
    match unicodedata.category(char):
        case "Cc":
            return chr(0x2400 + ord(char)) if ord(char) < 0x20 else "\ufffd"
        case "Cf":
            return ""
        case "Cs":
            return "\ufffd"
        case _:
            return char


def escaped(text: str) -> str:
    """``text`` on one line with every control and format character spelled out (``\\n``, ``\\x1b``, ``\\u202e``).

    For messages: a file name is shown as it is, and the reader sees what is odd about it.
    """
    return "".join(
        char.encode("unicode_escape").decode("ascii")
        if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
        else char
        for char in text
    )


def markdown(text: str) -> str:
    """``clean(text)`` with everything escaped that would render as Markdown or HTML."""
    return _ADDRESS.sub(_behind_backslashes, _MARKDOWN.sub(r"\\\g<0>", clean(text)))


def markdown_line(text: str) -> str:
    """``markdown(text)`` for the beginning of a line, where ``1.``, ``-`` or ``+`` would start a list."""
    return _LINE_START.sub(r"\g<1>\\\g<2>", markdown(text))


def _behind_backslashes(match: re.Match[str]) -> str:
    return "".join("\\" + char for char in match.group())


def spreadsheet(text: str) -> str:
    """``clean(text)``, with an apostrophe before what a spreadsheet would take for a formula."""
    safe = _SECOND_FORMULA.sub(";'", clean(text))
    return "'" + safe if _FORMULA.match(safe) else safe


def xml(text: str) -> str:
    """``clean(text)`` without the few characters that an XML document (.docx, .xlsx, JUnit) cannot hold."""
    return _NOT_IN_XML.sub("\ufffd", clean(text))


def json_text(dumped: str) -> str:
    """A JSON document in which characters that a terminal obeys are written as ``\\uXXXX``: the same document."""
    return _JSON_HOSTILE.sub(lambda match: f"\\u{ord(match.group()):04x}", dumped)
