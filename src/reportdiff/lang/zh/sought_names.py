"""The spelling in which the names of targets and commitments are looked for in another report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from operator import add

from reportdiff.analysis import numbers_of
from reportdiff.analysis.listed import cut_at
from reportdiff.lang.zh.commitment_words import commitment_words
from reportdiff.lang.zh.likeness import listed, take_apart
from reportdiff.lang.zh.patterns import patterns
from reportdiff.lang.zh.proper_names import MARKS
from reportdiff.lang.zh.words import words
from reportdiff.languages.folder import folder

_QUOTED = re.compile(r"“[^”]+”|《[^》]+》")
_NAMES = patterns("likeness.toml")
_JOINED = _NAMES["joined"]
_BARE_RATE = _NAMES["a bare rate"]


def quotations(name: str) -> tuple[str, ...]:
    """What a name quotes, with its marks, and the parts of that: “锰三角” of “锰三角”矿业污染整治."""
    quoted = _QUOTED.findall(name)
    return (*quoted, *(part for one in quoted if "、" in one for part in one.strip("“”").split("、") if len(part) > 3))


def matters(promised: str) -> tuple[str, ...]:
    """What a promise is about, word by word, without what is done and what any plan says: 居家养老 of 健全居家养老服务体系."""
    left = commitment_words().of_no_matter.sub(" ", compared(_QUOTED.sub(lambda quoted: f" {quoted[0]} ", promised))).split()
    return tuple(dict.fromkeys(word for word in left if len(word) > 1))


@lru_cache(maxsize=16384)
def sought(indicator: str) -> tuple[str, ...]:
    """The plain form of an indicator's name, as it may stand in a text that speaks of it, and of each that it lists."""
    names = dict.fromkeys((indicator, *listed(indicator)))
    return tuple(compared(take_apart(name).core) for name in names)


@lru_cache(maxsize=16384)
def distinguishing(sought: str) -> frozenset[str]:
    """The pairs of characters of what is left of a name without the words that any name may have (重点, 项目)."""
    left = words().measured.sub(" ", sought).split()
    return frozenset(piece for word in left for piece in pieces(word))


def parts(name: str) -> tuple[str, ...]:
    """The words of a name, or of a clause, that may stand alone in a text that speaks of the same thing: 户厕 of 新建户厕."""
    left = _JOINED.sub(" ", words().cut_at.sub(" ", compared(",".join(cut_at(name, folder("zh").joints(name)))))).split()
    return tuple(dict.fromkeys(part for part in left if len(part) > 1 and not part.isdecimal() and not _BARE_RATE.fullmatch(part)))


def otherwise(name: str) -> tuple[str, ...]:
    """Other words for what a name speaks of, which have nothing in common with it: 道路 for 城市主次干道."""
    return tuple(dict.fromkeys(compared(other) for word, other in words().otherwise if word in name and other not in name))


def compared(text: str) -> str:
    """A text in the spelling in which names are looked for in it: 沪渝蓉高速铁路 is 沪渝蓉高铁, G317线 317国道, 第十八届 第18届."""
    known = commitment_words()
    plain = known.an_ordinal.sub(_in_digits, MARKS.sub("", folder("zh").view(text)))
    return known.otherwise.sub(_the_same, known.a_numbered_road.sub(_called_by_its_kind, plain))


def _in_digits(ordinal: re.Match[str]) -> str:
    written = ordinal["number"]
    return ordinal[0].removesuffix(written) + str(numbers_of("zh").numeral(written) or written)


def _called_by_its_kind(road: re.Match[str]) -> str:
    return road["number"] + commitment_words().roads[road["letter"]]


def _the_same(word: re.Match[str]) -> str:
    return commitment_words().same[word[0]]


def pieces(text: str) -> Iterator[str]:
    """The pairs of characters of a text."""
    return map(add, text, text[1:])
