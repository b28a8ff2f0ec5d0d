"""Heads and outlines of reports of many kinds, each with exactly what it must give; the file says how it is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from framing import frame

from reportdiff.kinds import Turn, turn_at
from reportdiff.languages.folder import folder

half_width = folder("zh").view

_FIELDS = ("kind", "title", "issuer", "date", "year", "told")


@dataclass
class Case:
    """A report, what its head and its sections must be, and the parts of places in it."""

    name: str
    head: dict[str, str] = field(default_factory=dict)
    sections: list[str] = field(default_factory=list)
    places: list[tuple[str, str]] = field(default_factory=list)
    text: str = ""


def _cases() -> list[Case]:
    found: list[Case] = []
    body = False
    for line in (Path(__file__).parent / "invented.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            found.append(Case(line[3:]))
            body = False
        elif not found or line == "--":
            body = bool(found)
        elif body:
            found[-1].text += f"{line}\n"
        elif line.startswith("> "):
            found[-1].sections.append(line[2:])
        elif line.startswith("@ "):
            part, _, words = line[2:].partition(" ")
            found[-1].places.append((part, words))
        elif line:
            name, _, value = line.partition(": ")
            found[-1].head[name] = value
    return found


CASES = _cases()


def _told(value: object) -> str:
    return "-" if value is None else str(value)


def _part(turn: Turn | None) -> str:
    if turn is None:
        return "other"
    return turn.part.value + (f":{turn.until or turn.year}" if turn.until or turn.year else "")


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_head_and_outline(case: Case) -> None:
    found = frame(case.text, lang=case.head.get("lang", "zh"))
    head = {"kind": found.kind, **{name: _told(getattr(found.head, name)) for name in _FIELDS[1:]}}
    assert head == {name: case.head.get(name, "-") for name in _FIELDS}
    sections = [
        f"{one.level} {one.part.value} {half_width(one.number or '_')} {one.title}" for one in found.outline.sections
    ]
    assert sections == case.sections
    parts = [(_part(turn_at(found.outline.turns, case.text.index(words))), words) for _, words in case.places]
    assert parts == case.places


def test_there_are_many_kinds() -> None:
    assert len(CASES) >= 30
    assert {case.head["kind"] for case in CASES} == {"work_report", "address", "bulletin", "company_report", "table"}
