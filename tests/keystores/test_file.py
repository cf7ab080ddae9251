"""What every keystore promises, and what the file under a passphrase promises beside."""

import json
import os
import random
import ssl
import stat
from hashlib import sha256
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PublicKey
from cryptography.x509 import load_der_x509_certificate
from nacl.bindings import crypto_core_ed25519_is_valid_point
from nacl.signing import VerifyKey

from parley.keystores import envelope, xwing
from parley.keystores.envelope import Cost
from parley.keystores.file import FILE, FileKeystore
from parley.record.errors import Malformed, Theirs
from parley.station.errors import Refusal
from parley.station.keys import CannotOpen, KeyRole, Keystore, sealing_key_id
from parley.wire import seal

PASSPHRASE = "correct horse battery"
ED25519 = (KeyRole.LOG, KeyRole.COSIGN, KeyRole.JOURNAL)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture(params=["file"])
def keys(request: pytest.FixtureRequest, folder: Path) -> Keystore:
    """Every implementation of the port, under one contract."""
    assert request.param == "file"
    return FileKeystore.create(folder, PASSPHRASE, Cost.TEST)


def opened(folder: Path, passphrase: str = PASSPHRASE) -> FileKeystore:
    return FileKeystore.open_file(folder, passphrase)


def sealed_to(keys: Keystore, text: bytes = b"the line is open") -> seal.Sealed:
    (key, public) = next(iter(keys.sealing_keys().items()))
    info = seal.header(key, "0" * 32, "auster-" + "0" * 16, "boreas-" + "1" * 16)
    return seal.read(seal.frame(info, keys.seal(public, info, seal.pad(text))))


def open_parcel(keys: Keystore, outer: bytes) -> bytes:
    """Raises Malformed or CannotOpen."""
    sealed = seal.read(outer)
    return seal.unpad(keys.open(sealed.key, sealed.info, sealed.box))


# The contract.


@pytest.mark.parametrize("role", ED25519)
def test_an_ed25519_signature_verifies_under_a_sound_public_key(keys: Keystore, role: KeyRole) -> None:
    VerifyKey(keys.public(role)).verify(b"head", keys.sign(role, b"head"))
    assert crypto_core_ed25519_is_valid_point(keys.public(role))


def test_an_mldsa_signature_verifies(keys: Keystore) -> None:
    signature = keys.sign(KeyRole.MLDSA, b"head")
    assert (len(signature), len(keys.public(KeyRole.MLDSA))) == (2_420, 1_312)
    MLDSA44PublicKey.from_public_bytes(keys.public(KeyRole.MLDSA)).verify(signature, b"head")


def test_every_role_has_a_key_of_its_own(keys: Keystore) -> None:
    assert len({keys.public(role) for role in KeyRole}) == len(KeyRole)


def test_what_was_sealed_opens_and_nothing_of_it_shows(keys: Keystore) -> None:
    sealed = sealed_to(keys)
    assert seal.unpad(keys.open(sealed.key, sealed.info, sealed.box)) == b"the line is open"
    assert b"the line is open" not in sealed.box


def test_sealing_twice_gives_two_boxes(keys: Keystore) -> None:
    assert sealed_to(keys).box != sealed_to(keys).box


def test_a_box_opens_under_its_own_info_only(keys: Keystore) -> None:
    sealed = sealed_to(keys)
    for info in (b"", sealed.info + b" ", sealed.info.replace(b"auster", b"aeolus")):
        with pytest.raises(CannotOpen, match="changed on the way"):
            keys.open(sealed.key, info, sealed.box)


def test_a_box_for_a_key_that_we_never_had_is_refused_by_name(keys: Keystore) -> None:
    sealed = sealed_to(keys)
    with pytest.raises(CannotOpen, match="sealed to the key 00000000, which is not or no longer ours"):
        keys.open("00000000", sealed.info, sealed.box)


def test_a_box_under_the_id_of_another_of_our_keys_does_not_open(keys: Keystore) -> None:
    sealed = sealed_to(keys)
    other, _ = keys.new_sealing_key()
    with pytest.raises(CannotOpen, match=f"the key {other} does not open it"):
        keys.open(other, sealed.info, sealed.box)


def test_every_flipped_byte_of_a_parcel_is_refused(keys: Keystore) -> None:
    (key, public) = next(iter(keys.sealing_keys().items()))
    info = seal.header(key, "0" * 32, "auster-" + "0" * 16, "boreas-" + "1" * 16)
    outer = seal.frame(info, keys.seal(public, info, seal.pad(b"the line is open")))
    chance = random.Random(2022)
    for place in range(len(outer)):
        wrong = bytearray(outer)
        wrong[place] ^= 1 << chance.randrange(8)
        with pytest.raises(Theirs):
            open_parcel(keys, bytes(wrong))


@pytest.mark.parametrize("size", [0, 1, 1_119, 1_120, 1_135, 1_136, 5_231])
def test_a_truncated_box_is_refused(keys: Keystore, size: int) -> None:
    sealed = sealed_to(keys)
    with pytest.raises(CannotOpen):
        keys.open(sealed.key, sealed.info, sealed.box[:size])


def test_a_box_with_a_low_order_point_is_refused(keys: Keystore) -> None:
    sealed = sealed_to(keys)
    box = sealed.box[:1_088] + bytes(32) + sealed.box[1_120:]
    with pytest.raises(CannotOpen):
        keys.open(sealed.key, sealed.info, box)


@pytest.mark.parametrize(
    "public",
    [b"", bytes(1_215), bytes(1_217), b"\xff" * 1_216, bytes(1_216)],
    ids=["none", "short", "long", "coefficients over q", "low-order point"],
)
def test_nothing_is_sealed_to_a_bad_key(keys: Keystore, public: bytes) -> None:
    with pytest.raises(Malformed, match="sealing key"):
        keys.seal(public, b"info", b"plain")


def test_a_new_sealing_key_stands_beside_the_old_ones(keys: Keystore) -> None:
    before = dict(keys.sealing_keys())
    name, public = keys.new_sealing_key()
    assert dict(keys.sealing_keys()) == {**before, name: public}
    assert list(keys.sealing_keys())[-1] == name == sealing_key_id(public)


def test_a_forgotten_sealing_key_opens_nothing_more(keys: Keystore) -> None:
    sealed = sealed_to(keys)
    keys.forget_sealing_key(sealed.key)
    keys.forget_sealing_key(sealed.key)  # again: nothing happens
    with pytest.raises(CannotOpen, match="no longer ours"):
        keys.open(sealed.key, sealed.info, sealed.box)


def test_the_certificate_is_what_the_tls_files_hold(keys: Keystore) -> None:
    tls = keys.tls()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tls.certificate_path, tls.key_path, tls.key_password)
    assert ssl.PEM_cert_to_DER_cert(tls.certificate_path.read_text()) == tls.certificate
    assert tls.key_password not in repr(tls)


def test_the_certificate_outlives_wrong_clocks_and_tells_nothing(keys: Keystore) -> None:
    certificate = load_der_x509_certificate(keys.tls().certificate)
    assert certificate.not_valid_before_utc.year == 2000
    assert certificate.not_valid_after_utc.year == 2100
    name = certificate.subject.rfc4514_string()
    assert name.startswith("CN=parley ")
    assert certificate.issuer == certificate.subject


# The file.


def test_all_keys_are_the_same_after_opening(folder: Path) -> None:
    made = FileKeystore.create(folder, PASSPHRASE, Cost.TEST)
    made.new_sealing_key()
    again = opened(folder)
    assert [again.public(role) for role in KeyRole] == [made.public(role) for role in KeyRole]
    assert dict(again.sealing_keys()) == dict(made.sealing_keys())
    assert again.tls() == made.tls()
    sealed = sealed_to(made)
    assert seal.unpad(again.open(sealed.key, sealed.info, sealed.box)) == b"the line is open"


def test_a_new_sealing_key_is_on_disk_before_it_is_told(folder: Path) -> None:
    name, public = FileKeystore.create(folder, PASSPHRASE, Cost.TEST).new_sealing_key()
    assert opened(folder).sealing_keys()[name] == public


def test_a_forgotten_sealing_key_is_gone_from_the_file(folder: Path) -> None:
    keys = FileKeystore.create(folder, PASSPHRASE, Cost.TEST)
    (first,) = keys.sealing_keys()
    second, _ = keys.new_sealing_key()
    keys.forget_sealing_key(first)
    assert list(opened(folder).sealing_keys()) == [second]


def test_a_wrong_passphrase_is_told_with_a_hint(folder: Path) -> None:
    FileKeystore.create(folder, PASSPHRASE, Cost.TEST)
    with pytest.raises(Refusal, match="the passphrase does not open") as refusal:
        opened(folder, PASSPHRASE.title())
    assert "Caps Lock" in refusal.value.hint
    assert PASSPHRASE.title() not in str(refusal.value) + refusal.value.hint


def test_no_keys_are_told_with_a_hint(folder: Path) -> None:
    with pytest.raises(Refusal, match="no keys in") as refusal:
        opened(folder)
    assert "parley init" in refusal.value.hint


def test_keys_are_never_replaced(folder: Path) -> None:
    FileKeystore.create(folder, PASSPHRASE, Cost.TEST)
    before = (folder / FILE).read_bytes()
    with pytest.raises(Refusal, match=r"keys in .* already"):
        FileKeystore.create(folder, PASSPHRASE, Cost.TEST)
    assert (folder / FILE).read_bytes() == before


def test_a_passphrase_that_is_a_slip_of_the_finger_is_refused(folder: Path) -> None:
    with pytest.raises(Refusal, match="shorter than 8"):
        FileKeystore.create(folder, "short", Cost.TEST)
    assert list(folder.iterdir()) == []


def test_only_the_owner_may_read_the_files_and_nothing_is_left_beside_them(folder: Path) -> None:
    keys = FileKeystore.create(folder, PASSPHRASE, Cost.TEST)
    keys.new_sealing_key()
    assert {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {
        "keys.parley": 0o600,
        "tls.crt": 0o600,
        "tls.key": 0o600,
    }


def test_nothing_secret_stands_in_the_files_in_the_clear(folder: Path) -> None:
    keys = FileKeystore.create(folder, PASSPHRASE, Cost.TEST)
    everything = b"".join(path.read_bytes() for path in folder.iterdir())
    assert b"ENCRYPTED PRIVATE KEY" in everything
    assert keys.tls().key_password.encode() not in everything
    assert all(seed.hex().encode() not in everything for seed in keys._seeds.values())


def test_the_file_says_openly_what_a_guess_costs(folder: Path) -> None:
    cheap = FileKeystore.create(folder, PASSPHRASE, Cost.TEST)
    assert json.loads((folder / FILE).read_bytes())["cost"] == "test"
    cheap.change_passphrase(PASSPHRASE + "!")
    told = json.loads((folder / FILE).read_bytes())
    assert told["cost"] == "interactive"
    assert told["memory_kib"] >= 65_536
    assert opened(folder, PASSPHRASE + "!").cost is Cost.INTERACTIVE
    with pytest.raises(Refusal):
        opened(folder)


def test_a_change_costs_no_second_derivation(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = FileKeystore.create(folder, PASSPHRASE, Cost.TEST)
    salt = json.loads((folder / FILE).read_bytes())["salt"]
    monkeypatch.setattr(envelope, "_derive", None)
    keys.new_sealing_key()
    assert json.loads((folder / FILE).read_bytes())["salt"] == salt


def test_every_truncated_file_is_refused(folder: Path) -> None:
    FileKeystore.create(folder, PASSPHRASE, Cost.TEST)
    whole = (folder / FILE).read_bytes()
    for size in [*range(0, len(whole) - 1, 37), len(whole) - 1]:
        (folder / FILE).write_bytes(whole[:size])
        with pytest.raises(Refusal, match="is damaged"):
            opened(folder)


def test_every_flipped_byte_of_the_file_is_refused(folder: Path) -> None:
    FileKeystore.create(folder, PASSPHRASE, Cost.TEST)
    whole = (folder / FILE).read_bytes()
    chance = random.Random(2022)
    for place in range(len(whole)):
        wrong = bytearray(whole)
        wrong[place] ^= 1 << chance.randrange(7)
        (folder / FILE).write_bytes(wrong)
        with pytest.raises(Refusal):
            opened(folder)


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        ("format", "parley-keys/2", "is not 'parley-keys/1'"),
        ("cost", "none", "the cost 'none' is unknown"),
        ("memory_kib", 1 << 40, "memory_kib is not a number"),
        ("memory_kib", 7, "less memory than 8 KiB a lane"),
        ("iterations", 0, "iterations is not a number"),
        ("lanes", True, "lanes is not a number"),
        ("salt", "00", "a salt of 1 bytes"),
        ("salt", "0G" * 16, "salt is not hex"),
        ("salt", "AB" * 16, "salt is not lower-case hex"),
        ("box", 7, "box is not hex"),
    ],
)
def test_a_file_with_absurd_parameters_is_refused_before_any_work(
    folder: Path, field: str, value: object, why: str
) -> None:
    FileKeystore.create(folder, PASSPHRASE, Cost.TEST)
    tree = json.loads((folder / FILE).read_bytes()) | {field: value}
    (folder / FILE).write_bytes(json.dumps(tree, sort_keys=True, separators=(",", ":")).encode() + b"\n")
    with pytest.raises(Refusal, match=why):
        opened(folder)


def test_a_crash_while_writing_leaves_the_old_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = FileKeystore.create(folder, PASSPHRASE, Cost.TEST)
    before = (folder / FILE).read_bytes()

    def no_space(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_space)
    with pytest.raises(OSError, match="No space"):
        keys.new_sealing_key()
    assert (folder / FILE).read_bytes() == before
    assert sorted(path.name for path in folder.iterdir()) == ["keys.parley", "tls.crt", "tls.key"]
    assert len(keys.sealing_keys()) == 1, "a key that is not on disk was told"


def test_an_xwing_key_has_the_published_shape() -> None:
    key = xwing.PrivateKey(sha256(b"x").digest() * 3)
    assert (len(key.public), len(key.private)) == (1_216, 96)
    with pytest.raises(Malformed, match="95 private bytes"):
        xwing.PrivateKey(bytes(95))
