"""A lexicon of one's own from end to end: in facts, in matching and in judging, and nowhere else."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

import reportdiff as rd

HEADS = "青溪镇政府工作报告\n\n一、{last}年工作回顾\n{done}\n\n二、{year}年工作安排\n{planned}\n"


def _report(year: int, done: str, planned: str, lexicon: rd.Lexicon | None = None) -> rd.Report:
    text = HEADS.format(last=year - 1, year=year, done=done, planned=planned)
    return rd.parse(text, year=year, lexicon=lexicon)


def _outcomes(target: str, answer: str, lexicon: rd.Lexicon | None = None) -> list[tuple[str | None, str]]:
    old = _report(2024, "一切如常。", target, lexicon)
    new = _report(2025, answer, "继续努力。", lexicon)
    return [(row.target.concept, row.outcome.value) for row in rd.diff(old, new, lexicon=lexicon).outcomes]


@pytest.fixture
def own(tmp_path: Path):
    """The bundled lexicon with these lines on top."""

    def loaded(*lines: str) -> rd.Lexicon:
        path = tmp_path / "ours.txt"
        path.write_text("\n".join(lines), encoding="utf-8")
        return rd.load_lexicon(path)

    return loaded


def test_names_of_ones_own_are_matched(own) -> None:
    lexicon = own("户均月用水量 | 每户月均水耗 | volume | down | - | -")
    said = "全镇户均月用水量12立方米。", "每户月均水耗11.5立方米。"
    assert _outcomes(*said) == [(None, "unreported")]
    assert _outcomes(*said, lexicon) == [("户均月用水量", "met")]


def test_better_of_ones_own_judges(own) -> None:
    said = "户均月用水量12立方米。", "户均月用水量11.5立方米。"
    assert _outcomes(*said) == [(None, "missed")]
    assert _outcomes(*said, own("户均月用水量 | - | volume | down | - | -")) == [("户均月用水量", "met")]


def test_prices_of_ones_own_forbid_to_derive_growth_from_levels(own) -> None:
    levels = "湖鲜产值10亿元。", "湖鲜产值增长8%。", "湖鲜产值12亿元。"
    for prices, outcome in (("current", "met"), ("constant", "unreported")):
        lexicon = own(f"湖鲜产值 | - | money | up | {prices} | -")
        old = _report(2024, levels[0], levels[1], lexicon)
        new = _report(2025, levels[2], "继续努力。", lexicon)
        assert [row.outcome.value for row in rd.diff(old, new, lexicon=lexicon).outcomes] == [outcome]


def test_a_part_of_ones_own_does_not_answer_for_its_whole(own) -> None:
    said = "湖鲜加工产值增长8%。", "鲜湖鲜加工产值增长9%。"
    assert _outcomes(*said)[0][1] == "met"
    lexicon = own("湖鲜加工产值 | - | money | up | - | -", "鲜湖鲜加工产值 | - | money | up | - | 湖鲜加工产值")
    assert _outcomes(*said, lexicon)[0][1] == "unreported"


@pytest.mark.parametrize(
    ("target", "answer"),
    [
        ("工业投资增长8%。", "固定资产投资增长9%。"),
        ("工业投资增长8%。", "固定资产投资完成额增长9%。"),
        ("出口总额增长8%。", "外贸进出口总额增长9%。"),
        ("农村居民人均可支配收入增长8%。", "居民人均可支配收入增长9%。"),
        ("税收收入增长8%。", "一般公共预算收入增长9%。"),
        ("固定资产投资增长8%。", "民间投资增长9%。"),
    ],
)
def test_a_part_never_answers_for_its_whole(target: str, answer: str) -> None:
    assert [outcome for _, outcome in _outcomes(target, answer)] == ["unreported"]


def test_a_whole_is_no_mention_of_its_part() -> None:
    old = _report(2024, "一切如常。", "出口总额增长8%。")
    new = _report(2025, "扩大进出口总额，稳住大盘。", "继续努力。")
    (row,) = rd.diff(old, new).outcomes
    assert row.mentions == ()


def test_a_lexicon_is_a_value(own) -> None:
    lexicon = own("绿洲指数 | - | index | up | - | -")
    assert pickle.loads(pickle.dumps(lexicon)) == lexicon
    assert hash(pickle.loads(pickle.dumps(lexicon))) == hash(lexicon)
    assert own("绿洲指数 | - | index | up | - | -") == lexicon
    assert rd.load_lexicon() != lexicon
    assert rd.load_lexicon().find("绿洲指数") is None  # what one has loaded, another does not see
    with pytest.raises(AttributeError):
        lexicon.lang = "en"


def test_a_lexicon_is_of_one_language(own) -> None:
    with pytest.raises(rd.SettingsError, match="language 'fr' is not known"):
        rd.load_lexicon("ours.txt", lang="fr")
    other = rd.Lexicon("en", (), str.lower)
    with pytest.raises(rd.SettingsError, match="the lexicon is for en, and the report is in zh"):
        _report(2025, "一切如常。", "继续努力。", other)
