"""What users put into their CI, run as it stands: the step of action.yml, the entry of .pre-commit-hooks.yaml."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import textwrap
import tomllib
from pathlib import Path

import pytest

import reportdiff as rd
from reportdiff.cli import touched
from reportdiff.project import REPOSITORY

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
        ("reports/2025.txt", "reports/2024.txt", "--min-severity info", 0, "::notice file=reports/2025.txt"),
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


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Two commits: the second brings next year's report, one of somebody else with faults, a link out, and what is no report."""
    folder = tmp_path / "repository"
    (folder / "reports").mkdir(parents=True)
    shutil.copy(FIXTURES / "2024.txt", folder / "reports" / "2024.txt")
    commit(folder, "the first")
    shutil.copy(FIXTURES / "2025.txt", folder / "reports" / "2025.txt")
    (folder / "reports" / "有 空格2025.txt").write_text(BAD, encoding="utf-8")
    (folder / "reports" / "link.txt").symlink_to("/etc/hostname")
    (folder / "README.md").write_text("no report")
    (folder / "reportdiff.toml").write_text('ignore = ["RD1", "RD2", "RD3", "RD4"]\n')
    commit(folder, "the second")
    return folder


def commit(folder: Path, message: str) -> None:
    who = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", message]):
        subprocess.run(["git", *who, *command], cwd=folder, check=True, capture_output=True)


@pytest.mark.skipif(shutil.which("bash") is None or shutil.which("git") is None, reason="needs bash and git")
def test_the_action_on_a_repository_of_two_commits(repository: Path, tmp_path: Path) -> None:
    given = {
        "REPORT": "", "PREVIOUS": "", "REPORTS": "*report*/*", "BASE": "HEAD^", "ARGUMENTS": "", "CONFIG": "",
        "FOLDER": str(tmp_path / "out"), "GITHUB_STEP_SUMMARY": str(tmp_path / "summary"), "GITHUB_ACTIONS": "true",
    }  # fmt: skip
    step = ["bash", "-e", "-o", "pipefail", "-c", steps()[-1]]
    done = run(step, repository, **given)
    assert done.returncode == 1, done.stderr
    assert "::error file=reports/有 空格2025.txt,line=4" in done.stdout
    assert "::notice" not in done.stdout
    assert "reports/2025.txt: 15 findings of severity info left out" in done.stderr
    asked = run(step, repository, **{**given, "ARGUMENTS": "--min-severity info", "FOLDER": str(tmp_path / "asked"), "GITHUB_STEP_SUMMARY": str(tmp_path / "all")})
    assert asked.stdout.count("::notice file=reports/2025.txt") == 15
    assert "link.txt" not in done.stdout + done.stderr
    summary = (tmp_path / "summary").read_text(encoding="utf-8")
    assert summary.count("\n## ") + summary.startswith("## ") == 2
    assert "对照的上一份报告：reports/2024.txt" in summary
    assert "没有找到上一年的报告" in summary
    assert "### 主要预期目标（12）" in summary
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == [
        "code-quality.json", "findings.sarif", "reports-2025.txt.html", "reports-有 空格2025.txt.html", "summary.md",
    ]  # fmt: skip
    log = json.loads((tmp_path / "asked" / "findings.sarif").read_text(encoding="utf-8"))
    uris = {one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in log["runs"][0]["results"]}
    assert uris == {"reports/2025.txt", "reports/%E6%9C%89%20%E7%A9%BA%E6%A0%BC2025.txt"}
    never = run(step, repository, **{**given, "ARGUMENTS": "--fail-on never"})
    assert never.returncode == 0
    named = run(step, repository, **{**given, "CONFIG": "reportdiff.toml"})
    assert (named.returncode, named.stdout) == (0, "")
    nothing = run(step, repository, **{**given, "BASE": "HEAD"})
    assert nothing.returncode == 0, nothing.stderr
    assert "touches no report" in (tmp_path / "summary").read_text(encoding="utf-8")
    lost = run(step, repository, **{**given, "BASE": "1" * 40})
    assert (lost.returncode, len(lost.stderr.splitlines())) == (2, 1)
    assert "fetch-depth: 0" in lost.stderr


def test_the_report_before_is_found_by_name_else_by_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In folders by year, by year in the name, by issuer and year in the text."""
    monkeypatch.chdir(tmp_path)
    old, new = ((FIXTURES / f"{year}.txt").read_text(encoding="utf-8") for year in (2024, 2025))
    for name, text in {
        "2024/区.txt": old, "2025/区.txt": new, "r/a-2024.md": old, "r/a-2025.txt": new, "r/a-2024.txt": old, "r/b-2025.txt": new,
        "s/去年.txt": old, "s/今年.txt": new, "s/别的.txt": BAD,
    }.items():  # fmt: skip
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")

    def before(name: str) -> str | None:
        return touched.before(name, rd.read(name), rd.read)

    assert before("2025/区.txt") == "2024/区.txt"
    assert before("r/a-2025.txt") == "r/a-2024.txt"
    assert before("r/b-2025.txt") is None
    assert before("s/今年.txt") == "s/去年.txt"
    assert before("s/别的.txt") is None


def test_addresses_and_versions_are_those_of_the_project() -> None:
    """What a user copies names one address, and the version at hand."""
    owner = re.escape(REPOSITORY.removeprefix("https://github.com/"))
    pages = [ROOT / name for name in ("README.md", "README.zh.md", "pyproject.toml", "action.yml", *sorted((ROOT / "docs").rglob("*.md")))]
    told = "\n".join(page.read_text(encoding="utf-8") for page in pages)
    for found in re.findall(r"(?:github\.com/|uses: )([\w.-]+/reportdiff)\b", told):
        assert re.fullmatch(owner, found)
    assert not re.search(r"\bOWNER\b", told)
    versions = re.findall(r"reportdiff@v([\d.]+)|rev: v([\d.]+)", told)
    assert versions
    assert {one or other for one, other in versions} == {rd.__version__}
    urls = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["urls"]
    assert all(url.startswith(REPOSITORY) for url in urls.values())


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
