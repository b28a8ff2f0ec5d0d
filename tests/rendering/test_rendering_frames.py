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
from hypothesis import HealthCheck, given

import reportdiff as rd
from laws import law
from reportdiff.api import DiffResult, Findings
from reportdiff.rendering import frames, notebook, records

LAW = law(25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def result():
    found = sample.diff()
    return DiffResult(**{name: getattr(found, name) for name in found.__slots__})


def findings():
    return Findings((sample.finding(),), sample.report())


def test_outcomes_in_pandas():
    frame = result().to_pandas()
    assert list(frame["status"]) == ["met", "carried_over", "dropped", "missed"]
    assert frame["target_value"].dtype == "float64"
    assert frame["target_year"].dtype == "Int64"
    assert isinstance(frame["status"].dtype, pandas.StringDtype)
    assert frame["margin"].iloc[3] == -8.16e9
    assert frame["actual_value"].isna().tolist() == [False, True, True, False]
    assert frame.groupby("status").size()["met"] == 1


def test_outcomes_in_polars_and_arrow():
    frame = result().to_polars()
    assert frame.schema["target_year"] == polars.Int64
    assert frame["renewed_text"].to_list() == [None, "6.2%", None, None]
    table = result().to_arrow()
    assert table.schema.field("target_value").type == pyarrow.float64()
    assert table.column("change").to_pylist() == [None, "raised", None, None]
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
    assert str(raised.value) == f"{library}: is not installed; pip install 'reportdiff[{extra}]' brings it, or '.[{extra}]' in a copy of the source"


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


LISTS = {
    "report": ["facts", "commitments", "sections", "reports"],
    "diff": ["outcomes", "new_targets", "pending", "commitments", "sections"],
    "findings": ["findings"],
}


def results():
    found = result()
    return {"report": found.new, "diff": found, "findings": Findings((sample.finding(),), found.new)}


@pytest.mark.parametrize(("kind", "which"), [(kind, which) for kind, lists in LISTS.items() for which in lists])
def test_every_frame_says_which_report_a_row_is_from(kind, which):
    frame = rd.to_pandas(results()[kind], which)
    assert list(frame.columns[:3]) == ["source", "issuer", "report_year"]
    new = results()["report"]
    assert set(frame["source"]) == {new.source}
    assert set(frame["issuer"]) == {new.issuer}
    assert set(frame["report_year"]) == {new.year}
    assert ("target_id" in frame.columns) == (which not in ("sections", "reports"))


def test_sentences_stand_in_frames_as_text():
    old, new = (rd.parse(text, name=name) for name, text in (
        ("2024.txt", "一、2023年工作回顾\n粮食产量7万吨。\n二、2024年工作安排\n粮食产量增长6%以上。茶叶产量增长2%。"),
        ("2025.txt", "一、2024年工作回顾\n粮食产量增长5%。\n二、2025年工作安排\n粮食产量增长4%左右。"),
    ))  # fmt: skip
    assert list(new.to_pandas()["sentence"]) == ["粮食产量增长5%。", "粮食产量增长4%左右。"]
    row = rd.diff(old, new).to_pandas().set_index("target_indicator").loc["粮食产量"]
    assert row["target_sentence"] == "粮食产量增长6%以上。"
    assert (row["actual_sentence"], row["renewed_sentence"]) == ("粮食产量增长5%。", "粮食产量增长4%左右。")
    assert (row["source"], row["old_source"]) == ("2025.txt", "2024.txt")


def test_findings_know_the_figure_that_they_are_about():
    report = rd.parse("一、2024年工作回顾\n茶叶产量7万吨。城区公园由18个增加到21个，增加4个。\n")
    frame = rd.check(report).to_pandas()
    assert list(frame["rule"]) == ["RD304"]
    assert frame["target_id"][0] == "城区公园||change|count"
    assert frame["sentence"][0] == "城区公园由18个增加到21个，增加4个。"
    assert Findings((sample.finding(),), sample.report(facts=())).to_pandas()["sentence"].isna().all()


def test_frames_of_many_are_those_of_each_put_together():
    one, other = sample.report(), sample.report(source="other.txt", year=2026)
    error = rd.ReadError("bad.docx", "is empty", "give another")
    for which in LISTS["report"]:
        whole = rd.to_pandas([one, error, other], which)
        parts = pandas.concat([rd.to_pandas(one, which), rd.to_pandas(other, which)], ignore_index=True)
        pandas.testing.assert_frame_equal(whole, parts)
    assert rd.to_polars([result(), result()]).height == 8
    assert rd.to_arrow((findings(), findings())).num_rows == 2


@pytest.mark.parametrize(("many", "said"), [([], "hold none"), ([rd.ReadError("a", "b", "c")], "hold none"), ([sample.report(), result()], "several kinds")])
def test_many_of_nothing_or_of_several_kinds(many, said):
    with pytest.raises(rd.SettingsError, match=said):
        rd.to_pandas(many)


def test_read_many_gives_errors_in_their_place(tmp_path):
    (tmp_path / "a.txt").write_text("粮食产量增长6%。", encoding="utf-8")
    told = []
    found = rd.read_many([tmp_path / "a.txt", tmp_path / "gone.txt", tmp_path / "a.txt"], progress=lambda *step: told.append(step))
    assert found[0] == found[2] == rd.read(tmp_path / "a.txt")
    assert isinstance(found[1], rd.ReadError)
    assert told == [(0, str(tmp_path / "a.txt")), (1, str(tmp_path / "gone.txt")), (2, str(tmp_path / "a.txt"))]
    assert len(rd.to_pandas(found)) == 2


def test_read_many_does_not_hide_wrong_usage(tmp_path):
    (tmp_path / "a.txt").write_text("粮食产量增长6%。", encoding="utf-8")
    with pytest.raises(rd.SettingsError, match="lang"):
        rd.read_many([tmp_path / "a.txt"], lang="xx")


@pytest.mark.parametrize("kind", LISTS)
def test_reprs_are_one_line(kind):
    shown = repr(results()[kind])
    assert "\n" not in shown
    assert len(shown) < 250


def test_what_reprs_say():
    assert repr(sample.report()) == "Report('reports/2025.txt', issuer='青山区人民政府', year=2025, zh, 3 sections, 3 facts, 1 commitments)"
    assert repr(findings()) == "Findings('reports/2025.txt', 1 error, 0 warning, 0 info)"
    assert "4 targets: 1 met, 1 missed, 1 carried_over, 0 mentioned, 1 dropped" in repr(result())
    assert "\x1b" not in repr(sample.report(issuer="\x1b[2J\n"))


def test_a_report_in_a_notebook_fits():
    long = rd.parse("一、2024年工作回顾\n" + "粮食产量增长6%。茶叶产量7万吨。\n" * 200)
    shown = long._repr_html_()
    assert "max-height" in shown
    assert shown.count("<tr>") == 31
    assert "另有 370 行" in shown
    assert long._repr_markdown_().count("\n| ") == 31


@LAW
@given(sample.hostile_diffs())
def test_a_hostile_report_in_a_notebook_is_text(found):
    import re

    shown = notebook.report_html(found.new)
    assert {re.match(r"</?(\w+)", tag)[1] for tag in re.findall(r"<[^>]*>", shown)} <= {
        "div", "p", "table", "thead", "tbody", "tr", "th", "td",
    }  # fmt: skip
