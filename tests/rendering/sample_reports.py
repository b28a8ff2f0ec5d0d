"""Reports and comparisons built by hand, for tests of the rooms that come after reading and following."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from reportdiff.model import (
    Commitment,
    CommitmentOutcome,
    CommitmentStatus,
    Comparator,
    Diff,
    Direction,
    Fact,
    Finding,
    Kind,
    Measure,
    Move,
    Outcome,
    Pair,
    Part,
    Pending,
    Period,
    Related,
    Report,
    Result,
    Revision,
    Score,
    Section,
    Severity,
    Span,
    Status,
    Strength,
)

REVIEW = Section("s1", None, 1, "一", "2024年工作回顾", Part.REVIEW, 0, 400)
PLAN = Section("s2", None, 1, "二", "2025年工作安排", Part.PLAN, 400, 900)
DEMAND = Section("s3", "s2", 2, "（一）", "扩大内需", Part.PLAN, 450, 600)


def fact(**given: Any) -> Fact:
    """地区生产总值增长6%左右, a target of the plan, unless told otherwise."""
    fields: dict[str, Any] = {
        "id": "f1",
        "start": 420,
        "end": 422,
        "text": "6%",
        "sentence_start": 410,
        "sentence_end": 440,
        "section": "s2",
        "kind": Kind.TARGET,
        "indicator": "地区生产总值",
        "concept": "GDP",
        "measure": Measure.GROWTH,
        "direction": Direction.UP,
        "comparator": Comparator.APPROX,
        "value": Decimal("6"),
        "low": None,
        "high": None,
        "precision": Decimal("0.5"),
        "unit": "%",
        "pint": "percent",
        "year": 2025,
        "period": None,
        "qualifiers": (),
        "strength": None,
        "deadline": None,
        "owner": None,
    }
    return Fact(**{**fields, **given})


def money(**given: Any) -> Fact:
    """固定资产投资570亿元以上."""
    fields: dict[str, Any] = {
        "text": "570亿元",
        "indicator": "固定资产投资",
        "concept": None,
        "measure": Measure.LEVEL,
        "direction": None,
        "comparator": Comparator.GE,
        "value": Decimal("5.7E+10"),
        "precision": Decimal("5E+7"),
        "unit": "元",
        "pint": "CNY",
    }
    return fact(**{**fields, **given})


def report(**given: Any) -> Report:
    """The report of an invented district that reviews 2024 and plans 2025."""
    fields: dict[str, Any] = {
        "source": "reports/2025.txt",
        "sha256": "0" * 64,
        "format": "txt",
        "lang": "zh",
        "title": "2025年政府工作报告",
        "issuer": "青山区人民政府",
        "date": "2025-01-10",
        "year": 2025,
        "text": "…",
        "sections": (REVIEW, PLAN, DEMAND),
        "facts": (
            fact(),
            money(id="f2", start=500, end=505),
            fact(
                id="f3",
                start=20,
                end=26,
                kind=Kind.ACTUAL,
                section="s1",
                text="1-2个",
                indicator="新建公园",
                measure=Measure.LEVEL,
                direction=None,
                comparator=Comparator.RANGE,
                value=None,
                low=Decimal(1),
                high=Decimal(2),
                precision=Decimal("0.5"),
                unit="个",
                pint="count",
                year=None,
                period=Period("2021-01-01", "2025-12-31"),
                qualifiers=("同口径", "预计"),
                strength=Strength.COMMITTED,
            ),
        ),
        "commitments": (
            Commitment("c1", 700, 710, "启动地铁前期研究", "s3", "启动", "地铁前期研究", ("地铁",), None, None, None),
        ),
    }
    return Report(**{**fields, **given})


def outcome(**given: Any) -> Outcome:
    """The target of 6% about, met with 6.5%."""
    fields: dict[str, Any] = {
        "target": fact(),
        "outcome": Result.MET,
        "actual": fact(id="n1", kind=Kind.ACTUAL, section="s1", text="6.5%", comparator=Comparator.EQ),
        "renewed": None,
        "change": None,
        "status": Status.MET,
        "margin": Decimal("0.5"),
        "mentions": (),
        "confidence": 0.9,
        "why": "新报告回顾部分称地区生产总值增长6.5%。",
        "parts": Score(name=0.97, place=0.06, lead=0.4),
    }
    return Outcome(**{**fields, **given})


def missed(**given: Any) -> Outcome:
    """The target of 570亿元 at least, missed by 81.6亿元."""
    fields: dict[str, Any] = {
        "target": money(start=500),
        "outcome": Result.MISSED,
        "actual": money(
            id="n2", kind=Kind.ACTUAL, text="488.4亿元", comparator=Comparator.EQ, value=Decimal("488.4E8")
        ),
        "status": Status.MISSED,
        "margin": Decimal("-8.16E+9"),
    }
    return outcome(**{**fields, **given})


def carried_over(**given: Any) -> Outcome:
    """A target that the new plan sets again, raised."""
    fields: dict[str, Any] = {
        "target": fact(start=430, indicator="居民人均可支配收入", concept=None),
        "outcome": Result.UNREPORTED,
        "actual": None,
        "renewed": fact(id="n3", text="6.2%", comparator=Comparator.GE, year=2026),
        "change": Revision.RAISED,
        "status": Status.CARRIED_OVER,
        "margin": None,
        "mentions": (Span(3, 9),),
    }
    return outcome(**{**fields, **given})


def dropped(**given: Any) -> Outcome:
    """A target that nobody speaks of again."""
    fields: dict[str, Any] = {
        "target": fact(start=440, indicator="新增停车位", text="3000个", unit="个", pint="count"),
        "outcome": Result.UNREPORTED,
        "actual": None,
        "status": Status.DROPPED,
        "margin": None,
    }
    return outcome(**{**fields, **given})


def pending(**given: Any) -> Pending:
    """60亿元 by 2027, of which 36亿元 are reached."""
    fields: dict[str, Any] = {
        "target": money(start=600, indicator="绿色食品产业规模", text="60亿元", value=Decimal("6E9"), year=2027),
        "actual": money(id="n4", kind=Kind.ACTUAL, text="36亿元", comparator=Comparator.EQ, value=Decimal("3.6E9")),
        "renewed": None,
        "change": None,
        "margin": Decimal("-2.4E+9"),
        "progress": Decimal("0.6"),
        "why": "2027年到期，新报告为36亿元。",
    }
    return Pending(**{**fields, **given})


def diff(**given: Any) -> Diff:
    """2025's report against 2026's: one outcome of each status, a new target, four pairs of sections."""
    old = report()
    new = report(source="reports/2026.txt", title="2026年政府工作报告", year=2026)
    fields: dict[str, Any] = {
        "old": old,
        "new": new,
        "outcomes": (outcome(), missed(), carried_over(), dropped()),
        "new_targets": (fact(id="n9", indicator="充电桩", text="800个", year=2026, section="s3"),),
        "commitments": (CommitmentOutcome(old.commitments[0], CommitmentStatus.CONTINUED, (Span(7, 9),), 0.5, "新计划再次提到。"),),
        "sections": (
            Pair(REVIEW, REVIEW, Move.KEPT, 1.0),
            Pair(PLAN, replace(PLAN, title="2026年重点工作"), Move.RENAMED, 0.8123456),
            Pair(DEMAND, None, Move.REMOVED, 0.0),
            Pair(None, replace(DEMAND, title="扩大开放"), Move.ADDED, 0.0),
        ),
        "pending": (pending(),),
    }
    return Diff(**{**fields, **given})


def finding(**given: Any) -> Finding:
    """A range the wrong way round, beside last year's that is right."""
    fields: dict[str, Any] = {
        "rule": "RD202",
        "name": "reversed-range",
        "severity": Severity.ERROR,
        "message": "下限大于上限：8%—6%",
        "start": 0,
        "end": 1,
        "quote": "8%—6%",
        "section": "s2",
        "related": (Related("reports/2024.txt", 3, 9, "增长6%—8%"),),
        "stated": "8%—6%",
        "expected": "6%—8%",
        "fingerprint": "f" * 16,
    }
    return Finding(**{**fields, **given})


# Text as a hostile or broken report might hold it: controls, escapes, marks that turn writing around, wide letters.
_HOSTILE = st.sampled_from(
    ["\x1b[31m", "\x9b2J", "\u202e", "\u2066", "\u200f", "\r\n", "\t", "\x00", "\u2028", "\ufeff", "=1+1", "＝", "＋",
     "-", "@", "|", "`", "<b>", "[x](y)", "\\", "&amp;", "#", "*", "中文", "👩‍👩‍👧", "e\u0301", "\u0301" * 9, "\ud800",
     "'"]
)  # fmt: skip
hostile_text = st.lists(st.one_of(_HOSTILE, st.text(st.characters(), max_size=30)), max_size=12).map("".join)

_decimals = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20)


@st.composite
def hostile_diffs(draw: st.DrawFn) -> Diff:
    """A comparison in which every text is hostile."""
    sections = tuple(
        replace(one, title=draw(hostile_text), number=draw(hostile_text)) for one in (REVIEW, PLAN, DEMAND)
    )

    def facts() -> Fact:
        return fact(
            text=draw(hostile_text),
            indicator=draw(hostile_text),
            unit=draw(hostile_text),
            pint=draw(st.sampled_from(["percent", "CNY", "count"])),
            comparator=draw(st.sampled_from(Comparator)),
            measure=draw(st.sampled_from(Measure)),
            direction=draw(st.none() | st.sampled_from(Direction)),
            section=draw(st.sampled_from(["s1", "s2", "s3", None])),
        )

    def outcomes() -> Outcome:
        return outcome(
            target=facts(),
            actual=facts() if draw(st.booleans()) else None,
            renewed=facts() if draw(st.booleans()) else None,
            status=draw(st.sampled_from(Status)),
            margin=draw(st.none() | _decimals),
            why=draw(hostile_text),
        )

    def one_report() -> Report:
        return report(
            source=draw(hostile_text) + "/x.txt",
            title=draw(st.none() | hostile_text),
            issuer=draw(st.none() | hostile_text),
            lang=draw(st.sampled_from(["zh", "en", "xx"])),
            year=draw(st.none() | st.integers(1000, 9999)),
            sections=sections,
            facts=(facts(),),
            notes=(draw(hostile_text),),
        )

    return diff(
        old=one_report(),
        new=one_report(),
        outcomes=tuple(outcomes() for _ in range(draw(st.integers(0, 3)))),
        new_targets=tuple(facts() for _ in range(draw(st.integers(0, 2)))),
        sections=(Pair(sections[0], sections[1], Move.RENAMED, 0.5), Pair(sections[2], None, Move.REMOVED, 0.0)),
        notes=(draw(hostile_text),),
        pending=(pending(target=facts(), actual=facts(), margin=draw(st.none() | _decimals), why=draw(hostile_text)),),
    )
