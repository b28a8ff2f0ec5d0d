"""The section tree of an English report: I. → 1. → (1), headings without a number, sentences that open a paragraph as
its heading (We will upgrade industries. …)."""

from __future__ import annotations

import re
from enum import IntEnum

from reportdiff.lang.en.head import Head
from reportdiff.lang.section_tree import Heading, Outline, sections_of, with_styled
from reportdiff.languages import grammar
from reportdiff.model import Part, StyledHeading


class _Rank(IntEnum):
    """How high a heading of each form stands; levels are counted from the ranks that a report really uses."""

    CHAPTER = 1  # I., Part One
    SECTION = 2  # A.
    ITEM = 3  # 1.
    POINT = 4  # (1), First,
    LINE = 5  # a short line of its own
    LEAD = 6  # the sentence that opens a paragraph


_WORDS = "One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten"
_NUMBERED = (
    (_Rank.CHAPTER, re.compile(rf"((?:[IVX]{{1,5}}[.、:]|(?:Part|Section|Chapter) (?:\d{{1,2}}|[IVX]{{1,5}}|{_WORDS})[.:]?))\s+", re.I)),
    (_Rank.SECTION, re.compile(r"([A-H][.)])\s+(?=[A-Z])")),
    (_Rank.ITEM, re.compile(r"(\d{1,2}(?:\.\d{1,2})?[.)、]?)\s+(?=[\"A-Z])")),
    (_Rank.POINT, re.compile(r"(\(\d{1,2}\)|\([a-z]\)|[ivx]{1,4}\))\s+|((?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth)(?:ly)?),\s+")),
)
_LEAD_MAX = 150
_LEAD_MIN = 12
_LINE_MAX = 110
_NUMBERED_MAX = 260
_MORE = 28  # a lead sentence needs at least so many characters after it in its paragraph
_DASH = re.compile(r"(?:—|-|\*|o)\s+|—")
_WITH_FIGURE = re.compile(r"\d[\d.,]*[ -]?(?:percent|per cent|%|million|billion|trillion|yuan|thousand|hectares|[a-z]{4,})|\bmillion|\bbillion")
_NOT_LEAD = re.compile(
    r"(?:Fellow|Esteemed|Distinguished|Dear|Deputies|This year|Last year|Looking|In (?:19|20)\d\d"
    r"|The year (?:19|20)\d\d|Over the past|During the past|In the past|The past|While|However"
    r"|Although|We owe|On behalf|As |At |To |With |By |It |These |Those|That |There |Here|Let us"
    r"|Thank|Now|I |My |Our achievements|Under |Faced|Despite|Through |In |On |For |A |An |Among)\b",
)
_WE = re.compile(r"We (?:will|should|must|shall|need|have|are|also|continued|[a-z]+ed\b|made|took|kept|put|set|saw|gave|built|held|met)")
# In a heading that runs on into its paragraph, where the first sentence of the paragraph begins.
_RUN_ON = re.compile(
    r"(?<=[a-z)\"]) (?=(?:We|To|In|Acting|This|The|With|By|Regardless|It|Our|On|As|Last|Over"
    r"|Focusing|Guided|Giving|For|Following|At|These|Under|All|There|Based|Through|Keeping|Bearing"
    r"|While|Taking|Using|Putting|Building|Upholding|Adhering|Efforts|Faced|Given|Last|Since"
    r"|After|[A-Z][a-z]{2,}ing) [a-z])"
)
_LETTERS = re.compile(r"[A-Za-z]{3}")
_REVIEW = re.compile(
    r"\breview|achievement|\bpast (?:year|five|\w+ years)|\blast (?:year|five|\w+ years)|\bour work in\b"
    r"|\bprogress\b|\bperformance\b|accomplish|\boverview of (?:19|20)|\bresults?\b|\blook(?:ing)? back", re.I
)
_PLAN = re.compile(
    r"\btasks?\b|\bplans?\b(?! period)|\brequirements?\b|\btargets?\b|\bobjectives?\b|\bpriorit"
    r"|\boutlook\b|\bwork (?:for|in) (?:this|20)|\bproposals?\b|\borientations?\b|\bgoals?\b"
    r"|\bsuggestions?\b|\barrangements?\b|\bahead\b|\bwork of the government (?:in|for) (?:this"
    r"|20)|\bnext (?:year|steps)|\bthis year|recommendations?\b|\bcommitments\b",
    re.I,
)
_FIVE_YEAR = re.compile(r"\b(\d\d)th Five-Year Plan", re.I)
_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
_AHEAD = re.compile(r"\b(?:will|shall|should|must|aim to|plan to)\b")
_PAST = re.compile(r"\b(?:was|were|had|we \w+ed|grew|rose|fell|\w+ed by)\b", re.I)
_PLAN_PARAGRAPH = re.compile(
    r"^[ —]*(?:The (?:main|major|principal|key)[^.\n]{0,60}(?:targets|goals|objectives)[^.\n]{0,40}(?:this year"
    r"|for (?:19|20)\d\d|are)|(?:Looking ahead|In the (?:coming|next) year|This year,? we (?:will"
    r"|aim|plan)|Our (?:main |key )?(?:targets|priorities|goals) for)|[^.\n]{0,40}\b(?:Outlook"
    r"|Targets|Plans? for|Priorities for|Tasks for)\b[^.\n]{0,40}$)",
    re.M,
)


def read_outline(text: str, view: str, head: Head, styled: tuple[StyledHeading, ...]) -> Outline:
    """The sections of a report in order of their headings, each with its part and its place in the tree."""
    start, end = head.body
    found = _headings(view, start, end)
    headings = with_styled(found, styled, view, head.body, _NUMBERED_MAX, _Rank.LINE)
    turns = _turns(view, headings, head)
    return Outline(sections_of(headings, turns, text, view, end), tuple(turns))


def _headings(view: str, start: int, end: int) -> list[Heading]:
    found: list[Heading] = []
    position = start
    for line in view[start:end].splitlines(keepends=True):
        text = line.strip()
        if text:
            offset = position + line.index(text[0])
            heading = _numbered(text, offset) or _unnumbered(text, offset)
            if heading:
                found.append(heading)
        position += len(line)
    return found


def _numbered(text: str, offset: int) -> Heading | None:
    for rank, pattern in _NUMBERED:
        match = pattern.match(text)
        if match is None or match.end() >= len(text):
            continue
        number = next(group for group in match.groups() if group)
        title = _title(text[match.end() :])
        if len(title) > _NUMBERED_MAX or not _LETTERS.search(title):
            return None
        if rank >= _Rank.ITEM and _WITH_FIGURE.search(title) and len(title) == len(text) - match.end():
            return None  # a point of a list that states a figure
        return Heading(offset, offset + match.end() + len(title), rank, number, title.rstrip(".;:, "))
    return None


def _title(text: str) -> str:
    """A heading's words in a line: as far as the paragraph that runs on from it, or the first sentence."""
    first = _first_sentence(text)
    run_on = _RUN_ON.search(text, 8, len(first))
    return text[: run_on.start()] if run_on and len(first) > 40 else first


def _first_sentence(text: str) -> str:
    for _, end in grammar("en").splitter.sentences(text, 0, len(text)):
        return text[:end]
    return text


def _unnumbered(text: str, offset: int) -> Heading | None:
    dashes = _DASH.match(text)
    body = text[dashes.end() :] if dashes else text
    if not body or not (body[0].isupper() or body[0] in "\"'"):
        return None
    title = _first_sentence(body)
    if len(title) == len(body):
        return _line(body, text, offset, bool(dashes))
    if not _LEAD_MIN <= len(title) <= _LEAD_MAX or len(body) - len(title) < _MORE or not title.endswith("."):
        return None
    if _WITH_FIGURE.search(title) or (not dashes and _NOT_LEAD.match(title) and not _WE.match(title)):
        return None
    return Heading(offset, offset + len(text) - len(body) + len(title), _Rank.LEAD, None, title.rstrip("."))


def _line(body: str, text: str, offset: int, dashes: bool) -> Heading | None:
    """A short line of its own, without a full stop."""
    short = len(body) <= _LINE_MAX and body[-1].isalnum() and not dashes and _LETTERS.search(body)
    if not short or _WITH_FIGURE.search(body) or len(body.split()) < 1:
        return None
    return Heading(offset, offset + len(text), _Rank.LINE, None, body)


def _chapters(headings: list[Heading]) -> list[Heading]:
    """The headings of the highest form that stands more than once."""
    ranks = sorted({heading.rank for heading in headings if heading.rank < _Rank.LEAD})
    for rank in ranks:
        chapters = [heading for heading in headings if heading.rank == rank]
        if len(chapters) > 1:
            return chapters
    return []


def _turns(view: str, headings: list[Heading], head: Head) -> list[tuple[int, Part]]:
    """Where the text turns to review or plan: ``(offset, part)`` in order.

    The words of a chapter's heading tell, or the year in it; else whether its text says what will be or what was.
    """
    chapters = _chapters(headings)
    turns: list[tuple[int, Part]] = []
    current = Part.OTHER
    for i, chapter in enumerate(chapters):
        end = chapters[i + 1].start if i + 1 < len(chapters) else head.body[1]
        if current is not Part.PLAN and (turn := _mixed_turn(chapter, view, end)):
            turns += [(chapter.start, Part.REVIEW), (turn, Part.PLAN)]
            current = Part.PLAN
            continue
        part = _part_of(chapter.title, head.year) or _part_by_tense(view[chapter.end : min(end, chapter.end + 6000)], current)
        if current is Part.PLAN and head.told is None:
            part = Part.PLAN  # after the plan began, chapters on how the government will work belong to it
        if part is not current:
            turns.append((chapter.start, part))
            current = part
    if all(part is not Part.PLAN for _, part in turns) and head.told is None:
        turns += _turn_in_text(view, head)
    if turns and turns[0][1] is Part.REVIEW and turns[0][0] > head.body[0]:
        return turns
    return sorted(turns)


def _mixed_turn(chapter: Heading, view: str, end: int) -> int | None:
    """Where a chapter about what a five-year plan brought and what the next one shall bring turns to the latter."""
    if not (_REVIEW.search(chapter.title) and _PLAN.search(_FIVE_YEAR.sub("", chapter.title))):
        return None
    plans = _FIVE_YEAR.findall(chapter.title)
    later = rf"[^\n.]{{0,80}}\b{max(plans)}th Five-Year Plan|" if len(set(plans)) > 1 else ""
    turn = re.compile(rf"^[ —]*(?:{later}(?:The main|Our main|Main|Over the next five|In the (?:next|coming) five)\b)", re.M)
    found = turn.search(view, chapter.end, end)
    return found.start() if found else None


def _part_of(title: str, year: int | None) -> Part | None:
    review, plan = bool(_REVIEW.search(title)), bool(_PLAN.search(_FIVE_YEAR.sub("", title)))
    if review and not plan:
        return Part.REVIEW
    if plan and not review:
        return Part.PLAN
    years = [int(named) for named in _YEAR.findall(title)]
    if years and year and not review:
        return Part.PLAN if max(years) >= year else Part.REVIEW
    return Part.REVIEW if review else None


def _part_by_tense(text: str, current: Part) -> Part:
    ahead, past = len(_AHEAD.findall(text)), len(_PAST.findall(text))
    if ahead + past < 4:
        return current
    if ahead > past:
        return Part.PLAN if current is not Part.OTHER or ahead > 3 * past else current
    return Part.REVIEW


def _turn_in_text(view: str, head: Head) -> list[tuple[int, Part]]:
    turn = _PLAN_PARAGRAPH.search(view, *head.body)
    if turn is None:
        return []
    return [(turn.start(), Part.PLAN)]
