"""Whoever uses what the web said names whom it is from: where a reply does not, code adds it."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from langchain_core.messages import AnyMessage, ToolMessage

from agent import phrases

MOST_NAMED = 3
SITE = re.compile(r"\(([a-z0-9.-]+)\)$")


def unnamed(turn: Sequence[AnyMessage], reply: str) -> str | None:
    """The sentence that names this turn's web sources; None when there are none or the reply names one."""
    named = [source for message in turn if isinstance(message, ToolMessage) for source in _sources(message)]
    if not named or any(_is_named(source, reply) for source in named):
        return None
    return phrases.SOURCES.format(sources="; ".join(list(dict.fromkeys(named))[:MOST_NAMED]))


def _sources(message: ToolMessage) -> list[str]:
    if message.name != "web_search":
        return []
    body = json.loads(message.text)
    return [str(row["source"]) for row in body.get("results") or []]


def _is_named(source: str, reply: str) -> bool:
    site = SITE.search(source)
    title = SITE.sub("", source).strip()
    said = reply.lower()
    return bool(title and title.lower() in said) or bool(site and site[1] in said)
