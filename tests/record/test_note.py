"""Signed notes: the form, with the public examples; which signatures count is in test_head.py."""

from base64 import b64decode, b64encode

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from parley.record import head, note
from parley.record.errors import Forged, Malformed
from parley.record.note import COSIGNATURE, ED25519, MLDSA44, Note, Signature
from tests.record import making, vectors

BLOB = b64encode(b"\1\2\3\4" + b"s" * 64).decode()
BODY = f"origin\n7\n{b64encode(bytes(32)).decode()}\n"
LINE = f"\u2014 key {BLOB}\n"


def test_a_note_is_read_and_written_alike() -> None:
    data = (BODY + "\n" + LINE + LINE.replace("key", "other.example/key")).encode()
    made = note.parse(data)
    assert made.text == BODY.encode()
    assert [s.name for s in made.signatures] == ["key", "other.example/key"]
    assert made.dump() == data


def test_the_last_blank_line_separates() -> None:
    assert note.parse(f"one\n\ntwo\n\n{LINE}".encode()).text == b"one\n\ntwo\n"


@pytest.mark.parametrize("count", [1, 16, 32])
def test_sixteen_signatures_and_more_are_taken(count: int) -> None:
    assert len(note.parse((BODY + "\n" + LINE * count).encode()).signatures) == count


def test_sixteen_hybrid_signatures_fit() -> None:
    signature = Signature("parley/1/" + "x" * 200, b"1234", bytes(2428))
    whole = Note(BODY.encode(), (signature,) * 32).dump()
    assert len(note.parse(whole).signatures) == 32


REFUSED: list[tuple[str, bytes, str]] = [
    ("no signature", f"{BODY}\n".encode(), "no signature line"),
    ("no blank line", (BODY + LINE).encode(), "no blank line"),
    ("no last line end", (BODY + "\n" + LINE)[:-1].encode(), "the last is not ended"),
    ("a line after the signatures", (BODY + "\n" + LINE + "x\n").encode(), "not a signature line"),
    ("a blank line after the signatures", (BODY + "\n" + LINE + "\n").encode(), "no signature line"),
    ("a hyphen for the dash", (BODY + "\n- key " + BLOB + "\n").encode(), "not a signature line"),
    ("an en dash for the em dash", (BODY + "\n\u2013 key " + BLOB + "\n").encode(), "not a signature line"),
    ("no space after the dash", (BODY + "\n\u2014key " + BLOB + "\n").encode(), "not a signature line"),
    ("no key name", (BODY + "\n\u2014  " + BLOB + "\n").encode(), "cannot be a key's name"),
    ("no signature after the name", (BODY + "\n\u2014 key\n").encode(), "has no signature"),
    ("two spaces", (BODY + "\n\u2014 key  " + BLOB + "\n").encode(), "not base64"),
    ("a plus in the name", (BODY + "\n\u2014 k+y " + BLOB + "\n").encode(), "cannot be a key's name"),
    (
        "an odd space in the name",
        (BODY + "\n\u2014 k\u2003y " + BLOB + "\n").encode(),
        "cannot be a key's name",
    ),
    (
        "a name of 256 bytes",
        (BODY + "\n\u2014 " + "k" * 256 + " " + BLOB + "\n").encode(),
        "cannot be a key's name",
    ),
    ("no bytes after the key id", (BODY + "\n\u2014 key AQIDBA==\n").encode(), "is empty"),
    ("base64 without padding", (BODY + "\n\u2014 key " + BLOB[:-1] + "\n").encode(), "not base64"),
    ("base64 with bits left over", (BODY + "\n\u2014 key AQIDBAUGB==\n").encode(), "base64"),
    (
        "base64 that another text has too",
        (BODY + "\n\u2014 key AQIDBAV=\n").encode(),
        "canonical base64|not base64",
    ),
    ("base64 of the URL alphabet", (BODY + "\n\u2014 key AQIDBA-_\n").encode(), "not base64"),
    ("base64 with a space inside", (BODY + "\n\u2014 key AQID BAUG\n").encode(), "not base64"),
    ("base64 in full-width letters", (BODY + "\n\u2014 key \uff21QIDBAUG\n").encode(), "not base64"),
    ("a carriage return", (BODY + "\r\n" + LINE).encode(), "control character"),
    ("a tab", (BODY.replace("origin", "ori\tgin") + "\n" + LINE).encode(), "control character"),
    ("a NUL", b"a\0\n\n" + LINE.encode(), "control character"),
    ("not UTF-8", b"\xff\n\n" + LINE.encode(), "not UTF-8 at byte 0"),
    ("33 signatures", (BODY + "\n" + LINE * 33).encode(), "33 signatures where 32"),
    ("131,073 bytes", b"x" * 131_073, "131073 bytes where 131072"),
    ("nothing", b"", "no blank line"),
]


@pytest.mark.parametrize(("data", "what"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_refused(data: bytes, what: str) -> None:
    with pytest.raises(Malformed, match=what):
        note.parse(data)


@pytest.mark.parametrize("algorithm", [ED25519, COSIGNATURE, MLDSA44])
def test_a_key_string_names_its_key(algorithm: int) -> None:
    text = note.key_string("example.com/log", algorithm, bytes(range(32)))
    assert note.read_key_string(text) == ("example.com/log", algorithm, bytes(range(32)))


KEY = note.key_string("log", ED25519, bytes(32))
HINT = KEY.split("+")[1]
NO_KEYS = [
    ("a name alone", "log", "not of the form"),
    ("a name and an id", f"log+{HINT}", "not of the form"),
    ("no name", KEY[3:], "name"),
    ("a name with a space", "a " + KEY, "name"),
    ("the id of another name", "log2" + KEY[3:], "id is not that of the key"),
    ("another id", KEY.replace(HINT, "00000000"), "id is not that of the key"),
    ("an id in capitals", KEY.replace(HINT, HINT.upper()), "id is not that of the key"),
    ("a type without a key", f"log+{HINT}+AQ==", "no key"),
    ("a key that is not base64", f"log+{HINT}+?", "base64"),
]


@pytest.mark.parametrize(("text", "why"), [row[1:] for row in NO_KEYS], ids=[row[0] for row in NO_KEYS])
def test_a_key_string_that_is_none_is_refused(text: str, why: str) -> None:
    with pytest.raises(Malformed, match=why):
        note.read_key_string(text)


def opens(data: bytes, known: list[str]) -> list[str]:
    """As golang.org/x/mod/sumdb/note opens: the names of known keys whose signature holds."""
    found = note.parse(data)
    names = []
    for text in known:
        name, algorithm, public = note.read_key_string(text)
        for line in found.signatures:
            if (line.name, line.key_id) == (name, note.key_id(name, algorithm, public)):
                head._check_ed25519(public, found.text, line.data, name)
                names.append(name)
    return names


@vectors.needed
class TestGolangMod:
    def test_the_published_seed_signs_the_published_note(self) -> None:
        case = vectors.load("golang-mod/notes.json")["sign"]
        key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(case["ed25519_seed_hex"]))
        public = key.public_key().public_bytes_raw()
        assert note.key_string(case["name"], ED25519, public) == case["vkey"]
        line = Signature(
            case["name"], note.key_id(case["name"], ED25519, public), key.sign(case["text"].encode())
        )
        assert Note(case["text"].encode(), (line,)).dump() == case["note"].encode()

    def test_key_strings(self) -> None:
        for case in vectors.load("golang-mod/notes.json")["vkeys"]:
            if case["expect"] == "accept":
                note.read_key_string(case["vkey"])
                continue
            with pytest.raises(Malformed):  # noqa: PT012 - length and type are the business of who knows the types
                _, algorithm, public = note.read_key_string(case["vkey"])
                if algorithm != ED25519 or len(public) != 32:
                    raise Malformed("not a key of ours")

    def test_notes(self) -> None:
        seen = set()
        for case in vectors.load("golang-mod/notes.json")["open"]:
            data, expect = b64decode(case["note_b64"]), case["expect"]
            seen.add(expect)
            if expect == "accept":
                assert opens(data, case["known"]) == case["verified"]
            elif expect == "reject: no verifiable signature":
                assert opens(data, case["known"]) == []
            elif expect == "reject: invalid signature":
                with pytest.raises(Forged):
                    opens(data, case["known"])
            else:
                with pytest.raises(Malformed):
                    note.parse(data)
        assert len(seen) == 4


@vectors.needed
class TestC2sp:
    def test_the_signed_note_verifies(self) -> None:
        case = vectors.load("c2sp/examples.json")["signed_note"]
        assert opens(case["note"].encode(), [case["vkey"]]) == ["example.com/foo"]

    def test_a_blank_line_in_the_text_makes_it_no_head(self) -> None:
        case = vectors.load("c2sp/examples.json")["note_with_blank_line_in_text"]
        made = note.parse(case["note"].encode())
        assert made.text.decode().split("\n")[2] == ""
        with pytest.raises(Malformed, match="three lines"):
            head.read_text(made.text, head.origin_of(made))

    def test_the_checkpoint_is_read(self) -> None:
        case = vectors.load("c2sp/examples.json")["checkpoint"]
        made = note.parse(case["note"].encode())
        assert head.read_text(made.text, case["origin"]) == head.Head(
            case["origin"], case["size"], b64decode(case["root_b64"])
        )

    def test_what_a_cosignature_signs_is_rebuilt_byte_for_byte(self) -> None:
        case = vectors.load("c2sp/examples.json")["cosigned_checkpoint"]
        made = note.parse(case["note"].encode())
        line = next(s for s in made.signatures if s.name == case["cosigner"])
        time_s, data = head._timed(line.data, 64, "example")
        said = head.read_text(made.text, head.origin_of(made))
        assert (line.key_id.hex(), time_s, len(data)) == (case["key_id_hex"], case["timestamp_s"], 64)
        assert head.cosigned_text(said, time_s).decode() == case["ed25519_signed_message"]

    def test_the_witness_request_holds_a_checkpoint(self) -> None:
        case = vectors.load("c2sp/examples.json")["witness_add_checkpoint_request"]
        _, _, checkpoint = case["body"].encode().partition(b"\n\n")
        assert len(note.parse(checkpoint).signatures) == 2


def test_another_implementation_reads_and_verifies_what_we_sign() -> None:
    scales = pytest.importorskip("tlog_scales.tlog", reason="the oracle tlog-scales is not installed")
    signing = pytest.importorskip("tlog_scales.signing")
    a, b = making.small_talk()
    made = next(iter(a.logs[0].heads.values()))
    checkpoint = scales.Checkpoint.from_text(made.dump().decode())
    ours, theirs = a.signer.keys(), b.signer.keys()
    origin = a.logs[0].origin
    rows = [
        (origin, ED25519, ours.log),
        (origin, MLDSA44, ours.mldsa),
        (b.receipt_name, COSIGNATURE, theirs.cosign),
        (b.receipt_name, MLDSA44, theirs.mldsa),
    ]
    keys = signing.VkeySet(*(signing.Vkey.from_string(note.key_string(*row)) for row in rows))
    assert len(keys.verify(checkpoint.signatures, checkpoint)) == len(rows) == len(made.signatures)


def test_we_verify_what_another_implementation_signs() -> None:
    scales = pytest.importorskip("tlog_scales.tlog", reason="the oracle tlog-scales is not installed")
    signing = pytest.importorskip("tlog_scales.signing")
    a, _ = making.small_talk()
    origin, root = a.logs[0].origin, a.logs[0].head_of(3).root
    signers = [
        signing.PlainEd25519Signer(origin, a.signer.log),
        signing.MLDSA44CosignatureSigner(origin, a.signer.mldsa),
    ]
    text = scales.Checkpoint.make_signed(origin, 3, root, signers).serialize()
    assert head.check_author(note.parse(text.encode()), origin, a.signer.keys()).root == root


def test_a_second_oracle_reads_and_verifies_what_we_sign() -> None:
    notes = pytest.importorskip("aics_tlog.note", reason="the oracle aics-tlog needs Python 3.12")
    cosign = pytest.importorskip("aics_tlog.cosign")
    a, b = making.small_talk()
    log = a.logs[0]
    size, made = next(iter(log.heads.items()))
    theirs = notes.parse_note(made.dump())
    assert [s.name for s in theirs.signatures] == [s.name for s in made.signatures]
    key = notes.parse_vkey(note.key_string(log.origin, ED25519, a.signer.keys().log))
    assert notes.verify_note_signature(theirs, theirs.signatures[0], key)
    receipt = next(s for s in made.signatures if s.name == b.receipt_name)
    key_id = cosign.cosignature_key_id(b.receipt_name, b.signer.keys().cosign)
    assert key_id == receipt.key_id
    root = log.head_of(size).root
    assert cosign.verify_cosignature(
        receipt.data, b.receipt_name, b.signer.keys().cosign, log.origin, size, root
    )
