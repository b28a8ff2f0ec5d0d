"""Findings as comments in the author's own Word file: `written` takes the file's bytes and gives those of the commented one."""

from __future__ import annotations

from reportdiff.rendering.comments.package import written

__all__ = ["written"]
