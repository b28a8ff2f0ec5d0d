"""Word's paragraph styles, as far as they say heading levels and list numbering."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.etree import _Element  # type: ignore[import-untyped]

from reportdiff.reading.numbering import W
from reportdiff.reading.wording import STYLES

_HEADING = re.compile(rf"(?:{STYLES})\s*([1-9])\Z", re.I)
_BODY_TEXT = 9  # the outline level that is none
_DEEPEST = 50  # styles, each based on the next; people make chains of five


class Styles:
    """The styles of one document, asked by the name that paragraphs refer to them with."""

    def __init__(self, root: _Element | None) -> None:
        self._styles: dict[str, _Element] = {}
        self._default: str | None = None
        for style in () if root is None else root.findall(f"{W}style"):
            if style.get(f"{W}type", "paragraph") == "paragraph":
                name = style.get(f"{W}styleId", "")
                self._styles[name] = style
                if style.get(f"{W}default") in ("1", "true", "on"):
                    self._default = name

    def heading_level(self, paragraph: _Element) -> int | None:
        """The level (from 1) of a paragraph that is a heading, by its own outline level or its style's."""
        if (own := _outline(paragraph)) is not None:
            return _level(own)
        for _, style in self._chain(paragraph):
            if (outline := _outline(style)) is not None:
                return _level(outline)
            if named := _HEADING.match(attribute(style, "name") or ""):
                return int(named[1])
        return None

    def numbering(self, paragraph: _Element) -> tuple[str, int | None, str | None] | None:
        """Which numbering a paragraph has, at which level if that is said, and the style that says so if one does."""
        own = paragraph.find(f"{W}pPr/{W}numPr")
        level = None if own is None else _digit(attribute(own, "ilvl"))
        if own is not None and (number := attribute(own, "numId")) is not None:
            return None if number == "0" else (number, level or 0, None)
        for name, style in self._chain(paragraph):
            number = attribute(style, f"pPr/{W}numPr/{W}numId")
            if number is not None:
                told = level if level is not None else _digit(attribute(style, f"pPr/{W}numPr/{W}ilvl"))
                return None if number == "0" else (number, told, name)
        return None

    def _chain(self, paragraph: _Element) -> Iterator[tuple[str, _Element]]:
        """A paragraph's style, the style that one is based on, and so on."""
        name = attribute(paragraph, f"pPr/{W}pStyle") or self._default
        seen: set[str] = set()
        while name and name not in seen and name in self._styles and len(seen) < _DEEPEST:
            seen.add(name)
            yield name, self._styles[name]
            name = attribute(self._styles[name], "basedOn")


def attribute(element: _Element, path: str) -> str | None:
    """The ``w:val`` of an element below."""
    child = element.find(f"{W}{path}")
    return None if child is None else child.get(f"{W}val")


def _outline(element: _Element) -> int | None:
    return _digit(attribute(element, f"pPr/{W}outlineLvl"))


def _level(outline: int) -> int | None:
    return None if outline >= _BODY_TEXT else outline + 1


def _digit(text: str | None) -> int | None:
    return int(text) if text and len(text) == 1 and text in "0123456789" else None
