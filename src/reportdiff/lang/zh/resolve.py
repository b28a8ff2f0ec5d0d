"""How firmly a target is promised, by when it is to be reached, and who is to see to it."""

from __future__ import annotations

import re

from reportdiff.lang.zh.words import words
from reportdiff.model import Strength

_DEADLINE = re.compile(
    r"(?:到|至)?(?:20\d\d年)?(?:\d{1,2}月)?(?:底|末)?前|年内|年底前?|上半年|下半年|[一二三四]季度(?:前|内)?|(?:到|至)20\d\d年(?:底|末)?|“十[一二三四五六七八九]?五”末"
)
_DEADLINE_NOTHING = frozenset({"前", "底前", "末前"})
# 增长5%左右、力求做得更好,城镇新增就业…: said of what stands before it
_BETTER = re.compile(r"(?:努力|全力)?(?:力争|争取)(?:实现|取得)?更好(?:的)?(?:结果|成绩|成效|水平)?")
_OWNER = re.compile(r"由([^,;。、由]{2,16}?)(?:牵头|负责|承担|会同|组织实施)")


def owner_in(view: str, start: int, end: int) -> str | None:
    """Who is to see to what a sentence says: 由市发展改革委牵头."""
    owner = _OWNER.search(view, start, end)
    return owner[1] if owner else None


def strength_in(near: str) -> Strength | None:
    """The nearest word of resolve before the figure: 确保 commits, 力争 aspires."""
    near = _BETTER.sub("", near)
    committed = list(words().committed.finditer(near))
    aspiring = list(words().aspirational.finditer(near))
    if not committed and not aspiring:
        return None
    last_committed = committed[-1].start() if committed else -1
    last_aspiring = aspiring[-1].start() if aspiring else -1
    return Strength.COMMITTED if last_committed > last_aspiring else Strength.ASPIRATIONAL


def deadline_in(near: str) -> str | None:
    """The last date in the words before a figure by which it is to be reached: 6月底前."""
    found = [match[0] for match in _DEADLINE.finditer(near) if match[0] not in _DEADLINE_NOTHING]
    return found[-1] if found else None
