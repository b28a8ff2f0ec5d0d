"""What 左右 allows a figure to differ from its target: a value, and the form in which users write it
(``10%,0.2pp,0.5pp:share``)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from reportdiff.errors import SettingsError

_PART = re.compile(r"(?P<number>\d+(?:\.\d+)?)\s*(?P<unit>%|pp:share|pp)")
_WANTED = (
    "a share such as 10%, percentage points such as 0.2pp, those for targets that are shares such as 0.5pp:share,"
    " or several: 10%,0.2pp,0.5pp:share"
)
_MOST = Decimal(100)


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far a figure may fall short of a target at 左右 and still satisfy it.

    ``share`` is of the target's number (0.1 is a tenth); ``points`` are percentage points, for targets that are rates.
    Of the two the larger holds. For a share that is a state, such as an urbanisation of 58 %, a tenth of it would be
    absurd: there ``share_points`` hold alone. Raises ``SettingsError`` for a share above 1, points above 100, or any
    below 0.
    """

    share: Decimal = Decimal("0.1")
    points: Decimal = Decimal("0.2")
    share_points: Decimal = Decimal("0.5")

    def __post_init__(self) -> None:
        points = (self.points, self.share_points)
        if not all(number.is_finite() for number in (self.share, *points)) or not (
            0 <= self.share <= 1 and all(0 <= number <= _MOST for number in points)
        ):
            raise SettingsError(
                f"tolerance: share {self.share} must be from 0 to 1, and points {self.points} and"
                f" {self.share_points} from 0 to {_MOST}"
            )

    def __str__(self) -> str:
        share, points, of_shares = (f"{one.normalize():f}" for one in (self.share * 100, self.points, self.share_points))
        return f"{share}%,{points}pp,{of_shares}pp:share"


# A tenth of the number, or 0.2 percentage points where that is more; on a share that is a state half a point.
STANDARD = Tolerance()


def read_tolerance(text: str) -> Tolerance:
    """The tolerance that a user writes: ``5%``, ``0.1pp``, ``10%,0.2pp,0.5pp:share``. What is not named allows nothing.

    So ``5%`` gives rates no points beside their share, and ``0%`` allows nothing at all; points hold for targets that
    are shares too unless those have their own. Raises ``SettingsError`` for any other form.
    """
    found: dict[str, Decimal] = {}
    for part in text.split(","):
        match = _PART.fullmatch(part.strip())
        if match is None or match["unit"] in found or len(match["number"]) > 12:
            raise SettingsError(f"tolerance {text!r} is not {_WANTED}")
        found[match["unit"]] = Decimal(match["number"])
    if max(found.values()) > _MOST:
        raise SettingsError(f"tolerance {text!r} is more than 100; give {_WANTED}")
    points = found.get("pp", Decimal(0))
    return Tolerance(found.get("%", Decimal(0)) / 100, points, found.get("pp:share", points))
