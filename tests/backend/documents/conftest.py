"""A shop whose documents are looked at, with a till for cards."""

from __future__ import annotations

from tests.backend.billing.conftest import club, shop, till

__all__ = ["club", "shop", "till"]
