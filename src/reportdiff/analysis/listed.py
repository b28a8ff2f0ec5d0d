"""Lists in words: how many things a stretch of text may be read to name. The one reader of lists, for any language.

Things are set apart by 、 where a language has it, else by commas; the last by “and” too. An “and” may also stand in a name
(文化和旅游), and one word may name two things (城乡): what is not sure is read in every way, from ``fewest`` to ``most``.
Words that only hold an “and” (普及) are words of the vocabulary, and none here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportdiff.analysis.coding import BUILT_IN, Coded, encode, tokens
from reportdiff.analysis.vocabulary import Vocabulary
from reportdiff.model import Span, frequent

_ENUM, _COMMA = BUILT_IN["ENUM"], BUILT_IN["COMMA"]
_QUOTE, _UNQUOTE = "“”"
_OPENING, _CLOSING = f"({_QUOTE}", f"){_UNQUOTE}"
_BESIDE = 2  # and two words for two side by side (粮油果蔬), beyond what each may name alone
_SEVERAL = 3  # further things that a word like 猪牛羊禽 may name
_DOUBLED = re.compile(r"([^\W\d_a-z])([^\W\d_a-z])\1(?!\2)[^\W\d_a-z]", re.IGNORECASE)  # two things told by one verb: 供水供气, where no letters are written
_ENDING = 2  # characters on which names of one kind end: 存款｜余额, 贷款｜余额


@dataclass(frozen=True, slots=True)
class Listed:
    """What a stretch lists: its things, and how many they are, at least and at most.

    ``open`` where the list says itself that it is not whole (等, and so on); ``joined`` where an “and” stands in it;
    ``sure`` where no “and” and no word for two things leaves open how many there are.
    """

    things: tuple[Span, ...]
    fewest: int
    most: int
    open: bool
    joined: bool = False

    @property
    def sure(self) -> bool:
        """Whether it can be read in one way only."""
        return self.fewest == self.most

    @property
    def read(self) -> str:
        """How it was read: ``open``, ``sure``, ``closed`` by an “and” whose sides look like things of it, or by ``and`` in more than one way."""
        return "open" if self.open else "and" if not self.sure else "closed" if self.joined else "sure"


@frequent
@dataclass(frozen=True, slots=True)
class Joint:
    """What sets two things of a list apart, where it stands: a mark, an “and”, or nothing between two quotations."""

    start: int
    end: int
    mark: bool


def joints(text: str, vocabulary: Vocabulary, *also: str) -> tuple[Joint, ...]:
    """Where a text may be cut into the things that it lists: at marks and “and”s, and at words of the classes ``also``."""
    ands = vocabulary.codes["and"] + "".join(vocabulary.codes[name] for name in also)
    found = _joints(encode(text, vocabulary, ()), 0, len(text), _ENUM + ands)
    return tuple(Joint(begin, stop, code == _ENUM) for begin, stop, code in found)


def cut_at(text: str, places: Sequence[Joint]) -> list[str]:
    """A text in pieces, without what sets them apart."""
    starts, ends = (0, *(one.end for one in places)), (*(one.start for one in places), len(text))
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


def read_list(coded: Coded, start: int, end: int, vocabulary: Vocabulary) -> Listed:
    """A stretch read as a list, by the words of the classes ``and``, ``etc``, ``of``, ``pair`` and ``several``."""
    codes = vocabulary.codes
    marks = list(_joints(coded, start, end, _ENUM + _COMMA + codes["and"]))
    separator = _COMMA if vocabulary.spaced else _ENUM
    things, at = [], start
    for begin, stop, mark in marks:
        if mark == separator:
            things.append(Span(at, begin))
            at = stop
    things.append(Span(at, end))
    things = [thing for thing in things if coded.view[thing.start : thing.end].strip()]
    if vocabulary.spaced:
        things = _closed(coded, things, codes["and"])
    ands = [(begin, stop) for begin, stop, mark in marks if mark in codes["and"]]
    inner = [_inside(thing, ands, coded) for thing in things]
    joined = sum(len(one) for one in inner)
    most = len(things) + joined + _more(coded, start, end, codes)
    within = sum(any(code in codes["of"] for _, _, code in tokens(coded, thing.start, thing.end)) for thing in things[1:])
    fewest = max(1, _fewest(coded, things, inner, closes=vocabulary.spaced) - within)  # 甲、乙印发的文件 may be one thing
    opened = any(code in codes["etc"] for _, _, code in tokens(coded, max(start, things[-1].start), end)) if things else False
    return Listed(tuple(things), fewest, most, opened, joined > 0)


def _closed(coded: Coded, things: list[Span], ands: str) -> list[Span]:
    """The things up to the one that “and” opens or closes: what follows is no more of the list."""
    for i, thing in enumerate(things):
        if i and any(code in ands for _, _, code in tokens(coded, thing.start, thing.end)):
            return things[: i + 1]
    return things


def _joints(coded: Coded, start: int, end: int, wanted: str) -> Iterator[tuple[int, int, str]]:
    """The marks and words that may set things apart, outside brackets and quotation marks; two quotations side by side."""
    depth, closed = 0, -1
    for begin, stop, code in tokens(coded, start, end, _OPENING + _CLOSING + wanted):
        if code in _OPENING:
            if depth == 0 and closed == begin and code == _QUOTE:
                yield begin, begin, _ENUM  # “放心餐”“放心店”
            depth += 1
        elif code in _CLOSING:
            depth = max(0, depth - 1)
            closed = stop if code == _UNQUOTE else -1
        elif depth == 0 and code in wanted:
            yield begin, stop, code


def _inside(thing: Span, ands: list[tuple[int, int]], coded: Coded) -> list[tuple[int, int]]:
    """The “and”s within a thing: one at its beginning only closes the list."""
    first = len(coded.view[thing.start : thing.end]) - len(coded.view[thing.start : thing.end].lstrip())
    return [(begin, stop) for begin, stop in ands if thing.start + first < begin and stop < thing.end]


def _fewest(coded: Coded, things: list[Span], inner: list[list[tuple[int, int]]], *, closes: bool) -> int:
    """As few as the list may name: each “and” in a name, but for the one in the last thing where both sides are whole, or
    the language ``closes`` its lists so."""
    if not things:
        return 0
    if len(things) == 1:
        return 2 if inner[0] else 1
    whole = bool(inner[-1]) and _is_whole(coded, things, inner[-1][-1])
    if closes:
        return len(things) + bool(inner[-1])
    if any(inner[:-1]) or len(inner[-1]) > 1:  # A和B、C和D may be two things, or the “and” may set two lists apart
        return min(len(things), sum(map(len, inner)) + 1)
    return len(things) + whole


def _is_whole(coded: Coded, things: list[Span], last: tuple[int, int]) -> bool:
    """Whether what stands before the last “and” is a thing of its own: it ends as one of the others does."""
    ending = coded.view[max(things[-1].start, last[0] - _ENDING) : last[0]]
    others = [coded.view[thing.end - _ENDING : thing.end] for thing in things[:-1]] + [coded.view[things[-1].end - _ENDING : things[-1].end]]
    return ending in others


def _more(coded: Coded, start: int, end: int, codes: Mapping[str, str]) -> int:
    """How many further things words name that stand for two or several."""
    placed = list(tokens(coded, start, end))
    found = [code for _, _, code in placed]
    twos = codes["pair"] + codes["perhaps_two"]
    beside = sum(one[1] == other[0] and one[2] in twos and other[2] in twos for one, other in pairwise(placed))  # 粮油果蔬 may be four
    doubled = (match.span() for match in _DOUBLED.finditer(coded.view, start, end))
    twofold = sum(coded.code[begin:stop] == BUILT_IN["WORD"] * (stop - begin) for begin, stop in doubled)
    return sum(code in codes["pair"] for code in found) + _SEVERAL * sum(code in codes["several"] for code in found) + twofold + beside * _BESIDE
