"""Prints every ready question as Markdown: its parameters, and what it is answered on the bundled reports.

    python docs/questions.py

The reports are those of the invented counties and the invented city under fixtures/.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from reportdiff.batch import Limits, run
from reportdiff.batch.pool import Pool
from reportdiff.querying.answering import Answer, ask, names_of
from reportdiff.querying.questions import Question, questions
from reportdiff.rendering import answers

SOURCES = ("fixtures/counties", "fixtures/harwick")
ROWS = 6
_LONGEST = 60  # characters of a cell on the page


def section(question: Question, found: Answer) -> str:
    """One question with its answer."""
    lines = [f"## {question.name}", "", f"{question.title['en']}. {question.title['zh']}。", ""]
    if question.parameters:
        lines += [
            f"- `{name}`" + ("" if one.default is None else f" = `{one.default}`") + f": {one.meaning['en']}"
            for name, one in question.parameters.items()
        ]
        lines.append("")
    rows = [[_short(cell) for cell in row] for row in found.rows[:ROWS]]
    drawn = answers.markdown("", dict(zip(found.columns, found.numeric, strict=True)), rows, names_of("en"), "en")
    lines.append(drawn.partition("\n\n")[2])
    if len(found.rows) > ROWS:
        lines += [f"… and {len(found.rows) - ROWS} more.", ""]
    return "\n".join(lines)


def _short(cell: object) -> object:
    """A cell that fits a page."""
    if isinstance(cell, str) and len(cell) > _LONGEST:
        return cell[: _LONGEST - 1] + "…"
    return cell


def main() -> None:
    """Print all."""
    with tempfile.TemporaryDirectory(prefix="reportdiff-docs-") as made:
        folder = str(Path(made) / "results")
        limits = Limits()
        run(SOURCES, folder, Pool(2, limits), limits=limits)
        for question in questions().values():
            print(section(question, ask(folder, question.sql, question.bound(question.values(())))))


if __name__ == "__main__":
    main()
