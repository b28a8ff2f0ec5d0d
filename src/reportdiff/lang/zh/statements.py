"""Reads a sentence: one statement for each figure, with its name, measure and direction."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from reportdiff.analysis import Mention
from reportdiff.lang.zh.clauses import BRACKETS, Clause, continues_list, cut_clauses, lend_counted, without_brackets
from reportdiff.lang.zh.counted_names import NAMES_ETC
from reportdiff.lang.zh.inherited_names import A_WORK
from reportdiff.lang.zh.labels import shortened, without_examples
from reportdiff.lang.zh.names import ASIDE, name_of
from reportdiff.lang.zh.pairing import Values, pair_up
from reportdiff.lang.zh.patterns import patterns, table
from reportdiff.lang.zh.statement import Statement, Topic
from reportdiff.lang.zh.verbs import (
    AND_OPENING,
    change_alone,
    object_of,
    over_the_plan,
    own_subject,
    read_verb,
    split_action,
    strip_opening,
)
from reportdiff.lang.zh.words import words
from reportdiff.model import Direction, Measure
from reportdiff.names.lexicon import Lexicon

_VERBS = patterns("verbs.toml")

_SAID = patterns("statements.toml")
_TERMS, _PARTICLES = table("statements.toml", "said"), table("classes.toml", "particles")
_EACH, _NO_TOPICS = _PARTICLES["each"], tuple(_TERMS["no_topics"])
_EACH_FROM, _NUMBER = _SAID["each before from what"], _SAID["a number"]
_BASELINE = _SAID["from what"]
_LIST_REST = _SAID["the rest of a list"]
_CHANGED_TO = _SAID["to what"]

_SUBJECT_OF_CLAUSE = _SAID["subject of a clause"]
_MEASURED_END = _SAID["a measured thing"]
_FARES, _FARES_NOT = _SAID["how things fare"], _SAID["no thing that fares by itself"]
_SHORTEST_SUBJECT = 3  # characters of what is no indicator by itself
_SUBJECT_MAX, _WORK_MAX = 20, 30
# What a share and a level are that a name says to go up or down.
_MOVED = {Measure.SHARE: Measure.GROWTH, Measure.LEVEL: Measure.CHANGE}
_FAR_BACK = 200  # characters before a clause in which the one before it is looked for
_TO_DO = _SAID["who is to do it"]
_NOUN = _SAID["a noun"]
_PRICED = _SAID["a price"]
_SAID_BEFORE = _SAID["said before"]
_REPEATED_TIME = _SAID["a time that comes back"]
_PREDICATE = _SAID["what is said of its rank"]
_POINT = _SAID["a point"]
_ITEM = _SAID["an item"]
_STEP = _SAID["a step"]
_MANNER = _SAID["under what"]
_CIRCUMSTANCE = _SAID["a circumstance"]
_PACE = _SAID["a pace"]
_BY = _SAID["by"]
_THAN_BEFORE = _SAID["than before"]
_THROUGH = _SAID["through what"]
_OF_IT = _SAID["of it"]
_MEDAL = _SAID["a medal"]
_EVENT = _SAID["an event"]


def read_sentence(
    view: str,
    start: int,
    end: int,
    mentions: Sequence[Mention],
    topic: str,
    lexicon: Lexicon,
    theme: str = "",
    before: Sequence[Statement] = (),
) -> list[Statement]:
    """The statements of one sentence, ``view[start:end]``, about its figures.

    ``topic`` is the subject of the paragraph, put before names that mean nothing alone (产值, 总投资); ``theme`` what a
    short sentence before says that the paragraph is about, put before money that is told without its purpose; ``before``
    the statements of the sentence before, of which one that opens on 其中 tells the parts.
    """
    apart = list(before) if _SAID["parts that open a sentence"].match(view, start) else []
    clauses = lend_counted(cut_clauses(view, start, end, mentions))
    statements: list[Statement] = []
    reach = _Reach(view, start, end)
    i = 0
    while i < len(clauses):
        group = 1
        while i + group < len(clauses) and _goes_on(clauses[i], clauses[i + group - 1], clauses[i + group]):
            group += 1
        told = reach.of(clauses[i].start) or statements
        fares = _what_fares(view, told, clauses[i], lexicon)
        whole = _whole(view, start, clauses[i], apart, told)
        about = partial(str, fares) if fares else partial(_topic_at, view, start, clauses[i].start, topic, lexicon)
        read = [_read(clauses[i], [] if fares else told, about, theme, whole)]
        read += [_follow(clause, read[0]) for clause in clauses[i + 1 : i + group]]
        if group > 1:
            said_before = _clause_before(view, start, clauses[i].start) if _stand_apart(clauses, i) else ""
            read = pair_up(Values(read, clauses[i].before, said_before, told))
        ended = zip(read, clauses[i : i + group], strict=True)
        said = [_shortened(statement, clause) for statement, clause in ended]
        statements += said
        reach.outside += said
        i += group
    return statements


def _goes_on(first: Clause, clause: Clause, following: Clause) -> bool:
    """Whether a figure goes on with a list of values; behind 分别 also in a unit of its own (分别达到12万吨、3万亩), or under a
    verb of its own: 分别上升3%、下降2%."""
    if continues_list(clause, following, any_unit=_EACH in first.before):
        return True
    near = 0 <= following.start - clause.mention.tail <= 1 and not clause.after
    same = clause.mention.quantity.pint == following.mention.quantity.pint
    return near and same and _EACH in first.before and change_alone(following.before) is not None


class _Reach:
    """The statements of a sentence that its next clause may go on about: not those in a bracket that is closed before it. Clauses come
    in their order, so that each bracket is closed once."""

    def __init__(self, view: str, start: int, end: int) -> None:
        self.outside: list[Statement] = []
        self._brackets = [found.span() for found in BRACKETS.finditer(view, start, end)]
        self._closed = 0

    def of(self, place: int) -> list[Statement]:
        """Those that a clause has which begins at a place."""
        while self._closed < len(self._brackets) and self._brackets[self._closed][1] <= place:
            first, last = self._brackets[self._closed]
            at = bisect_left(self.outside, first, key=_place_of)
            del self.outside[at : bisect_left(self.outside, last, lo=at, key=_place_of)]
            self._closed += 1
        return self.outside


def _place_of(statement: Statement) -> int:
    return statement.mention.start


def _whole(view: str, start: int, clause: Clause, apart: Sequence[Statement], told: Sequence[Statement]) -> Statement | None:
    """What a figure behind 其中 is a part of: of the last level or growth told before that word, that in its own unit."""
    if _PARTICLES["of_them"] not in view[start : clause.mention.lead]:
        return None
    at = view.rindex(_PARTICLES["of_them"], start, clause.mention.lead)
    before = [one for one in (*apart, *told) if one.mention.start < at and one.measure in (Measure.LEVEL, Measure.GROWTH)][-2:]
    unit = clause.mention.quantity.unit
    return next((one for one in reversed(before) if one.mention.quantity.unit == unit), before[-1] if before else None)


def _shortened(statement: Statement, clause: Clause) -> Statement:
    core = shortened(statement.core if clause.after else without_examples(statement.core))
    return statement if core == statement.core else replace(statement, core=core)


def _stand_apart(clauses: list[Clause], i: int) -> bool:
    """Whether words without a figure may stand between a list of values and the figure before it."""
    return i == 0 or clauses[i - 1].mention.tail + 2 < clauses[i].start


def _clause_before(view: str, start: int, clause_start: int) -> str:
    """The clause before another, as far back as the sentence goes."""
    before = view[max(start, clause_start - _FAR_BACK) : max(start, clause_start - 1)]
    clauses = [without_brackets(clause).strip() for clause in re.split(r"[,;:]", before)]
    while len(clauses) > 1 and _MANNER.match(clauses[-1]):
        clauses.pop()
    return clauses[-1]


def _what_fares(view: str, told: Sequence[Statement], clause: Clause, lexicon: Lexicon) -> str:
    """What a clause without figures between this one and the figure before is about: 财政收入增长5%，｜茶业投资｜逆势上扬，增长9%."""
    last = _clause_before(view, told[-1].mention.tail, clause.start) if told else ""
    about = _FARES.sub("", last)
    if about == last:  # nothing is said to fare; most clauses are such
        return ""
    name = strip_opening(about)
    if not name or last.endswith(name) or _FARES_NOT.match(name) or _NUMBER.search(name) or name in words().relative:
        return ""
    if own_subject(clause.before) and strip_opening(read_verb(clause.before, clause)[0]) not in words().relative:
        return ""
    return name if len(name) >= _SHORTEST_SUBJECT or lexicon.find(name) else ""


def _topic_at(view: str, start: int, clause_start: int, topic: str, lexicon: Lexicon) -> str:
    return _antecedent(view, start, clause_start, lexicon) or topic


def _antecedent(view: str, start: int, clause_start: int, lexicon: Lexicon) -> str:
    """The subject of the clause before, for a clause that has none: 做强茶业，产业投资… is about 茶业."""
    clause = _TO_DO.sub("", _clause_before(view, start, clause_start))
    if clause.startswith(_PARTICLES["of_them"]):  # a part is no subject of what follows it
        return ""
    if fought := _SAID["what is fought"].match(clause):
        return fought["what"]
    clause = NAMES_ETC.sub("", strip_opening(clause))
    core = object_of(clause)
    for length in range(min(14, len(core)), 2, -1):
        if lexicon.find(core[:length]):
            return core[:length]
    if match := words().subjects.match(core):
        return match[1] if len(match[1]) >= 3 else ""
    if match := _SUBJECT_OF_CLAUSE.match(core):
        whole = match[1].count("“") == match[1].count("”")
        return match[1] if whole and not _NUMBER.search(match[1]) else ""
    if A_WORK.search(clause) and len(clause) <= _WORK_MAX:
        return clause
    if _MEASURED_END.search(core) and len(core) <= _SUBJECT_MAX and not _NUMBER.search(core):
        return core
    return core if core != clause and _NOUN.fullmatch(core) else ""


def _read(clause: Clause, earlier: list[Statement], topic: Topic, theme: str, whole: Statement | None = None) -> Statement:
    """Reads one figure's clause by itself, with what it takes over from the statements before it."""
    before = _without_asides(clause)
    if other := None if _EACH in before else _other_work(before):
        last, work = other
        before, earlier, topic = last, [], lambda: work
    before = _without_manner(_EACH_FROM.sub("", _going_on(before) if earlier else before), clause)
    baseline = _BASELINE.match(before) if _CHANGED_TO.match(_LIST_REST.sub("", clause.rest)) else None
    before = baseline["core"] if baseline else before
    subject, measure, direction = read_verb(_REPEATED_TIME.sub("", before), clause)
    if special := _medals(before, clause, earlier, topic) or _planned(subject, clause, earlier):
        return special
    stripped = strip_opening(subject)
    action, core, direction = name_of(stripped, clause, measure, direction, earlier, topic, theme, whole)
    if measure is Measure.CHANGE and core:
        core += _price(core, clause, earlier, topic)
    if measure is Measure.SHARE and earlier and earlier[-1].baseline and earlier[-1].measure is Measure.GROWTH:
        direction = Direction.UP  # 增速由2.1%回升至3.3%
    if direction is not None:
        measure = _MOVED.get(measure, measure)
    aside = ASIDE.match(stripped) or over_the_plan(subject)
    root = earlier[-1].subject if earlier and aside else ""
    return Statement(clause.mention, action, core, measure, direction, baseline is not None, clause.start, clause.before, root)


def _without_asides(clause: Clause) -> str:
    """The words before a figure without brackets, the number of an item, and what is said there of something else."""
    before = _ITEM.sub("", without_brackets(clause.before).strip(" 、,()"))
    before = _VERBS["compared with a value"].sub("", before)
    before = _THAN_BEFORE.sub("", _THROUGH.sub("", before))
    before = _SAID_BEFORE.sub("", _STEP.sub("", before))
    before = _VERBS["for whom something is got"].sub("", before)
    before = _SAID["what more is added to"].sub("", before)
    return _VERBS["a harvest before its yield"].sub(lambda match: match["crop"], before)


def _going_on(before: str) -> str:
    """Words that go on about figures before, without what is said of the rank of those: 居全省第二、｜投资增长."""
    pieces = before.split("、")
    while len(pieces) > 1 and _PREDICATE.match(pieces[0]):
        pieces = pieces[1:]
    return AND_OPENING.sub("", "、".join(pieces))


def _without_manner(before: str, clause: Clause) -> str:
    """Words before a figure that is a circumstance or a pace (在…下降2%的情况下, 以10%的速度), without what opens that."""
    if _CIRCUMSTANCE.match(clause.rest):
        before = before.removeprefix(_PARTICLES["at"])
    return _BY.sub("", before) if _PACE.match(clause.rest) else before


def _medals(before: str, clause: Clause, earlier: list[Statement], topic: Topic) -> Statement | None:
    """Medals, by the event at which they were won."""
    medal = _MEDAL.match(clause.after)
    if medal is None:
        return None
    event = _EVENT.search(before)
    name = (event[1] if event else (earlier[-1].action if earlier else "")) or topic()
    return Statement(clause.mention, name, medal[1] + _TERMS["medal"], Measure.LEVEL, None, False, clause.start, clause.before)


def _planned(subject: str, clause: Clause, earlier: list[Statement]) -> Statement | None:
    """What was planned of one of the two things before; of the further one where the nearer tells its growth."""
    for one in reversed(earlier[-2:]):
        if planned := _of_plan(subject, clause, one):
            return planned
        if one.measure is not Measure.GROWTH:
            break
    return None


def _price(core: str, clause: Clause, earlier: list[Statement], topic: Topic) -> str:
    """The price that is raised by so much money, where a name is that of what is paid for."""
    if clause.mention.quantity.pint != "CNY" or words().heads.search(core):
        return ""
    priced = _PRICED.search(earlier[-1].core if earlier else "") or _PRICED.search(topic())
    return priced[0] if priced else ""


def _of_plan(subject: str, clause: Clause, last: Statement) -> Statement | None:
    """What was planned of the thing before, or the share of it that was reached; what follows goes on about the thing."""
    plan = _VERBS["what was set"].match(subject.strip()) or _VERBS["what was set"].match(clause.before.strip(" ,"))
    money = clause.mention.quantity.pint
    if money == "percent" and (plan or (last.root and _OF_IT.match(clause.before.strip()))):
        action = "" if last.root else last.action
        return Statement(clause.mention, action, last.subject, Measure.SHARE, None, False, clause.start, clause.before, last.subject)
    if plan is None or money != last.mention.quantity.pint:
        return None
    name = last.subject + plan["plan"]
    return Statement(clause.mention, "", name, Measure.LEVEL, None, False, clause.start, clause.before, last.subject)


def _other_work(before: str) -> tuple[str, str] | None:
    """The last of several works in one clause, and what the one before it is done to: 实施｜城市更新行动、｜完成投资."""
    others, joint, last = before.rpartition("、")
    action, core = split_action(others.rpartition("、")[2]) if joint and words().action_start.match(last) else ("", "")
    return (last, core) if action and len(core) >= 2 and len(last) >= 2 else None


def _follow(clause: Clause, first: Statement) -> Statement:
    """A further value of a list of values: it says the same of its own name as the first does, or its own verb says which way."""
    direction = change_alone(clause.before) or first.direction
    goes_on = clause.mention.quantity.pint == first.mention.quantity.pint and (first.direction is not None or direction is None)
    measure = first.measure if goes_on else _measured(clause, direction)
    return replace(first, mention=clause.mention, clause_start=first.clause_start, measure=measure, direction=direction)


def _measured(clause: Clause, direction: Direction | None) -> Measure:
    """How a value in another unit than the one before it measures its own thing: 分别提高0.5个百分点和12%."""
    relative = clause.mention.quantity.pint == "percent"
    if direction is None:
        return Measure.SHARE if relative else Measure.LEVEL
    return Measure.GROWTH if relative else Measure.CHANGE


def topic_of(subject: str) -> str:
    """The subject of a paragraph as it may stand before a name: without dashes and the verbs that open the sentence."""
    core = object_of(_POINT.sub("", subject.strip(" —-")))
    return core if len(core) >= 3 and not core.startswith(_NO_TOPICS) else ""
