"""``--lexicon FILE`` and the settings key ``lexicon``, on the bundled reports."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reportdiff.cli import main

QINGLAN = Path(__file__).parents[2] / "fixtures" / "qinglan"
OWN = "湖鲜指数 | - | index | up | - | -\n出口总额 | 外销额 | - | - | - | -\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory with one lexicon file, ``ours.txt``."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ours.txt").write_text(OWN, encoding="utf-8")
    return tmp_path


def _run(*args: object) -> Result:
    return CliRunner().invoke(main, [str(arg) for arg in args])


def _concepts(done: Result) -> set[str | None]:
    assert done.exit_code == 0, done.stderr
    return {fact["concept"] for fact in json.loads(done.stdout)["facts"]}


def test_extract_knows_what_the_file_says(folder: Path) -> None:
    args = ("extract", QINGLAN / "2025.txt", "--format", "json", "-q")
    assert "先进装备产业产值" not in _concepts(_run(*args))
    assert "先进装备产业产值" in _concepts(_run(*args, "--lexicon", QINGLAN / "lexicon.txt"))
    both = _run(*args, "--lexicon", "ours.txt", "--lexicon", QINGLAN / "lexicon.txt")
    assert "先进装备产业产值" in _concepts(both)


def test_settings_name_it_relative_to_themselves(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "lexicon.txt").write_bytes((QINGLAN / "lexicon.txt").read_bytes())
    (folder / "below").mkdir()
    monkeypatch.chdir(folder / "below")
    args = ("extract", QINGLAN / "2025.txt", "--format", "json", "-q")
    for value in ('"lexicon.txt"', '["ours.txt", "lexicon.txt"]'):
        (folder / "reportdiff.toml").write_text(f"lexicon = {value}\n", encoding="utf-8")
        assert "先进装备产业产值" in _concepts(_run(*args))
    assert "先进装备产业产值" not in _concepts(_run(*args, "--lexicon", folder / "ours.txt"))  # a flag wins
    assert _run("outline", QINGLAN / "2025.txt").exit_code == 0  # a command that needs none


@pytest.mark.parametrize("value", ["3", "[3]", '""', "{}"])
def test_settings_that_name_no_file(folder: Path, value: str) -> None:
    (folder / "reportdiff.toml").write_text(f"lexicon = {value}\n", encoding="utf-8")
    done = _run("demo")
    assert done.exit_code == 2
    assert "reportdiff.toml: lexicon must be a lexicon file, or a list of them" in done.stderr


@pytest.mark.parametrize(
    "command", [("demo",), ("extract", QINGLAN / "2025.txt"), ("diff", *[QINGLAN / "2025.txt"] * 2)]
)
def test_a_mistake_is_one_line(folder: Path, command: tuple[object, ...]) -> None:
    (folder / "bad.txt").write_text(OWN + "湖鲜产量 | 出口 | mass | up | - | -\n", encoding="utf-8")
    done = _run(*command, "-q", "--lexicon", "bad.txt")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("reportdiff: bad.txt, line 3: '出口' is a name of '出口总额' already (")
    assert done.stderr.count("\n") == 1


def test_verbose_says_what_it_adds(folder: Path) -> None:
    done = _run("demo", "--lexicon", "ours.txt", "--verbose")
    assert "reportdiff: ours.txt: 1 indicators and 2 names that the bundled lexicon has not" in done.stderr
