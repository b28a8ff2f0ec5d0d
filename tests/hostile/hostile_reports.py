"""Two successive reports of an invented district, full of what could hurt whoever opens a result, and still reports.

Every trick stands where the program takes text from: titles, issuer, headings, indicators, sentences, promises.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from reportdiff.model import Document

TAGS = ("<script>alert(1)</script>", '<img src=x onerror="alert(2)">', "<a href='javascript:alert(3)'>点</a>", "]]><b>")
ATTRIBUTES = ('" onmouseover="alert(4)', "' style='x:expression(alert(5))")
FORMULAS = ("=cmd|' /C calc'!A0", '=HYPERLINK("http://evil.example";"点")', "@SUM(1+1)*cmd|' /C calc'!A0", "＝1＋1", "+1-1;=2+2")
MARKDOWN = ("[点](javascript:alert(6))", "![x](http://evil.example/x.png)", "`|`", "|a|b|", "$\\href{javascript:alert(7)}{x}$")
ESCAPES = ("\x1b[2J\x1b[31m", "\x1b]0;title\x07", "\x9b2J", "\x00\x08\x08")
MARKS = ("\u202e", "\u2066", "\u200f", "\u200b", "\ufeff", "\u2028", "\ufffe", "\U000e0041", "\u3164", "\ufe0f")
COMMANDS = ("::error file=a.txt::hurt", "%0A::set-output name=a::b", "##[stop-commands]hurt", "##vso[task.setvariable]hurt")
PEOPLE = ("@somebody", "@owner/team", "owner/repo#1", "#12", "GH-12", "!12", "da39a3ee5e6b4b0d3255bfef95601890afd80709", "deadbee1")
FIELDS = ('{ INCLUDETEXT "/etc/passwd" }', "DDEAUTO c:\\\\calc", "&[Path]", "<!ENTITY x SYSTEM 'file:///etc/passwd'>")
TRICKS = (*TAGS, *ATTRIBUTES, *FORMULAS, *MARKDOWN, *ESCAPES, *MARKS, *COMMANDS, *PEOPLE, *FIELDS)

# No text file may hold control characters; by the library, or by a fault in a reader, they may yet come in.
_STAND_INS = {chr(0xE000 + place): escape for place, escape in enumerate(ESCAPES)}

RUN = "长" * 20_000
DIGITS = "9" * 400


def write(folder: Path) -> tuple[Path, Path]:
    """The two reports as files, under names that are as bad."""
    old, new = folder / "=1+1,;旧<b>\u202e$(id).txt", folder / "::error 新&amp;'\"`[x](y).txt"
    old.write_text(_without_controls(_report(2024, 6, 5, ("8%—6%", 10))), encoding="utf-8")
    new.write_text(_without_controls(_report(2025, 4, 3, ("9%—7%", 20))), encoding="utf-8")
    return old, new


def steering(document: Document) -> Document:
    """The document with the control characters that its file could not hold."""
    text = document.text
    for stand_in, escape in _STAND_INS.items():
        text = text.replace(stand_in, escape)
    return replace(document, text=text)


def _without_controls(text: str) -> str:
    for stand_in, escape in _STAND_INS.items():
        text = text.replace(escape, stand_in)
    return text


def _promise(trick: str) -> str:
    """Work promised without a number; what has a digit in it is none."""
    return f"启动青{re.sub('[0-9]', '', _without_controls(trick))}湖大桥前期研究。"


def _matter(place: int, year: int) -> str:
    """What is counted; every fifth thing is another one in the later year, so that one target is dropped and one new."""
    return "甲" if place % 5 else {2024: "丙稻米", 2025: "戊钢材"}[year]


def _report(year: int, reported: int, aimed: int, odd: tuple[str, int]) -> str:
    review = "\n".join(
        f"{trick}甲{place}产量增长{reported}%。" for place, trick in enumerate(TRICKS) if year == 2024 or place % 5
    )
    plan = "\n".join(
        f"（{numeral}）{trick}扩大乙{place}\n{trick}{_matter(place, year)}{place}产量增长{aimed}%以上。\n{_promise(trick)}"
        for place, (trick, numeral) in enumerate(zip(TRICKS, "一二三四五六七八九" * 6, strict=False))
    )
    return (
        f"{year}年{TAGS[0]}青澜区{FORMULAS[0]}政府工作报告\n\n——{year}年1月8日\n\n青澜区区长 {TAGS[1]}\n\n"
        f"各位代表：\n\n一、{year - 1}年工作回顾\n\n{review}\n{FORMULAS[0]}丙产量增长{odd[0]}。\n"
        f"{RUN}产量{DIGITS}吨，增长{odd[1]}%。\n\n二、{year}年工作安排{ESCAPES[0]}{TAGS[0]}\n\n{plan}\n"
        f"{RUN}产量{DIGITS}吨以上。\n\n四、{FORMULAS[0]}\n\n谢谢大家。\n"
    )
