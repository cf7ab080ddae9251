"""What may ring: the quotas of FLASH and of appeals, and flood control.

What is beyond a limit is delivered, numbered and shown like everything else; only the bell stays silent.
Spec: docs/spec/messages.md, section 8.
"""

from enum import StrEnum
from typing import Final

from msgspec import Struct

from parley.line import facts as f
from parley.line.values import DAY_MS, HOUR_MS, MINUTE_MS, Precedence
from parley.record.entry import Instant

APPEAL: Final = "STOP-APPEAL"
APPEAL_MS: Final = (
    10 * MINUTE_MS
)  # beyond their allowance one in so long rings: the service time of FLASH; ours
RINGS_KEPT: Final = 10_000  # as many as terms may let ring in an hour


class Quiet(StrEnum):
    """Why no bell rang for a message of theirs."""

    EXERCISE = "exercise"  # our station takes no exercise traffic
    MINIMIZE = "minimize"  # an order holds back what is so slow
    QUOTA = "quota"  # of FLASH, or of appeals
    FLOOD = "flood"  # more messages in an hour than may ring


class Traffic(Struct):
    """What the bells of a line remember of messages. Mutable: one per line, and small whatever they send."""

    rung: tuple[Instant, ...] = ()  # messages of theirs below FLASH, within the hour
    appeals: tuple[Instant, ...] = ()  # appeals of theirs that rang, within the day


class Limits(Struct, frozen=True):
    """What the terms say; the defaults where none stand."""

    flash_a_day: int = 10
    messages_an_hour: int = 60


def quiet(traffic: Traffic, fact: f.MessageSent, now: Instant, limits: Limits, flashes: int) -> Quiet | None:
    """Why no bell rings for this message of theirs, if none does; None if it rings, and then it is counted.

    `fact`: at the precedence at which it rings. `flashes`: FLASH of theirs in 24 hours, this one with them.
    """
    if fact.form == APPEAL:
        return _appeal(traffic, now, limits)
    at = fact.precedence
    if at is Precedence.FLASH:
        return Quiet.QUOTA if flashes > limits.flash_a_day else None
    recent = traffic.rung
    if recent and recent[0] <= now - HOUR_MS:
        recent = tuple(t for t in recent if t > now - HOUR_MS)
    if len(recent) >= limits.messages_an_hour:
        traffic.rung = recent
        return Quiet.FLOOD
    traffic.rung = (*recent, now)[-RINGS_KEPT:]
    return None


def _appeal(traffic: Traffic, now: Instant, limits: Limits) -> Quiet | None:
    """An appeal has an allowance of its own, as large as that of FLASH and never none, whatever else they sent.

    Beyond it one still rings wherever none has for a while: no number of appeals silences a later one for the day.
    """
    recent = tuple(t for t in traffic.appeals if t > now - DAY_MS)
    beyond = len(recent) >= max(1, limits.flash_a_day)
    if beyond and recent[-1] > now - APPEAL_MS:
        traffic.appeals = recent
        return Quiet.QUOTA
    traffic.appeals = (*recent, now)
    return None
