"""Settings from ``reportdiff.toml`` or ``[tool.reportdiff]`` in ``pyproject.toml``: what a flag need not say each time.

The nearest folder that has settings, from the working directory upwards, decides alone; in one folder
``reportdiff.toml`` comes before ``pyproject.toml``. Settings that are found so may come from a stranger: the files that
they name stand in their folder or below it; those that ``--config`` names lead anywhere.

    format = "markdown"            # table, markdown, csv, json, xlsx, docx
    lang = "zh"                    # auto, zh, en
    ui = "en"                      # zh, en
    encoding = "gb18030"
    quiet = true
    verbose = false
    csv-bom = true                 # for Excel
    fail-on = ["missed", "dropped"]
    lexicon = ["indicators.txt"]   # one or more; relative to the settings file
    tolerance = "10%,0.2pp,0.5pp:share"  # what 左右 allows: a share, percentage points, those for shares
    evidence = ["bulletin.html"]   # files, from the folder of the settings file
    decisions = "decisions.toml"   # a file, from the folder of the settings file
    select = ["RD2", "RD3"]        # rules of check, by code, beginning of a code, or name
    ignore = ["stale-passage"]
    baseline = "known.toml"        # a file, from the folder of the settings file
    check-fail-on = "warning"      # error, warning, info, never
    min-severity = "warning"       # error, warning, info
    rounding = "either"            # nearest, truncate, either

    [per-file-ignores]             # rules that some reports break on purpose; paths from the folder of the settings file
    "reports/2003*.txt" = ["RD101"]

    [severity]                     # a project's own view of a rule
    RD401 = "error"
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePath
from typing import Any

from reportdiff.errors import SettingsError
from reportdiff.files import bytes_of, toml_of
from reportdiff.model import Severity, Status
from reportdiff.tolerance import read_tolerance

FORMATS = ("table", "markdown", "csv", "json", "xlsx", "docx", "html")
LANGS = ("auto", "zh", "en")
UIS = ("zh", "en")
STATUSES = tuple(status.value for status in Status)

_OWN_FILE = "reportdiff.toml"
_PROJECT_FILE = "pyproject.toml"
_LARGEST = 5_000_000  # bytes
_REMEDY = "give a settings file, or run with --no-config"
_PATHS = ("lexicon", "evidence", "decisions", "baseline")
ROUNDINGS = ("nearest", "truncate", "either")
_SEVERITIES = tuple(severity.value for severity in Severity)
_Reader = Callable[[Path, str, object], Any]  # what a key may say: checked, or refused with the file and the key


@dataclass(frozen=True, slots=True)
class Settings:
    """What a settings file says, checked; ``None`` where it says nothing. ``file`` is where it stands."""

    file: Path | None = None
    format: str | None = None
    lang: str | None = None
    ui: str | None = None
    encoding: str | None = None
    quiet: bool | None = None
    verbose: bool | None = None
    csv_bom: bool | None = None
    fail_on: tuple[str, ...] | None = None
    lexicon: tuple[str, ...] | None = None
    tolerance: str | None = None
    evidence: tuple[str, ...] | None = None
    decisions: str | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    baseline: str | None = None
    check_fail_on: str | None = None
    min_severity: str | None = None
    rounding: str | None = None
    per_file_ignores: Mapping[str, tuple[str, ...]] | None = None
    severity: Mapping[str, Severity] | None = None

    def ignored_in(self, report: str) -> tuple[str, ...]:
        """The rules that are left out for a report: those of every pattern that its path or its name fits."""
        path = PurePath(report)
        if self.file:
            with suppress(ValueError):  # on another drive
                path = PurePath(os.path.relpath(report, self.file.parent))
        fitting = [
            rules
            for pattern, rules in (self.per_file_ignores or {}).items()
            if fnmatchcase(path.as_posix(), pattern) or fnmatchcase(path.name, pattern)
        ]
        return tuple(rule for rules in fitting for rule in rules)


def load(config: Path | None, start: Path) -> Settings:
    """The settings in ``config``, or else the nearest ones from ``start`` upwards, or none.

    Raises ``SettingsError``, naming file and key, for a file that cannot be read or a key or value that is not allowed.
    """
    if config is not None:
        return Settings(file=config, **_checked(config, _table(config, _bytes(config))))
    for folder in (start, *start.parents):
        own, project = folder / _OWN_FILE, folder / _PROJECT_FILE
        if own.is_file():
            return _found(own, _table(own, _bytes(own)))
        if project.is_file() and b"reportdiff" in (data := _bytes(project)):
            table = _table(project, data)
            if table:
                return _found(project, table)
    return Settings()


def _found(file: Path, table: Mapping[str, Any]) -> Settings:
    """What nobody named and a repository may have brought: it leads to nothing outside its own folder."""
    checked = _checked(file, table)
    for key in _PATHS:
        named = checked.get(key, ())
        for path in (named,) if isinstance(named, str) else named:
            if not _is_inside(Path(path), file.parent):
                fault = f"{key} leads out of its folder: {path:.60}"
                raise SettingsError(f"{file}: {fault}; name that file with --{key}, or these settings with --config")
    return Settings(file=file, **checked)


def _is_inside(path: Path, folder: Path) -> bool:
    with suppress(OSError, ValueError, RuntimeError):  # a loop of links, a name that no system has
        return path.resolve().is_relative_to(folder.resolve())
    return False


def _table(file: Path, data: bytes) -> dict[str, Any]:
    read = toml_of(data, str(file), _REMEDY)
    if file.name != _PROJECT_FILE:
        return read
    tool = read.get("tool", {})
    table = tool.get("reportdiff", {}) if isinstance(tool, dict) else {}
    if not isinstance(table, dict):
        raise SettingsError(f"{file}: tool.reportdiff must be a table, [tool.reportdiff]")
    return table


def _bytes(file: Path) -> bytes:
    return bytes_of(file, _LARGEST, _REMEDY)


def _checked(file: Path, table: Mapping[str, Any]) -> dict[str, Any]:
    return {key.replace("-", "_"): _value(file, key, value) for key, value in table.items()}


def _value(file: Path, key: str, value: object) -> Any:
    if key not in _READERS:
        raise SettingsError(f"{file}: unknown key {key!r:.60}; allowed are {', '.join(_READERS)}")
    return _READERS[key](file, key, value)


def _statuses(file: Path, key: str, value: object) -> tuple[object, ...]:
    listed = value.split(",") if isinstance(value, str) else value
    if not isinstance(listed, list):
        raise _wrong(file, key, f"a list of {', '.join(STATUSES)}", value)
    return tuple(_one_of(file, key, one.strip() if isinstance(one, str) else one, STATUSES) for one in listed)


def _list_of_paths(wanted: str) -> _Reader:
    """A reader of one path or a list of them, taken from the folder of the settings file."""

    def read(file: Path, key: str, value: object) -> tuple[str, ...]:
        listed = [value] if isinstance(value, str) else value
        if not isinstance(listed, list) or not all(isinstance(one, str) and one for one in listed):
            raise _wrong(file, key, wanted, value)
        return tuple(str(file.parent / one) for one in listed)

    return read


def _path(file: Path, key: str, value: object) -> str:
    if not isinstance(value, str) or not value:
        raise _wrong(file, key, f'a file, such as "{key}.toml"', value)
    return str(file.parent / value)


def _rules(file: Path, key: str, value: object) -> tuple[str, ...]:
    names = value.split(",") if isinstance(value, str) else value
    if not isinstance(names, list) or not all(isinstance(one, str) and one.strip() for one in names):
        raise _wrong(file, key, 'a list of rules, such as ["RD2", "stale-passage"]', value)
    return tuple(one.strip() for one in names)


def _rules_by_name(file: Path, key: str, value: object) -> dict[str, tuple[str, ...]]:
    return {name: _rules(file, f"{key}.{name}", rules) for name, rules in _named(file, key, value)}


def _severities(file: Path, key: str, value: object) -> dict[str, Severity]:
    return {
        name: Severity(str(_one_of(file, f"{key}.{name}", one, _SEVERITIES))) for name, one in _named(file, key, value)
    }


def _named(file: Path, key: str, value: object) -> Iterable[tuple[str, object]]:
    if not isinstance(value, dict):
        raise _wrong(file, key, f"a table, [{key}]", value)
    return value.items()


def _tolerance(file: Path, key: str, value: object) -> str:
    if not isinstance(value, str):
        raise _wrong(file, key, 'a text such as "10%,0.2pp"', value)
    try:
        read_tolerance(value)
    except SettingsError as error:
        raise SettingsError(f"{file}: {error}") from error
    return value


def _one_of(file: Path, key: str, value: object, allowed: tuple[str, ...]) -> object:
    if value not in allowed:
        raise _wrong(file, key, f"one of {', '.join(allowed)}", value)
    return value


def _choice(*allowed: str) -> _Reader:
    return lambda file, key, value: _one_of(file, key, value, allowed)


def _typed(kind: type, wanted: str) -> _Reader:
    def read(file: Path, key: str, value: object) -> object:
        if not isinstance(value, kind):
            raise _wrong(file, key, wanted, value)
        return value

    return read


def _wrong(file: Path, key: str, wanted: str, value: object) -> SettingsError:
    return SettingsError(f"{file}: {key} must be {wanted}, not {value!r:.60}")


_SWITCH = _typed(bool, "true or false")
_READERS: Mapping[str, _Reader] = {
    "format": _choice(*FORMATS),
    "lang": _choice(*LANGS),
    "ui": _choice(*UIS),
    "encoding": _typed(str, 'the name of an encoding, such as "gb18030"'),
    "quiet": _SWITCH,
    "verbose": _SWITCH,
    "csv-bom": _SWITCH,
    "fail-on": _statuses,
    "lexicon": _list_of_paths("a lexicon file, or a list of them"),
    "tolerance": _tolerance,
    "evidence": _list_of_paths('a list of files, such as ["bulletin.html"]'),
    "decisions": _path,
    "select": _rules,
    "ignore": _rules,
    "baseline": _path,
    "check-fail-on": _choice(*_SEVERITIES, "never"),
    "min-severity": _choice(*_SEVERITIES),
    "rounding": _choice(*ROUNDINGS),
    "per-file-ignores": _rules_by_name,
    "severity": _severities,
}
