"""What English reports promise without a number, and how particular each promise is."""

from __future__ import annotations

import pytest

import reportdiff as rd
from reportdiff.lang import language

REPORT = "Report on the Work of the Town\n\nJanuary 9, 2031\n\nI. Review of 2030\n\nWe mended the weir.\n\nII. Work for 2031\n\n{}\n"
COMPANY = "Sustainability Report 2030\n\nWeaving\n\n{}\n"


def promises(text: str) -> list[tuple[str, str, str]]:
    return [(one.specificity.value, one.action, one.object) for one in rd.parse(text, lang="en").commitments]


@pytest.mark.parametrize(
    ("plan", "found"),
    [
        ("We will open the Heron Street Library.", ("named", "open", "the Heron Street Library")),
        ("We will build a ferry terminal at the north quay.", ("concrete", "build", "a ferry terminal at the north quay")),
        ("We will replace the pumps of the waterworks.", ("concrete", "replace", "the pumps of the waterworks")),
        # a verb of which nobody can say when it is done; a noun of which there is no one thing; what is cut off before its noun
        ("We will improve old neighborhoods.", ("general", "improve", "old neighborhoods")),
        ("We will launch high-quality development.", ("general", "launch", "high-quality development")),
        ("We will provide long-term, affordable care.", ("concrete", "provide", "long-term, affordable care")),
        ("We will introduce tram, ferry, and bus passes.", ("concrete", "introduce", "tram, ferry, and bus passes")),
        # what is to be done is told of the thing; what serves as an example is not what is promised
        ("The Heron Street Library will be reopened.", ("named", "reopened", "The Heron Street Library")),
        ("Policies on the tram network will be improved.", ("general", "improved", "Policies on the tram network")),
        ("We will install lamps in parks such as Otter Green Park.", ("concrete", "install", "lamps in parks such as Otter Green Park")),
        # whatever stands behind "we will" is a verb; one that only says that one sets about it is none
        ("We will thatch the boat house.", ("general", "thatch", "the boat house")),
        ("We will take well-ordered steps to restore the east mill.", ("concrete", "restore", "the east mill")),
        ("Efforts will be made to restore the east mill.", ("concrete", "restore", "the east mill")),
        ("The tolls of the old quay, such as those of 1820, will be refunded.", ("concrete", "refunded", "The tolls of the old quay, such as those of 1820")),
        # the second of two verbs is the one with an object
        ("We will widen and resurface the mill road.", ("concrete", "resurface", "the mill road")),
    ],
)
def test_each_clause_with_a_verb_and_an_object(plan: str, found: tuple[str, str, str]) -> None:
    assert promises(REPORT.format(plan)) == [found]


@pytest.mark.parametrize(
    "plan",
    [
        "We will build on this.",
        "We will keep a close watch over the river.",
        "The gates are close to the mill.",
        "We will plant 300 trees along the lane.",
    ],
)
def test_what_is_none(plan: str) -> None:
    assert promises(REPORT.format(plan)) == []


def test_each_verb_of_a_sentence_and_lists_whole() -> None:
    told = "We will mend the weir, the lock, and the sluice, dredge the mill pond, and fully repaint the old ferry; we will weave new linen sails."
    assert [(action, object_) for _, action, object_ in promises(REPORT.format(told))] == [
        ("mend", "the weir, the lock, and the sluice"), ("dredge", "the mill pond"), ("repaint", "the old ferry"), ("weave", "new linen sails"),
    ]  # fmt: skip


def test_a_report_without_a_plan_promises_under_any_of_its_names() -> None:
    told = "The Board will install heat pumps in the dye house. I will soon be opening a second mill. The Board of weavers met."
    assert [action for _, action, _ in promises(COMPANY.format(told))] == ["install", "opening"]


def test_a_report_without_a_plan_promises_in_its_own_name() -> None:
    told = "We will install heat pumps in the dye house. Growers will test the looms. We installed lamps in the hall."
    assert promises(COMPANY.format(told)) == [("concrete", "install", "heat pumps in the dye house")]


def test_what_a_promise_is_about() -> None:
    assert language("en").matters("reduce the logistic costs of new ferry services") == ("logistic", "costs", "ferry")
    assert language("en").matters("expand AI training for team B") == ("ai", "training", "team")


def test_a_promise_with_many_words_of_its_own_is_particular_whatever_is_done() -> None:
    told = promises(REPORT.format("We will improve the settling of overdue ferry payments owed to orchard owners."))
    assert told == [("concrete", "improve", "the settling of overdue ferry payments owed to orchard owners")]
