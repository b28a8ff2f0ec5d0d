"""What a figure's verb says something of: its subject or object, a compound before it, and the whole that it is a share of."""

from __future__ import annotations

import re

from reportdiff.lang.en.clauses import Clause, noun_after
from reportdiff.lang.en.governing import Governor
from reportdiff.lang.en.names import clause_of, clean, says_nothing, subject_of
from reportdiff.lang.en.words import words

_OF_WHOLE = re.compile(r"^ (?:of|in) (?P<whole>(?:the )?[^,;:.()]{2,80}?)(?=[,;:.()]|$|\s(?:and|in|by|at|as|from|while|with|within|over|during|before"
    r"|through|per|under|nationwide|to|that|which|last|this|up|down)\b)", re.I)
_WHERE_GROWN = re.compile(r"^ in (?P<where>(?:the )?[a-z][^,;:.()]{2,70}?)(?=[,;:.()]|$| and\b| year on year| over| from| by)", re.I)
_NOT_WHERE = re.compile(
    r"(?:the )?(?:year|first|second|past|last|same|real|nominal|total|comparable|a row|terms"
    r"|number(?! of [a-z])|order|line|response|which|that|this|these|value|volume|size|scale|recent|course"
    r"|period|previous|current|absolute|all|history|comparison|constant|\d)",
    re.I,
)
_APPOSITION = re.compile(r"(?P<noun>[^,;:.]{3,90}), (?:which|that)$", re.I)
# and that of | provincial governments: it goes on about what was named before.
_THAT_OF = re.compile(r"^[ ,;]*(?:and |while |but )?(?:that|those) (?P<by>of|in|for|from|on) (?P<what>.*)$", re.I | re.S)
# issue special bonds | worth 3 million yuan: what was issued
_PARTICIPLES_OF_LEVEL = re.compile(r"(?:worth|valued at|totall?ing|amounting to|exceeding|surpassing|averaging|numbering)\b", re.I)
# We granted | tax rebates | worth 3 million yuan
_WE_DID = re.compile(r"^\W*(?:we|it|they|the (?:government|city|county|company|council|group))\s(?:also |have |has )?(?:\w{3,}ed|gave|made|built|took|set up|won)\s(?=\w+ )", re.I)
_PARTICIPLE = re.compile(r"\w+ing\b", re.I)
# The share of gas | grew, | accounting for: the subject of a participle is that of the clause before it.
_MAIN_LAST = re.compile(r"(?P<subject>[^,;:]{3,160}) (?:was|were|is|are|grew|rose|fell|remained|became|came|continued|\w{4,}ed)(?: \w+ly| steadily| sharply)?$", re.I)
_MAIN = re.compile(
    r"^(?:[^,;:]*[,;:] )?(?P<subject>[^,;:]{3,120}?) (?:was|were|is|are|has|have|had|will|continued|grew|rose|fell|\w{3,}ed|remained|became|went|came|made|saw)\b[^;:]*$", re.I
)
_BEFORE_NOUN = re.compile(
    r"(?:^|[\s,(])(?:a|an|the|of|by|with|its|their|average|annual|real|total|net|further|sharp"
    r"|steady|achiev\w*|post\w*|saw|see\w*|record\w*|register\w*|had|has|have|show\w*|report\w*"
    r"|maintain\w*|represent\w*|average annual|year-on-year|expect\w*|and|or|deliver\w*|experienc\w*"
    r"|witness\w*|project\w*|target\w*)$|[:;—]$|^$",
    re.I,
)
_TAKES = re.compile(r"\b(?:with|at|set|reach\w*|achiev\w*|maintain\w*|keep\w*|ensur\w*|expect\w*|saw|see|deliver\w*|record\w*|as follows:|includ\w*|aim for|an?)\s", re.I)
_SHARE_OF = re.compile(r"^(?:share|proportion|percentage|ratio) of (?!.* in )", re.I)
# 8,000 kilometers | of which are high-speed lines
_WHICH_ARE = re.compile(r"^ of (?:which|whom|them|these) (?:(?:are|is|were|was|have been|will be|will|has been) )?(?:(?:come|came|be used|used) )?(?P<what>[^,;:.()]+)", re.I)
_OF_WHICH = re.compile(r"\bof (?:which|this|these|that|the total|them),?\s*(?:\w+\s){0,2}$", re.I)
_PART = re.compile(r"^ (?P<was>(?:came|was|were|is|are|comes|went|will be|derived|originated)\s)?(?P<from>(?:from|in|by|to|for)\s)?(?P<what>[^,;:.()]+)", re.I)
_BEFORE_NAME = re.compile(
    r"\b(?:with|at|and|set|reach\w*|have|has|had|achiev\w*|for|to|ensure|maintain\w*|keep\w*"
    r"|attain\w*|produc(?:e|es|ed|ing)|record(?:ed|ing)|provid\w+|post(?:ed|ing)|invest(?:ed"
    r"|ing)|creat\w*|builds?|built|added|issued?|retired|eliminated|closed|an?|includ\w+|consisting of"
    r"|making|made|generat\w*|earn\w*|realiz\w*|drove|drew|attract\w*|receiv\w*|obtain\w*)\s",
    re.I,
)
_THE_TARGET = re.compile(r"\b(?:our|the|its|this|that) (?:(?:annual|original|year's|planned|set|full-year|budgeted) )*(?:target|goal|plan|figure)$", re.I)
# three metro lines with a total length | of 62 kilometers
_HAVING = re.compile(
    r"(?P<what>[^,;:]{3,90}?) with (?:an? )?(?:(?:total|combined|aggregate|designed|planned|annual|installed|overall) )*"
    r"(?P<noun>capacity|length|area|floor area|floor space|investment|population|output|budget)$", re.I)
_MADE_IN = re.compile(r"^ (?:(?:will be|was|has been|is|were) (?:made|completed|planned) )?(?:in|on|for) (?P<what>(?!(?:19|20)\d\d)[^,;:.()]+)", re.I)


def subject_of_verb(clause: Clause, governor: Governor, before: str) -> str:
    text = _WE_DID.sub("", clause_of(clause.before[: governor.start]))
    if named := that_of(text, before):
        return named
    text = clause.before[: governor.start] if text == clause_of(clause.before[: governor.start]) else text
    done = list(words().work.finditer(text)) if _PARTICIPLES_OF_LEVEL.match(clause.before[governor.start :]) else []
    if done and (object_ := clean(text[done[-1].end() :])):
        return object_
    if apposition := _APPOSITION.search(text.rstrip()):
        return subject_of(apposition["noun"])
    whole = clause.before[: governor.start].rstrip()
    if whole.endswith(",") and _PARTICIPLE.match(clause.before[governor.start :]) and (main := _MAIN_LAST.search(whole[:-1])):
        return subject_of(main["subject"])
    name = subject_of(text)
    if says_nothing(name) and _PARTICIPLE.match(clause.before[governor.start :]) and (main := _MAIN.match(text.rstrip(" ,"))):
        return clean(main["subject"])
    return name


def that_of(text: str, before: str) -> str:
    """The name of "that of X": of what was named before, without whose it was; empty where there is none."""
    that = _THAT_OF.match(text)
    if not before or that is None or not clean(that["what"]):
        return ""
    head = _OF_WHOM.sub("", re.split(r" (?:of|in|on|for|by) ", before)[0])
    return f"{head} {that['by']} {clean(that['what'])}"


_OF_WHOM = re.compile(r"^(?:(?:central|local|national|urban|rural|provincial|municipal|state)(?: government)? )+", re.I)


def compound_before(text: str) -> str:
    """The noun that a noun of growth belongs to where it stands right before it: GDP | growth of; not: saw a | growth of."""
    text = text.rstrip()
    if _BEFORE_NOUN.search(text):
        return ""
    text = clause_of(text)
    taken = list(_TAKES.finditer(text))
    return clean(text[taken[-1].end() :]) if taken else subject_of(text)


def where_grown(clause: Clause, name: str) -> str:
    """A name with where it grew, which may be said after the figure: value added | 10.4 percent | in leasing."""
    where = _WHERE_GROWN.match(clause.rest)
    if where is None or _NOT_WHERE.match(where["where"]) or " in " in name:
        return ""
    place = clean(where["where"])
    if says_nothing(place) or place[0].isupper():
        return ""
    return f"{name} in {place}" if name else place


def of_whole(name: str, clause: Clause) -> str:
    """A name with the whole that it is a share of: R&D spending | 2.5 percent | of GDP."""
    whole = _OF_WHOLE.match(clause.rest)
    bare = _SHARE_OF.sub("", name)
    if clause.mention.quantity.pint != "percent" or whole is None or not clause.rest.startswith(" of "):
        return name
    said = re.sub(r"^the ", "", whole["whole"], flags=re.I)
    if re.search(r"\b(?:target|plan|goal)s?$", said, re.I):
        return name  # 112 percent | of the annual target
    if re.search(r"\b(?:share|proportion|ratio|percentage)\b", bare, re.I):
        return name
    return f"{bare} as a share of {clean(said)}" if clean(said) else name


def which_part(clause: Clause, before: str) -> str:
    """The name of a part that is told of the figure before it: of which | 71 percent | came from renewable sources."""
    part = _PART.match(clause.rest)
    if which := _WHICH_ARE.match(clause.rest):
        from_ = re.match(r"(?:from|for|to) ", which["what"])
        said = clean(" ".join(which["what"].split()[:8]))
        return f"{before} {from_[0]}{said}" if from_ and before else said
    if not before or part is None or not _OF_WHICH.search(clause.before) or (noun_after(clause.after)[0] and not part["was"]):
        return ""
    said = clean(" ".join(part["what"].split()[:7]))
    if part["was"] and not part["from"] and " " not in said and not says_nothing(said):
        noun, _, last = before.rpartition(" ")  # electricity used, of which | 74% | was renewable
        return f"{said} {noun if noun and last in words().participles.values() else before}"
    return f"{before} {part['from']}{said}" if part["from"] and part["from"].strip() != "to" else said


def noun_before_of(text: str, rest: str) -> str:
    """The noun before "of" and its figure: with a total investment | of 30 billion yuan | made in roads."""
    text = re.split(r"[;:] ", re.sub(r"\s+of$", "", text.rstrip()))[-1]
    if _THE_TARGET.search(text):
        return "target"  # well beyond our target of
    if having := _HAVING.search(text):
        done = list(words().work.finditer(having["what"]))
        what = clean(having["what"][done[0].end() :]) if done else ""
        what = what or subject_of(having["what"])
        if not says_nothing(what):
            return f"{having['noun']} of {what}"
    last = list(_BEFORE_NAME.finditer(text))
    name = clean(text[last[-1].end() :]) if last and text[last[-1].end() :].strip() else subject_of(text)
    name = name if not says_nothing(name) else subject_of(text)
    made = _MADE_IN.match(rest) if name.lower() == "investment" else None
    return f"{name} in {clean(made['what'])}" if made else name
