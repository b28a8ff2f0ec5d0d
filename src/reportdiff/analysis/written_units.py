"""Units as a language writes them: after a number, before it, put together of two (kWh/m²), or told for so many (9.1/10万)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from reportdiff.analysis.view import Spelling, Text
from reportdiff.analysis.words import Words, is_letter
from reportdiff.units.table import NO_UNIT, currencies_of, forms_of
from reportdiff.units.unit import COUNT, Family, Unit, multiple_of

_GLUED = "~"  # before a form that is written right at its number
_NEEDS_SCALE = "+"  # behind a letter that is a currency only before a scaled number
_PERCENT_SIGNS = str.maketrans("％﹪", "%%")


@dataclass(frozen=True, slots=True)
class WrittenUnit:
    """A unit in its wording: ``label`` is what a fact shows, ``form`` the same as the language's file writes it."""

    label: str
    form: str
    unit: Unit


@dataclass(frozen=True, slots=True)
class Form:
    """What a file says of a written form; ``unit`` is ``None`` for words that only begin as a unit does."""

    form: str
    unit: Unit | None
    glued: bool


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency before its number, which begins at ``start``. ``needs_scale``: a letter that is one only with a scale (R1.2 billion)."""

    start: int
    written: WrittenUnit
    needs_scale: bool


class WrittenUnits:
    """The units and currencies of one language."""

    __slots__ = ("_before", "_forms", "_joins", "_spaced", "names")

    def __init__(self, code: str, spelling: Spelling, per: list[str]):
        self._spaced = spelling.spaced
        forms: dict[str, tuple[Form, ...]] = {}
        self.names: dict[str, WrittenUnit] = {}
        for written, unit in forms_of(code).items():
            plain = spelling.view(written.removeprefix(_GLUED))
            form = Form(plain, None if unit == NO_UNIT else Unit.of(unit), written.startswith(_GLUED))
            key = spelling.flat(plain)
            forms[key] = (*forms.get(key, ()), form)
            if form.unit:
                self.names[written] = WrittenUnit(written, plain, form.unit)
        self._forms = Words(forms)
        self._before = Words(
            (spelling.view(written.removesuffix(_NEEDS_SCALE)), (written.endswith(_NEEDS_SCALE), WrittenUnit(name, name, Unit.of(unit))))
            for written, (unit, name) in currencies_of(code).items()
        )
        self._joins = tuple(per)

    def at(self, text: Text, place: int, *, glued: bool) -> tuple[Form | None, int] | None:
        """The longest form that begins at a place, and where it ends; no form for a word that only begins like one."""
        found = self._forms.at(text.flat, place)
        if found is None:
            return None
        forms, end = found
        written = text.view[place:end]
        form = next((form for form in forms if form.form == written), None)
        if form is None:
            form = next((form for form in forms if len(form.form) > 1 or not is_letter(form.form)), None)
        if form is None or (form.glued and not glued):
            return None
        return form, end

    def written(self, text: Text, form: Form, start: int, end: int) -> WrittenUnit:
        """A unit as it is written between two places."""
        assert form.unit is not None
        return WrittenUnit(text.raw[start:end].translate(_PERCENT_SIGNS).replace("\n", " "), form.form, form.unit)

    def before(self, text: Text, number: int) -> Currency | None:
        """The currency that stands before a number."""
        view = text.view
        end = number - 1 if number and view[number - 1] == " " else number
        found = self._before.before(view, end)
        if found is None:
            return None
        (needs_scale, written), start = found
        previous = view[start - 1 : start]
        if (needs_scale and end != number) or (previous and (is_letter(previous) or previous in ".$")):
            return None
        return Currency(start, written, needs_scale)

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
        if per is None:
            return None
        return WrittenUnit(label, label, Unit.of(f"{told.unit.id if told else COUNT} / {per}"))


DENOMINATOR = re.compile(r"\d{1,3}(?:[,. ]\d{3})*(?![\d.,])")


def number_of(written: str) -> Decimal:
    """The number of things that something is told for: 100,000."""
    return Decimal("".join(char for char in written if char.isdecimal()))
