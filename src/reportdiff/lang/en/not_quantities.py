"""What tells a number that counts or measures from one that does not: dates, names, ordinals, durations, lists."""

from __future__ import annotations

import re

from reportdiff.lang.en.amounts import TIMES, Amount
from reportdiff.lang.en.words import words

_MONTHS = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
_MONTH_BEFORE = re.compile(rf"\b{_MONTHS} $|\b{_MONTHS} \d{{1,2}} ?(?:-|,|to|and) ?$")
_MONTH_AFTER = re.compile(rf" (?:to \d{{1,2}} )?{_MONTHS}(?![a-z])(?!ch)")
# Right before a number: a letter or a mark that makes it part of a name, a version, a clock time (G20, Covid-19, Chang'e-6, 3.2.1).
_GLUED_BEFORE = re.compile(r"(?:[A-Za-z\d][-./:'+&]|[A-Za-z]|[#№/:]|\d[.,:/])$")
_GLUED_AFTER = re.compile(r"(?:st|nd|rd|th)\b|[A-Za-z]|[/:]\d|\.\d|-[A-Z]{2,}\b|°")
_ORDINAL_WORD = re.compile(r"-[A-Za-z]")
# Words before a bare number that make it a label: Article 3, No. 5, Scope 1, Phase 2, top 500.
_LABEL = re.compile(
    r"\b(?:articles?|nos?\.?|numbers?|sections?|chapters?|parts?|paragraphs?|pages?|tables?|figures?"
    r"|fig\.|notes?|annex|appendix|items?|goals?|sdgs?|scopes?|tiers?|phases?|stages?|levels?"
    r"|grades?|class(?:es)?"
    r"|types?|categor(?:y|ies)|groups?|versions?|volumes?|routes?|lines?|terminals?|floors?|rooms?"
    r"|blocks?|units?|industry|top|fortune|iso|gri|ifrs|ias|euro|windows|mission|aged?|ages|under-"
    r"|q|h|fy|fiscal|since|until|by the year|the year|in year)"
    r" (?:\d+(?:\.\d+)?(?:,| and| or| to|-) ?)*$",
    re.I,
)
# A capital word before a bare number is a name that ends on it (Shenzhou 18, ISO 14001), unless it opens the sentence.
_CAPITAL = re.compile(r"(?:^|[^.!?:;\"\n—] )(?P<word>[A-Z][\w'-]*) $")
_OPENING_WORDS = frozenset(
    ["In", "On", "Of", "At", "By", "To", "For", "From", "With", "A", "An", "The", "Some", "About", "Around", "Over",
        "Nearly", "Almost", "Only", "Just", "All", "And", "Or", "But", "We", "Our", "They", "Another", "Approximately",
        "Roughly", "Below", "Above", "Under", "Beyond", "Within", "Up", "Building", "Creating", "Completing",
        "Opening", "Total"]
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_DEFINITE = re.compile(r"\b(?:the|these|those|our|its|their|his|her|following|first|last|next|past|previous|coming|every|each|other|(?:all|of) the|'s) $", re.I)
_ANNOUNCES = re.compile(
    r" (?:\w+ )?(?:areas|aspects|points|respects|principles|priorities|tasks|categories|fronts|pillars|goals|dimensions|themes|sessions|systems|"
    r"links|words|characters|letters|o'clock|a\.m\.|p\.m\.|am\b|pm\b)\b",
    re.I,
)
_ONE_IN, _IN_THREE = re.compile(r" (?:in|out of) (?:every )?\d{1,2} [a-z]"), re.compile(r"\b\d{1,2} (?:in|out of) (?:every )?$")
_CLASS_OF = re.compile(r"-(?:class|level|strong|scale|grade|denominated|wide|long|high|deep|a-|per-)")
_SPAN_OF_TIME = re.compile(
    r"\b(?:life expectancy|schooling|years of education|length of education|life span|lifespan"
    r"|healthy life|average age|lead time|waiting time|processing time|time (?:needed|required"
    r"|limit|taken)|turnaround|stays?)\b",
    re.I,
)
_CHANGED_TIME = re.compile(
    r"\b(?:shorten\w*|cut(?:ting)?|reduc\w+|lower\w*|trim\w*|slash\w*|compress\w*|extend\w*|lengthen\w*"
    r"|prolong\w*)\b[^.;]{0,80}(?:from|to|by|of)(?: (?:about|around|under|over|less than|more than"
    r"|just|only|no more than|within|an average of))? $",
    re.I,
)
_GOOD_DAYS = re.compile(r" (?:with|of|having) (?:[a-z]+ or )?(?:good|excellent|heavy|fine|clean|blue|severe|serious|clear|moderate|better|satisfactory)\b")
_TIME_AFTER = re.compile(r" (?:old|ago|later|earlier|in a row|running)\b|-old\b|s? of age\b", re.I)
_CONTINUES = re.compile(r"\+| [a-z]|[,.;:)]|$| ?\(|\"| —|-[a-z]")
_NOUN = re.compile(r"\+? [a-z]|-[a-z]")
_MULTIPLIED = re.compile(r"\b(?:increas|grow|grew|ris|rose|expand|jump|soar|surg|climb|up)\w*(?: by)?(?: (?:about|around|over|nearly|almost|more than))? $", re.I)
_TIMES_NOUN = re.compile(r" (?:times|occasions)\b(?! (?:as|that|the|more|higher|larger|greater|faster|of)\b)", re.I)
_STATED = re.compile(
    r"\b(?:to|by|at|of|was|were|is|are|reach(?:ed|es|ing)?|total(?:ed|led|s|ing|ling)?|exceed(?:ed|s|ing)?|surpass(?:ed|es|ing)?|number(?:ed|s)"
    r"|averaged?|from|than|over|about|around|some|nearly|at least|below|above|under|within) $",
    re.I,
)
_NAME_AFTER = re.compile(r" (?:[A-Z][a-z]+|[A-Z]{2,})\b")
_CONSECUTIVE = re.compile(r"[ -](?:consecutive|straight|successive|running)\b")
# 0.82 per million hours, 4.5 doctors per 1,000 people
_RATIO_AFTER = re.compile(r" (?:[a-z-]+ ){0,4}?(?:per|for every|for each|out of)\b")
_INDEX = re.compile(r"\b(?:rate|ratio|index|coefficient|score|rating|number|density|per|intensity|frequency|fertility)\b", re.I)
_IS_AT = re.compile(r"\b(?:from|to|at|of|by|was|were|is|are|be|reach(?:ed|es|ing)?|average[ds]?|than|over|about|around|nearly|below|above|under|within) $", re.I)
# two new parks were opened, we opened two new parks
_NEW = re.compile(r" (?:new|more|additional|further)\b")
_WORK_AFTER = re.compile(r"[^,;:.]{3,80}?\b(?:was|were|been|be|being) (?:\w+ly )?(?P<verb>\w+(?: \w+){0,2})", re.I)
_SMALL = 10  # number words below this are written for any count, and state none
_BACK = 96


def inside_name(view: str, start: int, amount: Amount, *, after_number: bool = False) -> bool:
    """Whether a number belongs to a name, a date, a clock time or another number: G20, 5G, 19th, Article 3, May 5."""
    number = view[start : amount.number_end]
    before = view[max(0, start - _BACK) : start]
    own_line = before.rpartition("\n")[2]
    if amount.start == start and not after_number and not amount.worded and _GLUED_BEFORE.search(own_line):
        return True
    if amount.plain and not amount.worded and _GLUED_AFTER.match(view, amount.number_end):
        return True
    if amount.plain and (_ONE_IN.match(view, amount.number_end) or _IN_THREE.search(before)):
        return True
    if amount.plain and _ORDINAL_WORD.match(view, amount.number_end):
        return True  # a 10-year ban, the eight-point decision, a three-year plan
    if re.search(r"\b(?:per|every) $", before) and not after_number:
        return True  # per 10,000 yuan of GDP
    if amount.unit and _CLASS_OF.match(view, amount.end):
        return True  # 10,000-ton-class ships
    if not amount.plain:
        return amount.unit == "t" and amount.end == amount.number_end  # 5t
    if _YEAR.fullmatch(number) or _MONTH_BEFORE.search(before) or _MONTH_AFTER.match(view, amount.number_end):
        return True
    if not after_number and not own_line.strip(" #*—(\"") and re.match(r"[.)、]", view[amount.number_end : amount.number_end + 1] or " "):
        return True  # the number of a point at the beginning of its line
    return not amount.worded and (bool(_LABEL.search(before)) or _ends_a_name(own_line))


def _ends_a_name(before: str) -> bool:
    capital = _CAPITAL.search(before)
    return bool(capital) and capital["word"] not in _OPENING_WORDS  # type: ignore[index]


def counts_something(view: str, amount: Amount) -> bool:
    """Whether an amount states how much there is: it has a unit or a scale, or counts the noun after it."""
    before = view[max(0, amount.start - _BACK) : amount.start]
    if amount.pint in TIMES:
        return _measures_time(view, amount, before)
    if amount.unit == "times" or not amount.plain:
        return True
    times = _TIMES_NOUN.match(view, amount.number_end)
    if amount.worded:
        if _CONSECUTIVE.match(view, amount.number_end) or _DEFINITE.search(before):
            return bool(times)
        return bool(times) or ((amount.value >= _SMALL or _newly_made(view, amount, before)) and _counts_noun(view, amount))
    if _CONSECUTIVE.match(view, amount.number_end):
        return False  # for 20 consecutive years
    if amount.value % 1:
        return _is_ratio(view, amount, before)  # 3.0, 2.5 without a unit: a version
    if _DEFINITE.search(before) and (amount.value < 1000 or _NAME_AFTER.match(view, amount.end)):
        return False
    return bool(times) or _counts_noun(view, amount)


def is_occasions(view: str, amount: Amount) -> bool:
    """Whether ``times`` tells how often something was done (lowered two times), not how many times as much."""
    often = amount.value % 1 == 0 and amount.scale == 1 and _TIMES_NOUN.match(view, amount.number_end)
    return bool(often) and not _MULTIPLIED.search(view[max(0, amount.start - 40) : amount.start])


def _counts_noun(view: str, amount: Amount) -> bool:
    end = amount.number_end
    if _ANNOUNCES.match(view, end) or not _CONTINUES.match(view, end):
        return bool(_NAME_AFTER.match(view, end)) and not _ANNOUNCES.match(view, end)
    if _NOUN.match(view, end):
        return True
    before = view[max(0, amount.start - 16) : amount.start]
    return bool(_STATED.search(before)) or _after_work(before)  # opened 14 stores and closed 6.


def _after_work(before: str) -> bool:
    """Whether a verb of work stands right before a number: we opened | two new parks."""
    done = list(words().work.finditer(before.rstrip()))
    return bool(done) and done[-1].end() == len(before.rstrip()) and before.endswith(" ")


def _newly_made(view: str, amount: Amount, before: str) -> bool:
    """Whether a small number in words counts what was made: two new parks were opened."""
    if not _NEW.match(view, amount.number_end):
        return False
    passive = _WORK_AFTER.match(view, amount.number_end)
    return _after_work(before) or bool(passive and words().work.match(passive["verb"]))


def _is_ratio(view: str, amount: Amount, before: str) -> bool:
    """Whether a decimal without a unit states a ratio or a rate: 0.82 per million hours, an index of 1.3."""
    if re.match(r"[:/]\d| ?: ?\d", view[amount.number_end : amount.number_end + 3]):
        return False
    if _RATIO_AFTER.match(view, amount.number_end):
        return True
    sentence = re.split(r"[.!?;] (?=[A-Z])|\n", before)[-1]
    return bool(_IS_AT.search(before) and _INDEX.search(sentence) and _CONTINUES.match(view, amount.number_end))


def _measures_time(view: str, amount: Amount, before: str) -> bool:
    """Whether so many years or days are measured: a life expectancy, a limit that is cut; no plan, age or date."""
    sentence = re.split(r"[.!?;]\s", before)[-1]
    if _TIME_AFTER.match(view, amount.end) or (view[amount.number_end] == "-" and amount.end == amount.number_end):
        return False
    if _DEFINITE.search(before) or re.search(r"\b(?:over|in|within|for|after|during|of) $", before):
        return False
    if _GOOD_DAYS.match(view, amount.end):
        return True
    if _SPAN_OF_TIME.search(sentence):
        return True
    return bool(_CHANGED_TIME.search(sentence))
