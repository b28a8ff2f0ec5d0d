"""Tables in Chinese: units as they stand in heads (万元, 微克/立方米), and what a row's label says (…增长, 其中：…, …率)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from reportdiff.analysis import numbers_of
from reportdiff.lang.tables import FolderTables, Label, TableUnit
from reportdiff.lang.zh.patterns import patterns, table
from reportdiff.lang.zh.words import words
from reportdiff.languages.folder import folder
from reportdiff.model import Comparator, Direction
from reportdiff.units.table import units_of
from reportdiff.units.unit import COUNT

_ROWS = patterns("rows.toml")
_SCALE = _ROWS["scale"]
_MARKS = _ROWS["marks"]
_LE, _GE, _FALL = _ROWS["at most"], _ROWS["at least"], _ROWS["a fall"]
_LEAVING = table("rows.toml", "said")["leaving"]
_COMPARED = _ROWS["compared"]
_SEVERAL = _ROWS["of several years"]
_SHORTEST = 2  # characters of a name that a word of growth may leave


@dataclass(frozen=True, slots=True)
class ChineseTables(FolderTables):
    """The answers to the questions of ``TableLanguage``."""

    _BRACKETS = re.compile(r"[(\[](?P<unit>[^()\[\]]*)[)\]]\s*\Z")
    _TAIL = re.compile(r"[,、:]\s*(?P<unit>[^,、:()]{1,12})\Z")

    def unit(self, text: str, *, alone: bool = False) -> TableUnit | None:
        """万元 is ten thousand 元; 人 is what is counted; 万 alone is a scale."""
        written = text.strip()
        plain = folder("zh").view(written).replace(" ", "").strip("()[]:")
        if not plain or len(plain) > 16:
            return None
        known = units_of("zh")
        if plain in known:
            return TableUnit(Decimal(1), plain, known[plain], written)
        scale = _SCALE.match(plain)
        rest = plain[scale.end() :] if scale else plain
        factor = Decimal(numbers_of("zh").numeral(scale[0]) or 1) if scale else Decimal(1)
        if scale and not rest:
            return TableUnit(factor, "", COUNT, written)
        if rest in known:
            return TableUnit(factor, rest, known[rest], written)
        return TableUnit(factor, rest, COUNT, written, known=False) if alone and not rest[0].isdigit() else None

    def label(self, text: str) -> Label:
        """一、税收收入（万元） is 税收收入 in 万元; 单位GDP能耗降低 a fall of 单位GDP能耗."""
        name = folder("zh").view(" ".join(text.split()))
        name = re.sub(r"(?<=[\u4e00-\u9fff(]) | (?=[\u4e00-\u9fff)])", "", name).strip()
        numbered = None
        if number := self.words.numbering.match(name):
            numbered, name = number[0].strip(), name[number.end() :].strip()
        part = self.words.part_of.match(name)
        if part:
            name = name[part.end() :].strip()
            if number := self.words.numbering.match(name):
                name = name[number.end() :].strip()
        name = _MARKS.sub("", name).strip()
        name, unit = self.split_unit(name)
        name = _MARKS.sub("", name).strip(" :,、*·")
        several = bool(_SEVERAL.search(name))
        bound = Comparator.LE if _LE.search(name) else Comparator.GE if _GE.search(name) else None
        name = _LE.sub("", _GE.sub("", name)).rstrip("*") or name
        bare, grows = _growth(name)
        return Label(name, unit, grows, bound, bool(part), several, self.nature(name, grows), numbered, bare)


def _growth(name: str) -> tuple[str, Direction | None]:
    """A name without the verb of change that it ends in, and which way that goes; a noun (增速, 涨幅) stays."""
    vocabulary = words()
    for pattern, way in ((vocabulary.growth_noun_down, Direction.DOWN), (vocabulary.growth_noun_up, Direction.UP)):
        noun = pattern.search(name)
        if noun and noun[0] not in _LEAVING:
            return name, way
    for pattern, way in ((vocabulary.change_up, Direction.UP), (vocabulary.change_down, Direction.DOWN)):
        verb = pattern.search(name)
        if verb and len(verb[0]) >= _SHORTEST and verb.start() >= _SHORTEST:
            return _COMPARED.sub("", name[: verb.start()]) or name, way
    if fall := _FALL.search(name):
        return name[: fall.start()], Direction.DOWN
    return name, None
