"""Concepts: one table for all languages, names by language, and what a project adds."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from reportdiff.errors import LexiconError
from reportdiff.languages import languages
from reportdiff.names import concepts
from reportdiff.names.spelling import normal, pieces

WITH_CONCEPTS = ("de", "en")


@pytest.mark.parametrize("code", WITH_CONCEPTS)
def test_every_name_finds_its_own_concept(code: str) -> None:
    known = concepts.bundled(code)
    for indicator in known.indicators:
        found = {known.concept_of(name) for name in indicator.names}
        assert found == {indicator.concept}, indicator.names


def test_a_concept_is_the_same_in_every_language() -> None:
    assert set(languages()) >= {"de", "en", "zh"}
    english, german = (concepts.bundled(code) for code in ("en", "de"))
    assert english.concept_of("GDP") == german.concept_of("Bruttoinlandsprodukt") == "gross_domestic_product"
    for code in ("en", "de"):
        found = concepts.bundled(code).find({"en": "exports", "de": "Ausfuhren"}[code])
        assert found is not None
        assert (found.family, found.better) == ("money", "up")


def test_chinese_names_stand_under_concepts_that_there_are() -> None:
    table = (files("reportdiff.names") / "concepts.txt").read_text(encoding="utf-8").splitlines()
    ids = {line.split("|")[0].strip() for line in table if line.strip() and not line.startswith("#")}
    names = (files("reportdiff.languages") / "zh" / "names.txt").read_text(encoding="utf-8").splitlines()
    named = {line.split("|")[0].strip() for line in names if line.strip() and not line.startswith("#")}
    assert len(named) >= 200
    assert named - ids == set()


def test_a_project_adds_names_and_concepts(tmp_path: Path) -> None:
    file = tmp_path / "ours.txt"
    file.write_text("GDP | output of the valley | - | - | - | -\nferry crossings | crossings | count | up | - | -\n", "utf-8")
    found = concepts.with_tables("en", file)
    assert found.concept_of("output of the valley") == "gross_domestic_product"
    assert found.concept_of("crossings") == "ferry crossings"


def test_a_row_that_is_wrong_is_told_by_its_line(tmp_path: Path) -> None:
    file = tmp_path / "ours.txt"
    file.write_text("# ours\nferry crossings | crossings\n", "utf-8")
    with pytest.raises(LexiconError, match="line 2"):
        concepts.with_tables("en", file)


@pytest.mark.parametrize(
    ("one", "other"),
    [("new urban jobs created", "urban job"), ("the hospital beds opened", "hospital bed"), ("Renewable Electricity", "renewable electricity")],
)
def test_names_in_one_spelling(one: str, other: str) -> None:
    assert normal("en", one) == normal("en", other)


def test_opposed_names_share_no_piece_that_tells_them_apart() -> None:
    assert pieces("en", "exports of goods") - pieces("en", "imports of goods") == {"export"}
