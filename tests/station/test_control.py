"""A line on the control socket: a request, or Malformed, which its sender is told."""

import pytest

from parley.record.errors import Malformed
from parley.station import control

WRONG = {
    "an empty line": b"\n",
    "no object": b"[]\n",
    "no JSON": b'{"do": status}\n',
    "no UTF-8": b'{"do":"\xff"}\n',
    "a name that is no UTF-8": b'{"\xff":"status"}\n',
    "half a letter": b'{"do":"\\ud800"}\n',
    "brackets that never close": b'{"do":' + b"[" * 100_000,
    "brackets that all close": b'{"do":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
}


@pytest.mark.parametrize("line", WRONG.values(), ids=WRONG.keys())
def test_a_line_that_is_no_request_is_malformed(line: bytes) -> None:
    with pytest.raises(Malformed, match="not JSON"):
        control.parse(line)


def test_a_request_is_its_fields() -> None:
    assert control.parse(b'{"req":1,"do":"status"}\n') == {"req": 1, "do": "status"}
