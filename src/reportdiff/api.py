"""The library in six functions: ``read``, ``parse``, ``diff``, ``check``, ``find_quantities`` and ``load_lexicon``.

Each takes and gives frozen values. None prints, reads a network, or keeps state between calls; what it needs is loaded
when it is first called.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportdiff.model import Decision, Diff, Finding, Quantity, Report
from reportdiff.rendering.summary import Summary, summarise
from reportdiff.tolerance import STANDARD, Tolerance, read_tolerance

if TYPE_CHECKING:
    from reportdiff.extraction import Lexicon


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


def read(
    source: str | os.PathLike[str],
    *,
    lang: str = "auto",
    year: int | None = None,
    encoding: str | None = None,
    lexicon: Lexicon | None = None,
) -> Report:
    """The report in a ``.txt .md .html .htm .docx`` or ``.pdf`` file, with its sections and facts.

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
) -> tuple[Finding, ...]:
    """What cannot be true, or is unlikely, in ``report``: by itself, and against the ``previous`` reports.

    ``select`` and ``ignore`` name rules by code (``"RD203"``), by the beginning of a code (``"RD4"``) or by name;
    ``tolerance`` and ``lexicon`` as in ``diff``. The findings stand in the order of the text. Raises ``SettingsError``
    for a rule that is not known, a tolerance that is not of this form, and reports in two languages.
    """
    from reportdiff import checking

    chosen = read_tolerance(tolerance) if isinstance(tolerance, str) else tolerance
    return checking.check(report, previous, select=select, ignore=ignore, tolerance=chosen, lexicon=lexicon)


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
