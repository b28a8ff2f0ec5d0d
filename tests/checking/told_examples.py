"""The examples of the rules of relations, each in a report: as they are, and with a slip in the last figure a year after they were told.

All that is read and found in them stands in ``told_examples/``, as that of the cases in ``told/``; it is written anew by:

    python tests/checking/told_examples.py --write
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from told_cases import Case, see, told_of

import looked_at
from reportdiff.languages import cues

TOLD = Path(__file__).parent / "told_examples"
_ENDS = {"zh": "。", "en": "."}


@dataclass(frozen=True)
class Example:
    """What a rule reads or leaves, and in which language."""

    lang: str
    rule: str
    text: str


@cache
def examples() -> tuple[Example, ...]:
    """The examples of all rules, each once."""
    told = [(lang, rule, text) for lang in _ENDS for rules in cues(lang).rules.values() for rule in rules for text in (*rule.reads, *rule.leaves)]
    return tuple({(lang, text): Example(lang, rule.name, text) for lang, rule, text in told[::-1]}.values())[::-1]


def lines(example: Example) -> Iterator[str]:
    """What is read of an example, and of one with a slip after it."""
    text = example.text if example.text.endswith(("。", ".", "；", "\n")) else example.text + _ENDS[example.lang]
    yield f"{example.rule}: {example.text}".replace("\n", "⏎")
    for said in ({"review": text}, {"review": looked_at.slipped(text), "old_review": text}):
        case = Case("", "", {**said, "lang": example.lang})
        header, *told = told_of(case, see(case))
        yield f" {header}"
        yield from told


if __name__ == "__main__" and "--write" in sys.argv:
    looked_at.write(TOLD, ((one.lang, lines(one)) for one in examples()))
