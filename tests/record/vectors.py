"""Public vectors that lie beside the repository, not in it: tests that read them are skipped without them."""

import json
from pathlib import Path
from typing import Any

import pytest

VECTORS = Path(__file__).resolve().parents[3] / "shared" / "vectors"

needed = pytest.mark.skipif(not VECTORS.is_dir(), reason="the public vectors are not beside the repository")


def load(name: str) -> Any:
    return json.loads((VECTORS / name).read_text("utf-8"))


def raw(name: str) -> bytes:
    return (VECTORS / name).read_bytes()
