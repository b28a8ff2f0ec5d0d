"""The language of a few words, and of a lexicon, where nobody says it."""

from __future__ import annotations

from pathlib import Path

import pytest

import reportdiff as rd
from reportdiff.lang import likeliest


@pytest.mark.parametrize(
    ("text", "code"),
    [("GDP up 6 percent", "en"), ("增长6%左右", "zh"), ("CPI涨幅3%", "zh"), ("", "en"), ("12", "en"), ("the share of the roads that were paved", "en")],
)
def test_a_few_words(text: str, code: str) -> None:
    assert likeliest(text) == code


def test_quantities_are_read_in_the_language_of_the_text() -> None:
    (english,) = rd.find_quantities("spending of about 4.2 billion yuan")
    assert (english.value, english.comparator) == (4_200_000_000, "approx")
    (chinese,) = rd.find_quantities("支出约42亿元")
    assert (chinese.value, chinese.comparator) == (4_200_000_000, "approx")


def test_a_lexicon_is_of_the_language_that_its_names_are_in(tmp_path: Path) -> None:
    from click.testing import CliRunner

    from reportdiff.cli import main

    harwick = Path(__file__).parents[2] / "fixtures" / "harwick"
    ours = tmp_path / "ours.txt"
    ours.write_text("moonlight revenue | night takings | money | up | - | -\n", encoding="utf-8")
    done = CliRunner().invoke(main, ["diff", str(harwick / "2024.txt"), str(harwick / "2025.txt"), "-q", "--summary", "--lexicon", str(ours)])
    assert (done.exit_code, done.stderr) == (0, "")
