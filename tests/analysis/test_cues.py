"""Every rule of relations reads its examples, and leaves its counter-examples alone; a language without cues has none."""

import pytest

from reportdiff import find_quantities
from reportdiff.analysis.coding import encode, sort_of
from reportdiff.analysis.rules import Rule, find
from reportdiff.lang import LANGUAGES
from reportdiff.languages import cues
from reportdiff.languages.folder import folder

RULES = [(code, rule) for code in LANGUAGES for rules in cues(code).rules.values() for rule in rules]
IDS = [f"{code} {rule.name}" for code, rule in RULES]


def found(code: str, rule: Rule, text: str) -> bool:
    own, view = cues(code), folder(code).view(text)
    figures = ((one.start, one.end, sort_of(one.pint)) for one in find_quantities(text, lang=code))
    return any(find([rule], encode(view, own.vocabulary, figures, own.years_in(view)).code))


@pytest.mark.parametrize(("code", "rule"), RULES, ids=IDS)
def test_a_rule_reads_its_examples_and_leaves_the_others(code: str, rule: Rule) -> None:
    assert [text for text in rule.reads if not found(code, rule, text)] == []
    assert [text for text in rule.leaves if found(code, rule, text)] == []


def test_a_class_that_a_language_lacks_has_no_words() -> None:
    assert cues("de").vocabulary.codes["respectively"] == ""
    assert cues("de").giving("course") == ()
