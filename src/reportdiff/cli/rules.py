"""``reportdiff rules [CODE]``: what ``check`` looks for."""

from __future__ import annotations

import click

from reportdiff import settings
from reportdiff.cli import speech
from reportdiff.errors import SettingsError


@click.command(short_help="What 'check' looks for.")
@click.argument("code", required=False)
@click.option("--ui", type=click.Choice(settings.UIS), help="Language of the explanations; by default that of the system.")
def rules(code: str | None, ui: str | None) -> None:
    """List the rules of 'check', or explain the rule CODE.

    \b
    Example:
      reportdiff rules
      reportdiff rules RD203
    """
    from reportdiff.checking import RULES

    if code is None:
        name = max(len(rule.name) for rule in RULES)
        for rule in RULES:
            summary = _page(rule.code, rule.page(), ui).partition("\n")[0]
            click.echo(f"{rule.code}  {rule.name:{name}}  {rule.severity:7}  {summary}")
        return
    found = next((rule for rule in RULES if code.upper() == rule.code or code.lower() == rule.name), None)
    if found is None:
        raise SettingsError(f"rule {code!r} is not known; 'reportdiff rules' lists them")
    silenced = speech.filled("Silence it with --ignore {}.", found.code)
    click.echo(f"{found.code} {found.name} ({found.severity})\n\n{_page(found.code, found.page(), ui)}\n\n{silenced}")


def _page(code: str, english: str, ui: str | None) -> str:
    """The page of a rule in the language asked for, else in that of the program; in English where it has none."""
    return speech.page_of_rule(code, ui or speech.spoken()) or english
