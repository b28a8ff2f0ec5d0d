"""A lexicon file: what it adds to the bundled one, and the line that every mistake in it is told by."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportdiff.errors import LexiconError
from reportdiff.lang.zh.lexicon import bundled, with_tables
from reportdiff.names.lexicon import Lexicon
from reportdiff.names.lexicon_table import FAMILIES, indicators, read_rows

EXAMPLE = Path(__file__).parents[2] / "fixtures" / "qinglan" / "lexicon.txt"
GOOD = "绿洲指数 | 青溪绿洲指数 | index | up | - | -"


@pytest.fixture
def table(tmp_path: Path):
    """Writes a lexicon file of these lines and gives its path."""

    def written(*lines: str, name: str = "ours.txt") -> Path:
        path = tmp_path / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return written


def test_a_new_indicator_is_found_by_all_its_names(table) -> None:
    lexicon = with_tables(table(GOOD))
    for name in ("绿洲指数", "青溪绿洲指数", "全县绿洲指数", "绿洲指数增速"):
        assert lexicon.concept_of(name) == "绿洲指数"
    found = lexicon.indicator("绿洲指数")
    assert (found.family, found.better, found.prices, found.wholes) == ("index", "up", None, ())
    assert lexicon.concept_of("GDP") == "地区生产总值"
    assert bundled().concept_of("绿洲指数") is None


def test_names_are_added_to_a_known_concept_and_cells_replaced_where_they_say_something(table) -> None:
    before = bundled().indicator("出口总额")
    after = with_tables(table("出口总额 | 外销额, 出口 | - | - | constant | -")).indicator("出口总额")
    assert after.names == (*before.names, "外销额")
    assert (after.family, after.better, after.prices, after.wholes) == ("money", "up", "constant", before.wholes)


def test_later_files_stand_on_earlier_ones(table) -> None:
    first = table(GOOD, name="first.txt")
    second = table("绿洲指数 | 绿指 | - | down | - | -", "绿洲水位 | - | length | - | - | 绿洲指数", name="second.txt")
    lexicon = with_tables(first, second)
    assert lexicon.find("绿指").better == "down"
    assert lexicon.is_part("绿洲水位", "绿洲指数")
    with pytest.raises(LexiconError, match=r"second.txt, line 1: '绿洲指数' is a new indicator"):
        with_tables(second)


def test_bars_and_commas_may_be_full_width_and_lines_end_as_anywhere(tmp_path: Path) -> None:
    path = tmp_path / "ours.txt"
    path.write_bytes("\ufeff# 本区\r\n\r\n绿洲指数｜青溪指数，绿指，｜index｜up｜-｜-\r\n".encode())
    assert with_tables(path).find("绿指").names == ("青溪指数", "绿指")


@pytest.mark.parametrize(
    ("lines", "place", "said"),
    [
        (["# ours", "绿洲指数 | - | index | up | -"], 2, "has 5 cells, not 6; write concept | other names"),
        ([GOOD + " | -"], 1, "has 7 cells, not 6"),
        (["绿洲指数"], 1, "has 1 cells, not 6"),
        ([" | 绿指 | index | up | - | -"], 1, "the first cell is ''; write the one name"),
        (["- | 绿指 | index | up | - | -"], 1, "the first cell is '-'"),
        (["甲指数, 乙指数 | - | index | up | - | -"], 1, "write the one name"),
        (["", GOOD, "绿洲水位 | - | metres | up | - | -"], 3, "family is 'metres'; write one of money, ratio, "),
        (["绿洲指数 | - | index | more | - | -"], 1, "better is 'more'; write one of up, down, neither, -"),
        (["绿洲指数 | - | index | | - | -"], 1, "better is ''; write one of up, down, neither, -"),
        (["绿洲指数 | - | index | up | fixed | -"], 1, "prices is 'fixed'; write one of constant, current, -"),
        (["绿洲指数 | - | - | up | - | -"], 1, "'绿洲指数' is a new indicator and has no family; write one of"),
        ([GOOD, GOOD], 2, r"'绿洲指数' has a line already \(.*ours.txt, line 1\); make one of the two"),
        ([GOOD, "水指数 | 青溪绿洲指数 | index | up | - | -"], 2, r"'青溪绿洲指数' is a name of '绿洲指数' already \(.*ours.txt, line 1\)"),
        (["水指数 | 出口 | money | up | - | -"], 1, r"'出口' is a name of '出口总额' already \(.*indicators.txt, line \d+\)"),
        (["GDP | 生产值 | - | - | - | -"], 1, "write '地区生产总值' in the first cell to add to it, or leave 'GDP' out"),
        (["水指数 | - | index | up | - | 消费品"], 1, "'消费品' in the last cell is no concept; give it a line"),
        (["水指数 | - | index | up | - | 出口"], 1, "is no concept; that is a name of '出口总额': write this"),
        (["水指数 | - | index | up | - | 水指数"], 1, "'水指数' comes out as a part of itself"),
        (["固定资产投资 | - | - | - | - | 装备制造业投资"], 1, "'固定资产投资' comes out as a part of itself"),
        (["甲 | - | index | - | - | 乙", "乙 | - | index | - | - | 丙", "丙 | - | index | - | - | 甲"], 3, "a part of itself"),
        (["绿洲\x00指数 | - | index | up | - | -"], 1, r"holds the control character U\+0000; take it out"),
        (["# \x1b[2J", GOOD], 1, r"the control character U\+001B"),
        ([GOOD, "水\u202e指数 | - | index | up | - | -"], 2, r"the control character U\+202E"),
        (["绿洲指数 | - | " + "m" * 1000 + " | up | - | -"], 1, "family is '" + "m" * 80 + "…'; write one of"),
        (["水" * 81 + " | - | index | up | - | -"], 1, "a name has 81 characters; write at most 80"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_by_its_line(table, lines: list[str], place: int, said: str) -> None:
    path = table(*lines)
    with pytest.raises(LexiconError) as raised:
        with_tables(path)
    message = str(raised.value)
    assert message.startswith(f"{path}, line {place}: ")
    assert re.search(said if "\\" in said else re.escape(said), message)
    assert "\n" not in message


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", ": holds no indicator; write one a line: concept | other names"),
        (b"# nothing\n\n", ": holds no indicator"),
        (b"# \xe7\xbb\xbf\n" + "绿洲指数 | - | index | up | - | -".encode("gb18030"), ", line 2: is not UTF-8 text; save"),
        ("绿洲指数 | - | index | up | - | -".encode("utf-16"), ", line 1: is not UTF-8 text"),
        (b"a" * 4_000_001, ": is larger than 4,000,000 bytes; give a lexicon file"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_table(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "ours.txt"
    path.write_bytes(data)
    with pytest.raises(LexiconError, match="^" + re.escape(f"{path}{said}")):
        with_tables(path)


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nowhere.txt"):
        with pytest.raises(LexiconError, match=r"is a folder; give a lexicon file|cannot be read: .*; give a lexicon file"):
            with_tables(path)


def _fault(path: Path) -> str | None:
    """What is said to be wrong with a file, if anything is."""
    try:
        indicators([read_rows(path)])
    except LexiconError as error:
        return str(error)
    return None


@given(st.binary(max_size=300) | st.text(alphabet="甲乙丙|｜,，-# \n\t\r\x0bmoneyupdown", max_size=120).map(str.encode))
def test_any_file_gives_indicators_or_one_line(tmp_path_factory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.txt"
    path.write_bytes(data)
    fault = _fault(path)
    assert fault is None or re.fullmatch(rf"{re.escape(str(path))}\S* [^\n\r\x1b]*", fault)


_NAMES = st.text(alphabet="甲乙丙丁戊己庚辛", min_size=1, max_size=3)


@given(st.dictionaries(_NAMES, st.sampled_from(FAMILIES), min_size=1, max_size=6))
def test_what_is_written_is_read(tmp_path_factory, families: dict[str, str]) -> None:
    path = tmp_path_factory.getbasetemp() / "written.txt"
    lines = [f"{concept} | - | {family} | down | current | -" for concept, family in families.items()]
    path.write_text("\n".join(lines), encoding="utf-8")
    found = indicators([read_rows(path)])
    assert {one.concept: one.family for one in found} == families
    assert indicators([read_rows(path), read_rows(path)]) == found  # said twice is said once


@pytest.mark.slow
def test_a_deep_chain_of_wholes_is_followed(table) -> None:
    lines = [f"指数{i} | - | index | - | - | 指数{i + 1}" for i in range(3000)] + ["指数3000 | - | index | - | - | -"]
    lexicon = with_tables(table(*lines))
    assert lexicon.is_part("指数0", "指数3000")
    assert not lexicon.is_part("指数3000", "指数0")


def test_a_circle_behind_other_parts_is_told_where_it_closes(table) -> None:
    path = table(
        "甲 | - | index | - | - | 乙, 丁",
        "乙 | - | index | - | - | 丙",
        "丙 | - | index | - | - | 乙",
        "丁 | - | index | - | - | -",
    )
    with pytest.raises(LexiconError, match="line 3: '丙' comes out as a part of itself"):
        with_tables(path)


def test_the_example_in_the_documentation_is_right() -> None:
    lexicon = with_tables(EXAMPLE)
    assert lexicon.concept_of("新引进亿元以上项目") == "签约亿元以上项目"
    assert isinstance(lexicon, Lexicon)


def test_the_bundled_table_is_complete() -> None:
    rows = read_rows(files("reportdiff.languages") / "zh" / "indicators.txt")
    assert len(rows) >= 300
    assert all(row.family for row in rows)
    concepts = {row.concept for row in rows}
    assert {whole for row in rows for whole in row.wholes} <= concepts
