"""A frozen value with some of its fields other than they are: what ``dataclasses.replace`` does, in a fraction of the time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

from reportdiff.model.making import copy_of

Value = TypeVar("Value")


@cache
def _fields_of(kind: Any) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    names = tuple(field.name for field in fields(kind))
    return names, attrgetter(*names)


def altered(one: Value, **others: Any) -> Value:
    """The same value with these fields instead; of a class of more than one field, all of which it is made of."""
    kind: Any = type(one)
    changed: Value
    if copy := copy_of(kind):
        changed = copy(one, others)
    else:
        names, values = _fields_of(kind)
        changed = kind(**(dict(zip(names, values(one), strict=True)) | others))
    return changed
