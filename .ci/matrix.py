"""The tests on each supported Python at hand, with the oldest and the newest versions of what reportdiff is built on.

    make matrix                 the fast tests; ARGS="--whole" all of them
    make matrix ARGS="--lock"   write tested.txt anew: what CI installs

Looked for are the Pythons of the path and those that pyenv keeps; one that is not there is said to be missing, and is no
failure. Oldest is what pyproject.toml admits at least and has been built for that Python, of every direct dependency and of
those of the extras; tools of the tests are the newest.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / ".ci" / "tested.txt"
BUILT = ROOT / "build" / "matrix"
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
PYENV = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
UV = (sys.executable, "-m", "uv", "--no-progress")
COMPILE = ("pip", "compile", "pyproject.toml", "--all-extras", "--quiet", "--no-annotate")


def run(*words: str, **more: str) -> subprocess.CompletedProcess[str]:
    """What a command printed and how it ended."""
    path = os.pathsep.join([os.environ["PATH"], *(str(folder) for folder in sorted(PYENV.glob("3.*/bin")))])
    return subprocess.run(
        words, cwd=ROOT, text=True, capture_output=True, env=os.environ | {"PATH": path} | more, check=False
    )


def bare(name: str) -> str:
    """The name of a package as an index compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def direct() -> set[str]:
    """The packages that pyproject.toml names, extras and all."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = project["dependencies"] + [one for extra in project["optional-dependencies"].values() for one in extra]
    return {bare(re.match(r"[\w.-]+", one)[0]) for one in named}


def oldest(python: str) -> str:
    """The least version of each of them that pyproject.toml admits, as constraints."""
    done = run(*UV, *COMPILE, "--resolution", "lowest-direct", "--only-binary", ":all:", "--python-version", python)
    if done.returncode:
        raise SystemExit(f"matrix: the oldest versions for Python {python} do not go together:\n{done.stderr}")
    lines = done.stdout.splitlines()
    return "\n".join(line for line in lines if "==" in line and bare(line.split("==")[0]) in direct()) + "\n"


def at_hand(python: str) -> bool:
    """Is there such a Python on this machine?"""
    return not run(*UV, "python", "find", "--no-python-downloads", python).returncode


def installed(python: str, versions: str) -> Path | str:
    """An environment with the project and its tests; or why there is none."""
    folder = BUILT / f"{python}-{versions}"
    made = run(*UV, "venv", "--quiet", "--clear", "--no-python-downloads", "--python", python, str(folder))
    if made.returncode:
        return made.stderr
    with tempfile.TemporaryDirectory() as kept:
        constraints = Path(kept) / "versions.txt"
        constraints.write_text(oldest(python) if versions == "oldest" else "", encoding="utf-8")
        words = (*UV, "pip", "install", "--quiet", "--python", str(folder), "--editable", ".", "--group", "test")
        done = run(*words, "--constraint", str(constraints))
    return done.stderr if done.returncode else folder


def tested(python: str, versions: str, whole: bool) -> tuple[bool, str]:
    """Do the tests pass there, and the line that they close with."""
    folder = installed(python, versions)
    if isinstance(folder, str):
        return False, f"cannot be installed: {folder.strip().splitlines()[-1] if folder.strip() else ''}"
    chosen = () if whole else ("-m", "not slow")
    words = (str(folder / "bin" / "python"), "-m", "pytest", *chosen, "-n", "auto", "--maxprocesses", "4")
    done = run(*words, **({} if whole else {"HYPOTHESIS_PROFILE": "quick"}))
    (BUILT / f"{python}-{versions}.log").write_text(done.stdout + done.stderr, encoding="utf-8")
    return not done.returncode, (done.stdout.strip().splitlines() or ["said nothing"])[-1]


def lock() -> int:
    """Write down the newest versions that go together, for every supported Python: those that CI installs."""
    groups = [word for group in ("test", "lint", "docs") for word in ("--group", group)]
    done = run(*UV, *COMPILE, *groups, "--universal", "--upgrade", "--python-version", PYTHONS[0], "--no-header")
    if done.returncode:
        print(done.stderr, file=sys.stderr)
        return 1
    LOCK.write_text("# What CI installs. Written anew by: make matrix ARGS=--lock\n" + done.stdout, encoding="utf-8")
    print(f"{LOCK.relative_to(ROOT)}: {done.stdout.count('==')} versions")
    return 0


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--whole", action="store_true", help="all tests, not only the fast ones")
    options.add_argument("--lock", action="store_true", help="write the versions that CI installs")
    options.add_argument("--python", action="append", choices=PYTHONS, help="this one only; may be given again")
    asked = options.parse_args()
    if asked.lock:
        return lock()
    BUILT.mkdir(parents=True, exist_ok=True)
    failed = 0
    for python in asked.python or PYTHONS:
        if not at_hand(python):
            print(f"{python}           not on this machine")
            continue
        for versions in ("oldest", "newest"):
            passed, closing = tested(python, versions, asked.whole)
            failed += not passed
            print(f"{python} {versions}  {'ok    ' if passed else 'FAILED'}  {closing}", flush=True)
    if failed:
        print(f"what they said: {BUILT.relative_to(ROOT)}/*.log", file=sys.stderr)
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
