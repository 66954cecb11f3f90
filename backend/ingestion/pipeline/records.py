"""What batches carry, packed and sealed; and the hash by which a record that was read before is known."""

from __future__ import annotations

import hashlib
import logging
import zlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, NamedTuple

import orjson

from backend.ingestion.columns import FIELDS, Columns
from backend.ingestion.drafts import Draft, Reading, Rejected, draft
from backend.ingestion.importer import RENTS_BELOW_MEDIAN_DOLLARS
from backend.ingestion.readers import Record
from backend.ingestion.sealing import draft_of
from backend.ingestion.sources.joining import OVERVIEW
from backend.ingestion.values import price
from backend.keyring import KeyRing

CLEANING_VERSION = 2  # one more when rules change so much that what was read before is to be cleaned again
COLUMNS = Columns({name: name for name in FIELDS if name != "rent"}, is_rent=False)
ERROR_KEPT_CHARACTERS = 500
# what a defect of a pure rule raises on a text that nobody thought of; anything else (memory, a lost connection) is
# the batch's trouble, which is tried again
DEFECTS = (ArithmeticError, AssertionError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)
_FASTEST = 1
log = logging.getLogger(__name__)


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


class Read(NamedTuple):
    """What cleaning made of a batch: drafts, records that are no leads with the reason, records that trip it."""

    kept: list[Cleaned]
    rejected: list[tuple[Item, str]]
    broken: list[tuple[Item, str]]


def drafts_of(source: str, market: str | None, values: Sequence[Any]) -> Read:
    """The drafts of a batch. Texts are foreign: what trips the rules on one of them must not hold up the others, so
    that record alone is kept aside, with the error as its reason."""
    read = Read([], [], [])
    for item in items_of(values):
        try:
            read.kept.append(Cleaned(item.hash, draft_of_record(source, market, item)))
        except Rejected as problem:
            read.rejected.append((item, str(problem)))
        except DEFECTS as error:
            log.exception("a record cannot be cleaned")
            read.broken.append((item, f"{type(error).__name__}: {error}"[:ERROR_KEPT_CHARACTERS]))
    return read


def draft_of_record(source: str, market: str | None, item: Item) -> Draft:
    """The draft of one record, as read when it was; the same for the same record, whatever is read beside it."""
    asked = price(item.record.get("asking_price", ""))
    usual = "rent" if asked is not None and asked < RENTS_BELOW_MEDIAN_DOLLARS else "sale"
    how = Reading(COLUMNS, {}, None if source == "import" else source, market, usual, item.at)
    is_overview = bool(item.record.get(OVERVIEW))
    return replace(draft(item.record, how), seen_at=item.at, is_overview=is_overview)


def _as_hex(value: Any) -> Any:
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, tuple):
        return list(value)
    raise TypeError(f"{type(value).__name__} is not kept")
