"""A field that is made when it is first asked for: once, and the same for whoever asks and however."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, replace

import pytest

import reportdiff as rd
from reportdiff.model import deferred, given
from reportdiff.model.deferring import may_be_deferred

_TEXT = "青山区政府工作报告\n一、2024年工作回顾\n去年，财政收入增长5%。\n二、2025年工作安排\n启动青澜湖大桥建设。出台《青山区养老服务管理办法》。财政收入增长6%。\n"


@dataclass(frozen=True, slots=True)
class Value:
    name: str
    told: tuple[int, ...] = ()


may_be_deferred(Value, "told")


def test_made_once_and_when_asked() -> None:
    asked: list[int] = []

    def make() -> tuple[int, ...]:
        asked.append(1)
        return (1, 2)

    one = Value("a", deferred(make))
    other = Value("b", given(one, "told"))
    assert asked == []
    assert (one.told, one.told, asked) == ((1, 2), (1, 2), [1])
    assert other.told == (1, 2)


@pytest.mark.parametrize("way", [lambda one: pickle.loads(pickle.dumps(one)), copy.copy, copy.deepcopy, replace])
def test_whoever_takes_a_copy_is_given_the_value(way) -> None:
    assert way(Value("a", deferred(lambda: (1, 2)))) == Value("a", (1, 2))


def test_frozen_as_before() -> None:
    with pytest.raises(FrozenInstanceError):
        Value("a").told = (1,)  # type: ignore[misc]
    assert hash(Value("a", deferred(lambda: (1,)))) == hash(Value("a", (1,)))


def test_commitments_of_a_report() -> None:
    one, other = rd.parse(_TEXT), rd.parse(_TEXT)
    assert "2 commitments" in repr(one)
    assert one == other == pickle.loads(pickle.dumps(rd.parse(_TEXT)))
    assert [name for it in other.commitments for name in it.names] == ["青澜湖大桥", "《青山区养老服务管理办法》"]


def test_a_check_reads_no_commitments() -> None:
    report = rd.parse(_TEXT)
    rd.check(report)
    assert not isinstance(given(report, "commitments"), tuple)
