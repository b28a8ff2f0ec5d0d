"""Reports as commands need them: read and understood, with what was recognised said to who wants to know."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from reportdiff.cli import provenance
from reportdiff.cli.console import Progress, is_terminal, say
from reportdiff.cli.options import Choices
from reportdiff.errors import ReadError, SettingsError
from reportdiff.files import bytes_of
from reportdiff.model import Decision, Diff, Document, Finding, Kind, Part, Report, page_at
from reportdiff.rendering.sheets import notes

if TYPE_CHECKING:
    from reportdiff.extraction import Lexicon

_STDIN = "-"
_LARGEST_LEXICON = 4_000_000  # bytes
_MOST_PARTS = 12  # told with --verbose: what was read is to stand on one screen


def load(source: str, choices: Choices, progress: Progress) -> Document:
    """The document that ``source`` names, ``-`` for standard input."""
    from reportdiff import reading

    if source == _STDIN:
        stdin = getattr(sys.stdin, "buffer", None)
        if stdin is None:
            raise ReadError(source, "standard input is closed", "pipe a text into it or name a file")
        if is_terminal(sys.stdin) and not choices.quiet:
            say("reading text from standard input; end it with Ctrl-D")
        return _noted(source, reading.load(source, encoding=choices.encoding, stdin=stdin))
    progress.step(f"reading {PurePath(source).name}")
    return _noted(source, reading.load(source, encoding=choices.encoding))


def _noted(source: str, document: Document) -> Document:
    provenance.used("report", source, document.sha256)
    return document


def own_lexicon(choices: Choices) -> Lexicon | None:
    """The bundled lexicon with the user's on top; ``None`` where the user has none."""
    from reportdiff import extraction

    if not choices.lexicon:
        return None
    lang = _language_of(choices.lexicon) if choices.lang == "auto" else choices.lang
    lexicon = extraction.load_lexicon(lang, [Path(path) for path in choices.lexicon])
    for path in choices.lexicon:
        provenance.used("lexicon", path)
    if choices.verbose:
        bundled = extraction.load_lexicon(lang, ())
        indicators, names = (mine - known for mine, known in zip(lexicon.size, bundled.size, strict=True))
        say(f"{', '.join(choices.lexicon)}: {indicators} indicators and {names} names that the bundled lexicon has not")
    return lexicon


def _language_of(lexicon: Sequence[str]) -> str:
    """The language that the names in lexicon files are in; what cannot be read is told by whoever reads it as a lexicon."""
    from reportdiff import extraction

    text = ""
    for file in lexicon:
        with suppress(SettingsError):
            text += bytes_of(file, _LARGEST_LEXICON, "").decode("utf-8", "replace")
    return extraction.likeliest(text)


def understand(
    document: Document, choices: Choices, progress: Progress, year: int | None, lexicon: Lexicon | None
) -> Report:
    """The report in ``document``; ``year`` overrides what its text says."""
    from reportdiff import extraction

    progress.step(f"looking for figures in {PurePath(document.source).name}")
    return extraction.extract(document, lang=choices.lang, year=year, lexicon=lexicon)


def read(source: str, choices: Choices) -> Report:
    """One report."""
    lexicon = own_lexicon(choices)
    with Progress(not choices.quiet) as progress:
        report = understand(load(source, choices, progress), choices, progress, choices.year, lexicon)
    tell(report, choices)
    return report


def compare(
    old: str, new: str, choices: Choices, evidence: Sequence[str] = (), decisions: Sequence[Decision] = ()
) -> Diff:
    """Two reports compared, and what NEW leaves open looked up in ``evidence``.

    ``--year`` is NEW's; OLD then is of the year before, unless its text says otherwise.
    """
    from reportdiff import following

    lexicon = own_lexicon(choices)
    with Progress(not choices.quiet) as progress:
        old_document, new_document = load(old, choices, progress), load(new, choices, progress)
        if old_document.sha256 == new_document.sha256:
            raise ReadError(new, f"is the same report as {old}", "give two reports, of successive years")
        old_report = understand(old_document, choices, progress, None, lexicon)
        if old_report.year is None and choices.year is not None:
            old_report = understand(old_document, choices, progress, choices.year - 1, lexicon)
        new_report = understand(new_document, choices, progress, choices.year, lexicon)
        documents = [understand(load(one, choices, progress), choices, progress, None, lexicon) for one in evidence]
        progress.step("following the targets")
        found = following.compare(
            old_report, new_report, choices.tolerance, lexicon, evidence=documents, decisions=decisions, said_in=choices.ui or ""
        )
    for report in (old_report, new_report, *documents):
        tell(report, choices)
    if not choices.quiet and old_report.year and new_report.year and old_report.year > new_report.year:
        say(f"{old} plans {old_report.year}, and {new} {new_report.year}: if they are swapped, give {new} first")
    return found


def findings(found: Diff, choices: Choices, decisions: Sequence[Decision] = ()) -> tuple[Finding, ...]:
    """What ``check`` finds in NEW, with OLD as the report before it; what else proved a target, or who, is left aside."""
    from reportdiff import checking

    diff = None if found.evidence or decisions else found
    return checking.check(found.new, (found.old,), tolerance=choices.tolerance, lexicon=own_lexicon(choices), diff=diff, said_in=choices.ui or "").findings


def tell(report: Report, choices: Choices) -> None:
    """With ``--verbose``, say what was recognised in a report."""
    if not choices.verbose:
        return
    targets = sum(fact.kind is Kind.TARGET for fact in report.facts)
    year = "year unknown" if report.year is None else f"plan of {report.year}"
    form = f"{report.format} of {report.pages[-1].number} pages" if report.pages else report.format
    say(
        f"{report.source}: {form}, {report.lang}, {year}, {len(report.sections)} sections, "
        f"{len(report.facts)} facts ({len(report.facts) - targets} actuals, {targets} targets)"
    )
    for part, start, title in islice(_parts(report), _MOST_PARTS):
        say(f"  {part.value}: from {where(report, start)}, {title}")
    from reportdiff import extraction

    for note in extraction.worded(report.left_out, report.lang):
        if choices.quiet or note not in report.notes:  # those are about to be said
            say(f"  {note}")


def _parts(report: Report) -> Iterator[tuple[Part, int, str]]:
    """Where each part of a report begins, and under which heading."""
    last: Part | None = None
    for section in report.sections:
        if section.part is not last:
            last = section.part
            yield last, section.start, f"{section.number or ''} {section.title}".strip()


def where(report: Report, place: int) -> str:
    """A place of a report as its reader finds it: by the page where the file has pages, else by the line."""
    page = page_at(report.pages, place)
    return f"line {report.text.count(chr(10), 0, place) + 1}" if page is None else f"page {page}"


def warn(found: Diff | Report, choices: Choices) -> None:
    """Say what could not be told, unless the user asked for quiet or is about to see it above the table anyway."""
    seen = choices.format == "table" and choices.output is None and is_terminal(sys.stdout)
    if choices.quiet or seen:
        return
    for note in notes(found):
        say(f"note: {note}")
