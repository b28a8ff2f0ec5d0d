"""The words of ``commitments.toml`` and ``places.txt`` as patterns, longest first, compiled once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from reportdiff.lang.zh.patterns import LANGUAGE, any_of, begins_any_of
from reportdiff.lang.zh.patterns import data as data_of

# 湘赣边区域合作, 川渝黔…: provinces by their one character, where two stand together; not those that are words (新, 云).
_PROVINCES_TOGETHER = "[京津沪渝冀豫辽湘皖鲁苏浙赣鄂桂晋陕闽粤川琼黔滇]{2,}"
_ORDINAL = "第[一二三四五六七八九十百]+[届次轮]"
# 河湾县, 清水江, 东湖: what a county, a river or a lake is called, unless it is 全县, 大江, 河湖, 县域.
_LAND = r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{1,3}(?<![全各大中小主江河湖一])(?:县|江|河|湖|岛)(?![域级长际湖道流海])"


@dataclass(frozen=True, slots=True)
class CommitmentWords:
    """Patterns over the half-width text. ``kind`` names the group of what it found: built, kind, loose or bound."""

    verb: re.Pattern[str]
    link: re.Pattern[str]
    adverb: re.Pattern[str]
    kind: re.Pattern[str]
    generic: re.Pattern[str]
    vague: re.Pattern[str]
    weak: re.Pattern[str]
    written: re.Pattern[str]
    programme: re.Pattern[str]
    policy: re.Pattern[str]
    place: re.Pattern[str]
    class_: re.Pattern[str]
    predicate: re.Pattern[str]
    slogan: re.Pattern[str]
    same: tuple[tuple[str, str], ...]


def _any_of(words: Iterable[str]) -> str:
    """Any of the words, the longest first; what none of them begins with is passed over at once."""
    words = set(words)
    return begins_any_of(words) + any_of(words)


def _any_kind(tiers: dict[str, list[str]]) -> str:
    """Any of the kinds of things, the longest first, in a group that says how much must stand before it."""
    tier_of = {word: tier for tier in reversed(tiers) for word in tiers[tier]}
    groups = [f"(?P<{tier}>{_any_of(word for word in tier_of if tier_of[word] == tier)})" for tier in tiers]
    return f"{begins_any_of(tier_of)}(?:{'|'.join(groups)})"


@cache
def commitment_words() -> CommitmentWords:
    """The bundled words."""
    data = data_of("commitments.toml")
    lines = (LANGUAGE / "places.txt").read_text(encoding="utf-8").splitlines()
    places = [place for line in lines if not line.startswith("#") for place in line.split()]
    tiers = {tier: data[tier] for tier in ("built", "kinds", "loose", "bound")}
    return CommitmentWords(
        verb=re.compile(f"{_any_of(data['verbs'])}好?(?:{_any_of(data['links'])})?"),
        link=re.compile(_any_of(data["links"])),
        adverb=re.compile(f"(?:{_any_of(data['adverbs'])}(?![素旧]))+"),
        kind=re.compile(_any_kind(tiers) + r"(?!企业|经济|[\u4e00-\u9fff]?[级化])"),
        generic=re.compile(_any_of(data["generic"])),
        vague=re.compile(_any_of(data["generic"] + data["vague"])),
        weak=re.compile(_any_of(data["weak"])),
        written=re.compile(_any_of(data["written"]) + "$"),
        programme=re.compile(_any_of(data["programmes"]) + "$"),
        policy=re.compile(_any_of(data["policies"])),
        place=re.compile(f"{_any_of(places)}|{_PROVINCES_TOGETHER}|{_ORDINAL}|{_LAND}"),
        class_=re.compile(_any_of(data["classes"])),
        predicate=re.compile(_any_of(data["predicates"]) + "$"),
        slogan=re.compile(_any_of(data["slogans"])),
        same=tuple(data["same"].items()),
    )
