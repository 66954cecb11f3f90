"""What can go wrong with an account."""

from __future__ import annotations

from typing import Any

from backend.errors import Conflict, DomainError, InvalidInput, NotFound, Unauthenticated


class EmailTaken(Conflict):
    """409: somebody registered this address."""

    code = "email_taken"


class WeakPassword(InvalidInput):
    """422: a password that is too easy to guess."""

    code = "weak_password"


class UnknownMarket(InvalidInput):
    """422: no such market. Carries ``markets``, the slugs there are."""

    code = "unknown_market"


class UnknownTimeZone(InvalidInput):
    """422: no such IANA time zone."""

    code = "unknown_time_zone"


class MarketLimit(Conflict):
    """409: more markets than the plan opens. Carries ``markets_max``."""

    code = "market_limit"


class LoginFailed(Unauthenticated):
    """401: e-mail or password is wrong; which one is not told."""

    code = "login_failed"


class RefreshReused(Unauthenticated):
    """401: a refresh token came twice, so its whole family has ended."""

    code = "refresh_reused"


class KeyRevoked(Unauthenticated):
    """401: the API key was taken back."""

    code = "key_revoked"


class KeyExpired(Unauthenticated):
    """401: the API key was made to end, and has."""

    code = "key_expired"


class NoSuchKey(NotFound):
    """404: no such API key, or not this user's."""

    code = "api_key_not_found"


class KeyLimit(Conflict):
    """409: as many API keys as an account may have. Carries ``keys_max``."""

    code = "api_key_limit"


class TooManyAttempts(DomainError):
    """429: too many wrong passwords. Carries ``retry_after_seconds``."""

    status, code = 429, "too_many_attempts"

    def __init__(self, detail: str, retry_after_seconds: int, **data: Any) -> None:
        super().__init__(detail, retry_after_seconds=retry_after_seconds, **data)
        self.headers = {"Retry-After": str(retry_after_seconds)}
