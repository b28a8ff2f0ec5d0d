"""Which reports a change touches, and which report is before each: by git, by names, by what the reports say."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterable
from fnmatch import fnmatch
from pathlib import Path

from reportdiff.batch.naming import named
from reportdiff.errors import ReportError
from reportdiff.model import Report

KINDS = frozenset({".txt", ".md", ".html", ".htm", ".docx", ".pdf"})
_MOST = 40  # reports beside one that are read to find the one before it, where names do not tell
_NO_COMMIT = "0" * 40  # what a CI gives for "before" of a branch that is new


class ChangeError(ReportError):
    """What a change touches cannot be told; the message says what to do."""


def reports(base: str, pattern: str) -> list[str]:
    """The reports under this folder that differ from the commit ``base``, whose path fits ``pattern``."""
    if not base or base == _NO_COMMIT:
        base = "HEAD^"
    try:
        listed = _git("diff", "--name-only", "-z", "--diff-filter=ACMR", "--no-ext-diff", "--relative", f"{base}...HEAD", "--")
    except ChangeError:  # no common ancestor is at hand, as in a shallow clone
        listed = _git("diff", "--name-only", "-z", "--diff-filter=ACMR", "--no-ext-diff", "--relative", base, "HEAD", "--")
    return [name for name in listed.split("\0") if name and is_report(name) and fnmatch(name, pattern)]


def is_report(name: str) -> bool:
    """Whether a file is of a kind that reports are in, and no link that may lead out of the repository."""
    path = Path(name)
    return path.suffix.lower() in KINDS and path.is_file() and Path.cwd().resolve() in path.resolve().parents and not path.is_symlink()


def before(name: str, report: Report, read: Callable[[str], Report | None]) -> str | None:
    """The report of the year before, by the names of files beside it, else by what they say; ``None`` where there is none."""
    others = [one for one in _beside(Path(name)) if is_report(one)]
    here = named(name)
    if here.year is not None:
        by_name = [one for one in others if (named(one).series, named(one).year) == (here.series, here.year - 1)]
        return min(by_name, key=lambda one: (Path(one).suffix != Path(name).suffix, one), default=None)
    if report.year is None:
        return None
    for one in others[:_MOST]:
        earlier = read(one)
        if earlier and (earlier.year, earlier.lang, earlier.issuer) == (report.year - 1, report.lang, report.issuer):
            return one
    return None


def _beside(path: Path) -> list[str]:
    """The files in the folder of one, and in the folders beside that: reports stand by year in one or the other."""
    folders = [path.parent]
    if path.parent.name:
        folders += [folder for folder in _listed(path.parent.parent) if folder.is_dir() and folder != path.parent]
    return [os.fspath(one) for folder in folders for one in _listed(folder) if one != path]


def _listed(folder: Path) -> Iterable[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return ()


def _git(*arguments: str) -> str:
    """What git says; nothing that a repository brings is run by it."""
    safe = ("-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}", "-c", "core.quotePath=false")
    try:
        done = subprocess.run(("git", *safe, *arguments), capture_output=True, check=False)
    except OSError as error:
        raise ChangeError("git: is not installed; install it, or name the reports that changed") from error
    if done.returncode:
        fault = " ".join(done.stderr.decode("utf-8", "replace").split())
        raise ChangeError(f"git: {fault}; fetch the whole history (fetch-depth: 0), or name the reports that changed")
    return done.stdout.decode("utf-8", "surrogateescape")
