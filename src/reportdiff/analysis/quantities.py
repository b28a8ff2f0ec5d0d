"""The quantities of a text, in one pass over it: where a number stands, it is read whole, judged, bounded.

The steps, a file each: the text as it is read (view) → numbers in digits and words (digits, numerals) → sign, scale, unit
(signs, amounts, written_units) → shares → ranges → what counts at all (counting) → bounds → what a list shares (lists).
Nothing here knows a language: what one knows of numbers stands in the files of its folder.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, partial
from operator import itemgetter

from reportdiff.analysis.amounts import Amount, AmountReader, Written
from reportdiff.analysis.bounds import Bounds
from reportdiff.analysis.counting import NOTHING, Counting, Place, Verdict
from reportdiff.analysis.digits import DigitReader, Token
from reportdiff.analysis.files import Entry, entries_of
from reportdiff.analysis.lists import LONGEST, Lists
from reportdiff.analysis.mention import Mention
from reportdiff.analysis.number_words import NumberWords, Vague
from reportdiff.analysis.phrases import Vocabulary
from reportdiff.analysis.ranges import Ranges
from reportdiff.analysis.shares import Shares
from reportdiff.analysis.view import Spelling, Text
from reportdiff.analysis.words import one_of
from reportdiff.analysis.written_units import WrittenUnits
from reportdiff.model import Comparator, Quantity, Span
from reportdiff.units.unit import COUNT


_HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Found:
    """What a text holds of numbers: its quantities in order, and the figures that could not be read whole and were left alone."""

    mentions: tuple[Mention, ...]
    unread: tuple[Span, ...]


class Numbers:
    """What one language knows of numbers, and how it reads a text for them."""

    def __init__(self, code: str):
        view, numerals, counting = (entries_of(code, f"{name}.toml") for name in ("view", "numerals", "counting"))
        spaced = numerals.flag("spaced")
        self.code = code
        self.spelling = Spelling(view.pairs("alike"), view.pairs("in_numbers"), spaced=spaced)
        view.done()
        plain = Vocabulary(self.spelling, {}, "")
        self.units = WrittenUnits(code, self.spelling, numerals.entry("each").words("words"))
        self.words = NumberWords(numerals, plain, self.units)
        classes = dict(counting.entry("classes").rest())
        vocabulary = Vocabulary(self.spelling, classes, "" if spaced else "".join(char for word in self.words.openers for char in word))
        self._amounts = AmountReader(self.words, self.units)
        self._digits = DigitReader(numerals.entry("digits"))
        numerals.done()
        self._shares = Shares(_entry(code, "shares"), vocabulary, self.words, self.units)
        ranges = _entry(code, "ranges")
        self._ranges, self._lists = Ranges(ranges, vocabulary), Lists(ranges, vocabulary)
        ranges.done()
        self._bounds = Bounds(_entry(code, "bounds"), vocabulary)
        self._counting = Counting(counting, vocabulary)
        self._anchors = self._anchor_pattern()
        self._may_join = self._ranges.may_follow | {" ", "\n"}
        self._idle = self._idle_pattern()

    def _anchor_pattern(self) -> re.Pattern[str]:
        """Where a number may begin with a word."""
        words, before_scale = self.words.openers, self.words.articles
        if not self.spelling.spaced:
            others = [word for word in self._shares.anchors if word[0] not in set("".join(words))]
            return re.compile(f"{one_of(others)}|[{''.join(sorted(set(''.join(words))))}]+")
        end = "" if self.words.glued else "(?![a-z])"
        scaled = f"|{one_of(before_scale)} (?={one_of(self.words.worded_scales)})" if before_scale else ""
        return re.compile(rf"(?<![a-z0-9äöüß])(?:{one_of([*words, *self._shares.anchors])}{end}{scaled})")

    def _idle_pattern(self) -> re.Pattern[str] | None:
        """Single numerals that no unit, scale, share or range can go on with, where bare numerals never count: most are such."""
        if self.spelling.spaced or self._counting.counts_bare(Written.WORDS, 10):
            return None
        follow = self.words.next.first_characters | self.words.point.first_characters | self._shares.may_follow | self._ranges.may_follow
        numerals = "".join(map(re.escape, self.words.small))
        behind = "".join(map(re.escape, sorted(follow | set(self.words.openers) | {" ", "\n"})))
        return re.compile(f"[{numerals}](?![{behind}])")

    def find(self, text: str, view: str | None = None) -> Found:
        """The quantities of ``text``, each with the extent of its wording; ``view`` where it is at hand already."""
        return _Search(self, self.spelling.text(text, view)).found()

    def numeral(self, written: str) -> int | None:
        """A whole number in words or digits; ``None`` for anything else."""
        if written.isdecimal():
            return int(written)
        text = self.spelling.text(written)
        amount = self._amounts.words(text, 0, len(written), 0) if written else None
        whole = amount is not None and amount.scale_end == len(written) and amount.high is None and amount.value % 1 == 0
        return int(amount.value) if amount is not None and whole else None


@cache
def numbers_of(code: str) -> Numbers:
    """What the language called ``code`` knows of numbers. Raises ``SettingsError`` for one that is not there."""
    return Numbers(code)


def _entry(code: str, name: str) -> Entry:
    return entries_of(code, f"{name}.toml")


class _Search:
    """One pass over one text."""

    def __init__(self, numbers: Numbers, text: Text):
        self._numbers, self._text = numbers, text
        self._tokens = _tokens(numbers, text)
        self._starts = [token.start for token in self._tokens]
        self._read: dict[int, Amount | None] = {}
        self._no_list_before = 0  # tokens before this one stand in a list that shares nothing
        self._spread = -1  # the end of a label whose list goes on: Scope 1 | and 2

    def found(self) -> Found:
        names = iter(self._numbers._counting.names(self._text.view))
        name = next(names, None)
        found: list[Mention] = []
        unread: list[Span] = []
        position = 0
        for i, token in enumerate(self._tokens):
            if token.start < position:
                continue
            while name and name[1] <= token.start:
                name = next(names, None)
            if name and name[0] <= token.start:
                continue
            mentions = self._at(i)
            if mentions is None:
                unread.append(Span(token.start, token.end))
            elif mentions and mentions[0].start >= position:
                found += mentions
                position = mentions[-1].end
        return Found(tuple(self._numbers._lists.share_further(self._text, found)), tuple(unread))

    # == what stands at a token ==

    def _amount(self, i: int) -> Amount | None:
        """The amount whose number is a token, read once."""
        if i not in self._read:
            token, amounts = self._tokens[i], self._numbers._amounts
            floor = self._tokens[i - 1].end if i else 0
            if token.in_words:
                self._read[i] = amounts.words(self._text, token.start, token.end, floor)
            else:
                self._read[i] = self._over_line(token, floor) or amounts.digits(self._text, token, floor)
        return self._read[i]

    def _over_line(self, digits: Token, floor: int) -> Amount | None:
        """The amount of a number that goes over the end of its line, where a scale or a unit follows it."""
        whole = self._numbers._digits.over_line(self._text, digits)
        amount = self._numbers._amounts.digits(self._text, whole, floor) if whole else None
        return amount if amount and not amount.plain else None

    def _number_at(self, place: int, decimals: bool = False) -> Amount | None:
        """The amount that begins at a place, sign and currency included."""
        i = bisect_right(self._starts, place - 1)
        token = self._tokens[i] if i < len(self._tokens) else None
        amount = self._amount(i) if token and not (decimals and token.in_words) else None
        if amount is None or amount.start != place:
            amount = self._numbers._amounts.words(self._text, place, place, place, decimals=decimals)
        return amount if amount and amount.start == place else None

    def _at(self, i: int) -> list[Mention] | None:
        """The mentions that begin at a token; ``None`` where a figure stands there that cannot be read whole."""
        numbers, text, token = self._numbers, self._text, self._tokens[i]
        share = numbers._shares.word(text, token.start) if token.in_words else None
        amount = (self._vague(token) or self._amount(i)) if share is None else None
        share = share or numbers._shares.of_number(text, token.start, amount, self._number_at)
        if share is not None:
            place = Place(text, share, partial(numbers._bounds.before, share=True))
            return [] if numbers._counting.verdict(place).always else [self._mention(place)]
        if amount is None:
            return None if self._is_figure(token) else []
        place = Place(text, amount, numbers._bounds.before)
        verdict = numbers._counting.verdict(place)
        if self._spread >= 0 and self._is_listed_label(amount):
            verdict = Verdict(False, always=True, spreads=True)
        if verdict.spreads:
            self._spread = amount.scale_end
        if verdict.always:
            return []
        return self._together(i, place, verdict)

    def _is_listed_label(self, amount: Amount) -> bool:
        """Whether a number goes on with a list of labels: Scope 1, 2 and 3."""
        if not amount.plain or amount.written is not Written.DIGITS:
            return False
        if self._numbers._lists.joined(self._text, self._spread, amount.start):
            return True
        end = self._spread
        joined = self._numbers._ranges.join_end(self._text, end)
        return joined == amount.start

    def _together(self, i: int, place: Place, verdict: Verdict) -> list[Mention]:
        """What a number is with those that it is joined to; alone where it is joined to none."""
        amount = place.amount
        ranged = self._joined(place) if self._text.view[amount.end : amount.end + 1] in self._numbers._may_join else None
        if ranged is not None:
            return ranged
        if amount.plain and i >= self._no_list_before and self._starts[i + 1 : i + 2] and self._starts[i + 1] - amount.end < LONGEST:
            listed = self._listed(i, amount)
            if listed:
                return listed
        if not verdict.counts:
            return []
        if verdict.as_count:
            place = self._place(amount._replace(unit=None, end=amount.scale_end))
        return [self._mention(place)]

    def _place(self, amount: Amount) -> Place:
        return Place(self._text, amount, self._numbers._bounds.before)

    def _joined(self, first_place: Place) -> list[Mention] | None:
        """The mentions of two joined numbers; none where both are no figure, ``None`` where they are not joined."""
        numbers, text, first = self._numbers, self._text, first_place.amount
        place = numbers._ranges.join_end(text, first.end)
        second = self._number_at(place) if place is not None else None
        lead = first_place.lead if second else 0
        joined = numbers._ranges.joined(text, first, second, lead) if second else None
        if joined is None:
            return None
        low, high = joined.low, joined.high
        written = Written.EITHER if high.written is Written.WORDS else high.written
        whole = high._replace(start=low.start, number=low.number, written=written)
        if not numbers._counting.verdict(Place(text, whole, lambda *_: first_place.before)).counts:
            return []
        if joined.course:
            return [self._mention(self._place(low)), self._mention(self._place(high))]
        tail = numbers._bounds.of(text, high, (None, lead)).tail
        half = max(low.half, high.half)
        quantity = _quantity(text, whole._replace(value=low.value, high=high.value, half=half), Comparator.RANGE)
        return [Mention(quantity, lead, tail)]

    def _listed(self, i: int, first: Amount) -> list[Mention] | None:
        """The mentions of a list whose bare numbers share the unit of its last."""
        numbers, text = self._numbers, self._text
        listed, k = [first], i + 1
        while k < len(self._tokens) and len(listed) < LONGEST and numbers._lists.joined(text, listed[-1].end, self._tokens[k].start):
            amount = self._amount(k)
            if amount is None or amount.start != self._tokens[k].start:
                break
            listed.append(amount)
            k += 1
            if not amount.plain:
                break
        shared = numbers._lists.share(text, listed)
        if shared is None:
            self._no_list_before = k
            return None
        return [self._mention(self._place(amount)) for amount in shared]

    def _vague(self, token: Token) -> Amount | None:
        """A word for a number that only bounds: dozens, mid-teens."""
        if not token.in_words:
            return None
        found = self._numbers.words.vague.at(self._text.flat, token.start)
        if found is None or not found[0].fits(self._text, token.start, found[1]):
            return None
        vague, end = found
        return self._vague_amount(vague, token.start, end)

    def _vague_amount(self, vague: Vague, start: int, end: int) -> Amount:
        unit = self._numbers.units.names[vague.unit] if vague.unit else None
        more = Comparator.GE if vague.high is None else None
        half = vague.low / 2 if vague.high is None else vague.low % 1 + (vague.high - vague.low) / 2
        amount = Amount(start, start, end, end, end, vague.low, half, Written.SCALE, 1, unit, more, vague.high)
        if unit is not None:
            return amount
        return self._numbers._amounts.with_unit(self._text, amount)

    def _is_figure(self, token: Token) -> bool:
        """Whether digits that could not be read are a figure all the same: a unit or a scale follows them."""
        return not token.in_words and self._numbers._amounts.measured(self._text, token.end)

    def _mention(self, place: Place) -> Mention:
        """An amount with its bound."""
        amount = place.amount
        bound = self._numbers._bounds.of(self._text, amount, place.before)
        comparator = bound.comparator if amount.high is None else Comparator.RANGE
        return Mention(_quantity(self._text, amount, comparator), bound.lead, bound.tail)


def _tokens(numbers: Numbers, text: Text) -> list[Token]:
    """Where numbers may stand, in order: digits, and words that numbers begin with; but for what is nothing at first sight."""
    flat, idle, nothing, point = text.flat, numbers._idle, numbers._counting.at_once, numbers.words.point
    tokens = numbers._digits.tokens(text)
    if nothing:
        tokens = [token for token in tokens if not ((found := nothing.at(flat, token.end)) and found[0])]
    for run in numbers._anchors.finditer(flat):
        start, end = run.span()
        if idle is not None and end - start == 1 and idle.match(flat, start):
            continue
        if nothing and (found := nothing.at(flat, end)) and found[0] and not point.at(flat, end):
            continue
        tokens.append(Token(start, end, None, _HALF, True))
    tokens.sort(key=itemgetter(0))
    return tokens


def _quantity(text: Text, amount: Amount, comparator: Comparator) -> Quantity:
    """A quantity as it stands in the text; of a range the ends are ``value`` and ``high``."""
    ranged = amount.high is not None
    return Quantity(
        amount.start, amount.end, text.raw[amount.start : amount.end], None if ranged else amount.value,
        amount.value if ranged else None, amount.high, amount.half,
        amount.unit.label if amount.unit else "", amount.unit.unit.id if amount.unit else COUNT, comparator,
    )  # fmt: skip
