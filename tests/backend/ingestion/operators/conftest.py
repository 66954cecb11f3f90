"""The tests' own site."""

from __future__ import annotations

from tests.backend.ingestion.fetching.conftest import site

__all__ = ["site"]
