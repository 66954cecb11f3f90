"""Words as they are kept and compared with patterns, and the numbers in them that can be a lead's."""

from __future__ import annotations

import re
import unicodedata

ID = re.compile(r"(?<![\w$.,/-])#?(\d{4,9})(?![\w%]|[.,/]\d)")


def storable(text: str) -> str:
    """The text without what PostgreSQL cannot keep: NUL and half characters."""
    return text.replace("\x00", " ").encode("utf-8", "replace").decode()


def fold(text: str) -> str:
    """Lower case without accents and apostrophes."""
    plain = text.lower().replace("’", "").replace("'", "")
    if plain.isascii():
        return plain
    plain = unicodedata.normalize("NFKD", plain)
    return "".join(char for char in plain if not unicodedata.combining(char))
