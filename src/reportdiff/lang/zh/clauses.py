"""Cuts a sentence into the clauses of its figures: the words before each that may name it, the noun after it that it counts.

A Chinese clause puts the name before the figure and the verb between them (固定资产投资｜增长｜18%以上), or counts what
follows it (打通｜11条｜断头路).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reportdiff.analysis import Mention
from reportdiff.lang.zh.attributes import JOIN, without_attributes
from reportdiff.lang.zh.patterns import patterns, table
from reportdiff.lang.zh.words import words
from reportdiff.languages.folder import folder
from reportdiff.model import frequent


@frequent
@dataclass(frozen=True, slots=True)
class Clause:
    """A figure's surroundings: the words before it up to the boundary, the words after it that it counts."""

    mention: Mention
    start: int
    before: str
    after: str
    rest: str  # what follows it in the sentence, as far as any rule looks
    joined: bool  # nothing but 、 or 和 between this figure and the one before


_SEPARATORS = ",;:。!?\n"
_BEFORE_MAX = 200  # characters before a figure in which its name is looked for
_REST_MAX = 400  # characters after a figure that its rules look at: a sentence without an end is not read over and over

_OPEN, _CLOSE = "“‘(《【[", "”’)》】]"
_MARK = re.compile(f"[{re.escape(_SEPARATORS + _OPEN + _CLOSE)}]")

BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_CLAUSES = patterns("clauses.toml")
_PARTICLES, _SAID = table("classes.toml", "particles"), table("clauses.toml", "said")
_EACH, _GRADED = _PARTICLES["each"], _PARTICLES["graded"]
_SHARED_GRADE, _HIDDEN = _CLAUSES["graded"], _CLAUSES["hidden"]
_NOT_COUNTED = _CLAUSES["not counted"]
_NEXT_PREDICATE = _CLAUSES["the next predicate"]
_PREDICATE_OF_EACH = _CLAUSES["a predicate of each"]
_RELATIVE_CLAUSE = _CLAUSES["a relative clause"]
_UNCLOSED = _CLAUSES["unclosed"]
_DONE_SO_OFTEN = _CLAUSES["done so often"]
_COUNTED_END = re.compile(r"[,;:。!?\n]")


_STANDING = _CLAUSES["standing"]
_JOINING = _CLAUSES["joining"]
_MEASURED_OF = _CLAUSES["counted and measured"]
_REACHED_BY = _CLAUSES["what so many reached"]
_SIZE_OF = _CLAUSES["how large the counted are"]
_WORTH = _CLAUSES["worth"]
_TRAILING = _CLAUSES["trailing"]
_OF_NOUN = _CLAUSES["of a noun"]

_FOR_A_PLACE = _CLAUSES["for a place"]
_SHORT = 8
_WORK = re.compile(words().action_start.pattern + ".{2,}$")
_NO_NAME = _CLAUSES["no name"]


def continues_list(clause: Clause, following: Clause, *, any_unit: bool = False) -> bool:
    """Whether the next figure only goes on with a list of values: 4.2%、13.3%和6.5%."""
    same = any_unit or clause.mention.quantity.pint == following.mention.quantity.pint
    return following.joined and same and not clause.after


def _names_nothing(before: str) -> bool:
    """Whether the words before a count leave its name to what follows: none, verbs alone (实施改造), or 全县."""
    rest = before.strip(" 、")
    while rest and (action := words().action_start.match(rest)):
        rest = rest[action.end() :]
    return not rest or bool(_NO_NAME.search(before))


def lend_counted(clauses: list[Clause]) -> list[Clause]:
    """Clauses of counts with what is counted, where only the next figure says it: by all rules that know, one after the other."""
    lent = list(clauses)
    for i in range(len(lent) - 2, -1, -1):
        for rule in _LENDING:
            if counted := rule(lent[i], lent[i + 1]):
                lent[i] = replace(lent[i], after=counted)
    return lent


def _worth_so_much(clause: Clause, following: Clause) -> str:
    """60个｜、总投资200亿元的重大项目."""
    if clause.after or following.start != clause.mention.tail or not _WORTH.fullmatch(following.before):
        return ""
    noun = _OF_NOUN.match(following.rest)
    return noun["noun"] if noun else ""


def _of_a_grade(clause: Clause, following: Clause) -> str:
    """2个省级、5个市级｜示范社."""
    shared = _SHARED_GRADE.match(following.after) if clause.after.endswith(_GRADED) else None
    return clause.after + shared[1] if shared else ""


def _of_one_predicate(clause: Clause, following: Clause) -> str:
    """5个市和3个县｜获评文明城市."""
    said = _PREDICATE_OF_EACH.match(following.after) if clause.after and following.joined and _stand_close(clause, following) else None
    return clause.after + said["predicate"] if said and not _PREDICATE_OF_EACH.match(clause.after) else ""


def _of_one_work(clause: Clause, following: Clause) -> str:
    """为20个村、6个社区｜安装健身器材."""
    place = 0 < len(clause.after) <= _SHORT and clause.start <= following.start and _FOR_A_PLACE.search(clause.before)
    work = _work_in(following.after) if place and _stand_close(clause, following) else ""
    return clause.after + work if work else ""


def _of_one_noun(clause: Clause, following: Clause) -> str:
    """7户、22人｜稳定脱贫, 3宗共12公顷｜工业用地."""
    bare = not clause.after and following.start == clause.mention.tail and not following.before.strip(_SAID["sums"])
    return following.after if bare and _names_nothing(clause.before) else ""


def _stand_close(clause: Clause, following: Clause) -> bool:
    """Whether nothing but a joint stands between what is counted and the next figure."""
    return following.start <= clause.mention.tail + len(clause.after) + 2 and not following.before.strip(_SAID["joints"])


_LENDING = (_worth_so_much, _of_a_grade, _of_one_predicate, _of_one_work, _of_one_noun)


def _work_in(counted: str) -> str:
    """The work that is named after the thing that a figure counts: 村｜安装健身器材; nothing where none is."""
    found = (match[0] for at in range(2, min(len(counted) - 3, _SHORT)) if (match := _WORK.match(counted, at)))
    return next(found, "")


def cut_clauses(view: str, start: int, end: int, mentions: Sequence[Mention]) -> list[Clause]:
    """Cuts the sentence into the surroundings of its figures; figures that only qualify a noun fall away."""
    begun = _beginnings(view, start, end, [mention.start for mention in mentions])
    kept = without_attributes(view, mentions, end)
    clauses: list[Clause] = []
    counted_to = start
    for i, mention in enumerate(kept):
        boundary = begun[mention.start]
        joined = False
        if i and kept[i - 1].tail >= boundary:
            boundary = max(kept[i - 1].tail, counted_to)
            joined = bool(JOIN.match(view[boundary : mention.lead].replace(_EACH, "")))
        far = min(end, mention.tail + _REST_MAX)
        after, counted_to = _after(view, mention, kept[i + 1] if i + 1 < len(kept) else None, far)
        boundary = max(boundary, mention.lead - _BEFORE_MAX)
        before = view[boundary : mention.lead]
        if not after and not before.strip() and (reached := _REACHED_BY.match(view, mention.tail, far)):
            after, counted_to = reached["what"], reached.end()
        if not after and not before.strip() and (joining := _JOINING.match(view, mention.tail, far)):
            after, counted_to = joining[0], joining.end()
        clauses.append(Clause(mention, boundary, before, after, view[mention.tail : far], joined))
    return clauses


def _beginnings(view: str, start: int, end: int, places: Iterable[int]) -> dict[int, int]:
    """For each of these places, in order, where its clause begins: after the last separator, or the bracket or quotation
    mark it is in."""
    open_ = [start]  # where the clause begins that each bracket interrupts, outermost first
    begun: dict[int, int] = {}
    marks = _MARK.finditer(view, start, end)
    mark = next(marks, None)
    for place in places:
        while mark and mark.start() < place:
            char = mark[0]
            if char in _CLOSE and len(open_) > 1:
                open_.pop()
            elif char in _OPEN:
                open_.append(mark.end())
            elif char in _SEPARATORS and not (char in "!?" and len(open_) > 1):
                open_[-1] = mark.end()
            mark = next(marks, None)
        begun[place] = open_[-1]
    return begun


def _after(view: str, mention: Mention, following: Mention | None, end: int) -> tuple[str, int]:
    """The noun that a figure counts, and where it ends: what follows the figure directly, up to the end of its clause."""
    stop = end
    if separator := _COUNTED_END.search(_mask(view[mention.tail : end])):
        stop = mention.tail + separator.start()
    if following and following.start < stop:
        between = _mask(view[mention.tail : following.lead])
        cuts = [one.start for one in folder("zh").joints(between, "and_then")]
        stop = following.lead
        if cuts and len(between) - cuts[-1] <= 24:
            stop = mention.tail + cuts[-1]
        elif measured := _measured_of(mention, following, between):
            return view[mention.tail : mention.tail + measured.end("counted")], mention.tail
        elif action := _NEXT_PREDICATE.search(between):
            stop = mention.tail + action.start()
    raw = _UNCLOSED.sub("", view[mention.tail : stop])
    if stop < end and view[stop] not in _SEPARATORS:
        raw = _TRAILING.sub("", raw)
    raw = _STANDING.sub("", raw)
    if raw.endswith(_EACH):  # 2个县级、15个镇级市场｜分别完成投资: said of what follows
        raw, stop = raw.removesuffix(_EACH), stop - len(_EACH)
    rest = _RELATIVE_CLAUSE.sub("", without_brackets(raw).strip(" "))
    times = mention.quantity.unit == _SAID["often"] and _DONE_SO_OFTEN.match(rest)
    if rest in _SAID["in_all"] or not rest or (_NOT_COUNTED.match(rest) and not times):
        return "", mention.tail
    return rest.removeprefix(_PARTICLES["of"]), stop


def _measured_of(mention: Mention, following: Mention, between: str) -> re.Match[str] | None:
    """What stands between a count and a measure, where the words name both: 12个｜县空气优良率达到｜95%."""
    counted, measured = mention.quantity.pint == "count", following.quantity.pint != "count"
    return _MEASURED_OF.fullmatch(between) or _SIZE_OF.fullmatch(between) if counted and measured else None


def without_brackets(text: str) -> str:
    """A text without what stands in brackets; most have none, which is seen in a fifth of the time of a search."""
    return BRACKETS.sub("", text) if "(" in text or "[" in text else text


def _mask(text: str) -> str:
    """The text with what stands in quotation marks and brackets blanked out, so that its punctuation does not cut."""
    return _HIDDEN.sub(lambda match: "□" * len(match[0]), text)
