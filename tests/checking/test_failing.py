"""Which relations do not hold is said beside how many: those that a finding tells of, and those that may be misread."""

from __future__ import annotations

import re

import reportdiff as rd
from reportdiff.rendering import findings, wording

SLIPPED = "一、2024年工作回顾\n全区新改建幼儿园由3所增加到9所，增加5所。全年新建公园4个。\n二、2025年工作安排\n新建公园6个。"


def test_what_fails_is_told_with_its_place() -> None:
    found = rd.check(rd.parse(SLIPPED, lang="zh", year=2025))
    assert found.coverage is not None
    (failing,) = found.coverage.failing
    assert failing.told
    assert found.report.text[failing.start : failing.end] == "3所增加到9所，增加5所"
    told = findings.covered(found.report, found.coverage, wording.load("zh"))
    assert told.endswith("1条不成立，列为发现（第2行）")


def test_every_relation_holds_or_fails_or_is_unreadable() -> None:
    for text in (SLIPPED, SLIPPED.replace("增加5所", "增加6所"), SLIPPED.replace("4个", "四个以上")):
        covered = rd.check(rd.parse(text, lang="zh", year=2025)).coverage
        assert covered is not None
        assert covered.claims == covered.consistent + covered.only_by_rounding + covered.unreadable + len(covered.failing)


def test_what_no_finding_tells_may_be_misread() -> None:
    found = rd.check(rd.parse(SLIPPED, lang="zh", year=2025), select=["RD1"])
    assert found == ()
    assert found.coverage is not None
    told = findings.covered(found.report, found.coverage, wording.load("en"))
    assert re.search(r"1 do not as they were read, perhaps misread, and are no findings \(line 2\)$", told)
