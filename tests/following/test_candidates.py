"""Which figures are looked at for a target: all that can answer it, of very many the likelier ones."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import reportdiff as rd
from reportdiff.following import candidates as finding
from reportdiff.following.candidates import candidates
from reportdiff.following.scoring import HOPELESS, score
from reportdiff.lang import language

ROOT = Path(__file__).parents[2] / "fixtures"
PAIRS = {"zh": ("qinglan", "2024.txt", "2025.txt"), "en": ("harwick", "2024.txt", "2025.txt")}


def facts(lang: str) -> tuple[tuple[rd.Fact, ...], tuple[rd.Fact, ...]]:
    folder, old, new = PAIRS[lang]
    return rd.read(ROOT / folder / old).facts, rd.read(ROOT / folder / new).facts


@pytest.mark.parametrize("lang", PAIRS)
def test_no_pair_that_is_alike_is_passed_over(lang: str) -> None:
    old, new = facts(lang)
    tongue = language(lang)
    found = set(candidates(old, new, tongue))
    assert 0 < len(found) < 0.1 * len(old) * len(new)
    for i, target in enumerate(old):
        for j, figure in enumerate(new):
            scored = score(target, figure, tongue, {}, any_size=True)
            assert (i, j) in found or scored is None or scored.name < HOPELESS


def test_of_very_many_those_that_stand_as_far_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "_FREE", 0)
    monkeypatch.setattr(finding, "_EACH", 1)
    one = facts("zh")[0][0]
    many = [replace(one, id=f"f{n}") for n in range(1000)]
    found = candidates(many, many, language("zh"))
    assert len(found) == 1000 * finding._MOST
    assert {(n, n) for n in range(1000)} <= set(found)


def test_names_that_share_too_much_are_told_apart_by_what_is_rare(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "_SHARING", 0)
    monkeypatch.setattr(finding, "_SHARING_EACH", 1)
    one = facts("zh")[0][0]
    many = [replace(one, id=f"f{n}", indicator=f"{chr(0x4E00 + n)}钢材产品产量", concept=None) for n in range(200)]
    found = candidates(many, many, language("zh"))
    assert {(n, n) for n in range(200)} <= set(found)
    assert len(found) < 200 * 30
