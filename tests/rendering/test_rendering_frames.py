"""Data frames: typed columns whatever is missing, every list by name, one clear line where a library is not there."""

from __future__ import annotations

import pickle
import subprocess
import sys

import pandas
import polars
import pyarrow
import pytest
import sample_reports as sample
from hypothesis import HealthCheck, given, settings

import reportdiff as rd
from reportdiff.api import DiffResult, Findings
from reportdiff.rendering import frames, notebook, records

LAW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def result():
    found = sample.diff()
    return DiffResult(**{name: getattr(found, name) for name in found.__slots__})


def findings():
    return Findings((sample.finding(),), sample.report())


def test_outcomes_in_pandas():
    frame = result().to_pandas()
    assert list(frame["status"]) == ["missed", "dropped", "carried_over", "met"]
    assert frame["target_value"].dtype == "float64"
    assert frame["target_year"].dtype == "Int64"
    assert isinstance(frame["status"].dtype, pandas.StringDtype)
    assert frame["margin"].iloc[0] == -8.16e9
    assert frame["actual_value"].isna().tolist() == [False, True, True, False]
    assert frame.groupby("status").size()["met"] == 1


def test_outcomes_in_polars_and_arrow():
    frame = result().to_polars()
    assert frame.schema["target_year"] == polars.Int64
    assert frame["renewed_text"].to_list() == [None, None, "6.2%", None]
    table = result().to_arrow()
    assert table.schema.field("target_value").type == pyarrow.float64()
    assert table.column("change").to_pylist() == [None, None, "raised", None]
    assert table.to_pylist() == frame.to_dicts()


@pytest.mark.parametrize("which", ["outcomes", "new_targets", "pending", "commitments", "sections"])
@pytest.mark.parametrize("make", ["to_pandas", "to_polars", "to_arrow"])
def test_an_empty_list_keeps_its_types(make, which):
    full, empty = result(), DiffResult(sample.report(), sample.report(), (), (), (), ())
    one, other = (getattr(found, make)(which) for found in (full, empty))
    if make == "to_arrow":
        assert one.schema == other.schema
    else:
        assert list(one.dtypes) == list(other.dtypes)
        assert list(one.columns) == list(other.columns)
    assert len(other) == 0


def test_reports_and_findings():
    assert list(rd.to_pandas(sample.report())["id"]) == ["f1", "f2", "f3"]
    assert rd.to_polars(sample.report(), "commitments")["action"].to_list() == ["启动"]
    assert rd.to_arrow(sample.report(), "sections").num_rows == 3
    assert findings().to_pandas()["line"].tolist() == [1]
    assert findings().to_polars()["severity"].to_list() == ["error"]
    assert findings().to_arrow().num_rows == 1


def test_findings_are_a_tuple_still():
    found = findings()
    assert found == (sample.finding(),)
    copy = pickle.loads(pickle.dumps(found))
    assert (copy, copy.report, type(copy)) == (found, found.report, Findings)
    assert isinstance(rd.check(rd.parse("一、2024年工作回顾\n地区生产总值增长6%。")), Findings)


def test_a_list_that_is_not_there():
    with pytest.raises(rd.SettingsError, match="list 'facts' is not known; one of outcomes, new_targets"):
        result().to_pandas("facts")


@pytest.mark.parametrize(("make", "library", "extra"), [("to_pandas", "pandas", "pandas"), ("to_arrow", "pyarrow", "arrow")])
def test_a_library_that_is_not_installed(monkeypatch, make, library, extra):
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(rd.MissingLibraryError) as raised:
        getattr(result(), make)()
    assert str(raised.value) == f"{library}: is not installed; pip install 'reportdiff[{extra}]' brings it"


def test_nothing_loads_them_unasked():
    code = (
        "import sys, reportdiff as rd; found = rd.diff(*[rd.parse('一、2024年工作回顾\\n地区生产总值增长6%。')] * 2);"
        "found._repr_html_(); found.to_table(); print({'pandas', 'polars', 'pyarrow'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


@LAW
@given(sample.hostile_diffs())
def test_hostile_text_goes_into_frames_whole(found):
    for which in records.DIFF:
        listed = frames.chosen(records.DIFF, which, found)
        assert len(frames.pandas(listed)) == len(frames.polars(listed)) == frames.arrow(listed).num_rows


def test_in_a_notebook():
    shown = result()._repr_html_()
    assert "<th" in shown
    assert "固定资产投资" in shown
    assert "2025年目标 4 项" in shown
    assert result()._repr_markdown_().startswith("**2025年目标 4 项")
    assert "RD202" in findings()._repr_html_()
    assert "RD202" in findings()._repr_markdown_()
    assert "（无）" in Findings((), sample.report())._repr_markdown_()


@LAW
@given(sample.hostile_diffs())
def test_hostile_text_in_a_notebook_is_text(found):
    import re

    tags = set(re.findall(r"<[^>]*>", notebook.diff_html(found)))
    assert {re.match(r"</?(\w+)", tag)[1] for tag in tags} <= {"div", "p", "table", "thead", "tbody", "tr", "th", "td"}
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]", notebook.diff_html(found))
