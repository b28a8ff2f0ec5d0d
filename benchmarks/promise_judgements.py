"""What readers marked of the promises of whole chapters, from the texts alone, and how the program's agree; kept as offsets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import ClassVar

import reportdiff as rd

FILES = sorted((Path(__file__).parent / "labels" / "judged_promises").glob("*.tsv"))
BLIND: frozenset[str] = frozenset({"淮安市2020.md__淮安市2021.md", "南京市2025.md__南京市2026.md"})  # pairs whose misses nobody looked at
COVERED = 0.5  # of what a reader marks: the program lists it
SHOWN = ("named", "concrete")


@dataclass(frozen=True, slots=True)
class Marked:
    """A promise as a reader marks it: where it stands, how particular it is (``may``: fine to list, no loss if not), what NEW says
    of it (several where either is right; none where that is hard to tell), and where NEW answers."""

    start: int
    end: int
    specificity: str
    statuses: tuple[str, ...]
    place: int | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """Counts over one pair or several: promises marked and found; shown (named or concrete) and right; of the same kind; told and right
    in what NEW says; silent, called so, and both."""

    marked: int = 0
    found: int = 0
    shown: int = 0
    right: int = 0
    alike: int = 0
    told: int = 0
    agreed: int = 0
    silent: int = 0
    called: int = 0
    both: int = 0

    HEADS: ClassVar[tuple[str, ...]] = (
        "marked", "found", "shown", "precision", "as particular", "right", "silent precision", "silent recall",
    )  # fmt: skip

    def shares(self) -> list[object]:
        """Its numbers, and how much of each is right, in the order of ``HEADS``."""
        right = [_share(self.alike, self.found), _share(self.agreed, self.told), _share(self.both, self.called), _share(self.both, self.silent)]
        return [self.marked, _share(self.found, self.marked), self.shown, _share(self.right, self.shown), *right]

    def __add__(self, other: Agreement) -> Agreement:
        return Agreement(*(getattr(self, name) + getattr(other, name) for name in (one.name for one in fields(self))))


def _share(part: int, whole: int) -> float:
    return part / max(1, whole)


def marks(file: Path) -> tuple[list[tuple[int, int]], list[Marked]]:
    """The chapters that were read, and what was marked in them."""
    chapters, found = [], []
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        start, end, specificity, statuses, place = line.split("\t")
        if specificity == "chapter":
            chapters.append((int(start), int(end)))
        else:
            said = () if statuses == "?" else tuple(statuses.split("/"))
            found.append(Marked(int(start), int(end), specificity, said, None if place == "-" else int(place)))
    return chapters, found


def within(file: Path, listed: Sequence[rd.Commitment]) -> list[rd.Commitment]:
    """The commitments of the chapters that were read."""
    return [one for one in listed if any(start <= one.start < end for start, end in marks(file)[0])]


def joined(marked: Sequence[Marked], listed: Sequence[rd.Commitment]) -> Iterator[tuple[Marked, rd.Commitment]]:
    """Each promise that a reader marks with the commitment that covers it, each of either once, the closest first."""
    covering = [
        (shared / (max(one.end, other.end) - min(one.start, other.start)), at, place)
        for at, one in enumerate(marked)
        for place, other in enumerate(listed)
        if (shared := min(one.end, other.end) - max(one.start, other.start)) >= COVERED * (one.end - one.start)
    ]
    taken: set[int] = set()
    given: set[int] = set()
    for _, at, place in sorted(covering, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if at not in taken and place not in given:
            taken.add(at)
            given.add(place)
            yield marked[at], listed[place]


def agreement(file: Path, found: rd.Diff) -> Agreement:
    """How a comparison agrees with what was marked."""
    marked = marks(file)[1]
    told = {one.commitment.id: one.status.value for one in found.commitments}
    listed = within(file, found.old.commitments)
    pairs = list(joined(marked, listed))
    right = {other.id for _, other in pairs}
    shown = [one for one in listed if one.specificity.value in SHOWN]
    asked = [one for one in marked if one.specificity != "may"]
    asked_pairs = [(one, other) for one, other in pairs if one.specificity != "may"]
    statuses = [(one.statuses, told[other.id]) for one, other in pairs if one.statuses]
    return Agreement(
        marked=len(asked),
        found=len(asked_pairs),
        shown=len(shown),
        right=sum(one.id in right for one in shown),
        alike=sum((one.specificity in SHOWN) == (other.specificity.value in SHOWN) for one, other in asked_pairs),
        told=len(statuses),
        agreed=sum(said in either for either, said in statuses),
        silent=sum("silent" in either for either, _ in statuses),
        called=sum(said == "silent" for _, said in statuses),
        both=sum(said == "silent" and said in either for either, said in statuses),
    )
