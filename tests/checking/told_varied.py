"""The cases and the examples of the rules, each said otherwise in one way, and long reports: all that is found and read in them.

Most of what a rule asks is asked to leave something alone, and a case tells of one such thing only. So each case is told once more
with a clause left out, with another number, with its years moved, run together with the next: whether that still holds, fails or
is no claim at all stands in ``told_varied/``, as of the cases in ``told/``; it is written anew by:

    python tests/checking/told_varied.py --write
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[1] / "following"))
from told_cases import Case, Seen, all_cases, see, told_of
from told_examples import examples
from told_reports import file_of, names, reports

import looked_at
from reportdiff.checking import check

TOLD = Path(__file__).parent / "told_varied"
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_CLAUSE = re.compile(r"[，；。]|[,;.] ")
_SAID = ("review", "plan", "text", "old_review", "old_plan")


def _one_more(text: str) -> str:
    """The last digit of the first number is one more."""
    number = _NUMBER.search(text)
    if number is None:
        return text
    return text[: number.end() - 1] + str((int(number[0][-1]) + 1) % 10) + text[number.end() :]


def _one_less(text: str) -> str:
    """The last digit of the last number is one less."""
    *_, number = [None, *_NUMBER.finditer(text)]
    if number is None:
        return text
    return text[: number.end() - 1] + str((int(number[0][-1]) - 1) % 10) + text[number.end() :]


def _without_first(text: str) -> str:
    """The first clause is left out."""
    end = _CLAUSE.search(text)
    return text[end.end() :] if end and text[end.end() :].strip() else text


def _without_last(text: str) -> str:
    """The last clause but its end is left out."""
    ends = [*_CLAUSE.finditer(text.rstrip())]
    return f"{text[: ends[-2].start()]}{text.rstrip()[-1:]}" if len(ends) > 1 else text


def _about(text: str) -> str:
    """The last number is told as one that is not exact."""
    *_, number = [None, *_NUMBER.finditer(text)]
    if number is None:
        return text
    return f"{text[: number.start()]}{'about ' if text.isascii() else '约'}{text[number.start() :]}"


def _years_before(text: str) -> str:
    """Each year is the one before."""
    return _YEAR.sub(lambda year: str(int(year[0]) - 1), text)


def _exchanged(text: str) -> str:
    """The first two numbers stand in each other's place."""
    first, second = ([*_NUMBER.finditer(text)] * 2)[:2] or (None, None)
    if first is None or second is None or first.start() >= second.start():
        return text
    return f"{text[: first.start()]}{second[0]}{text[first.end() : second.start()]}{first[0]}{text[second.end() :]}"


_WAYS: tuple[Callable[[str], str], ...] = (_one_more, _without_first, _exchanged, _one_less, _without_last, _about, _years_before)


@cache
def varied() -> tuple[Case, ...]:
    """Each case, each two examples that follow each other as one sentence, said otherwise in the way whose turn it is."""
    cases = [case for case in all_cases() if not {"old", "new"} & case.said.keys()]
    told = examples()
    for lang in ("zh", "en"):
        own = [one.text for one in told if one.lang == lang]
        joint, end = ("，", "。") if lang == "zh" else (", ", ".")
        cases += [Case(f"examples-{lang}", "", {"review": f"{one.rstrip('。.；')}{joint}{other.rstrip('。.；')}{end}", "lang": lang})
                  for one, other in zip(own, own[1:], strict=False)]  # fmt: skip
    made = (_otherwise(case, _WAYS[place % len(_WAYS)]) for place, case in enumerate(cases))
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
