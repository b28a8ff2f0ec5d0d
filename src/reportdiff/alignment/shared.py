"""What stretches of two texts share: an inverted index of their grams, added up pair by pair.

Only pairs that share a gram are ever looked at. The rarest grams tell most; where a text is so long that all of them would
take more than a fixed time for each of its characters, the commonest are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from reportdiff.alignment.grams import Grams, Mask, Numbers

Span = tuple[int, int]
Values = np.ndarray[Any, np.dtype[np.float64]]

_AT_ONCE = 1 << 19  # products that are held at once
_FREE, _EACH = 1 << 21, 8  # products that are made in any case, and for each gram of a stretch
_FAR_BELOW = 0.1  # of the greatest value of a row
_STRETCH_BITS = 20
_STRETCHES = 1 << _STRETCH_BITS  # of both texts together; what stands after them is not compared

# An allocator (glibc's) hands larger blocks back to the system and asks anew for each next one, which takes longer than what is done
# with arrays of this size. Once it was given back a block so large it keeps those below it; no page of this one is ever touched.
np.empty(1 << 24, dtype=np.uint8)


@dataclass(frozen=True, slots=True)
class Held:
    """Which stretch holds which gram how often, in the order of the grams, and under each in that of the stretches.

    The stretches of the old text come first: ``old`` of them, of ``total`` in all. Numbers are small ones, of 32 bits: to come by
    a large array costs more than what is done with it.
    """

    gram: Numbers
    stretch: Numbers
    times: Numbers
    old: int
    total: int

    @property
    def spread(self) -> Numbers:
        """How many stretches hold each gram."""
        return np.bincount(self.gram)

    def only(self, telling: Mask) -> Held:
        """What is left of it with the grams that are ``telling``."""
        kept = telling[self.gram]
        return Held(self.gram[kept], self.stretch[kept], self.times[kept], self.old, self.total)


@dataclass(frozen=True, slots=True)
class Sums:
    """Pairs of an old and a new stretch in their order, each as one number (old × ``columns`` + new), with a value."""

    pair: Numbers
    value: Values
    columns: int

    def at(self, pair: Numbers) -> Values:
        """The values of these pairs, nothing for those that are not among them."""
        if not len(self.pair):
            return np.zeros(len(pair))
        place = np.minimum(np.searchsorted(self.pair, pair), len(self.pair) - 1)
        return np.where(self.pair[place] == pair, self.value[place], 0.0)


def held(old: Grams, old_spans: Sequence[Span], new: Grams, new_spans: Sequence[Span]) -> Held:
    """The grams of stretches of two texts, which may lie within each other."""
    old_spans = old_spans[: _STRETCHES // 2]
    new_spans = new_spans[: _STRETCHES // 2]
    places, stretches = _within(old.at, old_spans)
    new_places, new_stretches = _within(new.at, new_spans)
    # one number for gram and stretch, so that one sort puts all in order; in place, for each array of this size costs more to
    # come by than what is done with it
    keys = np.concatenate([old.codes[places], new.codes[new_places]])
    keys <<= _STRETCH_BITS
    keys[: len(places)] += stretches
    new_stretches += len(old_spans)
    keys[len(places) :] += new_stretches
    keys.sort()
    first = np.flatnonzero(_differing(keys))
    times = np.diff(first, append=len(keys))
    keys = keys[first]
    gram = np.cumsum(_differing(keys >> _STRETCH_BITS), dtype=np.int32)
    gram -= 1
    keys &= _STRETCHES - 1
    return Held(gram, keys.astype(np.int32), times.astype(np.int32), len(old_spans), len(old_spans) + len(new_spans))


def _differing(ordered: Numbers) -> Mask:
    """Which of them differ from the one before, the first with them."""
    found = np.ones(len(ordered), dtype=np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=found[1:])
    return found


def _within(at: Numbers, spans: Sequence[Span]) -> tuple[Numbers, Numbers]:
    """Which of the places ``at`` lie in each span, and of which span each is."""
    bounds = np.array(spans, dtype=np.int64).reshape(-1, 2)
    first = np.searchsorted(at, bounds[:, 0])
    count = np.maximum(np.searchsorted(at, bounds[:, 1] - 1) - first, 0)  # a pair has two characters
    which = np.repeat(np.arange(len(bounds)), count)
    return ranges(first, count), which


def ranges(first: Numbers, count: Numbers) -> Numbers:
    """The numbers from each of ``first`` on, so many of them, one range after the other."""
    found = np.repeat(first - np.cumsum(count, dtype=first.dtype) + count, count)
    found += np.arange(len(found), dtype=found.dtype)
    return found


def affordable(found: Held) -> Held:
    """What is left of it with as many of the rarest grams as can be added up in a time that grows as the text does."""
    spread, budget = found.spread, _FREE + _EACH * len(found.gram)
    if (spread * spread).sum() <= 4 * budget:  # a gram makes most products where half of its stretches are old
        return found
    of_old = np.bincount(found.gram[found.stretch < found.old], minlength=len(spread))
    products = of_old * (spread - of_old)
    if products.sum() <= budget:
        return found
    rarest = np.argsort(spread, kind="stable")
    telling = np.zeros(len(spread), dtype=np.bool_)
    telling[rarest[np.cumsum(products[rarest]) <= budget]] = True
    return found.only(telling)


def cosines(found: Held, weight: Values, norms: Values, least: float, most: int | None = None) -> Sums:
    """The cosine of every old and new stretch that share a gram: of their ``weight`` for each entry of ``found``.

    Only those of at least ``least`` are kept, and of each old stretch only the ``most`` greatest.
    """
    columns = found.total - found.old
    pairs, values = [np.zeros(0, dtype=np.int64)], [np.zeros(0)]
    for pair, value in _products(found, weight, columns):
        value = value / (norms[pair // columns] * norms[found.old + pair % columns])
        kept = value >= least
        if most is not None:
            kept &= _greatest(pair // columns, value, most)
        pairs.append(pair[kept])
        values.append(value[kept])
    return Sums(np.concatenate(pairs), np.concatenate(values), columns)


def _products(found: Held, weight: Values, columns: int) -> Iterator[tuple[Numbers, Values]]:
    """Pairs in their order with the sums of their products, a few old stretches at a time."""
    of_old, of_new = np.flatnonzero(found.stretch < found.old), np.flatnonzero(found.stretch >= found.old)
    row, gram, mine = found.stretch[of_old], found.gram[of_old], weight[of_old]
    column, its = found.stretch[of_new] - found.old, weight[of_new]
    each = np.bincount(found.gram[of_new], minlength=int(found.gram[-1]) + 1 if len(found.gram) else 0)
    count, first = each[gram].astype(np.int32), (np.cumsum(each) - each).astype(np.int32)[gram]
    if count.sum() > _AT_ONCE:
        by_row = np.argsort(row, kind="stable")
        row, mine, count, first = row[by_row], mine[by_row], count[by_row], first[by_row]
        portions = _portions(row, count)
    else:
        portions = iter([(0, len(row))])
    for start, stop in portions:
        times = count[start:stop]
        place = ranges(first[start:stop], times)
        if len(place):
            pair, value = np.repeat(row[start:stop].astype(np.int64) * columns, times), np.repeat(mine[start:stop], times)
            pair += column[place]
            value *= its[place]
            yield summed(pair, value)


def _portions(row: Numbers, count: Numbers) -> Iterator[tuple[int, int]]:
    """Stretches of entries that make about so many products as may be held at once; those of one row stay together."""
    starts = np.flatnonzero(np.diff(row, prepend=-1))
    done = np.cumsum(count) - count
    cuts = starts[np.flatnonzero(np.diff(done[starts] // _AT_ONCE, prepend=-1))].tolist()
    yield from zip(cuts, [*cuts[1:], len(row)], strict=False)


def summed(pair: Numbers, value: Values) -> tuple[Numbers, Values]:
    """Each pair once, in order, with the sum of its values."""
    lowest, highest = int(pair.min()), int(pair.max())
    if highest - lowest <= max(4 * len(pair), 1 << 16):
        sums = np.bincount(pair - lowest, value)
        there = np.flatnonzero(sums)
        return there.astype(np.int64) + lowest, np.asarray(sums[there], dtype=np.float64)
    order = np.argsort(pair, kind="stable")
    pair, value = pair[order], value[order]
    first = np.flatnonzero(np.diff(pair, prepend=-1))
    return pair[first], np.add.reduceat(value, first)


def _greatest(row: Numbers, value: Values, most: int) -> Mask:
    """Which of the values are among the ``most`` greatest of their row, and not far below its greatest; rows stand in order."""
    first = np.flatnonzero(np.diff(row, prepend=-1))
    length = np.diff(np.append(first, len(row)))
    kept = value >= _FAR_BELOW * np.repeat(np.maximum.reduceat(value, first), length)
    place = np.flatnonzero(kept)
    order = np.lexsort((-value[place], row[place]))
    first = np.flatnonzero(np.diff(row[place], prepend=-1))
    rank = np.arange(len(place)) - np.repeat(first, np.diff(np.append(first, len(place))))
    kept[place[order[rank >= most]]] = False
    return kept
