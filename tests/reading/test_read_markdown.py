"""Markdown stays as the file is; its headings are marked by CommonMark's rules."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from quoted import headings

from reportdiff.reading import plain
from reportdiff.reading.source import Source


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# 报告\n正文\n## 一、回顾 ##\n", [("一、回顾", 2)]),
        ("报告\n===\n\n一、回顾\r\n---\r\n正文", [("一、回顾", 2)]),
        ("   ### C# 语言\n", [("C# 语言", 3)]),
        ("    # 代码\n\n#没有空格\n\n####### 七级\n", []),
        ("```\n# 代码\n```\n# 题\n~~~~\n# 代码\n~~~\n# 代码\n~~~~\n", [("题", 1)]),
        ("---\ntitle: x\n# 注\n---\n文\n# 题\n", [("题", 1)]),
        ("- 一项\n---\n> 引\n---\n\n---\n", []),
        ("文\n#\n##   \n# # #\n", [("#", 1)]),
        ("<!-- \n# 注\n-->\n文\n# 题", [("题", 1)]),
        ("文\n\n两行的\n标题\n===\n", [("两行的\n标题", 1)]),
        ("正文\n\n***\n\n正文\n# 题", [("题", 1)]),
    ],
)
def test_headings(read, text: str, expected: list[tuple[str, int]]) -> None:
    document = read("r.md", text)
    assert document.text == text
    assert document.format == "md"
    assert headings(document) == expected


@given(text=st.text(st.sampled_from("#=-`~ \t\r\n>一a.1"), min_size=1))
def test_headings_lie_in_the_text_in_order_and_are_trimmed(text: str) -> None:
    reading = plain.read_markdown(text.encode(), Source("r.md"))
    ends = [0]
    for heading in reading.headings:
        quoted = reading.text[heading.start : heading.end]
        assert heading.start >= ends[-1]
        assert quoted
        assert quoted == quoted.strip()
        ends.append(heading.end)


def test_a_hostile_line_takes_no_time(read) -> None:
    line = "# a" + " " * 200_000 + "b\n"
    assert len(read("r.md", line * 3).headings) == 3
