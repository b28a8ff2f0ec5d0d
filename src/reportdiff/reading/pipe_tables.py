"""Pipe tables of a Markdown file: cells as spans of the file's own text (GitHub Flavored Markdown, section 4.10)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from reportdiff.model import Grid, GridCell

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_DELIMITER = re.compile(r"\s{0,3}\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*\Z")
_PIPE = re.compile(r"(?<!\\)\|")


def pipe_tables(text: str) -> Iterator[Grid]:
    """Each table: a head row, a row of dashes, and the rows below up to an empty line."""
    lines = [match.span() for match in _LINE.finditer(text) if match[0]]
    at = 0
    while at + 1 < len(lines):
        head, below = (text[slice(*lines[at + i])].rstrip("\r\n") for i in (0, 1))
        width = len(_cells(text, *lines[at])) if "|" in head else 0
        if not width or not _DELIMITER.match(below) or "-" not in below or len(_cells(text, *lines[at + 1])) != width:
            at += 1
            continue
        end = at + 2
        while end < len(lines) and "|" in text[slice(*lines[end])]:
            end += 1
        yield _grid(text, [lines[at], *lines[at + 2 : end]], width)
        at = end


def _grid(text: str, rows: list[tuple[int, int]], width: int) -> Grid:
    cells = [
        GridCell(row, column, 1, 1, start, end, head=row == 0)
        for row, line in enumerate(rows)
        for column, (start, end) in enumerate(_cells(text, *line)[:width])
        if end > start
    ]
    return Grid(rows[0][0], rows[-1][0] + len(text[slice(*rows[-1])].rstrip()), len(rows), width, tuple(cells))


def _cells(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where each cell of a line stands, without the white space around it."""
    line = text[start:end]
    borders = [-1, *(match.start() for match in _PIPE.finditer(line)), len(line.rstrip())]
    spans = [(a + 1, b) for a, b in pairwise(borders)]
    if spans and not line[slice(*spans[0])].strip():
        spans = spans[1:]
    if spans and not line[slice(*spans[-1])].strip():
        spans = spans[:-1]
    found = []
    for a, b in spans:
        said = line[a:b]
        first = start + a + len(said) - len(said.lstrip())
        found.append((first, first + len(said.strip())))
    return found
