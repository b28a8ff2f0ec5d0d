"""Thousands of invented texts, and digests of all that was told of each of them when it was last looked at.

The cases of the rules say what is found and what is left alone. Between the two lies every condition that the program asks, and on
either side of each there is a text here: made from the cases, the examples and the corpora by small changes (another number, unit or
word, a clause more or less, another chapter), and kept because some fault in the program shows in it and in hardly another one.
They mean nothing; what is told of them need not be right. It must only not change unseen.

``told/`` holds a line for each text, its digest before it, so that what is added or changed moves nothing else. Where digests differ,
what is told now is shown beside what the source of the commit told that wrote them:

    python tests/readings/varied_texts.py                 # some of the texts of which other things are told now, and how they differ
    python tests/readings/varied_texts.py --all           # all of them
    python tests/readings/varied_texts.py --write         # some, and writes the digests anew
    python tests/readings/varied_texts.py --add FILE      # adds the texts of a file, one a line as in told/, with or without digests
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1]))
from telling import Said, telling

import looked_at

TOLD = Path(__file__).parent / "told"
_ROOT = Path(__file__).parents[2]
_GROUPS = {"zh": 60, "en": 24, "de": 2}  # of texts: each is a test
_DIGITS = 12
_SHOWN = 40  # lines of a difference, at most
_TEXTS = 30  # of which differences are shown, at most, where not all are asked for


@cache
def all_texts() -> dict[str, str]:
    """The digest of what was told of each text, by the text as it is written."""
    lines = [line for file in sorted(TOLD.glob("*.txt")) for line in file.read_text(encoding="utf-8").splitlines()]
    return {said: digest for digest, _, said in (line.partition(" ") for line in lines)}


def groups() -> list[str]:
    """The names of groups of texts."""
    return [f"{lang}-{number}" for lang, count in _GROUPS.items() for number in range(count)]


def texts(group: str) -> Iterator[str]:
    """The texts of a group."""
    lang, _, number = group.partition("-")
    return (one for one in _of_language(lang) if looked_at.turn(one, _GROUPS[lang]) == int(number))


@cache
def _of_language(lang: str) -> tuple[str, ...]:
    return tuple(one for one in all_texts() if said_by(one).get("lang", "zh") == lang)


def said_by(text: str) -> Said:
    """What a text says, chapter by chapter."""
    said: dict[str, Any] = json.loads(text)
    return said


def digest_of(lines: Sequence[str]) -> str:
    """A short word that is another one where any of the lines is."""
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def differing(some: Sequence[str]) -> list[str]:
    """Those of the texts of which other things are told now than when they were last looked at."""
    return [one for one in some if digest_of(telling(said_by(one))) != all_texts()[one]]


def differences(some: Sequence[str]) -> Iterator[str]:
    """Each of some texts and how what is told of it differs from what was told when it was last looked at."""
    before = _told_before(some)
    for one in some:
        was, now = before.get(one), list(telling(said_by(one)))
        yield f"\n{one}"
        if was is None:
            yield "  what was told of it before is not in the history; now:"
            yield from (f"  {line}" for line in now)
        else:
            lines = [*_apart(was, now)]
            yield from (f"  {line}" for line in lines[:_SHOWN])
            if len(lines) > _SHOWN:
                yield f"  … and {len(lines) - _SHOWN} lines"


def _apart(was: Sequence[str], now: Sequence[str]) -> Iterator[str]:
    gone, come = Counter(was) - Counter(now), Counter(now) - Counter(was)
    yield from (f"was: {line}" for line in gone.elements())
    yield from (f"now: {line}" for line in come.elements())
    if not gone and not come:
        yield "the same lines in another order"


def _told_before(some: Sequence[str]) -> dict[str, list[str]]:
    """What the source told that the digests were last written with; nothing where git does not hold it."""
    with tempfile.TemporaryDirectory() as place:
        packed = Path(place) / "before.tar"
        try:
            commit = _git("log", "-1", "--format=%H", "--", str(TOLD)).decode().strip()
            packed.write_bytes(_git("archive", commit, "src", "tests", "benchmarks"))
            with tarfile.open(packed) as archive:
                archive.extractall(place, filter="data")
            own = os.environ | {"PYTHONPATH": str(Path(place) / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
            told = subprocess.run(
                [sys.executable, str(Path(place) / "tests" / "readings" / "telling.py")],
                input="\n".join(some), capture_output=True, check=True, env=own, encoding="utf-8",
            )  # fmt: skip
        except (OSError, subprocess.CalledProcessError, tarfile.TarError):
            return {}
    found = {one: json.loads(line) for one, line in zip(some, told.stdout.splitlines(), strict=True)}
    return {one: lines for one, lines in found.items() if digest_of(lines) == all_texts()[one]}


def _git(*arguments: str) -> bytes:
    return subprocess.run(["git", *arguments], cwd=_ROOT, capture_output=True, check=True).stdout


def _write(told: dict[str, str]) -> None:
    files: dict[str, list[str]] = {}
    for text, digest in sorted(told.items()):
        files.setdefault(said_by(text).get("lang", "zh"), []).append(f"{digest} {text}\n")
    for lang, lines in files.items():
        (TOLD / f"{lang}.txt").write_text("".join(lines), encoding="utf-8")


def _added(file: Path) -> dict[str, str]:
    lines = [line[line.index("{") :] for line in file.read_text(encoding="utf-8").splitlines() if "{" in line]
    ordered = [json.dumps(json.loads(line), ensure_ascii=False, sort_keys=True) for line in lines]
    return {text: digest_of(telling(said_by(text))) for text in ordered if text not in all_texts()}


def main(asked: Sequence[str]) -> int:
    """Shows which texts are read otherwise and how; 1 where there are any that are not written."""
    if asked[:1] == ["--add"]:
        added = _added(Path(asked[1]))
        _write(all_texts() | added)
        print(f"{len(added)} texts added")
        return 0
    now = {one: digest_of(telling(said_by(one))) for one in all_texts()}
    changed = [one for one, digest in now.items() if digest != all_texts()[one]]
    for line in differences(changed if "--all" in asked else changed[:: len(changed) // _TEXTS + 1]):
        print(line)
    print(f"\nof {len(changed)} of {len(all_texts())} texts other things are told now")
    if "--write" in asked:
        _write(now)
        return 0
    return 1 if changed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
