"""The words that make a number a bound: over, at least, no more than, about before it; or more, or so after it."""

from __future__ import annotations

import re

from reportdiff.model import Comparator

LEAD_BACK = 48  # characters before a number in which its bound stands
# The longest first: "no more than" before "more than".
_LEAD = re.compile(
    r"\b(?:(?P<le>(?:no|not) (?:more|higher|greater|larger|later|longer) than|(?:not|never) (?:to )?exceed(?:ing)?|(?:not|never) above|less than|fewer than|lower than"
    r"|smaller than|shorter than|at most|at the most|up to|within|below|under|a (?:maximum|ceiling) of|capped at)"
    r"|(?P<ge>(?:no|not) (?:less|fewer|lower|smaller|below) than|(?:no|not) (?:below|under)|well over"
    r"|well above|(?:just )?over|(?<!no )(?<!not )(?:more|higher|greater|larger|better) than"
    r"|at least"
    r"|above|beyond|upwards? of|(?:in )?excess of|a minimum of|a (?:floor|minimum level) of|or more than)"
    r"|(?P<approx>approximately|about|around|roughly|some|nearly|almost|close to|approaching"
    r"|an? estimated|in the (?:region|neighborhood|vicinity) of|just under|just below|well nigh))"
    r"\s(?:(?:the|an?|a total of|an average of|another|(?:a|an) (?:further|additional)) )?$",
    re.I,
)
# Verbs that bound, and say so themselves: the verb stays outside the bound, for what it says of the name.
_VERB = re.compile(
    r"\b(?P<ge>exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|top(?:s|ped|ping)|pass(?:es|ed|ing)|cross(?:es|ed|ing)?|outstrip(?:s|ped|ping)?|br(?:eak|oke|oken|eaking) through)"
    r"\s(?:(?:the|an?|a total of|(?:the|a) record(?: high)? of|(?:the|a) (?:mark|threshold|level) of) )?$",
    re.I,
)
_NOT = re.compile(r"\b(?:not|never|n't) (?:to )?$", re.I)
# not rise above 4.5 percent, not fall below 3 million: the negation turns the bound round
_NOT_MOVE = re.compile(r"\b(?:not|never|n't) (?:to )?(?:be |go |rise |climb |increase |fall |drop |dip |decline |stand )(?:up |down )?(?:by )?$", re.I)
# bringing the total up to 18: no bound, but where it went
_MOVED_UP = re.compile(r"\b(?:bring|brought|mak|made|push|rais|tak|took|go|went|grow|grew|increas|climb|ris|rose|move?)(?:e|es|ed|s|ing)?\b[^,;:.]*$", re.I)
TAIL = re.compile(
    r" ?(?:(?P<ge>-plus\b| plus\b|\+|(?:,? ?(?:or|and) (?:more|above|higher|over|greater|better|upwards?|up)\b(?! than| to| \d)))"
    r"|(?P<le>,? ?(?:or|and) (?:less|below|lower|under|fewer)\b(?! than)|,? at most\b)|(?P<approx>,? ?or so\b|,? ?or thereabouts\b))",
    re.I,
)
# keep … within a range of, hold at or below: words between the bound and its number
_AT_OR = re.compile(r"\b(?:at or (?P<le>below|under)|at or (?P<ge>above|over))\s$", re.I)


_TURNED = {Comparator.GE: Comparator.LE, Comparator.LE: Comparator.GE}


def lead_of(view: str, start: int) -> tuple[Comparator | None, int]:
    """The bound that stands before the number, and where its wording begins."""
    first = max(0, start - LEAD_BACK)
    before = view[first:start]
    if verb := _VERB.search(before):
        falls = _NOT.search(before[: verb.start()])
        return (Comparator.LE if falls else Comparator.GE), start
    if (match := _AT_OR.search(before)) or (match := _LEAD.search(before)):
        bound = Comparator(next(name for name, said in match.groupdict().items() if said))
        said = match[0].lower()
        if said.startswith("up to") and _MOVED_UP.search(before[: match.start()]):
            return None, start
        if bound in _TURNED and said.startswith(("above", "over", "beyond", "below", "under", "more than", "less than")) and _NOT_MOVE.search(before[: match.start()]):
            bound = _TURNED[bound]
        return bound, first + match.start()
    return None, start


def bound_of(view: str, start: int, end: int) -> tuple[Comparator, int, int]:
    """Comparator of a number, and the ends of its wording with the words of its bound."""
    before, lead = lead_of(view, start)
    tail = TAIL.match(view, end)
    if tail is None:
        return before or Comparator.EQ, lead, end
    return Comparator(str(tail.lastgroup)), lead, tail.end()
