"""Text from a stranger's report made harmless: for a terminal, a Markdown page, a spreadsheet, the log of a CI job.

A report is untrusted input. An escape sequence in it could repaint the terminal, a bidirectional mark could show a
figure backwards, a cell that begins with ``=`` is run as a formula by spreadsheets, a line that begins with ``::`` is a
command to the runner of a CI job.
"""

from __future__ import annotations

import re
import unicodedata

_SPACE = re.compile(r"\s+")

# What nothing here needs to ask about: printable ASCII and the common CJK blocks.
_COMMON = r"\x20-\x7e\u3001-\u3029\u4e00-\u9fff\uff01-\uff5e"
_HARMLESS = re.compile(rf"[{_COMMON}]*\Z")
_UNCOMMON = re.compile(rf"[^{_COMMON}\n]")

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

# What nobody sees: format characters, and all that Unicode has programs ignore where they do not know it (fillers,
# variation selectors, the tags in which a whole text can be hidden).
INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff"
    "\uffa0\ufff0-\ufffb\U000110bd\U000110cd\U00013430-\U0001345f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_INVISIBLE = re.compile(f"[{INVISIBLE}]")

# Valid in JSON, but commands to a terminal: DEL, the C1 controls, line separators, what nobody sees.
_JSON_HOSTILE = re.compile(rf"[\x7f-\x9f\u2028\u2029\ud800-\udfff{INVISIBLE}]")
_JSON_COMMAND = re.compile(r"(?<=#)#(?=\w*\[)")

# What the runners of CI jobs obey in anything that is printed: GitHub's ::command:: at the beginning of a line, and its
# ##[command], Azure's ##vso[command] and TeamCity's ##teamcity[command] wherever they stand.
_COMMAND = re.compile(r"(?<=#)(?=#\w*\[)|(?m:^)(?P<space>[^\S\n]*):(?=:)")

# What GitHub and GitLab make links of, and messages to people, in any Markdown: @user, #12, GH-12, !12, hashes of commits.
_REFERENCE = re.compile(
    r"(?<=@)(?=[\w-])|(?<=[#!%&~])(?=\d)|(?<![A-Za-z0-9_])(?:GH(?=-\d)"
    r"|(?=[0-9]*[a-f]|[0-9]{40})[0-9a-f]{7,64}(?![A-Za-z0-9_]))",
    re.IGNORECASE,
)
_SHORT = 6  # characters of a hash that make none
_SURROGATES = range(0xD800, 0xE000)
_PARTED, _JOINT = "\u200b", "&#8203;"  # as Renovate and Dependabot do; a backslash is gone before links are made


def clean(text: str) -> str:
    """One line of ``text`` in which nothing moves the cursor, turns the writing around or commands who runs it.

    White space of any kind becomes one space, a control character its visible picture (ESC → ␛), half a surrogate pair
    �; what nobody sees (bidi marks, zero-width joiners, byte order marks, tags) is left out.
    """
    if not _HARMLESS.match(text):
        spaced = _INVISIBLE.sub("", text.replace("\u2028", " ").replace("\u2029", " "))
        text = "".join(map(_visible, _SPACE.sub(" ", spaced)))
    return unobeyed(_SPACE.sub(" ", text).strip())


def unobeyed(text: str) -> str:
    """A text in which no line is a command to the runner of a CI job: a space parts what would make one."""
    return _COMMAND.sub(lambda match: f"{match['space']}: " if match.group() else " ", text) if _may_command(text) else text


def _may_command(text: str) -> bool:
    return "##" in text or "::" in text


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
    """``text`` on one line with every control and every invisible character spelled out (``\\n``, ``\\x1b``, ``\\u202e``).

    For messages: a file name is shown as it is, and the reader sees what is odd about it.
    """
    return unobeyed("".join(map(_spelled, text)))


def _spelled(char: str) -> str:
    odd = unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"} or _INVISIBLE.match(char)
    return char.encode("unicode_escape").decode("ascii") if odd else char


def markdown(text: str) -> str:
    """``clean(text)`` with everything escaped that would render as Markdown or HTML, and nobody called by name."""
    parted = _REFERENCE.sub(_apart, clean(text))
    return _ADDRESS.sub(_behind_backslashes, _MARKDOWN.sub(r"\\\g<0>", parted)).replace(_PARTED, _JOINT)


def _apart(match: re.Match[str]) -> str:
    """What would become a link, in pieces that do not."""
    found = match.group()
    return _PARTED.join(found[at : at + _SHORT] for at in range(0, len(found), _SHORT)) if len(found) > _SHORT else found + _PARTED


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
    """A JSON document in which characters that a terminal or a runner obeys are written as ``\\uXXXX``: the same document."""
    safe = _UNCOMMON.sub(lambda match: _as_json(match) if _JSON_HOSTILE.match(match[0]) else match[0], dumped)
    return _JSON_COMMAND.sub(_as_json, safe) if "##" in safe else safe


def _as_json(match: re.Match[str]) -> str:
    """A character as JSON writes it in ASCII: beyond U+FFFF as a pair."""
    units = match.group().encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


def toml(text: str) -> str:
    """A text as a TOML basic string on one line; what cannot be shown is written as its code."""
    return '"' + "".join(map(_in_toml, text)) + '"'


def _in_toml(char: str) -> str:
    if char in '"\\':
        return "\\" + char
    if char.isprintable():
        return char
    return "\\uFFFD" if ord(char) in _SURROGATES else f"\\U{ord(char):08X}"
