"""How the documentation is built: Sphinx with MyST, and strictly (``make docs``)."""

from reportdiff import __version__

project = "reportdiff"
author = "The reportdiff developers"
release = version = __version__

extensions = ["myst_parser", "sphinx.ext.autodoc"]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = f"reportdiff {release}"

myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
# Nothing is fetched while building, so the names of other projects stay without a link.
nitpick_ignore_regex = [("py:.*", r"(decimal|enum|os|typing|collections|pathlib)\..*"), ("py:class", r"(Decimal|Any|Table|Assignment)")]
