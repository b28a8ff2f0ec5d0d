"""What the name and folders of a file say of it: the year, and which files are of one series.

    counties/qinglan2024.docx   2024, series counties/qinglan
    2025/qinglan.html           2025, series qinglan
    harwick/plan 2021-22.pdf    2022, series harwick/plan
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from pathlib import PurePosixPath

# 2024, FY2024, 2021-22 and 2021/2022 (the year in which it ends); no part of a longer number, and not 2024-01-15.
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:[-–—_ ]((?:(?:19|20)\d\d)|\d\d)(?![-–—_.]?\d))?(?!\d)")
_SEAM = re.compile(r"[\s._\-–—()（）\[\]]+")
_LANGUAGE = re.compile(r"[a-z]{2}([-_][A-Za-z]{2,4})?\Z")  # report.zh.txt, report.en-GB.txt


@dataclass(frozen=True, slots=True)
class Named:
    """What a path says: the year, if one; the series, which is the path without it; the issuer, as well as it can."""

    series: str
    year: int | None
    issuer: str


def named(path: str) -> Named:
    """What a path says of the report there; the innermost part of it that holds one year tells the year."""
    *folders, name = PurePosixPath(path.replace("\\", "/")).parts
    parts = [*folders, _stem(name)]
    year = None
    for place in reversed(range(len(parts))):
        found = list(_YEAR.finditer(parts[place]))
        told = {_year(match) for match in found}
        if len(told) == 1:
            year = told.pop()
            parts[place] = "".join(_pieces(parts[place], found))
        if found:
            break  # where there are two, 2019-2023 plan 2024, nobody can tell
    parts = [_SEAM.sub(" ", part).strip() for part in parts]
    return Named("/".join(parts).casefold(), year, next((part for part in reversed(parts) if part), ""))


def _year(match: re.Match[str]) -> int:
    """The year that is meant: of two that follow each other the one in which a financial year ends."""
    first, second = int(match[1]), match[2]
    if second and int(second) % 100 == (first + 1) % 100 and (len(second) == 2 or int(second) == first + 1):
        return first + 1
    return first


def _pieces(text: str, matches: list[re.Match[str]]) -> list[str]:
    """A text without its years, each with the second half where it is one."""
    pieces, start = [], 0
    for match in matches:
        end = match.end() if _year(match) != int(match[1]) else match.end(1)
        pieces.append(text[start : match.start()])
        start = end
    return [*pieces, text[start:]]


def _stem(name: str) -> str:
    """A file's name without what says its format, language or encoding."""
    stem, *endings = name.split(".")
    del endings[-1:]
    while endings and _says_nothing(endings[-1]):
        del endings[-1]
    return ".".join([stem, *endings])


def _says_nothing(ending: str) -> bool:
    if _LANGUAGE.match(ending):
        return True
    try:
        return bool(codecs.lookup(ending).name)
    except LookupError:
        return False
