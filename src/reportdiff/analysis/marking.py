"""A sentence made ready for its rules: its tokens, its years and remarks found and put aside, its figures in lists joined.

What stands between the words that belong together (in 2022, on average, respectively, a bracket) is noted and then blank,
so that no other rule meets it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportdiff.analysis.coding import BUILT_IN, encode, sort_of
from reportdiff.analysis.language import Grammar
from reportdiff.analysis.mention import Mention
from reportdiff.analysis.rules import Found, Rule, find, find_by
from reportdiff.analysis.times import Time, find_times, find_years
from reportdiff.analysis.vocabulary import BLANK
from reportdiff.model import Quantity


@dataclass(frozen=True, slots=True)
class Figures:
    """A figure in its wording, or several in a list that the rules read as one; places are those in the sentence."""

    start: int
    end: int
    quantities: tuple[Quantity, ...]
    sort: str
    bounded: bool


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence: ``view`` as it is read, ``code`` its tokens with what was put aside blank, ``full`` with all of them,
    ``bare`` as they were before words that may be two things were told apart.

    ``offset`` is where it begins in the report; all other places are its own.
    """

    offset: int
    view: str
    code: str
    full: str
    bare: str
    figures: tuple[Figures, ...]
    times: tuple[Time, ...]
    remarks: tuple[Found, ...]
    joints: tuple[int, ...]

    def clause(self, position: int) -> tuple[int, int]:
        """The stretch between joints in which a place stands."""
        start = max((joint for joint in self.joints if joint <= position), default=0)
        return start, min((joint for joint in self.joints if joint > position), default=len(self.view))


def mark(grammar: Grammar, view: str, offset: int, worded: Sequence[Mention]) -> Marked:
    """A sentence with these quantities, whose places are those in the report, as are those of ``worded``."""
    view = view.replace("\n", BLANK)
    singles = [
        Figures(one.lead - offset, one.tail - offset, (one.quantity,), _sort(grammar, one), _bounded(one))
        for one in worded
    ]
    figures = _joined(grammar, view, singles)
    years = [
        year for year in find_years(view, grammar.years, grammar.plans)
        if not any(one.start < year.end and year.start < one.end for one in figures)
    ]  # fmt: skip
    coded = encode(
        view, grammar.vocabulary, [(one.start, one.end, one.sort) for one in figures],
        [(year.start, year.end, BUILT_IN["PERIOD" if year.plan else "YEAR"]) for year in years],
    )  # fmt: skip
    full, _ = tagged(grammar, view, coded.code)
    times = tuple(find_times(grammar.giving("time"), full, {year.start: year.value for year in years}))
    code = _blanked(full, ((time.start, time.end) for time in times))
    remarks: list[Found] = []
    for rule in grammar.giving("remark").fitting(code):  # what is blanked lets no further one find anything
        found = list(find_by(rule, code))
        remarks += found
        code = _blanked(code, ((one.kept.get("remark", one).start, one.kept.get("remark", one).end) for one in found))
    figures = [one for one in figures if code[one.start] != BLANK]
    joints = sorted({one.kept.get("joint", one).end for one in find(grammar.giving("joint"), code)})
    return Marked(offset, view, code, full, coded.code, tuple(figures), times, tuple(remarks), tuple(joints))


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


def _blanked(code: str, spans: Iterable[tuple[int, int]]) -> str:
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
