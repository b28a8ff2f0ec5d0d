"""A language that is a folder of data and nothing else: what ``Language`` asks, answered for all such languages alike.

What a language does not say, the default says: no promises without a number, the messages of the language
that ``language.toml`` names.
"""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files

from reportdiff.analysis import Mention, numbers_of
from reportdiff.analysis.context import Calendar
from reportdiff.analysis.facts import Lexicon as KnownNames
from reportdiff.analysis.facts import Report as ReportToRead
from reportdiff.analysis.facts import read_facts
from reportdiff.analysis.financial import in_financial_years
from reportdiff.analysis.qualifying import meaning
from reportdiff.kinds import Frame, Places, Turn, Wording, read_frame
from reportdiff.lang import Language, Reading
from reportdiff.lang.tables import TableLanguage
from reportdiff.lang.wholes import wholes
from reportdiff.languages import grammar, scripts
from reportdiff.model import Assignment, Commitment, Document, Fact, Measure, Part, Role, Script, Section, Span, Stage
from reportdiff.names import concepts, likeness
from reportdiff.names.lexicon import Lexicon
from reportdiff.names.spelling import pieces as name_pieces
from reportdiff.names.spelling import spelling, words_of

_RATIO_UNITS = frozenset({"percent", "per_mille", "percentage_point"})
_NARROWING = 2  # words before a name that make a part of what it tells
_OF_RATIOS, _OF_COUNTS = ("ratio", "index", "other"), ("count", "people", "other", "index")


@cache
def _messages(code: str, name: str) -> dict[str, str]:
    """The sentences of a file of messages, of the language itself or of the one that it borrows from."""
    for folder in (code, grammar(code).messages):
        file = files("reportdiff.languages") / folder / f"{name}.toml"
        if file.is_file():
            return tomllib.loads(file.read_text(encoding="utf-8"))
    return {}


def plainly(name: str) -> str:
    """A name without what writers vary: width and case of letters, spaces."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def concept_of(lexicon: Lexicon, name: str, measure: Measure, unit: str) -> str | None:
    """The concept of a name, where the figure's unit is one that it can have."""
    known = lexicon.find(name)
    if known is None:
        return None
    if measure is Measure.SHARE and unit in _RATIO_UNITS and known.family not in _OF_RATIOS:
        return None
    if measure is Measure.LEVEL and unit == "count" and known.family not in _OF_COUNTS:
        return None
    return known.concept


def facts_of(
    numbers: Sequence[Mention],
    view: str,
    sections: Sequence[Section],
    turns: Sequence[Turn],
    spans: Sequence[tuple[int, int]],
    year: int | None,
    lexicon: Lexicon,
    *,
    yearly: bool = False,
) -> tuple[Fact, ...]:
    """The facts of the sentences (``spans``) of a report that plans ``year``, or that tells the one before it and plans none (``yearly``)."""
    told = year - 1 if year else None
    present = told if yearly or in_financial_years(view, year) else year
    report = ReportToRead(view, spans, Places.of(sections), turns, Calendar(told, year, present, yearly))
    known = KnownNames(partial(concept_of, lexicon), lambda name: lexicon.find(name) is not None)
    return read_facts(grammar(lexicon.lang), report, numbers, known)


@cache
def reports_of(code: str) -> Wording:
    """How reports of a language speak: its ``reports.toml``."""
    return Wording.of((files("reportdiff.languages") / code / "reports.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Tongue:
    """The answers of a folder of data to the questions of ``Language``, with the indicators of ``lexicon``."""

    lexicon: Lexicon

    @property
    def _code(self) -> str:
        return self.lexicon.lang

    @property
    def scripts(self) -> tuple[Script, ...]:
        """The further scripts of the language."""
        return scripts(self._code)

    @property
    def tables(self) -> TableLanguage | None:
        """What it knows of tables: nothing."""
        return None

    def frame(self, document: Document, year: int | None) -> Frame:
        """Kind, head, sections and parts of a document."""
        return read_frame(document, grammar(self._code).plain(document.text), reports_of(self._code), year)

    def read(self, document: Document, year: int | None) -> Reading:
        """Reads a report; ``year`` is that of its plan where the user says so, and goes before the one that its head gives."""
        frame = self.frame(document, year)
        view = grammar(self._code).plain(document.text)
        head, outline = frame.head, frame.outline
        year = year or head.year
        # results are told in the year after theirs, as a report tells them
        told_in = head.told + 1 if year is None and head.told is not None else year
        numbers = numbers_of(self._code).find(document.text, view)
        spans = tuple(grammar(self._code).splitter.sentences(view, *head.body))
        facts = facts_of(
            numbers.mentions, view, outline.sections, outline.turns, spans, told_in, self.lexicon, yearly=head.told is not None
        )
        unread = sum(head.body[0] <= span.start < head.body[1] for span in numbers.unread)
        promised = partial(self.promised, document.text, view, frame, spans, facts)
        notes = self._notes(told_in, frame, unread)
        reviewed = told_in - 1 if told_in is not None else None
        return Reading(
            head.title, head.issuer, head.date, year, outline.sections, facts, promised, notes, view, reviewed, outline.turns, frame.kind
        )

    def promised(
        self, text: str, view: str, frame: Frame, spans: Sequence[tuple[int, int]], facts: Sequence[Fact]
    ) -> tuple[Commitment, ...]:
        """Work promised without a number: none is read."""
        return ()

    def _notes(self, year: int | None, frame: Frame, unread: int) -> tuple[str, ...]:
        """What a reader must know of a report: that its year is not told, that no plan was found in it, what was not read."""
        missing = []
        if year is None:
            missing.append("note_no_year")
        if frame.head.told is None and not any(turn.part is Part.PLAN for turn in frame.outline.turns):
            missing.append("note_no_plan")
        if unread:
            missing.append("note_unread")
        return tuple(self.reasons()[name].format(count=unread) for name in missing if name in self.reasons())

    def alike(self, old: Fact, new: Fact) -> float:
        """How surely two figures are about the same indicator, 0 to 1."""
        return likeness.alike(old, new, self.lexicon)

    def compared_by(self, indicator: str) -> frozenset[str]:
        """The words of a name of which two alike ones share some."""
        return name_pieces(self._code, indicator)

    def named_in(self, indicator: str) -> int:
        """How many indicators a name lists."""
        return likeness.named_in(indicator, self.lexicon)

    def lists_several(self, indicator: str) -> bool:
        """Whether a name lists several things."""
        return self.named_in(indicator) > 1

    def is_ranked(self, indicator: str) -> bool:
        """Whether a name is of those things only that somebody has recognised: not told apart here."""
        return False

    def listed(self, indicator: str) -> tuple[str, ...]:
        """The indicators that a name lists: not told apart here."""
        return (indicator,)

    def lists_more(self, name: str, other: str) -> bool:
        """Whether ``other`` lists further things: not told here."""
        return False

    def of_each(self, indicator: str, before: str) -> bool:
        """Whether words say that a figure holds for each of several things: not told here."""
        return False

    def holds_yearly(self, fact: Fact) -> bool:
        """Whether a figure is said to hold in each of several years."""
        return any("yearly" in meaning(grammar(self._code), said) for said in fact.qualifiers)

    def on_other_basis(self, fact: Fact) -> bool:
        """Whether a growth is told on another basis than last year's stated figure."""
        return any({"yearly", "other_basis"} & meaning(grammar(self._code), said) for said in fact.qualifiers)

    def said_missed(self, fact: Fact) -> bool:
        """Whether a figure is that of a target which the text says was not reached."""
        return any("missed" in meaning(grammar(self._code), said) for said in fact.qualifiers)

    def just_short(self, fact: Fact) -> bool:
        """Nothing says so."""
        return False

    def is_of_target(self, fact: Fact) -> bool:
        """Whether a percentage tells how much of the year's target was reached."""
        return fact.measure is Measure.SHARE and any("of_target" in meaning(grammar(self._code), said) for said in fact.qualifiers)

    def is_flow(self, indicator: str) -> bool:
        """Whether a name tells of what is newly done in a period."""
        return likeness.is_flow(indicator, self._code)

    def is_cut(self, indicator: str) -> bool:
        """Whether a name tells of what is taken away in a period."""
        return likeness.is_cut(indicator, self._code)

    def is_price(self, indicator: str) -> bool:
        """Whether a name is that of a general price level."""
        return likeness.is_price(indicator, self.lexicon)

    def better(self, indicator: str) -> str | None:
        """Which way is wanted, where a name says so that the lexicon does not know."""
        return likeness.better(indicator, self._code)

    def noun(self, indicator: str) -> Hashable:
        """What a name tells how much there is of: its words."""
        return likeness.noun(indicator, self._code)

    def subject(self, indicator: str) -> str:
        """The noun of a name, as it may stand in a text that speaks of it without a figure."""
        return likeness.subject(indicator, self._code)

    def sought(self, indicator: str) -> tuple[str, ...]:
        """The noun of a name, by which a text is found that speaks of it."""
        return (self.compared(likeness.subject(indicator, self._code) or indicator),)

    def distinguishing(self, sought: str) -> frozenset[str]:
        """Its words without those that any name may have."""
        return frozenset(words_of(self._code, sought)) - spelling(self._code).generic

    def headline_cues(self, text: str) -> tuple[int, ...]:
        """Where each phrase ends that opens headline targets."""
        found = wholes(self._code)
        return found.headline_cues(grammar(self._code).plain(text)) if found else ()

    def blanket_claims(self, text: str) -> tuple[Span, ...]:
        """The clauses that say of a set of works that all of them were done."""
        found = wholes(self._code)
        return found.blanket_claims(grammar(self._code).plain(text)) if found else ()

    def blanket_scopes(self, text: str) -> tuple[Span, ...]:
        """Where the works of such a set are promised."""
        found = wholes(self._code)
        return found.blanket_scopes(grammar(self._code).plain(text), self.spoken(text)) if found else ()

    def parts(self, name: str) -> tuple[str, ...]:
        """The words of a name that may stand alone: none, because names are sought by their words as it is."""
        return ()

    def otherwise(self, name: str) -> tuple[str, ...]:
        """Other words for what a name speaks of: none known."""
        return ()

    def quotations(self, name: str) -> tuple[str, ...]:
        """What a name quotes: none."""
        return ()

    def telling(self, name: str) -> tuple[str, ...]:
        """The words of a name that say which thing it is, by stretches: none."""
        return ()

    def stage(self, clause: str) -> Stage | None:
        """How far a clause says that work is: not told."""
        return None

    def matters(self, promised: str) -> tuple[str, ...]:
        """What a promise is about: its words as they are, those that any promise has being common anyway."""
        return (self.compared(promised),)

    def peculiar(self, name: str) -> tuple[str, ...]:
        """Those of them that are no ordinary words: none."""
        return ()

    def compared(self, text: str) -> str:
        """A text in the spelling in which names are looked for in it."""
        return grammar(self._code).plain(text).lower()

    def pieces(self, text: str) -> Iterator[str]:
        """The words of a text, in the singular, without those that only join."""
        return iter(words_of(self._code, text))

    def spoken(self, text: str) -> tuple[Span, ...]:
        """The sentences of a text."""
        tongue = grammar(self._code)
        return tuple(Span(*sentence) for sentence in tongue.splitter.sentences(tongue.plain(text), 0, len(text)))

    def assigned(self, told: Sequence[tuple[Role, str, str]]) -> tuple[str | None, tuple[str, ...], str | None]:
        """Who leads, who else sees to it and by when, as the cells say it."""
        lead = [text for role, _, text in told if role is Role.OWNER]
        due = [text for role, _, text in told if role is Role.DEADLINE]
        others = [text for role, _, text in told if role is Role.PARTNER]
        return next(iter(lead), None), (*lead[1:], *others), next(iter(due), None)

    def issuer_id(self, issuer: str) -> str:
        """The name without what writers vary: width and case of letters, spaces."""
        return plainly(issuer)

    def assignments(self, text: str) -> tuple[Assignment, ...]:
        """None are read."""
        return ()

    def reasons(self) -> dict[str, str]:
        """The sentences that explain an outcome, by name."""
        return _messages(self._code, "reasons")

    def findings(self) -> dict[str, str]:
        """The sentences that say what a rule of ``check`` found, by the rule's code."""
        return _messages(self._code, "findings")

    def view(self, text: str) -> str:
        """A text in the form in which rules read it."""
        return grammar(self._code).plain(text)

    def sentences(self, view: str, body: tuple[int, int]) -> Iterator[tuple[int, int]]:
        """Where each sentence of a stretch of text begins and ends."""
        return grammar(self._code).splitter.sentences(view, *body)

    def numeral(self, written: str) -> int | None:
        """The whole number that digits write."""
        return int(written) if written.isdecimal() else None

    def written(self, number: int, like: str) -> str:
        """A number in digits."""
        return str(number)

    def narrows(self, name: str, other: str) -> bool:
        """Whether a name is the other with a word or two before it: electric car output, car output."""
        longer, shorter = name.split(), other.split()
        return name.lower().endswith(f" {other.lower()}") and len(longer) - len(shorter) <= _NARROWING

    def sides(self, indicator: str) -> tuple[str, ...]:
        """The names of two things that a word means together: none, for words of one thing each."""
        return ()

    def share_of(self, indicator: str) -> tuple[str, str, str]:
        """The name of a share taken apart: it says no whole."""
        return "", "", ""

    def core(self, indicator: str) -> str:
        """The words by which a name is compared, in one order."""
        return " ".join(sorted(name_pieces(self._code, indicator)))


def language(code: str, lexicon: Lexicon | None = None) -> Language:
    """The language of a folder of data, with ``lexicon``, by default the bundled one."""
    return Tongue(lexicon or concepts.bundled(code))
