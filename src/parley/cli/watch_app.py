"""`parley watch`, the terminal console: what needs somebody stands on one screen, rings, and is answered by one key.

It looks twice a second, in a thread of its own, so that a station that is slow or away never freezes the keys.
"""

import asyncio
import time
from typing import Any, ClassVar, Final

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from parley.cli import failures
from parley.cli import watch_look as look
from parley.cli.failures import Cannot
from parley.cli.watch_bell import Bell
from parley.cli.watch_call import Asked, CallScreen, CodeScreen, MessageScreen, StatusScreen
from parley.cli.watch_ear import Ear, Sight

LOOK_S: Final = 0.5
BELL_S: Final = 0.25
SHARE: Final = (
    4  # after a look that took long, that many times as long until the next: the station comes first
)

STYLE: Final = """
Screen { layout: vertical; }
#head, #checks, #said { height: auto; padding: 0 1; }
#head { background: $panel; }
#lines { height: 1fr; padding: 0 1; }
#waiting { height: auto; max-height: 50%; border-top: solid $primary; }
.dialog { height: auto; max-height: 90%; border: heavy $primary; padding: 1 2; background: $surface; }
ModalScreen { align: center middle; }
CallScreen.rings .dialog { border: double red; }
"""


class WatchApp(App[None]):
    """The screen of one person on watch."""

    CSS = STYLE
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "seen", "Seen (receipt only)"),
        Binding("space", "silence", "Silence here"),
        Binding("b", "try_bell", "Try the bell"),
        Binding("d", "details", "All details"),
        Binding("q", "quit", "Leave"),
    ]

    def __init__(self, ear: Ear) -> None:
        super().__init__()
        self.ear = ear
        self.sight: Sight = ear.look()
        self.alarm = Bell()
        self._shown: set[str] = set()  # rings that came to the front by themselves
        self._painted: set[str] = set()  # rings whose painting the station was told of

    def compose(self) -> ComposeResult:
        yield Static(id="head", markup=False)
        yield Static(id="checks", markup=False)
        with VerticalScroll(id="lines"):
            yield Static(id="cards", markup=False)
        yield OptionList(id="waiting", markup=False)
        yield Static(id="said", markup=False)
        yield Footer()

    async def on_mount(self) -> None:
        waiting = self.screen.query_one("#waiting", OptionList)
        waiting.border_title = "Waits for us (arrows choose, Enter opens)"
        waiting.focus()
        await self.show(self.sight)
        self.set_interval(BELL_S, self._ring)
        self.run_worker(self._listen(), name="listen")

    # --- looking --------------------------------------------------------------------------------------------

    async def _listen(self) -> None:
        while True:
            began = time.monotonic()
            sight = await asyncio.to_thread(self.ear.look)
            await self.show(sight)
            await asyncio.sleep(max(LOOK_S, SHARE * (time.monotonic() - began)))

    async def show(self, sight: Sight) -> None:
        """Everything as it stands now; a call that begins to ring comes to the front."""
        self.sight = sight
        self.alarm.hear(sight)
        self._head()
        base = self.screen_stack[0]
        base.query_one("#checks", Static).update(look.checks(sight))
        base.query_one("#cards", Static).update(look.lines(sight))
        self._waiting()
        await self._front(sight)

    def _head(self) -> None:
        self.screen_stack[0].query_one("#head", Static).update(look.head(self.sight, self.alarm.words))

    def _waiting(self) -> None:
        """The list of what waits for us; the highlight stays on what it was on."""
        shown = self.screen_stack[0].query_one("#waiting", OptionList)
        chosen = shown.highlighted_option.id if shown.highlighted_option else None
        rows = {call["ref"]: look.call_row(call, self.sight) for call in self.sight.calls}
        rows |= {m["ref"]: look.message_row(m, self.sight.now) for m in self.sight.unseen}
        if [option.id for option in shown.options] == list(rows):
            for ref, row in rows.items():
                shown.replace_option_prompt(ref, row)
            return
        shown.set_options([Option(row, id=ref) for ref, row in rows.items()])
        if rows:
            shown.highlighted = list(rows).index(chosen) if chosen in rows else 0

    async def _front(self, sight: Sight) -> None:
        """Open screens show how it stands; the most urgent new ring comes to the front, unless somebody is typing.

        Then, and while another rings in front, the screens in front, the head and the bell say that it rings.
        """
        for screen in self.screen_stack:
            if isinstance(screen, CallScreen | CodeScreen) and screen.is_mounted:
                screen.show(sight)
        new = [call for call in sight.calls if sight.rings(call) and call["ref"] not in self._shown]
        busy = isinstance(self.screen, CodeScreen) or (
            isinstance(self.screen, CallScreen) and self.screen.rings
        )
        if new and not busy:
            await self._open_call(new[0], sudden=True)

    async def _open_call(self, call: dict[str, Any], *, sudden: bool = False) -> None:
        self._shown.add(call["ref"])
        if isinstance(self.screen, CallScreen):
            await self.pop_screen()
        shown = CallScreen(call, self.sight, sudden=sudden)
        await self.push_screen(shown)
        shown.call_after_refresh(self._tell_painted, call)

    async def _tell_painted(self, call: dict[str, Any]) -> None:
        """Only what is on the screen by now is told of."""
        if self.sight.rings(call) and call["ref"] not in self._painted:
            self._painted.add(call["ref"])
            try:
                await asyncio.to_thread(self.ear.painted, call)
            except Cannot:  # the station went away: told again when it is back
                self._painted.discard(call["ref"])

    # --- the bell -------------------------------------------------------------------------------------------

    def _ring(self) -> None:
        if self.alarm.due(time.monotonic()):
            self.bell()

    def action_silence(self) -> None:
        self.alarm.silence()
        self._head()

    def action_try_bell(self) -> None:
        self.bell()
        self.say("The bell was rung once: if you heard nothing, this terminal has it switched off.")

    # --- doing ----------------------------------------------------------------------------------------------

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        await self._open(str(event.option_id))

    async def _open(self, ref: str) -> None:
        if (call := self.sight.call(ref)) is not None:
            await self._open_call(call)
            return
        message = next((m for m in self.sight.unseen if m["ref"] == ref), None)
        if message is not None:
            await self._open_message(message["line"], ref)

    async def _open_message(self, line: str, ref: str) -> None:
        page = look.Page()
        try:
            await asyncio.to_thread(self.ear.message, page, line, ref, self.sight.now)
        except Exception as why:  # noqa: BLE001  # told, or raised again
            self._failed(why)
        else:
            await self.push_screen(MessageScreen(line, ref, page.whole))

    async def action_seen(self) -> None:
        """Opens it first: nobody acknowledges by one key what they have not had before their eyes."""
        option = self.screen_stack[0].query_one("#waiting", OptionList).highlighted_option
        if option is not None and option.id is not None:
            await self._open(option.id)

    async def action_details(self) -> None:
        await self.push_screen(StatusScreen(look.whole(self.sight)))

    def on_asked(self, asked: Asked) -> None:
        self.run_worker(self._ask(asked), name="ask")

    async def _ask(self, asked: Asked) -> None:
        try:
            await asyncio.to_thread(self.ear.ask, asked.line, asked.request)
        except Exception as why:  # noqa: BLE001  # told, or raised again
            self._failed(why)
        else:
            self.say(DONE.get(asked.request["do"], "done"))
        await self.show(await asyncio.to_thread(self.ear.look))

    def _failed(self, why: Exception) -> None:
        """Told in our words, as every command tells it; raised again if it is a defect of ours."""
        failure = failures.of(why)
        if failure is None:
            raise why
        self.say(f"Not done: {failure.what}" + (f". {failure.hint}" if failure.hint else ""))

    def say(self, words: str) -> None:
        """On the first screen, and on the call in front."""
        self.screen_stack[0].query_one("#said", Static).update(look.said(words))
        if isinstance(self.screen, CallScreen):
            self.screen.say(look.said(words))


DONE: Final = {
    "seen": "On record: seen by our watch. A receipt only, not approval.",
    "call.attend": "On record: a person is there. An answer is still to be given.",
    "call.accept": "On record: accepted. Next, the caller's identity is checked.",
    "call.refuse": "On record: refused.",
    "call.pending": "On record: somebody else must decide. Not a refusal.",
    "call.in_writing": "On record: asked for in writing.",
}
