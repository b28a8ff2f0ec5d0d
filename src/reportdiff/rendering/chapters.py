"""The chapters that a report's targets stand in: the headings by which a reader finds his way, at whatever depth they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from reportdiff.model import Fact, Report, Section

_ENOUGH = 3  # headings that tell where something stands; a plan that stands under one heading is told apart below it


def chapters(report: Report, facts: Sequence[Fact]) -> Mapping[str, Section | None]:
    """The chapter of each fact by the fact's id: its heading at the highest level at which the facts stand under several."""
    return placed_by([(fact.id, fact.section) for fact in facts], report)


def placed_by(placed: Iterable[tuple[str, str | None]], report: Report) -> Mapping[str, Section | None]:
    """The same of whatever has an id and the id of its section."""
    by = {section.id: section for section in report.sections}
    paths = {id_: [*_path(by.get(section or ""), by)] for id_, section in placed}
    deepest = max((len(path) for path in paths.values()), default=1)
    best: dict[str, Section | None] = {}
    told = -1
    for depth in range(max(deepest, 1)):
        here = {id_: path[min(depth, len(path) - 1)] if path else None for id_, path in paths.items()}
        apart = len({section.id for section in here.values() if section})
        if apart > told:
            best, told = here, apart
        if told >= _ENOUGH:
            break
    return best


def within(report: Report, wanted: str) -> frozenset[str]:
    """The ids of the sections whose heading, or that of a section that they stand in, holds ``wanted``."""
    by = {section.id: section for section in report.sections}
    return frozenset(
        section.id
        for section in report.sections
        if any(wanted.casefold() in f"{one.number or ''}{one.title}".casefold() for one in _path(section, by))
    )


def grouped(facts: Iterable[tuple[Section | None, int]]) -> list[tuple[int, Section | None]]:
    """Where a run of rows under another chapter begins: the place of its first row, and the chapter."""
    starts: list[tuple[int, Section | None]] = []
    for section, place in facts:
        if not starts or starts[-1][1] is not section:
            starts.append((place, section))
    return starts


def _path(section: Section | None, by: Mapping[str, Section]) -> Iterator[Section]:
    """The sections from the top of the tree down to this one."""
    above: list[Section] = []
    while section is not None and section not in above:
        above.append(section)
        section = by.get(section.parent or "")
    return reversed(above)
