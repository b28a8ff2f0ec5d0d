"""Laws of numbers, over generated ones: what is written is read back in every style of every language, and no text breaks it."""

from __future__ import annotations

import gc
import math
import time
from collections.abc import Callable
from decimal import Decimal

import forms
import number_writers as writers
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from laws import law
from reportdiff.analysis import languages, numbers_of
from reportdiff.extraction import find_quantities
from reportdiff.model import Comparator, Quantity
from reportdiff.units.unit import COUNT

LAW = law(150)
# A measure that each language tells with any number: kilograms in words and sign.
MEASURES = {"zh": ("公斤", "千克"), "en": (" kilograms", " kg"), "de": (" Kilogramm", " kg")}
LEADS = {"zh": "收购茶叶", "en": "a load of ", "de": "eine Ladung von "}


def only(code: str, text: str) -> Quantity:
    (quantity,) = find_quantities(text, code)
    return quantity


_STYLES = [(code, name, write, most) for code, styles in writers.STYLES.items() for name, write, most in styles]


@pytest.mark.parametrize(("code", "name", "write", "most"), _STYLES, ids=[f"{code}: {name}" for code, name, _, _ in _STYLES])
@LAW
@given(data=st.data())
def test_whole_numbers_are_read_back(code: str, name: str, write: Callable[[int], str], most: int, data: st.DataObject) -> None:
    number = data.draw(st.one_of(st.integers(2, 1000), st.integers(2, most)))
    measure = data.draw(st.sampled_from(MEASURES[code]))
    quantity = only(code, f"{LEADS[code]}{write(number)}{measure}")
    assert quantity.value == number
    assert quantity.pint == "kilogram"
    assert quantity.text == f"{write(number)}{measure}"


@LAW
@given(st.sampled_from(sorted(MEASURES)), st.integers(0, 10**9), st.integers(1, 6), st.booleans(), st.booleans())
def test_decimals_are_read_back(code: str, digits: int, places: int, negative: bool, marked: bool) -> None:
    number = Decimal(digits).scaleb(-places)
    whole, _, decimals = f"{number:f}".partition(".")
    point, group = (",", ".") if code == "de" else (".", ",")
    written = (writers.grouped(int(whole), group) if marked else whole) + (point + decimals if decimals else "")
    sign = "-" if negative and number else ""
    quantity = only(code, f"{LEADS[code]}{sign}{written}%")
    assert quantity.value == (-number if sign else number)
    assert quantity.precision == Decimal(5).scaleb(-len(decimals) - 1)


@LAW
@given(st.decimals(Decimal("0.01"), 9999, places=2))
@example(Decimal("3.05"))
def test_chinese_decimals_are_read_back(number: Decimal) -> None:
    assert only("zh", f"增长{writers.zh_decimals(number)}个百分点").value == number


SCALES = {
    "zh": {
        "千": 10**3, "万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7, "亿": 10**8, "十亿": 10**9, "百亿": 10**10,
        "千亿": 10**11, "万亿": 10**12, "萬": 10**4, "億": 10**8,
    },
    "en": {
        " thousand": 10**3, " million": 10**6, " billion": 10**9, " trillion": 10**12, " lakh": 10**5, " crore": 10**7,
        " lakh crore": 10**12, "m": 10**6, "bn": 10**9, " mn": 10**6, "tn": 10**12, "-million": 10**6,
    },
    "de": {" Tsd.": 10**3, " Tausend": 10**3, " Mio.": 10**6, " Millionen": 10**6, " Mrd.": 10**9, " Milliarden": 10**9, " Billionen": 10**12},
}  # fmt: skip


@LAW
@given(st.sampled_from(sorted(SCALES)).flatmap(lambda code: st.tuples(st.just(code), st.sampled_from(sorted(SCALES[code])))), st.integers(1, 99999), st.integers(0, 2))
def test_scales_multiply(scale: tuple[str, str], digits: int, places: int) -> None:
    code, word = scale
    number = Decimal(digits).scaleb(-places)
    written = f"{number:f}".replace(".", "," if code == "de" else ".")
    unit = {"zh": "吨", "en": " tonnes", "de": " Tonnen"}[code]
    assert only(code, f"{LEADS[code]}{written}{word}{unit}").value == number * SCALES[code][word]


@LAW
@given(st.sampled_from(["-", "—", "–", "~"]), st.sampled_from(sorted(MEASURES)), st.integers(1, 999), st.integers(1, 999))
def test_ranges_keep_their_ends(dash: str, code: str, low: int, more: int) -> None:
    quantity = only(code, f"{LEADS[code]}{low}{dash}{low + more}%")
    assert (quantity.low, quantity.high, quantity.comparator) == (low, low + more, Comparator.RANGE)


@LAW
@given(st.integers(1, 99), st.integers(2, 100))
def test_fractions_are_parts_of_a_hundred(above: int, below: int) -> None:
    if above >= below:
        return
    expected = (Decimal(above) * 100 / below).quantize(Decimal("0.01"))
    if below == 100:
        expected = Decimal(above)
    quantity = only("zh", f"降低{writers.zh(below)}分之{writers.zh(above)}")
    assert quantity.value == (above * 10 if below == 10 else expected)


# == laws of any text ==

_PIECES = {
    "zh": """
        增长 下降 超过 约 左右 以上 控制在 分别 占 至 到 — - ～ 多 余 几 万 亿 千 百 十 半 成 番 翻 倍 分之 第 前 一
        两 三 七 零 点 元 % ％ 个百分点 ‰ 家 个 亩 年 月 “ ” 《 》 （ ） ( ) ， 、 。 : / . , 0 1 5 12 3.5 1,200 １２
        2024 负 零下 US$ HK$ ℃ 每 /10万 萬 億 個
    """,
    "en": """
        rose by to from about over no more than or between and of half third doubled fold million billion crore m k
        percent points % $ -$ RMB Rs € jobs tonnes kg in 2024 Article was - – , . ; : ( ) " — 0 1 12 3.5 1,200 1 234
        twenty five two hundred dozen dozens per 100,000 hours °C x minus
    """,
    "de": """
        stieg um auf von bis rund über höchstens zwischen und oder Hälfte Drittel verdoppelt Mio. Mrd. Prozent
        Prozentpunkte % € EUR CHF Tonnen kg im Jahr 2024 Artikel war - – , . ; : ( ) " 0 1 12 3,5 1.200 1 234 zwanzig
        fünf zwei hundert ein und zweihundert Dutzend je 100.000 Stunden °C fach minus
    """,
}
_TEXTS = st.sampled_from(languages()).flatmap(
    lambda code: st.tuples(
        st.just(code),
        st.one_of(
            st.lists(st.sampled_from(_PIECES[code].split()), max_size=24).map(("" if code == "zh" else " ").join),
            st.lists(st.sampled_from([*_PIECES[code].split(), " ", "\n"]), max_size=24).map("".join),
            st.text(max_size=60),
            st.text(alphabet="0123456789.,%-()  \n万亿千百十一二三点成分之元个mkbntofpercentundzwei$€", max_size=60),
        ),
    )
)


@law(600)
@given(_TEXTS)
@example(("zh", "三点五三点五"))
@example(("zh", "1,23,4.5.6%"))
@example(("en", "$1.$2 percent"))
@example(("de", "zweihundertzweihundert"))
def test_no_text_breaks_it(case: tuple[str, str]) -> None:
    code, text = case
    numbers = numbers_of(code)
    found = numbers.find(text)
    position = 0
    for mention in found.mentions:
        quantity = mention.quantity
        assert text[quantity.start : quantity.end] == quantity.text
        assert position <= quantity.start < quantity.end <= len(text)
        assert mention.lead <= quantity.start
        assert quantity.end <= mention.tail <= len(text)
        _check(quantity)
        position = quantity.end
    for span in found.unread:
        assert 0 <= span.start < span.end <= len(text)
        assert not any(mention.start < span.end and span.start < mention.end for mention in found.mentions)


def _check(quantity: Quantity) -> None:
    numbers = (quantity.low, quantity.high) if quantity.comparator is Comparator.RANGE else (quantity.value,)
    others = (quantity.value,) if quantity.comparator is Comparator.RANGE else (quantity.low, quantity.high)
    assert all(number is not None and number.is_finite() for number in numbers)
    assert others == (None,) * len(others)
    assert quantity.precision > 0
    assert quantity.unit or quantity.pint == COUNT


@law(300)
@given(_TEXTS)
def test_the_view_may_be_given(case: tuple[str, str]) -> None:
    code, text = case
    numbers = numbers_of(code)
    assert numbers.find(text) == numbers.find(text, numbers.spelling.view(text))


@pytest.mark.parametrize("name", ["zh_hant"])
def test_traditional_and_simplified_give_the_same_numbers(name: str) -> None:
    numbers = numbers_of("zh")
    for form in forms.forms(name):
        plain = numbers.spelling.flat(numbers.spelling.view(form.phrase))
        one, other = numbers.find(form.phrase).mentions, numbers.find(plain).mentions
        assert [(m.start, m.end, m.quantity.value, m.quantity.pint) for m in one] == [(m.start, m.end, m.quantity.value, m.quantity.pint) for m in other]


@pytest.mark.parametrize("code", ["zh", "en", "de"])
def test_no_number_goes_over_the_edge_of_a_cell(code: str) -> None:
    for text in ("146\t135\t131", "5\t%", "8\tkg", "1,2\t300 kg"):
        for mention in numbers_of(code).find(text).mentions:
            assert "\t" not in mention.quantity.text


# == no text takes long ==

_LONG = {
    "a million digits": "9" * 10**6,
    "a list without end": "9,9," * 50_000,
    "a list with spaces": "9, 9, " * 30_000,
    "rows of thousands": "123 456 " * 30_000,
    "groups without end": "1" + ",234" * 100_000,
    "dots": "1.2." * 60_000,
    "numerals": "一二三四五六七八九十" * 12_000,
    "scales": "万亿" * 60_000,
    "words": "two hundred and " * 12_000,
    "glued words": "zweihundert" * 12_000,
    "fractions": "百分之" * 40_000,
    "ranges": "5-" * 50_000,
    "percentages": "5%、" * 40_000,
    "open marks": "“《5" * 40_000,
    "currencies": "$5" * 50_000,
    "minus": "-5" * 50_000,
    "brackets": "(" * 120_000,
    "bounds": "at least " * 15_000 + "5",
    "lines": "5\n" * 50_000,
    "labels": "Scope " + "1, " * 40_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("code", ["zh", "en", "de"])
@pytest.mark.parametrize("name", sorted(_LONG))
def test_time_grows_with_the_text_and_no_faster(code: str, name: str) -> None:
    numbers, text = numbers_of(code), _LONG[name]

    def seconds(piece: str) -> float:
        gc.disable()  # what other tests have left in memory is no part of it
        try:
            begun = time.process_time()
            numbers.find(piece)
            return time.process_time() - begun
        finally:
            gc.enable()

    seconds(text[:100])
    if seconds(text[: len(text) // 16]) > 0.01:
        text = text[: len(text) // 4]  # a square shows as well in less, where each character takes long
    quarter = whole = math.inf
    for _ in range(5):  # what else the machine does must not tell
        quarter, whole = min(quarter, seconds(text[: len(text) // 4])), min(whole, seconds(text))
        if whole < max(0.05, 6 * quarter):  # four times as long; half as much again is a square
            return
    pytest.fail(f"four times as much took {whole:.3f} seconds, not {quarter:.3f}")
