"""What holds for the code as a whole: what is never imported, no nameless modules, output that is always the same."""

from __future__ import annotations

import ast
import os
import re
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


def rooms_used(file: Path) -> set[str]:
    """The rooms of the package that a file imports from."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.partition(".")[0] == "reportdiff":
            _, *room = node.module.split(".")
            found |= {room[0]} if room else {alias.name for alias in node.names}
    return found


def test_rooms_import_as_the_architecture_says() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`.+?`) \|.*\| (.+?) \|$", page, re.M)
    allowed = {room: set(re.findall(r"`(\w+)`", cells)) for rooms, cells in rows for room in re.findall(r"`(\w+)`", rooms)}
    package = ROOT / "src" / "reportdiff"
    assert len(allowed) >= 10
    for file in package.rglob("*.py"):
        room = file.relative_to(package).parts[0].removesuffix(".py")
        if room in ("__init__", "__main__", "demo"):
            continue
        excess = rooms_used(file) - allowed[room] - {room, "__version__"}
        assert not excess, f"{file.relative_to(package)} imports {sorted(excess)}"


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
