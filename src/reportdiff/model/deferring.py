"""A field of a frozen value that is made when it is first asked for, and stays as it was made.

Not everybody who reads a report asks for all that it holds. What is given for such a field by ``deferred`` is made once, of
frozen values alone, so that whoever asks, and whenever, is given the same: a copy, a comparison and a pickle ask for it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

Value = TypeVar("Value")


class _Deferred:
    """What makes a value that nobody has asked for yet."""

    __slots__ = ("make",)

    def __init__(self, make: Callable[[], Any]):
        self.make = make


def deferred(make: Callable[[], Value]) -> Value:
    """A value for a field of those that ``may_be_deferred``, made by this when it is first asked for."""
    return cast(Value, _Deferred(make))


class _Field:
    """The slot of a field, behind which a value may still have to be made."""

    __slots__ = ("_slot",)

    def __init__(self, slot: Any):
        self._slot = slot

    def __get__(self, one: Any, kind: type | None = None) -> Any:
        if one is None:
            return self
        value = self._slot.__get__(one)
        if type(value) is _Deferred:
            value = value.make()
            self._slot.__set__(one, value)
        return value

    def __set__(self, one: Any, value: Any) -> None:
        self._slot.__set__(one, value)

    def given(self, one: Any) -> Any:
        """What the field was given, made or not."""
        return self._slot.__get__(one)


def may_be_deferred(kind: type, *names: str) -> None:
    """Lets these fields of a frozen dataclass with slots be given ``deferred`` values."""
    for name in names:
        setattr(kind, name, _Field(vars(kind)[name]))


def given(one: object, name: str) -> Any:
    """What a field was given, for a value that takes it over: not asked for where nobody has asked yet."""
    field = getattr(type(one), name, None)
    return field.given(one) if type(field) is _Field else getattr(one, name)
