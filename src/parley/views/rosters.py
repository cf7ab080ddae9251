"""Rosters as people read them: for each post of both sides whether somebody is to be there, and when next.

It is each side's own word of itself. It excuses no test, and nobody's presence follows from it.
"""

from collections.abc import Sequence
from typing import Any, Final

from parley.line import roster
from parley.line.core import Core
from parley.line.roster import Roster, Watch
from parley.line.terms import PostTerms
from parley.line.values import DAY_MS, MINUTE_MS, Party, Post
from parley.station.ports import LineRow, Reading
from parley.views import lines
from parley.views.times import stamped

HOLIDAYS: Final = 8  # of those to come, so many are shown


def rosters(reading: Reading, row: LineRow, at: int) -> dict[str, Any]:
    """Both sides' posts at that moment, ours first."""
    core = (lines.state(reading, row) or lines.fresh(row)).core
    return {
        "line": row.id,
        "with": row.name,
        "at": stamped(at),
        "sides": [
            _side(core, core.me, core.life.my_rosters, at),
            _side(core, core.them, core.life.their_rosters, at),
        ],
    }


def _side(core: Core, party: Party, kept: Sequence[Roster], at: int) -> dict[str, Any]:
    found = roster.in_force(kept, at)
    agreed = core.terms.side(party).posts if core.terms else ()
    return {
        "party": party,
        "mine": party == core.me,
        "roster": _roster(found, at) if found else None,
        "posts": [_post(core, party, post, found, at) for post in _posts(agreed, found)],
        "coming": [
            {"ref": later.ref, "from": stamped(later.from_ms)} for later in kept if later.from_ms > at
        ],
    }


def _posts(agreed: Sequence[PostTerms], found: Roster | None) -> list[str]:
    """The agreed posts, then those that only the roster names."""
    named = [*(post.name for post in agreed), *(watch.post for watch in (found.watches if found else ()))]
    return list(dict.fromkeys(named))


def _roster(found: Roster, at: int) -> dict[str, Any]:
    today = found.local(at).date().isoformat()
    changes = roster.handovers(found, at, at + DAY_MS)
    return {
        "ref": found.ref,
        "from": stamped(found.from_ms),
        "to": stamped(found.to_ms),
        "utc_offset_min": found.utc_offset_min,
        "local": found.local(at).strftime("%H:%M"),
        "holidays": [day for day in sorted(found.holidays) if day >= today][:HOLIDAYS],
        "handover": [_clock(minutes) for minutes in found.handover],
        "next_handover": stamped(changes[0] if changes else None),
        "remarks": found.remarks,
    }


def _post(core: Core, party: Party, post: str, found: Roster | None, at: int) -> dict[str, Any]:
    """`there`: whether somebody is to be there, by its party's word; null if it said nothing of this post."""
    watch = found.watch(post) if found else None
    agreed = core.terms.side(party).post(post) if core.terms else None
    there = roster.manned(found, post, at) if found else None
    following = roster.next_manned(found, post, at) if found and there is False else None
    return {
        "post": post,
        "role": agreed.role.value if agreed else None,
        "there": there,
        "why": (roster.why_away(found, post, at) or "") if found else "",
        "next_at": stamped(following),
        "hours": hours(watch) if watch else "",
        "days": list(watch.days) if watch else [],
        "languages": list(watch.languages) if watch else [],
        "alternates": list(watch.alternates if watch else (agreed.alternates if agreed else ())),
        "taken": core.manned.get(Post(post))
        if party == core.me and agreed and agreed.role == "desk"
        else None,
    }


def hours(watch: Watch) -> str:
    """Its hours of the local day: `day and night`, `08:00-18:00`."""
    if (watch.to_min - watch.from_min) % (DAY_MS // MINUTE_MS) == 0:
        return "day and night"
    return f"{_clock(watch.from_min)}-{_clock(watch.to_min)}"


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
