"""Settings, lexicons, baselines, decisions: only ordinary files of a size, whatever a repository under review brings."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from reportdiff import settings
from reportdiff.errors import SettingsError

ASKED = {
    "lexicon": ("extract", "a.txt", "--lexicon"),
    "config": ("extract", "a.txt", "--config"),
    "decisions": ("diff", "a.txt", "b.txt", "--decisions"),
    "baseline": ("check", "a.txt", "--baseline"),
}


@pytest.mark.parametrize("asked", ASKED.values(), ids=ASKED)
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes of POSIX")
def test_what_is_no_ordinary_file_is_refused_at_once(run, tmp_path: Path, asked: tuple[str, ...]) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    for name in ("pipe", "folder", "/dev/zero", "nowhere"):
        result = run(*asked, name)
        assert result.exit_code == 2
        assert result.stderr.startswith(f"reportdiff: {name}: ")
        assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("asked", ASKED.values(), ids=ASKED)
def test_what_is_too_large_is_refused(run, tmp_path: Path, asked: tuple[str, ...]) -> None:
    (tmp_path / "large").write_bytes(b"#" * 5_000_001)
    result = run(*asked, "large")
    assert result.exit_code == 2
    assert "large: is larger than " in result.stderr


BAD_TOML = {
    "many parts": ("a." * 400_000 + "a = 1", "key of too many parts"),
    "many parts, quoted": ("'a'." * 400_000 + "a = 1", "key of too many parts"),
    "brackets": ("a = " + "[" * 100_000, "TOML"),
    "digits": ("a = " + "9" * 100_000, "cannot be read as TOML"),
    "long key": ("k" * 100_000 + " = 1", "unknown key"),
    "long value": ('baseline = ["' + "v" * 100_000 + '"]', "baseline"),
}


@pytest.mark.parametrize("asked", [ASKED[one] for one in ("config", "decisions", "baseline")])
@pytest.mark.parametrize(("text", "said"), BAD_TOML.values(), ids=BAD_TOML)
def test_toml_that_would_keep_the_parser_busy(run, tmp_path: Path, asked: tuple[str, ...], text: str, said: str) -> None:
    (tmp_path / "bad.toml").write_text(text)
    began = time.monotonic()
    result = run(*asked, "bad.toml")
    assert time.monotonic() - began < 5
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stderr.count("\n") == 1
    assert len(result.stderr) < 3_000


def test_settings_that_nobody_named_stay_in_their_folder(run, tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "names.txt").write_text("甲产量 | - | other | - | - | -\n", encoding="utf-8")
    (tmp_path / "inner" / "link.txt").symlink_to(tmp_path / "names.txt")
    file = tmp_path / "inner" / "reportdiff.toml"
    for key in ("lexicon", "evidence", "decisions", "baseline"):
        for path in ("../names.txt", str(tmp_path / "names.txt"), "link.txt", "a\0b"):
            file.write_text(f"{key} = {path!r}".replace("'", '"').replace("\\x00", "\\u0000"), encoding="utf-8")
            with pytest.raises(SettingsError, match=f"{key} leads out of its folder: "):
                settings.load(None, file.parent)
            if "\0" not in path:
                assert settings.load(file, tmp_path).file == file
    file.write_text('lexicon = "names.txt"', encoding="utf-8")
    assert settings.load(None, file.parent).lexicon == (str(file.parent / "names.txt"),)


def test_settings_of_a_stranger_can_be_left_aside(run, tmp_path: Path) -> None:
    (tmp_path / "reportdiff.toml").write_text('format = "json"')
    assert run("extract", "a.txt").stdout.startswith("{")
    assert not run("extract", "a.txt", "--no-config").stdout.startswith("{")
    for flags in (("--no-config", "--config", "reportdiff.toml"), ("--config", "reportdiff.toml", "--no-config")):
        result = run("extract", "a.txt", *flags)
        assert result.exit_code == 2
        assert "contradict each other" in result.stderr
