"""Ways of saying a text otherwise: a clause left out, another number, years moved. What is read of it then is as much worth looking at as
what is read of the text, since most of what the program asks is asked to leave something alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_CLAUSE = re.compile(r"[，；。]|[,;.] ")


def _one_more(text: str) -> str:
    """The last digit of the first number is one more."""
    number = _NUMBER.search(text)
    if number is None:
        return text
    return text[: number.end() - 1] + str((int(number[0][-1]) + 1) % 10) + text[number.end() :]


def _one_less(text: str) -> str:
    """The last digit of the last number is one less."""
    *_, number = [None, *_NUMBER.finditer(text)]
    if number is None:
        return text
    return text[: number.end() - 1] + str((int(number[0][-1]) - 1) % 10) + text[number.end() :]


def _without_first(text: str) -> str:
    """The first clause is left out."""
    end = _CLAUSE.search(text)
    return text[end.end() :] if end and text[end.end() :].strip() else text


def _without_last(text: str) -> str:
    """The last clause but its end is left out."""
    ends = [*_CLAUSE.finditer(text.rstrip())]
    return f"{text[: ends[-2].start()]}{text.rstrip()[-1:]}" if len(ends) > 1 else text


def _about(text: str) -> str:
    """The last number is told as one that is not exact."""
    *_, number = [None, *_NUMBER.finditer(text)]
    if number is None:
        return text
    return f"{text[: number.start()]}{'about ' if text.isascii() else '约'}{text[number.start() :]}"


def _years_before(text: str) -> str:
    """Each year is the one before."""
    return _YEAR.sub(lambda year: str(int(year[0]) - 1), text)


def _exchanged(text: str) -> str:
    """The first two numbers stand in each other's place."""
    first, second = ([*_NUMBER.finditer(text)] * 2)[:2] or (None, None)
    if first is None or second is None or first.start() >= second.start():
        return text
    return f"{text[: first.start()]}{second[0]}{text[first.end() : second.start()]}{first[0]}{text[second.end() :]}"


WAYS: tuple[Callable[[str], str], ...] = (_one_more, _without_first, _exchanged, _one_less, _without_last, _about, _years_before)
