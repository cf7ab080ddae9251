"""Shapes: the names of the fields in what `--json` prints, dotted, `[]` for the elements of a list."""

from collections.abc import Iterable
from typing import Any

OPEN = {  # what stands below these is somebody else's shape, or has free names
    "journal.body",  # its kind's: the reference of the journal
    "log.body",  # likewise
    "draft.message",  # the fields of the entry that it would be
    "message.fields",  # its form's
    "message.attachments[]",  # the entry's own fields: the specification
    "form.fields[].columns[]",  # a field again
    "entry.body",  # the entry's own fields: the specification
    "agreement.standing.terms",
    "agreement.offered_by_us.terms",
    "agreement.offered_by_them.terms",
    "status.lines[].desks",
    "status.lines[].last_attempt",  # a call
    "status.lines[].open_calls[]",  # likewise
}


def fields(name: str, tree: Any) -> set[str]:
    """Every field of this tree, below the shape's name."""
    found: set[str] = set()
    if isinstance(tree, list):
        for element in tree:
            found |= fields(f"{name}[]", element)
    elif isinstance(tree, dict) and name not in OPEN:
        for key, value in tree.items():
            found |= {f"{name}.{key}"} | fields(f"{name}.{key}", value)
    return found


def below(name: str, trees: Iterable[Any]) -> set[str]:
    """The fields of all these trees, without the shape's name itself."""
    return {field.removeprefix(f"{name}.") for tree in trees for field in fields(name, tree)}
