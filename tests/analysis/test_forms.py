"""The specification of numbers: every form in which a language writes them is read whole and exactly."""

from __future__ import annotations

from decimal import Decimal

import forms
import pytest

import reportdiff as rd
from reportdiff.units.registry import registry
from reportdiff.units.unit import Family, Unit


def _exact(row: forms.Row) -> forms.Row:
    text, value, unit, pint, comparator = row
    return text, "..".join(f"{Decimal(number).normalize():f}" for number in value.split("..")), unit, pint, comparator


def _read(name: str, form: forms.Form) -> list[forms.Row]:
    return [forms.as_row(quantity) for quantity in rd.find_quantities(form.phrase, lang=name[:2])]


@pytest.mark.parametrize("name", forms.FILES)
def test_every_form_gives_its_quantities(name: str) -> None:
    wrong = {form.phrase: read for form in forms.forms(name) if (read := _read(name, form)) != [_exact(row) for row in form.quantities]}
    assert wrong == {}


def test_there_are_as_many_forms_as_were_asked_for() -> None:
    counts = {name: len(forms.forms(name)) for name in forms.FILES}
    assert counts["zh"] + counts["zh_hant"] + counts["en"] >= 400
    assert counts["de"] >= 80


def test_each_form_stands_once() -> None:
    for name in forms.FILES:
        phrases = [form.phrase for form in forms.forms(name)]
        assert sorted({phrase for phrase in phrases if phrases.count(phrase) > 1}) == []


@pytest.mark.parametrize("name", forms.FILES)
def test_the_registry_knows_every_unit(name: str) -> None:
    units = {row[3] for form in forms.forms(name) for row in form.quantities}
    for unit in units:
        registry().parse_units(unit)
        assert Unit.of(unit).family is not Family.OTHER, unit


@pytest.mark.parametrize("frame", ["　　全年{}。", "各位代表：{}；同时", "（一）{}，\n"])
def test_chinese_forms_read_the_same_inside_a_sentence(frame: str) -> None:
    start = frame.index("{")
    for form in forms.forms("zh"):
        if form.phrase[0] in "0123456789（二百一" or form.phrase[-1] in "。，" or not form.quantities:
            continue
        found = [q for q in rd.find_quantities(frame.format(form.phrase)) if start <= q.start < start + len(form.phrase)]
        assert [forms.as_row(quantity) for quantity in found] == [_exact(row) for row in form.quantities], form.phrase
