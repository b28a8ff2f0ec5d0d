"""The patterns of Chinese: the files of ``languages/zh/patterns``."""

from __future__ import annotations

from functools import partial

from reportdiff.languages import patterns as of

patterns = partial(of.patterns, "zh")
table = partial(of.table, "zh")
data = partial(of.data, "zh")
pieces = partial(of.pieces, "zh")
at_end = partial(of.at_end, "zh")
