"""Tables of a text whose rows are numbered and end in one figure, as assurance statements list them.

    3. Power drawn from shore GWh 61.2
    4. Waste sent ashore kt 1.7

The numbers count on from row to row, so that a row is found where an extractor set the line of another column before it,
too. Nothing says that such lines are a table but that several of them end in a figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportdiff.model import Grid, GridCell, Span
from reportdiff.reading.lines import IS_CJK, ends_sentence
from reportdiff.reading.text_lines import LONGEST, TextLine, cues, text_lines

_ROW = re.compile(
    r"(?:\A|(?<=\s))(?P<number>\d{1,2})[.)] (?P<label>[A-Z(][^.;]*?(?:[A-Za-z%)²³]|[CN]O2))\s(?P<figure>[$€£]?[−–-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?)\Z"
)
_QUICK = re.compile(r"2(?<!\S2)[.)] \S")  # the 2 first, which a search jumps to
_FEWEST = 3  # rows
_APART = 8  # lines between two of them
_SKIPPED = 2  # numbers that a row may be after the last
_LABEL = 160  # characters


def numbered_rows(text: str, taken: Sequence[Grid] = (), lines: Sequence[TextLine] | None = None) -> list[Grid]:
    """The tables of a text, in order, apart from what lies in tables that are known; ``lines`` are its own, where they are at hand."""
    if not _QUICK.search(text):
        return []
    lines = text_lines(text) if lines is None else lines
    grids = (_grid(run, lines) for run in _runs(lines))
    return [grid for grid in grids if not any(one.start < grid.end and grid.start < one.end for one in taken)]


def _runs(lines: Sequence[TextLine]) -> Iterator[list[tuple[int, re.Match[str]]]]:
    """Lines whose numbers count on, each with its place."""
    run: list[tuple[int, re.Match[str]]] = []
    for place, line in enumerate(lines):
        if line.width > LONGEST or not (line.text[-1].isdigit() or line.text[-1] == "%") or IS_CJK.search(line.text):
            continue
        rows = [row for row in _ROW.finditer(line.text) if _is_row(row)]
        if run and place - run[-1][0] <= _APART:
            row = next((row for row in rows if 0 < int(row["number"]) - int(run[-1][1]["number"]) <= _SKIPPED), None)
            if row is not None:
                run.append((place, row))
            continue
        if len(run) >= _FEWEST:
            yield run
        run = [(place, row) for row in rows[:1] if int(row["number"]) <= _SKIPPED]
    if len(run) >= _FEWEST:
        yield run


def _is_row(row: re.Match[str]) -> bool:
    """Whether what stands between number and figure may be a label: short, and no part of a sentence."""
    label = row["label"]
    return len(label) <= _LABEL and not ends_sentence(label) and cues("of_sentences").isdisjoint(label.lower().split())


def _grid(run: Sequence[tuple[int, re.Match[str]]], lines: Sequence[TextLine]) -> Grid:
    """The grid of such lines: labels and figures."""
    cells: list[GridCell] = []
    for number, (place, row) in enumerate(run):
        start = lines[place].start
        cells.append(GridCell(number, 0, 1, 1, start + row.start("label"), start + row.end("label")))
        cells.append(GridCell(number, 1, 1, 1, start + row.start("figure"), start + row.end("figure")))
    first, last = run[0][0], run[-1][0]
    own = {place for place, _ in run}
    between = tuple(Span(lines[at].start, lines[at].end) for at in range(first, last) if at not in own)
    return Grid(lines[first].start + run[0][1].start(), lines[last].end, len(run), 2, tuple(cells), between=between)
