"""The sealed parcel's form: what it accepts is exactly what it writes, but for larger buckets."""

import json
from hashlib import shake_256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.keystores import xwing
from parley.record.errors import Malformed
from parley.wire import seal

KEY, LINE = "0a1b2c3d", "00112233445566778899aabbccddeeff"
AUSTER, BOREAS = "auster-0123456789abcdef", "boreas-fedcba9876543210"
VECTOR = json.loads((Path(__file__).parent / "vectors" / "seal.json").read_text("utf-8"))
INFO = seal.header(KEY, LINE, AUSTER, BOREAS)
BOX = bytes(seal.OVERHEAD_BYTES + seal.BUCKET_BYTES)


def test_the_header_is_the_first_line_and_its_bytes_are_the_info() -> None:
    sealed = seal.read(seal.frame(INFO, BOX))
    assert sealed == seal.Sealed(KEY, LINE, AUSTER, BOREAS, INFO, BOX)
    assert INFO == (
        b'{"format":"parley-seal/1","from":"auster-0123456789abcdef","key":"0a1b2c3d",'
        b'"line":"00112233445566778899aabbccddeeff","to":"boreas-fedcba9876543210"}'
    )


def test_the_longest_names_fit_into_the_header() -> None:
    longest = seal.header(KEY, LINE, "a" * 16 + "-" + "0" * 16, "b" * 16 + "-" + "0" * 16)
    assert len(longest) <= seal.HEADER_BYTES_MAX


def test_a_line_feed_in_the_box_is_not_taken_for_the_headers_end() -> None:
    box = b"\n" * len(BOX)
    assert seal.read(seal.frame(INFO, box)).box == box


@given(st.binary(max_size=3 * seal.BUCKET_BYTES))
def test_what_was_padded_comes_back_and_its_size_is_a_bucket(text: bytes) -> None:
    plain = seal.pad(text)
    assert seal.unpad(plain) == text
    assert len(plain) in {4_096, 8_192, 16_384}
    assert len(plain) == 4_096 or len(plain) < 2 * (len(text) + 4)


@pytest.mark.parametrize(
    ("text_bytes", "bucket"),
    [
        (0, 4_096),
        (4_092, 4_096),
        (4_093, 8_192),
        (8_188, 8_192),
        (8_189, 16_384),
        (seal.TEXT_BYTES_MAX, 4 << 20),
    ],
)
def test_a_bucket_is_filled_to_its_last_byte(text_bytes: int, bucket: int) -> None:
    text = b"x" * text_bytes
    assert len(seal.pad(text)) == bucket
    assert seal.unpad(seal.pad(text)) == text


def test_a_larger_bucket_than_needed_is_accepted() -> None:
    assert seal.unpad(seal.pad(b"little") + bytes(4_096)) == b"little"


def test_a_text_over_the_limit_is_not_padded() -> None:
    with pytest.raises(Malformed, match="4,194,301 bytes where 4,194,300 are allowed"):
        seal.pad(bytes(seal.TEXT_BYTES_MAX + 1))


@given(st.integers(4 + 6, 4_095), st.integers(1, 255))
def test_padding_that_is_not_zero_is_refused_wherever_it_stands(place: int, byte: int) -> None:
    plain = bytearray(seal.pad(b"little"))
    plain[place] = byte
    with pytest.raises(Malformed, match="not all zeros"):
        seal.unpad(bytes(plain))


@pytest.mark.parametrize("size", [0, 3, 4, 4_095, 4_097, 12_288, 2_048, (4 << 20) + 4_096, 8 << 20])
def test_plain_text_of_no_bucket_is_refused(size: int) -> None:
    with pytest.raises(Malformed, match="no bucket"):
        seal.unpad(bytes(size))


@pytest.mark.parametrize("length", [4_093, 4_096, 1 << 20, (1 << 32) - 1])
def test_a_length_beyond_the_bucket_is_refused(length: int) -> None:
    with pytest.raises(Malformed, match="in a bucket of"):
        seal.unpad(length.to_bytes(4, "big") + bytes(4_092))


HEADERS = {
    "another format": (INFO.replace(b"seal/1", b"seal/2"), "the format 'parley-seal/2'"),
    "no format": (INFO.replace(b'"format":"parley-seal/1",', b""), "the format 'None'"),
    "a field too many": (INFO.replace(b'"key"', b'"in":1,"key"'), "has the fields"),
    "a field missing": (INFO.replace(b'"key":"0a1b2c3d",', b""), "has the fields"),
    "a key in capitals": (INFO.replace(b"0a1b2c3d", b"0A1B2C3D"), "cannot be the header's 'key'"),
    "a short line id": (INFO.replace(b"00112233", b"0011223"), "cannot be the header's 'line'"),
    "a number for a name": (INFO.replace(b'"boreas-fedcba9876543210"', b"7"), "cannot be the header's 'to'"),
    "a name with a space": (INFO.replace(b"boreas-", b"bor as-"), "cannot be the header's 'to'"),
    "a name with a line end": (INFO.replace(b"boreas-", b"bor\\nas-"), "cannot be the header's 'to'"),
    "from a party to itself": (INFO.replace(BOREAS.encode(), AUSTER.encode()), "to itself"),
    "a space after a colon": (INFO.replace(b'"key":', b'"key": '), "not in canonical form"),
    "a key twice": (INFO.replace(b'"key":', b'"key":"00000000","key":'), "not in canonical form"),
    "another order": (
        INFO.replace(b'{"format":"parley-seal/1",', b"{")[:-1] + b',"format":"parley-seal/1"}',
        "canonical",
    ),
    "a carriage return": (INFO + b"\r", "not in canonical form"),
    "not JSON": (b"\x00\xff", "not JSON"),
    "nothing": (b"", "not JSON"),
    "a list": (b"[]", "list at the top"),
}


@pytest.mark.parametrize(("header", "why"), HEADERS.values(), ids=HEADERS.keys())
def test_a_header_of_another_form_is_refused(header: bytes, why: str) -> None:
    with pytest.raises(Malformed, match=why):
        seal.read(seal.frame(header, BOX))


def test_a_parcel_without_an_end_to_its_header_is_refused() -> None:
    for outer in (b"", INFO, b"x" * 10_000, INFO + BOX):
        with pytest.raises(Malformed, match="no header line"):
            seal.read(outer)


@pytest.mark.parametrize("change", [-seal.BUCKET_BYTES - 1, -1, 1, 2 * seal.BUCKET_BYTES])
def test_a_box_that_no_bucket_fills_is_refused_before_anything_is_opened(change: int) -> None:
    with pytest.raises(Malformed, match="holds no bucket"):
        seal.read(seal.frame(INFO, bytes(len(BOX) + change)))


def test_the_largest_parcel_is_read_and_one_byte_more_is_not() -> None:
    box = bytes(seal.OVERHEAD_BYTES + seal.PARCEL_BYTES_MAX)
    assert seal.read(seal.frame(INFO, box)).box == box
    with pytest.raises(Malformed, match="are allowed"):
        seal.read(bytes(seal.OUTER_BYTES_MAX + 1))


@given(st.binary(max_size=300))
def test_any_bytes_are_a_parcel_or_malformed(outer: bytes) -> None:
    with pytest.raises(Malformed):
        seal.read(outer)


@pytest.mark.parametrize("field", ["key", "line", "sender", "recipient"])
def test_we_write_no_header_that_we_would_not_read(field: str) -> None:
    good = {"key": KEY, "line": LINE, "sender": AUSTER, "recipient": BOREAS}
    with pytest.raises(Malformed):
        seal.header(**{**good, field: "no such"})


def test_a_key_id_is_of_the_key_and_only_of_keys() -> None:
    assert seal.key_id(bytes(seal.PUBLIC_BYTES)) != seal.key_id(b"\x01" + bytes(seal.PUBLIC_BYTES - 1))
    with pytest.raises(Malformed, match="1215 bytes"):
        seal.key_id(bytes(seal.PUBLIC_BYTES - 1))


def test_the_parcel_that_was_sealed_years_ago_still_opens() -> None:
    key = xwing.PrivateKey(shake_256(bytes.fromhex(VECTOR["seed"])).digest(96))
    sealed = seal.read(bytes.fromhex(VECTOR["outer"]))
    assert sealed.info == VECTOR["info"].encode()
    assert sealed.key == VECTOR["key"] == seal.key_id(key.public)
    assert seal.unpad(key.open(sealed.info, sealed.box)).decode() == VECTOR["text"]
