"""Two parties, their keys and their logs, made from fixed seeds: what the tests of the record write with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from parley.record import bundle, card, entry, epochs, tree
from parley.record.bundle import LogPart
from parley.record.card import Card
from parley.record.entry import NOTHING, After, Entry
from parley.record.evidence import Evidence
from parley.record.grammar import Single
from parley.record.head import Head, Keys, Role, sign_head, sign_receipt
from parley.record.identity import origin
from parley.record.note import Note
from parley.record.verify import verify

START_MS = 1_646_125_200_000  # 2022-03-01T09:00:00.000Z
START_S = START_MS // 1000


def seed(*words: object) -> bytes:
    """Thirty-two bytes that are always the same for the same words."""
    return sha256("/".join(map(str, words)).encode()).digest()


@dataclass(frozen=True)
class Signer:
    """A party's private keys of one card."""

    name: str
    number: int = 1

    @property
    def log(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(seed(self.name, self.number, "log"))

    @property
    def cosign(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(seed(self.name, self.number, "cosign"))

    @property
    def mldsa(self) -> MLDSA44PrivateKey:
        return MLDSA44PrivateKey.from_seed_bytes(seed(self.name, self.number, "mldsa"))

    def keys(self) -> Keys:
        publics = (key.public_key().public_bytes_raw() for key in (self.log, self.cosign, self.mldsa))
        return Keys(*publics)

    def sign(self, role: Role, message: bytes) -> bytes:
        return getattr(self, role.value).sign(message)  # type: ignore[no-any-return]  # the three have one interface

    def seal_key(self) -> bytes:
        ml = MLKEM768PrivateKey.from_seed_bytes(seed(self.name, "kem", 1) + seed(self.name, "kem", 2))
        x = X25519PrivateKey.from_private_bytes(seed(self.name, "x25519"))
        return ml.public_key().public_bytes_raw() + x.public_key().public_bytes_raw()

    def certificate(self) -> bytes:
        """Self-signed with Ed25519, which signs alike each time: the example in the specification is fixed."""
        key = Ed25519PrivateKey.from_private_bytes(seed(self.name, "tls"))
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, self.name)])
        made = (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(name)
            .public_key(key.public_key())
            .serial_number(1)
            .not_valid_before(datetime(2022, 1, 1, tzinfo=UTC))
            .not_valid_after(datetime(2122, 1, 1, tzinfo=UTC))
            .sign(key, None)
        )
        return made.public_bytes(Encoding.DER)


def fields(signer: Signer, previous: str = "") -> dict[str, Any]:
    """What a card of this signer says, its keys left out."""
    return {
        "name": signer.name,
        "title": f"Crisis centre of {signer.name.capitalize()}",
        "number": signer.number,
        "previous": previous,
        "posts": [{"post": "desk", "title": "Duty officer"}, {"post": "secretary", "title": "Secretary"}],
        "addresses": [f"https://{signer.name}.example:8443/"],
        "seal_key": signer.seal_key().hex(),
        "tls": signer.certificate().hex(),
        "made_at": "2022-02-01T00:00:00.000Z",
    }


@cache
def first_card(name: str) -> Card:
    signer = Signer(name)
    return card.issue(fields(signer), signer.keys(), START_S - 86_400, signer.sign)


@cache
def next_card(name: str, number: int) -> Card:
    signer = Signer(name, number)
    before = first_card(name) if number == 2 else next_card(name, number - 1)
    return card.issue(fields(signer, before.hash), signer.keys(), START_S, signer.sign)


@dataclass
class Log:
    """One log as its author's station would write it. Time goes on by a second with each entry."""

    party: "Party"
    epoch: str
    entries: list[Entry] = field(default_factory=list)
    heads: dict[int, Note] = field(default_factory=dict)

    @property
    def origin(self) -> str:
        return origin(self.party.line, self.party.name, self.epoch)

    @property
    def size(self) -> int:
        return len(self.entries)

    def leaves(self, size: int | None = None) -> list[bytes]:
        return [e.leaf for e in self.entries[:size]]

    def head_of(self, size: int) -> Head:
        return Head(self.origin, size, tree.root_of(self.leaves(size)))

    def write(
        self, kind: str, body: Mapping[str, Any], after: After | None = None, at: int | None = None
    ) -> Entry:
        held = self.party.holds if after is None else after
        salt = seed(self.origin, self.size).hex()[:32]
        at = self.party.clock() if at is None else at
        self.entries.append(entry.write(kind, at, held, salt, body))
        return self.entries[-1]

    def sign(self, size: int | None = None, *signers: Signer, time_s: int | None = None) -> Note:
        """The head of this size, by default of all, signed by the party's present keys or by these."""
        size = self.size if size is None else size
        note = Note(self.head_of(size).text(), ())
        for signer in signers or (self.party.signer,):
            time = self.party.now_s if time_s is None else time_s
            signed = sign_head(self.head_of(size), time, signer.keys(), signer.sign)
            note = bundle.merged(note, signed)
        self.heads[size] = bundle.merged(note, self.heads.get(size))
        return self.heads[size]

    def receive(self, holder: "Party", size: int | None = None, time_s: int | None = None) -> None:
        """The counterpart signs that it holds so many entries, which were signed already."""
        size = self.size if size is None else size
        time_s = self.party.now_s if time_s is None else time_s
        keys, sign = holder.signer.keys(), holder.signer.sign
        receipt = Note(
            self.head_of(size).text(),
            sign_receipt(self.head_of(size), holder.receipt_name, time_s, keys, sign),
        )
        self.heads[size] = bundle.merged(self.heads[size], receipt)
        holder.holds = After(self.epoch, size)

    def part(self) -> LogPart:
        """All of it."""
        return LogPart(self.origin, list(self.heads.values()), [e.raw for e in self.entries])

    def single(self, index: int, size: int) -> Single:
        proof = tree.inclusion(self.leaves(size), index)
        return bundle.single(self.origin, index, size, proof, self.entries[index].raw)

    def selection(self, *indices: int, size: int) -> LogPart:
        """Some entries, each with its proof in the head of `size`; entry 0 is always among them."""
        singles = [self.single(i, size) for i in sorted({0, *indices})]
        return LogPart(self.origin, [self.heads[size]], singles=singles)


@dataclass
class Party:
    """One side of a line: its cards, its logs, what it holds of the other's, its clock."""

    short: str
    line: str
    signer: Signer
    now_ms: int = START_MS
    holds: After = NOTHING
    logs: list[Log] = field(default_factory=list)

    @property
    def name(self) -> str:
        return first_card(self.short).party

    @property
    def receipt_name(self) -> str:
        return f"parley/1/{self.name}"

    @property
    def now_s(self) -> int:
        return self.now_ms // 1000

    @property
    def log(self) -> Log:
        return self.logs[-1]

    def clock(self) -> int:
        self.now_ms += 1000
        return self.now_ms

    def begin(
        self,
        epoch: str,
        previous: tuple[Log, int] | None = None,
        card_hash: str = "",
        holds: After | None = None,
    ) -> Log:
        """A new log, following `previous` remembered at that size."""
        log = Log(self, epoch)
        before = None
        if previous:
            before = (previous[0].epoch, previous[1], previous[0].head_of(previous[1]).root)
        held = self.holds if holds is None else holds
        in_force = card_hash or self.card.hash
        log.write(epochs.KIND, epochs.body(in_force, before, held))
        self.logs.append(log)
        return log

    @property
    def card(self) -> Card:
        return (
            first_card(self.short) if self.signer.number == 1 else next_card(self.short, self.signer.number)
        )

    def change_card(self, their: After) -> Entry:
        """A `card/1` entry; the head that it closes is signed by old and new keys. New keys from here on."""
        old, new = self.signer, Signer(self.short, self.signer.number + 1)
        text = next_card(self.short, new.number).text.decode()
        made = self.log.write("card/1", {"card": text, "their_epoch": their.epoch, "their_size": their.size})
        self.log.sign(None, old, new)
        self.signer = new
        return made


def pair(a: str = "aster", b: str = "boreas") -> tuple[Party, Party]:
    """Two parties that have met, and written nothing yet."""
    line = card.line_id(first_card(a).hash, first_card(b).hash)
    return Party(a, line, Signer(a)), Party(b, line, Signer(b))


def small_talk() -> tuple[Party, Party]:
    """A short exchange: a test, a call, a refusal; receipts both ways."""
    a, b = pair()
    a.begin("a0a0a0a0")
    a.log.write("test.station/1", {})
    a.log.sign()
    b.begin("b0b0b0b0")
    a.log.receive(b)
    call = a.log.write("call.placed/1", placed())
    a.log.sign()
    a.log.receive(b)
    b.log.write("call.refused/1", refused(call.ref))
    b.log.sign()
    b.log.receive(a)
    return a, b


def placed(**other: Any) -> dict[str, Any]:
    body = {
        "from": "secretary",
        "to": "minister",
        "precedence": "O",
        "subject": "movements at the border",
        "languages": ["en"],
        "needed_by": None,
        "refers": None,
        "preempts": None,
        "agreement": "0" * 64,
        "exercise": False,
    }
    return {**body, **other}


def refused(call: str, code: str = "R99") -> dict[str, Any]:
    return {"call": call, "code": code, "text": "", "by": "desk", "alternative": None, "retry_after": None}


def bundled(*parties: Party, about: Mapping[str, Any] | None = None) -> bytes:
    """The bundle of all logs of both."""
    return bundle_of([log.part() for p in parties for log in p.logs], parties, about)


def bundle_of(
    parts: Sequence[LogPart], parties: Sequence[Party], about: Mapping[str, Any] | None = None
) -> bytes:
    cards = [first_card(p.short) for p in parties]
    return bundle.write(about or {"made_by": "tests"}, cards, parts)


def verified(*parties: Party) -> Evidence:
    return verify(bundled(*parties), [first_card(p.short).hash for p in parties])


def second_heads(party: Party) -> None:
    """The party's last head but one is another, signed as fully: a lie."""
    log = party.log
    size = min(log.heads)
    if size == log.size:
        size -= 1
    head = Head(log.origin, size, bytes(range(32)))
    log.heads[size] = sign_head(head, party.now_s, party.signer.keys(), party.signer.sign)
