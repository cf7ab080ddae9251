"""The console towards those who are not its own pages: other sites, other names, no session, slow hands."""

import re
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from parley.console import speech
from parley.console.guard import HEADERS
from parley.console.live import CONSOLES_MAX
from parley.console.server import REQUEST_S
from tests.cli.running import made
from tests.console.browsing import by_night_and_by_day, problems
from tests.console.served import Served, with_console


@pytest.fixture(scope="module")
def aster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    served = with_console(made(Path(tmp_path_factory.mktemp("guard")), "aster", "secretary"))
    with served.at.running():
        yield served


@pytest.mark.parametrize("path", ["/login", "/", "/static/live.js", "/static/no-such", "/no-such"])
def test_every_answer_carries_the_headers(aster: Served, path: str) -> None:
    answer, _ = aster.ask(path)
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert "unsafe" not in str(answer.headers["content-security-policy"])


@pytest.mark.parametrize("path", ["/", "/lines", "/events"])
def test_who_is_not_logged_in_sees_nothing(aster: Served, path: str) -> None:
    answer, said = aster.ask(path)
    assert (answer.status, answer.headers["location"], said) == (303, "/login", "")
    answer, said = aster.ask(path, sec_fetch_mode="cors")
    assert (answer.status, said) == (401, "")
    answer, said = aster.ask(path, cookie=f"parley-{aster.port}=guessed")
    assert (answer.status, said) == (303, "")


@pytest.mark.parametrize("host", ["line.example", "127.0.0.1", "127.0.0.1:1", "aster.attacker.example:80"])
def test_a_name_that_was_made_to_point_here_is_refused(aster: Served, host: str) -> None:
    answer, _ = aster.ask("/login", host=host)
    assert answer.status == 403


@pytest.mark.parametrize("origin", ["null", "https://elsewhere.example", "http://127.0.0.1:1"])
def test_a_form_of_another_site_does_nothing(aster: Served, origin: str) -> None:
    answer, said = aster.log_in(origin=origin)
    assert (answer.status, answer.headers["set-cookie"]) == (403, None)
    assert "own pages" in said


ASKED = {  # what is refused, and whether the page says that somebody else may have tried
    "another name": ({"host": "line.example"}, False), "another site": ({"origin": "https://elsewhere.example"}, True),
    "nowhere": ({"origin": "null"}, True),
}  # fmt: skip


@pytest.mark.parametrize("language", speech.LANGUAGES)
@pytest.mark.parametrize("what", ASKED)
def test_what_is_refused_is_a_page_in_the_readers_language_that_says_where_to_go(
    aster: Served, language: str, what: str
) -> None:
    headers, tried = ASKED[what]
    answer, said = aster.ask("/login", method="POST", body="", accept_language=language, **headers)
    tongue = speech.speech(language)
    assert answer.status == 403
    assert f'<html lang="{language}" dir="{tongue.direction}">' in said
    assert str(tongue.say("failed-heading")) in said
    assert f":{aster.port}/" in said
    assert (str(tongue.say("outside-tell")) in said) == tried
    for given in headers.values():
        assert given == "null" or f"<bdi>{given}</bdi>" in said
    assert "aster" not in said.casefold()  # who made a name point here is not told whose station it is
    assert not re.search("<form|<script", said)


@pytest.mark.parametrize(
    ("path", "status"), [("/static/console.css", 200), ("/static/live.js", 403), ("/login", 403), ("/", 403)]
)
def test_under_another_name_nothing_is_served_but_the_sheet_in_which_that_is_read(
    aster: Served, path: str, status: int
) -> None:
    answer, _ = aster.ask(path, host="line.example")
    assert answer.status == status
    answer, _ = aster.ask(path, method="POST", body="", host="line.example")
    assert answer.status == 403


def test_a_name_that_holds_markup_lies_inert(aster: Served) -> None:
    _, said = aster.ask("/login", method="POST", body="", origin="https://<b>x</b>.example/" + "y" * 300)
    assert "&lt;b&gt;" in said
    assert "<b>" not in said
    assert "y" * 100 not in said


def test_a_login_gives_a_cookie_that_no_script_and_no_other_site_can_use(aster: Served) -> None:
    answer, _ = aster.log_in()
    assert answer.status == 303
    given = str(answer.headers["set-cookie"])
    assert "HttpOnly" in given
    assert "SameSite=strict" in given
    answer, said = aster.ask("/", cookie=given.split(";", maxsplit=1)[0])
    assert answer.status == 200
    assert "There is no line yet" in said


def test_a_body_without_end_is_not_read(aster: Served) -> None:
    with socket.create_connection(("127.0.0.1", aster.port), timeout=REQUEST_S + 10) as wire:
        wire.sendall(
            b"POST /login HTTP/1.1\r\nhost: 127.0.0.1:%d\r\norigin: http://127.0.0.1:%d\r\n"
            b"content-type: application/x-www-form-urlencoded\r\ncontent-length: 99999999\r\n\r\n"
            % (aster.port, aster.port)
        )
        assert b"413" in wire.recv(4096)


def test_a_connection_on_which_nothing_comes_is_closed(aster: Served) -> None:
    began = time.monotonic()
    with socket.create_connection(("127.0.0.1", aster.port), timeout=REQUEST_S + 20) as wire:
        wire.sendall(b"GET /login HTTP/1.1\r\nhost:")
        try:
            left = wire.recv(4096)
        except ConnectionResetError:
            left = b""
    assert left == b""
    assert time.monotonic() - began >= REQUEST_S - 1


def by_link(aster: Served) -> str:
    """The cookie of somebody who came in by a link: a code counts once."""
    link = re.search(r"/enter/\S+", aster.at.said("account", "link", "o.haas"))
    assert link is not None
    answer, _ = aster.ask(link[0], method="POST", body="", origin=aster.address)
    return str(answer.headers["set-cookie"]).partition(";")[0]


@pytest.fixture
def all_places_taken(aster: Served) -> Iterator[socket.socket]:
    """As many consoles hear the station as may; one of them is given."""
    ask = f"GET /events HTTP/1.1\r\nHost: 127.0.0.1:{aster.port}\r\nCookie: {by_link(aster)}\r\n\r\n".encode()
    with ExitStack() as stack:
        wires = []
        for _ in range(CONSOLES_MAX):
            wires.append(stack.enter_context(socket.create_connection(("127.0.0.1", aster.port), timeout=30)))
            wires[-1].sendall(ask)
            assert wires[-1].recv(4096).startswith(b"HTTP/1.1 200")
        yield wires[0]


@pytest.mark.needs_browser
def test_one_console_too_many_is_told_so_and_takes_the_next_free_place(
    aster: Served, all_places_taken: socket.socket, another_page: Callable[..., Page]
) -> None:
    page = another_page(locale="uk")
    page.context.add_cookies([
        {"name": name, "value": value, "url": aster.address} for name, value in [by_link(aster).split("=", 1)]
    ])  # fmt: skip
    page.goto(f"{aster.address}/events")
    say = speech.speech("uk").say
    expect(page.locator(".failed-page")).to_contain_text(str(say("failed-full-now")))
    expect(page.locator(".failed-page")).to_contain_text(str(CONSOLES_MAX))
    expect(page.locator("#stream")).to_have_text(str(say("stream-full")))
    assert problems(page) == []
    english = another_page()
    english.context.add_cookies([
        {"name": name, "value": value, "url": aster.address} for name, value in [by_link(aster).split("=", 1)]
    ])  # fmt: skip
    english.goto(f"{aster.address}/events")
    expect(english.locator(".failed-page")).to_be_visible()
    by_night_and_by_day(english, "full")
    english.close()  # it would take the place that comes free
    page.goto(aster.address)
    expect(page.locator("#stream")).to_have_text(str(say("stream-full")))
    all_places_taken.close()
    expect(page.locator("#stream")).to_have_attribute("data-state", "live", timeout=20_000)


@pytest.mark.needs_browser
def test_the_page_of_what_is_refused_can_be_read_by_all(
    aster: Served, another_page: Callable[..., Page]
) -> None:
    page = another_page(locale="ar")
    page.set_content(f'<form method="post" action="{aster.address}/login"><button>go</button></form>')
    page.get_by_role("button").click()
    expect(page.locator("h1")).to_have_text(str(speech.speech("ar").say("failed-heading")))
    assert problems(page) == []
    page.get_by_role("link").click()
    expect(page.locator("form.login")).to_be_visible()


def test_an_open_stream_ends_with_its_session(aster: Served) -> None:
    cookie = by_link(aster)
    with socket.create_connection(("127.0.0.1", aster.port), timeout=30) as wire:
        wire.sendall(
            f"GET /events HTTP/1.1\r\nHost: 127.0.0.1:{aster.port}\r\nCookie: {cookie}\r\n\r\n".encode()
        )
        heard = b""
        while b"event: state" not in heard:
            heard += wire.recv(4096)
        aster.at.said("account", "remove", "o.haas")
        while said := wire.recv(4096):
            heard += said
            if heard.endswith(b"0\r\n\r\n"):  # the last chunk: nothing more will come
                break
        assert heard.endswith(b"0\r\n\r\n")
