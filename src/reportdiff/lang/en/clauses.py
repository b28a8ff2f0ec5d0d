"""Cuts a sentence into the surroundings of its figures: the words before each that may name it, the words after it.

An English clause puts the name before the verb and the figure after it (grain output | reached | 695 million tons), or
counts what follows (12 million | urban jobs | were created).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from reportdiff.analysis import Mention
from reportdiff.lang.en.words import any_of, words

_BEFORE_MAX = 320  # characters before a figure in which its name is looked for
_REST_MAX = 320  # and after it
_BRACKETS = re.compile(r"\((?=[^()]*\d)[^()]{0,80}\)|\[[^\[\]]{0,80}\]")


@dataclass(frozen=True, slots=True)
class Clause:
    """A figure's surroundings: ``before`` from the figure before it on, ``after`` as far as the next one, and ``rest``
    as far as any rule looks. ``joined`` where nothing but a comma or an "and" parts it from the figure before it."""

    mention: Mention
    start: int
    before: str
    after: str
    rest: str
    joined: bool


# 400 million yuan | more than the budgeted figure last year | and accounting for
_COMPARES = re.compile(
    r"^ (?P<with>(?:more|less|fewer|higher|lower|greater|larger|smaller|faster|slower|above|below) (?:than )?[^,;:]{0,60}?(?: last year| the (?:previous|preceding) year"
    r"| (?:19|20)\d\d| planned| budgeted| target| plan| figure| year before| level))(?=,| and )", re.I)
_JOIN = re.compile(r"^ ?(?:,|;)?(?: and| or|,)?(?: by| to| at)? ?$")


def cut_clauses(view: str, start: int, end: int, mentions: list[Mention]) -> list[Clause]:
    """The surroundings of the figures of the sentence ``view[start:end]``."""
    clauses: list[Clause] = []
    for i, mention in enumerate(mentions):
        begun = mentions[i - 1].tail if i else start
        far = min(end, mention.tail + _REST_MAX)
        following = min(far, mentions[i + 1].lead) if i + 1 < len(mentions) else far
        first = max(begun, mention.lead - _BEFORE_MAX)
        if i and (compared := _COMPARES.match(view[first : max(first, mention.lead)])):
            first += compared.end("with")
        if i and (listed := _past_noun(view[first : max(first, mention.lead)])):
            first += listed
        joined = bool(i) and bool(_JOIN.match(view[begun : mention.lead]))
        clauses.append(
            Clause(
                mention, first, view[first : max(first, mention.lead)], view[mention.tail : max(mention.tail, following)],
                view[mention.tail : far], joined,
            )
        )  # fmt: skip
    return clauses


def _past_noun(between: str) -> int:
    """How many characters of the words between two figures are the noun that the first one counts: new jobs, | a rise of."""
    noun, rest = noun_after(between)
    return len(between) - len(rest) if noun and re.match(r"[,;:]|and ", rest) and len(noun.split()) < _LONGEST else 0


def without_brackets(text: str) -> str:
    """A text without brackets that hold a figure; those that hold an abbreviation, as (CPI), stay."""
    return _BRACKETS.sub("", text)


# What ends a noun phrase after a figure: punctuation, a verb, a word that opens a clause.
_NOUN_END = re.compile(
    r"[,;:.()\"!?]| —| (?:for |of )?(?=\d)| of (?=(?:over|above|more than|at least|RMB)\b)|\b(?:will|was|were|is|are|has|have|had|can|could|may"
    r"|would|should|shall|must|do|did|that|which|who|whose|where|while|when|as|but|so|by|from"
    r"|since|during|through|after|before"
    r"|went|goes|totall?ing|worth|numbering|amounting|averaging|valued|got|back (?=into|to)|with (?=(?:an? )?(?:total |combined |planned "
    r"|annual )?(?:investment|capacity|length|area|output|sales|revenue)\b)"
    r"|because|including|compared|than|to|throughout|nationwide|respectively|last year|this year|each year|annually|per|over the|"
    r"(?:have |has )?(?:benefit(?:ed|ted)|found|gain(?:ed)?|receiv(?:ed?|ing)|enjoy(?:ed)?|participat(?:ed?"
    r"|ing)|moved|settled|returned|joined|obtained|entered|shook off|live|lived|work|took part)(?= \w)"
    r"|"
    r"in|on|at|across|under|into|within|"
    r"and (?=(?:we|the|an?|its|their|it|they|over|more|about|another|nearly|some|around|for|to"
    r"|in|by|up|down|provided?|supported?|helped|launched|gave|made|took|built|set|brought|kept"
    r"|saw|held)\b|\d|\w+ed\b|\w+ing\b))\b",
    re.I,
)
_PHRASE = re.compile(r" ?(?:of|for|with|in|on) (?:the )?[a-z]", re.I)
# 32 homes | and fit | 150 elevators: what stands right before the next figure is its verb
_NEXT_VERB = re.compile(r"(?:,? and|,)(?: then| also)? [a-z]+(?: up| out| down)? ?$")
_LONGEST = 10  # words of a noun phrase
_PARTITIVE = re.compile(
    r"^(?:(?:new|additional|further|more|extra|such|other) )?(?:sets|pieces|items|kinds|types"
    r"|batches|lots|cases|units|rounds|categories|groups|copies|pairs|sheets|million|worth|instances"
    r"|occasions|times)? ?of (?:the |these |those |our |all )?",
    re.I,
)


@cache
def _verb_joined() -> re.Pattern[str]:
    """20,000 trees | and cut packaging by; 10 million jobs | and ensure that: an "and" that a verb of the next clause follows."""
    vocabulary = words()
    nouns = _ALSO_NOUNS
    plain = {form for form in vocabulary.rise | vocabulary.fall | vocabulary.set_level | vocabulary.level | frozenset(vocabulary.participles)
        if form not in nouns and not form.endswith(("ing", "s")) and " " not in form}  # fmt: skip
    also = {form for form in nouns if form in vocabulary.rise | vocabulary.fall | vocabulary.set_level or form in vocabulary.participles}
    return re.compile(
        rf",? and (?:(?:also |further |then )?{any_of(plain | _VERBS)} (?=[a-z])|{any_of(also)} (?=[a-z][^,;:.]* (?:by|to|from|at|within)(?: |$)))", re.I
    )


_ALSO_NOUNS = frozenset(
    ["increase", "rise", "drop", "fall", "decline", "cut", "decrease", "set", "record", "plan", "project", "target", "total", "average", "cover", "control",
        "limit", "estimate", "budget", "upgrade", "advance", "lift", "boost", "raise", "hold", "cap", "top", "contract", "recovery", "put", "balance", "ease",
        "lead", "use", "repair", "transfer", "support", "help", "start", "award", "grant", "process", "import", "export", "purchase", "serve", "offer", "return",
        "pay", "need", "move", "pilot", "fund", "finance", "screen", "house", "list", "turn", "open", "complete", "lower", "level", "surge", "jump", "gain",
        "slide", "slip", "dip", "climb", "shed", "slim", "trim", "approach", "bring", "number", "equal", "cross", "pass", "stand", "reach", "supply", "handle", "design",
        "be", "close", "clear", "secure", "rebound", "built", "improved", "developed", "advanced", "insured", "employed", "registered", "certified", "have", "win", "crack"]
)
_VERBS = frozenset(["ensure", "promote", "improve", "encourage", "guarantee", "strengthen", "accelerate", "deepen"])


def noun_after(after: str) -> tuple[str, str]:
    """The noun phrase that a figure counts, and what follows it: ``(urban jobs, were created last year)``."""
    if joined := _verb_joined().search(after):
        noun, rest = noun_after(after[: joined.start()])
        return noun, rest + after[joined.start() :]
    cut = _NEXT_VERB.search(after)
    verb = after[cut.start() :].lstrip() if cut else ""
    text = _NEXT_VERB.sub("", _PARTITIVE.sub("", after.lstrip(" -+"), count=1))
    end = _NOUN_END.search(text)
    noun = text[: end.start()] if end else text
    kept = noun.split()
    if len(kept) > _LONGEST:
        noun = " ".join(kept[:_LONGEST])
    return noun.strip(), text[end.start() :] if end else verb
