"""A cue of a text is found as the pattern of the file finds it, though it is made ready to be looked for quickly."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from reportdiff.kinds.wording import Wording
from reportdiff.lang.tongue import reports_of

_SAID = (
    "Our PEOPLE wrote to the Board of Directors.", "Yours, people of the Chief Executive; the ceo", "SCOPE 2 and scope 3", "telescope 2",
    "Multistakeholder talks with Stakeholders", "Tea Growers plc", "tea growers PLC", "a supplier", "Fellow deputies!", "I announce that",
    "AI announce that", "Mr. Speaker", "national STATISTICS", "shareholder", "unshareholder", "tasks for 2030", "Harbour Group", "grouped",
)  # fmt: skip


@pytest.mark.parametrize(
    "cue",
    [
        r"(?i)\bour (?:people|crews)\b|CEO\b", r"(?i)\bscope [123]\b", r"(?i)\bstakeholders?|speaker\b", r"\bplc\b|\bGroup\b|\bS?peaker",
        r"(?i)\bI (?:beg to )?announce\b", r"(?i)(?P<body>Board) of \w+|\Aa\b", r"(?i)tasks for (?:this year|20)", r"(?i)\bM(?:r|adam)\.? \S",
    ],
)  # fmt: skip
def test_a_cue_is_found_where_its_pattern_is(cue: str) -> None:
    made = reports_of_kind(cue).kinds["log"].text[0]
    found = [bool(made.pattern.search(said.lower() if made.small else said)) for said in _SAID]
    assert found == [re.search(cue, said, re.M) is not None for said in _SAID]
    assert True in found
    assert False in found


def reports_of_kind(cue: str) -> Wording:
    """The wording of English reports with one more kind, of one cue."""
    told = (files("reportdiff.languages") / "en" / "reports.toml").read_text(encoding="utf-8")
    return Wording.of(f"{told}\n[kinds.log]\ntitles = ['^Log$']\ntext = [['{cue}', 1]]\n")


@pytest.mark.parametrize("code", ["en", "zh", "de"])
def test_cues_in_small_letters_have_no_capital(code: str) -> None:
    small = [one.pattern.pattern for cues in reports_of(code).kinds.values() for one in cues.text if one.small]
    assert not any(re.search(r"(?<!\\)[A-Z]", pattern) for pattern in small)
    assert small or code != "en"
