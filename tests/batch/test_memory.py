"""The memory of the parent does not grow with the number of reports."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from data_sets import Here

from reportdiff.batch import manifest, run
from reportdiff.batch.work import Answer, Compare, Done, Read, Task


class Nobody(Here):
    """A crew that does nothing and says that it is done, so that only the parent is measured."""

    def run(self, feed: Callable[[], Task | None]) -> Iterator[tuple[Task, Answer]]:
        while (task := feed()) is not None:
            yield task, self.answer(task)

    def answer(self, task: Task) -> Answer:
        if isinstance(task, Read):
            county, year = Path(task.reading.source).parts[-2:]
            head = {"sha256": "0" * 64, "lang": "zh", "issuer": f"{county}县人民政府", "year": int(year[:4]), "facts": 200}
            return Done(head)
        return Done() if isinstance(task, Compare) else Done({"facts": len(task.members)})


def peak(folder: Path, counties: int) -> int:
    """The most that the parent holds, in bytes."""
    for county in range(counties):
        (folder / "in" / f"{county:05}").mkdir(parents=True)
        for year in range(2000, 2004):
            (folder / "in" / f"{county:05}" / f"{year}.txt").touch()
    gc.collect()
    tracemalloc.start()
    found = run([str(folder / "in")], str(folder / "out"), Nobody())
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (found.files, found.pairs) == (4 * counties, 3 * counties)
    return most


def test_it_holds_what_few_reports_take(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A kilobyte kept of each report would make five megabytes more."""
    monkeypatch.setattr(manifest, "_LINES", 200)  # what is held at once is to be reached by few
    peak(tmp_path / "first", 1)  # what is imported does not count
    assert peak(tmp_path / "many", 1200) < 5_000_000
