"""The script that checks examples, on pages made for it: it must see what is out of date and keep what is left out."""

from __future__ import annotations

import importlib.util
from pathlib import Path

_SPEC = importlib.util.spec_from_file_location("examples", Path(__file__).parents[2] / "docs" / "examples.py")
examples = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(examples)


def page(kind: str, *lines: str) -> str:
    return "\n".join([f"```{kind}", *lines, "```", ""])


def test_stale_output_is_replaced() -> None:
    assert examples.rewritten(page("console", "$ echo new", "old")) == page("console", "$ echo new", "new")


def test_output_that_holds_is_kept() -> None:
    text = page("console", "$ seq 9", "1", "2", "…", "5", "…", "9")
    assert examples.rewritten(text) == text


def test_what_is_left_out_stays_so_around_lines_that_changed() -> None:
    command = "$ printf 'head\\na 1\\nb 22 of 40\\nc 3\\ntail\\n'"
    stale = page("console", command, "x", "…", "b 21 of 39", "…", "y")
    shown = page("console", command, "head", "…", "b 22 of 40", "…", "tail")
    assert examples.rewritten(stale) == shown


def test_a_python_session_keeps_its_names_from_block_to_block() -> None:
    first, loop = page("pycon", ">>> x = 20"), (">>> for i in (1, 2):", "...     print(x + i)")
    text = first + page("pycon", *loop, "0", ">>> x")
    shown = first + page("pycon", *loop, "21", "22", ">>> x", "20")
    assert examples.rewritten(text) == shown


def test_a_region_holds_what_its_command_prints() -> None:
    stale = "<!-- run: echo '| a |' -->\nold\n<!-- end -->\n"
    assert examples.rewritten(stale) == "<!-- run: echo '| a |' -->\n| a |\n<!-- end -->\n"


def test_other_blocks_are_left_alone() -> None:
    text = page("sh", "make demo") + page("text", "$ echo no")
    assert examples.rewritten(text) == text
