"""Puts a printed table into its place on a page: between ``<!-- printed by: NAME -->`` and ``<!-- end -->``."""

from __future__ import annotations

import re
from pathlib import Path


def write(page: Path, name: str, printed: str) -> None:
    """Replace what stands in the region ``name`` of a page; raises ``SystemExit`` where it has none."""
    text = page.read_text(encoding="utf-8")
    region = re.compile(rf"(<!-- printed by: {re.escape(name)} -->\n).*?(<!-- end -->)", re.S)
    if not region.search(text):
        raise SystemExit(f"{page}: has no region <!-- printed by: {name} --> … <!-- end -->")
    page.write_text(region.sub(lambda m: f"{m[1]}\n{printed.strip()}\n\n{m[2]}", text), encoding="utf-8")
