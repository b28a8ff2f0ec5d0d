"""RD102: as many things as the text announces."""

from __future__ import annotations

from collections.abc import Iterator

from reportdiff.checking.rule import Checked, Rule, Slip
from reportdiff.model import Announced, Severity

_SHOWN = 32  # characters of a list that the message shows


class AnnouncedCount(Rule):
    """A count that the text announces and then does not keep.

    “以下六个方面” before 一是 … 五是; “甲、乙、丙、丁三大产业”. With 等 a list may be shorter than its count, never longer.
    Where a list can be read in more than one way, nothing is said as long as one of them fits.

    Found: 建材、化工、装备、食品等三大产业. Not found: 建材、化工等三大产业.
    """

    code = "RD102"
    name = "announced-count"
    severity = Severity.ERROR

    def find(self, checked: Checked) -> Iterator[Slip]:
        """Each announced count that its list does not keep."""
        for one in (claim for claim in checked.claims if isinstance(claim, Announced)):
            if one.fewest <= one.count <= one.most or (one.open and one.count > one.most):
                continue
            listed = str(one.most) if one.fewest == one.most else f"{one.fewest}—{one.most}"
            said = checked.report.text[one.start : one.end]
            related = ((checked.report, one.listing.start, one.listing.end),)
            shown = _shown(checked.report.text[one.listing.start : one.listing.end])
            yield Slip(one.start, one.end, said, listed, {"listed": listed, "shown": shown}, related)


def _shown(listing: str) -> str:
    """A list as a message can show it: its beginning and its end where it is long."""
    text = " ".join(listing.split())
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN // 2]}…{text[-_SHOWN // 4 :]}"
