"""What is just as much as a limit is within it, or beyond it, as the limit says."""

from __future__ import annotations

import pytest
from at_limits import TOLD, Limit, limits


@pytest.mark.parametrize("limit", limits(TOLD.read_text(encoding="utf-8").splitlines()), ids=str)
def test_what_is_told_at_a_limit_is_on_its_side(limit: Limit) -> None:
    below, here, above = limit.told()
    assert below != above
    assert here == (below if limit.side == "below" else above)
