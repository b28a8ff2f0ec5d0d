"""Follows OLD's commitments without a number into NEW, by the names in them: reported, continued in the plan, or silent.

A name is looked for by its pieces (pairs of characters, words) in every sentence, each weighing the more the rarer it
is, so that an abbreviation or another order of the words is still found. What is called silent has hardly a trace in NEW.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log

from reportdiff.lang import Language
from reportdiff.model import Commitment, CommitmentOutcome, CommitmentStatus, Part, Report, Span

_FOUND = 0.72  # of the weight of a name's pieces: the sentence speaks of it
_TRACE = 0.36  # with less than this in any sentence NEW is silent; between the two it speaks of something like it
_RARE, _SELDOM = 3, 3  # so many characters in a row of its peculiar words, in so few sentences of NEW, are a trace
_TELLING = 4  # so many characters in a row of what tells the thing, anywhere in NEW, and it is not called silent
_SURE, _LIKELY = 0.9, 0.6
_MOST = 3  # sentences shown
_QUOTE = 60


@dataclass(frozen=True, slots=True)
class _Trace:
    """How much of a name one sentence of NEW holds, 0 to 1."""

    held: float
    place: int
    name: str


def follow(old: Report, new: Report, language: Language) -> tuple[CommitmentOutcome, ...]:
    """What NEW says of each commitment of OLD, in OLD's order."""
    if not old.commitments:
        return ()
    seeker = _Seeker(old, new, language)
    return tuple(seeker.outcome(commitment) for commitment in old.commitments)


class _Seeker:
    """NEW's sentences by those of their pieces that the names of OLD's commitments hold."""

    def __init__(self, old: Report, new: Report, language: Language) -> None:
        self._new, self._language, self._say = new, language, language.reasons()
        self._names = {name: language.compared(name) for one in old.commitments for name in one.names}
        self._sentences: Sequence[Span] = language.spoken(new.text)
        self._compared = [language.compared(new.text[span.start : span.end]) for span in self._sentences]
        sought = [*self._names.values(), *(language.compared(one.object) for one in old.commitments)]
        self._by_piece: dict[str, list[int]] = {piece: [] for words in sought for piece in language.pieces(words)}
        wanted = self._by_piece.keys()
        for place, sentence in enumerate(self._compared):
            for piece in wanted & language.pieces(sentence):
                self._by_piece[piece].append(place)
        self._starts = [span.start for span in self._sentences]
        self._parts = _Parts(new)

    def outcome(self, commitment: Commitment) -> CommitmentOutcome:
        """What NEW says of one commitment."""
        traces = [trace for name in commitment.names for trace in self._traces(name, self._names[name])]
        best = max((trace.held for trace in traces), default=0.0)
        if best < _TRACE and (hint := self._hint(commitment)):
            best, traces = _TRACE, [hint]
        if best < _TRACE:
            why = self._say["commitment_silent"].format(name=self._say["commitment_and"].join(commitment.names))
            return CommitmentOutcome(commitment, CommitmentStatus.SILENT, (), round(1 - best / 2, 2), why)
        least = _FOUND if best >= _FOUND else best
        told = [trace for trace in traces if trace.held >= least]
        told.sort(key=lambda trace: (self._parts.at(self._sentences[trace.place].start) is Part.PLAN, -trace.held))
        first = told[0]
        planned = self._parts.at(self._sentences[first.place].start) is Part.PLAN
        status = CommitmentStatus.CONTINUED if planned else CommitmentStatus.REPORTED
        spans = tuple(dict.fromkeys(self._sentences[trace.place] for trace in told))[:_MOST]
        quote = self._new.text[spans[0].start : spans[0].end].strip()
        shown = quote if len(quote) <= _QUOTE else quote[: _QUOTE - 1] + "…"
        why = self._say[f"commitment_{status.value}"].format(name=first.name, quote=shown)
        likely = best < _FOUND
        why += self._say["commitment_likely"] if likely else ""
        return CommitmentOutcome(commitment, status, spans, _LIKELY if likely else _SURE, why)

    def _traces(self, name: str, sought: str) -> list[_Trace]:
        """The sentences that hold something of a name."""
        weights = {piece: self._weight(piece) for piece in sorted(self._language.pieces(sought))}
        whole = sum(weights.values())
        held: dict[int, float] = {}
        for piece, weight in weights.items():
            for place in self._by_piece.get(piece, ()):
                held[place] = held.get(place, 0.0) + weight
        return [_Trace(weight / whole, place, name) for place, weight in held.items() if whole]

    def _hint(self, commitment: Commitment) -> _Trace | None:
        """The first sentence with a quotation of what is promised, or with a stretch of what tells the thing (花湖国际机场
        of 花湖国际自由贸易航空港); of the whole of it, for a list may hold what is no name: 赣龙厦、昌福厦等高铁项目."""
        name, promised = commitment.names[0], commitment.object
        for place in self._quoting(promised):
            return _Trace(_TRACE, place, name)
        for words in self._language.telling(promised):
            for stretch in _stretches(words, _TELLING):
                for place in self._with(stretch):
                    return _Trace(_TRACE, place, name)
        for words in self._language.peculiar(promised):
            for stretch in _stretches(words, min(len(words), _RARE)):
                places = self._with(stretch)
                if 0 < len(places) <= _SELDOM:
                    return _Trace(_TRACE, places[0], name)
        return None

    def _quoting(self, promised: str) -> Iterator[int]:
        """Where sentences hold what a promise quotes, if that is long enough without its marks."""
        for quotation in self._language.quotations(promised):
            position = self._new.text.find(quotation)
            inner = quotation.strip("“”")
            if position < 0 and len(inner) >= _RARE:
                position = self._new.text.find(inner)
            if position >= 0:
                yield max(0, bisect_right(self._starts, position) - 1)

    def _with(self, stretch: str) -> list[int]:
        """The sentences that hold a stretch of characters."""
        held = [self._by_piece.get(piece, []) for piece in self._language.pieces(stretch)]
        return [place for place in min(held, key=len, default=[]) if stretch in self._compared[place]]

    def _weight(self, piece: str) -> float:
        return log(1 + len(self._sentences) / (1 + len(self._by_piece.get(piece, ()))))


class _Parts:
    """Which part of a report a place belongs to, by its outermost sections."""

    def __init__(self, report: Report) -> None:
        self._plan = [(one.start, one.end) for one in report.sections if one.part is Part.PLAN]

    def at(self, position: int) -> Part:
        """Plan, or else review: what is told elsewhere is told of what was done."""
        return Part.PLAN if any(start <= position < end for start, end in self._plan) else Part.REVIEW


def _stretches(text: str, length: int) -> Iterator[str]:
    return (text[at : at + length] for at in range(len(text) - length + 1)) if length > 1 else iter(())
