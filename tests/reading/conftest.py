"""What the tests of the readers share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reportdiff.model import Document
from reportdiff.reading import load


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Document]:
    """Writes bytes (or text as UTF-8) under a name and loads that file."""

    def read_as(name: str, content: bytes | str, *, encoding: str | None = None) -> Document:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return load(path, encoding=encoding)

    return read_as
