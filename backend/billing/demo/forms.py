"""Stripe's way of writing nested values in a form: ``items[0][price]=5`` is ``{"items": [{"price": "5"}]}``."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qsl

_KEY = re.compile(r"^[^\[\]]+(\[[^\[\]]*\])*$")
_PART = re.compile(r"[^\[\]]+")
DEPTH_MAX = 8


def parse(encoded: str) -> dict[str, Any]:
    """The nested value; ValueError when a key is not well formed."""
    root: dict[str, Any] = {}
    for key, value in parse_qsl(encoded, keep_blank_values=True):
        parts = _PART.findall(key)
        if not _KEY.match(key) or len(parts) > DEPTH_MAX:
            raise ValueError(f"Invalid request: {key}")
        _put(root, parts, value)
    return {name: _lists(value) for name, value in root.items()}


def _put(node: dict[str, Any], parts: list[str], value: str) -> None:
    *path, last = parts
    for part in path:
        inner = node.setdefault(part, {})
        if not isinstance(inner, dict):
            raise ValueError(f"Invalid request: {part}")
        node = inner
    node[last] = value


def _lists(value: Any) -> Any:
    """Objects whose keys count from 0 are lists."""
    if not isinstance(value, dict):
        return value
    inner = {key: _lists(item) for key, item in value.items()}
    if inner and set(inner) == {str(at) for at in range(len(inner))}:
        return [inner[str(at)] for at in range(len(inner))]
    return inner
