"""The title of a report: the lines by which its kind goes, in what the file says of itself and at the top of its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportdiff.kinds.dates import days_in, years_in
from reportdiff.kinds.lines import Line
from reportdiff.kinds.wording import Wording

_TOP = 40  # lines in which a title stands
_ROOM = 1500  # and characters
_PARAGRAPHS = 3  # of the text: who introduces a report on its page does so in fewer
_PARAGRAPH = {True: 120, False: 60}  # characters of one at least, where words are set apart and where not
_TOGETHER = 4  # a title may be set on so many lines
_BESIDE = 8  # characters between two lines that no blank line parts: a new line, an indent
_SHORT = 60  # a line of such a title is not longer
_LONGEST = 300  # characters of a title, with all that may stand behind it
_ASIDE = re.compile(r"[(（][^()（）]*[)）]\s*$")
_APART = re.compile(r"(?<=\w)[ \u3000]+(?=\w)")  # 政 府 工 作 报 告
_DATED = re.compile(r"(?:19|20)\d\d")
_BREAK = re.compile(r"\s*\n\s*")


@dataclass(frozen=True, slots=True)
class Title:
    """A title of a kind of report, where in the text it ends, and the day that stands beside it in brackets."""

    text: str
    end: int
    day: str | None
    match: re.Match[str]


def titles_of(lines: Sequence[Line], given: str | None, wording: Wording) -> dict[str, Title]:
    """For each kind of report the best title of it at hand; ``given`` is what the file says of itself."""
    candidates = [_Candidate.of(text, end, wording) for text, end in _candidates(lines, given, wording) if len(text) <= _LONGEST]
    found: dict[str, Title] = {}
    for name, cues in wording.kinds.items():
        told = [title for one in candidates if (title := one.title(cues.titles))]
        if told:
            found[name] = max(told, key=lambda title: _rank(title, cues.titles, wording))
    return found


def _rank(title: Title, patterns: Sequence[re.Pattern[str]], wording: Wording) -> tuple[int, bool, int]:
    """The surest form of title is the best, then the fullest: one with its year; and of those the shortest."""
    return -patterns.index(title.match.re), bool(years_in(title.text, wording.years) or _DATED.match(title.text)), -len(title.text)


def _candidates(lines: Sequence[Line], given: str | None, wording: Wording) -> Iterator[tuple[str, int]]:
    """What may be a title, and where it ends: what the file says, each line at the top, and short lines taken together."""
    if given:
        yield given, 0
    chapter = wording.headings.numbering[0].pattern
    no_title = (chapter, wording.furniture.caption)  # a table right under the title of the report says as much of years and results
    top = [
        line for line in _before_the_text(lines[:_TOP], wording)
        if line.start < _ROOM and not line.row and not any(one.match(line.text) for one in no_title)
    ]  # fmt: skip
    for i, line in enumerate(top):
        yield line.text, line.end
        for count in range(2, _TOGETHER + 1):
            several = top[i : i + count]
            if len(several) < count or not _may_go_on(several[-2], several[-1], wording):
                break
            yield "\n".join(one.text for one in several), several[-1].end


def _before_the_text(lines: Sequence[Line], wording: Wording) -> Iterator[Line]:
    """The lines up to where running text has plainly begun: what stands further down is the title of another text."""
    paragraphs = 0
    for line in lines:
        if paragraphs >= _PARAGRAPHS:
            return
        yield line
        paragraphs += len(line.text) > _PARAGRAPH[wording.spaced] and wording.headings.stop.fullmatch(line.text[-1]) is not None


def _may_go_on(line: Line, following: Line, wording: Wording) -> bool:
    """Whether two lines may be one title: one right under the other, short, and neither names a day, opens the speech or
    is of the page around it."""
    around = wording.furniture
    return following.start - line.end <= _BESIDE and not any(
        len(one) > _SHORT or next(days_in(one, wording), None) or around.top.match(one) or around.opening.match(one)
        for one in (line.text, following.text)
    )


@dataclass(frozen=True, slots=True)
class _Candidate:
    """What may be a title: as it is told, in each form in which patterns may know it, where it ends, the day that stands beside it."""

    text: str
    forms: tuple[str, ...]
    end: int
    day: str | None

    @classmethod
    def of(cls, text: str, end: int, wording: Wording) -> _Candidate:
        """A candidate without the date and the speaker in brackets after it."""
        day = None
        aside = _ASIDE.search(text)
        if aside and (days := [day for _, day in days_in(aside[0], wording)]):
            day, text = days[0], text[: aside.start()].rstrip()
        whole = _BREAK.sub(" " if wording.spaced else "", text).strip()
        if wording.spaced:
            return cls(whole, (whole, text.strip()), end, day)
        close = _APART.sub("", whole)
        told = close if len(whole) - len(close) >= len(close) // 2 else whole
        return cls(told, (close, text.strip()), end, day)

    def title(self, patterns: Sequence[re.Pattern[str]]) -> Title | None:
        """The title of a kind that one of its patterns is of."""
        for pattern in patterns:
            for form in self.forms:
                if match := pattern.fullmatch(form):
                    return Title(self.text, self.end, self.day, match)
        return None
