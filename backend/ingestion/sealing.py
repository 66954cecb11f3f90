"""Drafts as they are kept beside their listings: whole, and sealed, since they hold the contact and the address."""

from __future__ import annotations

from typing import Any

import orjson
from pydantic import TypeAdapter

from backend.ingestion.drafts import Draft
from backend.keyring import KeyRing

_DRAFTS: TypeAdapter[Draft] = TypeAdapter(Draft)


def seal_draft(ring: KeyRing, draft: Draft) -> bytes:
    """The draft, sealed with the newest key."""
    return ring.seal_bytes(orjson.dumps(draft, default=_hex))


def open_draft(ring: KeyRing, sealed: bytes, version: int) -> Draft:
    """The draft that was sealed; fields that came since have their defaults."""
    return draft_of(orjson.loads(ring.open_bytes(sealed, version)))


def draft_of(values: dict[str, Any]) -> Draft:
    """The draft that JSON made these values of."""
    return _DRAFTS.validate_python(values | {"source_key": bytes.fromhex(values["source_key"])})


def _hex(value: bytes) -> str:
    return value.hex()
