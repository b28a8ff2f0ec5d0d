"""Sentences of company reports, in each language that has a corpus of them: every field of every figure, exactly."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import reportdiff as rd
from reportdiff.analysis import numbers_of
from reportdiff.analysis.context import Calendar
from reportdiff.analysis.facts import Lexicon, Report, read_facts
from reportdiff.kinds import Turn
from reportdiff.languages import grammar
from reportdiff.model import Fact, Part, Section

CORPUS = Path(__file__).parent.parent / "corpus"
TOLD = 2030
CELLS = 8


class Places:
    """The one heading that a sentence stands under."""

    def __init__(self, title: str) -> None:
        self.title = title

    def section(self, position: int) -> Section | None:
        return Section("s1", None, 1, None, self.title, Part.OTHER, 0, 10_000) if self.title else None

    def parent(self, section: Section) -> Section | None:
        return None


def sentences(path: Path) -> list[tuple[str, str, str, list[tuple[str, ...]]]]:
    """Language, heading, sentence and rows of each sentence of a corpus."""
    found: list[tuple[str, str, str, list[tuple[str, ...]]]] = []
    heading = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("## "):
            heading = line[3:]
        elif line.startswith("# ==") or not line.strip():
            heading = "" if line.startswith("# ==") else heading
        elif line.startswith("  "):
            cells = tuple(cell.strip() for cell in line.split("|"))
            assert cells == ("-",) or len(cells) == CELLS, f"{path.name}, line {number}"
            found[-1][3].extend([] if cells == ("-",) else [cells])
        elif not line.startswith("#"):
            found.append((path.parent.name, heading, line, []))
    return found


SENTENCES = [one for path in sorted(CORPUS.glob("*/companies.txt")) for one in sentences(path)]


def facts_of(code: str, heading: str, text: str) -> tuple[Fact, ...]:
    """What the analysis reads in a sentence of a report on ``TOLD``."""
    tongue = grammar(code)
    report = Report(
        tongue.plain(text), tuple(tongue.splitter.sentences(tongue.plain(text), 0, len(text))), Places(heading), (Turn(0, Part.OTHER),),
        Calendar(TOLD, TOLD + 1, TOLD, yearly=True),
    )  # fmt: skip
    return read_facts(tongue, report, numbers_of(code).find(text).mentions, Lexicon(lambda *_: None, lambda _: False))


def as_row(fact: Fact) -> tuple[str, ...]:
    """A fact as the corpus writes it."""
    return (
        fact.text, fact.kind.value, fact.measure.value, fact.direction.value if fact.direction else "-",
        fact.comparator.value, fact.indicator, str(fact.year or "-"), str(fact.base_year or "-"),
    )  # fmt: skip


@pytest.mark.parametrize(("code", "heading", "text", "rows"), SENTENCES, ids=[text for *_, text, _ in SENTENCES])
def test_sentence_says_of_its_figures(code: str, heading: str, text: str, rows: list[tuple[str, ...]]) -> None:
    assert [as_row(fact) for fact in facts_of(code, heading, text)] == rows


def test_the_corpora_hold_each_sentence_once_and_enough_of_them() -> None:
    assert [text for text, times in Counter(text for _, _, text, _ in SENTENCES).items() if times > 1] == []
    counts = Counter(code for code, *_ in SENTENCES)
    assert counts["en"] >= 60
    assert min(counts.values()) >= 25


@pytest.mark.parametrize(("figure", "measure"), [("40%", "growth"), ("140%", "share")])
def test_nothing_falls_by_more_than_all_of_it(figure: str, measure: str) -> None:
    """A line that names a reduction is what the figure below it is of, unless that cannot be one."""
    report = rd.parse(f"# Norham Metals Report 2033\n\nReduction in tar losses against the 2029 baseline\n\n{figure}\n", lang="en")
    assert [(fact.text, fact.measure.value) for fact in report.facts] == [(figure, measure)]
