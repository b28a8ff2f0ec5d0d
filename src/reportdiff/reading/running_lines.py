"""Lines that run along the pages of a printed text: running heads and feet, page numbers.

A running line is the same on many pages but for its number. What is the same may also be a heading that comes again in
every chapter; so its number must count the pages, or it must stand beside a line that does, or at the edges of pages.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from statistics import median

from reportdiff.reading.lines import IS_CJK, ends_sentence
from reportdiff.reading.text_lines import LONGEST, TextLine
from reportdiff.reading.wording import NUMERALS, PAGE, PAGES

PAGE_NUMBER = re.compile(
    rf"""
    [—–―─\-－~～·•\s]+ \d{{1,4}} [—–―─\-－~～·•\s]+            # — 1 —   - 3 -
    | {PAGE[0]} \s* [\d{NUMERALS}]+ \s* {PAGE[1]} (?: \s* [,，/（(]? \s* {PAGES[0]} \s* \d+ \s* {PAGES[1]} [)）]? )?
    | \d{{1,4}} \s* [/／] \s* \d{{1,4}}                        # 3/20
    | page \s+ \d{{1,4}} (?: \s* (?:of|/) \s* \d{{1,4}} )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_FIRST = re.compile(r"(?P<number>\d{1,4})(?:\s+|\s*[|•·–—-]\s*)(?P<rest>(?:\D|(?:19|20)\d\d\b).*)")
_LAST = re.compile(r"(?P<rest>.*[^\d.,%\s])(?:\s+|\s*[|•·–—-]\s*)(?P<number>\d{1,4})")
_BARE = re.compile(r"\d{1,4}")
_YEARS = range(1900, 2101)
_HEAD = 30  # lines in which the title stands
_PAGES = 6
_EDGE = 3  # lines of a page that may be its head or foot
_MOSTLY = 0.9
_BESIDE = 2
_TITLE, _CHAPTER, _CHAPTERS = 3, 6, 3  # words that name a report, words more that name a chapter, pages that have such a line
_APART = 8  # lines at least between two pages' running lines, where nothing else tells them


def running_lines(lines: Sequence[TextLine]) -> set[int]:
    """Which lines run along the pages, by their place among the lines."""
    numbered = numbered_lines(lines)
    plain = {place for place, line in enumerate(lines) if len(line.text) < 40 and PAGE_NUMBER.fullmatch(line.text)}
    sure = numbered | (plain if len(plain) > 1 else set()) | _at_edges(lines)
    sure |= _page_numbers(lines, sure)
    sure |= _the_same(lines, sure)
    return sure | {place for place in range(1, len(lines) - 1) if place not in sure and _interrupts(lines, place)}


def numbered_lines(lines: Sequence[TextLine]) -> set[int]:
    """Lines that differ only in a number at their beginning or end, and whose numbers count on."""
    groups: defaultdict[str, list[tuple[int, int, bool]]] = defaultdict(list)
    for place, line in enumerate(lines):
        if len(line.text) > LONGEST or ends_sentence(line.text) or "\t" in line.text:
            continue
        for pattern, leads in ((_FIRST, True), (_LAST, False)):
            found = pattern.fullmatch(line.text)
            if found and int(found["number"]) not in _YEARS:
                groups[" ".join(found["rest"].split()).strip(" |•·–—-")].append((place, int(found["number"]), leads))
                break
    counting = {
        place for rest, group in groups.items() if _counts_on(group) and _is_title(rest, lines, group) for place, *_ in group
    }
    return counting | _beside_chapters(groups)


def _beside_chapters(groups: Mapping[str, Sequence[tuple[int, int, bool]]]) -> set[int]:
    """Numbered lines of which only a part is the same on every page, the name of the report; the rest is that of the chapter:
    40 Ferries 2031 Annual Report, 69 Lanterns 2031 Annual Report."""
    parts: defaultdict[tuple[bool, bool, str], list[tuple[int, int, bool]]] = defaultdict(list)
    for rest, group in groups.items():
        words = rest.split()
        if not _TITLE <= len(words) <= _TITLE + _CHAPTER:
            continue
        for ends, part in ((True, words[-_TITLE:]), (False, words[:_TITLE])):
            if _year_in(rest):
                parts[ends, group[0][2], " ".join(part)] += group
    found: set[int] = set()
    for group in parts.values():
        ordered = sorted(group)
        apart = all(b - a >= _APART for (a, *_), (b, *_) in pairwise(ordered))
        if len(group) >= _CHAPTERS and apart and _counts_on(ordered):
            found.update(place for place, *_ in group)
    return found


def _is_title(rest: str, lines: Sequence[TextLine], group: Sequence[tuple[int, int, bool]]) -> bool:
    """Whether what stands beside the numbers is the name of a report or a chapter. It is more than a word; the fewer lines
    have it, the more must tell: a year in it, or that it stands at the head of the text without a number. A number behind
    tells less: headings have those (Goal 1, Goal 2)."""
    if len(rest) <= 2:
        return len(group) >= _PAGES  # 10 I, I 11: a rule beside the number
    if len(rest.split()) < 2 and len(IS_CJK.findall(rest)) < 4:
        return False
    numbered = {place for place, *_ in group}
    head = [line.text for place, line in enumerate(lines[:_HEAD]) if place not in numbered]
    named = any(rest in text for text in head)
    few, many = (2, 3) if any(leads for *_, leads in group) or rest in head else (3, 6)
    if rest[:1].islower() and not named and not (len(group) >= _PAGES and _year_in(rest)):
        return False
    return len(group) >= (few if named or _year_in(rest) else many)


def _year_in(rest: str) -> bool:
    return re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", rest) is not None


def _counts_on(group: Sequence[tuple[int, int, bool]]) -> bool:
    """Whether the numbers count on; where there are many, a page out of order, or told twice, is passed over."""
    steps = [a < b for (_, a, _), (_, b, _) in pairwise(group)]
    return bool(steps) and sum(steps) >= len(steps) * (_MOSTLY if len(group) >= _PAGES else 1)


def _at_edges(lines: Sequence[TextLine]) -> set[int]:
    """In a text with form feeds, what stands at the edge of several pages, numbers aside, and bare numbers that count."""
    if not lines or lines[-1].page == 0:
        return set()
    places: defaultdict[int, list[int]] = defaultdict(list)
    for place, line in enumerate(lines):
        places[line.page].append(place)
    edges = {place for page in places.values() for place in (*page[:_EDGE], *page[-_EDGE:])}
    pages_of: defaultdict[str, set[int]] = defaultdict(set)
    for place in edges:
        pages_of[_key(lines[place])].add(lines[place].page)
    enough = 2 if len(places) <= 3 else 3
    return {
        place
        for place in edges
        if len(pages_of[_key(lines[place])]) >= enough and not ends_sentence(lines[place].text)
    }


def _key(line: TextLine) -> str:
    """What a line says, numbers aside; a bare number by how far it is from the count of the pages."""
    if _BARE.fullmatch(line.text):
        return f"{int(line.text) - line.page}"
    return re.sub(r"\d+", "0", re.sub(r"\s+", "", line.text))


def _page_numbers(lines: Sequence[TextLine], sure: set[int]) -> set[int]:
    """Bare numbers beside a running line, and those that count on by one from page to page."""
    bare = [(place, int(line.text)) for place, line in enumerate(lines) if len(line.text) <= 4 and _BARE.fullmatch(line.text)]
    found = {place for place, _ in bare if {place - 1, place + 1} & sure}
    chain: list[tuple[int, int]] = []
    for place, number in bare:
        if chain and (number != chain[-1][1] + 1 or place - chain[-1][0] < _APART):
            found |= _of_chain(chain)
            chain = []
        chain.append((place, number))
    return found | _of_chain(chain)


def _of_chain(chain: Iterable[tuple[int, int]]) -> set[int]:
    places = {place for place, _ in chain}
    return places if len(places) >= 3 else set()


def _the_same(lines: Sequence[TextLine], sure: set[int]) -> set[int]:
    """Lines that are word for word the same, beside lines that run along the pages or far apart, and long."""
    same: defaultdict[str, list[int]] = defaultdict(list)
    for place, line in enumerate(lines):
        if place not in sure and len(line.text) <= LONGEST and not ends_sentence(line.text):
            same[" ".join(line.text.split())].append(place)
    near = {place + step for place in sure for step in range(-_BESIDE, _BESIDE + 1)}
    found: set[int] = set()
    for text, places in same.items():
        if len(places) < 3 or not any(map(str.isalpha, text)):
            continue
        beside = sum(place in near for place in places) * 2 >= len(places)
        apart = len(places) >= 5 and len(text) >= 40 and median(b - a for a, b in pairwise(places)) >= _APART
        if beside or apart:
            found.update(places)
    return found


def _interrupts(lines: Sequence[TextLine], place: int) -> bool:
    """Whether a line of capitalised words stands in the middle of a sentence: the chapters that a page names at its head."""
    if len(lines[place].text) > LONGEST or not lines[place].text[0].isupper():
        return False
    words = lines[place].text.split()
    if len(words) < 3 or not all(word[0].isupper() and word.strip("’'&").isalpha() for word in words):
        return False
    above, below = lines[place - 1].text, lines[place + 1].text
    breaks_off = len(above.split()) >= 3 and above[-1].islower() and above.split()[-1].islower()
    return breaks_off and re.match(r"[a-z]|\d\S* [a-z]", below) is not None
