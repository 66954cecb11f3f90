"""Asking a network about one lead."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

import httpx

from backend.config import LEAD_FETCH_SECONDS
from backend.outbox.service import Undeliverable

ANSWER_MAX_BYTES = 1_048_576
_GONE = (404, 410)


class NotAnswered(Exception):
    """No answer that can be used now; the outbox asks again."""


async def get_json(
    url: str, token: str, *, params: Mapping[str, str] | None = None, headers: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """The object at ``url``. Raises NotAnswered; Undeliverable when there is none any more."""
    sent = {"authorization": f"Bearer {token}", "accept": "application/json", **(headers or {})}
    async with asyncio.timeout(LEAD_FETCH_SECONDS), httpx.AsyncClient(trust_env=False) as client:
        answer = await client.get(url, params=dict(params or {}), headers=sent, timeout=LEAD_FETCH_SECONDS)
    if answer.status_code in _GONE or _is_gone(answer):
        raise Undeliverable(f"the lead is gone: {answer.status_code}")
    if not answer.is_success or len(answer.content) > ANSWER_MAX_BYTES:
        raise NotAnswered(f"{answer.url.host} answered {answer.status_code}")
    found = _object(answer)
    if found is None:
        raise NotAnswered(f"{answer.url.host} answered no JSON object")
    return found


def _object(answer: httpx.Response) -> dict[str, Any] | None:
    try:
        found = answer.json()
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _is_gone(answer: httpx.Response) -> bool:
    """Meta answers 400 with code 100 and subcode 33 for what does not exist."""
    error = (_object(answer) or {}).get("error") if answer.status_code == 400 else None
    return isinstance(error, dict) and error.get("code") == 100 and error.get("error_subcode") == 33
