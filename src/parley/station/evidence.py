"""What is kept of a parcel that was refused: bytes that speak for themselves, in the grammar of parcels.

Who has the two cards can check them without us: docs/spec/wire.md, §5.
"""

from typing import Final

from parley.record import grammar, note
from parley.record.errors import Forged, Forked, Theirs
from parley.record.grammar import Signed
from parley.station.receive import Contradicted

EVIDENCE_BYTES_MAX: Final = 16_384  # two heads are 7 kB; a line keeps 500 of a kind


def kind(why: Theirs) -> str:
    """The kind under which a refusal is kept.

    Of each kind the newest are kept. So a contradiction has its own: else whoever signed it could drive it out with
    forgeries that cost nothing.
    """
    plain = isinstance(why, Forged) and not isinstance(why, Contradicted)
    return "forged" if plain else type(why).__name__.lower()


def of(why: Theirs, outer: bytes) -> bytes:
    """The signed parts that the refusal rests on; else the sealed parcel's beginning, for what it is worth."""
    match why:
        case Forked():
            return grammar.write(grammar.PARCEL, [Signed(note.parse(one)) for one in why.notes])
        case Contradicted():
            return why.shown
    return outer[:EVIDENCE_BYTES_MAX]
