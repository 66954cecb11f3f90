"""How we behave towards other people's servers."""

from __future__ import annotations

from typing import NamedTuple

from backend.config import Settings
from backend.ingestion.sources.outcomes import Outcome

PRODUCT = "AIQLeadsBot"


class Manners(NamedTuple):
    """``seconds_between`` two requests to a host, or its Crawl-delay where that is longer."""

    agent: str
    seconds_between: float = 3.0
    wait_max_seconds: float = 60.0  # for a turn or a pause that is asked for; longer ones are left to a later run
    attempts: int = 3
    back_off_seconds: float = 2.0  # doubles from there, give or take a half
    answer_seconds: float = 30.0
    body_max_bytes: int = 32 * 1024 * 1024
    redirects_max: int = 5
    failures_max: int = 5  # in a row, and the host is left alone
    alone_seconds: float = 900.0
    any_address: bool = False  # private ones too: for tests
    token: tuple[str, str] | None = None  # of an official feed: below which address, and what


class NotFetched(Exception):
    """There is no page to read. ``again_seconds``: when the host may be asked again, as far as is known."""

    def __init__(self, outcome: Outcome, why: str, again_seconds: float | None = None) -> None:
        super().__init__(why)
        self.outcome = outcome
        self.why = why
        self.again_seconds = again_seconds


def manners_of(settings: Settings) -> Manners:
    """As set by the operator."""
    agent = f"{PRODUCT}/1.0 (+{settings.fetch_contact or settings.base_url})"
    return Manners(agent, settings.fetch_seconds_between, any_address=settings.fetch_any_address)


def with_token(manners: Manners, settings: Settings) -> Manners:
    """For an official feed, whose token goes to its own server alone."""
    if settings.reso_url is None or settings.reso_access_token is None:
        return manners
    return manners._replace(token=(settings.reso_url.rstrip("/") + "/", settings.reso_access_token.get_secret_value()))
