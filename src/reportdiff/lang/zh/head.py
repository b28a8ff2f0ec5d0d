"""What stands at the head and the foot of a Chinese government work report: title, issuer, date, year, and its body.

The body is the speech itself, without what a web page or an editor puts before and after it: navigation, font size
and print links, publication data, explanations of terms, links to related pages.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a report says; ``None`` where it does not. ``body`` is the extent of the speech.

    ``told`` is the year whose results a document without a plan gives: 2024 for 2024年国民经济和社会发展统计公报.
    """

    title: str | None
    issuer: str | None
    date: str | None
    year: int | None
    body: tuple[int, int]
    told: int | None = None


_TITLE = re.compile(r"^[^\n]{0,40}(?:政府)?工作报告[^\n。,]{0,12}$", re.M)
# A bulletin, a plan report and a table of results name in their title the year whose results they give; the title may
# stand on two lines.
_RESULTS_TITLE = re.compile(
    r"^[^\n。]{0,40}?(?P<year>(?:20|19)\d\d)\s?年(?:[^\n。]{0,36}\n(?![ \u3000#]*[一二三四五六七八九十]+、))?[^\n。]{0,36}?"
    r"(?:统计公报|执行情况|完成情况|实现情况|落实情况|运行情况|运行简况|主要(?:经济)?指标|决算)[^\n。]{0,60}$",
    re.M,
)
_PLANNED_IN_TITLE = re.compile(r"[与和及暨、]\s?((?:20|19)\d\d)\s?年[^。]{0,30}?(?:计划|预算)\s?\(?草案")
_TITLE_ROOM = 600  # characters from the top in which such a title stands
_DATE = re.compile(r"(20\d\d|19\d\d)\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日")
_DELIVERED = re.compile(
    r"(?:20|19)\d\d\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日[^。]{0,4}(?=在[^。]{4,60}(?:会议|大会|全会))"
)
_ASSEMBLY = re.compile(r"在(?P<place>[^\n。,]{2,16}?)(?:第[一二三四五六七八九十]+届)?\s?人民代表大会")
_TITLE_PLACE = re.compile(r"(?:(?:20|19)\d\d\s?年)?\s*(?P<place>[^\s\d年]{2,14}?)(?:人民)?政府工作报告")
_YEAR = re.compile(r"((?:20|19)\d\d)\s?年")
_PLAN_YEAR = re.compile(
    r"^[ 　]*[一二三四五六七八]、(?![^\n]*回顾)[^\n]{0,24}?((?:20|19)\d\d)\s?年[^\n]{0,16}(?:安排|任务|部署|工作|思路|建议|目标|要求)",
    re.M,
)
_LATE_MONTHS = ("11", "12")  # the months in which some assemblies meet for the year to come
_REVIEW_YEAR = re.compile(r"^[ 　]*一、[^\n]{0,12}?((?:20|19)\d\d)\s?年[^\n]{0,16}回顾", re.M)
_OPENING = re.compile(r"^[ 　]*(?:各位代表|现在,我代表|[一1]、)", re.M)
_FURNITURE = re.compile(
    r"^[ 　【\[]*(?:首页|当前位置|您的位置|信息来源|来源[:：]|发布时间|发布日期|时间[:：]|作者|责任编辑|编辑[:：]|浏览次数|访问量|点击数|字号|字体"
    r"|下载|打印|全屏|收藏|加大|还原|减小|分享|关闭|索引号|主题分类|发文机关|成文日期|文号|名称|有效性|公开方式)"
)
_FOOT = re.compile(
    r"^[ 　【\[(《]*(?:相关报道|相关链接|相关阅读|相关文章|名词解释|有关名词|名词注释|名词术语|注释|附注|附录?[:：]|附件(?!\d?[: ]?\s[^\n]{0,20}实事)|注[:：]"
    r"|小资料|责任编辑|编辑[:：]|责编"
    r"|扫一扫|版权所有|主办单位|承办单位|网站标识|网站地图|上一篇|下一篇|分享到|打印本页|关闭窗口|政府工作报告》?(?:有关)?(?:名词|用语|注释)"
    r"|公网安备|[^\n]{0,8}ICP备)",
    re.M,
)
_NOTE_MARK = re.compile(r"^[ 　]*(?:[\[［(]1[\]］)]|1、|[①])[^\n]{2,40}[:：]", re.M)


def read_head(view: str) -> Head:
    """Reads title, issuer, date, year and body off the half-width text of a report."""
    top = view[:3000]
    start = _body_start(top)
    title = _title(view[: max(start, 400)])
    if title is None and (results := _RESULTS_TITLE.search(view[:_TITLE_ROOM])):
        return _results_head(view, results)
    delivered = _DELIVERED.search(top)
    date = _iso(_DATE.search(delivered[0])) if delivered else None
    return Head(
        title, _issuer(title, top[: start + 400]), date, _year(view, title, date), (start, _body_end(view, start))
    )


def _results_head(view: str, title: re.Match[str]) -> Head:
    """The head of a document of results: it plans a year only where its title says so (…与2025年…计划草案的报告)."""
    planned = _PLANNED_IN_TITLE.search(view, title.start(), title.end() + 40)
    delivered = _DELIVERED.search(view[:3000])
    date = _iso(_DATE.search(delivered[0])) if delivered else None
    year, told = (int(planned[1]), None) if planned else (None, int(title["year"]))
    name = re.sub(r"\n[ \u3000]*", "", title[0]).strip("# \u3000")
    return Head(name, None, date, year, (title.end(), _body_end(view, title.end())), told)


def _title(top: str) -> str | None:
    """The line that names the report: the fullest of those that do, without a site's name around it."""
    lines = [m[0].strip() for m in _TITLE.finditer(top) if ">" not in m[0]]
    return max(lines, key=lambda line: (bool(_YEAR.search(line)), -len(line)), default=None)


def _issuer(title: str | None, top: str) -> str | None:
    place = _TITLE_PLACE.search(title) if title else None
    if "全国人民代表大会" in top or (place and place["place"] == "国务院"):
        return "国务院"
    found = place or _ASSEMBLY.search(top)
    if found is None:
        return None
    name = re.sub(r"(?:人民|政府)+$", "", found["place"].strip("—- "))
    return f"{name}人民政府" if len(name) >= 2 else None


def _iso(match: re.Match[str] | None) -> str | None:
    return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}" if match else None


def _year(view: str, title: str | None, date: str | None) -> int | None:
    """The year whose plan the report sets.

    The day of delivery says it best: early in the year that it plans, or late in the one before, if the heading of the
    plan names the next; unless that heading, the title and the review's agree on another year. Else the plan's heading,
    the title, the year after the one that the first heading reviews.
    """
    plan, review, named = _PLAN_YEAR.search(view), _REVIEW_YEAR.search(view), _YEAR.search(title or "")
    told = [int(plan[1]) if plan else None, int(review[1]) + 1 if review else None, int(named[1]) if named else None]
    others = [year for year in told if year is not None]
    if date:
        delivered, late = int(date[:4]), date[5:7] in _LATE_MONTHS
        if late and plan and int(plan[1]) == delivered + 1:
            return delivered + 1
        agreed = len(others) == len(told) and len(set(others)) == 1  # all the rest says another: a slip in the date
        return others[0] if agreed else delivered
    if plan:
        return int(plan[1])
    return told[2] or told[1]


def _body_start(top: str) -> int:
    """Where the speech begins: at its salutation or first heading, else after the last line of page furniture."""
    if opening := _OPENING.search(top):
        return opening.start()
    start = 0
    position = 0
    for line in top.splitlines(keepends=True)[:40]:
        position += len(line)
        if _FURNITURE.match(line):
            start = position
    return start


def _body_end(view: str, start: int) -> int:
    """Where the speech ends: before explanations of terms, related links and the page's foot."""
    late = start + (len(view) - start) // 2
    ends = [m.start() for pattern in (_FOOT, _NOTE_MARK) if (m := pattern.search(view, late))]
    return min(ends, default=len(view))
