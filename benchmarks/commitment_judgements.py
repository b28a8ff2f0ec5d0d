"""What people judged of commitments in real reports, kept as offsets: which things a plan names, and what NEW says of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import reportdiff as rd

LABELS = Path(__file__).parent / "labels"
ANSWERED = sorted((LABELS / "judged_answers").glob("*.tsv"))
FOLLOWED = sorted((LABELS / "judged_commitments").glob("*.tsv"))
LISTED = sorted((LABELS / "judged_listings").glob("*.tsv"))
SHARED = 0.6  # of the pairs of characters of what a reader names: the program names it


def report_file(folder: Path, name: str) -> Path:
    """Where a report lies: among those of provinces, or else among the cities beside them."""
    return folder / name if (folder / name).is_file() else folder.parent / "cities" / name


@dataclass(frozen=True, slots=True)
class Listing:
    """Things named by a reader, those of them that are listed, commitments listed, those of them that name such a thing."""

    named: int
    found: int
    listed: int
    right: int

    @property
    def recall(self) -> float:
        """Of the things that a reader names, the share that is listed."""
        return self.found / self.named

    @property
    def precision(self) -> float:
        """Of the commitments listed, the share that names something that a reader names or lets pass."""
        return self.right / self.listed


@dataclass(frozen=True, slots=True)
class Silence:
    """Commitments judged and listed, called silent, silent as judged, and both."""

    judged: int
    listed: int
    called: int
    silent: int
    right: int

    @property
    def precision(self) -> float:
        """Of those called silent, the share that is."""
        return self.right / self.called

    @property
    def recall(self) -> float:
        """Of those that are silent, the share that is called so."""
        return self.right / self.silent


def listing(file: Path, report: rd.Report) -> Listing:
    """How the listing of a report agrees with its file: start, end, ``named`` or ``may`` (fine to list, no loss if not)."""
    named = found = 0
    right: set[str] = set()
    for start, end, verdict in _rows(file):
        hits = {
            one.id
            for one in report.commitments
            if one.start < end and start < one.end and _names(one, report.text[start:end])
        }
        right |= hits
        named += verdict == "named"
        found += verdict == "named" and bool(hits)
    return Listing(named, found, sum(bool(one.names) for one in report.commitments), len(right))


def silence(file: Path, old: rd.Report, new: rd.Report) -> Silence:
    """How what is called silent agrees with a file of verdicts."""
    told = {one.commitment.id: one.status.value for one in rd.diff(old, new).commitments}
    listed = followed(file, old)
    pairs = [(told[one.id], verdict) for one, verdict in listed]
    ends = {one.end for one, _ in listed}
    return Silence(
        judged=len(_rows(file)),
        listed=sum(end in ends or verdict != "silent" for _, end, verdict in _rows(file)),
        called=sum(status == "silent" for status, _ in pairs),
        silent=sum(verdict == "silent" for _, verdict in pairs),
        right=sum(status == verdict == "silent" for status, verdict in pairs),
    )


def followed(file: Path, old: rd.Report) -> list[tuple[rd.Commitment, str]]:
    """The commitments that were judged with their verdicts; of a list that was judged as one each, if the whole is silent."""
    found: list[tuple[rd.Commitment, str]] = []
    for start, end, verdict in _rows(file):
        inside = [one for one in old.commitments if start <= one.start and one.end <= end and one.names]
        if len(inside) < 2:
            found += [(one, verdict) for one in old.commitments if one.end == end][:1]
        elif verdict == "silent":
            found += [(one, verdict) for one in inside]
    return found


def answered(file: Path, old: rd.Report) -> list[tuple[rd.Commitment, tuple[str, ...], float]]:
    """The commitments of a pair of which a reader told what NEW says, with the statuses that are right, and how many of those listed
    each stands for, 1 on the mean: more of those called silent may have been drawn. Those that are no longer listed as they were are
    left out."""
    listed = {(one.start, one.end): one for one in old.commitments}
    found: list[tuple[rd.Commitment, tuple[str, ...], float]] = []
    for line in _lines(file):
        start, end, said, *stands_for = line
        if one := listed.get((int(start), int(end))):
            found.append((one, tuple(said.split("/")), float(stands_for[0]) if stands_for else 1.0))
    return found


def _names(commitment: rd.Commitment, thing: str) -> bool:
    plain = "".join(filter(str.isalnum, thing))
    pairs = [plain[at : at + 2] for at in range(len(plain) - 1)]
    return any(
        sum(pair in "".join(filter(str.isalnum, name)) for pair in pairs) >= SHARED * max(1, len(pairs))
        for name in commitment.names
    )


def _rows(file: Path) -> list[tuple[int, int, str]]:
    return [(int(start), int(end), verdict) for start, end, verdict in _lines(file)]


def _lines(file: Path) -> list[list[str]]:
    return [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
