"""Tables in English: units as they stand in heads ($ millions, ktCO2e), and what a row's label says (% of …, … growth)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from reportdiff.lang.en.view import plain
from reportdiff.lang.tables import Label, TableUnit, TableWords, table_words
from reportdiff.model import Direction, Measure
from reportdiff.names.lexicon import Lexicon
from reportdiff.units.table import currencies_of, units_of
from reportdiff.units.unit import COUNT

_SCALES = {
    "thousands": 10**3, "thousand": 10**3, "'000s": 10**3, "'000": 10**3, "000s": 10**3, "000's": 10**3, "000": 10**3, "k": 10**3,
    "millions": 10**6, "million": 10**6, "mn": 10**6, "mln": 10**6, "mm": 10**6, "m": 10**6, "mil.": 10**6, "mill.": 10**6,
    "billions": 10**9, "billion": 10**9, "bn": 10**9, "bln": 10**9, "b": 10**9,
    "trillions": 10**12, "trillion": 10**12, "tn": 10**12, "trn": 10**12, "hundreds": 10**2,
    "crore": 10**7, "crores": 10**7, "lakh": 10**5, "lakhs": 10**5,
}  # fmt: skip
_SHORT = frozenset({"k", "m", "b", "mm", "000", "000s"})  # scales only beside a currency: m is a metre
_CODE = 3  # letters of the code of a currency
_WORDS = frozenset({"try", "mop", "nis", "cop", "stg", "clp"})  # codes that are words in small letters, or look like one
_COUNTED = frozenset({
    "number", "count", "#", "no.", "no", "people", "persons", "employees", "headcount", "fte", "ftes", "each", "score", "points", "point",
    "index", "rating", "ratio", "items", "cases", "units",
})  # fmt: skip
_POINTS = frozenset({"pts", "pt"})  # +1.7 pts; a column of units that says so counts points of a score
_PERCENT_OF_WHOLE = re.compile(r"(?:%|percent|per cent) (?:total|gdp|revenues?|sales|turnover|workforce|headcount|whole)\Z")  # % of total
_PER = re.compile(r"(?P<what>[^/]+?) ?(?:/|\bper\b) ?(?P<each>[^/ ]+(?: [^/ ]+)?)\Z")  # Ml/day, tonnes per employee
_BRACKETS = re.compile(r"\((?P<inside>[^()]*)\)\s*\Z")
_TAIL = re.compile(r",\s*(?P<unit>[^,()]{1,24})\Z")
_MARKS = re.compile(r"(?:\[[\da-z]{1,2}\]|\((?:\d|[a-z])\)|[①-⑳⁰¹²³⁴-⁹†‡*#]|(?<=[a-z])\d(?=\Z))+\Z")
_WORD_MARK = re.compile(r"(?<=[a-z]{3})\d\Z")
_GROWTH_BEFORE = re.compile(
    r"(?:annual |real |nominal |year-on-year |average )*(?P<of>(?:organic |underlying |like-for-like |comparable |same-store )*)"
    r"(?:%|percent(?:age)?|per cent)?\s*"
    r"(?P<noun>change|growth|increase|rise|reduction|decrease|decline|fall|cut)(?: rate)? (?:in|of) (?:the )?(?P<name>.+)\Z",
    re.I,
)
_GROWTH_AFTER = re.compile(
    r"(?P<name>.{3,}?),? (?:annual |real |nominal |year-on-year |% |percent )*"
    r"(?P<noun>growth|increase|reduction|decrease|decline)(?: rate)?(?: ?\(%\))?\Z",
    re.I,
)
_FALLS = frozenset({"reduction", "decrease", "decline", "fall", "cut"})
_PERCENT_OF = re.compile(r"(?:percent(?:age)?|per cent|%|share|proportion)(?: of| \(%\))? ", re.I)
_SEVERAL = re.compile(r"\b(?:cumulative|average annual|annual average|(?:three|five|ten)-year (?:total|average))\b", re.I)
_RESERVATION = re.compile(r"[,;].*\Z")  # $ millions, unless stated otherwise
_JOINTS = re.compile(r"\b(?:in|of|all|amounts?|are|expressed|stated|dollars? amounts?|except.*|unless.*)\b", re.I)


@dataclass(frozen=True, slots=True)
class EnglishTables:
    """The answers to the questions of ``TableLanguage``."""

    lexicon: Lexicon

    @property
    def words(self) -> TableWords:
        """The words of ``tables.toml``."""
        return table_words("en")

    def unit(self, text: str, *, alone: bool = False) -> TableUnit | None:
        """$ millions is a million dollars; in thousands is a scale; number is a count."""
        written = " ".join(text.split())
        if not written or len(written) > 60:
            return None
        bare = _JOINTS.sub(" ", plain(written).lower().strip("()[] :;,.")).strip(" ,")
        bare = " ".join(_RESERVATION.sub("", bare).split())
        written = _RESERVATION.sub("", written)
        currency, rest = _currency(bare)
        scale, rest = _scale(rest, bool(currency))
        if not currency:
            currency, rest = _currency(rest)
        if currency and rest and (more := _unit_of(rest)) and rest.startswith(("per ", "/")):
            return TableUnit(scale, f"{currency} {rest}", more[1], written)
        if currency:
            return TableUnit(scale, currency, _registry()[currency], written) if not rest else None
        if not rest:
            return TableUnit(scale, "", COUNT, written) if scale != 1 else None
        if rest in _POINTS and not alone:
            return TableUnit(scale, rest, "percentage_point", written)
        if _PERCENT_OF_WHOLE.match(bare):
            return TableUnit(Decimal(1), "%", "percent", written)
        if rest in _COUNTED:
            return TableUnit(scale, "", COUNT, written)
        if found := _unit_of(rest):
            return TableUnit(scale, found[0], found[1], written)
        if (each := _PER.match(rest)) and (each["what"] in _COUNTED or _unit_of(each["what"])):
            return TableUnit(scale, written, COUNT, written, known=False)
        return TableUnit(Decimal(1), written, COUNT, written, known=False) if alone and not written[0].isdigit() else None

    def label(self, text: str) -> Label:
        """Energy use (GWh)¹ is energy use in GWh; Growth in exports a growth of exports."""
        name = " ".join(plain(text).split())
        numbered = None
        if number := self.words.numbering.match(name):
            numbered, name = number[0].strip(), name[number.end() :].strip()
        part = self.words.part_of.match(name)
        name = name[part.end() :].strip(" :,-") if part else name
        name = _without_mark(name)
        name, unit = self._split_unit(name)
        name = _without_mark(name)
        grows, bare = None, name
        if (found := _GROWTH_BEFORE.match(name)) or (found := _GROWTH_AFTER.match(name)):
            grows = Direction.DOWN if found["noun"].lower() in _FALLS else Direction.UP
            bare = (found.groupdict().get("of") or "") + found["name"].strip()
        if unit is None and _PERCENT_OF.match(name):
            unit = TableUnit(Decimal(1), "%", "percent", "")
        words_ = self.words
        nature = "rate" if grows or words_.rate.search(name) else "count" if words_.counted.search(name) else "money" if words_.money.search(name) else None
        return Label(name, unit, grows, None, bool(part), bool(_SEVERAL.search(name)), nature, numbered, bare)

    def _split_unit(self, name: str) -> tuple[str, TableUnit | None]:
        """A name without the unit in brackets or after a comma at its end."""
        if (bracket := _BRACKETS.search(name)) and bracket.start() and (unit := self.unit(bracket["inside"])):
            return name[: bracket.start()].strip(), unit
        if (tail := _TAIL.search(name)) and tail.start() and (unit := self.unit(tail["unit"])):
            return name[: tail.start()].strip(), unit
        return name, None

    def concept(self, name: str, measure: Measure, pint: str) -> str | None:
        """As for prose: a known name, if the figure's unit is one that the indicator can have."""
        known = self.lexicon.find(name)
        if known is None:
            return None
        if measure is Measure.SHARE and pint in ("percent", "per_mille") and known.family not in ("ratio", "index", "other"):
            return None
        counts = ("count", "people", "other", "index")
        return None if measure is Measure.LEVEL and pint == COUNT and known.family not in counts else known.concept


def _without_mark(name: str) -> str:
    return _WORD_MARK.sub("", _MARKS.sub("", name)).strip(" :*").rstrip(",")


@cache
def _signs() -> re.Pattern[str]:
    forms = sorted(_currencies(), key=lambda form: (-len(form), form))
    return re.compile(r"(?<![a-z])(?:" + "|".join(map(re.escape, forms)) + r")(?![a-z])", re.I)


@cache
def _currencies() -> dict[str, str]:
    """The signs and codes of currencies in small letters, as heads have them, and how each currency is called."""
    known = {form.rstrip("+"): name for form, (_, name) in currencies_of("en").items()}
    signs = {form: name for form, name in known.items() if not form.replace(".", "").isalpha()}
    codes = {form: name for form, name in known.items() if form.isupper() and len(form) == _CODE and form.lower() not in _WORDS}
    return {form.lower(): name for form, name in {**signs, **codes}.items()}


@cache
def _registry() -> dict[str, str]:
    """The unit of the registry for each currency, by its name."""
    return {**units_of("en"), **{name: unit for unit, name in currencies_of("en").values()}}


def _currency(text: str) -> tuple[str, str]:
    """The currency that a text names, and the rest of it."""
    if sign := _signs().search(text):
        return _currencies()[sign[0].lower()], " ".join((text[: sign.start()] + " " + text[sign.end() :]).split())
    for form, unit in units_of("en").items():
        if unit.isupper() and len(unit) == 3 and (found := re.search(rf"\b{re.escape(form.lower())}\b", text)):
            return form, " ".join((text[: found.start()] + " " + text[found.end() :]).split())
    return "", text


def _scale(text: str, money: bool) -> tuple[Decimal, str]:
    for form in sorted(_SCALES, key=len, reverse=True):
        if form in _SHORT and not money:
            continue
        found = re.search(rf"(?<![a-z\d']){re.escape(form)}(?![a-z\d])", text)
        if found and not re.search(r"\bper $", text[: found.start()]):
            return Decimal(_SCALES[form]), " ".join((text[: found.start()] + " " + text[found.end() :]).split())
    return Decimal(1), text


def _unit_of(text: str) -> tuple[str, str] | None:
    """The unit of the table that a text is, as it is written there, or that its first or last word is."""
    forms = {form.lower(): (form, unit) for form, unit in units_of("en").items()}
    for candidate in (text, text.replace(" ", "")):
        if candidate in forms:
            return forms[candidate]
    pieces = text.split()
    if len(pieces) > 1 and len(pieces) <= 4 and "per" not in pieces and "/" not in text:
        for piece in (pieces[-1], pieces[0]):
            if piece in forms and forms[piece][1] != "percent":
                return text, forms[piece][1]
    return None
