"""The parts that pages share: text is shown as text whatever it contains, and the policy allows one script only."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from importlib import resources
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

import reportdiff as rd
from reportdiff import following
from reportdiff.rendering import page, wording
from reportdiff.rendering.page.marked import Mark, marked
from reportdiff.rendering.page.policy import content_security_policy

HOSTILE = "<script>alert(1)</script>\" onload='x' & \u202eabc \x1b[31m\x00"


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def _read(page: str) -> _Tags:
    reader = _Tags()
    reader.feed(page)
    reader.close()
    return reader


def test_hostile_text_is_text() -> None:
    found = _read(marked(HOSTILE, 0, len(HOSTILE), [Mark(3, 9, '"><img src=x>', "target")]))
    assert found.tags == {"bdi", "mark"}
    assert found.text == HOSTILE.translate({0x1B: "\ufffd", 0: "\ufffd", 0x202E: "\ufffd"})


@given(st.text("甲乙丙<>&\"'", max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=5))
def test_marks_lose_no_text(text: str, spans: list[tuple[int, int]]) -> None:
    marks = [Mark(one, two, f"f{at}", "actual") for at, (one, two) in enumerate(spans)]
    assert _read(marked(text, 0, len(text), marks)).text == text


def test_overlapping_marks_are_both_named() -> None:
    html = marked("增长百分之六左右", 0, 8, [Mark(0, 6, "a", "target"), Mark(2, 8, "b", "actual")])
    assert re.findall(r'<mark class="([^"]+)"(?: id="(\w)")?>([^<]+)', html) == [
        ("target", "a", "增长"),
        ("target actual", "b", "百分之六"),
        ("actual", "", "左右"),
    ]


def test_a_figure_leads_to_its_row_once_named() -> None:
    html = marked("增长6%", 0, 4, [Mark(2, 4, "n-f1", "fig actual", "row-3")])
    assert html == '<bdi>增长<a class="fig actual" id="n-f1" href="#row-3">6%</a></bdi>'


def test_policy_allows_by_hash_alone() -> None:
    policy = content_security_policy(["run()"], [])
    digest = base64.b64encode(hashlib.sha256(b"run()").digest()).decode()
    assert f"script-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")
    assert "style-src 'none'" in policy
    assert "unsafe" not in policy


def test_every_word_of_a_template_is_one_of_the_words() -> None:
    """Not something that a mapping has by itself: say.keys would be shown as a method."""
    parts = resources.files("reportdiff.rendering.page") / "parts"
    used = {name for file in parts.iterdir() if file.name.endswith(".j2") for name in re.findall(r"\bsay\.(\w+)", file.read_text(encoding="utf-8"))}
    assert used
    for language in ("zh", "en"):
        words = wording.load(language).page
        assert used <= set(words)
    assert not [name for name in used if hasattr(words, name)]


def test_a_line_to_copy_runs_nowhere() -> None:
    """What is pasted into a spreadsheet is no formula, whatever the issuer is called."""
    texts = (f"=cmd|A1县{year}年政府工作报告\n一、{year - 1}年工作回顾\n新建桥梁4座。\n二、{year}年工作安排\n新建桥梁{year - 2027}座。\n" for year in (2030, 2031))
    old, new = (replace(rd.parse(text, lang="zh"), issuer="=cmd|A1") for text in texts)
    html = page.diff(rd.diff(old, new), following.quoted)
    lines = re.findall(r'class="cited"[^>]*>([^<]*)', html)
    assert len(lines) == 2
    assert all(line.startswith("&#x27;=cmd") for line in lines)


def test_findings_of_a_pdf_name_its_page() -> None:
    folder = Path(__file__).parents[2] / "fixtures" / "qinglan"
    old, new = rd.read(folder / "2024.pdf"), rd.read(folder / "2025.pdf")
    found = rd.check(new, previous=[old])
    assert "第1页" in page.check([new, old], found)
    assert "p. 1" in page.check([new, old], found, "en")
