"""What a Chinese name says of the thing that it names."""

from __future__ import annotations

from functools import cached_property

from reportdiff.lang.zh import likeness
from reportdiff.lang.zh.likeness import characters, listed, lists_several, take_apart
from reportdiff.lang.zh.patterns import patterns, table
from reportdiff.lang.zh.qualifiers import is_of_each
from reportdiff.lang.zh.sought_names import otherwise, sought
from reportdiff.lang.zh.words import words
from reportdiff.names.name import Name

_NAMES, _SAID = patterns("likeness.toml"), table("likeness.toml", "said")
_CUT_START, _ITS_MONEY, _RATIO_OF_BOTH = _NAMES["taken away"], _NAMES["what is measured of it"], _NAMES["ratio of both"]
_RANKED = _NAMES["of a rank"]


class ChineseName(Name):
    """The answers of ``Name`` in a language that sets no words apart."""

    @cached_property
    def pieces(self) -> frozenset[str]:
        """Its characters in its plain form."""
        return characters(self.written)

    @cached_property
    def core(self) -> str:
        """The name without its scope and what was done, synonyms in one spelling."""
        return take_apart(self.written).core

    @cached_property
    def subject(self) -> str:
        """Its noun without its verb and what is measured of it; empty where it is generic."""
        core = self.written
        while (match := words().action_start.match(core)) and len(core) - match.end() >= 3:
            core = core[match.end() :]
        stem = _ITS_MONEY.sub("", core)
        core = stem if len(stem) >= 5 else core
        return core if len(words().generic.sub("", core)) >= 3 else ""

    @cached_property
    def is_flow(self) -> bool:
        """Whether it tells of what is newly done: 新建高标准农田, not 高标准农田."""
        return take_apart(self.written).flow

    @cached_property
    def is_cut(self) -> bool:
        """Whether it tells of what is taken away: 压减…, 减少…, 关闭…."""
        return bool(words().ended_start.match(self.written) or _CUT_START.match(self.written))

    @cached_property
    def is_price(self) -> bool:
        """Whether it is that of consumer prices, whose rise at 左右 is read as a ceiling."""
        return self.lexicon.concept_of(self.written) in _SAID["prices"]

    @cached_property
    def better(self) -> str | None:
        """Which way is wanted of what the lexicon does not know: ``down`` for 死亡率, 平均等候时间, ``neither`` for 总支出."""
        if _NAMES["undirected"].search(self.written):
            return "neither"
        return "down" if _NAMES["unwanted"].search(self.written) and not self.is_cut else None

    @cached_property
    def listed(self) -> tuple[str, ...]:
        """The names that it lists, each complete: 二氧化硫、化学需氧量排放 are two."""
        return listed(self.written)

    @cached_property
    def lists_several(self) -> bool:
        """Whether it lists several things, or joins two long names of their own: 农民专业合作社和家庭农场."""
        return lists_several(self.written)

    @cached_property
    def is_ranked(self) -> bool:
        """Whether it is of those things only that somebody has recognised: 市级茶叶企业 are some of 茶叶企业."""
        return bool(_RANKED.search(self.written))

    @cached_property
    def is_under_way(self) -> bool:
        """Whether it is of those things only on which work still goes on: 茶园建设稳步推进."""
        return bool(words().ongoing.search(self.written))

    @cached_property
    def otherwise(self) -> tuple[str, ...]:
        """Other words for what it speaks of: 道路 for 城市主次干道."""
        return otherwise(self.written)

    @cached_property
    def sought(self) -> tuple[str, ...]:
        """Its plain form, as it may stand in a text that speaks of it, and that of each that it lists."""
        return sought(self.written)

    def lists_more(self, other: str) -> bool:
        """Whether ``other`` lists things that it does not tell: 供热、供水管网, of which 供热管网 is one."""
        return likeness.lists_more(self.written, other, self.lexicon)

    def narrows(self, other: str) -> bool:
        """Whether it is ``other`` with something before it that only narrows it: 新能源汽车产量, 汽车产量."""
        return likeness.narrows(self.written, other)

    def is_of_each(self, before: str) -> bool:
        """Whether a figure holds for each of the things that it lists: by the words before it (均增长, 分别), or as a standard does."""
        return is_of_each(self.written, before)

    @cached_property
    def sides(self) -> tuple[str, ...]:
        """城镇居民收入 and 农村居民收入 for 城乡居民收入, of which a target holds for both; not where a ratio of the two is meant."""
        for word, one, other in words().both:
            if word in self.written and not _RATIO_OF_BOTH.search(self.written):
                return self.written.replace(word, one, 1), self.written.replace(word, other, 1)
        return ()
