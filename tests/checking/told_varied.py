"""The cases and the examples of the rules, each said otherwise in one way, and long reports: all that is found and read in them.

Most of what a rule asks is asked to leave something alone, and a case tells of one such thing only. So each case is told once more
with a clause left out, with another number, with its years moved, run together with the next: whether that still holds, fails or
is no claim at all stands in ``told_varied/``, as of the cases in ``told/``; it is written anew by:

    python tests/checking/told_varied.py --write
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[1] / "following"))
from told_cases import Case, Seen, all_cases, see, told_of
from told_examples import examples
from told_reports import file_of, names, reports

import looked_at
from reportdiff.checking import check
from said_otherwise import WAYS

TOLD = Path(__file__).parent / "told_varied"
_SAID = ("review", "plan", "text", "old_review", "old_plan")


@cache
def varied() -> tuple[Case, ...]:
    """Each case, each two examples that follow each other as one sentence, said otherwise in one way."""
    cases = [case for case in all_cases() if not {"old", "new"} & case.said.keys()]
    told = examples()
    for lang in ("zh", "en"):
        own = [one.text for one in told if one.lang == lang]
        joint, end = ("，", "。") if lang == "zh" else (", ", ".")
        cases += [Case(f"examples-{lang}", "", {"review": f"{one.rstrip('。.；')}{joint}{other.rstrip('。.；')}{end}", "lang": lang})
                  for one, other in pairwise(own)]  # fmt: skip
    made = (_otherwise(case, WAYS[looked_at.turn(str(case), len(WAYS))]) for case in cases)
    return tuple({(case.file, str(case)): case for case in made}.values())


def _otherwise(case: Case, way: Callable[[str], str]) -> Case:
    """A case said otherwise: what of it is looked at first, so that it is another than the cases themselves are."""
    for name in _SAID:
        if name in case.said and (other := way(case.said[name])) != case.said[name]:
            return Case(case.file, "", {**case.said, name: other})
    return Case(case.file, "", case.said)


def lines(case: Case) -> Iterator[str]:
    """A case and what is found and read in it."""
    return told_of(case, see(case))


def lines_of_report(name: str) -> Iterator[str]:
    """What is found and read in the second of two long reports."""
    old, new = reports(name)
    found = check(new, [old])
    header, *told = told_of(Case("", "", {"text": name}), Seen(new, found.findings, found.judged))
    yield header
    yield from told


if __name__ == "__main__" and "--write" in sys.argv:
    looked_at.write(TOLD, [*((case.file, lines(case)) for case in varied()), *((f"report-{file_of(name)}", lines_of_report(name)) for name in names())])
