"""Names of money, by who pays it and what it is for: 中央财政安排5亿元，用于…; 增加…投资100亿元."""

from __future__ import annotations

import re

from reportdiff.lang.zh.labels import tidy
from reportdiff.lang.zh.statement import Case, Named
from reportdiff.lang.zh.verbs import object_of
from reportdiff.lang.zh.words import words
from reportdiff.model import Direction, Measure

_MONEY = frozenset({"CNY", "USD"})
# Who pays, and nothing of what for.
_PAYER = re.compile(
    r"^(?P<who>(?:中央|国家|全国|省|市|区|县|地方|各级)?(?:级|本级)?财政|中央|国务院|国家|各级政府)"
    r"(?:决定|累计|还|将|要|拟|已|共|再|又|今年|继续|计划)*(?:预算)?(?:决定|还|将|要|拟|已|共|再)*"
    # 安排, and behind a verb the kind of money: 补助资金
    r"(?:安排|投入|支出|拿出|筹措|新增|补助|下达|拨付)*(?P<what>(?<=[排入出措增助达付]).{2,})?$"
)
# Money that is told without what it is for.
_ANY_MONEY = re.compile(r"(?:预算内|财政|专项|补助|补贴|奖补|扶持|引导|配套)*(?:资金|经费|投入|支出|投资)")
_RAISED = re.compile(r"^(?:再|继续|适当)?增加(?P<what>.{2,}(?:投资|支出|投入|补助|经费|赤字))$")
_SPENT = re.compile(r"(?:计划|财政|全市|市财政)?(?:投入|投资)(?:资金)?")
_WORKS = re.compile(
    r"(?:以上|左右)?,?(?:集中|全面)?(?:(?:实施|推进|建设|新建|改造|完成|建成|整治|淘汰|修复|新改建|改建|帮扶|硬化|新修|修建|维修|铺设|安装)[、和]?了?)+"
    r"(?:[^,;。、\d]{0,2}\d+(?:余|多)?[个项条座处所](?P<counted>[^,;。、\d]{2,16})"
    r"|(?P<named>[^,;。、\d]{0,14})\d[\d.]*(?:公里|千米|米|平方米|立方米|亩|公顷)的?(?P<of>[^,;。、\d]{2,16})"
    r"|(?P<begun>[^,;。、\d]{2,14})(?=\d)"
    r"|(?:[^,;。]{2,40}等(?:[一二三四五六七八九十]+[个项条座处所])?)?(?P<work>[^,;。、\d]{4,24}?(?:工程|项目|治理|建设|改造|整治|加固|修复|绿化|配套)(?=[,;。]|$)))"
)
_GIVEN = re.compile(r"(?:予以|给予)(?:支持|补助|奖励)$")
# 安排5亿元，用于…: what the money is for.
_PURPOSE = re.compile(
    r"^(?:,(?:比|较)(?:上年|去年)[^,;。]{2,16})?"  # ，比上年增加1亿元
    r"[,、]?(?:主要|重点|专项)?(?:(?:用|以|通过|采取)[^,;。、]{2,8}(?:方式|办法))?"  # ，主要通过以奖代补方式
    r"(?:用于|支持|实施|设立|增加对|直接补贴|解决|资助|推进)(?P<what>[^,;。、]{2,24})"
)


def paid(case: Case) -> Named | None:
    """中央财政安排5亿元，用于…; 中央财政安排补助资金5亿元: what the money is for."""
    payer = _PAYER.match(case.subject) if case.unit in _MONEY else None
    if payer is None or case.subject in words().relative:
        return None
    if payer["what"] and not _ANY_MONEY.fullmatch(payer["what"]):
        return "", tidy(payer["who"] + payer["what"]), case.direction
    money = payer["what"] or ("支出" if case.subject.endswith("支出") else "投入")
    return "", _paid_for(payer["who"], money, case), case.direction


def _paid_for(payer: str, money: str, case: Case) -> str:
    """What money is for, where only the payer stands before it: 中央财政安排5亿元，用于…"""
    clause = case.clause
    after = _GIVEN.sub("", clause.after)
    any_money = _ANY_MONEY.fullmatch(after)
    if after and not any_money:
        return tidy((object_of(after).removesuffix("问题") or after) + payer + "资金")
    if purpose := _PURPOSE.match(clause.rest.removeprefix(clause.after)):
        return tidy(object_of(purpose["what"]) + payer + "资金")
    return tidy((case.topic() or case.theme) + payer + (after or money))


def spent(case: Case) -> Named | None:
    """计划投入30亿元，实施60个水利项目: what is paid for by money that nothing before it names."""
    alone = case.unit in _MONEY and case.measure is Measure.LEVEL and not case.in_list and _SPENT.fullmatch(case.subject)
    if not alone:
        return None
    if works := _WORKS.match(case.clause.rest):
        return "", tidy((works["counted"] or works["begun"] or works["work"] or works["named"] + works["of"]) + "投入"), case.direction
    told = case.clause.rest[:1] in ("", ",", ";", "。") and case.previous is None and case.subject not in words().relative
    return ("", case.subject, case.direction) if told else None


def raised(case: Case) -> Named | None:
    """增加中央预算内经常性建设投资100亿元: what more money is put into."""
    added = _RAISED.match(case.subject) if case.unit in _MONEY and case.measure is Measure.LEVEL else None
    return ("", tidy(added["what"]), Direction.UP) if added else None
