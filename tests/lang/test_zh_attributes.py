"""Which figures only say of what kind a thing is: every example of ``attributes.toml``."""

from __future__ import annotations

import pytest

from reportdiff.analysis import numbers_of
from reportdiff.lang.zh.attributes import Place, Rule, rules
from reportdiff.languages.folder import folder

half_width = folder("zh").view

RULES = rules().rules


def _deciding(example: str) -> Rule | None:
    before, figure, after = example.split("｜")
    text = before + figure + after
    view = half_width(text)
    mentions = numbers_of("zh").find(text, view).mentions
    at = next(i for i, mention in enumerate(mentions) if (mention.start, mention.end) == (len(before), len(before + figure)))
    previous, following = mentions[at - 1] if at else None, mentions[at + 1] if at + 1 < len(mentions) else None
    return rules().deciding(Place(view, mentions[at], previous, following, len(view)))


@pytest.mark.parametrize(("rule", "example"), [(rule, example) for rule in RULES for example in rule.reads])
def test_a_rule_decides_what_it_reads(rule: Rule, example: str) -> None:
    deciding = _deciding(example)
    assert deciding is not None
    assert deciding.name == rule.name


@pytest.mark.parametrize(("rule", "example"), [(rule, example) for rule in RULES for example in rule.leaves])
def test_a_rule_leaves_what_is_not_of_its_kind(rule: Rule, example: str) -> None:
    deciding = _deciding(example)
    assert deciding is None or deciding.name != rule.name


def test_every_rule_has_a_name_of_its_own_and_an_example() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert [rule.name for rule in RULES if not rule.reads] == []
