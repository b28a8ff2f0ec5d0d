"""What lines and files say of themselves before a language is known, as ``wording.toml`` has it: numbers of headings and pages,
fields, styles, the characters that running text is made of."""

from __future__ import annotations

import tomllib
from importlib.resources import files

_SAID = tomllib.loads((files(__package__) / "wording.toml").read_text(encoding="utf-8"))

NUMERALS: str = _SAID["numerals"]
SCALES: str = _SAID["scales"]
BOUNDS = "|".join(_SAID["bounds"])
TO: str = _SAID["to"]
ABOUT: str = _SAID["about"]
YEAR: str = _SAID["year"]
MONTH: str = _SAID["month"]
PAGE, PAGES = tuple(_SAID["page"]), tuple(_SAID["pages"])
STYLES = "|".join(_SAID["styles"])
FIELDS = {name: field for field, names in _SAID["fields"].items() for name in names}
COMMON = frozenset(_SAID["common"]["characters"]) - {"\n"}
# How a heading or a point of a list begins: 一、 （二） 第三章.
NUMBERED = rf"[（(]?[{NUMERALS}]{{1,3}}[)）、]|第[{NUMERALS}]{{1,3}}[{_SAID['parts']}]"
