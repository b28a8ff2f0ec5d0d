"""Frozen values that are made quickly are what ``dataclasses`` makes: frozen, compared, copied and pickled alike."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace

import pytest

from reportdiff.model import Fact, Span, altered, frequent


@dataclass(frozen=True, slots=True)
class Plain:
    first: int
    second: str = "two"
    third: dict[str, int] = field(default_factory=dict)


@frequent
@dataclass(frozen=True, slots=True)
class Quick:
    first: int
    second: str = "two"
    third: dict[str, int] = field(default_factory=dict)


@pytest.mark.parametrize("given", [((1,), {}), ((1, "b"), {}), ((1,), {"third": {"c": 3}}), ((), {"first": 1, "second": "b"})])
def test_the_same_values(given) -> None:
    positional, named = given
    plain, quick = Plain(*positional, **named), Quick(*positional, **named)
    assert [getattr(quick, one.name) for one in fields(Quick)] == [getattr(plain, one.name) for one in fields(Plain)]
    assert type(quick) is Quick
    assert repr(quick) == repr(plain).replace("Plain", "Quick")
    assert quick == Quick(*positional, **named)


def test_each_has_a_default_of_its_own() -> None:
    assert Quick(1).third is not Quick(1).third


@pytest.mark.parametrize("wrong", [((), {}), ((1, "b", {}, 4), {}), ((1,), {"fourth": 4})])
def test_wrong_arguments_are_refused(wrong) -> None:
    with pytest.raises(TypeError):
        Quick(*wrong[0], **wrong[1])


def test_nothing_of_it_can_be_set() -> None:
    for quick in (Quick(1), altered(Quick(1), first=2), replace(Quick(1), first=2)):
        with pytest.raises(FrozenInstanceError):
            quick.first = 3  # type: ignore[misc]
        with pytest.raises((FrozenInstanceError, AttributeError, TypeError)):
            quick.fourth = 4  # type: ignore[attr-defined]


def test_altered_is_another_value() -> None:
    one = Span(1, 2)
    assert altered(one, end=3) == Span(1, 3) == replace(one, end=3)
    assert one == Span(1, 2)
    with pytest.raises(AttributeError):
        altered(one, ending=3)


def test_copies_and_pickles() -> None:
    one = Span(1, 2)
    assert copy.deepcopy(one) == pickle.loads(pickle.dumps(one)) == one
    assert {one, Span(1, 2)} == {one}


def test_its_arguments_are_told() -> None:
    assert Fact.__init__.__annotations__["indicator"] == "str"
