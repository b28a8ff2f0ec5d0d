"""Pages that open in a browser from one file, offline: everything in it, nothing fetched, no text of a report as markup.

* ``comparison``, ``findings``, ``track``, ``ledger``: the page of a comparison, of what ``check`` found, of many years, of a plan's tasks;
* ``years``: the small picture of an indicator;
* ``rows``, ``pictures``, ``texts``: what its table, its two pictures and the texts side by side show;
* ``templates``: how a page is put together; ``marked``: a report's text with figures marked; ``policy``: what a browser is allowed to run;
* ``parts/``: templates, style and script.
"""

from reportdiff.rendering.page.comparison import diff
from reportdiff.rendering.page.findings import check
from reportdiff.rendering.page.ledger import ledger
from reportdiff.rendering.page.track import track

__all__ = ["check", "diff", "ledger", "track"]
