"""Pages that are no answer: blocked, a log-in wall, too many requests, gone. Told by status and by words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from backend.ingestion.sources.documents import Document
from backend.ingestion.sources.outcomes import Outcome, Parsed

_STATUSES = {
    401: (Outcome.LOGIN_WALL, "the site asks for a log-in"),
    403: (Outcome.BLOCKED, "the site refuses us"),
    404: (Outcome.GONE, "there is no such page any more"),
    407: (Outcome.BLOCKED, "a proxy refuses us"),
    410: (Outcome.GONE, "the page was taken down"),
    420: (Outcome.THROTTLED, "too many requests"),
    429: (Outcome.THROTTLED, "too many requests"),
    451: (Outcome.BLOCKED, "the site withholds the page for legal reasons"),
    999: (Outcome.BLOCKED, "the site refuses automatic visitors"),
}
BARE_PAGE_CHARS = 1500
_LOGIN_ADDRESS = re.compile(r"/(?:login|log-in|signin|sign-in|authwall|checkpoint|uas/login)\b", re.I)


class Mark(NamedTuple):
    """Words that only such a page shows. `where` is "shown" (lower case) or "source" (the markup as it is)."""

    outcome: Outcome
    pattern: re.Pattern[str]
    why: str
    where: str = "shown"


def mark(outcome: Outcome, pattern: str, why: str, where: str = "shown") -> Mark:
    """A mark from its pattern as text."""
    return Mark(outcome, re.compile(pattern, re.I if where == "source" else 0), why, where)


GENERAL = (
    mark(Outcome.BLOCKED, r"press (?:&|and) hold", "a bot check stands before the page (Press & Hold)"),
    mark(
        Outcome.BLOCKED,
        r"access to this (?:page|site) has been denied|access denied|request denied|403 forbidden"
        r"|you don't have permission to access",
        "the site denies access",
    ),
    mark(
        Outcome.BLOCKED,
        r"(?:verify|confirm|prove)(?: that)? you(?:'re| are) (?:a |not a )?(?:human|robot|bot)"
        r"|are you a (?:human|robot)|i'm not a robot|checking your browser|unusual (?:traffic|activity)"
        r"|automated (?:access|requests|traffic)|enable javascript and cookies to continue"
        r"|complete the security check|just a moment\.\.\.|pardon our interruption|request blocked"
        r"|your request has been blocked|ip (?:address )?has been (?:automatically )?blocked"
        r"|you have been blocked|request unsuccessful\. incapsula",
        "a bot check or a block stands before the page",
    ),
    mark(
        Outcome.BLOCKED,
        r"px-captcha|g-recaptcha|h-captcha|cf-challenge|captcha-delivery\.com|/cdn-cgi/challenge-platform/",
        "a captcha stands before the page",
        "source",
    ),
    mark(
        Outcome.THROTTLED,
        r"too many requests|rate limit(?:ed| exceeded)|you're going too fast|temporarily blocked"
        r"|service (?:is )?(?:temporarily )?unavailable|try again in a few minutes|slow down|bad gateway"
        r"|gateway time-?out|internal server error",
        "the site asks us to slow down",
    ),
    mark(Outcome.LOGIN_WALL, r"401 unauthorized|log in to continue|sign in to continue", "the site asks for a log-in"),
    mark(
        Outcome.GONE,
        r"page not found|page (?:can(?:no|')t|could not|couldn't) be found|404 (?:error|not found)|error 404"
        r"|there is nothing here|no web page for this address",
        "there is no such page any more",
    ),
)


def by_status(document: Document) -> Parsed | None:
    """What the status alone says; the body may say more of a refusal."""
    status = document.page.status
    if status in (0, 200, 201, 202, 203, 206):
        return None
    if status >= 500 and status not in _STATUSES:
        return Parsed(Outcome.THROTTLED, why=f"the site answered {status}: it is overloaded or broken")
    if 300 <= status < 400:
        return Parsed(Outcome.LAYOUT_CHANGED, why=f"the site answered {status}: a redirect that was not followed")
    outcome, words = _STATUSES.get(status, (Outcome.BLOCKED, "the site refuses the request"))
    return Parsed(outcome, why=f"the site answered {status}: {words}")


def by_words(document: Document, own: Sequence[Mark] = ()) -> Parsed | None:
    """What the page says of itself, the source's own words first."""
    bare = len(document.shown) < BARE_PAGE_CHARS  # full pages carry the scripts of bot checks as well
    texts = {"shown": document.shown, "source": document.text[:500_000] if bare else ""}
    for sign in (*own, *GENERAL):
        if sign.pattern.search(texts[sign.where]):
            return Parsed(sign.outcome, why=sign.why)
    if _LOGIN_ADDRESS.search(document.url):
        return Parsed(Outcome.LOGIN_WALL, why="the address is that of a log-in page")
    return None
