"""All that is told of texts on either side of what the program asks, to the last field."""

from __future__ import annotations

import pytest
from varied_texts import differences, differing, groups, texts

_SHOWN = 3  # texts, at most, of a group


@pytest.mark.parametrize("group", groups())
def test_what_is_told_of_texts_has_been_looked_at(group: str) -> None:
    other = differing([*texts(group)])
    assert not other, "\n".join((f"other things are told of {len(other)} texts:", *differences(other[:_SHOWN])))
