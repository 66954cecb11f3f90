"""Passwords: what is refused, and hashing off the event loop (argon2 takes tens of milliseconds)."""

from __future__ import annotations

import asyncio
from functools import lru_cache

from backend.accounts.errors import WeakPassword
from backend.security import hash_password, password_matches

_DISTINCT_MIN = 5
_LOCAL_PART_MIN = 4
_COMMON = {
    "0123456789", "1234567890", "12345678910", "1q2w3e4r5t", "abcdefghij", "abcd123456", "administrator",
    "changeme123", "iloveyou123", "letmein123", "passw0rd123", "password12", "password123", "password1234",
    "qwerty1234", "qwerty12345", "qwerty123456", "qwertyuiop", "welcome123", "welcome1234",
}  # fmt: skip


def check_password(password: str, email: str) -> None:
    """Raise WeakPassword for what is guessed first. The length is the schema's business."""
    plain = password.casefold()
    local = email.partition("@")[0]
    if plain in _COMMON or len(set(plain)) < _DISTINCT_MIN:
        raise WeakPassword("That password is easy to guess. Choose a longer one, for example four words in a row.")
    if len(local) >= _LOCAL_PART_MIN and local in plain:
        raise WeakPassword("The password must not contain your e-mail address.")


async def hashed(password: str) -> str:
    """The argon2 hash."""
    return await asyncio.to_thread(hash_password, password)


async def matches(password: str, hashed_password: str | None) -> bool:
    """Whether it is the password. Without a hash (no such account) it takes as long and is False."""
    found = await asyncio.to_thread(password_matches, password, hashed_password or _nobody())
    return found and hashed_password is not None


@lru_cache(maxsize=1)
def _nobody() -> str:
    return hash_password("nobody has this password")
