"""The cases of the rules, and the reports that are made of them."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

import reportdiff as rd
from reportdiff.checking.rule import Rule

_CHAPTERS = {
    "zh": "一、{last}年工作回顾\n{review}\n二、{year}年工作安排\n{plan}\n",
    "en": "I. A Review of Our Work in {last}\n{review}\nII. Tasks for {year}\n{plan}\n",
}
_HEADS = {
    "zh": "青澜县{year}年政府工作报告\n——{year}年1月10日在青澜县第三届人民代表大会第五次会议上\n青澜县县长  林远\n各位代表：\n",
    "en": "Report on the Work of the Government\nDelivered at the Fifth Session of the Third People's Congress of Marlow County on "
    "January 10, {year}\nFellow Deputies,\n",
}


def report(year: int, review: str, plan: str, name: str, lang: str) -> rd.Report:
    """A report of two chapters around the sentences of a case."""
    chapters = _CHAPTERS[lang].format(last=year - 1, year=year, review=review, plan=plan)
    return rd.parse(_HEADS[lang].format(year=year) + chapters, name=name, year=year, lang=lang)


def cases(rule: Rule) -> dict[str, list[dict[str, Any]]]:
    """The cases beside a rule, ``find`` and ``silent``.

    Each has ``review`` and ``plan``, the sentences of the two chapters, or ``text``, a whole report; and of last year's
    report ``old_review`` and ``old_plan``. ``lang`` is the language of a case, ``zh`` where it does not say.
    """
    module = type(rule).__module__.rpartition(".")[2]
    file = resources.files("reportdiff.checking.rules") / f"{module}.toml"
    loaded: dict[str, list[dict[str, Any]]] = tomllib.loads(file.read_text(encoding="utf-8"))
    return loaded


def reports_of(case: dict[str, Any]) -> tuple[rd.Report, list[rd.Report]]:
    """The report of a case, and that of the year before, where it has one."""
    lang = case.get("lang", "zh")
    previous = []
    if "old_review" in case or "old_plan" in case:
        previous = [report(2024, case.get("old_review", ""), case.get("old_plan", ""), "old", lang)]
    if "text" in case:
        return rd.parse(case["text"], name="new", year=case.get("year", 2025), lang=lang), previous
    return report(2025, case.get("review", ""), case.get("plan", ""), "new", lang), previous
