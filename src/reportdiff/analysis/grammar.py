"""The language in which rules are written: patterns over tokens, compiled to one expression over their codes.

    FROM ~8 (first:YEAR ~4)? before:FIGURE ~8 verb:MOVE TO ~8 after:FIGURE

===================== ==================================================================
``RISE``, ``FIGURE``  a token of that class or group (``words.toml``) or kind
``"的"``              this very word
``before:FIGURE``     the token, kept under a name; also ``name:( … )``; one name may stand in several ways
``~8``                up to eight tokens of any kind but figures and marks
``~~8``               the same, and commas, 、 and brackets too
``!FALL``             one token that is not of that class
``[RISE FALL "x"]``   a token of one of these classes, or one of these words
``( … | … )``         one way or the other
``? * + {2,5}``       how often
``^ $``               the sentence begins, ends
``(?= … ) (?! … )``   what follows, or does not, and is not taken
===================== ==================================================================

Blanks in the text stand between tokens wherever they like. Gaps take as little as they can.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from reportdiff.analysis.coding import BUILT_IN, SPACE
from reportdiff.analysis.vocabulary import CONTINUED
from reportdiff.errors import SettingsError

_PIECE = re.compile(
    r"""\s+ | (?P<look>\(\?[=!]) | (?P<kept>[a-z_]+): | "(?P<literal>[^"]+)" | (?P<far>~~|~)(?P<gap>\d+)
      | (?P<not>!) | (?P<any>\[(?:[A-Z_ ]|"[^"]+")+\]) | (?P<name>[A-Z][A-Z_]*) | (?P<often>[?*+]|\{\d+(?:,\d*)?\}) | (?P<form>[()|^$])""",
    re.X,
)
_NAMES = re.compile(r'"[^"]+"|[A-Z][A-Z_]*')
AGAIN = "__"  # between a name and how often it was kept: one name may stand in each of several ways
_BLANKS = f"{SPACE}*+"
_REST = f"{CONTINUED}*+"
_NO_FAR_GAP = BUILT_IN["FIGURE"] + ".;:\n"  # what ~~ does not run over
_NO_GAP = _NO_FAR_GAP + ",、()“”"  # what ~ does not run over


def literals(pattern: str) -> frozenset[str]:
    """The words that a pattern names one by one."""
    return frozenset(
        name.strip('"') for piece in _pieces(pattern) for name in _named(piece) if name.startswith('"')
    )


def compiled(pattern: str, codes: Mapping[str, str]) -> re.Pattern[str]:
    """A pattern as an expression over codes; ``codes`` are those of the vocabulary.

    Raises ``SettingsError`` for a class that there is none of, and for what is no pattern.
    """
    try:
        return re.compile("".join(_translated(pattern, codes)))
    except re.error as error:
        raise SettingsError(f"the pattern {pattern!r} cannot be read: {error}") from error


def required(pattern: str, codes: Mapping[str, str]) -> tuple[str, ...]:
    """For each token that every match must have, the codes that it may have: a quick look before a long one."""
    depth, last = 0, ""
    needed: list[str] = []
    for piece in _pieces(pattern):
        form = piece["form"] or piece["look"] or ""
        if form.startswith("("):
            depth += 1
        elif form == ")":
            depth -= 1
        elif form == "|" and depth == 0:
            return ()
        if piece["often"]:
            if last and piece["often"][0] in "?*" and needed:
                needed.pop()
            last = ""
        elif depth == 0 and (piece["name"] or piece["literal"] or piece["any"]) and last != "!":
            needed.append(_of(piece, codes, pattern))
            last = "token"
        elif not piece["kept"]:
            last = "!" if piece["not"] else ""
    return tuple(needed)


def _pieces(pattern: str) -> Iterator[re.Match[str]]:
    at = 0
    while at < len(pattern):
        match = _PIECE.match(pattern, at)
        if match is None or match.end() == at:
            raise SettingsError(f"the pattern {pattern!r} cannot be read from {pattern[at : at + 12]!r} on")
        at = match.end()
        if match[0].strip():
            yield match


def _named(piece: re.Match[str]) -> list[str]:
    """The classes and the words (in their quotation marks) of which a piece is a token."""
    return _NAMES.findall(piece["name"] or piece["any"] or (piece["literal"] and f'"{piece["literal"]}"') or "")


def _of(piece: re.Match[str], codes: Mapping[str, str], pattern: str) -> str:
    found = ""
    for name in _named(piece):
        own = BUILT_IN.get(name) or codes.get(name if name.startswith('"') else name.lower())
        if own is None:
            raise SettingsError(f"the pattern {pattern!r} names {name}, and there is no such class of words")
        found += own
    return found


def _translated(pattern: str, codes: Mapping[str, str]) -> Iterator[str]:
    kept, negated = "", False
    times: Counter[str] = Counter()
    for piece in _pieces(pattern):
        if piece["kept"]:
            times[piece["kept"]] += 1
            kept = f"{piece['kept']}{AGAIN}{times[piece['kept']]}"
        elif piece["not"]:
            negated = True
        elif piece["gap"]:
            barred = re.escape(_NO_GAP if piece["far"] == "~" else _NO_FAR_GAP)
            yield f"(?:[^{barred}{SPACE}{CONTINUED}]{_REST}{_BLANKS}){{0,{piece['gap']}}}?"
        elif piece["name"] or piece["literal"] or piece["any"]:
            chars = re.escape(_of(piece, codes, pattern))
            token = f"[{'^' if negated else ''}{chars}{CONTINUED + SPACE if negated else ''}]{_REST}"
            yield f"(?:(?P<{kept}>{token}){_BLANKS})" if kept else f"(?:{token}{_BLANKS})"
            kept, negated = "", False
        elif piece["form"] == "(":
            yield f"(?P<{kept}>" if kept else "(?:"
            kept = ""
        else:
            yield piece[0]
