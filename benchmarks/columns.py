"""How surely columns that stand side by side are taken apart: prose set in columns, as extractors write such pages, and read again.

    python benchmarks/columns.py                          # prints a Markdown table
    python benchmarks/columns.py --write docs/accuracy.md
    python benchmarks/columns.py --try column_search._LEFT_ALONE=-2,-2.5,-3

Pages are made of paragraphs of English reports ($REPORTDIFF_EVAL, else the bundled fixtures), of headings, and of blanks
between them, at random but the same in each run. Counted is, of the lines of a column that have another below them, the
share behind which that one is read. ``--try`` sets a weight to each of some values in turn, which is how the weights of
`reportdiff.reading.column_search`, `piece_pairs`, `printed_pieces` and `side_by_side` were chosen; ``--seed`` makes other
pages, to see whether what is better on these is better.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from types import ModuleType

from tabulate import tabulate

import corpus
import pages
from reportdiff.reading.lines import IS_CJK
from reportdiff.reading.printed_words import width
from reportdiff.reading.side_by_side import taken_apart
from reportdiff.reading.text_lines import TextLine

NAME = "make columns"
PAGES = 10  # of each kind
REPORTS = ("hk2018.en.txt", "hk2019.en.txt", "nat2024.en.txt", "nat2025.en.txt")  # of one column, so that all of it is prose
HEADINGS = ("Clean Water", "Fewer Accidents", "Our People", "Safe at Work", "Looking Ahead", "Those Who Supply Us", "Energy")
_HEADED, _BLANK_BELOW = 0.35, 0.5  # how often a paragraph has a heading above it, and an empty line below
_SHORTEST, _LONGEST = 18, 34  # lines of a column
_FIGURE = re.compile(r"\d%|\d[.,]\d")  # pages without any are not taken apart, as nothing is read in them
_NUMBER = re.compile(r"\A\s*\d{1,3}\.")  # of a paragraph


@dataclass(frozen=True)
class Setting:
    """How the columns of pages are set: how wide each may be, in letters, and how far below those of the first the lines of each
    stand, as parts of a line."""

    name: str
    widths: tuple[tuple[int, ...], ...]
    heights: tuple[float, ...]
    above: int = 0  # lines across the whole page above its columns


SETTINGS = (
    Setting("one column", ((60,), (84,), (104,)), (0.0,)),
    Setting("two columns", ((46, 46), (52, 52), (60, 60)), (0.0, 0.0)),
    Setting("two, at unlike heights", ((46, 46), (52, 52), (60, 60)), (0.0, 0.5)),
    Setting("two, of unlike widths", ((36, 80), (80, 36), (40, 64), (64, 40)), (0.0, 0.0)),
    Setting("two, below one", ((50, 50), (56, 56)), (0.0, 0.0), above=9),
    Setting("three columns", ((40, 40, 40), (46, 46, 46), (50, 50, 50)), (0.0, 0.0, 0.0)),
    Setting("three, the last at another height", ((40, 40, 40), (46, 46, 46), (54, 54, 54)), (0.0, 0.0, 0.5)),
    Setting("three, all at unlike heights", ((40, 40, 40), (46, 46, 46), (54, 54, 54)), (0.0, 0.33, 0.66)),
    Setting("four columns", ((34, 34, 34, 34), (40, 40, 40, 40)), (0.0, 0.0, 0.0, 0.0)),
)

Printed = list[tuple[int, int, str]]  # what stands at one height: column, line of it, text
SetPage = list[Printed]  # from the top


def paragraphs() -> tuple[list[str], str]:
    """Paragraphs to set, and whose they are."""
    folder = corpus.evaluation()
    files = [folder / "reports" / name for name in REPORTS] if folder else []
    files, whose = [file for file in files if file.is_file()], "labelled reports"
    if not files:
        files, whose = sorted((corpus.ROOT / "fixtures" / "harwick").glob("*.txt")), "the bundled fixtures"
    texts = [file.read_text(encoding="utf-8") for file in files]
    told = [" ".join(_NUMBER.sub("", part, count=1).split()) for text in texts for part in text.split("\n") if not IS_CJK.search(part)]
    return [part for part in told if 150 < len(part) < 900], whose  # what fits into a column and is no heading


def in_lines(text: str, wide: float) -> list[str]:
    """A paragraph in lines of such a width in print."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width(longer) > wide:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def column(told: Sequence[str], wide: int, length: int, chance: random.Random) -> list[str]:
    """The lines of a column; those that hold nothing are empty."""
    lines: list[str] = []
    while len(lines) < length:
        if chance.random() < _HEADED:
            lines.append(chance.choice(HEADINGS))
        lines += in_lines(chance.choice(told), wide)
        if chance.random() < _BLANK_BELOW:
            lines.append("")
    return lines[:length]


def page_of(setting: Setting, told: Sequence[str], chance: random.Random) -> SetPage:
    """A page that is set so; its columns are unlike long, and some begin further down."""
    rows: defaultdict[float, Printed] = defaultdict(list)
    widths = chance.choice(setting.widths)
    if setting.above:
        above = column(told, sum(widths), setting.above, chance)
        for line, text in enumerate(above):
            rows[line].append((-1, line, text))
    for at, (wide, height) in enumerate(zip(widths, setting.heights, strict=True)):
        begins = setting.above + height + (chance.choice((0, 0, 0, 3, 6)) if len(widths) > 1 else 0)
        for line, text in enumerate(column(told, wide, chance.randint(_SHORTEST, _LONGEST), chance)):
            rows[begins + line].append((at, line, text))
    kept = [[printed for printed in row if printed[2]] for _, row in sorted(rows.items())]
    return [row for row in kept if row]


def pages_of(setting: Setting, told: Sequence[str], seed: int) -> list[SetPage]:
    """Pages that are set so, each with a figure."""
    chance = random.Random(f"{seed} {setting.name}")
    found: list[SetPage] = []
    while len(found) < PAGES:
        page = page_of(setting, told, chance)
        if any(_FIGURE.search(text) for row in page for _, _, text in row):
            found.append(page)
    return found


def read_behind(made: Sequence[SetPage]) -> tuple[int, int]:
    """Of the lines of pages that have another below them in their column: behind how many it is read, and how many there are."""
    lines: list[TextLine] = []
    places: list[list[int]] = []
    behind: list[tuple[int, int]] = []  # where each line ends, and where that begins which is to be read behind it
    at = 0
    for page in made:
        places.append([len(lines) + row for row in range(len(page))])
        spans: dict[tuple[int, int], tuple[int, int]] = {}
        for row in page:
            text = " ".join(text for _, _, text in row)
            lines.append(TextLine(text, at, at + len(text), len(text), 0, 1, False))
            for own, line, text in row:
                spans[own, line] = at, at + len(text)
                at += len(text) + 1
        behind += [(end, spans[own, line + 1][0]) for (own, line), (_, end) in spans.items() if (own, line + 1) in spans]
    read = dict(_ends_and_begins(lines, places))
    return sum(read.get(end) == begins for end, begins in behind), len(behind)


def _ends_and_begins(lines: Sequence[TextLine], places: Sequence[Sequence[int]]) -> Iterator[tuple[int, int]]:
    """Where each line that is read ends, and where the one begins that is read behind it."""
    read: list[TextLine] = []
    done = 0
    for columns in taken_apart(lines, places):
        read += [*lines[done : columns.first], *columns.lines]
        done = columns.last + 1
    read += lines[done:]
    yield from ((one.end, other.start) for one, other in pairwise(read))


def score(made: Sequence[Sequence[SetPage]]) -> list[float]:
    """Of each setting, and of all of them, the share of lines that are read behind the right one."""
    counts = [read_behind(own) for own in made]
    every = sum(right for right, _ in counts) / sum(of for _, of in counts)
    return [*(right / of for right, of in counts), every]


def trials(told: str) -> Iterator[tuple[str, ModuleType, str, float]]:
    """What ``--try MODULE.NAME=VALUE,VALUE`` asks for: what to call it, the module, the name, and a value."""
    name, values = told.split("=")
    module, weight = name.split(".")
    for value in values.split(","):
        yield f"{name} = {value}", import_module(f"reportdiff.reading.{module}"), weight, float(value)


def main() -> int:
    """Set pages, read them, and print how surely."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--try", dest="trials", action="append", default=[], metavar="MODULE.NAME=VALUE,VALUE", help="weights to try, each by itself")
    parser.add_argument("--seed", type=int, default=21, help="other pages")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="put the table into a page")
    args = parser.parse_args()
    told, whose = paragraphs()
    made = [pages_of(setting, told, args.seed) for setting in SETTINGS]
    found = {f"paragraphs of {whose}": score(made)}
    for name, module, weight, value in (one for asked in args.trials for one in trials(asked)):
        before = getattr(module, weight)
        setattr(module, weight, value)
        found[name] = score(made)
        setattr(module, weight, before)
    rows = [[name, *shares] for name, shares in zip((*(setting.name for setting in SETTINGS), "all"), zip(*found.values(), strict=True), strict=True)]
    table = tabulate(rows, ["pages set in", *found], "github", floatfmt=".3f")
    print(table)
    if args.write:
        pages.write(args.write, NAME, table)
    return 0


if __name__ == "__main__":
    sys.exit(main())
