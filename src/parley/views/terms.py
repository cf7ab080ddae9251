"""The agreement as people read it: which terms stand, which are offered, and terms to begin with."""

import json
from typing import Any, Final

from parley.line.agreement import Agreement, Offer
from parley.line.terms import Cadence, PersonTests, PostTerms, Side, Terms, terms_hash, tree
from parley.line.values import SECOND_MS, Party, Post, Role
from parley.record import card as cards
from parley.record.card import Card
from parley.station.errors import Refusal
from parley.station.ports import LineRow, Reading
from parley.views import lines
from parley.views.times import span, stamped

DESK: Final = "desk"
TEST_TIMES: Final = ("09:00", "17:00")  # a person's test twice a day, as the EUCOM desk line had in 2022


def is_desk(post: str) -> bool:
    """Until an agreement says which posts are desks, their names do: `desk`, or `…-desk`."""
    return post == DESK or post.endswith(f"-{DESK}")


def first_terms(row: LineRow) -> Terms:
    """Terms to begin with, from the posts on both first cards, the same on both sides. Raises Refusal."""
    pair = sorted((cards.parse(row.my_card), cards.parse(row.their_card)), key=lambda card: card.hash)
    one, other = pair
    tests = tuple(
        PersonTests(Party(by.party), TEST_TIMES, _desks(of)[0]) for by, of in ((one, other), (other, one))
    )
    return Terms(
        title=f"Line between {one.title} and {other.title}"[:200],
        sides=(_side(one), _side(other)),
        cadence=Cadence(person_tests=tests),
    )


def _side(card: Card) -> Side:
    desks = _desks(card)
    posts = tuple(
        PostTerms(Post(post), Role.DESK if post in desks else Role.PRINCIPAL) for post, _ in card.posts
    )
    return Side(Party(card.party), posts)


def _desks(card: Card) -> list[Post]:
    found = [Post(post) for post, _ in card.posts if is_desk(post)]
    if not found:
        raise Refusal(
            f"no post on the card of {card.name} is called a desk",
            "write terms that give one the role `desk`: parley agree draft shows the form",
        )
    return found


def agreement(reading: Reading, row: LineRow) -> dict[str, Any]:
    """What stands and what is offered on this line."""
    line = lines.state(reading, row)
    found = line.core.agreement if line is not None else Agreement()
    settled = found.settled
    return {
        "line": row.id,
        "with": row.name,
        "standing": _terms(found, settled.standing),
        "since": stamped(settled.since_ms),
        "refs": list(settled.refs),
        "offered_by_us": _offer(found, settled.mine),
        "offered_by_them": _offer(found, settled.theirs),
        "withdrawn": list(settled.withdrawn),
        "faults": [{"ref": fault.ref, "why": fault.why} for fault in settled.faults],
    }


def _terms(found: Agreement, name: str | None) -> dict[str, Any] | None:
    """`differs`: what of them is not as in the terms that stand; of those themselves, not as without a file."""
    if name is None:
        return None
    text, stands = found.texts.get(name), found.settled.standing
    base = found.texts.get(stands) if stands not in (None, name) else None
    return {
        "hash": name,
        "digits": cards.spoken(name),
        "terms": tree(text) if text is not None else None,
        "differs": differs(base or _plain(text), text) if text is not None else [],
        "against": stands if base is not None else None,
    }


def _plain(text: Terms) -> Terms:
    """Terms of the same sides, languages, bearers and tests, which are shown anyway, with the defaults for all else."""
    cadence = Cadence(person_tests=text.cadence.person_tests)
    return Terms(text.title, text.sides, text.languages, text.bearers, cadence=cadence)


def differs(base: Terms, text: Terms) -> list[dict[str, Any]]:
    """Each value of `text` that is another in `base`, by its path: whoever signs has read all that changes."""
    before, after = _leaves(tree(base)), _leaves(tree(text))
    return [
        {"name": name, "from": before.get(name), "to": after.get(name)}
        for name in dict.fromkeys((*after, *before))
        if before.get(name) != after.get(name)
    ]


def value(each: dict[str, Any], key: str) -> str:
    """One value of what differs, as people read it: `from` or `to`; times in their units."""
    found = each[key]
    if found is None:
        return "nothing"
    if each["name"].endswith("_s"):
        return span(found * SECOND_MS)
    return json.dumps(found, ensure_ascii=False)


def _leaves(found: dict[str, Any], path: str = "") -> dict[str, Any]:
    """The values below their dotted names; a list is one value."""
    leaves: dict[str, Any] = {}
    for name, value in found.items():
        if isinstance(value, dict):
            leaves |= _leaves(value, f"{path}{name}.")
        else:
            leaves[f"{path}{name}"] = value
    return leaves


def _offer(found: Agreement, offer: Offer | None) -> dict[str, Any] | None:
    return None if offer is None else {**(_terms(found, offer.terms) or {}), "ref": offer.ref}


def named(terms: Terms) -> dict[str, Any]:
    """Terms with their hash, as `agreement` gives those that stand."""
    name = terms_hash(terms)
    return {
        "hash": name,
        "digits": cards.spoken(name),
        "terms": tree(terms),
        "differs": differs(_plain(terms), terms),
        "against": None,
    }
