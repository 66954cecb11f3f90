"""What can go wrong with an account."""

from __future__ import annotations

from typing import Any

from backend.errors import Conflict, DomainError, InvalidInput, Unauthenticated


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


class TooManyAttempts(DomainError):
    """429: too many wrong passwords. Carries ``retry_after_seconds``."""

    status, code = 429, "too_many_attempts"

    def __init__(self, detail: str, retry_after_seconds: int, **data: Any) -> None:
        super().__init__(detail, retry_after_seconds=retry_after_seconds, **data)
        self.headers = {"Retry-After": str(retry_after_seconds)}
