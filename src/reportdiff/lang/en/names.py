"""What a figure is called: a stretch of the text without the words that only join it to its figure."""

from __future__ import annotations

import re

from reportdiff.lang.en.clauses import without_brackets
from reportdiff.lang.en.words import words

_TIME = re.compile(
    r"(?:^|[ ,]+)(?:(?:in|for|during|by|since|from|through(?:out)?|over|as of|at|until|of|on"
    r"|compared with|than in|to|between|after)\s)?(?:the )?(?:end of |beginning of |whole of "
    r"|course of |first half of |year )*"
    r"(?:(?:19|20)\d\d(?:-(?:19|20)?\d\d)?(?:'s)?(?: and (?:19|20)\d\d)?(?: budget)?|last year(?:'s)?"
    r"|this year(?:'s)?|next year|the (?:whole |full |previous |past |preceding |same )?(?:year"
    r"|period)|(?:the |these )?(?:past|last|next|previous|coming|following) (?:\w+ )?(?:years"
    r"|decade)|(?:the |these )?(?:two|three|four|five|ten) years|that year"
    r"|the (?:1[0-9]|20)th Five-Year Plan(?: period)?|the (?:second|same|first|corresponding) (?:half"
    r"|period|quarter)(?: of (?:the|last|this) year)?|year-end|the end of the year|the third quarter)(?= "
    r"|,|$)",
    re.I,
)
_SINGLE_QUOTE_TIME = re.compile(r"^(?:last|this) year's\s", re.I)
# It is projected that X will…; to ensure that X…
_THAT = re.compile(
    r".*\b(?:projected|expected|estimated|ensur\w+|see|so|such|means?|meant|show\w*|indicat\w+|report\w*|sure|anticipat\w+|reveal\w*|plan\w*|fact) that\b", re.I | re.S
)
_STRONG = re.compile(
    r"[;:]|\band that (?=the |our |its )|—|(?<=\w)\.(?= )|\b(?:while|whereas|whereby)\b|, (?:but"
    r"|which|where|with)\b|\bwith(?= (?:the|a|an|its|total|annual|per|average|over)\b)", re.I)
_WEAK = re.compile(r", (?:and |or |but )?|\band (?=(?:the|an?|its|our|their|we|per|total|average|it)\b)|\)(?= )", re.I)
_FINITE = re.compile(
    r"\b(?:was|were|is|are|has|have|had|will|can|could|should|must|would|may|did|we|gain|receive"
    r"|enjoy|benefit|live|work|need|use|have access|grew|rose|fell|made|saw|took|put|set|went"
    r"|came|became|began|brought|gave|held|kept|led|met|ran|stood|hit|sold|sent|spent|paid|won|broke|drew|drove|reached|totaled|exceeded|\w{3,}ed)\b",
    re.I,
)
_ADVERBIAL = re.compile(
    r"^\s*(?:—\s*)?(?:in|by|during|over|at|since|after|before|as|of|on|among|from|throughout"
    r"|last|this|for|despite|amid|thanks|due|through|under|with|to|compared|meanwhile|overall"
    r"|currently|nationwide|today|first|second|third|finally|now|here|so far|together|specifically"
    r"|respectively|however|moreover|furthermore|additionally)\b",
    re.I,
)
_RELATIVE = re.compile(r"\s(?:that|which|who|whose|where|when|so that|in order to|as well as)\s.*$|, (?!and\b)[^,]*$", re.I | re.S)
_NOUNS_OF_GROWTH = frozenset({"rise", "increase", "growth", "drop", "decline", "decrease", "reduction", "fall", "cut"})
_TARGET_FOR = re.compile(r"^(?:annual |overall |main )?(?:targets?|goals?) (?:for|of) (?:the )?(?=\w)", re.I)
_AS_OF = re.compile(r"^(?:(?:real|nominal|average|annual) )?(?:rise|increase|growth|drop|decline|decrease|reduction|fall|cut)s?(?: rate)? (?:in|of|for) (?:the )?(?=\w)", re.I)
# we will keep | the unemployment rate
_MODAL = re.compile(r"^(?:will|shall|should|must|would|need to)\s(?:\w+ly\s)?(?!be\b|have\b)\w+\s(?=\w)", re.I)
# Harwick's exports are the exports of the report; women's wages are not.
_WHOSE = re.compile(r"^(?:the )?(?!People|Women|Men|Children|Farmers|Workers|Users|Consumers|Students|Engel)[A-Z][a-z]+(?: [A-Z][a-z]+)?'s (?=\w)")
_LONGEST = 14  # words of a name
# Grain output rose for the fifth year | and totaled; jobs were created | and wages | rose: a whole clause before the "and"
_CLAUSE_AND = re.compile(
    r"\b(?:was|were|is|are|has|have|had|will|grew|rose|fell|made|saw|took|went|came|became|began|brought|gave|held|kept|led|met|ran|stood|won|hit"
    r"|sold|sent|paid|broke|drew|drove|increased"
    r"|decreased|dropped|declined|grown|risen|remained|continued|reached|totaled|exceeded|expanded|improved)\b", re.I)
_AND = re.compile(r"\s?\band(?: also| then)?(?: (?!of\b)|$)", re.I)
# …, ranking first in the world | and exports: what a participle remarks of the figure before it
_REMARK = re.compile(r"^[\s,]*(?:ranking|ranked|making|marking|surpassing|overtaking|topping|setting|becoming|hitting|reaching|remaining|staying"
    r"|maintaining|continuing|rising from|increasing for)\b", re.I)
_RELATIVE_BEFORE = re.compile(r"\b(?:that|which|who|whose|whom|where)\b", re.I)
# bonds | will be issued
_PASSIVE_TAIL = re.compile(r"(?<=\w) (?:(?:will|shall|should|must|was|were|is|are|has|have|had) )+(?:(?:be|been|being) )?(?:\w+ly )?(?P<verb>\w+)$", re.I)
# enterprises | with annual revenue of 20 million yuan or more
_DEFINED = re.compile(r"(?P<who>enterprises|companies|firms|businesses) with (?:an? )?annual (?:\w+ ){0,3}(?:revenues?|turnover|income|sales|output)\b[^,;:]*$", re.I)
_COUNT = re.compile(r"^(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten) (?=[a-z])", re.I)
_NATURAL = re.compile(r"\bnatural(?: population)?$", re.I)
_ADJECTIVE = re.compile(r"(?:^|\s)(?:economic|natural|global|overall|national|regional|industrial|natural|annual|rapid|steady|sustained)$", re.I)


def _after_clause(text: str) -> str:
    """What follows the last "and" that a whole clause or a remark stands before."""
    for joint in reversed(list(_AND.finditer(text))):
        before = text[: joint.start()]
        if not re.search(r"\w{2}", text[joint.end() :]):
            continue
        last = before.rpartition(",")[2]
        if _REMARK.match(last) or (_CLAUSE_AND.search(last) and not _RELATIVE_BEFORE.search(last)):
            return text[joint.end() :]
    return text


def clause_of(text: str) -> str:
    """The last clause of a text: after the last mark or joint before which a whole clause or an adverbial stands."""
    if that := _THAT.match(text):
        text = text[that.end() :]
    text = _DEFINED.sub(r"\g<who>", text)
    if (which := text.rpartition("of which")[2]) and re.match(r",? (?:the )?[a-z]", which):
        text = which
    for joint in reversed(list(_STRONG.finditer(text))):
        if joint[0] == "with" and not text[: joint.start()].rstrip().endswith(",") and not _FINITE.search(text[: joint.start()]):
            continue  # the share of people | with a college education
        if text[joint.end() :].strip(" ,"):
            text = text[joint.end() :]
            break
    for joint in reversed(list(_WEAK.finditer(text))):
        before, after = text[: joint.start()], text[joint.end() :]
        if not re.search(r"\w{2}", after):
            continue
        last = re.split(r",", before)[-1] if "," in before else before
        if _FINITE.search(before) or (_ADVERBIAL.match(last) and joint[0].startswith(",")) or not re.search(r"\w", before):
            return _after_clause(after)
    return _after_clause(text)


def clean(name: str) -> str:
    """A name without the words around it that are no part of it: was the average | grain output | also rose."""
    name = _WHOSE.sub("", without_brackets(" ".join(name.split())))
    name = _DEFINED.sub(r"\g<who>", _COUNT.sub("", name))
    if re.search(r"\s(?:that|which|who)\s", name) and len(name.split()) > 6:
        name = _RELATIVE.sub("", name) or name
    vocabulary = words()
    while True:
        shorter = _TIME.sub(" ", _SINGLE_QUOTE_TIME.sub("", name), count=1).strip(" ,")
        shorter = _MODAL.sub("", vocabulary.lead.sub("", shorter, count=1), count=1)
        shorter = vocabulary.tail.sub("", shorter, count=1).strip()
        if shorter == name:
            break
        name = shorter
    name = _TARGET_FOR.sub("", name)
    if name.count("(") != name.count(")"):
        name = name.replace("(", "").replace(")", "").strip()
    if name.count('"') % 2:
        name = name.replace('"', "").strip()
    return " ".join(name.split()[:_LONGEST])


def subject_of(text: str) -> str:
    """The subject of a verb, from the text before it."""
    text = clause_of(text)
    if (done := _CLAUSE_AND.search(text)) and re.search(r"\band(?: \w+ly)?\s*$", text) and re.search(r"\w{2}", text[: done.start()]):
        text = text[: done.start()]  # grain output | rose for the fifth year and
    if (passive := _PASSIVE_TAIL.search(text)) and (passive["verb"].endswith("ed") or passive["verb"].lower() in words().participles):
        text = text[: passive.start()]
    return clean(text)


def says_nothing(name: str) -> bool:
    """Whether a name goes on about the figure before it: an increase, the target, which."""
    return not re.search(r"[A-Za-z]{2}", name) or name.lower() in words().empty or _ADJECTIVES.fullmatch(name) is not None


_ADJECTIVES = re.compile(
    r"(?:(?:average|annual|yearly|real|net|nominal|further|similar|year-on-year|total|additional"
    r"|compared|cumulative|actual|overall|combined|sharp|steady|first|second|new|per year)(?:\s"
    r"|$))+",
    re.I,
)


def without_growth(name: str) -> tuple[str, str | None]:
    """A name without the noun of growth that it begins or ends with, and that noun: CPI | increase; increase in | CPI."""
    if re.search(r"\bcontribut\w+\b", name, re.I):
        return name, None  # its contribution to growth
    if head := _AS_OF.match(name):
        return name[head.end() :], next(word for word in head[0].lower().split() if word.rstrip("s") in _NOUNS_OF_GROWTH).rstrip("s")
    nouns = list(words().noun.finditer(name))
    for noun in nouns[-1:]:
        tail = name[noun.end() :].strip().lower()
        if re.search(r"\b(?:to|of|in|on|for|and) $", name[: noun.start()]):
            return name, None
        if tail in ("", "rate", "target", "targets") and noun.start() > 2 and name[noun.start() - 1] == " ":
            kept = name[: noun.start()].strip()
            if _NATURAL.search(kept):
                return name, None  # the natural growth rate of the population is a share
            return (name if _ADJECTIVE.search(kept) else kept), noun[0].lower()
        if tail in ("", "rate", "target", "targets") and noun.start() == 0:
            return name, noun[0].lower()
    return name, None
