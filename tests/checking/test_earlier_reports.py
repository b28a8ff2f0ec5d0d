"""What a check looks for in the reports before: figures, and no more of what rules find than relations ask for."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

import reportdiff as rd
from reportdiff.analysis.rules import Found
from reportdiff.relations.laid_text import OF_EARLIER, LaidText

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures" / "qinglan"


def test_of_an_earlier_report_no_more_is_looked_for_than_is_asked_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[tuple[bool, frozenset[str]]] = []
    found = LaidText._found

    def told(sheet: LaidText, wanted: frozenset[str]) -> Mapping[str, tuple[Found, ...]]:
        looked.append((sheet.earlier, wanted))
        return found(sheet, wanted)

    monkeypatch.setattr(LaidText, "_found", told)
    old, new = (rd.read(FIXTURES / name) for name in ("2024.txt", "2025.txt"))
    rd.check(new, [old])
    assert [wanted for earlier, wanted in looked if earlier] == [OF_EARLIER]
