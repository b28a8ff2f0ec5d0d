"""Names in a list that share a part: 城镇、农村居民收入 share the head noun, 专利授权量、申请量 the beginning."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from reportdiff.analysis.listed import Joint, cut_at
from reportdiff.analysis.listing import handed_out
from reportdiff.lang.zh.patterns import patterns, table
from reportdiff.lang.zh.words import words
from reportdiff.languages.folder import folder

_SHARING = patterns("sharing.toml")
_TWO_IN_ONE_WORD = _SHARING["two in one word"]
_SHORT_FOR = table("sharing.toml", "in_short")
_BOTH, _EACH_SECTOR = table("sharing.toml", "both"), table("sharing.toml", "sectors")["each"]
_PARTICLES = table("classes.toml", "particles")
_SCOPES = table("sharing.toml", "scopes")
_USED_UP, _SCOPE, _MEASURE = _SHARING["used up"], _SHARING["a scope"], _SHARING["a measure"]
_IN_SHORT = _SHARING["told in short"]
_OF_EACH = _SHARING["of each"]
_OWNED = _SHARING["owned"]
_OF_WHOLE = _SHARING["of a whole"]
_INDUSTRY_END = _SHARING["an industry"]
_INDUSTRY = _SHARING["what is measured of an industry"]
_MEASURED = _SHARING["measured at the end"]
_SECTORS, _STRUCTURE, _THREE_SECTORS = (_SHARING[name] for name in ("the sectors by number", "structure of the economy", "of the three sectors"))
_SAID_SHARE = table("sharing.toml", "sectors")["share"]
_PER_UNIT = _SHARING["per unit"]
_ETC = _SHARING["etc"]
_QUALIFIED = _SHARING["how large"]


def split_names(names: str, n: int) -> Sequence[str]:
    """Cuts a list of names into ``n``; empty where it does not hold so many."""
    places = folder("zh").joints(names)
    in_one = (way(names, places) for way in (_both_sides, _in_short, _each_sector))
    return handed_out(n, chain(in_one, _cuts(names, places)))


def _both_sides(names: str, places: Sequence[Joint]) -> Sequence[str]:
    """城乡居民收入."""
    two = None if places else _TWO_IN_ONE_WORD.match(names)
    return [two["before"] + one + two["after"] for one in _BOTH[two["both"]]] if two else ()


def _in_short(names: str, places: Sequence[Joint]) -> Sequence[str]:
    """存、贷款余额, 汽车产销量."""
    two = _IN_SHORT.match(names)
    if two is None or not all(one.start in range(*two.span("short")) for one in places):
        return ()
    return [two["before"] + one + two["after"] for one in _SHORT_FOR[two["short"].replace("、", "")]]


def _each_sector(names: str, places: Sequence[Joint]) -> Sequence[str]:
    """三次产业结构, 三次产业对经济增长的贡献率, 一、二、三产业增加值."""
    if structure := _STRUCTURE.fullmatch(names):
        return [structure["before"] + which + _SAID_SHARE for which in _EACH_SECTOR]
    sectors = _THREE_SECTORS.fullmatch(names) or _SECTORS.match(names)
    return [sectors["before"] + which + sectors["after"] for which in _EACH_SECTOR] if sectors else ()


def _cuts(names: str, places: Sequence[Joint]) -> Iterator[list[str]]:
    """Ways to cut: at 、 alone, then also at one “and” behind the last of them, then at all; but first at the “and” alone where
    only it stands between names that say what is measured: 火灾、交通事故起数｜和｜死亡人数."""
    marks = [one for one in places if one.mark]
    behind = [one for one in places if not one.mark and not (marks and one.start < marks[-1].start)]
    if marks and len(behind) == 1 and not any(map(has_head, cut_at(names, marks)[:-1])):
        halves = [piece.strip() for piece in cut_at(names, behind)]
        if all(map(has_head, halves)):
            yield halves
    for ways in ((), *((one,) for one in reversed(behind)), [one for one in places if not one.mark]):
        pieces = [piece.strip() for piece in cut_at(names, sorted([*marks, *ways], key=lambda one: one.start))]
        yield pieces if all(pieces) else []


def share_names(names: Sequence[str]) -> list[str]:
    """Completes the names of a list with what only the last (its head) or the first (its beginning) carries."""
    last = names[-1]
    if etc := _ETC.search(last):
        head = last[etc.end() :]
        return [name + head for name in names[:-1]] + [last[: etc.start()] + head] if head else list(names)
    of_whole = _OF_WHOLE.match(last)
    if of_whole and not any(_PARTICLES["share"] in name for name in names[:-1]):
        return [name + of_whole["of"] for name in share_names([*names[:-1], of_whole["part"]])]
    completed = [_with_head(name, last) for name in names[:-1]]
    first = completed[0]
    if (part := words().part_start.match(first)) and not any(_of_a_place(name) for name in (*completed[1:], last)):
        completed, last = [first, *(part[0] + name for name in completed[1:])], part[0] + last  # 五县生产总值、财政收入
    return [first] + [_per_unit(_with_beginning(name, first), first) for name in (*completed[1:], last)]


def _of_a_place(name: str) -> bool:
    """Whether a name says itself of what place, or of whom, it is."""
    own = words()
    return bool(own.part_start.match(name) or own.area_start.match(name) or own.own_scope.match(name.removeprefix(_PARTICLES["of_place"]))) or _SCOPES["people"] in name


def _per_unit(name: str, first: str) -> str:
    """单位GDP能耗和二氧化碳排放 are both per unit of GDP."""
    per = _PER_UNIT.match(first)
    measured_so = per and _USED_UP.search(name) and not _PER_UNIT.match(name)
    return per[0] + name if per and measured_so else name


def _with_head(name: str, last: str) -> str:
    """``name`` with the head noun of ``last`` where it has none of its own: by the first rule that knows how."""
    return next((whole for rule in _HEADS if (whole := rule(name, last))), name)


def _of_one_character(name: str, last: str) -> str:
    """轻、重工业."""
    return name + last[1:] if len(name) == 1 and len(last) > 2 else ""


def _of_an_area(name: str, last: str) -> str:
    """主城区、新区公园面积."""
    area = words().area_start.match(last) if name in words().areas else None
    return name + last[area.end() :] if area else ""


def _of_its_own(name: str, last: str) -> str:
    """出口额: it has a head, of which the last may say more (高新技术企业, 科技型中小企业贷款)."""
    return name + _repeated(name, last) if has_head(name) and not _is_scope(name) else ""


def _of_another_scope(name: str, last: str) -> str:
    """城镇、农村居民收入."""
    people = _SCOPES["people"]
    found = ((at, scope) for scope in _SCOPES["changed"] if (at := last.find(scope)) != -1) if _is_scope(name) else iter(())
    for at, scope in found:
        after = at + len(scope)
        return name + last[after + len(people) :] if name.endswith(people) else last[:at] + name + last[after:]
    return ""


def _of_one_noun(name: str, last: str) -> str:
    """What follows in the last after the noun on which this ends."""
    tail = _repeated(name, last)
    return name + tail if tail else ""


def _measured_alike(name: str, last: str) -> str:
    """What is measured of each, by the first wording that says so."""
    if (each := _OF_EACH.search(last)) and each.start() > 1:
        return name + each[0]
    if (industry := _INDUSTRY.fullmatch(last)) and _INDUSTRY_END.search(name):
        return name + industry["measured"]
    if head := words().heads.search(last):
        return joined(name, head[0]) if head.start() > 0 else name
    measured = _OWNED.search(last) or _MEASURED.search(last)
    return joined(name, measured[0]) if measured else name


def joined(core: str, noun: str) -> str:
    """A part and what is measured of its whole, what the one ends on and the other begins with told once: 城镇居民 and 居民人均可支配收入."""
    noun = words().own_scope.sub("", noun)  # the place is that of the whole
    shared = next((n for n in range(min(len(core), len(noun)) - 1, 1, -1) if core.endswith(noun[:n])), 0)
    return core + noun[shared:]


_HEADS = (_of_one_character, _of_an_area, _of_its_own, _of_another_scope, _of_one_noun, _measured_alike)


def _is_scope(name: str) -> bool:
    return _SCOPE.search(name) is not None


def _repeated(name: str, last: str) -> str:
    """What follows in ``last`` after the noun on which ``name`` ends: 高新技术企业, 科技型中小企业贷款 → 贷款."""
    at = last.rfind(name[-2:])
    return last[at + 2 :] if 0 < at < len(last) - 2 else ""


def has_head(name: str) -> bool:
    """Whether a name says itself what is measured of the thing: 出口额, not 水稻."""
    return bool(words().heads.search(name) or _MEASURE.search(name))


def _with_beginning(last: str, first: str) -> str:
    """``last`` with the beginning of ``first`` where it is only a head noun: 专利授权量、申请量."""
    vocabulary = words()
    if len(last) >= len(first) or len(last) > 5:
        return last
    if (
        last not in vocabulary.relative
        and not (first[-1] == last[-1] and len(last) <= 3)
        and not vocabulary.heads.fullmatch(last)
    ):
        return last
    if (qualified := _QUALIFIED.match(first)) and not vocabulary.heads.fullmatch(last):
        return qualified[0] + last
    head = vocabulary.heads.search(first)
    stem = first[: head.start()] if head and vocabulary.heads.fullmatch(last) else first[: -len(last)]
    return stem + last if len(stem) >= 2 else last
