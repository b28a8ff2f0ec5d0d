"""A batch from its sources to the folder of results: find, read, place, compare, write.

The parent only hands out tasks and writes the journal. What is known of the files stands in an index on disk, so that its
memory does not grow with them; who does the tasks is a crew: processes of this machine, or a cluster.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import count, groupby, islice
from types import TracebackType
from typing import Self

from reportdiff.batch import dataset, manifest, places, planning, sources
from reportdiff.batch.desk import Desk
from reportdiff.batch.index import Index
from reportdiff.batch.journal import WORK, Journal
from reportdiff.batch.pool import Crew
from reportdiff.batch.tables import TABLES
from reportdiff.batch.tasks import keep_recipe
from reportdiff.batch.work import Answer, Done, Failed, Limits, Read, Reading, Recipe, Step, Task, Write
from reportdiff.errors import FolderError, SettingsError

BATCH = 128  # reports whose rows make one file of each table
_PAGE = 500

# Which step is being done, how many of its reports are done, and how many there are.
Progress = Callable[[Step, int, int], object]

_UNREAD = """
    SELECT g.* FROM given g LEFT JOIN heads h ON h.source = g.source AND h.stamp = g.stamp
    WHERE h.source IS NULL AND g.source > ?
"""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a batch came to: files, issuers, pairs of successive reports, and the rows of each table."""

    files: int
    issuers: int
    pairs: int
    rows: Mapping[str, int]


def run(
    wanted: Sequence[str],
    folder: str,
    crew: AbstractContextManager[Crew],
    recipe: Recipe | None = None,
    limits: Limits | None = None,
    progress: Progress = lambda step, done, total: None,
) -> Summary:
    """Read, compare and check all reports at ``wanted``, and write what is found to ``folder``.

    What was done by a run that was stopped is not done again. Raises ``ReportError`` where there is nothing to read, the
    folder holds something else, or cannot be written; what is wrong with a file stands in the table of errors.
    """
    dataset.library()
    recipe, limits = recipe or Recipe(), limits or Limits()
    made = manifest.made_by(recipe, limits)
    place = places.place(places.absolute(folder))
    with place.alone(), Index() as index:
        batch = _Batch(folder, made, index, progress)
        batch.begin(recipe)
        index.add(sources.find(wanted, folder))
        if not index.count("SELECT count(*) FROM given"):
            raise SettingsError(f"{', '.join(wanted)}: no report is there; name files, folders of them, or a list (CSV)")
        with crew as workers, batch:
            batch.read(workers)
            planning.plan(index)
            batch.compare(workers)
        return batch.finish()


class _Batch:
    def __init__(self, folder: str, made: manifest.Made, index: Index, progress: Progress) -> None:
        self._name, self._folder = folder, places.absolute(folder)
        self._place = places.place(self._folder)
        self._made, self._recipe = made, manifest.digest_of(made)
        self._index, self._progress = index, progress
        self._journal = Journal(self._place)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        self._journal.flush()  # whatever ended the work

    def begin(self, recipe: Recipe) -> None:
        """Take up what was done before."""
        resumed = manifest.resume(self._place, self._name, self._made, self._index)
        begun = self._place.get(f"{WORK}/{manifest.NAME}")
        if begun is not None:
            manifest.refuse_other(json.loads(begun), self._made, self._name)
        elif not resumed and self._is_other():
            raise FolderError(f"{self._name}: holds files that are no results of a batch; name a new or empty folder")
        self._place.put(f"{WORK}/{manifest.NAME}", json.dumps(self._made).encode())
        keep_recipe(self._place, recipe, self._recipe)
        self._journal.replay(self._index)

    def read(self, workers: Crew) -> None:
        """Read every file that was not read as it is now."""
        tasks = self._unread()
        total = self._index.count("SELECT count(*) FROM given")
        done = total - self._index.count(f"SELECT count(*) FROM ({_UNREAD})", "")
        self._progress(Step.READ, done, total)
        for task, answer in workers.run(lambda: next(tasks, None)):
            assert isinstance(task, Read)
            row = {"source": task.reading.source, "stamp": task.reading.stamp, **_row(task, answer)}
            self._index.put("heads", [row])
            self._journal.note("heads", row)
            done += 1
            self._progress(Step.READ, done, total)

    def _unread(self) -> Iterator[Task]:
        last = ""
        while rows := list(self._index.rows(f"{_UNREAD} ORDER BY g.source LIMIT {_PAGE}", last)):
            for row in rows:
                reading = Reading(row["source"], os.fsdecode(row["path"]), row["stamp"], row["lang"], row["encoding"], row["year"])
                yield Read(self._folder, self._recipe, reading)
            last = rows[-1]["source"]

    def compare(self, workers: Crew) -> None:
        """Compare and check the reports of every batch that is not written as it is now, and write it."""
        written = {row["part"]: row["digest"] for row in self._index.rows("SELECT part, digest FROM written")}
        names = {part.name: len(part.members) for part in self._parts() if written.get(part.name) != part.digest}
        total = self._index.count("SELECT count(*) FROM given")
        done = total - sum(names.values())
        self._progress(Step.COMPARE, done, total)
        desk = Desk(part for part in self._parts() if part.name in names)
        for task, answer in workers.run(desk.next):
            if isinstance(task, Write):
                if isinstance(answer, Failed):
                    raise FolderError(f"{self._name}: batch {task.name} cannot be written: {answer.message}")
                row = {"part": task.name, "digest": desk.digest(task), "rows": json.dumps(answer.told)}
                self._index.put("written", [row])
                self._journal.note("written", row)
                self._journal.flush()
            elif desk.answered(task, answer):
                done += 1
                self._progress(Step.COMPARE, done, total)

    def _parts(self) -> Iterator[Write]:
        """The batches, in order."""
        for year, group in groupby(planning.members(self._index), key=lambda member: member[0]):
            members = (member for _, member in group)
            for number in count():
                some = tuple(islice(members, BATCH))
                if not some:
                    break
                yield Write(self._folder, self._recipe, year, number, some)

    def finish(self) -> Summary:
        """Take away what no batch wrote, and write the manifest."""
        wanted, files = set(), set()
        for part in self._parts():
            wanted.add(part.name)
            files |= {dataset.file_of(table, part.year, part.number) for table in TABLES}
        self._index.change(
            "DELETE FROM written WHERE part = ?",
            [(row["part"],) for row in self._index.rows("SELECT part FROM written") if row["part"] not in wanted],
        )
        for table in TABLES:
            for name in list(self._place.names(table)):
                if name not in files:
                    self._place.remove(name)
        rows = manifest.write(self._place, self._made, self._index)
        self._place.remove(WORK)
        placed = "FROM places p JOIN given g ON g.source = p.source"
        return Summary(
            self._index.count("SELECT count(*) FROM given"),
            self._index.count(f"SELECT count(DISTINCT p.issuer) {placed}"),
            self._index.count(f"SELECT count(*) {placed} WHERE p.previous IS NOT NULL"),
            rows,
        )

    def _is_other(self) -> bool:
        """Whether the folder holds anything that no batch left there."""
        return any(not name.startswith(WORK) for name in self._place.names(""))


def _row(task: Read, answer: Answer) -> dict[str, object]:
    """What the index keeps of a file that was read, or could not be."""
    if isinstance(answer, Done):
        return dict(answer.told)
    return {"kind": answer.kind.value, "message": answer.message, "sha256": places.sha256(task.reading.path)}
