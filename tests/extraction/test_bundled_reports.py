"""What is read of the bundled reports, followed from one to the next and found in them, to the last field.

``bundled/`` holds it as it was last looked at, a line for each fact, section, promise, outcome and finding. What changes shows
as a difference of these files, to be read before it is written anew:

    python tests/extraction/test_bundled_reports.py --write
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import reportdiff as rd

FIXTURES = Path(__file__).parents[2] / "fixtures"
BUNDLED = Path(__file__).parent / "bundled"
REPORTS = (
    "qinglan/2024.txt", "qinglan/2025.docx", "harwick/2024.txt", "harwick/2025.txt",
    "counties/yuwan2024.txt", "counties/yuwan2025.txt",
)  # fmt: skip
PAIRS = tuple(
    pair for pair in pairwise(REPORTS) if pair[0].split("/")[0] == pair[1].split("/")[0]
)


@cache
def read(name: str) -> rd.Report:
    return rd.read(FIXTURES / name)


def told(value: Any) -> str:
    """A field as it stands in a line: of what has an identity, that; lists member by member."""
    if value is None:
        return "-"
    if isinstance(value, tuple | list | frozenset):
        return "[" + " ".join(told(one) for one in value) + "]"
    if isinstance(value, rd.Fact):
        return f"{value.start}:{value.text}"
    if isinstance(value, rd.Section):
        return f"{value.start}:{value.title}"
    if isinstance(value, float):
        return f"{value:.3f}"
    return str(value).replace(f"{FIXTURES}/", "").replace("\n", "⏎").replace("|", "/")


def line(kind: str, one: Any, names: tuple[str, ...] = ()) -> str:
    chosen = names or tuple(field.name for field in fields(one) if not field.name.startswith("_"))
    return " | ".join([kind, *(told(getattr(one, name)) for name in chosen)])


def lines_of_report(name: str) -> Iterator[str]:
    report = read(name)
    yield line("report", report, ("lang", "title", "issuer", "date", "year", "genre", "notes"))
    yield from (line("section", one) for one in report.sections)
    yield from (line("fact", one) for one in report.facts)
    yield from (line("promise", one) for one in report.commitments)
    yield from lines_of_check(rd.check(report))


def lines_of_pair(old: str, new: str) -> Iterator[str]:
    result = rd.diff(read(old), read(new))
    names = ("status", "target", "actual", "renewed", "margin", "confidence", "headline", "facets", "why")
    yield from (line("outcome", one, names) for one in result.outcomes)
    yield from (line("promise", one, ("status", "confidence", "why")) for one in result.commitments)
    yield from (line("pending", one, ("target", "actual", "renewed", "margin", "progress")) for one in result.pending)
    yield from (line("sections", one, ("change", "old", "new", "similarity")) for one in result.sections)
    yield from lines_of_check(rd.check(read(new), previous=read(old)))


def lines_of_check(findings: rd.Findings) -> Iterator[str]:
    yield f"coverage | {findings.coverage}"
    yield from (line("finding", one) for one in findings)


def file_of(*names: str) -> Path:
    return BUNDLED / ("__".join(Path(name).with_suffix("").as_posix().replace("/", "-") for name in names) + ".txt")


def differences(path: Path, found: Iterator[str]) -> list[str]:
    """The lines that stand in the file alone, and those that were found alone."""
    wanted, got = path.read_text(encoding="utf-8").splitlines(), list(found)
    missing, further = set(wanted) - set(got), set(got) - set(wanted)
    kept = [f"- {one}" for one in wanted if one in missing] + [f"+ {one}" for one in got if one in further]
    return kept or ([] if wanted == got else ["the lines stand in another order"])


@pytest.mark.parametrize("name", REPORTS)
def test_what_is_read_of_a_bundled_report(name: str) -> None:
    assert differences(file_of(name), lines_of_report(name)) == []


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_how_a_bundled_report_answers_the_one_before(old: str, new: str) -> None:
    assert differences(file_of(old, new), lines_of_pair(old, new)) == []


def write() -> None:
    BUNDLED.mkdir(exist_ok=True)
    for name in REPORTS:
        file_of(name).write_text("\n".join(lines_of_report(name)) + "\n", encoding="utf-8")
    for old, new in PAIRS:
        file_of(old, new).write_text("\n".join(lines_of_pair(old, new)) + "\n", encoding="utf-8")


if __name__ == "__main__" and "--write" in sys.argv:
    write()
