"""A name in the form that labels a row: without brackets and stray marks, and not too long."""

from __future__ import annotations

import re

from reportdiff.lang.zh.clauses import BRACKETS
from reportdiff.lang.zh.verbs import EDGE, PER_UNIT
from reportdiff.lang.zh.words import words

# What the cutting of brackets can leave at the end of a name.
_CHANGED_AT_END = re.compile(
    r"(?<=.{3})(?:[要将])?(?:(?:提高|提升|增加|上升|扩大|缩小|收窄|降低|下降|达)(?:到|至)(?:全[国省市区县])?|覆盖全[国省市区县])$"
)
# 扶持中小企业发展专项资金｜安排, 技改专项资金｜支持
_SPENT = re.compile(r"(?<=资金|经费|投资|投入|支出)(?:安排|支持|用于|推动|撬动|用好用活)$")
_AGED = re.compile(r"^[为对]?\d+[~—-]\d+岁(?:以[上下])?")  # 为0—14岁残疾儿童康复救助
_HAN_SPACE = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])")
# 青川、石岭、白沙等｜示范企业: what the list is of
_SOME_OF = re.compile(r"[^,;、“”]{1,12}、[^,;“”]{1,40}等(?P<all>(?![级额效离]|方面|领域|环节)[^,;、“”]{4,})$")
# 白石园等｜公园: an example that ends on what it is one of
_ONE_OF = re.compile(r"[^,;、“”等]{1,8}(?P<end>[园场馆桥路站校院厂区村镇])等(?P<all>[^,;、“”]{0,4}(?P=end))$")
_EXAMPLES_MIN = 14  # a shorter name is read as it stands
_NAME_MAX = 30


def tidy(name: str) -> str:
    """A name fit to label a row: without brackets, spaces and stray punctuation."""
    name = PER_UNIT.sub("", _CHANGED_AT_END.sub("", without_spaces(BRACKETS.sub("", name))))
    name = _AGED.sub("", _SPENT.sub("", name))
    name = name.strip(EDGE.replace("“", "").replace("”", ""))
    if name.count("“") != name.count("”"):
        name = name.replace("“", "").replace("”", "")
    return name


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
