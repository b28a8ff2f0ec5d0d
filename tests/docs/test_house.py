"""What holds for the code as a whole: what is never imported, no nameless modules, output that is always the same."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "fixtures" / "qinglan"
CODE = [file for folder in ("src", "tests", "benchmarks", "docs", "fixtures") for file in (ROOT / folder).rglob("*.py")]

HEAVY = ("pint", "docx", "pypdfium2", "trafilatura", "numpy", "lxml", "rapidfuzz", "lap", "tabulate", "click", "typing")


def imported(file: Path) -> set[str]:
    """The packages that a file imports, anywhere in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    return names


def test_difflib_is_never_imported() -> None:
    assert CODE
    assert [file for file in CODE if "difflib" in imported(file)] == []


def test_no_module_is_a_drawer_without_a_label() -> None:
    nameless = {"util", "utils", "helper", "helpers", "common", "manager", "misc"}
    assert [file for file in CODE if {file.stem, *file.relative_to(ROOT).parent.parts} & nameless] == []


def test_importing_the_package_loads_no_library() -> None:
    code = "import sys; before = set(sys.modules); import reportdiff; print(*set(sys.modules) - before)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert "reportdiff" in loaded
    assert not loaded & set(HEAVY)


@pytest.mark.parametrize("form", ["table", "markdown", "csv", "json"])
def test_output_is_the_same_whatever_the_hash_seed(form: str) -> None:
    files = [str(FIXTURES / name) for name in ("2024.txt", "2025.txt")]
    first, second = (
        subprocess.run(
            [sys.executable, "-m", "reportdiff", "diff", *files, "--format", form],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "4294967295")
    )
    assert first == second
    assert len(first) > 1000
