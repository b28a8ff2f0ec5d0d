"""What a list names, thing by thing: its members with the words that they share (urban and rural incomes, output of wheat and rice)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from reportdiff.analysis.coding import BUILT_IN
from reportdiff.analysis.language import Grammar
from reportdiff.analysis.naming import Word, trimmed, written

_MARKS = BUILT_IN["COMMA"] + BUILT_IN["ENUM"]
_MOST = 12
_Named = TypeVar("_Named")


def members(grammar: Grammar, words: Sequence[Word], known: Callable[[str], bool]) -> tuple[str, ...]:
    """The things that a list of words names, each with the words that it shares with the others; one where it is no list.

    ``known`` tells whether a name is one that stands for itself.
    """
    joints = grammar.group("and") + _MARKS
    pieces: list[list[Word]] = [[]]
    for word in words:
        if word.code in joints:
            if pieces[-1]:
                pieces.append([])
        else:
            pieces[-1].append(word)
    pieces = [list(trimmed(grammar, piece)) for piece in pieces]
    pieces = [piece for piece in pieces if piece]
    if not 1 < len(pieces) <= _MOST:
        return (written(words),)
    pieces = _of_what_is_done(grammar, _with_head(grammar, pieces))
    pieces = _with_tail(grammar, pieces, known)
    return tuple(written(piece) for piece in pieces)


def handed_out(count: int, ways: Iterable[Sequence[_Named]]) -> Sequence[_Named]:
    """What each of so many values of a list is given: by the first way that has something for each of them; else nothing."""
    return next((given for given in ways if len(given) == count), ())


def _with_head(grammar: Grammar, pieces: list[list[Word]]) -> list[list[Word]]:
    """Members after the first with what stands before it: output of | wheat and rice."""
    binding = grammar.group("binding")
    places = [i for i, word in enumerate(pieces[0]) if word.code in binding]
    if not places or any(word.code in binding for piece in pieces[1:] for word in piece):
        return pieces
    head = pieces[0][: places[0] + 1]
    return [pieces[0], *([*head, *_apart(piece)] for piece in pieces[1:])]


def _of_what_is_done(grammar: Grammar, pieces: list[list[Word]]) -> list[list[Word]]:
    """Members that only say what is done, with what the first says it is done to: boats mended | painted."""
    done = grammar.group("participle")
    *thing, last = pieces[0]
    if not thing or last.code not in done:
        return pieces
    return [pieces[0], *([*thing, *_apart(piece)] if len(piece) == 1 and piece[0].code in done else piece for piece in pieces[1:])]


def _with_tail(grammar: Grammar, pieces: list[list[Word]], known: Callable[[str], bool]) -> list[list[Word]]:
    """Members before the last with what stands after it: urban and rural | incomes."""
    last = pieces[-1]
    binding = grammar.group("binding")
    short = max(len(piece) for piece in pieces[:-1])
    if short >= len(last) or any(word.code in binding for piece in pieces for word in piece[:-1]):
        return pieces
    if any(known(written(piece)) for piece in pieces[:-1]) or known(written(last[:short])):
        return pieces
    tail = last[short:]
    return [*([*piece, *_apart(tail)] for piece in pieces[:-1]), last]


def _apart(words: Sequence[Word]) -> list[Word]:
    """Words that follow others."""
    return [Word(words[0].text, words[0].code, True), *words[1:]] if words else []
