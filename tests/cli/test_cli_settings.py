"""Settings: where they are looked for, what they may say, and that a flag wins."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reportdiff import settings
from reportdiff.errors import SettingsError
from reportdiff.tolerance import Tolerance


def written(folder, text, name="reportdiff.toml"):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def test_nearest_folder_decides(tmp_path):
    written(tmp_path, 'format = "json"')
    written(tmp_path / "a", '[tool.reportdiff]\nformat = "csv"', "pyproject.toml")
    written(tmp_path / "a" / "b", '[project]\nname = "reportdiff-user"', "pyproject.toml")
    (tmp_path / "a" / "b" / "c").mkdir()
    assert settings.load(None, tmp_path).format == "json"
    assert settings.load(None, tmp_path / "a" / "b" / "c").format == "csv"
    written(tmp_path / "a", 'format = "markdown"')
    assert settings.load(None, tmp_path / "a").format == "markdown"


def test_a_project_of_another_kind_is_not_read(tmp_path):
    written(tmp_path, "this is = not toml", "pyproject.toml")
    assert settings.load(None, tmp_path).file is None or settings.load(None, tmp_path).file.parent != tmp_path


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('colour = "red"', "unknown key 'colour'"),
        ('fail_on = ["missed"]', "unknown key 'fail_on'"),
        ('format = "xml"', "format must be one of table, markdown, csv, json"),
        ("format = 3", "format must be one of"),
        ('quiet = "yes"', "quiet must be true or false"),
        ("encoding = 8", "encoding must be the name"),
        ('fail-on = ["lost"]', "fail-on must be one of"),
        ("fail-on = 3", "fail-on must be a list"),
        ("fail-on = [[]]", "fail-on must be one of"),
        ("format = [", "is not valid TOML"),
        ("tolerance = 0.1", "tolerance must be a text such as"),
        ('tolerance = "a tenth"', "tolerance 'a tenth' is not a share such as 10%"),
    ],
)
def test_faults_name_file_and_key(tmp_path, text, said):
    file = written(tmp_path, text)
    with pytest.raises(SettingsError) as raised:
        settings.load(None, tmp_path)
    assert str(raised.value).startswith(f"{file}: ")
    assert said in str(raised.value)


def test_not_a_table(tmp_path):
    written(tmp_path, "[tool]\nreportdiff = 3", "pyproject.toml")
    with pytest.raises(SettingsError, match="must be a table"):
        settings.load(None, tmp_path)


def test_not_text(tmp_path):
    (tmp_path / "reportdiff.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match="UTF-8"):
        settings.load(None, tmp_path)


def test_settings_are_defaults_and_a_flag_wins(run, tmp_path):
    written(tmp_path, 'format = "json"\nui = "en"\nquiet = true\nfail-on = ["missed"]')
    result = run("diff", "a.txt", "b.txt")
    assert result.stdout.startswith("{")
    assert (result.exit_code, result.stderr) == (1, "")
    result = run("diff", "a.txt", "b.txt", "--format", "table", "--fail-on", "none", "--verbose")
    assert result.stdout.startswith("2025 targets")
    assert result.exit_code == 0
    assert "plan of 2025" in result.stderr
    assert run("outline", "a.txt").stdout.startswith("{")


def test_tolerance_is_that_of_the_flag_else_of_the_settings(run, calls, tmp_path):
    written(tmp_path, 'tolerance = "5%"')
    run("diff", "a.txt", "b.txt")
    run("diff", "a.txt", "b.txt", "--tolerance", "3%, 0.1pp")
    assert [tolerance for what, tolerance in calls if what == "compare"] == [
        Tolerance(Decimal("0.05"), Decimal(0), Decimal(0)),
        Tolerance(Decimal("0.03"), Decimal("0.1"), Decimal("0.1")),
    ]


@pytest.mark.parametrize("wrong", ["", "5", "5%,5%", "-5%", "200%", "5% 0.1pp", "1e3%", "inf%"])
def test_a_wrong_tolerance_is_one_line(run, wrong):
    result = run("diff", "a.txt", "b.txt", f"--tolerance={wrong}")
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "tolerance" in result.stderr


def test_config_is_read_instead(run, tmp_path):
    written(tmp_path, 'format = "json"')
    written(tmp_path / "other", 'format = "csv"\nfail-on = []', "mine.toml")
    result = run("diff", "a.txt", "b.txt", "--config", "other/mine.toml")
    assert result.stdout.startswith("status,")
    assert result.exit_code == 0


def test_a_wrong_settings_file_is_one_line(run, tmp_path):
    written(tmp_path, "nonsense = 1")
    result = run("diff", "a.txt", "b.txt")
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "unknown key 'nonsense'" in result.stderr
    assert run("diff", "--help").exit_code == 0
