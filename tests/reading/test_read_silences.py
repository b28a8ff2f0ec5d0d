"""Comments in Markdown files and web pages that ask rules of check to be silent: where they hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportdiff.reading import load

HEAD = "# 青澜县2025年政府工作报告\n\n各位代表：\n\n"
PAGE = "<html><head><title>青澜县2025年政府工作报告</title></head><body><h1>青澜县2025年政府工作报告</h1>{}</body></html>"


def silenced(file: Path, content: str) -> list[tuple[str, tuple[str, ...], bool]]:
    file.write_text(content, encoding="utf-8")
    document = load(file)
    return [(document.text[one.start : one.end], one.rules, one.whole) for one in document.silences]


MARKDOWN = [
    ("甲。<!-- reportdiff: ignore RD101 -->\n乙。\n", "甲。<!-- reportdiff: ignore RD101 -->", ("RD101",)),
    ("<!-- reportdiff: ignore RD101, respective-count: 已核 -->\n甲。\n乙。\n\n丙。\n", "甲。\n乙。", ("RD101", "respective-count")),
    ("<!-- reportdiff: ignore -->\n\n## 一、工作回顾\n甲。\n", "## 一、工作回顾", ()),
    ("<!--reportdiff:ignore RD2-->\n<!-- 其他 -->\n甲。\n## 二、安排\n", "<!-- 其他 -->\n甲。", ("RD2",)),
    ("甲。\n\n<!-- reportdiff: ignore RD3 -->\n乙。", "乙。", ("RD3",)),
]


@pytest.mark.parametrize(("body", "text", "rules"), MARKDOWN)
def test_markdown(tmp_path: Path, body: str, text: str, rules: tuple[str, ...]) -> None:
    assert silenced(tmp_path / "报告.md", HEAD + body) == [(text, rules, False)]


@pytest.mark.parametrize(
    "body",
    [
        "```\n<!-- reportdiff: ignore RD101 -->\n甲。\n```\n",
        "<!-- reportdiff: ignored RD101 -->\n甲。\n",
        "<!-- ignore RD101 -->\n甲。\n",
        "<!-- reportdiff: ignore RD101 -->\n",
    ],
)
def test_markdown_that_silences_nothing(tmp_path: Path, body: str) -> None:
    assert silenced(tmp_path / "报告.md", HEAD + body) == []


def test_the_whole_of_a_markdown_file(tmp_path: Path) -> None:
    content = f"{HEAD}甲。\n\n<!-- reportdiff: ignore-file RD104 -->\n"
    assert silenced(tmp_path / "报告.md", content) == [(content, ("RD104",), True)]


WEB = [
    ("<p>甲县建成公园。<!-- reportdiff: ignore RD101 --></p><p>乙。</p>", "甲县建成公园。", ("RD101",)),
    ("<!-- reportdiff: ignore RD101 --><p>甲县建成公园。</p><p>乙。</p>", "甲县建成公园。", ("RD101",)),
    ("<p><!-- reportdiff: ignore RD203, RD301 -->甲县建成公园。</p>", "甲县建成公园。", ("RD203", "RD301")),
    ("<p>乙。<br><!-- reportdiff: ignore -->甲县建成公园。</p>", "甲县建成公园。", ()),
]


@pytest.mark.parametrize(("body", "text", "rules"), WEB)
def test_web_page(tmp_path: Path, body: str, text: str, rules: tuple[str, ...]) -> None:
    assert silenced(tmp_path / "报告.html", PAGE.format(body)) == [(text, rules, False)]


def test_the_whole_of_a_web_page(tmp_path: Path) -> None:
    content = "<!-- reportdiff: ignore-file RD104 -->" + PAGE.format("<p>甲县建成公园。</p>")
    assert [(rules, whole) for _, rules, whole in silenced(tmp_path / "报告.html", content)] == [(("RD104",), True)]


def test_a_text_file_has_no_comments(tmp_path: Path) -> None:
    assert silenced(tmp_path / "报告.txt", "各位代表：\n甲。<!-- reportdiff: ignore RD101 -->\n") == []


@pytest.mark.slow
def test_many_comments_cost_no_more_than_their_length(tmp_path: Path) -> None:
    many = 20_000
    assert len(silenced(tmp_path / "报告.md", HEAD + "<!-- reportdiff: ignore RD1 -->\n" * many + "甲。\n")) == many
