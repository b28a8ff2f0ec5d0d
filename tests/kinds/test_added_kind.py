"""The page on adding a kind: what it tells a reader to write down gives what it says."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path
from textwrap import dedent

from reportdiff.kinds import Wording, read_frame, turn_at
from reportdiff.languages.folder import folder
from reportdiff.model import Document

half_width = folder("zh").view

PAGE = (Path(__file__).parents[2] / "docs" / "kinds.md").read_text(encoding="utf-8")
CHINESE = (files("reportdiff.languages") / "zh" / "reports.toml").read_text(encoding="utf-8")


def _block(language: str) -> str:
    """The first block of the page in that language."""
    found = re.search(rf"^ *```{language}\n(.*?)^ *```", PAGE, re.M | re.S)
    assert found
    return dedent(found[1])


def test_the_kind_of_the_page_is_read_as_the_page_says() -> None:
    expected, _, text = _block("text").partition("--\n")
    wording = Wording.of(f"{CHINESE}\n{_block('toml')}")
    frame = read_frame(Document("made.txt", "txt", "", text), half_width(text), wording)
    head = [("kind", frame.kind), ("title", frame.head.title), ("issuer", frame.head.issuer), ("year", frame.head.year)]
    sections = [f"> {one.level} {one.part} {one.number} {one.title}" for one in frame.outline.sections]
    said = re.findall(r"^@ \w+ (.+)$", expected, re.M)
    turns = [turn_at(frame.outline.turns, text.index(words)) for words in said]
    places = [f"@ {turn.part} {words}" for turn, words in zip(turns, said, strict=True) if turn]
    assert [f"{name}: {value}" for name, value in head] + sections + places == expected.splitlines()[1:]
    assert "rectification_report" not in CHINESE
