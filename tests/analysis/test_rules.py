"""Every rule of every language reads its examples, and leaves its counter-examples alone."""

import re
import tomllib
from importlib.resources import files

import pytest

from reportdiff import find_quantities
from reportdiff.analysis.coding import encode
from reportdiff.analysis.rules import find
from reportdiff.lang import language
from reportdiff.languages import grammar
from reportdiff.model import Span

LANGUAGES = sorted(
    entry.name for entry in files("reportdiff.languages").iterdir() if (entry / "language.toml").is_file()
)
RULES = [(code, rule) for code in LANGUAGES for rules in grammar(code).rules.values() for rule in rules]
READS = [(code, rule, text) for code, rule in RULES for text in rule.reads]
LEAVES = [(code, rule, text) for code, rule in RULES for text in rule.leaves]


def found(code, rule, text):
    settings = tomllib.loads((files("reportdiff.languages") / code / "language.toml").read_text(encoding="utf-8"))
    view, figures = language(code).view(text), find_quantities(text, lang=code)
    years = [Span(*match.span()) for match in re.finditer(settings["years"], view)]
    return list(find([rule], encode(view, grammar(code).vocabulary, figures, years).code))


@pytest.mark.parametrize(("code", "rule", "text"), READS)
def test_reads(code, rule, text):
    assert found(code, rule, text)


@pytest.mark.parametrize(("code", "rule", "text"), LEAVES)
def test_leaves(code, rule, text):
    assert not found(code, rule, text)
