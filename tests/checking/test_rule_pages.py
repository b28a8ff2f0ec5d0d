"""The pages of the rules say what is true: their examples are found or left alone, in the language of the page."""

from __future__ import annotations

import re

import pytest

import reportdiff as rd
from reportdiff.checking import RULES
from reportdiff.checking.rule import Rule
from reportdiff.cli import speech

HEAD = "Report on the Work of the Government\nI. Review of {}\n{}\nII. Tasks for {}\n{}\n"
# What the pages say stood in the report before: its review, its plan.
BEFORE = {
    "RD205": ("Imports and exports reached 269 billion yuan.", ""),
    "RD306": ("", "We will create 30,000 urban jobs."),
    "RD401": ("Imports and exports reached 269 billion yuan.", ""),
    "RD402": ("Government revenue reached 46.2 billion yuan.", ""),
    "RD403": ("", "We will create 30,000 urban jobs."),
    "RD404": ("", "We will create 30,000 urban jobs."),
}
OF_THE_PLAN = ("RD103", "RD202")


def examples(rule: type[Rule] | Rule, which: str) -> list[str]:
    """The sentences that a page quotes behind Found or Not found; two joined by “and later” are one example."""
    told = re.search(rf"^{which}[^:]*:(.*?)(?=^Not found|\Z|\bNot found:)", rule.page(), re.M | re.S)
    quoted = re.sub(r"”, and later “", " ", " ".join(told[1].split())) if told else ""
    return [one for one in re.findall("“([^”]+)”", quoted) if one.endswith(".")]


def found(code: str, text: str) -> list[str]:
    """What the rule finds in a report with the sentence, after the report before it."""
    review, plan = ("", text) if code in OF_THE_PLAN else (text, "")
    new = rd.parse(HEAD.format(2024, review, 2025, plan), lang="en", year=2025)
    before = rd.parse(HEAD.format(2023, BEFORE[code][0], 2024, BEFORE[code][1]), lang="en", year=2024) if code in BEFORE else ()
    return [one.message for one in rd.check(new, before) if one.rule == code]


FOUND = [(rule.code, one) for rule in RULES for one in examples(rule, "Found")]
SILENT = [(rule.code, one) for rule in RULES for one in examples(rule, "Not found")]


@pytest.mark.parametrize(("code", "text"), FOUND)
def test_what_a_page_says_is_found_is_found(code: str, text: str) -> None:
    assert len(FOUND) > 15
    assert found(code, text)


@pytest.mark.parametrize(("code", "text"), SILENT)
def test_what_a_page_says_is_not_found_is_left_alone(code: str, text: str) -> None:
    assert found(code, text) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_page_in_english_has_chinese_only_as_a_gloss_and_one_in_chinese_examples_in_it(rule: type[Rule] | Rule) -> None:
    bare = re.sub(r"[（(][^()（）]*[)）]", "", re.sub(r"[（(][^()（）]*[)）]", "", rule.page()))
    assert re.findall(r"[\u4e00-\u9fff]+", bare) == []
    page = speech.page_of_rule(rule.code, "zh")
    assert page is not None
    assert re.search("[\u4e00-\u9fff]", page)
