"""All that is read of the texts of the corpora, many together, to the last field."""

from __future__ import annotations

import pytest
from told_readings import TOLD, lines, names

from looked_at import blocks


@pytest.mark.parametrize("name", names())
def test_all_that_is_read_of_texts(name: str) -> None:
    assert tuple(lines(name)) in blocks(TOLD, name)
