"""Reports in traditional characters: read as their simplified twins are, and quoted in their own characters."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import reportdiff as rd
from reportdiff.languages import scripts
from reportdiff.model import Commitment, Fact, Section

FIXTURES = Path(__file__).parents[2] / "fixtures" / "qinglan"
(SCRIPT,) = scripts("zh")
_TRADITIONAL = {ord(plain): chr(other) for other, plain in reversed(SCRIPT.spelling().characters.items())}
PAIR = [(FIXTURES / f"{year}.txt").read_text(encoding="utf-8") for year in (2024, 2025)]


def traditional(text: str) -> str:
    """A text with every simplified character as the first traditional one that is read as it."""
    return text.translate(_TRADITIONAL)


def plain(one: Fact | Section | Commitment) -> Fact | Section | Commitment:
    """The same in simplified characters."""
    names = {
        name: SCRIPT.plain(said) if isinstance(said, str) else tuple(map(SCRIPT.plain, said))
        for name in one.__dataclass_fields__
        if type(said := getattr(one, name)) is str
        or (isinstance(said, tuple) and all(isinstance(part, str) for part in said))
    }
    return replace(one, **names)


def there_and_back(one: Commitment) -> Commitment:
    """The same with its words through the other script: 成長 is 成长 and 增长."""
    text, object_ = (SCRIPT.plain(traditional(said)) for said in (one.text, one.object))
    return replace(one, text=text, object=object_)


@pytest.mark.parametrize("text", PAIR)
def test_what_is_read_is_what_the_simplified_twin_says(text: str) -> None:
    simplified, twin = rd.parse(text), rd.parse(traditional(text))
    assert tuple(map(plain, twin.facts)) == simplified.facts
    assert tuple(map(plain, twin.sections)) == simplified.sections
    assert tuple(map(plain, twin.commitments)) == tuple(map(there_and_back, simplified.commitments))
    assert (SCRIPT.plain(twin.title or ""), twin.year, twin.notes) == (simplified.title, simplified.year, simplified.notes)


@pytest.mark.parametrize("text", PAIR)
def test_everything_is_quoted_in_its_own_characters(text: str) -> None:
    twin = rd.parse(traditional(text))
    assert all(twin.text[one.start : one.end] == one.text for one in (*twin.facts, *twin.commitments))
    assert not any(set(fact.indicator) & set(map(chr, _TRADITIONAL)) for fact in twin.facts)
    assert twin.title
    assert twin.title in twin.text


def test_reports_in_two_scripts_are_compared() -> None:
    old, new = PAIR
    wanted = [(row.status, row.margin) for row in rd.diff(rd.parse(old), rd.parse(new)).outcomes]
    for one, other in ((traditional(old), traditional(new)), (old, traditional(new)), (traditional(old), new)):
        assert [(row.status, row.margin) for row in rd.diff(rd.parse(one), rd.parse(other)).outcomes] == wanted


def test_findings_quote_the_report() -> None:
    slips = "青嵐縣2025年政府工作報告\n一、2024年工作回顧\n農村自來水普及率達到198%。\n二、2025年工作安排\n地區生產總值增長6%-5%。\n"
    found = rd.check(rd.parse(slips))
    assert {"RD201", "RD202"} <= {one.rule for one in found}
    assert all(slips[one.start : one.end] == one.quote for one in found)


@pytest.mark.parametrize(
    ("said", "indicator"),
    [("本地生產總值按年增長3.2%。", "本地生產總值"), ("觀光客成長5.1%。", "觀光客"), ("規模以上工業增加值年增7.2%。", "規模以上工業增加值")],
)
def test_words_of_the_region(said: str, indicator: str) -> None:
    report = rd.parse(f"青嵐市2025年政府工作報告\n一、2024年工作回顧\n{said}\n")
    assert [(fact.indicator, fact.measure.value) for fact in report.facts] == [(indicator, "growth")]


def test_a_simplified_report_is_its_own_words() -> None:
    assert not SCRIPT.is_of(PAIR[0])
    assert SCRIPT.is_of(traditional(PAIR[0]))


@pytest.mark.parametrize("how", ["s2t", "s2tw", "s2hk", "s2twp"])
def test_what_opencc_writes_is_read_as_its_simplified_twin(how: str) -> None:
    """``s2twp`` has other words for some things (文件: 檔案), so that their names are others."""
    writer = pytest.importorskip("opencc").OpenCC(how)
    names = how != "s2twp"

    def said(report: rd.Report) -> list[tuple[object, ...]]:
        facts = report.facts
        return [
            (SCRIPT.plain(one.indicator) if names else "", one.value, one.low, one.high, one.measure, one.kind, one.comparator, one.year) for one in facts
        ]

    def became(pair: list[rd.Report]) -> list[tuple[object, ...]]:
        return [(row.status, row.margin, row.actual and row.actual.value) for row in rd.diff(*pair).outcomes]

    simplified, twins = [rd.parse(text) for text in PAIR], [rd.parse(writer.convert(text)) for text in PAIR]
    assert [said(one) for one in twins] == [said(one) for one in simplified]
    if names:
        assert became(twins) == became(simplified)
        found, wanted = (rd.check(new, old) for old, new in (twins, simplified))
        assert [(one.rule, one.severity, one.start, one.end) for one in found] == [(one.rule, one.severity, one.start, one.end) for one in wanted]
