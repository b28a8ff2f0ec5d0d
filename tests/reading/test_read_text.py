"""Plain text is the decoded file itself, in whatever encoding it comes."""

from __future__ import annotations

import codecs
import hashlib
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportdiff.errors import ReadError
from reportdiff.reading import from_text, load
from reportdiff.reading.decoding import decoded
from reportdiff.reading.source import Source

SOURCE = Source("report.txt")
SIMPLIFIED = (
    "各位代表：下面，由我代表云溪区人民政府作报告，请代表们审查。",
    "地区生产总值增长6.5%，达到1203.6亿元；一般公共预算收入完成88亿元。",
    "新建改建学校12所，新增学位9600个，建成保障性住房3500套。",
    "我们也看到，茶乡还有不少难处。",
    "力争全年引进项目40个以上，确保重点任务如期完成！",
)
TRADITIONAL = (
    "各位代表：現在，我代表雲溪區人民政府，向大會報告工作，請予審議。",
    "地區生產總值增長6.5%，達到1203.6億元；一般公共預算收入完成88億元。",
    "新建改建學校12所，新增學位9600個，建成保障性住房3500套。",
    "我們清醒地看到，發展中還存在不少困難和問題。",
)


def prose(sentences: tuple[str, ...]) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(sentences), min_size=1, max_size=8).map("\r\n".join)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gbk", "gb18030"])
@given(text=prose(SIMPLIFIED))
def test_encodings_of_simplified_chinese_are_told(codec: str, text: str) -> None:
    assert decoded(text.encode(codec), SOURCE) == text


@pytest.mark.parametrize("codec", ["big5", "cp950", "gbk", "utf-16-le"])
@given(text=prose(TRADITIONAL))
def test_encodings_of_traditional_chinese_are_told(codec: str, text: str) -> None:
    assert decoded(text.encode(codec), SOURCE) == text


@pytest.mark.parametrize("codec", ["utf-8", "utf-16", "utf-16-le", "gb18030", "utf-32"])
@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff")))
def test_a_named_encoding_gives_back_any_text(codec: str, text: str) -> None:
    assert decoded(text.encode(codec), SOURCE, codec) == text


@given(text=prose(("The economy grew by 5% in 2024.", "We will build 40 schools.")))
def test_utf16_without_a_mark_is_told_for_english(text: str) -> None:
    assert decoded(text.encode("utf-16-le"), SOURCE) == text


def test_western_text_is_told() -> None:
    text = "The council’s budget – £40 million – was spent “in full”."
    assert decoded(text.encode("cp1252"), SOURCE) == text


@pytest.mark.parametrize("codec", ["gb18030", "cp950"])
@pytest.mark.parametrize("sentence", ["He said: “We met the target.”", "It isn’t over.", "Growth was 5–6%."])
def test_english_with_chinese_punctuation_is_told(codec: str, sentence: str) -> None:
    text = f"{sentence}\n" * 20
    assert decoded(text.encode(codec), SOURCE) == text


@pytest.mark.parametrize("codec", ["gb18030", "big5", "cp1252"])
def test_a_little_text_in_much_ascii_is_told(codec: str) -> None:
    text = "’" if codec == "cp1252" else "各位代表，公共工程完成"
    page = "function f(a) { return a[0] > 1; }\n" * 400 + text + "x { margin: 0 }\n" * 400
    assert decoded(page.encode(codec), SOURCE) == page


@pytest.mark.parametrize("size", [10, 30, 200])
def test_short_texts_are_enough(size: int) -> None:
    text = ("".join(SIMPLIFIED) * 2)[:size]
    assert decoded(text.encode("gb18030"), SOURCE) == text


def test_the_text_is_the_file_with_its_own_new_lines(read) -> None:
    document = read("r.txt", "\ufeff一、回顾\r\n\r\n　　增长6%。\n二、计划\r完\n")
    assert document.text == "一、回顾\r\n\r\n　　增长6%。\n二、计划\r完\n"
    assert document.format == "txt"
    assert document.headings == ()
    assert document.sha256 == hashlib.sha256((codecs.BOM_UTF8.decode() + document.text).encode()).hexdigest()


def test_source_is_as_given(tmp_path) -> None:
    path = tmp_path / "r.TXT"
    path.write_text("增长6%。", encoding="utf-8")
    assert load(str(path)).source == str(path)
    assert load(path).source == str(path)


def test_dash_reads_standard_input() -> None:
    document = load("-", stdin=io.BytesIO("增长6%。".encode("gb18030")))
    assert (document.source, document.format, document.text) == ("-", "txt", "增长6%。")


@given(text=st.text())
def test_a_text_at_hand_is_itself(text: str) -> None:
    document = from_text(text, name="memory")
    assert (document.text, document.source, document.format) == (text, "memory", "txt")


def test_encoding_overrides(read) -> None:
    data = "增长".encode("gb18030")
    assert read("r.txt", data, encoding="gb2312").text == "增长"
    assert read("r.txt", data, encoding="latin-1").text == data.decode("latin-1")


@pytest.mark.parametrize(
    ("data", "encoding", "said"),
    [
        (b"abc", "klingon", "unknown encoding 'klingon'"),
        (b"abc", "base64", "unknown encoding"),
        (b"abc", "a\nb\x1b[31m", "unknown encoding"),
        ("增长".encode("gb18030"), "utf-8", "is not utf-8: the bytes at 0"),
        ("增长".encode() + b"\xff" + "百分之六".encode(), None, "no encoding that could be told"),
        ("it’s “fine” – ".encode() * 3 + b"\xff", None, "no encoding that could be told"),
        (codecs.BOM_UTF16_LE + b"abc", None, "is not utf-16-le"),
        (b"abc\x00\x01\x02", None, "NUL bytes"),
        (b"\x07a\x07b\x07c", None, "control character '\\x07' at offset 0"),
        (bytes(range(256)), None, "is no text"),
    ],
)
def test_what_is_no_text_is_an_error(read, data: bytes, encoding: str | None, said: str) -> None:
    with pytest.raises(ReadError) as caught:
        read("r.txt", data, encoding=encoding)
    assert said in str(caught.value)
    assert str(caught.value).isprintable()
