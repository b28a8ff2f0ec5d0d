"""Commitments without a number: how many of those that a reader finds are listed, and how far silence can be believed.

python benchmarks/commitments.py [--write docs/accuracy.md]
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tabulate import tabulate

import pages
import reportdiff as rd

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "following"))
import commitment_judgements as judged  # noqa: E402

EVAL = Path(os.environ.get("REPORTDIFF_EVAL") or ROOT.parent / "shared" / "eval") / "reports"
HELD_OUT = {"guizhou2025.docx", "heilongjiang2025.docx__heilongjiang2026.txt"}


def main() -> int:
    if not EVAL.is_dir():
        print(f"no real reports at {EVAL}; set REPORTDIFF_EVAL", file=sys.stderr)
        return 2
    listed = [
        [file.stem, _whether(file.stem), score.named, f"{score.recall:.2f}", score.listed, f"{score.precision:.2f}"]
        for file in judged.LISTED
        for score in [judged.listing(file, rd.read(EVAL / file.stem))]
    ]
    silent = [
        [
            file.stem.replace("__", " → "),
            _whether(file.stem),
            score.called,
            f"{score.precision:.2f}",
            f"{score.recall:.2f}",
        ]
        for file in judged.FOLLOWED
        for score in [judged.silence(file, *(rd.read(judged.report_file(EVAL, name)) for name in file.stem.split("__")))]
    ]
    table = "\n\n".join(
        (
            tabulate(listed, ["report", "", "named by a reader", "recall", "listed", "precision"], "github"),
            tabulate(silent, ["pair", "", "called silent", "precision", "recall"], "github"),
        )
    )
    print(table)
    if "--write" in sys.argv:
        pages.write(Path(sys.argv[sys.argv.index("--write") + 1]), "make commitments", table)
    return 0


def _whether(stem: str) -> str:
    return "held out" if stem in HELD_OUT else "tuned on"


if __name__ == "__main__":
    sys.exit(main())
