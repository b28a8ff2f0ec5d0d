"""The words of a text, without its furniture: each character keeps the place that it has in the file.

Whoever understands a report is given its words, so that no rule of a language meets markup, running heads or broken
lines; what is understood is handed out in the file's own offsets. A text without furniture is its own words.

Words in another script of the language are read in the script of its rules, and what is handed out stands in its own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from reportdiff.model.altering import altered
from reportdiff.model.deferring import deferred
from reportdiff.model.documents import (
    Document,
    Furniture,
    Grid,
    GridCell,
    Page,
    Silence,
    Span,
    StyledHeading,
)
from reportdiff.model.reports import Commitment, Fact, Report, Section
from reportdiff.model.script import Script
from reportdiff.model.tables import Figure, Table

_LINE_END = 3  # characters

Placed = TypeVar("Placed", Span, StyledHeading, Silence, GridCell, Grid, Section, Fact, Commitment, Figure, Table)


@dataclass(frozen=True, slots=True)
class Words:
    """A text without its furniture, and where its stretches stand in the file.

    ``inside`` and ``outside`` are the offsets of the kept stretches in the words and in the file, ``lengths`` how long
    they are; the first begins at 0 and may be empty. Where columns that stand side by side in the file are read one after
    the other, ``by_place`` has the stretches in the order of the file, and ``places`` where they begin; ``apart``
    are the stretches of the words that were so taken apart. ``written`` are the words in the script that they are written in,
    which is ``script`` where it is not that of ``text``.
    """

    text: str
    file: str
    inside: tuple[int, ...]
    outside: tuple[int, ...]
    lengths: tuple[int, ...]
    written: str
    script: Script | None = None
    by_place: tuple[int, ...] = ()
    places: tuple[int, ...] = ()
    apart: tuple[tuple[int, int], ...] = ()

    @classmethod
    def of(cls, text: str, furniture: Iterable[Furniture], scripts: Sequence[Script] = ()) -> Words:
        """The words of a text with this furniture, which is in order and does not overlap, in any of these further scripts."""
        pieces: list[str] = []
        inside, outside, lengths = [0], [0], []
        apart: list[tuple[int, int]] = []
        written = begun = 0
        for one in furniture:
            kept = text[begun : one.start]
            lengths.append(len(kept))
            pieces.append(kept)
            written += len(kept)
            parted = written
            for held in one.holds:
                said = text[held.start : held.end]
                inside.append(written)
                outside.append(held.start)
                lengths.append(len(said))
                pieces += (said, held.reads)
                written += len(said) + len(held.reads)
            if one.holds:
                apart.append((parted, written))
            pieces.append(one.reads)
            written += len(one.reads)
            begun = one.end
            inside.append(written)
            outside.append(begun)
        pieces.append(text[begun:])
        lengths.append(len(text) - begun)
        words = "".join(pieces) if len(lengths) > 1 else text
        script = next((one for one in scripts if one.is_of(words)), None)
        known = cls(script.plain(words) if script else words, text, tuple(inside), tuple(outside), tuple(lengths), words, script)
        if not apart:
            return known
        by_place = tuple(sorted(range(len(outside)), key=lambda piece: (outside[piece], piece)))
        return replace(known, by_place=by_place, places=tuple(outside[piece] for piece in by_place), apart=tuple(apart))

    def is_apart(self, place: int) -> bool:
        """Whether a place in the words stands in columns that were taken apart, as they seemed to go on."""
        return any(start <= place < end for start, end in self.apart)

    def stretch(self, place: int) -> int:
        """Which of the stretches that are read one after the other a place in the words stands in: the same for what stands on one line
        of a column."""
        return self._inside(place)[0]

    def out(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the words stands in the file, without the furniture at its ends."""
        piece, past = self._inside(start)
        first = self.outside[piece] + past if past < self.lengths[piece] else self._next(piece)
        if end <= start:
            return first, first
        piece, past = self._inside(end - 1)
        last = self.outside[piece] + min(past + 1, self.lengths[piece])
        return first, max(first, last)

    def over(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the words stands in the file, with the furniture that some of it is read in place of."""
        piece, past = self._inside(start)
        first = self.outside[piece] + min(past, self.lengths[piece])
        piece, past = self._inside(end - 1)
        last = self.outside[piece] + past + 1 if past < self.lengths[piece] else self._next(piece)
        return first, max(first, last)

    def into(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the file stands in the words."""
        first = self._into(start)
        return first, max(first, self._into(end, before=end > start))

    def _inside(self, place: int) -> tuple[int, int]:
        piece = bisect_right(self.inside, place) - 1
        return piece, place - self.inside[piece]

    def _next(self, piece: int) -> int:
        """Where the kept stretch after this one begins, or, after the last, the text's end."""
        return self.outside[piece + 1] if piece + 1 < len(self.outside) else self.outside[piece] + self.lengths[piece]

    def _into(self, place: int, *, before: bool = False) -> int:
        """The place in the words of a place in the file; of one within furniture, what follows it, or what is ``before``."""
        places = self.places or self.outside
        rank = bisect_right(places, place) - 1
        if before and rank and places[rank] == place and self.lengths[self._of_rank(rank - 1)]:
            rank -= 1  # the end of a stretch that furniture follows, or the end of that furniture: before what it reads
        piece = self._of_rank(rank)
        past = place - self.outside[piece]
        if past <= self.lengths[piece]:
            return self.inside[piece] + past
        if before or rank + 1 == len(self.inside):
            return self.inside[piece] + self.lengths[piece]
        return self.inside[self._of_rank(rank + 1)]

    def _shift(self, one: Fact) -> int | None:
        """How much further on a fact and its sentence stand in the words, where all of it is of one kept stretch, as nearly all are."""
        moved = self.text is not self.file and not self.by_place and not self.script
        if not moved or not one.sentence_start <= one.start < one.end <= one.sentence_end:
            return None
        piece = bisect_right(self.outside, one.sentence_start) - 1
        return self.inside[piece] - self.outside[piece] if one.sentence_end <= self.outside[piece] + self.lengths[piece] else None

    def _of_rank(self, rank: int) -> int:
        return self.by_place[rank] if self.by_place else rank

    def _last_out(self, start: int, end: int) -> int:
        """The last place in the file of a stretch of the words, whatever of it is read last."""
        pieces = range(self._inside(start)[0], self._inside(max(start, end - 1))[0] + 1)
        return max(self.outside[piece] + min(self.lengths[piece], max(0, end - self.inside[piece])) for piece in pieces)

    def _end_in_piece(self, start: int, end: int) -> int:
        """The end in the file of a figure that begins at a place of the words: of one that goes on in the next line of its column, the
        end of its own line."""
        piece, past = self._inside(start)
        if past >= self.lengths[piece] or piece + 1 == len(self.outside):
            return end
        own = self.outside[piece] + self.lengths[piece]
        if end <= self.outside[piece] + past:
            return own  # the next line of its column stands before it in the file
        return min(own, end) if not own <= self.outside[piece + 1] <= own + _LINE_END else end

    def _out_around(self, start: int, end: int, place: int) -> tuple[int, int]:
        """Where a stretch of the words stands in the file; where it goes over from one column into the next, what of it stands in
        that of a place."""
        if self.by_place:
            first, own, last = (self._inside(one)[0] for one in (start, place, max(start, end - 1)))
            left = right = own
            while left > first and self.outside[left - 1] < self.outside[left]:
                left -= 1
            while right < last and self.outside[right + 1] > self.outside[right]:
                right += 1
            start, end = max(start, self.inside[left]), min(end, self.inside[right] + self.lengths[right])
        return self.out(start, end)

    def outward(self, one: Placed) -> Placed:
        """The same thing as it stands in the file."""
        return self._moved(one, inward=False)

    def inward(self, one: Placed) -> Placed:
        """The same thing as it stands in the words."""
        if isinstance(one, Fact) and (shift := self._shift(one)) is not None:
            start, end = one.start + shift, one.end + shift
            sentence_start, sentence_end = one.sentence_start + shift, one.sentence_end + shift
            return altered(one, start=start, end=end, text=self.text[start:end], sentence_start=sentence_start, sentence_end=sentence_end)
        return self._moved(one, inward=True)

    def _moved(self, one: Placed, *, inward: bool) -> Placed:
        if self.text is self.file:
            return one
        move = self.into if inward else self.out
        text = self.text if inward else self.file
        placed, (start, end) = one, move(one.start, one.end)
        if self.by_place and not inward and isinstance(one, Fact):
            end = self._end_in_piece(one.start, end)
        if self.script:
            one = self._respelled(one, inward=inward)
        if isinstance(one, Fact):
            if inward:
                sentence_start, sentence_end = move(one.sentence_start, one.sentence_end)
            else:
                sentence_start, sentence_end = self._out_around(one.sentence_start, one.sentence_end, placed.start)
            said = text[start:end] or one.text  # a figure may stand in what is not of the words, as in a table
            return altered(one, start=start, end=end, text=said, sentence_start=sentence_start, sentence_end=sentence_end)
        if isinstance(one, Commitment):
            return altered(one, start=start, end=end, text=text[start:end])
        if isinstance(one, Section):
            if self.by_place and not inward:
                return altered(one, start=start, end=max(start, self._last_out(placed.start, placed.end)))
            return altered(one, start=start, end=max(start, move(one.end, one.end)[0]))  # up to where the next begins
        if isinstance(one, Table):
            figures = tuple(self._moved(figure, inward=inward) for figure in one.figures)
            rows = tuple(altered(row, said=self._moved(row.said, inward=inward) if row.said else None) for row in one.rows)
            return altered(one, start=start, end=end, figures=figures, rows=rows)
        if isinstance(one, Grid):
            cells = tuple(self._moved(cell, inward=inward) for cell in one.cells)
            captions = tuple(self._moved(caption, inward=inward) for caption in one.captions)
            between = tuple(self._moved(line, inward=inward) for line in one.between)
            return altered(one, start=start, end=end, cells=cells, captions=captions, between=between)
        if isinstance(one, GridCell) and one.more:
            return altered(one, start=start, end=end, more=tuple(self._moved(piece, inward=inward) for piece in one.more))
        return altered(one, start=start, end=end)

    def spelled(self, said: str, start: int = 0, end: int | None = None) -> str:
        """What is said in the script of the rules, in the one in which a stretch of the words is written."""
        if self.script is None:
            return said
        if (place := self.text.find(said, start, end)) >= 0:
            return self.written[place : place + len(said)]
        return "".join(self._pieces_spelled(said, start, end))

    def _pieces_spelled(self, said: str, start: int, end: int | None) -> Iterator[str]:
        """What is put together of a stretch's words: its longest pieces as they stand there, single characters as they mostly do."""
        single = self._mostly(said, start, end)
        at = 0
        while at < len(said):
            for stop in range(len(said), at + 1, -1):
                if (place := self.text.find(said[at:stop], start, end)) >= 0:
                    yield self.written[place : place + stop - at]
                    break
            else:
                stop = at + 1
                yield single.get(said[at], said[at])
            at = stop

    def _mostly(self, said: str, start: int, end: int | None) -> dict[str, str]:
        """As what each character is mostly written, in a stretch or else anywhere."""
        seen: dict[str, Counter[str]] = {}
        for stretch in (slice(start, end), slice(None)):
            missing = set(said) - set(seen)
            for plain, own in zip(self.text[stretch], self.written[stretch], strict=True):
                if plain in missing:
                    seen.setdefault(plain, Counter())[own] += 1
        return {plain: own.most_common(1)[0][0] for plain, own in seen.items()}

    def _respelled(self, one: Placed, *, inward: bool) -> Placed:
        """A fact, a section or a commitment, not moved yet, with its words in the other script."""
        assert self.script is not None
        spell = self.script.plain if inward else partial(self.spelled, start=one.start, end=one.end)

        def maybe(said: str | None) -> str | None:
            return None if said is None else spell(said)

        if isinstance(one, Fact):
            if not inward:
                spell = partial(self.spelled, start=one.sentence_start, end=one.sentence_end)
            return replace(
                one, indicator=spell(one.indicator), unit=spell(one.unit), qualifiers=tuple(map(spell, one.qualifiers)),
                deadline=maybe(one.deadline), owner=maybe(one.owner), scope=maybe(one.scope),
            )  # fmt: skip
        if isinstance(one, Section):
            return replace(one, number=maybe(one.number), title=spell(one.title))
        if isinstance(one, Commitment):
            return replace(
                one, action=spell(one.action), object=spell(one.object), names=tuple(map(spell, one.names)),
                deadline=maybe(one.deadline), owner=maybe(one.owner),
            )  # fmt: skip
        return one


def united(furniture: Iterable[Furniture]) -> Iterator[Furniture]:
    """Stretches in order, none over another: what lies within one is part of it; of two of one place the first holds."""
    last: Furniture | None = None
    for one in sorted(furniture, key=lambda one: (one.start, -one.end)):
        if last is None or one.start >= last.end:
            if last:
                yield last
            last = one
        elif one.end > last.end:
            last = Furniture(last.start, one.end, last.reads or one.reads, last.holds or one.holds)
    if last:
        yield last


def without(document: Document, stretches: Iterable[Span], reads: str = "\n") -> Document:
    """A document of whose words these stretches are not, such as the rows of a table that is read by itself; ``reads`` stands
    in their place."""
    hidden = (Furniture(one.start, one.end, reads) for one in stretches if one.start < one.end)
    return replace(document, furniture=tuple(united([*hidden, *document.furniture])))


def document_in_words(document: Document, scripts: Sequence[Script] = ()) -> tuple[Document, Words]:
    """A document whose text is its words, and the way back; ``scripts`` are those of its language besides that of its rules."""
    words = Words.of(document.text, document.furniture, scripts)
    if words.text is document.text:
        return document, words
    return replace(
        document,
        text=words.text,
        headings=tuple(map(words.inward, document.headings)),
        silences=tuple(map(words.inward, document.silences)),
        tables=tuple(map(words.inward, document.tables)),
        pages=tuple(Page(words.into(page.start, page.start)[0], page.number) for page in document.pages),
        furniture=(),
    ), words


def report_in_words(report: Report, scripts: Sequence[Script] = ()) -> tuple[Report, Words]:
    """A report whose text is its words, and the way back; ``scripts`` as for a document."""
    words = Words.of(report.text, report.furniture, scripts)
    if words.text is report.text:
        return report, words
    return replace(
        report,
        text=words.text,
        sections=tuple(map(words.inward, report.sections)),
        facts=tuple(map(words.inward, report.facts)),
        commitments=deferred(lambda: tuple(map(words.inward, report.commitments))),
        silences=tuple(map(words.inward, report.silences)),
        terms=tuple(replace(term, start=words.into(term.start, term.start)[0], end=words.into(term.end, term.end)[1]) for term in report.terms),
        tables=tuple(map(words.inward, report.tables)),
        pages=tuple(Page(words.into(page.start, page.start)[0], page.number) for page in report.pages),
        furniture=(),
    ), words
