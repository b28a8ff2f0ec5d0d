"""Who is to see to the tasks of a plan, and by when, where it says so apart from them: in brackets behind, in lines below."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportdiff.analysis.listed import cut_at
from reportdiff.analysis.sentences import line_at
from reportdiff.lang.zh.patterns import patterns, table
from reportdiff.languages.folder import folder
from reportdiff.model import Assignment, Role, Span

_SAID = patterns("assigning.toml")
_BRACKETS = re.compile(r"[(【\[](?P<said>(?:[^()【】\[\]\n]|\([^()\n]{0,24}\)){2,300})[)】\]]")
_ASIDE = _SAID["an aside"]
_ETC, _PERSON = _SAID["etc"], _SAID["a person"]
_PARTICLES = table("classes.toml", "particles")
_PARTS = re.compile(r"[,;。]")
_NUMBERED = _SAID["numbered"]
_ENDS = re.compile(r"\s*(?:[。;]|$)", re.MULTILINE)
_BETWEEN = " \t\n\u3000,;。"
_GAP = re.compile(r"[\s,;。]*")
_FEWEST = 3  # brackets that hold offices and nothing else: a single one may name whom a sentence speaks of


@dataclass(frozen=True, slots=True)
class _Said:
    """What a bracket or line says: offices by what they do, and the day; ``plain`` where it lists offices and says no more."""

    lead: tuple[str, ...] = ()
    share: tuple[str, ...] = ()
    charge: tuple[str, ...] = ()
    due: str | None = None
    plain: bool = False

    def and_that(self, other: _Said) -> _Said:
        """What both say."""
        return _Said(
            self.lead + other.lead, self.share + other.share, self.charge + other.charge, self.due or other.due, self.plain and other.plain
        )


@dataclass(frozen=True, slots=True)
class _Place:
    """Where something is said, and whether in a line of its own."""

    start: int
    end: int
    said: _Said
    line: bool


def assignments(text: str) -> tuple[Assignment, ...]:
    """What a plan says of who sees to which stretch of it, in the order of the text; what is said of one stretch in several
    lines is one."""
    view = folder("zh").view(text)
    places = list(_joined(view, _believed(_places(view))))
    first_leads = bool(places) and _SAID["first leads"].search(view) is not None
    found: list[Assignment] = []
    end = 0
    for place in places:
        start = _begun(view, end, place)
        start = place.start - len(view[start : place.start].lstrip(_BETWEEN))
        end = place.end
        if start < place.start:
            found.append(Assignment(Span(place.start, place.end), Span(start, place.start), *_who(place.said, first_leads=first_leads)))
    return tuple(sorted([*found, *_within(view, found)], key=lambda one: (one.covers.start, one.said.start)))


def assigned(told: Sequence[tuple[Role, str, str]]) -> tuple[str | None, tuple[str, ...], str | None]:
    """The same by the columns of a row of a table: 牵头单位, 责任单位, 完成时限."""
    what = _Said()
    for role, head, text in told:
        label = _SAID["label"].search(folder("zh").view(head) + ":")
        if role is Role.DEADLINE:
            what = what.and_that(_Said(due=text))
        elif label or role is Role.PARTNER:
            what = what.and_that(_by_role(folder("zh").view(text), "share" if label is None else label.lastgroup or "charge"))
        else:
            what = what.and_that(_Said(charge=(text,)))
    return _who(what, first_leads=False)


def _who(what: _Said, *, first_leads: bool) -> tuple[str | None, tuple[str, ...], str | None]:
    """Who leads: who is said to; of those whose task it is the first where the plan says so of all lists, or the only one."""
    lead, others = what.lead, (*what.charge, *what.share)
    if not lead and what.charge and (first_leads or len(what.charge) == 1):
        lead, others = what.charge[:1], (*what.charge[1:], *what.share)
    return "、".join(lead) or None, tuple(dict.fromkeys(others)), what.due


def _places(view: str) -> Iterator[_Place]:
    """Every bracket and line that says who or when, and what it says."""
    position = 0
    for line in re.finditer(r"[^\n]+", view):
        if _SAID["line"].match(line[0]):
            if said := _labelled(line[0]):
                yield _Place(line.start(), line.end(), said, True)
            continue
        begins = len(line[0]) - len(line[0].lstrip()) + line.start()
        for bracket in _BRACKETS.finditer(view, max(position, line.start()), line.end()):
            inside = bracket["said"].strip()
            said = _labelled(inside) if _SAID["line"].match(inside) else _told(inside)
            if said and not (said.plain and not _ENDS.match(view, bracket.end())):
                yield _Place(bracket.start(), bracket.end(), said, begins >= bracket.start())
        position = line.end()


def _believed(places: Iterator[_Place]) -> list[_Place]:
    """Those of them that do so surely: offices alone in brackets only where many are."""
    found = list(places)
    plain = sum(place.said.plain for place in found)
    return [place for place in found if not place.said.plain or plain >= _FEWEST or plain < len(found)]


def _joined(view: str, places: list[_Place]) -> Iterator[_Place]:
    """Places with nothing between them as one."""
    held: _Place | None = None
    for place in places:
        if held and _GAP.fullmatch(view, held.end, place.start) and (place.line or "\n" not in view[held.end : place.start]):
            held = _Place(held.start, place.end, held.said.and_that(place.said), held.line)
            continue
        if held:
            yield held
        held = place
    if held:
        yield held


def _begun(view: str, end: int, place: _Place) -> int:
    """Where the task begins of which is said who sees to it: in the paragraph of a bracket; before a line at the numbered
    paragraph that stands nearest, else at the paragraph above. Never before what is said of the task above."""
    if not place.line:
        return max(end, view.rfind("\n", 0, place.start) + 1)
    above = view[end : place.start].rstrip()
    numbered = [match.start() for match in _NUMBERED.finditer(above)]
    return end + (numbered[-1] if numbered else above.rfind("\n") + 1)


def _labelled(said: str) -> _Said | None:
    """What follows each label: 牵头单位:县民政局;配合单位:县财政局."""
    labels = list(_SAID["label"].finditer(said))
    what = _Said()
    for label, following in zip(labels, [*labels[1:], None], strict=True):
        told = said[label.end() : following.start() if following else len(said)].strip(" ,;。*_　")
        told = _ASIDE.sub("", told).strip(" ,;。*_　")
        if label.lastgroup == "due":
            what = what.and_that(_Said(due=told or None))
        elif _PERSON.search(label[0]) is None:  # who answers for it in person is nothing to sort offices by
            what = what.and_that(_by_role(told, label.lastgroup or "charge"))
    return what if what != _Said() else None


def _by_role(told: str, role: str) -> _Said:
    """Offices under a label; one that says of some that they lead is believed (县财政局、县审计局分别牵头)."""
    what = _Said()
    for part in filter(None, map(str.strip, _PARTS.split(told))):
        known = _part(part)
        if known and not known.plain:
            what = what.and_that(known)
        else:
            offices = _offices(part) or tuple(filter(None, _ETC.sub("", part).split("、")))
            what = what.and_that(_of(role, offices))
    return what


def _told(said: str) -> _Said | None:
    """What brackets say without labels; ``None`` where any part of it is neither offices nor a day."""
    what = _Said(plain=True)
    for part in filter(None, map(str.strip, _PARTS.split(_ASIDE.sub("", said)))):
        known = _part(part)
        if known is None:
            return None
        what = what.and_that(known)
    return what if what.lead or what.share or what.charge else None


def _part(part: str) -> _Said | None:
    if _SAID["due"].match(part):
        return _Said(due=part, plain=True)
    for role in ("lead", "share", "charge"):
        if (done := _SAID[role].search(part)) and (offices := _offices(part[: done.start()].removeprefix(_PARTICLES["by"]))):
            return _of(role, offices)
    offices = _offices(part)
    return _Said(charge=offices, plain=True) if offices else None


def _of(role: str, offices: tuple[str, ...]) -> _Said:
    """Offices that do one thing."""
    return _Said(lead=offices) if role == "lead" else _Said(share=offices) if role == "share" else _Said(charge=offices)


def _offices(listed: str) -> tuple[str, ...]:
    """The offices of a list; none where anything in it is no office."""
    found: list[str] = []
    unit = _SAID["unit"]
    for piece in _pieces(_ETC.sub("", listed.strip()), ands=False):
        two = _pieces(piece, ands=True)  # 县财政局和县水利局, but 县发展和改革局
        if len(two) > 1 and all(map(unit.match, two)):
            found += two
        elif unit.match(piece):
            found.append(piece)
        else:
            return ()
    return tuple(found)


def _pieces(listed: str, *, ands: bool) -> list[str]:
    """What a list holds, cut at its marks, or also at 和 and 会同."""
    places = [one for one in folder("zh").joints(listed, "along_with") if one.mark or ands]
    return [piece.strip() for piece in cut_at(listed, places) if piece.strip()]


def _within(view: str, found: list[Assignment]) -> Iterator[Assignment]:
    """What sentences say themselves: 由县教育局牵头,县财政局配合."""
    said, line, sentences = [(one.said.start, one.said.end) for one in found], (0, 0), [(0, 0)]
    for match in _SAID["within"].finditer(view):
        start = match.start()
        lead, share = _offices(match["lead"]), _offices(match["share"])
        if lead and share and not _holding(said, start):
            if start >= line[1]:  # no line is cut into its sentences again for each that says so
                line = line_at(view, start)
                sentences = list(folder("zh").sentences(view, line))
            if around := _holding(sentences, start):
                yield Assignment(Span(start, start), Span(*around), "、".join(lead), share, None)


def _holding(stretches: Sequence[tuple[int, int]], place: int) -> tuple[int, int] | None:
    """Which of some stretches that follow on each other holds a place."""
    at = bisect_right(stretches, place, key=lambda one: one[0]) - 1
    return stretches[at] if at >= 0 and place < stretches[at][1] else None
