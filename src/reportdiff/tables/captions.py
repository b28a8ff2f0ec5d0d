"""What captions say of a whole table: its title, its years and months, its units."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportdiff.lang.tables import TableLanguage, TableUnit, TableWords
from reportdiff.model import Kind
from reportdiff.tables.heads import named_years, read_head
from reportdiff.tables.text import said

_SENTENCE = re.compile(r"[。;；!?！？]|\.\s|\.\Z")
_SHORT = 40  # characters of a caption that may end in a full stop
_BRACKETS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_CLAUSE = re.compile(r"\s*[,;:—–-]\s+|\s{2,}")


def title_of(captions: Sequence[str], tongue: TableLanguage) -> str:
    """The title of a table: what stands nearest to it and is more than a unit, if it is a title by its words or gives the unit too."""
    for caption in captions:
        text = said(caption)
        bare = without_units(text, tongue)
        if not bare:
            continue
        titled = tongue.words.caption.search(bare) or (bare != text and not _is_sentence(text, tongue.words))
        return bare if titled else ""
    return ""


def without_units(text: str, tongue: TableLanguage) -> str:
    """A caption without what it says of units: 单位：万元, ($ thousands)."""
    bare = tongue.words.caption_unit.sub("", text)
    for bracket in reversed(list(_BRACKETS.finditer(bare))):
        inside = bracket[1] if bracket[1] is not None else bracket[2]
        if not inside.strip() or tongue.unit(inside):
            bare = bare[: bracket.start()] + bare[bracket.end() :]
    return "" if tongue.unit(bare) else bare.strip(" ()")


def caption_months(captions: Sequence[str], tongue: TableLanguage) -> tuple[int, int] | None:
    """The months that the nearest caption with any names: 2025年1-9月主要指标."""
    told = (
        read_head((without_units(said(caption), tongue),), tongue).months
        for caption in captions if not _is_sentence(said(caption), tongue.words)
    )  # fmt: skip
    return next((months for months in told if months), None)


def _is_sentence(text: str, words: TableWords) -> bool:
    """Whether a line is a sentence, and no title that ends in a full stop."""
    titled = len(text) < _SHORT and words.caption.search(text)
    return bool(_SENTENCE.search(text.rstrip("。.") if titled else text))


def caption_years(captions: Sequence[str], tongue: TableLanguage) -> tuple[tuple[tuple[int, Kind | None], ...], bool]:
    """The years that the nearest caption with any names, each with the kind that the words after it say."""
    for caption in captions:
        text = said(caption)
        if _is_sentence(text, tongue.words):
            continue
        told = read_head((text,), tongue)
        if not told.years:
            continue
        return tuple(_kinds(text, tongue.words)), told.several
    return (), False


def _kinds(text: str, words: TableWords) -> list[tuple[int, Kind | None]]:
    marks = list(named_years(text, words))
    found: list[tuple[int, Kind | None]] = []
    for at, (mark, year) in enumerate(marks):
        if words.base.search(text[: mark.start()].rstrip()):
            continue
        after = text[mark.end() : marks[at + 1][0].start() if at + 1 < len(marks) else len(text)]
        shielded = words.shielded.sub("", after).strip(f" {words.left})")
        target, actual = _last(words, shielded, Kind.TARGET), _last(words, shielded, Kind.ACTUAL)
        found.append((year, None if target == actual else Kind.TARGET if target > actual else Kind.ACTUAL))
    return found


def _last(words: TableWords, text: str, kind: Kind) -> int:
    pattern = words.target if kind is Kind.TARGET else words.actual
    return max((one.end() for one in pattern.finditer(text)), default=-1)


def caption_units(captions: Sequence[str], tongue: TableLanguage) -> tuple[TableUnit, ...]:
    """The units that captions give for a whole table: 单位：万元、%, ($ millions), In thousands of dollars."""
    for caption in captions:
        if units := _in_caption(caption, tongue):
            return units
    return ()


def _in_caption(caption: str, tongue: TableLanguage) -> tuple[TableUnit, ...]:
    text = said(caption)
    if found := tongue.words.caption_unit.search(text):
        units = tuple(unit for piece in tongue.words.parted.split(found["unit"]) if (unit := tongue.unit(piece)))
        if units:
            return units
    for bracket in _BRACKETS.finditer(text):
        inside = bracket[1] if bracket[1] is not None else bracket[2]
        if unit := tongue.unit(inside):
            return (unit,)
    for clause in (text, *_CLAUSE.split(text)):
        unit = tongue.unit(clause)
        if unit and (unit.scale != 1 or unit.unit) and len(clause) > 1:
            return (unit,)
    return ()
