"""How many slips `check` finds: reports with one thing broken in each, and the same reports left as they are.

    python benchmarks/slips.py [--blind] [--show]

Reads the reports under ``REPORTDIFF_EVAL`` (by default ``../shared/eval``). Each slip is made in the text of a real
report, one at a time, where it really breaks something: a point of a list renumbered, a value taken out of a 分别 list, a
range turned round, the change after 从…到… altered, 万 written for 亿 in a level whose growth and last level are known, a
part made larger than its whole, a share raised above the whole, a figure that stands twice altered once. It counts as
found where a finding that the clean report does not have covers it or names it. With ``--blind`` the places are chosen by
the look of the text alone, whether or not the program understands them (``blind``); without it only where the program
recovers a claim, and the first line of the output says so.
"""

from __future__ import annotations

import os
import random
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from tabulate import tabulate

import blind
import pages
import reportdiff as rd
from reportdiff.lang import language
from reportdiff.model import Finding, Measure, Report, Severity, report_in_words
from reportdiff.relations import Interval, Relation, judged, laid_out
from reportdiff.relations.interval import growth, stands_for

EVAL = Path(os.environ.get("REPORTDIFF_EVAL", Path(__file__).parents[2] / "shared" / "eval")) / "reports"
SEED = 11
EACH = 2  # slips of a kind in one report
NUMERALS = "一二三四五六七八九十"

Slip = tuple[str, int, int, str]  # kind, start, end, what stands there instead


def slips(report: Report, previous: Report | None) -> Iterator[Slip]:
    """All slips that could be made in a report."""
    own = laid_out(report, language(report.lang))
    for one in judged(own):
        if one.verdict is not None and one.verdict.holds:
            yield from broken(one.relation, report.text)
    for fact in report.facts:
        if fact.low is not None and fact.high is not None and fact.low < fact.high:
            low_high = re.match(r"([\d.]+)(%?[-—~～至到]+)([\d.]+)", report.text[fact.start : fact.end])
            if low_high:
                yield "range", fact.start, fact.start + low_high.end(), low_high[3] + low_high[2] + low_high[1]
    yield from twice(report)
    if previous is not None:
        yield from scales(report, previous)
        yield from growths(report, previous)


def broken(one: Relation, text: str) -> Iterator[Slip]:
    """What breaks a relation that holds."""
    match one.kind, one.cue.partition(",")[0]:
        case "goes-on", "numbering":
            number = one["now"]
            digit = re.search(r"[一二三四五六七八九]", number.text)
            if digit and number.value and 1 < number.value < 9:
                at = number.start + digit.start()
                yield "heading number", at, at + 1, NUMERALS[int(number.value)]  # one further: skipped, or then repeated
        case "count", "respectively":
            last = re.search(r"(?:、|和|与)[^、和与]*$", text[one["listed"].start : one["listed"].end])
            if last and one["listed"].exact:
                yield "respective", one["listed"].start + last.start(), one["listed"].end, ""
        case "count", _:
            said = one["said"]
            if said.value and 2 < said.value < 10 and said.text[:1] == NUMERALS[int(said.value) - 1]:
                yield "announced count", said.start, said.start + 1, NUMERALS[int(said.value) - 2]
        case ("change" | "growth"), "from-to":
            change = one["change" if one.kind == "change" else "growth"]
            if change.value:
                yield "from-to", change.start, change.end, altered(change.text)
        case "part", _:
            if one["part"].value:
                yield "part and whole", one["part"].start, one["part"].end, "9" + one["whole"].text
        case "limit", "share":
            share = one["figure"]
            if share.value and share.value > 20 and share.text[:1].isdigit():
                yield "share", share.start, share.start, "1"
        case "year", _:
            year = one["one"]
            if year.value and year.text.isdecimal():
                yield "year", year.start, year.end, str(int(year.value) - 2)


def twice(report: Report) -> Iterator[Slip]:
    """A figure that the report states twice, altered the second time."""
    stated: dict[tuple[object, ...], int] = {}
    for fact in report.facts:
        if fact.concept and fact.year and fact.value is not None and fact.kind == "actual" and fact.comparator == "eq":
            key = (fact.indicator, fact.measure, fact.year, fact.period, fact.qualifiers, fact.text)
            if stated.get(key, fact.sentence_start) != fact.sentence_start:
                yield "stated twice", fact.start, fact.end, altered(fact.text)
            stated.setdefault(key, fact.sentence_start)


def scales(report: Report, previous: Report) -> Iterator[Slip]:
    """万 for 亿 in a level at hand with its growth, of which last year's report gives the level."""
    known = {fact.concept for fact in previous.facts if fact.measure is Measure.LEVEL and fact.kind == "actual"}
    growing = {fact.concept for fact in report.facts if fact.measure is Measure.GROWTH and fact.kind == "actual"}
    for fact in report.facts:
        comparable = fact.kind == "actual" and fact.year == previous.year and fact.measure is Measure.LEVEL
        scale = re.search(r"(?<=\d)[万亿](?=元)", fact.text)
        if comparable and fact.concept and fact.concept in known & growing and scale:
            at = fact.start + scale.start()
            yield "scale", at, at + 1, "万" if scale[0] == "亿" else "亿"


def growths(report: Report, previous: Report) -> Iterator[Slip]:
    """A growth altered beyond what its level and that of last year's report allow, where it agreed with them."""

    def levels(of: Report, year: int | None) -> dict[str | None, Interval | None]:
        told = (fact for fact in of.facts if fact.kind == "actual" and fact.year == year and fact.concept)
        return {fact.concept: stands_for(fact) for fact in told if fact.measure is Measure.LEVEL}

    before, after = levels(previous, (previous.year or 0) - 1), levels(report, previous.year)
    for fact in report.facts:
        first, second, said = before.get(fact.concept), after.get(fact.concept), stands_for(fact)
        told = fact.kind == "actual" and fact.year == previous.year and fact.measure is Measure.GROWTH
        if not told or first is None or second is None or said is None or fact.direction == "down":
            continue
        grown, instead = growth(first, second), altered(fact.text)
        value = re.match(r"[\d.]+", unicodedata.normalize("NFKC", instead))
        if grown is None or value is None or not grown.meets(said):
            continue
        if not grown.meets(Interval(Decimal(value[0]) - fact.precision, Decimal(value[0]) + fact.precision)):
            yield "growth", fact.start, fact.end, instead


def altered(figure: str) -> str:
    """The figure with its first digit changed."""
    figure = unicodedata.normalize("NFKC", figure)
    first = re.search(r"[1-9]", figure)
    if first is None:
        return figure
    return figure[: first.start()] + str(int(first[0]) % 9 + 1) + figure[first.end() :]


def pairs() -> Iterator[tuple[Path, Path | None]]:
    """Each report with the one before it, where that is there."""
    by_key = {}
    for path in sorted(EVAL.iterdir()):
        named = re.match(r"([a-z]+)(\d{4})(\.en)?", path.name)
        if named and not named[3]:
            by_key.setdefault((named[1], int(named[2])), path)
    for (name, year), path in by_key.items():
        yield path, by_key.get((name, year - 1))


def in_words(path: Path) -> Report:
    """A report whose text is its words: a slip is made in what is read."""
    return report_in_words(rd.read(path))[0]


def found(clean: set[str], findings: tuple[Finding, ...], start: int, length: int) -> bool:
    """Whether a new finding stands at the slip or rests on it."""
    for one in findings:
        if one.fingerprint in clean or one.severity is Severity.INFO:
            continue
        spans = [(one.start, one.end), *((related.start, related.end) for related in one.related)]
        if one.rule == "RD101":  # what was taken out stood between the two numbers that no longer follow
            spans.append((min(begin for begin, _ in spans), max(end for _, end in spans)))
        if any(begin - 40 <= start + length and start <= end + 40 for begin, end in spans):
            return True
    return False


def main() -> int:
    if not EVAL.is_dir():
        print(f"no reports at {EVAL}: nothing is measured")
        return 0
    random.seed(SEED)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    reports, noise = 0, Counter[str]()
    for path, before in pairs():
        report = in_words(path)
        previous = [in_words(before)] if before else []
        clean = rd.check(report, previous)
        noise.update(one.severity for one in clean)
        prints = {one.fingerprint for one in clean}
        by_kind = defaultdict(list)
        earlier = previous[0] if previous else None
        possible_slips = (
            blind.slips(report.text, earlier.text if earlier else None) if "--blind" in sys.argv else slips(report, earlier)
        )
        for slip in possible_slips:
            by_kind[slip[0]].append(slip)
        reports += bool(by_kind)
        for kind, possible in by_kind.items():
            for _, start, end, instead in random.sample(possible, min(EACH, len(possible))):
                text = report.text[:start] + instead + report.text[end:]
                broken = rd.parse(text, name=report.source, year=report.year)
                seen = found(prints, rd.check(broken, previous), start, len(instead))
                counts[kind]["found" if seen else "missed"] += 1
                if not seen and "--show" in sys.argv:
                    print(f"{path.name} {kind} …{text[max(0, start - 30) : start + len(instead) + 30]!r}")
    rows = [[kind, c.total(), c["found"], f"{c['found'] / c.total():.2f}"] for kind, c in sorted(counts.items())]
    total = sum((Counter(c) for c in counts.values()), Counter())
    rows.append(["all", total.total(), total["found"], f"{total['found'] / max(total.total(), 1):.2f}"])
    table = tabulate(rows, headers=["slip", "made", "found", "share"], tablefmt="github")
    table += f"\n\n{reports} reports; in them as they are: {noise['error']} errors, {noise['warning']} warnings."
    where = "chosen by the look of the text" if "--blind" in sys.argv else "made where the program recovers a claim"
    table = f"Slips {where}.\n\n{table}"
    print(table)
    if "--write" in sys.argv:
        command = 'make slips ARGS="--blind"' if "--blind" in sys.argv else "make slips"
        pages.write(Path(sys.argv[sys.argv.index("--write") + 1]), command, table)
    return 0


if __name__ == "__main__":
    sys.exit(main())
