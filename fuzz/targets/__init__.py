"""The targets, by name. Each takes bytes and says whether they were accepted; whatever else it raises is a find."""

from collections.abc import Mapping
from typing import Final

from fuzz.bounds import Target
from fuzz.targets import message, ours, record, station, story, wire

TARGETS: Final[Mapping[str, Target]] = {
    target.__name__: target
    for target in (
        record.canonical, record.note, record.card, record.entry, record.facts, record.bundle, story.story,
        message.message, station.letter,
        wire.parcel, wire.seal, wire.padding, wire.hello, wire.image,
        ours.play, ours.form, ours.phrases, ours.settings, ours.authbook, ours.words, ours.keyfile, ours.control,
    )
}  # fmt: skip
