"""What a decisions file says: TOML with one ``[[decision]]`` for each target that a person has looked at.

    [[decision]]
    decide = "is"                       # is, not, void, met, missed, carried_over, mentioned, same, rename, or a word of
                                        # words.toml for one of them (是, 未完成 …); "" while nothing is decided
    indicator = "营造林"                 # the target, as OLD has it
    measure = "level"
    target = "8000亩"
    sentence = "完成营造林8000亩"
    name = ""                           # what the target is called from now on; rename says only that
    figure = "8260亩"                   # for is and not: the figure, and the sentence it stands in; for same: those of the other
    figure_sentence = "全年完成营造林8260亩"
    reason = "公报口径一致"
    by = "督查室"
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from reportdiff.errors import SettingsError
from reportdiff.files import bytes_of, toml_of
from reportdiff.model import Decision, Measure, Quote, Verdict

KEYS = ("decide", "indicator", "measure", "target", "sentence", "name", "figure", "figure_sentence", "reason", "by")
_LARGEST = 5_000_000  # bytes: ten thousand entries
_REMEDY = "give a decisions file as --write-decisions makes it"
_VERDICTS = tuple(verdict.value for verdict in Verdict)
_ON_FIGURES = (Verdict.IS, Verdict.NOT, Verdict.SAME)


def load(file: str | os.PathLike[str]) -> tuple[Decision, ...]:
    """The decisions of a file, in its order, those not filled in among them.

    Raises ``SettingsError``, naming file and entry, for what cannot be read or is not allowed.
    """
    return parse(bytes_of(file, _LARGEST, _REMEDY), os.fspath(file))


def parse(data: bytes, name: str) -> tuple[Decision, ...]:
    """The decisions of a file's bytes; ``name`` is what errors call it."""
    table = toml_of(data, name, _REMEDY)
    if unknown := sorted(set(table) - {"decision"}):
        raise SettingsError(f"{name}: unknown key {unknown[0]!r:.60}; a decisions file has [[decision]] entries only")
    entries = table.get("decision", [])
    if not isinstance(entries, list) or not all(isinstance(one, dict) for one in entries):
        raise SettingsError(f"{name}: decision must be entries headed [[decision]]")
    return tuple(_entry(name, number, one) for number, one in enumerate(entries, 1))


def idle(decisions: tuple[Decision, ...]) -> tuple[Decision, ...]:
    """Those that give a reason or a name and decide nothing: somebody began to fill them in."""
    return tuple(one for one in decisions if one.verdict is None and (one.reason or one.by))


def word(verdict: Verdict, lang: str) -> str:
    """How a verdict is written in a form in this language; as the contract has it where the language has no word."""
    said = _words().get(lang, {}).get(verdict.value)
    return said[0] if said else verdict.value


@cache
def _words() -> Mapping[str, Mapping[str, list[str]]]:
    """The words for verdicts, by language and verdict."""
    text = (resources.files(__package__) / "words.toml").read_text(encoding="utf-8")
    found: Mapping[str, Mapping[str, list[str]]] = tomllib.loads(text)
    return found


def _verdict(where: str, said: str) -> Verdict:
    by_word = {one: verdict for words in _words().values() for verdict, several in words.items() for one in several}
    value = by_word.get(said, said)
    if value not in _VERDICTS:
        lists = [", ".join(word(one, lang) for one in Verdict) for lang in _words()]
        allowed = next((one for one in lists if one.isascii() == said.isascii()), ", ".join(_VERDICTS))
        raise SettingsError(f"{where}: decide must be one of {allowed}, not {said!r:.60}")
    return Verdict(value)


def _entry(name: str, number: int, entry: Mapping[str, Any]) -> Decision:
    where = f"{name}: entry {number}"
    for key, value in entry.items():
        if key not in KEYS:
            raise SettingsError(f"{where}: unknown key {key!r:.60}; allowed are {', '.join(KEYS)}")
        if not isinstance(value, str):
            raise SettingsError(f"{where}: {key} must be a text in quotation marks, not {value!r:.60}")
    said = {key: str(entry.get(key, "")).strip() for key in KEYS}
    verdict = _verdict(where, said["decide"]) if said["decide"] else None
    if said["measure"] and said["measure"] not in tuple(Measure):
        raise SettingsError(f"{where}: measure must be one of {', '.join(Measure)}, not {said['measure']!r:.60}")
    needed = ["indicator", "target", "reason", "by"] if verdict else []
    needed += ["figure"] if verdict in _ON_FIGURES else ["name"] if verdict is Verdict.RENAME else []
    if missing := [key for key in needed if not said[key]]:
        raise SettingsError(f"{where}: {missing[0]} is missing; decide = {said['decide']!r} needs it")
    figure = Quote("", "", said["figure"], said["figure_sentence"]) if verdict in _ON_FIGURES else None
    target = Quote(said["indicator"], said["measure"], said["target"], said["sentence"])
    return Decision(number, verdict, target, figure, said["reason"], said["by"], said["name"])
