"""The words of ``words.toml`` as patterns, longest first, compiled once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain


def any_of(words: Iterable[str]) -> str:
    """A pattern of any of the words, the longest that fits first."""
    return "(?:" + "|".join(map(re.escape, sorted(set(words), key=lambda word: (-len(word), word)))) + ")"


def begins_any_of(words: Iterable[str]) -> str:
    """A pattern that passes over at once, by one character, what none of the words begins with."""
    return f"(?=[{re.escape(''.join(sorted({word[0] for word in words})))}])"


# What opens a clause besides: single characters, unless they begin a word of their own (共建, 均衡, 要素, 还林); points of a
# list (二是); a proposal and its year (建议2031年).
_SHORT_OPENERS = (
    r"指(?![数标导引挥令])|也|都|又|并(?![网购轨])|而|但|且|到(?!位)|已(?!建)|将(?!军)|要(?!素)|再(?![生制贷就融])|还(?![本款林草湿贷])"
    r"|(?:建议|拟定)(?=(?:20|19)\d\d年|今年|全[国省市区县])|[一二三四五六七八九十]{1,2}是|(?:首先|其次|再次|最后)是?"
    r"|共(?![建同享青有])|均(?![衡等])|拟|即(?!时)|使(?!用)|让(?!利)|把"
)
# 服务业, 覆盖率, 开发区: the verb is part of a noun there; not in 完成社会消费品零售总额, 培育品牌12个.
_NOT_A_VERB = (
    r"(?![率性者费额量值]|业(?![务态主])|品(?![牌种类])|社(?![会区团保])|度(?!假))(?<!使(?=用))(?<!共(?=[同享青有]))(?<!开发(?=区))(?<!建成(?=区))(?<!研发(?=投入|经费|机构|人员|平台|强度|活动))(?<!转移(?=支付))(?<!覆盖(?=面))"
    r"(?<!补助(?=标准|资金))(?<!建设(?=用地))(?<!服务(?=消费|贸易|零售|外包|收入|事项|网点|机构|站点|驿站|中心|平台))"
)


@dataclass(frozen=True, slots=True)
class Words:
    """Patterns over the half-width text; each is anchored where it is used: at the end or at the start of a name."""

    change_up: re.Pattern[str]
    change_down: re.Pattern[str]
    growth_noun_up: re.Pattern[str]
    growth_noun_down: re.Pattern[str]
    links: re.Pattern[str]
    adverbs: re.Pattern[str]
    counted_as: frozenset[str]
    action_start: re.Pattern[str]
    action_end: re.Pattern[str]
    weak_start: re.Pattern[str]
    openers: re.Pattern[str]
    relative: frozenset[str]
    subjects: re.Pattern[str]
    heads: re.Pattern[str]
    committed: re.Pattern[str]
    aspirational: re.Pattern[str]
    background: re.Pattern[str]
    population: re.Pattern[str]
    own_scope: re.Pattern[str]
    growth_nouns: tuple[str, ...]
    growth_end: re.Pattern[str]
    exchanged: re.Pattern[str]
    sectors: frozenset[str]
    synonyms: tuple[tuple[str, str], ...]
    synonyms_compared: tuple[tuple[str, str], ...]
    flow_start: re.Pattern[str]
    manner_start: re.Pattern[str]
    done_end: re.Pattern[str]
    standing_end: re.Pattern[str]
    ended_start: re.Pattern[str]
    begun_start: re.Pattern[str]
    ongoing: re.Pattern[str]
    won: re.Pattern[str]
    started: re.Pattern[str]
    prepared: re.Pattern[str]
    finished: re.Pattern[str]
    generic: re.Pattern[str]
    measured: re.Pattern[str]
    areas: frozenset[str]
    own_places: frozenset[str]
    part_start: re.Pattern[str]
    part_of: dict[str, str]
    told_of_parts: re.Pattern[str]
    model_start: re.Pattern[str]
    whose: re.Pattern[str]
    both: tuple[tuple[str, str, str], ...]
    area_start: re.Pattern[str]
    ranks: frozenset[str]
    rank_start: re.Pattern[str]
    cut_at: re.Pattern[str]


@cache
def words() -> Words:
    """The bundled words."""
    data = tomllib.loads((files(__package__) / "words.toml").read_text(encoding="utf-8"))

    def at_end(section: str, key: str = "words") -> re.Pattern[str]:
        return re.compile(any_of(data[section][key]) + "$")

    def at_start(section: str, key: str = "words") -> re.Pattern[str]:
        return re.compile(any_of(data[section][key]))

    def listed(section: str, key: str = "words") -> str:
        return any_of(data[section][key])

    actions = data["actions"]["words"] + data["actions"]["weak"]
    scope = data["scope"]["own"] + data["scope"]["said"]
    return Words(
        change_up=re.compile(any_of(data["change"]["up"]) + r"(?<![稳保促]增长)$"),  # 稳增长, the policy
        change_down=at_end("change", "down"),
        # 自然增长率 is a rate, 自然增幅 the growth of what was told before
        growth_noun_up=re.compile(f"(?:(?<!自然){listed('growth_nouns', 'up')}|增幅|增速)$"),
        growth_noun_down=at_end("growth_nouns", "down"),
        # 认定, not 定; 下达 and 雷达, not 达
        links=re.compile(any_of(data["state"]["links"]) + r"(?<![认评选核制鉴划协商]定)(?<![下传表到抵转送雷马]达)(?<![收支][入出][合总]计)$|(?<=收入|支出|赤字)安排$"),
        adverbs=re.compile(any_of(data["adverbs"]["words"]) + r"(?<![返归偿退]还)$"),  # 返还, not 还
        counted_as=frozenset(data["counted_as"]["words"]),
        action_start=re.compile(any_of(actions) + _NOT_A_VERB),
        action_end=re.compile(any_of(actions) + "$"),
        weak_start=at_start("actions", "weak"),
        openers=re.compile(f"(?:{any_of(data['openers']['words'])}(?<!计划(?=生育|单列))|{_SHORT_OPENERS})"),
        relative=frozenset(data["relative"]["words"]),
        subjects=re.compile(r"^[ ]*([^,;:。、\d]{1,10}?" + any_of(data["relative"]["subjects"]) + ")(?!困难|适用|补偿|责任|社会|基础|体制)"),
        heads=at_end("heads"),
        committed=re.compile(any_of(data["strength"]["committed"])),
        aspirational=re.compile(any_of(data["strength"]["aspirational"])),
        background=re.compile(any_of(data["background"]["words"]) + r"(?<!拥有(?=量))"),
        population=re.compile(any_of(data["background"]["population"]) + "(?:的|有)?$"),
        own_scope=re.compile(
            f"^{begins_any_of(scope)}{any_of(scope)}+(?!{listed('scope', 'kept_before')})" + r"|^地方(?=一般|财政|级)"
        ),
        growth_nouns=tuple(data["growth_end"]["words"]),
        growth_end=re.compile(f"(?<=.{{2}}){listed('growth_end', 'before')}?{listed('growth_end')}$"),
        exchanged=re.compile(listed("scope", "exchanged")),
        sectors=frozenset(data["scope"]["sectors"]),
        synonyms=tuple((written, plain) for written, plain in data["synonyms"]["names"]),
        synonyms_compared=tuple((written, plain) for written, plain in data["synonyms"]["compared"]),
        flow_start=re.compile(f"(?!{listed('work', 'named')}){listed('work', 'new')}"),
        manner_start=re.compile(f"^{listed('work', 'manner')}+(?=.{{4}})"),
        done_end=re.compile(
            f"(?:年度)?{listed('work', 'done_of')}?(?:的目标)?{listed('work', 'done_manner')}*{listed('work', 'done')}$"
        ),
        standing_end=re.compile(
            f"(?<=.{{2}})(?:{listed('work', 'standing')}|{listed('work', 'going_how')}+{listed('work', 'going')})$"
        ),
        ended_start=at_start("work", "ended"),
        begun_start=at_start("work", "begun"),
        ongoing=re.compile(listed("work", "ongoing")),
        won=re.compile(listed("work", "won")),
        prepared=re.compile(listed("work", "prepared")),
        started=re.compile(listed("work", "started")),
        finished=re.compile(listed("work", "finished")),
        generic=re.compile(listed("generic")),
        part_start=re.compile(f"(?:[一二两三四五六七八九十]大?)?(?P<part>{any_of(chain(*data['ranks']['parts']))})(?![级长际委政道城乡干域])"),
        part_of={name: names[0] for names in data["ranks"]["parts"] for name in names},
        told_of_parts=re.compile(listed("ranks", "told_of_parts")),
        model_start=at_start("ranks", "models"),
        whose=re.compile(f"{listed('ranks', 'whose')}(?:[、和]{listed('ranks', 'whose')})*"),
        own_places=frozenset(data["scope"]["own"]),
        areas=frozenset(data["ranks"]["areas"]),
        both=tuple((word, one, other) for word, one, other in data["scope"]["both"]),
        area_start=at_start("ranks", "areas"),
        ranks=frozenset(data["ranks"]["words"]),
        rank_start=at_start("ranks"),
        measured=re.compile(any_of(data["generic"]["words"] + data["generic"]["measured"])),
        cut_at=re.compile(any_of([word for kind in ("words", "measured", "cut_at") for word in data["generic"][kind]] + actions + data["openers"]["words"])),
    )
