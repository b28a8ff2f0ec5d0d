"""Drives the whole way of a report with spoiled inputs, and says what broke: any exception that is no ``ReportError``, any
law that does not hold, any input that takes out of all proportion long.

    python tests/fuzz/fuzzing.py --minutes 60                # from the seed that the clock gives, one after the other
    python tests/fuzz/fuzzing.py --seed 4711                 # one case again, with its traceback
    python tests/fuzz/fuzzing.py --seed 4711 --write FOLDER  # and its inputs as files
"""

from __future__ import annotations

import argparse
import re
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import mutations

import reportdiff as rd
from reportdiff import baseline as known_findings
from reportdiff import extraction, following, reading, settings
from reportdiff.api import Findings
from reportdiff.rendering import (
    annotations,
    decision_form,
    delimited,
    documents,
    findings,
    letter,
    markdown,
    notebook,
    page,
    records,
    table,
    wording,
    workbook,
)

PATIENCE = 10  # seconds for one case of at most 80,000 characters
KINDS = ("text", "text", "text", "text", "txt", "md", "html", "docx", "pdf")
_STEERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e0fff]")
_COMMAND = re.compile(r"^[^\S\n]*::|##\w*\[", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Case:
    """What a seed stands for: the texts of two reports, or a file and the text of the other."""

    seed: int
    lang: str
    kind: str
    old: str
    new: str | bytes


class SlowError(Exception):
    """A case took too long."""


def case(seed: int) -> Case:
    """The case of a seed."""
    draw = Random(seed)
    lang, kind = draw.choice(("zh", "zh", "en")), draw.choice(KINDS)
    old = mutations.text(draw, lang)
    if kind in ("html", "docx", "pdf"):
        return Case(seed, "zh", kind, old, mutations.file(draw, kind))
    new = mutations.next_year(draw, old, lang) if draw.random() < 0.7 else mutations.text(draw, lang)
    if kind == "text":
        return Case(seed, lang, kind, old, new)
    encoding = draw.choice(("utf-8", "utf-8", "utf-8-sig", "gb18030", "utf-16", "big5", "utf-32"))
    return Case(seed, lang, kind, old, new.encode(encoding, "ignore"))


def run(one: Case, folder: Path) -> None:
    """The whole way of a case; raises what went wrong."""
    draw = Random(one.seed + 1)
    lang = draw.choice(("auto", one.lang, one.lang))
    try:
        old = rd.parse(one.old, name="old", lang=one.lang, year=draw.choice((None, None, 2024)))
        if isinstance(one.new, bytes):
            file = folder / f"new.{one.kind}"
            file.write_bytes(one.new)
            new = extraction.extract(reading.load(file), lang=lang)
        else:
            new = rd.parse(one.new, name="new", lang=lang, year=draw.choice((None, None, 2025)))
    except rd.ReportError as error:
        is_one_line(error)
        return
    for report in (old, new):
        check_report(report)
    check_rendering(draw, new)
    if old.lang != new.lang:
        return
    compared = rd.diff(old, new)
    check_diff(compared)
    render(draw, compared)
    check_small_files(draw, compared, folder)
    found = rd.check(new, [old] if draw.random() < 0.7 else [])
    check_findings(found)
    render_findings(draw, found, old)


def is_one_line(error: rd.ReportError) -> None:
    """What a user is told of a file that is not read."""
    assert "\n" not in str(error)


def check_report(report: rd.Report) -> None:
    """What holds for every report: each thing quotes its text, sections are a tree."""
    length = len(report.text)
    ids = {section.id: section for section in report.sections}
    assert len(ids) == len(report.sections)
    for section in report.sections:
        assert 0 <= section.start < section.end <= length
        if section.parent:
            assert section.start < section.end <= ids[section.parent].end
            # of columns that stand side by side a part may stand above what it is a part of
            assert ids[section.parent].start <= section.start or any(one.holds for one in report.furniture)
    assert len({fact.id for fact in report.facts}) == len(report.facts)
    for fact in report.facts:
        assert report.text[fact.start : fact.end] == fact.text
        assert 0 <= fact.sentence_start <= fact.start < fact.end <= fact.sentence_end <= length
        assert fact.section is None or fact.section in ids
        assert fact.precision >= 0
        assert (fact.value is None) == (fact.low is not None and fact.high is not None) or fact.value is not None
    for promise in report.commitments:
        assert report.text[promise.start : promise.end] == promise.text
        assert promise.names or promise.specificity != "named"


def check_diff(found: rd.Diff, most: int | None = None) -> None:
    """What holds for every comparison: targets and sections are all there, once."""
    told = [outcome.target.id for outcome in found.outcomes] + [one.target.id for one in found.pending]
    assert len(told) == len(set(told))
    assert most is None or len(told) <= most
    assert {pair.old.id for pair in found.sections if pair.old} == {section.id for section in found.old.sections}
    assert {pair.new.id for pair in found.sections if pair.new} == {section.id for section in found.new.sections}
    for outcome in found.outcomes:
        assert 0 <= outcome.confidence <= 1
        by_hand = outcome.decision is not None
        assert by_hand or (outcome.actual is None) == (outcome.outcome is rd.Result.UNREPORTED)
    assert len(found.commitments) == len(found.old.commitments)


def check_small_files(draw: Random, found: rd.DiffResult, folder: Path) -> None:
    """Decisions, a baseline, a lexicon and settings that somebody spoiled: each is read, or refused in one line."""
    words = wording.for_reader(None, found.new.lang)
    rows = [decision_form.Row(one, following.quoted(one.target, found.old), found.old) for one in found.outcomes]
    decisions = decision_form.entries(rows, words).replace('decide = ""', 'decide = "met"').replace('reason = ""', 'reason = "x"')
    made = {
        "decisions.toml": decisions.replace('by = ""', 'by = "y"'),
        "baseline.toml": findings.baseline(known_findings.of(rd.check(found.new), ())),
        "lexicon.txt": "\n".join(f"{one.target.indicator} | - | other | - | - | -" for one in found.outcomes),
        "reportdiff.toml": 'format = "json"\nlexicon = "lexicon.txt"\n[per-file-ignores]\n"*.txt" = ["RD1"]\n',
    }
    name = draw.choice(tuple(made))
    spoiled = made[name]
    for _ in range(draw.choice((0, 0, 1, 2, 5))):
        spoiled = mutations.spoiled(draw, spoiled)
    file = folder / name
    file.write_bytes(spoiled.encode("utf-8", draw.choice(("surrogatepass", "ignore"))))
    try:
        match name:
            case "decisions.toml":
                given = rd.diff(found.old, found.new, decisions=file)
                check_diff(given, len(found.outcomes) + len(found.pending))
            case "baseline.toml":
                known_findings.load(file)
            case "lexicon.txt":
                lexicon = rd.load_lexicon(file, lang=found.new.lang)
                check_report(rd.parse(found.new.text, lang=found.new.lang, lexicon=lexicon))
            case _:
                settings.load(draw.choice((None, file)), folder)
    except rd.ReportError as error:
        is_one_line(error)
    finally:
        file.unlink()


def check_findings(found: Findings) -> None:
    """What holds for all findings: places in the text, prints that are their own."""
    assert len({one.fingerprint for one in found}) == len(found)
    for one in found:
        assert 0 <= one.start <= one.end <= len(found.report.text)
        assert found.report.text[one.start : one.end] == one.quote
        assert one.message
        assert "\n" not in one.rule


def check_rendering(draw: Random, report: rd.Report) -> None:
    """One form of what a report holds."""
    ways: tuple[Callable[[], object], ...] = (
        lambda: still(table.extract(report)),
        lambda: still(table.outline(report)),
        lambda: still(markdown.extract(report)),
        lambda: still(markdown.outline(report)),
        lambda: still(delimited.extract(report, draw.choice(tuple(records.REPORT)))),
        lambda: still(documents.dumps(documents.extract(report))),
        lambda: workbook.extract(report),
    )
    draw.choice(ways)()


def render(draw: Random, found: rd.DiffResult) -> None:
    """One form of a comparison."""
    ways: tuple[Callable[[], object], ...] = (
        lambda: still(table.diff(found, draw.choice((None, "zh", "en")))),
        lambda: still(markdown.diff(found)),
        lambda: still(delimited.diff(found, draw.choice(tuple(records.DIFF)))),
        lambda: still(documents.dumps(documents.diff(found))),
        lambda: still(page.diff(found, following.quoted, findings=())),
        lambda: workbook.diff(found),
        lambda: letter.diff(found),
        lambda: still(notebook.diff_html(found)),
    )
    draw.choice(ways)()


def render_findings(draw: Random, found: Findings, old: rd.Report) -> None:
    """One form of findings."""
    report = found.report
    ways: tuple[Callable[[], object], ...] = (
        lambda: still(findings.table(report, found)),
        lambda: still(findings.markdown(report, found)),
        lambda: still(findings.junit(report, found)),
        lambda: annotations.github([(report, found)]),
        lambda: still(documents.dumps(annotations.rdjson([(report, found)]))),
        lambda: annotations.lines([(report, found)]),
        lambda: still(documents.dumps(findings.sarif(report, found))),
        lambda: still(documents.dumps(documents.check((report, old), found, found.coverage))),
        lambda: still(page.check((report, old), found)),
        lambda: workbook.check(report, found),
    )
    draw.choice(ways)()


def still(written: str) -> None:
    """No text moves a cursor, hides or commands."""
    assert not _STEERS.search(written), repr(_STEERS.search(written))
    assert not _COMMAND.search(written), repr(_COMMAND.search(written))


@contextmanager
def impatient(seconds: int) -> Iterator[None]:
    """Raises ``SlowError`` in what takes longer, in time of the processor."""

    def stop(*_: object) -> None:
        raise SlowError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def place(fault: BaseException) -> str:
    """Where in the package an exception came from: the same place is the same fault."""
    lines = [one for one in traceback.extract_tb(fault.__traceback__) if "reportdiff" in one.filename or "fuzz" in one.filename]
    last = lines[-1] if lines else None
    return f"{type(fault).__name__} {Path(last.filename).name}:{last.lineno} {last.name}" if last else type(fault).__name__


def main() -> int:
    """Run for so long, or one case; print each fault once, with its first seed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--seed", type=int)
    parser.add_argument("--begin", type=int, help="the first of many seeds")
    parser.add_argument("--write", type=Path)
    args = parser.parse_args()
    with TemporaryDirectory() as folder:
        if args.seed is not None:
            one = case(args.seed)
            if args.write:
                args.write.mkdir(parents=True, exist_ok=True)
                (args.write / "old.txt").write_text(one.old, encoding="utf-8", errors="surrogatepass")
                new = one.new if isinstance(one.new, bytes) else one.new.encode("utf-8", "surrogatepass")
                (args.write / f"new.{one.kind}").write_bytes(new)
            run(one, Path(folder))
            return 0
        seed = args.begin if args.begin is not None else int(time.time()) * 1000
        faults: Counter[str] = Counter()
        began, count = time.monotonic(), 0
        while time.monotonic() - began < args.minutes * 60:
            try:
                with impatient(PATIENCE):
                    run(case(seed), Path(folder))
            except Exception as fault:
                where = place(fault)
                faults[where] += 1
                if faults[where] == 1:
                    print(f"{where}: seed {seed}: {str(fault)[:200]!r}", flush=True)
            seed += 1
            count += 1
        print(f"{count} cases in {time.monotonic() - began:.0f} s; {sum(faults.values())} faults in {len(faults)} places")
        for where, times in faults.most_common():
            print(f"  {times} × {where}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
