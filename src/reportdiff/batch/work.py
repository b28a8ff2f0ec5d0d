"""The values of a batch: files to read, what is known of them, the tasks that workers are given, and what comes of them.

Every task is a function of what it holds: done again, by whom and when ever, it gives the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import astuple, dataclass, field
from enum import StrEnum
from typing import Any

from reportdiff.lang import Lexicon
from reportdiff.tolerance import STANDARD, Tolerance


class Step(StrEnum):
    """Where in the work something went wrong."""

    READ = "read"
    PLACE = "place"
    COMPARE = "compare"


class Trouble(StrEnum):
    """What went wrong.

    ``unreadable``: the file is no report that can be read; ``time``, ``memory``: it took more than it may; ``died``: it
    took its worker down, three times; ``fault``: of reportdiff itself; ``year``: no year, or one that name and text tell
    differently; ``issuer``: files of one series name different issuers.
    """

    UNREADABLE = "unreadable"
    TIME = "time"
    MEMORY = "memory"
    DIED = "died"
    FAULT = "fault"
    YEAR = "year"
    ISSUER = "issuer"


@dataclass(frozen=True, slots=True)
class Recipe:
    """How reports are read and compared, the same for all of a batch."""

    lang: str = "auto"
    encoding: str | None = None
    tolerance: Tolerance = STANDARD
    lexicon: Lexicon | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost: seconds of computing, and bytes of memory (of its worker as a whole)."""

    seconds: float = 120
    memory: int = 2 * 1024**3


@dataclass(frozen=True, slots=True)
class Given:
    """A file as it was found: its name for a reader, where it is, the stamp that tells a change, and what a list says."""

    source: str
    path: str
    stamp: str
    issuer: str | None = None
    year: int | None = None
    previous: str | None = None
    lang: str | None = None
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A file to read, and in which way; ``year`` is that of the report where its text is not asked."""

    source: str
    path: str
    stamp: str
    lang: str | None
    encoding: str | None
    year: int | None

    @property
    def key(self) -> str:
        """The name under which its report is kept."""
        return _digest(astuple(self))


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that went wrong with a report, for the table of errors."""

    step: Step
    kind: Trouble
    message: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A report in its series: whose it is, of which year, and the report that it follows on.

    ``double_of`` is the report of the same issuer and year that stands in the series in its place.
    """

    reading: Reading
    issuer: str | None
    previous: Reading | None
    double_of: str | None
    remarks: tuple[Remark, ...] = ()

    @property
    def key(self) -> str:
        """The name under which its rows are kept."""
        return _digest((self.reading.key, self.issuer, self.previous and self.previous.key, self.double_of, self.remarks))


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that could not be read, in the table of errors."""

    source: str
    issuer: str | None
    sha256: str | None
    remark: Remark


@dataclass(frozen=True, slots=True)
class Read:
    """The task to read a report, and to keep it for those that compare it."""

    folder: str
    recipe: str
    reading: Reading


@dataclass(frozen=True, slots=True)
class Compare:
    """The task to compare a report with the one before it, to check it, and to keep its rows.

    With a ``failure`` it was tried, and only what the report says by itself is wanted now.
    """

    folder: str
    recipe: str
    placed: Placed
    failure: Remark | None = None


@dataclass(frozen=True, slots=True)
class Write:
    """The task to write the rows of one batch of reports, all of one year, in their order."""

    folder: str
    recipe: str
    year: int | None
    number: int
    members: tuple[Placed | Unread, ...]

    @property
    def name(self) -> str:
        """The year and the number."""
        return f"{self.year or 'unknown'}/{self.number:04}"

    @property
    def digest(self) -> str:
        """Tells whether the batch that is there is this one."""
        return _digest(tuple(repr(one) if isinstance(one, Unread) else one.key for one in self.members))


Task = Read | Compare | Write


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a task."""

    told: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Failed:
    """Why nothing came of a task."""

    kind: Trouble
    message: str


Answer = Done | Failed


def _digest(value: object) -> str:
    return hashlib.sha256(repr(value).encode("utf-8", "surrogatepass")).hexdigest()[:32]
