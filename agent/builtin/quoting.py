"""What strangers say on the web, in quotation marks and under their names."""

from __future__ import annotations

import textwrap
from typing import Any

from agent.builtin.sense import Sense
from agent.builtin.tables.phrases import WEB_NONE, WEB_SAYS

MOST_SNIPPETS = 2
QUOTE_CHARACTERS = 240
NO_QUOTES = str.maketrans("“”", "  ")


def web(result: dict[str, Any], args: dict[str, Any], sense: Sense) -> str:
    rows = [row for row in result.get("results") or [] if isinstance(row, dict) and row.get("text")][:MOST_SNIPPETS]
    said = [WEB_SAYS.format(source=row.get("source"), text=_beginning(str(row["text"]))) for row in rows]
    return "\n".join(said) or WEB_NONE


def _beginning(text: str) -> str:
    """What is worth quoting: the first words, without quotation marks of its own."""
    return textwrap.shorten(text.translate(NO_QUOTES), QUOTE_CHARACTERS, placeholder=" …")
