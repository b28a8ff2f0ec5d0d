"""Another script in which texts of a language are written, character for character, so that every place stays where it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

_TELLS = 50  # in a text of the script one character in fewer than so many is one that tells it


@dataclass(frozen=True, slots=True)
class Characters:
    """How a script is read: ``characters`` as those of the language, and ``words``, of the same length, as its words."""

    characters: Mapping[int, str]
    words: Mapping[str, str]
    word: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Script:
    """A script: ``telling`` are characters by which its texts are known; ``spelling`` is loaded when such a text is met."""

    telling: str
    spelling: Callable[[], Characters]

    def is_of(self, text: str) -> bool:
        """Whether a text is written in this script."""
        told = sum(1 for _ in re.finditer(f"[{re.escape(self.telling)}]", text)) if self.telling else 0
        return told * _TELLS > len(text) - text.count(" ")

    def plain(self, text: str) -> str:
        """A text in the script that the language's rules read, every character at its own place."""
        spelling = self.spelling()
        text = text.translate(spelling.characters)
        return spelling.word.sub(lambda word: spelling.words[word[0]], text) if spelling.word else text
