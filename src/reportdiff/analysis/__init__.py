"""From a report's text to what it says: words, figures, rules over them. Knows no language; languages are data.

text ──view──▶ one form ─┬─ quantities ─▶ its numbers, with unit and bound
                         └─ coding ─▶ codes ──grammar──▶ what the rules of a language find in a sentence
"""

from reportdiff.analysis.files import languages
from reportdiff.analysis.mention import Mention
from reportdiff.analysis.quantities import Found, Numbers, numbers_of

__all__ = ["Found", "Mention", "Numbers", "languages", "numbers_of"]
