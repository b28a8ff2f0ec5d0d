"""How many examples a law is tried with: so many before a change lands, a share of them in `make quick`, ten times as many where somebody explores."""

from __future__ import annotations

from typing import Any

from hypothesis import settings

_STEADY = 100  # examples that the profile of `make test` has for a law that says nothing


def law(examples: int, **further: Any) -> settings:
    """The settings of a law that is tried with so many examples in `make test`."""
    return settings(max_examples=max(1, examples * settings().max_examples // _STEADY), **further)
