"""Web pages as public offices make them: every paragraph of the report, nothing of the page around it."""

from __future__ import annotations

import socket
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from quoted import headings

from reportdiff.errors import ReadError
from reportdiff.reading import web
from reportdiff.reading.source import Source

SPEECH = [
    "各位代表：",
    "下面，由我代表云溪区人民政府作报告，请代表们审查，也请列席的同志指正。",
    "一、2024年工作回顾",
    "全年地区生产总值增长6.5%，达到1203.6亿元；一般公共预算收入完成88亿元，增长4.2%。",
    "新建改建学校12所，新增学位9600个，建成保障性住房3500套，城镇新增就业2.1万人。",
    "二、2025年工作安排",
    "地区生产总值增长6%左右，规模以上工业增加值增长7%以上，居民收入与经济增长同步。",
    "各位代表，让我们团结一心，真抓实干，为建设更加美好的云溪而努力奋斗！",
]
NAVIGATION = (
    '<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/zw">政务公开</a></li></ul></div>'
    "<nav>当前位置：首页。</nav><script>var a = '脚本。';</script><style>p { color: red }</style>"
)
SMALL_PRINT = '<div class="foot"><p>主办：云溪区人民政府办公室</p><p>云公网安备 0000000000 号</p></div>'


def page(body: str, *, head: str = '<meta charset="utf-8">') -> str:
    return f"<!DOCTYPE html><html><head>{head}<title>政府工作报告-云溪区</title></head><body>{body}</body></html>"


def around(speech: str) -> str:
    return page(f'{NAVIGATION}<h1>政府工作报告</h1><div id="content">{speech}</div>{SMALL_PRINT}')


PARAGRAPHS = {
    "p": "".join(f"<p>　　{line}</p>" for line in SPEECH),
    "trs": f'<div class="TRS_Editor"><div class="Custom">{"".join(f"<p>{x}</p>" for x in SPEECH)}</div></div>',
    "ucap": f"<UCAPCONTENT>{''.join(f'<p><span>{x}</span></p>' for x in SPEECH)}</UCAPCONTENT>",
    "br": "<br/>".join(f"&nbsp;&nbsp;{line}" for line in SPEECH),
    "br in p": f"<p>{'<br><br>'.join(SPEECH)}</p>",
    "div": "".join(f"<div>{line}</div>" for line in SPEECH),
    "td": f"<table><tr><td>{''.join(f'<p>{line}</p>' for line in SPEECH)}</td></tr></table>",
    "rows": f"<table>{''.join(f'<tr><td>{line}</td></tr>' for line in SPEECH)}</table>",
    "spans": "".join(f"<p>{''.join(f'<span>{c}</span>' for c in line)}</p>" for line in SPEECH),
    "broken source": "".join(f"<p>{line[:2]}\n      {line[2:]}</p>" for line in SPEECH),
    "unclosed": "".join(f"<p>{line}" for line in SPEECH),
    "pre": "<pre>" + "\n".join(f"　　{line}" for line in SPEECH) + "</pre>",
    "form": f'<form action="x"><div>{"".join(f"<p>{x}</p>" for x in SPEECH)}</div></form>',
}


@pytest.mark.parametrize("markup", PARAGRAPHS.values(), ids=PARAGRAPHS)
def test_every_paragraph_and_nothing_else(read, markup: str) -> None:
    document = read("r.html", around(markup))
    assert document.text.splitlines() == ["政府工作报告", *SPEECH]
    assert document.format == "html"
    assert headings(document) == [("政府工作报告", 1)]


def test_headings_are_marked(read) -> None:
    document = read(
        "r.htm", page(f"<div><h2> 一、<b>回顾</b>\n</h2><p>{SPEECH[1]}</p><h3>（一）经济</h3>{SPEECH[3]}</div>")
    )
    assert document.text.splitlines() == ["一、回顾", SPEECH[1], "（一）经济", SPEECH[3]]
    assert headings(document) == [("一、回顾", 2), ("（一）经济", 3)]


def test_tables_keep_their_cells_apart(read) -> None:
    rows = "<tr><th>指标</th><th><p>单位</p></th><th>目标</th></tr>"
    rows += "<tr><td>地区生产\n总值</td><td>亿元</td><td> 1200 </td></tr>"
    document = read("r.html", around(f"{PARAGRAPHS['p']}<table>{rows}</table>"))
    assert document.text.splitlines()[-2:] == ["指标\t单位\t目标", "地区生产总值\t亿元\t1200"]


def test_the_line_that_the_page_is_named_after_is_the_title(read) -> None:
    body = f'<div class="t">政府工作报告</div><div><span>来源：云溪日报</span></div><div>{PARAGRAPHS["p"]}</div>'
    assert read("r.html", page(NAVIGATION + body)).text.splitlines() == ["政府工作报告", "来源：云溪日报", *SPEECH]


def test_hidden_text_and_controls_are_dropped(read) -> None:
    hidden = '<p style="display: none">看不见的话。</p><p hidden>也看不见。</p>'
    document = read("r.html", around(hidden + PARAGRAPHS["p"].replace("代表", "代&#7;表\x0b")))
    assert document.text.splitlines() == ["政府工作报告", *SPEECH]


@pytest.mark.parametrize(
    ("head", "codec"),
    [
        ('<meta charset="gb2312">', "gb18030"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=GBK">', "gb18030"),
        ("<meta charset=utf-8>", "utf-8"),
        ('<meta charset="gb2312">', "utf-8"),  # saved anew by a browser
        ('<meta charset="gb2312">', "utf-8-sig"),
        ('<meta charset="utf-16">', "utf-16"),
        ("", "gb18030"),
        ('<meta charset="nonsense">', "gb18030"),
    ],
)
def test_encodings(read, head: str, codec: str) -> None:
    data = page(f"<div>{PARAGRAPHS['p']}</div>", head=head).encode(codec)
    assert read("r.html", data).text.splitlines() == SPEECH


def test_bytes_that_the_declared_encoding_does_not_allow_are_an_error(read) -> None:
    data = page("<p>增长6%。</p>").encode() + b"\xff"
    with pytest.raises(ReadError, match="is not utf-8"):
        read("r.html", data)


def test_elements_that_nest_too_deeply_are_an_error_and_quickly(read) -> None:
    begun = time.perf_counter()
    with pytest.raises(ReadError, match="nest too deeply"):
        read("r.html", page("<div>" * 100_000 + "话。" + "</div>" * 100_000))
    assert time.perf_counter() - begun < 5


def test_nothing_is_fetched_and_nothing_said(read, monkeypatch, capfd, caplog) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("a page was fetched")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    links = '<link rel="stylesheet" href="http://127.0.0.1:9/a.css"><img src="http://127.0.0.1:9/a.png">'
    doctype = '<!DOCTYPE html [<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]>'
    read("r.html", doctype + page(links + PARAGRAPHS["p"] + "&x;"))
    assert capfd.readouterr() == ("", "")
    assert not caplog.records


@pytest.mark.parametrize(
    "content", ["<html><body></body></html>", "<html><script>var a;</script>", "<!-- -->", "<p> </p>"]
)
def test_a_page_that_says_nothing_is_an_error(read, content: str) -> None:
    with pytest.raises(ReadError, match="nothing in it but white space"):
        read("r.html", content)


@given(
    pieces=st.lists(
        st.sampled_from(["<p>", "</p>", "<table>", "<tr>", "<td>", "<br>", "<h2>", "<a>", "话。", "a ", "\n"])
    )
)
def test_any_soup_gives_trimmed_lines_and_headings_in_order(pieces: list[str]) -> None:
    reading = web.read(("<div>" + "".join(pieces)).encode(), Source("r.html"))
    assert all(line and line.rstrip() == line for line in reading.text.splitlines())
    spans = [place for heading in reading.headings for place in (heading.start, heading.end)]
    assert spans == sorted(spans)


def test_plain_text_under_the_name_of_a_page_is_refused() -> None:
    with pytest.raises(ReadError, match=r"rename it to end in \.txt"):
        web.read("一、工作回顾\n全年植树三万株。\n".encode(), Source("r.html"))


def test_what_the_page_holds_and_is_not_read_is_counted(read) -> None:
    said = "<p>全年地区生产总值增长6%，新建学校4所，城镇新增就业3120人。</p>" * 3
    links = '<p>附件：<a href="a/b.DOC">表一</a> <a href="c.xlsx?x=1">表二</a> <a href="c.xlsx?x=1">表二</a> <a href="d.html">页</a></p>'
    head = '<html><head><meta name="ArticleTitle" content=" 政府工作 报告 "></head><body>'
    document = read("r.html", f'{head}<div>{said}{links}<iframe src="x"></iframe></div></body></html>')
    assert document.title == "政府工作 报告"
    assert [(note.code, dict(note.arguments)["count"]) for note in document.notes] == [("frames", 1), ("attachments", 2)]


TOO_MUCH = {
    "comments": "<!-- x -->" * 30_000,
    "attributes": "<p " + " ".join(f"a{n}=b" for n in range(30_000)) + ">好。</p>",
    "quoted": "<p " + " ".join(f"a{n}='>'" for n in range(30_000)) + ">好。</p>",
    "bare": "<p " + " ".join(f"a{n}" for n in range(30_000)) + ">好。</p>",
    "open": "<a '" * 30_000,
}


@pytest.mark.parametrize("odd", TOO_MUCH.values(), ids=TOO_MUCH)
def test_a_page_with_too_much_of_one_thing_is_read_in_time(odd: str) -> None:
    began = time.process_time()
    markup = page(f"<p>{'各位代表：去年茶叶丰收，今年接着干。' * 20}</p>{odd}")
    text = web.read(markup.encode(), Source("page.html")).text
    assert time.process_time() - began < 5
    assert "茶叶丰收" in text
