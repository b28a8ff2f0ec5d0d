"""How particular a promise is: of something that has a name, of work that can be told to be done, or of what any plan says."""

from __future__ import annotations

import re

from reportdiff.lang.zh.commitment_words import CommitmentWords, commitment_words
from reportdiff.lang.zh.patterns import patterns
from reportdiff.lang.zh.proper_names import MARKS
from reportdiff.model import Specificity

_NOBODY = patterns("commitments.toml")["no one in particular"]
_QUOTED = re.compile(r"“([^”]*)”")
_NOTHING = 2  # characters that tell no thing apart: 一批重大工程


def specificity(action: str, object_: str, names: tuple[str, ...], heading: bool) -> Specificity:
    """Of a verb and what it is said of, with the names in it; ``heading`` where that is one."""
    words = commitment_words()
    if words.attitude.fullmatch(action):
        return Specificity.GENERAL
    if names:
        return Specificity.NAMED
    if _NOBODY.match(object_) and _left(object_, words.vague, words.abstract) <= _NOTHING:
        return Specificity.GENERAL
    weights = words.particular
    told = weights["start"] + weights["heading"] * heading + sum(weights[name] * value for name, value in _features(action, object_, words).items())
    return Specificity.CONCRETE if told > 0 else Specificity.GENERAL


def _features(action: str, object_: str, words: CommitmentWords) -> dict[str, float]:
    """What tells it, each from 0 to 1; the table ``particular`` of commitments.toml says what they are."""
    return {
        "faint": float(words.faint.fullmatch(action) is not None),
        "abstract": float(words.abstract_end.search(object_) is not None),
        "telling": min(_left(object_, words.vague, words.abstract) / 8, 1.0),
        "matter": min(_left(object_, words.of_no_matter) / 10, 1.0),
        "length": min(_left(object_) / 16, 1.0),
        "kind": float(words.kind.search(object_) is not None or words.policy.search(object_) is not None),
        "quoted": float(any(words.slogan.search(one) is None for one in _QUOTED.findall(object_))),
        "listed": float("、" in object_),
        "built": float(words.building.fullmatch(action) is not None),
    }


def _left(object_: str, *without: re.Pattern[str]) -> int:
    """How many characters are left of an object without some words, and without marks."""
    for words in without:
        object_ = words.sub("", object_)
    return len(MARKS.sub("", object_))
