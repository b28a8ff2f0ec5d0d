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
    action = (ROOT / "action.yml").read_text(encoding="utf-8")
    step = textwrap.dedent(action.rpartition("run: |\n")[2])
    done = run(["bash", "-e", "-o", "pipefail", "-c", step], reports, REPORT=report, PREVIOUS=previous, ARGUMENTS=arguments)
    assert (done.returncode, done.stderr.count("Traceback")) == (code, 0), done.stderr
    assert told in done.stdout


def test_the_hook_takes_many_files_and_only_reports(reports: Path) -> None:
    hook = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    entry, files = (re.search(rf"^  {key}: (.+)$", hook, re.M) for key in ("entry", "files"))
    assert entry
    assert files
    wanted = [name for name in ("README.md", "reports/2024.txt", "reports/2025.txt") if re.search(files[1], name)]
    assert wanted == ["reports/2024.txt", "reports/2025.txt"]
    assert run([*entry[1].split(), *wanted], reports).returncode == 0
    done = run([*entry[1].split(), *wanted, "reports/有 空格.txt"], reports)
    assert done.returncode == 1
    assert "RD201" in done.stdout
