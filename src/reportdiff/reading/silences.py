"""Comments in a Markdown file or a web page that silence rules of ``check``.

    <!-- reportdiff: ignore RD101, RD203: two chapters were merged -->     what stands in the same line, or the next block
    <!-- reportdiff: ignore-file RD104 -->                                 the whole report

Without a rule all are silenced; what follows a colon is the reason, for people.
"""

from __future__ import annotations

import re

from reportdiff.model import Silence

_SAID = re.compile(r"\s*reportdiff\s*:\s*(?P<what>ignore(?:-file)?)(?![\w-])(?P<rules>[^:：]{0,300})")
# A comment that may be one; bounded, so that a text of many openings costs no more than its length.
COMMENT = re.compile(r"<!--(?P<said>[ \t]*reportdiff[ \t]*:[^<>\n]{0,400}?)-->")


def silence(comment: str, start: int, end: int) -> Silence | None:
    """What a comment silences that stands for ``start`` to ``end`` of the text; ``None`` for any other comment."""
    said = _SAID.match(comment)
    if said is None or said["what"] == "ignore-file":
        return None
    return Silence(start, end, _rules(said), False)


def file_silence(comment: str, text: str) -> Silence | None:
    """What a comment silences in the whole of a text; ``None`` for any other comment."""
    said = _SAID.match(comment)
    if said is None or said["what"] != "ignore-file":
        return None
    return Silence(0, len(text), _rules(said), True)


def _rules(said: re.Match[str]) -> tuple[str, ...]:
    return tuple(rule for rule in re.split(r"[\s,，、;]+", said["rules"]) if rule)
