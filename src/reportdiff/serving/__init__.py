"""Answers for assistants that write about reports, over the Model Context Protocol: small ones, with a way to go on.

* ``desk``: the reports in a folder, and the questions to them, as plain values;
* ``server``: those questions as tools of the protocol's official SDK.
"""

from reportdiff.serving.server import serve

__all__ = ["serve"]
