"""All that is said and reckoned of long reports, to the last line."""

from __future__ import annotations

import pytest
from told_reports import TOLD, file_of, lines, names

from looked_at import blocks


@pytest.mark.parametrize("name", names())
def test_all_that_is_said_of_a_report(name: str) -> None:
    assert tuple(lines(name)) in blocks(TOLD, file_of(name))
