"""Commitments without a number: how many of those that a reader finds are listed, and how right what is said of them is.

    python benchmarks/commitments.py [--write docs/accuracy.md]
    python benchmarks/commitments.py --fit     # weights anew, for followed.toml of the languages
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from tabulate import tabulate

import commitment_judgements as judged
import pages
import promise_judgements as marked
import reportdiff as rd
from reportdiff.following import commitments as following
from reportdiff.following.echoes import Echoes
from reportdiff.following.said import Said
from reportdiff.following.stretches import told_ahead
from reportdiff.following.traces import Spoken
from reportdiff.lang import language
from reportdiff.languages.folder import folder
from reportdiff.model import CommitmentStatus, report_in_words

ROOT = Path(__file__).parents[1]
EVAL = Path(os.environ.get("REPORTDIFF_EVAL") or ROOT.parent / "shared" / "eval") / "reports"
BLIND = marked.BLIND
TUNED = "tuned on"  # all that is judged here was read while the rules were changed
STATUSES = (CommitmentStatus.REPORTED, CommitmentStatus.CONTINUED, CommitmentStatus.SILENT)  # those that are weighed
PULL = 3.0  # towards nought, of each weight
GAIN, LASTING, STEPS = 0.5, 0.9, 600  # of each step of a fit: its size, how much of the last one it keeps; how many
ONE_SIDED = 0.6  # what a judgement counts of those that were made of what some rules called silent, or of named things only
Weights = Mapping[str, Mapping[str, Mapping[str, float]]]  # by specificity, by status


@dataclass(frozen=True, slots=True)
class Example:
    """A commitment of a pair, what the table weighs of it, and which statuses are right."""

    pair: str
    lang: str
    commitment: rd.Commitment
    features: Mapping[str, float]
    statuses: tuple[str, ...]
    counts: float


def main() -> int:
    if not EVAL.is_dir():
        print(f"no real reports at {EVAL}; set REPORTDIFF_EVAL", file=sys.stderr)
        return 2
    if "--fit" in sys.argv:
        found = list(examples())
        for lang in sorted({one.lang for one in found}):
            print(f"# languages/{lang}/followed.toml\n\n{_as_toml(fit(found, lang))}\n")
        return 0
    table = "\n\n".join((_whole_chapters(), _left_out(), _listed(), _silent()))
    print(table)
    if "--write" in sys.argv:
        pages.write(Path(sys.argv[sys.argv.index("--write") + 1]), "make commitments", table)
    return 0


def _pair(stem: str) -> list[rd.Report]:
    return [rd.read(judged.report_file(EVAL, name)) for name in stem.split("__")]


def _whole_chapters() -> str:
    """Chapters in which a reader marked every promise from the texts alone."""
    rows = []
    for file in marked.FILES:
        found = marked.agreement(file, rd.diff(*_pair(file.stem)))
        rows.append([file.stem.replace("__", " → "), "blind" if file.stem in BLIND else "tuned on", *found.shares()])
    return tabulate(rows, ["pair", "", *marked.Agreement.HEADS], "github", floatfmt=".2f")


def _left_out() -> str:
    """What is right of each pair with weights fitted on the others."""
    found = [one for one in examples() if one.pair not in BLIND]
    whole = {file.stem for file in (*marked.FILES, *judged.ANSWERED)}
    rows = []
    for pair in sorted({one.pair for one in found if one.pair in whole}):
        own = [one for one in found if one.pair == pair]
        weights = fit([one for one in found if one.pair != pair], own[0].lang)
        rows.append([pair.replace("__", " → "), *_shares(own, weights)])
    heads = ["pair, weights of the others", "judged", "right", "named and concrete right", "silent precision", "silent recall"]
    return tabulate(rows, heads, "github", floatfmt=".2f")


def _shares(found: Sequence[Example], weights: Weights) -> list[object]:
    told = [_told(one, weights) for one in found]
    right = [(said in one.statuses, one.counts) for said, one in zip(told, found, strict=True)]
    shown = [ok for ok, one in zip(right, found, strict=True) if one.commitment.specificity is not rd.Specificity.GENERAL]
    called = [ok for ok, said in zip(right, told, strict=True) if said == "silent"]
    silent = [(said == "silent", one.counts) for said, one in zip(told, found, strict=True) if "silent" in one.statuses]
    return [len(found), *map(_share, (right, shown, called, silent))]


def _share(judged: Sequence[tuple[bool, float]]) -> float:
    """The share that is right, each counted as what it stands for."""
    return sum(counts for ok, counts in judged if ok) / (sum(counts for _, counts in judged) or 1)


def _told(one: Example, weights: Weights) -> str:
    told = following.probabilities(one.features, weights[one.commitment.specificity.value])
    return following.chosen(one.commitment, one.features, told, folder(one.lang).silent_from).value


def examples() -> Iterator[Example]:
    """What was judged, with what the table weighs of it; nothing of the blind pairs."""
    for file in marked.FILES:
        if file.stem not in BLIND:
            old, new = _pair(file.stem)
            weigh = _weighing(old, new)
            for one, listed in marked.joined(marked.marks(file)[1], marked.within(file, old.commitments)):
                if one.statuses:
                    yield Example(file.stem, old.lang, listed, weigh(listed), one.statuses, 1.0)
    for file in judged.ANSWERED:
        old, new = _pair(file.stem)
        weigh = _weighing(old, new)
        for listed, statuses, stands_for in judged.answered(file, old):
            yield Example(file.stem, old.lang, listed, weigh(listed), statuses, stands_for)
    for file in judged.FOLLOWED:
        old, new = _pair(file.stem)
        weigh = _weighing(old, new)
        for listed, verdict in judged.followed(file, old):
            statuses = ("reported", "continued") if verdict == "spoken" else (verdict,)
            yield Example(file.stem, old.lang, listed, weigh(listed), statuses, ONE_SIDED)


def _weighing(old: rd.Report, new: rd.Report) -> Callable[[rd.Commitment], Mapping[str, float]]:
    tongue = language(old.lang)
    (told_old, _), (told_new, _) = (report_in_words(one, tongue.folder.scripts) for one in (old, new))
    inside = {one.id: one for one in told_old.commitments}
    earlier, spoken = (Spoken.of(Said(told, tongue)) for told in (told_old, told_new))
    echoes = Echoes(earlier, spoken, told_ahead(told_new, spoken.sentences, tongue.folder.ahead, tongue.folder.until), tongue)

    def weigh(commitment: rd.Commitment) -> Mapping[str, float]:
        one = inside[commitment.id]
        return following.features(one, *echoes.of(one))

    return weigh


def fit(found: Sequence[Example], lang: str) -> Weights:
    """Weights of a logistic regression over the statuses, silence standing at nought: those that all promises share, what a language
    adds and what a degree of specificity adds, each drawn towards nought."""
    names, langs = list(found[0].features), sorted({one.lang for one in found})
    plain = np.array([[one.features[name] for name in names] for one in found])
    groups = [[one.lang == other for one in found] for other in langs]
    groups += [[one.commitment.specificity is other for one in found] for other in rd.Specificity]
    given = np.hstack([plain, *(plain * np.array(group)[:, None] for group in groups)])
    right = np.array([[(status.value in one.statuses) / len(one.statuses) for status in STATUSES] for one in found])
    counts = np.array([one.counts for one in found])
    weights: Any = np.zeros((given.shape[1], len(STATUSES)))
    step: Any = np.zeros_like(weights)
    for _ in range(STEPS):
        logits = given @ weights
        shares = np.exp(logits - logits.max(1, keepdims=True))
        shares /= shares.sum(1, keepdims=True)
        pull = PULL * weights
        pull[0] = 0
        step = LASTING * step - GAIN * (given.T @ ((shares - right) * counts[:, None]) + pull) / counts.sum()
        weights += step
    blocks = weights.reshape(-1, len(names), len(STATUSES))
    shared = blocks[0] + sum(blocks[1 + at] for at, other in enumerate(langs) if other == lang)
    return {
        specificity.value: _at_nought(shared + blocks[1 + len(langs) + at], names) for at, specificity in enumerate(rd.Specificity)
    }


def _at_nought(weights: Any, names: Sequence[str]) -> dict[str, dict[str, float]]:
    """The weights of the statuses but silence, by name, with those of silence taken off."""
    told = weights - weights[:, [STATUSES.index(CommitmentStatus.SILENT)]]
    return {
        status.value: {name: round(float(weight), 2) for name, weight in zip(names, told[:, place], strict=True)}
        for place, status in enumerate(STATUSES)
        if status is not CommitmentStatus.SILENT
    }


def _as_toml(weights: Weights) -> str:
    return "\n\n".join(
        "\n".join((f"[weights.{specificity}.{status}]", *(f"{name} = {weight}" for name, weight in own.items())))
        for specificity, table in weights.items()
        for status, own in table.items()
    )


def _listed() -> str:
    rows = [
        [file.stem, TUNED, score.named, f"{score.recall:.2f}", score.listed, f"{score.precision:.2f}"]
        for file in judged.LISTED
        for score in [judged.listing(file, rd.read(EVAL / file.stem))]
    ]
    return tabulate(rows, ["report", "", "named by a reader", "recall", "listed as named", "precision"], "github")


def _silent() -> str:
    rows = [
        [
            file.stem.replace("__", " → "),
            TUNED,
            score.called,
            f"{score.precision:.2f}",
            f"{score.recall:.2f}",
        ]
        for file in judged.FOLLOWED
        for score in [judged.silence(file, *_pair(file.stem))]
    ]
    return tabulate(rows, ["pair", "", "called silent", "precision", "recall"], "github")


if __name__ == "__main__":
    sys.exit(main())
