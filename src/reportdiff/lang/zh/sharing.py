"""Names in a list that share a part: 城镇、农村居民收入 share the head noun, 专利授权量、申请量 the beginning."""

from __future__ import annotations

from collections.abc import Iterator

from reportdiff.lang.zh.patterns import patterns, table
from reportdiff.lang.zh.words import words

_SHARING = patterns("sharing.toml")
AND = _SHARING["and"]
ANY_AND, _ANY_AND_BUT_A_MARK = _SHARING["any and"], _SHARING["any and but a mark"]
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
_SECTORS = _SHARING["the sectors by number"]
_SAID_SHARE = table("sharing.toml", "sectors")["share"]
_PER_UNIT = _SHARING["per unit"]
_ETC = _SHARING["etc"]
_QUALIFIED = _SHARING["how large"]


def split_names(names: str, n: int) -> list[str]:
    """Cuts a list of names into ``n``; empty where it does not hold so many."""
    if n == 2 and (match := _TWO_IN_ONE_WORD.match(names)) and not ANY_AND.search(names):
        return [match["before"] + one + match["after"] for one in _BOTH[match["both"]]]
    if n == 2 and (pair := _IN_SHORT.match(names)) and not _ANY_AND_BUT_A_MARK.search(names):
        first, second = _SHORT_FOR[pair["short"].replace("、", "")]
        return [pair["before"] + first + pair["after"], pair["before"] + second + pair["after"]]
    if n == 3 and (structure := _SHARING["structure of the economy"].fullmatch(names)):
        return [structure["before"] + which + _SAID_SHARE for which in _EACH_SECTOR]
    if n == 3 and (sectors := _SHARING["of the three sectors"].fullmatch(names)):
        return [sectors["before"] + which + sectors["after"] for which in _EACH_SECTOR]
    if n == 3 and (sectors := _SECTORS.match(names)):
        return [sectors[1] + which + sectors[2] for which in _EACH_SECTOR]
    for pieces in _cuts(names):
        if len(pieces) == n and all(pieces):
            return pieces
    return []


def _cuts(names: str) -> Iterator[list[str]]:
    """Ways to cut: at 、 alone, then also at the last 和 or 及, then at every one of them."""
    listed = [piece.strip() for piece in names.split("、")]
    yield listed
    last = listed[-1]
    for match in reversed(list(AND.finditer(last))):
        yield [*listed[:-1], last[: match.start()], last[match.end() :]]
    yield [piece for item in listed for piece in AND.split(item)]


def share_names(names: list[str]) -> list[str]:
    """Completes the names of a list with what only the last (its head) or the first (its beginning) carries."""
    last = names[-1]
    if etc := _ETC.search(last):
        head = last[etc.end() :]
        return [name + head for name in names[:-1]] + [last[: etc.start()] + head] if head else names
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
    """``name`` with the head noun of ``last`` where it has none of its own."""
    if len(name) == 1 and len(last) > 2:
        return name + last[1:]  # 轻、重工业
    if name in words().areas and (area := words().area_start.match(last)):
        return name + last[area.end() :]
    if has_head(name) and not _is_scope(name):
        tail = _repeated(name, last)
        return name + tail if tail else name
    people = _SCOPES["people"]
    for scope in _SCOPES["changed"]:
        at = last.find(scope)
        if at >= 0 and _is_scope(name):
            return name + last[at + len(scope) + len(people) :] if name.endswith(people) else last[:at] + name + last[at + len(scope) :]
    tail = _repeated(name, last)
    if tail:
        return name + tail
    if (each := _OF_EACH.search(last)) and each.start() > 1:
        return name + each[0]
    if (industry := _INDUSTRY.fullmatch(last)) and _INDUSTRY_END.search(name):
        return name + industry["measured"]
    head = words().heads.search(last)
    if head is None and (owned := _OWNED.search(last)):
        return name + owned[0]
    if head is None and (measured := _MEASURED.search(last)):
        return name + measured[0]
    return name + head[0] if head and head.start() > 0 else name


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
