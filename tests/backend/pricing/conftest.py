"""The shop of the purchases' tests."""

from __future__ import annotations

from tests.backend.purchases.conftest import shop

__all__ = ["shop"]
