"""What changed in the wording from one section to the section that answers it: words and figures that went or came.

Sentences are set beside the sentence that is most like them, figures left aside; within two such sentences the longest
common run of words tells what stayed. A word of a script without blanks is found by which characters keep together in
the two reports.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

GONE, CAME, SAME = "gone", "came", "same"
FIGURE = " figure"

Stretch = tuple[int, int]

_SENTENCE = re.compile(r"[^\s。；;！!？?.](?:[^。；;！!？?\n.]|\.(?!\s))*[。；;！!？?.]?")
_TOKEN = re.compile(r"[^\W\d_\u2e80-\u9fff\uf900-\ufaff]+|\d+(?:[.,]\d+)*|\s+|.", re.DOTALL)
_LETTER = re.compile(r"[^\W\d_]")
_LIKE = 55.0  # of 100; sentences less alike than that are not the same one in other words
_KEPT = 0.4  # of both sentences' tokens; where less is left, nearly every word would be marked
_TOGETHER = 0.25  # of the places of the rarer character those beside the other, from which the two are of one word
_SEEN = 2  # so often at least
_AT_MOST = 250_000  # pairs of sentences that are weighed for one section; beyond that its words are not compared
_IN_ALL = 1_000_000  # and for a page
_LONGEST = 2_000  # characters of a sentence that is compared at all


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of a sentence that the other text has in other words: what it has as well, or has not; ``kind`` is one or
    more CSS classes."""

    start: int
    end: int
    kind: str


class Reworded:
    """Two texts, each with the places of its figures, compared section by section."""

    def __init__(self, old: str, old_figures: Sequence[Stretch], new: str, new_figures: Sequence[Stretch]) -> None:
        self._old, self._new = _Side(old, old_figures), _Side(new, new_figures)
        self._left = _IN_ALL
        self._single, self._double = Counter(old) + Counter(new), Counter(itertools.pairwise(old)) + Counter(itertools.pairwise(new))

    def changes(self, old: Sequence[Stretch], new: Sequence[Stretch]) -> tuple[list[Change], list[Change]]:
        """What went from these stretches of the old text, what came in these of the new, and what stayed in either.

        A sentence that no other is like is left alone: all of it went or came.
        """
        before = [sentence for start, end in old for sentence in self._old.sentences(start, end)]
        after = [sentence for start, end in new for sentence in self._new.sentences(start, end)]
        weighed = len(before) * len(after)
        if weighed > min(_AT_MOST, self._left):
            return [], []
        self._left -= weighed
        partner = _partners([self._old.bare(one) for one in before], [self._new.bare(one) for one in after])
        gone: list[Change] = []
        came: list[Change] = []
        for i, j in partner.items():
            told = self._within(before[i], after[j])
            gone += told[0]
            came += told[1]
        return gone, came

    def _within(self, before: Stretch, after: Stretch) -> tuple[list[Change], list[Change]]:
        from rapidfuzz.distance import Indel

        if self._old.text[slice(*before)] == self._new.text[slice(*after)]:
            return [Change(*before, SAME)], [Change(*after, SAME)]
        one, two = self._old.tokens(*before), self._new.tokens(*after)
        blocks = [
            (code.src_start, code.src_end, code.dest_start, code.dest_end)
            for code in Indel.opcodes([token.text for token in one], [token.text for token in two])
            if code.tag != "equal"
        ]
        blocks = [self._whole_words(_trimmed(block, one, two), one, two) for block in _joined(blocks)]
        blocks = _joined(blocks)
        left = len(one) + len(two) - sum(end - start + stop - begin for start, end, begin, stop in blocks)
        if left < _KEPT * (len(one) + len(two)):
            return [], []
        return (
            _told(one, [(start, end) for start, end, _, _ in blocks], GONE),
            _told(two, [(begin, stop) for _, _, begin, stop in blocks], CAME),
        )

    def _whole_words(self, block: _Block, one: Sequence[_Token], two: Sequence[_Token]) -> _Block:
        """A change that begins or ends in the middle of a word of either text, taken on to the end of the word."""
        start, end, begin, stop = block
        sides = [(one, start, end), (two, begin, stop)]
        changed = [(tokens, at, till) for tokens, at, till in sides if at < till]
        if start and begin and any(self._of_one_word(tokens[at - 1], tokens[at]) for tokens, at, _ in changed):
            start, begin = start - 1, begin - 1
        inside = end < len(one) and stop < len(two)
        if inside and any(self._of_one_word(tokens[till - 1], tokens[till]) for tokens, _, till in changed):
            end, stop = end + 1, stop + 1
        return start, end, begin, stop

    def _of_one_word(self, left: _Token, right: _Token) -> bool:
        """Whether two neighbours are characters of one word, by how often they stand together in both texts."""
        one, two = left.text, right.text
        if len(one) > 1 or len(two) > 1 or not (_LETTER.match(one) and _LETTER.match(two)):
            return False
        together = self._double[one, two]
        return together >= _SEEN and together >= _TOGETHER * min(self._single[one], self._single[two])


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    text: str
    figure: bool


# From a token of one sentence up to another, and the same of the other sentence.
_Block = tuple[int, int, int, int]


class _Side:
    """One of the texts."""

    def __init__(self, text: str, figures: Sequence[Stretch]) -> None:
        self.text = text
        self._figures = sorted(figures)

    def sentences(self, start: int, end: int) -> list[Stretch]:
        found = (match.span() for match in _SENTENCE.finditer(self.text, start, end))
        return [(one, two) for one, two in found if two - one <= _LONGEST]

    def tokens(self, start: int, end: int) -> list[_Token]:
        """Figures whole, words of letters, numbers, each other character by itself."""
        made: list[_Token] = []
        at = start
        for one, two in [*self._within(start, end), (end, end)]:
            if one < at:
                continue
            for match in _TOKEN.finditer(self.text, at, one):
                made.append(_Token(match.start(), match.group(), match.group()[0].isdigit()))
            if two > one:
                made.append(_Token(one, self.text[one:two], True))
            at = two
        return made

    def bare(self, sentence: Stretch) -> str:
        """A sentence with one sign for every number, so that it is told by its words."""
        return "".join("#" if token.figure else token.text for token in self.tokens(*sentence))

    def _within(self, start: int, end: int) -> Iterator[Stretch]:
        from bisect import bisect_left

        for one, two in self._figures[bisect_left(self._figures, (start, 0)) :]:
            if one >= end:
                return
            if two <= end:
                yield one, two


def _partners(before: Sequence[str], after: Sequence[str]) -> dict[int, int]:
    """For sentences of the first list the one of the second that says the same, the most alike first."""
    if not before or not after:
        return {}
    from rapidfuzz import fuzz, process

    alike = process.cdist(before, after, scorer=fuzz.ratio, score_cutoff=_LIKE)
    found = sorted(zip(*alike.nonzero(), strict=True), key=lambda pair: (-alike[pair], abs(pair[0] - pair[1]), pair))
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for i, j in ((int(i), int(j)) for i, j in found):
        if i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)
    return dict(sorted(partner.items()))


def _joined(blocks: Sequence[_Block]) -> list[_Block]:
    """Changes with no more left between them than either takes out, as one: no islands of a character or two."""
    made: list[_Block] = []
    for block in blocks:
        if made:
            start, end, begin, stop = made[-1]
            between = max(block[0] - end, block[2] - stop)
            sizes = min(max(end - start, stop - begin), max(block[1] - block[0], block[3] - block[2]))
            if between <= 0 or between < min(sizes, 4):
                made[-1] = (start, max(end, block[1]), begin, max(stop, block[3]))
                continue
        made.append(block)
    return made


def _trimmed(block: _Block, one: Sequence[_Token], two: Sequence[_Token]) -> _Block:
    """A change without what both sentences have at its ends."""
    start, end, begin, stop = block
    while end > start and stop > begin and one[end - 1].text == two[stop - 1].text:
        end, stop = end - 1, stop - 1
    while end > start and stop > begin and one[start].text == two[begin].text:
        start, begin = start + 1, begin + 1
    return start, end, begin, stop


def _told(tokens: Sequence[_Token], changed: Sequence[Stretch], kind: str) -> list[Change]:
    """A sentence as stretches that stayed or changed, changed figures apart from changed words."""
    kinds = [SAME] * len(tokens)
    for start, end in changed:
        kinds[start:end] = [kind + FIGURE * token.figure for token in tokens[start:end]]
    told: list[Change] = []
    for named, held in itertools.groupby(zip(tokens, kinds, strict=True), key=lambda pair: pair[1]):
        run = [token for token, _ in held]
        if any(not token.text.isspace() for token in run):
            told.append(Change(run[0].start, run[-1].start + len(run[-1].text), named))
    return told
