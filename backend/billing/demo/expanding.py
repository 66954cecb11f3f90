"""``expand[]``: ids replaced by the objects that they name, along paths such as ``payment_intent.latest_charge``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from backend.billing.demo import store

_KINDS = {"payment_intent": "payment_intent", "latest_charge": "charge", "charge": "charge", "customer": "customer"}


async def expanded(session: AsyncSession, data: store.Data, paths: Sequence[str]) -> store.Data:
    """The object with what ``paths`` name in place of its id."""
    for path in paths:
        await _expand(session, data, path.split("."))
    return data


async def _expand(session: AsyncSession, node: Any, parts: list[str]) -> None:
    if isinstance(node, list):
        for item in node:
            await _expand(session, item, parts)
        return
    if not parts or not isinstance(node, dict):
        return
    name, rest = parts[0], parts[1:]
    value = node.get(name)
    if isinstance(value, str) and name in _KINDS:
        node[name] = value = await store.get(session, _KINDS[name], value)
    await _expand(session, value, rest)
