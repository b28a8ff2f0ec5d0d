"""JSON documents against the contract and their schemas, and CSV for spreadsheets and scripts."""

from __future__ import annotations

import csv
import io
import json
import pickle
import re
from decimal import Decimal

import jsonschema
import pytest
import sample_reports as sample
from hypothesis import HealthCheck, given

from laws import law
from reportdiff.api import DiffResult
from reportdiff.rendering import delimited, documents, records

LAW = law(60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])

FACT_KEYS = [
    "id",
    "start",
    "end",
    "text",
    "sentence_start",
    "sentence_end",
    "section",
    "kind",
    "indicator",
    "concept",
    "measure",
    "direction",
    "comparator",
    "value",
    "low",
    "high",
    "precision",
    "unit",
    "pint",
    "year",
    "period",
    "qualifiers",
    "strength",
    "deadline",
    "owner",
    "basis",
    "flow",
    "base_year",
    "base_value",
    "scope",
    "page",
    "cell",
    "anchor",
]


def validated(document):
    schema = documents.schema(document["schema"])
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(document)
    return document


def test_extract_document():
    document = validated(documents.extract(sample.report()))
    assert list(document) == ["schema", "report", "sections", "facts", "commitments", "notes"]
    assert list(document["report"]) == ["source", "sha256", "format", "lang", "title", "issuer", "date", "year"]
    assert list(document["sections"][0]) == ["id", "parent", "level", "number", "title", "part", "start", "end"]
    assert [list(fact) for fact in document["facts"]] == [FACT_KEYS] * 3
    assert document["facts"][1]["value"] == "57000000000"
    assert document["facts"][1]["precision"] == "50000000"
    assert (
        document["facts"][2] | {"value": None, "low": "1", "high": "2", "qualifiers": ["同口径", "预计"]}
        == (document["facts"][2])
    )
    assert document["facts"][2]["period"] == {"start": "2021-01-01", "end": "2025-12-31"}
    assert list(document["commitments"][0]) == (
        ["id", "start", "end", "text", "section", "action", "object", "names", "specificity", "strength", "deadline", "owner"]
    )


def test_diff_document():
    document = validated(documents.diff(sample.diff()))
    assert list(document) == (
        ["schema", "old", "new", "summary", "outcomes", "new_targets", "commitments", "sections", "notes", "pending", "evidence", "selection"]
    )
    assert document["summary"] == {
        "targets": 4,
        "met": 1,
        "missed": 1,
        "carried_over": 1,
        "mentioned": 0,
        "dropped": 1,
        "within_tolerance": 0,
        "claimed": 0,
        "new_targets": 1,
        "pending": 1,
        "sections": {"kept": 1, "renamed": 1, "moved": 0, "split": 0, "merged": 0, "removed": 1, "added": 1},
        "headline": {"targets": 0, "met": 0, "missed": 0, "unreported": 0, "within_tolerance": 0},
    }
    assert list(document["outcomes"][0]) == (
        ["target", "outcome", "actual", "renewed", "change", "status", "margin", "mentions", "confidence", "why", "parts", "document", "decision", "headline", "facets"]
    )
    assert document["outcomes"][0]["parts"]["name"] == 0.97
    assert document["outcomes"][1]["margin"] == "-8160000000"
    assert document["outcomes"][2]["mentions"] == [{"start": 3, "end": 9}]
    assert document["sections"][1]["similarity"] == 0.8123
    assert list(document["pending"][0]) == ["target", "actual", "renewed", "change", "margin", "progress", "why"]
    assert (document["pending"][0]["margin"], document["pending"][0]["progress"]) == ("-2400000000", "0.6")


def test_outline_document():
    document = validated(documents.outline(sample.report()))
    assert list(document) == ["schema", "report", "sections"]


def test_documents_are_plain_and_stable():
    document = documents.diff(sample.diff())
    text = documents.dumps(document)
    assert json.loads(text) == document
    assert text == documents.dumps(documents.diff(sample.diff()))
    assert text.endswith("}\n")
    assert "地区生产总值" in text


def test_schemas_are_strict():
    document = documents.extract(sample.report())
    document["facts"][0]["colour"] = "red"
    with pytest.raises(jsonschema.ValidationError):
        validated(document)
    del document["facts"][0]["colour"]
    del document["facts"][0]["owner"]
    with pytest.raises(jsonschema.ValidationError):
        validated(document)


@LAW
@given(sample.hostile_diffs())
def test_hostile_text_survives_json_unharmed_and_harmless(found):
    document = documents.diff(found)
    text = documents.dumps(document)
    assert json.loads(text) == document
    text.encode("utf-8")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]", text)


def rows(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_diff_csv():
    found = rows(delimited.diff(sample.diff()))
    assert [row["status"] for row in found] == ["met", "carried_over", "dropped", "missed"]
    assert found[3]["margin"] == "-8160000000"
    assert found[3]["margin_unit"] == "元"
    assert found[3]["target_value"] == "57000000000"
    assert found[3]["actual_text"] == "488.4亿元"
    assert found[3]["target_section"] == "二、2025年工作安排"
    assert found[2]["actual_value"] == found[2]["margin"] == ""
    assert found[1]["renewed_text"] == "6.2%"
    assert found[1]["change"] == "raised"


def test_extract_and_outline_csv():
    facts = rows(delimited.extract(sample.report()))
    assert facts[2]["qualifiers"] == "同口径; 预计"
    assert facts[2]["section_title"] == "一、2024年工作回顾"
    assert facts[2]["period_end"] == "2025-12-31"
    sections = rows(delimited.outline(sample.report()))
    assert sections[2] == {
        "id": "s3", "parent": "s2", "level": "2", "number": "（一）", "title": "扩大内需", "part": "plan",
        "start": "450", "end": "600",
    }  # fmt: skip


def test_every_list_is_a_csv():
    found = sample.diff()
    assert rows(delimited.diff(found, "new_targets"))[0]["indicator"] == "充电桩"
    told = rows(delimited.diff(found, "commitments"))[0]
    assert (told["status"], told["text"], told["names"]) == ("continued", "启动地铁前期研究", "地铁")
    assert rows(delimited.diff(found, "pending"))[0]["progress"] == "0.6"
    assert [row["change"] for row in rows(delimited.diff(found, "sections"))] == ["kept", "renamed", "removed", "added"]
    assert rows(delimited.extract(found.old, "commitments"))[0]["action"] == "启动"
    assert rows(delimited.extract(found.old, "sections")) == rows(delimited.outline(found.old))
    finding = rows(delimited.check(found.new, (sample.finding(),)))[0]
    assert (finding["rule"], finding["severity"], finding["line"], finding["column"]) == ("RD202", "error", "1", "1")
    assert finding["related"] == "reports/2024.txt: 增长6%—8%"


def test_every_column_holds_one_type():
    found = sample.diff()
    lists = [*(make(found) for make in records.DIFF.values()), *(make(found.old) for make in records.REPORT.values())]
    wanted = {int: int, float: (float, Decimal), str: str}
    for listed in (*lists, records.findings((sample.finding(),), found.new)):
        for row in listed.rows:
            for field, cell in zip(listed.fields, row, strict=True):
                assert cell is None or isinstance(cell, wanted[field.type]), field.name


@pytest.mark.parametrize("text", ["a;=1+1", "a; @x", "a;；＝1"])
def test_no_formula_where_lists_are_separated_by_semicolons(text):
    found = delimited.diff(sample.diff(outcomes=(sample.outcome(why=text),)))
    assert not any(re.match(r"\s*[=+@＝＋＠]", cell) for cell in found.split(";"))


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", " =1", "\u3000=1", "＝1", "＋1", "－1", "＠1"]
)
def test_formulas_are_only_text(text):
    found = rows(delimited.diff(sample.diff(outcomes=(sample.outcome(why=text),))))
    assert found[0]["why"].startswith("'")


@LAW
@given(sample.hostile_diffs())
def test_no_text_cell_starts_a_formula(found):
    for text in (delimited.diff(found), delimited.extract(found.old), delimited.outline(found.old)):
        text.encode("utf-8")
        for row in rows(text):
            assert None not in row
            for name, cell in row.items():
                if name != "margin":
                    assert not re.match(r"\s*[=+\-@＝＋－＠]", cell)
                assert not re.search("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]", cell)


def test_result_of_the_library():
    found = sample.diff()
    result = DiffResult(found.old, found.new, found.outcomes, found.new_targets, found.commitments, found.sections)
    assert result.summary.missed == 1
    assert result.summary.sections.kept == 1
    assert validated(result.to_dict())["schema"] == "reportdiff/diff-2"
    assert result.to_table("github").startswith("| 状态")
    assert result.to_table(ui="en").startswith("status")
    assert pickle.loads(pickle.dumps(result)) == result
    with pytest.raises(AttributeError):
        result.old = found.new
