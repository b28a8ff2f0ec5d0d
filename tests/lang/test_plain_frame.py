"""The frame of a report in a language that describes no kinds of reports."""

from __future__ import annotations

import pytest

from reportdiff.lang.plain_frame import plain_frame
from reportdiff.languages import grammar
from reportdiff.model import Document

REPORT = """Nachhaltigkeitsbericht 2031

Klima

Die Emissionen sanken um 12 %. Bis 2040 sollen sie um 60 % sinken.

Ziele für 2035

Weniger Abfall.
"""


def document(text: str) -> Document:
    return Document(text=text, source="report.txt", sha256="0" * 64, format="txt")


def test_title_year_and_sections() -> None:
    frame = plain_frame(document(REPORT), REPORT, grammar("de"), None)
    assert (frame.title, frame.told) == ("Nachhaltigkeitsbericht 2031", 2031)
    assert [section.title for section in frame.sections] == ["Nachhaltigkeitsbericht 2031", "Klima", "Ziele für 2035"]


@pytest.mark.parametrize(("year", "told"), [(2033, 2032), (None, None)])
def test_the_year_that_is_given_goes_before_that_of_the_title(year: int | None, told: int | None) -> None:
    text = "Bericht\n\nBis 2040 soll der Verbrauch um 60 % sinken.\n"
    assert plain_frame(document(text), text, grammar("de"), year).told == told
