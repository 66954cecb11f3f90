"""Holds: lengths, numbers, pauses, extensions, releases; on a real database with a shifted clock."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.cart import errors, queries, service
from backend.db import new_id
from backend.leads.sale import LeadNotFound, LeadSold, NotForSale
from backend.pricing import service as pricing
from backend.purchases.eligibility import AlreadyBought, PlanRequired
from backend.search.access import MarketLocked
from backend.security import Principal
from tests.backend.purchases.buying import forward, own_lead, principal_of
from tests.factories import make_lead, make_user

HOUR = timedelta(hours=1)


async def buyer(session: AsyncSession, tier: str | None = "pro", **facts: Any) -> Principal:
    return principal_of(await make_user(session, tier=tier, **facts))


async def held(session: AsyncSession, who: Principal, lead: int, hours: float | None = None) -> Any:
    return (await service.hold(session, who, lead, hours))[0]


async def events(session: AsyncSession) -> list[str]:
    return list((await session.execute(text("SELECT kind FROM cart_events ORDER BY id"))).scalars())


class TestHold:
    async def test_an_hour_when_no_length_is_asked(self, session: AsyncSession) -> None:
        who, lead = await buyer(session), await make_lead(session)
        hold, is_new = await service.hold(session, who, lead)
        assert is_new
        assert hold.status == "active"
        assert hold.ends_at - hold.starts_at == HOUR
        assert (hold.label, hold.clamped, hold.can_extend) == ("3-bed house in Austin", False, True)

    @pytest.mark.parametrize(("tier", "longest"), [("basic", 24), ("pro", 72), ("enterprise", 168)])
    async def test_no_longer_than_the_tier_allows_whatever_is_asked(
        self, session: AsyncSession, tier: str, longest: int
    ) -> None:
        who, lead = await buyer(session, tier), await make_lead(session)
        hold = await held(session, who, lead, 1_000)
        assert hold.ends_at - hold.starts_at == longest * HOUR
        assert (hold.clamped, hold.requested_hours, hold.hold_max_hours) == (True, 1_000, longest)
        assert not hold.can_extend

    async def test_again_it_stays_as_it_is(self, session: AsyncSession) -> None:
        who, lead = await buyer(session), await make_lead(session)
        first = await held(session, who, lead)
        again, is_new = await service.hold(session, who, lead, 48)
        assert not is_new
        assert (again.id, again.ends_at) == (first.id, first.ends_at)
        assert await events(session) == ["added"]

    async def test_somebody_else_has_to_wait_and_is_not_told_who(self, session: AsyncSession) -> None:
        owner, lead = await buyer(session, name="Zebulon Private"), await make_lead(session)
        await held(session, owner, lead)
        with pytest.raises(errors.LeadHeld) as refused:
            await held(session, await buyer(session), lead)
        assert "Zebulon" not in refused.value.detail
        assert refused.value.data == {"lead_id": lead}

    async def test_it_is_free_the_moment_the_hold_ends(self, session: AsyncSession) -> None:
        lead = await make_lead(session)
        await held(session, await buyer(session), lead)
        await forward(session, minutes=61)
        assert (await held(session, await buyer(session), lead)).status == "active"

    async def test_after_ones_own_hold_ended_unbought_one_waits_a_day(self, session: AsyncSession) -> None:
        who, lead = await buyer(session), await make_lead(session, seen_days=0)
        hold = await held(session, who, lead)
        await forward(session, hours=2)
        with pytest.raises(errors.HoldPause) as refused:
            await held(session, who, lead)
        assert refused.value.data["possible_at"] == (hold.ends_at + 24 * HOUR).isoformat()
        assert "23 h" in refused.value.detail
        await forward(session, hours=25.1)
        assert (await held(session, who, lead)).status == "active"

    @pytest.mark.parametrize(("tier", "most"), [("basic", 3), ("pro", 10)])
    async def test_as_many_at_one_time_as_the_tier_allows(self, session: AsyncSession, tier: str, most: int) -> None:
        who = await buyer(session, tier)
        holds = [await held(session, who, await make_lead(session)) for _ in range(most)]
        with pytest.raises(errors.HoldLimit) as refused:
            await held(session, who, await make_lead(session))
        assert refused.value.data["holds_max"] == most
        assert "enterprise" in refused.value.data["opens_with"]
        await service.release(session, who, holds[0].id)
        assert (await held(session, who, await make_lead(session))).status == "active"

    async def test_it_keeps_the_price_to_its_end(self, session: AsyncSession) -> None:
        who, lead = await buyer(session), await make_lead(session)
        quote = await pricing.make_quote(session, who.user, lead)
        hold = await held(session, who, lead, 5)
        assert hold.quote_id == quote.id
        await pricing.set_list_price(session, lead, 3_300)
        await forward(session, hours=4)
        (line,) = (await service.cart(session, who.user)).holds
        assert line.price_cents == quote.price_cents
        assert (await pricing.read_quote(session, who.user, quote.id)).expires_at == hold.ends_at

    @pytest.mark.parametrize(
        ("facts", "error"),
        [
            ({"contact": None}, NotForSale),
            ({"status": "sold"}, LeadSold),
            ({"status": "rejected"}, LeadNotFound),
            ({"market": "dallas-tx"}, MarketLocked),
        ],
    )
    async def test_what_cannot_be_bought_cannot_be_held(
        self, session: AsyncSession, facts: dict[str, Any], error: type[Exception]
    ) -> None:
        who = await buyer(session, "basic")
        with pytest.raises(error):
            await held(session, who, await make_lead(session, **facts))

    async def test_nor_ones_own_lead_nor_one_that_does_not_exist(self, session: AsyncSession) -> None:
        who = await buyer(session)
        with pytest.raises(AlreadyBought):
            await held(session, who, await own_lead(session, who.user))
        with pytest.raises(LeadNotFound):
            await held(session, who, 999_999)

    async def test_it_takes_a_plan(self, session: AsyncSession) -> None:
        with pytest.raises(PlanRequired):
            await held(session, await buyer(session, None), await make_lead(session))

    async def test_it_counts_as_demand_and_is_logged(self, session: AsyncSession) -> None:
        who, lead = await buyer(session), await make_lead(session)
        await held(session, who, lead, 2)
        acts = text("SELECT kind, user_id FROM lead_activity")
        assert [tuple(row) for row in await session.execute(acts)] == [("hold", who.id)]
        logged = text("SELECT action, subject FROM audit_log")
        assert [tuple(row) for row in await session.execute(logged)] == [("hold.create", f"lead:{lead}")]


class TestExtend:
    async def test_hours_are_added_to_the_end(self, session: AsyncSession) -> None:
        who, lead = await buyer(session), await make_lead(session)
        hold = await held(session, who, lead)
        longer = await service.extend(session, who, hold.id, 24)
        assert longer.ends_at == hold.ends_at + 24 * HOUR
        assert not longer.clamped
        assert await events(session) == ["added", "extended"]

    async def test_at_most_to_the_tiers_longest_from_the_start(self, session: AsyncSession) -> None:
        who, lead = await buyer(session), await make_lead(session)
        hold = await held(session, who, lead, 70)
        longer = await service.extend(session, who, hold.id, 24)
        assert longer.ends_at == hold.starts_at + 72 * HOUR
        assert longer.clamped
        with pytest.raises(errors.HoldAtMaximum) as refused:
            await service.extend(session, who, hold.id, 1)
        assert refused.value.data["hold_max_hours"] == 72

    async def test_basic_has_none_and_hears_who_has(self, session: AsyncSession) -> None:
        who = await buyer(session, "basic")
        hold = await held(session, who, await make_lead(session))
        assert not hold.can_extend
        with pytest.raises(errors.ExtensionNotAllowed) as refused:
            await service.extend(session, who, hold.id, 1)
        assert refused.value.data["opens_with"] == ["pro", "enterprise"]

    async def test_nothing_is_left_to_extend_after_the_end(self, session: AsyncSession) -> None:
        who, lead = await buyer(session), await make_lead(session)
        hold = await held(session, who, lead)
        await forward(session, hours=2)
        with pytest.raises(errors.HoldEnded):
            await service.extend(session, who, hold.id, 24)

    async def test_somebody_elses_is_unknown(self, session: AsyncSession) -> None:
        hold = await held(session, await buyer(session), await make_lead(session))
        other = await buyer(session)
        for hold_id in (hold.id, new_id()):
            with pytest.raises(errors.HoldNotFound):
                await service.extend(session, other, hold_id, 24)


class TestRelease:
    async def test_the_lead_is_free_at_once(self, session: AsyncSession) -> None:
        who, lead = await buyer(session), await make_lead(session)
        hold = await held(session, who, lead, 5)
        assert (await service.release(session, who, hold.id)).status == "released"
        assert await queries.active_holds(session, [lead]) == {}
        assert (await held(session, await buyer(session), lead)).status == "active"

    async def test_twice_is_once(self, session: AsyncSession) -> None:
        who = await buyer(session)
        hold = await held(session, who, await make_lead(session))
        first = await service.release(session, who, hold.id)
        assert (await service.release(session, who, hold.id)).ends_at == first.ends_at
        assert await events(session) == ["added", "released"]

    async def test_somebody_elses_is_unknown(self, session: AsyncSession) -> None:
        hold = await held(session, await buyer(session), await make_lead(session))
        with pytest.raises(errors.HoldNotFound):
            await service.release(session, await buyer(session), hold.id)


class TestCart:
    async def test_the_hold_that_ends_first_is_on_top(self, session: AsyncSession) -> None:
        who = await buyer(session)
        late, soon = await make_lead(session), await make_lead(session)
        await held(session, who, late, 10)
        await held(session, who, soon, 2)
        await held(session, await buyer(session), await make_lead(session))
        cart = await service.cart(session, who.user)
        assert [line.lead_id for line in cart.holds] == [soon, late]
        assert [line.lead.availability for line in cart.holds] == ["held_by_you", "held_by_you"]
        assert cart.total_cents == sum(line.price_cents for line in cart.holds)
        assert cart.holds_max == 10

    async def test_empty_without_holds_or_plan(self, session: AsyncSession) -> None:
        cart = await service.cart(session, (await buyer(session, None)).user)
        assert (cart.holds, cart.total_cents, cart.holds_max) == ([], 0, 0)


class TestExpired:
    async def test_each_is_logged_once_at_the_moment_it_ended(self, session: AsyncSession) -> None:
        who = await buyer(session)
        hold = await held(session, who, await make_lead(session))
        assert await service.record_expired(session) == 0
        await forward(session, hours=2)
        assert await service.record_expired(session) == 1
        assert await service.record_expired(session) == 0
        at = text("SELECT at FROM cart_events WHERE kind = 'expired'")
        assert (await session.execute(at)).scalar_one() == hold.ends_at


class TestWithdraw:
    async def test_a_lead_that_leaves_ends_its_hold_without_a_pause(self, session: AsyncSession) -> None:
        who, lead = await buyer(session), await make_lead(session)
        hold = await held(session, who, lead)
        await service.withdraw(session, lead)
        assert await queries.active_holds(session, [lead]) == {}
        assert await queries.last_unbought_end(session, who.id, lead) is None
        assert (await service.release(session, who, hold.id)).status == "withdrawn"


class TestDatabase:
    async def test_two_overlapping_holds_are_impossible_even_past_the_service(self, session: AsyncSession) -> None:
        one, two = await buyer(session), await buyer(session)
        hold = await held(session, one, await make_lead(session), 5)
        values = {"lead_id": hold.lead_id, "user_id": two.id, "starts_at": hold.starts_at + HOUR}
        assert await queries.add_hold(session, **values, ends_at=hold.ends_at + HOUR) is None
