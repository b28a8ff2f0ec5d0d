"""Where the reports to measure with are: labelled ones beside the project, or the bundled fixtures."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FIXTURES = ROOT / "fixtures" / "qinglan"
BUNDLED = "the bundled fixtures, repeated"


def evaluation() -> Path | None:
    """The folder with ``reports/``, ``gold/`` and ``score.py``: $REPORTDIFF_EVAL, else ../shared/eval; or none."""
    folder = Path(os.environ.get("REPORTDIFF_EVAL") or ROOT.parent / "shared" / "eval")
    return folder if (folder / "reports").is_dir() else None


def report_of(length: int) -> tuple[str, str]:
    """A Chinese report of about so many characters, and what it is; the fixtures repeated where there is none."""
    folder = evaluation()
    if folder:
        files = sorted(file for file in (folder / "reports").glob("*.txt") if _is_plain(file))
        texts = {file.name: file.read_text(encoding="utf-8") for file in files}
        if texts:
            name = min(texts, key=lambda name: abs(len(texts[name]) - length))
            return texts[name], f"the report {name}"
    return bundled(length), BUNDLED


def pair_of(length: int) -> tuple[str, str, str]:
    """Two successive Chinese reports of about so many characters, and what they are; the fixtures where there are none."""
    folder = evaluation()
    found = {}
    for file in (folder / "reports").glob("*2025.txt") if folder else ():
        later = file.with_name(file.name.replace("2025", "2026"))
        if later.exists():
            texts = file.read_text(encoding="utf-8"), later.read_text(encoding="utf-8")
            found[file.stem] = (*texts, f"the reports {file.name} and {later.name}")
    if found:
        return min(found.values(), key=lambda pair: abs(len(pair[0]) + len(pair[1]) - 2 * length))
    old, new = ((FIXTURES / name).read_text(encoding="utf-8") for name in ("2024.txt", "2025.txt"))
    return old, new, "the bundled fixtures"


def bundled(length: int) -> str:
    """The bundled fixtures, repeated to so many characters."""
    text = "".join((FIXTURES / name).read_text(encoding="utf-8") for name in ("2024.txt", "2025.txt"))
    return (text * (length // len(text) + 1))[:length]


def _is_plain(file: Path) -> bool:
    return ".gb18030" not in file.name and ".en." not in file.name
