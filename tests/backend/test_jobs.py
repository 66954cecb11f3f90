"""Jobs run as a worker runs them: each on an engine of its own, from the settings."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from backend.cart import jobs as cart
from backend.config import get_settings
from backend.credits import jobs as credits_
from backend.pricing import jobs as pricing
from backend.purchases import jobs as purchases

JOBS = (
    cart.record_expired, credits_.expire_lots, pricing.reprice_due, pricing.refresh_stats,
    purchases.grant_overdue_refunds,
)  # fmt: skip


@pytest.fixture(autouse=True)
def fresh_settings(db_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("AIQLEADS_DATABASE_URL", db_url)
    get_settings.cache_clear()
    yield
    get_settings.cache_clear()


@pytest.mark.parametrize("job", JOBS)
def test_with_nothing_to_do_they_do_nothing(job: Callable[[], int]) -> None:
    assert job() == 0


def test_without_a_database_they_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AIQLEADS_DATABASE_URL")
    get_settings.cache_clear()
    with pytest.raises(RuntimeError, match="AIQLEADS_DATABASE_URL"):
        cart.record_expired()
