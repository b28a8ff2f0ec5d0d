"""The two texts side by side: each section of NEW beside what of OLD it answers, every figure marked by kind."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from reportdiff.model import Diff, Fact, Kind, Move, Pair, Report, Section
from reportdiff.rendering.figures import heading
from reportdiff.rendering.page.marked import Mark, furniture, marked
from reportdiff.rendering.page.rewording import Reworded
from reportdiff.rendering.page.rows import Row, anchor
from reportdiff.rendering.sheets import tree
from reportdiff.rendering.wording import Words

_NOTHING = marked("", 0, 0, [])
_FOLDED = 1  # how deep the headings are under which texts are folded: chapters and their parts
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*[%％]?")
_HEAD_MAX = 60  # a longer first paragraph is no heading


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as HTML; ``head`` where it is a heading."""

    html: Markup
    head: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands under one heading, up to the next; ``also`` are further sections that answer it, by id and title."""

    id: str
    paragraphs: tuple[Paragraph, ...]
    also: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """Sections that answer each other; one side is empty for what was added or left out.

    ``moved_from`` is the chapter that a moved section stood in, empty where it moved within its own; ``split_from`` the
    section of OLD that a part of was made this one, by id and title.
    """

    change: str
    change_word: str
    old: tuple[Piece, ...]
    new: Piece | None
    moved_from: str = ""
    split_from: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Chapter:
    """What is folded together: the sections under one heading, and what became of them in words."""

    title: str
    deep: bool
    changes: tuple[str, ...]
    sections: tuple[Beside, ...]


def chapters(found: Diff, rows: Sequence[Row], findings: Sequence[Mark], words: Words) -> list[Chapter]:
    """Both texts, folded under the upper headings of NEW; what stands before the first heading is a chapter of its own."""
    upper = {f"nt-{section.id}": (depth, section) for depth, section in tree(found.new.sections) if depth <= _FOLDED}
    made: list[tuple[str, bool, list[Beside]]] = []
    for one in beside(found, rows, findings, words):
        depth, section = upper.get(one.new.id, (0, None)) if one.new else (0, None)
        if section or not made:
            made.append((heading(section, words) or words.page["opening"], depth > 0, []))
        made[-1][2].append(one)
    return [
        Chapter(title, deep, tuple(dict.fromkeys(one.change_word for one in held if one.change_word)), tuple(held))
        for title, deep, held in made
    ]


def beside(found: Diff, rows: Sequence[Row], findings: Sequence[Mark], words: Words) -> list[Beside]:
    """Both texts in NEW's order; a section that NEW does not answer stands after the one before it in OLD.

    ``findings`` are marks in NEW of what ``check`` found there.
    """
    answers = _Answers(found)
    gone_words, came_words = _reworded(found)
    old = _Text(found.old, "o", [*_marks_old(found, rows), *gone_words, *_unread(found.old)])
    new = _Text(found.new, "n", [*_marks_new(found, rows, findings), *came_words, *_unread(found.new)])
    listed = [Beside("", "", _opening(old), _first(_opening(new)))]
    gone = _unanswered(found.old.sections, answers.home)
    for section in found.new.sections:
        pairs = answers.by_new.get(section.id, [])
        pieces = tuple(old.piece(pair.old, answers.also(pair.old, words)) for pair in pairs if pair.old)
        listed.append(answers.beside(section, pieces, new.piece(section, ()), words))
        for pair in pairs:
            for left in gone.pop(pair.old.id if pair.old else "", ()):
                listed.append(_removed(old, left, words))
    rest = [left for lefts in gone.values() for left in lefts]
    return [*listed, *(_removed(old, left, words) for left in rest)]


class _Answers:
    """Which sections stand beside which: each of OLD once, beside the one that answers it."""

    def __init__(self, found: Diff) -> None:
        self.home: dict[str, str] = {}  # of a section of OLD the one that it stands beside
        self.by_new: dict[str, list[Pair]] = {}
        self._further: dict[str, list[Section]] = {}
        self._split: dict[str, Section] = {}
        self._old = {section.id: section for section in found.old.sections}
        for pair in found.sections:
            if not pair.old or not pair.new:
                continue
            if pair.change is Move.SPLIT or pair.old.id in self.home:
                self._further.setdefault(pair.old.id, []).append(pair.new)
                self._split[pair.new.id] = pair.old
            else:
                self.home[pair.old.id] = pair.new.id
                self.by_new.setdefault(pair.new.id, []).append(pair)

    def also(self, section: Section, words: Words) -> list[tuple[str, str]]:
        """The further sections that answer one of OLD, by id and title."""
        return [(f"nt-{one.id}", heading(one, words)) for one in self._further.get(section.id, ())]

    def beside(self, section: Section, pieces: tuple[Piece, ...], piece: Piece, words: Words) -> Beside:
        """A section of NEW beside these pieces of OLD, and what became of them."""
        pairs = self.by_new.get(section.id, [])
        origin = None if pairs else self._split.get(section.id)
        change = pairs[0].change if pairs else Move.SPLIT if origin else Move.ADDED
        split_from = (f"ot-{origin.id}", heading(origin, words)) if origin else ("", "")
        moved_from = self._chapter(pairs[0], words) if change is Move.MOVED else ""
        return Beside(change.value, words.move[change], pieces, piece, moved_from, split_from)

    def _chapter(self, pair: Pair, words: Words) -> str:
        """The chapter that a section stood in, where it is another than the one that it stands in now."""
        chapter = self._old.get((pair.old and pair.old.parent) or "")
        if chapter is None or pair.new is None or self.home.get(chapter.id) == pair.new.parent:
            return ""
        return heading(chapter, words)


def _reworded(found: Diff) -> tuple[list[Mark], list[Mark]]:
    """What went from the wording of OLD, and what came into that of NEW, of sections that answer each other.

    Sections that were split or merged are compared all together.
    """
    before, after = _stretches(found.old), _stretches(found.new)
    compared = Reworded(found.old.text, _figures(found.old), found.new.text, _figures(found.new))
    gone: list[Mark] = []
    came: list[Mark] = []
    for old, new in _together(found.sections):
        changes = compared.changes([before[one] for one in old], [after[one] for one in new])
        for marks, made in zip((gone, came), changes, strict=True):
            marks += [Mark(one.start, one.end, "", one.kind) for one in made]
    return gone, came


def _together(pairs: Sequence[Pair]) -> list[tuple[list[str], list[str]]]:
    """Sections of OLD and of NEW that pairs hold together, by their ids."""
    groups: dict[str, tuple[list[str], list[str]]] = {}  # by each id with its side
    for pair in pairs:
        if pair.old and pair.new:
            one, two = groups.get("o" + pair.old.id, ([pair.old.id], [])), groups.get("n" + pair.new.id, ([], [pair.new.id]))
            joined = one if one is two else ([*one[0], *two[0]], [*one[1], *two[1]])
            groups |= {"o" + id_: joined for id_ in joined[0]} | {"n" + id_: joined for id_ in joined[1]}
    return list({id(group): group for group in groups.values()}.values())


def _figures(report: Report) -> list[tuple[int, int]]:
    return [(fact.start, fact.end) for fact in report.facts]


def _unread(report: Report) -> Iterator[Mark]:
    """Numbers that were read as no figure: dates, ordinals, numbers in names, and what the program could not read."""
    figures = sorted(_figures(report))
    starts = [start for start, _ in figures]
    for match in _DIGITS.finditer(report.text):
        at = bisect_left(starts, match.end()) - 1
        if at < 0 or figures[at][1] <= match.start():
            yield Mark(*match.span(), "", "unread")


def _stretches(report: Report) -> dict[str, tuple[int, int]]:
    """What stands under each heading, up to the next."""
    # Of columns that were read one after the other a later section may stand before an earlier one.
    placed = sorted(report.sections, key=lambda section: section.start)
    ends = [*(section.start for section in placed[1:]), len(report.text)][: len(placed)]
    return {section.id: (section.start, end) for section, end in zip(placed, ends, strict=True)}


def _removed(old: _Text, section: Section, words: Words) -> Beside:
    return Beside(Move.REMOVED.value, words.move[Move.REMOVED], (old.piece(section, ()),), None)


def _unanswered(sections: Sequence[Section], home: Container[str]) -> dict[str, list[Section]]:
    """OLD's sections that nothing answers, by the answered section before them."""
    gone: dict[str, list[Section]] = {}
    before = ""
    for section in sections:
        if section.id in home:
            before = section.id
        else:
            gone.setdefault(before, []).append(section)
    return gone


def whole(report: Report, marks: list[Mark]) -> tuple[Paragraph, ...]:
    """One text by itself, with these marks and its figures."""
    figures = [_mark(fact, "n", None) for fact in report.facts]
    return _Text(report, "n", [*figures, *marks]).paragraphs(0, len(report.text), False)


class _Text:
    """A report's text, cut at its headings."""

    def __init__(self, report: Report, side: str, marks: list[Mark]) -> None:
        self._text, self._side = report.text, side
        self._marks = sorted([*marks, *furniture(report)], key=lambda mark: mark.start)
        self._at = [mark.start for mark in self._marks]
        self._stretches = _stretches(report)
        self.first = min((start for start, _ in self._stretches.values()), default=len(report.text))

    def piece(self, section: Section, also: Sequence[tuple[str, str]]) -> Piece:
        """What stands under a section's heading, up to the next heading."""
        return Piece(f"{self._side}t-{section.id}", self.paragraphs(*self._stretches[section.id], True), tuple(also))

    def paragraphs(self, start: int, end: int, headed: bool) -> tuple[Paragraph, ...]:
        made: list[Paragraph] = []
        position = start
        for line in self._text[start:end].splitlines(keepends=True):
            stop = position + len(line)
            if stripped := line.strip():
                head = headed and not made and len(stripped) <= _HEAD_MAX
                html = marked(self._text, position, stop, self._within(position, stop))
                if html != _NOTHING:
                    made.append(Paragraph(Markup(html), head))
            position = stop
        return tuple(made)

    def _within(self, start: int, end: int) -> list[Mark]:
        return self._marks[bisect_left(self._at, start) : bisect_left(self._at, end)]


def _opening(text: _Text) -> tuple[Piece, ...]:
    paragraphs = text.paragraphs(0, text.first, False)
    return (Piece("", paragraphs, ()),) if paragraphs else ()


def _first(pieces: tuple[Piece, ...]) -> Piece | None:
    return pieces[0] if pieces else None


def _marks_old(found: Diff, rows: Sequence[Row]) -> list[Mark]:
    by_anchor = {row.places[0].anchor: row for row in rows}
    marks = [_mark(fact, "o", by_anchor.get(anchor("o", fact))) for fact in found.old.facts]
    return [*marks, *_promises(found)]


def _promises(found: Diff) -> Iterator[Mark]:
    """What OLD promised without a number, each leading to its line in the list."""
    for one in found.commitments:
        promise = one.commitment
        yield Mark(promise.start, promise.end, f"o-{promise.id}", f"promise {one.status.value}", f"line-{promise.id}")


def _told(found: Diff) -> Iterator[Mark]:
    """Where NEW first speaks of each promise."""
    for one in found.commitments:
        if one.evidence:
            span, line = one.evidence[0], f"line-{one.commitment.id}"
            yield Mark(span.start, span.end, f"n-{one.commitment.id}", f"promise {one.status.value}", line)


def _marks_new(found: Diff, rows: Sequence[Row], found_at: Sequence[Mark]) -> list[Mark]:
    by_anchor: dict[str, Row] = {}
    for row in rows:
        for place in row.places[1:]:
            if place.anchor:
                by_anchor.setdefault(place.anchor, row)
    fresh = {fact.id for fact in found.new_targets}
    marks = [_mark(fact, "n", by_anchor.get(anchor("n", fact)), fact.id in fresh) for fact in found.new.facts]
    return [*marks, *_told(found), *found_at]


def _mark(fact: Fact, side: str, row: Row | None, fresh: bool = False) -> Mark:
    kinds = ["fig", "target" if fact.kind is Kind.TARGET else "actual"]
    if row is not None and (side == "o" or fact.kind is Kind.ACTUAL):
        kinds.append(row.status)
    if fresh:
        kinds.append("fresh")
    return Mark(fact.start, fact.end, anchor(side, fact), " ".join(kinds), row.id if row else "")
