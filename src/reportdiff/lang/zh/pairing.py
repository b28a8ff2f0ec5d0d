"""Gives each value of a list its own name: A、B和C分别增长x、y和z, or A和B，分别增长x和y; by the first way that has one for each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reportdiff.analysis.listed import cut_at
from reportdiff.analysis.listing import handed_out
from reportdiff.lang.zh.patterns import patterns, table
from reportdiff.lang.zh.sharing import share_names, split_names
from reportdiff.lang.zh.statement import Statement
from reportdiff.lang.zh.verbs import own_subject, split_action, strip_opening
from reportdiff.lang.zh.words import words
from reportdiff.languages.folder import folder

_EACH = table("classes.toml", "particles")["each"]
_HOW_IT_FARES, _WHAT_WAS_SET = patterns("statements.toml")["how things fare"], patterns("verbs.toml")["what was set"]
_NEAR = 12  # characters between two counts of a list


@dataclass(frozen=True, slots=True)
class Values:
    """The values of a list, each read under the words before the first; those words; the clause before them, and the
    statements before."""

    read: Sequence[Statement]
    before: str
    said_before: str
    earlier: Sequence[Statement]

    @property
    def core(self) -> str:
        """The name that they were read under."""
        return self.read[0].core

    @property
    def last(self) -> Sequence[Statement]:
        """The last statements before, as many as there are values; fewer where there are not so many."""
        return self.earlier[-len(self.read) :]

    def under(self, names: Sequence[str]) -> list[tuple[str, str]]:
        """Names that share a verb, of which some have only a part, with it and whole."""
        return [(self.read[0].action, name) for name in share_names(names)] if names else []


_Names = Sequence[tuple[str, str]]  # for each value the verb that its name keeps, and the noun


def pair_up(values: Values) -> list[Statement]:
    """The values, each with the name that is its own."""
    names = handed_out(len(values.read), (way(values) for way in _WAYS))
    if not names:
        return list(values.read)
    return [replace(one, action=action, core=core) for one, (action, core) in zip(values.read, names, strict=True)]


def _two_measures(values: Values) -> _Names:
    """案件31件46人: two measures of one thing, whatever it lists."""
    close = all(one.mention.start == last.mention.tail for last, one in pairwise(values.read))
    return [(one.action, one.core) for one in values.read] if close else ()


def _of_each_counted(values: Values) -> _Names:
    """2个县级、15个镇级市场分别完成投资0.6亿元、2.3亿元: of figures that count things in one list."""
    counted = values.last
    counts = all(one.mention.quantity.pint == "count" for one in counted)
    near = all(other.mention.start - one.mention.tail <= _NEAR for one, other in pairwise(counted))
    if _EACH not in values.before or not counted or not (counts and near and len(counted) == len(values.read)):
        return ()
    of_each = values.core.removeprefix(counted[-1].core).removeprefix(_EACH)
    return [(values.read[0].action, one.core + of_each) for one in counted] if of_each and of_each != values.core else ()


def _around_each(values: Values) -> _Names:
    """A、B分别占比: what is said of each stands behind 分别."""
    core, _, shared = values.core.partition(_EACH)
    return [(values.read[0].action, name + shared) for name in split_names(core, len(values.read))] if core and shared else ()


def _a_verb_each(values: Values) -> _Names:
    """新建、改扩建学校3所、5所: a verb for each value, one noun for all."""
    said = strip_opening(values.before.strip(" 、,"))
    pieces = [piece.strip() for piece in cut_at(said, folder("zh").joints(said))]
    if len(pieces) != len(values.read) or not all(map(words().action_start.fullmatch, pieces[:-1])):
        return ()
    last, noun = split_action(pieces[-1])
    return [(verb, values.core) for verb in (*pieces[:-1], last)] if last and values.core and noun.startswith(values.core) else ()


def _in_its_own_words(values: Values) -> _Names:
    """A和B分别增长x和y: the words before the first value list as many."""
    if not values.core or not own_subject(values.before):
        return ()
    return values.under(split_names(values.core, len(values.read)))


def _in_the_clause_before(values: Values) -> _Names:
    """A和B稳步增长，分别达到x和y."""
    if _EACH not in values.before or own_subject(values.before):
        return ()
    told = _HOW_IT_FARES.sub("", values.said_before)
    if told == values.said_before and not words().heads.search(told):
        return ()
    return [("", name) for _, name in values.under(split_names(strip_opening(told), len(values.read)))]


def _told_before(values: Values) -> _Names:
    """A 5家、B 9家，分别增长x和y: the names of as many figures before."""
    if own_subject(values.before) and not _WHAT_WAS_SET.match(values.before.strip(" 、,")):
        return ()
    return [(one.action, one.core) for one in values.last]


_WAYS: tuple[Callable[[Values], _Names], ...] = (
    _two_measures, _of_each_counted, _around_each, _a_verb_each, _in_its_own_words, _in_the_clause_before, _told_before,
)  # fmt: skip
