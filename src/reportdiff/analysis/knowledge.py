"""What one language knows of numbers: the files of its folder, made ready for the pass over a text."""

from __future__ import annotations

import re

from reportdiff.analysis.amounts import AmountReader, Written
from reportdiff.analysis.bounds import Bounds
from reportdiff.analysis.counting import Counting
from reportdiff.analysis.digits import DigitReader
from reportdiff.analysis.files import entries_of
from reportdiff.analysis.lists import Lists
from reportdiff.analysis.number_words import NumberWords
from reportdiff.analysis.phrases import Phrasing
from reportdiff.analysis.ranges import Ranges
from reportdiff.analysis.shares import Shares
from reportdiff.analysis.unit_reader import UnitReader
from reportdiff.analysis.view import Spelling, alike
from reportdiff.analysis.word_tree import one_of
from reportdiff.analysis.written_units import WrittenUnits

_BARE_BELOW = 10  # numerals of one character


class Knowledge:
    """The readers of one language, each made of its file.

    ``anchors`` finds the words that a number may begin with, ``idle`` those of them that can be none where they stand,
    ``may_join`` holds what may stand between two numbers that are joined. Raises ``LexiconError`` with the file and the
    entry that is wrong.
    """

    def __init__(self, code: str):
        numerals, counting, shares, ranges, bounds = (
            entries_of(code, f"{name}.toml") for name in ("numerals", "counting", "shares", "ranges", "bounds")
        )
        settings = entries_of(code, "language.toml")
        spaced, view = settings.flag("spaced"), settings.entry("view")
        years = view.entry("years")
        self.spelling = Spelling(
            alike(view.pairs("as")), spaced=spaced, numerals=years.text("match"), digits=(years.text("from"), years.text("to"))
        )
        self.units = WrittenUnits(code, self.spelling, numerals.entry("each").words("words"))
        self.words = NumberWords(numerals, Phrasing(self.spelling, {}, ""), self.units)
        self.digits = DigitReader(numerals.entry("digits"))
        self.unit_reader = UnitReader(self.words, self.units)
        self.amounts = AmountReader(self.words, self.units, self.unit_reader)
        numeral_characters = "" if spaced else "".join(sorted(set("".join(self.words.openers))))
        phrasing = Phrasing(self.spelling, dict(counting.entry("classes").rest()), numeral_characters)
        self.shares = Shares(shares, phrasing, self.words, self.units)
        self.ranges, self.lists = Ranges(ranges, phrasing), Lists(ranges, phrasing)
        self.bounds = Bounds(bounds, phrasing)
        self.counting = Counting(counting, phrasing)
        for entry in (numerals, counting, shares, ranges, bounds):
            entry.done()
        self.anchors = self._anchor_pattern()
        self.idle = self._idle_pattern()
        self.may_join = self.ranges.may_follow | {" ", "\n"}

    def _anchor_pattern(self) -> re.Pattern[str]:
        """Where a number may begin with a word: one pattern, in which words share their beginnings."""
        words, articles = self.words.openers, self.words.articles
        if not self.spelling.spaced:
            numerals = set("".join(words))
            others = [word for word in self.shares.anchors if word[0] not in numerals]
            first = re.escape("".join(sorted(numerals | {word[0] for word in others})))  # passes over at once what no number begins with
            return re.compile(f"(?=[{first}])(?:{one_of(others)}|[{''.join(sorted(numerals))}]+)")
        end = "" if self.words.glued else "(?![a-z])"
        scaled = f"|{one_of(articles)} (?={one_of(self.words.worded_scales)})" if articles else ""
        return re.compile(rf"(?<![a-z0-9äöüß])(?:{one_of([*words, *self.shares.anchors])}{end}{scaled})")

    def _idle_pattern(self) -> re.Pattern[str] | None:
        """Single numerals that no unit, scale, share or range can go on with, where bare numerals never count: most are such."""
        if self.spelling.spaced or self.counting.counts_bare(Written.WORDS, _BARE_BELOW):
            return None
        follow = self.words.next.first_characters | self.words.point.first_characters | self.shares.may_follow | self.ranges.may_follow
        numerals = "".join(map(re.escape, self.words.small))
        behind = "".join(map(re.escape, sorted(follow | set(self.words.openers) | {" ", "\n"})))
        return re.compile(f"[{numerals}](?![{behind}])")
