"""The text of a report laid out for relations: as codes, with what the rules of its language find in it; its sentences, clauses, sections."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import chain

from reportdiff.analysis import numbers_of
from reportdiff.analysis.coding import Coded, encode, sort_of
from reportdiff.analysis.rules import Found, find
from reportdiff.kinds import Places
from reportdiff.lang import Language
from reportdiff.languages import Cues, cues
from reportdiff.model import Part, Quantity, Report, Section, Span
from reportdiff.relations.interval import Rounding

LISTS = frozenset({"respectively", "listed", "lists", "refrain", "slogan"})  # what is looked for in what follows the report, too
# What rules of a language give that relations are made of.
CUES = frozenset({
    "course", "unchanged", "order-said", "shares-closed", "in-total", "years-ago", "rank", "yearly", "each", "of-which", "done-of", "made-of", "together", "altogether", "share",
    "structure", "ratio", "total", "below-zero", "range", "gap", "order", "passed", "step", "completion", "target",
    "beaten", "met", "in-step", "respectively", "listed", "lists", "point", "announces", "aspects", "opening-year",
    "own-year", "past-year", "years-from-to", "of-years", "financial-year", "due", "plan-year", "risen", "held", "record", "record-low",
    "named-target", "growth-target", "former-place", "record-of", "new-of", "than-last", "than-planned", "plan", "gain", "courses", "stands", "streak",
    "share-of-whole", "against-plan", "order-told", "against", "moves", "rest", "rank-of", "remaining", "multiple", "contributions", "balance", "left", "refrain",
    "in-all", "total-of", "of-both", "within", "breakdown", "apart", "part-of-year",
    "both", "grown-to", "led-to", "split", "led", "adjusted", "share-of-named", "share-of-what", "origin", "spoken-of", "chained", "broken-down", "each-time",
    "of-named", "gaps", "fallen", "days", "per-one", "promises-met", "shares-in-turn", "these", "remains", "of-each", "barely", "gone",
    "more-of-than", "net", "course-of-both", "per-unit", "the-rest", "missed", "per-time", "each-in-brackets", "each-of-the", "in-words",
    "share-of-which", "slogan", "promises", "adds-up", "edition", "session", "at-most", "held-against", "apiece", "share-of-total",
    "steps-counted", "rank-told", "retold", "retold-target", "called", "month-of-year", "months-counted",
})  # fmt: skip
# What is looked for in earlier reports, beside figures; it is all that is read in them before something else is asked for.
OF_EARLIER = frozenset({"in-step", "of-years", "risen", "stands", "streak", "within", "barely", "promises", "edition", "rank", "rank-told"})
_WITH_WORDS_APART = frozenset({"month-of-year", "course", "against"})  # and where words are set apart: moves and events that an earlier report told
_POINTS = " \t•·*—–-"
_NO_BLANK = re.compile(r"\S|\Z")
_POINT = re.compile(r"[ \t]*[•·*—–-]")  # what marks a line as a point of a list
_CLAUSE_ENDS = ",;:."
_NOUN = 4  # letters of a word that may say what is counted
_MARKS = ".,;:()[]\"'"
_LONGEST_HEADING = 48  # characters
LONGEST_SENTENCE = 4000  # characters; what is longer is no sentence, but a text without full stops


@dataclass(frozen=True)
class LaidText:
    """A report and what is looked up in its text, each made when it is first needed."""

    report: Report
    language: Language
    rounding: Rounding = Rounding.NEAREST
    earlier: bool = False  # only looked into for what a later one is checked against
    cues: Cues = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "cues", cues(self.report.lang))

    @cached_property
    def view(self) -> str:
        """The text as rules read it."""
        return self.language.folder.view_of(self.report)

    @cached_property
    def body(self) -> tuple[int, int]:
        """Where the text stands between its head and its foot: from the first heading, or what is told before it, on."""
        sections = self.report.sections
        if not sections:
            return 0, len(self.report.text)
        first = min(fact.sentence_start for fact in self.report.facts) if self.report.facts else sections[0].start
        return min(sections[0].start, first), max(section.end for section in sections)

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Where the sentences of the body begin and end."""
        return tuple(self.language.folder.sentences_of(self.report, self.body))

    def in_a_table(self, at: int) -> bool:
        """Whether a place lies in a table, whose rows are no sentences that follow one another."""
        place = bisect_right(self.report.tables, at, key=lambda table: table.start) - 1
        return place >= 0 and at < self.report.tables[place].end

    @cached_property
    def figures(self) -> tuple[Quantity, ...]:
        """All quantities of the text, of whatever."""
        met = self.report.quantities
        if met is not None and met.text == self.report.text:
            return met.found
        return tuple(mention.quantity for mention in numbers_of(self.report.lang).find(self.report.text, self.view).mentions)

    @cached_property
    def coded(self) -> Coded:
        """The text as codes."""
        figures = ((one.start, one.end, sort_of(one.pint)) for one in self.figures)
        return encode(self.view, self.cues.vocabulary, figures, self.cues.years_in(self.view))

    @cached_property
    def found(self) -> Mapping[str, tuple[Found, ...]]:
        """What the rules of the language find in the sentences, by what they give, in the order of the text."""
        return self._found(CUES)

    @cached_property
    def _found_of_earlier(self) -> Mapping[str, tuple[Found, ...]]:
        return self._found(self._of_earlier)

    @cached_property
    def _of_earlier(self) -> frozenset[str]:
        """What is looked for in an earlier report of this language."""
        return OF_EARLIER if self.cues.names_in_full else OF_EARLIER | _WITH_WORDS_APART

    def _found(self, wanted: frozenset[str]) -> Mapping[str, tuple[Found, ...]]:
        kinds = [kind for kind in self.cues.rules if kind in wanted]
        rules, lists = self.cues.giving(*kinds), self.cues.giving(*(kind for kind in kinds if kind in LISTS))
        notes = self.language.folder.sentences(self.view, (self.body[1], len(self.view)))  # glossaries, annexes
        found: dict[str, list[Found]] = {}
        for of, sentences in ((rules, self.sentences), (lists, notes)):
            for start, end in sentences if of else ():
                if end - start <= LONGEST_SENTENCE:
                    for one in find(of, self.coded.code[start:end], start):
                        found.setdefault(one.rule.gives, []).append(one)
        return {kind: tuple(sorted(ones, key=lambda one: (one.start, one.end))) for kind, ones in found.items()}

    def giving(self, *kinds: str) -> Iterator[Found]:
        """What rules that give one of these kinds found."""
        return chain.from_iterable(map(self._giving, kinds))

    def giving_in(self, kind: str, start: int, end: int) -> Sequence[Found]:
        """What rules of a kind found that begins in a stretch."""
        told = self._giving(kind)
        first, last = (bisect_left(told, edge, key=lambda one: one.start) for edge in (start, end))
        return told[first:last]

    def _giving(self, kind: str) -> Sequence[Found]:
        found = self._found_of_earlier if self.earlier and kind in self._of_earlier else self.found
        return found.get(kind, ())

    def words(self, place: Span) -> str:
        """What stands in a place, as rules read it."""
        return self.view[place.start : place.end]

    def ends_as_said(self, found: Found) -> bool:
        """Whether what a rule kept as a name ends on the word that the rule asks for, where it asks for one."""
        return "ends" not in found.rule.says or self.words(found.kept["named"]).rstrip().endswith(tuple(found.rule.says["ends"]))

    def name_of(self, found: Found) -> str:
        """What a rule kept as a name, without the word that the rule asks for at its end."""
        named = self.words(found.kept["named"]).strip()
        ending = next((word for word in found.rule.says.get("ends", ()) if named.endswith(word)), "")
        return named.removesuffix(ending)

    def has(self, name: str, start: int, end: int) -> bool:
        """Whether a word of a class stands in a stretch, which may be a list as long as the text: it is not looked through for each of its values."""
        if name not in self._standing:
            self._standing[name] = self._places_of(name)
        places = self._standing[name]
        return bisect_left(places, start) < bisect_left(places, end)

    @cached_property
    def _standing(self) -> dict[str, Sequence[int]]:
        """Where words of a class stand, for each class that somebody asked for."""
        return {}

    def _places_of(self, name: str) -> Sequence[int]:
        """Where the words of a class begin."""
        code = self.coded.code
        return sorted(found.start() for own in self.cues.vocabulary.codes.get(name, "") for found in re.finditer(re.escape(own), code))

    def has_word(self, name: str, told: str) -> bool:
        """Whether what is told, a name, has a word of a class."""
        codes = self.cues.vocabulary.codes[name]
        return any(code in codes for _, _, code in self.cues.vocabulary.find(self.language.folder.view(told)))

    def nouns(self, told: str) -> frozenset[str]:
        """The longer words of a name, without their plural and without those that only say that all is meant."""
        view = self.language.folder.view(told)
        codes = self.cues.vocabulary.codes
        empty = {view[start:end].lower() for start, end, code in self.cues.vocabulary.find(view) if code in codes["no_name"]}
        words = (word.strip(_MARKS) for word in view.lower().replace("-", " ").split())
        return frozenset(word.rstrip("s") for word in words if len(word) >= _NOUN and word.isalpha() and word not in empty)

    def token_before(self, place: int, *classes: str) -> bool:
        """Whether a word of one of these classes stands right before a place."""
        codes = "".join(self.cues.vocabulary.codes[name] for name in classes)
        before = self.coded.code[max(0, place - 8) : place].rstrip(" ·")
        return bool(before) and before[-1] in codes

    def numeral(self, place: Span) -> int | None:
        """The whole number that a place names in digits or in words."""
        return self.language.folder.numeral(self.words(place))

    def year(self, place: Span) -> int | None:
        """The year that a place names in digits."""
        told = self.words(place)
        return int(told) if told.isdecimal() and len(told) == 4 else None

    def sentence_at(self, place: int) -> tuple[int, int]:
        """The sentence that holds a place; after the body its line."""
        if place >= self.body[1]:
            return self.paragraph_at(place)
        at = bisect_right(self.sentences, (place, len(self.view))) - 1
        return self.sentences[at] if at >= 0 and place < self.sentences[at][1] else (place, place)

    def sentence_before(self, start: int) -> tuple[int, int] | None:
        """The sentence that ends before the one that begins at a place."""
        at = bisect_left(self.sentences, (start, 0)) - 1
        return self.sentences[at] if at >= 0 else None

    def sentence_beside(self, start: int) -> tuple[int, int] | None:
        """As ``sentence_before``, in the same line: one that speaks of the same."""
        before = self.sentence_before(start)
        return before if before is not None and "\n" not in self.view[before[1] : start] else None

    def paragraph_at(self, place: int) -> tuple[int, int]:
        """The line that holds a place; of one behind the text the last."""
        at = bisect_left(self._line_ends, min(place, len(self.view)))
        return self._line_ends[at - 1] + 1 if at else 0, self._line_ends[at]

    @cached_property
    def _line_ends(self) -> Sequence[int]:
        return [*(found.start() for found in re.finditer("\n", self.view)), len(self.view)]

    def is_point(self, place: int) -> bool:
        """Whether the line that holds a place is marked as a point of a list."""
        return _POINT.match(self.view, *self.paragraph_at(place)) is not None

    def lead_in(self, place: int) -> tuple[int, int] | None:
        """The line that announces the list of which a place opens a point: the last above it that ends with a colon, where all between are points."""
        start, end = self.paragraph_at(place)
        if not _POINT.match(self.view, start, end) or self.view[start:place].strip(_POINTS):
            return None
        while start > 0:
            start, end = self.paragraph_at(start - 1)
            if self.view[start:end].rstrip().endswith(":"):
                return start, end
            if self.view[start:end].strip() and not _POINT.match(self.view, start, end):
                return None
        return None

    def first(self, marks: str, start: int, end: int) -> int:
        """Where the first of some marks stands in a stretch; its end where there is none."""
        found = _one_of(marks).search(self.coded.code, start, end)
        return found.start() if found else end

    def after_last(self, marks: str, start: int, end: int) -> int:
        """Where the last of some marks in a stretch is over; its start where there is none."""
        return max(start, *(self.coded.code.rfind(mark, start, end) + 1 for mark in marks))

    def bracket_before(self, place: int, start: int) -> int | None:
        """Where the brackets open, from a place on, that hold another; ``None`` where none do."""
        opened = self.coded.code.rfind("(", start, place)
        return opened if opened > self.coded.code.rfind(")", start, place) else None

    def in_brackets(self, place: int, start: int) -> bool:
        """Whether brackets that open from a place on hold another."""
        return self.bracket_before(place, start) is not None

    def clause_start(self, place: int) -> int:
        """Where the clause that holds a place begins: after the last comma, semicolon, colon or stop before it."""
        return self.after_last(_CLAUSE_ENDS, self.sentence_at(place)[0], place)

    def clause_end(self, place: int) -> int:
        """Where it ends."""
        return self.first(_CLAUSE_ENDS, place, self.sentence_at(place)[1])

    @cached_property
    def _spoken_of(self) -> frozenset[int]:
        return frozenset(found.start for found in self.giving("spoken-of"))

    def speaks_on(self, start: int) -> bool:
        """Whether a sentence that begins at a place goes on about what the one before it told: This is …"""
        return after_blanks(self.view, start) in self._spoken_of

    def follows(self, earlier: LaidText) -> bool:
        """Whether it is the report of the year after that of an earlier one."""
        return earlier.report.year is not None and earlier.report.year + 1 == self.report.year

    def heading_end(self, section: Section) -> int:
        """Where a heading ends; one that runs on into its paragraph is none."""
        end = min(self.paragraph_at(section.start)[1], section.end)
        return end if end - section.start <= _LONGEST_HEADING else section.start

    def section_at(self, place: int) -> Section | None:
        """The innermost section that holds a place."""
        return self._places.section(place)

    @cached_property
    def _places(self) -> Places:
        return Places.of(self.report.sections)

    def part_at(self, place: int) -> Part:
        """Which part of the report holds a place."""
        section = self.section_at(place)
        return section.part if section else Part.OTHER

    @cached_property
    def _years_told(self) -> Sequence[int]:
        return [found.start for found in self.giving("of-years")]

    def tells_years(self, start: int, end: int) -> bool:
        """Whether a stretch speaks of several years: 五年来, “十四五”时期."""
        return bisect_left(self._years_told, start) < bisect_left(self._years_told, end)


@cache
def _one_of(marks: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(marks)}]")


def after_blanks(view: str, place: int) -> int:
    """Where the first character of a text stands, from a place on, that is no blank."""
    return next(one.start() for one in _NO_BLANK.finditer(view, place))


def stands_in(place: int, *places: Set[int]) -> bool:
    """Whether a place is among any of these; they are not made one for each place that is asked about, of which there are thousands."""
    return any(place in one for one in places)
