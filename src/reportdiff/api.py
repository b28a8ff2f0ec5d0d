"""The library in a few functions: ``read``, ``read_many``, ``parse``, ``diff``, ``check``, ``track``, ``ledger``, ``find_quantities``,
``load_lexicon``, and frames of what they give.

Each takes and gives frozen values. None prints, reads a network, or keeps state between calls; what it needs is loaded
when it is first called.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportdiff.errors import ArgumentError, ReadError, ReportError, SettingsError
from reportdiff.model import Coverage, Decision, Diff, Finding, Ledger, Quantity, Report, Severity, Track, given
from reportdiff.rendering.summary import Summary, summarise
from reportdiff.tolerance import STANDARD, Tolerance, read_tolerance

if TYPE_CHECKING:
    from reportdiff.extraction import Lexicon
    from reportdiff.rendering.records import Records


@dataclass(frozen=True, slots=True, repr=False)
class ReadReport(Report):
    """A report as read, with its forms for a script or a notebook."""

    def to_pandas(self, which: str = "facts") -> Any:
        """One list as a ``pandas.DataFrame``; see ``to_pandas``."""
        return to_pandas(self, which)

    def to_polars(self, which: str = "facts") -> Any:
        """One list as a ``polars.DataFrame``; see ``to_pandas``."""
        return to_polars(self, which)

    def to_arrow(self, which: str = "facts") -> Any:
        """One list as a ``pyarrow.Table``; see ``to_pandas``."""
        return to_arrow(self, which)

    def _repr_html_(self) -> str:
        from reportdiff.rendering import notebook

        return notebook.report_html(self)

    def _repr_markdown_(self) -> str:
        from reportdiff.rendering import notebook

        return notebook.report_markdown(self)


@dataclass(frozen=True, slots=True, repr=False)
class DiffResult(Diff):
    """Two successive reports compared, with its counts and its forms for a reader or a script."""

    @property
    def summary(self) -> Summary:
        """How many targets were met, missed, carried over, dropped and new, and what became of the sections."""
        return summarise(self)

    def to_dict(self) -> dict[str, Any]:
        """The JSON document ``reportdiff/diff-2``, as plain dicts, lists and strings."""
        from reportdiff.rendering import documents

        return documents.diff(self)

    def to_table(self, fmt: str = "simple", ui: str | None = None) -> str:
        """What became of each target, as one table.

        ``fmt`` is a format of tabulate (``simple``, ``github``, ``grid``, ``html`` …); ``simple`` is cut to 100
        columns, the others hold every text whole. ``ui`` is the language of the headings, ``zh`` or ``en``; by default
        that of the new report. Raises ``SettingsError`` for a format or language that is not known.
        """
        from reportdiff.rendering import table

        return table.outcomes(self, fmt, ui)

    def to_pandas(self, which: str = "outcomes") -> Any:
        """One list as a ``pandas.DataFrame``; see ``to_pandas``."""
        return to_pandas(self, which)

    def to_polars(self, which: str = "outcomes") -> Any:
        """One list as a ``polars.DataFrame``; see ``to_pandas``."""
        return to_polars(self, which)

    def to_arrow(self, which: str = "outcomes") -> Any:
        """One list as a ``pyarrow.Table``; see ``to_pandas``."""
        return to_arrow(self, which)

    def _repr_html_(self) -> str:
        from reportdiff.rendering import notebook

        return notebook.diff_html(self)

    def _repr_markdown_(self) -> str:
        from reportdiff.rendering import notebook

        return notebook.diff_markdown(self)


@dataclass(frozen=True, slots=True, repr=False)
class TrackResult(Track):
    """Many reports over the years, with their forms for a reader or a script."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON document ``reportdiff/track-1``, as plain dicts, lists and strings."""
        from reportdiff.rendering import documents

        return documents.track(self)

    def to_table(self, ui: str | None = None, *, everything: bool = False) -> str:
        """Each indicator's years, and how plans were kept, as the command prints them; ``ui`` as in ``DiffResult``."""
        from reportdiff.rendering import table

        return table.track(self, ui, everything=everything)

    def to_pandas(self, which: str = "series") -> Any:
        """One list as a ``pandas.DataFrame``; see ``to_pandas``."""
        return to_pandas(self, which)

    def to_polars(self, which: str = "series") -> Any:
        """One list as a ``polars.DataFrame``; see ``to_pandas``."""
        return to_polars(self, which)

    def to_arrow(self, which: str = "series") -> Any:
        """One list as a ``pyarrow.Table``; see ``to_pandas``."""
        return to_arrow(self, which)

    def _repr_html_(self) -> str:
        from reportdiff.rendering import notebook

        return notebook.track_html(self)

    def _repr_markdown_(self) -> str:
        from reportdiff.rendering import notebook

        return notebook.track_markdown(self)


@dataclass(frozen=True, slots=True, repr=False)
class LedgerResult(Ledger):
    """The tasks of a plan, with their forms for a reader or a script."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON document ``reportdiff/ledger-1``, as plain dicts, lists and strings."""
        from reportdiff.rendering import documents

        return documents.ledger(self)

    def to_pandas(self) -> Any:
        """A ``pandas.DataFrame`` with a row a task; see ``to_pandas``."""
        return to_pandas(self)

    def to_polars(self) -> Any:
        """A ``polars.DataFrame`` with a row a task; see ``to_pandas``."""
        return to_polars(self)

    def to_arrow(self) -> Any:
        """A ``pyarrow.Table`` with a row a task; see ``to_pandas``."""
        return to_arrow(self)


class Findings(tuple[Finding, ...]):
    """What ``check`` found, a tuple of ``Finding`` in the order of the text, with its forms for a reader or a script.

    ``report`` is the one that was checked; ``coverage`` says how many of its figures something binds.
    """

    report: Report
    coverage: Coverage | None

    def __new__(cls, found: Iterable[Finding], report: Report, coverage: Coverage | None = None) -> Findings:
        made = super().__new__(cls, found)
        made.report = report
        made.coverage = coverage
        return made

    def __getnewargs__(self) -> tuple[tuple[Finding, ...], Report, Coverage | None]:  # for pickle and copy
        return tuple(self), self.report, self.coverage

    def __repr__(self) -> str:
        told = Counter(finding.severity for finding in self)
        counts = ", ".join(f"{told[severity]} {severity.value}" for severity in Severity)
        return f"Findings({self.report.source!r}, {counts})"

    def to_pandas(self) -> Any:
        """A ``pandas.DataFrame`` with a row for each finding; see ``to_pandas``."""
        return to_pandas(self)

    def to_polars(self) -> Any:
        """A ``polars.DataFrame`` with a row for each finding; see ``to_pandas``."""
        return to_polars(self)

    def to_arrow(self) -> Any:
        """A ``pyarrow.Table`` with a row for each finding; see ``to_pandas``."""
        return to_arrow(self)

    def _repr_html_(self) -> str:
        from reportdiff.rendering import notebook

        return notebook.findings_html(self.report, self, self.coverage)

    def _repr_markdown_(self) -> str:
        from reportdiff.rendering import notebook

        return notebook.findings_markdown(self.report, self, self.coverage)


def read(
    source: str | os.PathLike[str],
    *,
    lang: str = "auto",
    year: int | None = None,
    encoding: str | None = None,
    lexicon: Lexicon | None = None,
) -> ReadReport:
    """The report in a ``.txt .md .html .htm .docx .pdf`` file, or ``.doc .wps .odt .rtf`` where LibreOffice is installed.

    ``lang`` is ``auto``, ``zh`` or ``en``; ``year`` the year whose plan the report sets, where its text does not tell
    or tells wrongly; ``encoding`` that of a text file, where it cannot be guessed; ``lexicon`` what ``load_lexicon`` gave.
    Raises ``ReadError`` for a file that cannot be read as a report, or is in no known language, and ``SettingsError``
    for a ``lang`` that is not known, or a lexicon of another language.
    """
    from reportdiff import extraction, reading

    if not isinstance(source, (str, os.PathLike)):
        raise ArgumentError(f"read takes the path of a file, not {_named(source)}; rd.parse takes a text")
    return _read(extraction.extract(reading.load(source, encoding=encoding), lang=lang, year=year, lexicon=lexicon))


def read_many(
    sources: Iterable[str | os.PathLike[str]],
    *,
    lang: str = "auto",
    encoding: str | None = None,
    lexicon: Lexicon | None = None,
    progress: Callable[[int, str], object] | None = None,
) -> list[ReadReport | ReadError]:
    """The reports in many files, in their order; of a file that cannot be read, the error that says why, in its place.

    ``progress`` is called before each file with how many are done and the name of the next. The rest is as in ``read``;
    frames of the whole list are what ``to_pandas`` gives. For thousands of files there is ``reportdiff batch``.
    """
    found: list[ReadReport | ReadError] = []
    for done, source in enumerate(sources):
        if progress:
            progress(done, os.fspath(source))
        try:
            found.append(read(source, lang=lang, encoding=encoding, lexicon=lexicon))
        except ReadError as error:
            found.append(error)
    return found


def parse(
    text: str, *, name: str = "text", lang: str = "auto", year: int | None = None, lexicon: Lexicon | None = None
) -> ReadReport:
    """The report in a string; ``name`` stands where a file would be named. Offsets count in ``text`` itself.

    A name that ends in ``.md`` says that the text is Markdown; else it is read so where it plainly is.

    ``lang``, ``year`` and ``lexicon`` as in ``read``. Raises ``ReadError`` for a text in no known language,
    ``SettingsError`` for a ``lang`` that is not known, or a lexicon of another language.
    """
    from reportdiff import extraction, reading

    if not isinstance(text, str):
        raise ArgumentError(f"parse takes a text (str), not {_named(text)}; decode it first, or give a file to rd.read")
    return _read(extraction.extract(reading.from_text(text, name=name), lang=lang, year=year, lexicon=lexicon))


def _reports(function: str, given: Iterable[object]) -> None:
    """Refuse what is no report before anything stumbles over it."""
    for one in given:
        if not isinstance(one, Report):
            raise ArgumentError(f"{function} takes reports, not {_named(one)}; rd.read makes one of a file, rd.parse one of a text")


def _named(given: object) -> str:
    """What was given, short: its type, and of a path or a text how it begins."""
    kind = type(given).__name__
    return f"{kind} {str(given)[:40]!r}" if isinstance(given, (str, os.PathLike)) else kind


def _read(report: Report) -> ReadReport:
    return ReadReport(**{field.name: given(report, field.name) for field in fields(Report)})


def diff(
    old: Report,
    new: Report,
    *,
    tolerance: Tolerance | str = STANDARD,
    lexicon: Lexicon | None = None,
    evidence: Sequence[Report] = (),
    decisions: str | os.PathLike[str] | Sequence[Decision] = (),
    ui: str = "",
) -> DiffResult:
    """Follow every target of ``old`` that was due into ``new``, and align their sections.

    ``tolerance`` is what 左右 allows, as a value or as it is written on the command line (``"5%"``, ``"10%,0.2pp"``);
    ``lexicon`` is the one that both were read with, by default the bundled one. Targets that ``new`` leaves open are
    looked up in the documents of ``evidence``, in their order: a statistical bulletin, the plan report. ``decisions``
    are what people decided, or the file that says so; one that no longer applies is told in the notes. ``ui`` is the language of
    reasons and notes (``"zh"``, ``"en"``), by default that of the reports. Raises
    ``SettingsError`` for reports in two languages, for a tolerance that is not of this form, for evidence that is
    ``old`` or ``new`` itself, and for a decisions file that is wrong.
    """
    from reportdiff import following

    _reports("diff", (old, new, *evidence))
    chosen = read_tolerance(tolerance) if isinstance(tolerance, str) else tolerance
    if isinstance(decisions, (str, os.PathLike)):
        from reportdiff import decision_file

        decisions = decision_file.load(decisions)
    found = following.compare(old, new, chosen, lexicon, evidence=evidence, decisions=decisions, said_in=ui)
    return DiffResult(**{field.name: given(found, field.name) for field in fields(Diff)})


def check(
    report: Report,
    previous: Report | Sequence[Report] = (),
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    tolerance: Tolerance | str = STANDARD,
    lexicon: Lexicon | None = None,
    rounding: str = "nearest",
    ui: str = "",
) -> Findings:
    """What cannot be true, or is unlikely, in ``report``: by itself, and against the ``previous`` report, or several.

    ``select`` and ``ignore`` name rules by code (``"RD203"``), by the beginning of a code (``"RD4"``) or by name;
    ``tolerance`` and ``lexicon`` as in ``diff``; ``rounding`` says how figures were rounded: ``"nearest"``,
    ``"truncate"`` or ``"either"``; ``ui`` is the language of the messages (``"zh"``, ``"en"``), by default that of the report, in
    which the figures in them are told all the same. The findings stand in the order of the text. Raises ``SettingsError`` for a rule that
    is not known, a tolerance or a rounding that is not of this form, and reports in two languages.
    """
    from reportdiff import checking

    earlier = (previous,) if isinstance(previous, (str, os.PathLike, Report)) else previous
    _reports("check", (report, *earlier))
    chosen = read_tolerance(tolerance) if isinstance(tolerance, str) else tolerance
    found = checking.check(
        report, earlier, select=select, ignore=ignore, tolerance=chosen, lexicon=lexicon,
        rounding=checking.read_rounding(rounding), said_in=ui,
    )  # fmt: skip
    return Findings(found.findings, report, found.coverage)


def track(
    reports: Iterable[Report | ReportError],
    *,
    tolerance: Tolerance | str = STANDARD,
    lexicon: Lexicon | None = None,
    evidence: Sequence[Report] = (),
    ui: str = "",
) -> TrackResult:
    """Follow every target through the reports of many years, in whatever order they are given.

    Each report is compared with the one of the next year; targets of one ``target_id``, and those that a plan sets again under
    another name, make one series. What the next report leaves open is looked up in the documents of ``evidence``, bulletins of
    their years. Errors among ``reports``, as ``read_many`` gives them, are passed over. ``tolerance``,
    ``lexicon`` and ``ui`` as in ``diff``. Raises ``SettingsError`` where fewer than two reports name a year.
    """
    from reportdiff import tracking

    chosen = read_tolerance(tolerance) if isinstance(tolerance, str) else tolerance
    given = [one for one in reports if not isinstance(one, ReportError)]
    _reports("track", (*given, *evidence))
    found = tracking.track(given, chosen, lexicon, evidence=evidence, said_in=ui)
    return TrackResult(**{field.name: getattr(found, field.name) for field in fields(Track)})


def ledger(
    report: Report, later: Report | None = None, *, tolerance: Tolerance | str = STANDARD, lexicon: Lexicon | None = None, ui: str = ""
) -> LedgerResult:
    """The tasks that the plan of ``report`` sets, in its order; with ``later`` also how far each has come by it.

    ``later`` is a report or bulletin of the year that is planned, or the report of the next. ``tolerance``, ``lexicon`` and
    ``ui`` as in ``diff``. Raises ``SettingsError`` for reports in two languages.
    """
    from reportdiff import tasking

    _reports("ledger", (report, *([] if later is None else [later])))
    chosen = read_tolerance(tolerance) if isinstance(tolerance, str) else tolerance
    found = tasking.ledger(report, later, chosen, lexicon, ui)
    return LedgerResult(**{field.name: getattr(found, field.name) for field in fields(Ledger)})


One = Diff | Report | Findings | Track | Ledger


def to_pandas(found: One | Iterable[One | ReportError], which: str | None = None) -> Any:
    """One list of a result, or of many, as a ``pandas.DataFrame``.

    ``which`` is, of a comparison, ``outcomes`` (by default), ``new_targets``, ``pending``, ``commitments`` or
    ``sections``; of a track ``series`` (by default: a row for each year of each) or ``issuers``; of a report ``facts`` (by
    default), ``commitments``, ``sections`` or ``reports`` (a row for the whole); findings are one list. Many results of one kind make one frame; errors among them are passed over.

    Every row says which report it is from (``source``, ``issuer``, ``report_year``; of a comparison the later one, and
    ``old_source``), and rows about a target by what it is known over the years (``target_id``).

    Texts are strings (missing: ``NA``); years, lines and offsets nullable integers; measured numbers 64-bit floats in
    the unit of the column beside them, exact to 15 digits: exact decimals stay in the objects and in ``to_dict()``, and
    ``target_text`` is what the report wrote. Raises ``MissingLibraryError`` where pandas is not installed,
    ``SettingsError`` for a list that is not known, and where there is nothing to take columns from.
    """
    from reportdiff.rendering import frames

    return frames.pandas(_listed(found, which))


def to_polars(found: One | Iterable[One | ReportError], which: str | None = None) -> Any:
    """As ``to_pandas``, a ``polars.DataFrame``; what is missing is null."""
    from reportdiff.rendering import frames

    return frames.polars(_listed(found, which))


def to_arrow(found: One | Iterable[One | ReportError], which: str | None = None) -> Any:
    """As ``to_pandas``, a ``pyarrow.Table``; what is missing is null."""
    from reportdiff.rendering import frames

    return frames.arrow(_listed(found, which))


def _listed(found: One | Iterable[One | ReportError], which: str | None) -> Records:
    from reportdiff.rendering import frames, records

    if isinstance(found, Diff):
        return frames.chosen(records.DIFF, which or "outcomes", found)
    if isinstance(found, Report):
        return frames.chosen(records.REPORT, which or "facts", found)
    if isinstance(found, Ledger):
        from reportdiff.rendering import ledger_records

        return frames.chosen({"tasks": ledger_records.tasks}, which or "tasks", found)
    if isinstance(found, Track):
        from reportdiff.rendering import track_records

        return frames.chosen(track_records.TRACK, which or "series", found)
    if isinstance(found, Findings):
        lists = {"findings": lambda one: records.findings(one, one.report)}
        return frames.chosen(lists, which or "findings", found)
    listed = [_listed(one, which) for one in found if not isinstance(one, ReportError)]
    if len({one.columns for one in listed}) != 1:
        what = "are of several kinds" if listed else "hold none that could be read"
        raise SettingsError(f"the results {what}; give at least one report, comparison or list of findings, all of one kind")
    return records.joined(listed)


def load_lexicon(*paths: str | os.PathLike[str], lang: str = "zh") -> Lexicon:
    """The bundled indicators of ``lang`` with what lexicon files add to them, the later on top of the earlier.

    A file has one indicator a line, ``concept | other names | family | better | prices | part of``. The value is frozen
    and can be pickled; give it to ``read``, ``parse`` and ``diff`` alike. Raises ``LexiconError`` naming the file and
    the line that is wrong, ``SettingsError`` for a ``lang`` that is not known.
    """
    from reportdiff import extraction

    return extraction.load_lexicon(lang, [Path(path) for path in paths])


def find_quantities(text: str, lang: str = "auto") -> tuple[Quantity, ...]:
    """The quantities that stand in ``text``, in its order, whatever they are of: ``增长6%左右`` → 6 %, about.

    ``lang`` is the language of the text, by default told by its letters and words; a few words in Latin letters are read as English.
    Raises ``SettingsError`` for one that is not known.
    """
    from reportdiff import extraction

    if not isinstance(text, str):
        raise ArgumentError(f"find_quantities takes a text (str), not {_named(text)}")
    return extraction.find_quantities(text, lang)
