"""An open page: what changes is brought in and nothing else moves; what rings comes with the event itself."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Page, Request, expect

from tests.console.browsing import opened, session, settled
from tests.console.served import Served, two

pytestmark = pytest.mark.needs_browser

MORPHED: Final = """async ([before, after, hand]) => {
  const { morph } = await import("/static/morph.js");
  const box = document.createElement("div");
  document.body.append(box);
  box.innerHTML = before;
  const old = [...box.querySelectorAll("*")];
  const chosen = hand ? box.querySelector(hand) : null;
  if (chosen instanceof HTMLDetailsElement) chosen.open = true;
  else if (chosen) chosen.focus();
  if (chosen?.matches("input")) chosen.value = "typed";
  morph(box, after);
  const now = [...box.querySelectorAll("*")];
  const found = {
    shows: box.innerHTML.replace(' open=""', ""),
    kept: now.filter((each) => old.includes(each)).map((each) => each.getAttribute("id") ?? each.localName),
    hand: !!chosen && box.contains(chosen) && (document.activeElement === chosen || chosen.open === true),
  };
  box.remove();
  return found;
}"""
FORM: Final = (
    '<form action="/{}"><input type="hidden" name="id" value="{}"><input name="why"><b>Do</b></form>'
)
MORPHS: Final[dict[str, tuple[str, str, str, list[str], bool]]] = {
    # what is told: before, after, where a hand is; which elements are still the same, and whether the hand is
    "nothing is touched where nothing changed": (
        "<p>one</p><p>two</p>", "<p>one</p><p>two</p>", "", ["p", "p"], False),
    "words change in the element that has them": (
        "<ul><li>UP</li></ul>", "<ul><li>DEAD</li></ul>", "", ["ul", "li"], False),
    "a new row comes before the others, which stay": (
        "<ul><li>one</li><li>two</li></ul>", "<ul><li>new</li><li>one</li><li>two</li></ul>", "",
        ["ul", "li", "li"], False),
    "a row goes, and the others stay": (
        "<ul><li><b>one</b></li><li><i>two</i></li></ul>", "<ul><li><i>two</i></li></ul>", "",
        ["ul", "li", "i"], False),
    "what has an id is the same thing in another place": (
        '<a id="x" href="/x">X</a><a id="y" href="/y">Y</a>', '<a id="y" href="/y">Y 2</a><a id="x" href="/x">X</a>',
        "#y", ["y"], True),
    "a link keeps the focus while its words change": (
        '<p><a href="/x">one</a></p>', '<p><a href="/x">two</a></p>', "a", ["p", "a"], True),
    "a button for another thing is another button: what was aimed at is not what is hit": (
        '<p><button data-silence="1">Silence</button></p>', '<p><button data-silence="2">Silence</button></p>',
        "button", ["p"], False),
    "what a person has unfolded stays so": (
        "<details><summary>more</summary><p>a</p></details>", "<details><summary>more</summary><p>b</p></details>",
        "details", ["details", "summary", "p"], True),
    "an age that went on by itself is no change": (
        '<p><time data-at="1">2 s ago</time></p>', '<p><time data-at="1">1 s ago</time></p>', "",
        ["p", "time"], False),
    "a form keeps its id, so that sent twice it is carried out once": (
        FORM.format("refuse", 1), FORM.format("refuse", 2), "input[name=why]",
        ["form", "input", "input", "b"], True),
    "a form that somebody fills in is not taken away": (
        f"<p>RINGING</p>{FORM.format('refuse', 1)}", "<p>ATTENDED</p>", "input[name=why]",
        ["p", "form", "input", "input", "b"], True),
    "of a form only what changed changes": (
        FORM.format("refuse", 1).replace("Do", "Refuse"), FORM.format("refuse", 2), "",
        ["form", "input", "input", "b"], False),
    "a form that nobody fills in goes": (
        f"<p>RINGING</p>{FORM.format('refuse', 1)}", "<p>ATTENDED</p>", "", ["p"], False),
}  # fmt: skip
SHOWS_OTHERWISE: Final = {  # what stays on the page although the station's words no longer have it so
    "an age that went on by itself is no change": '<p><time data-at="1">2 s ago</time></p>',
    "a form keeps its id, so that sent twice it is carried out once": FORM.format("refuse", 1),
    "of a form only what changed changes": FORM.format("refuse", 1),
    "a form that somebody fills in is not taken away": f"<p>ATTENDED</p>{FORM.format('refuse', 1)}",
}


@pytest.fixture(scope="module")
def stations(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, Served]]:
    with two(Path(tmp_path_factory.mktemp("live"))) as served:
        yield served


@pytest.fixture(scope="module")
def blank(stations: tuple[Served, Served]) -> str:
    """A page without scripts of its own, from the same origin."""
    return f"{stations[0].address}/login"


def asked(page: Page) -> list[str]:
    """The addresses that the page asks for from now on, its own files left out."""
    found: list[str] = []

    def noted(request: Request) -> None:
        path = request.url.partition("//")[2].partition("/")[2]
        if not path.startswith("static/"):
            found.append(f"/{path}")

    page.on("request", noted)
    return found


def rings(aster: Served, subject: str, *, to: str = "minister", precedence: str = "immediate") -> str:
    """A call of aster's; its reference."""
    aster.at.said("call", to, "--subject", subject, "--precedence", precedence)
    calls = aster.at.read("calls")
    return next(str(call["ref"]) for call in calls if call["subject"] == subject)


@pytest.mark.parametrize("what", MORPHS)
def test_with_new_words(what: str, page: Page, blank: str) -> None:
    before, after, hand, kept, stays = MORPHS[what]
    page.goto(blank)
    found = page.evaluate(MORPHED, [before, after, hand])
    assert found == {"shows": SHOWS_OTHERWISE.get(what, after), "kept": kept, "hand": stays}


def test_a_page_that_has_just_been_opened_asks_for_nothing_and_moves_nothing(
    page: Page, stations: tuple[Served, Served]
) -> None:
    session(page, stations[0])
    page.add_init_script(
        "window.moved = []; addEventListener('DOMContentLoaded', () => new MutationObserver(all => {"
        "for (const each of all) if (!each.target.matches?.('time')) moved.push(each.target.nodeName) })"
        ".observe(document.getElementById('cards'), {childList: true, subtree: true}))"
    )
    found = asked(page)
    page.reload()
    expect(page.locator("#stream")).to_have_attribute("data-state", "live")
    page.wait_for_timeout(500)
    assert (found, page.evaluate("moved")) == (["/", "/events"], [])


def test_what_changes_is_changed_in_place_and_focus_and_scrolling_stay(
    another_page: Callable[..., Page], stations: tuple[Served, Served]
) -> None:
    aster, boreas = stations
    page = another_page(viewport={"width": 800, "height": 300})
    session(page, aster)
    card = page.get_by_role("listitem", name="boreas")
    card.get_by_role("link", name="All calls").focus()
    scrolled = page.evaluate("scrollTo(0, 120), scrollY")
    page.evaluate("document.querySelectorAll('#cards .card, #cards .lamps').forEach(each => each.mark = 1)")
    boreas.at.said("write", "secretary", "the bridge is closed", "--precedence", "immediate")
    expect(card.locator(".need")).to_have_text("O IMMEDIATE unseen")
    assert page.evaluate(
        "[document.activeElement.textContent, scrollY, document.querySelector('#cards .card').mark,"
        " document.querySelector('#cards .lamps').mark]"
    ) == ["All calls of this line", scrolled, 1, 1]
    aster.at.said("seen", aster.at.read("inbox")[-1]["ref"])
    expect(card).to_contain_text("Nothing waits for us")


def test_many_changes_at_once_are_one_look(page: Page, stations: tuple[Served, Served]) -> None:
    session(page, stations[0])
    events = "".join(
        f'event: state\ndata: {{"now": 0, "version": {-number}, "rings": [], "alarms": [], "desk": false}}\n\n'
        for number in range(1, 9)
    )
    page.route("**/events", lambda route: route.fulfill(content_type="text/event-stream", body=events))
    found = asked(page)
    page.reload()
    page.wait_for_timeout(700)  # less than until the stream is asked for again
    assert found == ["/", "/events", "/lines"]


def test_however_fast_alarms_come_their_list_is_asked_for_once_more_and_no_oftener(
    page: Page, stations: tuple[Served, Served]
) -> None:
    session(page, stations[0])
    found = asked(page)
    page.evaluate(
        """() => {
             for (let number = 0; number < 30; number += 1) {
               const alarms = [...Array(number)].map((_, id) => (
                 {id: String(id), line: "boreas", precedence: "", sort: "watch", silent: true}));
               const detail = {rings: [], alarms, desk: false};
               document.dispatchEvent(new CustomEvent("parley:state", {detail}));
             }
           }"""
    )
    page.wait_for_timeout(700)
    assert [address for address in found if address == "/alarms"] == ["/alarms"] * 2


def test_a_calls_page_asks_once_for_all_that_changes_and_leaves_alone_what_somebody_types(
    another_page: Callable[..., Page], stations: tuple[Served, Served]
) -> None:
    aster, boreas = stations
    boreas.at.said("desk", "take")
    ref = rings(aster, "typed into")
    boreas.at.until(["calls"], "RINGING")
    page = opened(another_page(), boreas, f"/calls/aster/{ref}")
    settled(page)
    page.keyboard.press("Escape")
    why = page.locator("#sayings").get_by_label("Text (may be left out)")
    why.fill("the minister is")
    found = asked(page)
    boreas.at.said("call", "attend", ref)
    expect(page.locator("#call .state-line")).to_contain_text("ATTENDED")
    expect(page.locator("#sayings").get_by_role("button", name="Take it up")).to_have_count(0)
    why.press_sequentially(" away")
    expect(why).to_have_value("the minister is away")
    assert set(found) == {f"/calls/aster/{ref}/part"}
    page.locator("#sayings").get_by_role("button", name="Refuse").click()
    expect(page.locator("#call")).to_contain_text("the minister is away")


def test_a_lines_page_asks_once_for_all_of_its_parts_and_leaves_alone_what_is_the_same(
    page: Page, stations: tuple[Served, Served]
) -> None:
    aster, _ = stations
    opened(page, aster, "/line/boreas")
    page.evaluate("document.querySelectorAll('[data-part] > *').forEach(each => each.mark = 1)")
    found = asked(page)
    aster.at.said("ticket", "open", "the fax")
    expect(page.locator("[data-part=tickets]")).to_contain_text("the fax")
    page.wait_for_timeout(500)  # longer than until another look would begin
    assert found.count("/line/boreas/parts") == len(found)
    looks = len(found)
    assert page.evaluate(
        "[...document.querySelectorAll('[data-part=agreement] > *')].every(each => each.mark)"
    )
    assert looks <= 2  # of which the second comes only if something else of the station moved in between


def test_a_ring_comes_with_the_event_in_the_language_of_each_console_and_the_next_one_is_asked_for(
    another_page: Callable[..., Page], stations: tuple[Served, Served]
) -> None:
    aster, boreas = stations
    consoles = []
    for language in ("en", "uk"):
        page = another_page(locale=language)
        session(page, boreas)
        consoles.append((page, asked(page)))
    urgent = rings(aster, "urgent")
    for page, found in consoles:
        expect(page.get_by_role("dialog")).to_contain_text("urgent")
        expect(page.locator("#ring")).to_have_attribute("data-painted", urgent)
        assert not [address for address in found if address.startswith("/rings")]
    ids = [page.locator("#ring input[name=id]").first.get_attribute("value") for page, _ in consoles]
    titles = [page.locator("#ring h2").text_content() for page, _ in consoles]
    assert len(set(ids)) == len(set(titles)) == 2
    assert all(re.fullmatch("[0-9a-f]{16}-[a-z]+", id_ or "") for id_ in ids)
    calm = rings(aster, "calm", to="secretary", precedence="routine")
    page, found = consoles[0]
    settled(page)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_contain_text("calm")
    assert [address for address in found if address.startswith("/rings")] == [f"/rings/aster/{calm}"]
    for ref in (urgent, calm):
        boreas.at.said("call", "refuse", ref, "R01")
    for page, _ in consoles:
        expect(page.get_by_role("dialog")).to_be_hidden()


def test_who_may_only_read_is_shown_the_ring_without_a_word_to_say(
    another_page: Callable[..., Page], stations: tuple[Served, Served]
) -> None:
    aster, boreas = stations
    boreas.at.run(
        "account", "add", "auditor", "--reads", "--password-file", str(boreas.at.folder.parent / "password")
    )
    link = re.search(r"http\S+", boreas.at.said("account", "link", "auditor"))
    assert link is not None
    watch, reads = another_page(), another_page()
    session(watch, boreas)
    reads.goto(link[0])
    reads.get_by_role("main").get_by_role("button").click()
    expect(reads.locator("#stream")).to_have_attribute("data-state", "live")
    ref = rings(aster, "who answers")
    expect(watch.locator("#ring form[data-word=refuse]")).to_have_count(1)
    expect(reads.get_by_role("dialog")).to_contain_text("who answers")
    expect(reads.locator("#ring form[data-word]")).to_have_count(0)
    boreas.at.said("call", "refuse", ref, "R01")
