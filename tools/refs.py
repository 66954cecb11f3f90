"""References to leads in tool arguments.

A model may write an id, a 1-based place, or words ("cheapest", "all but the last"); code outside the tools resolves
them against the state, so that a tool only ever sees ids.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

Ref = Annotated[
    int | str | list[int | str],
    Field(
        description="Which lead(s): an id, a 1-based place on the screen, a list of these, or words such as"
        " 'last', 'all', 'cheapest', 'cheaper of 1 and 2', 'all but last', 'it'"
    ),
]


class UnresolvedRef(Exception):
    """A reference reached a tool without having been resolved: the wiring is wrong, nothing may run."""


def many(ref: Ref) -> list[int]:
    """The resolved ids, in order, each once."""
    parts = ref if isinstance(ref, list) else [ref]
    ids = [part for part in parts if isinstance(part, int)]
    if not ids or len(ids) != len(parts):
        raise UnresolvedRef(repr(ref))
    return list(dict.fromkeys(ids))


def one(ref: Ref) -> int:
    """The first resolved id."""
    return many(ref)[0]
