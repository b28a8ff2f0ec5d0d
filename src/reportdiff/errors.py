"""What can go wrong, as exceptions whose message is one line: the file, the fault, what to do."""

from __future__ import annotations


class ReportError(Exception):
    """Base of every error that reportdiff raises on purpose; ``str(error)`` is one line fit to show to a user."""


class ArgumentError(ReportError, TypeError):
    """A function of the library was given what it cannot work with, a path where a report belongs; the message says what to give."""


class ReadError(ReportError):
    """A report could not be read.

    ``source`` is the report as the user named it, ``fault`` what is wrong with it, ``remedy`` what the user can do.
    """

    def __init__(self, source: str, fault: str, remedy: str) -> None:
        super().__init__(f"{source}: {fault}; {remedy}")
        self.source = source
        self.fault = fault
        self.remedy = remedy

    def __reduce__(self) -> tuple[type[ReadError], tuple[str, str, str]]:
        return type(self), (self.source, self.fault, self.remedy)


class LexiconError(ReportError):
    """A lexicon or units file holds a line that cannot be understood; the message names the file and the line."""


class SettingsError(ReportError):
    """A settings file or an option is wrong; the message names it and says what is allowed."""


class FolderError(ReportError):
    """A folder of results cannot be used: it cannot be written, or holds something else; the message says what to do."""


class MissingLibraryError(ReportError):
    """A library that only this call needs is not installed; the message names it and how to get it."""
