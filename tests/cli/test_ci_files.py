"""What users put into their CI, run as it stands: the step of action.yml, the entry of .pre-commit-hooks.yaml."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "fixtures" / "qinglan"
BAD = "青澜县2025年政府工作报告\n各位代表：\n一、2024年工作回顾\n普及率达到198%。农村自来水普及率达到198%。\n二、2025年工作安排\n好。\n"


def run(command: list[str], folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    env = {**os.environ, "PATH": path, "PYTHONIOENCODING": "utf-8", **more}
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    shutil.copytree(FIXTURES, folder)
    (folder / "有 空格.txt").write_text(BAD, encoding="utf-8")
    return tmp_path


def steps() -> list[str]:
    """What the action runs, step by step."""
    action = (ROOT / "action.yml").read_text(encoding="utf-8")
    found = re.findall(r"^ {6}run: (?:\|\n((?:^ {8}.*\n|^\n)+)|(.+)\n)", action, re.MULTILINE)
    return [textwrap.dedent(block) or line for block, line in found]


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_a_repository_of_a_stranger_runs_nothing_and_silences_nothing(reports: Path) -> None:
    """What a pull request brings: modules by the names of the action's, options for names, settings that ignore all."""
    for name in ("pip.py", "reportdiff.py", "click.py", "sitecustomize.py"):
        (reports / name).write_text("open('owned', 'w')\nraise SystemExit(0)\n")
    (reports / "reportdiff.toml").write_text('ignore = ["RD1", "RD2", "RD3", "RD4"]\n')
    (reports / "-oowned.txt").write_text(BAD, encoding="utf-8")
    (reports / "-oearlier.txt").write_text(BAD.replace("二", "三"), encoding="utf-8")
    install, check = steps()
    asked = run(["bash", "-e", "-o", "pipefail", "-c", install.replace(" install ", " --version ")], reports, GITHUB_ACTION_PATH="")
    assert asked.stdout.startswith("pip "), asked.stderr
    for report, previous in (("reports/有 空格.txt", ""), ("-oowned.txt", ""), ("-oowned.txt", "-oearlier.txt")):
        done = run(["bash", "-e", "-o", "pipefail", "-c", check], reports, REPORT=report, PREVIOUS=previous, ARGUMENTS="", CONFIG="")
        assert done.returncode == 1, done.stderr
        assert "RD201" in done.stdout
    named = {"REPORT": "reports/有 空格.txt", "PREVIOUS": "", "ARGUMENTS": "", "CONFIG": "reportdiff.toml"}
    assert run(["bash", "-e", "-o", "pipefail", "-c", check], reports, **named).returncode == 0
    assert not (reports / "owned").exists()
    assert not (reports / "owned.txt").exists()


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
@pytest.mark.parametrize(
    ("report", "previous", "arguments", "code", "told"),
    [
        ("reports/2025.txt", "reports/2024.txt", "", 0, "::notice file=reports/2025.txt"),
        ("reports/2025.txt", "", "", 0, ""),
        ("reports/2025.txt", "reports/2024.txt\nreports/2024.txt\n", "--fail-on info --select RD406", 1, "RD406"),
        ("reports/有 空格.txt", "", "--ignore RD301", 1, "::error file=reports/有 空格.txt,line=4"),
    ],
)
def test_the_step_of_the_action(
    reports: Path, report: str, previous: str, arguments: str, code: int, told: str
) -> None:
    given = {"REPORT": report, "PREVIOUS": previous, "ARGUMENTS": arguments, "CONFIG": ""}
    done = run(["bash", "-e", "-o", "pipefail", "-c", steps()[-1]], reports, **given)
    assert (done.returncode, done.stderr.count("Traceback")) == (code, 0), done.stderr
    assert told in done.stdout


def test_the_hook_takes_many_files_and_only_reports(reports: Path) -> None:
    hook = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    entry, files = (re.search(rf"^  {key}: (.+)$", hook, re.M) for key in ("entry", "files"))
    assert entry
    assert files
    wanted = [name for name in ("README.md", "reports/2024.txt", "reports/2025.txt") if re.search(files[1], name)]
    assert wanted == ["reports/2024.txt", "reports/2025.txt"]
    assert not re.search(files[1], "-oreports/a.txt")
    assert not re.search(files[1], "-o/reports/a.txt")
    assert run([*entry[1].split(), *wanted], reports).returncode == 0
    done = run([*entry[1].split(), *wanted, "reports/有 空格.txt"], reports)
    assert done.returncode == 1
    assert "RD201" in done.stdout
