"""What a language's numerals.toml says: its words for numbers and scales, and the words that make more or less of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from reportdiff.analysis.files import Entry
from reportdiff.analysis.numerals import Small, Times
from reportdiff.analysis.phrases import Phrases, Phrasing
from reportdiff.analysis.view import Text
from reportdiff.analysis.word_tree import WordTree
from reportdiff.analysis.written_units import Form, WrittenUnit, WrittenUnits
from reportdiff.model import Comparator

_LETTERS_MAX = 3  # a scale of more letters is a word, and may run into the next one where a PDF lost the space
_HALF, _QUARTER = Decimal("0.5"), Decimal("0.25")


class Scale(NamedTuple):
    """A word for a scale. ``needs``: a currency before it, a unit or a noun behind it, one of which must be there."""

    times: Times
    needs: frozenset[str]
    not_before: Phrases | None


class More(NamedTuple):
    """A word that makes more of a number (余), with a unit inside it (个多月); no bound where it only begins like one."""

    bound: Comparator | None
    unit: WrittenUnit | None = None


class Next(NamedTuple):
    """What a word behind a number may be."""

    scale: Scale | None = None
    more: More | None = None
    forms: tuple[Form, ...] = ()


class Vague(NamedTuple):
    """A word for a number that only bounds, or lies between two: dozens, mid-teens."""

    low: Decimal
    high: Decimal | None
    unit: str
    after: Phrases | None
    not_after: Phrases | None

    def fits(self, text: Text, start: int, end: int) -> bool:
        """Whether it is meant so where it stands: scores of schools, not credit scores."""
        before = self.not_after is None or not self.not_after.fit(text, start)
        return before and (self.after is None or self.after.fit(text, end))


class Compound(NamedTuple):
    """A number and its unit written as one word: fivefold."""

    small: Small
    unit: WrittenUnit
    number_length: int


class NumberWords:
    """The words of one language, as they are looked up.

    ``next`` is all that may follow a number: scales, units, words that make more of it. ``spaced``: words have spaces
    between them; ``glued``: number words all the same have none. ``openers`` are the words that a number may begin with,
    ``articles`` those that do only before a scale (a million).
    """

    def __init__(self, entry: Entry, phrasing: Phrasing, units: WrittenUnits):
        flat = phrasing.spelling.flat
        self.spaced, self.glued = phrasing.spelling.spaced, entry.flag("glued")
        small = {flat(word): Small(Decimal(value), zero=value == "0") for value, listed in entry.entry("small").rest() for word in listed}
        articles = {
            flat(word): Small(Decimal(value), _HALF if Decimal(value) == 1 else _QUARTER)
            for value, listed in entry.entry("before_scale").rest()
            for word in listed
        }
        scales, more = dict(_scales(entry, phrasing)), dict(_more(entry, units))
        self.small, self.before_scale = WordTree(small, glued=self.glued), WordTree(articles)
        self.scales = WordTree(scales, glued=self.glued)
        self.run_in_scales = WordTree({word: scale for word, scale in scales.items() if not scale.needs and len(word) > _LETTERS_MAX}, glued=True)
        run_in = entry.entry("run_in")
        self.run_in_but = WordTree(((flat(rest), True) for rest in run_in.words("but")), glued=True)
        run_in.done()
        words = {word: Next(scales.get(word), more.get(word), units.forms.get(word, ())) for word in (*scales, *more, *units.forms)}
        self.next = WordTree(words)
        self.vague = WordTree(_vague(entry, phrasing))
        self.compounds = WordTree(_compounds(small, scales, units) if self.spaced and not self.glued else ())
        joined = entry.entry("joined")
        self.scale_joint, self.ones_joint, self.point = (
            WordTree(((flat(word), True) for word in joined.words(key)), glued=self.glued) for key in ("scale", "ones_first", "point")
        )
        self.either = joined.text("side_by_side") == "range"
        self.last_place = joined.flag("last_place")
        joined.done()
        some = entry.entry("some")
        self.some = WordTree((flat(word), needs_unit) for key, needs_unit in (("words", False), ("with_unit", True)) for word in some.words(key))
        some.done()
        signs = entry.entry("signs")
        self.minus = WordTree((flat(word), meant) for key, meant in (("minus", True), ("but", False)) for word in signs.words(key))
        self.minus_ends = frozenset(word[-1] for word in self.minus)
        signs.done()
        over_line = entry.entry("digits").words("unit_over_line_before")
        self.over_line = Phrases(phrasing, over_line, back=False) if over_line else None
        self.worded_scales = [word for word, scale in scales.items() if not scale.needs]
        self.openers = [*small, *self.vague, *self.compounds, *(() if self.spaced else scales)]
        self.articles = [*articles]


def _scales(entry: Entry, phrasing: Phrasing) -> Iterator[tuple[str, Scale]]:
    for one in entry.entries("scales"):
        not_before = one.words("not_before")
        scale = Scale(
            Times(one.whole("is", 0), one.whole("below", 0) or None),
            frozenset(one.words("with")),
            Phrases(phrasing, not_before, back=False) if not_before else None,
        )
        yield from ((phrasing.spelling.flat(word), scale) for word in one.words("words"))
        one.done()


def _vague(entry: Entry, phrasing: Phrasing) -> Iterator[tuple[str, Vague]]:
    for one in entry.entries("vague"):
        low, high = one.number("is"), None
        if low is None:
            low, high = one.number("from"), one.number("to")
        if low is None:
            raise one.error("is", "a number is missing")
        after, not_after = one.words("after"), one.words("not_after")
        vague = Vague(
            low, high, one.text("unit"),
            Phrases(phrasing, after, back=False) if after else None,
            Phrases(phrasing, not_after, back=True) if not_after else None,
        )  # fmt: skip
        yield from ((phrasing.spelling.flat(word), vague) for word in one.words("words"))
        one.done()


def _more(entry: Entry, units: WrittenUnits) -> Iterator[tuple[str, More]]:
    for one in entry.entries("more"):
        yield from ((word, More(Comparator(one.text("bound")))) for word in one.words("words"))
        yield from ((word, More(None)) for word in one.words("but"))
        one.done()
    for one in entry.entries("inside"):
        inside = More(Comparator(one.text("bound")), units.names[one.text("unit")])
        yield from ((word, inside) for word in one.words("words"))
        one.done()


def _compounds(small: Mapping[str, Small], scales: Mapping[str, Scale], units: WrittenUnits) -> Iterator[tuple[str, Compound]]:
    glued = [(form[1:], unit) for form, unit in units.names.items() if form.startswith("~") and len(form) > _LETTERS_MAX]
    numbers = {**small, **{word: Small(Decimal(scale.times.scale)) for word, scale in scales.items() if not scale.needs}}
    for number, value in numbers.items():
        yield from ((number + form, Compound(value, unit, len(number))) for form, unit in glued if not value.zero)
