"""A sentence made ready for its rules: its tokens, its years and remarks found and put aside, its figures in lists joined.

What stands between the words that belong together (in 2022, on average, respectively, a bracket) is noted and then blank,
so that no other rule meets it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from reportdiff.analysis.characters import BLANK
from reportdiff.analysis.coding import BUILT_IN, encode, sort_of
from reportdiff.analysis.language import Grammar
from reportdiff.analysis.mention import Mention
from reportdiff.analysis.rules import Found, Rule, find, find_by
from reportdiff.analysis.times import Time, Year, find_times
from reportdiff.model import Quantity, frequent


@frequent
@dataclass(frozen=True, slots=True)
class Figures:
    """A figure in its wording, or several in a list that the rules read as one; places are those in the sentence."""

    start: int
    end: int
    quantities: tuple[Quantity, ...]
    sort: str
    bounded: bool


@dataclass(frozen=True)
class Marked:
    """A sentence: ``view`` as it is read.

    ``offset`` is where it begins in the report; all other places are its own. ``found`` are its figures. Its tokens, and what rules
    say of it, are made when they are first asked for: of most sentences without a figure they never are.
    """

    grammar: Grammar
    offset: int
    view: str
    found: tuple[Figures, ...]

    @cached_property
    def _years(self) -> Sequence[Year]:
        return [
            year for year in self.grammar.years_in(self.view)
            if not any(one.start < year.end and year.start < one.end for one in self.found)
        ]  # fmt: skip

    @cached_property
    def bare(self) -> str:
        """Its tokens before words that may be two things are told apart."""
        figures = [(one.start, one.end, one.sort) for one in self.found]
        years = [(year.start, year.end, BUILT_IN["PERIOD" if year.plan else "YEAR"]) for year in self._years]
        return encode(self.view, self.grammar.vocabulary, figures, years).code

    @cached_property
    def full(self) -> str:
        """Its tokens, all of them."""
        return tagged(self.grammar, self.view, self.bare)[0]

    @cached_property
    def times(self) -> tuple[Time, ...]:
        """Its expressions of time."""
        return tuple(find_times(self.grammar.giving("time"), self.full, {year.start: year.value for year in self._years}))

    @cached_property
    def _rest(self) -> tuple[str, tuple[Found, ...]]:
        code = blanked(self.full, ((time.start, time.end) for time in self.times))
        remarks: list[Found] = []
        rules = self.grammar.giving("remark")
        for rule in rules.fitting(code) if rules.may_find(code) else ():  # what is blanked lets no further one find anything
            found = [one for one in find_by(rule, code) if rule.says.get("units") != "others" or self._differ(one)]
            remarks += found
            code = blanked(code, ((one.kept.get("remark", one).start, one.kept.get("remark", one).end) for one in found))
        return code, tuple(remarks)

    def _differ(self, found: Found) -> bool:
        """Whether figures that a rule found are in units of their own: 5 million yuan (700,000 dollars)."""
        units = [quantity.unit for one in self.found if found.start <= one.start < found.end for quantity in one.quantities]
        return len(units) == len(set(units))

    @property
    def code(self) -> str:
        """Its tokens with what was put aside blank."""
        return self._rest[0]

    @property
    def remarks(self) -> tuple[Found, ...]:
        """What was put aside besides expressions of time."""
        return self._rest[1]

    @cached_property
    def figures(self) -> tuple[Figures, ...]:
        """Its figures but for those that were put aside."""
        return tuple(one for one in self.found if self.code[one.start] != BLANK)

    def beside(self, place: int) -> tuple[Figures | None, Figures | None]:
        """The last figure that ends before a place, and the first that begins behind it."""
        at, behind = bisect_right(self._ends, place), bisect_right(self._starts, place)
        return self.figures[at - 1] if at else None, self.figures[behind] if behind < len(self.figures) else None

    @cached_property
    def _starts(self) -> Sequence[int]:
        return [one.start for one in self.figures]

    @cached_property
    def _ends(self) -> Sequence[int]:
        return [one.end for one in self.figures]

    @cached_property
    def joints(self) -> tuple[int, ...]:
        """Where its clauses begin but for the first."""
        return tuple(sorted({one.kept.get("joint", one).end for one in find(self.grammar.giving("joint"), self.code)}))

    @cached_property
    def qualifiers(self) -> tuple[Found, ...]:
        """What rules find that is said of its figures besides."""
        return tuple(find(self.grammar.giving("qualifier"), self.bare))

    @cached_property
    def resolves(self) -> tuple[Found, ...]:
        """Its words of resolve."""
        return tuple(find(self.grammar.giving("strength"), self.bare))

    def clause(self, position: int) -> tuple[int, int]:
        """The stretch between joints in which a place stands."""
        at = bisect_right(self.joints, position)
        return self.joints[at - 1] if at else 0, self.joints[at] if at < len(self.joints) else len(self.view)


def mark(grammar: Grammar, view: str, offset: int, worded: Sequence[Mention]) -> Marked:
    """A sentence with these quantities, whose places are those in the report, as are those of ``worded``."""
    view = view.replace("\n", BLANK)
    singles = [
        Figures(one.lead - offset, one.tail - offset, (one.quantity,), _sort(grammar, one), _bounded(one))
        for one in worded
    ]
    return Marked(grammar, offset, view, tuple(_joined(grammar, view, singles)))


def tagged(grammar: Grammar, view: str, code: str) -> tuple[str, tuple[Rule, ...]]:
    """Codes in which words that may be two things are what they are here, ``it`` of a rule that gives a ``tag``; and the
    rules that said so.

    ``as`` is the class that it is here, or ``second`` for the other one that it may be.
    """
    words = grammar.vocabulary
    applied: list[Rule] = []
    rules = grammar.giving("tag")
    fitting = rules.fitting(code)
    while rule := next(fitting, None):
        before = code
        for found in find_by(rule, code):
            it = found.kept["it"]
            known = words.second.get(view[it.start : it.end].lower())
            here = known if rule.says["as"] == "second" else words.plain[rule.says["as"]]
            if here:
                applied.append(rule)
                code = code[: it.start] + here + code[it.start + 1 :]
        if code != before:
            fitting = rules.fitting(code, rule)
    return code, tuple(applied)


def blanked(code: str, spans: Iterable[tuple[int, int]]) -> str:
    """Codes with blanks in these stretches."""
    for start, end in spans:
        code = code[:start] + BLANK * (end - start) + code[end:]
    return code


def _sort(grammar: Grammar, one: Mention) -> str:
    """The sort of a figure: what its unit says, or, where a word is all of it, which way the word goes (doubled)."""
    code = grammar.vocabulary.words.get(one.quantity.text.lower(), "-")
    for group, sort in (("rising", "DOUBLED"), ("falling", "HALVED")):
        if code in grammar.group(group):
            return BUILT_IN[sort]
    return sort_of(one.quantity.pint)


def _bounded(one: Mention) -> bool:
    return one.lead < one.start


def _joined(grammar: Grammar, view: str, singles: Sequence[Figures]) -> list[Figures]:
    """Figures with nothing but the joints of a list between them as one: 3.1 percent, 4.2 percent and 5 percent."""
    found: list[Figures] = []
    waiting: list[Figures] = []  # they may be the members of a list, if it ends as lists do
    for one in singles:
        joint = view[waiting[-1].end : one.start].strip().lower() if waiting else ""
        if waiting and waiting[-1].sort == one.sort and joint in grammar.list_ends:
            members = (*waiting, one)
            quantities = tuple(quantity for member in members for quantity in member.quantities)
            found.append(
                Figures(members[0].start, one.end, quantities, one.sort, any(member.bounded for member in members))
            )
            waiting = []
        elif waiting and waiting[-1].sort == one.sort and joint in grammar.list_joints:
            waiting.append(one)
        else:
            found += waiting
            waiting = [one]
    return [*found, *waiting]
