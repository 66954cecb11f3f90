"""robots.txt: whose lines count, which line decides, and how fast one may go."""

from __future__ import annotations

import time

import pytest

from backend.ingestion.fetching.robots import Robots

AGENT = "AIQLeadsBot/1.0 (+https://leads.example.com)"
SITE = "https://site.example.com"


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow: /", "/robots.txt", True),
        ("\ufeffUser-Agent : *\r\n disallow : /a # not this", "/a/b", False),
        ("User-agent: *\nDisallow: /a", "/A", True),
        ("User-agent: *\nDisallow: /reply\nAllow: /reply/ok", "/reply/ok/1", True),
        ("User-agent: *\nDisallow: /a\nAllow: /a", "/a", True),
        ("User-agent: *\nDisallow: /*.json$", "/x/y.json", False),
        ("User-agent: *\nDisallow: /*.json$", "/x/y.json?z=1", True),
        ("User-agent: *\nDisallow: /search?*sort=", "/search?page=2&sort=new", False),
        ("User-agent: *\nDisallow: /a$", "/a", False),
        ("User-agent: *\nDisallow: /a$", "/ab", True),
        ("User-agent: *\nDisallow: /caf%C3%A9", "/café", False),
        ("User-agent: other\nDisallow: /", "/a", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: aiqleadsbot\nDisallow: /b", "/a", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: aiqleadsbot\nDisallow: /b", "/b", False),
        ("User-agent: one\nUser-agent: AIQLeadsBot\nDisallow: /c", "/c", False),
        ("User-agent: AIQLeadsBot\nDisallow: /a\n\nUser-agent: AIQLeadsBot\nDisallow: /b", "/b", False),
        ("Disallow: /\nUser-agent: *\nDisallow: /x", "/a", True),
        ("<html>not found</html>", "/a", True),
    ],
)
def test_the_longest_line_of_the_own_group_decides(text: str, path: str, allowed: bool) -> None:
    assert Robots.read(text, AGENT).allows(SITE + path) is allowed


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("User-agent: *\nCrawl-delay: 10", 10),
        ("User-agent: *\nCrawl-delay: 2.5\nDisallow: /x", 2.5),
        ("User-agent: *\nCrawl-delay: soon", 0),
        ("User-agent: *\nCrawl-delay: nan", 0),
        ("User-agent: *\nCrawl-delay: -4", 0),
        ("User-agent: other\nCrawl-delay: 10", 0),
    ],
)
def test_the_delay_is_the_own_groups(text: str, seconds: float) -> None:
    assert Robots.read(text, AGENT).delay_seconds == seconds


def test_a_pattern_of_many_stars_is_no_trap() -> None:
    robots = Robots.read("User-agent: *\nDisallow: /" + "*a" * 2_000 + "$", AGENT)
    begun = time.process_time()
    assert robots.allows(SITE + "/" + "a" * 1_500 + "b")
    assert time.process_time() - begun < 1
