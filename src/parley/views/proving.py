"""What a bundle shows to somebody who was not there: checked, judged, and said in the verdict's words."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from parley.record.evidence import Evidence
from parley.record.verify import verify
from parley.station.errors import Refusal
from parley.verdict import Verdict, judge, words


@dataclass(frozen=True, slots=True)
class Proved:
    """An authentic bundle and its verdict."""

    evidence: Evidence
    verdict: Verdict

    @property
    def parties(self) -> list[dict[str, Any]]:
        """Both parties with their first cards' hashes, and whether those were had from elsewhere."""
        return [
            {
                "name": party.name,
                "title": party.identity.first.title,
                "hash": party.identity.first.hash,
                "digits": party.identity.first.digits,
                "confirmed": party.confirmed,
            }
            for party in self.evidence.parties
        ]

    @property
    def words(self) -> list[str]:
        """The verdict's own words, line by line."""
        return words(self.verdict).splitlines()


def proved(data: bytes, trusted: Collection[str], point_of_view: str | None = None) -> Proved:
    """The bundle, checked against these card hashes or digits, had from elsewhere.

    Raises Malformed or Forged with the first thing that is wrong, and Refusal if `point_of_view` is no party of it.
    """
    evidence = verify(data, trusted)
    if point_of_view is not None and point_of_view not in {party.name for party in evidence.parties}:
        names = " and ".join(party.name for party in evidence.parties)
        raise Refusal(f"{point_of_view} is no party of this bundle", f"its parties are {names}")
    return Proved(evidence, judge(evidence, point_of_view))


def strangers(evidence: Evidence, said: Iterable[str]) -> list[str]:
    """Of these hashes or digits, those that are of neither party's first card."""
    firsts = [party.identity.first for party in evidence.parties]
    known = {_bare(text) for first in firsts for text in (first.hash, first.digits)}
    return [each for each in said if _bare(each) not in known]


def _bare(text: str) -> str:
    return "".join(text.split()).lower()
