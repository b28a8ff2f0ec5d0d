"""A text that was printed once, as an extractor or a scan gave it: what of it is not of its words, where its lines go on.

Nothing of the text is changed: what is left out, and where a line goes on in the next, is furniture. A text in which
each paragraph is a line has none.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from reportdiff.model import Furniture, Grid, Held, Note, Page
from reportdiff.reading.bare_figures import boxes_of
from reportdiff.reading.line_ends import column, goes_on, goes_on_over
from reportdiff.reading.lines import Reading
from reportdiff.reading.no_words import contents_lines, lines_without_words
from reportdiff.reading.note_marks import may_have_marks, note_marks, note_number
from reportdiff.reading.point_letters import with_points
from reportdiff.reading.running_lines import running_lines
from reportdiff.reading.side_by_side import Columns, taken_apart
from reportdiff.reading.text_lines import TextLine, text_lines

# Characters that no reader sees, and controls, which one extractor writes for blanks.
# CO 2 e: the figure of a formula, which extraction sets apart
_SUBSCRIPT = re.compile(r"(?<![A-Z])(?:CO|CH|SF|NO)(?P<before> )[246x](?:(?P<after> )(?=e\b)|(?![\w.,]\d))")
# 1.4MtCOe, 43 Mt CO eq.: one that extraction lost
_LOST = re.compile(r"(?<![A-Z])CO(?=e(?:q\b|\b)| eq\b)")
# 2 Scope 1 emissions: such a figure in the line above or below, which no unit follows
_FALLEN = re.compile(r"\A(?:2 )+(?=[A-Za-z•])|(?<=[a-z]) 2\Z|\A2\Z")
# 3 .6x: a number that extraction set apart
_TORN = re.compile(r"(?<![\d.,])\d{1,3}(?P<gap> )\.\d{1,2}(?=[\s%xX]|\Z)")
# … ratio • Net debt …: two points of a list that stand side by side
_POINT = re.compile(r"(?P<gap>\s(?<=\S\s)\s*)(?=[•●■▪◆➤]\s)")
# (2029 9,410): the figure of another year, without the colon by which it is known
_OF_ANOTHER_YEAR = re.compile(r"\((?:19|20)\d\d(?P<gap> )(?=[~<>]?(?:US|A|C|HK)?[$€£¥₹]?\d)(?!(?:19|20)\d\d\b)")
_FORMULAS = ("COe", "CO eq")  # what is left of one that lost its figure
_SIGNS = (*_FORMULAS, "O ", "H ", "F ", " .", "(20", "(19", *"•●■▪◆➤")  # of which one stands in whatever is set apart
_UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]+")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f]")
_NEW_LINE = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_ODD = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\x85\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")


def printed(
    text: str, tables: Sequence[Grid] = (), lines: Sequence[TextLine] | None = None
) -> tuple[tuple[Furniture, ...], tuple[Page, ...], tuple[Note, ...]]:
    """The furniture of a text, its pages if form feeds part them, and what was left out of it; ``lines`` are its own, where they
    are at hand.

    The rows of ``tables`` stay as they are: none is a label or a note, and none goes on in the line below.
    """
    lines, points = with_points(text_lines(text) if lines is None else lines)
    rows = _rows(lines, tables)
    running = running_lines(lines) - rows
    others = {code: places - rows for code, places in lines_without_words(lines, running).items()}
    gone = running.union(*others.values())
    parted = list(taken_apart(lines, _pages_of(lines, running, gone | rows)))
    apart = {place for page in parted for place in range(page.first, page.last + 1)}
    found = [*_left_out(lines, gone - apart), *_marks(text, lines, gone | rows | apart, others["notes"])]
    fallen = [*points, *(_fallen(lines) if _has_formula(text) else ())]  # of formulas that lost a figure
    found += fallen
    kept = [place for place in range(len(lines)) if place not in gone]
    found += _joints(lines, kept, running, rows | apart)
    boxes = boxes_of(lines, gone | rows | apart)
    found += (Furniture(lines[place].end, lines[below].start, reads) for place, below, reads in boxes.joints)
    found += _left_out(lines, set(boxes.untold))
    found += (_columns(page, others["notes"], lines, fallen) for page in parted)
    counts = {"running": running, **others, "boxes": boxes.untold, "columns": apart}
    notes = tuple(Note(code, (("count", len(places)),)) for code, places in counts.items() if places)
    if controls := len(_CONTROL.findall(text)):
        notes = (*notes, Note("controls", (("count", controls),)))
    return tuple(_in_order([*found, *_odd(text)])), _pages(text), notes


def _pages_of(lines: Sequence[TextLine], running: set[int], left: set[int]) -> list[list[int]]:
    """The lines of each page that are left, as far as pages are told apart."""
    pages: list[list[int]] = [[]]
    for place, line in enumerate(lines):
        if pages[-1] and (place in running or line.page > lines[pages[-1][-1]].page):
            pages.append([])
        if place not in left:
            pages[-1].append(place)
    return [page for page in pages if page]


def _columns(page: Columns, notes: set[int], lines: Sequence[TextLine], fallen: Sequence[Furniture]) -> Furniture:
    """The lines of a page whose columns stand side by side, as they are read: each with what is not of its words left out."""
    own = list(page.lines)
    places = range(len(own))
    first, last = lines[page.first].start, lines[page.last].end
    inner = [one for one in fallen if first <= one.start < last]
    inner += _marks_of(own, frozenset(number for place in notes if (number := note_number(lines[place].text))))
    joints = {joint.start: joint for joint in _joints(own, places, set(), set())}
    joints |= {own[place].end: Furniture(own[place].end, own[below].start, reads) for place, below, reads in boxes_of(own, set()).joints}
    held: list[Held] = []
    for place in places:
        line, following = own[place], own[place + 1] if place + 1 < len(own) else None
        joint = joints.get(line.end) or joints.get(line.end - 1) if following else None
        end = joint.start if joint else line.end
        begun = line.start
        for one in sorted((one for one in inner if line.start <= one.start and one.end <= end), key=lambda one: one.start):
            if one.start >= begun:
                held.append(Held(begun, one.start, one.reads))
                begun = one.end
        held.append(Held(begun, end, (joint.reads if joint else "\n") if following else ""))
    return Furniture(lines[page.first].start, lines[page.last].end, "", tuple(held))


def without_contents(reading: Reading) -> Reading:
    """What a reader of another format gives, with its contents lists as furniture."""
    lines = text_lines(reading.text)
    found = contents_lines(lines, set())
    if not found:
        return reading
    furniture = _in_order([*reading.furniture, *_left_out(lines, found)])
    note = Note("contents", (("count", len(found)),))
    return replace(reading, furniture=tuple(furniture), notes=(*reading.notes, note))


def _rows(lines: Sequence[TextLine], tables: Sequence[Grid]) -> set[int]:
    """The lines that are rows of tables."""
    starts, ends = [line.start for line in lines], [line.end for line in lines]
    own = set[int]().union(*(range(bisect_right(ends, table.start), bisect_left(starts, table.end)) for table in tables))
    others = {line.start for table in tables for line in table.between}
    return {place for place in own if starts[place] not in others} if others else own


def _left_out(lines: Sequence[TextLine], gone: set[int]) -> Iterator[Furniture]:
    for place in sorted(gone):
        yield Furniture(lines[place].start, lines[place].end)


def _marks(text: str, lines: Sequence[TextLine], gone: set[int], notes: set[int]) -> Iterator[Furniture]:
    called = frozenset(number for place in notes if (number := note_number(lines[place].text)))
    if not called and not may_have_marks(text) and not any(sign in text for sign in _SIGNS):
        return
    yield from _marks_of([line for place, line in enumerate(lines) if place not in gone], called)


def _marks_of(lines: Iterable[TextLine], called: frozenset[str]) -> Iterator[Furniture]:
    for line in lines:
        yield from (Furniture(line.start + start, line.start + end) for start, end in note_marks(line.text, called))
        yield from _apart(line)


def _apart(line: TextLine) -> Iterator[Furniture]:
    """Blanks in a formula and in a number, a figure that a formula lost, points of a list in one line."""
    if _has_formula(line.text):
        yield from (Furniture(line.start + match.end(), line.start + match.end(), "2") for match in _LOST.finditer(line.text))
    for pattern, reads in ((_TORN, ""), (_POINT, "\n")):
        for match in pattern.finditer(line.text) if pattern is _POINT or " ." in line.text else ():
            yield Furniture(line.start + match.start("gap"), line.start + match.end("gap"), reads)
    for match in _OF_ANOTHER_YEAR.finditer(line.text) if "(" in line.text else ():
        yield Furniture(line.start + match.start("gap"), line.start + match.end("gap"), ": ")
    for match in _SUBSCRIPT.finditer(line.text) if "O " in line.text or "H " in line.text or "F " in line.text else ():
        for name in ("before", "after"):
            if match[name]:
                yield Furniture(line.start + match.start(name), line.start + match.end(name))


def _joints(lines: Sequence[TextLine], kept: Sequence[int], running: set[int], rows: set[int]) -> Iterator[Furniture]:
    """Where a line goes on in the next that is kept: the break between them, and all that stands there."""
    set_to = column([lines[place] for place in kept])
    over = None
    for at, (place, below) in enumerate(pairwise(kept)):
        if place == over:
            continue  # a title that stands in a sentence
        third = kept[at + 2] if at + 2 < len(kept) else None
        if third is not None and not rows & {place, below, third} and goes_on_over(lines[place].text, lines[below].text, lines[third].text):
            yield Furniture(lines[place].end, lines[third].start, " ")
            over = below
            continue
        if place in rows or below in rows:
            continue
        line, following = lines[place], lines[below]
        between = below - place > 1 and any(at in running for at in range(place + 1, below))
        reads = goes_on(line, following, set_to, page_between=between or following.page > line.page)
        if reads is not None:
            hyphen = line.text.endswith(("-", "\u00ad")) and not reads and line.text[-2:-1].isalpha()
            yield Furniture(line.end - hyphen, following.start, reads)


def _has_formula(text: str) -> bool:
    return any(formula in text for formula in _FORMULAS)


def _fallen(lines: Sequence[TextLine]) -> Iterator[Furniture]:
    """Figures that fell out of the formulas of the line beside theirs, to the beginning or the end of a line: 2 Scope 1 …"""
    for place, line in enumerate(lines):
        found = list(_FALLEN.finditer(line.text))
        if found and any(_LOST.search(other.text) for other in lines[max(0, place - 1) : place + 2]):
            yield from (Furniture(line.start + one.start(), line.start + one.end()) for one in found)


def _odd(text: str) -> Iterator[Furniture]:
    """Characters that no reader sees, controls, and new lines of other systems."""
    if not _ODD.search(text):
        return
    for pattern, reads in ((_NEW_LINE, "\n"), (_CONTROL, " "), (_UNSEEN, "")):
        yield from (Furniture(*match.span(), reads) for match in pattern.finditer(text))


def _in_order(found: list[Furniture]) -> Iterator[Furniture]:
    """Each stretch once: what lies within another is part of it."""
    end = 0
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if one.start >= end:
            yield one
            end = one.end


def _pages(text: str) -> tuple[Page, ...]:
    starts = [match.end() for match in re.finditer("\f", text)]
    if starts and starts[-1] == len(text):
        starts.pop()  # a form feed after the last page begins none
    return tuple(Page(start, number) for number, start in enumerate([0, *starts], 1)) if starts else ()
