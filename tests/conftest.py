"""How laws are tried: with the same examples in CI and before a change lands, with new ones where somebody looks for more.

`make quick` tries a few; `HYPOTHESIS_PROFILE=explore make test` tries ten times as many, new ones each time; what it finds
becomes an `@example`.
"""

from __future__ import annotations

import gc
import os
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A machine that is busy must not fail a law: how long an example takes is not what these tests are about.
settings.register_profile("steady", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("explore", max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("quick", parent=settings.get_profile("steady"), max_examples=5)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

# Thousands of tests keep what they made once: looking it all through for rubbish, over and over, took a seventh of the time.
gc.set_threshold(100_000, 50, 1000)

# What the program says is compared in English, whatever the machine speaks.
os.environ["LC_ALL"] = "C.UTF-8"
os.environ.pop("LANGUAGE", None)

# What starts processes, browsers or offices, or works through very much: not for `make quick`.
_SLOW = (
    "alignment", "analysis/test_number_laws.py", "batch", "checking/test_constructions.py", "checking/test_examples_of_rules.py",
    "checking/test_varied.py", "cli",
    "docs/test_commands.py", "docs/test_house.py", "docs/test_notebook.py", "docs/test_pages.py", "extraction/test_readings.py",
    "following/test_commitments.py", "following/test_comparing.py", "following/test_confidence.py", "following/test_decisions.py", "following/test_fixture_formats.py",
    "following/test_growth.py", "following/test_reports_followed.py", "following/test_sentences_followed.py",
    "fuzz", "hostile", "lang/test_names_told.py", "languages/test_traditional.py", "office", "page", "querying",
    "readings", "reading/test_read_faults.py", "reading/test_read_office.py", "reading/test_read_pdf.py", "rendering", "serving", "tables/test_own_tables.py",
    "tracking/test_track_evidence.py",
)  # fmt: skip


_HERE = Path(__file__).parent


@cache
def _is_slow(path: Path) -> bool:
    return any(path.is_relative_to(_HERE / name) for name in _SLOW)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Where slow tests are left out, their files are not even imported: some import browsers and servers."""
    return True if config.option.markexpr == "not slow" and _is_slow(collection_path) else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks what is slow, and puts it first, so that no worker is left with it when all others are done."""
    for item in items:
        if _is_slow(item.path):
            item.add_marker("slow")
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Tables are as wide as in a pipe, whatever a test before, or what it started, has set."""
    os.environ.pop("COLUMNS", None)
    os.environ.pop("LINES", None)


def pytest_unconfigure() -> None:
    """What is left at the end is not looked through for what was not closed, five times over, where only a few seconds are spent."""
    if os.environ.get("HYPOTHESIS_PROFILE") == "quick":
        gc.freeze()
