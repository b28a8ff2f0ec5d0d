"""Pictures of the page of the bundled reports, for the documentation: docs/images/page-*.jpg. Needs Chromium.

    python docs/screenshots.py
"""

from __future__ import annotations

import contextlib
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

import reportdiff as rd
from reportdiff import demo, following
from reportdiff.rendering import page

IMAGES = Path(__file__).parent / "images"
_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def main() -> int:
    binary = next((found for name in _NAMES if (found := shutil.which(name))), None)
    if binary is None:
        print("no Chromium was found; install Debian's package chromium", file=sys.stderr)
        return 2
    IMAGES.mkdir(exist_ok=True)
    old, new = (rd.read(path) for path in demo.paths())
    found = rd.diff(old, new)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=binary, args=["--no-sandbox"])
        for ui in ("zh", "en"):
            file = Path(folder) / f"{ui}.html"
            file.write_text(page.diff(found, following.quoted, ui, rd.check(new, previous=[old])), encoding="utf-8")
            _take(browser, file, ui)
        browser.close()
    return 0


def _take(browser: Any, file: Path, ui: str) -> None:
    """The first screen wide; in Chinese also an opened row, the texts side by side, and the first screen narrow and dark."""
    tab = browser.new_page(viewport={"width": 1280, "height": 800}, color_scheme="light", reduced_motion="reduce")
    tab.goto(file.as_uri())
    _shoot(tab, f"page-{ui}")
    if ui == "zh":
        row = tab.locator("#table tbody[data-status=met]").first
        row.locator(".open").click()
        row.evaluate("row => row.scrollIntoView({block: 'center', behavior: 'instant'})")
        _shoot(tab, "page-row")
        place = tab.locator("#texts .side ins").first
        place.evaluate("place => { place.closest('details').open = true; place.scrollIntoView({block: 'center', behavior: 'instant'}) }")
        _shoot(tab, "page-texts")
        tab.emulate_media(color_scheme="dark")
        tab.evaluate("scrollTo({top: 0, behavior: 'instant'})")
        _shoot(tab, "page-dark")
        tab.set_viewport_size({"width": 390, "height": 800})
        _shoot(tab, "page-narrow-dark")
        _print(tab)
    tab.close()


def _shoot(tab: Any, name: str) -> None:
    tab.screenshot(path=IMAGES / f"{name}.jpg", type="jpeg", quality=85)


def _print(tab: Any) -> None:
    """The first sheet of paper."""
    import pypdfium2

    tab.emulate_media(media="print", color_scheme="light")
    with contextlib.closing(pypdfium2.PdfDocument(tab.pdf(prefer_css_page_size=True))) as printed:
        printed[0].render(scale=1.4).to_pil().save(IMAGES / "page-print.jpg", quality=85)


if __name__ == "__main__":
    raise SystemExit(main())
