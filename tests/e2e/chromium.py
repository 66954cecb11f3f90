"""A real Chromium for the browser tests: found or skipped (never in CI), and quiet on the network."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from playwright.async_api import Browser, async_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run",
)  # fmt: skip


def executable() -> str:
    """The browser's path; skips the test where there is none, fails it in CI."""
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    if found:
        return found
    if os.environ.get("CI") == "true":
        pytest.fail("The browser tests need Chromium, and CI has to have one.")
    pytest.skip("no Chromium on this machine")


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """A browser that speaks to nobody by itself."""
    path = executable()
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=list(_QUIET))
        try:
            yield browser
        finally:
            await browser.close()
