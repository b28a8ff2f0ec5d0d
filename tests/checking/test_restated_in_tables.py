"""RD403 where a table prints last year's target beside the result."""

from __future__ import annotations

import pytest

import reportdiff as rd

OLD = "青澜县2024年政府工作报告\n各位代表：\n一、2023年工作回顾\n好。\n二、2024年工作安排\n新建公园12个。城镇新增就业8600人。\n"
NEW = """# 青澜县2025年政府工作报告

## 一、2024年工作回顾

| 指标 | 2024年目标 | 2024年实际 |
| --- | --- | --- |
| 新建公园（个） | {parks} | 13 |
| 城镇新增就业（人） | 8600 | 8712 |

## 二、2025年工作安排

继续努力。
"""


@pytest.mark.parametrize(("parks", "found"), [(12, []), (10, [("RD403", "10", "12个")])])
def test_a_target_printed_beside_its_result(parks: int, found: list[tuple[str, str, str]], tmp_path) -> None:
    file = tmp_path / "2025.md"
    file.write_text(NEW.format(parks=parks), encoding="utf-8")
    findings = rd.check(rd.read(file), [rd.parse(OLD)], select=["RD403"])
    assert [(one.rule, one.quote, one.expected) for one in findings] == found
