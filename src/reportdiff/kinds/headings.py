"""Which lines of a report may be headings, or open with one: by number, by the file's format, by how they are set."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from reportdiff.kinds.lines import Line, Mark
from reportdiff.kinds.wording import HeadingForms, NumberForm, Wording

CHAPTER_RANK = 10  # of the highest headings that have a number, and so of chapters
LINE_RANK = 50  # of a short line of its own
LEAD_RANK = 60  # of the sentence that opens a paragraph
WITHIN_RANK = 70  # of a sentence amid a paragraph that opens with such a one
_SHORT_LINE = 80
_LEADER = re.compile(r"(?:…{2,}|\.{4,}|·{4,}|(?:\. ){3,}|_{4,})\s*\d{0,4}\s*$")
_LEADERS = ("……", "....", "····", ". . . ", "____")
_POINT_RANK = 30  # from here on points of lists are numbered as headings are
_INNER_UNDER = range(20, 31)  # sentences within a paragraph may be headings under one that is numbered so


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as it stands in the text. The lower its ``rank``, the higher it stands; levels are counted later.

    ``value`` is that of its number, ``form`` how the number is written. ``line`` is the line that it opens, ``mark`` the
    level of the format's mark, 0 for mere emphasis; ``whole`` where it fills its line, ``point`` where by
    its length, or a figure that it states, it is a point of a list sooner than a heading; ``within`` where it stands amid
    a paragraph.
    """

    start: int
    end: int
    rank: int
    number: str | None
    title: str
    value: int | None = None
    form: str | None = None
    mark: int | None = None
    whole: bool = False
    point: bool = False
    within: bool = False


class Leads(StrEnum):
    """Which sentences that open a paragraph are its heading: every one that may be, or none but names."""

    SENTENCES = "sentences"
    NAMES = "names"


def candidates(lines: Sequence[Line], wording: Wording, leads: Leads, *, numbered: bool = True) -> list[Heading]:
    """What may be headings of these lines, in order. ``numbered`` is whether a number makes a line one."""
    reader = _Reader(wording, leads, numbered)
    return [heading for line in lines for heading in reader.headings(line)]


class _Reader:
    """Goes through the lines of a report in order."""

    def __init__(self, wording: Wording, leads: Leads, numbered: bool):
        self._forms, self._numbers = wording.headings, wording.numbers
        self._leads, self._numbered_too, self._days = leads, numbered, wording.dates.alone
        self._awaited = False  # a heading that fills its line has its matter in the next one, which needs none of its own

    def headings(self, line: Line) -> Iterator[Heading]:
        """The heading that opens a line, and those of sentences within it."""
        if line.row or self._is_no_words(line):
            return
        heading = (self._numbered(line) if self._numbered_too else None) or self._marked(line) or self._unnumbered(line)
        lead = heading is not None and heading.rank == LEAD_RANK
        whole = heading is not None and heading.whole
        if heading and not (self._awaited and lead and not whole and heading.mark is None):
            yield heading
            if heading.number is not None and self._forms.inner_number.match(line.text, heading.end - line.start):
                yield from self.headings(Line(heading.end, line.end, line.text[heading.end - line.start :]))
                return
            if heading.number is not None and line.mark and heading.end < line.mark.end < line.end:
                yield from self._marked_on(line, heading.end, line.mark)
                return
            yield from self._inner_leads(line, heading)
        self._awaited = lead and whole

    def _is_no_words(self, line: Line) -> bool:
        """Whether a line is a day, or an entry of a list of contents with the dots that lead to its page."""
        if len(line.text) > _SHORT_LINE:
            return False
        led = any(dots in line.text for dots in _LEADERS) and _LEADER.search(line.text)
        return bool(led) or any(pattern.search(line.text) for pattern in self._days)

    # by its number

    def _numbered(self, line: Line) -> Heading | None:
        forms = self._forms
        for form in forms.numbering if forms.any_number.match(line.text) else ():
            match = form.pattern.match(line.text)
            if match is None or match.end() >= len(line.text):
                continue
            title, end = self._title(line, match.end())
            if not forms.letters.search(title):
                return None
            states_figure = form.rank >= _POINT_RANK and end == len(line.text) and line.mark is None and self._is_figure_point(title)
            point = states_figure or (form.limited and len(title) > forms.numbered)
            if len(title) > forms.numbered and form.limited:
                cut = forms.clause_end.search(title, 0, forms.numbered)
                title = title[: cut.start() if cut else forms.numbered]
                end = match.end() + len(title)
            number = match["number"]
            return Heading(
                line.start, line.start + end, form.rank, number, title, self._value(number), _form(number, form),
                line.mark.level if line.mark else None, end >= len(line.text), point,
            )  # fmt: skip
        return None

    def _is_figure_point(self, title: str) -> bool:
        return not self._forms.figures_in_points and bool(self._forms.figure.search(title))

    def _title(self, line: Line, begun: int) -> tuple[str, int]:
        """The words of a title that begins there in a line, and where it ends: with its mark or its first sentence."""
        forms = self._forms
        rest = line.text[begun:]
        marked = line.mark.end - line.start - begun if line.mark else 0
        if 0 < marked < len(rest):
            length = min(marked, len(first_sentence(rest, forms)))  # the heading runs in, and the mark says how far
        else:
            length = len(first_sentence(rest, forms))
            run_on = forms.run_on.search(rest, 8, length) if length > 40 else None
            length = run_on.start() if run_on else length
            inner = forms.inner_number.search(rest, forms.line[0], length)
            length = inner.start() if inner else length  # 1. runs in after the title of （一）
        return self._bare(rest[:length]), begun + length

    def _bare(self, title: str) -> str:
        """A title without the marks and stops at its ends."""
        return self._forms.trim.sub("", title.strip(" \t\u3000*_")).rstrip("*_ ")

    def _value(self, number: str) -> int | None:
        """What a heading's number counts: （二） is 2, iv) is 4."""
        if digits := re.search(r"\d+", number):
            return int(digits[0])
        word = re.sub(r"\W", "", number)
        written = [word[i:j] for j in range(len(word), 0, -1) for i in range(j)]
        known = next((self._numbers[part] for part in written if part in self._numbers), None)
        return known if known is not None else _latin(word.rpartition(" ")[2])

    # by the file's format

    def _marked(self, line: Line) -> Heading | None:
        """A heading that the format marks: more is believed of it than of a line of the same words without the mark."""
        if line.mark is None:
            return None
        forms = self._forms
        said = line.text[: line.mark.end - line.start]
        title, rest = self._bare(said), line.text[len(said) :].lstrip(" *_\u3000")
        if not title or len(title) > forms.titled or not forms.letters.search(title):
            return None
        if said.rstrip()[-1:] == ":" or rest[:1] in (":", ",") or self._says_figure(line.mark.level, title):
            return None  # it announces what follows: 重点抓好以下工作：
        if line.marked_whole:
            if line.mark.level == 0 and (forms.salutation.match(line.text) or not self._may_be_line(title)):
                return None
            return Heading(line.start, line.end, LINE_RANK, None, title, mark=line.mark.level, whole=True)
        if line.mark.level == 0 and (len(title) < forms.line[0] or not forms.lead_last.fullmatch(said.rstrip()[-1:])):
            return None  # a word made strong
        return Heading(line.start, line.mark.end, LEAD_RANK, None, title, mark=line.mark.level)

    def _marked_on(self, line: Line, begun: int, mark: Mark) -> Iterator[Heading]:
        """The sentence that a mark goes on over, after that of a numbered heading: **（一）建好水网。推进灌区改造。**"""
        rest = line.text[begun - line.start :]
        start = begun + len(rest) - len(rest.lstrip(" \u3000"))
        if heading := self._marked(Line(start, line.end, line.text[start - line.start :], Mark(mark.end, 0))):
            yield heading

    def _says_figure(self, level: int, title: str) -> bool:
        return level == 0 and bool(self._forms.figure.search(title))

    def _may_be_line(self, title: str) -> bool:
        forms = self._forms
        return len(title) >= forms.line[0] and bool(forms.opens.match(title))

    # by how it is set

    def _unnumbered(self, line: Line) -> Heading | None:
        forms, text = self._forms, line.text
        dashes = forms.dash.match(text)
        begun = dashes.end() if dashes else 0
        body = text[begun:]
        if not body or not forms.opens.match(body) or forms.never.match(body):
            return None
        title = first_sentence(body, forms)
        if len(title) == len(body):
            return self._line(line, body, bool(dashes)) or self._name_alone(line, body)
        if not dashes and forms.never_plain.match(body) and not forms.anyway.match(body):
            return None
        return self._lead(line, title, body, begun)

    def _line(self, line: Line, body: str, dashed: bool) -> Heading | None:
        """A short line of its own."""
        forms = self._forms
        bare = self._bare(body)
        shortest, longest = forms.line
        if not shortest <= len(bare) <= longest or forms.figure.search(body) or not forms.line_last.fullmatch(body[-1]):
            return None
        if (dashed and not forms.dashed_lines) or not forms.letters.search(body):
            return None
        told = bool(forms.lead_last.fullmatch(body[-1]))
        if told and not dashed and (len(body) > forms.line_told or forms.never_plain.match(body)):
            return None
        return Heading(line.start, line.end, LEAD_RANK if told else LINE_RANK, None, self._bare(body), whole=True)

    def _name_alone(self, line: Line, body: str) -> Heading | None:
        """A name with its full stop on a line of its own, above the points that it opens: Crew and Wages."""
        forms = self._forms
        short = forms.line[0] <= len(body) <= forms.lead[1]
        if self._leads is not Leads.NAMES or not short or not forms.lead_last.fullmatch(body[-1]) or not forms.name.fullmatch(body):
            return None
        return Heading(line.start, line.end, LEAD_RANK, None, self._bare(body), whole=True)

    def _lead(self, line: Line, title: str, body: str, begun: int) -> Heading | None:
        """The sentence that opens a paragraph."""
        forms = self._forms
        shortest, longest = forms.lead
        if not shortest <= len(title) <= longest or len(body) - len(title) < forms.more:
            return None
        if forms.figure.search(title) or not forms.lead_last.fullmatch(title[-1]):
            return None
        if self._leads is Leads.NAMES and not forms.name.fullmatch(title):
            return None
        return Heading(line.start, line.start + begun + len(title), LEAD_RANK, None, self._bare(title))

    def _inner_leads(self, line: Line, heading: Heading) -> list[Heading]:
        """Further lead sentences inside a long paragraph that opens with a heading: short, without a comma, with matter
        after each; under a numbered heading at least two."""
        forms = self._forms
        if heading.rank != LEAD_RANK and heading.rank not in _INNER_UNDER:
            return []
        leads: list[Heading] = []
        rank = WITHIN_RANK if heading.rank == LEAD_RANK else LEAD_RANK
        last = heading.end - line.start
        for match in forms.inner_lead.finditer(line.text, last):
            start, end = match.span("title")
            following = forms.inner_lead.search(line.text, end)
            after = (following.start("title") if following else len(line.text)) - end
            near = start - last < forms.inner_matter and not (heading.number and not leads)
            if near or after < forms.inner_matter or forms.figure.search(match["title"]):
                continue
            title = self._bare(match["title"])
            leads.append(Heading(line.start + start, line.start + end, rank, None, title, within=True))
            last = end
        return leads if len(leads) > 1 or heading.number is None else []


_GLUED = re.compile(r"(?<=[a-z])(?=[A-Z\d])")


def legible(title: str, wording: Wording) -> str:
    """A title with the spaces that were lost on its way from a page: EconomicSituation, Estimates for2019-20."""
    return _GLUED.sub(" ", title) if wording.spaced else title


def first_sentence(text: str, forms: HeadingForms) -> str:
    """Up to the end of the first sentence outside quotation marks and brackets, the stop included."""
    for stop in forms.stop.finditer(text):
        before = text[: stop.start()]
        if any(before.count(pair[0]) > before.count(pair[1]) for pair in forms.brackets) or forms.no_stop.search(before):
            continue
        return text[: stop.end()]
    return text


def _form(number: str, form: NumberForm) -> str:
    """How a number is written, whatever it counts: （#）, #1. for a number in digits."""
    counted = "#1" if re.search(r"\d", number) else "#"
    return f"{form.rank} {_COUNTED.sub(counted, number)}"


_COUNTED = re.compile(r"[\w ]+")
_ROMAN = {"i": 1, "v": 5, "x": 10}


def _latin(word: str) -> int | None:
    """Roman numerals up to thirty-nine, and single letters: iv is 4, B is 2."""
    small = word.lower()
    if small and set(small) <= set(_ROMAN):
        values = [_ROMAN[letter] for letter in small]
        return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))
    return ord(small) - ord("a") + 1 if len(small) == 1 and small.isascii() and small.isalpha() else None
