"""A language that is a folder of data and nothing else: what ``Language`` asks, answered for all such languages alike.

What a language does not say, the default says: no promises without a number, the messages of the language
that ``language.toml`` names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache, partial
from importlib.resources import files

from reportdiff.analysis import numbers_of
from reportdiff.analysis.context import Calendar
from reportdiff.analysis.facts import Lexicon as KnownNames
from reportdiff.analysis.facts import Report as ReportToRead
from reportdiff.analysis.facts import read_facts
from reportdiff.analysis.financial import in_financial_years
from reportdiff.analysis.qualifying import meaning
from reportdiff.analysis.sentences import held_together
from reportdiff.kinds import Frame, Places, Wording, read_frame
from reportdiff.lang import Language, Reading, Remark, Told
from reportdiff.lang.tables import TableLanguage
from reportdiff.languages.folder import Folder, folder
from reportdiff.model import Assignment, Commitment, Document, Fact, Measure, Part, Quantities, Role, Span
from reportdiff.names import concepts, likeness
from reportdiff.names.lexicon import Lexicon
from reportdiff.names.name import Name
from reportdiff.names.spelling import spelling, words_of


@cache
def reports_of(code: str) -> Wording:
    """How reports of a language speak: its ``reports.toml``."""
    return Wording.of((files("reportdiff.languages") / code / "reports.toml").read_text(encoding="utf-8"))


def framed(code: str, document: Document, year: int | None, view: str | None = None) -> Frame:
    """Kind, head, sections and parts of a document in a language, before its sentences are read; ``view`` is its text as rules read it,
    where that is at hand already."""
    return read_frame(document, folder(code).view(document.text) if view is None else view, reports_of(code), year)


@dataclass(frozen=True, slots=True)
class Tongue:
    """The answers of a folder of data to the questions of ``Language``, with the indicators of ``lexicon``.

    ``said_in`` is the language of the sentences that explain, where it is another one.
    """

    lexicon: Lexicon
    said_in: str = ""
    named: Callable[[str], Name] = field(init=False, repr=False, compare=False)
    """What a name says of the thing that it names: asked for thousands of times, so found by the name alone."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "named", _names_in(self.lexicon, self.reads_names))

    @property
    def reads_names(self) -> Callable[[str, Lexicon], Name]:
        """What reads its names."""
        return Name

    @property
    def folder(self) -> Folder:
        """How its texts are read and set, and what is said in it."""
        return folder(self.lexicon.lang, self.said_in)

    @property
    def tables(self) -> TableLanguage | None:
        """What it knows of tables: nothing."""
        return None

    def read(self, document: Document, year: int | None) -> Reading:
        """Reads a report; ``year`` is that of its plan where the user says so, and goes before the one that its head gives."""
        own = self.folder
        view = own.view(document.text)
        frame = framed(own.code, document, year, view)
        head, outline = frame.head, frame.outline
        year = year or head.year
        # results are told in the year after theirs, as a report tells them
        told_in = head.told + 1 if year is None and head.told is not None else year
        numbers = numbers_of(own.code).find(document.text, view)
        sentences = tuple(own.sentences(view, head.body))
        spans = tuple(held_together(sentences, numbers.mentions))
        told = Told(
            document.text, view, outline.sections, outline.turns, numbers.mentions, spans, told_in, yearly=head.told is not None
        )  # fmt: skip
        facts = self.facts(told)
        unread = sum(head.body[0] <= span.start < head.body[1] for span in numbers.unread)
        notes = self._notes(told_in, frame, unread)
        reviewed = told_in - 1 if told_in is not None else None
        return Reading(
            head.title, head.issuer, head.date, year, outline.sections, facts, partial(self.promised, told, facts), notes, view, reviewed,
            outline.turns, frame.kind,
            Quantities(document.text, view, tuple(mention.quantity for mention in numbers.mentions), head.body, sentences),
        )  # fmt: skip

    def facts(self, told: Told) -> tuple[Fact, ...]:
        """The facts of a report that plans ``told.year``, or that tells of the one before it and plans none."""
        own, year = self.folder.grammar, told.year
        last = year - 1 if year else None
        present = last if told.yearly or in_financial_years(told.view, year) else year
        calendar = Calendar(last, year, present, told.yearly)
        report = ReportToRead(told.view, told.spans, Places.of(told.sections), told.turns, calendar)
        known = KnownNames(self.lexicon.fitting, lambda name: self.lexicon.find(name) is not None)
        return read_facts(own, report, told.numbers, known)

    def promised(self, told: Told, facts: Sequence[Fact]) -> tuple[Commitment, ...]:
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
        said = self.folder.reasons
        return tuple(said[name].format(count=unread) for name in missing if name in said)

    def alike(self, old: Fact, new: Fact) -> float:
        """How surely two figures are about the same indicator, 0 to 1."""
        return likeness.alike(old, new, self.lexicon)

    def remarks(self, fact: Fact) -> frozenset[Remark]:
        """What is said of a figure besides, by the rules that give a ``qualifier``."""
        meant: set[str] = set().union(*(meaning(self.folder.grammar, said) for said in fact.qualifiers))
        if "yearly" in meant:
            meant.add("other_basis")
        if fact.measure is not Measure.SHARE:
            meant.discard("of_target")
        return frozenset(remark for remark in Remark if remark.value in meant) if meant else frozenset()

    def compared(self, text: str) -> str:
        """A text in the spelling in which names are looked for in it."""
        return self.folder.view(text).lower()

    def pieces(self, text: str) -> Iterator[str]:
        """The words of a text, in the singular, without those that only join."""
        return iter(words_of(self.lexicon.lang, text))

    def distinguishing(self, sought: str) -> frozenset[str]:
        """Its words without those that any name may have."""
        return frozenset(words_of(self.lexicon.lang, sought)) - spelling(self.lexicon.lang).generic

    def parts(self, name: str) -> tuple[str, ...]:
        """The words of a name that may stand alone: none, because names are sought by their words as it is."""
        return ()

    def quotations(self, name: str) -> tuple[str, ...]:
        """What a name quotes: none."""
        return ()

    def matters(self, promised: str) -> tuple[str, ...]:
        """What a promise is about: its words as they are, those that any promise has being common anyway."""
        return (self.compared(promised),)

    def clauses(self, sentence: str) -> tuple[Span, ...]:
        """The clauses of a sentence that say something by themselves: the whole of it, since a clause may hang on another."""
        return (Span(0, len(sentence)),)

    def deadline(self, words: str, *, alone: bool = False) -> str | None:
        """The date by which work is to be done: its figures and promises say it."""
        return None

    def in_full(self, promised: Commitment, last: Commitment) -> str:
        """A promise with the verb that it shares with others of its list."""
        return promised.text if promised.action in promised.text else f"{promised.action} {promised.text}"

    def assignments(self, text: str) -> tuple[Assignment, ...]:
        """None are read."""
        return ()

    def assigned(self, told: Sequence[tuple[Role, str, str]]) -> tuple[str | None, tuple[str, ...], str | None]:
        """Who leads, who else sees to it and by when, as the cells say it."""
        lead = [text for role, _, text in told if role is Role.OWNER]
        due = [text for role, _, text in told if role is Role.DEADLINE]
        others = [text for role, _, text in told if role is Role.PARTNER]
        return next(iter(lead), None), (*lead[1:], *others), next(iter(due), None)


@lru_cache(maxsize=8)
def _names_in(lexicon: Lexicon, read_by: Callable[[str, Lexicon], Name]) -> Callable[[str], Name]:
    """Names as a language reads them, each kept with what was asked of it."""
    return lru_cache(maxsize=16384)(lambda indicator: read_by(indicator, lexicon))


def language(code: str, lexicon: Lexicon | None = None, said_in: str = "") -> Language:
    """The language of a folder of data, with ``lexicon``, by default the bundled one."""
    return Tongue(lexicon or concepts.bundled(code), said_in)
