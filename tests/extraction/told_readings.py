"""All that is read of the texts of the corpora, many together in a report, as they are and said otherwise in one way.

The corpora say what a reader takes from a sentence that stands alone. What stands before it in its paragraph, under which heading, and
what is left of it where it says a little less is not in them: ``told_readings/`` holds what was last looked at of that, with each
field of a figure that says anything, and is written anew by:

    python tests/extraction/told_readings.py --write
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))
import looked_at
import reportdiff as rd
from said_otherwise import WAYS

TOLD = Path(__file__).parent / "told_readings"
_CORPORA = Path(__file__).parents[1] / "corpus"
_FILES = {
    "zh": ("statements", "commitments", "quantities"), "en": ("statements", "companies", "quantities"), "de": ("companies",),
}  # fmt: skip
_GROUPS = {"zh": 30, "en": 14, "de": 2}
_IN_PARAGRAPH = 4
_HEADS = {"zh": "2031年云溪县政府工作报告\n\n一、2030年工作回顾\n\n", "en": "Annual Report 2030\n\nResults\n\n", "de": "Geschäftsbericht 2030\n\nErgebnisse\n\n"}
_PLANS = {"zh": "二、2031年工作安排", "en": "Targets for 2031", "de": "Ziele für 2031"}
_LEFT_OUT = ("id", "start", "end", "sentence_start", "sentence_end", "section", "text")


@cache
def texts(lang: str) -> tuple[str, ...]:
    """The texts of the corpora of a language, each once."""
    found: dict[str, None] = {}
    for name in _FILES[lang]:
        for line in (_CORPORA / lang / f"{name}.txt").read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith((" ", "#")):
                cells = [cell.strip() for cell in line.split("|")]
                found[cells[0 if name != "statements" else -1] if name != "quantities" else cells[0]] = None
    return tuple(found)


def names() -> list[str]:
    """The groups of texts."""
    return [f"{lang}-{number}" for lang in _FILES for number in range(_GROUPS[lang])]


def lines(name: str) -> Iterator[str]:
    """A group of texts, and what is read of it: as it is, then said otherwise."""
    lang, _, number = name.partition("-")
    told = [one for one in texts(lang) if looked_at.turn(one, _GROUPS[lang]) == int(number)]
    yield name
    yield from _read(told, lang)
    yield "otherwise"
    yield from _read([WAYS[looked_at.turn(f"{name} {one}", len(WAYS))](one) for one in told], lang)


def _read(told: list[str] | tuple[str, ...], lang: str) -> Iterator[str]:
    joint, end = ("", "。") if lang == "zh" else (" ", ".")
    closed = [one if one.endswith(("。", ".", "；", "!", "?")) else one + end for one in told]
    paragraphs = [joint.join(closed[at : at + _IN_PARAGRAPH]) for at in range(0, len(closed), _IN_PARAGRAPH)]
    half = len(paragraphs) // 2
    text = _HEADS[lang] + "\n\n".join((*paragraphs[:half], _PLANS[lang], *paragraphs[half:])) + "\n"
    report = rd.parse(text, lang=lang)
    for fact in report.facts:
        yield f"  {fact.text}: {_fields(fact)}".replace("\n", "⏎")
    for promise in report.commitments:
        yield f"  promise {promise.text}: {_fields(promise)}".replace("\n", "⏎")
    own = {(fact.start, fact.end) for fact in report.facts}
    others = [one for one in rd.find_quantities(text, lang) if (one.start, one.end) not in own]
    yield from (f"  no fact {one.text}: {_fields(one)}".replace("\n", "⏎") for one in others)


def _fields(one: Any) -> str:
    said = {field.name: getattr(one, field.name) for field in fields(one) if field.name not in _LEFT_OUT and not field.name.startswith("_")}
    return " ".join(f"{name}={value}" for name, value in said.items() if value not in (None, (), ""))


if __name__ == "__main__" and "--write" in sys.argv:
    looked_at.write(TOLD, ((name, lines(name)) for name in names()))
