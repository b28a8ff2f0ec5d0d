"""Which reports follow on each other: whose each is, of which year, and which one is before it.

A report's issuer is what a list says, else what its text says, else what the one other issuer named in its series is, else
what its name says. Reports of one issuer in one language are a chain, each year followed by the next; of two of
one year the one with more figures stands in the chain. Where years in names run beside those in texts, by the same
distance in most of a series, a text that says otherwise, or nothing, was misread.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from reportdiff.batch.index import Index, Row
from reportdiff.batch.work import Placed, Reading, Remark, Step, Trouble, Unread
from reportdiff.lang import Language, language

_READ = "FROM given g JOIN heads h ON h.source = g.source AND h.stamp = g.stamp AND h.kind IS NULL"


def plan(index: Index) -> None:
    """Find the place of every report that was read."""
    index.change("DELETE FROM issuers")
    index.change("DELETE FROM places")
    query = f"SELECT g.*, h.lang spoken, h.issuer said {_READ} ORDER BY g.series, h.lang, g.source"
    for group in _groups(index.rows(query), "series", "spoken"):
        index.put("issuers", _with_issuers(group))
    query = (
        f"SELECT i.*, g.series, g.named_year, g.year given_year, g.previous given_previous, h.year said, h.facts {_READ}"
        " JOIN issuers i ON i.source = g.source ORDER BY i.chain, g.series, g.source"
    )
    for chain in _groups(index.rows(query), "chain"):
        index.put("places", _in_order(chain, index))


def members(index: Index) -> Iterator[tuple[int | None, Placed | Unread]]:
    """Every file with its year, by year, issuer and name: the order in which rows are written."""
    query = """
        SELECT g.*, h.kind, h.message, h.sha256, h.year said, h.facts, p.year year_, p.issuer issuer_, p.double_of, p.remarks,
            b.path b_path, b.stamp b_stamp, b.lang b_lang, b.encoding b_encoding, b.year b_given, b.source b_source,
            bh.year b_said, bp.year b_year,
            coalesce(p.year, g.year, g.named_year) at_year, coalesce(p.issuer, g.issuer, g.named_issuer) by_issuer
        FROM given g JOIN heads h ON h.source = g.source AND h.stamp = g.stamp
            LEFT JOIN places p ON p.source = g.source
            LEFT JOIN given b ON b.source = p.previous
            LEFT JOIN heads bh ON bh.source = b.source
            LEFT JOIN places bp ON bp.source = b.source
        ORDER BY at_year, by_issuer, g.source
    """
    for row in index.rows(query):
        yield row["at_year"], _unread(row) if row["kind"] else _placed(row)


def _unread(row: Row) -> Unread:
    remark = Remark(Step.READ, Trouble(row["kind"]), row["message"])
    return Unread(row["source"], row["by_issuer"], row["sha256"], remark)


def _placed(row: Row) -> Placed:
    reading = Reading(
        row["source"], os.fsdecode(row["path"]), row["stamp"], row["lang"], row["encoding"], _told(row["year"], row["said"], row["year_"])
    )
    before = None
    if row["b_source"]:
        year = _told(row["b_given"], row["b_said"], row["b_year"])
        before = Reading(row["b_source"], os.fsdecode(row["b_path"]), row["b_stamp"], row["b_lang"], row["b_encoding"], year)
    remarks = tuple(Remark(Step.PLACE, Trouble(kind), message) for kind, message in json.loads(row["remarks"]))
    return Placed(reading, row["issuer_"], before, row["double_of"], remarks)


def _told(given: int | None, said: int | None, placed: int | None) -> int | None:
    """The year that a report is to be read with, where it is not the one that its text says."""
    return given if placed == said else placed


def _groups(rows: Iterable[Row], *keys: str) -> Iterator[list[Row]]:
    """The rows of each group at once; rows are in the order of their groups."""
    for _, group in groupby(rows, key=lambda row: tuple(row[key] for key in keys)):
        yield list(group)


def _with_issuers(group: Sequence[Row]) -> list[dict[str, Any]]:
    """Files of one series and language, each with its issuer."""
    said = [row["said"] for row in group if row["said"] and not row["issuer"]]
    tongue = language(group[0]["spoken"]) if said else None
    names = _names(said, tongue)
    years = {row["named_year"] for row in group} - {None}
    remark = None
    if len(names) > 1 and len(years) > 1:
        listed = ", ".join(sorted(names))
        remark = f"the files of its series name {len(names)} issuers ({listed}); a list (CSV) with a column issuer settles it"
    placed = []
    for row in group:
        shared = next(iter(names)) if len(names) == 1 else None
        issuer = row["issuer"] or shared or row["said"] or row["named_issuer"]
        remarks = [(Trouble.ISSUER.value, remark)] if remark and not row["issuer"] else []
        chain = f"{row['spoken']} {_known_by(issuer, row['spoken'])}"
        placed.append({"source": row["source"], "chain": chain, "issuer": issuer, "remarks": json.dumps(remarks)})
    return placed


def _names(said: Iterable[str], tongue: Language | None) -> set[str]:
    """The issuers that are named: of names that only go on where another ends, the one that is named most often."""
    counted = Counter(said)
    kept: dict[str, str] = {}
    for name in sorted(counted, key=lambda name: (len(name), name)):
        plain = tongue.folder.issuer_id(name) if tongue else name
        root = next((other for other in kept if plain.startswith(other)), plain)
        known = kept.get(root, name)
        kept[root] = max((known, name), key=lambda one: (counted[one], -len(one), one))
    return set(kept.values())


def _known_by(issuer: str, spoken: str | None) -> str:
    return language(spoken).folder.issuer_id(issuer) if spoken else issuer


def _in_order(chain: Sequence[Row], index: Index) -> list[dict[str, Any]]:
    """Reports of one issuer, each with its year, the one before it, and the one that it doubles."""
    years: dict[str, int | None] = {}
    for series in _groups(chain, "series"):
        distance = _distance(series)
        for row in series:
            years[row["source"]] = _year(row, distance)
    first: dict[int | None, Row] = {}
    for row in sorted(chain, key=lambda row: (-(row["facts"] or 0), row["source"])):
        first.setdefault(years[row["source"]], row)
    issuer = Counter(row["issuer"] for row in chain).most_common(1)[0][0]
    placed = []
    for row in chain:
        year = years[row["source"]]
        remarks = [*json.loads(row["remarks"]), *_remarks(row, year)]
        head = first[year]["source"] if year is not None else row["source"]
        before = first.get(year - 1) if year is not None else None
        previous = before["source"] if before else None
        if row["given_previous"]:
            previous = row["given_previous"]
            if not index.count("SELECT count(*) FROM issuers WHERE source = ?", previous):
                previous = None
                remarks.append((Trouble.YEAR.value, f"the report before it, {row['given_previous']}, was not read"))
        placed.append({
            "source": row["source"], "issuer": issuer, "year": year, "previous": previous,
            "double_of": None if head == row["source"] else head, "remarks": json.dumps(remarks),
        })  # fmt: skip
    return placed


def _distance(series: Sequence[Row]) -> int | None:
    """How far the years in texts are from those in names, in most files of a series; ``None`` where they tell nothing."""
    told = Counter(row["said"] - row["named_year"] for row in series if row["said"] and row["named_year"])
    if not told:
        return None
    distance, count = min(told.items(), key=lambda item: (-item[1], abs(item[0]), item[0]))
    return distance if 2 * count > told.total() else None


def _year(row: Row, distance: int | None) -> int | None:
    year: int | None
    if row["given_year"]:
        year = row["given_year"]
    elif row["named_year"] and distance is not None:
        year = row["named_year"] + distance
    else:
        year = row["said"] or row["named_year"]
    return year


def _remarks(row: Row, year: int | None) -> list[tuple[str, str]]:
    if year is None:
        return [(Trouble.YEAR.value, "neither its text nor its name tells the year, so that it follows on no other report")]
    if row["said"] and row["said"] != year:
        told = f"its text seems to say {row['said']}, its name and series {year}; read as {year}"
        return [(Trouble.YEAR.value, told)]
    return []
