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

from reportdiff.analysis.amounts import Amount, Written
from reportdiff.analysis.counting import Place, Verdict
from reportdiff.analysis.digits import Token
from reportdiff.analysis.knowledge import Knowledge
from reportdiff.analysis.lists import LONGEST
from reportdiff.analysis.mention import Mention
from reportdiff.analysis.view import Spelling, Text
from reportdiff.model import Comparator, Quantity, Span
from reportdiff.units.unit import COUNT

_HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Found:
    """What a text holds of numbers: its quantities in order, and the figures that could not be read whole and were left alone."""

    mentions: tuple[Mention, ...]
    unread: tuple[Span, ...]


class Numbers:
    """The numbers of one language: how its texts are read for them."""

    __slots__ = ("_known",)

    def __init__(self, known: Knowledge):
        self._known = known

    @property
    def spelling(self) -> Spelling:
        """How the language's texts are read, character for character."""
        return self._known.spelling

    def find(self, text: str, view: str | None = None) -> Found:
        """The quantities of ``text``, each with the extent of its wording; ``view`` where it is at hand already."""
        return _Search(self._known, self.spelling.text(text, view)).found()

    def numeral(self, written: str) -> int | None:
        """A whole number in words or digits; ``None`` for anything else."""
        if written.isdecimal():
            return int(written)
        amount = self._known.amounts.words(self.spelling.text(written), 0, len(written), 0) if written else None
        if amount is None or amount.scale_end != len(written) or amount.high is not None or amount.value % 1:
            return None
        return int(amount.value)


# A search and replace gone wrong left its own signs where the first digits of a number stood: 7$1.$25 of 7125.
_REPLACED = re.compile(r"\$\d{1,2}[.,]?\$$")
_REPLACED_MAX = 6


@cache
def numbers_of(code: str) -> Numbers:
    """The numbers of the language called ``code``. Raises ``SettingsError`` for one that is not there."""
    return Numbers(Knowledge(code))


class _Search:
    """One pass over one text."""

    def __init__(self, known: Knowledge, text: Text):
        self._known, self._text = known, text
        self._tokens = _tokens(known, text)
        self._starts = [token.start for token in self._tokens]
        self._read: dict[int, Amount | None] = {}
        self._no_list_before = 0  # tokens before this one stand in a list that shares nothing
        self._spread: int | None = None  # the end of a label whose list goes on: Scope 1 | and 2

    def found(self) -> Found:
        names = iter(self._known.counting.names(self._text.view))
        name = next(names, None)
        found: list[Mention] = []
        unread: list[Span] = []
        position = 0
        for i, token in enumerate(self._tokens):
            if token.start < position:
                continue
            while name and name[1] <= token.start:
                name = next(names, None)
            if not name or name[0] > token.start:
                mentions = self._at(i)
                if mentions is None:
                    unread.append(Span(token.start, token.end))
                elif mentions and mentions[0].start >= position:
                    found += mentions
                    position = mentions[-1].end
        return Found(tuple(self._known.lists.share_further(self._text, found)), tuple(unread))

    # == what stands at a token ==

    def _amount(self, i: int) -> Amount | None:
        """The amount whose number is a token, read once."""
        if i not in self._read:
            token, amounts = self._tokens[i], self._known.amounts
            floor = self._tokens[i - 1].end if i else 0
            if token.in_words:
                self._read[i] = amounts.words(self._text, token.start, token.end, floor)
            else:
                self._read[i] = self._over_line(token, floor) or amounts.digits(self._text, token, floor)
        return self._read[i]

    def _over_line(self, digits: Token, floor: int) -> Amount | None:
        """The amount of a number that goes over the end of its line, where a scale or a unit follows it."""
        whole = self._known.digits.over_line(self._text, digits)
        amount = self._known.amounts.digits(self._text, whole, floor) if whole else None
        return amount if amount and not amount.plain else None

    def _number_at(self, place: int, decimals: bool = False) -> Amount | None:
        """The amount that begins at a place, sign and currency included."""
        i = bisect_right(self._starts, place - 1)
        token = self._tokens[i] if i < len(self._tokens) else None
        amount = self._amount(i) if token and not (decimals and token.in_words) else None
        if amount is None or amount.start != place:
            amount = self._known.amounts.words(self._text, place, place, place, decimals=decimals)
        return amount if amount and amount.start == place else None

    def _at(self, i: int) -> list[Mention] | None:
        """The mentions that begin at a token; ``None`` where a figure stands there that cannot be read whole."""
        known, text, token = self._known, self._text, self._tokens[i]
        if not token.in_words and _REPLACED.search(text.view, max(0, token.start - _REPLACED_MAX), token.start):
            return None if self._is_figure(token) else []
        share = known.shares.word(text, token.start) if token.in_words else None
        vague = known.amounts.vague(text, token.start) if token.in_words and share is None else None
        amount = vague or (self._amount(i) if share is None else None)
        share = share or known.shares.of_number(text, token.start, amount, self._number_at)
        if share is not None:
            place = Place(text, share, partial(known.bounds.before, share=True))
            return [] if known.counting.verdict(place).always else [self._mention(place)]
        if amount is None:
            return None if self._is_figure(token) else []
        place = Place(text, amount, known.bounds.before)
        verdict = known.counting.verdict(place)
        if self._spread is not None and self._is_listed_label(amount, self._spread):
            verdict = Verdict(False, always=True, spreads=True)
        if verdict.spreads:
            self._spread = amount.scale_end
        if verdict.always:
            return []
        return self._together(i, place, verdict)

    def _is_listed_label(self, amount: Amount, spread: int) -> bool:
        """Whether a number goes on with a list of labels: Scope 1, 2 and 3."""
        if not amount.plain or amount.written is not Written.DIGITS:
            return False
        if self._known.lists.joined(self._text, spread, amount.start):
            return True
        return self._known.ranges.join_end(self._text, spread) == amount.start

    def _together(self, i: int, place: Place, verdict: Verdict) -> list[Mention]:
        """What a number is with those that it is joined to; alone where it is joined to none."""
        amount = place.amount
        ranged = self._joined(place) if self._text.view[amount.end : amount.end + 1] in self._known.may_join else None
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
        return Place(self._text, amount, self._known.bounds.before)

    def _joined(self, first_place: Place) -> list[Mention] | None:
        """The mentions of two joined numbers; none where both are no figure, ``None`` where they are not joined."""
        known, text, first = self._known, self._text, first_place.amount
        place = known.ranges.join_end(text, first.end)
        second = self._number_at(place) if place is not None else None
        lead = first_place.lead if second else 0
        joined = known.ranges.joined(text, first, second, lead) if second else None
        if joined is None:
            return None
        low, high = joined.low, joined.high
        written = Written.EITHER if high.written is Written.WORDS else high.written
        whole = high._replace(start=low.start, number=low.number, written=written)
        if not known.counting.verdict(Place(text, whole, lambda *_: first_place.before)).counts:
            return []
        if joined.course:
            return [self._mention(self._place(low)), *(self._joined(self._place(high)) or [self._mention(self._place(high))])]
        tail = known.bounds.of(text, high, (None, lead)).tail
        half = max(low.half, high.half)
        ends = low.value, high.value
        first_end, last_end = sorted(ends) if high.value < 0 else ends  # −2%至−5% is in order; 6%至5% is for a check to find
        quantity = _quantity(text, whole._replace(value=first_end, high=last_end, half=half), Comparator.RANGE)
        return [Mention(quantity, lead, tail)]

    def _listed(self, i: int, first: Amount) -> list[Mention] | None:
        """The mentions of a list whose bare numbers share the unit of its last."""
        known, text = self._known, self._text
        listed, k = [first], i + 1
        while k < len(self._tokens) and len(listed) < LONGEST and known.lists.joined(text, listed[-1].end, self._tokens[k].start):
            amount = self._amount(k)
            if amount is None or amount.start != self._tokens[k].start:
                break
            listed.append(amount)
            k += 1
            if not amount.plain:
                break
        shared = known.lists.share(text, listed)
        if shared is None:
            self._no_list_before = k
            return None
        return [self._mention(self._place(amount)) for amount in shared]

    def _is_figure(self, token: Token) -> bool:
        """Whether digits that could not be read are a figure all the same: a unit or a scale follows them."""
        return not token.in_words and self._known.unit_reader.measured(self._text, token.end)

    def _mention(self, place: Place) -> Mention:
        """An amount with its bound."""
        amount = place.amount
        bound = self._known.bounds.of(self._text, amount, place.before)
        comparator = bound.comparator if amount.high is None else Comparator.RANGE
        return Mention(_quantity(self._text, amount, comparator), bound.lead, bound.tail)


def _tokens(known: Knowledge, text: Text) -> list[Token]:
    """Where numbers may stand, in order: digits, and words that numbers begin with; but for what is nothing at first sight."""
    flat, idle, nothing, point = text.flat, known.idle, known.counting.at_once, known.words.point
    tokens = known.digits.tokens(text)
    if nothing:
        tokens = [token for token in tokens if not ((found := nothing.at(flat, token.end)) and found[0])]
    for run in known.anchors.finditer(flat):
        start, end = run.span()
        if idle is not None and end - start == 1 and idle.match(flat, start):
            continue
        if not nothing or not (found := nothing.at(flat, end)) or not found[0] or point.at(flat, end):
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
