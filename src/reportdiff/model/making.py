"""Frozen values of which a report has thousands, made in a third of the time that ``dataclasses`` takes.

A frozen dataclass sets each field of a new value past its own refusal to be set, by a call a field. Here a new value is of a
twin class, with the same slots and without the refusal, while its fields are set, and of its own class from then on.
Nobody meets the twin: whoever is given the value has a frozen one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import MISSING, Field, fields
from typing import Any, TypeVar

Value = TypeVar("Value")

Copy = Callable[[Any, dict[str, Any]], Any]
_copies: dict[type, Copy] = {}  # by class; each is put here when its class is made, and nothing afterwards


def frequent(kind: type[Value]) -> type[Value]:
    """A frozen dataclass with slots, of whose values there are many; nothing of it changes but how long one takes to make.

    Where the interpreter refuses the exchange of classes, not even that.
    """
    own: tuple[Field[Any], ...] = fields(kind)  # type: ignore[arg-type]
    assert not hasattr(kind, "__post_init__"), kind
    twin = type(f"{kind.__name__} in the making", (), {"__slots__": tuple(field.name for field in own)})
    try:
        object.__setattr__(object.__new__(kind), "__class__", twin)
    except TypeError:  # pragma: no cover - no interpreter that is known to us
        return kind
    known = {"_be": object.__setattr__, "_new": object.__new__, "_twin": twin, "_kind": kind, "_missing": MISSING}
    made = _function(_making(own, known), known)
    made.__qualname__, made.__module__ = f"{kind.__qualname__}.__init__", kind.__module__
    made.__annotations__ = kind.__init__.__annotations__
    kind.__init__ = made  # type: ignore[method-assign]
    _copies[kind] = _function(_copying(own), known)
    return kind


def copy_of(kind: type) -> Copy | None:
    """What copies a value of this class with other values for some of its fields; ``None`` for a class that is not frequent."""
    return _copies.get(kind)


def _making(own: Sequence[Field[Any]], known: dict[str, Any]) -> list[str]:
    """The lines of an ``__init__``; what its defaults are is put among what it knows."""
    given, lines = ["self"], ['_be(self, "__class__", _twin)']
    for field in own:
        name = field.name
        if field.default_factory is not MISSING:
            known[f"_of_{name}"] = field.default_factory
            given.append(f"{name}=_missing")
            lines.append(f"self.{name} = _of_{name}() if {name} is _missing else {name}")
            continue
        if field.default is not MISSING:
            known[f"_of_{name}"] = field.default
        given.append(name if field.default is MISSING else f"{name}=_of_{name}")
        lines.append(f"self.{name} = {name}")
    return [f"def __init__({', '.join(given)}):", *lines, "self.__class__ = _kind"]


def _copying(own: Sequence[Field[Any]]) -> list[str]:
    """The lines of a function that copies a value and sets what is to be other."""
    kept = [f"self.{field.name} = one.{field.name}" for field in own]
    others = ["for name in others: setattr(self, name, others[name])"]
    return ["def copy(one, others):", "self = _new(_twin)", *kept, *others, "self.__class__ = _kind", "return self"]


def _function(lines: Sequence[str], known: dict[str, Any]) -> Any:
    """The function that these lines are, a head and a body: of names of fields alone, as ``dataclasses`` makes its own."""
    made: dict[str, Any] = {}
    exec("\n    ".join(lines), known, made)
    return next(iter(made.values()))
