"""Every rule of relations reads its examples, and leaves its counter-examples alone; a language without cues has none."""

import pytest

from reportdiff import find_quantities
from reportdiff.analysis.coding import encode, sort_of
from reportdiff.analysis.rules import Rule, find
from reportdiff.lang import LANGUAGES
from reportdiff.languages import cues
from reportdiff.languages.folder import folder

RULES = [(code, rule) for code in LANGUAGES for rules in cues(code).rules.values() for rule in rules]
READS = [(code, rule, text) for code, rule in RULES for text in rule.reads]
LEAVES = [(code, rule, text) for code, rule in RULES for text in rule.leaves]
IDS = [f"{code} {rule.name}: {text}" for code, rule, text in READS]


def found(code: str, rule: Rule, text: str) -> bool:
    own, view = cues(code), folder(code).view(text)
    figures = ((one.start, one.end, sort_of(one.pint)) for one in find_quantities(text, lang=code))
    return any(find([rule], encode(view, own.vocabulary, figures, own.years_in(view)).code))


@pytest.mark.parametrize(("code", "rule", "text"), READS, ids=IDS)
def test_reads(code: str, rule: Rule, text: str) -> None:
    assert found(code, rule, text)


@pytest.mark.parametrize(("code", "rule", "text"), LEAVES)
def test_leaves(code: str, rule: Rule, text: str) -> None:
    assert not found(code, rule, text)


def test_a_class_that_a_language_lacks_has_no_words() -> None:
    assert cues("de").vocabulary.codes["respectively"] == ""
    assert cues("de").giving("course") == ()
