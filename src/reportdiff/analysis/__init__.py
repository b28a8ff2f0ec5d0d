"""From the text of a report to what it says: so far its numbers, by one engine for every language."""

from reportdiff.analysis.files import languages
from reportdiff.analysis.mention import Mention
from reportdiff.analysis.quantities import Found, Numbers, numbers_of

__all__ = ["Found", "Mention", "Numbers", "languages", "numbers_of"]
