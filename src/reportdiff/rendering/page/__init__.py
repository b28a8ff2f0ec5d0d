"""Pages that open in a browser from one file, offline: everything in it, nothing fetched, no text of a report as markup.

* ``comparison``: the page of a comparison, put together from the parts below;
* ``rows``, ``pictures``, ``texts``: what its table, its two pictures and the texts side by side show;
* ``marked``: a report's text with figures marked; ``policy``: what a browser is allowed to run;
* ``parts/``: templates, style and script.
"""

from reportdiff.rendering.page.comparison import diff

__all__ = ["diff"]
