"""The language that the program speaks in: help, errors and progress, out of one catalogue (``messages/``).

Messages are written in English where they arise, the rooms of the library among them, and put into the user's language here, where
they leave the program: by ``--ui``, else by the system's locale. What a result says of a report has words of its own, in ``rendering``.
"""

from __future__ import annotations

import os
import re
import sys
import tomllib
from collections.abc import Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import takewhile

from reportdiff.errors import ReadError

SOURCE = "en"  # the language that messages are written in
LANGUAGES = (SOURCE, "zh")

_LOCALES = ("LC_ALL", "LC_MESSAGES", "LANG")
_HOLE = "{}"
_PLACE = re.compile(r"\{(\d)\}")
_CHINESE = 0x04  # the primary language of a Windows language identifier
_spoken: ContextVar[str] = ContextVar("spoken", default=SOURCE)


@dataclass(frozen=True, slots=True)
class Template:
    """A message with holes: what it looks like, and how it is said."""

    shape: re.Pattern[str]
    said: str


def asked_for(arguments: Sequence[str]) -> str | None:
    """The language that ``--ui`` names among the arguments, if one does."""
    flags = list(takewhile(lambda one: one != "--", arguments))
    for at, one in enumerate(flags):
        value = one.partition("=")[2] if one.startswith("--ui=") else flags[at + 1] if one == "--ui" and flags[at + 1 :] else ""
        if value in LANGUAGES:
            return value
    return None


def of_locale(environment: Mapping[str, str] | None = None) -> str:
    """The language of the system, English where it has another."""
    told = os.environ if environment is None else environment
    if sys.platform == "win32" and not any(told.get(name) for name in _LOCALES):
        import ctypes

        return "zh" if ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF == _CHINESE else SOURCE
    # as gettext has it: the first that is set decides, and LANGUAGE lists several, but only where there is a locale at all
    locale = next((told[name] for name in _LOCALES if told.get(name)), "")
    named = [*told.get("LANGUAGE", "").split(":"), locale] if locale and locale not in ("C", "POSIX") else [locale]
    return next((code for one in named if (code := re.split("[_.@-]", one.lower())[0]) in LANGUAGES), SOURCE)


def speak(language: str) -> None:
    """Say what follows in ``language``, one of ``LANGUAGES``."""
    _spoken.set(language)


def spoken() -> str:
    """The language that is spoken now."""
    return _spoken.get()


def error(fault: Exception) -> str:
    """The message of an error that the library raised."""
    if isinstance(fault, ReadError):
        joint = "；" if spoken() == "zh" else "; "
        colon = "：" if spoken() == "zh" else ": "
        return f"{fault.source}{colon}{said(fault.fault)}{joint}{said(fault.remedy)}"
    return said(str(fault))


def said(message: str) -> str:
    """A message in the language that is spoken; as it is where the catalogue has none."""
    if spoken() == SOURCE:
        return message
    whole, holed = catalogue(spoken())
    if message in whole:
        return whole[message]
    for template in holed:
        if found := template.shape.fullmatch(message):
            return _put(template.said, [said(part) if part else "" for part in found.groups()])
    return message


def filled(english: str, *values: object) -> str:
    """A message with holes of the catalogue, with these values in them."""
    told = english if spoken() == SOURCE else messages(spoken()).get(english, english)
    if told is english:
        return english.replace(_HOLE, "%s") % values
    return _put(told, values)


def _put(told: str, values: Sequence[object]) -> str:
    return _PLACE.sub(lambda place: str(values[int(place[1]) - 1]), told)


@cache
def catalogue(language: str) -> tuple[Mapping[str, str], tuple[Template, ...]]:
    """The messages of a language: those that are always the same, and those with holes, the most particular first."""
    whole = {english: there for english, there in messages(language).items() if _HOLE not in english}
    holed = [english for english in messages(language) if _HOLE in english]
    holed.sort(key=lambda english: -len(english.replace(_HOLE, "")))
    return whole, tuple(Template(_shape(english), messages(language)[english]) for english in holed)


@cache
def messages(language: str) -> Mapping[str, str]:
    """Every message of the catalogue, by how it is written in the code."""
    text = (resources.files(__package__) / "messages" / f"{language}.toml").read_text(encoding="utf-8")
    return {english: there for part in tomllib.loads(text).values() for english, there in part.items()}


def page_of_rule(code: str, language: str) -> str | None:
    """What a rule of ``check`` finds, in a language other than that of the code; ``None`` where that has no page of it."""
    page = {} if language == SOURCE else _pages(language)
    return page[code].strip() if code in page else None


@cache
def _pages(language: str) -> Mapping[str, str]:
    text = (resources.files(__package__) / "messages" / f"rules.{language}.toml").read_text(encoding="utf-8")
    found: Mapping[str, str] = tomllib.loads(text)["rules"]
    return found


def _shape(english: str) -> re.Pattern[str]:
    return re.compile("(.*?)".join(re.escape(piece) for piece in english.split(_HOLE)), re.DOTALL)
