"""How alike names are by their words, where the lexicon knows neither."""

from __future__ import annotations

import pytest

import reportdiff as rd
from reportdiff.lang import language


@pytest.mark.parametrize(
    ("old", "new", "least", "most"),
    [
        ("average mooring fee", "mooring fee level", 0.82, 0.82),  # the words that differ say little
        ("mooring fee", "parking fee", 0.0, 0.6),
    ],
)
def test_words_that_say_little(old: str, new: str, least: float, most: float) -> None:
    one, other = (rd.parse(f"Annual Report 2030\n\nThe {name} was 31.\n", lang="en").facts[0] for name in (old, new))
    assert (one.indicator, other.indicator) == (old, new)
    assert least <= round(language("en").alike(one, other), 2) <= most
