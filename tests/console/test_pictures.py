"""A picture from one console to the other: handed in with a form, shown when somebody asks, inert whatever it is."""

from collections.abc import Callable, Iterator
from hashlib import sha256
from http.client import HTTPConnection
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.console.browsing import opened, problems
from tests.console.served import Served, two
from tests.station.images import image, saved

pytestmark = pytest.mark.needs_browser

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.fixture(scope="module")
def stations(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, Served]]:
    with two(Path(tmp_path_factory.mktemp("pictures"))) as served:
        yield served


def files(folder: Path) -> dict[str, Path]:
    found = {
        "bridge.jpg": saved(image(400, 300), "JPEG", quality=80, comment=b"SECRET"),
        "film.gif": saved(image(mode="P"), "GIF"),
        "drawing.svg": SVG,
        "drawing.png": SVG,
        "large.png": bytes((5 << 20) + 1),
    }
    for name, data in found.items():
        (folder / name).write_bytes(data)
    return {name: folder / name for name in found}


def test_a_picture_is_written_with_a_message_previewed_and_shown_on_the_other_console(
    another_page: Callable[..., Page], stations: tuple[Served, Served], tmp_path: Path
) -> None:
    aster, boreas = stations
    ours = opened(another_page(), aster, "/messages/boreas/write/free-text")
    ours.get_by_role("group", name="Text").get_by_label("English").fill("see the bridge")
    ours.get_by_label("Add a picture").set_input_files(files(tmp_path)["bridge.jpg"])
    ours.get_by_role("button", name="Show what will be signed").click()
    expect(ours.locator("main")).to_contain_text("bridge.jpg")
    ours.get_by_role("button", name="Back to the form").click()
    expect(ours.get_by_role("checkbox", name="bridge.jpg")).to_be_checked()
    ours.get_by_label("What it shows").fill("the bridge from the north")
    assert problems(ours) == []
    ours.get_by_role("button", name="Show what will be signed").click()
    ours.get_by_text("Show it: it is decoded first").click()
    expect(ours.get_by_role("img", name="the bridge from the north")).to_be_visible()
    assert problems(ours) == []
    ours.get_by_role("button", name="Sign and send").click()
    expect(ours.locator("#became")).to_contain_text("the bridge from the north")
    ref = ours.url.rpartition("/")[2]
    boreas.at.until(["attachment", "list"], "here")
    theirs = opened(another_page(), boreas, f"/messages/aster/{ref}")
    asked: list[str] = []
    theirs.on("request", lambda request: asked.append(request.url))
    theirs.reload()
    expect(theirs.locator("#stream")).to_have_attribute("data-state", "live")
    assert not [
        url for url in asked if "/pictures/" in url
    ]  # nothing is decoded before somebody wants to see it
    theirs.get_by_text("Show it: it is decoded first").click()
    shown = theirs.get_by_role("img", name="the bridge from the north")
    expect(shown).to_be_visible()
    expect(shown).to_have_js_property("naturalWidth", 400)
    assert problems(theirs) == []
    with theirs.expect_download() as got:
        theirs.get_by_role("link", name="Save it").click()
    data = Path(got.value.path()).read_bytes()
    assert sha256(data).hexdigest() == boreas.at.read("attachment", "list")[0]["hash"]
    assert b"SECRET" not in data


REFUSED = {
    "film.gif": "film.gif: it cannot be sent",
    "drawing.svg": "drawing.svg: it cannot be sent",
    "drawing.png": "drawing.png: it cannot be sent",
    "large.png": "5,242,880 are allowed",
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_still_picture_or_too_large_is_refused_and_nothing_typed_is_lost(
    page: Page, stations: tuple[Served, Served], tmp_path: Path, name: str
) -> None:
    opened(page, stations[0], "/messages/boreas/write/free-text")
    text = page.get_by_role("group", name="Text").get_by_label("English")
    text.fill("see the bridge")
    chooser = page.get_by_label("Add a picture")
    chooser.evaluate(
        "input => input.removeAttribute('data-most')"
    )  # as from a browser that does not look itself
    chooser.set_input_files(files(tmp_path)[name])
    page.get_by_role("button", name="Show what will be signed").click()
    expect(page.locator(".wr-refused")).to_contain_text(REFUSED[name])
    expect(text).to_have_value("see the bridge")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_picture_that_is_too_large_is_left_out_before_anything_is_sent(
    another_page: Callable[..., Page], stations: tuple[Served, Served], tmp_path: Path, language: str
) -> None:
    aster, _ = stations
    aster.cookie()
    page = opened(another_page(locale=language), aster, "/messages/boreas/write/free-text")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.method))
    chooser, fault = page.locator("#picture"), page.locator("#picture-fault")
    expect(fault).to_be_hidden()
    made = files(tmp_path)
    chooser.set_input_files([made["large.png"], made["bridge.jpg"]])
    expect(fault).to_be_visible()
    expect(fault).to_contain_text("large.png")
    expect(fault).to_contain_text({"en": "more than", "ar": "أكبر من"}[language])
    expect(fault).not_to_contain_text("bridge.jpg")
    assert chooser.evaluate("input => [...input.files].map(file => file.name)") == ["bridge.jpg"]
    assert problems(page) == []
    assert "POST" not in sent
    chooser.set_input_files([])
    expect(fault).to_be_hidden()


def test_a_picture_is_served_as_what_it_is_to_those_who_are_logged_in_and_no_other_file_ever(
    stations: tuple[Served, Served], tmp_path: Path
) -> None:
    aster, _ = stations
    aster.at.said("write", "minister", "once more", "--attach", str(files(tmp_path)["bridge.jpg"]))
    name = aster.at.read("attachment", "list")[-1]["hash"]
    assert aster.ask(f"/pictures/boreas/{name}", sec_fetch_mode="no-cors")[0].status == 401
    cookie = aster.cookie()
    for path in (
        f"/pictures/boreas/{'0' * 64}",
        "/pictures/boreas/..%2f..%2fsettings.toml",
        "/pictures/boreas/x",
    ):
        answer, said = aster.ask(path, cookie=cookie)
        assert (answer.status, "Not done" in said) == (409, True) or answer.status == 404, path
    wire = HTTPConnection("127.0.0.1", aster.port, timeout=10)
    wire.request("GET", f"/pictures/boreas/{name}", headers={"cookie": cookie})
    answer = wire.getresponse()
    data = answer.read()
    wire.close()
    assert sha256(data).hexdigest() == name
    assert answer.headers["content-type"] == "image/jpeg"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
