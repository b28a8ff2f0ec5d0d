"""The options that commands share, and where their values come from: a flag, else a settings file, else a default."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

import click
from click.core import ParameterSource

from reportdiff import settings
from reportdiff.cli import provenance, speech
from reportdiff.errors import SettingsError
from reportdiff.model import Status
from reportdiff.rendering.selection import Selection
from reportdiff.settings import ROUNDINGS
from reportdiff.tolerance import STANDARD, Tolerance, read_tolerance

# What the name of the file to write says of its format.
_BY_SUFFIX = {
    ".csv": "csv",
    ".docx": "docx",
    ".htm": "html",
    ".html": "html",
    ".json": "json",
    ".md": "markdown",
    ".parquet": "parquet",
    ".sarif": "sarif",
    ".xlsx": "xlsx",
}
_PLAIN = frozenset({".txt", ".log", ".out"})  # of files for whatever a terminal would show

Command = TypeVar("Command", bound=Callable[..., Any])
_SETTINGS = "reportdiff.settings"  # under which a context keeps them
_NO_SETTINGS = "reportdiff.no_settings"


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user chose, for every command alike."""

    format: str
    output: str | None
    ui: str | None
    quiet: bool
    verbose: bool
    csv_bom: bool = False
    csv_list: str | None = None
    lang: str = "auto"
    year: int | None = None
    encoding: str | None = None
    lexicon: tuple[str, ...] = ()
    tolerance: Tolerance = STANDARD


def choices(context: click.Context, chosen: dict[str, Any]) -> Choices:
    """The shared options of a command as one value; of ``quiet`` and ``verbose`` a flag beats a settings file."""
    if chosen["quiet"] and chosen["verbose"]:
        flags = [name for name in ("quiet", "verbose") if _is_flag(context, name)]
        if len(flags) != 1:
            raise click.UsageError("--quiet and --verbose contradict each other; give one of them", context)
        chosen = {**chosen, "quiet": flags == ["quiet"], "verbose": flags == ["verbose"]}
    form = _format(context, chosen)
    provenance.formed(form)
    return Choices(**{**chosen, "format": form})


def _format(context: click.Context, chosen: dict[str, Any]) -> str:
    """The format asked for; where no flag names one, that of the file to write, if its name tells."""
    named: str = chosen["format"]
    if _is_flag(context, "format") or not chosen["output"]:
        return named
    ending = Path(chosen["output"]).suffix.lower()
    told = _BY_SUFFIX.get(ending, named)
    offered = _formats(context.command)
    if not offered:
        return named
    if told in offered and (ending in _BY_SUFFIX or ending in _PLAIN or not ending[1:].isalpha()):
        return told
    endings = ", ".join(suffix for suffix, form in _BY_SUFFIX.items() if form in offered)
    raise click.UsageError(f"{chosen['output']}: no format ends so; give one of {endings}, or --format too", context)


def _is_flag(context: click.Context, name: str) -> bool:
    return context.get_parameter_source(name) is ParameterSource.COMMANDLINE


def _statuses(context: click.Context, param: click.Parameter, value: str) -> frozenset[Status]:
    """Statuses separated by commas, or ``none``."""
    names = [name.strip().lower().replace("-", "_") for name in value.split(",")]
    if names == ["none"]:
        return frozenset()
    if unknown := [name for name in names if name not in settings.STATUSES]:
        allowed = ", ".join(settings.STATUSES)
        raise click.BadParameter(f"{unknown[0]!r} is not one of {allowed}, none", context, param)
    return frozenset(Status(name) for name in names)


def _tolerance(context: click.Context, param: click.Parameter, value: str) -> Tolerance:
    try:
        return read_tolerance(value)
    except SettingsError as error:
        raise click.BadParameter(str(error), context, param) from error


def _rule_names(context: click.Context, param: click.Parameter, value: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in value.split(",") if name.strip())


def _as_it_is(value: Any) -> Any:
    return value


# Options that a settings file may set: the name of the setting, and how the option is written.
_DEFAULTS: dict[str, tuple[str, Callable[[Any], Any]]] = {
    **{
        name: (name, _as_it_is)
        for name in (
            "format", "lang", "ui", "encoding", "quiet", "verbose", "csv_bom", "tolerance", "lexicon", "decisions", "baseline", "rounding",
            "min_severity",
        )
    },
    "fail_on": ("fail_on", lambda names: ",".join(names) or "none"),
    "fail_at": ("check_fail_on", _as_it_is),
    "evidence": ("evidence", list),
    "select": ("select", ",".join),
    "ignore": ("ignore", ",".join),
}  # fmt: skip


def _read_settings(context: click.Context, param: click.Parameter, value: str | None) -> None:
    """Make the settings file's values the defaults of this command's other options."""
    if context.meta.get(_NO_SETTINGS):
        if value is not None:
            raise click.UsageError("--config and --no-config contradict each other; give one of them", context)
        return
    found = settings.load(Path(value) if value is not None else None, Path.cwd())
    defaults = {
        option: written(value)
        for option, (name, written) in _DEFAULTS.items()
        if (value := getattr(found, name)) is not None and not (option == "format" and value not in _formats(context.command))
    }
    if found.ui is not None and not speech.asked_for(sys.argv[1:]):
        speech.speak(found.ui)
    if found.file is not None:
        provenance.used("settings", os.fspath(found.file))
    context.default_map = defaults
    context.meta[_SETTINGS] = found


def _no_settings(context: click.Context, param: click.Parameter, value: bool) -> None:
    if value and _SETTINGS in context.meta:  # --config stands before it
        raise click.UsageError("--config and --no-config contradict each other; give one of them", context)
    context.meta[_NO_SETTINGS] = value


def settings_of(context: click.Context) -> settings.Settings:
    """The settings that a command runs under."""
    found = context.meta.get(_SETTINGS)
    return found if isinstance(found, settings.Settings) else settings.Settings()


def _formats(command: click.Command) -> tuple[str, ...]:
    """The formats that a command offers."""
    kinds = (param.type for param in command.params if param.name == "format")
    return tuple(name for kind in kinds if isinstance(kind, click.Choice) for name in kind.choices)


def output(command: Command) -> Command:
    """Options of every command: what to write, where to, and how much to say about it."""
    for option in reversed(_OUTPUT):
        command = option(command)
    return command


def diff_output(command: Command) -> Command:
    """The options of ``output``, with the formats that a comparison has."""
    for option in reversed((_DIFF_FORMAT, *_OUTPUT[1:])):
        command = option(command)
    return command


def selection(command: Command) -> Command:
    """The options of a comparison that say which rows are shown."""
    for option in reversed(_SELECTION):
        command = option(command)
    return command


def selected(context: click.Context, chosen: dict[str, Any]) -> tuple[Selection, bool]:
    """What the options of ``selection`` ask for, taken out of ``chosen``, and whether all of it is to be shown."""
    asked = Selection(chosen.pop("only"), chosen.pop("headline"), chosen.pop("section").strip(), chosen.pop("summary"), chosen.pop("general"))
    everything = bool(chosen.pop("everything"))
    if asked.summary and replace(asked, general=False) != Selection(summary=True):
        raise click.UsageError("--summary: the counts are of all targets; give it without --only, --headline, --section", context)
    if not asked.shows(listed := chosen.get("csv_list") or "outcomes") and not asked.summary:
        raise click.UsageError(f"--csv-list {listed}: its rows have no status; give it without --only, --headline", context)
    return asked, everything


def check_output(command: Command) -> Command:
    """The options of ``output``, with the formats that findings have."""
    for option in reversed((_CHECK_FORMAT, *_OUTPUT[1:])):
        command = option(command)
    return command


def track_output(command: Command) -> Command:
    """The options of ``output``, with the formats that many years have."""
    for option in reversed((_TRACK_FORMAT, *_OUTPUT[1:])):
        command = option(command)
    return command


def ledger_output(command: Command) -> Command:
    """The options of ``output``, with the formats that tasks have."""
    for option in reversed((_LEDGER_FORMAT, *_OUTPUT[1:])):
        command = option(command)
    return command


def query_output(command: Command) -> Command:
    """The options of ``output``, with the formats that rows have, and nothing about reports."""
    for option in reversed((_QUERY_FORMAT, *(one for one in _OUTPUT[1:] if one not in (_VERBOSE, _PROVENANCE)))):
        command = option(command)
    return command


def text_output(command: Command) -> Command:
    """Options of a command that writes a report's text: where to, and how the file is decoded."""
    for option in reversed((_TARGET, _QUIET, _TRACEBACK, _NO_CONFIG, _CONFIG, _ENCODING)):
        command = option(command)
    return command


def quietly(command: Command) -> Command:
    """The option of a command that says something and writes nothing."""
    return _QUIET(_TRACEBACK(command))


def crash(command: Command) -> Command:
    """The option of a command that says nothing by itself."""
    return _TRACEBACK(command)


def own_lexicon(command: Command) -> Command:
    """The option of commands that ask what an indicator is."""
    return _LEXICON(command)


def reading(command: Command) -> Command:
    """Options of commands that read a report the user names."""
    for option in reversed(_READING):
        command = option(command)
    return command


def many_readings(command: Command) -> Command:
    """Options of a command that reads several reports, each of a year of its own."""
    for option in reversed([one for one in _READING if one is not _YEAR]):
        command = option(command)
    return command


def batch(command: Command) -> Command:
    """Options of a command that reads many reports: how they are read, and how much is said about it."""
    for option in reversed((_QUIET, _TRACEBACK, _NO_CONFIG, _CONFIG, *(one for one in _READING if one is not _YEAR))):
        command = option(command)
    return command


def ci(command: Command) -> Command:
    """Options of the command that a CI runs: the language of what it writes, and how reports are read."""
    shared = (_UI, _QUIET, _TRACEBACK, _NO_CONFIG, _CONFIG, *(one for one in _READING if one is not _YEAR))
    for option in reversed(shared):
        command = option(command)
    return command


fail_on = click.option(
    "--fail-on",
    callback=_statuses,
    default="none",
    metavar="STATUSES",
    help="Exit with 1 if a target has one of these statuses: met, missed, carried_over, mentioned, dropped; several with commas.",
)

_SELECTION = (
    click.option(
        "--only",
        callback=_statuses,
        default="none",
        metavar="STATUSES",
        help="Only targets that came to one of these: met, missed, carried_over, mentioned, dropped; several with commas.",
    ),
    click.option("--headline", is_flag=True, help="Only the headline targets (主要预期目标)."),
    click.option(
        "--section", default="", metavar="TITLE", help="Only what stands under a heading that has this in it, in either report."
    ),
    click.option("--summary", is_flag=True, help="Only the counts."),
    click.option(
        "--general", is_flag=True, help="In tables and pages also promises that any plan makes, such as raising a level; data hold them in any case."
    ),
    click.option(
        "--all",
        "everything",
        is_flag=True,
        help="On a terminal, the whole table: it is cut to two screens otherwise; every other output is whole. With --write-decisions,"
        " an entry for every row.",
    ),
)

check_too = click.option(
    "--check",
    "checked",
    is_flag=True,
    help="In a page (html), also what `reportdiff check` finds in NEW, at its place in the text.",
)

tolerance = click.option(
    "--tolerance",
    callback=_tolerance,
    default=str(STANDARD),
    show_default=True,
    metavar="HOW-MUCH",
    help="What 左右 allows a figure to fall short: a share of the target (5%), percentage points for rates (0.1pp), or"
    " both (5%,0.1pp), of which the larger holds; 0.3pp:share for targets that are shares. What is not named allows nothing.",
)

select = click.option(
    "--select",
    callback=_rule_names,
    default="",
    metavar="RULES",
    help="Only these rules, by code, by the beginning of a code (RD2) or by name; several with commas.",
)

ignore = click.option(
    "--ignore", callback=_rule_names, default="", metavar="RULES", help="Not these rules, named as for --select."
)

rounding = click.option(
    "--rounding",
    type=click.Choice(ROUNDINGS),
    default=ROUNDINGS[0],
    show_default=True,
    help="How figures of the reports were rounded: to the nearest digit (37.7 is 37.65 to 37.75), cut off after it"
    " (37.70 to 37.80), or in either way.",
)

fail_at = click.option(
    "--fail-on",
    "fail_at",
    type=click.Choice(("error", "warning", "info", "never")),
    default="error",
    show_default=True,
    help="Exit with 1 if there is a finding at or above this severity.",
)

min_severity = click.option(
    "--min-severity",
    type=click.Choice(("error", "warning", "info")),
    default=None,
    help="Show only findings at or above this severity. Without it all are shown, for a CI those at warning or above.",
)

baseline = click.option(
    "--baseline",
    metavar="FILE",
    help="Findings that are known (TOML, made by --write-baseline) and passed over; an entry that is found no more is told.",
)

write_baseline = click.option(
    "--write-baseline",
    metavar="FILE",
    help="Write everything that is found to a baseline, with the reasons that --baseline gives, and pass it over.",
)

def _urls(context: click.Context, param: click.Parameter, value: tuple[str, ...]) -> dict[str, str]:
    """Addresses by the reports that they are of."""
    found = {}
    for one in value:
        report, _, url = one.partition("=")
        if not re.match(r"https?://[^\s\"'<>]+\Z", url):
            raise click.BadParameter(f"{one!r} is not REPORT=URL with an address of the web", context, param)
        found[report] = url
    return found


source_url = click.option(
    "--source-url",
    "urls",
    multiple=True,
    callback=_urls,
    metavar="REPORT=URL",
    help="Where a report is public; a page (html) then leads to the words there, in a PDF to the page. May be given several times.",
)

evidence = click.option(
    "--evidence",
    multiple=True,
    metavar="FILE",
    help="Look up what NEW leaves open in this document too: a statistical bulletin, the plan report. Its"
    " sentences and its tables are read. May be given several times; the first document that has a figure decides.",
)

decisions = click.option(
    "--decisions",
    metavar="FILE",
    help="What people decided about targets (TOML, made by --write-decisions); a decision that no longer applies is told"
    " in a note.",
)

write_decisions = click.option(
    "--write-decisions",
    metavar="FILE",
    help="Write a decisions file to fill in, with an entry for each row that deserves a look, a tenth of them at most (--all: for every"
    " row). A file that is there is only added to, and only where it is that of --decisions.",
)

def csv_list(names: Iterable[str]) -> Callable[[Command], Command]:
    """The option of commands whose result is more than one list, the first by default."""
    listed = tuple(names)
    return click.option(
        "--csv-list",
        type=click.Choice(listed),
        default=listed[0],
        show_default=True,
        help="Which list --format csv writes; the other formats hold all of them.",
    )


_QUIET = click.option("--quiet", "-q", is_flag=True, help="No notes and no progress on standard error; errors only.")
_VERBOSE = click.option("--verbose", "-v", is_flag=True, help="Say on standard error what was recognised in each report.")
_CONFIG = click.option(
    "--config",
    metavar="FILE",
    is_eager=True,
    expose_value=False,
    callback=_read_settings,
    help="Settings to use; by default the nearest reportdiff.toml, or pyproject.toml with [tool.reportdiff].",
)
_NO_CONFIG = click.option(
    "--no-config",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_no_settings,
    help="Use no settings file, not even one that stands here: for repositories whose changes are a stranger's.",
)
_TRACEBACK = click.option(
    "--traceback",
    is_flag=True,
    expose_value=False,
    help="Where the program itself is at fault, also say how it got there; for its developers.",
)


def _statement(context: click.Context, param: click.Parameter, value: str | None) -> None:
    """Ask for the statement of what the command makes."""
    if value is not None:
        provenance.asked(value)


_PROVENANCE = click.option(
    "--provenance",
    metavar="FILE",
    expose_value=False,
    callback=_statement,
    help="Also write to FILE what the result was made from: files with their sha256, versions, arguments (an in-toto statement); with"
    " -o only. 'reportdiff verify FILE' makes it again.",
)

_TARGET = click.option(
    "-o", "output", metavar="FILE", help="Write to FILE, whole or not at all, instead of standard output."
)

_UI = click.option(
    "--ui",
    type=click.Choice(settings.UIS),
    help="Language of the table's headings and words, and of what the program says; by default that of the report, and of the"
    " system.",
)

_OUTPUT = (
    click.option(
        "--format",
        type=click.Choice(("table", "markdown", "csv", "json", "xlsx")),
        default="table",
        show_default=True,
        help="A table to read, Markdown to paste, CSV for a spreadsheet, JSON for a program, or a workbook"
        " (xlsx). Where it is not given, the name after -o tells (.md, .csv, .json, .xlsx).",
    ),
    _TARGET,
    _PROVENANCE,
    _UI,
    click.option(
        "--csv-bom",
        is_flag=True,
        help="Begin CSV with a byte order mark, by which Excel knows that it is UTF-8.",
    ),
    _QUIET,
    _VERBOSE,
    _TRACEBACK,
    _NO_CONFIG,
    _CONFIG,
)

_DIFF_FORMAT = click.option(
    "--format",
    type=click.Choice(settings.FORMATS),
    default="table",
    show_default=True,
    help="A table to read, Markdown to paste, CSV for a spreadsheet, JSON for a program, a workbook (xlsx), a Word"
    " file to attach to a letter (docx), or a page to open in a browser (html). Where it is not given, the name after -o"
    " tells (.md, .csv, .json, .xlsx, .docx, .html).",
)

_CHECK_FORMAT = click.option(
    "--format",
    type=click.Choice(
        ("table", "markdown", "csv", "json", "xlsx", "html", "docx", "sarif", "junit", "github", "gitlab", "rdjson", "line")
    ),
    default="table",
    show_default=True,
    help="A table to read, Markdown to paste, CSV for a spreadsheet, JSON for a program, a workbook (xlsx), a page to"
    " open (html), comments in a copy of the Word file that is checked (docx); for CI: SARIF, JUnit XML, GitHub annotations,"
    " GitLab code quality, rdjson for reviewdog, or a line for each finding. Where it is not given, the name after -o tells"
    " (.md, .csv, .json, .xlsx, .html, .docx).",
)

_TRACK_FORMAT = click.option(
    "--format",
    type=click.Choice(("table", "markdown", "csv", "json", "xlsx", "html")),
    default="table",
    show_default=True,
    help="A table to read, Markdown to paste, CSV for a spreadsheet, JSON for a program, a workbook (xlsx), or a page with"
    " pictures (html). Where it is not given, the name after -o tells (.md, .csv, .json, .xlsx, .html).",
)

_LEDGER_FORMAT = click.option(
    "--format",
    type=click.Choice(("table", "markdown", "csv", "json", "xlsx", "docx", "html")),
    default="table",
    show_default=True,
    help="A table to read, Markdown to paste, CSV for a spreadsheet, JSON for a program, a workbook to fill in (xlsx), a Word file to"
    " circulate (docx), or a page to open (html). Where it is not given, the name after -o tells (.md, .csv, .json, .xlsx, .docx,"
    " .html).",
)

_QUERY_FORMAT = click.option(
    "--format",
    type=click.Choice(("table", "markdown", "csv", "json", "parquet")),
    default="table",
    show_default=True,
    help="A table to read, Markdown to paste, CSV for a spreadsheet, JSON for a program, or Parquet. Where it is not"
    " given, the name after -o tells (.md, .csv, .json, .parquet).",
)

_LEXICON = click.option(
    "--lexicon",
    multiple=True,
    metavar="FILE",
    help="Indicators of your own, on top of the bundled ones; may be given several times.",
)

_YEAR = click.option(
    "--year",
    type=click.IntRange(1000, 9999),
    metavar="YEAR",
    help="The year whose plan the report (of two: NEW) sets, if its text does not say so or says it wrongly."
    " OLD keeps the year found in its text, or gets the year before.",
)

_ENCODING = click.option(
    "--encoding", metavar="NAME", help="Encoding of a text file, such as gb18030, if it is guessed wrongly."
)

_READING = (
    click.option(
        "--lang",
        type=click.Choice(settings.LANGS),
        default="auto",
        show_default=True,
        help="Language of the report.",
    ),
    _YEAR,
    _ENCODING,
)
