"""Tables in English: units as they stand in heads ($ millions, ktCO2e), and what a row's label says (% of …, … growth)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from reportdiff.lang.tables import FolderTables, Label, TableUnit
from reportdiff.languages.folder import folder
from reportdiff.languages.patterns import patterns, table
from reportdiff.model import Direction
from reportdiff.units.table import currencies_of, units_of
from reportdiff.units.unit import COUNT, Unit

_ROWS, _SAID = patterns("en", "rows.toml"), table("en", "rows.toml", "said")
_SCALES: Mapping[str, int] = table("en", "rows.toml", "scales")
_WRITTEN_SCALES = tuple(
    (form, re.compile(rf"(?<![a-z\d'])(?<!\d,){re.escape(form)}" + (r"(?![a-z\d])" if form[-1].isalpha() else r"(?!\d)")))  # 1000TJ
    for form in sorted(_SCALES, key=len, reverse=True)
)
_CODE = 3  # letters of the code of a currency
_MONEY_SCALES, _NO_CODES, _COUNTED, _POINTS, _NO_MARKS = (frozenset(_SAID[name]) for name in ("money_scales", "no_codes", "counted", "points", "no_marks"))
_PER_WORD, _PER_SIGN = _SAID["per"]
_PER_BEFORE = _ROWS["per before"]
_PERCENT_OF_WHOLE = _ROWS["percent of a whole"]
_PER = _ROWS["per"]
_EACH = _ROWS["each"]
_PER_MONEY = _ROWS["per money"]
_PERCENT_OF_SOME = _ROWS["percent of some"]
_LENGTHS = _ROWS["lengths"]
_IN_UNIT = _ROWS["in a unit"]
_IN_UNIT_TOO = _ROWS["in a unit, among others"]
_PERCENT_MOVED = _ROWS["percent moved"]
_MARKS = re.compile(r"(?:\[[\da-z]{1,2}\]|\((?:\d|[a-z])\)|[①-⑳⁰¹²³⁴-⁹†‡*#]|(?<=[a-z])\d(?=\Z))+\Z")
_MARK_BEHIND = re.compile(r"(?<=[a-z%][)\]])\d{1,2}\Z")  # Energy (MWh)1
_WORD_MARK = re.compile(r"(?<=[a-z]{3})\d\Z")
_GROWTH_BEFORE = _ROWS["growth before"]
_GROWTH_AFTER = _ROWS["growth after"]
_PERCENT_OF = _ROWS["percent of"]
_AGAINST = _ROWS["against a year"]
_AIM = _ROWS["aim"]
_SEVERAL = _ROWS["of several years"]
_NO_UNIT_OF_MORE = frozenset(("percent", "year", "month", "week", "quarter"))  # Year end target: the first word is no unit
_RESERVATION = re.compile(r"[,;](?!\d{3}\b).*\Z")  # $ millions, unless stated otherwise; not per 200,000 hours
_JOINTS = _ROWS["joints"]


@dataclass(frozen=True, slots=True)
class EnglishTables(FolderTables):
    """The answers to the questions of ``TableLanguage``."""

    _BRACKETS = re.compile(r"[(\[](?P<unit>(?:[^()\[\]]|\([^()]*\))*)[)\]]\s*\Z")
    _TAIL = re.compile(r",\s*(?P<unit>[^,()]{1,24})\Z")

    def unit(self, text: str, *, alone: bool = False) -> TableUnit | None:
        """$ millions is a million dollars; in thousands is a scale; number is a count."""
        written = " ".join(text.split())
        if not written or len(written) > 60:
            return None
        bare = _JOINTS.sub(" ", folder("en").view(_unbracketed(written)).lower().strip(" :;,.")).strip(" ,")
        bare = " ".join(_RESERVATION.sub("", bare).split())
        written = _RESERVATION.sub("", written)
        if (each := _PER_MONEY.match(bare)) and _unit_of(each["what"]):
            return TableUnit(Decimal(1), written, COUNT, written, known=False)
        currency, rest = _currency(bare)
        scale, rest = _scale(rest, bool(currency))
        if not currency:
            currency, rest = _currency(rest)
        if currency:
            return _of_money(written, currency, scale, rest)
        return _of_a_measure(written, bare, scale, rest, alone=alone)

    def label(self, text: str) -> Label:
        """Energy use (GWh)¹ is energy use in GWh; Growth in exports a growth of exports."""
        name = " ".join(folder("en").view(text).split())
        numbered = None
        if number := self.words.numbering.match(name):
            numbered, name = number[0].strip(), name[number.end() :].strip()
        part = self.words.part_of.match(name)
        name = name[part.end() :].strip(" :,-") if part else name
        name = _MARK_BEHIND.sub("", name)
        bracket = self._BRACKETS.search(name)
        name = name if bracket and bracket["unit"] in _NO_MARKS else _without_mark(name)
        moved = _PERCENT_MOVED.search(name)
        name, unit = self.split_unit(f"{name[: moved.start()]} {moved['moved']}" if moved else name)
        name = _without_mark(name)
        base = _AGAINST.search(name)
        name = name[: base.start()] if base else name
        grows, bare = None, name
        if aim := _AIM.match(name):
            name = bare = aim["name"]
            grows = Direction.DOWN if aim["falls"] and not self.words.rate.search(name) else None
        elif (found := _GROWTH_BEFORE.match(name)) or (found := _GROWTH_AFTER.match(name)):
            grows = Direction.DOWN if found["falls"] else Direction.UP
            bare = (found.groupdict().get("of") or "") + found["name"].strip()
        if unit is None and (moved or _PERCENT_OF.match(name)):
            unit = TableUnit(Decimal(1), "%", "percent", "")
        return Label(name, unit, grows, None, bool(part), bool(_SEVERAL.search(name)), self.nature(name, grows), numbered, bare, int(base["year"]) if base else None)

    def split_unit(self, name: str) -> tuple[str, TableUnit | None]:
        """A name without the unit in brackets, after a comma or after in at its end: power in million kWh."""
        bare, unit = FolderTables.split_unit(self, name)
        if unit is None and (found := _IN_UNIT.search(name)) and found.start():
            written = self.unit(found["unit"])
            if written and written.known and (written.unit or written.scale != 1):
                return name[: found.start()].strip(), written
        return bare, unit

    def in_brackets(self, inside: str, name: str) -> TableUnit | None:
        """The unit that brackets in a label hold: (% of the staff) too; (m) is millions of what has no length."""
        if _PERCENT_OF_SOME.match(inside):
            return TableUnit(Decimal(1), "%", "percent", inside)
        if inside in _MONEY_SCALES and not _LENGTHS.search(name):
            return TableUnit(Decimal(_SCALES[inside]), "", COUNT, inside)
        among = _IN_UNIT_TOO.search(inside)
        return self.unit(inside) or (self.unit(among["unit"]) if among else None)


def _unbracketed(written: str) -> str:
    """A unit without the brackets around it, though not without those at its end that are its own: CO2(e)."""
    bare = written.strip(" :;,.")
    return bare if bare.count("(") == bare.count(")") and not bare.startswith(("(", "[")) else bare.strip("()[] :;,.")


def _of_money(written: str, currency: str, scale: Decimal, rest: str) -> TableUnit | None:
    """$ millions is money; $ each, $ per tonne a rate; with other words it is none."""
    money = _registry()[currency]
    if each := _EACH.match(rest):
        return TableUnit(scale, f"{currency} per {each['each']}", money, written)
    if rest.startswith((_PER_WORD + " ", _PER_SIGN)) and (more := _unit_of(rest)):
        return TableUnit(scale, f"{currency} {rest}", more[1], written)
    return TableUnit(scale, currency, money, written) if not rest else None


def _of_a_measure(written: str, bare: str, scale: Decimal, rest: str, *, alone: bool) -> TableUnit | None:
    """What is no money: a scale alone, points, shares of a whole, counts, units of the table, so much per something."""
    if not rest:
        return TableUnit(scale, "", COUNT, written) if scale != 1 else None
    if rest in _POINTS and not alone:
        return TableUnit(scale, rest, "percentage_point", written)
    if _PERCENT_OF_WHOLE.match(bare):
        return TableUnit(Decimal(1), "%", "percent", written)
    if rest in _COUNTED:
        return TableUnit(scale, "", COUNT, written)
    if found := _unit_of(rest):
        as_written = found[0] == rest == written.lower()
        return TableUnit(scale, written if as_written else found[0], found[1], written)
    if (each := _PER.match(rest)) and (each["what"] in _COUNTED or _unit_of(each["what"])):
        return TableUnit(scale, written, COUNT, written, known=False)
    return TableUnit(Decimal(1), written, COUNT, written, known=False) if alone and not written[0].isdigit() else None


def _without_mark(name: str) -> str:
    return _WORD_MARK.sub("", _MARKS.sub("", name)).strip(" :*").rstrip(",")


@cache
def _signs() -> re.Pattern[str]:
    forms = sorted(_currencies(), key=lambda form: (-len(form), form))
    # a sign stands before the letter of a scale: £m
    return re.compile(r"(?<![a-z])(?:" + "|".join(re.escape(form) + ("" if not form[-1].isalpha() else r"(?![a-z])") for form in forms) + ")", re.I)


@cache
def _currencies() -> dict[str, str]:
    """The signs and codes of currencies in small letters, as heads have them, and how each currency is called."""
    known = {form.rstrip("+"): name for form, (_, name) in currencies_of("en").items()}
    signs = {form: name for form, name in known.items() if not form.replace(".", "").isalpha()}
    codes = {form: name for form, name in known.items() if form.isupper() and len(form) == _CODE and form.lower() not in _NO_CODES}
    return {form.lower(): name for form, name in {**signs, **codes}.items()}


@cache
def _registry() -> dict[str, str]:
    """The unit of the registry for each currency, by its name."""
    return {**units_of("en"), **{name: unit for unit, name in currencies_of("en").values()}}


def _currency(text: str) -> tuple[str, str]:
    """The currency that a text names, and the rest of it."""
    if sign := _signs().search(text):
        return _currencies()[sign[0].lower()], " ".join((text[: sign.start()] + " " + text[sign.end() :]).split())
    for form, written in _money_words() if _any_money().search(text) else ():
        if found := written.search(text):
            return form, " ".join((text[: found.start()] + " " + text[found.end() :]).split())
    return "", text


@cache
def _money_words() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The words for units of money, each with how it is found in a text in small letters."""
    money = (form for form, unit in units_of("en").items() if Unit.of(unit).is_sum_of_money)
    return tuple((form, re.compile(rf"\b{re.escape(form.lower())}\b")) for form in money)


@cache
def _any_money() -> re.Pattern[str]:
    """Any of these words: most texts have none, which one search tells."""
    return re.compile(rf"\b(?:{'|'.join(written.pattern[2:-2] for _, written in _money_words())})\b")


@cache
def _forms() -> dict[str, tuple[str, str]]:
    """The units of tables, as they are written and of the registry, by how they are written in small letters."""
    return {form.lower().removeprefix("~").rstrip("."): (form.removeprefix("~"), unit) for form, unit in units_of("en").items()}


def _scale(text: str, money: bool) -> tuple[Decimal, str]:
    for form, written in _WRITTEN_SCALES:
        if form in text and (form not in _MONEY_SCALES or money):
            found = written.search(text)
            if found and not _PER_BEFORE.search(text[: found.start()]):
                return Decimal(_SCALES[form]), " ".join((text[: found.start()] + " " + text[found.end() :]).split())
    return Decimal(1), text


def _unit_of(text: str) -> tuple[str, str] | None:
    """The unit of the table that a text is, as it is written there, or that its first or last word is."""
    forms = _forms()
    for candidate in (text, text.replace(" ", "")):
        if candidate in forms:
            return forms[candidate]
    pieces = text.split()
    if len(pieces) > 1 and len(pieces) <= 4 and not any(map(str.isdigit, pieces)) and _PER_WORD not in pieces and _PER_SIGN not in text:
        for piece in (pieces[-1], pieces[0]):
            if piece in forms and forms[piece][1] not in _NO_UNIT_OF_MORE:
                return text, forms[piece][1]
    return None
