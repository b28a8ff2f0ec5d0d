"""Follows OLD's commitments without a number into NEW, by the names in them: reported, continued in the plan, or silent.

What is called silent has hardly a trace in NEW.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from reportdiff.following.traces import TELLING, Spoken, Trace, Traces
from reportdiff.lang import Language
from reportdiff.model import Commitment, CommitmentOutcome, CommitmentStatus, Part, Report

_FOUND = 0.72  # of the weight of a name's pieces: the sentence speaks of it
_TRACE = TELLING  # with less than this in any sentence NEW is silent; between the two it speaks of something like it
_RARE, _SELDOM = 3, 3  # so many characters in a row of its peculiar words, in so few sentences of NEW, are a trace
_TELLING = 4  # so many characters in a row of what tells the thing, anywhere in NEW, and it is not called silent
_MARKS = re.compile(r"^\W+|\W+$")  # those of a quotation
_LONG = 8  # characters of a quotation of which NEW may have a part
_SURE, _LIKELY = 0.9, 0.6
_MOST = 3  # sentences shown
_QUOTE = 60


def follow(old: Report, new: Report, spoken: Spoken, language: Language) -> tuple[CommitmentOutcome, ...]:
    """What NEW says of each commitment of OLD, in OLD's order; ``spoken`` are NEW's sentences."""
    if not old.commitments:
        return ()
    seeker = _Seeker(old, new, spoken, language)
    return tuple(seeker.outcome(commitment) for commitment in old.commitments)


class _Seeker:
    """Where NEW holds the names of OLD's commitments."""

    def __init__(self, old: Report, new: Report, spoken: Spoken, language: Language) -> None:
        self._new, self._language, self._say = new, language, language.reasons()
        self._names = {name: language.compared(name) for one in old.commitments for name in one.names}
        sought = [*self._names.values(), *(language.compared(one.object) for one in old.commitments)]
        self._traces = Traces(spoken, sought, language)
        self._parts = _Parts(new)
        self._known: dict[str, tuple[Trace, ...]] = {}

    def outcome(self, commitment: Commitment) -> CommitmentOutcome:
        """What NEW says of one commitment."""
        traces = [trace for name in commitment.names for trace in self._of(name)]
        best = max((trace.held for trace in traces), default=0.0)
        if best < _FOUND and commitment.names and all(map(self._is_quoted_in_vain, commitment.names)):
            best = 0.0  # the rest of such a name any thing may have
        if best < _TRACE and (hint := self._hint(commitment)) is not None:
            best, traces = _TRACE, [Trace(_TRACE, hint, commitment.names[0])]
        if best < _TRACE:
            why = self._say["commitment_silent"].format(name=self._say["commitment_and"].join(commitment.names))
            return CommitmentOutcome(commitment, CommitmentStatus.SILENT, (), round(1 - best / 2, 2), why)
        return self._told(commitment, traces, best)

    def _of(self, name: str) -> tuple[Trace, ...]:
        """The sentences that speak of a name, or hold most of it: the first ones, as they are shown."""
        if name not in self._known:
            traces = self._traces.of(name, self._names[name], _FOUND)
            self._known[name] = tuple(sorted(traces, key=self._rank)[:_MOST])
        return self._known[name]

    def _is_quoted_in_vain(self, name: str) -> bool:
        """Whether a name is known by what it quotes, and NEW has nothing of that, nor of a long quotation a stretch: “青竹贷”工程."""
        quoted = [_MARKS.sub("", one) for one in self._language.quotations(name)]
        return bool(quoted) and not any(
            self._traces.at(stretch) is not None for one in quoted for stretch in _stretches(one, _TELLING if len(one) >= _LONG else len(one))
        )

    def _rank(self, trace: Trace) -> tuple[bool, float, int]:
        """What is done comes before what is planned again, then what holds most of the name, then what stands first."""
        return self._planned(trace), -trace.held, trace.place

    def _told(self, commitment: Commitment, traces: list[Trace], best: float) -> CommitmentOutcome:
        """A commitment that NEW speaks of."""
        least = _FOUND if best >= _FOUND else best
        told = sorted((trace for trace in traces if trace.held >= least), key=self._rank)
        first = told[0]
        planned = self._planned(first)
        status = CommitmentStatus.CONTINUED if planned else CommitmentStatus.REPORTED
        spans = tuple(dict.fromkeys(self._traces.sentences[trace.place] for trace in told))[:_MOST]
        quote = self._new.text[spans[0].start : spans[0].end].strip()
        shown = quote if len(quote) <= _QUOTE else quote[: _QUOTE - 1] + "…"
        why = self._say[f"commitment_{status.value}"].format(name=first.name, quote=shown)
        likely = best < _FOUND
        why += self._say["commitment_likely"] if likely else ""
        return CommitmentOutcome(commitment, status, spans, _LIKELY if likely else _SURE, why)

    def _planned(self, trace: Trace) -> bool:
        return self._parts.at(self._traces.sentences[trace.place].start) is Part.PLAN

    def _hint(self, commitment: Commitment) -> int | None:
        """The first sentence with a quotation of what is promised, or with a stretch of what tells the thing (花湖国际机场
        of 竹溪国际自由贸易茶港); of the whole of it, for a list may hold what is no name: 甲乙、丙乙等高铁项目."""
        for quotation in self._language.quotations(commitment.object):
            inner = quotation.strip("“”")
            place = self._traces.at(quotation)
            if place is None and len(inner) >= _RARE:
                place = self._traces.at(inner)
            if place is not None:
                return place
        for words in self._language.telling(commitment.object):
            for stretch in _stretches(words, _TELLING):
                if places := self._traces.holding(stretch, _SELDOM + 1):
                    return places[0]
        for words in self._language.peculiar(commitment.object):
            for stretch in _stretches(words, min(len(words), _RARE)):
                places = self._traces.holding(stretch, _SELDOM + 1)
                if 0 < len(places) <= _SELDOM:
                    return places[0]
        return None


class _Parts:
    """Which part of a report a place belongs to, by its outermost sections."""

    def __init__(self, report: Report) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for section in report.sections:
            if section.part is Part.PLAN and (not self._ends or section.end > self._ends[-1]):
                self._starts.append(section.start)
                self._ends.append(section.end)

    def at(self, position: int) -> Part:
        """Plan, or else review: what is told elsewhere is told of what was done."""
        place = bisect_right(self._starts, position) - 1
        return Part.PLAN if place >= 0 and position < self._ends[place] else Part.REVIEW


def _stretches(text: str, length: int) -> Iterator[str]:
    return (text[at : at + length] for at in range(len(text) - length + 1)) if length > 1 else iter(())
