"""What the sources cite in docs/ is there: the page, and the numbered section."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from tests.docs.pages import DOCS
from tests.docs.test_reference import SRC

CITED = re.compile(r"docs/(?P<page>[\w/-]+)\.md(?:,?\s§(?P<section>\d+(?:\.\d+)*))?")


class Citation(NamedTuple):
    """A source file that sends its reader to a page, and to a section of it if any."""

    source: str
    page: str
    section: str  # empty for none


def citations() -> Iterator[Citation]:
    for path in sorted(SRC.rglob("*.py")):
        for found in CITED.finditer(path.read_text("utf-8")):
            yield Citation(path.relative_to(SRC).as_posix(), found["page"], found["section"] or "")


@pytest.mark.parametrize("cited", sorted(set(citations())), ids=lambda c: f"{c.source}: {c.page} {c.section}")
def test_a_page_that_is_cited_is_there_with_its_section(cited: Citation) -> None:
    path = DOCS / f"{cited.page}.md"
    assert path.is_file()
    if cited.section:
        assert re.search(rf"^#+ {re.escape(cited.section)}[. ]", path.read_text("utf-8"), re.MULTILINE)
