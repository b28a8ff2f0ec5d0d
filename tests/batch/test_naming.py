"""What names and folders say of a file."""

from __future__ import annotations

import pytest

from reportdiff.batch.naming import named


@pytest.mark.parametrize(
    ("path", "series", "year", "issuer"),
    [
        ("counties/qinglan2024.docx", "counties/qinglan", 2024, "qinglan"),
        ("2025/qinglan.html", "/qinglan", 2025, "qinglan"),
        ("Qinglan/2024.docx", "qinglan/", 2024, "Qinglan"),
        ("青澜区/2024年政府工作报告.pdf", "青澜区/年政府工作报告", 2024, "年政府工作报告"),
        ("harwick/plan 2021-22.pdf", "harwick/plan", 2022, "plan"),
        ("harwick/plan 2021/2022.pdf", "harwick/plan 2021/", 2022, "plan 2021"),
        ("FY2023-2024/harwick.txt", "fy/harwick", 2024, "harwick"),
        ("city2003.zh.gb18030.txt", "city", 2003, "city"),
        ("city2014.en-GB.txt", "city", 2014, "city"),
        ("x/2024-01-15 report.md", "x/01 15 report", 2024, "01 15 report"),
        ("20240115.md", "20240115", None, "20240115"),
        ("plan 2019-2023 of 2024.md", "plan 2019 2023 of 2024", None, "plan 2019 2023 of 2024"),
        ("s3://bucket/2024/harwick.txt", "s3:/bucket//harwick", 2024, "harwick"),
        ("C:\\reports\\harwick 2024.txt", "c:/reports/harwick", 2024, "harwick"),
        ("report", "report", None, "report"),
        ("2024.txt", "", 2024, ""),
    ],
)
def test_series_year_and_issuer(path: str, series: str, year: int | None, issuer: str) -> None:
    found = named(path)
    assert (found.series, found.year, found.issuer) == (series, year, issuer)


def test_files_of_one_series_differ_in_the_year_alone() -> None:
    assert {named(f"a/{year}/city.txt").series for year in range(1990, 2030)} == {"a//city"}
