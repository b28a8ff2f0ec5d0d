"""A gate lets pass whatever may match: it hides no match of any rule of any language."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportdiff.analysis import grammar as rule_grammar
from reportdiff.analysis.coding import FIGURES, encode, tokens_of
from reportdiff.analysis.gate import Gate
from reportdiff.analysis.rules import Rule
from reportdiff.languages import cues, grammar, languages

CODES = {"a": "a", "b": "b", "c": "c", "ab": "ab"}
BOOKS = {
    f"{code} {what}": book
    for code in languages()
    for what, book in (("rules", grammar(code).rules), ("relations", cues(code).rules))
    if book
}
EXAMPLES = {
    name: sorted({text for rules in book.values() for rule in rules for text in (*rule.reads, *rule.leaves)})
    for name, book in BOOKS.items()
}


def test_a_pattern_needs_what_none_of_its_ways_goes_without():
    needs = {
        "A B": ({"a"}, {"b"}),
        "A B? C": ({"a"}, {"c"}),
        "A{0,2} (B C)+": ({"b"}, {"c"}),
        "(A | B C) [A B]": ({"a", "b"}, {"a", "b"}),
        "(A | B?) !C": (),
        "(?= A ) ~8 (?! B )": ({"a"},),
        "AB": ({"a", "b"},),
    }
    assert {pattern: rule_grammar.required(pattern, CODES) for pattern in needs} == {
        pattern: tuple(map(frozenset, sets)) for pattern, sets in needs.items()
    }


def test_what_stands_in_order_leaves_out_what_only_follows():
    order = {
        "A B": ({"a"}, {"b"}),
        "(?= A ) ~8 B": ({"b"},),
        "A (?= B C) C": ({"a"}, {"c"}),
        "A? (B | C A) C+": ({"b", "c"}, {"c"}),
        "!A B{2,3}": ({"b"},),
    }
    assert {pattern: rule_grammar.in_order(pattern, CODES) for pattern in order} == {
        pattern: tuple(map(frozenset, sets)) for pattern, sets in order.items()
    }


@pytest.mark.parametrize(("said", "may"), [("ab", True), ("ccab", True), ("acb", True), ("ba", False), ("a", False), ("", False)])
def test_tokens_in_another_order_are_not_worth_compiling_for(said: str, may: bool):
    rule = Rule("", "", "A ~8 B", (), (), {}, CODES)
    assert rule.may_match(said) is may
    assert rule.pattern.search("ba") is None
    assert rule.may_match(said)  # compiled, it says so itself


@pytest.mark.slow
@pytest.mark.parametrize("name", BOOKS)
def test_no_match_of_a_rule_is_hidden(name):
    code, what = name.split()
    vocabulary = (grammar(code) if what == "rules" else cues(code)).vocabulary
    kinds = tuple(BOOKS[name])
    rules = BOOKS[name].giving(*kinds)
    fresh = {id(rule): replace(rule) for rule in rules}  # none of them compiled yet
    for text in EXAMPLES[name]:
        codes = encode(text, vocabulary, ()).code
        said = tokens_of(codes).said
        found = [rule for rule in rules if rule.pattern.search(said)]
        matching = set(map(id, found))  # rules are long values, and many
        assert list(map(id, found)) == [id(rule) for rule in rules.fitting(codes) if id(rule) in matching]
        assert all(fresh[id(rule)].may_match(said) for rule in found)
        assert any(char in FIGURES for char in said) or matching <= set(map(id, rules.figureless))


@given(
    st.lists(st.lists(st.frozensets(st.sampled_from("abcdef"), max_size=3), max_size=8), max_size=12),
    st.frozensets(st.sampled_from("abcdefg")),
    st.integers(0, 12),
)
def test_what_has_all_it_needs_passes(needs, present, first):
    open_ = [i for i, sets in enumerate(needs) if all(one & present for one in sets)]
    passing = Gate(needs).passing(present, first)
    assert passing == sorted(set(passing))
    assert set(passing) >= {i for i in open_ if i >= first}
    assert all(i >= first for i in passing)
    if all(len(sets) <= 6 for sets in needs):
        assert passing == [i for i in open_ if i >= first]


CUT = st.text(alphabet="A·# \n", max_size=30)


@given(CUT)
def test_tokens_are_the_characters_that_begin_something(code):
    tokens = tokens_of(code)
    assert len(tokens.said) == len(tokens.starts) - 1
    assert all(code[start] == said for start, said in zip(tokens.starts, tokens.said, strict=False))
    assert tokens.said.replace("·", "").strip(" ") == code.replace("·", "").replace(" ", "")
