"""What 左右 allows a figure to differ from its target: a value, and the form in which users write it (``10%,0.2pp``)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from reportdiff.errors import SettingsError

_PART = re.compile(r"(?P<number>\d+(?:\.\d+)?)\s*(?P<unit>%|pp)")
_WANTED = "a share such as 10%, percentage points such as 0.2pp, or both: 10%,0.2pp"
_MOST = Decimal(100)


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far a figure may fall short of a target at 左右 and still satisfy it.

    ``share`` is of the target's number (0.1 is a tenth); ``points`` are percentage points, for targets that are rates.
    Of the two the larger holds. Raises ``SettingsError`` for a share above 1, points above 100, or either below 0.
    """

    share: Decimal = Decimal("0.1")
    points: Decimal = Decimal("0.2")

    def __post_init__(self) -> None:
        if not all(number.is_finite() for number in (self.share, self.points)) or not (
            0 <= self.share <= 1 and 0 <= self.points <= _MOST
        ):
            raise SettingsError(
                f"tolerance: share {self.share} must be from 0 to 1, and points {self.points} from 0 to {_MOST}"
            )

    def __str__(self) -> str:
        return f"{(self.share * 100).normalize():f}%,{self.points.normalize():f}pp"


STANDARD = Tolerance()  # a tenth of the number, or 0.2 percentage points where that is more


def read_tolerance(text: str) -> Tolerance:
    """The tolerance that a user writes: ``5%``, ``0.1pp``, ``10%,0.2pp``. What is not named allows nothing.

    So ``5%`` gives rates no points beside their share, and ``0%`` allows nothing at all. Raises ``SettingsError`` for
    any other form.
    """
    found: dict[str, Decimal] = {}
    for part in text.split(","):
        match = _PART.fullmatch(part.strip())
        if match is None or match["unit"] in found or len(match["number"]) > 12:
            raise SettingsError(f"tolerance {text!r} is not {_WANTED}")
        found[match["unit"]] = Decimal(match["number"])
    if max(found.values()) > _MOST:
        raise SettingsError(f"tolerance {text!r} is more than 100; give {_WANTED}")
    return Tolerance(found.get("%", Decimal(0)) / 100, found.get("pp", Decimal(0)))
