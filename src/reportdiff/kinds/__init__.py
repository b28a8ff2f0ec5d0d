"""What kind of report a text is, its head, its outline and its parts.

    Document ──lines──▶ titles ──choosing──▶ kind ──headings──▶ parts, ranks ──sections──▶ Frame

Nothing here knows a language: what reports of one say is data, a ``Wording``.
"""

from __future__ import annotations

from reportdiff.kinds.frame import Frame, Head, Outline, Turn, part_at, turn_at
from reportdiff.kinds.places import Places
from reportdiff.kinds.reading import read_frame
from reportdiff.kinds.wording import Wording

__all__ = ["Frame", "Head", "Outline", "Places", "Turn", "Wording", "part_at", "read_frame", "turn_at"]
