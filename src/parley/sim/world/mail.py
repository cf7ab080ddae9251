"""Letters and replies between the two machines: what the stations' service does with the turns' outcome.

What goes, when, and what a lost reply means is the production courier's word; here it is only carried.
"""

from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from parley.sim.world.net import POST_WAIT_MS
from parley.sim.world.side import Side
from parley.sim.world.watch import held
from parley.station.bearing import Rejection
from parley.station.turn import Heard, Letter, Missed

if TYPE_CHECKING:
    from parley.sim.world.world import World

OLD_MAX: Final = 40  # letters that are kept for long
OLD_SHARE: Final = 0.002  # of letters: one of the old is thrown away for it
MADE_MAX: Final = 100_000  # of letters: more than two periods of echoes see, whatever is sent again and again


Caught = tuple[int, Side, str, bytes]  # when, for whom, over which way: a letter that somebody copied


@dataclass(slots=True)
class Under:
    """A letter under way, until its reply comes or the wait for it is over."""

    start: int  # of which start of its station it is
    way: str
    owed: object  # the receipt that it carried
    before: tuple[str, int] | None  # the log of which it carried entries, and how much of it was receipted
    done: bool = False


class Mail:
    """All letters of one world."""

    def __init__(self, world: "World") -> None:
        self.world = world
        self.made: dict[bytes, int] = {}  # when each letter and reply was made, by its hash: the last so many

    def send(self, side: Side) -> None:
        """What the station has to send goes on its way."""
        host, station = side.host, side.host.station
        assert station is not None
        for book in station.books.values():
            for name, greets, carries in book.courier.choose(station.load(book), station.now):
                outer = station.letter(book, name, greets=greets, carries=carries)
                before = (book.my_log.origin, held(book)) if carries and book.outbox else None
                under = Under(host.starts, name, book.receipt, before)
                self.remember(outer)
                self.world.counts["letters"] += 1
                self.world.counts["events"] += 1
                self._keep((self.world.now, self.world.other(side), name, outer))
                wait = min(POST_WAIT_MS, book.courier.echo_period_ms)
                self.world.later(wait, partial(self._missed, side, under, "no answer"))
                for copy in self.world.net.carry(name, self.world.other(side).host.name, outer):
                    self.world.later(copy.after_ms, partial(self._arrives, side, under, copy.data))

    def remember(self, outer: bytes) -> None:
        name = sha256(outer).digest()
        self.made.pop(name, None)  # the same once more is as young as can be
        self.made[name] = self.world.now
        self.world.watch.sent(outer)
        if len(self.made) > MADE_MAX:
            del self.made[next(iter(self.made))]

    def _keep(self, letter: "Caught") -> None:
        """Somebody on the way keeps it: the last few, and now and then one for a long time."""
        world = self.world
        world.late.append(letter)
        if len(world.old) < OLD_MAX:
            world.old.append(letter)
        elif world.chance.random() < OLD_SHARE:
            world.old[world.chance.randrange(OLD_MAX)] = letter

    def _arrives(self, sender: Side, under: Under, outer: bytes) -> None:
        to = self.world.other(sender)
        if to.paused:
            return  # it hangs until its sender waits no longer
        if to.host.station is None:
            self.world.later(1, partial(self._missed, sender, under, "connection refused"))
            return
        to.letters.append((Letter(to.host.book.id, under.way, outer, asked=False), under))
        self.world.soon(to, self.world.chance.choice((0, 0, 1, 3)))

    def _fresh(self, side: Side, letter: Letter) -> None:
        """The station takes this letter for a sign of life: then it was made not long ago, whoever brought it."""
        made = self.made.get(sha256(letter.outer).digest(), 0)
        self.world.watch.alive(side.host, self.world.now, self.world.now - made)

    def heard(self, side: Side, letter: Letter, under: Under | None, heard: Heard) -> None:
        """The turn took a letter: theirs gets its reply, a reply of theirs tells the courier."""
        host, station = side.host, side.host.station
        assert station is not None
        book = host.book
        if heard.fresh:
            self._fresh(side, letter)
        if letter.asked:
            if heard.refused:
                book.courier.refused(letter.bearer, station.now, station.load(book))
            else:
                book.courier.arrived(letter.bearer, station.now, station.load(book), fresh=heard.fresh)
                if under is not None and under.before is not None:
                    world = self.world
                    world.watch.answered_letter(host, world.other(side).host, under.before)
            return
        if under is None:
            return  # brought again by somebody who wants no reply
        reply = Rejection(400, heard.refused) if heard.refused else station.reply(book, letter.bearer)
        sender = self.world.other(side)
        if isinstance(reply, Rejection):
            self.world.later(1, partial(self._missed, sender, under, reply.words, refused=True))
            return
        self.remember(reply)
        for copy in self.world.net.carry(letter.bearer, sender.host.name, reply):
            self.world.later(copy.after_ms, partial(self._returns, sender, under, copy.data))

    def _returns(self, side: Side, under: Under, reply: bytes) -> None:
        if not self._mine(side, under):
            self.world.nothing()
            return
        under.done = True
        book = side.host.book
        if book.receipt is under.owed:
            book.receipt_owed = False
        side.letters.append((Letter(book.id, under.way, reply, asked=True), under))
        self.world.soon(side)

    def _missed(self, side: Side, under: Under, why: str, *, refused: bool = False) -> None:
        if not self._mine(side, under):
            self.world.nothing()
            return
        under.done = True
        station, book = side.host.station, side.host.book
        assert station is not None
        if refused:
            book.courier.refused(under.way, station.now, station.load(book))
        else:
            book.courier.failed(under.way, station.now)
        side.missed.append(Missed(book.id, under.way, why))
        self.world.soon(side)

    def _mine(self, side: Side, under: Under) -> bool:
        """Whether the station that sent it still waits for its reply."""
        return not under.done and side.host.station is not None and side.host.starts == under.start
