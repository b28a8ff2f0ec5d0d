"""What is read and weighed on the way to what a reader is shown: where each sentence stands, what it says of its figures before facts are
made of that, and each relation that might be meant, whether or not another one is in the end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

from reportdiff.analysis import facts
from reportdiff.analysis.context import Context
from reportdiff.lang.zh import facts as zh_facts
from reportdiff.lang.zh.passage import Passage
from reportdiff.relations import meant

_Told = Callable[..., Any]


@contextmanager
def on_the_way() -> Iterator[list[tuple[str, Any]]]:
    """What is made while it is open, in the order in which it is, each with what it is."""
    made: list[tuple[str, Any]] = []

    def noted(which: _Told, name: str, what: Callable[..., Iterable[Any]]) -> _Told:
        def asked(*given: Any, **named: Any) -> Any:
            found = which(*given, **named)
            made.extend((name, one) for one in what(found, *given))
            return found

        return asked

    def each(found: Iterable[Any], *_: object) -> Iterable[Any]:
        return found

    def itself(found: Any, *_: object) -> Iterable[Any]:
        return (found,)

    def asked_of(_: object, one: Any) -> Iterable[Any]:
        return (one,)

    with ExitStack() as stack:
        for holder, function, name, what in (
            (Passage, "setting", "stands", itself), (Context, "setting", "stands", itself),
            (zh_facts, "read_sentence", "says", each), (facts, "read", "says", each), (facts, "dated", "dates", each),
            (meant, "holds", "might", asked_of), (meant, "may_hold", "might", asked_of),
        ):  # fmt: skip
            stack.enter_context(patch.object(holder, function, noted(getattr(holder, function), name, what)))
        yield made
