"""What a language knows of tables: the words of their heads, rows and cells as patterns, and how it reads units and labels.

The words stand in each language's ``tables.toml``; which patterns there are is the same for all.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any, ClassVar, Protocol

from reportdiff.model import Comparator, Direction, Measure
from reportdiff.names.lexicon import Lexicon

_NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class TableUnit:
    """A unit as a table writes it: what a number is multiplied by, and the unit without that scale.

    ``unit`` is empty for a mere count or a mere scale (thousands); ``known`` is false where the registry knows no such unit.
    """

    scale: Decimal
    unit: str
    pint: str
    written: str
    known: bool = True


@dataclass(frozen=True, slots=True)
class Label:
    """What a row's label says beside the name: its unit, and how its figures are meant.

    ``grows`` is the direction of a label that names a growth (…增长, … growth), whose figures in per cent are a growth of
    ``bare``, the name without that word; ``part`` where the row is said to be a part of the one above it, ``several`` where it sums up several years;
    ``nature`` is one of ``count rate money`` where the label says so, ``base`` the year against which its growths are told.
    """

    name: str
    unit: TableUnit | None = None
    grows: Direction | None = None
    comparator: Comparator | None = None
    part: bool = False
    several: bool = False
    nature: str | None = None
    numbered: str | None = None
    bare: str = ""
    base: int | None = None


@dataclass(frozen=True, slots=True)
class TableWords:
    """The words of ``tables.toml`` as patterns."""

    named: str
    named_in_group: str
    named_total: str
    named_sum: str
    head_joint: str
    spaced: bool
    split_years: bool
    whole: Mapping[str, re.Pattern[str]]
    part: Mapping[str, re.Pattern[str]]
    target: re.Pattern[str]
    actual: re.Pattern[str]
    weakly_actual: re.Pattern[str]
    shielded: re.Pattern[str]
    empty: re.Pattern[str]
    year_suffix: str
    year_prefix: str
    previous: re.Pattern[str]
    current: re.Pattern[str]
    next: re.Pattern[str]
    base: re.Pattern[str]
    base_behind: re.Pattern[str]
    several: re.Pattern[str]
    plans: Mapping[str, int]
    periods: tuple[tuple[re.Pattern[str], tuple[int, int]], ...]
    months: tuple[re.Pattern[str], ...]
    month_names: tuple[re.Pattern[str], ...]
    this_month: re.Pattern[str]
    whole_year: re.Pattern[str]
    total: re.Pattern[str]
    part_of: re.Pattern[str]
    numbering: re.Pattern[str]
    relative: re.Pattern[str]
    per: re.Pattern[str]
    own: re.Pattern[str]
    places: re.Pattern[str]
    caption_drop: re.Pattern[str]
    counted: re.Pattern[str]
    rate: re.Pattern[str]
    money: re.Pattern[str]
    opening: re.Pattern[str]
    closing: re.Pattern[str]
    added: re.Pattern[str]
    removed: re.Pattern[str]
    restated: re.Pattern[str]
    continued: re.Pattern[str]
    notes: re.Pattern[str]
    caption: re.Pattern[str]
    caption_unit: re.Pattern[str]
    met: re.Pattern[str]
    missed: re.Pattern[str]
    open: re.Pattern[str]
    blank: re.Pattern[str]
    before: Mapping[Comparator, re.Pattern[str]]
    after: Mapping[Comparator, re.Pattern[str]]
    up: re.Pattern[str]
    down: re.Pattern[str]
    to: re.Pattern[str]
    reach: str
    parted: re.Pattern[str]
    noted: re.Pattern[str]
    counters: frozenset[str]
    left: str
    filler: re.Pattern[str]
    no_value: re.Pattern[str]


class TableLanguage(Protocol):
    """What a language answers about tables."""

    def __hash__(self) -> int:
        """As of any frozen value: heads are read once in a language."""

    @property
    def words(self) -> TableWords:
        """The words of heads, rows and cells."""

    def unit(self, text: str, *, alone: bool = False) -> TableUnit | None:
        """The unit that a text is, with its scale (万元, $ millions); ``None`` where it is none.

        ``alone`` where the text can be nothing else, as in a column of units: then a unit that is not known is one too.
        """

    def label(self, text: str) -> Label:
        """What a row's label says."""

    def concept(self, name: str, measure: Measure, pint: str) -> str | None:
        """The lexicon's name for an indicator of this measure and unit, ``None`` where it knows none."""


@dataclass(frozen=True, slots=True)
class FolderTables:
    """What answers ``TableLanguage`` alike for every language; ``_BRACKETS`` and ``_TAIL`` of one find the unit at the end of a label."""

    _BRACKETS: ClassVar[re.Pattern[str]]
    _TAIL: ClassVar[re.Pattern[str]]

    lexicon: Lexicon

    @property
    def words(self) -> TableWords:
        """The words of ``tables.toml``."""
        return table_words(self.lexicon.lang)

    def unit(self, text: str, *, alone: bool = False) -> TableUnit | None:
        """The unit that a text is: none, before a language says what its units look like."""
        return None

    def concept(self, name: str, measure: Measure, pint: str) -> str | None:
        """As for prose: a known name, if the figure's unit is one that the indicator can have."""
        return self.lexicon.fitting(name, measure, pint)

    def split_unit(self, name: str) -> tuple[str, TableUnit | None]:
        """A name without the unit in brackets or after a comma at its end."""
        for pattern, read in ((self._BRACKETS, self.in_brackets), (self._TAIL, lambda text, _: self.unit(text))):
            if (found := pattern.search(name)) and found.start() and (unit := read(found["unit"], name)):
                return name[: found.start()].strip(), unit
        return name, None

    def in_brackets(self, inside: str, name: str) -> TableUnit | None:
        """The unit that brackets at the end of a name hold."""
        return self.unit(inside)

    def nature(self, name: str, grows: Direction | None) -> str | None:
        """Whether a name says itself that it is of a rate, a count or money."""
        own = self.words
        asked = (("rate", grows or own.rate.search(name)), ("count", own.counted.search(name)), ("money", own.money.search(name)))
        return next((nature for nature, so in asked if so), None)


@cache
def table_words(code: str) -> TableWords:
    """The words of a language."""
    return _compiled(tomllib.loads((files("reportdiff.languages") / code / "tables.toml").read_text(encoding="utf-8")))


@cache
def tongue_words(code: str) -> re.Pattern[str]:
    """Words of heads and labels that tell that a table is in this language."""
    file = files("reportdiff.languages") / code / "tables.toml"
    if not file.is_file():
        return _NOTHING
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    return _Patterns(data["spaced"]).within(data["tongue"]["words"], plural=True)


class _Patterns:
    """Patterns of word lists; in a language that sets its words apart, at their borders and in letters of any size."""

    def __init__(self, spaced: bool) -> None:
        self._spaced = spaced

    def any_of(self, words: Iterable[str]) -> str:
        return "(?:" + "|".join(sorted(words, key=lambda word: (-len(word), word))) + ")"

    def whole(self, words: Iterable[str]) -> re.Pattern[str]:
        return re.compile(rf"{self.any_of(words)}\Z", re.I)

    def within(self, words: Iterable[str], *, plural: bool = False) -> re.Pattern[str]:
        return re.compile(self.bordered(self.any_of(words) + ("s?" if plural and self._spaced else "")), re.I)

    def bordered(self, pattern: str) -> str:
        return rf"(?<![A-Za-z]){pattern}(?![A-Za-z])" if self._spaced else pattern

    def begins(self, words: Iterable[str]) -> re.Pattern[str]:
        return re.compile(self.any_of(words) + (r"(?![A-Za-z])" if self._spaced else ""), re.I)

    def behind(self, words: Sequence[str]) -> re.Pattern[str]:
        return re.compile(rf"\s?{self.bordered(self.any_of(words))}", re.I) if words else _NOTHING

    def ends(self, words: Iterable[str]) -> re.Pattern[str]:
        return re.compile((r"(?<![A-Za-z])" if self._spaced else "") + self.any_of(words) + r"\Z", re.I)


def _compiled(data: dict[str, Any]) -> TableWords:
    make = _Patterns(data["spaced"])
    rows, cells, years, said = data["rows"], data["cells"], data["years"], data["status"]
    inside = make.whole if data["spaced"] else make.within

    def kind(name: str) -> re.Pattern[str]:
        ends, anywhere = make.any_of(data[name]["ends"]), make.any_of(data[name]["anywhere"])
        return re.compile(f"{make.bordered(anywhere)}|{make.bordered(ends)}{data['kind_tail']}", re.I)

    def total() -> re.Pattern[str]:
        begun = make.any_of(rows.get("total_begins", ["(?!)"]))
        ends = make.any_of(rows["total_ends"])
        border = r"(?![A-Za-z])" if data["spaced"] else ""
        return re.compile(rf"{make.any_of(rows['total'])}\Z|{begun}{border}|.*{make.bordered(ends)}\Z", re.I | re.S)

    months = data["months"]
    return TableWords(
        named=data["named"], named_in_group=data["named_in_group"], named_total=data["named_total"], named_sum=data["named_sum"],
        head_joint=data["head_joint"], spaced=data["spaced"], split_years=data["split_years"],
        whole={name: make.whole(words) for name, words in data["whole"].items()},
        part={name: inside(words) for name, words in data["part"].items()},
        target=kind("target"), actual=kind("actual"),
        weakly_actual=make.within(data["actual"]["weak"]) if data["actual"]["weak"] else _NOTHING,
        shielded=make.within(data["shielded"]["words"]), empty=make.within(data["empty"]["words"]),
        year_suffix=years["suffix"], year_prefix=make.any_of(years["prefix"]) if years["prefix"] else "(?!)",
        previous=make.within(years["previous"]), current=make.within(years["current"]), next=make.within(years["next"]),
        base=make.ends(years["base"]), base_behind=make.behind(years.get("base_behind", ())),
        several=make.within(years["several"]), plans=years["plans"],
        periods=tuple((re.compile(make.bordered(said), re.I), (first, last)) for said, (first, last) in data["periods"].items()),
        months=tuple(re.compile(months[name]) for name in ("range", "until", "single") if months[name]),
        month_names=tuple(re.compile(make.bordered(f"(?:{name})\\.?"), re.I) for name in months["names"]),
        this_month=make.within(months["this"]), whole_year=make.within(months["whole"]),
        total=total(), part_of=re.compile(rows["part"], re.I), numbering=re.compile(rows["number"], re.I),
        relative=make.whole(rows["relative"]), per=re.compile(rows["per"], re.I), own=make.whole(rows["own"]),
        places=re.compile(rows["places"]), caption_drop=re.compile("|".join(rows["caption_drop"]), re.I),
        counted=re.compile("|".join(rows["counted"]), re.I), rate=re.compile("|".join(rows["rate"]), re.I),
        money=re.compile("|".join(rows["money"]), re.I),
        opening=make.whole(rows["opening"]), closing=make.whole(rows["closing"]), added=make.whole(rows["added"]),
        removed=make.whole(rows["removed"]), restated=re.compile(rows["restated"], re.I),
        continued=re.compile(rows["continued"], re.I), notes=re.compile(rows["notes"], re.I),
        caption=re.compile(rows["caption"], re.I), caption_unit=re.compile(rows["caption_unit"]) if rows["caption_unit"] else _NOTHING,
        met=make.whole(["[√✓✔☑]", *said["met"]]), missed=make.whole(["[×✗✘☒✕]", *said["missed"]]), open=make.whole(said["open"]),
        blank=make.whole(cells["blank"]),
        before=_bounds(cells, "before", make.ends, {Comparator.GE: "≥≧>＞⩾", Comparator.LE: "≤≦<＜⩽", Comparator.APPROX: "≈~～"}),
        after=_bounds(cells, "after", make.begins, {Comparator.GE: "+", Comparator.LE: "", Comparator.APPROX: ""}),
        up=make.within(cells["up"]), down=make.within(cells["down"]), to=make.whole(cells["range"]),
        reach=f"(?:[-–—~～]|{make.any_of(cells['range'])})", parted=re.compile("|".join(rf"\s*{joint}\s*" for joint in ("[、,;，；]", *data["and"]))),
        noted=re.compile(rf"(?<=[\d%）){cells['noted']}])\s?(?:\[\d{{1,2}}\]|[①-⑳⁰¹²³⁴-⁹†‡*])+"), counters=frozenset(cells["counters"]), left=data["left"],
        filler=make.within(cells["filler"]), no_value=re.compile(cells["no_value"], re.I),
    )  # fmt: skip


def _bounds(
    cells: dict[str, Any], side: str, make: Callable[[Iterable[str]], re.Pattern[str]], signs: dict[Comparator, str]
) -> dict[Comparator, re.Pattern[str]]:
    """The words and signs of each bound before a number, or after it."""
    return {bound: make([*cells[f"{bound.value}_{side}"], *map(re.escape, marks)]) for bound, marks in signs.items()}
