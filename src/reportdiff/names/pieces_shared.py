"""How much two names must share to be alike at all. Each language's ``alike`` holds to it, so that whoever seeks the figure
that answers a target need look only at those."""

from __future__ import annotations

COMMON = 0.4  # of the pieces (characters, words) of the shorter name; names with fewer in common are not alike
DIFFERENT_CONCEPTS = 0.5  # at most so alike are names that the lexicon knows for different things
