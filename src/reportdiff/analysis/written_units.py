"""Units as a language writes them: after a number, before it, put together of two (kWh/m²), or told for so many (9.1/10万)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from reportdiff.analysis.view import Spelling, Text
from reportdiff.analysis.word_tree import LETTERS, WordTree
from reportdiff.units.table import NO_UNIT, currencies_of, forms_of
from reportdiff.units.unit import COUNT, Family, Unit, multiple_of

_GLUED = "~"  # before a form that is written right at its number
_NEEDS_SCALE = "+"  # behind a letter that is a currency only before a scaled number
_PERCENT_SIGNS = str.maketrans("％﹪\n", "%% ")
DENOMINATOR = re.compile(r"\d{1,3}(?:[,. ]\d{3})*(?![\d.,])")


class WrittenUnit(NamedTuple):
    """A unit in its wording: ``label`` is what a fact shows, ``form`` the same as the language's file writes it."""

    label: str
    form: str
    unit: Unit


class Form(NamedTuple):
    """What a file says of a written form; ``written`` is ``None`` for words that only begin as a unit does."""

    form: str
    written: WrittenUnit | None
    glued: bool


class Currency(NamedTuple):
    """A currency before its number, which begins at ``start``. ``needs_scale``: a letter that is one only with a scale (R1.2 billion)."""

    start: int
    written: WrittenUnit
    needs_scale: bool


class WrittenUnits:
    """The units and currencies of one language."""

    __slots__ = ("_before", "_joins", "_signs", "currency_ends", "forms", "join_starts", "names")

    def __init__(self, code: str, spelling: Spelling, per: Sequence[str]):
        self.forms: dict[str, tuple[Form, ...]] = {}
        self.names: dict[str, WrittenUnit] = {}
        for written, unit in forms_of(code).items():
            plain = spelling.view(written.removeprefix(_GLUED))
            meant = None if unit == NO_UNIT else WrittenUnit(plain, plain, Unit.of(unit))
            key = spelling.flat(plain)
            self.forms[key] = (*self.forms.get(key, ()), Form(plain, meant, written.startswith(_GLUED)))
            if meant:
                self.names[written] = meant._replace(label=written.removeprefix(_GLUED))
        before = {
            spelling.view(written.removesuffix(_NEEDS_SCALE)): (written.endswith(_NEEDS_SCALE), WrittenUnit(name, name, Unit.of(unit)))
            for written, (unit, name) in currencies_of(code).items()
        }
        self._before = WordTree(before)
        self._signs = {written: unit for written, (_, unit) in before.items() if not written[-1].isalnum()}
        self.currency_ends = frozenset(written[-1] for written in before)
        self._joins = tuple(per)
        self.join_starts = frozenset(join[0] for join in per)

    @staticmethod
    def form(forms: Sequence[Form], text: Text, start: int, end: int, *, glued: bool) -> Form | None:
        """The form that is meant by what is written: as it is written, or else with other capitals, if it is no single letter."""
        written, found = text.view[start:end], None
        if written[-1].isdecimal() and text.view[end : end + 1].isdecimal():
            return None  # 1:15 is no one to one
        for form in forms:
            if form.form == written:
                found = form
                break
            if found is None and (len(written) > 1 or written not in LETTERS):
                found = form
        return found if found and (glued or not found.glued) else None

    @staticmethod
    def written(text: Text, unit: WrittenUnit, start: int, end: int) -> WrittenUnit:
        """A unit as it is written between two places."""
        label = text.raw[start:end]
        return unit if label == unit.label else unit._replace(label=label.translate(_PERCENT_SIGNS))

    def before(self, text: Text, number: int) -> Currency | None:
        """The currency that stands before a number."""
        view = text.view
        end = number - 1 if number and view[number - 1] == " " else number
        found = self._before.before(view, end)
        if found is None:
            return None
        (needs_scale, written), start = found
        previous = view[start - 1 : start]
        if (needs_scale and end != number) or (previous and (previous in LETTERS or previous.isdecimal() or previous in ".$")):
            return None
        return Currency(start, written, needs_scale)

    def sign_at(self, text: Text, place: int) -> tuple[WrittenUnit, int] | None:
        """The sign of a currency that begins at a place, and where it ends."""
        found = max((sign for sign in self._signs if text.view.startswith(sign, place)), key=len, default=None)
        return (self._signs[found], place + len(found)) if found else None

    def belongs_to_next(self, text: Text, start: int, end: int) -> bool:
        """Whether what could be the unit of a number is the currency of the one after it: 12 of them, RMB 5 of the others."""
        following = text.view[end : end + 2].lstrip(" ")
        return following[:1].isdecimal() and self._before.before(text.view, end) is not None and not text.view[start - 1].isdecimal()

    def join_at(self, text: Text, place: int) -> int | None:
        """Where a word ends that tells what something is for each of: / or per."""
        for join in self._joins:
            if text.flat.startswith(join, place):
                return place + len(join)
        return None

    @staticmethod
    def each(told: WrittenUnit | None, label: str, times: int, of: Unit | None) -> WrittenUnit | None:
        """What is told for each of so many units; ``None`` where the registry has no name for it."""
        if of is not None and (of.is_rate or of.family is Family.SHARE):
            return None
        per = multiple_of(of.id if of else COUNT, times)
        return WrittenUnit(label, label, Unit.of(f"{told.unit.id if told else COUNT} / {per}")) if per else None


def number_of(written: str) -> int:
    """The number of things that something is told for: 100,000."""
    return int(Decimal("".join(char for char in written if char.isdecimal())))
