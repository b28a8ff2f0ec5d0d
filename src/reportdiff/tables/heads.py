"""What a head says: years and months, plan or result, what sort of column it is, its unit, and what is left as a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from reportdiff.lang.tables import TableLanguage, TableUnit, TableWords
from reportdiff.model import Kind, Role
from reportdiff.tables.text import MARKS_AT_END, has_letters, said

_BRACKETS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_ASIDES = re.compile(r"[(\[][^()\[\]]*(?:[)\]]|\Z)")  # the last one may have lost its end
_LEAST_HAN, _LEAST_LATIN = 2, 3  # characters of a name
_HAN, _LATIN = re.compile(r"[\u3400-\u9fff]"), re.compile(r"[A-Za-z]")
_YEAR = r"(?<![\d.,])(?:19|20)\d\d(?!\d|[.,]\d)"
_DIGIT = re.compile(r"\d")
_PERCENT = re.compile(r"[%‰]")
_EDGES = " ,.:;/|·—–-()[]&+±%‰'\"“”"

# What a column is that a head names as a whole, and by a word in it; the first that fits counts.
_WHOLE = (("number", Role.NUMBER), ("code", Role.OTHER))
_PART = (
    ("rank", Role.RANK), ("weight", Role.OTHER), ("deadline", Role.DEADLINE), ("owner", Role.OWNER), ("partner", Role.PARTNER),
    ("note", Role.OTHER), ("completion", Role.COMPLETION), ("share", Role.SHARE), ("growth", Role.GROWTH), ("change", Role.CHANGE),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """What a head, or several heads above one another, say.

    ``role`` is ``None`` for a head that may be one of values; ``labels`` are the sorts of label that it may be the head of;
    ``about`` is what it names; ``relative`` the year before or after that of the table; ``base`` the year that a change is
    told against; ``this_month`` and ``whole_year`` where it says 本月, 全年; ``several`` where it sums up years; ``plain``
    where it only says that its figures are no rates (绝对数); ``unit_at_end`` where it heads labels that end in a unit
    (Indicator Unit).
    """

    text: str = ""
    role: Role | None = None
    labels: frozenset[str] = frozenset()
    may_be_status: bool = False
    kind: Kind | None = None
    plain: bool = False
    years: tuple[int, ...] = ()
    relative: int | None = None
    base: int | None = None
    months: tuple[int, int] | None = None
    this_month: bool = False
    whole_year: bool = False
    several: bool = False
    unit: TableUnit | None = None
    percent: bool = False
    about: str = ""
    unit_at_end: bool = False
    pieces: tuple[str, ...] = field(default=())

    @property
    def year(self) -> int | None:
        return self.years[-1] if self.years else None


def may_name_years(text: str, tongue: TableLanguage) -> bool:
    """Whether a head may name a year, by its number or by the plan that ends in it: what is asked first of each row of a long table."""
    return _DIGIT.search(text) is not None or any(name in text or name in text.replace(" ", "") for name in tongue.words.plans)


@lru_cache(maxsize=16384)
def read_head(pieces: tuple[str, ...], tongue: TableLanguage) -> Told:
    """What the heads of a column say, the uppermost first; what a lower one says goes before the ones above it."""
    told = [_read(piece, tongue) for piece in pieces if piece]
    if not told:
        return Told()
    if len(told) == 1:
        return told[0]
    lower = list(reversed(told))
    joint = tongue.words.head_joint
    several = any(one.several for one in told)
    return Told(
        text=" / ".join(one.text for one in told),
        role=next((one.role for one in sorted(lower, key=_is_bare_percent) if one.role), None),
        labels=lower[0].labels,
        may_be_status=lower[0].may_be_status,
        kind=next((one.kind for one in lower if one.kind), None),
        years=next((one.years for one in lower if one.years), ()),
        relative=next((one.relative for one in lower if one.relative is not None), None),
        base=next((one.base for one in lower if one.base is not None), None),
        months=next((one.months for one in lower if one.months), None),
        this_month=any(one.this_month for one in told), whole_year=any(one.whole_year for one in told),
        plain=any(one.plain for one in told),
        several=several,
        unit=next((one.unit for one in lower if one.unit), None),
        percent=lower[0].percent or any(one.percent for one in told[:-1] if not lower[0].unit),
        about=joint.join(dict.fromkeys(one.about for one in told if one.about)), unit_at_end=told[-1].unit_at_end,
        pieces=tuple(one.text for one in told),
    )


def _is_bare_percent(told: Told) -> bool:
    """Whether a head is only the sign: below another that says what its figures are (Change, %), that counts."""
    return told.text == "%"


def _read(text: str, tongue: TableLanguage) -> Told:
    words = tongue.words
    whole = MARKS_AT_END.sub("", said(text)).strip()
    squeezed = whole if words.spaced else whole.replace(" ", "")
    if words.whole["number"].match(squeezed):
        return Told(squeezed, role=Role.NUMBER, pieces=(squeezed,))
    period = any(pattern.search(squeezed) for pattern, _ in words.periods)  # nine months are no unit
    bare, unit = (squeezed, None) if period else _without_unit(squeezed, tongue)
    timed = words.whole["time"].match(squeezed)  # Year, above years, is no unit
    if unit is None and not timed and not _names_a_role(squeezed, words) and not period and (as_unit := tongue.unit(squeezed)):
        return Told(squeezed, unit=as_unit, percent=as_unit.pint == "percent", role=Role.SHARE if squeezed == "%" else None, pieces=(squeezed,))
    percent = bool(_PERCENT.search(squeezed)) or (unit is not None and unit.pint == "percent")
    undated, years, base, several = _years(bare, words)
    months, undated = _months(undated, words)
    if months and months[0] == months[1] and words.whole_year.search(bare):
        months = None  # year ended 31 December
    undated = undated.strip(_EDGES.replace("%", "").replace("‰", "").replace("±", "").replace("+", "").replace("-", ""))
    role = _role(bare, undated, squeezed, words)
    shielded = words.shielded.sub(lambda found: "□" * len(found[0]), undated)
    several = several or bool(words.several.search(bare))
    relative = _relative(shielded, words, role)
    if not years:
        years = tuple(year for name, year in words.plans.items() if name in bare)
    kind = None if role in (Role.GROWTH, Role.CHANGE, Role.SHARE, Role.RANK) else _kind(shielded, words)
    if role in (Role.GROWTH, Role.CHANGE) and years and base is None and _compares(bare, years[-1], words):
        years, base = years[:-1], years[-1]
    return Told(
        text=squeezed, role=role, labels=_labels(undated or bare, words),
        may_be_status=bool(words.part["status"].search(undated) or words.met.match(undated)),
        kind=kind, plain=bool(words.weakly_actual.search(undated)), years=years, relative=relative, base=base, months=months,
        this_month=bool(words.this_month.search(bare)), whole_year=bool(words.whole_year.search(bare)), several=several,
        unit=unit, percent=percent, about=_about(undated, role, words), unit_at_end=_ends_in_unit(squeezed, words), pieces=(squeezed,),
    )  # fmt: skip


def _ends_in_unit(text: str, words: TableWords) -> bool:
    """Whether a head is of labels and, in one column with them, their units."""
    before, _, last = text.rpartition(" ")
    return words.spaced and bool(before) and bool(words.whole["unit"].match(last)) and not words.whole["unit"].match(text)


def _names_a_role(text: str, words: TableWords) -> bool:
    """Whether a head says what sort of column it is, though it could be a unit (位次)."""
    return any(words.part[name].search(text) if not words.spaced else words.part[name].match(text) for name in ("rank", "weight", "note"))


def _without_unit(text: str, tongue: TableLanguage) -> tuple[str, TableUnit | None]:
    """A head without the unit in brackets or after a comma in it."""
    for bracket in reversed(list(_BRACKETS.finditer(text))):
        inside = bracket[1] if bracket[1] is not None else bracket[2]
        if unit := tongue.unit(inside):
            return (text[: bracket.start()] + text[bracket.end() :]).strip(), unit
    for joint in (",", "、", "/", " "):
        before, found, after = text.rpartition(joint)
        if found and len(before) > 1 and (has_letters(before) or re.fullmatch(_YEAR, before)) and (unit := tongue.unit(after)) and unit.unit != "":
            return before.strip(), unit
    if text.endswith(("%", "‰")) and has_letters(text) and (unit := tongue.unit(text[-1])):
        return text[:-1].strip(), unit
    return text, None


def named_years(text: str, words: TableWords) -> Iterator[tuple[re.Match[str], int]]:
    """The years that a text names, each with where it does; a financial year (2024-25) is the one in which it ends."""
    pattern = _year_pattern(words.year_prefix, words.year_suffix, words.reach, words.split_years)
    for found in pattern.finditer(text):
        yield found, int(found["to"] or _named(found))


def _years(text: str, words: TableWords) -> tuple[str, tuple[int, ...], int | None, bool]:
    """A head without the years in it; the years; the one that it only compares with; whether they are a stretch of years."""
    years: list[int] = []
    base: int | None = None
    several = False
    pieces: list[str] = []
    position = 0
    for found, named in named_years(text, words):
        before = text[position : found.start()]
        compared = words.base.search(text[: found.start()].rstrip()) or (words.base_behind.match(text, found.end()) and _names_others(text, found, words))
        if compared and not found["to"]:
            base = named
        elif found["to"]:
            years.append(named)
            several = several or not (words.split_years and named == _named(found) + 1)
        else:
            years.append(named)
        pieces.append(before)
        position = found.end()
    pieces.append(text[position:])
    joint = " " if words.spaced else ""
    return " ".join(joint.join(pieces).split()) if words.spaced else "".join(pieces), tuple(years), base, several


def _names_others(text: str, found: re.Match[str], words: TableWords) -> bool:
    """Whether a head names another year besides: by 2030 with a 2019 baseline, and not 2019 baseline alone."""
    return any(other.span() != found.span() for other, _ in named_years(text, words))


def _named(found: re.Match[str]) -> int:
    year = found["short"]
    if year:
        return 2000 + int(year)
    first = int(found["year"])
    split = found["split"] or found.groupdict().get("dashed")
    if split:
        return first // 100 * 100 + int(split) if len(split) == 2 else int(split)
    return first


@lru_cache(maxsize=8)
def _year_pattern(prefix: str, suffix: str, reach: str, split: bool) -> re.Pattern[str]:
    """Years: 2025年, FY2024, FY24, 2024/25, 2021—2025年 (``to``); a dash joins one financial year where ``split`` says so."""
    joined = r"(?P<split>\d\d|(?:19|20)\d\d)"
    one = rf"\s?[/／]\s?{joined}(?!\d)" + (r"|\s?[-–]\s?(?P<dashed>\d\d)(?!\d)" if split else "")
    return re.compile(
        rf"(?:(?<![A-Za-z])(?:{prefix})\s?[’']?\s?)?(?P<year>{_YEAR})(?:{one})?(?:\s?(?:{suffix}))?"
        rf"(?:\s?{reach}\s?(?P<to>{_YEAR})(?:\s?(?:{suffix}))?)?"
        rf"|(?<![A-Za-z])(?:{prefix})\s?[’']?(?P<short>\d\d)(?!\d)(?:\s?[/-]\s?\d\d(?!\d))?",
        re.I,
    )


def _months(text: str, words: TableWords) -> tuple[tuple[int, int] | None, str]:
    """The months that a head names, and the head without them."""
    for pattern in words.months:
        if found := pattern.search(text):
            last = int(found["last"])
            first = int(found.groupdict().get("first") or (last if "only" in pattern.groupindex else 1))
            if 1 <= first <= last <= 12:
                return (first, last), text[: found.start()] + text[found.end() :]
    named = [number for _, number in sorted((found.start(), number) for number, name in enumerate(words.month_names, 1) for found in name.finditer(text))]
    for pattern, (first, last) in words.periods:
        if found := pattern.search(text):
            left = (text[: found.start()] + text[found.end() :]).strip()
            begins = named[0] - (last - first) if len(named) == 1 else 0  # three months ended 30 June
            return ((begins, named[0]) if begins >= 1 else (first, last)), left
    alone = text
    for name in words.month_names:
        alone = name.sub("", alone)
    if named and not alone.strip(_EDGES + "to"):  # September, Jan–Mar
        return (named[0], named[-1]), ""
    return None, text


def _role(bare: str, undated: str, whole: str, words: TableWords) -> Role | None:
    full = whole if not words.spaced else whole.strip()
    for name, role in _WHOLE:
        if words.whole[name].match(bare):
            return role
    for name, role in _PART:
        pattern = words.part[name]
        if words.spaced:
            candidates = {full, bare, undated}
            if any(candidate and pattern.match(candidate) for candidate in candidates):
                return role
        elif pattern.search(full if name in ("completion", "growth", "change", "share") else undated):
            return role
    return None


def _labels(text: str, words: TableWords) -> frozenset[str]:
    return frozenset(name for name in ("label", "group", "place", "time", "unit") if words.whole[name].match(text))


def _relative(text: str, words: TableWords, role: Role | None) -> int | None:
    if role in (Role.GROWTH, Role.CHANGE, Role.COMPLETION):
        return None
    for pattern, offset in ((words.previous, -1), (words.next, 1), (words.current, 0)):
        if pattern.search(text):
            return offset
    return None


def _kind(text: str, words: TableWords) -> Kind | None:
    """Plan or result: of several words the last one counts (预算执行数 is a result), and what a bracket says only where nothing else
    does: Target (by 2030, with a 2019 baseline)."""
    bare = _ASIDES.sub(" ", text).strip()
    return (_last_kind(bare, words) if bare != text else None) or _last_kind(text, words)


def _last_kind(text: str, words: TableWords) -> Kind | None:
    last = {
        kind: max((found.end() for found in pattern.finditer(text)), default=-1)
        for kind, pattern in ((Kind.TARGET, words.target), (Kind.ACTUAL, words.actual))
    }
    best = max(last, key=lambda kind: last[kind])
    return best if last[best] >= 0 else None


def _compares(text: str, year: int, words: TableWords) -> bool:
    at = text.rfind(str(year))
    return bool(words.base.search(text[:at].rstrip()))


def _about(text: str, role: Role | None, words: TableWords) -> str:
    """What a head names beside years, plan and result; empty where it names nothing."""
    if role in (Role.NUMBER, Role.OTHER, Role.OWNER, Role.PARTNER, Role.DEADLINE, Role.RANK):
        return ""
    shielded = words.shielded.sub(lambda found: "□" * len(found[0]), text)
    left = words.empty.sub(" ", shielded)
    count = len(_HAN.findall(left)) + left.count("□")
    if count < _LEAST_HAN and len(_LATIN.findall(left)) < _LEAST_LATIN:
        return ""
    return _trimmed(text, role, words)


def _trimmed(text: str, role: Role | None, words: TableWords) -> str:
    """A head's name without the words of plan, result and growth at its ends."""
    name = text
    if role is Role.GROWTH:
        name = words.part["growth"].sub("", name) or name
    if role not in (Role.SHARE, Role.COMPLETION):
        for pattern in (words.target, words.actual):
            for found in reversed(list(pattern.finditer(words.shielded.sub(lambda one: "□" * len(one[0]), name)))):
                if found.start() == 0 or found.end() >= len(name):
                    name = (name[: found.start()] + name[found.end() :]) or name
    return name.strip(_EDGES)
