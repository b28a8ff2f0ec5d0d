"""What a shell offers: commands, options, files where one is to be named, rules and ready questions."""

from __future__ import annotations

import pytest
from click.shell_completion import ShellComplete

from reportdiff.cli import main


def offered(*words: str) -> list[tuple[str, str]]:
    """What stands for the last word, each with its type."""
    made = ShellComplete(main, {}, "reportdiff", "_REPORTDIFF_COMPLETE").get_completions(list(words[:-1]), words[-1])
    return [(one.type, one.value) for one in made]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (("di",), [("plain", "diff")]),
        (("diff", "20"), [("file", "20")]),
        (("diff", "2024.txt", "20"), [("file", "20")]),
        (("diff", "a", "b", "--decisions", "d"), [("file", "d")]),
        (("diff", "a", "b", "--format", "h"), [("plain", "html")]),
        (("check", "a", "--previous", ""), [("file", "")]),
        (("ledger", "a", "--progress", "b"), [("file", "b")]),
        (("check", "a", "--select", "RD101,rd20"), [("plain", f"RD101,RD20{at}") for at in range(1, 6)]),
        (("rules", "RD30"), [("plain", f"RD30{at}") for at in range(1, 7)]),
        (("query", "res"), [("dir", "res")]),
        (("query", "results", "se"), [("plain", "series")]),
        (("diff", "a", "b", "--section", "x"), []),
    ],
)
def test_what_is_offered(words: tuple[str, ...], wanted: list[tuple[str, str]]) -> None:
    assert offered(*words) == wanted
