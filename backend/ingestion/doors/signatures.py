"""Who sent this body: HMAC-SHA-256 over its very bytes, or a key that both sides know."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping

_LINKEDIN_PREFIX = "hmacsha256="
_META_PREFIX = "sha256="


def digest(secret: str, body: bytes) -> str:
    """The HMAC in hex."""
    return hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def meta(secret: str, body: bytes) -> str:
    """``X-Hub-Signature-256`` of a body."""
    return _META_PREFIX + digest(secret, body)


def linkedin(secret: str, body: bytes) -> str:
    """``X-LI-Signature`` of a body, which LinkedIn signs with its prefix before it."""
    return digest(secret, _LINKEDIN_PREFIX.encode() + body)


def is_meta(header: str | None, secret: str, body: bytes) -> bool:
    """Whether Meta signed exactly this body."""
    return _same(header or "", meta(secret, body))


def is_linkedin(header: str | None, secret: str, body: bytes) -> bool:
    """Whether LinkedIn signed exactly this body; the prefix stands in the header or does not, as in what is signed."""
    given = (header or "").strip().removeprefix(_LINKEDIN_PREFIX)
    return _same(given, linkedin(secret, body)) or _same(given, digest(secret, body))


def is_partner(headers: Mapping[str, str], secret: str, body: bytes) -> bool:
    """Whether a partner's key signed this body (``X-Signature-256: sha256=…``) or came with it (``X-API-Key``)."""
    signed = headers.get("x-signature-256") or headers.get("x-hub-signature-256")
    if signed is not None:
        return _same(signed.strip(), meta(secret, body)) or _same(signed.strip(), digest(secret, body))
    scheme, _, token = headers.get("authorization", "").partition(" ")
    given = headers.get("x-api-key") or (token if scheme.lower() == "bearer" else "")
    return _same(given.strip(), secret)


def _same(given: str, expected: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "surrogateescape"), expected.encode())
