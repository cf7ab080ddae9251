"""What every test may lean on: the marker rules."""

import os
import shutil

import pytest

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def in_ci() -> bool:
    """Whether a missing browser or database is a failure instead of a reason to skip."""
    return os.environ.get("CI", "") not in {"", "0", "false"}


def missing(marker: str) -> str | None:
    """Why a test with this marker cannot run here, or None if it can."""
    if marker == "needs_browser" and not any(map(shutil.which, BROWSERS)):
        return "no browser is installed"
    if marker == "needs_database" and not os.environ.get("PARLEY_TEST_POSTGRES"):
        return "PARLEY_TEST_POSTGRES names no database"
    return None


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what this machine cannot run, with the reason; in CI the same is a failure."""
    for marker in ("needs_browser", "needs_database"):
        if item.get_closest_marker(marker) is None:
            continue
        reason = missing(marker)
        if reason is None:
            continue
        if in_ci():
            pytest.fail(f"{reason}, and CI must have one", pytrace=False)
        pytest.skip(reason)
