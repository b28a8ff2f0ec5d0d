"""Hands out what is to be compared, batch by batch, and each batch to be written once all of it is answered."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace

from reportdiff.batch.work import Answer, Compare, Failed, Placed, Remark, Step, Task, Unread, Write


@dataclass(slots=True)
class _Open:
    """A batch of which some reports are not answered yet."""

    part: Write
    members: dict[str, Placed | Unread]
    left: int


class Desk:
    """The tasks of the batches, in their order; a batch that fell behind does not hold up the next."""

    def __init__(self, parts: Iterator[Write]) -> None:
        self._ready: deque[Task] = deque()
        self._open: dict[str, _Open] = {}  # by the source of each report that is not answered
        self._digests: dict[str, str] = {}
        self._comparing = self._compares(parts)

    def next(self) -> Task | None:
        """The next task; ``None`` where there is none at the moment."""
        if self._ready:
            return self._ready.popleft()
        task = next(self._comparing, None)
        if task is None and self._ready:
            return self._ready.popleft()
        return task

    def answered(self, task: Task, answer: Answer) -> bool:
        """Take the answer to a comparison; whether that is all that will be said of its report."""
        assert isinstance(task, Compare)
        source = task.placed.reading.source
        if isinstance(answer, Failed) and task.failure is None:
            remark = Remark(Step.COMPARE, answer.kind, answer.message)
            self._ready.append(replace(task, failure=remark))  # what it says by itself may yet be had
            return False
        whole = self._open.pop(source)
        if isinstance(answer, Failed) and task.failure:
            whole.members[source] = Unread(source, task.placed.issuer, None, task.failure)
        whole.left -= 1
        if not whole.left:
            self._ready.append(replace(whole.part, members=tuple(whole.members.values())))
        return True

    def digest(self, part: Write) -> str:
        """The digest of a batch as it was planned."""
        return self._digests.pop(part.name)

    def _compares(self, parts: Iterator[Write]) -> Iterator[Task]:
        for part in parts:
            self._digests[part.name] = part.digest
            placed = [member for member in part.members if isinstance(member, Placed)]
            whole = _Open(part, {_source(member): member for member in part.members}, len(placed))
            if not placed:
                self._ready.append(part)
                continue
            self._open.update({member.reading.source: whole for member in placed})
            for member in placed:
                yield Compare(part.folder, part.recipe, member)


def _source(member: Placed | Unread) -> str:
    return member.reading.source if isinstance(member, Placed) else member.source
