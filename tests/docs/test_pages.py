"""README and docs: examples show what the program prints, links lead somewhere, lists are complete."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md")), ROOT / "fixtures" / "README.md"]

_FENCED = re.compile(r"^(`{3,}).*?^\1$", re.M | re.S)
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+\s+(.*)$", re.M)


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub and MyST make them."""
    titles = _HEADING.findall(_FENCED.sub("", page.read_text(encoding="utf-8")))
    return {re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-") for title in titles}


def test_examples_show_what_the_program_prints() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "docs" / "examples.py"), "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"make examples writes them anew\n{done.stdout}{done.stderr}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    text = _FENCED.sub("", page.read_text(encoding="utf-8"))
    for link in _LINK.findall(text):
        if re.match(r"https?:|mailto:", link):
            continue
        file, _, anchor = link.partition("#")
        target = (page.parent / file).resolve() if file else page
        assert target.exists(), f"{link}: no such file"
        assert not anchor or anchor in anchors(target), f"{link}: no such heading"


def test_every_page_is_in_the_contents() -> None:
    listed = re.findall(r"^[a-z]+$", (ROOT / "docs" / "index.md").read_text(encoding="utf-8"), re.M)
    assert sorted(listed) == sorted(page.stem for page in (ROOT / "docs").glob("*.md") if page.stem != "index")


def test_every_dependency_is_explained() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = sum(declared["dependency-groups"].values(), declared["project"]["dependencies"])
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    missing = [name for name in map(name_of, wanted) if name not in page]
    assert not missing


def name_of(requirement: str) -> str:
    return re.match(r"[\w.-]+", requirement)[0]


def runtime() -> set[str]:
    """The installed packages that reportdiff needs, directly and through others, extras aside."""
    found: set[str] = set()
    left = ["reportdiff"]
    while left:
        name = left.pop()
        if name in found:
            continue
        try:
            needed = distribution(name).requires or []
        except PackageNotFoundError:  # for another platform or Python
            continue
        found.add(name)
        left += [name_of(one).lower() for one in needed if "extra ==" not in one]
    return found - {"reportdiff"}


def test_no_runtime_dependency_is_under_the_gpl_alone() -> None:
    assert {"trafilatura", "lxml", "numpy"} <= runtime()
    for name in runtime():
        data = distribution(name).metadata
        said = [data.get("License-Expression"), data.get("License"), *(data.get_all("Classifier") or [])]
        licences = " ".join(one for one in said if one and ("License ::" in one or "::" not in one))[:500]
        for choice in re.split(r"\bOR\b", licences):  # one free choice among several is enough
            if not re.search(r"\b(A|L)?GPL|General Public License", choice):
                break
        else:
            pytest.fail(f"{name}: {licences}")
