"""Many reports of many issuers: read, followed from year to year and checked, as a data set of Parquet files.

    sources ──find──▶ files ──read──▶ reports ──place──▶ series ──compare, check──▶ rows ──write──▶ Parquet

The parent (``run``) hands out tasks (``work``, ``tasks``) to a crew, ``pool`` on this machine or ``cluster``, each of whose
workers is a process of its own (``guard``, ``worker``), and writes down what was done (``journal``, ``index``).
"""

from reportdiff.batch.run import Summary, run
from reportdiff.batch.work import Limits, Recipe

__all__ = ["Limits", "Recipe", "Summary", "run"]
