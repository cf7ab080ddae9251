"""The station check in a real browser: what is well is said to be, and what fails is seen to fail."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.console.browsing import problems, session
from tests.console.served import Served, two

pytestmark = pytest.mark.needs_browser


@pytest.fixture(scope="module")
def stations(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, Served]]:
    with two(Path(tmp_path_factory.mktemp("check"))) as served:
        yield served


def opened(page: Page, served: Served) -> None:
    session(page, served)
    page.get_by_role("link", name="Station check").click()
    expect(page.get_by_role("heading", name="Station check")).to_be_visible()


def test_every_check_says_how_it_stands_and_why(page: Page, stations: tuple[Served, Served]) -> None:
    aster, _ = stations
    opened(page, aster)
    for what, stands in (
        ("station", "WELL"), ("clock", "WELL"), ("network", "WELL"), ("keys", "WELL"), ("age of the keys", "WELL"),
        ("our certificate", "WELL"), ("their certificate", "WELL"), ("record", "WELL"),
        ("backup of the record", "UNKNOWN"),
    ):  # fmt: skip
        row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=what, exact=True))
        expect(row).to_contain_text(stands)
    expect(page.get_by_role("row").filter(has_text="boreas").last).to_be_visible()
    expect(page.locator("#audio-check")).to_have_count(1)
    assert problems(page) == []


def test_keys_that_others_can_read_and_a_strange_certificate_fail_visibly(
    page: Page, stations: tuple[Served, Served]
) -> None:
    aster, boreas = stations
    certificate, keys = aster.at.folder / "tls.crt", aster.at.folder / "keys.parley"
    kept = certificate.read_bytes()
    opened(page, aster)
    try:
        keys.chmod(0o644)
        certificate.write_bytes((boreas.at.folder / "tls.crt").read_bytes())
        page.reload()
        row = page.get_by_role("row").filter(has_text="others on this machine can read keys.parley")
        expect(row).to_contain_text("BAD")
        expect(page.get_by_role("row").filter(has_text="not the one on our card")).to_contain_text("BAD")
        expect(page.get_by_role("status").filter(has_text="2 checks need somebody")).to_be_visible()
        assert problems(page) == []
    finally:
        keys.chmod(0o600)
        certificate.write_bytes(kept)


def test_a_counterpart_that_goes_away_fails_the_network_check_on_the_open_page(
    page: Page, stations: tuple[Served, Served]
) -> None:
    aster, boreas = stations
    opened(page, aster)
    boreas.at.said("stop")
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="network", exact=True))
    expect(row).to_contain_text("BAD", timeout=60_000)
    expect(row).to_contain_text("no counterpart answers")
