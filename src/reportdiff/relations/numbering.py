"""Numbers of headings and points, each form for itself; and counts that announce them. Judged only where the outline was
read without gaps: a number that stands in the text and was not read as one is no fault of the author's."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from reportdiff.analysis.rules import Found
from reportdiff.model import Span
from reportdiff.relations.meant import best
from reportdiff.relations.relation import Known, Operand, Relation, number
from reportdiff.relations.sheet import Sheet

_DIGITS = re.compile(r"\d{1,2}|[IVX]{1,5}|[^\W\d_]+")
_LINE = re.compile(r"^[^\S\n]*(?P<n>\d{1,3})[.、)](?=[^\S\n]*[^\W\d])", re.M)
_MOST = 60  # things that a count may announce
_BESIDE = 20  # characters before a count in which another may stand
_BEFORE_LIST = 60  # characters between a count and the first of what it announces
_FEWEST = 4  # numbers of a form from which its outline can be judged
_BROKEN = 0.25  # of the steps of a form, from which its outline is read with gaps


@dataclass(frozen=True, slots=True)
class Numbered:
    """A heading's or a point's number: where it is written, its form (一、, （一）, 1., 一是), its value, its digits."""

    start: int
    end: int
    form: str
    value: int
    digits: str
    heading: bool = False


def read_numbering(sheet: Sheet) -> Iterator[Relation]:
    """Each number against the one of its form before it, each announced count against the numbers after it."""
    numbered = sorted((*_headings(sheet), *_points(sheet)), key=lambda one: one.start)
    by_form: dict[str, list[Numbered]] = {}
    for one in numbered:
        by_form.setdefault(one.form, []).append(one)
    for ones in by_form.values():
        steps = list(_steps(ones))
        broken = sum(not _goes_on(before, one) for before, one in steps)
        whole = len({one.value for one in ones}) == max(one.value for one in ones)
        if len(ones) < _FEWEST or broken <= max(1, _BROKEN * len(steps)) or whole:
            for before, one in steps:
                if _goes_on(before, one) or not _hole(before, one, sheet):
                    yield _relation(before, one, sheet)
    yield from _announced(sheet, by_form)
    yield from _lines(sheet, {one.start for one in numbered})


def _lines(sheet: Sheet, read: Collection[int]) -> Iterator[Relation]:
    """Numbers at the beginnings of lines that are no headings (paragraphs of a speech): one between two that are two apart."""
    found = [Numbered(m.start("n"), m.end("n"), "line", int(m["n"]), m["n"]) for m in _LINE.finditer(sheet.view) if m.start("n") not in read]
    for before, one, after in zip(found, found[1:], found[2:], strict=False):
        if after.value == before.value + 2 and before.value > 0:
            yield _relation(before, one, sheet, "lines")


def _headings(sheet: Sheet) -> Iterator[Numbered]:
    for section in sheet.report.sections:
        written = sheet.language.folder.view(section.number or "")
        digits = _DIGITS.search(written)
        if digits is not None and not re.search(r"\d[.\-]\d", written):
            value = sheet.language.folder.numeral(digits[0])
            if value and not _goes_on_as_list(section.start + len(written), value, sheet):
                form = written.replace(digits[0], _sort(digits[0]), 1)
                yield Numbered(section.start, section.start + len(written), form, value, digits[0], heading=True)


def _goes_on_as_list(at: int, value: int, sheet: Sheet) -> bool:
    """Whether a number at the beginning of a line is no heading's, but the first of a list: 三、四级手术."""
    while at < len(sheet.view) and sheet.coded.code[at] in "、. ":
        at += 1
    end = at
    numerals = sheet.cues.vocabulary.codes["numeral"]
    while end < len(sheet.view) and sheet.coded.code[end] in numerals:
        end += 1
    return end > at and sheet.language.folder.numeral(sheet.view[at:end]) == value + 1


def _points(sheet: Sheet) -> Iterator[Numbered]:
    for found in sheet.giving("point"):
        digits, place = found.kept["number"], found.kept.get("point", found.kept["number"])
        value = sheet.numeral(digits)
        if value:
            yield Numbered(place.start, place.end, found.rule.name, value, sheet.words(digits))


def _sort(digits: str) -> str:
    return "1" if digits.isdecimal() else "I" if digits.isascii() and digits.isupper() else "a"


def _steps(ones: Sequence[Numbered]) -> Iterator[tuple[Numbered | None, Numbered]]:
    """Each number with the one before it of its form, and none for the first of a list."""
    before: Numbered | None = None
    due = 0  # the number that should follow where the last one is wrong
    for one in ones:
        if one.value == due:
            before = one
            due = 0
            continue
        if one.value != 1 or before is None:
            yield before, one
        due = before.value + 2 if before is not None and not _goes_on(before, one) and one.value != 1 else 0
        before = one


def _goes_on(before: Numbered | None, one: Numbered) -> bool:
    return one.value == (before.value if before else 0) + 1


def _hole(before: Numbered | None, one: Numbered, sheet: Sheet) -> bool:
    """Whether the number that is missed stands in the text all the same, and was not read as one."""
    missing = sheet.language.folder.written(before.value + 1 if before else 1, one.digits)
    written = sheet.view[one.start : one.end].replace(one.digits, missing, 1).strip()
    return _stands(written, sheet.view[before.end if before else 0 : one.start])


def _stands(written: str, text: str) -> bool:
    own = re.escape(written)
    return bool(written) and re.search(rf"^\s*{own}|(?<![\w.]){own}(?!\d)", text, re.M) is not None


def _relation(before: Numbered | None, one: Numbered, sheet: Sheet, kind: str = "") -> Relation:
    now = number(sheet.report, one.start, one.end, one.value)
    last = number(sheet.report, before.start, before.end, before.value) if before else number(sheet.report, one.start, one.start, 0)
    step = number(sheet.report, one.start, one.start, 1)
    kind = kind or ("headings" if one.heading else "points")
    due = sheet.language.folder.written((before.value if before else 0) + 1, one.digits)
    at = sheet.view.index(one.digits, one.start)
    text = sheet.report.text
    expected = f"{text[one.start : at]}{due}{text[at + len(one.digits) : one.end]}".strip()
    says = {"expected": expected, "first": before is None}
    operands = (("last", last), ("years", step), ("now", now))
    return Relation("goes-on", f"numbering, {kind} {_sort(one.digits)}", Known.CLAUSE, operands, one.start, one.end, says)


def _announced(sheet: Sheet, by_form: dict[str, list[Numbered]]) -> Iterator[Relation]:
    """以下六个方面: and then 一是 to 六是, or （一） to （六）: the first list after the count."""
    listed = [(ones[i].start, ones, i) for ones in by_form.values() for i in range(len(ones)) if ones[i].value == 1]
    firsts = sorted(listed, key=lambda one: one[0])
    starts = [start for start, _, _ in firsts]
    announcing = list(sheet.giving("announces"))
    for found in announcing:
        at = bisect_left(starts, found.kept["count"].end)
        if at == len(firsts) or firsts[at][0] - found.end > _BEFORE_LIST:
            continue
        begins, ones, i = firsts[at]
        first, last = ones[i], _last_of(ones, i)
        if "name" in found.kept:
            meant = _have(sheet.words(found.kept["name"]), ones[i : ones.index(last) + 1], sheet)
        else:
            meant = not any("name" not in one.kept and found.start < one.start and one.kept["count"].end <= begins for one in announcing)
        if meant and last.value != 1 and not _open_list(ones, i, sheet):
            points = number(sheet.report, first.start, last.end, last.value)
            yield from best([
                Relation("count", found.rule.name, Known.CLAUSE, (("said", said), ("listed", points)), said.start, last.end)
                for said in _counts(found, sheet)
            ])  # fmt: skip


def _have(name: str, ones: Sequence[Numbered], sheet: Sheet) -> bool:
    """Whether each of these headings has a name that is counted."""
    titled = {section.start: section.title for section in sheet.report.sections}
    return all(one.heading and name in titled[one.start] for one in ones)


def _counts(found: Found, sheet: Sheet) -> Iterator[Operand]:
    """The count that is announced, and others beside it: 以下六个方面、26项工作."""
    place = found.kept["count"]
    start, _ = sheet.sentence_at(place.start)
    near = [Span(one.start, one.end) for one in sheet.told(max(start, place.start - _BESIDE), place.start)]
    near += [other.kept["count"] for other in sheet.giving_in("aspects", start, place.start)]
    for one in (place, *near):
        figure = sheet.figure(one)
        value = sheet.counted(figure) if figure is not None else sheet.numeral(one)
        if value and 1 < value <= _MOST:
            yield number(sheet.report, one.start, one.end, value)


def _last_of(ones: Sequence[Numbered], i: int) -> Numbered:
    """The last number of the list that begins with the i-th of its form."""
    last = ones[i]
    for one in ones[i + 1 :]:
        if one.value <= last.value:
            break
        last = one
    return last


def _open_list(ones: Sequence[Numbered], i: int, sheet: Sheet) -> bool:
    """Whether a number after the last one stands in the text and was not read."""
    last = _last_of(ones, i)
    following = next((one for one in ones[i + 1 :] if one.start > last.start), None)
    end = following.start if following else len(sheet.view)
    written = sheet.view[last.start : last.end].replace(last.digits, sheet.language.folder.written(last.value + 1, last.digits), 1)
    return written.strip() in sheet.view[last.end : end]
