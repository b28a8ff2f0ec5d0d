"""Commitments without a number: a verb of work and something that has a name (启动青澜湖大桥建设, 出台《…办法》).

Only what can be found again by its name is listed; what a plan says of no thing in particular (坚持…, 着力提升…水平) is not.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from reportdiff.lang.section_tree import part_at
from reportdiff.lang.zh.facts import sentences
from reportdiff.lang.zh.resolve import deadline_in, owner_in, strength_in
from reportdiff.lang.zh.view import half_width
from reportdiff.model import Commitment, Fact, Part, Section, Span

# A clause: up to a mark that is not within quotation marks, brackets or a title.
_CLAUSE = re.compile(r"(?:“[^”\n]{0,60}”|《[^》\n]{0,60}》|\([^()\n]{0,60}\)|[^,;:。!?\n])+")
_TITLE = re.compile(r"《[^》]{3,40}》")
_PLAN_PERIOD = re.compile(r"“十[一二三四五六七八九]?五”")
_PIECE = re.compile(r"(?:“[^”]*”|《[^》]*》|[^、和及与])+")
# 等重点项目, 纳入国家规划: what follows tells no more of the name.
_NO_MORE = re.compile(r"等(?!级|额|效)|纳入|列入|暨|早日|尽快|取得|加快|提质|建设(?!者)")
_HAS_DIGIT = re.compile(r"\d")
_RESOLVE = frozenset({"确保", "力争", "争取"})
_WHEN = re.compile(
    r"(?:到|至)?(?:20\d\d年)?(?:\d{1,2}月)?(?:年?[底末])?(?:之?前|[初中末底])|上半年|下半年|年内|[一二三四]季度(?:前|内)?"
)
_MARKS = re.compile(r"[“”‘’《》\s()·]")
_SHORTEST = 5  # characters of a name with its kind: 云湖桥 is too short to be looked for, 青澜湖大桥 is not
_LONGEST = 24
_CLAUSE_MAX = 120
_NOBODY = re.compile(r"一批|一系列|更多|各类|各项|若干|相关|有关|重点|重大")  # of no thing in particular
_HAN = re.compile(r"[\u4e00-\u9fffA-Za-z]{2}")


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    verb: re.Pattern[str]
    adverb: re.Pattern[str]
    kind: re.Pattern[str]
    generic: re.Pattern[str]
    same: tuple[tuple[str, str], ...]


def _any_of(words: list[str]) -> str:
    return "(?:" + "|".join(map(re.escape, sorted(set(words), key=lambda word: (-len(word), word)))) + ")"


@cache
def _vocabulary() -> _Vocabulary:
    data = tomllib.loads((files(__package__) / "commitments.toml").read_text(encoding="utf-8"))
    return _Vocabulary(
        re.compile(_any_of(data["verbs"])),
        re.compile(_any_of(data["adverbs"]) + "+"),
        re.compile(_any_of(data["kinds"]) + r"(?![\u4e00-\u9fff]?[级化])"),
        re.compile(_any_of(data["generic"])),
        tuple(data["same"].items()),
    )


def read_commitments(
    text: str,
    view: str,
    sections: Sequence[Section],
    turns: Sequence[tuple[int, Part]],
    body: tuple[int, int],
    facts: Sequence[Fact],
) -> tuple[Commitment, ...]:
    """The commitments of a report's plan, in order; a clause that states a figure is that of a fact."""
    starts = [section.start for section in sections]
    figures = [fact.start for fact in facts]
    found: list[Commitment] = []
    for first, last in sentences(view, body):
        if part_at(turns, first) is not Part.PLAN:
            continue
        owner = owner_in(view, first, last)
        for start, end in _clauses(view, first, last):
            if bisect_right(figures, end) > bisect_right(figures, start):
                continue
            if promise := _promise(view, start, end):
                begun, action, names = promise
                near = view[max(first, begun - 30) : end]
                section = _section(sections, starts, begun)
                found.append(
                    Commitment(
                        id=f"c{len(found) + 1}",
                        start=begun,
                        end=end,
                        text=text[begun:end],
                        section=section.id if section else None,
                        action=action,
                        object=text[begun + len(action) : end].strip(),
                        names=names,
                        strength=strength_in(near),
                        deadline=deadline_in(near),
                        owner=owner,
                    )
                )
    return tuple(found)


def _clauses(view: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _CLAUSE.finditer(view, start, end):
        first, last = match.span()
        while first < last and view[first].isspace():
            first += 1
        while last > first and view[last - 1].isspace():
            last -= 1
        if 6 <= last - first <= _CLAUSE_MAX:
            yield first, last


def _promise(view: str, start: int, end: int) -> tuple[int, str, tuple[str, ...]] | None:
    """Where a clause's verb stands, the verb, and what is named after it; ``None`` for a clause that promises nothing."""
    words = _vocabulary()
    promise = None
    while True:
        verb = words.verb.match(view, start, end)
        if verb is None:
            opening = _WHEN.match(view, start, end) or words.adverb.match(view, start, end)
            if opening is None:
                return promise
            start = opening.end()
            continue
        names = tuple(dict.fromkeys(_names(view[verb.end() : end])))
        promise = (start, verb[0], names) if names else promise
        if verb[0] not in _RESOLVE:
            return promise
        start = verb.end()  # 力争开通…: the work is to open, and to strive is how firmly it is promised


def _names(object_: str) -> Iterator[str]:
    """What a promise names: titles, quotations, and proper words before the kind of a thing (青澜湖大桥)."""
    words = _vocabulary()
    for match in _PIECE.finditer(object_):
        piece = match[0]
        if title := _TITLE.search(piece):
            yield title[0]
            continue
        if more := _NO_MORE.search(piece):
            piece = piece[: more.start()]
        kinds = list(words.kind.finditer(piece))
        if not kinds or _HAS_DIGIT.search(piece) or _PLAN_PERIOD.search(piece):
            continue
        name = _leading(piece[: kinds[-1].end()])
        proper = words.generic.sub("", words.kind.sub("", name))
        if _NOBODY.match(name):
            continue
        if _SHORTEST <= len(name) <= _LONGEST and len(_MARKS.sub("", proper)) >= 2 and _HAN.search(proper):
            yield name


def _leading(name: str) -> str:
    """A name without the verbs and words of manner before it: 高标准建设云湖新城 is 云湖新城."""
    words = _vocabulary()
    while opening := words.verb.match(name) or words.adverb.match(name):
        name = name[opening.end() :]
    return name


def _section(sections: Sequence[Section], starts: Sequence[int], position: int) -> Section | None:
    index = bisect_right(starts, position) - 1
    by_id = {section.id: section for section in sections}
    section = sections[index] if index >= 0 else None
    while section and section.end <= position:
        section = by_id.get(section.parent or "")
    return section


def sought(commitment: Commitment) -> tuple[str, ...]:
    """The names of a commitment in the spelling in which they are looked for."""
    return tuple(compared(name) for name in commitment.names)


def telling(commitment: Commitment) -> tuple[str, ...]:
    """The words of a commitment's names that say which thing it is, without its kind and what any thing may be called."""
    words = _vocabulary()
    parts = (words.generic.sub(" ", words.kind.sub(" ", compared(name))) for name in commitment.names)
    return tuple(piece for part in parts for piece in part.split())


def compared(text: str) -> str:
    """A text in the spelling in which names are looked for in it: 沪渝蓉高速铁路 is 沪渝蓉高铁."""
    plain = _MARKS.sub("", half_width(text))
    for long, short in _vocabulary().same:
        plain = plain.replace(long, short)
    return plain


def pieces(text: str) -> frozenset[str]:
    """The pairs of characters of a text."""
    return frozenset(text[at : at + 2] for at in range(len(text) - 1))


def spoken(text: str) -> tuple[Span, ...]:
    """The sentences of a text, and the parts of them that ； ends."""
    view = half_width(text)
    return tuple(
        Span(start + match.start(), start + match.end())
        for start, end in sentences(view, (0, len(view)))
        for match in re.finditer(r"[^;]+", view[start:end])
    )
