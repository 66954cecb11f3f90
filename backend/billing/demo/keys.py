"""The demo gateway's keys: made from the house's secret, so that every process has the same and nobody else any."""

from __future__ import annotations

import hashlib
import hmac

from backend.config import Settings


def api_key(settings: Settings) -> str:
    """What the house shows to the demo gateway."""
    return f"sk_test_{_derived(settings, 'api')}"


def webhook_secret(settings: Settings) -> str:
    """What the demo gateway signs its webhooks with."""
    return f"whsec_{_derived(settings, 'webhook')}"


def _derived(settings: Settings, use: str) -> str:
    assert settings.secret is not None, "no process runs without a secret"
    key = settings.secret.get_secret_value().encode()
    return hmac.new(key, f"demo gateway {use}".encode(), hashlib.sha256).hexdigest()[:32]
