"""A report laid out for relations: its text as codes, what the rules of its language find in it, its facts by place."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property

from reportdiff.analysis import numbers_of
from reportdiff.analysis.coding import Coded, encode, sort_of
from reportdiff.analysis.rules import Found, find
from reportdiff.kinds import Places
from reportdiff.lang import Language
from reportdiff.languages import Cues, cues
from reportdiff.model import Comparator, Fact, Flow, Measure, Part, Quantity, Report, Section, Span
from reportdiff.relations.interval import Interval, Rounding, last_digit
from reportdiff.relations.relation import Operand, operand

LISTS = frozenset({"respectively", "listed", "lists", "refrain"})  # what is looked for in what follows the report, too
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_RATIO = re.compile(r"(?P<one>\d+(?:\.\d+)?)[:：](?P<other>\d+(?:\.\d+)?)")
# What rules of a language give that relations are made of.
CUES = frozenset({
    "course", "rank", "yearly", "each", "of-which", "done-of", "made-of", "together", "altogether", "share",
    "structure", "ratio", "total", "below-zero", "range", "gap", "order", "passed", "step", "completion", "target",
    "beaten", "met", "in-step", "respectively", "listed", "lists", "point", "announces", "aspects", "opening-year",
    "own-year", "past-year", "years-from-to", "of-years", "financial-year", "due", "plan-year", "risen", "record",
    "named-target", "growth-target", "former-place", "record-of", "new-of", "than-last", "gain", "courses", "stands", "streak",
    "share-of-whole", "order-told", "against", "moves", "rest", "rank-of", "remaining", "multiple", "contributions", "balance", "left", "refrain",
})  # fmt: skip
_LEAST_NAME = 5  # characters
_OPENING = 12  # characters of a paragraph in which it says of which time it is
_LONGEST_HEADING = 48  # characters
LONGEST_SENTENCE = 4000  # characters; what is longer is no sentence, but a text without full stops


@dataclass(frozen=True)
class Sheet:
    """A report and all that is looked up in it, each made when it is first needed."""

    report: Report
    language: Language
    rounding: Rounding = Rounding.NEAREST
    cues: Cues = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "cues", cues(self.report.lang))

    @cached_property
    def view(self) -> str:
        """The text as rules read it."""
        return self.language.folder.view(self.report.text)

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
        return tuple(self.language.folder.sentences(self.view, self.body))

    @cached_property
    def figures(self) -> tuple[Quantity, ...]:
        """All quantities of the text, of whatever."""
        return tuple(mention.quantity for mention in numbers_of(self.report.lang).find(self.report.text).mentions)

    @cached_property
    def coded(self) -> Coded:
        """The text as codes."""
        figures = ((one.start, one.end, sort_of(one.pint)) for one in self.figures)
        return encode(self.view, self.cues.vocabulary, figures, self.cues.years_in(self.view))

    @cached_property
    def found(self) -> Mapping[str, tuple[Found, ...]]:
        """What the rules of the language find in the sentences, by what they give, in the order of the text."""
        kinds = [kind for kind in self.cues.rules if kind in CUES]
        rules, lists = self.cues.giving(*kinds), self.cues.giving(*(kind for kind in kinds if kind in LISTS))
        notes = self.language.folder.sentences(self.view, (self.body[1], len(self.view)))  # glossaries, annexes
        found: dict[str, list[Found]] = {}
        for of, sentences in ((rules, self.sentences), (lists, notes)):
            for start, end in sentences:
                if end - start <= LONGEST_SENTENCE:
                    for one in find(of, self.coded.code[start:end], start):
                        found.setdefault(one.rule.gives, []).append(one)
        return {kind: tuple(sorted(ones, key=lambda one: (one.start, one.end))) for kind, ones in found.items()}

    def giving(self, *kinds: str) -> Iterator[Found]:
        """What rules that give one of these kinds found."""
        for kind in kinds:
            yield from self.found.get(kind, ())

    @cached_property
    def yearly(self) -> frozenset[int]:
        """Where figures begin that are told of each of several years on average."""
        return self._marked("yearly")

    def _marked(self, kind: str) -> frozenset[int]:
        return frozenset(figure.start for found in self.giving(kind) for figure in self.within(found.kept["figures"]))

    @cached_property
    def starting(self) -> frozenset[int]:
        """Where figures begin from which something went to another."""
        return frozenset(figure.start for found in self.giving("course") for figure in self.within(found.kept["before"]))

    @cached_property
    def ending(self) -> frozenset[int]:
        """Where figures begin to which something went from another."""
        return frozenset(figure.start for found in self.giving("course") for figure in self.within(found.kept["after"]))

    @cached_property
    def risen(self) -> frozenset[int]:
        """Where figures begin that are said to be reached by rising (增至…)."""
        return self._marked("risen")

    @cached_property
    def standing(self) -> frozenset[int]:
        """Where figures begin that are said to be what there is by now (累计达…)."""
        return self._marked("stands")

    @cached_property
    def elsewhere(self) -> frozenset[int]:
        """Where figures begin in paragraphs that speak of a place that is no more (原莱芜市), after it is named."""
        stretches = [(found.start, self.paragraph_at(found.start)[1]) for found in self.giving("former-place")]
        return frozenset(fact.start for start, end in stretches for fact in self.facts(start, end))

    @cached_property
    def records(self) -> frozenset[int]:
        """Where figures begin that are said to be the highest ever: there, or of what is named elsewhere."""
        named = {self.language.lexicon.concept_of(self.words(found.kept["subject"]).strip()) for found in self.giving("record-of")}
        of = (fact.start for fact in self.report.facts if fact.concept in named - {None} and fact.measure is Measure.LEVEL)
        return self._marked("record") | frozenset(of)

    @cached_property
    def passed(self) -> frozenset[int]:
        """Where figures begin that are said to be passed (突破…); not one of several steps, nor what each of many passed."""
        steps = (figure for found in self.giving("passed") for figure in self.within(found.kept["step"]))
        return frozenset(one.start for one in steps if self.coded.code[one.end : one.end + 1] != "、") - self.of_each

    @cached_property
    def named_targets(self) -> frozenset[int]:
        """Where figures begin that are called a target (5%左右的目标)."""
        return self._marked("named-target")

    def has_word(self, name: str, told: str) -> bool:
        """Whether what is told, a name, has a word of a class."""
        codes = self.cues.vocabulary.codes[name]
        return any(code in codes for _, _, code in self.cues.vocabulary.find(self.language.folder.view(told)))

    def is_promise(self, fact: Fact) -> bool:
        """Whether a count is of a programme of things promised one by one: 民生实事55件."""
        codes = self.cues.vocabulary.codes
        found = {code for _, _, code in self.cues.vocabulary.find(self.language.folder.view(fact.indicator))}
        return bool(found & set(codes["promise"])) and not found & set(codes["proposed"])

    def is_of_any_account(self, fact: Fact) -> bool:
        """Whether a name is one that every account has: 收入总计, 上年结余."""
        codes, view = self.cues.vocabulary.codes["whole_of_account"], self.language.folder.view(fact.indicator)
        return any(start == 0 and end == len(view) and code in codes for start, end, code in self.cues.vocabulary.find(view))

    @cached_property
    def of_each(self) -> frozenset[int]:
        """Where figures begin that are told for each of many."""
        return self._marked("each")

    @cached_property
    def _whole(self) -> frozenset[int]:
        return self._marked("total")

    def is_whole(self, figure: Fact | Quantity) -> bool:
        """Whether a figure is said to be all there is: 总…, 全省…, a total of."""
        return figure.start in self._whole

    @cached_property
    def _in_sentences(self) -> frozenset[int]:
        """Where figures begin that have a name and stand in a sentence that ends as one."""
        stops = (".", ";", ":")
        named = (fact for fact in self.report.facts if any(char.isalpha() for char in fact.indicator))
        code = self.coded.code
        return frozenset(one.start for one in named if code[one.sentence_start : one.sentence_end].rstrip(" ”")[-1:] in stops)

    def in_sentence(self, fact: Fact) -> bool:
        """Whether a figure is told of something in a sentence, and not among the labels and cells of a page, whose order says nothing."""
        return fact.start in self._in_sentences

    def names_one_thing(self, fact: Fact) -> bool:
        """Whether a name is long enough, or known, for others with it to be of the same thing: not 总投资, 惠及居民."""
        return fact.concept is not None or len(fact.indicator) >= _LEAST_NAME

    @cached_property
    def _by_concept(self) -> Mapping[str, Sequence[Fact]]:
        by_concept: dict[str, list[Fact]] = {}
        for fact in self.report.facts:
            if fact.concept is not None:
                by_concept.setdefault(fact.concept, []).append(fact)
        return by_concept

    def of_concept(self, concept: str | None) -> Sequence[Fact]:
        """The figures of what the lexicon knows under one concept, in the order of the text; of none, nothing."""
        return self._by_concept.get(concept, ()) if concept is not None else ()

    def within(self, place: Span) -> tuple[Fact | Quantity, ...]:
        """The figures that begin in a place."""
        return self.told(place.start, place.end)

    @cached_property
    def _figure_starts(self) -> Sequence[int]:
        return [figure.start for figure in self.figures]

    @cached_property
    def facts_at(self) -> Mapping[int, Fact]:
        """The facts by where they begin."""
        return {fact.start: fact for fact in self.report.facts}

    @cached_property
    def _fact_starts(self) -> Sequence[int]:
        return [fact.start for fact in self.report.facts]

    def facts(self, start: int, end: int) -> tuple[Fact, ...]:
        """The facts that begin in a stretch."""
        return self.report.facts[bisect_left(self._fact_starts, start) : bisect_left(self._fact_starts, end)]

    def told(self, start: int, end: int) -> tuple[Fact | Quantity, ...]:
        """The figures that begin in a stretch: facts, or quantities of which the report states no indicator."""
        figures = self.figures[bisect_left(self._figure_starts, start) : bisect_left(self._figure_starts, end)]
        return tuple(self.facts_at.get(figure.start, figure) for figure in figures)

    def figure(self, place: Span) -> Fact | Quantity | None:
        """The figure that a rule kept; a number without a unit is a count."""
        figure = next(iter(self.told(place.start, max(place.end, place.start + 1))), None)
        written = self.words(place).strip().replace(",", "")
        if figure is not None or not _NUMBER.fullmatch(written):
            return figure
        value = Decimal(written)
        room = Decimal(1).scaleb(int(value.as_tuple().exponent)) / 2
        text = self.report.text[place.start : place.end]
        return Quantity(place.start, place.end, text, value, None, None, room, "", "count", Comparator.EQ)

    def below_nought(self, figure: Fact | Quantity) -> bool:
        """Whether a fact is told as a fall only because its number has a sign: 由-2.1%回升至1.3%."""
        at = bisect_left(self._figure_starts, figure.start)
        written = self.figures[at].value if at < len(self.figures) and self.figures[at].start == figure.start else None
        return written is not None and written < 0 and figure.value is not None and figure.value > 0

    def counted(self, figure: Fact | Quantity) -> int | None:
        """The whole number of things that a figure counts."""
        value = figure.value
        counts = figure.pint == "count" and figure.comparator is Comparator.EQ and value is not None and value == int(value)
        return int(value) if counts and value is not None else None

    def token_before(self, place: int, *classes: str) -> bool:
        """Whether a word of one of these classes stands right before a place."""
        codes = "".join(self.cues.vocabulary.codes[name] for name in classes)
        before = self.coded.code[max(0, place - 8) : place].rstrip(" ·")
        return bool(before) and before[-1] in codes

    def operand(self, figure: Fact | Quantity | None, *, falls: bool = False) -> Operand | None:
        """A figure of the report as an operand; one of so much and somewhat more (1030多) ends with its last digit."""
        one = operand(self.report, figure, self.rounding, falls=falls) if figure else None
        if one is None or figure is None or figure.comparator is not Comparator.GE or one.value is None:
            return one
        if not any(word in self.language.folder.view(one.text) for word in self._odd):
            return one
        ends = sorted((one.value, one.value + (-1 if falls else 1) * last_digit(figure)))
        return replace(one, range=Interval(*ends))

    @cached_property
    def _odd(self) -> tuple[str, ...]:
        vocabulary = self.cues.vocabulary
        return tuple(word for word, code in vocabulary.words.items() if code in vocabulary.codes["odd"])

    def ratio(self, place: Span) -> Operand | None:
        """A ratio told as 2.5:1, as the one number that it is."""
        told = _RATIO.fullmatch(self.words(place).replace(" ", ""))
        if told is None or not Decimal(told["other"]):
            return None
        one, other = Decimal(told["one"]), Decimal(told["other"])
        room = Decimal(1).scaleb(int(one.as_tuple().exponent)) / 2
        range_ = Interval((one - room) / other, (one + room) / other)
        return Operand(self.report, place.start, place.end, self.report.text[place.start : place.end], one / other, range_)

    def year(self, place: Span) -> int | None:
        """The year that a place names in digits."""
        told = self.words(place)[:4]
        return int(told) if told.isdecimal() and len(told) == 4 else None

    def beside(self, fact: Fact) -> tuple[Fact, ...]:
        """The facts of a fact's sentence, itself among them."""
        return self.facts(fact.sentence_start, fact.sentence_end)

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

    def paragraph_at(self, place: int) -> tuple[int, int]:
        """The line that holds a place."""
        end = self.view.find("\n", place)
        return self.view.rfind("\n", 0, place) + 1, end if end >= 0 else len(self.view)

    def clause_start(self, place: int) -> int:
        """Where the clause that holds a place begins: after the last comma, semicolon, colon or stop before it."""
        start = self.sentence_at(place)[0]
        code = self.coded.code
        return max(code.rfind(mark, start, place) for mark in ",;:.") + 1 or start

    def clause_end(self, place: int) -> int:
        """Where it ends."""
        end = self.sentence_at(place)[1]
        marks = (self.coded.code.find(mark, place, end) for mark in ",;:.")
        return min((at for at in marks if at >= 0), default=end)

    def beside_each_other(self, figure: Fact | Quantity, start: int, end: int) -> bool:
        """Whether a figure stands next to a stretch: no other figure and no semicolon between the two."""
        first, last = (figure.end, start) if figure.end <= start else (end, figure.start)
        return first >= last or not (self.told(first, last) or ";" in self.coded.code[first:last])

    @cached_property
    def of_years(self) -> frozenset[int]:
        """Where figures begin under a heading, or in a paragraph, that speaks of several years: which they are of is not sure."""
        told = [fact for fact in self.report.facts if fact.base_year is None and (
            fact.period is None or not self.tells_years(fact.sentence_start, fact.sentence_end))]  # fmt: skip
        headed = [(one.start, one.end) for one in self.report.sections if self.tells_years(one.start, self.heading_end(one))]
        opened: dict[int, bool] = {}
        found = set()
        for fact in told:
            start, _ = self.paragraph_at(fact.start)
            if start not in opened:
                opened[start] = self.tells_years(start, start + _OPENING)
            if opened[start] or any(first <= fact.start < last for first, last in headed):
                found.add(fact.start)
        return frozenset(found)

    def may_be_of_years(self, fact: Fact) -> bool:
        """Whether a level may be the sum of the years of which alone its chapter speaks, though it was read as one year's: nothing in
        its sentence names that year, and nothing says that it is how much there is."""
        if fact.measure is not Measure.LEVEL or fact.start in self.standing | self.risen:
            return False
        named = fact.year is not None and str(fact.year) in self.view[fact.sentence_start : fact.sentence_end]
        return not named and any(start <= fact.start < end for start, end in self._chapters_of_years)

    @cached_property
    def _chapters_of_years(self) -> Sequence[tuple[int, int]]:
        """The sections whose headings speak of several years, and of no single one."""
        headed = ((one, self.heading_end(one)) for one in self.report.sections)
        return [(one.start, one.end) for one, end in headed if self.tells_years(one.start, end) and "Y" not in self.coded.code[one.start : end]]

    @cached_property
    def _years_told(self) -> Sequence[int]:
        return [found.start for found in self.giving("of-years")]

    def tells_years(self, start: int, end: int) -> bool:
        """Whether a stretch speaks of several years: 五年来, “十四五”时期."""
        return bisect_left(self._years_told, start) < bisect_left(self._years_told, end)

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

    def words(self, place: Span) -> str:
        """What stands in a place, as rules read it."""
        return self.view[place.start : place.end]

    def attributive(self, figure: Fact | Quantity) -> bool:
        """Whether a figure is said of the noun after it: 总投资18亿元的项目."""
        return self.coded.code[figure.end : figure.end + 1] in tuple(self.cues.vocabulary.codes["of"])

    def is_new(self, fact: Fact) -> bool:
        """Whether a figure tells what is newly done, rather than how much there is."""
        return fact.flow in (Flow.NEW, Flow.TOTAL) or (fact.flow is None and self.language.named(fact.indicator).is_flow)

    def has(self, name: str, start: int, end: int) -> bool:
        """Whether a word of a class stands in a stretch."""
        codes = self.cues.vocabulary.codes[name]
        return any(code in codes for code in self.coded.code[start:end])
