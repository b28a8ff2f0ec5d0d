"""Reports in traditional characters: read as their simplified twins are, and quoted in their own characters."""

from __future__ import annotations

import os
from dataclasses import replace
from functools import cache
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


_OF_WORDS = {"start", "end", "text", "sentence_start", "sentence_end", "id", "section", "indicator", "concept", "unit", "qualifiers", "scope", "deadline", "owner", "strength"}


def told(texts: list[str], *, of_words: bool) -> dict[str, list[object]]:
    """What two successive reports say and what is said of them, in simplified characters; ``of_words`` where their words are the same."""
    old, new = map(rd.parse, texts)
    diff, findings = rd.diff(old, new), rd.check(new, old)
    names = [name for name in Fact.__dataclass_fields__ if of_words or name not in _OF_WORDS]

    def field(fact: Fact | None, name: str) -> object:
        said = getattr(fact, name, None)
        return tuple(map(plainly, said)) if isinstance(said, tuple) else plainly(said)

    def place(one: rd.Finding) -> tuple[object, ...]:
        return (one.start, one.end, SCRIPT.plain(one.quote)) if of_words else ()

    said: dict[str, list[object]] = {
        "facts": [tuple(field(fact, name) for name in names) for fact in (*old.facts, *new.facts)],
        "outcomes": [
            (row.status, row.margin, row.headline, field(row.actual, "value"), row.actual and row.actual.kind) for row in diff.outcomes
        ],
        "findings": [(one.rule, one.severity, *place(one)) for one in findings],
        "reports": [(one.year, one.genre, len(one.facts)) for one in (old, new)],
    }
    if of_words:
        said["sections"] = [plain(section) for section in (*old.sections, *new.sections)]
        said["more of outcomes"] = [(row.facets, row.confidence, field(row.renewed, "value"), row.mentions) for row in diff.outcomes]
        said["commitments"] = [(plain(row.commitment), row.status, row.evidence, row.stage) for row in diff.commitments]
    return said


def plainly(said: object) -> object:
    return SCRIPT.plain(said) if type(said) is str else said


EVAL = Path(os.environ.get("REPORTDIFF_EVAL") or Path(__file__).parents[3] / "shared" / "eval") / "reports"
_REAL = [("nat2014.zh.txt", "nat2015.zh.txt"), ("jilin2025.txt", "jilin2026.txt"), ("hubei2025.txt", "hubei2026.txt")]


@cache
def texts_of(names: tuple[str, ...]) -> list[str]:
    """The texts of real reports, those of the fixtures where none is named."""
    return [rd.read(EVAL / name).text for name in names] or PAIR


@cache
def simplified(names: tuple[str, ...], *, of_words: bool) -> dict[str, list[object]]:
    return told(texts_of(names), of_words=of_words)


@pytest.mark.parametrize("how", ["s2t", "s2tw", "s2hk", "s2twp"])
@pytest.mark.parametrize("names", [(), *_REAL], ids=lambda names: names[-1] if names else "fixtures")
def test_what_opencc_writes_is_read_as_its_simplified_twin(how: str, names: tuple[str, ...]) -> None:
    """``s2twp`` has other words for some things (文件: 檔案, 支持: 支援): their names, and what those words tell, are others."""
    if names and not EVAL.is_dir():
        pytest.skip(f"no real reports at {EVAL}; set REPORTDIFF_EVAL")
    writer = pytest.importorskip("opencc").OpenCC(how)
    of_words = how != "s2twp"
    twin, wanted = told(list(map(writer.convert, texts_of(names))), of_words=of_words), simplified(names, of_words=of_words)
    for what, said in wanted.items():
        assert twin[what] == said, what


def test_a_name_out_of_two_places_keeps_each_word_as_it_is_written() -> None:
    """項 of 60項 is not the first character of 專案, though both are 项."""
    report = rd.parse("青嵐縣2025年政府工作報告\n一、2024年工作回顧\n茶葉豐收。\n二、2025年工作安排\n繼續實施10類60項民生實事專案。\n")
    assert [fact.indicator for fact in report.facts if fact.unit == "項"] == ["實施民生實事專案"]
