"""What the words around one figure say of it, and what the rules that name it decide on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reportdiff.analysis import Mention
from reportdiff.lang.zh.clauses import Clause
from reportdiff.model import Direction, Measure, frequent

# The subject of the clause before or of the paragraph; asked for only by a clause that has none of its own.
Topic = Callable[[], str]
# A name's verb and noun, and the direction of the figure, which a verb may bring with it.
Named = tuple[str, str, Direction | None]


@frequent
@dataclass(frozen=True, slots=True)
class Statement:
    """What the words around one figure say of it.

    The name of what is measured is ``action`` (the verb that the name keeps, 新增) and ``core`` (上市公司).
    ``clause_start`` is where its clause begins; ``baseline`` marks the old value in 由A提高到B; ``wording`` is the clause
    before the figure, for those who look for signs of plan, period or strength in it.
    """

    mention: Mention
    action: str
    core: str
    measure: Measure
    direction: Direction | None
    baseline: bool
    clause_start: int
    wording: str
    root: str = ""  # what later clauses without a name go on about, where it is not the whole name

    @property
    def name(self) -> str:
        """What the figure is called: 新增上市公司."""
        return self.action + self.core

    @property
    def subject(self) -> str:
        """What a later clause without a name is about."""
        return self.root or self.core


@frequent
@dataclass(frozen=True, slots=True)
class Case:
    """What the rules decide on: the words before a figure without verb and opening, and what stands around them."""

    subject: str
    clause: Clause
    measure: Measure
    direction: Direction | None
    previous: Statement | None
    topic: Topic
    theme: str  # what the paragraph is about, as a short sentence before says
    whole: Statement | None = None  # what the figure is a part of, where 其中 says that it is of one

    @property
    def unit(self) -> str:
        """The figure's unit, as the registry knows it."""
        return self.clause.mention.quantity.pint

    @property
    def in_list(self) -> bool:
        """Whether only 、 or 和 parts the figure from the one before it."""
        return self.previous is not None and self.clause.start == self.previous.mention.tail
