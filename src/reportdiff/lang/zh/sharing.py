"""Names in a list that share a part: 城镇、农村居民收入 share the head noun, 专利授权量、申请量 the beginning."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportdiff.lang.zh.words import words

# 和 and 及 are also parts of words (和谐, 普及): there is no cut there.
AND = re.compile(r"以及|(?<![共温平饱缓总])和(?![谐美平睦解])|(?<![普涉以])及(?![时格])|(?<![参给])与(?![会])")
# 存贷款余额, 产销量: two things told in short.
_SHORT_FOR = {"存贷款": ("存款", "贷款"), "产销量": ("产量", "销量"), "产销": ("产", "销")}
_IN_SHORT = re.compile(r"^(?P<before>.*?)(?P<short>存、?贷款|产销量)(?P<after>.*)$")
_OF_EACH = re.compile(r"(?:学生|居民|农民|职工)?(?:人均|生均|户均|亩均|次均|日均).{2,}$")  # 小学、初中｜学生人均公用经费
_OWNED = re.compile(r"(?<=.{2})的[^的]{2,}[量额率值度数]$")  # 渔船、货船｜的岸电使用率
# 茶业、渔业、林业增加值｜占农业增加值比重
_OF_WHOLE = re.compile(r"(?P<part>[^占]{3,})(?P<of>占(?!地)[^占]{2,}(?:比重|比例)?)$")
# 服务业、新兴产业｜投资比重
_INDUSTRY_END = re.compile(r"(?<=.)业$")
_INDUSTRY = re.compile(r".{1,10}?业(?P<measured>(?:投资|产值|增加值|收入|税收|利润|用电量?)(?:占比|比重|增速|额)?)")
_MEASURED = re.compile(r"(?<=.{2})[\u4e00-\u9fff]{2}[率量]$")  # 绿电、绿证｜交易量
_SECTORS = re.compile(r"^(.*?)一、?二、?(?:和)?三(?:次)?产业?(.*)$")
_STRUCTURE = re.compile(r"(.*?)(?:三次|一、?二、?三次?)产业(?:增加值)?(?:结构|比例|比重|占比)(?:比例|比)?")
_PER_UNIT = re.compile(r"^(?:单位(?:地区|国内)?生产总值|单位GDP|万元(?:地区)?(?:生产总值|GDP)|人均|规上工业单位增加值)")
_ETC = re.compile(r"等(?![级额效离])")


def split_names(names: str, n: int) -> list[str]:
    """Cuts a list of names into ``n``; empty where it does not hold so many."""
    if n == 2 and (match := re.match(r"^(.*?)城乡(.+)$", names)) and not re.search("[、和及与]", names):
        return [f"{match[1]}城市{match[2]}", f"{match[1]}农村{match[2]}"]
    if n == 2 and (pair := _IN_SHORT.match(names)) and not re.search("和|与|、(?!贷款|贷)", names):
        first, second = _SHORT_FOR[pair["short"].replace("、", "")]
        return [pair["before"] + first + pair["after"], pair["before"] + second + pair["after"]]
    if n == 3 and (structure := _STRUCTURE.fullmatch(names)):
        return [structure[1] + f"第{which}产业占比" for which in "一二三"]
    if n == 3 and (sectors := _SECTORS.match(names)):
        return [sectors[1] + f"第{which}产业" + sectors[2] for which in "一二三"]
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
    if of_whole and not any("占" in name for name in names[:-1]):
        return [name + of_whole["of"] for name in share_names([*names[:-1], of_whole["part"]])]
    completed = [_with_head(name, last) for name in names[:-1]]
    first = completed[0]
    if (part := words().part_start.match(first)) and not any(_of_a_place(name) for name in (*completed[1:], last)):
        completed, last = [first, *(part[0] + name for name in completed[1:])], part[0] + last  # 五县生产总值、财政收入
    return [first] + [_per_unit(_with_beginning(name, first), first) for name in (*completed[1:], last)]


def _of_a_place(name: str) -> bool:
    """Whether a name says itself of what place, or of whom, it is."""
    own = words()
    return bool(own.part_start.match(name) or own.area_start.match(name) or own.own_scope.match(name.removeprefix("地方"))) or "居民" in name


def _per_unit(name: str, first: str) -> str:
    """单位GDP能耗和二氧化碳排放 are both per unit of GDP."""
    per = _PER_UNIT.match(first)
    measured_so = per and re.search(r"(?:能耗|水耗|用水量|电耗|排放|排放量)$", name) and not _PER_UNIT.match(name)
    return per[0] + name if per and measured_so else name


def _with_head(name: str, last: str) -> str:
    """``name`` with the head noun of ``last`` where it has none of its own."""
    if name in words().areas and (area := words().area_start.match(last)):
        return name + last[area.end() :]
    if has_head(name) and not _is_scope(name):
        tail = _repeated(name, last)
        return name + tail if tail else name
    for scope in ("农村", "乡村", "居民"):
        at = last.find(scope)
        if at >= 0 and _is_scope(name) and scope != "居民":
            return (
                last[:at] + name + last[at + len(scope) :]
                if not name.endswith("居民")
                else name + last[at + len(scope) + 2 :]
            )
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
    return bool(re.search(r"(?:城镇|城市|城区|农村|乡村)(?:常住)?(?:居民)?$", name))


def _repeated(name: str, last: str) -> str:
    """What follows in ``last`` after the noun on which ``name`` ends: 高新技术企业, 科技型中小企业贷款 → 贷款."""
    at = last.rfind(name[-2:])
    return last[at + 2 :] if 0 < at < len(last) - 2 else ""


def has_head(name: str) -> bool:
    """Whether a name says itself what is measured of the thing: 出口额, not 水稻."""
    return bool(words().heads.search(name)) or name.endswith(("GDP", "生产总值", "量", "额", "率", "值", "度", "比", "数", "次"))


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
    head = vocabulary.heads.search(first)
    stem = first[: head.start()] if head and vocabulary.heads.fullmatch(last) else first[: -len(last)]
    return stem + last if len(stem) >= 2 else last
