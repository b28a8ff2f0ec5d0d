"""A sentence read: for each figure what it is of, how it measures it and which way it goes, by the first rule that can name it.

A rule that gives a ``figure`` keeps it under that name and says

``label``   how the name is put together out of what it kept (``"{thing} {done:participle}"``), or several ways, the first
            that says something; ``{before}`` is the name of the figure before, ``{before_done}`` a part of it
``is``      ``moved`` (a growth or a change), ``state`` (a level, or of a ratio a share), ``as_before``, ``as_goal`` (as the
            goal that was last told, whose name is ``{goal}``)
``bounded`` only of a figure that says at least or at most
``way``     ``up``, ``down`` or ``as_before``; else that of the word kept as ``move``
``base``    it is where something started
``again``   a name that is only the beginning of what was spoken of last means that: (employees in our survey …) employees
``free``    parts that hang on no preposition: of "its contribution to growth" growth is none
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportdiff.analysis.characters import BLANK, CONTINUED
from reportdiff.analysis.coding import BUILT_IN, FIGURES, Coded, tokens
from reportdiff.analysis.language import Grammar
from reportdiff.analysis.listing import handed_out, members
from reportdiff.analysis.marking import Figures, Marked, blanked
from reportdiff.analysis.naming import Capitals, Names, parts_of, trimmed, words_of, written
from reportdiff.analysis.rules import Found, Rule, find, find_around
from reportdiff.model import Direction, Measure, Quantity, Span, altered, frequent

_RELATIVE = "".join(BUILT_IN[sort] for sort in ("RATIO", "TIMES", "DOUBLED", "HALVED"))
_YEARLY = 4  # what is more times as much as the figure before it is not its like of the year before
_ALL = 100  # per cent: more than that nothing falls
_OF_FIGURES = frozenset(FIGURES)
_FIGURE = "figure"
_BEFORE = "before"
_SUBJECT = "subject"
_NAMING = (_SUBJECT, "thing")
_REMEMBERED = 40  # names of things
_WAITING = 32  # sentences of which nobody asked yet what they name


@frequent
@dataclass(frozen=True, slots=True)
class Statement:
    """What a sentence says of one of its figures.

    ``parts`` are the pieces that its name was made of, ``named_by`` where its main one stands; ``found`` is what the rule that reads it found; ``moved`` is
    which way its verb goes, whatever it says of the figure; ``baseline`` is true of a figure from which something started;
    ``carried`` where it goes on about the figure before it; ``beside`` of another year's figure in a bracket, about which nothing goes on;
    ``prior`` where that is the year before, of which nothing says so but the bracket.
    """

    quantity: Quantity
    figures: Figures
    place: int
    name: str
    measure: Measure
    direction: Direction | None
    found: Found | None
    moved: Direction | None = None
    baseline: bool = False
    carried: bool = False
    beside: bool = False
    prior: bool = False
    parts: Mapping[str, str] | None = None
    named_by: Span | None = None


@frequent
@dataclass(frozen=True, slots=True)
class Earlier:
    """What the sentences before have told: what they were about, which way that grew, and what they named.

    ``aimed`` is what the goal is of that they tell of; ``told`` are the sentences whose names of things "such bonds" may be one of;
    ``goal`` is what the last goal told is of, wherever it was told, and ``goal_way`` which way that shall go, if it shall grow or shrink.
    """

    topic: str = ""
    aimed: str = ""
    goal: str = ""
    goal_way: Direction | None = None
    growth: Direction | None = None
    told: Told | None = None


class Told:
    """A sentence and those ``before`` it, whose names of things are made out when somebody asks for them."""

    __slots__ = ("_before", "_depth", "_make", "_names")

    def __init__(self, make: Callable[[], Sequence[str]], before: Told | None) -> None:
        if before is not None and before._depth >= _WAITING:
            known = before.names()
            before = Told(lambda: known, None)
        self._make, self._before = make, before
        self._depth: int = before._depth + 1 if before else 0
        self._names: tuple[str, ...] | None = None

    def names(self) -> tuple[str, ...]:
        """The names, the last first, and no more than are remembered."""
        if self._names is None:
            found: list[str] = []
            one: Told | None = self
            while one is not None and len(found) < _REMEMBERED:
                found += one._make()
                one = one._before
            self._names = tuple(found[:_REMEMBERED])
        return self._names


def read(
    grammar: Grammar, marked: Marked, earlier: Earlier, capitals: Capitals, known: Callable[[str], bool]
) -> tuple[Statement, ...]:
    """The statements of a sentence, one for each of its figures that something can be said of.

    ``earlier`` is what its paragraph has told, ``capitals`` how the report writes its words, ``known`` whether a name is that of a known indicator.
    """
    return tuple(_Reader(grammar, marked, earlier, capitals, known).statements())


class _Reader:
    def __init__(
        self, grammar: Grammar, marked: Marked, earlier: Earlier, capitals: Capitals, known: Callable[[str], bool]
    ) -> None:
        self._grammar, self._marked, self._earlier, self._known = grammar, marked, earlier, known
        self._topic = earlier.topic
        self._names = Names(grammar, marked, capitals)
        self._about, _ = about(grammar, marked, self._names)
        self._found: dict[int, list[Found]] = {}
        found = [one for one in find(grammar.giving("beside"), marked.full) if not one.rule.says.get("prior") or _like_the_year_before(marked, one)]
        self._beside = tuple(one.kept["beside"] for one in found)
        self._prior = tuple(one.kept["beside"] for one in found if one.rule.says.get("prior"))
        self._rules = grammar.giving("figure").fitting(marked.code)

    def _of(self, figures: Figures) -> Iterator[Found]:
        """What rules find around a figure, in their order; no rule is asked before somebody wants to know: the first ones name most."""
        given = 0
        while True:
            own = self._found.get(figures.start, ())
            if given < len(own):
                yield own[given]
                given += 1
            elif (rule := next(self._rules, None)) is not None:
                self._ask(rule)
            else:
                return

    def _ask(self, rule: Rule) -> None:
        for found in self._around(rule):
            if not any(self._hangs(found.kept[part]) for part in rule.says.get("free", ()) if part in found.kept):
                self._found.setdefault(found.kept[_FIGURE].start, []).append(self._cut(found))

    def _around(self, rule: Rule) -> Iterator[Found]:
        """What a rule finds around each figure; what another year's figure in a bracket beside it hides is found without that:
        37 million yuan (2029: 43 million yuan) | from grants."""
        if not self._beside:
            yield from find_around(rule, self._marked.code, _FIGURE)
            return
        plain = blanked(self._marked.code, ((one.start, one.end) for one in self._beside))
        yield from find_around(rule, plain, _FIGURE)
        for found in find_around(rule, self._marked.code, _FIGURE):
            if self._is_beside(found.kept[_FIGURE].start):
                yield found

    def _is_beside(self, place: int) -> bool:
        return any(one.start <= place < one.end for one in self._beside)

    def _hangs(self, span: Span) -> bool:
        """Whether a preposition stands before a stretch."""
        before = self._marked.code[: span.start].replace(CONTINUED, BLANK).rstrip(BLANK)
        return before[-1:] in self._grammar.groups("binding") and before[-1:] not in self._grammar.groups("with")

    def _cut(self, found: Found) -> Found:
        """What a rule found, its subject without what belongs to the verb or the preposition before it: (ranks first in)
        the bay and | container traffic."""
        span = found.kept.get(_SUBJECT)
        if span is None:
            return found
        before = self._marked.code[: span.start].replace(CONTINUED, BLANK).rstrip(BLANK)
        opens = self._marked.code[span.start] in self._grammar.group("doing")
        if not opens and before[-1:] not in self._grammar.groups("link", "verb", "filler") and before[-1:] not in _OF_FIGURES:
            return found
        joints = [
            end for _, end, code in tokens(Coded(self._marked.view, self._marked.code), span.start, span.end)
            if code in self._grammar.groups("and")
        ]  # fmt: skip
        if not joints:
            return found
        return altered(found, kept={**found.kept, _SUBJECT: Span(joints[-1], span.end)})

    def statements(self) -> Iterator[Statement]:
        told: list[Statement] = []
        for figures in self._marked.figures:
            for statement in self._read(figures, self._before(figures, told)):
                yield statement
                if not statement.beside:
                    told.append(statement)

    def _before(self, figures: Figures, told: Sequence[Statement]) -> Statement | None:
        """The figure before one; of one from which something started, the last of its sort: 56% of jars hold less than 30 grams, up
        | from 53%."""
        found = next(self._of(figures), None)
        if found and found.rule.says.get("base"):
            alike = (one for one in reversed(told) if one.figures.sort == figures.sort)
            return next(alike, told[-1] if told else None)
        return told[-1] if told else None

    def _read(self, figures: Figures, last: Statement | None) -> Sequence[Statement]:
        first: Found | None = None
        unit = figures.quantities[0].unit
        aimed = self._earlier.aimed if unit and unit.lower() in self._earlier.aimed.lower().split() else ""
        given = {**self._given(last), "unit": unit, "aimed": aimed}
        if aimed and last is None and not self._about:
            given[_BEFORE] = aimed
        moves = False
        for one in self._of(figures):
            first = first or one
            if one.rule.says.get("is") == "nothing":
                return ()
            if one.rule.says.get("bounded") and not figures.bounded:
                continue
            if moves and one.rule.says.get("is") != "moved":
                continue  # a growth without a name is no share of something else
            moves = moves or one.rule.says.get("is") == "moved"
            for template in self._templates(one):
                name = self._names.label(template, one.kept, {**given, **self._meant(one)})
                if name:
                    if one.rule.says.get("again") and given[_BEFORE].startswith(f"{name} "):
                        name = given[_BEFORE]
                    return self._stated(figures, one, template, name, last)
        fallback = (last.name if last else "") or self._about or self._topic
        return self._stated(figures, first, "{before}", fallback, last) if first else ()

    def _meant(self, found: Found) -> dict[str, str]:
        """Parts that only point at what was named before (such bonds), as what they mean."""
        pointing = self._grammar.group("such")
        meant: dict[str, str] = {}
        for part, span in found.kept.items():
            words = words_of(self._marked, span) if part in _NAMING else ()
            if words and words[0].code in pointing:
                said = self._names.part(span)
                named = self._earlier.told.names() if self._earlier.told else ()
                longer = (name for name in named if name.endswith(f" {said}"))
                meant[part] = next(longer, said)
        return meant

    @staticmethod
    def _templates(found: Found) -> Sequence[str]:
        label = found.rule.says.get("label", "{before}")
        return [label] if isinstance(label, str) else label

    def _given(self, last: Statement | None) -> dict[str, str]:
        """What a label may be filled with besides what its rule kept."""
        topic = self._about or self._topic
        given = {_BEFORE: last.name if last else topic, "topic": topic, "goal": self._earlier.goal}
        if last and last.parts:
            given |= {f"{_BEFORE}_{part}": text for part, text in last.parts.items()}
        if last and last.name:
            given["before_head"] = self._head(last)
        return given

    def _head(self, last: Statement) -> str:
        """The name of the figure before up to its first preposition: spending | on roads."""
        span = last.named_by
        if span is None:
            return ""
        binding = self._grammar.group("binding")
        words = trimmed(self._grammar, words_of(self._marked, span))
        return written(words[: next((i for i, word in enumerate(words) if word.code in binding), len(words))])

    def _stated(
        self, figures: Figures, found: Found | None, template: str, name: str, last: Statement | None
    ) -> Sequence[Statement]:
        parts = self._parts(found, template, last)
        first = Statement(
            figures.quantities[0], figures, figures.start, name, Measure.LEVEL, None, found,
            baseline=bool(found and found.rule.says.get("base")),
            carried=last is not None and (_BEFORE in parts_of(template) or bool(found and found.rule.says.get("carried"))),
            beside=last is not None and self._is_beside(figures.start), parts=parts,
            prior=last is not None and any(one.start <= figures.start < one.end for one in self._prior),
            named_by=self._named_by(found, template, last),
        )  # fmt: skip
        names = self._listed(figures, found, template, last) or (name,) * len(figures.quantities)
        told = [_in_unit_of(one, last) if first.prior and last else one for one in figures.quantities]
        return tuple(
            self._measured(
                altered(first, quantity=quantity, name=named, place=figures.start if not i else quantity.start - self._marked.offset),
                last,
            )
            for i, (quantity, named) in enumerate(zip(told, names, strict=True))
        )

    @staticmethod
    def _named_by(found: Found | None, template: str, last: Statement | None) -> Span | None:
        """Where the main part of a name stands; one that goes on with the head of the name before has its own there."""
        parts = tuple(parts_of(template))
        if last is not None and f"{_BEFORE}_head" in parts:
            return last.named_by
        return next((found.kept[part] for part in parts if found and part in found.kept), None)

    def _parts(self, found: Found | None, template: str, last: Statement | None) -> dict[str, str]:
        """What the name was made of, for the figure after it that goes on about it."""
        own = {} if found is None else {
            name: self._names.part(span, "participle" if name == "done" else None)
            for name, span in found.kept.items() if name != _FIGURE
        }  # fmt: skip
        inherited = dict(last.parts) if last and last.parts and _BEFORE in "".join(parts_of(template)) else {}
        return {name: text for name, text in {**inherited, **own}.items() if text}

    def _listed(self, figures: Figures, found: Found | None, template: str, last: Statement | None) -> Sequence[str]:
        """The names of several figures, where the rule kept a list of as many things."""
        wanted = len(figures.quantities)
        if wanted == 1 or found is None:
            return ()
        given, kept = self._given(last), found.kept
        listed = (
            (part, members(self._grammar, self._names.words(kept[part]), self._known)) for part in parts_of(template) if part in kept
        )  # fmt: skip
        return handed_out(
            wanted, ([self._names.label(template, kept, {**given, part: one}) for one in things] for part, things in listed)
        )

    def _measured(self, statement: Statement, last: Statement | None) -> Statement:
        """A statement with its measure and its direction, as its rule says and its unit has it."""
        way = self._way(statement, last)
        alike = last is not None and (statement.prior or statement.figures.sort == last.figures.sort)
        if last is not None and statement.beside and way is None and alike:
            return altered(statement, measure=last.measure, direction=last.direction)
        if last is not None and statement.carried and self._is_signed_growth(statement, last):
            return altered(statement, measure=Measure.GROWTH, direction=Direction.DOWN)
        says = statement.found.rule.says if statement.found else {}
        sort, how = statement.figures.sort, says.get("is", "state")
        before = last.moved if last else None
        statement = altered(statement, moved=way or (before if statement.carried else None))
        relative = sort in _RELATIVE
        away = self._away(statement) if relative or sort == BUILT_IN["POINTS"] else None
        if how == "as_before" and last is not None and away is None:
            if last.direction is not None and (sort in _RELATIVE) == (last.figures.sort in _RELATIVE):
                return altered(statement, measure=last.measure, direction=way or last.direction)
            if last.direction is not None and not relative and self._is_told_otherwise(statement):
                return altered(statement, measure=Measure.CHANGE, direction=last.direction)
        elif how != "moved" and away is not None:
            return altered(statement, measure=Measure.GROWTH if relative else Measure.CHANGE, direction=away)
        elif how == "as_goal" and sort == BUILT_IN["RATIO"] and (goes := self._earlier.goal_way) and not _more_than_all(statement, goes):
            return altered(statement, measure=Measure.GROWTH, direction=goes)
        elif how == "moved" and way is not None:
            measure = Measure.GROWTH if sort in _RELATIVE else Measure.CHANGE
            return altered(statement, measure=measure, direction=way)
        elif sort == BUILT_IN["RATIO"] and (of_growth := self._of_growth(statement, last)):
            return altered(statement, measure=Measure.GROWTH, direction=of_growth)
        elif sort == BUILT_IN["RATIO"] and (signed := self._signed(statement)):
            return altered(statement, measure=Measure.GROWTH, direction=signed)
        return altered(statement, measure=Measure.SHARE if sort == BUILT_IN["RATIO"] else Measure.LEVEL)

    @staticmethod
    def _is_signed_growth(statement: Statement, last: Statement) -> bool:
        """Whether a figure is a fall by its sign alone: 300 GWh (-4%)."""
        value = statement.quantity.value
        relative = statement.figures.sort in _RELATIVE and last.figures.sort not in _RELATIVE
        return relative and value is not None and value < 0

    def _is_told_otherwise(self, statement: Statement) -> bool:
        """Whether a figure is the one before it in another unit: cut by 34% | or more than 1,500 tonnes."""
        told = self._marked.view[statement.figures.start : statement.figures.end]
        return self._grammar.vocabulary.words.get(told.partition(" ")[0].lower(), "-") in self._grammar.group("or")

    def _signed(self, statement: Statement) -> Direction | None:
        """Which way a share goes that has a sign and is told against another year: emissions -18% vs. 2019, sales +14% year on year."""
        value, full = statement.quantity.value, self._marked.full
        falls = value is not None and value < 0
        rises = full[: statement.figures.start].rstrip(BLANK).endswith(BUILT_IN["SIGN"]) and self._marked.view[statement.figures.start - 1] == "+"
        if not falls and not rises:
            return None
        against = (time for time in self._marked.times if time.role == "base" and not full[statement.figures.end : time.start].strip())
        return next((Direction.DOWN if falls else Direction.UP for _ in against), None)

    def _away(self, statement: Statement) -> Direction | None:
        """Which way a figure lies from the year that is named right after it: 42 % below 2019."""
        for time in self._marked.times:
            if (way := time.rule.says.get("way")) and not self._marked.full[statement.figures.end : time.start].strip():
                return Direction(way)
        return None

    def _of_growth(self, statement: Statement, last: Statement | None) -> Direction | None:
        """Which way a figure goes that is called a growth itself: the trend growth rate is 2.8 per cent."""
        span = statement.named_by
        if span is None and last is None:
            if statement.name != self._topic:
                return None
            word = self._grammar.vocabulary.words.get(statement.name.lower(), "-")
            below = self._earlier.growth
            return below if below and not _more_than_all(statement, below) else Direction.UP if word in self._grammar.group("growth") else None
        if span is None:
            stood = last is not None and last.found is not None and last.found.rule.says.get("is", "state") == "state"
            same = last is not None and statement.name == last.name and last.measure is Measure.GROWTH
            return last.direction if last and stood and same else None
        binding = self._grammar.group("binding")
        words = trimmed(self._grammar, words_of(self._marked, span))
        head = words[next((i for i, word in enumerate(words) if word.code in binding), len(words)) - 1] if words else None
        if head is None or head.code not in self._grammar.group("growth"):
            return None
        return Direction.DOWN if head.code in self._grammar.group("falling") else Direction.UP

    def _way(self, statement: Statement, last: Statement | None) -> Direction | None:
        """Which way a figure goes, by its rule or by the word that the rule kept."""
        if statement.found is None:
            return None
        way = statement.found.rule.says.get("way")
        if way is not None:
            return last.moved if way == "as_before" and last else None if way == "as_before" else Direction(way)
        return way_of(self._grammar, self._marked, statement.found)


def _like_the_year_before(marked: Marked, found: Found) -> bool:
    """Whether a figure alone in a bracket may be that of the year before: in the unit of the one before it, or in none, and not
    many times as much."""
    bracket = found.kept["beside"]
    own = next((one for one in marked.found if bracket.start < one.start < bracket.end), None)
    last = next((one for one in reversed(marked.found) if one.end <= bracket.start), None)
    if own is None or last is None or len(own.quantities) != len(last.quantities):
        return False
    pairs = zip(own.quantities, last.quantities, strict=True)
    return all(one.unit in ("", other.unit) and _may_follow(one, other) for one, other in pairs)


def _in_unit_of(quantity: Quantity, last: Statement) -> Quantity:
    """A figure without a unit in that of the one before it: 96 million euros (91 million)."""
    return quantity if quantity.unit else altered(quantity, unit=last.quantity.unit, pint=last.quantity.pint)


def _may_follow(before: Quantity, now: Quantity) -> bool:
    values = [abs(one.value) for one in (before, now) if one.value]
    return len(values) == len((before, now)) and max(values) <= _YEARLY * min(values)


def _more_than_all(statement: Statement, way: Direction) -> bool:
    """Whether a figure is more than anything can fall by: 140 % below a line that names a reduction is of something else."""
    value = statement.quantity.value
    return way is Direction.DOWN and value is not None and value > _ALL


def about(grammar: Grammar, marked: Marked, names: Names, *, any_subject: bool = False) -> tuple[str, Direction | None]:
    """What a sentence says itself that it is about (As for exports, …), and which way that shall go; with ``any_subject``
    its subject too."""
    rules = grammar.giving("about")
    for found in find(rules if any_subject else rules.saying("said"), marked.full):
        if name := names.part(found.kept["topic"]):
            return name, way_of(grammar, marked, found)
    return "", None


def way_of(grammar: Grammar, marked: Marked, found: Found) -> Direction | None:
    """Which way the word goes that a rule kept as ``move``."""
    move = found.kept.get("move")
    code = marked.full[move.start] if move else ""
    for group, direction in (("falling", Direction.DOWN), ("rising", Direction.UP)):
        if code and code in grammar.group(group):
            return direction
    return None


def named_in(grammar: Grammar, marked: Marked, names: Names) -> tuple[str, ...]:
    """The things that a sentence names by more than a word, the last first."""
    found = [names.part(one.kept["thing"]) for one in find(grammar.giving("named"), marked.code)]
    return tuple(name for name in reversed(found) if name)
