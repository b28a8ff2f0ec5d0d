"""What one look at a line tells, its forms tell one by one: whether it has a number, whether it opens a part."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportdiff.lang.tongue import reports_of
from reportdiff.languages.folder import folder

_LINES = (Path(__file__).parent / "invented.txt").read_text(encoding="utf-8").splitlines()
_MORE = (
    "2030年，我们要", "今年是“十五五”开局之年", "过去五年，", "（一）茶园", "1.茶园", "第三章 茶园", "一是修路。", "In 2030, we", "This year we",
    "Part II. Harbours", "iv) piers", "3. Piers", "THIS YEAR", "Im Jahr 2030", "In diesem Jahr", "2.1 Häfen",
)  # fmt: skip


@pytest.mark.parametrize("code", ["zh", "en", "de"])
def test_one_look_tells_what_all_forms_tell(code: str) -> None:
    wording, view = reports_of(code), folder(code).view
    numbers, openings = wording.headings.numbering, wording.parts.openings
    told = []
    for line in map(view, (*_LINES, *_MORE)):
        numbered = any(form.pattern.match(line) for form in numbers)
        opened = any(one.pattern.match(line) for one in openings)
        assert numbered == (wording.headings.any_number.match(line) is not None), line
        assert opened == (wording.parts.any_opening.match(line) is not None), line
        told.append((numbered, opened))
    for each in zip(*told, strict=True):
        assert True in each
        assert False in each
