"""The bundled Chinese lexicon, and the form in which Chinese indicator names are compared."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from reportdiff.lang.zh.words import words
from reportdiff.languages.folder import folder
from reportdiff.names.lexicon import Lexicon
from reportdiff.names.lexicon_table import indicators, read_rows

_MARKS = re.compile(r"[\s“”‘’《》\"'()\[\]·]")


@lru_cache(maxsize=16384)
def normal(name: str) -> str:
    """A name without marks, its own scope and the words of growth, in one spelling: 全省规上工业增加值增速 → 规模以上工业增加值."""
    own = folder("zh")
    for script in own.scripts:  # in whichever characters a project's own list of indicators has it
        if script.is_of(name):
            name = script.plain(name)
    name = own.view(name).upper()
    if not name.isalnum():
        name = _MARKS.sub("", name)
    vocabulary = words()
    name = vocabulary.own_scope.sub("", name) or name
    if name.endswith(vocabulary.growth_nouns):
        name = vocabulary.growth_end.sub("", name)
    for written, plain in vocabulary.synonyms:
        name = name.replace(written, plain)
    return name


@cache
def bundled() -> Lexicon:
    """The bundled indicators."""
    return with_tables()


def with_tables(*tables: Traversable) -> Lexicon:
    """The bundled indicators, with what tables of the same form add to them, the later on top of the earlier."""
    paths = (files("reportdiff.languages") / "zh" / "indicators.txt", *tables)
    return Lexicon("zh", indicators(map(read_rows, paths)), normal)
