"""A result that stands beside that of a target's neighbour, as the targets stand side by side."""

from __future__ import annotations

import pytest

import reportdiff as rd


def proofs(promised: str, told: str, again: str = "接着干。") -> dict[str, tuple[str | None, str | None]]:
    """For each target its proof and its renewal."""
    old = f"2030年云溪县政府工作报告\n\n一、2029年工作回顾\n\n茶叶丰收。\n\n二、2030年工作安排\n\n{promised}\n"
    new = f"2031年云溪县政府工作报告\n\n一、2030年工作回顾\n\n{told}\n\n二、2031年工作安排\n\n{again}\n"
    rows = rd.diff(rd.parse(old, lang="zh"), rd.parse(new, lang="zh")).outcomes
    return {row.target.text: (row.actual and row.actual.text, row.renewed and row.renewed.text) for row in rows}


def test_a_neighbour_makes_up_for_a_name_that_is_told_at_greater_length() -> None:
    promised = "开展山歌传唱活动40场、“茶乡四季”品牌群众活动50场。"
    told = "开展山歌传唱活动42场、“茶乡四季”集中示范活动61场。"
    assert proofs(promised, told) == {"40场": ("42场", None), "50场": ("61场", None)}
    alone = proofs("开展“茶乡四季”品牌群众活动50场。", "开展“茶乡四季”集中示范活动61场。")
    assert alone == {"50场": (None, None)}


def test_a_renewal_beside_that_of_a_neighbour() -> None:
    promised = "新增茶业单项冠军企业6家、标准茶厂12家。"
    assert proofs(promised, "茶叶丰收。", "新增茶业单项冠军8家、标准茶厂15家。")["6家"] == (None, "8家")


@pytest.mark.parametrize(
    ("promised", "told"),
    [
        ("建成村级未婚青年联谊工作站10个、茶亭8座。", "建成未婚青年联谊中心5个、茶亭9座。"),  # another kind of house
        ("新增茶园步道40公里、茶亭8座。", "茶园步道达7000公里、新增茶亭9座。"),  # how much there is, not what is new
        ("新增茶博馆上市公司20家、茶亭8座。", "新增县内外上市企业2家、茶亭9座。"),  # another size
        ("启动古道修缮项目37个、茶亭8座。", "竣工水渠项目33个、茶亭9座。"),  # nothing in common but what anything may be called
    ],
)
def test_what_stands_beside_a_neighbours_result_may_be_of_another_thing(promised: str, told: str) -> None:
    found = proofs(promised, told)
    assert found.pop("8座")[0] == "9座"
    assert [proof for proof, _ in found.values()] == [None]


def test_nothing_from_another_sentence() -> None:
    promised = "开展山歌传唱活动40场。办好“茶乡四季”品牌群众活动50场。"
    assert proofs(promised, "开展山歌传唱活动42场、“茶乡四季”集中示范活动61场。")["50场"] == (None, None)


def test_a_number_that_is_only_neared_is_left_open() -> None:
    assert proofs("茶叶产量达到260万斤。", "茶叶产量接近260万斤。")["260万斤"] == (None, None)
    assert proofs("茶叶产量达到260万斤。", "茶叶产量达到260万斤。")["260万斤"] == ("260万斤", None)
