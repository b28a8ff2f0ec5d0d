"""Languages: found by their folders, told by their words; a folder that is wrong is told of in one line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportdiff.lang import LANGUAGES, detect
from reportdiff.languages import languages
from reportdiff.languages.inflection import inflection

PACKAGE = Path(__file__).parents[2] / "src" / "reportdiff"


def test_languages_are_their_folders() -> None:
    assert set(LANGUAGES) == set(languages()) == {"de", "en", "zh"}


def test_nothing_outside_its_folder_names_german() -> None:
    named = re.compile(r"""["']de["']|lang\.de\b|languages\.de\b""")
    assert [file for file in PACKAGE.rglob("*.py") if named.search(file.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("We will cut the emissions of our sites by half, and the number of accidents by a third.", "en"),
        ("Wir werden die Emissionen an unseren Standorten halbieren und die Zahl der Unfälle um ein Drittel senken.", "de"),
        ("Our workshops repaired 210 bicycles.", "en"),
        ("我们将把排放减少一半。", "zh"),
        ("Nous réduirons de moitié les émissions de nos sites et d'un tiers le nombre des accidents.", None),
        ("Nel 2023 abbiamo investito 40 milioni in nuove reti e in impianti.", None),
        ("Det kommunale vandværk har i år brugt 40 millioner kroner på rør for byen.", None),
        ("12 34 56", None),
    ],
)
def test_detect(text: str, code: str | None) -> None:
    assert detect(text * 3) == code


def test_english_forms() -> None:
    forms = dict(inflection({"inflection": "english"})("verbs", "rise|rose|risen"))
    assert forms == {"rise": "base", "rises": "third", "rose": "past", "risen": "participle", "rising": "ing"}
    assert dict(inflection({"inflection": "english"})("verbs", "drop off"))["dropped off"] == "past participle"
    assert dict(inflection({"inflection": "english"})("nouns", "city")) == {"city": "one", "cities": "many"}


def test_forms_by_endings_that_a_language_lists() -> None:
    table = {"stem": "en", "base": "~en", "past": "~te ~ten", "participle": "ge~t"}
    made = inflection({"forms": {"verbs": table}})
    assert dict(made("verbs", "bauen")) == {"bauen": "base", "baute": "past", "bauten": "past", "gebaut": "participle"}
    assert dict(made("verbs", "steigen|stieg stiegen|gestiegen"))["stieg"] == "past"
    assert dict(made("words", "und")) == {"und": ""}


