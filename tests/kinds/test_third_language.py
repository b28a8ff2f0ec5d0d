"""A third language, as nothing but a file of data: the engine reads its reports without knowing which it is."""

from __future__ import annotations

from importlib.resources import files

import pytest

from reportdiff.errors import SettingsError
from reportdiff.kinds import Frame, Wording, part_at, read_frame
from reportdiff.model import Document, Part

# A kind that the engine has never heard of, read as another.
AUDIT_REPORT = r"""
[kinds.audit_report]
read_as = "work_report"
titles = ['^[^\n]{0,40}\bPrüfbericht\b[^\n.]{0,40}$']
text = [['Rechnungshof', 2]]
"""
DATA = (files("reportdiff.languages") / "de" / "reports.toml").read_text(encoding="utf-8") + AUDIT_REPORT
GERMAN = Wording.of(DATA)

WORK = """Rechenschaftsbericht der Stadt Moosfelden
vorgelegt in der Sitzung vom 14. Januar 2031

Sehr geehrte Mitglieder des Stadtrats,

I. Rückblick auf das Jahr 2030

Im Jahr 2030 wurden 60 Wohnungen saniert und der Uferweg fertiggestellt.

1. Schulen

Zwei Schulen wurden erweitert, und die Warteliste ist kürzer geworden.

II. Vorhaben für 2031

In diesem Jahr wollen wir 80 Wohnungen sanieren und den Uferweg beleuchten.
"""

COMPANY = """Moosfelder Wasserwerke AG
Nachhaltigkeitsbericht 2030

Wasserverluste

Im Jahr 2030 gingen 8 Prozent des Wassers verloren, weniger als je zuvor in der Geschichte der Werke.

Ziele für 2035

Bis dahin werden wir 6 Prozent erreichen, und unsere Lieferanten werden mit uns rechnen.

Glossar

Wasserverlust: was zwischen Werk und Haus versickert.
"""

AUDIT = """Prüfbericht der Gemeinde Moosfelden 2030

I. Ergebnisse der Prüfung 2030

Im Jahr 2030 wurden 14 Mängel behoben, wie der Rechnungshof es verlangt hatte.

II. Vorhaben für 2031

In diesem Jahr sollen 6 weitere Mängel behoben werden.
"""


def _frame(text: str, wording: Wording = GERMAN) -> Frame:
    return read_frame(Document("bericht.txt", "txt", "", text), text, wording)


def test_a_work_report() -> None:
    found = _frame(WORK)
    assert (found.kind, found.head.title, found.head.issuer) == (
        "work_report", "Rechenschaftsbericht der Stadt Moosfelden", "Stadt Moosfelden",
    )  # fmt: skip
    assert (found.head.date, found.head.year) == ("2031-01-14", 2031)
    assert [(one.level, one.number, one.title, one.part) for one in found.outline.sections] == [
        (1, "I.", "Rückblick auf das Jahr 2030", Part.REVIEW),
        (2, "1.", "Schulen", Part.REVIEW),
        (1, "II.", "Vorhaben für 2031", Part.PLAN),
    ]


def test_a_company_report() -> None:
    found = _frame(COMPANY)
    assert (found.kind, found.head.issuer, found.head.told, found.head.year) == (
        "company_report", "Moosfelder Wasserwerke AG", 2030, 2031,
    )  # fmt: skip
    assert [one.title for one in found.outline.sections] == ["Wasserverluste", "Ziele für 2035", "Glossar"]
    assert part_at(found.outline.turns, COMPANY.index("6 Prozent")) is Part.PLAN
    assert part_at(found.outline.turns, COMPANY.index("8 Prozent")) is Part.OTHER


def test_a_kind_that_only_the_data_know() -> None:
    found = _frame(AUDIT)
    assert (found.kind, found.head.title, found.head.issuer, found.head.year) == (
        "audit_report", "Prüfbericht der Gemeinde Moosfelden 2030", None, 2031,
    )  # fmt: skip
    assert [one.part for one in found.outline.sections] == [Part.REVIEW, Part.PLAN]


def test_a_kind_must_say_how_it_is_read() -> None:
    unread = Wording.of(DATA.replace('read_as = "work_report"\n', ""))
    with pytest.raises(SettingsError, match=r"'audit_report'.*read_as must be one of work_report, address"):
        _frame(AUDIT, unread)
