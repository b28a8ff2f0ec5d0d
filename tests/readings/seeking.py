"""Seeks texts in which faults would show: what to add to ``told/`` where ``make mutants`` finds that much goes unnoticed.

    python tests/readings/seeking.py --minutes 10 --seed 1 > found.txt
    python tests/readings/varied_texts.py --add found.txt

Each expression that ``benchmarks/mutants.py`` can put a fault into is wrapped in a copy of the source, so that it is reckoned with
the fault and without; a text in which the two differ may show it, all faults being tried at once while the program runs as it should.
The texts of ``told/`` are varied at random, and what tells faults apart that too few texts there do is kept, the cheapest first.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
import mutants

_ENOUGH = 5  # texts that tell a fault apart
_LONGEST = 700  # characters of a text
_FIELDS = ("review", "plan", "text", "old_review", "old_plan")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_CLAUSE = re.compile(r"[，；。、：\n]|[,;.:] ")
_LIST = re.compile(r"= \[([^\[\]{}]*)\]")  # in the data of languages
_WORD = re.compile(r'"([^"\n\[\](){}|?*+\\…｜=]{1,13})"')
_WRAPPING = '''
def told(number, value, spoiled):
    if number not in differing:
        try:
            if (other := spoiled()) is not value and other != value:
                differing.add(number)
        except Exception:
            differing.add(number)
    return value
differing = set()
'''
Said = dict[str, Any]


class _Wrapper(ast.NodeTransformer):
    """Wraps expressions, each with what stands in its place where there is a fault in it."""

    def __init__(self, spoiled: dict[int, list[tuple[int, ast.expr]]]) -> None:
        self._spoiled = spoiled

    def visit(self, node: ast.AST) -> Any:
        """An expression after those within it; patterns, annotations and decorators stay as they are."""
        if isinstance(node, ast.pattern | ast.arguments):
            return node
        if isinstance(node, ast.AnnAssign):
            node.value = self.visit(node.value) if node.value else None
            return node
        own = () if isinstance(getattr(node, "ctx", None), ast.Store | ast.Del) else self._spoiled.get(id(node), ())
        made = self.generic_visit(node)
        for number, other in own:
            nothing = ast.arguments([], [], None, [], [], None, [])
            made = ast.Call(ast.Name("wrapped_told", ast.Load()), [ast.Constant(number), made, ast.Lambda(nothing, other)], [])
        return made


def _wrap(package: Path) -> None:
    """Wraps all expressions that a fault can be put into, in a copy of the package."""
    number = 0
    for room in mutants.ROOMS:
        for path in sorted((package / room).rglob("*.py")):
            source = path.read_bytes()
            tree = ast.parse(source)
            starts = [0]
            for line in source.splitlines(keepends=True):
                starts.append(starts[-1] + len(line))
            within = {id(child): node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
            functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
            inside = {id(node) for one in functions for part in one.body for node in ast.walk(part)}
            spans: dict[tuple[int, int], ast.expr] = {}
            places: dict[int, tuple[int, int]] = {}
            for node in ast.walk(tree):
                if isinstance(node, ast.expr) and id(node) in inside:
                    first = starts[node.lineno - 1] + node.col_offset
                    places[id(node)] = first, starts[(node.end_lineno or 1) - 1] + (node.end_col_offset or 0)
                    spans.setdefault(places[id(node)], node)
            spoiled: dict[int, list[tuple[int, ast.expr]]] = {}
            for fault in mutants.faults_of(path):
                number += 1
                if (found := spans.get((fault.start, fault.end))) is None:
                    continue
                root = _compared(found, within)
                start, end = places[id(root)]
                said = source[start : fault.start] + fault.new.encode() + source[fault.end : end]
                if not re.search(rb"\.pop\(|next\(|yield", said):
                    spoiled.setdefault(id(root), []).append((number, ast.parse(b"(" + said + b")", mode="eval").body))
            tree = _Wrapper(spoiled).visit(tree)
            at = next((i for i, one in enumerate(tree.body) if isinstance(one, ast.ImportFrom) and one.module == "__future__"), -1) + 1
            tree.body[at:at] = ast.parse("from wrapping import told as wrapped_told").body
            path.write_text(ast.unparse(ast.fix_missing_locations(tree)), encoding="utf-8")
    (package.parent / "wrapping.py").write_text(_WRAPPING, encoding="utf-8")


def _compared(node: ast.expr, within: dict[int, ast.AST]) -> ast.expr:
    """The comparison or the look-up that an expression is a part of: only where that comes out otherwise a fault makes a difference."""
    while not isinstance(node, ast.BoolOp):
        over = within.get(id(node))
        if not isinstance(over, ast.BinOp | ast.UnaryOp | ast.Compare) and not (isinstance(over, ast.Subscript) and node is over.slice):
            break
        node = over
    return node


def _another_number(text: str, chance: random.Random) -> str:
    numbers = [*_NUMBER.finditer(text)]
    if not numbers:
        return text
    number = chance.choice(numbers)
    value, places = float(number[0].replace(",", "").replace(".", "", number[0].count(".") - 1) or 0), len(number[0].partition(".")[2])
    others = [float(one[0]) for one in numbers if one[0].count(".") < 2 and "," not in one[0]]
    first, second = (chance.choice([*others, value]) for _ in range(2))
    new = chance.choice([
        value + 10**-places, value - 10**-places, value * 10, value / 10, value * chance.choice([0.95, 0.99, 1.01, 1.05, 2]), value + chance.randint(1, 10),
        first, first + second, abs(first - second), first * (1 + second / 100), first / second * 100 if second else 0,
        chance.choice([0, 1, 2, 3, 10, 12, 31, 40, 50, 99, 100, 101, 366, 1000, 2019, 2024, 2025, 2026, 2030, 10000]),
    ])  # fmt: skip
    return f"{text[: number.start()]}{abs(new):.{places}f}{text[number.end() :]}"


def _other_clauses(text: str, chance: random.Random) -> str:
    ends = [0, *(one.end() for one in _CLAUSE.finditer(text)), len(text)]
    clauses = [text[start:end] for start, end in pairwise(ends) if start < end]
    at, other = (chance.randrange(len(clauses)) for _ in range(2))
    match chance.randrange(3):
        case 0 if len(clauses) > 1:
            del clauses[at]
        case 1:
            clauses[at], clauses[other] = clauses[other], clauses[at]
        case _:
            clauses.insert(at, clauses[other])
    return "".join(clauses)


def _cut(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text))
    return text[:at] + text[at + chance.randint(1, 3) :]


def _exchanging(lang: str) -> Callable[[str, random.Random], str]:
    """Puts a word of a list of the language's data in place of another one of that list, or anywhere."""
    data = (mutants.SOURCE / "languages" / lang).rglob("*.toml")
    lists = [_WORD.findall(one) for file in data for one in _LIST.findall(file.read_text(encoding="utf-8"))]
    lists = [one for one in lists if len(one) > 1]

    def exchanged(text: str, chance: random.Random) -> str:
        held = [(word, words) for words in lists for word in words if word in text]
        if held and chance.random() < 0.7:
            word, words = chance.choice(held)
            at = text.index(word)
            return text[:at] + chance.choice(words) + text[at + len(word) :]
        places = [0, *(one.start() for one in _NUMBER.finditer(text)), *(one.end() for one in _CLAUSE.finditer(text))]
        at = chance.choice(places)
        return text[:at] + chance.choice(chance.choice(lists)) + ("" if lang == "zh" else " ") + text[at:]

    return exchanged


def _varied(said: Said, others: Sequence[Said], ways: Sequence[Callable[[str, random.Random], str]], chance: random.Random) -> Said:
    """A case varied once or several times: within a chapter, between chapters, with a chapter of another case."""
    made = dict(said)
    for _ in range(chance.choice((1, 1, 2, 3))):
        fields = [name for name in _FIELDS if made.get(name)]
        if not fields:
            return made
        name, other = chance.choice(fields), chance.choice(_FIELDS)
        if "text" not in made and other != "text" and chance.random() < 0.15:
            made[other] = made[name]
        elif "text" not in made and chance.random() < 0.1:
            made[name] += chance.choice(others).get(name, "")
        else:
            made[name] = chance.choice(ways)(made[name], chance)
    return made


def seek(minutes: float, seed: int) -> None:
    """Prints texts that tell faults apart which fewer than enough of those in ``told/`` do."""
    import wrapping  # type: ignore[import-not-found]
    from telling import telling
    from varied_texts import all_texts, said_by

    chance, end = random.Random(seed), time.monotonic() + 60 * minutes
    known = [dict(said_by(one)) for one in all_texts()]
    chance.shuffle(known)
    of_lang = {lang: [one for one in known if one.get("lang", "zh") == lang] for lang in ("zh", "en", "de")}
    ways = {lang: (_another_number, _other_clauses, _cut, _exchanging(lang)) for lang in of_lang}
    told: Counter[int] = Counter()

    def apart(said: Said) -> frozenset[int]:
        wrapping.differing.clear()
        telling(said)
        return frozenset(wrapping.differing)

    for said in known:
        told.update(apart(said))
    print(f"{len(told)} faults told apart, {sum(one >= _ENOUGH for one in told.values())} by enough texts", file=sys.stderr)
    while time.monotonic() < end:
        lang = chance.choice(("zh", "zh", "en"))
        said = _varied(chance.choice(of_lang[lang]), of_lang[lang], ways[lang], chance)
        if sum(len(said.get(name, "")) for name in _FIELDS) > _LONGEST:
            continue
        found = apart(said)  # what ends in a fault of the program ends this, too: it is to be mended first
        if any(told[one] < _ENOUGH for one in found):
            told.update(found)
            of_lang[lang].append(said)
            print(json.dumps(said, ensure_ascii=False, sort_keys=True), flush=True)


def main() -> int:
    """Wraps a copy of the source, and seeks with it in a process of its own."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    if "wrapping" in os.environ.get("SEEKING", ""):
        seek(arguments.minutes, arguments.seed)
        return 0
    with tempfile.TemporaryDirectory() as place:
        shutil.copytree(mutants.SOURCE, Path(place) / "reportdiff", ignore=shutil.ignore_patterns("__pycache__"))
        _wrap(Path(place) / "reportdiff")
        environment = os.environ | {"PYTHONPATH": place, "SEEKING": "wrapping"}
        return subprocess.run([sys.executable, *sys.argv], env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
