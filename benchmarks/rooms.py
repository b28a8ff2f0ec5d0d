"""How much code each room of the source holds: files, lines of code, branches, regular expressions, and bytes of data.

    python benchmarks/rooms.py                          # the rooms that know languages, and all others together
    python benchmarks/rooms.py --source OTHER/src/reportdiff --rooms lang     # of another state of the project

Lines of code are those that hold any of it: no blank ones, no comments, no docstrings. A regular expression is what a call of
a function of ``re`` is given as text; branches are what a reader has to decide: conditions, loops, handlers, and/or.
"""

from __future__ import annotations

import argparse
import ast
import io
import tokenize
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from tabulate import tabulate

SOURCE = Path(__file__).resolve().parents[1] / "src" / "reportdiff"
OF_LANGUAGES = ("lang", "languages", "names", "analysis")
_BRANCHES = (ast.If, ast.IfExp, ast.For, ast.While, ast.ExceptHandler, ast.BoolOp, ast.comprehension, ast.match_case)
_NO_CODE = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENCODING, tokenize.ENDMARKER}


@dataclass(frozen=True, slots=True)
class Size:
    """What a folder holds."""

    files: int = 0
    lines: int = 0
    code: int = 0
    branches: int = 0
    patterns: int = 0
    data: int = 0

    def __add__(self, other: Size) -> Size:
        return Size(*(one + another for one, another in zip(astuple(self), astuple(other), strict=True)))


def size_of(file: Path) -> Size:
    """That of one file."""
    if file.suffix != ".py":
        return Size(data=file.stat().st_size)
    source = file.read_text(encoding="utf-8")
    tree = ast.parse(source)
    told = {node.lineno + at for node in ast.walk(tree) for at in _lines_of_docstring(node)}
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    code = {line for one in tokens if one.type not in _NO_CODE for line in range(one.start[0], one.end[0] + 1)} - told
    branches = sum(isinstance(node, _BRANCHES) for node in ast.walk(tree))
    return Size(1, source.count("\n"), len(code), branches, sum(map(_is_pattern, ast.walk(tree))))


def _lines_of_docstring(node: ast.AST) -> range:
    is_text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
    return range((node.end_lineno or node.lineno) - node.lineno + 1) if is_text and isinstance(node, ast.Expr) else range(0)


def _is_pattern(node: ast.AST) -> bool:
    """Whether it is a call of ``re`` that is given its expression as text, be it put together."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args):
        return False
    of_re = isinstance(node.func.value, ast.Name) and node.func.value.id == "re" and node.func.attr != "escape"
    return of_re and any(isinstance(one, ast.Constant) and isinstance(one.value, str) for one in ast.walk(node.args[0]))


def main() -> None:
    """Prints a row a room, and one for all others."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--source", type=Path, default=SOURCE)
    parser.add_argument("--rooms", nargs="+", default=list(OF_LANGUAGES))
    arguments = parser.parse_args()
    sizes: dict[str, Size] = {}
    for file in sorted(arguments.source.rglob("*")):
        if file.is_file() and "__pycache__" not in file.parts:
            room = file.relative_to(arguments.source).parts[0]
            room = room if room in arguments.rooms else "all others"
            sizes[room] = sizes.get(room, Size()) + size_of(file)
    ordered = [*arguments.rooms, "all others"]
    rows = [[room, *astuple(sizes[room])] for room in ordered if room in sizes]
    print(tabulate(rows, headers=["room", *(field.name for field in fields(Size))], intfmt=","))


if __name__ == "__main__":
    main()
