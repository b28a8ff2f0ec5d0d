"""The language in which rules are written: patterns over tokens, compiled to one expression over their codes.

    FROM ~8 (first:YEAR ~4)? before:FIGURE ~8 verb:MOVE TO ~8 after:FIGURE

===================== ==================================================================
``RISE``, ``FIGURE``  a token of that class or group (``words.toml``) or kind
``RISE.PAST``         one that is of both
``<thing>``           a phrase that the language describes once (``[phrases]``)
``"的"``              this very word
``before:FIGURE``     the token, kept under a name; also ``name:( … )``; one name may stand in several ways
``~8``                up to eight tokens of any kind but figures and marks
``~~8``               the same, and commas, 、 and brackets too
``!FALL``             one token that is not of that class
``[RISE "x"]``        a token of one of these classes, or this word; ``[RISE FALL].PAST`` of one of them and of another
``( … | … )``         one way or the other
``? * + {2,5}``       how often
``^ $``               the sentence begins, ends
``(?= … ) (?! … )``   what follows, or does not, and is not taken
===================== ==================================================================

Blanks in the text stand between tokens wherever they like. Gaps take as little as they can. The expressions are matched
against the codes of tokens alone, one character for each (``tokens``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache

from reportdiff.analysis.characters import CONTINUED
from reportdiff.analysis.coding import BUILT_IN, FIGURES, SPACE
from reportdiff.errors import SettingsError

_PIECE = re.compile(
    r"""\s+ | (?P<look>\(\?[=!]) | (?P<kept>[a-z_]+): | "(?P<literal>[^"]+)" | (?P<far>~~|~)(?P<gap>\d+)
      | (?P<not>!) | (?P<any>\[(?:[A-Z_. ]|"[^"]+")+\](?:\.[A-Z_]+)*) | (?P<name>[A-Z][A-Z_]*(?:\.[A-Z_]+)*) | (?P<often>[?*+]|\{\d+(?:,\d*)?\}) | (?P<form>[()|^$])""",
    re.X,
)
_PIECES = re.compile(re.sub(r"\?P<\w+>", "?:", _PIECE.pattern), re.X)
_NAMES = re.compile(r'"[^"]+"|[A-Z_.]+')
AGAIN = "__"  # between a name and how often it was kept: one name may stand in each of several ways
# How often ``*`` and ``+`` are at most: no phrase has so many words, and a search from each word to the end of a text without marks
# would take a time that grows with its square.
_MANY_TIMES = {"*": "{0,80}", "+": "{1,80}"}
_NO_GAP = FIGURES + ".;:\n,、()“”"  # what ~ does not run over
_NO_FAR_GAP = FIGURES + ".;:\n"  # what ~~ does not run over
_PHRASE = re.compile(r"<([a-z_]+)>")
_DEEPEST = 8  # phrases in phrases


def spelled_out(pattern: str, phrases: Mapping[str, str]) -> str:
    """A pattern with the phrases that it names written out; raises ``SettingsError`` for one that there is none of."""

    def written(match: re.Match[str]) -> str:
        if match[1] not in phrases:
            raise SettingsError(f"the pattern {pattern!r} names <{match[1]}>, and [phrases] has no such phrase")
        return f"( {phrases[match[1]]} )"

    for _ in range(_DEEPEST):
        pattern, count = _PHRASE.subn(written, pattern)
        if not count:
            return pattern
    raise SettingsError(f"the pattern {pattern[:40]!r} names phrases that name each other")


def literals(pattern: str) -> frozenset[str]:
    """The words that a pattern names one by one; of a phrase the phrase and its words."""
    named = [name.strip('"') for piece in _pieces(pattern) for name in _named(piece) if name.startswith('"')]
    return frozenset((*named, *(word for phrase in named for word in phrase.split(SPACE))))


def compiled(pattern: str, codes: Mapping[str, str]) -> re.Pattern[str]:
    """A pattern as an expression over codes; ``codes`` are those of the vocabulary.

    Raises ``SettingsError`` for a class that there is none of, and for what is no pattern.
    """
    try:
        return re.compile("".join(_translated(pattern, codes)))
    except re.error as error:
        raise SettingsError(f"the pattern {pattern!r} cannot be read: {error}") from error


def required(pattern: str, codes: Mapping[str, str]) -> tuple[frozenset[str], ...]:
    """For each token that every match must have, the codes that it may have: a quick look before a long one."""
    return tuple(_required(_pieces(pattern), codes, pattern))


def in_order(pattern: str, codes: Mapping[str, str]) -> tuple[frozenset[str], ...]:
    """Those of them that stand one behind the other in every match; what only follows and is not taken is none of them."""
    return tuple(_required(_pieces(pattern), codes, pattern, ahead=False))


def _required(pieces: Iterator[re.Match[str]], codes: Mapping[str, str], pattern: str, *, ahead: bool = True) -> list[frozenset[str]]:
    """What the pieces up to the end of their group cannot do without: of ways the sets of each, put together."""
    ways: list[list[frozenset[str]]] = []
    units: list[list[frozenset[str]]] = [[]]  # of each piece that may be asked for often, or not at all
    negated = counted = False
    for piece in pieces:
        form = piece["look"] or piece["form"]
        if form == ")":
            break
        if form == "|":
            ways.append([own for unit in units for own in unit])
            units = [[]]
        elif form in ("(", "(?=", "(?!"):
            inside = _required(pieces, codes, pattern, ahead=ahead)
            units.append([] if form == "(?!" or (form == "(?=" and not ahead) else inside)
        elif piece["often"]:
            if piece["often"].startswith(("?", "*", "{0")) and not counted:
                units[-1] = []
        elif piece["name"] or piece["literal"] or piece["any"]:
            units.append([] if negated else _codes_needed(piece, codes, pattern, longest_first=ahead))
        elif piece["gap"]:
            units.append([])
        counted, negated = bool(piece["often"]), bool(piece["not"])
    ways.append([own for unit in units for own in unit])
    if len(ways) == 1:
        return ways[0]
    if not all(ways):
        return []
    return [frozenset().union(*(min(way, key=len) for way in ways))]


def _codes_needed(piece: re.Match[str], codes: Mapping[str, str], pattern: str, *, longest_first: bool) -> list[frozenset[str]]:
    """The codes that a token may have; of a phrase that is no token itself those of each of its words, which are the rarer the longer
    they are."""
    if piece["literal"] and SPACE in piece["literal"] and f'"{piece["literal"]}"' not in codes:
        words = piece["literal"].split(SPACE)
        return [frozenset(codes.get(f'"{word}"', "")) for word in (sorted(words, key=len, reverse=True) if longest_first else words)]
    return [frozenset(_of(piece, codes, pattern))]


def _pieces(pattern: str) -> Iterator[re.Match[str]]:
    """A pattern piece by piece; rules that name the same phrases share most of theirs."""
    pieces = _PIECES.findall(pattern)
    if sum(map(len, pieces)) != len(pattern):
        at = 0
        for piece in _PIECES.finditer(pattern):
            if piece.start() > at:
                break
            at = piece.end()
        raise SettingsError(f"the pattern {pattern!r} cannot be read from {pattern[at : at + 12]!r} on")
    return (_piece(text) for text in pieces if not text.isspace())


@cache
def _piece(text: str) -> re.Match[str]:
    match = _PIECE.fullmatch(text)
    assert match is not None
    return match


def _named(piece: re.Match[str]) -> list[str]:
    """The classes and the words (in their quotation marks) of which a piece is a token."""
    if piece["any"]:
        inside, _, of_both = piece["any"].removeprefix("[").rpartition("]")
        return [name if name.startswith('"') else name + of_both for name in _NAMES.findall(inside)]
    return [piece["name"] or f'"{piece["literal"]}"'] if piece["name"] or piece["literal"] else []


def _of(piece: re.Match[str], codes: Mapping[str, str], pattern: str) -> str:
    found = ""
    for name in _named(piece):
        of_all: str | None = None
        for one in [name] if name.startswith('"') else name.split("."):
            known = codes.get(one if one.startswith('"') else one.lower())
            own = BUILT_IN.get(one, "") + (known or "")
            if known is None and not own:
                raise SettingsError(f"the pattern {pattern!r} names {one}, and there is no such class of words")
            of_all = own if of_all is None else "".join(code for code in of_all if code in own)
        found += of_all or ""
    return found


@cache
def _ranges(chars: str) -> str:
    """Characters as the inside of a set, those that follow one another as a range: such sets compile in a fraction of the time."""
    runs: list[list[int]] = []
    for code in sorted(set(map(ord, chars))):
        if runs and runs[-1][1] == code - 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    ends = ((re.escape(chr(first)), re.escape(chr(last))) for first, last in runs)
    return "".join(first if first == last else f"{first}-{last}" for first, last in ends)


def _translated(pattern: str, codes: Mapping[str, str]) -> Iterator[str]:
    kept, negated = "", False
    times: Counter[str] = Counter()
    for piece in _pieces(pattern):
        if piece["kept"]:
            times[piece["kept"]] += 1
            again = times[piece["kept"]]
            kept = piece["kept"] if again == 1 else f"{piece['kept']}{AGAIN}{again}"
        elif piece["not"]:
            negated = True
        elif piece["gap"]:
            barred = re.escape(_NO_GAP if piece["far"] == "~" else _NO_FAR_GAP)
            yield f"[^{barred}{SPACE}{CONTINUED}]{{0,{piece['gap']}}}?"
        elif piece["literal"] and f'"{piece["literal"]}"' not in codes and SPACE in piece["literal"]:
            words = " ".join(f'"{word}"' for word in piece["literal"].split(SPACE))
            yield f"(?P<{kept}>" if kept else "(?:"
            yield from _translated(words, codes)
            yield ")"
            kept = ""
        elif piece["name"] or piece["literal"] or piece["any"]:
            chars = _ranges(_of(piece, codes, pattern))
            token = f"[{'^' if negated else ''}{chars}{CONTINUED + SPACE if negated else ''}]" if chars else "(?!)"
            yield f"(?P<{kept}>{token})" if kept else token
            kept, negated = "", False
        elif piece["form"] == "(":
            yield f"(?P<{kept}>" if kept else "(?:"
            kept = ""
        elif piece["form"] == "^":
            yield f"^{SPACE}?+"
        elif piece["often"] in _MANY_TIMES:
            yield _MANY_TIMES[piece["often"]]
        else:
            yield piece[0]
