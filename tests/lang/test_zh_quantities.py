"""Quantities of Chinese phrases: the corpus, and the laws that hold of any text."""

from __future__ import annotations

import re
from decimal import localcontext

import pytest
import quantity_corpus
from hypothesis import example, given
from hypothesis import strategies as st

import reportdiff as rd
from laws import law
from reportdiff.extraction import find_quantities as find
from reportdiff.languages.folder import folder
from reportdiff.model import Comparator, Quantity
from reportdiff.units.table import units_of
from reportdiff.units.unit import COUNT

half_width = folder("zh").view

PHRASES = quantity_corpus.phrases()
KNOWN_WRONG = quantity_corpus.known_wrong()
LAW = law(300)


def _case(phrase: quantity_corpus.Phrase) -> object:
    wrong = phrase.text in KNOWN_WRONG
    return pytest.param(phrase, id=phrase.text, marks=[pytest.mark.xfail(reason="known wrong")] if wrong else [])


@pytest.mark.parametrize("phrase", [_case(phrase) for phrase in PHRASES])
def test_phrase_gives_its_quantities(phrase: quantity_corpus.Phrase) -> None:
    assert [quantity_corpus.as_row(quantity) for quantity in find(phrase.text)] == list(phrase.quantities)


def test_the_corpus_holds_each_phrase_once_and_every_known_fault() -> None:
    texts = [phrase.text for phrase in PHRASES]
    assert sorted({text for text in texts if texts.count(text) > 1}) == []
    assert sorted(KNOWN_WRONG - set(texts)) == []
    assert len(texts) >= 140


_NUMERALS = "一二三四五六七八九十百千万0123456789"  # a frame's last character would change how these read


@pytest.mark.parametrize(
    "frame", ["　　全年{}。", "各位代表：{}；同时", "（一）{}，\n"], ids=["alone", "after a colon", "at a line's end"]
)
def test_phrases_read_the_same_inside_a_sentence(frame: str) -> None:
    start = frame.index("{")
    different = []
    for phrase in PHRASES:
        if phrase.text in KNOWN_WRONG or phrase.text[0] in _NUMERALS:
            continue
        within = [q for q in find(frame.format(phrase.text)) if start <= q.start < start + len(phrase.text)]
        rows = tuple(quantity_corpus.as_row(quantity) for quantity in within)
        if rows != phrase.quantities:
            different.append((phrase.text, rows))
    assert different == []


# == laws ==

_PIECES = (
    "增长", "下降", "超过", "约", "近", "左右", "以上", "以内", "控制在", "达到", "不低于", "分别",
    "其中", "占", "至", "到",
    "—", "-", "～", "－", "多", "余",
    "几", "万", "亿", "千", "百", "十", "半", "成", "番", "翻", "倍", "分之", "第", "前", "一", "两", "三", "七",
    "〇", "零", "元", "%", "％", "个百分点", "‰", "家",
    "个", "亩", "年", "月", "日", "号", "级", "强", "“", "”", "《", "》", "（", "）", "，", "、", "。", "；", "：",
    ":", "/", ".", "．", ",", " ", "　", "\n", "G", "A",
    "0", "1", "2", "5", "9", "12", "120", "3.5", "1,200", "２", "０", "2024", "工业", "增加值", "小区", "和",
)  # fmt: skip
_ANY_TEXT = st.text(
    alphabet=st.one_of(st.sampled_from("0123456789.,%，。、（）()“”一二两三十百千万亿半成倍番多余几"), st.characters()),
    max_size=60,
)
_LIKE_A_REPORT = st.lists(st.sampled_from(_PIECES), max_size=30).map("".join)
_TEXTS = st.one_of(_LIKE_A_REPORT, _ANY_TEXT, st.sampled_from([phrase.text for phrase in PHRASES]))


@LAW
@given(_TEXTS)
@example("１２３")
@example("万亿万亿万亿")
@example("1,23,4.5.6%")
@example("20分之1/0")
def test_spans_quote_their_text_in_order_and_apart(text: str) -> None:
    position = 0
    for quantity in find(text):
        assert text[quantity.start : quantity.end] == quantity.text
        assert position <= quantity.start < quantity.end <= len(text)
        position = quantity.end


@LAW
@given(_TEXTS)
def test_value_and_ends_agree_with_the_comparator(text: str) -> None:
    for quantity in find(text, lang="zh"):
        _check_numbers(quantity)


_SIGN = re.compile("[-−－﹣负零(（]")


def _check_numbers(quantity: Quantity) -> None:
    if quantity.comparator is Comparator.RANGE:
        assert quantity.value is None
        assert quantity.low is not None
        assert quantity.high is not None
        lowest = min(quantity.low, quantity.high)
    else:
        assert quantity.low is None
        assert quantity.high is None
        assert quantity.value is not None
        assert quantity.value.is_finite()
        lowest = quantity.value
    assert lowest >= 0 or _SIGN.search(quantity.text), "only a sign that is written makes less than nothing"
    assert quantity.precision > 0
    assert quantity.pint == units_of("zh").get(quantity.unit, COUNT)


@LAW
@given(_TEXTS)
def test_full_width_and_half_width_hold_the_same_quantities(text: str) -> None:
    """Only the thousands comma tells the two apart: １，２００ is a list, 1,200 a number."""
    if "，" in text:
        return
    narrow = half_width(text)
    assert [(q.start, q.end, q.value, q.low, q.high, q.pint) for q in find(text)] == [
        (q.start, q.end, q.value, q.low, q.high, q.pint) for q in find(narrow)
    ]


@law(150)
@given(
    low=st.integers(1, 98),
    gap=st.integers(1, 90),
    dash=st.sampled_from("-—~～－–至到"),
    unit=st.sampled_from(["%", "个", "亿元", "万亩", "个百分点"]),
)
def test_ranges_keep_their_ends_with_any_dash(low: int, gap: int, dash: str, unit: str) -> None:
    (quantity,) = find(f"计划{low}{dash}{low + gap}{unit}")
    scale = {"亿元": 10**8, "万亩": 10**4}.get(unit, 1)
    assert (quantity.low, quantity.high) == (low * scale, (low + gap) * scale)
    assert quantity.comparator is Comparator.RANGE


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("位列全省第3，200家企业入选", ["200家"]),
        ("完成2024,500万元", ["500万元"]),
        ("补助1,000-2,000元", ["1,000-2,000元"]),
        ("占1,000/20", []),
        ("十" * 5000, []),
        ("亿" * 5000 + "元", []),
    ],
)
def test_odd_numbers_hide_no_other_and_break_nothing(text: str, found: list[str]) -> None:
    assert [quantity.text for quantity in find(text)] == found


def test_the_callers_decimal_context_changes_nothing() -> None:
    text = "总投资1234567元，建成12.5公里"
    before = rd.find_quantities(text)
    with localcontext(prec=3):
        assert rd.find_quantities(text) == before
