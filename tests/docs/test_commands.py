"""Every command that a page or a help text shows runs as it stands there, for a reader of Chinese and one of English."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from docx import Document

from reportdiff.cli import main

sys.path.insert(0, str(Path(__file__).parents[1] / "batch"))
from data_sets import Here

ROOT = Path(__file__).parents[2]
QINGLAN, COUNTIES = ROOT / "fixtures" / "qinglan", ROOT / "fixtures" / "counties"
PAGES = [ROOT / "README.md", ROOT / "README.zh.md", *sorted((ROOT / "docs").glob("*.md"))]

_FENCED = re.compile(r"^```(\w*)\n(.*?)^```", re.M | re.S)
_SHOWN = re.compile(r"^\s*(?:- )?(reportdiff \S.*)$", re.M)
_INLINE = re.compile(r"`(reportdiff [^`\n]+)`")
_FOR_ALL = re.compile(r"\b(?:FILE|NEW|OLD|REPORT|CODE|FOLDER|QUESTION)\b")  # these stand for what a reader has
_ELSEWHERE = ("s3://", "tcp://", "mcp")  # needs a server; tests of batch and serving run these
_ALONE = ("reportdiff demo", "reportdiff rules")  # whole without an argument; other bare names are only mentions


def shown() -> list[str]:
    """The commands of the pages, as they come, then those of the help texts; `console` blocks are run with their outputs elsewhere."""
    found: list[str] = []
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for kind, block in _FENCED.findall(text):
            found += _SHOWN.findall(block) if kind in ("sh", "yaml") else []
        found += _INLINE.findall(_FENCED.sub("", text))
    for name in main.list_commands(click.Context(main)):
        found += _SHOWN.findall(CliRunner().invoke(main, ["--ui", "en", name, "--help"]).output.partition("Example:")[2].partition("Options:")[0])
    return list(dict.fromkeys(re.sub(r"\s+#.*$", "", one).strip() for one in found))


def is_whole(command: str) -> bool:
    """Whether a command can be run as it stands."""
    mention = len(command.split()) < 3 and command not in _ALONE
    return not mention and not _FOR_ALL.search(command) and not any(one in command for one in _ELSEWHERE)


def prepared(folder: Path) -> Path:
    """A folder with the files that the pages name: a repository in which the last commit brings reports."""
    for name in ("2024.docx", "2025.docx", "2025.html", "2025.pdf", "2024.pdf"):
        shutil.copy(QINGLAN / name, folder / name)
    shutil.copy(QINGLAN / "2025.docx", folder / "送审稿.docx")
    shutil.copy(QINGLAN / "2025.docx", folder / "report.docx")
    shutil.copy(QINGLAN / "2025.txt", folder / "report.txt")
    shutil.copy(QINGLAN / "lexicon.txt", folder / "ours.txt")
    bulletin = (QINGLAN / "bulletin-2024.txt").read_text(encoding="utf-8")
    for name in ("bulletin.html", "bulletin-2023.html", "bulletin-2024.html", "公报.html"):
        (folder / name).write_text(web(bulletin), encoding="utf-8")
    for year in (2021, 2022, 2023):
        word((COUNTIES / "jichuan" / f"{year}.md").read_text(encoding="utf-8"), folder / f"{year}.docx")
    (folder / "2023.html").write_text(web((COUNTIES / "jichuan" / "2023.md").read_text(encoding="utf-8")), encoding="utf-8")
    (folder / "list.csv").write_text("source\n2024.docx\n2025.docx\n", encoding="utf-8")
    git(folder, "init", "-q")
    for at, names in enumerate((("2021.docx", "2022.docx"), ("2023.docx",))):
        for place in ("reports", "报告"):
            (folder / place).mkdir(exist_ok=True)
            for name in names:
                shutil.copy(folder / name, folder / place / name)
        shutil.copy(QINGLAN / f"{2024 + at}.txt", folder / "reports" / f"{2024 + at}.md")
        git(folder, "add", "reports")
        git(folder, "commit", "-qm", "reports")
    git(folder, "update-ref", "refs/remotes/origin/main", "HEAD^")
    return folder


def web(text: str) -> str:
    return "<html><body>" + "".join(f"<p>{line}</p>" for line in text.splitlines() if line.strip()) + "</body></html>"


def word(text: str, file: Path) -> None:
    document = Document()
    for line in filter(str.strip, text.splitlines()):
        document.add_paragraph(line.lstrip("# "))
    document.save(file)


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


def expanded(command: str) -> list[str]:
    """The arguments as a shell gives them."""
    words = shlex.split(command.replace('"$CI_MERGE_REQUEST_DIFF_BASE_SHA"', "HEAD^"))[1:]
    return [name for word in words for name in (sorted(map(str, Path().glob(word))) if word.startswith("reports/*.") else [word])]


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
@pytest.mark.parametrize(("locale", "written"), [("zh_CN.UTF-8", "已写好"), ("en_US.UTF-8", "written")])
def test_every_command_that_is_shown_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, locale: str, written: str) -> None:
    monkeypatch.chdir(prepared(tmp_path))
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", locale)
    monkeypatch.setattr("reportdiff.batch.pool.Pool", lambda *_: Here())  # what starting workers comes to, tests of batch say
    commands = [one for one in shown() if is_whole(one)]
    assert len(commands) > 60
    wanted = {one: expanded(one) for one in commands}
    failed = []
    # what one command writes another reads: the makers first
    makers = ("--write-", "-o results", "--provenance")
    for command in sorted(commands, key=lambda one: not any(mark in one for mark in makers)):
        done = CliRunner().invoke(main, wanted[command])
        told = " -o " not in command or "--write-" in command or "batch" in command or written in done.stderr
        if done.exit_code not in (0, 1) or (done.exit_code == 1 and done.exception and not isinstance(done.exception, SystemExit)) or not told:
            failed.append((command, done.exit_code, done.stderr[-300:]))
    assert not failed
