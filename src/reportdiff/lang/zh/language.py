"""Chinese: how a document becomes head, sections and facts."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files

from reportdiff.analysis import numbers_of
from reportdiff.kinds import Frame, read_frame
from reportdiff.lang import Language, Reading
from reportdiff.lang.tables import TableLanguage
from reportdiff.lang.tongue import plainly, reports_of
from reportdiff.lang.wholes import Wholes, wholes
from reportdiff.lang.zh import likeness, numerals
from reportdiff.lang.zh.assigning import assigned, assignments
from reportdiff.lang.zh.commitments import read_commitments
from reportdiff.lang.zh.facts import read_facts
from reportdiff.lang.zh.lexicon import bundled
from reportdiff.lang.zh.patterns import patterns
from reportdiff.lang.zh.qualifiers import holds_yearly, is_of_target, just_short, of_each, on_other_basis, said_missed
from reportdiff.lang.zh.sentences import held_together, sentences
from reportdiff.lang.zh.sought_names import (
    compared,
    distinguishing,
    matters,
    otherwise,
    parts,
    peculiar,
    pieces,
    quotations,
    sought,
    spoken,
    stage,
    telling,
)
from reportdiff.lang.zh.tables import ChineseTables
from reportdiff.lang.zh.view import half_width
from reportdiff.languages import scripts
from reportdiff.model import Document, Fact, Part, Script, Span
from reportdiff.names.lexicon import Lexicon

_ISSUERS, _SHARE = patterns("issuers.toml"), patterns("sharing.toml")["a share"]


@cache
def _reasons() -> dict[str, str]:
    return tomllib.loads((files("reportdiff.languages") / "zh" / "reasons.toml").read_text(encoding="utf-8"))


@cache
def _findings() -> dict[str, str]:
    return tomllib.loads((files("reportdiff.languages") / "zh" / "findings.toml").read_text(encoding="utf-8"))


def _wholes() -> Wholes:
    found = wholes("zh")
    assert found is not None
    return found


@dataclass(frozen=True, slots=True)
class Chinese:
    """The answers of this folder to the questions of ``Language``, with the indicators of ``lexicon``."""

    lexicon: Lexicon

    holds_yearly = staticmethod(holds_yearly)
    on_other_basis = staticmethod(on_other_basis)
    compared_by = staticmethod(likeness.characters)
    named_in = staticmethod(likeness.named_in)
    lists_several = staticmethod(likeness.lists_several)
    is_ranked = staticmethod(likeness.is_ranked)
    listed = staticmethod(likeness.listed)
    of_each = staticmethod(of_each)
    is_flow = staticmethod(likeness.is_flow)
    said_missed = staticmethod(said_missed)
    just_short = staticmethod(just_short)
    is_of_target = staticmethod(is_of_target)
    is_cut = staticmethod(likeness.is_cut)
    noun = staticmethod(likeness.noun)
    subject = staticmethod(likeness.subject)
    sought = staticmethod(sought)
    distinguishing = staticmethod(distinguishing)
    parts = staticmethod(parts)
    otherwise = staticmethod(otherwise)
    quotations = staticmethod(quotations)
    telling = staticmethod(telling)
    peculiar = staticmethod(peculiar)
    matters = staticmethod(matters)
    stage = staticmethod(stage)
    compared = staticmethod(compared)
    pieces = staticmethod(pieces)
    spoken = staticmethod(spoken)
    assignments = staticmethod(assignments)
    assigned = staticmethod(assigned)
    reasons = staticmethod(_reasons)
    view = staticmethod(half_width)
    sentences = staticmethod(sentences)
    core = staticmethod(likeness.core)
    findings = staticmethod(_findings)

    @property
    def scripts(self) -> tuple[Script, ...]:
        """The further scripts of the language: traditional characters."""
        return scripts("zh")

    @property
    def tables(self) -> TableLanguage:
        """What it knows of tables."""
        return ChineseTables(self.lexicon)

    def frame(self, document: Document, year: int | None) -> Frame:
        """Kind, head, sections and parts of a document."""
        return read_frame(document, half_width(document.text), reports_of("zh"), year)

    def read(self, document: Document, year: int | None) -> Reading:
        """Reads a Chinese report; ``year`` overrides the one that its head gives."""
        view = half_width(document.text)
        frame = read_frame(document, view, reports_of("zh"), year)
        head, outline = frame.head, frame.outline
        year = year or head.year
        # results are told in the year after theirs, as a report tells them
        told_in = head.told + 1 if year is None and head.told is not None else year
        numbers = numbers_of("zh").find(document.text, view)
        spans = tuple(held_together(sentences(view, head.body), numbers.mentions))
        facts = read_facts(numbers.mentions, view, outline.sections, outline.turns, spans, told_in, self.lexicon)
        notes = []
        if told_in is None:
            notes.append(_reasons()["note_no_year"])
        if head.told is None and not any(turn.part is Part.PLAN for turn in outline.turns):
            notes.append(_reasons()["note_no_plan"])
        if unread := sum(head.body[0] <= span.start < head.body[1] for span in numbers.unread):
            notes.append(_reasons()["note_unread"].format(count=unread))
        promised = partial(read_commitments, document.text, view, outline.sections, outline.turns, spans, facts)
        reviewed = told_in - 1 if told_in is not None else None
        return Reading(
            head.title, head.issuer, head.date, year, outline.sections, facts, promised, tuple(notes), view, reviewed, outline.turns, frame.kind
        )

    def lists_more(self, name: str, other: str) -> bool:
        """Whether ``other`` lists things that ``name`` does not tell."""
        return likeness.lists_more(name, other, self.lexicon)

    def narrows(self, name: str, other: str) -> bool:
        """Whether a name ends on the other, and what it has more is no verb of work and no other unit of it (日均…)."""
        return likeness.narrows(name, other)

    def issuer_id(self, issuer: str) -> str:
        """The name without spaces; of an autonomous prefecture or county in short, as reports alternate."""
        return _ISSUERS["autonomous"].sub("", "".join(plainly(issuer).split()))

    def sides(self, indicator: str) -> tuple[str, ...]:
        """城镇居民收入 and 农村居民收入 for 城乡居民收入, of which a target holds for both."""
        return likeness.sides(indicator)

    def share_of(self, indicator: str) -> tuple[str, str, str]:
        """制造业增加值占地区生产总值比重: 制造业增加值, 占, 地区生产总值."""
        share = _SHARE.match(indicator)
        return (share["part"], share["word"], share["whole"]) if share and len(share["whole"]) > 1 else ("", "", "")

    def numeral(self, written: str) -> int | None:
        """The number that digits or Chinese numerals write."""
        return int(written) if written.isdecimal() and written.isascii() else numerals.parse(written)

    def written(self, number: int, like: str) -> str:
        """A number in digits or in Chinese numerals, as ``like`` is written."""
        return str(number) if like.isdecimal() and like.isascii() else numerals.written(number, like)

    def alike(self, old: Fact, new: Fact) -> float:
        """How surely two figures are about the same indicator, 0 to 1."""
        return likeness.alike(old, new, self.lexicon)

    def better(self, indicator: str) -> str | None:
        """Which way is wanted of what a name tells that the lexicon does not know."""
        return likeness.better(indicator)

    def headline_cues(self, text: str) -> tuple[int, ...]:
        """Where each phrase ends that opens headline targets."""
        return _wholes().headline_cues(half_width(text))

    def blanket_claims(self, text: str) -> tuple[Span, ...]:
        """The clauses that say of a set of works that all of them were done."""
        return _wholes().blanket_claims(half_width(text))

    def blanket_scopes(self, text: str) -> tuple[Span, ...]:
        """Where the works of such a set are promised."""
        view = half_width(text)
        return _wholes().blanket_scopes(view, (Span(*one) for one in sentences(view, (0, len(view)))))

    def is_price(self, indicator: str) -> bool:
        """Whether a name is that of consumer prices."""
        return likeness.is_price(indicator, self.lexicon)


def language(lexicon: Lexicon | None = None) -> Language:
    """Chinese with ``lexicon``, by default the bundled one."""
    return Chinese(lexicon or bundled())
