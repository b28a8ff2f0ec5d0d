"""Follows OLD's commitments without a number into NEW, by the names in them: reported, continued in the plan, or silent.

A name is looked for by its pieces (pairs of characters, words) in every sentence, each weighing the more the rarer it
is, so that an abbreviation or another order of the words is still found. What is called silent has hardly a trace in NEW.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from reportdiff.lang import Language
from reportdiff.model import Commitment, CommitmentOutcome, CommitmentStatus, Part, Report, Span

_FOUND = 0.72  # of the weight of a name's pieces: the sentence speaks of it
_TRACE = 0.40  # with less than this in any sentence NEW is silent; between the two it speaks of something like it
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
    seeker = _Seeker(new, language)
    return tuple(seeker.outcome(commitment) for commitment in old.commitments)


class _Seeker:
    """NEW's sentences by their pieces."""

    def __init__(self, new: Report, language: Language) -> None:
        self._new, self._language, self._say = new, language, language.reasons()
        self._sentences: Sequence[Span] = language.spoken(new.text)
        self._compared = [language.compared(new.text[span.start : span.end]) for span in self._sentences]
        self._by_piece: dict[str, list[int]] = {}
        for place, sentence in enumerate(self._compared):
            for piece in language.pieces(sentence):
                self._by_piece.setdefault(piece, []).append(place)
        self._parts = _Parts(new)

    def outcome(self, commitment: Commitment) -> CommitmentOutcome:
        """What NEW says of one commitment."""
        names = list(zip(commitment.names, self._language.sought(commitment), strict=True))
        traces = [trace for name, sought in names for trace in self._traces(name, sought)]
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
        weights = {piece: self._weight(piece) for piece in self._language.pieces(sought)}
        whole = sum(weights.values())
        held: dict[int, float] = {}
        for piece, weight in weights.items():
            for place in self._by_piece.get(piece, ()):
                held[place] = held.get(place, 0.0) + weight
        return [_Trace(weight / whole, place, name) for place, weight in held.items() if whole]

    def _hint(self, commitment: Commitment) -> _Trace | None:
        """The first sentence with a stretch of what tells the thing: 花湖国际机场 of 花湖国际自由贸易航空港."""
        for words in self._language.telling(commitment):
            for at in range(len(words) - _TELLING + 1):
                stretch = words[at : at + _TELLING]
                for place, sentence in enumerate(self._compared):
                    if stretch in sentence:
                        return _Trace(_TRACE, place, commitment.names[0])
        return None

    def _weight(self, piece: str) -> float:
        return log(1 + len(self._sentences) / (1 + len(self._by_piece.get(piece, ()))))


class _Parts:
    """Which part of a report a place belongs to, by its outermost sections."""

    def __init__(self, report: Report) -> None:
        self._plan = [(one.start, one.end) for one in report.sections if one.part is Part.PLAN]

    def at(self, position: int) -> Part:
        """Plan, or else review: what is told elsewhere is told of what was done."""
        return Part.PLAN if any(start <= position < end for start, end in self._plan) else Part.REVIEW
