"""What rules do not need is not made out for them."""

import pytest

import reportdiff as rd
from reportdiff.lang.zh import commitments

TEXT = """{year}年青澜区政府工作报告

一、{last}年工作回顾
茶业产值居全省第{rank}位，较上年前移1位。茶叶产量达到{made}吨。
二、{year}年工作安排
推进青澜码头建设，茶叶产量增长5%。
"""


def test_a_check_against_the_report_before_reads_no_promises(monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = (rd.parse(TEXT.format(year=year, last=year - 1, rank=2036 - year, made=year), lang="zh") for year in (2030, 2031))
    asked: list[object] = []
    read = commitments.read_commitments
    monkeypatch.setattr("reportdiff.lang.zh.language.read_commitments", lambda *given: asked.append(given) or read(*given))
    rd.check(new, [old])
    assert not asked
    assert new.commitments
    assert asked
