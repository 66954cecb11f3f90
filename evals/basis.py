"""The leads that a real search finds in every run: demo listings of the four markets, the same each time."""

from __future__ import annotations

from fastapi import FastAPI

from backend.config import Settings


async def load(settings: Settings, app: FastAPI) -> None:
    """Fill an empty database."""
