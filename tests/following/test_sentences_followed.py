"""All that is said of the sentences of the corpora as targets, to the last line."""

from __future__ import annotations

import pytest
from told_sentences import TOLD, all_sentences, lines

from looked_at import blocks


@pytest.mark.parametrize(("lang", "text"), all_sentences())
def test_all_that_is_said_of_a_sentence(lang: str, text: str) -> None:
    told = tuple(lines(lang, text))
    assert told in [block for block in blocks(TOLD, lang) if block[0] == told[0]]
