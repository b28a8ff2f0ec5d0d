"""Names of money, by who pays it and what it is for: 中央财政安排5亿元，用于…; 增加…投资100亿元."""

from __future__ import annotations

from reportdiff.lang.zh.labels import tidy
from reportdiff.lang.zh.patterns import patterns, table
from reportdiff.lang.zh.statement import Case, Named
from reportdiff.lang.zh.verbs import object_of
from reportdiff.lang.zh.words import words
from reportdiff.model import Direction, Measure

_MONEY = frozenset({"CNY", "USD"})
_NAMES = patterns("money.toml")
_SAID = table("money.toml", "said")
_PAYER = _NAMES["who pays"]
_ANY_MONEY = _NAMES["any money"]
_RAISED = _NAMES["what is raised"]
_SPENT = _NAMES["money spent"]
_WORKS = _NAMES["works that it pays"]
_GIVEN = _NAMES["given"]
_PURPOSE = _NAMES["what it is for"]


def paid(case: Case) -> Named | None:
    """中央财政安排5亿元，用于…; 中央财政安排补助资金5亿元: what the money is for."""
    payer = _PAYER.match(case.subject) if case.unit in _MONEY else None
    if payer is None or case.subject in words().relative:
        return None
    if payer["what"] and not _ANY_MONEY.fullmatch(payer["what"]):
        return "", tidy(payer["who"] + payer["what"]), case.direction
    money = payer["what"] or (_SAID["spent" if case.subject.endswith(_SAID["spent"]) else "put_in"])
    return "", _paid_for(payer["who"], money, case), case.direction


def _paid_for(payer: str, money: str, case: Case) -> str:
    """What money is for, where only the payer stands before it: 中央财政安排5亿元，用于…"""
    clause = case.clause
    after = _GIVEN.sub("", clause.after)
    any_money = _ANY_MONEY.fullmatch(after)
    if after and not any_money:
        return tidy((object_of(after).removesuffix(_SAID["matter"]) or after) + payer + _SAID["money"])
    if purpose := _PURPOSE.match(clause.rest.removeprefix(clause.after)):
        return tidy(object_of(purpose["what"]) + payer + _SAID["money"])
    return tidy((case.topic() or case.theme) + payer + (after or money))


def spent(case: Case) -> Named | None:
    """计划投入30亿元，实施60个水利项目: what is paid for by money that nothing before it names."""
    alone = case.unit in _MONEY and case.measure is Measure.LEVEL and not case.in_list and _SPENT.fullmatch(case.subject)
    if not alone:
        return None
    if works := _WORKS.match(case.clause.rest):
        return "", tidy((works["counted"] or works["begun"] or works["work"] or works["named"] + works["of"]) + _SAID["put_in"]), case.direction
    told = case.clause.rest[:1] in ("", ",", ";", "。") and case.previous is None and case.subject not in words().relative
    return ("", case.subject, case.direction) if told else None


def raised(case: Case) -> Named | None:
    """增加中央预算内经常性建设投资100亿元: what more money is put into."""
    added = _RAISED.match(case.subject) if case.unit in _MONEY and case.measure is Measure.LEVEL else None
    return ("", tidy(added["what"]), Direction.UP) if added else None
