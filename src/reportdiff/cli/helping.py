"""Help in the language that is spoken: as click lays it out in English, by columns of a terminal where characters are wide."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import click

from reportdiff.cli.speech import SOURCE, said, spoken

_GAP, _INDENT = 2, 2
_EXTRA = re.compile(r"(.*?)(?:\s{2}\[(.*)\])?", re.DOTALL)  # a help text, and what click says behind it: [default: table]
# What is kept on one line: a word of Latin letters, or one character, with the marks that may not end or begin a line.
_UNIT = re.compile(r"(?:[“‘（《\[]\s*)*(?:[!-~]+|[^!-~\s])(?:\s*[，。；：、）”’》！？…\]])*\s*")
_METAVARS = ("[OPTIONS]", "[COMMAND]", "[ARGS]")


class Helping(click.HelpFormatter):
    """Writes help in English as click does, and in another language by the catalogue."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line of usage."""
        for metavar in _METAVARS:
            args = args.replace(metavar, said(metavar))
        usage = said("Usage:")
        super().write_usage(prog, args, prefix=usage if usage.endswith("：") else f"{usage} ")

    def write_heading(self, heading: str) -> None:
        """The heading of a list."""
        if spoken() == SOURCE:
            super().write_heading(heading)
        else:
            self.write(f"{' ' * self.current_indent}{said(heading)}{said(':')}\n")

    def write_text(self, text: str) -> None:
        """Paragraphs; an example keeps its lines."""
        if spoken() == SOURCE:
            super().write_text(text)
            return
        pieces = []
        for paragraph in text.split("\n\n"):
            if paragraph.startswith("\b"):
                pieces.append([said(line) for line in paragraph.strip("\b\n").splitlines()])
            else:
                pieces.append(wrapped(said(" ".join(paragraph.split())), self.width - self.current_indent))
        margin = " " * self.current_indent
        self.write("\n\n".join("\n".join(margin + line for line in lines) for lines in pieces) + "\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = _GAP) -> None:
        """A list of names, each with what is said of it."""
        if spoken() == SOURCE:
            super().write_dl(list(rows), col_max, col_spacing)
            return
        from reportdiff.rendering.widths import width

        told = [(name, explained(text)) for name, text in rows]
        first = min(max(width(name) for name, _ in told), col_max) + col_spacing
        margin = " " * self.current_indent
        for name, text in told:
            lines = wrapped(text, max(self.width - self.current_indent - first, 20)) or [""]
            if width(name) > first - col_spacing:
                self.write(f"{margin}{name}\n")
                name = ""
            for line in lines:
                self.write(f"{margin}{name}{' ' * (first - width(name))}{line}".rstrip() + "\n")
                name = ""


class Speaking(click.Context):
    """The context of every command."""

    formatter_class = Helping


def explained(text: str) -> str:
    """A help text with what click says behind it, both as they are said."""
    found = _EXTRA.fullmatch(text)
    if not found or found[2] is None:
        return said(text)
    return f"{said(found[1])}  [{'；'.join(said(one) for one in found[2].split('; '))}]"


def wrapped(text: str, columns: int) -> list[str]:
    """A text on lines of so many columns; no line begins with a comma."""
    from reportdiff.rendering.widths import width

    lines: list[str] = []
    for unit in _UNIT.findall(text):
        if lines and width(lines[-1] + unit.rstrip()) <= columns:
            lines[-1] += unit
        else:
            lines.append(unit)
    return [line.rstrip() for line in lines]


def in_words(commands: Sequence[click.Command]) -> None:
    """Have these commands write their help so."""
    for command in commands:
        command.context_class = Speaking
