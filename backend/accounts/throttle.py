"""Wrong passwords: ``LOGIN_FAILURES_MAX`` for one e-mail from one address, then a pause.

The pair is what is counted, so that nobody can lock somebody else out from elsewhere. Valkey keeps the count; when it
does not answer, log-ins go on without one.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from redis.asyncio import Redis
from redis.exceptions import RedisError

from backend.accounts.errors import TooManyAttempts
from backend.config import LOGIN_FAILURES_MAX, LOGIN_WINDOW_MINUTES
from backend.gateway import metrics

_COUNT = """
local failures = redis.call('INCR', KEYS[1])
if failures == 1 then redis.call('EXPIRE', KEYS[1], ARGV[1]) end
return failures
"""


@dataclass(frozen=True, slots=True)
class Throttle:
    """The failures of one e-mail from one address."""

    redis: Redis
    key: str

    @classmethod
    def of(cls, redis: Redis, email: str, address: str) -> Throttle:
        """The pair's throttle; the e-mail itself is not kept."""
        return cls(redis, f"login:{hashlib.sha256(f'{address} {email}'.encode()).hexdigest()[:32]}")

    async def check(self) -> None:
        """Raise TooManyAttempts while the pause lasts."""
        try:
            failures, seconds = await self._state()
        except (RedisError, OSError):
            metrics.LIMITER_UNAVAILABLE.inc()
            return
        if failures >= LOGIN_FAILURES_MAX:
            minutes = max(1, round(seconds / 60))
            wait = "a minute" if minutes == 1 else f"{minutes} minutes"
            raise TooManyAttempts(f"Too many wrong passwords. Try again in {wait}.", max(1, seconds))

    async def failed(self) -> None:
        """Count a wrong password."""
        try:
            await self.redis.eval(_COUNT, 1, self.key, str(LOGIN_WINDOW_MINUTES * 60))
        except (RedisError, OSError):
            metrics.LIMITER_UNAVAILABLE.inc()

    async def passed(self) -> None:
        """Forget the failures."""
        try:
            await self.redis.delete(self.key)
        except (RedisError, OSError):
            metrics.LIMITER_UNAVAILABLE.inc()

    async def _state(self) -> tuple[int, int]:
        async with self.redis.pipeline(transaction=False) as pipe:
            pipe.get(self.key)
            pipe.ttl(self.key)
            failures, seconds = await pipe.execute()
        return int(failures or 0), int(seconds)
