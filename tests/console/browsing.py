"""A real browser and what people do in it: logging in, and asking axe."""

import io
import os
import re
from pathlib import Path
from typing import Any, Final

import pyotp
from PIL import Image
from playwright.sync_api import Page, expect

from tests.console.served import PASSWORD, Served

ROOT: Final = Path(__file__).resolve().parents[2]
AXE: Final = ROOT / "node_modules" / "axe-core" / "axe.min.js"
SHOTS: Final = ROOT / "docs" / "images" / "console"
COLOURS: Final = 96  # of a photograph: enough for flat surfaces and text
FLAGS: Final = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
SOON_MS: Final = 20_000  # until it is given up, on two cores that do other things besides


def logged_in(page: Page, served: Served) -> None:
    """As a person logs in, in whatever language the page is: name, password, code."""
    page.goto(served.address)
    page.locator("#name").fill("o.haas")
    page.locator("#password").fill(PASSWORD)
    page.locator("#code").fill(pyotp.TOTP(served.secret).now())
    page.locator("#code").press("Enter")
    expect(page.locator("#cards")).to_be_visible()


def session(page: Page, served: Served) -> None:
    """Somebody is logged in, without waiting for a new code: the cookie as a login gave it."""
    token, name = served.token, f"parley-{served.port}"
    if not token.exists():
        logged_in(page, served)
        token.write_text(next(str(c["value"]) for c in page.context.cookies() if c["name"] == name))
    page.context.add_cookies([{"name": name, "value": token.read_text(), "url": served.address}])
    page.goto(served.address)
    expect(page.locator("#stream")).to_have_attribute("data-state", "live")


def opened(page: Page, served: Served, path: str) -> Page:
    """Somebody is logged in, looks at that page, and it hears its station."""
    session(page, served)
    page.goto(served.address + path)
    expect(page.locator("#stream")).to_have_attribute("data-state", "live")
    return page


def settled(page: Page) -> None:
    """What rings has stood in front for so long, without a key, that keys count."""
    expect(page.locator("#ring")).to_have_attribute("data-painted", re.compile("."))
    expect(page.locator("#ring")).not_to_have_attribute("data-sudden", "yes")


def problems(page: Page) -> list[Any]:
    """What axe finds against WCAG 2.2 AA on this page."""
    page.evaluate(AXE.read_text())
    found: list[Any] = page.evaluate(
        "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})"
        ".then(done => done.violations.map(v => [v.id, v.nodes.map(n => n.html)]))"
    )
    return found


def photographed(page: Page, name: str) -> None:
    """With PARLEY_SHOTS set, what stands in the window is a picture of the documentation."""
    if not os.environ.get("PARLEY_SHOTS"):
        return
    SHOTS.mkdir(parents=True, exist_ok=True)
    taken = Image.open(io.BytesIO(page.screenshot()))
    taken.convert("RGB").quantize(COLOURS).save(SHOTS / f"{name}.png", optimize=True)


def by_night_and_by_day(page: Page, name: str) -> None:
    """The same in the dark, and by day."""
    for scheme in ("dark", "light") if os.environ.get("PARLEY_SHOTS") else ():
        page.emulate_media(color_scheme=scheme)
        photographed(page, f"{name}-{scheme}")
