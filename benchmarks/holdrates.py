"""How often relations of each class hold over the reports at hand; writes the table that severities come from.

    python benchmarks/holdrates.py [--show] [--aside NAME,…] [--write docs/check.md]

Reads the reports under ``REPORTDIFF_EVAL`` (by default ``../shared/eval``): work reports of the centre and of provinces,
reports of cities, of companies, each with those of the five years before it that are there. A class is the kind of arithmetic, the
cue that says that it is meant, how its operands were recognised, the language and the kind of report. What a person found of a failure stands
in ``labels/failures.tsv``, by a print of its report, its kind and its figures; ``--show`` lists the failures that nobody has
judged. Reports ``--aside`` are not read. No text of a report is kept.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from decimal import localcontext
from pathlib import Path

from tabulate import tabulate

import pages
import reportdiff as rd
from leave_out import Failure, Tally, added, left_out
from reportdiff.checking.rule import Checked
from reportdiff.checking.rules import RULES
from reportdiff.checking.severity import Class, Counts, class_of
from reportdiff.checking.views import View, culprit
from reportdiff.following import compare
from reportdiff.lang import language
from reportdiff.model import ARITHMETIC, Report, report_in_words
from reportdiff.relations import Judged

EVAL = Path(os.environ.get("REPORTDIFF_EVAL", Path(__file__).parents[2] / "shared" / "eval"))
TABLE = Path(__file__).parents[1] / "src" / "reportdiff" / "checking" / "holdrates.toml"
LABELS = Path(__file__).parent / "labels" / "failures.tsv"
_NAMED = re.compile(r"(?P<issuer>\D+)(?P<year>\d{4})(?P<lang>\.en)?")
_SUFFIXES = (".txt", ".docx", ".md")
_YEARS = 5  # before a report of which earlier ones are read with it
_SHOWN = 36  # characters around a failure that --show shows

Judgements = dict[str, str]


def reports() -> Iterator[tuple[str, Report, tuple[Report, ...]]]:
    """Each report in its words, with its name, and the earlier ones of the same issuer, the latest first."""
    aside = sys.argv[sys.argv.index("--aside") + 1].split(",") if "--aside" in sys.argv else ()
    for folder in ("reports", "cities", "companies"):
        by_issuer: dict[str, dict[int, Report]] = defaultdict(dict)
        names: dict[tuple[str, int], str] = {}
        for path in sorted((EVAL / folder).iterdir()):
            named = _NAMED.match(path.name)
            if named and path.suffix in _SUFFIXES and path.stem not in aside:
                issuer, year = named["issuer"] + (named["lang"] or ""), int(named["year"])
                by_issuer[issuer][year] = report_in_words(rd.read(path))[0]
                names[issuer, year] = path.name
        for issuer, of in by_issuer.items():
            for year, report in of.items():
                yield names[issuer, year], report, tuple(of[one] for one in sorted(of, reverse=True) if year - _YEARS <= one < year)


def checked_of(report: Report, before: Sequence[Report]) -> Checked:
    """A report as the rules look at it, with the ones before it."""
    with localcontext(ARITHMETIC):
        diff = compare(before[0], report, commitments=False) if before else None
        return Checked(report, tuple(before), language(report.lang), diff)


def print_of(name: str, one: Judged) -> str:
    """A print by which a failure is found again: its report, its kind, its figures as they are written."""
    told = "|".join(f"{role}={it.text.strip()[:40]}" for role, it in one.relation.operands)
    return hashlib.sha256(f"{name}|{one.relation.kind}|{told}".encode()).hexdigest()[:12]


def judgements() -> Judgements:
    """What a person found of failures, by their prints: true or false."""
    rows = (line.split("\t") for line in LABELS.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#"))
    return {row[0]: row[1] for row in rows}


def shown(name: str, one: Judged, report: Report) -> str:
    """A failure in a line, for a person to judge; it is printed and kept nowhere."""
    relation, text = one.relation, report.text
    around = text[max(0, relation.start - _SHOWN) : relation.end + _SHOWN // 2].replace("\n", "/")
    figures = "; ".join(f"{role} {it.text.strip()[:30]}" for role, it in relation.operands)
    return f"{print_of(name, one)} {name} {relation.kind}/{relation.cue}/{relation.known} | {figures} | {around}"


def counted(show: bool) -> Iterator[Tally]:
    """What each report says of the classes of its relations."""
    found = judgements()
    for name, report, before in reports():
        counts: dict[Class, Counts] = defaultdict(Counts)
        failures = []
        checked = checked_of(report, before)
        with localcontext(ARITHMETIC):
            for one in checked.judged:
                if one.verdict is None:
                    continue
                own = class_of(one.relation, report)
                said = found.get(print_of(name, one)) if one.fails else None
                counts[own] += Counts(int(one.verdict.holds), int(one.fails), int(said == "true"))
                failures += _failures(one, checked, own, said == "true") if one.fails else ()
                if one.fails and (said is None or "--all" in sys.argv) and show:
                    print(shown(name, one, report))
        yield Tally(name, _NAMED.match(name)["issuer"], report.genre, counts, tuple(failures))  # type: ignore[index]


def _failures(one: Judged, checked: Checked, own: Class, true: bool) -> Iterator[Failure]:
    """A failed relation as each rule would show it that shows its kind."""
    for rule in RULES:
        if isinstance(rule, View) and one.relation.kind in rule.kinds and rule.shows(one.relation, checked):
            figure = one.relation.operands[culprit(one, checked)][1]
            place = figure if figure.report is checked.report else one.relation
            yield Failure(rule.code, (place.start, place.end), own, rule.severity, true)


def written(counts: dict[Class, Counts], read: int) -> str:
    """The table as it stands in the package."""
    head = f"# How often relations of each class held over {read} reports; written by make holdrates.\n"
    rows = (
        f'[[class]]\nkind = "{kind}"\ncue = "{cue}"\nknown = "{known}"\nlang = "{lang}"\ngenre = "{genre}"\n'
        f"held = {one.held}\nfailed = {one.failed}\ntrue = {one.true}\n"
        for (kind, cue, known, lang, genre), one in counts.items()
    )
    return "\n".join((head, *rows))


def _raises(one: Counts, known: str) -> str:
    worth = one.severity(known)
    return worth.value if worth else "–"


def main() -> int:
    if not (EVAL / "reports").is_dir():
        print(f"no reports at {EVAL}: nothing is counted")
        return 0
    tallies = tuple(counted("--show" in sys.argv))
    counts, read = added(tallies), len(tallies)
    TABLE.write_text(written(counts, read), encoding="utf-8")
    rows = [
        [lang, genre, kind, cue, known, one.held, one.failed, one.true, _raises(one, known)]
        for (kind, cue, known, lang, genre), one in sorted(counts.items(), key=lambda it: (it[0][3:], it[0]))
    ]
    heads = ["language", "report", "kind", "cue", "recognised by", "held", "failed", "truly", "raises"]
    kinds, halves = f"{by_kind(counts)}\n\n{read} reports.", left_out(tallies)
    print(tabulate(rows, headers=heads, tablefmt="github"), kinds, halves, sep="\n\n")
    if "--write" in sys.argv:
        page = Path(sys.argv[sys.argv.index("--write") + 1])
        pages.write(page, "make holdrates, by kind", kinds)
        pages.write(page, "make holdrates, by halves", halves)
    return 0


def by_kind(counts: dict[Class, Counts]) -> str:
    """The counts by the kind of arithmetic, and how many of its classes may raise what."""
    rows = []
    for kind in sorted({kind for kind, *_ in counts}):
        own = [(one, _raises(one, of[2])) for of, one in counts.items() if of[0] == kind]
        total = sum((one for one, _ in own), Counts())
        raised = Counter(worth for _, worth in own)
        rows.append([kind, total.held, total.failed, total.true, *(raised[worth] for worth in ("error", "warning", "–"))])
    heads = ["kind", "held", "failed", "truly", "classes: error", "warning", "nothing"]
    return tabulate(rows, headers=heads, tablefmt="github")


if __name__ == "__main__":
    sys.exit(main())
