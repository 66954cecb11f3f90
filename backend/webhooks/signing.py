"""Standard Webhooks: a secret, and the three headers of a call. Pure."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
import uuid

PREFIX = "whsec_"
SECRET_BYTES = 32


def new_secret() -> str:
    """``whsec_`` and 32 random bytes in base64."""
    return PREFIX + base64.b64encode(secrets.token_bytes(SECRET_BYTES)).decode()


def headers(secret: str, delivery_id: uuid.UUID, body: str, seconds: int) -> dict[str, str]:
    """Of one try: the id is the same at each, the time and the signature are the try's own."""
    message_id = f"msg_{delivery_id.hex}"
    key = base64.b64decode(secret.removeprefix(PREFIX))
    signed = hmac.new(key, f"{message_id}.{seconds}.{body}".encode(), hashlib.sha256).digest()
    return {
        "webhook-id": message_id,
        "webhook-timestamp": str(seconds),
        "webhook-signature": f"v1,{base64.b64encode(signed).decode()}",
        "content-type": "application/json",
        "user-agent": "AIQLeads-Webhooks/1",
    }
