"""``reportdiff query FOLDER [QUESTION]``: ready questions, or SQL, over the results of ``reportdiff batch``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from reportdiff.cli import console, options
from reportdiff.cli import output as destination
from reportdiff.cli.console import say
from reportdiff.cli.options import Choices

if TYPE_CHECKING:
    from reportdiff.querying.answering import Answer
    from reportdiff.querying.questions import Question, Value


@click.command(short_help="Questions to such a data set.")
@click.argument("folder")
@click.argument("question", required=False)
@click.argument("values", nargs=-1, metavar="[NAME=VALUE]...")
@click.option("--sql", metavar="TEXT", help="A question of your own, in the SQL of DuckDB, over the tables as views.")
@options.query_output
@click.pass_context
def query(
    context: click.Context,
    /,
    folder: str,
    question: str | None,
    values: tuple[str, ...],
    sql: str | None,
    **chosen: Any,
) -> None:
    """Put a ready question to FOLDER, which 'reportdiff batch' made; without one, list them.

    Questions have parameters, given as NAME=VALUE; the list says which. --sql asks in SQL: the tables reports, facts,
    commitments, outcomes, pending, commitment_outcomes, findings and errors are views.

    \b
    Example:
      reportdiff query results
      reportdiff query results missed year=2024
      reportdiff query results distribution indicator=固定资产投资 --format csv -o targets.csv
      reportdiff query results --sql "SELECT issuer, count(*) FROM outcomes GROUP BY 1"
    """
    from reportdiff.querying import answering, questions

    if (question is None) == (sql is None) and question is not None:
        raise click.UsageError("--sql is a question; give it, or the name of a ready one", context)
    if values and question is None:
        raise click.UsageError("NAME=VALUE is for a ready question; write values into the SQL", context)
    choices = options.choices(context, {**chosen, "verbose": False})
    destination.check(choices.output, (), choices.format)
    if not answering.is_finished(folder) and not choices.quiet:
        say(f"{folder}: the batch that makes it is not finished; what is there so far is asked")
    ui = choices.ui or _language(folder)
    if sql is not None:
        _answer(folder, sql, sql, None, {}, choices, ui)
    elif question is not None:
        asked = questions.question(question)
        _answer(folder, asked.title[ui], asked.sql, asked, asked.values(values), choices, ui)
    else:
        _write(_listed(questions.questions(), ui), "reportdiff query", None, {}, choices, ui)


def _answer(
    folder: str, title: str, sql: str, question: Question | None, values: Mapping[str, Value], choices: Choices, ui: str
) -> None:
    from reportdiff.querying import answering

    bound = question.bound(values) if question else values
    if choices.format == "parquet":
        destination.write(answering.parquet(folder, sql, bound), choices.output, choices.quiet)
        return
    _write(answering.ask(folder, sql, bound), title, question.name if question else None, values, choices, ui)


def _write(
    found: Answer, title: str, question: str | None, values: Mapping[str, Value], choices: Choices, ui: str
) -> None:
    from reportdiff.querying.answering import names_of
    from reportdiff.rendering import answers, delimited

    columns = dict(zip(found.columns, found.numeric, strict=True))
    match choices.format:
        case "json":
            text = answers.json(question, values, found.columns, found.rows)
        case "csv":
            text = delimited.marked(answers.delimited(found.columns, found.rows), choices.csv_bom)
        case "markdown":
            text = answers.markdown(title, columns, found.rows, names_of(ui), ui)
        case _:
            text = answers.table(title, columns, found.rows, names_of(ui), ui, console.columns(choices.output))
    destination.write(text, choices.output, choices.quiet)


def _listed(found: Mapping[str, Question], ui: str) -> Answer:
    """The ready questions as rows: name, what it answers, parameters with what they are by default."""
    from reportdiff.querying.answering import Answer

    rows = tuple((one.name, one.title[ui], ", ".join(_parameters(one))) for one in found.values())
    return Answer(("question", "title", "parameters"), (False, False, False), rows)


def _parameters(question: Question) -> list[str]:
    return [
        name if parameter.default is None else f"{name}={parameter.default}"
        for name, parameter in question.parameters.items()
    ]


def _language(folder: str) -> str:
    """The language that most reports of a data set are in, where there are words for it."""
    from reportdiff.querying import answering
    from reportdiff.rendering.wording import FALLBACK, LANGUAGES

    found = answering.ask(folder, "SELECT lang FROM reports GROUP BY lang ORDER BY count(*) DESC, lang LIMIT 1").rows
    return found[0][0] if found and found[0][0] in LANGUAGES else FALLBACK
