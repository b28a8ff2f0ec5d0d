"""“for nine consecutive years”: what is said to have gone on for so many years, so that the next report must count one
more."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportdiff.lang.en import numerals
from reportdiff.model import Series

_ORDINALS = {
    "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
# grain output has stood above 650 million metric tons｜for nine｜consecutive years; for the ninth year running
_SERIES = re.compile(
    rf"\bfor (?P<said>(?:the )?(?:(?P<digits>\d{{1,2}})(?:st|nd|rd|th)?|(?P<ordinal>{'|'.join(_ORDINALS)})|(?P<word>[a-z]{{3,6}}))"
    r" (?:consecutive|straight|successive) years?|(?:the )?(?:(?P<digits_>\d{1,2})(?:st|nd|rd|th)?|(?P<word_>[a-z]{3,6})) years? (?:running|in a row|in succession))\b",
    re.I,
)
_BEFORE = 120  # characters before the words in which their matter stands
_CLAUSE = re.compile(r"[,;:.!?\n—]")
_WORD = re.compile(r"[a-z]{3,}")
# Words that a matter may have or not from year to year.
_PASSING = frozenset(
    [
        "the", "has", "have", "had", "was", "were", "been", "being", "remained", "remaining", "kept", "keeping", "stood",
        "ranked", "ranking", "again", "also", "our", "this", "that", "with", "for", "and", "its", "over", "above", "more", "than",
    ]
)  # fmt: skip
_LEAST = 2  # words that tell a matter


def read_series(view: str, body: tuple[int, int]) -> Iterator[Series]:
    """Each series of years, with its matter in a form that stays the same from year to year."""
    for one in _SERIES.finditer(view, *body):
        years = _years(one)
        before = view[max(body[0], one.start() - _BEFORE) : one.start()]
        words = [word for word in _WORD.findall(_CLAUSE.split(before)[-1].lower()) if word not in _PASSING]
        if years and years > 1 and len(words) >= _LEAST:
            yield Series(one.start("said"), one.end("said"), " ".join(sorted(set(words))), years)


def _years(one: re.Match[str]) -> int | None:
    if digits := one["digits"] or one["digits_"]:
        return int(digits)
    if one["ordinal"]:
        return _ORDINALS[one["ordinal"].lower()]
    return numerals.parse((one["word"] or one["word_"]).lower())
