"""Who gives a report, on which day, and where its text proper begins and ends."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reportdiff.kinds.dates import day_of
from reportdiff.kinds.headings import CHAPTER_RANK
from reportdiff.kinds.lines import Line
from reportdiff.kinds.titles import Title
from reportdiff.kinds.wording import IssuerForm, Wording

_TOP = 40  # lines among which those of the page around the report are looked for
_BESIDE = 8  # characters between two lines that no blank line parts
_BESIDE_TITLE = 1  # characters between a title and a line of its own block
_HEADING_WORDS = 4
_SPEECH = 400  # characters of the speech that may say in whose name it is given
_ROOM = 3000  # characters in which the head stands
_DASHES = "—─-– \u3000("
_AFTER_TITLE = 2  # lines under the title in which its day may stand
_LEADS_IN = ":："  # how a paragraph ends that leads in a list
_FOOT = 0.5  # of the text at least stands before the page's foot
_SHORTEST_NAME = 2
_OFTEN = 5  # so many times a text names its issuer


def body_start(lines: Sequence[Line], title: Title | None, wording: Wording) -> int:
    """Where the text proper begins: at its salutation, its first chapter, a paragraph before that which no head would hold;
    else after its title and the page's own lines, and so where figures stand in points or cards before any paragraph."""
    chapters = [form.pattern for form in wording.headings.numbering if form.rank <= CHAPTER_RANK]
    start = title.end if title else 0
    under = next((line.start for line in lines if line.start >= _under_title(lines, start, wording)), start)
    for i, line in enumerate(lines):
        if line.start >= _ROOM:
            break
        if line.start >= start and (wording.furniture.opening.match(line.text) or any(one.match(line.text) for one in chapters)):
            return line.start
        if i < _TOP and wording.furniture.top.match(line.text):
            start = max(start, line.end)
        elif title and line.start >= start and (_is_paragraph(line, line.start <= under, wording) or _opens_part(line, wording)):
            return next(one.start for one in lines if one.start >= start and (one is line or _is_sentence(one, wording) or _heads(one, line, start, wording)))
        elif title and line.start >= start and wording.headings.opening_figure.search(line.text):
            break
    start = max(start, _under_title(lines, start, wording))
    return next((line.start for line in lines if line.start >= start), start)


def _is_paragraph(line: Line, under_title: bool, wording: Wording) -> bool:
    """Whether a line is running text: it ends as a sentence does, longer than any title; right under one, than a short heading."""
    longest = wording.headings.line[1] if under_title else wording.headings.numbered
    given = any(one.match(line.text.lstrip(_DASHES)) for one in wording.dates.delivered)  # of the head, even with a full stop
    if line.text[-1] in _LEADS_IN:
        return len(line.text) > wording.headings.line[1]
    return len(line.text) > longest and _is_sentence(line, wording) and not given


def _is_sentence(line: Line, wording: Wording) -> bool:
    return wording.headings.stop.fullmatch(line.text[-1]) is not None


def _heads(one: Line, line: Line, start: int, wording: Wording) -> bool:
    """Whether a line right above the first paragraph is its heading: of several words, set apart from the title, with no day in it."""
    near = 0 < line.start - one.end <= _BESIDE and one.start - start > _BESIDE_TITLE
    words = wording.spaced and len(one.text.split()) >= _HEADING_WORDS and len(one.text) <= wording.headings.line[1]
    return near and words and not any(pattern.search(one.text) for pattern in (*wording.dates.alone, *wording.dates.delivered))


def _opens_part(line: Line, wording: Wording) -> bool:
    """Whether a numbered line says that review or plan begins, though chapters are not numbered so: 第一、上半年工作总结."""
    form = next((form for form in wording.headings.numbering if form.pattern.match(line.text)), None)
    short = len(line.text) <= wording.headings.line[1]
    return form is not None and short and any(one.search(line.text) for one in (wording.parts.review, wording.parts.plan))


def _under_title(lines: Sequence[Line], start: int, wording: Wording) -> int:
    """The end of the lines under a title that say when and before whom the report was given, which may be two."""
    given = wording.dates.delivered[0]
    below = [line for line in lines if line.start >= start][: _AFTER_TITLE + 1]
    for line, after in pairwise(below):
        if given.match(line.text.lstrip(_DASHES)):
            return line.end
        if given.match(f"{line.text}\n{after.text}".lstrip(_DASHES)):
            return after.end
    return start


def body_end(lines: Sequence[Line], start: int, length: int, wording: Wording) -> int:
    """Where the text proper ends: before related links and the page's foot."""
    late = start + (length - start) * _FOOT
    return next((line.start for line in lines if line.start >= late and wording.furniture.foot.match(line.text)), length)


def delivered(view: str, start: int, title: Title | None, lines: Sequence[Line], wording: Wording) -> str | None:
    """The day on which a report was given, where its head says so."""
    dates = wording.dates
    for pattern, room in ((dates.delivered[0], start + 1), *((one, dates.room) for one in dates.delivered[1:])):
        for match in pattern.finditer(view, 0, room):
            if day := day_of(match, wording.numbers):
                return day
    if title and title.day:
        return title.day
    head = [line for line in lines if line.start < start]
    for line in (*head, *lines[len(head) : len(head) + _AFTER_TITLE]):
        for pattern in dates.alone:
            alone = pattern.search(line.text)
            if alone and (day := day_of(alone, wording.numbers)):
                return day
    return None


def issuer(titles: Sequence[str], lines: Sequence[Line], start: int, kind: str, wording: Wording) -> str | None:
    """Who gives a report, by the first wording that says so: in its titles, its head, the opening of the speech."""
    room = max(min(start + _SPEECH, wording.issuer_room), start + 1)
    above = [line for line in lines if line.start < room]
    beside = [after.start - line.end <= _BESIDE for line, after in pairwise(above)]
    top = "".join(line.text + ("\n" if near else "\n\n") for line, near in zip(above, [*beside, False], strict=False))
    for form in wording.issuers:
        if form.kinds and kind not in form.kinds:
            continue
        places = titles if form.of_title else (*titles, top)
        matches = _most_often(form, lines) if form.counted else (form.pattern.search(text) for text in places)
        for match in matches:
            name = _named(match, form, wording) if match else None
            if name is not None:
                return name
    return None


def _named(match: re.Match[str], form: IssuerForm, wording: Wording) -> str | None:
    if wording.furniture.contents.match(match["who"] if "who" in match.groupdict() else ""):
        return None  # the head of a list of contents beside the title
    named = {name: wording.issuer_strip.sub("", said) for name, said in match.groupdict().items() if said}
    return form.gives.format(**named) if all(len(name) >= _SHORTEST_NAME for name in named.values()) else None


def _most_often(form: IssuerForm, lines: Sequence[Line]) -> Iterator[re.Match[str]]:
    """The name that stands in such a wording much more often than any other."""
    found = [match for line in lines for match in form.pattern.finditer(line.text)]
    counts = Counter(match["who"] for match in found).most_common(2)
    if counts and counts[0][1] >= _OFTEN and (len(counts) < 2 or counts[0][1] >= 2 * counts[1][1]):
        yield next(match for match in found if match["who"] == counts[0][0])
