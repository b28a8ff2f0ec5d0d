"""Where the sentences of a text begin and end: the one splitter of every language, by the marks and abbreviations of its data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from reportdiff.analysis.mention import Mention

_LONGEST_ABBREVIATION = 16
_LONGEST = 6000  # characters; a list of so many things is read in parts, or the time would grow with their square
_MARK = 2  # characters of the mark of a point and its blank; so many points more make a list
_IS_POINT = re.compile(r"\s*\S (?=[A-Z\d$€£~<>(\"])\S.* .*[A-Za-z]", re.S)  # a mark, and more than a label or a figure
_LONGEST_QUOTED = 16  # characters from such a mark to the end of its quotation
# A mark behind a small word or a figure with its sign, and what opens a sentence right behind it; none of an address (a.Site.org).
_GLUED = r"(?:(?<=[a-z]{{3}}[{0}])|(?<=[a-z]\)[{0}])|(?<=[\d%][{0}])|(?<=[a-z\d] [{0}]))(?=[A-Z][a-z]*[ ,'’])"
_IN_ADDRESS, _LONGEST_ADDRESS = frozenset("./@"), 200
_CLOSING = "\"'”’)\\]）】》』」"


@dataclass(frozen=True)
class Splitter:
    """How a language ends its sentences.

    ``ends`` are marks that do, ``doubtful`` those that do only before a blank and what may begin a sentence (a capital, a
    figure) and not after one of ``abbreviations``. ``opens`` are words that have a capital only where they open one: where
    such a word follows a small one, two columns of print stand side by side in a line, and neither goes on in the other;
    before such a word, and after a figure (``£2.1bn. Sales …``), an abbreviation ends its sentence like any word.
    ``glued`` is true where a lost blank may stand behind such a mark, between a small word and a capital one (of ports.We).
    ``points`` are marks that open the points of a list, which may stand one behind the other in a line that begins with one.
    ``quoted`` are those of ``ends`` that end nothing inside a short quotation, where they stand for a mark that was lost.
    """

    ends: str
    doubtful: str = ""
    abbreviations: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()
    quoted: str = ""
    glued: bool = False
    points: str = ""

    @cached_property
    def _end(self) -> re.Pattern[str]:
        # The set comes first, and what the mark was is asked behind it: so a search goes over all other characters at once.
        ends, doubtful = re.escape(self.ends), re.escape(self.doubtful)
        certain = f"|(?<=[{ends}])[{ends}]*[{_CLOSING}]*" if ends else ""
        unsure = f"|(?<=[{doubtful}])[{doubtful}]*[{_CLOSING}]*(?=\\s|$)" if doubtful else ""
        unsure += f"|{_GLUED.format(doubtful)}" if doubtful and self.glued else ""
        return re.compile(f"[{ends}{doubtful}\\n](?:(?<=\\n){certain}{unsure})")

    @cached_property
    def _abbreviated(self) -> re.Pattern[str]:
        known = "|".join(map(re.escape, sorted(self.abbreviations, key=len, reverse=True))) or "(?!)"
        return re.compile(rf"(?:(?<!\w)(?:[^\W\d_]|{known})|^\s*(?:\d{{1,2}}|[IVX]{{1,4}}))$", re.I)

    @cached_property
    def _column(self) -> re.Pattern[str]:
        """Where a word opens a sentence though the one before it ended none."""
        if not self.opens:
            return re.compile("(?!)")
        words = "|".join(map(re.escape, sorted(self.opens, key=len, reverse=True)))
        first = f"[{re.escape(''.join(sorted({word[0] for word in self.opens})))}]"  # comes first, as above
        return re.compile(rf"{first}(?<=(?:[^\W\d_A-Z]|[,)]) .)(?<=(?=(?:{words})(?:,? [^\WA-Z_]|\. [A-Z])).)")

    @cached_property
    def _opening(self) -> re.Pattern[str]:
        """A word that opens a sentence, after the mark that ends one."""
        return re.compile(rf" +(?:{'|'.join(map(re.escape, self.opens)) or '(?!)'})\b")

    def sentences(self, view: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Where each sentence of a stretch of text begins and ends, without the blanks around it."""
        cut = self._columns if self.opens or self.points else _trimmed
        begun = start
        for match in self._end.finditer(view, start, end):
            mark = match[0]
            if mark[0] in self.doubtful and not self._closes(view, begun, match):
                continue
            if mark not in self.quoted or not _in_quotation(view, begun, match):
                yield from cut(view, begun, match.end())
                begun = match.end()
        yield from cut(view, begun, end)

    @cached_property
    def _point(self) -> re.Pattern[str]:
        """Where a point of a list begins in its line: - 45 ferries - 12 ports - > 3 piers."""
        return re.compile(rf"[{re.escape(self.points)}](?<= .) (?=\S)" if self.points else "(?!)")

    def _columns(self, view: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """A sentence, or the parts of it that stand in columns side by side, or are points of a list."""
        columns = [match.start() for match in self._column.finditer(view, start + 1, end)] if self.opens else []
        for cut in sorted({*columns, *self._in_points(view, start, end)}):
            yield from _trimmed(view, start, cut)
            start = cut
        yield from _trimmed(view, start, end)

    def _in_points(self, view: str, start: int, end: int) -> Sequence[int]:
        """Where the points of a list begin that stand in one line; none where a mark may be a dash: - Dues - 45%, - We met - as
        planned - our goals. A line that leads in the list may stand before them: 2030 goals: - Waste …"""
        places = [match.start() for match in self._point.finditer(view, start + _MARK, end)]
        if len(places) < _MARK:
            return ()
        opened = view[start:end].lstrip()[:2]
        lead = view[start : places[0]].rstrip().endswith(":")
        if len(opened) < _MARK or (not lead and (opened[0] not in self.points or opened[1] != " ")):
            return ()
        pieces = [view[one:other] for one, other in pairwise([*([] if lead else [start]), *places, end])]
        return places if all(map(_IS_POINT.match, pieces)) else ()

    def _closes(self, view: str, begun: int, match: re.Match[str]) -> bool:
        if not view[match.end() : match.end() + 1].isspace() and _in_address(view[max(begun, match.start() - _LONGEST_ADDRESS) : match.start()]):
            return False
        following = view[match.end() : match.end() + 6].lstrip(" ")
        if following and following[0] != "\n" and following.lstrip("\"'(—•- ")[:1].islower():
            return False
        if self._opening.match(view, match.end()):
            return True
        before = view[max(begun, match.start() - _LONGEST_ABBREVIATION) : match.start()]
        return not self._abbreviated.search(before)


def _in_address(before: str) -> bool:
    """Whether the word in which a text ends has a mark of addresses in it: www.alder"""
    return bool(before) and not before[-1].isspace() and not _IN_ADDRESS.isdisjoint(before.split()[-1])


def _in_quotation(view: str, begun: int, match: re.Match[str]) -> bool:
    """Whether a mark stands inside a quotation that was opened in its sentence and is closed soon after it."""
    opened = view.rfind("“", begun, match.start()) > view.rfind("”", begun, match.start())
    closed = view.find("”", match.end(), match.end() + _LONGEST_QUOTED)
    return opened and closed != -1 and "\n" not in view[match.end() : closed]


def without_blanks(view: str, start: int, end: int) -> tuple[int, int]:
    """A stretch of text without the blanks at its beginning and its end."""
    piece = view[start:end]
    start += len(piece) - len(piece.lstrip())
    return start, start + len(piece.strip())


def _trimmed(view: str, start: int, end: int) -> Sequence[tuple[int, int]]:
    start, end = without_blanks(view, start, end)
    parts: list[tuple[int, int]] = []
    while end - start > _LONGEST:
        cut = max(view.rfind(mark, start, start + _LONGEST) for mark in ";,") + 1 or start + _LONGEST
        parts.append((start, cut))
        start, _ = without_blanks(view, cut, end)
    return [*parts, (start, end)] if start < end else parts


def line_at(view: str, place: int) -> tuple[int, int]:
    """The line that holds a place, with its end. No sentence goes over it, so that of a few places no more is cut than their lines."""
    end = view.find("\n", place) + 1
    return view.rfind("\n", 0, place) + 1, end or len(view)


def held_together(spans: Iterable[tuple[int, int]], mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Sentences, those as one between which a number goes over the end of its line."""
    numbers = iter(mentions)
    number = next(numbers, None)
    begun = None
    for start, end in spans:
        begun = start if begun is None else begun
        while number and number.end <= end:
            number = next(numbers, None)
        if not number or number.start >= end:
            yield begun, end
            begun = None
    if begun is not None:
        yield begun, end


def splitter(settings: dict[str, str | Sequence[str]]) -> Splitter:
    """The splitter that ``[sentences]`` of a ``language.toml`` describes."""
    return Splitter(
        str(settings.get("ends", "")), str(settings.get("doubtful", "")), tuple(settings.get("abbreviations", ())),
        tuple(settings.get("opens", ())), str(settings.get("quoted", "")), bool(settings.get("glued", False)), str(settings.get("points", "")),
    )
