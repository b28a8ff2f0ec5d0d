"""Checks that every example output in README.md and docs/ is what the program prints, or writes it anew.

    python docs/examples.py --check     # exit 1 and a diff where a page shows something else
    python docs/examples.py --write     # after the program changed

Three kinds of example are run, each from the repository's root:

- a fenced block marked ``console``: its lines ``$ command`` are run by the shell, with the reportdiff of this Python;
- a fenced block marked ``pycon``: its lines ``>>> statement`` are run; the blocks of one page share their names;
- a region ``<!-- run: command -->`` … ``<!-- end -->``: the command's output is Markdown and stands between the two.

A line of output that is only ``…`` stands for any number of lines left out. What stands before the first such line is
the beginning of the output, what stands after the last is its end, and what stands between two is found again by its
first line, which may have changed a little.
"""

from __future__ import annotations

import argparse
import ast
import atexit
import contextlib
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

from rapidfuzz import fuzz

sys.path.insert(0, str(Path(__file__).resolve().parent))
import loaded

ROOT = Path(__file__).resolve().parents[1]
LEFT_OUT = "…"

_FENCE = re.compile(r"^(?P<fence>`{3,})(?P<kind>console|pycon)\n(?P<body>.*?)^(?P=fence)$", re.M | re.S)
_REGION = re.compile(r"^(?P<head><!-- run: (?P<command>.+?) -->\n)(?P<body>.*?)^(?P<tail><!-- end -->)$", re.M | re.S)

# What examples write to /tmp is theirs alone, however many run the examples at once.
_SHARED = "/tmp/"
_SCRATCH = tempfile.mkdtemp(prefix="reportdiff-examples-")
_FIRST: list[str] = []  # the folder of commands that start at once, while there are any
atexit.register(shutil.rmtree, _SCRATCH, ignore_errors=True)


def pages() -> list[Path]:
    """The pages that are checked."""
    return [ROOT / "README.md", ROOT / "README.zh.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


def rewritten(text: str) -> str:
    """A page with every output as the program prints it now."""
    names: dict[str, object] = {"__name__": "__main__"}

    def block(match: re.Match[str]) -> str:
        session = _console if match["kind"] == "console" else lambda body: _python(body, names)
        return f"{match['fence']}{match['kind']}\n{session(match['body'])}{match['fence']}"

    def region(match: re.Match[str]) -> str:
        output = _output_of(match["command"])
        if "Traceback (most recent call last)" in output:
            raise SystemExit(f"{match['command']} failed:\n{output}")
        return f"{match['head']}{output}{match['tail']}"

    return _REGION.sub(region, _FENCE.sub(block, text))


def commands(text: str) -> list[str]:
    """The shell commands that a page has run."""
    sessions = [fence["body"] for fence in _FENCE.finditer(text) if fence["kind"] == "console"]
    entered = [entered for session in sessions for entered, _ in _inputs(session, "$ ", "> ")]
    return [_code_of_shell(lines) for lines in entered] + [region["command"] for region in _REGION.finditer(text)]


def _console(body: str) -> str:
    return "".join(
        "\n".join([*entered, *_fitted(shown, _output_of(_code_of_shell(entered)).splitlines())]) + "\n"
        for entered, shown in _inputs(body, "$ ", "> ")
    )


def _code_of_shell(entered: list[str]) -> str:
    return "\n".join(line[2:] for line in entered)


def _environment(*first: str) -> dict[str, str]:
    """What commands are run in; in the folders ``first`` they are looked for before anywhere else."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON") and name != "COLUMNS"}
    path = os.pathsep.join([*first, str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
    return {**kept, "PATH": path, "NO_COLOR": "1", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"}


@cache
def _output_of(command: str) -> str:
    """What a shell command prints, standard error among it, as at a terminal without colours."""
    done = subprocess.run(
        ["/bin/sh", "-c", command.replace(_SHARED, f"{_SCRATCH}/")],
        cwd=ROOT,
        env=_environment(*_FIRST),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    printed = done.stdout.decode("utf-8").replace(f"{_SCRATCH}/", _SHARED)
    return "".join(f"{line.rstrip()}\n" for line in printed.splitlines())


def _python(body: str, names: dict[str, object]) -> str:
    session = []
    for entered, shown in _inputs(body, ">>> ", "... "):
        output = _evaluated("\n".join(line[4:] for line in entered), names)
        session.append("\n".join([*entered, *_fitted(shown, output.splitlines())]) + "\n")
    return "".join(session)


def _evaluated(code: str, names: dict[str, object]) -> str:
    """What the interpreter prints for one statement: its output, its value, or the last line of its error."""
    printed = io.StringIO()
    with contextlib.chdir(ROOT), contextlib.redirect_stdout(printed):
        try:
            tree = ast.Interactive(ast.parse(code).body)
            exec(compile(tree, "<example>", "single"), names)
        except Exception as error:  # an example may show one
            kind = f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")
            print(f"Traceback (most recent call last):\n  …\n{kind}: {error}")
    return printed.getvalue()


def _inputs(body: str, first: str, more: str) -> Iterator[tuple[list[str], list[str]]]:
    """A session's inputs, each with the lines shown after it."""
    entered: list[str] = []
    shown: list[str] = []
    for line in body.splitlines():
        if line.startswith(first):
            if entered:
                yield entered, shown
            entered, shown = [line], []
        elif line.startswith(more) and entered and not shown:
            entered.append(line)
        else:
            shown.append(line)
    if entered:
        yield entered, shown


def _fitted(shown: list[str], output: list[str]) -> list[str]:
    """The output with the same parts left out as in what is shown now; whole where nothing is."""
    if LEFT_OUT not in shown:
        return output
    runs: list[list[str]] = [[]]
    for line in shown:
        if line == LEFT_OUT:
            runs.append([])
        else:
            runs[-1].append(line)
    head, *middle, tail = runs
    fitted = [*output[: len(head)], LEFT_OUT]
    position = len(head)
    for run in middle:
        if run:
            position = _place(run[0], output, position)
            fitted += [*output[position : position + len(run)], LEFT_OUT]
            position += len(run)
    return fitted + (output[-len(tail) :] if tail else [])


def _place(line: str, output: list[str], start: int) -> int:
    """Where a line stands in the output from ``start`` on, or the line most like it."""
    if line in output[start:]:
        return output.index(line, start)
    return max(range(start, len(output)), key=lambda i: fuzz.ratio(line, output[i]), default=start)


def main() -> int:
    """Check or write all pages."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    wanted = parser.add_mutually_exclusive_group(required=True)
    wanted.add_argument("--check", action="store_true")
    wanted.add_argument("--write", action="store_true")
    write = parser.parse_args().write
    texts = {page: page.read_text(encoding="utf-8") for page in pages()}
    with loaded.commands(_environment()) as folder, ThreadPoolExecutor(os.cpu_count()) as pool:
        _FIRST[:] = [str(folder)]
        list(pool.map(_output_of, {command for text in texts.values() for command in commands(text)}))
        _FIRST.clear()
    stale = []
    for page, text in texts.items():
        now = rewritten(text)
        if now != text:
            stale.append(page)
            if write:
                page.write_text(now, encoding="utf-8")
            else:
                print(difference(text, now, page))
    what = "rewritten" if write else "out of date"
    said = [f"{page.relative_to(ROOT)}: {what}" for page in stale]
    print("\n".join(said) or "every example shows what the program prints")
    return 1 if stale and not write else 0


def difference(shown: str, printed: str, page: Path) -> str:
    """The lines that a page shows and the program does not print, and the reverse."""
    old, new = shown.splitlines(), printed.splitlines()
    gone, fresh = set(old) - set(new), set(new) - set(old)
    lines = [f"- {line}" for line in old if line in gone] + [f"+ {line}" for line in new if line in fresh]
    return "\n".join([f"{page.relative_to(ROOT)}:", *lines])


if __name__ == "__main__":
    sys.exit(main())
