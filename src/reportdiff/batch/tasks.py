"""What workers do: read a report, compare it with the one before and check it, write the rows of many.

A task that was done is found again by its key, and not done twice; done twice at once, by two workers, it gives the same.
"""

from __future__ import annotations

import pickle
import tempfile
import traceback
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from reportdiff import checking, extraction, following, reading
from reportdiff.batch import dataset, places, spool
from reportdiff.batch.journal import WORK
from reportdiff.batch.places import Place
from reportdiff.batch.tables import TABLES, Known, Wrong
from reportdiff.batch.work import (
    Answer,
    Compare,
    Done,
    Failed,
    Read,
    Reading,
    Recipe,
    Remark,
    Step,
    Task,
    Trouble,
    Unread,
    Write,
)
from reportdiff.errors import FolderError, ReadError, ReportError, SettingsError
from reportdiff.lang import Lexicon
from reportdiff.model import Diff, Report
from reportdiff.reading.limits import FILE_BYTES
from reportdiff.rendering import frames, records
from reportdiff.rendering.records import Records

_REPORTS, _ROWS = "reports", "rows"
_RECIPE = f"{WORK}/recipe"
_LONGEST = 500  # characters of a message

Rows = dict[str, list[tuple[Any, ...]]]
Value = TypeVar("Value")


def perform(task: Task) -> Answer:
    """Do a task; what is wrong with a file is an answer too. Raises ``FolderError`` where results cannot be written."""
    try:
        match task:
            case Read():
                return Done(_head(_report(places.place(task.folder), task.recipe, task.folder, task.reading)))
            case Compare():
                _rows(places.place(task.folder), task)
                return Done()
            case Write():
                return Done(_write(places.place(task.folder), task))
    except FolderError:
        raise
    except ReadError as error:
        return Failed(Trouble.UNREADABLE, f"{error.fault}; {error.remedy}"[:_LONGEST])
    except MemoryError:
        return Failed(Trouble.MEMORY, "needs more memory than one file may take")
    except Exception as error:
        return Failed(Trouble.FAULT, _told(error))


def keep_recipe(place: Place, recipe: Recipe, digest: str) -> None:
    """Put the recipe where workers find it."""
    place.put(f"{_RECIPE}-{digest}", pickle.dumps(recipe, pickle.HIGHEST_PROTOCOL))


@lru_cache(maxsize=4)
def _recipe(folder: str, digest: str) -> Recipe:
    data = places.place(folder).get(f"{_RECIPE}-{digest}")
    if data is None:
        raise FolderError(f"{folder}: holds no work that goes on; start the batch again")
    found: Recipe = pickle.loads(data)
    return found


def _report(place: Place, recipe: str, folder: str, wanted: Reading) -> Report:
    """A report: as it is kept, or else read now and kept."""
    found: Report | None = spool.kept(place, _REPORTS, wanted.key)
    if found is None:
        found = _read(wanted, _recipe(folder, recipe))
        spool.keep(place, _REPORTS, wanted.key, found)
    return found


def _read(wanted: Reading, recipe: Recipe) -> Report:
    document = _document(wanted, recipe)
    lang = wanted.lang or recipe.lang
    if recipe.lexicon is None:
        return extraction.extract(document, lang=lang, year=wanted.year)
    try:
        return extraction.extract(document, lang=lang, year=wanted.year, lexicon=recipe.lexicon)
    except SettingsError:  # a report in another language than the lexicon's
        return extraction.extract(document, lang=lang, year=wanted.year)


def _document(wanted: Reading, recipe: Recipe) -> Any:
    encoding = wanted.encoding or recipe.encoding
    if not places.is_remote(wanted.path):
        return replace(reading.load(wanted.path, encoding=encoding), source=wanted.source)
    data = places.fetch(wanted.path, FILE_BYTES)
    with tempfile.TemporaryDirectory(prefix="reportdiff-") as folder:
        copy = Path(folder) / f"report{PurePosixPath(wanted.path).suffix}"
        copy.write_bytes(data)
        return replace(reading.load(copy, encoding=encoding), source=wanted.source)


def _head(report: Report) -> dict[str, Any]:
    """What planning asks of a report."""
    return {
        "sha256": report.sha256, "lang": report.lang, "issuer": report.issuer, "year": report.year,
        "facts": len(report.facts),
    }  # fmt: skip


def _rows(place: Place, task: Compare) -> Rows:
    """The rows of a report: as they are kept, or else found now and kept."""
    found: Rows | None = spool.kept(place, _ROWS, task.placed.key)
    if found is None:
        found = _found(place, task)
        spool.keep(place, _ROWS, task.placed.key, found)
    return found


def _found(place: Place, task: Compare) -> Rows:
    placed, recipe = task.placed, _recipe(task.folder, task.recipe)
    report = replace(_report(place, task.recipe, task.folder, placed.reading), issuer=placed.issuer)
    rows: Rows = {
        "reports": _plain(records.made(TABLES["reports"], [Known(report, placed)])),
        "facts": _plain(records.facts(report)),
        "commitments": _plain(records.commitments(report)),
    }
    wrong = list(placed.remarks)
    if task.failure:
        wrong.append(task.failure)
    else:
        rows |= _compared(place, task, report, recipe, wrong)
    errors = [Wrong(report.source, report.issuer, report.year, report.sha256, remark) for remark in wrong]
    return rows | {"errors": _plain(records.made(TABLES["errors"], errors))}


def _compared(place: Place, task: Compare, report: Report, recipe: Recipe, wrong: list[Remark]) -> Rows:
    """What became of the targets of the report before, and what ``check`` finds; both rest on one comparison."""
    lexicon = recipe.lexicon if recipe.lexicon and recipe.lexicon.lang == report.lang else None
    before, diff = None, None
    if task.placed.previous:
        before = _report(place, task.recipe, task.folder, task.placed.previous)
        before = replace(before, issuer=task.placed.issuer)
        diff = _tried(lambda: _diff(before, report, recipe, lexicon), wrong)
    earlier = (before,) if before and diff else ()
    found = _tried(
        lambda: checking.check(report, earlier, tolerance=recipe.tolerance, lexicon=lexicon, diff=diff).findings, wrong
    )
    rows = {"findings": _plain(records.findings(found or (), report))}
    if diff:
        rows["outcomes"] = _plain(records.outcomes(diff))
        rows["pending"] = _plain(records.pending(diff))
        rows["commitment_outcomes"] = _plain(records.kept(diff))
    return rows


def _diff(before: Report | None, report: Report, recipe: Recipe, lexicon: Lexicon | None) -> Diff | None:
    return following.compare(before, report, recipe.tolerance, lexicon) if before else None


def _tried(attempt: Callable[[], Value], wrong: list[Remark]) -> Value | None:
    """What an attempt gives; where it fails the reason is remarked, and the rest goes on."""
    try:
        return attempt()
    except MemoryError:
        raise
    except Exception as error:
        kind = Trouble.UNREADABLE if isinstance(error, ReportError) else Trouble.FAULT
        wrong.append(Remark(Step.COMPARE, kind, _told(error)))
        return None


def _write(place: Place, task: Write) -> dict[str, int]:
    whole: Rows = {table: [] for table in TABLES}
    for member in task.members:
        if isinstance(member, Unread):
            wrong = Wrong(member.source, member.issuer, task.year, member.sha256, member.remark)
            whole["errors"].extend(_plain(records.made(TABLES["errors"], [wrong])))
            continue
        for table, rows in _rows(place, Compare(task.folder, task.recipe, member)).items():
            whole[table].extend(rows)
    for table, rows in whole.items():
        name = dataset.file_of(table, task.year, task.number)
        if rows:
            place.put(name, dataset.parquet(table, rows))
        else:
            place.remove(name)
    return {table: len(rows) for table, rows in whole.items()}


def _plain(listed: Records) -> list[tuple[Any, ...]]:
    """Rows of plain values, which take little to keep."""
    kinds = [field.type for field in listed.fields]
    return [tuple(frames.typed(cell, kind) for cell, kind in zip(row, kinds, strict=True)) for row in listed.rows]


def _told(error: Exception) -> str:
    """A fault on one line, with the place in the program that a developer would look at."""
    if isinstance(error, ReportError):
        return str(error)[:_LONGEST]
    last = traceback.extract_tb(error.__traceback__)[-1]
    said = " ".join(str(error).split())
    return f"{type(error).__name__}: {said} ({Path(last.filename).name}, line {last.lineno})"[:_LONGEST]
