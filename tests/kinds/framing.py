"""A text to its frame, as the language of the text reads it."""

from __future__ import annotations

from importlib.resources import files

from reportdiff.kinds import Frame, Wording, read_frame
from reportdiff.languages.folder import folder
from reportdiff.model import Document, StyledHeading

WORDINGS = {
    code: Wording.of((files("reportdiff.languages") / code / "reports.toml").read_text(encoding="utf-8")) for code in ("zh", "en")
}


def frame(
    text: str, styled: tuple[StyledHeading, ...] = (), lang: str = "zh", year: int | None = None, title: str | None = None
) -> Frame:
    """What is known of a text before its sentences are read; ``title`` is what its file says of itself."""
    document = Document("made.txt", "txt", "", text, headings=styled, title=title)
    return read_frame(document, folder(lang).view(text), WORDINGS[lang], year)
