"""The sentences of the corpora as the plan of a report: what the next one says of them, with a slip in the last figure, and all that is said of that.

It stands in ``told_sentences/``, as that of the pairs in ``told/``, and is written anew by:

    python tests/following/told_sentences.py --write
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[1] / "lang"))
from pairs import Pair, compare, told_of
from statement_corpus import sentences

import looked_at

TOLD = Path(__file__).parent / "told_sentences"
_FRAMES = {
    "zh": "{year}年云溪县政府工作报告\n\n一、{last}年工作回顾\n\n{review}\n\n二、{year}年工作安排\n\n{plan}\n",
    "en": "Report on the Work of the Government of Marlow County, {year}\n\nI. Review of Our Work in {last}\n\n{review}\n\nII. Tasks for {year}\n\n{plan}\n",
}
_YEAR = 2031  # for which the corpora plan


@cache
def all_sentences() -> tuple[tuple[str, str], ...]:
    """Each sentence of a corpus once, with its language."""
    return tuple(dict.fromkeys((lang, one.text) for lang in _FRAMES for one in sentences(lang)))


def lines(lang: str, text: str) -> Iterator[str]:
    """A sentence, and what is said of it by a report that tells it with a slip and plans it again."""
    old = _FRAMES[lang].format(year=_YEAR, last=_YEAR - 1, review="", plan=text)
    new = _FRAMES[lang].format(year=_YEAR + 1, last=_YEAR, review=looked_at.slipped(text), plan=text)
    pair = Pair(lang, text.replace("\n", "⏎"), old, new, lang)
    return told_of(pair.said, compare(pair))


if __name__ == "__main__" and "--write" in sys.argv:
    looked_at.write(TOLD, ((lang, lines(lang, text)) for lang, text in all_sentences()))
