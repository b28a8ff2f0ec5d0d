"""Commands with the rooms before them stood in for, so that only the command line is tried."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

sys.path.insert(0, str(Path(__file__).parents[1] / "rendering"))

import sample_reports as sample

from reportdiff import extraction, following, reading
from reportdiff.cli import main
from reportdiff.errors import ReadError
from reportdiff.model import Diff, Document, Report

Run = Callable[..., Result]


@pytest.fixture
def calls() -> list[tuple[str, object]]:
    """What the rooms were asked for, in order."""
    return []


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, calls: list[tuple[str, object]]) -> Run:
    """Run ``reportdiff`` in an empty folder; ``noyear.txt`` has no year, ``bad.txt`` cannot be read."""

    def load(source, *, encoding=None, stdin=None) -> Document:
        calls.append(("load", (source, encoding, stdin is not None)))
        if "bad" in str(source):
            raise ReadError(str(source), "is empty", "give the file that holds the text")
        return Document(str(source), "txt", hashlib.sha256(str(source).encode()).hexdigest(), "…")

    def extract(document, lang="auto", year=None, lexicon=None) -> Report:
        calls.append(("extract", (document.source, lang, year)))
        found = None if "noyear" in document.source else 2025
        return sample.report(source=document.source, year=year or found, notes=("a note\x1b[2J",))

    def compare(old, new, tolerance, lexicon=None, **given) -> Diff:
        calls.append(("compare", tolerance))
        notes = tuple(f"{report.source}: {note}" for report in (old, new) for note in report.notes)
        return replace(sample.diff(), old=old, new=new, notes=notes)

    monkeypatch.setattr(reading, "load", load, raising=False)
    monkeypatch.setattr(extraction, "extract", extract, raising=False)
    monkeypatch.setattr(following, "compare", compare, raising=False)
    monkeypatch.chdir(tmp_path)
    return lambda *args, **extra: CliRunner().invoke(main, [str(arg) for arg in args], **extra)
