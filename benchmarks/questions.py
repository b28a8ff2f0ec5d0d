"""How long the ready questions take over ten million figures, on as many cores as there are.

    python benchmarks/questions.py                  # prints a Markdown table
    python benchmarks/questions.py --check          # exit 1 where a question takes longer than three seconds
    python benchmarks/questions.py --write docs/performance.md

The data set is made up by SQL: twenty reports of each of three thousand issuers, with the columns of a real one, a few
indicators that everybody reports and hundreds of thousands that hardly anybody does.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import duckdb
from tabulate import tabulate

import pages
from reportdiff.batch.tables import PARTITION, TABLES
from reportdiff.querying.answering import ask
from reportdiff.querying.questions import questions

ISSUERS, FIRST, YEARS = 3_000, 2005, 20
SECONDS = 3.0
REPEATS = 3

_SQL = {str: "VARCHAR", int: "BIGINT", float: "DOUBLE"}

# Of each table: how many rows a report has, and how the columns come about that are not empty. i is the row's number, r its
# report's, k its number within the report, h a number that looks like chance.
_INDICATOR = "CASE WHEN k = 0 THEN '地区生产总值' WHEN k < 40 THEN '常见指标' || k ELSE '少见指标' || h % 400000 END"
_ID = f"{_INDICATOR} || '||' || CASE WHEN k % 2 = 0 THEN 'growth|percent' ELSE 'level|count' END"
_TEXT = "md5(i::VARCHAR) || md5(h::VARCHAR)"
_ORIGIN = {
    "source": "'reports/' || r % {issuers} || '/' || ({first} + r // {issuers}) || '.txt'",
    "issuer": "'第' || r % {issuers} || '县人民政府'",
    "report_year": "{first} + r // {issuers}",
}
_AIM = {
    "target_id": _ID, "target_indicator": _INDICATOR, "target_text": "h % 100 || '%'", "target_year": "{first} + r // {issuers} - 1",
    "target_comparator": "['eq', 'ge', 'approx', 'le'][1 + h % 4]", "target_value": "h % 100", "target_start": "k * 60",
    "target_sentence": _TEXT, "old_source": "'reports/' || r % {issuers} || '/' || ({first} - 1 + r // {issuers}) || '.txt'",
    "indicator": _INDICATOR, "concept": f"CASE WHEN k < 40 THEN {_INDICATOR} END", "measure": "CASE WHEN k % 2 = 0 THEN 'growth' ELSE 'level' END",
}  # fmt: skip
_COLUMNS: dict[str, tuple[int, dict[str, str]]] = {
    "reports": (1, {**_ORIGIN, "lang": "'zh'", "facts": "167", "targets": "55", "commitments": "95",
                    "previous": "CASE WHEN r >= {issuers} THEN 'x' END", "sha256": "md5(i::VARCHAR)"}),
    "facts": (167, {
        **_ORIGIN, "target_id": _ID, "id": "'f' || k", "start": "k * 60", "end": "k * 60 + 4", "text": "h % 100 || '%'",
        "sentence_start": "k * 60 - 20", "sentence_end": "k * 60 + 30", "section": "'s' || k // 8", "part": "['review', 'plan'][1 + k % 2]",
        "section_title": "'第' || k // 8 || '节'", "kind": "CASE WHEN k % 3 = 0 THEN 'target' ELSE 'actual' END", "indicator": _INDICATOR,
        "concept": f"CASE WHEN k < 40 THEN {_INDICATOR} END", "measure": "CASE WHEN k % 2 = 0 THEN 'growth' ELSE 'level' END",
        "direction": "CASE WHEN k % 2 = 0 THEN 'up' END", "comparator": "['eq', 'ge', 'approx', 'le'][1 + h % 4]", "value": "h % 1000 / 10.0",
        "precision": "0.05", "unit": "'%'", "pint": "'percent'", "year": "{first} + r // {issuers} - CASE WHEN k % 3 = 0 THEN 0 ELSE 1 END",
        "strength": "['committed', 'aspirational'][1 + h % 5]", "sentence": _TEXT,
    }),
    "commitments": (95, {
        **_ORIGIN, "specificity": "['named', 'concrete', 'general'][1 + h % 3]",
        "target_id": "'工程' || (r % {issuers} * 9000 + CASE WHEN k % 10 = 0 THEN k * 9 + (r // {issuers}) // 4 ELSE h % 9000 END)"
                     " || '||commitment|'",
        "id": "'c' || k", "start": "k * 80", "end": "k * 80 + 20", "text": _TEXT, "action": "'建设'", "object": "md5(i::VARCHAR)",
    }),
    "outcomes": (38, {
        **_ORIGIN, **_AIM, "status": "['met', 'missed', 'carried_over', 'dropped'][1 + h % 4]",
        "outcome": "['met', 'missed', 'unreported', 'unreported'][1 + h % 4]", "change": "['raised', 'same', 'lowered'][1 + h % 3]",
        "actual_text": "h % 90 || '%'", "renewed_text": "h % 80 || '%'", "renewed_comparator": "['eq', 'ge', 'approx', 'le'][1 + h % 7 % 4]",
        "renewed_sentence": _TEXT, "margin": "h % 10", "confidence": "h % 100 / 100.0", "why": _TEXT,
    }),
    "pending": (2, {**_ORIGIN, **_AIM, "progress": "h % 100 / 100.0", "why": _TEXT}),
    "commitment_outcomes": (90, {**_ORIGIN, "status": "['reported', 'continued', 'silent'][1 + h % 3]", "text": _TEXT,
                                 "section_title": "'第' || k // 8 || '节'", "confidence": "h % 100 / 100.0", "why": _TEXT}),
    "findings": (25, {**_ORIGIN, "rule": "'RD' || [101, 301, 304, 401, 405, 406][1 + h % 6]", "name": "'rule'",
                      "severity": "['info', 'info', 'warning', 'error'][1 + h % 4]", "message": _TEXT, "quote": "md5(i::VARCHAR)",
                      "stated": "'1'", "expected": "'2'", "line": "k", "fingerprint": "md5(h::VARCHAR)"}),
    "errors": (1, {**_ORIGIN, "step": "'read'", "kind": "'unreadable'", "message": _TEXT}),
}  # fmt: skip


def make(folder: Path, issuers: int) -> dict[str, int]:
    """The data set; gives how many rows each table has."""
    base = duckdb.connect()
    made = {}
    for table, (each, given) in _COLUMNS.items():
        columns = ", ".join(
            f"({given.get(field.name, 'NULL').format(issuers=issuers, first=FIRST)})::{_SQL[field.type]} AS \"{field.name}\""
            for field in TABLES[table]
        )
        count = issuers * YEARS * each // (500 if table == "errors" else 1)
        rows = f"SELECT i, i // {each} AS r, i % {each} AS k, (hash(i) >> 8)::BIGINT AS h FROM range({count}) t(i)"
        base.execute(
            f"COPY (SELECT {columns} FROM ({rows})) TO '{folder}/{table}' (FORMAT parquet, COMPRESSION zstd, PARTITION_BY ({PARTITION}))"
        )
        made[table] = count
    (folder / "manifest.json").write_text("{}", encoding="utf-8")
    return made


def taken(folder: Path) -> dict[str, tuple[float, float, int]]:
    """How many seconds each question takes by the clock, and of computing, and how many rows it is answered with."""
    found = {}
    for name, question in questions().items():
        values = question.bound(question.values([]))
        times, computing, rows = [], [], 0
        for _ in range(REPEATS):
            start, used = time.perf_counter(), time.process_time()
            rows = len(ask(str(folder), question.sql, values).rows)
            times.append(time.perf_counter() - start)
            computing.append(time.process_time() - used)
        found[name] = (median(times), median(computing), rows)
    return found


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--issuers", type=int, default=ISSUERS)
    parser.add_argument("--check", action="store_true", help="exit with 1 where a question takes too long")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="put the table into a page")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="reportdiff-questions-") as made:
        folder = Path(made)
        rows = make(folder, args.issuers)
        size = sum(file.stat().st_size for file in folder.rglob("*.parquet"))
        times = taken(folder)
    listed = [(name, f"{seconds:.2f} s", f"{used:.2f} s", str(count)) for name, (seconds, used, count) in times.items()]
    longest = max(seconds for seconds, _, _ in times.values())
    head = ", ".join(f"{count:,} {table.replace('_', ' ')}" for table, count in rows.items())
    printed = (
        f"{head}; {size / 1e9:.1f} GB. {os.cpu_count()} cores; the median of {REPEATS}.\n\n"
        + tabulate(listed, ["question", "by the clock", "computing", "rows"], "github", disable_numparse=True)
        + f"\n\nThe longest takes {longest:.2f} s (at most {SECONDS:.0f} s)."
    )
    print(printed)
    if args.write:
        pages.write(args.write, "make questions", printed)
    return 1 if args.check and longest > SECONDS else 0


if __name__ == "__main__":
    sys.exit(main())
