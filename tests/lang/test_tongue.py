"""A language that is a folder of data: an invented report is read, with its targets, by nothing but the folder."""

from __future__ import annotations

import reportdiff as rd
from reportdiff.model import Kind

REPORT = """Nachhaltigkeitsbericht 2031

Klima

Unsere Emissionen sanken 2031 gegenüber 2025 um 18 % auf 41.000 Tonnen. Der Anteil erneuerbarer Energien lag bei 64 % (Vorjahr: 58 %).

Ziele für 2035

Wir wollen die Emissionen bis 2035 um 45 % senken. Bis 2035 soll der Anteil erneuerbarer Energien auf 90 % steigen.

Menschen

Wir haben 1.200 Mitarbeitende eingestellt und 3,4 Mio. Euro in Schulungen investiert.
"""
NEXT = """Nachhaltigkeitsbericht 2032

Klima

Unsere Emissionen sanken 2032 gegenüber 2025 um 24 %. Der Anteil erneuerbarer Energien lag bei 71 %.
"""


def test_an_invented_report_is_read() -> None:
    report = rd.parse(REPORT)
    assert (report.lang, report.title) == ("de", "Nachhaltigkeitsbericht 2031")
    assert [(fact.text, fact.kind is Kind.TARGET, fact.indicator, fact.year) for fact in report.facts] == [
        ("18 %", False, "Emissionen", 2031),
        ("41.000 Tonnen", False, "Emissionen", 2031),
        ("64 %", False, "Anteil erneuerbarer Energien", 2031),
        ("58 %", False, "Anteil erneuerbarer Energien", 2030),
        ("45 %", True, "Emissionen", 2035),
        ("90 %", True, "Anteil erneuerbarer Energien", 2035),
        ("1.200", False, "Mitarbeitende eingestellt", 2031),
        ("3,4 Mio. Euro", False, "Investitionen in Schulungen", 2031),
    ]


def test_its_far_targets_are_followed() -> None:
    found = rd.diff(rd.parse(REPORT), rd.parse(NEXT))
    assert [(one.target.text, one.actual.text if one.actual else None) for one in found.pending] == [("45 %", "24 %"), ("90 %", "71 %")]
