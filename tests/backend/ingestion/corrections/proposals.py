"""Answers of a model that proposes corrections, as its vendor writes them."""

from __future__ import annotations

import json

from tests.agent.models.server import Answer


def proposing(*changes: dict[str, str], row: int = 0) -> Answer:
    content = json.dumps({"rows": [{"row": row, "changes": list(changes)}]})
    choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": content}}
    usage = {"prompt_tokens": 1_000, "completion_tokens": 100, "total_tokens": 1_100}
    body = {
        "id": "c1",
        "object": "chat.completion",
        "created": 1,
        "model": "gpt-4.1-mini",
        "choices": [choice],
        "usage": usage,
    }
    return Answer(body=json.dumps(body))


def change(field: str, value: str, reason: str = "The text says so.") -> dict[str, str]:
    return {"field": field, "value": value, "reason": reason}
