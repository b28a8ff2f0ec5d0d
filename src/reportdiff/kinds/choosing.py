"""Which kind of report a text is: each kind's cues are counted, in its title and in its text, and the most wins.

The cues are data of the language; what they add up to and what shapes a text has (numbered paragraphs, tables) is the same
for all languages.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from reportdiff.kinds.lines import Line
from reportdiff.kinds.titles import Title
from reportdiff.kinds.wording import Wording

_TITLE = 12.0  # what a title of the kind weighs; a cue of the text weighs what the file says
_ROOM = 20_000  # characters in which cues of the text are looked for
_NUMBERED = re.compile(r"(?P<number>\d{1,3})[^\w\s]\s*(?=\S)")
_PARAGRAPH = 80  # so long is a paragraph, and no heading
_ROWS = 0.6  # of the lines of a table report are rows of tables
_PARAGRAPHS = 5  # so many numbered paragraphs in a row make an address
_SHAPED = 4.0  # what the shape of a text weighs
DEFAULT = "work_report"


def choose(view: str, lines: Sequence[Line], titles: Mapping[str, Title], wording: Wording) -> str:
    """The kind that most speaks for; a work report where nothing speaks for any."""
    scores = dict.fromkeys(wording.kinds, 0.0)
    sample = view[:_ROOM]
    small = sample.lower() if any(cue.small for cues in wording.kinds.values() for cue in cues.text) else sample
    for name, cues in wording.kinds.items():
        scores[name] += _TITLE if name in titles else 0.0
        scores[name] += sum(cue.weight for cue in cues.text if cue.pattern.search(small if cue.small else sample))
    rows = sum(line.row for line in lines)
    shapes = {"address": numbered_paragraphs(lines) >= _PARAGRAPHS, "table": bool(lines) and rows > _ROWS * len(lines)}
    for name, cues in wording.kinds.items():
        scores[name] += _SHAPED if shapes.get(cues.read_as or name) else 0.0
    best = max(scores.values(), default=0.0)
    if best <= 0:
        return DEFAULT
    return next(name for name in (DEFAULT, *scores) if scores.get(name) == best)


def numbered_paragraphs(lines: Sequence[Line]) -> int:
    """How many long paragraphs are numbered on from one another through the text: 12. … 13. …"""
    longest = count = 0
    last = None
    for line in lines:
        found = _NUMBERED.match(line.text)
        if found is None:
            continue
        number = int(found["number"])
        if len(line.text) >= _PARAGRAPH:
            count = count + 1 if last is not None and number == last + 1 else 1
            longest = max(longest, count)
        last = number
    return longest
