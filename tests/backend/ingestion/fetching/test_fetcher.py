"""A fetcher's manners, against a site that the tests serve."""

from __future__ import annotations

import gzip
import time
import zlib
from collections import Counter
from datetime import UTC, datetime

import pytest

from backend import clock
from backend.ingestion.fetching.fetcher import Fetcher, retry_after
from backend.ingestion.fetching.hosts import Hosts
from backend.ingestion.fetching.manners import Manners, NotFetched
from backend.ingestion.sources.outcomes import Outcome
from tests.backend.ingestion.fetching.conftest import QUICK
from tests.backend.ingestion.fetching.site import Reply, Site


def visitor(hosts: Hosts, manners: Manners = QUICK) -> Fetcher:
    return Fetcher("craigslist", hosts, manners)


async def refused(hosts: Hosts, url: str, manners: Manners = QUICK) -> NotFetched:
    with pytest.raises(NotFetched) as problem:
        await visitor(hosts, manners).fetch(url)
    return problem.value


class TestRobots:
    async def test_are_asked_for_once_and_obeyed(self, site: Site, hosts: Hosts) -> None:
        site.pages = {"/robots.txt": Reply(b"User-agent: *\nDisallow: /private"), "/a": Reply(), "/b": Reply()}
        assert (await visitor(hosts).fetch(f"{site.url}/a")).status == 200
        assert (await visitor(hosts).fetch(f"{site.url}/b")).status == 200
        problem = await refused(hosts, f"{site.url}/private/x")
        assert (problem.outcome, "robots.txt" in problem.why) == (Outcome.BLOCKED, True)
        assert site.paths == ["/robots.txt", "/a", "/b"]

    async def test_without_any_all_is_allowed(self, site: Site, hosts: Hosts) -> None:
        site.pages = {"/a": Reply()}
        assert (await visitor(hosts).fetch(f"{site.url}/a")).status == 200

    async def test_that_cannot_be_had_allow_nothing(self, site: Site, hosts: Hosts) -> None:
        site.pages = {"/robots.txt": Reply(status=503), "/a": Reply()}
        assert (await refused(hosts, f"{site.url}/a")).outcome is Outcome.BLOCKED
        assert "/a" not in site.paths

    async def test_their_delay_is_kept(self, site: Site, hosts: Hosts) -> None:
        site.pages = {"/robots.txt": Reply(b"User-agent: *\nCrawl-delay: 60"), "/a": Reply()}
        assert (await visitor(hosts).fetch(f"{site.url}/a")).status == 200
        problem = await refused(hosts, f"{site.url}/a")
        assert (problem.outcome, site.paths.count("/a")) == (Outcome.THROTTLED, 1)
        assert 50 < (problem.again_seconds or 0) <= 60


class TestRate:
    async def test_two_visitors_share_a_hosts_turns(self, site: Site, hosts: Hosts) -> None:
        site.pages = {f"/{number}": Reply() for number in range(6)}
        begun = time.monotonic()
        for number in range(6):
            await visitor(hosts).fetch(f"{site.url}/{number}")
        assert time.monotonic() - begun >= 6 * QUICK.seconds_between  # with robots.txt seven
        assert len(site.asked) == 7

    async def test_we_say_who_we_are(self, site: Site, hosts: Hosts) -> None:
        site.pages = {"/a": Reply()}
        await visitor(hosts).fetch(f"{site.url}/a")
        for _, headers, _ in site.asked:
            assert headers["user-agent"] == QUICK.agent
            assert "cookie" not in headers
            assert "authorization" not in headers


class TestPauses:
    async def test_a_pause_that_is_asked_for_is_made(self, site: Site, hosts: Hosts) -> None:
        busy = Reply(status=429, headers={"retry-after": "1"})
        site.pages = {"/a": lambda times: busy if times == 1 else Reply()}
        assert (await visitor(hosts).fetch(f"{site.url}/a")).status == 200
        times = [at for path, _, at in site.asked if path == "/a"]
        assert len(times) == 2
        assert times[1] - times[0] >= 0.9

    async def test_a_long_one_holds_for_everybody(self, site: Site, hosts: Hosts) -> None:
        site.pages = {"/a": Reply(status=429, headers={"retry-after": "600"}), "/b": Reply()}
        assert (await visitor(hosts).fetch(f"{site.url}/a")).status == 429
        problem = await refused(hosts, f"{site.url}/b")
        assert problem.outcome is Outcome.THROTTLED
        assert 500 < (problem.again_seconds or 0) <= 600
        assert site.paths == ["/robots.txt", "/a"]

    async def test_a_failure_is_tried_again_a_few_times(self, site: Site, hosts: Hosts) -> None:
        site.pages = {"/a": lambda times: Reply(status=503) if times < 3 else Reply(), "/b": Reply(status=502)}
        assert (await visitor(hosts).fetch(f"{site.url}/a")).status == 200
        assert (await visitor(hosts).fetch(f"{site.url}/b")).status == 502
        assert Counter(site.paths) == {"/robots.txt": 1, "/a": 3, "/b": 3}

    async def test_a_host_that_fails_in_a_row_is_left_alone(self, site: Site, hosts: Hosts) -> None:
        site.pages = {"/robots.txt": Reply(b""), "/a": Reply(status=500), "/b": Reply()}
        manners = QUICK._replace(failures_max=4, alone_seconds=600, wait_max_seconds=1)
        await visitor(hosts, manners).fetch(f"{site.url}/a")
        assert (await refused(hosts, f"{site.url}/a", manners)).outcome is Outcome.THROTTLED
        assert (await refused(hosts, f"{site.url}/b", manners)).outcome is Outcome.THROTTLED
        assert Counter(site.paths) == {"/robots.txt": 1, "/a": 4}

    async def test_a_refusal_is_not_argued_with(self, site: Site, hosts: Hosts) -> None:
        site.pages = {"/a": Reply(b"no", 403)}
        assert (await visitor(hosts).fetch(f"{site.url}/a")).status == 403
        assert site.paths == ["/robots.txt", "/a"]

    async def test_a_page_that_does_not_come_is_given_up(self, site: Site, hosts: Hosts) -> None:
        site.pages = {"/robots.txt": Reply(b""), "/a": Reply(after_seconds=5)}
        problem = await refused(hosts, f"{site.url}/a", QUICK._replace(answer_seconds=0.3, attempts=2))
        assert (problem.outcome, site.paths.count("/a")) == (Outcome.THROTTLED, 2)

    @pytest.mark.parametrize(
        ("value", "seconds"),
        [("120", 120), (" 7 ", 7), ("Wed, 21 Oct 2026 07:28:30 GMT", 30), ("Wed, 21 Oct 2026 07:27:00 GMT", 0),
         ("soon", None), ("", None), ("-5", None)],
    )  # fmt: skip
    def test_both_ways_to_ask_for_one(self, value: str, seconds: float | None) -> None:
        clock.freeze(datetime(2026, 10, 21, 7, 28, tzinfo=UTC))
        assert retry_after(value) == seconds


class TestRedirects:
    async def test_each_is_allowed_anew(self, site: Site, hosts: Hosts) -> None:
        site.pages = {
            "/robots.txt": Reply(b"User-agent: *\nDisallow: /login"),
            "/old": Reply(status=301, headers={"location": "/new"}), "/new": Reply(b"<p>moved</p>"),
            "/mine": Reply(status=302, headers={"location": "/login"}), "/login": Reply(),
        }  # fmt: skip
        page = await visitor(hosts).fetch(f"{site.url}/old")
        assert (page.url, page.body) == (f"{site.url}/new", b"<p>moved</p>")
        assert (await refused(hosts, f"{site.url}/mine")).outcome is Outcome.BLOCKED
        assert "/login" not in site.paths

    async def test_there_is_an_end_to_them(self, site: Site, hosts: Hosts) -> None:
        site.pages = {"/a": Reply(status=302, headers={"location": "/a"})}
        assert (await refused(hosts, f"{site.url}/a")).outcome is Outcome.LAYOUT_CHANGED
        assert site.paths.count("/a") == QUICK.redirects_max + 1

    @pytest.mark.parametrize("to", ["file:///etc/passwd", "gopher://x/", "http://[", "http://169.254.169.254/latest"])
    async def test_never_to_what_is_no_page_of_the_web(self, site: Site, hosts: Hosts, to: str) -> None:
        site.pages = {"/a": Reply(status=302, headers={"location": to})}
        problem = await refused(hosts, f"{site.url}/a", QUICK._replace(attempts=1))
        assert problem.outcome in (Outcome.BLOCKED, Outcome.LAYOUT_CHANGED, Outcome.THROTTLED)


class TestAddresses:
    @pytest.mark.parametrize(
        "url",
        ["https://127.0.0.1/", "https://10.0.0.8/", "https://[::1]/", "https://169.254.169.254/", "https://localhost/",
         "http://8.8.8.8/", "https://user:pw@8.8.8.8/", "ftp://8.8.8.8/", "https://"],
    )  # fmt: skip
    async def test_only_public_ones_over_https(self, hosts: Hosts, outgoing: list[str], url: str) -> None:
        problem = await refused(hosts, url, QUICK._replace(any_address=False))
        assert problem.outcome is Outcome.BLOCKED
        assert outgoing == []


class TestSizes:
    async def test_packed_pages_are_unpacked(self, site: Site, hosts: Hosts) -> None:
        packed = gzip.compress(b"<p>hello</p>" * 500)
        site.pages = {
            "/gzip": Reply(packed, headers={"content-encoding": "gzip"}),
            "/deflate": Reply(zlib.compress(b"<p>hello</p>"), headers={"content-encoding": "deflate"}),
        }
        assert (await visitor(hosts).fetch(f"{site.url}/gzip")).body == b"<p>hello</p>" * 500
        assert (await visitor(hosts).fetch(f"{site.url}/deflate")).body == b"<p>hello</p>"

    @pytest.mark.parametrize(
        "reply",
        [
            Reply(b"x" * 100_001),
            Reply(gzip.compress(b"\x00" * 50_000_000, 9), headers={"content-encoding": "gzip"}),
            Reply(b"not gzip", headers={"content-encoding": "gzip"}),
            Reply(b"x", headers={"content-encoding": "br"}),
        ],
        ids=["large", "bomb", "broken", "unasked"],
    )
    async def test_what_cannot_be_a_page_is_left(self, site: Site, hosts: Hosts, reply: Reply) -> None:
        site.pages = {"/robots.txt": Reply(b""), "/a": reply}
        problem = await refused(hosts, f"{site.url}/a", QUICK._replace(body_max_bytes=100_000))
        assert (problem.outcome, site.paths.count("/a")) == (Outcome.LAYOUT_CHANGED, 1)
