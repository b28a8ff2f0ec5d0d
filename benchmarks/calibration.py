"""How far a row's confidence can be believed: rows of the labelled pairs in ten bins, as Markdown tables.

    python benchmarks/calibration.py                             # $REPORTDIFF_EVAL, else ../shared/eval
    python benchmarks/calibration.py --fit                       # weights anew, for following/confidence.toml
    python benchmarks/calibration.py --write docs/accuracy.md    # put the tables into the page
    python benchmarks/calibration.py --mentions                  # where NEW is said to speak of a target: does it?

A row is right where outcome, proof and renewal are all as labelled; a labelled target that was not found has
no confidence and is counted apart; so are rows of which NEW is only said to speak, whose confidence also says whether it
does: ``labels/judged_mentions.tsv`` has what a reader found of some. With --fit each pair is also judged by weights fitted on the other pairs only.
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from tabulate import tabulate

import corpus
import pages
import reportdiff as rd
import scores
from reportdiff.following.confidence import features
from reportdiff.model import Outcome, Score, Status

BINS = 10
MENTIONS = Path(__file__).parent / "labels" / "judged_mentions.tsv"
_STATUSES = tuple(status.value for status in Status)
_FOR, _AGAINST = ("fit", "lead"), ("tolerance", "nearest")
# What a reader would expect before any label is seen; few rows are wrong, so that the labels alone say little.
_EXPECTED = {"fit": 1.5, "lead": 0.5, "tolerance": -0.5, "nearest": -1.0}
_SHRINK_WEIGHT, _SHRINK_STATUS = 4.0, 0.5  # of the ridge: weights to what is expected, statuses to their mean
_STEPS, _STEP = 20_000, 0.01


@dataclass(frozen=True, slots=True)
class Row:
    """A labelled row: its set and pair, what the program says, and whether that is right; ``None`` where it says nothing."""

    which: str
    pair: str
    outcome: Outcome | None
    right: bool


def rows(folder: Path) -> Iterator[Row]:
    """Every labelled row of the pairs that are read."""
    scorer = _scorer(folder)
    for which, gold in scores.labelled(folder):
        names = gold.stem.split("__")
        if gold.suffix != ".outcomes":
            continue
        try:
            found = rd.diff(*(rd.read(scores.report_file(folder, name)) for name in names))
        except rd.ReadError:
            continue
        for cells in scorer.read_lines(str(gold)):
            if cells[2].strip() != "?":
                outcome = _of(scorer, cells, found.outcomes)
                right = outcome is not None and _is_right(scorer, cells, outcome)
                yield Row(which, " → ".join(names), outcome, right)


def _scorer(folder: Path) -> Any:
    """The module that scores, which lies beside the labels and decides how they are read."""
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["score"] = module
    spec.loader.exec_module(module)
    return module


def _of(scorer: Any, cells: Sequence[str], outcomes: Sequence[Outcome]) -> Outcome | None:
    target = scorer.span(cells[0])

    def common(outcome: Outcome) -> int:
        return int(scorer.overlap(target, (outcome.target.start, outcome.target.end)))

    best = max(outcomes, key=common, default=None)
    return best if best is not None and common(best) > 0 else None


def _is_right(scorer: Any, cells: Sequence[str], outcome: Outcome) -> bool:
    """As score.py judges a row."""
    label, proof, renewed = cells[2].strip(), scorer.span(cells[3]), scorer.span(cells[4])

    def holds(place: tuple[int, int] | None, fact: rd.Fact | None) -> bool:
        return place is not None and fact is not None and scorer.overlap(place, (fact.start, fact.end)) > 0

    renewal = holds(renewed, outcome.renewed) if renewed else outcome.renewed is None
    proven = holds(proof, outcome.actual) if proof else True
    return outcome.outcome == label and renewal and proven


def bins(said: Sequence[float], right: Sequence[bool]) -> tuple[list[list[str]], float]:
    """A line for each tenth of confidence, and the expected calibration error: the mean gap, weighted by rows."""
    table, error = [], 0.0
    places = [min(BINS - 1, int(one * BINS)) for one in said]
    for place in range(BINS):
        within = [(one, good) for one, good, its in zip(said, right, places, strict=True) if its == place]
        cells = [f"{place / BINS:.1f} – {(place + 1) / BINS:.1f}", str(len(within))]
        if within:
            mean, share = (sum(column) / len(within) for column in zip(*within, strict=True))
            error += abs(mean - share) * len(within) / len(said)
            cells += [f"{mean:.3f}", f"{share:.3f}"]
        table.append([*cells, *[""] * (4 - len(cells))])
    return table, error


def losses(said: Sequence[float], right: Sequence[bool]) -> str:
    """Expected calibration error and Brier score, each better the smaller."""
    brier = sum((one - good) ** 2 for one, good in zip(said, right, strict=True)) / len(said)
    return f"expected calibration error {bins(said, right)[1]:.3f}, Brier score {brier:.3f}"


def report(found: Sequence[Row]) -> str:
    """The bins of all pairs together, and the error of each pair."""
    known = [row for row in found if row.outcome and row.outcome.status is not Status.MENTIONED]
    said, right = [row.outcome.confidence for row in known if row.outcome], [row.right for row in known]
    drawn = tabulate(bins(said, right)[0], ["confidence", "rows", "mean confidence", "share right"], "github",
                     disable_numparse=True)  # fmt: skip
    base = sum(right) / len(right)
    absent = sum(row.outcome is None for row in found)
    return (
        f"{drawn}\n\n{len(known)} rows: {losses(said, right)}; with the same confidence of {base:.3f} for every row: "
        f"{losses([base] * len(right), right)}. Labelled targets not found at all, without a confidence: {absent}; only spoken of: {len(found) - len(known) - absent}."
    )


def mentions(folder: Path) -> str:
    """Of rows that are called mentioned, as judged by a reader: how sure each is, and how many speak of the target's matter."""
    judged: dict[tuple[str, str], list[tuple[int, bool]]] = {}
    for line in MENTIONS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            old, new, start, _, told = line.split("\t")
            judged.setdefault((old, new), []).append((int(start), told == "yes"))
    said: list[float] = []
    right: list[bool] = []
    for names, marks in judged.items():
        found = rd.diff(*(rd.read(folder / "cities" / name) for name in names))
        rows = {row.target.start: row for row in found.outcomes if row.status is Status.MENTIONED}
        for start, told in marks:
            if start in rows:
                said.append(rows[start].confidence)
                right.append(told)
    drawn = tabulate(bins(said, right)[0], ["confidence", "rows", "mean confidence", "share spoken of"], "github", disable_numparse=True)
    return f"{drawn}\n\n{len(said)} rows."


def _design(found: Sequence[Row]) -> tuple[Any, Any]:
    """A line for each row: which status it has, and what the table weighs."""
    lines = []
    for row in found:
        assert row.outcome is not None
        given = features(row.outcome.parts or Score())
        lines.append(
            [float(row.outcome.status == status) for status in _STATUSES] + [given[n] for n in (*_FOR, *_AGAINST)]
        )
    return np.array(lines), np.array([float(row.right) for row in found])


def fit(found: Sequence[Row]) -> Any:
    """The weights of a logistic regression with a ridge; what speaks for a row weighs at least 0, the others at most.

    Plain projected gradient descent with a fixed number of steps: the same rows give the same weights.
    """
    lines, right = _design(found)
    statuses = len(_STATUSES)
    sign = np.array([0] * statuses + [1] * len(_FOR) + [-1] * len(_AGAINST))
    expected = np.array([_EXPECTED[name] for name in (*_FOR, *_AGAINST)])
    weights = np.array([*[0.0] * statuses, *expected])
    for _ in range(_STEPS):
        said = 1 / (1 + np.exp(-(lines @ weights)))
        slope = lines.T @ (said - right)
        slope[statuses:] += _SHRINK_WEIGHT * (weights[statuses:] - expected)
        slope[:statuses] += _SHRINK_STATUS * (weights[:statuses] - weights[:statuses].mean())
        weights = weights - _STEP * slope
        weights = np.where(sign * weights < 0, 0.0, weights)
    return weights


def said_by(weights: Any) -> Callable[[Sequence[Row]], list[float]]:
    """The confidence that weights give each row."""

    def say(found: Sequence[Row]) -> list[float]:
        lines, _ = _design(found)
        return [float(one) for one in 1 / (1 + np.exp(-(lines @ weights)))]

    return say


def fitted(found: Sequence[Row]) -> str:
    """New weights as the table has them, and how they do on pairs that they were not fitted on."""
    known = [row for row in found if row.outcome]
    said: list[float] = []
    right: list[bool] = []
    for pair in sorted({row.pair for row in known}):
        others, own = [row for row in known if row.pair != pair], [row for row in known if row.pair == pair]
        said += said_by(fit(others))(own)
        right += [row.right for row in own]
    weights = dict(zip((*_STATUSES, *_FOR, *_AGAINST), fit(known), strict=True))
    parts = (("status", _STATUSES), ("speaks_for", _FOR), ("speaks_against", _AGAINST))
    lines = [f"[{part}]\n" + "".join(f"{name} = {weights[name]:.2f}\n" for name in names) for part, names in parts]
    constant = [
        sum(row.right for row in known if row.pair != one.pair) / sum(row.pair != one.pair for row in known)
        for one in sorted(known, key=lambda row: row.pair)
    ]
    return "\n".join(
        [
            *lines,
            f"# Each pair by weights fitted on the others: {losses(said, right)};",
            f"# by the share of right rows in the others: {losses(constant, right)}.",
        ]
    )


def main() -> int:
    """Print the bins, or fit anew."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fit", action="store_true", help="print new weights and how they do across pairs")
    parser.add_argument("--mentions", action="store_true", help="judge what is called mentioned")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="put the tables into a page")
    args = parser.parse_args()
    folder = corpus.evaluation()
    if folder is None:
        print("no labelled reports here: name their folder in REPORTDIFF_EVAL; nothing was measured")
        return 0
    if args.mentions:
        print(mentions(folder))
        return 0
    found = list(rows(folder))
    if args.fit:
        printed = fitted([row for row in found if row.which != "held out"])
    else:
        printed = "\n\n".join(f"**{title}**\n\n{report([row for row in found if (row.which == 'held out') == held])}"
                              for title, held in (("Pairs that the weights were fitted on", False), ("Pairs held out", True)))  # fmt: skip
    print(printed)
    if args.write and not args.fit:
        pages.write(args.write, "make calibration", printed)
    return 0


if __name__ == "__main__":
    sys.exit(main())
