"""Every link on a page leads to a place on it, and no place has two."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

import reportdiff as rd
from reportdiff import following
from reportdiff.cli import main
from reportdiff.rendering import page as pages

ROOT = Path(__file__).parents[2]
QINGLAN = ROOT / "fixtures" / "qinglan"
EVAL = Path(os.environ.get("REPORTDIFF_EVAL") or ROOT.parent / "shared" / "eval")
PAIRS = [(QINGLAN / "2024.txt", QINGLAN / "2025.txt")]
REAL = [
    *((f"reports/{name}2025.docx", f"reports/{name}2026.txt") for name in ("anhui", "fujian", "jiangsu", "henan")),
    ("reports/nat2014.zh.txt", "reports/nat2015.zh.txt"),
    ("reports/hk2018.en.txt", "reports/hk2019.en.txt"),
    ("companies/engie2021.txt", "companies/engie2022.txt"),
    ("cities/石家庄市2020.md", "cities/石家庄市2021.md"),
    ("cities/南京市2024.md", "cities/南京市2025.md"),
    ("cities/遵义市2021.md", "cities/遵义市2022.md"),
]


def page(*args: str) -> str:
    done = CliRunner().invoke(main, [*args, "--format", "html", "-q"])
    assert done.exit_code in (0, 1), done.output
    return done.stdout


def dead(shown: str) -> list[str]:
    places = re.findall(r'\bid="([^"]+)"', shown)
    assert len(places) == len(set(places))
    links = re.findall(r'href="#([^"]+)"', shown)
    assert links
    return [link for link in links if link not in set(places)]


@pytest.mark.parametrize("more", [[], ["--check"]])
@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_every_link_of_a_comparison_leads_somewhere(old: Path, new: Path, more: list[str]) -> None:
    assert dead(page("diff", str(old), str(new), *more)) == []


def test_marks_of_one_stretch_all_have_their_place(tmp_path: Path) -> None:
    """A figure that several targets share, and on which a finding lies too."""
    old, new = tmp_path / "2024.txt", tmp_path / "2025.txt"
    old.write_text(
        "青澜县2024年政府工作报告\n各位代表：\n一、2023年工作回顾\n好。\n二、2024年工作安排\n"
        "农村自来水普及率达到98%以上。农村自来水普及率达到97%。城乡自来水普及率达到96%。\n",
        encoding="utf-8",
    )
    new.write_text(
        "青澜县2025年政府工作报告\n各位代表：\n一、2024年工作回顾\n农村自来水普及率达到198%。\n二、2025年工作安排\n"
        "农村自来水普及率达到99%。\n",
        encoding="utf-8",
    )
    assert dead(page("diff", str(old), str(new), "--check")) == []
    assert dead(page("check", str(new), "--previous", str(old))) == []


@pytest.mark.parametrize(("old", "new"), REAL, ids=[new for _, new in REAL])
def test_every_link_of_real_pairs_leads_somewhere(old: str, new: str) -> None:
    if not (EVAL / old).is_file() or not (EVAL / new).is_file():
        pytest.skip(f"needs {old} and {new} in {EVAL}; REPORTDIFF_EVAL names another folder")
    diff = rd.diff(rd.read(EVAL / old), rd.read(EVAL / new))
    for findings in (rd.check(diff.new, [diff.old]), ()):
        assert dead(pages.diff(diff, following.quoted, findings=findings)) == []
