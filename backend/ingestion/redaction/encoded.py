"""Contacts in base64 or hexadecimal."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator

from backend.ingestion.redaction.spans import Span

_TOKEN = re.compile(r"(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{12,600}={0,2}(?![A-Za-z0-9+/=])")
_HEX = re.compile(r"(?:[0-9A-Fa-f]{2}){7,300}")
_READABLE = re.compile(rb"[\x20-\x7e\n]{7,}")
_CONTACT = re.compile(rb"@|://|\.(?:com|net|org)\b|(?:\d\W{0,2}){7}")


def find_encoded(shadow: str) -> Iterator[Span]:
    """Spans of words that are a contact once they are decoded."""
    for match in _TOKEN.finditer(shadow):
        if any(_READABLE.fullmatch(plain) and _CONTACT.search(plain) for plain in _decoded(match.group())):
            yield Span(*match.span(), "id")


def _decoded(token: str) -> Iterator[bytes]:
    if _HEX.fullmatch(token):
        yield bytes.fromhex(token)
    bare = token.rstrip("=").replace("-", "+").replace("_", "/")
    if len(bare) % 4 != 1:
        yield base64.b64decode(bare + "=" * (-len(bare) % 4))
