"""A page of the bundled reports, and a real browser to open it in: Chromium from the system, driven by Playwright."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import reportdiff as rd
from reportdiff import demo, following
from reportdiff.rendering import page

_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")


@pytest.fixture(scope="session")
def demo_diff() -> rd.Diff:
    """The bundled reports compared."""
    old, new = demo.paths()
    return rd.diff(rd.read(old), rd.read(new))


@pytest.fixture(scope="session")
def demo_page(demo_diff: rd.Diff, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Their page, with what check finds, in Chinese."""
    findings = rd.check(demo_diff.new, previous=[demo_diff.old])
    file = tmp_path_factory.mktemp("page") / "demo.html"
    file.write_text(page.diff(demo_diff, following.quoted, findings=findings), encoding="utf-8")
    return file


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium; a machine without it skips these tests, unless REPORTDIFF_REQUIRE_BROWSER asks for them."""
    binary = next((found for name in _NAMES if (found := shutil.which(name))), None)
    if binary is None:
        if os.environ.get("REPORTDIFF_REQUIRE_BROWSER"):
            pytest.fail("no Chromium was found, and REPORTDIFF_REQUIRE_BROWSER is set")
        pytest.skip("no Chromium on this machine: install Debian's package chromium to run the tests of the page")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=binary, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def opened(browser: Any, demo_page: Path) -> Iterator[Any]:
    """The page open at 1280 pixels; fails afterwards if it asked for anything or complained."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    tab = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("console", lambda message: said.append(message.text))
    tab.on("pageerror", lambda error: said.append(str(error)))
    tab.goto(demo_page.as_uri())
    yield tab
    context.close()
    elsewhere = [url for url in asked if not url.startswith(("file://", "blob:"))]
    assert not elsewhere
    assert len([url for url in asked if url.startswith("file://")]) == 1
    assert not said
