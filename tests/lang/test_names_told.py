"""What names say and how alike they are, to the last digit."""

from __future__ import annotations

import pytest
from told_names import LANGUAGES, TOLD, blocks_of, lines

from looked_at import blocks


@pytest.mark.parametrize(("lang", "block"), [(lang, block) for lang in LANGUAGES for block in blocks_of(lang)])
def test_what_names_say(lang: str, block: int) -> None:
    assert tuple(lines(lang, block)) in blocks(TOLD, lang)
