"""Words laid out as a tree of characters: which one begins at a place, which one ends there; the longest wins.

A text is looked at only as long as its characters still fit some word, however many words there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Generic, TypeVar

T = TypeVar("T")

LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzäöüßéàèABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÜ")
_GOES_ON = LETTERS | frozenset("0123456789²³")
_VALUE = ""  # the key of a node's own value, which no character is
_LONG_WORD = 5  # after so many letters a digit is the mark of a footnote: tonnes2


class WordTree(Generic[T]):
    """Words and what each means, found by where they begin or where they end.

    A word of letters ends where no letter and no digit follows, and begins where none stands before it, unless
    ``glued``: then words follow each other without spaces (zweihundert). Chinese characters are no letters in this sense.
    """

    __slots__ = ("_backward", "_forward", "_glued", "_words")

    def __init__(self, words: Mapping[str, T] | Iterable[tuple[str, T]], *, glued: bool = False):
        self._words = dict(words)
        self._glued = glued
        self._forward: dict[str, Any] = _tree(self._words.items())
        self._backward: dict[str, Any] | None = None  # made when first asked for

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __bool__(self) -> bool:
        return bool(self._words)

    @property
    def first_characters(self) -> frozenset[str]:
        """The characters that a word may begin with."""
        return frozenset(self._forward)

    def at(self, text: str, start: int) -> tuple[T, int] | None:
        """The longest word that begins at ``start``: its meaning, and where it ends."""
        node: Any = self._forward
        i, found, size = start, None, len(text)
        while i < size:
            node = node.get(text[i])
            if node is None:
                break
            i += 1
            if _VALUE in node and (self._glued or i == size or _ends(text, start, i)):
                found = node[_VALUE], i
        return found

    def before(self, text: str, end: int) -> tuple[T, int] | None:
        """The longest word that ends at ``end``: its meaning, and where it begins."""
        if self._backward is None:
            self._backward = _tree((word[::-1], meaning) for word, meaning in self._words.items())
        node: Any = self._backward
        i, found = end, None
        while i:
            node = node.get(text[i - 1])
            if node is None:
                break
            i -= 1
            if _VALUE in node and (self._glued or not i or text[i] not in LETTERS or text[i - 1] not in _GOES_ON):
                found = node[_VALUE], i
        return found


def _ends(text: str, start: int, end: int) -> bool:
    if text[end - 1] not in LETTERS or text[end] not in _GOES_ON:
        return True
    return text[end] in "123456789" and end - start >= _LONG_WORD and text[end - _LONG_WORD : end].isalpha()


def _tree(words: Iterable[tuple[str, T]]) -> dict[str, Any]:
    root: dict[str, Any] = {}
    for word, meaning in words:
        node = root
        for char in word:
            node = node.setdefault(char, {})
        node[_VALUE] = meaning
    return root


def one_of(words: Iterable[str]) -> str:
    """A pattern that matches any of the words, the longest that fits; beginnings that words share stand once in it.

    So a text is searched for two hundred words in little more time than for one.
    """
    return _pattern(_tree((word, True) for word in words))


def _pattern(node: dict[str, Any]) -> str:
    branches = [re.escape(char) + _pattern(child) for char, child in sorted(node.items()) if char]
    if not branches:
        return ""
    may_end = _VALUE in node
    joined = f"(?:{'|'.join(branches)})" if len(branches) > 1 or may_end else branches[0]
    return joined + "?" if may_end else joined
