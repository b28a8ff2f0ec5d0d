"""The main job from end to end: the invented reports of two years against the table that a person wrote of them.

`fixtures/README.md` says how the table was judged. What is counted here is a score: each floor is what held when it
was last raised. Run with `-s -k scores` to read every row that differs.
"""

# ruff: noqa: T201 - the differences are printed for a person

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

import reportdiff as rd
from reportdiff.model import Diff, Fact, Kind, Outcome

FIXTURES = Path(__file__).parents[2] / "fixtures" / "qinglan"

# Of 40 targets that were due, so many are right. Raise a number when the program gets better; never lower one.
FLOORS = {"status": 38, "proof": 39, "renewed": 39, "change": 39}
FOUND_FLOOR = 40  # of 40 targets, found and followed at all
OTHER_FLOORS = {"not due": 4, "not targets": 5, "new": 14}  # of 4, of 5, of 14
SPURIOUS_CEILING = 1  # followed though the table knows no such target; never raise it


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quoted number stands: the offsets of the quotation in its report."""

    start: int
    end: int

    def holds(self, fact: Fact | None) -> bool:
        return fact is not None and fact.start < self.end and self.start < fact.end


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table with its quotations found in the two reports."""

    part: str
    number: str
    quoted: str
    indicator: str
    status: str
    target: Place | None
    proof: Place | None
    renewed: Place | None
    change: str | None


@cache
def _found() -> Diff:
    return rd.diff(rd.read(FIXTURES / "2024.txt"), rd.read(FIXTURES / "2025.txt"))


def _place(text: str, begin: int, context: str, number: str) -> Place | None:
    if context == "-" or number == "-":
        return None
    assert text.count(context, begin) == 1, context
    assert context.count(number) == 1, (context, number)
    start = text.index(context, begin) + context.index(number)
    return Place(start, start + len(number))


@cache
def _rows() -> tuple[Row, ...]:
    return tuple(_read_rows())


def _read_rows() -> Iterator[Row]:
    old, new = _found().old.text, _found().new.text
    old_plan, new_plan = old.index("二、2024年工作安排"), new.index("二、2025年工作安排")
    lines = (FIXTURES / "expected.tsv").read_text(encoding="utf-8").splitlines()
    part = ""
    for cells in csv.DictReader((lines[0], *lines[1:]), delimiter="\t", quoting=csv.QUOTE_NONE):
        if cells["no"].startswith("# "):
            part = cells["no"][2:]
            continue
        yield Row(
            part=part,
            number=cells["no"],
            quoted=cells["target"] if part != "new" else cells["renewed"],
            indicator=cells["indicator"],
            status=cells["status"],
            target=_place(old, old_plan, cells["target_context"], cells["target"]),
            proof=_place(new, 0, cells["proof_context"], cells["proof"]),
            renewed=_renewed(new, new_plan, cells),
            change=None if cells["change"] == "-" else cells["change"],
        )


def _renewed(new: str, plan: int, cells: dict[str, str]) -> Place | None:
    if cells["renewed"] == "-":
        return None
    context = cells["renewed_context"] if cells["renewed_context"] != "-" else cells["indicator"]
    return _place(new, plan, context, cells["renewed"])


def _part(name: str) -> list[Row]:
    return [row for row in _rows() if row.part == name]


def _outcome(row: Row) -> Outcome | None:
    return next((o for o in _found().outcomes if row.target and row.target.holds(o.target)), None)


def _differences(row: Row) -> dict[str, str]:
    """What the program says otherwise of a target that was due, by column."""
    outcome = _outcome(row)
    if outcome is None:
        return dict.fromkeys(FLOORS, "no such target was found")
    wrong: dict[str, str] = {}
    if outcome.status != row.status:
        wrong["status"] = f"{outcome.status} ({outcome.why})"
    for column, place, fact in (("proof", row.proof, outcome.actual), ("renewed", row.renewed, outcome.renewed)):
        right = place.holds(fact) if place else fact is None
        if not right:
            wanted = _found().new.text[place.start - 12 : place.end] if place else "nothing"
            wrong[column] = f"{_said(fact)} for {wanted!r}"
    if outcome.change != row.change:
        wrong["change"] = f"{outcome.change} for {row.change}"
    return wrong


def _said(fact: Fact | None) -> str:
    return f"{fact.indicator} {fact.text} ({fact.kind}, {fact.measure}, {fact.year})" if fact else "nothing"


def _report() -> str:
    """Every row that differs, for a person to read."""
    lines = []
    for row in _part("due"):
        for column, what in _differences(row).items():
            lines.append(f"{row.number:>3} {row.indicator} {row.quoted} [{row.status}] {column}: {what}")
    lines += [f"not due, but followed: {row.indicator} {row.quoted}" for row in _part("not due") if _outcome(row)]
    lines += [
        f"no target, but taken for one: {row.indicator} {row.quoted}: {_said(_as_target(row))}"
        for row in _part("not targets")
        if _as_target(row)
    ]
    lines += [f"new, but not told as new: {row.indicator} {row.quoted}" for row in _part("new") if not _is_new(row)]
    lines += [f"followed, but not in the table: {_said(fact)}" for fact in _spurious()]
    of_several_years = [row.renewed for row in (*_part("new"), *_part("not due")) if row.renewed]
    lines += [
        f"told as new, but it is not: {_said(fact)}"
        for fact in _found().new_targets
        if not any(place.holds(fact) for place in of_several_years)
    ]
    return "\n".join(lines) or "every row is as the table says"


def _spurious() -> list[Fact]:
    places = [row.target for row in _rows() if row.target]
    followed = [outcome.target for outcome in _found().outcomes]
    return [fact for fact in followed if not any(place.holds(fact) for place in places)]


def _as_target(row: Row) -> Fact | None:
    facts = (fact for fact in _found().old.facts if fact.kind is Kind.TARGET)
    return next((fact for fact in facts if row.target and row.target.holds(fact)), None)


def _is_new(row: Row) -> bool:
    return any(row.renewed and row.renewed.holds(fact) for fact in _found().new_targets)


def test_the_table_is_read_whole() -> None:
    assert {part: len(_part(part)) for part in ("due", "not due", "not targets", "new")} == {
        "due": 40,
        "not due": 4,
        "not targets": 5,
        "new": 14,
    }


@pytest.mark.parametrize("column", FLOORS)
def test_scores_of_targets_that_were_due(column: str) -> None:
    rows = _part("due")
    right = sum(column not in _differences(row) for row in rows)
    print(f"\n{column}: {right} of {len(rows)} right")
    if column == "status":
        print(_report())
    assert right >= FLOORS[column], f"{column}: {right} of {len(rows)}\n{_report()}"


@pytest.mark.parametrize("name", OTHER_FLOORS)
def test_scores_of_the_other_parts(name: str) -> None:
    rows = _part(name)
    right = sum(
        {"not due": _outcome(row) is None, "not targets": _as_target(row) is None, "new": _is_new(row)}[name]
        for row in rows
    )
    print(f"\n{name}: {right} of {len(rows)} right")
    assert right >= OTHER_FLOORS[name], f"{name}: {right} of {len(rows)}\n{_report()}"


def test_targets_are_found_and_no_others() -> None:
    followed = [row.number for row in _part("due") if _outcome(row)]
    assert len(followed) >= FOUND_FLOOR, _report()
    assert len(_spurious()) <= SPURIOUS_CEILING, _report()
