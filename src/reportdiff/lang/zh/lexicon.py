"""The bundled Chinese lexicon, and the form in which Chinese indicator names are compared."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from reportdiff.lang.lexicon import Lexicon
from reportdiff.lang.lexicon_table import indicators, read_rows
from reportdiff.lang.zh.view import half_width

# Whose figure it is; every figure of a report is that of its own place unless it says otherwise.
_OWN_SCOPE = re.compile(
    r"^(?:(?:全|我|本)(?:国|省|市|区|县|州|盟|旗|镇|乡|自治区)|[省市区县]内|本地|地方|各级|预计|初步|实现|完成|主要|全年|年度)+(?!合|级|生产|政府|企业|居民|化|域|一般)|^地方(?=一般|财政|级)"
)
_GROWTH_END = re.compile(
    r"(?<=.{2})(?:年均|同比|实际|名义)?(?:增长率|增长速度|增长|增速|增幅|涨幅|上涨|升幅|降幅|降低率|下降率|下降|降低|涨跌幅)$"
)
_MARKS = re.compile(r"[\s“”‘’《》\"'()\[\]·]")
_SYNONYMS = (("规上", "规模以上"), ("占地区生产总值的", "占地区生产总值"), ("比重占", "占"))


@lru_cache(maxsize=16384)
def normal(name: str) -> str:
    """A name without marks, its own scope and the words of growth, in one spelling: 全省规上工业增加值增速 → 规模以上工业增加值."""
    name = _MARKS.sub("", half_width(name)).upper()
    name = _OWN_SCOPE.sub("", name) or name
    name = _GROWTH_END.sub("", name)
    for short, full in _SYNONYMS:
        name = name.replace(short, full)
    return name


@cache
def bundled() -> Lexicon:
    """The bundled indicators."""
    return with_tables()


def with_tables(*tables: Traversable) -> Lexicon:
    """The bundled indicators, with what tables of the same form add to them, the later on top of the earlier."""
    paths = (files(__package__) / "indicators.txt", *tables)
    return Lexicon("zh", indicators(map(read_rows, paths)), normal)
