"""How whole the tables of printed pages are read, and how long a page takes, beside other programs in one run.

    python benchmarks/printed_tables.py                  # prints a Markdown table
    python benchmarks/printed_tables.py --write docs/accuracy.md

Reads the PDFs under ``tables/pdf`` of the labelled reports (``REPORTDIFF_EVAL``; half of a public competition's) and
scores the grids by that competition's measure, as ``tables/adjacency.py`` there computes it: of each cell the nearest
one to the right and below, precision and recall of such pairs. The peers are read where they are installed:
``pip install --group tables``.
"""

from __future__ import annotations

import argparse
import importlib.util
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

from tabulate import tabulate

import corpus
import pages
from reportdiff.model import page_at
from reportdiff.reading import load

NAME = "make printed-tables"

# The rows of a grid as texts; a cell that covers several places stands in each of them.
Rows = list[list[str]]
# Page, from 1, to the grids on it.
ByPage = dict[int, list[Rows]]


def ours(path: Path) -> ByPage:
    """The grids that a report is read with."""
    document = load(str(path))
    found: ByPage = defaultdict(list)
    for grid in document.tables:
        rows = [[""] * grid.columns for _ in range(grid.rows)]
        for cell in grid.cells:
            for row in range(cell.row, min(cell.row + cell.rows, grid.rows)):
                for column in range(cell.column, min(cell.column + cell.columns, grid.columns)):
                    rows[row][column] = document.text[cell.start : cell.end]
        found[page_at(document.pages, grid.start) or 1].append(rows)
    return found


def pdfplumber(path: Path, **settings: str) -> ByPage:
    """What pdfplumber finds."""
    import pdfplumber as peer  # type: ignore[import-not-found]

    with peer.open(path) as opened:
        return {page.page_number: [_filled(table) for table in page.extract_tables(settings)] for page in opened.pages}


def _camelot(path: Path, *, flavor: str) -> ByPage:
    import camelot  # type: ignore[import-not-found]

    found: ByPage = defaultdict(list)
    for table in camelot.read_pdf(str(path), pages="all", flavor=flavor, suppress_stdout=True):
        found[int(table.page)].append(_filled(table.df.to_numpy().tolist()))
    return found


def _filled(rows: Iterable[Iterable[Any]]) -> Rows:
    return [[str(cell or "") for cell in row] for row in rows]


# The peers as they come, and with the settings that their authors advise for tables without rulings.
READERS: dict[str, tuple[str | None, Callable[[Path], ByPage]]] = {
    "reportdiff": (None, ours),
    "pdfplumber": ("pdfplumber", pdfplumber),
    "pdfplumber, text": ("pdfplumber", partial(pdfplumber, vertical_strategy="text", horizontal_strategy="text")),
    "camelot, lattice": ("camelot", partial(_camelot, flavor="lattice")),
    "camelot, stream": ("camelot", partial(_camelot, flavor="stream")),
    "camelot, network": ("camelot", partial(_camelot, flavor="network")),
}


def measured(folder: Path, measure: ModuleType) -> list[list[object]]:
    """A line for each reader that is installed: precision, recall, F, seconds a page."""
    wanted = {path: measure.truth(path.with_name(path.stem + "-str.xml")) for path in sorted(folder.glob("*.pdf"))}
    rows: list[list[object]] = []
    for name, (package, read) in READERS.items():
        if package and importlib.util.find_spec(package) is None:
            rows.append([name, "not installed"])
            continue
        read(next(iter(wanted)))  # what it imports is not the pages'
        found, seconds = {}, 0.0
        for path in wanted:
            start = time.perf_counter()
            found[path] = read(path)
            seconds += time.perf_counter() - start
        rows.append([name, *_scores(wanted, found, measure), seconds / sum(_pages(path) for path in wanted)])
    return rows


def _scores(wanted: dict[Path, Any], found: dict[Path, ByPage], measure: ModuleType) -> list[float]:
    hit = told = asked = 0
    for path, by_page in wanted.items():
        for page, want in by_page.items():
            got: Counter[Any] = sum((measure.read(rows) for rows in found[path].get(page, [])), Counter())
            hit, told, asked = hit + (want & got).total(), told + got.total(), asked + want.total()
    precision, recall = hit / told if told else 0.0, hit / asked
    return [precision, recall, 2 * precision * recall / (precision + recall) if hit else 0.0]


def _pages(path: Path) -> int:
    import pypdfium2  # type: ignore[import-untyped]

    with pypdfium2.PdfDocument(path) as document:
        return len(document)


def _measure(script: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("adjacency", script)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--write", type=Path, metavar="PAGE", help="put the table into this page of the documentation")
    chosen = options.parse_args()
    reports = corpus.evaluation()
    if reports is None or not (reports / "tables" / "pdf").is_dir():
        print("no PDFs with labelled tables here: name the folder of labelled reports in REPORTDIFF_EVAL; nothing was scored")
        return
    rows = measured(reports / "tables" / "pdf", _measure(reports / "tables" / "adjacency.py"))
    table = tabulate(rows, ["reader", "precision", "recall", "F", "seconds a page"], tablefmt="github", floatfmt=".3f")
    print(table)
    if chosen.write:
        pages.write(chosen.write, NAME, table)


if __name__ == "__main__":
    main()
