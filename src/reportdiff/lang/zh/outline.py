"""The section tree of a Chinese report: 一、 → （一） → 1. → 一是, headings without a number, sentences that open a
paragraph as its heading."""

from __future__ import annotations

import re
from enum import IntEnum

from reportdiff.lang.section_tree import Heading, Outline, sections_of, with_styled
from reportdiff.lang.zh.head import Head
from reportdiff.model import Part, StyledHeading


class _Rank(IntEnum):
    """How high a heading of each form stands; levels are counted from the ranks that a report really uses."""

    CHAPTER = 1  # 一、
    SECTION = 2  # （一）
    ITEM = 3  # 1.
    POINT = 4  # 一是, 第一,
    LINE = 5  # a short line of its own
    LEAD = 6  # the sentence that opens a paragraph


_CN = "一二三四五六七八九十"
_NUMBERED = (
    (_Rank.CHAPTER, re.compile(rf"([{_CN}]{{1,3}})\s?、\s*")),
    (_Rank.SECTION, re.compile(rf"(\([{_CN}]{{1,3}}\))\s*、?\s*")),
    (_Rank.ITEM, re.compile(r"(\d{1,2}[.、])(?!\d)\s*|(\(\d{1,2}\))\s*")),
    (_Rank.POINT, re.compile(rf"(第[{_CN}]{{1,3}})[,、]\s*|([{_CN}]{{1,2}}[是要])\s*[,:]?\s*|([{_CN}])(?=是)")),
)
_LINE_END = "。!?;:,、"
_LEAD_MAX = 46
_LEAD_MIN = 4
_LINE_MAX = 40
_PARAGRAPH_MORE = 12  # a lead sentence needs at least so much text after it in its paragraph
_NOT_LEAD = re.compile(
    r"各位代表|各位委员|现在,|一年来,|五年来,|过去(?:的)?[一五]年|今年(?:是|工作|的|,)|去年|同时|此外|当前|我们[深清要必将也]|回[顾首望]|在肯定|在总结|这些成绩|以上|上述"
    r"|综上|总的来说|为此|(?:20|19)\d\d年|“十[一二三四五六]五|做好今年|今后|未来|展望"
)
_WITH_FIGURE = re.compile(r"\d+(?:\.\d+)?(?:%|个百分点|[万亿元]|家|个)")
_INNER_LEAD = re.compile(
    r"(?<=。)(?P<title>(?:加强|加快|加大|加力|推进|推动|推行|深化|深入|发展|建设|统筹|培育|培养|提升|拓展|优化|积极|扎实|持续|着力|全面|全力|大力|强化|完善|健全|巩固|构建|打造|扩大|激发|激活|促进|保障|实施|做好"
    r"|做强|做优|做大|抓好|守牢|守好|防范|维护|改善|繁荣|壮大|释放|营造|坚决|坚持|坚定|稳步|稳定|稳住|提高|办好|用好|用|创新|增强|增进|支持|落实|严格|规范|突出|前瞻|因地制宜|联动|高标准|高质量|高水平|高效|更大力度"
    r"|更好|切实|广泛|有序|有效|充分|聚力|聚焦|丰富|引导|鼓励|严守|筑牢|夯实|畅通|厚植|弘扬|传承|保护|治理|整治|兜牢|织密|织牢|扛牢|补齐|狠抓|精准|协同|分类|依法|科学|合理|主动|多渠道|多措并举|进一步|不断|继续|抢抓|塑造|彰显"
    r"|探索|开展|引进|转变|放宽|盘活|集中|补强|补足|倾力|纵深|提振|提质|提档|挖掘|树立|践行|普及|服务|关爱|升级|改造|创建|争创|化解|树牢|压实|严肃)[^,;:。、\d“”]{3,14}。)(?=[^\n])"
)
_INNER_MATTER = 75  # characters between two lead sentences of one paragraph, or the second is no heading
_DASHES = re.compile(r"[—\-–●•·■◆★☆]{1,3}\s*")

_REVIEW_WORDS = re.compile(r"回顾|成就|过去[一五]?年|一年来|五年来|取得|工作情况|发展历程|完成情况|执行情况")
_PLAN_WORDS = re.compile(r"草案|安排|任务|部署|思路|建议|目标|总体要求|重点|打算|考虑|下一步|今后|开好局|规划")
_PLAN_NAME = re.compile(r"“十[一二三四五六七八九]?五”")
_AHEAD = r"[^\n。]{0,10}(?:今后|未来)(?:五|5)年|今年(?:是|经济)|[^\n。]{0,20}《纲要(?:\(草案\)|草案)?》|到20[3-9]\d年"


def _mixed_turn(title: str) -> re.Pattern[str]:
    """How the paragraph opens in which a chapter about two plans turns to the later one."""
    names = _PLAN_NAME.findall(title)
    later = rf"[^\n。]{{0,12}}{names[-1]}(?:时期|期间|发展|规划)?|" if len(names) > 1 else ""
    return re.compile(rf"^[ ]*(?:{later}{_AHEAD})", re.M)


def read_outline(text: str, view: str, head: Head, styled: tuple[StyledHeading, ...]) -> Outline:
    """The sections of a report in order of their headings, each with its part and its place in the tree."""
    start, end = head.body
    found = _headings(view, start, end)
    headings = with_styled(found, styled, view, head.body, 2 * _LEAD_MAX, _Rank.LINE)
    turns = _turns(view, headings, head)
    return Outline(sections_of(headings, turns, text, view, end), tuple(turns))


def _headings(view: str, start: int, end: int) -> list[Heading]:
    found: list[Heading] = []
    position = start
    awaited = False  # a heading that fills its line has its matter in the next one, which needs none of its own
    for line in view[start:end].splitlines(keepends=True):
        text = line.strip()
        if text:
            offset = position + line.index(text[0])
            heading = _numbered(text, offset) or _unnumbered(text, offset)
            whole = heading is not None and heading.end - offset == len(text)
            if heading and not (awaited and heading.rank is _Rank.LEAD and not whole):
                found.append(heading)
                found += _inner_leads(text, offset, heading)
            awaited = whole and heading is not None and heading.rank is _Rank.LEAD
        position += len(line)
    return found


def _numbered(text: str, offset: int) -> Heading | None:
    for rank, pattern in _NUMBERED:
        if (match := pattern.match(text)) and match.end() < len(text):
            number = next(group for group in match.groups() if group)
            title = _first_sentence(text[match.end() :])
            if rank is _Rank.ITEM and len(title) > _LEAD_MAX * 2:
                return None
            return Heading(offset, offset + match.end() + len(title), rank, number, title.rstrip("。!;:, "))
    return None


def _unnumbered(text: str, offset: int) -> Heading | None:
    dashes = _DASHES.match(text)
    body = text[dashes.end() :] if dashes else text
    if not body or _NOT_LEAD.match(body.removeprefix("我们") if dashes else body) or (body[0] in "“(《、,。" and len(body) < 8):
        return None
    title = _first_sentence(body)
    if len(title) == len(body):
        short = _LEAD_MIN <= len(body.rstrip("。")) <= _LINE_MAX and not _WITH_FIGURE.search(body)
        if not short or body[-1] in "!?;:,、" or (body.count("。") > 0 and not dashes and len(body) > _LINE_MAX // 2):
            return None
        rank = _Rank.LINE if body[-1] not in _LINE_END else _Rank.LEAD
        return Heading(offset, offset + len(text), rank, None, body.rstrip("。"))
    if (
        not _LEAD_MIN <= len(title) <= _LEAD_MAX
        or len(body) - len(title) < _PARAGRAPH_MORE
        or _WITH_FIGURE.search(title)
    ):
        return None
    if not title.endswith("。"):
        return None
    return Heading(offset, offset + len(text) - len(body) + len(title), _Rank.LEAD, None, title.rstrip("。"))


def _inner_leads(text: str, offset: int, heading: Heading) -> list[Heading]:
    """Further lead sentences inside a long paragraph that opens with a heading: short, without a comma, with matter after
    each; under a numbered heading at least two."""
    if heading.rank not in (_Rank.SECTION, _Rank.ITEM, _Rank.LEAD):
        return []
    numbered = heading.rank != _Rank.LEAD
    leads: list[Heading] = []
    last = heading.end - offset
    for match in _INNER_LEAD.finditer(text, last):
        start, end = match.span("title")
        following = _INNER_LEAD.search(text, end)
        after = (following.start("title") if following else len(text)) - end
        near = start - last < _INNER_MATTER and not (numbered and not leads)
        if near or after < _INNER_MATTER or _WITH_FIGURE.search(match["title"]):
            continue
        leads.append(Heading(offset + start, offset + end, _Rank.LEAD, None, match["title"].rstrip("。")))
        last = end
    return leads if len(leads) > 1 or not numbered else []


def _first_sentence(text: str) -> str:
    """Up to the first full stop outside quotation marks and brackets, the stop included."""
    depth = 0
    for i, char in enumerate(text):
        if char in "“(《":
            depth += 1
        elif char in "”)》":
            depth = max(0, depth - 1)
        elif char in "。!" and not depth:
            return text[: i + 1]
    return text


def _turns(view: str, headings: list[Heading], head: Head) -> list[tuple[int, Part]]:
    """Where the text turns to review or plan, from the wording of the chapters' headings: ``(offset, part)`` in order.

    A chapter whose heading names both (“十四五”成就和“十五五”目标) turns to plan where its text does. A report without
    chapters turns where a paragraph begins to speak of this year's aims.
    """
    if head.told is not None:  # a bulletin: results from its first chapter to its last
        return [(head.body[0], Part.REVIEW)]
    chapters = [heading for heading in headings if heading.rank == _Rank.CHAPTER]
    if not chapters:
        return _turns_without_chapters(view, head)
    turns: list[tuple[int, Part]] = []
    current = Part.OTHER
    for i, chapter in enumerate(chapters):
        end = chapters[i + 1].start if i + 1 < len(chapters) else head.body[1]
        review, plan = bool(_REVIEW_WORDS.search(chapter.title)), bool(_PLAN_WORDS.search(chapter.title))
        if review and plan and current is not Part.PLAN:
            turns.append((chapter.start, Part.REVIEW))
            if turn := _mixed_turn(chapter.title).search(view, chapter.end, end):
                turns.append((turn.start(), Part.PLAN))
                current = Part.PLAN
            else:
                current = Part.REVIEW
            continue
        if current is Part.PLAN:
            continue  # after the plan began, chapters on how the government will work belong to it
        current = Part.PLAN if (plan and not review) or (current is Part.REVIEW and not review) else Part.REVIEW
        turns.append((chapter.start, current))
    return turns


_PLAN_PARAGRAPH = re.compile(
    r"^[ ]*(?:[^\n。]{0,30}(?:今年|本年|(?:20|19)\d\d年)[^\n。]{0,20}(?:预期目标|主要目标|总体要求|总体思路|工作安排|重点工作)|[^\n]{0,20}"
    r"(?:工作安排|主要任务|重点任务|工作部署)$)",
    re.M,
)


def _turns_without_chapters(view: str, head: Head) -> list[tuple[int, Part]]:
    turn = _PLAN_PARAGRAPH.search(view, *head.body)
    if turn is None:
        return []
    return [(head.body[0], Part.REVIEW), (turn.start(), Part.PLAN)]
