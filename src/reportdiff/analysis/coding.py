"""A text as codes, one for each character: what begins there, a figure, a year, a mark, a word of a class.

The codes are as long as the text, so that a rule that matches codes tells its offsets in the text. The first character of
a token has the token's code, the others ``CONTINUED``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reportdiff.analysis.characters import CONTINUED, UNKNOWN, Codes
from reportdiff.analysis.vocabulary import Vocabulary
from reportdiff.model import Span, frequent
from reportdiff.units.unit import Unit

# Classes that every language has. A figure is a number with its unit, of one sort; a number is one that is no figure.
FIGURES = "%p$#xmntF"
BUILT_IN = {
    "FIGURE": FIGURES,
    "RATIO": "%",
    "POINTS": "p",
    "MONEY": "$",
    "COUNT": "#",
    "TIMES": "x",
    "DOUBLED": "m",
    "HALVED": "n",
    "MEASURE": "Ft",
    "AMOUNT": "$#Ft",
    "TIME": "t",
    "YEAR": "Y",
    "PERIOD": "P",
    "NUMBER": "N",
    "WORD": UNKNOWN,
    "STOP": ".",
    "COMMA": ",",
    "ENUM": "、",
    "SEMICOLON": ";",
    "COLON": ":",
    "OPEN": "(",
    "CLOSE": ")",
    "OPEN_QUOTE": "“",
    "CLOSE_QUOTE": "”",
    "DASH": "-",
    "SIGN": "*",
    "LINE": "\n",
}
SPACE = " "

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
# A full stop of a word that was cut short: one whose sentence goes on (Norham Co. of), one between letters (the U.S.).
_CUT_SHORT = re.compile(r"(?<=[^\W\d_])\.(?= [a-z])|(?<=\b[A-Z])\.[A-Z]\b")
_BEGINS = re.compile(f"^{SPACE}|[^{SPACE}{CONTINUED}]|(?:^|(?<={SPACE})){CONTINUED}")  # a token
_NO_BEGINNING = frozenset((SPACE, CONTINUED))
_REMEMBERED = 1 << 12  # of what stands between two words: blanks, marks, a number


_BETWEEN_WORDS = Codes({})


@frequent
@dataclass(frozen=True, slots=True)
class Coded:
    """A text in the form in which it is read (``view``) and its codes, of the same length."""

    view: str
    code: str


_SORTS = {"percent": "%", "per_mille": "%", "percentage_point": "p", "basis_point": "p", "count": "#", "times": "x"} | dict.fromkeys(
    ("year", "month", "week", "day", "hour", "minute", "second"), "t"
)


def sort_of(pint: str) -> str:
    """The code of a figure by its unit: a ratio, percentage points, money, a count, a multiple, or what is measured."""
    return _SORTS.get(pint) or ("$" if Unit.of(pint).is_sum_of_money else "F")


def encode(
    view: str, vocabulary: Vocabulary, figures: Iterable[tuple[int, int, str]], years: Iterable[tuple[int, int, str]] = ()
) -> Coded:
    """The codes of a text: its words by their classes, and over them the years and the figures that were found in it.

    A figure is given with its code, see ``sort_of``, a year with that of a year or of a period.
    """
    if vocabulary.spaced:
        cut = vocabulary.cut(view)
        pieces = [""] * (3 * len(cut.words) + 1)
        pieces[::3], pieces[1::3] = map(_between, cut.between), cut.codes
        if any(cut.rests):
            pieces[2::3] = (UNKNOWN + CONTINUED * (len(rest) - 1) if rest else "" for rest in cut.rests)
        code = "".join(pieces)
        for match in _CUT_SHORT.finditer(view) if "." in view else ():
            code = f"{code[: match.start()]}{CONTINUED * len(match[0])}{code[match.end() :]}"
    else:
        code = vocabulary.over(view, _alone(view, vocabulary.alone))
    return Coded(view, _laid(_laid(code, years), figures))


@lru_cache(_REMEMBERED)
def _between(text: str) -> str:
    """The codes of what stands between words."""
    return _alone(text, _BETWEEN_WORDS)


def _alone(text: str, codes: Codes) -> str:
    """The codes of a text without longer words: its numbers, and each other character by itself."""
    code = codes.of(text)
    pieces: list[str] = []
    at = 0
    for number in _NUMBER.finditer(text):
        start, end = number.span()
        pieces += (code[at:start], "N" + CONTINUED * (end - start - 1))
        at = end
    return "".join(pieces) + code[at:] if at else code


def _laid(code: str, tokens: Iterable[tuple[int, int, str]]) -> str:
    """Codes with tokens over what is there; what they cut in two goes on as what it is by itself."""
    pieces: list[str] = []
    at = 0
    for start, end, token in tokens:
        if start < at:  # over the one before
            code, at = "".join(pieces) + code[at:], 0
            pieces.clear()
        end = max(end, start + 1)
        pieces += (code[at:start], token, CONTINUED * (end - start - 1))
        at = end
        if code[end : end + 1] == CONTINUED:
            pieces.append(UNKNOWN)
            at += 1
    return "".join(pieces) + code[at:] if at else code


class Tokens:
    """The tokens of a stretch, ``said`` a code for each, as rules are matched against them: without what goes on of a token
    and without blanks, but for those that the stretch begins with, which are one. ``present`` are the codes that there are."""

    __slots__ = ("_starts", "code", "present", "said")  # every sentence has some: made as quickly as can be

    def __init__(self, code: str, said: str):
        self.code, self.said, self.present = code, said, frozenset(said)
        self._starts: Sequence[int] | None = None

    @property
    def starts(self) -> Sequence[int]:
        """Where each token begins in the stretch; after the last one stands where the stretch ends."""
        if self._starts is None:
            if _is_cut(self.code):
                self._starts = [*(match.start() for match in _BEGINS.finditer(self.code)), len(self.code)]
            else:  # as quickly as can be, as nearly all are
                self._starts = [at for at, char in enumerate(self.code) if char not in _NO_BEGINNING or not at]
                self._starts.append(len(self.code))
        return self._starts

    def span(self, first: int, last: int, offset: int) -> Span:
        """Where the tokens from one to before another stand, without the blanks after them."""
        start = self.starts[first]
        return Span(offset + start, offset + start + len(self.code[start : self.starts[last]].rstrip(SPACE)))


def _is_cut(code: str) -> bool:
    """Whether what a cut left of a token stands between others, and is none."""
    return code.startswith(CONTINUED) or SPACE + CONTINUED in code


@lru_cache(maxsize=256)
def tokens_of(code: str) -> Tokens:
    """The tokens of a stretch; those of what is looked at again and again are kept for a while."""
    if _is_cut(code):
        return Tokens(code, "".join(_BEGINS.findall(code)))
    opening = SPACE if code.startswith(SPACE) else ""
    return Tokens(code, opening + code.replace(CONTINUED, "").replace(SPACE, ""))


def tokens(coded: Coded, start: int, end: int, codes: str = "") -> Iterator[tuple[int, int, str]]:
    """The tokens of a stretch with their codes, for whoever goes through them one by one; those with one of ``codes`` alone, if
    any are named."""
    for match in _token(codes).finditer(coded.code, start, end):
        yield match.start(), match.end(), match[0][0]


@lru_cache(maxsize=64)
def _token(codes: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(codes) or '^' + CONTINUED}]{CONTINUED}*+")
