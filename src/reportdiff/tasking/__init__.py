"""Lists the tasks that a plan sets, and tells how far each has come."""

from reportdiff.tasking.tasks import ledger

__all__ = ["ledger"]
