"""Every rule of every language reads its examples, and leaves its counter-examples alone."""

from importlib.resources import files
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import pytest

from reportdiff.analysis import numbers_of
from reportdiff.analysis.coding import Coded, encode
from reportdiff.analysis.marking import Marked, mark, tagged
from reportdiff.analysis.rules import Rule, find
from reportdiff.languages import grammar

LANGUAGES = sorted(
    entry.name for entry in files("reportdiff.languages").iterdir() if (entry / "words.toml").is_file()
)
RULES = [(code, rule) for code in LANGUAGES for rules in grammar(code).rules.values() for rule in rules]
IDS = [f"{code} {rule.name}" for code, rule in RULES]


def found(code: str, rule: Rule, text: str) -> bool:
    """Whether a rule finds something where it is applied: tags on the bare codes, times, remarks, and then the others."""
    tongue = grammar(code)
    view = tongue.plain(text)
    marked: Marked = mark(tongue, view, 0, numbers_of(code).find(text).mentions)
    if rule.gives == "tag":
        return rule in applied(code, view, marked)
    if rule.gives == "time":
        return any(time.rule is rule for time in marked.times)
    if rule.gives == "remark":
        return any(one.rule is rule for one in marked.remarks)
    seen = {"about": marked.full, "beside": marked.full, "owner": marked.full, "strength": marked.bare, "qualifier": marked.bare}
    return any(find([rule], seen.get(rule.gives, marked.code)))


def applied(code: str, view: str, marked: Marked) -> list[Rule]:
    """The tags of a sentence that apply."""
    return list(tagged(grammar(code), view, marked.bare)[1])


@pytest.mark.parametrize(("code", "rule"), RULES, ids=IDS)
def test_a_rule_reads_its_examples_and_leaves_the_others(code: str, rule: Rule) -> None:
    assert [text for text in rule.reads if not found(code, rule, text)] == []
    assert [text for text in rule.leaves if found(code, rule, text)] == []


@pytest.mark.parametrize(("code", "rule"), RULES, ids=IDS)
def test_no_rule_goes_on_without_an_end(code: str, rule: Rule) -> None:
    def endless(parsed: Any) -> bool:
        pieces = [piece for _, told in parsed for piece in (told if isinstance(told, (list, tuple)) else [told])]
        own = any(getattr(told, "__getitem__", None) and len(told) == 3 and told[1] is _parser.MAXREPEAT for name, told in parsed if "REPEAT" in str(name))
        within = [one for piece in pieces for one in (piece if isinstance(piece, list) else [piece]) if isinstance(one, _parser.SubPattern)]
        return own or any(map(endless, within))

    assert not endless(_parser.parse(rule.pattern.pattern))


def test_codes_of_a_sentence_are_as_long_as_it_is() -> None:
    marked = mark(grammar("en"), "Fees rose by 5% in 2024.", 0, ())
    assert {len(marked.view), len(marked.code), len(marked.full), len(marked.bare)} == {24}
    assert encode("Alps", grammar("en").vocabulary, ()) == Coded("Alps", "w···")
