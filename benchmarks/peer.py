"""Recognizers-Text, the peer: its Chinese number, percentage and number-with-unit models, and that of dates, built once.

https://pypi.org/project/recognizers-text-suite/ – as its README uses it, with the models kept instead of fetched at
each call, which is the fast way.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any

NAME = "Recognizers-Text"
MISSING = f"{NAME} is not installed: make bench, or pip install --group bench"

# What these look for, reports of this kind hardly ever state: counted with the whole, and also left out.
SELDOM = ("age", "temperature")

Parse = Callable[[str], Any]


def models() -> dict[str, Parse]:
    """The models by name; empty where the package is missing."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its patterns have escapes that newer Pythons warn of
        try:
            from recognizers_number import NumberRecognizer
            from recognizers_number_with_unit import NumberWithUnitRecognizer
            from recognizers_text import Culture
        except ImportError:
            return {}
        numbers, units = NumberRecognizer(Culture.Chinese), NumberWithUnitRecognizer(Culture.Chinese)
        found = {
            "number": numbers.get_number_model(),
            "percentage": numbers.get_percentage_model(),
            "currency": units.get_currency_model(),
            "dimension": units.get_dimension_model(),
            "age": units.get_age_model(),
            "temperature": units.get_temperature_model(),
        }
    return {name: model.parse for name, model in found.items()}


def dates() -> Parse | None:
    """The model of dates, times and periods; ``None`` where the package is missing.

    It takes longer than all the others together. Facts tell such for each figure (its year or period, by when a target is to be
    reached), not every date that a text names.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            from recognizers_date_time import DateTimeRecognizer
            from recognizers_text import Culture
        except ImportError:
            return None
        parse: Parse = DateTimeRecognizer(Culture.Chinese).get_datetime_model().parse
    return parse
