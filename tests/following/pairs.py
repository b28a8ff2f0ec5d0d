"""Pairs of invented reports, and all that is said of the second by the first, line by line.

The pairs are those of ``judgements.tsv``, a target and what the next report says of it, and of ``pairs.toml``, further
constructions. ``told/`` holds the lines as they were last looked at; what changes shows as a difference of these files, to be
read before it is written anew:

    python tests/following/pairs.py --write
"""

from __future__ import annotations

import csv
import sys
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from fits import reckoned, weights

import looked_at
import reportdiff as rd

HERE = Path(__file__).parent
TOLD = HERE / "told"
_FRAMES = {
    "zh": (
        "2030年云溪县政府工作报告\n\n一、2029年工作回顾\n\n{0}\n\n二、2030年工作安排\n\n{1}\n",
        "2031年云溪县政府工作报告\n\n一、2030年工作回顾\n\n{0}\n\n二、2031年工作安排\n\n{1}\n",
    ),
    "en": (
        "Report on the Work of the Government of Marlow County, 2030\n\nI. Review of Our Work in 2029\n\n{0}\n\nII. Tasks for 2030\n\n{1}\n",
        "Report on the Work of the Government of Marlow County, 2031\n\nI. Review of Our Work in 2030\n\n{0}\n\nII. Tasks for 2031\n\n{1}\n",
    ),
}
_NOTHING = {"zh": "茶叶丰收。", "en": "It was a good year."}
_GOING_ON = {"zh": "接着干。", "en": "We go on."}


@dataclass(frozen=True)
class Pair:
    """Two reports, by what they say, and the file that tells of them."""

    file: str
    said: str
    old: str
    new: str
    lang: str


def judgements() -> list[dict[str, str]]:
    """The rows of the table, without its headings."""
    lines = (HERE / "judgements.tsv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    return [row for row in rows if not row["target"].startswith("#")]


@cache
def pairs() -> tuple[Pair, ...]:
    """Those of the table first."""
    listed = [
        ("judgements", {"old_review": f"{row['before'] or '茶叶丰收'}。", "old_plan": f"{row['target']}。", "new_review": f"{row['report']}。"})
        for row in judgements()
    ]
    further = tomllib.loads((HERE / "pairs.toml").read_text(encoding="utf-8"))
    listed += [(file, pair) for file, ones in further.items() for pair in ones]
    return tuple(_pair(file, said) for file, said in listed)


def _pair(file: str, said: dict[str, str]) -> Pair:
    lang = said.get("lang", "zh")
    old, new = _FRAMES[lang]
    told = " ‖ ".join(f"{name}: {text.strip()}" for name, text in said.items() if name != "lang").replace("\n", "⏎")
    return Pair(
        file, told,
        said.get("old") or old.format(said.get("old_review", _NOTHING[lang]), said.get("old_plan", _GOING_ON[lang])),
        said.get("new") or new.format(said.get("new_review", _NOTHING[lang]), said.get("new_plan", _GOING_ON[lang])),
        lang,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Compared:
    """The reports of a pair as they are compared, and what is reckoned in that."""

    diff: rd.Diff
    reckoned: Sequence[str]


@cache
def compared(place: int) -> Compared:
    """A pair by its place among all."""
    return compare(pairs()[place])


def compare(pair: Pair) -> Compared:
    """The reports of a pair, read and compared."""
    return compared_reports(rd.parse(pair.old, lang=pair.lang), rd.parse(pair.new, lang=pair.lang))


def compared_reports(old: rd.Report, new: rd.Report) -> Compared:
    """Two reports as they are compared."""
    with reckoned(new) as told:
        diff = rd.diff(old, new)
        _ = [*diff.commitments]  # which are looked for when they are asked for
    return Compared(diff, tuple(dict.fromkeys(told)))


def lines(place: int) -> Iterator[str]:
    """A pair by its place among all, and all that is said of it."""
    return told_of(pairs()[place].said, compared(place))


def told_of(said: str, found: Compared) -> Iterator[str]:
    """The name of a pair, its outcomes, pending targets and promises, and what is reckoned on the way to them."""
    yield said
    diff = found.diff
    for row in diff.outcomes:
        renewed = f", again “{row.renewed.text}” {row.change}" if row.renewed else ""
        mentions = "".join(f", “{diff.new.text[one.start : one.end]}”" for one in row.mentions)
        reckoned_of = f"{row.confidence:.2f} ({weights(row.parts) if row.parts else ''})"
        facets = f" ({', '.join(sorted(row.facets))})" if row.facets else ""
        proof = f"“{row.actual.text}” {row.margin}" if row.actual else "nothing"
        said = f"{row.status} “{row.target.text}”: {proof}{renewed}{mentions}{facets}{' headline' if row.headline else ''} {reckoned_of} {row.why}"
        yield f"  {said}".replace("\n", "⏎")
    for late in diff.pending:
        proof = f"“{late.actual.text}” {late.margin} {late.progress}" if late.actual else "nothing"
        yield f"  pending “{late.target.text}” {late.target.year}: {proof}{f', again “{late.renewed.text}”' if late.renewed else ''} {late.why}".replace("\n", "⏎")
    for promise in diff.commitments:
        evidence = "".join(f", “{diff.new.text[one.start : one.end]}”" for one in promise.evidence).replace("\n", "⏎")
        yield f"  promise “{promise.commitment.text}” {promise.status}{evidence} {promise.confidence:.2f} {promise.stage or ''}".rstrip()
    yield from (f"    {line}" for line in found.reckoned)


if __name__ == "__main__" and "--write" in sys.argv:
    looked_at.write(TOLD, ((pair.file, lines(place)) for place, pair in enumerate(pairs())))
