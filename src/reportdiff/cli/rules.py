"""``reportdiff rules [CODE]``: what ``check`` looks for."""

from __future__ import annotations

import click

from reportdiff.errors import SettingsError


@click.command(short_help="What 'check' looks for.")
@click.argument("code", required=False)
def rules(code: str | None) -> None:
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
            click.echo(f"{rule.code}  {rule.name:{name}}  {rule.severity:7}  {rule.summary()}")
        return
    found = next((rule for rule in RULES if code.upper() == rule.code or code.lower() == rule.name), None)
    if found is None:
        raise SettingsError(f"rule {code!r} is not known; 'reportdiff rules' lists them")
    click.echo(
        f"{found.code} {found.name} ({found.severity})\n\n{found.page()}\n\nSilence it with --ignore {found.code}."
    )
