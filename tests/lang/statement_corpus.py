"""Reads the corpus of sentences of a language (its head says how its lines are to be read)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from reportdiff.analysis import numbers_of
from reportdiff.kinds import Turn
from reportdiff.lang import Told
from reportdiff.lang.en.language import English
from reportdiff.lang.zh.language import Chinese
from reportdiff.lang.zh.lexicon import bundled
from reportdiff.languages.folder import folder
from reportdiff.model import Fact, Part
from reportdiff.names import concepts

CORPORA = Path(__file__).parents[1] / "corpus"
PLAN_YEAR = 2031
HEADING = "一、工作情况\n"  # any line will do

_TONGUES = {"zh": Chinese(bundled()), "en": English(concepts.bundled("en"))}
_PARTS = {"review": Part.REVIEW, "plan": Part.PLAN}


@dataclass(frozen=True, slots=True)
class Row:
    """What one figure must give; ``None`` in the last three is not checked, ``-`` must be absent."""

    text: str
    kind: str
    measure: str
    direction: str
    comparator: str
    indicator: str
    year: str  # ? is not checked
    strength: str | None = None
    deadline: str | None = None
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, the part of the report it stands in, the group of its rule, and the figures that it must give."""

    group: str
    part: str
    text: str
    rows: tuple[Row, ...]


def sentences(lang: str = "zh") -> list[Sentence]:
    """The sentences of the corpus; raises ``ValueError`` with the number of a line that is not of its form."""
    corpus = CORPORA / lang / "statements.txt"
    found: list[Sentence] = []
    group = ""
    closed = True  # whether the last sentence has its figures, or its -
    for number, line in enumerate(corpus.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("# =="):
            group = line.strip("# =")
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("|")]
        if line[0] != " " and len(cells) == 2 and cells[0] in _PARTS and closed:
            found.append(Sentence(group, cells[0], cells[1], ()))
            closed = False
        elif line[0] == " " and cells == ["-"] and not closed:
            closed = True
        elif line[0] == " " and len(cells) in (7, 10) and all(cells) and found and (found[-1].rows or not closed):
            last = found[-1]
            found[-1] = Sentence(last.group, last.part, last.text, (*last.rows, Row(*cells)))
            closed = True
        else:
            raise ValueError(f"{corpus}, line {number}: {line!r}")
    return found


def facts_of(sentence: Sentence, lang: str = "zh") -> tuple[Fact, ...]:
    """What the program reads in a sentence that is a paragraph of its part of the report for ``PLAN_YEAR``."""
    text, own = HEADING + sentence.text, folder(lang)
    start, view = len(HEADING), own.view(text)
    spans = tuple(own.sentences(view, (start, len(text))))
    told = Told(text, view, (), (Turn(0, _PARTS[sentence.part]),), numbers_of(lang).find(text, view).mentions, spans, PLAN_YEAR)
    facts = _TONGUES[lang].facts(told)
    return tuple(_moved(fact, -start) for fact in facts)


def _moved(fact: Fact, by: int) -> Fact:
    return replace(
        fact,
        start=fact.start + by,
        end=fact.end + by,
        sentence_start=fact.sentence_start + by,
        sentence_end=fact.sentence_end + by,
    )


def differences(sentence: Sentence, lang: str = "zh") -> list[str]:
    """What the program gives that the sentence does not, or the other way; empty where all is right, but for names known to
    be wrong, and these are."""
    facts = facts_of(sentence, lang)
    if [fact.text for fact in facts] != [row.text for row in sentence.rows]:
        return [f"figures {[row.text for row in sentence.rows]}, got {[fact.text for fact in facts]}"]
    return [
        f"{row.text}: {name} {wanted}, got {got}"
        for row, fact in zip(sentence.rows, facts, strict=True)
        for name, wanted, got in _compared(row, fact)
        if (wanted == got) == (name == "indicator" and f"{sentence.text} | {row.text} | {wanted}" in known_wrong_names())
    ]


def _compared(row: Row, fact: Fact) -> list[tuple[str, str, str]]:
    """Each field that is checked: its name, what it must be and what it is, as the corpus writes it."""
    fields = [
        ("kind", row.kind, str(fact.kind)),
        ("measure", row.measure, str(fact.measure)),
        ("direction", row.direction, str(fact.direction or "-")),
        ("comparator", row.comparator, str(fact.comparator)),
        ("indicator", row.indicator, fact.indicator),
        ("strength", row.strength, str(fact.strength or "-")),
        ("deadline", row.deadline, fact.deadline or "-"),
        ("owner", row.owner, fact.owner or "-"),
    ]
    if row.year != "?":
        fields.append(("year", row.year, str(fact.year or "-")))
    return [(name, wanted, got) for name, wanted, got in fields if wanted is not None]


def known_wrong() -> frozenset[str]:
    """The sentences that the program is known to read wrongly."""
    return _entries("known_wrong_statements.txt")


@cache
def known_wrong_names() -> frozenset[str]:
    """The figures of other sentences, with the names that a reader gives them, that are known to get another name."""
    return _entries("known_wrong_names.txt")


def _entries(file: str) -> frozenset[str]:
    lines = (Path(__file__).parent / file).read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
