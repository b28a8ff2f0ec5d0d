"""Decisions at the command line: the form that ``--write-decisions`` makes, and where it is written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reportdiff.cli import output as destination
from reportdiff.cli.console import say
from reportdiff.cli.options import Choices
from reportdiff.model import Decision, Diff, Fact, Outcome

if TYPE_CHECKING:
    from reportdiff.rendering.decision_form import Row


def check(form: str | None, decisions: str | None, sources: tuple[str, ...], output: str | None) -> None:
    """Fail before any work is done if the form would be written over something that is there, or go nowhere."""
    if form is None:
        return
    if form == "-":
        raise destination.OutputError("--write-decisions: is a file to be filled in; name one, not '-'")
    destination.check(form, sources)
    path = Path(form)
    if output is not None and path.resolve() == Path(output).resolve():
        raise destination.OutputError(f"{form}: is the file of -o too; name another file for the decisions")
    if path.exists() and not _goes_on(form, decisions):
        raise destination.OutputError(
            f"{form}: exists, and is not written over; name another file, or give it with --decisions too to add to it"
        )


def write(
    form: str, decisions: str | None, given: tuple[Decision, ...], found: Diff, choices: Choices, everything: bool = False
) -> None:
    """Write the form; into the file of ``--decisions`` only entries for targets that have none, after what is there.

    ``everything`` asks for every row, not only those that deserve a look.
    """
    from reportdiff.rendering import decision_form, wording

    words = wording.for_reader(choices.ui, found.new.lang)
    undecided = tuple(one for one in found.outcomes if one.decision is None)
    rows = [_row(one, found) for one in (undecided if everything else decision_form.deserving(found.outcomes))]
    there = ""
    if _goes_on(form, decisions):
        there = Path(form).read_bytes().decode("utf-8-sig").rstrip("\n") + "\n\n"
        known = _known(given, found)
        rows = [row for row in rows if row.outcome.target.id not in known]
    if rows or not there:
        destination.write((there or decision_form.head(words)) + decision_form.entries(rows, words), form, beside=True)
    if not choices.quiet:
        count, every = len(rows), len(found.outcomes)
        if everything:
            say(f"{form}: {count} entries to fill in, of {every} rows")
        else:
            say(f"{form}: {count} entries to fill in, of {every} rows; --all lists every row")


def tell_idle(decisions: str, given: tuple[Decision, ...], choices: Choices) -> None:
    """Says which entries somebody began to fill in without deciding anything."""
    from reportdiff import decision_file

    for one in () if choices.quiet else decision_file.idle(given):
        say(f"{decisions}: entry {one.entry} ({one.target.indicator}) has a reason or a name and decides nothing; fill in decide")


def _goes_on(form: str, decisions: str | None) -> bool:
    return decisions is not None and Path(form).exists() and Path(form).samefile(decisions)


def _row(outcome: Outcome, found: Diff) -> Row:
    from reportdiff import following
    from reportdiff.rendering.decision_form import Row

    proving = next((one for one in found.evidence if one.source == outcome.document), found.new)
    there = following.quoted(outcome.actual, proving) if outcome.actual else None
    return Row(outcome, following.quoted(outcome.target, found.old), found.old, there, proving)


def _known(given: tuple[Decision, ...], found: Diff) -> set[str]:
    """The targets that have an entry already, filled in or not."""
    from reportdiff import following

    known: set[str] = set()
    targets: list[Fact] = [one.target for one in found.outcomes]
    for decision in given:
        if target := following.found(decision.target, targets, found.old, known):
            known.add(target.id)
    return known
