"""The text of cells as rules read it: plain forms of digits, signs and spaces, every character at its own offset."""

from __future__ import annotations

import re

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_SPACES = dict.fromkeys(map(ord, "\u3000\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\t\n"), " ")
_OTHER = {ord("−"): "-", ord("﹣"): "-", ord("‐"): "-", ord("‑"): "-", ord("﹪"): "%", ord("∶"): ":", ord("．"): ".", ord("﹢"): "+"}
_PLAIN: dict[int, int | str] = {**_FULL_WIDTH, **_SPACES, **_OTHER}

# A footnote's mark: [1], ①, raised digits, daggers, asterisks after what they belong to.
MARK = r"(?:\[\d{1,2}\]|[①-⑳⁰¹²³⁴⁵⁶⁷⁸⁹†‡*]|\(注\d?\)|注\d)"
MARKED = re.compile(rf"(?<=\S)\s?{MARK}")
MARKS_AT_END = re.compile(rf"(?:\s*{MARK}|\s*[,;](?=\s*{MARK}))+\s*\Z")
_EMPHASIS = re.compile(r"\*\*|__|`|<br ?/?>")
_LETTERS = re.compile(r"[A-Za-z\u3400-\u9fff]")
_HAN_GAP = re.compile(r"(?<=[\u3400-\u9fff（(）)]) +(?=[\u3400-\u9fff（(）)])")


def plain(text: str) -> str:
    """The text with full-width digits and letters, minus signs and spaces as those of a keyboard, character for character."""
    return text.translate(_PLAIN)


def said(text: str) -> str:
    """What a cell says: in plain forms, without emphasis, its white space collapsed and none between Chinese characters."""
    return _HAN_GAP.sub("", " ".join(plain(_EMPHASIS.sub(" ", text)).split()))


def has_letters(text: str) -> bool:
    """Whether a text has a letter or a Chinese character."""
    return bool(_LETTERS.search(text))
