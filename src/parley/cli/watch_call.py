"""The screens of `parley watch` that stand before the others: a call, how it is refused or kept waiting, a message."""

import time
from collections.abc import Mapping
from typing import Any, ClassVar, Final

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.message import Message
from textual.screen import ModalScreen, Screen
from textual.widgets import Footer, Input, Label, OptionList, Static
from textual.widgets.option_list import Option

from parley.cli import watch_look as look
from parley.cli.watch_ear import Sight
from parley.line.values import PENDING_WORDS, REFUSAL_WORDS

Answer = dict[str, Any]  # a request without its call or message
SUDDEN_S: Final = 0.5  # ours: longer than it takes to see that something else stands there
NEEDS: Final = {  # what the station must hold to be possible, for each key
    "attend": "attend", "accept": "accept", "pending": "pending", "refuse": "refuse", "in_writing": "in-writing",
}  # fmt: skip


class Asked(Message):
    """The person at this terminal wants the station to do this, on that line."""

    def __init__(self, line: str, request: Answer) -> None:
        super().__init__()
        self.line = line
        self.request = request


def _update(screen: Screen[Any], name: str, words: Text) -> None:
    """That part of the screen says so; one that is still being put together says it when it is asked next."""
    for part in screen.query(name).results(Static):
        part.update(words)


class CallScreen(ModalScreen[None]):
    """One call of theirs, and the keys that answer it. It stays until somebody closes it, so that nothing vanishes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "attend", "Take it up"),
        Binding("y", "accept", "Accept"),
        Binding("p", "pending", "Somebody must decide"),
        Binding("r", "refuse", "Refuse"),
        Binding("w", "in_writing", "Ask in writing"),
        Binding("space", "app.silence", "Silence here"),
        Binding("escape", "dismiss", "Back"),
    ]

    def __init__(self, call: dict[str, Any], sight: Sight, *, sudden: bool = False) -> None:
        """`sudden`: it came to the front by itself, so the next key may have been meant for what stood there."""
        super().__init__()
        self.ready_s = time.monotonic() + (SUDDEN_S if sudden else 0)
        self.ref: str = call["ref"]
        self.line: str = call["line"]
        self.call: dict[str, Any] | None = call
        self.sight = sight

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog"):
            yield Static(id="call", markup=False)
            yield Static(id="said", markup=False)
        yield Footer()

    def on_mount(self) -> None:
        self.show(self.sight)

    @property
    def rings(self) -> bool:
        return self.call is not None and self.sight.rings(self.call)

    def show(self, sight: Sight) -> None:
        """The call as it stands now."""
        self.sight, self.call = sight, sight.call(self.ref)
        others = sum(sight.rings(call) for call in sight.calls if call["ref"] != self.ref)
        words = look.gone(self.ref) if self.call is None else look.call(self.call, sight, others)
        _update(self, "#call", words)
        self.set_class(self.rings, "rings")
        self.refresh_bindings()

    def say(self, words: Text) -> None:
        _update(self, "#said", words)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002  # Textual's
        """Only what may be said of this call now has a key."""
        if action in NEEDS:
            return self.call is not None and NEEDS[action] in self.call["possible"]
        return True

    def action_attend(self) -> None:
        self._answer({"do": "call.attend"})

    def action_accept(self) -> None:
        self._answer({"do": "call.accept"})

    def action_in_writing(self) -> None:
        self._answer({"do": "call.in_writing"})

    async def action_refuse(self) -> None:
        await self.app.push_screen(RefuseScreen(), self._answer)

    async def action_pending(self) -> None:
        await self.app.push_screen(PendingScreen(), self._answer)

    def _answer(self, answer: Answer | None) -> None:
        if answer is None:
            return
        if time.monotonic() < self.ready_s:
            self.say(
                look.said("This call came to the front just now: press the key again if it was meant for it.")
            )
        else:
            self.post_message(Asked(self.line, {**answer, "call": self.ref}))


class CodeScreen(ModalScreen[Answer | None]):
    """One code of a list, and perhaps some words; Enter on a code gives the answer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "app.focus_next", "Next field"),
        Binding("escape", "dismiss", "Back, without an answer"),
    ]
    heading: ClassVar[str]
    codes: ClassVar[Mapping[str, str]]
    first: ClassVar[str]

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog"):
            yield Static(Text(self.heading, style="bold"), markup=False)
            yield OptionList(*(Option(Text(f"{c}  {w}"), id=c) for c, w in self.codes.items()), markup=False)
            yield from self.fields()
            yield Static(id="others", markup=False)
        yield Footer()

    def on_mount(self) -> None:
        codes = self.query_one(OptionList)
        codes.highlighted = codes.get_option_index(self.first)
        codes.focus()

    def show(self, sight: Sight) -> None:
        """What rings meanwhile: it waits until this form is done."""
        _update(self, "#others", look.ringing(sight))

    def fields(self) -> ComposeResult:
        """What may be typed beside the code."""
        raise NotImplementedError

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        _ = self.dismiss(self.answer(str(event.option_id)))  # likewise not awaited

    def answer(self, code: str) -> Answer:
        """The answer with this code and what was typed."""
        raise NotImplementedError

    def typed(self, name: str) -> str:
        return self.query_one(f"#{name}", Input).value.strip()


class RefuseScreen(CodeScreen):
    """A refusal: its code is enough."""

    heading = "Refuse the call. Enter gives the answer; nobody needs any words."
    codes: ClassVar[Mapping[str, str]] = {code.value: words for code, words in REFUSAL_WORDS.items()}
    first = "R99"

    def fields(self) -> ComposeResult:
        yield Label("In your own words, if you want", markup=False)
        yield Input(id="text")
        yield Label("What would be possible instead, if anything", markup=False)
        yield Input(id="alternative")

    def answer(self, code: str) -> Answer:
        instead = self.typed("alternative")
        return {"do": "call.refuse", "code": code, "text": self.typed("text")} | (
            {"alternative": instead} if instead else {}
        )


class PendingScreen(CodeScreen):
    """Somebody else must decide: not a refusal."""

    heading = "Somebody else must decide. This is not a refusal, and costs nothing."
    codes: ClassVar[Mapping[str, str]] = {code.value: words for code, words in PENDING_WORDS.items()}
    first = "P1"

    def fields(self) -> ComposeResult:
        yield Label("The post that must decide", markup=False)
        yield Input("not-disclosed", id="decider")
        yield Label("By when you say how it stands", markup=False)
        yield Input("+12h", id="review_by")

    def answer(self, code: str) -> Answer:
        said = {name: self.typed(name) for name in ("decider", "review_by")}
        return {"do": "call.pending", "code": code, **said}


class MessageScreen(ModalScreen[None]):
    """One message, whole. To read it here acknowledges nothing; the key does."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "seen", "Seen (receipt only)"),
        Binding("space", "app.silence", "Silence here"),
        Binding("escape", "dismiss", "Back"),
    ]

    def __init__(self, line: str, ref: str, words: Text) -> None:
        super().__init__()
        self.line, self.ref, self.words = line, ref, words

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog"):
            yield Static(self.words, markup=False)
        yield Footer()

    def action_seen(self) -> None:
        self.post_message(Asked(self.line, {"do": "seen", "message": self.ref}))
        _ = self.dismiss()  # not awaited: it waits for this very handler


class StatusScreen(ModalScreen[None]):
    """All that `parley status` says."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "Back")]

    def __init__(self, words: Text) -> None:
        super().__init__()
        self.words = words

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog"):
            yield Static(self.words, markup=False)
        yield Footer()
