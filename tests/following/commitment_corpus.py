"""Reads the corpus of promises of Chinese plans (its head says how its lines are to be read)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import reportdiff as rd

CORPUS = Path(__file__).parents[1] / "corpus" / "zh" / "commitments.txt"
PLAN = "2031年云溪县政府工作报告\n\n一、2030年工作回顾\n\n茶叶丰收。\n\n二、2031年工作安排\n\n"


@dataclass(frozen=True, slots=True)
class Row:
    """What one commitment must give."""

    action: str
    object: str
    names: tuple[str, ...]
    specificity: str


@dataclass(frozen=True, slots=True)
class Promise:
    """A sentence of a plan, and the commitments that it must give."""

    text: str
    rows: tuple[Row, ...]


def promises() -> list[Promise]:
    """The sentences of the corpus; raises ``ValueError`` with the number of a line that is not of its form."""
    found: list[Promise] = []
    closed = True  # whether the last sentence has its commitments, or its -
    for number, line in enumerate(CORPUS.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("|")]
        if line[0] != " " and len(cells) == 1 and closed:
            found.append(Promise(cells[0], ()))
            closed = False
        elif line[0] == " " and cells == ["-"] and not closed:
            closed = True
        elif line[0] == " " and len(cells) == 4 and all(cells) and found and (found[-1].rows or not closed):
            action, object_, names, specificity = cells
            row = Row(action, object_, tuple(name.strip() for name in names.split(";") if names != "-"), specificity)
            found[-1] = Promise(found[-1].text, (*found[-1].rows, row))
            closed = True
        else:
            raise ValueError(f"{CORPUS}, line {number}: {line!r}")
    return found


def given(promise: Promise) -> tuple[Row, ...]:
    """What the program reads in a sentence that stands in a plan."""
    report = rd.parse(PLAN + promise.text + "\n", lang="zh")
    return tuple(Row(one.action, one.object, one.names, one.specificity.value) for one in report.commitments)
