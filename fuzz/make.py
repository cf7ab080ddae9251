"""Makes the corpora from real bytes: two stations of the simulator live an hour, and what they wrote is cut small.

`python -m fuzz.make`. The files are in the repository; making them anew changes keys and certificates, and no more.
"""

import io
import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from importlib.resources import files
from itertools import count
from random import Random
from typing import Any, Final

from PIL import Image

from fuzz import corpus
from fuzz.targets import station, story
from fuzz.targets.signing import TIME_S, sign
from parley.forms import catalogue
from parley.keystores import envelope
from parley.keystores.envelope import Cost
from parley.line import facts
from parley.record import bundle, canonical, grammar, tree
from parley.record import entry as entries
from parley.record.bundle import LogPart
from parley.record.card import Card
from parley.record.grammar import Vouched
from parley.record.head import origin_of, read_text, sign_receipt
from parley.record.note import Note
from parley.sim import read as plays
from parley.sim.world.keys import ENCAPSULATED_BYTES, TAG_BYTES, standing_in
from parley.sim.world.net import Carried, Net, Way
from parley.sim.world.plan import Plan
from parley.sim.world.side import Side
from parley.sim.world.world import World
from parley.station import authbook, private
from parley.wire import seal
from tests.forms import letters

PER_KIND: Final = 2  # entries of each kind: the shortest and the longest
LETTERS: Final = 10
HELLOS: Final = 4
STORIES: Final = 6
STORY_LINES: Final = 5  # of each log, beside its first
BUNDLE_LINES: Final = 6
SMALL: Final = 16_000  # bytes: a play longer than this is cut after a line


PHRASES: Final = """\
prefix = "FLEET"

[name]
en = "Fleet phrases"
uk = "Фрази флоту"

[[slots]]
name = "buoy"
kind = "line"
characters = 20

[slots.label]
en = "Buoy"
uk = "Буй"

[[phrases]]
number = "FLEET-19"
group = "sea"
replies = ["P-10014", "P-10127"]
en = "We moor at buoy {buoy} at {time}."
uk = "Швартуємося біля буя {buoy}, {time}."
"""
SETTINGS: Final = """\
name = "aster"
listen = "0.0.0.0:7443"
bell = ["aplay", "bell.wav"]
two_persons = true
"""
WORDS: Final = {
    "our_duress": ["cold lake"],
    "their_duress": ["тихая вода"],
    "our_compromise": [],
    "their_compromise": ["桥梁"],
}


class Tapped(Net):
    """Ways that keep every letter, as it was sent."""

    def __init__(self, chance: Random, ways: dict[str, Way]) -> None:
        super().__init__(chance, ways)
        self.letters: list[bytes] = []

    def carry(self, name: str, to: str, data: bytes) -> Iterator[Carried]:
        """The same, kept."""
        self.letters.append(data)
        return super().carry(name, to, data)


class Overheard(World):
    """A world that keeps what its people asked for, the first of each sort."""

    def __init__(self, plan: Plan) -> None:
        self.asked: dict[str, dict[str, Any]] = {}
        super().__init__(plan)
        self.net = Tapped(Random(plan.seed), self.net.ways)

    def _ask(self, side: Side, request: dict[str, Any]) -> None:
        self.asked.setdefault(request["do"], request)
        super()._ask(side, request)


def main() -> None:
    """All corpora, made anew."""
    shutil.rmtree(corpus.FOLDER, ignore_errors=True)
    with standing_in(wanted=True):
        world = Overheard(_plan())
        world.run()
        _record(world)
        assert isinstance(world.net, Tapped)
        _wire(world.net.letters)
    _messages()
    _ours()
    for number, request in enumerate(world.asked.values()):
        corpus.write("control", f"{number:02}", json.dumps({"req": number, "id": "x", **request}).encode())
    for name in sorted(path.name for path in corpus.FOLDER.iterdir()):
        print(f"{name:<12} {len(corpus.of(name)):3} files")


def _plan() -> Plan:
    """A busy day in calm weather."""
    return Plan(7, 0.2, {}, 3_600, 2_000.0, 0.9, ("https",), two_persons=False, stand_in=True)


def _record(world: World) -> None:
    logs: dict[str, list[bytes]] = {}
    epochs = " ".join(side.host.book.my_log.epoch for side in world.sides)
    corpus.write("parties", "epochs", epochs.encode())
    for side, letter in ((world.a, "a"), (world.b, "b")):
        host = side.host
        assert host.station is not None
        corpus.write("parties", letter, host.card.text)
        corpus.write("card", letter, host.card.json)
        corpus.write("note", f"card-{letter}", host.card.note.dump())
        log = host.book.my_log
        logs[letter] = list(host.station.store.raws(log.id, 0, log.size))
        corpus.write("note", f"head-{letter}", host.station.store.heads(log.id)[-1].note)
    _entries([raw for log in logs.values() for raw in log])
    for number in range(1, STORIES * STORY_LINES, STORY_LINES):
        lines = [
            letter.encode() + b" " + raw
            for letter, log in logs.items()
            for raw in (log[:1] + log[number : number + STORY_LINES])
        ]
        corpus.write("story", f"from-{number:02}", b"\n".join(lines) + b"\n")
    corpus.write("bundle", "whole", _undigested(*_begun(logs)))
    corpus.write("bundle", "some", _undigested(*_withheld(logs)))


def _undigested(cards: Sequence[Card], parts: Sequence[LogPart]) -> bytes:
    """A bundle without its last line."""
    made = bundle.write({"format": "corpus"}, cards, parts)
    return made[: made.index(b"digest sha256 ")]


def _begun(logs: dict[str, list[bytes]]) -> tuple[Sequence[Card], Sequence[LogPart]]:
    """Each log's first entries, signed at two sizes, with the counterpart's receipt."""
    cards, parts = story.parties(), []
    for author, holder, epoch, log in zip(cards, cards[::-1], story.epochs(), logs.values(), strict=True):
        heads = [story.head(author, epoch, log[:size]) for size in (2, BUNDLE_LINES)]
        read = read_text(heads[0].text, origin_of(heads[0]))
        receipt = sign_receipt(read, f"parley/1/{holder.party}", TIME_S, holder.keys, sign)
        heads[0] = bundle.merged(heads[0], Note(heads[0].text, receipt))
        parts.append(LogPart(origin_of(heads[0]), heads, log[:BUNDLE_LINES]))
    return cards, parts


def _withheld(logs: dict[str, list[bytes]]) -> tuple[Sequence[Card], Sequence[LogPart]]:
    """Of each log two entries with their proofs, and the last as a range behind what is withheld."""
    cards, parts = story.parties(), []
    for author, epoch, log in zip(cards, story.epochs(), logs.values(), strict=True):
        lines = log[:BUNDLE_LINES]
        leaves = [tree.leaf_hash(line) for line in lines]
        note = story.head(author, epoch, lines)
        name = origin_of(note)
        singles = [
            bundle.single(name, at, len(lines), tree.inclusion(leaves, at), lines[at]) for at in (0, 2)
        ]
        left = [tree.root_of(leaves[:4])]
        parts.append(LogPart(name, [note], lines[4:], 4, left, singles))
    return cards, parts


def _entries(raws: list[bytes]) -> None:
    """Of each kind the shortest and the longest."""
    by_kind: dict[str, list[bytes]] = {}
    for raw in raws:
        by_kind.setdefault(entries.parse(raw).kind, []).append(raw)
    for kind, found in sorted(by_kind.items()):
        some = sorted(found, key=len)
        for number, raw in enumerate(dict.fromkeys((some[0], some[-1]))):
            name = f"{kind.replace('/', '-').replace('.', '-')}-{number}"
            for target in ("entry", "facts"):
                corpus.write(target, name, raw)
            if number == 0:
                corpus.write("canonical", name, raw)
    longest = [max(found, key=len) for _, found in sorted(by_kind.items())]
    for start in range(0, len(longest), station.LINES_MAX):
        lines = longest[start : start + station.LINES_MAX]
        corpus.write("letter", f"from-{start:02}", b"\n".join(lines) + b"\n")
    print(f"not written: {', '.join(sorted(facts.KINDS.keys() - by_kind.keys()))}")


def _messages() -> None:
    """Of each type of message one that is whole, and one of a type that nobody knows."""
    forms = [form for form in catalogue.builtin().all() if form.written]
    for told in (*(letters.whole(form) for form in forms), letters.unknown()):
        signed = told["entry"]
        corpus.write("message", signed["type"].lower().replace("/", "-"), canonical.encode(signed))


def _wire(sealed: list[bytes]) -> None:
    """Letters of different lengths, sealed and open, and the hellos in them."""
    texts = {}
    for outer in sealed:
        outside = seal.read(outer)
        texts[seal.unpad(outside.box[ENCAPSULATED_BYTES:-TAG_BYTES])] = outer
    greeting = [text for text in texts if b"\nhello\n" in text][:HELLOS]
    other = sorted((text for text in texts if len(text) < SMALL), key=len)
    some = [*greeting, *other[:: max(1, len(other) // LETTERS)]]
    for number, text in enumerate(some):
        corpus.write("parcel", f"{number:02}", text)
    smallest = texts[other[0]]
    corpus.write(
        "seal", "smallest", smallest.partition(b"\n")[0] + b"\n" + bytes(seal.OVERHEAD_BYTES + 4_096)
    )
    corpus.write("padding", "short", seal.pad(b"parley")[:32])
    corpus.write("padding", "two-buckets", seal.pad(b"x" * 4_093)[:4_200])
    sections = (part for text in some for part in grammar.read(text, grammar.PARCEL))
    hellos = [part.json for part in sections if isinstance(part, Vouched)]
    for number, said in enumerate(hellos[:HELLOS]):
        corpus.write("hello", f"{number:02}", said)
    chunk = grammar.Chunk(sha256(b"x").hexdigest(), 7, b"some bytes of a picture")
    want = grammar.Want(sha256(b"y").hexdigest(), 0, 4_096)
    corpus.write("parcel", "beside", grammar.write(grammar.PARCEL, [want, chunk]))
    for media, options in (("PNG", {}), ("JPEG", {}), ("JPEG", {"progressive": True})):
        for mode in ("RGB", "L"):
            file = io.BytesIO()
            Image.new(mode, (5, 3), 7 if mode == "L" else (7, 8, 9)).save(file, media, **options)
            corpus.write("image", f"{media}-{mode}{'-'.join(options)}".lower(), file.getvalue())


def _ours() -> None:
    """Files of our own people."""
    for name, text in plays.shipped().items():
        lines = text.encode()[:SMALL].split(b"\n")[:-1]
        corpus.write("play", name, b"\n".join(lines) + b"\n")
    folder = files("parley") / "forms" / "types"
    for path in sorted(folder.iterdir(), key=lambda item: item.name):
        if path.name.endswith(".toml") and len(path.read_bytes()) < SMALL // 2:
            corpus.write("form", path.name.removesuffix(".toml"), path.read_bytes())
    corpus.write("phrases", "unit", PHRASES.encode())
    corpus.write("settings", "new", SETTINGS.encode())
    book = authbook.make("ab" * 16, 4, entries.Instant(1_646_125_200_000), _counting())
    corpus.write("authbook", "four", authbook.dump(book))
    corpus.write("words", "some", private.dump_words(WORDS))
    corpus.write("keyfile", "test", envelope.fresh("correct horse", Cost.TEST).wrap(b"what is kept"))


def _counting() -> Callable[[int], bytes]:
    """Bytes 0, 1, 2, …: chance that is the same each time."""
    numbers = count()
    return lambda size: bytes(next(numbers) % 256 for _ in range(size))


if __name__ == "__main__":
    main()
