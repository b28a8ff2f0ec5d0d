"""What a report sets for the sentences after it: headings and labels (2030 goals, Progress in 2022), years that a chapter or a
paragraph sums up, what its paragraph is about.

A rule that gives a ``label`` is matched against headings, short lines and what stands before a colon, and says the
``mode`` of what follows:

``aim``     goals, targets
``result``  what was reached
``base``    from where
``ahead``   what comes next
``mixed``   goals and results side by side
``row``     a goal and what was reached of it in each line: Target, 2022 progress; with ``parted`` only if a year parts what it
            keeps as ``goal`` and ``told``
``topic``   only what it is about
``lead_in`` nothing but when: In 2029 we:

With ``led`` it holds for the points of the list that it leads in (By 2030 we will: • … • …), and no farther.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from reportdiff.analysis.aims import cues_of
from reportdiff.analysis.characters import BLANK, CONTINUED, OPENING
from reportdiff.analysis.coding import BUILT_IN
from reportdiff.analysis.language import Grammar
from reportdiff.analysis.marking import Marked, mark
from reportdiff.analysis.naming import Capitals, Names
from reportdiff.analysis.rules import find
from reportdiff.analysis.sentences import line_at
from reportdiff.analysis.statements import Earlier, Told, about, named_in, way_of
from reportdiff.analysis.times import Time
from reportdiff.kinds import Places, Turn, turn_at
from reportdiff.model import Direction, Part, Section, Span, altered, frequent

_LONGEST = 48  # characters of a heading that may name a figure which says nothing of its name
_GOALS = ("aim", "mixed", "row")
_OF_A_GOAL = ("result", "base", "ahead")
_BLANK_BETWEEN = 2  # new lines between a line and the list that it leads in
_OPENING = 24  # characters in which the first two words of a sentence stand
_POINTS = tuple("—-*•·◦▪")  # marks that a point of a list begins with
_TRAILING = 8  # blanks that may stand at the end of a line
_LEAD_IN, _TOPIC = "lead_in", "topic"
_AIMS = frozenset({"aim", "aimed", "command", "foreseen", "estimated"})  # cues of what shall be
_WAITING = 8  # lines of which nobody asked yet what they are called
_NOTE_MARKS = "*†‡¹²³⁴⁵⁶⁷⁸⁹"  # at the end of a label
_COUNTS = re.compile(r"\d[.,]\d|\d\s?%|\d{5}|(?<!\d)(?!(?:19|20)\d\d)\d{3,4}(?!\d)")  # a figure, which is no part of a name
_OPEN = BUILT_IN["OPEN"]
_BLANKS, _LINE_ENDS = re.compile(r"\s*"), re.compile(r"[^\S\n]*\n")
_NO_TURN = Turn(0, Part.OTHER)
_FIVE = 5  # years that a review of several sums up where it does not say how many


@frequent
@dataclass(frozen=True, slots=True)
class Mode:
    """What a label says of what follows it: its kind, the year of its goal, what it is about; ``said`` is false of a
    heading that is no label, ``aimed`` is what its first goal is of; ``told`` is the year that its results are for, where
    it is ``led``, and holds for the points of a list; ``growth`` is the way in which a topic is said to go that is a growth."""

    kind: str | None = None
    year: int | None = None
    topic: str = ""
    said: bool = False
    aimed: str = ""
    led: bool = False
    told: int | None = None
    growth: Direction | None = None


@dataclass(frozen=True, slots=True)
class Calendar:
    """The years of a report: the one that it reviews, the one that it plans, the one it calls this year.

    ``yearly`` is true of a report on a year that is over, which plans no year in particular.
    """

    told: int | None
    planned: int | None
    present: int | None
    yearly: bool = False

    def year_of(self, time: Time) -> int | None:
        """The last year that an expression names, or that it comes to from the present one."""
        if time.years:
            return time.years[-1]
        since = self.told if time.rule.says.get("from") == "told" else self.present
        return None if time.offset is None or since is None else since + time.offset

    def lies_ahead(self, year: int | None) -> bool:
        """Whether a year is the planned one or a later one; any is, where none is planned."""
        return year is not None and (self.planned is None or year >= self.planned)

    def lies_beyond(self, year: int) -> bool:
        """Whether a year is one that a report on a year that is over cannot tell of."""
        return self.yearly and self.planned is not None and year > self.planned

    def lies_behind(self, time: Time) -> bool:
        """Whether an expression names a year before the planned one."""
        year = self.year_of(time)
        return year is not None and self.planned is not None and year < self.planned


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a sentence stands; ``goal`` is the year of the goals that were last spoken of, ``year`` that of its part, where
    that is not the usual one; ``is_line`` is true of one that is a line by itself, without the mark of an end."""

    part: Part
    section: Section | None
    mode: Mode
    horizon: int | None
    summed: tuple[int, int] | None
    looks_back: bool
    earlier: Earlier
    goal: int | None
    year: int | None
    is_line: bool = False


class Context:
    """Goes through a report sentence by sentence and remembers what was set."""

    def __init__(
        self, grammar: Grammar, view: str, places: Places, turns: Sequence[Turn], calendar: Calendar, capitals: Capitals
    ) -> None:
        self._grammar, self._view, self._places, self._turns = grammar, view, places, turns
        self._calendar, self._capitals = calendar, capitals
        self._headings: dict[str, _Heading] = {}
        self._section: Section | None = None
        self._line = self._line_end = -2  # before the first one, whose line begins behind -1
        self._begins = 0  # where the words of the line do
        self._set = Mode()
        self._lines: list[_Line] = []  # headings and lines since then that may name what is below them: nobody asked yet
        self._led_from = Mode()  # the mode outside the list whose points are read
        self._point = ""  # how the first point of that list begins
        self._summed: tuple[int, int] | None = None
        self._looks_back = False
        self._earlier = Earlier()
        self._above = Earlier()  # what the line right above was about
        self._led_by = Earlier()  # what the line was about that leads in a list of points: 1,160 calls were made:
        self._passed: list[Marked] = []  # sentences of the paragraph of which nothing was asked yet
        self._goal: int | None = None
        self._aim: tuple[str, Direction | None] = ("", None)  # what the last goal is of, and which way that shall go

    def enter(self, marked: Marked) -> None:
        """Takes note of what a sentence sets for all that follow: its chapter, its paragraph, a label."""
        may_set = bool(marked.found) or self._grammar.may_set(marked.view)
        section = self._places.section(marked.offset)
        if section is not self._section:
            self._section = section
            heading = self._heading(section)
            self._summed, self._point = heading.summed, ""
            self._let(self._after(heading.mode) if heading.mode.said else heading.mode)
            self._lines = list(heading.lines)
        # sentences come in their order: no line is gone through again for each that it holds
        line = self._line if marked.offset < self._line_end else line_at(self._view, marked.offset)[0] - 1
        if line != self._line:
            right_above = 0 <= self._line < line and self._view.count("\n", self._line + 1, line + 1) == 1
            self._above = self._earlier if right_above else Earlier()
            if self._is_led(line):
                self._led_by = self._above = self._above if right_above else self._earlier
            elif self._view[line + 1 : marked.offset + 2].lstrip()[:1] not in _POINTS:
                self._led_by = Earlier()
            # what stands in a bracket on a line of its own goes on about the line above: (2029: 87.8%)
            if (marked.view[:1] in OPENING and marked.bare.startswith(_OPEN)) or self._points_back(marked):
                self._consider_passed()
            else:
                self._earlier = Earlier()
            self._line, self._looks_back, self._passed = line, False, []
            self._line_end = line_at(self._view, marked.offset)[1]
            self._begins = _BLANKS.match(self._view, line + 1).end()  # type: ignore[union-attr]
            self._end_list(marked)
            if may_set:
                self._open_paragraph(marked)
        self._passed.append(marked)
        label = self._label(marked) if may_set and not marked.figures else None
        if not marked.figures and label is None:
            self._aim = ("", None)  # what is told next is told of something else
        if mode := label:
            if mode.led:
                self._led_from = self._led_from if self._set.led else self._mode_now()
                self._point = ""
            self._let(self._after(mode))
        elif not marked.figures and self._is_line(marked) and len(marked.view) <= _LONGEST:
            if len(self._lines) >= _WAITING:
                self._mode_now()
            self._lines.append(_Line(self._grammar, marked, self._capitals))
        self._goal = self._set.year or self._goal

    def _mode_now(self) -> Mode:
        """What the last label set, with what the lines below it are called: these are gone through here, where somebody asks."""
        if self._lines:
            self._set, self._lines = _named(self._set, self._lines), []
        return self._set

    def _let(self, mode: Mode) -> None:
        """A mode for what is below, instead of the one that held and of what the lines since are called."""
        self._set, self._lines = mode, []

    def setting(self, marked: Marked) -> Setting:
        """Where the sentence stands that was entered last, with what its paragraph told before it."""
        self._consider_passed()
        turn, section = turn_at(self._turns, marked.offset) or _NO_TURN, self._section
        horizon = self._heading(section).horizon
        mode = self._mode_now()
        topic, growth = mode.topic or self._goal_before(), mode.growth
        if self._led_by.topic:
            topic, growth = self._led_by.topic, None
        elif not topic and self._opens_on_label(marked):
            topic, growth = self._above.topic, self._above.growth
        earlier = self._earlier if self._earlier.topic else altered(self._earlier, topic=topic, growth=growth)
        return Setting(
            turn.part, section, mode, turn.until or horizon, self._summed if turn.part is not Part.PLAN else None,
            self._looks_back,
            altered(earlier, aimed=mode.aimed, goal=self._aim[0], goal_way=self._aim[1]), self._goal, turn.year,
            mode.kind == "row" and self._is_line(marked),
        )  # fmt: skip

    def _is_led(self, line: int) -> bool:
        """Whether the line above, or the one above a blank one, ends in a colon and was about something."""
        near = 0 <= self._line < line and self._view.count("\n", self._line + 1, line + 1) <= _BLANK_BETWEEN
        return near and self._view[max(0, line - _TRAILING) : line].rstrip().endswith(":") and bool(self._earlier.topic)

    def _points_back(self, marked: Marked) -> bool:
        """Whether a sentence opens on a word that only points at what was told: This was an increase of 12%."""
        if not self._grammar.opens_pointing(marked.view):
            return False
        opens = marked.bare[:_OPENING].replace(CONTINUED, "").replace(BLANK, "")
        return len(opens) > 1 and opens[0] in self._grammar.group("det") and opens[1] in self._grammar.group("aux")

    def _opens_on_label(self, marked: Marked) -> bool:
        """Whether a sentence opens on a label, which names nothing itself: Status: 84%."""
        label, colon, _ = marked.view.partition(":")
        return bool(colon) and len(label) <= _LONGEST and self._label(mark(self._grammar, label, marked.offset, ())) is not None

    def _goal_before(self) -> str:
        """What a label after a goal is about that names nothing (Status: 84%): what was aimed at."""
        mode = self._mode_now()
        return mode.aimed if mode.said and mode.kind in _OF_A_GOAL else ""

    def due_below(self, marked: Marked) -> int | None:
        """The year that the line below says for a goal, and nothing else: Target 28% | Target year 2030."""
        ends = _LINE_ENDS.match(self._view, marked.offset + len(marked.view))
        if ends is None:
            return None
        start = ends.end()
        line = self._view[start : start + _LONGEST + 1].partition("\n")[0]
        below = mark(self._grammar, line, start, ()) if 0 < len(line) <= _LONGEST else None
        due = [time for time in below.times if time.role == "due"] if below else []
        return self._calendar.year_of(due[0]) if below and len(due) == 1 and not below.code.strip(BLANK) else None

    def _consider_passed(self) -> None:
        """Makes up for the sentences of which nothing was asked yet."""
        passed, self._passed = self._passed, []
        for marked in passed:
            self._consider(marked)

    def _consider(self, marked: Marked) -> None:
        """What a sentence sets for the figures of its paragraph: whether they look back, and, where it has none itself, what
        they are about."""
        if self._opens_on_past(marked):
            self._looks_back = True
        elif self._looks_back and not _AIMS.isdisjoint(cues_of(self._grammar, marked).kinds):
            self._looks_back = False
        if not marked.figures:
            names = Names(self._grammar, marked, self._capitals)
            self.about(*about(self._grammar, marked, names, any_subject=True), marked)

    def _end_list(self, marked: Marked) -> None:
        """Goes back to what was set before a list where a line is none of its points: none that begins as the first did."""
        if not self._set.led:
            return
        opens = self._line < marked.offset and marked.view.lstrip()[:1]
        point = "" if not opens else "A" if opens.isupper() else "a" if opens.islower() else "1" if opens.isdecimal() else opens
        self._point = self._point or point
        if point != self._point or (point == "A" and not self._is_line(marked)):
            self._let(self._led_from)
            self._point = ""

    def _after(self, label: Mode) -> Mode:
        """A label's mode, with the goal's year and the topic that were set before it where it sets none."""
        mode = self._mode_now()
        if label.led and label.kind == _LEAD_IN:
            return altered(mode, led=True, told=label.told)
        if label.kind == _TOPIC:
            return altered(mode, topic=label.topic, growth=label.growth, aimed="")
        return altered(
            label, year=label.year or mode.year, topic=label.topic or mode.topic, aimed=mode.aimed if not label.topic else "",
            growth=label.growth if label.topic else mode.growth,
        )

    def _is_line(self, marked: Marked) -> bool:
        """Whether a sentence is a line by itself, without the mark of an end."""
        end = marked.offset + len(marked.view)
        opens = self._begins >= marked.offset
        return opens and self._view[end : end + 1] in ("", "\n") and marked.view.rstrip(_NOTE_MARKS)[-1:].isalnum()

    def aims_at(self, name: str, way: Direction | None) -> None:
        """Remembers what is aimed at, the last thing of all and the first under a label; ``way`` is which way it shall go."""
        self._aim = name, way
        mode = self._mode_now()
        if not mode.aimed and mode.kind in _GOALS:
            self._let(altered(mode, aimed=name))

    def about(self, name: str, growth: Direction | None, marked: Marked) -> None:
        """Remembers what a sentence was about, if it was about anything, and what it named."""
        topic = name or self._earlier.topic
        named = partial(_named_in, self._grammar, marked, self._capitals)
        self._earlier = Earlier(topic, growth=growth if name else self._earlier.growth, told=Told(named, self._earlier.told))

    def _heading(self, section: Section | None) -> _Heading:
        """What a section's heading sets, or those above it."""
        if section is None:
            return _Heading(Mode(), (), None, None)
        if section.id not in self._headings:
            marked = mark(self._grammar, self._grammar.plain(section.title), section.start, ())
            may_set = self._grammar.may_set(marked.view)
            mode, over = self._label(marked) if may_set else None, self._heading(self._places.parent(section))
            horizon, summed = over.horizon, over.summed
            times = marked.times if may_set else ()
            years = [self._calendar.year_of(time) for time in times if time.role not in ("span", "period")]
            if any(year is not None for year in years):
                horizon = summed = None
            for time in times:
                if time.role == "period" and self._calendar.planned:
                    last = time.years[-1]
                    horizon = last if last > self._calendar.planned else None
                    summed = summed or self._last_five()
                elif time.role == "span" and not time.years and not years and not time.rule.says.get("ahead"):
                    summed = self._last_five()
            above, own, lines = over.mode, mode or Mode(), over.lines
            if mode is not None:
                above, lines = _named(above, lines), ()
            elif len(marked.view) <= _LONGEST:
                lines = (*lines, _Line(self._grammar, marked, self._capitals))
            kind = own.kind if own.kind != _TOPIC else None
            here = Mode(kind or above.kind, own.year or above.year, own.topic or above.topic, own.said, growth=own.growth)
            self._headings[section.id] = _Heading(here, lines, horizon, summed)
        return self._headings[section.id]

    def _last_five(self) -> tuple[int, int] | None:
        year = self._calendar.planned
        return (year - _FIVE, year - 1) if year else None

    def _label(self, marked: Marked) -> Mode | None:
        """What a heading or a label sets; ``None`` where it is neither."""
        rules = self._grammar.giving("label").figureless  # none is asked of a sentence with figures
        if not rules.may_find(marked.full) or next(rules.fitting(marked.full), None) is None:
            return None
        for found in find(rules, marked.code):
            topic, goal, told = (found.kept.get(name) for name in ("topic", "goal", "told"))
            if found.rule.says.get("parted") and goal and told and not any(goal.end <= time.start < told.start for time in marked.times):
                continue
            years = [year for time in marked.times if (year := self._calendar.year_of(time)) is not None]
            names = Names(self._grammar, marked, self._capitals)
            kind = found.rule.says["mode"]
            year = max(years) if years and kind in _GOALS else None
            led = bool(found.rule.says.get("led"))
            reached = max(years) if led and years and kind not in _GOALS else None
            way = way_of(self._grammar, marked, found) if topic else None
            return Mode(kind, year, names.part(topic) if topic else "", said=True, led=led, told=reached, growth=way)
        return None

    def _open_paragraph(self, marked: Marked) -> None:
        """Takes note of the years that a paragraph opens on: several, which it sums up, or one."""
        opening = _opening(marked)
        if opening is None:
            return
        if opening.rule.says.get("ahead"):
            self._summed = None
        elif opening.role in ("span", "period") and (not opening.years or opening.role == "period"):
            self._summed = self._last_five()
        elif opening.role == "at":
            self._summed = None

    def _opens_on_past(self, marked: Marked) -> bool:
        """Whether a sentence opens on what was."""
        opening = _opening(marked)
        if opening is not None and self._calendar.planned is not None and opening.role in ("at", "base", "span"):
            year = self._calendar.year_of(opening)
            return year < self._calendar.planned if year is not None else opening.rule.says.get("past", False)
        first = marked.code.lstrip()[:1]
        return bool(first) and first in self._grammar.group("so_far")


@dataclass(frozen=True)
class _Line:
    """A heading or a line that may be what the figures below it are of; what it is called is made out when it is asked for."""

    grammar: Grammar
    marked: Marked
    capitals: Capitals

    @cached_property
    def name(self) -> str:
        """What it is called; empty where it says nothing that may name a figure, because it says something of it."""
        if _COUNTS.search(self.marked.view) or not self.grammar.saying.isdisjoint(self.marked.full):
            return ""
        return Names(self.grammar, self.marked, self.capitals).part(Span(0, len(self.marked.view)))


@dataclass(frozen=True, slots=True)
class _Heading:
    """What a section's heading sets, or those above it: the mode, which the last of the ``lines`` that has a name gives its topic, the
    last year of its plan, the years that it sums up."""

    mode: Mode
    lines: tuple[_Line, ...]
    horizon: int | None
    summed: tuple[int, int] | None


def _named(mode: Mode, lines: Sequence[_Line]) -> Mode:
    """A mode with the name of the last line that has one for its topic."""
    name = next(filter(None, (line.name for line in reversed(lines))), "")
    return altered(mode, topic=name, aimed="", growth=None) if name else mode


def _named_in(grammar: Grammar, marked: Marked, capitals: Capitals) -> tuple[str, ...]:
    """The things that a sentence names."""
    return named_in(grammar, marked, Names(grammar, marked, capitals))


def _opening(marked: Marked) -> Time | None:
    """The expression of time that a sentence begins with."""
    first: Sequence[Time] = [time for time in marked.times if not marked.full[: time.start].strip(" *-·—\"“")]
    return first[0] if first else None
