"""What all workers together know of a host, in Valkey: when it may be asked next, whether it is left alone, its robots.

A bucket holds one token and fills at the host's rate. A host that asked for a pause, or failed too often in a row, is
asked by nobody until that time has passed; one more failure then, and it is left alone again.
"""

from __future__ import annotations

import math
from typing import Any

from redis.asyncio import Redis

_PREFIX = "fetch"
_FAILURES_KEPT_SECONDS = 86_400
_TURN = """
local t = redis.call('TIME')
local now = t[1] * 1000 + math.floor(t[2] / 1000)
local rest = redis.call('PTTL', KEYS[2])
if rest > 0 then return {rest, 1} end
local due = tonumber(redis.call('GET', KEYS[1]) or '0')
if due > now then return {due - now, 0} end
redis.call('SET', KEYS[1], string.format('%.0f', now + ARGV[1]), 'PX', ARGV[1] + 1000)
return {0, 0}
"""
_REST = """
if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[1]) then redis.call('SET', KEYS[1], '1', 'PX', ARGV[1]) end
return 0
"""
_FAILED = """
local failures = redis.call('INCR', KEYS[1])
redis.call('EXPIRE', KEYS[1], ARGV[3])
if failures >= tonumber(ARGV[1]) then
    if redis.call('PTTL', KEYS[2]) < tonumber(ARGV[2]) then redis.call('SET', KEYS[2], '1', 'PX', ARGV[2]) end
end
return failures
"""


class Hosts:
    """Hosts by their name and port."""

    def __init__(self, valkey: Redis) -> None:
        self._valkey = valkey
        self._turn: Any = valkey.register_script(_TURN)
        self._rest: Any = valkey.register_script(_REST)
        self._failed: Any = valkey.register_script(_FAILED)

    async def turn(self, host: str, seconds_between: float) -> tuple[float, bool]:
        """Take the turn: (0, False); else how many seconds to wait, and whether the host rests."""
        wait, rests = await self._turn(keys=[_key("next", host), _key("rest", host)], args=[_ms(seconds_between)])
        return int(wait) / 1000, bool(rests)

    async def rest(self, host: str, seconds: float) -> None:
        """Nobody asks the host for so long."""
        await self._rest(keys=[_key("rest", host)], args=[_ms(seconds)])

    async def failed(self, host: str, failures_max: int, alone_seconds: float) -> int:
        """Count a failure; how many there are in a row. After ``failures_max`` the host is left alone."""
        keys = [_key("failures", host), _key("rest", host)]
        return int(await self._failed(keys=keys, args=[failures_max, _ms(alone_seconds), _FAILURES_KEPT_SECONDS]))

    async def answered(self, host: str) -> None:
        """The row of failures ends."""
        await self._valkey.delete(_key("failures", host))

    async def robots(self, host: str) -> str | None:
        """What was kept of the host's robots.txt."""
        kept = await self._valkey.get(_key("robots", host))
        return kept.decode() if isinstance(kept, bytes) else kept

    async def keep_robots(self, host: str, text: str, seconds: int) -> None:
        """Keep it for so long."""
        await self._valkey.set(_key("robots", host), text, ex=seconds)


def _key(what: str, host: str) -> str:
    return f"{_PREFIX}:{what}:{host}"


def _ms(seconds: float) -> int:
    return max(1, math.ceil(seconds * 1000))
