"""Word's automatic numbering, written out: the 一、 （一） 1. that readers see and the paragraph's text does not hold.

``numbering.xml`` has abstract lists (levels with format and pattern) and the numberings that paragraphs name, each an
abstract list with overrides. Numberings of one abstract list go on counting where the other stopped, unless overridden.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from lxml.etree import _Element  # type: ignore[import-untyped]

from reportdiff.reading.lines import CJK
from reportdiff.reading.numerals import numeral

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LEVELS = 9

_COUNTER = re.compile(r"%([1-9])")
_SET_TIGHT = re.compile(rf"[{CJK}\u2460-\u249b\u3220-\u3243]\Z")  # after 一、 （一） ① the text follows without a space


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered.

    `restart` is the level (counted from 1) whose advance restarts this one, 0 for none, ``None`` for any above it.
    """

    start: int = 0
    form: str = "decimal"
    pattern: str = ""
    suffix: str = "tab"
    style: str | None = None
    restart: int | None = None
    all_decimal: bool = False


@dataclass(slots=True)
class _List:
    """An abstract list and where its counting stands; ``None`` for levels not yet begun."""

    levels: dict[int, Level]
    linked: str | None = None
    counts: list[int | None] = field(default_factory=lambda: [None] * LEVELS)


@dataclass(slots=True)
class _Numbering:
    abstract: str
    levels: dict[int, Level] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)


class Numberer:
    """Counts a document's numbered paragraphs, which must be given in order, and says what stands before each."""

    def __init__(self, root: _Element | None) -> None:
        self._lists: dict[str, _List] = {}
        self._numberings: dict[str, _Numbering] = {}
        if root is not None:
            self._load(root)

    def label(self, number_id: str, level: int) -> str:
        """What Word writes before the next paragraph of this numbering and level; empty for bullets."""
        numbering = self._numberings.get(number_id)
        abstract = self._list_of(numbering)
        if numbering is None or abstract is None or not 0 <= level < LEVELS:
            return ""
        self._restart_as_told(numbering, abstract)
        levels = {**abstract.levels, **numbering.levels}
        self._advance(abstract.counts, levels, level)
        return _written(abstract.counts, levels, level)

    def level_of_style(self, number_id: str, style: str) -> int | None:
        """The level of a numbering that is tied to a paragraph style."""
        numbering = self._numberings.get(number_id)
        abstract = self._list_of(numbering)
        levels = {**abstract.levels, **numbering.levels} if numbering and abstract else {}
        return next((place for place, level in levels.items() if level.style == style), None)

    def _load(self, root: _Element) -> None:
        by_style: dict[str, str] = {}
        for element in root.iter(f"{W}abstractNum"):
            name = element.get(f"{W}abstractNumId", "")
            self._lists[name] = _List(dict(_levels(element)), _value(element, "numStyleLink"))
            if style := _value(element, "styleLink"):
                by_style[style] = name
        for abstract in self._lists.values():
            abstract.linked = by_style.get(abstract.linked or "")
        for element in root.iter(f"{W}num"):
            self._numberings[element.get(f"{W}numId", "")] = self._numbering(element)

    def _numbering(self, element: _Element) -> _Numbering:
        numbering = _Numbering(_value(element, "abstractNumId") or "")
        for override in element.iter(f"{W}lvlOverride"):
            place = _number(override.get(f"{W}ilvl"))
            if (start := _value(override, "startOverride")) is not None:
                numbering.starts[place] = _number(start)
            numbering.levels.update(_levels(override))
        abstract = self._list_of(numbering)
        for place, start_at in numbering.starts.items():
            level = numbering.levels.get(place) or (abstract.levels.get(place) if abstract else None) or Level()
            numbering.levels[place] = replace(level, start=start_at)
        return numbering

    def _list_of(self, numbering: _Numbering | None) -> _List | None:
        found = self._lists.get(numbering.abstract) if numbering else None
        return self._lists.get(found.linked, found) if found and found.linked else found

    def _restart_as_told(self, numbering: _Numbering, abstract: _List) -> None:
        """A numbering with its own start begins anew where it is first used."""
        for place in numbering.starts:
            if 0 <= place < LEVELS:
                abstract.counts[place:] = [None] * (LEVELS - place)
        numbering.starts = {}

    @staticmethod
    def _advance(counts: list[int | None], levels: dict[int, Level], at: int) -> None:
        """Count one on at a level; levels above that were never reached stand at their start, those below restart."""
        for place in range(at):
            if counts[place] is None:
                counts[place] = levels.get(place, Level()).start
        now = counts[at]
        counts[at] = levels.get(at, Level()).start if now is None else now + 1
        for place in range(at + 1, LEVELS):
            restart = levels.get(place, Level()).restart
            if restart is None or at < restart:
                counts[place] = None


def _written(counts: list[int | None], levels: dict[int, Level], at: int) -> str:
    level = levels.get(at, Level())
    if level.form == "bullet":
        return ""

    def counted(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        form = "decimal" if level.all_decimal else levels.get(place, Level()).form
        return numeral(counts[place] or 0, form)

    label = _COUNTER.sub(counted, level.pattern)
    if not label.strip() or level.suffix == "nothing" or _SET_TIGHT.search(label):
        return label
    return f"{label} "


def _levels(element: _Element) -> Iterable[tuple[int, Level]]:
    for level in element.findall(f"{W}lvl"):
        restart = _value(level, "lvlRestart")
        legal = level.find(f"{W}isLgl")
        yield (
            _number(level.get(f"{W}ilvl")),
            Level(
                start=_number(_value(level, "start")),
                form=_form(level),
                pattern=_value(level, "lvlText") or "",
                suffix=_value(level, "suff") or "tab",
                style=_value(level, "pStyle"),
                restart=None if restart is None else _number(restart),
                all_decimal=legal is not None and legal.get(f"{W}val", "1") not in ("0", "false", "off"),
            ),
        )


def _form(level: _Element) -> str:
    """The number format; one that newer versions of Word wrap together with a fallback counts too."""
    found = next(level.iter(f"{W}numFmt"), None)
    return "decimal" if found is None else str(found.get(f"{W}val", "decimal"))


def _value(element: _Element, tag: str) -> str | None:
    child = element.find(f"{W}{tag}")
    return None if child is None else child.get(f"{W}val")


def _number(text: str | None) -> int:
    """A whole number as XML gives it; 0 where it gives none, or one that is no count of anything."""
    digits = (text or "").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 7 else 0
