"""A name in the form that labels a row: without brackets and stray marks, and not too long."""

from __future__ import annotations

import re

from reportdiff.lang.zh.clauses import without_brackets
from reportdiff.lang.zh.patterns import patterns
from reportdiff.lang.zh.verbs import EDGE, PER_UNIT
from reportdiff.lang.zh.words import words

_LABELS = patterns("labels.toml")
_CHANGED_AT_END = _LABELS["change at the end"]
_SPENT = _LABELS["how it is spent"]
_AGED = _LABELS["of what age"]
_HAN_SPACE = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])")
_SOME_OF = _LABELS["some of what a list is of"]
_ONE_OF = _LABELS["one of what it ends on"]
_EXAMPLES_MIN = 14  # a shorter name is read as it stands
_NAME_MAX = 30


def tidy(name: str) -> str:
    """A name fit to label a row: without brackets, spaces and stray punctuation."""
    name = PER_UNIT.sub("", _CHANGED_AT_END.sub("", without_spaces(without_brackets(name))))
    name = _AGED.sub("", _SPENT.sub("", name))
    name = name.strip(EDGE.replace("“", "").replace("”", ""))
    return without_half_quotes(name)


def without_half_quotes(name: str) -> str:
    """A name without quotation marks of which the other side is missing."""
    return name if name.count("“") == name.count("”") else name.replace("“", "").replace("”", "")


def without_spaces(name: str) -> str:
    """A name without the spaces that stand between its characters: 经济 增长."""
    return _HAN_SPACE.sub("", name)


def without_examples(name: str) -> str:
    """A name without some of what it is made of: 青川、石岭、白沙等示范企业 is 示范企业."""
    some = _SOME_OF.match(name) if len(name) >= _EXAMPLES_MIN else _ONE_OF.match(name)
    return name if some is None or words().action_start.match(some["all"]) else some["all"]


def shortened(name: str) -> str:
    """A name not too long to label a row: of a list that nothing pairs up with its figures, the last."""
    if len(name) <= _NAME_MAX:
        return name
    pieces = re.split(r"[、,]", name)
    return pieces[-1] if len(pieces[-1]) >= 4 else name[-_NAME_MAX:]
