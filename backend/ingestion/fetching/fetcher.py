"""A page as its site wants it visited: allowed by its robots.txt, in turn, with pauses, each redirect anew."""

from __future__ import annotations

import asyncio
import email.utils
import random
from collections.abc import Awaitable, Callable
from datetime import UTC
from urllib.parse import urljoin, urlsplit

import httpx

from backend import clock
from backend.ingestion.fetching import metrics
from backend.ingestion.fetching.asking import Answer, TooLarge, Unreadable, ask
from backend.ingestion.fetching.hosts import Hosts
from backend.ingestion.fetching.manners import Manners, NotFetched
from backend.ingestion.fetching.robots import Robots
from backend.ingestion.sources.outcomes import Outcome, Page
from backend.webhooks.errors import AddressRefused

ROBOTS_KEPT_SECONDS = 86_400
ROBOTS_UNKNOWN_KEPT_SECONDS = 600
_REDIRECTS = (301, 302, 303, 307, 308)
_TRY_AGAIN = (429, 500, 502, 503, 504)
_REFUSALS = (*_TRY_AGAIN, 401, 403, 999)
_NOTHING = "User-agent: *\nDisallow: /"
_REST_MAX_SECONDS = 86_400.0


class Fetcher:
    """One source's visits. ``sleep`` waits so many seconds."""

    def __init__(
        self, source: str, hosts: Hosts, manners: Manners, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    ) -> None:
        self._source = source
        self._hosts = hosts
        self._manners = manners
        self._sleep = sleep

    async def fetch(self, url: str) -> Page:
        """The page at the end of its redirects, whatever its status. Raises NotFetched."""
        at = url
        for _ in range(self._manners.redirects_max + 1):
            robots = await self._robots(at)
            if not robots.allows(at):
                raise NotFetched(Outcome.BLOCKED, "robots.txt of the host does not allow this page to robots")
            answer = await self._patiently(at, robots.delay_seconds)
            if answer.status not in _REDIRECTS or not answer.headers.get("location"):
                kind = answer.headers.get("content-type", "")
                return Page(self._source, at, answer.status, answer.body, kind, clock.now())
            at = _next(at, answer.headers["location"])
        raise NotFetched(Outcome.LAYOUT_CHANGED, f"more than {self._manners.redirects_max} redirects")

    async def _patiently(self, url: str, delay: float) -> Answer:
        """Ask until there is an answer or patience ends. A refusal is an answer too."""
        host, manners = _host(url), self._manners
        answer, why = None, ""
        for attempt in range(1, manners.attempts + 1):
            await self._turn(host, delay)
            answer, why = await self._once(url)
            if answer is not None and answer.status not in _REFUSALS:
                await self._hosts.answered(host)
                return answer
            await self._hosts.failed(host, manners.failures_max, manners.alone_seconds)
            if answer is not None and answer.status not in _TRY_AGAIN:
                return answer
            pause = await self._pause(host, answer, attempt)
            if attempt == manners.attempts or pause > manners.wait_max_seconds:
                break
            await self._sleep(pause)
        if answer is None:
            raise NotFetched(Outcome.THROTTLED, f"the site did not answer: {why}")
        return answer

    async def _once(self, url: str) -> tuple[Answer | None, str]:
        try:
            answer = await ask(url, self._manners)
        except AddressRefused as problem:
            raise NotFetched(Outcome.BLOCKED, f"not fetched: {problem.reason}") from None
        except (TooLarge, Unreadable) as problem:
            self._count("unreadable")
            raise NotFetched(Outcome.LAYOUT_CHANGED, str(problem)) from None
        except (httpx.HTTPError, httpx.InvalidURL, TimeoutError, OSError) as error:
            self._count("unanswered")
            return None, type(error).__name__
        self._count(str(answer.status))
        return answer, ""

    async def _pause(self, host: str, answer: Answer | None, attempt: int) -> float:
        """As long as the host asks for, which then holds for everybody; else doubling, give or take a half."""
        asked = retry_after(answer.headers.get("retry-after", "")) if answer else None
        if asked is not None:
            await self._hosts.rest(host, min(asked, _REST_MAX_SECONDS))
            return asked
        doubled: float = self._manners.back_off_seconds * 2 ** (attempt - 1)
        return doubled * random.uniform(0.5, 1.5)

    async def _turn(self, host: str, delay: float) -> None:
        """Wait for the host's next token."""
        waited = 0.0
        between = max(delay, self._manners.seconds_between)
        while True:
            wait, rests = await self._hosts.turn(host, between)
            if wait <= 0:
                return
            if waited + wait > self._manners.wait_max_seconds:
                why = "asked for a pause or failed too often" if rests else f"takes one visit every {between:g} s"
                raise NotFetched(Outcome.THROTTLED, f"the host {why}: next in {wait:.0f} s", wait)
            await self._sleep(wait)
            waited += wait

    async def _robots(self, url: str) -> Robots:
        """The host's rules, kept for a day; while they cannot be had, nothing is allowed (RFC 9309)."""
        host = _host(url)
        text = await self._hosts.robots(host)
        if text is None:
            text, seconds = await self._fresh_robots(url)
            await self._hosts.keep_robots(host, text, seconds)
        return Robots.read(text, self._manners.agent)

    async def _fresh_robots(self, url: str) -> tuple[str, int]:
        at = urljoin(url, "/robots.txt")
        for _ in range(self._manners.redirects_max + 1):
            answer = await self._patiently(at, 0.0)
            if answer.status in _REDIRECTS and answer.headers.get("location"):
                at = _next(at, answer.headers["location"])
                continue
            if answer.status in _TRY_AGAIN:
                return _NOTHING, ROBOTS_UNKNOWN_KEPT_SECONDS
            is_text = 200 <= answer.status < 300
            return answer.body.decode("utf-8", "replace") if is_text else "", ROBOTS_KEPT_SECONDS
        return "", ROBOTS_KEPT_SECONDS

    def _count(self, result: str) -> None:
        metrics.REQUESTS.labels(self._source, result).inc()


def retry_after(value: str) -> float | None:
    """Seconds of ``Retry-After``: a number, or the time of day until which to wait."""
    if value.strip().isdigit():
        return float(value.strip()[:9])
    try:
        at = email.utils.parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError):
        return None
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return max(0.0, (at - clock.now()).total_seconds())


def _host(url: str) -> str:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise NotFetched(Outcome.BLOCKED, "not fetched: it is no address") from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise NotFetched(Outcome.BLOCKED, "not fetched: it is no address of a page")
    return f"{parts.scheme}:{parts.hostname}:{port or ''}"


def _next(at: str, location: str) -> str:
    try:
        return urljoin(at, location)
    except ValueError:
        raise NotFetched(Outcome.LAYOUT_CHANGED, "the site redirects to no address") from None
