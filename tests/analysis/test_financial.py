"""Reports that plan in financial years."""

from __future__ import annotations

import pytest

from reportdiff.analysis.financial import in_financial_years


@pytest.mark.parametrize(
    ("text", "planned", "said"),
    [
        ("The estimate for 2030-31 is 5 million. In 2030-31 we open two parks.", 2031, True),
        ("The estimate for 2030/31 is 5 million; spending in 2030/2031 rises.", 2031, True),
        ("The estimate for 2030-31 is 5 million.", 2031, False),
        ("The estimate for 2029-30 is 5 million. In 2029-30 we open two parks.", 2031, False),
        ("From 2025-31 and 2025-31", 2031, False),
        ("The estimate for 2030-31. In 2030-31 we open.", None, False),
    ],
)
def test_in_financial_years(text: str, planned: int | None, said: bool) -> None:
    assert in_financial_years(text, planned) is said
