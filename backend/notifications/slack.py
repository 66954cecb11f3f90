"""Slack: a direct message to the member who has the reader's e-mail address."""

from __future__ import annotations

from typing import Any

import httpx

from backend.notifications.letters import Letter
from backend.notifications.notice_queries import Reader
from backend.outbox.service import Undeliverable
from backend.outbox.topics import House

TIMEOUT_SECONDS = 15
UNKNOWN_MEMBER = "users_not_found"
_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


class SlackRefused(Exception):
    """Slack answered with an error code of its own."""


async def deliver(house: House, reader: Reader, letter: Letter) -> None:
    """Post the letter. Raises httpx.HTTPError, SlackRefused; Undeliverable when nobody there has the address."""
    token = house.settings.slack_bot_token
    assert token is not None, "a channel that is not configured is not tried"
    headers = {"Authorization": f"Bearer {token.get_secret_value()}"}
    async with httpx.AsyncClient(
        base_url=house.settings.slack_api_url, headers=headers, timeout=TIMEOUT_SECONDS
    ) as http:
        member = await _ask(http.get("/users.lookupByEmail", params={"email": reader.email}))
        post = {"channel": member["user"]["id"], "text": _escaped(letter), "client_msg_id": str(letter.id)}
        await _ask(http.post("/chat.postMessage", json=post))


async def _ask(request: Any) -> dict[str, Any]:
    answer: httpx.Response = await request
    answer.raise_for_status()
    said: dict[str, Any] = answer.json()
    if said.get("ok"):
        return said
    if said.get("error") == UNKNOWN_MEMBER:
        raise Undeliverable("no member of the Slack workspace has this e-mail address")
    raise SlackRefused(str(said.get("error")))


def _escaped(letter: Letter) -> str:
    return f"{letter.subject}\n{letter.text}".translate(_MARKUP)
