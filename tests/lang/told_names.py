"""What names say, and how alike they are, to the fourth digit: those of the corpora, each with its pairs and with the names beside it.

Whether two names are the same thing or not is in the corpora. How near to that they are decides which of several is taken, and there
each part of the likeness counts. ``told_names/`` holds both as last looked at, and is written anew by:

    python tests/lang/told_names.py --write
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
import name_pairs
import statement_corpus

import looked_at
from reportdiff.lang import language

TOLD = Path(__file__).parent / "told_names"
LANGUAGES = ("zh", "en")
_SAYS = (
    "subject", "core", "is_flow", "is_cut", "is_price", "better", "listed", "is_ranked", "is_under_way", "otherwise", "sought", "sides", "share_of",
)  # fmt: skip
_BLOCKS = {"zh": 24, "en": 6}


@cache
def names(lang: str) -> tuple[str, ...]:
    """The names of the pairs and of the figures of the corpora."""
    paired = [name for pair in name_pairs.pairs(lang) for name in (pair.one, pair.other)]
    told = [row.indicator for one in statement_corpus.sentences(lang) for row in one.rows]
    return tuple(sorted({*paired, *told} - {"-"}))


def blocks_of(lang: str) -> list[int]:
    """The numbers of the blocks of names of a language."""
    return list(range(_BLOCKS[lang]))


def lines(lang: str, block: int) -> Iterator[str]:
    """A block of names: what each says, and how like it is to those beside it, by its beginning and by its end."""
    yield f"{lang} {block}"
    known, own = language(lang), names(lang)
    here = frozenset(name for name in own if looked_at.turn(name, _BLOCKS[lang]) == block)
    for name in sorted(here):
        one = known.named(name)
        said = {each: getattr(one, each) for each in _SAYS}
        told = " ".join(f"{each}={value}" for each, value in said.items() if value not in (None, False, "", (), ("", ""), (name,)))
        yield f"  {name}: {told}"
    by_end = sorted(own, key=lambda name: name[::-1])
    wanted = {(pair.one, pair.other): None for pair in name_pairs.pairs(lang) if pair.one in here}
    beside = {pair: None for order in (own, by_end) for pair in (*pairwise(order), *zip(order, order[2:], strict=False))}
    wanted |= {pair: None for pair in beside if pair[0] in here}
    for first, second in wanted:
        likeness = [name_pairs.likeness(first, second, lang), *_without_concepts(first, second, lang)]
        more = [known.named(first).lists_more(second), known.named(second).lists_more(first), known.named(first).narrows(second)]
        if any(likeness):
            yield f"  {first} | {second}: {' '.join(f'{one:.4f}' for one in likeness)} {''.join('ny'[one] for one in more)}"


def _without_concepts(first: str, second: str, lang: str) -> Iterator[float]:
    """How alike two names are where the lexicon knows neither, as counts and as sums of money."""
    for pint in ("count", "CNY"):
        one, other = (replace(name_pairs.FACT, indicator=name, pint=pint) for name in (first, second))
        yield language(lang).alike(one, other)


if __name__ == "__main__" and "--write" in sys.argv:
    looked_at.write(TOLD, ((lang, lines(lang, block)) for lang in LANGUAGES for block in blocks_of(lang)))
