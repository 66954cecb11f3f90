"""The opaque cursor: the last row's place in the order, bound to the filter that made it.

It names no lead that its holder has not seen, and a forged one reaches nothing that the filter does not: so it is
checked, not signed.
"""

from __future__ import annotations

import base64
import hashlib
import json
import math
from typing import Any, NamedTuple

from backend.errors import InvalidInput
from backend.search.orders import Column, from_cursor, to_cursor
from backend.search.schemas import SearchQuery

_NOT_THE_FILTER = {"cursor", "page", "limit", "facets"}


class CursorMismatch(InvalidInput):
    """422: the cursor belongs to another search, or is no cursor."""

    code = "cursor_mismatch"

    def __init__(self) -> None:
        super().__init__("This cursor belongs to another search: start again without it.")


class Position(NamedTuple):
    """After the row with this sort value and id."""

    value: Any
    lead_id: int


def encode(query: SearchQuery, column: Column, value: Any, lead_id: int) -> str:
    """The cursor that continues after a row."""
    body = json.dumps([_fingerprint(query), to_cursor(column, value), lead_id], separators=(",", ":"))
    return base64.urlsafe_b64encode(body.encode()).decode().rstrip("=")


def decode(query: SearchQuery, column: Column) -> Position | None:
    """Where the query's cursor continues; None without one, CursorMismatch for one of another search."""
    if query.cursor is None:
        return None
    try:
        padded = query.cursor + "=" * (-len(query.cursor) % 4)
        fingerprint, value, lead_id = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
        if fingerprint != _fingerprint(query) or not _is_number(lead_id, int) or not _is_number(value, int | float):
            raise CursorMismatch
        if lead_id is None or not 0 < lead_id < 2**31:
            raise CursorMismatch
        return Position(from_cursor(column, value), lead_id)
    except (ValueError, TypeError, OverflowError, OSError, RecursionError):
        raise CursorMismatch from None


def _is_number(value: Any, kind: Any) -> bool:
    return value is None or (isinstance(value, kind) and not isinstance(value, bool) and math.isfinite(value))


def _fingerprint(query: SearchQuery) -> str:
    body = query.model_dump_json(exclude=_NOT_THE_FILTER, exclude_defaults=True)
    return hashlib.blake2b(body.encode(), digest_size=9).hexdigest()
