"""What batches carry, packed and sealed; and the hash by which a record that was read before is known."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

import orjson

from backend.ingestion.columns import FIELDS, Columns
from backend.ingestion.drafts import Draft
from backend.ingestion.readers import Record
from backend.ingestion.sealing import draft_of
from backend.keyring import KeyRing

CLEANING_VERSION = 2  # one more when rules change so much that what was read before is to be cleaned again
COLUMNS = Columns({name: name for name in FIELDS if name != "rent"}, is_rent=False)
_FASTEST = 1


class Item(NamedTuple):
    """A record, its hash, and when it was read."""

    at: datetime
    hash: bytes
    record: Record


class Cleaned(NamedTuple):
    """A draft with the hash of its record."""

    hash: bytes
    draft: Draft


def record_hash(source: str, market: str | None, record: Record) -> bytes:
    """Equal for a record that was read before, of the same source and market."""
    told = orjson.dumps((CLEANING_VERSION, source, market, record), option=orjson.OPT_SORT_KEYS)
    return hashlib.blake2b(told, digest_size=16).digest()


def pack(ring: KeyRing, value: Any) -> bytes:
    """JSON (dataclasses, instants and bytes too), small and sealed."""
    return ring.seal_bytes(zlib.compress(orjson.dumps(value, default=_as_hex), _FASTEST))


def unpack(ring: KeyRing, sealed: bytes, version: int) -> Any:
    """What :func:`pack` packed, as JSON gives it."""
    return orjson.loads(zlib.decompress(ring.open_bytes(sealed, version)))


def items_of(values: Sequence[Any]) -> list[Item]:
    """Records of a batch."""
    return [Item(datetime.fromisoformat(at), bytes.fromhex(mark), record) for at, mark, record in values]


def cleaned_of(values: Sequence[Any]) -> list[Cleaned]:
    """Drafts of a batch."""
    return [Cleaned(bytes.fromhex(mark), draft_of(draft)) for mark, draft in values]


def _as_hex(value: Any) -> Any:
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, tuple):
        return list(value)
    raise TypeError(f"{type(value).__name__} is not kept")
