"""Whether a report plans in financial years (2024-25), which count as the year in which they end.

Such a report is given while the year before its own still runs: what it calls this year is the one that it reviews, and
what it forecasts for that calendar year is due with its plan.
"""

from __future__ import annotations

import re

# What may not stand before is asked behind the digits: so a search goes over all other characters at once, in a third of the time.
_TWO_YEARS = re.compile(r"((?:19|20)\d\d)(?<![\d.,/-].{4}) ?[-/–] ?(?:(?:19|20)?(\d\d))(?![\d/-])")
_OFTEN = 2


def in_financial_years(text: str, planned: int | None) -> bool:
    """Whether a text names the year that it plans as one of two years that follow each other, and not only once."""
    if planned is None:
        return False
    named = sum(
        int(match[1]) + 1 == planned and int(match[2]) == planned % 100 for match in _TWO_YEARS.finditer(text)
    )
    return named >= _OFTEN
