"""What a language says of how its figures are to each other: the words, the rules and the closed wholes of ``relations/``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from reportdiff.analysis.coding import BUILT_IN
from reportdiff.analysis.rules import RuleBook, Rules, literals_of, made, read_rules
from reportdiff.analysis.vocabulary import Vocabulary
from reportdiff.languages.inflection import inflection

_WORDS, _CLOSED, _MAGNITUDES, _ACCOUNTS, _LASTING = "words.toml", "closed.toml", "magnitudes.toml", "accounts.toml", "lasting.toml"  # beside them all files are rules
_NO_YEAR = "(?!)"


@dataclass(frozen=True, slots=True)
class Closed:
    """Parts that make up their whole, whatever it is, by the words that their names have: 中央 and 地方, 出口 and 进口.

    ``written`` are these words with what must stand around them, each with the part that it is of; ``firsts`` the first word of each.
    """

    name: str
    parts: tuple[tuple[str, ...], ...]
    but: tuple[str, ...]
    of: tuple[str, ...]
    disjoint: bool  # no part is in another, but there may be further ones
    spaced: bool
    negation: str = ""  # how a name begins that is of all that the other is not
    written: tuple[tuple[int, str, str], ...] = field(init=False)
    firsts: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        edge = " " if self.spaced else ""
        written = ((i, word, f"{edge}{word}{edge}") for i, words in enumerate(self.parts) for word in words)
        object.__setattr__(self, "written", tuple(written))
        object.__setattr__(self, "firsts", frozenset(word.split()[0] for words in self.parts for word in words))

    def members(self, names: Sequence[str], whole: str) -> tuple[int, ...]:
        """Which of these names, the first of the list, are those parts, each once; none where some part is missing, or
        where they make up only certain wholes, and not this one."""
        places: list[int] = []
        if not self.is_of(whole):
            return ()
        for name in names[: len(self.parts)]:
            if (own := self.part(name)) is None:
                return ()
            places.append(own)
        one_thing = len({self.rest(name) for name in names[: len(self.parts)]}) == 1
        return tuple(range(len(places))) if one_thing and sorted(places) == list(range(len(self.parts))) else ()

    def part(self, name: str) -> int | None:
        """Which of the parts a name is of; ``None`` for none, or for several."""
        if self.negation:
            return int(name.lower().startswith(self.negation))
        for other in self.but:
            name = name.replace(other, "")
        if not (told := self._told(name)):
            return None
        own = [i for i, word in told if not any(word != other and word in other for _, other in told)]
        return own[0] if len(set(own)) == 1 else None

    def _told(self, name: str) -> list[tuple[int, str]]:
        """The words of parts that a name has, each with the part that it is of."""
        told = f" {name.lower()} " if self.spaced else name.lower()
        return [(i, word) for i, word, written in self.written if written in told]

    def may_be_named_in(self, words: frozenset[str]) -> bool:
        """Whether a text of these words, all small, may have one of its words: what is asked first, because it is asked of every sentence."""
        return not self.spaced or not self.firsts.isdisjoint(words)

    def named_in(self, text: str) -> bool:
        """Whether a text has a word of one of the parts."""
        return bool(self._told(text))

    def rest(self, name: str) -> str:
        """Of a part that is only told by what it is not (non-staff costs), the name of the other; of others nothing."""
        return name.lower().removeprefix(self.negation) if self.negation else ""

    def is_of(self, whole: str) -> bool:
        """Whether these parts make up such a whole."""
        return not self.of or any(word in whole for word in self.of)


@dataclass(frozen=True, slots=True)
class Magnitude:
    """How much what has a name may be in a year, at least and at most, as a share of the output of the economy."""

    name: str
    least: Decimal
    most: Decimal


@dataclass(frozen=True, slots=True)
class Account:
    """A whole and its parts, by their names: what makes it up (``sum``), a part and its share (``share``), or what there is for each
    head and how many heads there are (``ratio``), which leaves ``room`` for a share of the whole; what there is for each head of all and of
    its parts (``mean``); or what grows as its parts do (``growth``), with ``room`` in percentage points, since the parts become more and less of it."""

    kind: str
    whole: str
    parts: tuple[str, ...]
    room: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Budget:
    """The sides of a budget by the nouns on which their names end, and the words that leave a name of one what it is
    (total government revenue); a name with any other word is that of a part."""

    sides: Mapping[str, str]
    beside: frozenset[str]

    def side(self, name: str) -> str | None:
        """Which side a name is of: ``income``, ``outlay``, ``surplus``, ``deficit`` or ``kept``; ``None`` for none."""
        told = [word for word in name.lower().replace("-", " ").split() if word not in self.beside]
        return self.sides.get(" ".join(told))


@dataclass(frozen=True, eq=False)
class Cues:
    """What a language says of relations: its words for them, its rules by what they give, what a year looks like.

    ``economy`` is whose growth is meant where a growth target is named without its thing; ``counters`` gives the word
    that counts a thing for each that counts it as well; ``undivided`` are those that count what has no halves; ``rates`` are the
    most that some rates may be, by name; ``lasting`` are the names of what hardly ever becomes less, ``growing`` of what becomes
    more with the economy; ``wavering`` are words in the names of what is better in one year and worse in the next. ``joints`` are
    the words that join two things in one name, where their figures are told apart; ``labels_lines`` is whether a line may open
    with the name of its figure and have no verb, ``before_label`` are words that may stand before such a name; ``recurring`` is
    whether counts of things and slogans in quotation marks stand over and over, word for word; ``names_in_full`` is whether figures are told
    each under its own name, so that those of one name are of one thing. Where they are not, much is left to what was told before, and the
    noun that a number counts stands behind it. ``months`` are the names of the months, in their order.
    """

    code: str
    years: str
    economy: str
    counters: Mapping[str, str]
    undivided: frozenset[str]
    vocabulary: Vocabulary
    closed: tuple[Closed, ...]
    magnitudes: tuple[Magnitude, ...]
    rates: Mapping[str, Decimal]
    accounts: tuple[Account, ...]
    lasting: tuple[str, ...]
    growing: tuple[str, ...]
    wavering: tuple[str, ...]
    rules: RuleBook
    budget: Budget | None = None
    joints: tuple[str, ...] = ()
    labels_lines: bool = False
    before_label: tuple[str, ...] = ()
    recurring: bool = False
    names_in_full: bool = False
    months: tuple[str, ...] = ()

    def years_in(self, view: str) -> Iterator[tuple[int, int, str]]:
        """Where years are written in a text, with their code."""
        return ((*match.span(), BUILT_IN["YEAR"]) for match in re.finditer(self.years, view))

    @cached_property
    def odd(self) -> tuple[str, ...]:
        """The words that say that a number is somewhat more than it says (1030多)."""
        return tuple(word for word, code in self.vocabulary.words.items() if code in self.vocabulary.codes["odd"])

    @cached_property
    def label_opening(self) -> re.Pattern[str]:
        """What may stand before the name of its figure where a line opens with it: the mark of a point, and words that any name may have."""
        words = "|".join(map(re.escape, self.before_label)) or "(?!)"
        return re.compile(rf"[ \t]*(?:[•·*—–-]|\d{{1,2}}[.)])?[ \t]*(?:(?:{words})[ \t]+)*", re.I)

    @cached_property
    def numerals(self) -> re.Pattern[str]:
        """A number in a name, in digits or in a word for one."""
        words = [re.escape(word) for word, code in self.vocabulary.words.items() if code in self.vocabulary.codes["numeral"]]
        return re.compile("|".join((r"\d+", *words)))

    @cached_property
    def parts_alone(self) -> frozenset[str]:
        """The words that say only which part something is of, and not of what: domestic."""
        return frozenset(word for closed in self.closed for words in closed.parts for word in words)

    def giving(self, *kinds: str) -> Rules:
        """The rules that give one of these kinds of thing, in the order of their files."""
        return self.rules.giving(*kinds)


class _Groups(dict[str, str]):
    """The codes of classes and groups of words; a class that a language lacks has none."""

    def __missing__(self, name: str) -> str:
        return ""


@cache
def cues(code: str) -> Cues:
    """The cues of a language, read from its folder once; of a language that has none, empty ones."""
    folder = files(__package__) / code
    settings = _table(folder / "language.toml")
    own: dict[str, Any] = settings.get("relations", {})
    tables = folder / "relations"
    told = {file.name: _table(file) for file in sorted(tables.iterdir(), key=lambda it: it.name)} if tables.is_dir() else {}
    words, wholes, shares, accounts, lasting = (told.pop(name, {}) for name in (_WORDS, _CLOSED, _MAGNITUDES, _ACCOUNTS, _LASTING))
    written = read_rules(told)
    vocabulary = Vocabulary.of(
        words, spaced=settings["spaced"], inflect=inflection(settings), literals=literals_of(written), built_in=BUILT_IN
    )
    vocabulary = replace(vocabulary, codes=_Groups(vocabulary.codes))
    rules = RuleBook(made(written, vocabulary))
    counters = {word: group[0] for group in own.get("counters", ()) for word in group}
    closed = tuple(_closed(name, one, settings["spaced"]) for name, one in wholes.items())
    magnitudes = tuple(Magnitude(one["name"], Decimal(one["least"]), Decimal(one["most"])) for one in shares.get("magnitudes", ()))
    undivided = frozenset(own.get("undivided", ()))
    rates = {one["name"]: Decimal(one["most"]) for one in shares.get("rates", ())}
    return Cues(
        code, own.get("years", _NO_YEAR), own.get("economy", ""), counters, undivided, vocabulary, closed, magnitudes, rates, tuple(_accounts(accounts)),
        tuple(lasting.get("names", ())), tuple(lasting.get("growing", ())), tuple(lasting.get("wavering", ())), rules,
        _budget(accounts.get("budget")), tuple(own.get("joints", ())), own.get("labels_lines", False), tuple(own.get("before_label", ())),
        own.get("recurring", False), own.get("names_in_full", False), tuple(own.get("months", ())),
    )  # fmt: skip


def _table(file: Traversable) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _budget(told: Mapping[str, Any] | None) -> Budget | None:
    if told is None:
        return None
    sides = {name: side for side, names in told["sides"].items() for name in names}
    return Budget(sides, frozenset(told["beside"]))


def _accounts(told: Mapping[str, Any]) -> Iterator[Account]:
    for one in told.get("sums", ()):
        yield Account("sum", one["whole"], tuple(one["parts"]))
    for one in told.get("growths", ()):
        yield Account("growth", one["whole"], tuple(one["parts"]), Decimal(one["room"]))
    for one in told.get("means", ()):
        yield Account("mean", one["whole"], tuple(one["parts"]))
    for one in told.get("shares", ()):
        yield Account("share", one["whole"], (one["part"], one["share"]), Decimal(one.get("room", 0)))
    for one in told.get("heads", ()):
        yield Account("ratio", one["whole"], (one["heads"], one["each"]), Decimal(one["room"]))


def _closed(name: str, one: Mapping[str, Any], spaced: bool) -> Closed:
    negation = one.get("negation", "")
    parts = tuple(tuple(words) for words in one.get("parts", ((), ()) if negation else ()))
    return Closed(name, parts, tuple(one.get("but", ())), tuple(one.get("of", ())), one.get("disjoint", False), spaced, negation)
