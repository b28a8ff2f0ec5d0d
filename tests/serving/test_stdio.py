"""The server as an assistant meets it: started as a process, spoken to on standard input and output by the official client."""

from __future__ import annotations

import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("mcp", reason="needs the SDK: pip install 'reportdiff[mcp]'")

import anyio
from mcp import Client, StdioServerParameters

from reportdiff.serving.server import TOOLS

QINGLAN = Path(__file__).parents[2] / "fixtures" / "qinglan"


def talk(folder: Path, ask: Any) -> Any:
    """What comes of a talk with a server of a folder."""
    found: list[Any] = []

    async def run() -> None:
        server = StdioServerParameters(command=sys.executable, args=["-m", "reportdiff", "mcp", str(folder)])
        async with Client(server, read_timeout_seconds=60) as client:
            found.append(await ask(client))

    # a browser that other tests left open has its loop in this thread
    with ThreadPoolExecutor(1) as thread:
        thread.submit(anyio.run, run).result()
    return found[0]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for year in (2024, 2025):
        shutil.copy(QINGLAN / f"{year}.txt", tmp_path / f"{year}.txt")
    return tmp_path


def test_a_talk(folder: Path) -> None:
    async def ask(client: Any) -> list[Any]:
        tools = (await client.list_tools()).tools
        compared = await client.call_tool("diff", {"old": "2024.txt", "new": "2025.txt", "only": ["missed"], "headline": True})
        row = compared.structured_content["rows"][0]["row"]
        why = await client.call_tool("explain", {"old": "2024.txt", "new": "2025.txt", "row": row})
        outside = await client.call_tool("extract", {"report": "../../etc/hostname"})
        return [tools, compared, why, outside]

    tools, compared, why, outside = talk(folder, ask)
    assert sorted(tool.name for tool in tools) == sorted(TOOLS)
    assert all(tool.description for tool in tools)
    assert compared.structured_content["summary"]["headline"]["missed"] == compared.structured_content["total"] == 3
    assert why.structured_content["status"] == "missed"
    assert why.structured_content["result_place"]["sentence"]
    assert outside.is_error
    assert "not in the folder" in outside.content[0].text
