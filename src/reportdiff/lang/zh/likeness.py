"""Whether two indicator names mean the same thing, as a reader of Chinese reports judges it.

Synonyms count as the same (占比/比重, 规上/规模以上); a scope or a head noun that is exchanged for another (城镇/农村,
投资/消费) makes two things of them however alike they look; a flow (新建) is not a stock.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import add

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from reportdiff.lang.zh.lexicon import normal
from reportdiff.lang.zh.patterns import patterns, table
from reportdiff.lang.zh.sharing import share_names, split_names
from reportdiff.lang.zh.words import words
from reportdiff.languages.folder import folder
from reportdiff.model import Fact
from reportdiff.names.lexicon import Lexicon
from reportdiff.names.pieces_shared import COMMON, DIFFERENT_CONCEPTS

_NAMES, _SAID = patterns("likeness.toml"), table("likeness.toml", "said")
_NEWLY = _NAMES["newly"]
_QUOTED = _NAMES["marks"]
_NEUTRAL_END = _NAMES["neutral end"]
_NEUTRAL_END_OF = _NAMES["neutral at last"]
_PREDICATE = _NAMES["what is said of it"]
_SIZE_LIMIT = _NAMES["a size"]
_BY_SIZE = 0.25
_BY_PART = 0.3
_OF_ONE_CONCEPT = 0.93
_CONTINUED = _NAMES["gone on with"]
_MANNER_END = _NAMES["manner at the end"]
_WORK_END = _NAMES["work at the end"]
_WORK_OF_EACH = _NAMES["work of each"]
_PAYER = _NAMES["who pays for what"]
_PAID_BY = _NAMES["what for, and who pays"]
_PAID_FOR = _NAMES["for whom, and what is paid"]
_BUDGETED = _NAMES["budgeted"]
_SHARE_OF = _NAMES["share of its own whole"]
_OF_A_LIST = 0.93
_ALL_ITS_PARTS = 0.85
_FEWEST_BEFORE_END = 2  # characters of a name that only a neutral end is added to
_SAME_CHARACTERS, _NEARLY_ALL, _FEWEST_IN_ORDER = 0.86, 0.92, 5
_OF_ITS_OWN = 3  # characters of a thing that 和 joins to another: 新农合和居民医保, not 文化和旅游
_RELATED = 0.5  # a part and its whole, far below what answers a target
_RATE = _NAMES["a rate"]
_SHARE = patterns("sharing.toml")["a share"]
_ANOTHER_SIDE = 0.6  # parts, or wholes, of two shares that are less alike are not one
# Stages that are told of one and the same work: what is won may be begun or done.
_ON_THE_WAY = ({"won", "started"}, {"won", "finished"}, {"started", "ongoing"})
_ANY_THING = 0.5  # 项目 is not 物流项目
_LEVEL_END = _NAMES["level at the end"]
_LEVEL = _NAMES["kept at the start"]


_WHOSE = _NAMES["whose it is"]


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart: whether it is a flow (what is newly done), and the noun in its plain form; ``worked`` is that with
    the work that is named after it (研发｜投入), in both ways of telling where the noun ends."""

    flow: bool
    core: str
    worked: tuple[str, str]


@lru_cache(maxsize=16384)
def take_apart(indicator: str) -> Name:
    """The plain form of an indicator's name."""
    scoped = _WHOSE.sub("", _PAID_FOR.sub(r"\g<whom>\g<what>", indicator))
    own = _of_something(words().manner_start.sub("", words().own_scope.sub("", scoped) or scoped), indicator)
    flow = bool(words().flow_start.match(own) or words().done_end.search(own) or _WORK_END.search(own) or _NEWLY.search(own))
    core = _WORK_OF_EACH.sub("", _of_something(normal(own), own))
    if by := _PAID_BY.match(core):
        core = by["who"] + by["what"] + _SAID["money"]
    if core.endswith(_SAID["increase"]) and len(core) > 4:
        flow, core = True, core.removesuffix(_SAID["increase"])
    whole = words().action_start.sub("", core) or core
    core = words().done_end.sub("", core) or core
    if said := _PREDICATE.search(core):
        flow, core = True, core[: said.start()]
    while (match := words().action_start.match(core)) and len(core) - match.end() >= 2:
        core = core[match.end() :].lstrip(_SAID["links"]) or core
    noun = core
    while (done := words().action_end.search(core)) and done.start() >= 3:  # 断头路打通
        flow, core = True, _MANNER_END.sub("", core[: done.start()])
    return Name(flow, _plain(core) or indicator, (_plain(noun) or indicator, _plain(whole) or indicator))


def _of_something(shorter: str, name: str) -> str:
    """A name made shorter, where that leaves more of it than what is measured: 完成率 is no 率 of whatever."""
    return shorter if len(shorter) > 1 else name


def _plain(core: str) -> str:
    """A noun without whose it is, in the words that others use for it."""
    core = _LEVEL.sub("", core) or core
    core = _WHOSE.sub("", core) or core
    if not _begin_synonyms().isdisjoint(map(add, core, core[1:])):
        for written, plain in words().synonyms_compared:
            core = core.replace(written, plain)
    core = _SHARE_OF.sub(_SAID["share"], core)
    if paid := _paid(core):
        core = paid[0] + paid[1] + _SAID["money"]
    return _QUOTED.sub("", core)


@cache
def _begin_synonyms() -> frozenset[str]:
    """How the words begin in whose place another is compared: few names have any, and there are many."""
    return frozenset(written[:2] for written, _ in words().synonyms_compared)


def _paid(core: str) -> tuple[str, str] | None:
    """Who pays and what for, where a name says both."""
    paid = _PAYER.match(core)
    return (paid["who"][:2], paid["what"]) if paid and not _BUDGETED.search(paid["what"]) else None


def alike(old: Fact, new: Fact, lexicon: Lexicon) -> float:
    """How surely two figures are about the same indicator, 0 to 1; a part is never taken for its whole."""
    if old.concept and new.concept and old.concept == new.concept:
        return 1.0 if old.indicator == new.indicator else 0.97
    written = _alike(old.indicator, new.indicator, lexicon)
    if old.concept and new.concept:  # the lexicon knows both, and knows them for different things
        return min(DIFFERENT_CONCEPTS, 0.6 * written)
    return written


@lru_cache(maxsize=16384)
def _stage(name: str) -> str:
    """Whether a name tells of work that is won, begins, goes on or is done; nothing where it says two of these."""
    said = [stage for stage in ("prepared", "won", "started", "ongoing", "finished") if getattr(words(), stage).search(name)]
    return said[0] if len(said) == 1 else ""


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a name says before it is compared with any other: its characters, the names it lists, the work it tells of."""

    characters: frozenset[str]
    listed: tuple[str, ...]
    ended: bool
    begun: bool
    stage: str


@lru_cache(maxsize=16384)
def _seen(name: str) -> _Seen:
    return _Seen(
        characters(name), listed(name), bool(words().ended_start.match(name)), bool(words().begun_start.match(name)),
        _stage(name),
    )  # fmt: skip


def _of_other_work(old: str, new: str, mine: _Seen, other: _Seen) -> float | None:
    """How alike two names are at most that tell of different work on one thing; ``None`` where nothing says so."""
    if (mine.ended and other.begun) or (mine.begun and other.ended):
        return 0.3  # 关闭煤矿 is not 新建煤矿
    if mine.stage and other.stage and mine.stage != other.stage and {mine.stage, other.stage} not in _ON_THE_WAY:
        return 0.5  # 新开工保障性住房 is not 建成保障性住房
    if (mine.stage or other.stage) and bool(_CONTINUED.search(old)) is not bool(_CONTINUED.search(new)):
        return 0.5  # 续建保障性住房 is not 新开工保障性住房
    return None


@lru_cache(maxsize=65536)
def _alike(old: str, new: str, lexicon: Lexicon) -> float:
    if old == new:
        return 1.0
    mine, other = _seen(old), _seen(new)
    shared = len(mine.characters & other.characters)
    if shared < COMMON * min(len(mine.characters), len(other.characters)):
        return 0.0  # most pairs: spares them all the rest
    if (opposed := _of_other_work(old, new, mine, other)) is not None:
        return opposed
    score = _names_alike(old, new, lexicon)
    apart = mine.stage != other.stage and (mine.stage or other.stage == "ongoing") and other.stage
    if apart and not words().generic.sub("", take_apart(old).core):
        score = min(score, _ANY_THING)  # 新引进重大产业项目 is not 产业项目竣工投产
    if _are_its_parts(take_apart(old).core, other.listed) or _are_its_parts(take_apart(new).core, mine.listed):
        score = max(score, _ALL_ITS_PARTS)
    if len(mine.listed) == len(other.listed) == 1:
        return score  # a list of one name is that name
    for first in mine.listed:
        for second in other.listed:
            score = max(score, _OF_A_LIST * _names_alike(first, second, lexicon))
    return score


def _are_its_parts(core: str, things: tuple[str, ...]) -> bool:
    """Whether things that are listed are kinds of one, which they then are together: 小学和幼儿园学位, 学位."""
    if len(things) < 2 or not words().measured.sub("", core):
        return False
    return all((own := take_apart(thing).core) != core and own.endswith(core) and not _OF_ANOTHER_KIND.search(own.removesuffix(core)) for thing in things)


def _names_alike(a: str, b: str, lexicon: Lexicon) -> float:
    """How alike two names are that list nothing: at most ``_RELATED`` for 出口 and 进出口, one a part of the other."""
    one, other = _concept_of(a, lexicon), _concept_of(b, lexicon)
    name, its_name = take_apart(a), take_apart(b)
    mine, its = _paid(name.core), _paid(its_name.core)
    if mine and its and mine[0] == its[0]:  # what tells them apart is what the money is for
        return _written_alike(mine[1], its[1])
    score = _written_alike(name.core, its_name.core)
    forms = dict.fromkeys(zip(name.worked, its_name.worked, strict=True))
    score = max(score, *(_written_alike(*form) for form in forms if form != (name.core, its_name.core)), 0.0)
    if score > _ANY_THING and (_is_of_any_thing(name.core) or _is_of_any_thing(its_name.core)):
        same = _SAME_CHARACTERS if Counter(a) == Counter(b) else 0.0  # 项目开工, 开工项目
        score = min(score, max(same, fuzz.ratio(a, b) / 100))  # 引进企业, 落地企业: the verb alone tells which are meant
    if _part_of_place(a) != _part_of_place(b):
        score -= _BY_PART
    if score > _ANY_THING and _are_other_shares(a, b, lexicon):
        score = _ANY_THING
    if one and one == other and score < _ANY_THING and _stage(a) == _stage(b):
        score = _OF_ONE_CONCEPT  # names that share no word: 新认定高企, 新增高新技术企业
    return min(_RELATED, score) if one and other and lexicon.related(one, other) else score


def _are_other_shares(a: str, b: str, lexicon: Lexicon) -> bool:
    """Whether two shares are of another part, or of another whole: 茶业占工业比重, 茶业占农业比重."""
    mine, its = _SHARE.fullmatch(a), _SHARE.fullmatch(b)
    if mine is None or its is None:
        return False
    sides = [(normal(mine[side]), normal(its[side])) for side in ("part", "whole")]
    return any(one not in other and other not in one and _names_alike(one, other, lexicon) < _ANOTHER_SIDE for one, other in sides)


def _is_of_any_thing(core: str) -> bool:
    """Whether a noun says nothing of which thing is meant: 项目."""
    return len(core) <= 2 and not words().generic.sub("", core)


@lru_cache(maxsize=16384)
def _concept_of(name: str, lexicon: Lexicon) -> str | None:
    """The concept of a name, or else of its plain form: 固定资产投资完成额 is 固定资产投资, 居民收入水平 居民收入."""
    core = take_apart(name).core
    return lexicon.concept_of(name) or lexicon.concept_of(core) or lexicon.concept_of(_LEVEL_END.sub("", core))


@lru_cache(maxsize=16384)
def characters(name: str) -> frozenset[str]:
    """The characters of a name in its plain form."""
    return frozenset(take_apart(name).core)


@lru_cache(maxsize=16384)
def listed(name: str) -> tuple[str, ...]:
    """The names that one name lists, each complete: 二氧化硫、化学需氧量排放 are two."""
    places = folder("zh").joints(name)
    marks = [one.start for one in places if one.mark]
    n = len(marks) + 1 + any(not one.mark and marks and one.start > marks[0] for one in places)
    pieces = split_names(_PAID_FOR.sub(r"\g<whom>\g<what>", name), max(2, n))
    if n == 1 and len(pieces) == 2 and pieces[0][-2:] != pieces[1][-2:]:
        shared = share_names(pieces)
        if min(map(len, pieces)) < _OF_ITS_OWN or shared[0][-2:] != shared[1][-2:]:
            return (name,)  # a 和 inside one name, not 城中村改造和危旧房改造
    return tuple(share_names(pieces)) if pieces else (name,)


_ANOTHER = 0.85  # names less alike are of two things
_LONG_ENOUGH = 4  # characters of a thing that is told together with another of its own name: 农民专业合作社和家庭农场


def lists_several(name: str) -> bool:
    """Whether a name lists several things, or joins two that have nothing in common but the figure."""
    return len(listed(name)) > 1 or bool(_joined(name))


@lru_cache(maxsize=16384)
def _joined(name: str) -> tuple[str, ...]:
    """Two things of long names of their own that a name joins, which is no list that shares a noun."""
    cut = split_names(name, 2)
    if len(listed(name)) > 1 or not cut or words().action_end.search(cut[0]) or words().action_start.match(cut[1]):
        return ()  # two verbs of one thing: 取消和下放审批事项
    pieces = [words().rank_start.sub("", words().action_start.sub("", piece)) for piece in cut]
    return tuple(pieces) if min(map(len, pieces)) >= _LONG_ENOUGH else ()


def _is_one_of_joined(name: str, other: str) -> bool:
    """Whether a name is that of one of two things that the other joins, and says nothing of the second."""
    pieces = _joined(other)
    return bool(pieces) and sum(name.endswith(piece) for piece in pieces) == 1 and sum(piece in name for piece in pieces) == 1


def lists_more(name: str, other: str, lexicon: Lexicon) -> bool:
    """Whether ``other`` lists things that ``name`` does not tell: 供热、供水管网, of which 供热管网 is one; verbs and ranks
    are no things."""
    if _is_one_of_joined(name, other):
        return True
    things = [thing for thing in listed(other) if words().action_start.sub("", words().part_start.sub("", thing))]
    names, plain = listed(name), words().action_start.sub("", other)
    if _are_its_parts(take_apart(name).core, listed(other)):
        return False
    ranked = (rank := words().rank_start.match(plain)) and rank.end() in (one.start for one in folder("zh").joints(plain))
    if ranked or len(things) <= len(names):
        return False
    return any(all(_alike(one, thing, lexicon) < _ANOTHER for one in names) for thing in things)


def _written_alike(a: str, b: str) -> float:
    if not a or not b:
        return 0.0
    if a == b:
        return 0.95
    score = max(fuzz.ratio(a, b) / 100, _in_other_order(a, b))
    shorter, longer = sorted((a, b), key=lambda name: (len(name), name))
    if len(shorter) <= 2 and not words().generic.sub("", shorter):
        return min(score, _ANY_THING)
    share = len(shorter) / len(longer)
    if _FEWEST_BEFORE_END <= len(shorter) < 4 and longer.startswith(shorter) and _NEUTRAL_END.fullmatch(longer[len(shorter) :]):
        score = max(score, 0.72 + 0.2 * share)  # 绿地, 绿地面积
    elif len(shorter) >= 4:
        at = longer.find(shorter)
        if at != -1 and _NEUTRAL_END.fullmatch(longer[at + len(shorter) :]):
            score = max(score, 0.72 + 0.2 * share)
        elif at != -1:  # the noun at the end is another: 工业企业, 工业企业数字化转型
            score = min(score, 0.6)
        elif _is_woven_in(shorter, longer):
            score = max(score, 0.62 + 0.2 * share)
    if (one := _RATE.search(a)) and (two := _RATE.search(b)) and not set(one[1]) & set(two[1]):
        return min(score, _ANY_THING)
    return max(0.0, score - _exchanged(a, b) - _other_size_limit(a, b))


def _in_other_order(a: str, b: str) -> float:
    """How alike two names are that say nearly the same in another order: 机构养老床位, 养老机构床位; 0 of all others."""
    alike = 2 * sum((Counter(a) & Counter(b)).values()) / (len(a) + len(b))
    return _SAME_CHARACTERS * alike if min(len(a), len(b)) >= _FEWEST_IN_ORDER and alike >= _NEARLY_ALL else 0.0


def _other_size_limit(a: str, b: str) -> float:
    """The penalty where only one name, or each with another size, is limited to what is so large: 亿元以上项目, 项目."""
    return _BY_SIZE if _size_limits(a) != _size_limits(b) else 0.0


@lru_cache(maxsize=16384)
def _size_limits(name: str) -> tuple[str, ...]:
    return tuple(_SIZE_LIMIT.findall(name))


@lru_cache(maxsize=16384)
def _part_of_place(name: str) -> str:
    """The part of the place that a name begins with: 主城区, 五县; nothing for what is told of the whole."""
    part = words().part_start.match(words().action_start.sub("", words().own_scope.sub("", name)))
    return words().part_of[part["part"]] if part and not words().told_of_parts.search(name) else ""


def _is_woven_in(shorter: str, longer: str) -> bool:
    """Whether the longer name is the shorter one with more said of it: 新能源装机, 新能源产业新增开发装机."""
    stem = _NEUTRAL_END_OF.sub("", longer) if len(longer) > len(shorter) + 1 else longer
    if stem[-2:] != shorter[-2:] and longer[-1:] != shorter[-1:]:
        return False
    rest = iter(longer)
    return all(char in rest for char in shorter)


def _exchanged(a: str, b: str) -> float:
    """The penalty for what one name has in place of the other's: 城镇 for 农村, 投资 for 消费."""
    mine, other = _exchangeable(a), _exchangeable(b)
    only_mine, only_other = _without_like(mine, other), _without_like(other, mine)
    if only_mine and only_other:
        return 0.35
    if only_mine or only_other:
        return 0.15 if (only_mine | only_other) & words().sectors else 0.08
    first, second = sorted((a, b))  # the edits counted must not depend on which name is asked about which
    replaced = [op for op in Indel.opcodes(first, second) if op.tag != "equal"]
    return 0.05 * max(0, len(replaced) - 2)


@lru_cache(maxsize=16384)
def _exchangeable(name: str) -> frozenset[str]:
    """The words of a name of which another makes another thing of it: 城镇, 投资."""
    return frozenset(words().exchanged.findall(name))


def _without_like(mine: frozenset[str], other: frozenset[str]) -> set[str]:
    """The words of one name that the other neither has nor has in a longer or shorter form: 省 and 省级 agree."""
    return {word for word in mine if not any(word[: len(its)] == its[: len(word)] for its in other)}


_OF_ANOTHER_KIND = _NAMES["of another kind"]


def narrows(name: str, other: str) -> bool:
    """Whether a name is the other with something before it that only narrows it: 新能源汽车产量, 汽车产量."""
    more = rest = name.removesuffix(other)
    for word in _SAID["no_other_kinds"]:
        rest = rest.replace(word, "")
    return len(more) < len(name) and not _OF_ANOTHER_KIND.search(rest)
