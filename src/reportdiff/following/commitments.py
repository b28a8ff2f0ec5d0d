"""Follows OLD's commitments without a number into NEW, by what they are about: reported, continued in the plan, or silent.

For each, the clause of NEW's review and the one of its plan that take it up best are weighed by tables, one for each degree of specificity, that were
fitted on what people judged (``followed.toml`` of each language); it is called silent only where that is probable enough.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from reportdiff.following.echoes import Echo, Echoes
from reportdiff.following.said import Said
from reportdiff.following.stretches import told_ahead
from reportdiff.following.traces import Spoken
from reportdiff.lang import Language
from reportdiff.model import Commitment, CommitmentOutcome, CommitmentStatus, Report, Span, Specificity, Stage

_ALSO = 0.6  # of what is promised: a clause of the plan that holds so much is shown beside one of the review
_SURE, _NEAR = 0.8, 0.3
_WHOLE = 0.9  # of a name, or of what is promised: all of it
_ABOUT = 0.3  # of a clause that is about what it holds
_LONG = 30  # characters of what is promised: as good as more
_QUOTE, _NAME = 60, 40  # characters shown of a sentence, and of a promise without a name
_PARTS = ("held", "run", "filled", "shared", "name", "matter", "words", "item", "signs", "context", "own", "alike")
_STAGES = tuple(Stage)
_WEIGHED = (CommitmentStatus.REPORTED, CommitmentStatus.CONTINUED, CommitmentStatus.SILENT)
_MARKS = (("“", "”"), ('"', '"'))


def follow(old: Report, new: Report, spoken: Spoken, language: Language) -> tuple[CommitmentOutcome, ...]:
    """What NEW says of each commitment of OLD, in OLD's order; ``spoken`` are NEW's sentences."""
    if not old.commitments:
        return ()
    seeker = _Seeker(old, new, spoken, language)
    return tuple(seeker.outcome(commitment) for commitment in old.commitments)


def features(promise: Commitment, review: Echo | None, plan: Echo | None) -> dict[str, float]:
    """What the tables weigh, each from 0 to 1; ``followed.toml`` of a language says what they are."""
    told = {
        f"{part}_{name}": getattr(echo, name) if echo else 0.0 for part, echo in (("review", review), ("plan", plan)) for name in _PARTS
    }
    whole = {f"{part}_whole": float(told[f"{part}_name"] >= _WHOLE) for part in ("review", "plan")}
    return {"start": 1.0, "length": min(1.0, len(promise.object) / _LONG), **told, **whole}


def probabilities(given: Mapping[str, float], table: Mapping[str, Mapping[str, float]]) -> dict[CommitmentStatus, float]:
    """How probable each status is, with the weights of the table for so particular a promise; silence stands at nought."""
    logits = {status: sum(weight * given[name] for name, weight in table.get(status.value, {}).items()) for status in _WEIGHED}
    most = max(logits.values())
    shares = {status: math.exp(logit - most) for status, logit in logits.items()}
    return {status: share / sum(shares.values()) for status, share in shares.items()}


def chosen(
    commitment: Commitment, given: Mapping[str, float], told: Mapping[CommitmentStatus, float], silent_from: Mapping[str, float]
) -> CommitmentStatus:
    """The status to give, by the features and the probabilities: silent only where that is probable enough for so particular a
    promise, and no clause holds the whole of its name, or of it where it has none, or of one of the things that it lists."""
    spoken = {CommitmentStatus.REPORTED: given["review_whole"], CommitmentStatus.CONTINUED: given["plan_whole"]}
    whole = commitment.specificity is Specificity.NAMED and any(spoken.values())
    answered = any(spoken.values()) or any(_holds_an_item(given, part) for part in ("review", "plan"))
    if not answered and told[CommitmentStatus.SILENT] >= silent_from[commitment.specificity.value]:
        return CommitmentStatus.SILENT
    return max(spoken, key=lambda status: (whole and spoken[status], told[status]))


def _holds_an_item(given: Mapping[str, float], part: str) -> bool:
    """Whether a clause speaks of one thing of a list by all of its name, and of little else."""
    return given[f"{part}_item"] >= _WHOLE > given[f"{part}_held"] and given[f"{part}_filled"] >= _ABOUT


class _Seeker:
    """Where NEW takes up OLD's commitments."""

    def __init__(self, old: Report, new: Report, spoken: Spoken, language: Language) -> None:
        self._new, self._language, self._say = new, language, language.folder.reasons
        self._sentences, self._terms = spoken.sentences, old.terms
        ahead = told_ahead(new, spoken.sentences, language.folder.ahead, language.folder.until)
        self._echoes = Echoes(Spoken.of(Said(old, language)), spoken, ahead, language)

    def outcome(self, commitment: Commitment) -> CommitmentOutcome:
        """What NEW says of one commitment."""
        review, plan = self._echoes.of(commitment)
        given, folder = features(commitment, review, plan), self._language.folder
        told = probabilities(given, folder.followed[commitment.specificity.value])
        status = chosen(commitment, given, told, folder.silent_from)
        if (review or plan) is None:
            status = CommitmentStatus.SILENT
        elif status is CommitmentStatus.REPORTED and review is None:
            status = CommitmentStatus.CONTINUED
        elif status is CommitmentStatus.CONTINUED and plan is None:
            status = CommitmentStatus.REPORTED
        sure = round(told[status], 2)
        if status is CommitmentStatus.SILENT:
            if until := self._until(commitment):
                why = self._say["commitment_pending"].format(name=self._name(commitment), year=until)
                return CommitmentOutcome(commitment, CommitmentStatus.PENDING, (), sure, why)
            return CommitmentOutcome(commitment, status, (), sure, self._silent(commitment, review, plan))
        echoes = [echo for echo in (review, plan) if echo]
        if status is CommitmentStatus.CONTINUED:
            echoes = [plan] if plan else echoes
        elif plan and plan.held < _ALSO:
            echoes = echoes[:1]
        spans = tuple(dict.fromkeys(self._sentences[echo.clause.sentence] for echo in echoes))
        stage = self._language.folder.stage(self._words(echoes[0].clause.span)) if status is CommitmentStatus.REPORTED else None
        return CommitmentOutcome(commitment, status, spans, sure, self._told(commitment, status, echoes[0], sure, stage), stage)

    def _until(self, commitment: Commitment) -> int | None:
        """The last year of the plan of several years in which a commitment stands, where that is not over when NEW is given."""
        last = next((one.until for one in self._terms if one.start <= commitment.start < one.end), None)
        return last if last is not None and self._new.year is not None and last >= self._new.year else None

    def _told(self, commitment: Commitment, status: CommitmentStatus, echo: Echo, sure: float, stage: Stage | None) -> str:
        """The sentence that says where NEW speaks of a commitment, and how far it is if that is not as far as promised."""
        why = self._say[f"commitment_{status.value}"].format(name=self._name(commitment), quote=self._quoted(echo.clause.span))
        promised = self._language.folder.stage(commitment.text)
        if stage and promised and _STAGES.index(stage) < _STAGES.index(promised):
            why += self._say["commitment_stage"].format(promised=self._say[f"stage_{promised.value}"], told=self._say[f"stage_{stage.value}"])
        return why if sure >= _SURE else why + self._say["commitment_likely"]

    def _silent(self, commitment: Commitment, *echoes: Echo | None) -> str:
        """The sentence that says that NEW is silent, and what comes nearest, if anything does."""
        nearest = max((echo for echo in echoes if echo), key=lambda echo: echo.fit, default=None)
        if nearest is None or nearest.held < _NEAR:
            return self._say["commitment_silent"].format(name=self._name(commitment))
        quote = self._quoted(nearest.clause.span)
        return self._say["commitment_silent_near"].format(name=self._name(commitment), quote=quote)

    def _name(self, commitment: Commitment) -> str:
        if commitment.names:
            return self._say["commitment_and"].join(_unquoted(name) for name in commitment.names)
        return _cut(" ".join(commitment.object.split()), _NAME)

    def _words(self, span: Span) -> str:
        return self._new.text[span.start : span.end]

    def _quoted(self, span: Span) -> str:
        return _cut(self._words(span).strip(), _QUOTE)


def _unquoted(name: str) -> str:
    """A name that is a quotation, without its marks: the sentence that tells it has marks of its own."""
    inner = name[1:-1]
    return inner if (name[:1], name[-1:]) in _MARKS and not any(mark in inner for pair in _MARKS for mark in pair) else name


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
