"""The library in a few functions: ``read``, ``parse``, ``diff``, ``check``, ``find_quantities``, ``load_lexicon``.

Each takes and gives frozen values. None prints, reads a network, or keeps state between calls; what it needs is loaded
when it is first called.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportdiff.model import Coverage, Decision, Diff, Finding, Quantity, Report
from reportdiff.rendering.summary import Summary, summarise
from reportdiff.tolerance import STANDARD, Tolerance, read_tolerance

if TYPE_CHECKING:
    from reportdiff.extraction import Lexicon
    from reportdiff.rendering.records import Records


@dataclass(frozen=True, slots=True)
class DiffResult(Diff):
    """Two successive reports compared, with its counts and its forms for a reader or a script."""

    @property
    def summary(self) -> Summary:
        """How many targets were met, missed, carried over, dropped and new, and what became of the sections."""
        return summarise(self)

    def to_dict(self) -> dict[str, Any]:
        """The JSON document ``reportdiff/diff-1``, as plain dicts, lists and strings."""
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


class Findings(tuple[Finding, ...]):
    """What ``check`` found, a tuple of ``Finding`` in the order of the text, with its forms for a reader or a script.

    ``report`` is the one that was checked; ``coverage`` says how many of its figures something binds.
    """

    report: Report
    coverage: Coverage

    def __new__(cls, found: Iterable[Finding], report: Report, coverage: Coverage) -> Findings:
        made = super().__new__(cls, found)
        made.report = report
        made.coverage = coverage
        return made

    def __getnewargs__(self) -> tuple[tuple[Finding, ...], Report, Coverage]:  # for pickle and copy
        return tuple(self), self.report, self.coverage

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
) -> Report:
    """The report in a ``.txt .md .html .htm .docx .pdf`` file, or ``.doc .wps .odt .rtf`` where LibreOffice is installed.

    ``lang`` is ``auto``, ``zh`` or ``en``; ``year`` the year whose plan the report sets, where its text does not tell
    or tells wrongly; ``encoding`` that of a text file, where it cannot be guessed; ``lexicon`` what ``load_lexicon`` gave.
    Raises ``ReadError`` for a file that cannot be read as a report, or is in no known language, and ``SettingsError``
    for a ``lang`` that is not known, or a lexicon of another language.
    """
    from reportdiff import extraction, reading

    return extraction.extract(reading.load(source, encoding=encoding), lang=lang, year=year, lexicon=lexicon)


def parse(
    text: str, *, name: str = "text", lang: str = "auto", year: int | None = None, lexicon: Lexicon | None = None
) -> Report:
    """The report in a string; ``name`` stands where a file would be named. Offsets count in ``text`` itself.

    A name that ends in ``.md`` says that the text is Markdown; else it is read so where it plainly is.

    ``lang``, ``year`` and ``lexicon`` as in ``read``. Raises ``ReadError`` for a text in no known language,
    ``SettingsError`` for a ``lang`` that is not known, or a lexicon of another language.
    """
    from reportdiff import extraction, reading

    return extraction.extract(reading.from_text(text, name=name), lang=lang, year=year, lexicon=lexicon)


def diff(
    old: Report,
    new: Report,
    *,
    tolerance: Tolerance | str = STANDARD,
    lexicon: Lexicon | None = None,
    evidence: Sequence[Report] = (),
    decisions: str | os.PathLike[str] | Sequence[Decision] = (),
) -> DiffResult:
    """Follow every target of ``old`` that was due into ``new``, and align their sections.

    ``tolerance`` is what 左右 allows, as a value or as it is written on the command line (``"5%"``, ``"10%,0.2pp"``);
    ``lexicon`` is the one that both were read with, by default the bundled one. Targets that ``new`` leaves open are
    looked up in the documents of ``evidence``, in their order: a statistical bulletin, the plan report. ``decisions``
    are what people decided, or the file that says so; one that no longer applies is told in the notes. Raises
    ``SettingsError`` for reports in two languages, for a tolerance that is not of this form, for evidence that is
    ``old`` or ``new`` itself, and for a decisions file that is wrong.
    """
    from reportdiff import following

    chosen = read_tolerance(tolerance) if isinstance(tolerance, str) else tolerance
    if isinstance(decisions, (str, os.PathLike)):
        from reportdiff import decision_file

        decisions = decision_file.load(decisions)
    found = following.compare(old, new, chosen, lexicon, evidence=evidence, decisions=decisions)
    return DiffResult(**{field.name: getattr(found, field.name) for field in fields(Diff)})


def check(
    report: Report,
    previous: Sequence[Report] = (),
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    tolerance: Tolerance | str = STANDARD,
    lexicon: Lexicon | None = None,
    rounding: str = "nearest",
) -> Findings:
    """What cannot be true, or is unlikely, in ``report``: by itself, and against the ``previous`` reports.

    ``select`` and ``ignore`` name rules by code (``"RD203"``), by the beginning of a code (``"RD4"``) or by name;
    ``tolerance`` and ``lexicon`` as in ``diff``; ``rounding`` says how figures were rounded: ``"nearest"``,
    ``"truncate"`` or ``"either"``. The findings stand in the order of the text. Raises ``SettingsError`` for a rule that
    is not known, a tolerance or a rounding that is not of this form, and reports in two languages.
    """
    from reportdiff import checking

    chosen = read_tolerance(tolerance) if isinstance(tolerance, str) else tolerance
    found = checking.check(
        report, previous, select=select, ignore=ignore, tolerance=chosen, lexicon=lexicon,
        rounding=checking.read_rounding(rounding),
    )  # fmt: skip
    return Findings(found.findings, report, found.coverage)


def to_pandas(found: Diff | Report | Findings, which: str | None = None) -> Any:
    """One list of a result as a ``pandas.DataFrame``, with the columns of the CSV.

    ``which`` is, of a comparison, ``outcomes`` (by default), ``new_targets``, ``pending``, ``commitments`` or
    ``sections``; of a report ``facts`` (by default), ``commitments`` or ``sections``; findings are one list.

    Texts are strings (missing: ``NA``); years, lines and offsets nullable integers; measured numbers 64-bit floats in
    the unit of the column beside them, exact to 15 digits: exact decimals stay in the objects and in ``to_dict()``, and
    ``target_text`` is what the report wrote. Raises ``MissingLibraryError`` where pandas is not installed,
    ``SettingsError`` for a list that is not known.
    """
    from reportdiff.rendering import frames

    return frames.pandas(_listed(found, which))


def to_polars(found: Diff | Report | Findings, which: str | None = None) -> Any:
    """As ``to_pandas``, a ``polars.DataFrame``; what is missing is null."""
    from reportdiff.rendering import frames

    return frames.polars(_listed(found, which))


def to_arrow(found: Diff | Report | Findings, which: str | None = None) -> Any:
    """As ``to_pandas``, a ``pyarrow.Table``; what is missing is null."""
    from reportdiff.rendering import frames

    return frames.arrow(_listed(found, which))


def _listed(found: Diff | Report | Findings, which: str | None) -> Records:
    from reportdiff.rendering import frames, records

    if isinstance(found, Diff):
        return frames.chosen(records.DIFF, which or "outcomes", found)
    if isinstance(found, Report):
        return frames.chosen(records.REPORT, which or "facts", found)
    lists = {"findings": lambda one: records.findings(one, one.report)}
    return frames.chosen(lists, which or "findings", found)


def load_lexicon(*paths: str | os.PathLike[str], lang: str = "zh") -> Lexicon:
    """The bundled indicators of ``lang`` with what lexicon files add to them, the later on top of the earlier.

    A file has one indicator a line, ``concept | other names | family | better | prices | part of``. The value is frozen
    and can be pickled; give it to ``read``, ``parse`` and ``diff`` alike. Raises ``LexiconError`` naming the file and
    the line that is wrong, ``SettingsError`` for a ``lang`` that is not known.
    """
    from reportdiff import extraction

    return extraction.load_lexicon(lang, [Path(path) for path in paths])


def find_quantities(text: str, lang: str = "zh") -> tuple[Quantity, ...]:
    """The quantities that stand in ``text``, in its order, whatever they are of: ``增长6%左右`` → 6 %, about.

    ``lang`` is the language of the text. Raises ``SettingsError`` for one that is not known.
    """
    from reportdiff import extraction

    return extraction.find_quantities(text, lang)
