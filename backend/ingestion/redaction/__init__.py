"""Takes out of sellers' text what would give the contact away, and what fair housing forbids to publish.

`redact(text, known=…)` answers with the readable rest and the kinds that were taken out. Text is cleaned of markup and
hidden characters first and cut at `MAX_TEXT_CHARS`; the work is linear in the text's length.
"""

from __future__ import annotations

from typing import NamedTuple

from backend.ingestion.redaction.addresses import find_addresses
from backend.ingestion.redaction.encoded import find_encoded
from backend.ingestion.redaction.fair_housing import find_discrimination
from backend.ingestion.redaction.known import KnownContact, find_known
from backend.ingestion.redaction.links import find_links
from backend.ingestion.redaction.people import find_people
from backend.ingestion.redaction.phones import find_phones
from backend.ingestion.redaction.spans import MARK, cut
from backend.ingestion.redaction.text import MAX_TEXT_CHARS, clean, shadow


class Redacted(NamedTuple):
    """Text that may be shown to anybody. `kinds`, sorted, of what was taken out: address, email, fair_housing, handle,
    id, license, name, phone, url.
    """

    text: str
    kinds: tuple[str, ...]


_FINDERS = (find_encoded, find_phones, find_links, find_addresses, find_people, find_discrimination)
MAX_PASSES = 3


def redact(text: str | None, *, known: KnownContact | None = None) -> Redacted:
    """The text without contacts and discriminatory phrases; `known` is what the row itself says of its contact."""
    if not text:
        return Redacted("", ())
    readable = clean(text)
    kinds: set[str] = set()
    for _ in range(MAX_PASSES):
        plain = shadow(readable)
        spans = [span for find in _FINDERS for span in find(plain)]
        if known:
            spans += find_known(plain, known)
        if not spans:
            break
        readable, found = cut(readable, spans)
        kinds.update(found)
    return Redacted(readable, tuple(sorted(kinds)))


def redact_known(text: str | None, known: KnownContact) -> Redacted:
    """A redacted text without what another row knows of its contact."""
    if not text:
        return Redacted("", ())
    kinds: set[str] = set()
    for _ in range(MAX_PASSES):
        spans = list(find_known(shadow(text), known))
        if not spans:
            break
        text, found = cut(text, spans)
        kinds.update(found)
    return Redacted(text, tuple(sorted(kinds)))


__all__ = ["MARK", "MAX_TEXT_CHARS", "KnownContact", "Redacted", "redact", "redact_known"]
