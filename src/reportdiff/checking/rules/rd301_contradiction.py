"""RD301: one indicator, one year, two values."""

from __future__ import annotations

from reportdiff.checking.rule import Checked
from reportdiff.checking.views import View
from reportdiff.model import Severity
from reportdiff.relations import Relation


class Contradiction(View):
    """The same indicator, year and scope stated with two values that no rounding reconciles.

    Figures are set against each other where the lexicon knows them by one name, for the same year, measure and unit and
    on the same basis (comparable, per head …); levels only where they have the same name word for word. A result may be told as a
    number and as a bound (838, and over 800): the two must be able to hold at once. Targets of one year must be the
    same number where both are told in the same way (about, more than), and equally firmly.

    A count or a slogan that stands over and over, and once with another number, is found too; so are editions of an event that do not
    follow those of last year's report, and a session of an assembly that cannot have set what was to be done. Figures that are told in like
    words, here or in last year's report, are set against each other whatever their names, where they differ as a slip makes them differ.

    Found: “Gross regional product grew by 6.1 percent.”, and later “GDP growth was 6.4 percent.”
    Not found: 5.2 trillion yuan beside 5,213.4 billion; “strive for 6.5 percent” beside “grow by 6 percent”.
    """

    code = "RD301"
    name = "contradiction"
    severity = Severity.ERROR
    kinds = ("same", "gap", "more")

    def expected(self, relation: Relation, follows: str | None, checked: Checked) -> str | None:
        """What the other says; of a name, in its words."""
        return relation["other"].text if relation.cue == "named-again" else follows

    def says(self, relation: Relation) -> str:
        """The sentence for this kind of failure."""
        if relation.says.get("session"):
            return "session"
        if held := relation.says.get("held"):
            return str(held)
        return "same_target" if relation.kind == "same" and relation.cue.startswith("target") else relation.kind
