"""What a figure counts: the noun after it, with what was done to it (urban jobs created, people lifted out of poverty)."""

from __future__ import annotations

import re

from reportdiff.lang.en.clauses import Clause, noun_after
from reportdiff.lang.en.governing import stripped
from reportdiff.lang.en.names import clean, says_nothing, subject_of
from reportdiff.lang.en.words import words

_PASSIVE = re.compile(
    r"^\s?(?=[^,;:.]{0,24}\b(?:was|were|is|are|been|be|being)\b)(?:(?:was|were|is|are|been|be"
    r"|being|will|has|have|had|would|should|must|can|to|projected|expected|planned|also|all|newly"
    r"|successfully|then|further|each)\s)+(?P<verb>(?:\w+ or )?\w+(?: (?:up|down)\b)?)(?P<rest>.*)$",
    re.I | re.S,
)
_ACTIVE = re.compile(
    r"^\s?(?:(?:have|has|had|also|already|will|now|who|that)\s)*(?P<verb>benefit\w*|found|gain\w*"
    r"|receiv\w*|enjoy\w*|participat\w*|mov\w*|settl\w*|return\w*|graduat\w*|join\w*|obtain\w*"
    r"|secur\w*|live\w*|los[te]\w*|us(?:e|ed|ing)|escap\w*|work\w*|register\w*|have access|had access"
    r"|has access|are covered|were covered|is covered|are due to|will graduate|shook off|shaken off)(?P<rest>[^,;:.()]*)",
    re.I,
)
_PURPOSE = re.compile(r"^\s?(?:in|for|on|to|into|from|through|toward|towards)\s(?:the )?(?P<what>[^,;:.()]+)", re.I)
_VERB_BEGINS = re.compile(r"\s(?:will|was|were|is|are|has|have|had|to be|should|must)\b", re.I)
# 716 million yuan | to agriculture, rural areas and farmers
_TO_MAKE = re.compile(r" to \w+ ")
_LISTED = re.compile(r"^(?P<list>(?:, [a-z-]+(?: [a-z-]+)?){1,4},? and [a-z-]+(?: [a-z-]+)?)(?=[,.;)]|$| this year| last year)", re.I)
_TO_DO = re.compile(r"^\s?(?:to )?(?:support|help|fund|finance|improve|build|promote|develop|upgrade|subsidize|assist|expand|strengthen)\s", re.I)
_WORK_THEN = re.compile(r"(?:\s|\b(?:also|further|newly|a|an|the|another|about|successfully|or|revised|out|up|on|to|with|for|in|at|each|some|by)\b)*", re.I)
_OUT_OF = re.compile(r"^(?P<noun>.*?\b(?:people|residents|households|villages|counties|farmers))\s(?P<rest>out of .*)$", re.I)
_ANYBODY = frozenset({"people", "households", "families", "residents", "persons", "cases", "workers", "students", "others"})
_ANYBODY_LIVING = re.compile(r" (?:living|working|employed|staying)$")
_WHICH = re.compile(
    r"^(?:in|with|at|on|under|from|into) (?!(?:19|20)\d\d)(?!(?:the (?:year|past|last|first)|real"
    r"|total|all)\b)[^,;:.()]{3,60}?(?=[,;:.()]|$| and | in | this | last )", re.I)
_DAYS = re.compile(r" (?:with|of) [a-z]+(?: or [a-z]+)?(?: air(?: quality)?| pollution| air pollution)?")
_OF_THE = re.compile(r" of (?:the |our |all |these )?")
_OF_NUMBER = re.compile(r" of (?:the |our |all |these )?(?:[\d,.]+|[a-z]+)(?: million)? ")
_WHEN = re.compile(r"^ ?(?:in (?:19|20)\d\d|last year|this year)(?= )", re.I)
_WHO = re.compile(r"^ ?(?:are|were|is|was|will be|should be|to be) (?P<who>women|men|female|male|local|disabled)\b", re.I)  # 40% of managers | are women
_RATED = frozenset({"rated", "classified", "graded", "equipped", "covered", "located"})
_FUNDS = frozenset({"funds", "funding", "investment", "spending", "loans", "subsidies", "capital", "support", "money", "grants", "credit"})
_IN_BUDGET = re.compile(r"\b(?:in|from) the (?:[a-z]+ ){0,3}budget\b")
_SAID_END = re.compile(r"[,;:.()]|\b(?:in (?:the|19|20)|last year|this year|during|and|by the end)\b", re.I)
_FEW = 6  # words of what is said of people who are counted


def counted(clause: Clause) -> str:
    """The name of a figure that counts what follows it, or pays for it; empty where nothing does."""
    if clause.mention.quantity.pint == "day" and (days := _DAYS.match(clause.rest)):
        return f"days{days[0]}"
    noun, after = noun_after(clause.after)
    if _OF_THE.fullmatch(clause.after) and (whole := _OF_NUMBER.match(clause.rest)):
        noun, after = noun_after(" of " + clause.rest[whole.end() :])  # 98 percent | of the 1,204 proposals
    if _PURPOSE.match(noun) and not clause.after.lstrip().startswith("of "):
        noun, after = "", clause.after
    if noun.rpartition(" ")[2].lower() in _FUNDS and (purpose := _PURPOSE.match(after)):
        noun = f"{noun} {' '.join(_VERB_BEGINS.split(purpose[0])[0].split()[:8])}"
    if re.fullmatch(r"(?:times|occasions)", noun, re.I):
        return _how_often(clause)
    if _ANYBODY_LIVING.sub("", noun.lower()) in _ANYBODY:
        noun = f"{noun} {_whom(after)}".strip()
    noun = clean(noun)
    done = done_before(clause.before)
    after = _WHEN.sub("", after)
    if (who := _WHO.match(after)) and clause.mention.quantity.pint == "percent" and noun:
        return f"{who['who']} as a share of {noun}"
    passive = _PASSIVE.match(after)
    if passive and not done:
        done = _participle(passive["verb"])
        if done in _RATED or (done and noun.split()[-1:] and noun.split()[-1].lower() in _ANYBODY):
            done = " ".join([done, *_SAID_END.split(passive["rest"])[0].split()[:_FEW]])
    if not noun:
        return _paid_for(passive["rest"] if passive else after, done, clause)
    if says_nothing(noun):
        return ""
    if (out := _OUT_OF.match(noun)) and done:
        return f"{out['noun']} {done} {out['rest']}"
    if done and done not in noun.split():
        return clean(f"{noun} {done}")
    if active := _ACTIVE.match(after):
        said = active["verb"] + " " + " ".join(active["rest"].split()[:_FEW])
        return clean(f"{noun} {said}")
    return noun


def _how_often(clause: Clause) -> str:
    """What was done so many times: interest rates | lowered."""
    text, _ = stripped(clause.before)
    done = list(words().verb.finditer(text)) or list(words().work.finditer(text))
    last = max(done, key=lambda match: match.start(), default=None)
    if last is None or says_nothing(subject := subject_of(text[: last.start()])):
        return f"{clean(text[last.end() :])} {last[0].lower()}".strip() if last else clean(text)
    return f"{subject} {last[0].lower()}".strip()


def _whom(after: str) -> str:
    """What tells which people are meant: in difficulty, with disabilities."""
    phrase = _WHICH.match(after)
    return phrase[0].strip() if phrase else ""


def _participle(verb: str) -> str:
    form = " ".join(verb.lower().split())
    return words().participles.get(form) or words().participles.get(form.split()[0]) or (form if form.endswith("ed") else "")


def done_after(after: str) -> str:
    """The participle of a passive right after a figure or its noun: were completed."""
    passive = _PASSIVE.match(after)
    return _participle(passive["verb"]) if passive else ""


def done_before(before: str) -> str:
    """The participle of the verb of work right before a figure: created | 12 million."""
    text, _ = stripped(before)
    text = text[-120:]
    for match in reversed(list(words().work.finditer(text))):
        if _WORK_THEN.fullmatch(text[match.end() :]):
            form = " ".join(match[0].lower().split())
            if form == "benefiting" or form == "benefitting":
                return "benefiting"
            return words().participles[form]
        break
    return ""


def _paid_for(after: str, done: str, clause: Clause) -> str:
    """The name of money of which only the purpose is told: funds for rural roads."""
    said = words().money.get(done, "")
    after = re.sub(r"^\s*in (?:full|total)\b", "", after)
    where = after if after.strip() else clause.after
    if _TO_MAKE.fullmatch(where):
        where = where.rstrip() + re.sub(r"^[\s\S]*?\d[\d,.]*", "", clause.rest[len(where.rstrip()) :], count=1)  # to build | 10 parks
    if purpose := _PURPOSE.match(where):
        what = _VERB_BEGINS.split(purpose["what"])[0]
        if what == purpose["what"] and (listed := _LISTED.match(where[purpose.end() :])):
            what += listed["list"]
        if said.endswith(" for") and purpose[0].strip().startswith("to "):
            return f"{said.split()[0]} to {clean(' '.join(what.split()[:9]))}"
        if to_do := _TO_DO.match(what):
            what = what[to_do.end() :]
        name = clean(" ".join(what.split()[:9]))
        if (budget := _IN_BUDGET.search(clause.after)) and "budget" not in name:
            name = f"{name} {budget[0]}"
        if says_nothing(name):
            return said.split()[0] if said else ""
        own = re.search(r"\b(?:budget|fund|funds|investment|spending|expenditure)\b", name)
        return f"{said} {name}" if said and not own else name
    return said.split()[0] if said else ""
