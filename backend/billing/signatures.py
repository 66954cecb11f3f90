"""``Stripe-Signature: t=…,v1=…``: HMAC-SHA-256 over ``<t>.<raw body>``, by either of two secrets during a change."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence

from backend.config import WEBHOOK_TOLERANCE_SECONDS


def sign(body: bytes, secret: str, at: int) -> str:
    """The header for a body told at ``at`` (seconds)."""
    return f"t={at},v1={_digest(body, secret, at)}"


def verified(body: bytes, header: str | None, secrets: Sequence[str], now: float) -> bool:
    """Whether one of the secrets signed exactly this body, and did so within the tolerance of ``now``."""
    parts = [part.strip().split("=", 1) for part in (header or "").split(",") if "=" in part]
    times = [value for name, value in parts if name == "t"]
    given = [value for name, value in parts if name == "v1"]
    if len(times) != 1 or not times[0].isascii() or not times[0].isdigit() or len(times[0]) > 12:
        return False
    at = int(times[0])
    if abs(now - at) > WEBHOOK_TOLERANCE_SECONDS:
        return False
    expected = [_digest(body, secret, at).encode() for secret in secrets]
    return any(hmac.compare_digest(own, other.encode()) for own in expected for other in given)


def _digest(body: bytes, secret: str, at: int) -> str:
    return hmac.new(secret.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()
