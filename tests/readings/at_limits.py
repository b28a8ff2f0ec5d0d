"""Texts that stand right at a limit that the program keeps, and on which side of it they are.

``at_limits.txt`` holds a line for each: the limit (a constant, by its module), the value at which the text stands, and whether it is then
told as with a limit a step ``below`` or a step ``above``. The limit is set to the value for the text, so that a short text tells of a
limit of hundreds, too; what is asked is whether what is just as much as the limit is within it.

    python tests/readings/at_limits.py FILE      # adds the lines of a file that tell a limit, and leaves out those that tell none
    python tests/readings/at_limits.py --write   # looks for the values at which texts stand now, where what is reckoned is another

What a text is reckoned to be worth moves with the weights that are fitted to judgements; the text then stands at another value near it.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from decimal import Decimal
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from telling import Said, telling

TOLD = Path(__file__).parent / "at_limits.txt"
_STEP = Decimal("1e-9")
_FAR = 0.25  # how far a value may have moved

Number = int | float | Decimal


@dataclass(frozen=True)
class Limit:
    """A constant of a module, the value at which a text stands, and to which side of it what is told then belongs."""

    module: str
    name: str
    at: str
    side: str
    said: Said

    @property
    def around(self) -> tuple[Number, Number, Number]:
        """The value a step below, itself, and a step above, as numbers of the kind that the constant is."""
        kept = getattr(import_module(self.module), self.name)
        if isinstance(kept, float):
            at = float(self.at)
            return math.nextafter(at, -math.inf), at, math.nextafter(at, math.inf)
        if isinstance(kept, Decimal):
            return Decimal(self.at) - _STEP, Decimal(self.at), Decimal(self.at) + _STEP
        return int(self.at) - 1, int(self.at), int(self.at) + 1

    def told(self) -> tuple[Sequence[str], Sequence[str], Sequence[str]]:
        """What is told of the text with the limit a step below, there, and a step above."""
        below, here, above = map(self._told_with, self.around)
        return below, here, above

    def _told_with(self, value: Number) -> Sequence[str]:
        with _set(self.module, self.name, value):
            return telling(self.said)

    def is_told(self) -> bool:
        """Whether the text tells on which side of the limit it is."""
        below, here, above = self.told()
        return below != above and here == (below if self.side == "below" else above)

    def moved(self) -> Limit | None:
        """The same at the value nearest to it at which the text stands now; ``None`` where it is at none."""
        if self.is_told():
            return self
        if not isinstance(getattr(import_module(self.module), self.name), float):
            near = (replace(self, at=str(Decimal(self.at) + by), side=side) for by in (-1, 1, 0, -2, 2) for side in ("below", "above"))
            return next(filter(Limit.is_told, near), None)
        low, high = (float(self.at) + by for by in (-_FAR, _FAR))
        below = self._told_with(low)
        if below == self._told_with(high):
            return None
        while math.nextafter(low, math.inf) < high:
            middle = (low + high) / 2
            low, high = (middle, high) if self._told_with(middle) == below else (low, middle)
        found = replace(self, at=str(low), side="below")
        return found if found.is_told() else None

    @property
    def line(self) -> str:
        """As it stands in the file."""
        return f"{self} {json.dumps(self.said, ensure_ascii=False, sort_keys=True)}"

    def __str__(self) -> str:
        return f"{self.module}.{self.name} {self.at} {self.side}"


@contextmanager
def _set(module: str, name: str, value: Number) -> Iterator[None]:
    place = import_module(module)
    kept = getattr(place, name)
    setattr(place, name, value)
    try:
        yield
    finally:
        setattr(place, name, kept)


def limits(lines: Sequence[str]) -> list[Limit]:
    """The limits that lines tell."""
    parts = (line.split(" ", 3) for line in lines)
    return [Limit(*place.rsplit(".", 1), at, side, json.loads(said)) for place, at, side, said in parts]


def main(asked: Sequence[str]) -> int:
    """Adds lines of a file, or brings those that are there up to date."""
    if asked[:1] == ["--write"]:
        known_ = limits(TOLD.read_text(encoding="utf-8").splitlines())
        now = [moved for one in known_ if (moved := one.moved())]
        TOLD.write_text("".join(f"{line}\n" for line in sorted({one.line for one in now})), encoding="utf-8")
        print(f"{sum(one not in known_ for one in now)} texts stand at another value, {len(known_) - len(now)} at none")
        return 0
    lines = Path(asked[0]).read_text(encoding="utf-8").splitlines()
    telling_ = {line for line, limit in zip(lines, limits(lines), strict=True) if limit.is_told()}
    known = set(TOLD.read_text(encoding="utf-8").splitlines()) if TOLD.exists() else set()
    TOLD.write_text("".join(f"{line}\n" for line in sorted(known | telling_)), encoding="utf-8")
    print(f"{len(telling_ - known)} of {len(lines)} lines added")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
