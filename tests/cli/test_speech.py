"""What the program says, in the user's language: no message is missing from the catalogue, none stands there that is never said."""

from __future__ import annotations

import ast
import inspect
import json
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

import reportdiff
from reportdiff.cli import helping, main, speech
from reportdiff.errors import ReadError

ROOT = Path(reportdiff.__file__).parent
CLICK = Path(click.__file__).parent
QINGLAN = Path(__file__).parents[2] / "fixtures" / "qinglan"
# Faults of the data of a language and of kinds of report are told to who writes them, in English as their documentation is.
FOR_DEVELOPERS = {"analysis", "languages", "kinds", "lang", "model"}
BUILT_IN = {"ValueError", "TypeError", "AttributeError", "KeyError", "OSError", "RuntimeError", "IndexError", "ImportError"}
# Click's own, where its version at hand says them so; those of prompts, editors and completion are never seen here.
OF_CLICK = ("core.py", "decorators.py", "exceptions.py", "formatting.py", "parser.py", "types.py")
NEVER_SAID = re.compile(
    r"Aborted!|Arguments take|Boolean option|Could not determine|DeprecationWarning|Name '|No options defined|Value must be|%\(prog\)s|Confirm|Do you want"
    r"|Error: |unknown error|Try '|Argument \{|Invalid start|Choice\(|Choose from|UUID|boolean|\{name\} \{filename|values? are required|does not match|deprecated|\(dynamic\)"
    r"|Missing (argument|option|parameter|\{param_type\})$|^(directory|file|path)$"
)
LETTERS = re.compile(r"[A-Za-z]{2}")


def texts(node: ast.expr) -> Iterator[str]:
    """The texts that an expression may come to, what is filled in as ``{}``."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield "".join(one.value if isinstance(one, ast.Constant) else "{}" for one in node.values)
    elif isinstance(node, ast.IfExp):
        yield from texts(node.body)
        yield from texts(node.orelse)
    elif isinstance(node, ast.BinOp):
        for left in texts(node.left):
            yield from (left + right for right in texts(node.right))


def messages(file: Path) -> Iterator[str]:
    """What a module says: its errors, its lines, its steps, its help."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    named: dict[str, list[ast.expr]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    named.setdefault(target.id, []).append(node.value)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        given: list[ast.expr] = [one.value for one in node.keywords if one.arg in ("help", "short_help")]
        if name in ("say", "step", "filled"):
            given += node.args[:1]
        elif name == "ReadError":
            given += node.args[1:3]
        elif name == "error" and isinstance(node.func, ast.Attribute):
            given += node.args[:2]
        elif re.fullmatch(r"[A-Z]\w+Error|BadParameter", name) and name not in BUILT_IN:
            given += node.args[:1]
        for one in given:
            for value in named.get(one.id, []) if isinstance(one, ast.Name) else [one]:
                yield from texts(value)


def said_by_the_program() -> set[str]:
    found = {
        message
        for file in ROOT.rglob("*.py")
        if file.relative_to(ROOT).parts[0] not in FOR_DEVELOPERS
        for message in messages(file)
    }
    for command in (main, *main.commands.values()):
        paragraphs = inspect.cleandoc(command.help or "").split("\n\n")
        found |= {" ".join(one.split()) for one in paragraphs if not one.startswith("\b")}
    return {" ".join(one.split()) for one in found if LETTERS.search(one.replace("{}", ""))}


def said_by_click() -> set[str]:
    found = set()
    for name in OF_CLICK:
        for node in ast.walk(ast.parse((CLICK / name).read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("_", "ngettext"):
                found |= {one.value for one in node.args[:2] if isinstance(one, ast.Constant) and isinstance(one.value, str)}
    return {re.sub(r"\{\w*(!r)?\}", "{}", one) for one in found if not NEVER_SAID.search(one)}


@pytest.mark.parametrize("language", [one for one in speech.LANGUAGES if one != speech.SOURCE])
def test_no_message_is_missing_and_none_is_idle(language):
    there = set(speech.messages(language))
    known = {" ".join(one.split()) for one in there}
    assert sorted(said_by_the_program() - known) == []
    assert sorted(said_by_click() - known) == []
    parts = speech.tomllib.loads((ROOT / "cli" / "messages" / f"{language}.toml").read_text(encoding="utf-8"))
    ours = {" ".join(one.split()) for name, part in parts.items() if name not in ("click", "progress", "notes", "usage") for one in part}
    assert sorted(ours - said_by_the_program()) == []


@pytest.mark.parametrize("language", [one for one in speech.LANGUAGES if one != speech.SOURCE])
def test_every_place_is_filled(language):
    for english, there in speech.messages(language).items():
        places = sorted(int(one) for one in re.findall(r"\{(\d)\}", there))
        assert places == list(range(1, english.count("{}") + 1)), english
        assert "{}" not in there


@pytest.fixture
def chinese():
    speech.speak("zh")
    yield
    speech.speak("en")


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("checking", "正在检查"),
        ("reading 2024.txt", "正在读取 2024.txt"),
        ("reading 1,200 of 60,000 reports, 31.0 a second, 32 min left", "正在读取：1,200 / 60,000 份报告，每秒 31.0 份，还要 32 min"),
        ("a.csv: is a report to be read; name another file to write to", "a.csv：是要读的报告；请另写一个文件"),
        ("what nobody says", "what nobody says"),
        ("a.txt: pdf of 12 pages, zh, plan of 2025, 3 sections, 4 facts (1 actuals, 3 targets)", "a.txt：pdf（12页），zh，部署2025年工作，章节 3 个，数值 4 个（实绩 1，目标 3）"),
    ],
)  # fmt: skip
def test_messages_are_said_with_what_is_in_them(chinese, message, said):
    assert speech.said(message) == said


def test_a_report_that_cannot_be_read(chinese):
    fault = ReadError("乱.txt", "is damaged or cut short: 3 of its 9 pages cannot be read", "check the name")
    assert speech.error(fault) == "乱.txt：已损坏或不完整：9 页中有 3 页读不了；请核对名称"


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ((), {}, "en"),
        ((), {"LANG": "zh_CN.UTF-8"}, "zh"),
        ((), {"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ((), {"LANG": "de_DE.UTF-8"}, "en"),
        ((), {"LANG": "de_DE.UTF-8", "LANGUAGE": "de:zh_TW:en"}, "zh"),
        ((), {"LANG": "C", "LANGUAGE": "zh"}, "en"),
        (("diff", "--ui", "en"), {"LANG": "zh_CN.UTF-8"}, "en"),
        (("diff", "--ui=zh"), {}, "zh"),
        (("diff", "--ui"), {}, "en"),
        (("diff", "--", "--ui", "zh"), {}, "en"),
        (("diff", "--ui", "fr"), {"LANG": "zh_HK"}, "zh"),
    ],
)
def test_the_language_is_that_of_the_flag_else_of_the_system(monkeypatch, arguments, environment, language):
    monkeypatch.setattr("sys.platform", "linux")
    assert (speech.asked_for(arguments) or speech.of_locale(environment)) == language


def run(*args, **env):
    return CliRunner().invoke(main, args, env={"LC_ALL": "zh_CN.UTF-8", **env})


@pytest.mark.parametrize("command", ["", *main.commands])
def test_help_is_whole_in_chinese_and_within_its_columns(command):
    done = run(*([command] if command else []), "--help")
    assert done.exit_code == 0
    assert done.stdout.startswith("用法：reportdiff")
    for line in done.stdout.splitlines():
        assert wcswidth(line) <= 100
    english = {" ".join(one.split()) for one in speech.messages("zh")}
    words = " ".join(done.stdout.split())
    assert not [one for one in english if one.count(" ") > 3 and "{}" not in one and one in words]
    assert "Options" not in done.stdout


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("dif",), "没有命令'dif'；是不是'diff'？；说明见 reportdiff --help"),
        (("diff", "a.txt"), "缺少参数'NEW'；说明见 reportdiff diff --help"),
        (("diff", "a.txt", "b.txt", "--fomat", "csv"), "没有选项'--fomat'；是不是'--format'？；说明见 reportdiff diff --help"),
        (("check", "a.txt", "--year", "1"), "'--year'的值不对：1超出范围1000<=x<=9999；说明见 reportdiff check --help"),
        (("extract", "没有.txt"), "没有.txt：没有这个文件；请核对名称和文件夹"),
        (("rules", "RD999"), "没有规则'RD999'；reportdiff rules 列出规则"),
    ],
)
def test_errors_in_chinese(args, said):
    done = run(*args)
    assert (done.exit_code, done.stderr) == (2, f"reportdiff: {said}\n")


def test_a_flag_and_settings_choose_the_language(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert "there is no such file" in run("extract", "a.txt", "--ui", "en").stderr
    assert "没有这个文件" in run("extract", "a.txt", "--ui", "zh", LC_ALL="C").stderr
    assert "没有这个文件" in run("--ui", "zh", "extract", "a.txt", LC_ALL="C").stderr
    assert run("--ui=zh", "text", "--help", LC_ALL="C").stdout.startswith("用法：")
    assert run("--ui", "zh", LC_ALL="C").stdout.startswith("用法：")
    Path("reportdiff.toml").write_text('ui = "zh"\n', encoding="utf-8")
    assert "没有这个文件" in run("extract", "a.txt", LC_ALL="C").stderr


def test_notes_are_introduced_in_chinese(tmp_path):
    done = run("diff", str(QINGLAN / "2025.txt"), str(QINGLAN / "2024.txt"), "-o", str(tmp_path / "a.csv"))
    assert all(line.startswith("reportdiff: ") for line in done.stderr.splitlines())
    assert "reportdiff: 注：" in done.stderr
    assert "：已写好，" in done.stderr


@given(st.text("增长，。（）《》abc 12", max_size=60), st.integers(8, 40))
def test_wrapping_loses_no_character_and_begins_no_line_with_a_comma(text, columns):
    lines = helping.wrapped(text, columns)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert not any(line[:1] in "，。）》" for line in lines[1:])
    assert not any(line[-1:] in "（《[" for line in lines[:-1] if len(line) > 1)


def test_every_rule_is_explained_in_every_language() -> None:
    from reportdiff.checking import RULES

    for language in speech.LANGUAGES[1:]:
        pages = {rule.code: speech.page_of_rule(rule.code, language) for rule in RULES}
        assert [code for code, page in pages.items() if not page or "\n\n" not in page] == []
        assert set(speech._pages(language)) == set(pages)
        summaries = [page.partition("\n")[0] for page in pages.values() if page]
        assert all(wcswidth(summary) <= 100 for summary in summaries)


def test_a_rule_is_explained_in_the_language_asked_for() -> None:
    said = CliRunner().invoke(main, ["rules", "RD204", "--ui", "zh"]).output
    assert said.startswith("RD204 percent-or-point (warning)\n\n某比率“提高3%”")
    assert CliRunner().invoke(main, ["rules", "RD204", "--ui", "en"]).output.splitlines()[2].startswith("A rate that")


def test_reasons_and_messages_are_in_the_language_that_is_asked_for():
    """Figures in them are told as the report tells them, and findings are known by the same fingerprints."""
    old, new = (str(QINGLAN / f"{year}.txt") for year in (2024, 2025))
    told = {ui: json.loads(CliRunner().invoke(main, ["diff", old, new, "--format", "json", "-q", "--ui", ui]).stdout) for ui in ("zh", "en")}
    assert told["zh"] == json.loads(CliRunner().invoke(main, ["diff", old, new, "--format", "json", "-q"]).stdout)
    reasons = {ui: [one["why"] for part in ("outcomes", "pending", "commitments") for one in told[ui][part]] for ui in told}
    assert all(reason.startswith(("New report", "The ")) for reason in reasons["en"])
    assert not any(re.search("report|target", reason) for reason in reasons["zh"])
    found = {ui: json.loads(CliRunner().invoke(main, ["check", new, "--previous", old, "--format", "json", "-q", "--ui", ui]).stdout)["findings"] for ui in told}
    assert all(one["message"].startswith("last year's target") for one in found["en"] if one["rule"] in ("RD405", "RD406"))
    assert [one["fingerprint"] for one in found["en"]] == [one["fingerprint"] for one in found["zh"]]
