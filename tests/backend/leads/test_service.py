"""One lead: its card, its page, its sale, its contact."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from backend import clock
from backend.keyring import ring
from backend.leads import service
from backend.leads.models import Contact, Lead, LeadActivity, LeadSearch, Listing
from backend.leads.service import ContactRemoved, LeadNotFound, LeadSold, NotForSale, NotPurchased
from backend.search import service as searching
from backend.search.access import MarketLocked
from backend.search.schemas import SearchQuery
from tests.backend.purchases.buying import principal_of
from tests.claims import hold, sell
from tests.factories import CONTACT, CONTACT_KEYS, make_lead, make_user

KEYS = ring(CONTACT_KEYS)


class TestCards:
    async def test_come_in_the_order_given_and_leave_out_what_does_not_exist(self, session: AsyncSession) -> None:
        user = await make_user(session)
        one, two = await make_lead(session), await make_lead(session)
        assert [card.id for card in await service.cards(session, user, [two, 99_999, one])] == [two, one]
        assert await service.cards(session, user, []) == []

    async def test_say_what_the_asker_can_do_and_never_who_else_did(self, session: AsyncSession) -> None:
        me, other = await make_user(session), await make_user(session)
        free, mine, theirs, bought, sold = [await make_lead(session) for _ in range(5)]
        held = await hold(session, me, mine)
        await hold(session, other, theirs)
        await sell(session, me, bought)
        await sell(session, other, sold)
        cards = await service.cards(session, me, [free, mine, theirs, bought, sold])
        assert [card.availability for card in cards] == ["available", "held_by_you", "held", "bought", "sold"]
        assert [card.hold_ends_at for card in cards] == [None, held.ends_at, None, None, None]
        assert str(other.id) not in "".join(card.model_dump_json() for card in cards)

    async def test_a_hold_that_has_ended_is_gone_at_once(self, session: AsyncSession) -> None:
        me, other = await make_user(session), await make_user(session)
        lead = await make_lead(session)
        await hold(session, other, lead, hours=1)
        clock.shift(timedelta(hours=2))
        assert (await service.cards(session, me, [lead]))[0].availability == "available"

    async def test_show_areas_rounded_and_the_place_of_the_cell(self, session: AsyncSession) -> None:
        lead = await make_lead(session, sqft=1_234, lot_sqft=7_841)
        card = (await service.cards(session, await make_user(session), [lead]))[0]
        assert (card.sqft, card.lot_sqft) == (1_230, 7_840)
        exact = await session.get_one(Lead, lead)
        assert (card.lat, card.lon) != (exact.lat, exact.lon)

    async def test_a_search_shows_held_leads_and_leaves_out_bought_ones(self, session: AsyncSession) -> None:
        me, other = await make_user(session), await make_user(session)
        held, bought = await make_lead(session), await make_lead(session)
        await hold(session, other, held)
        await sell(session, me, bought)
        page = await searching.search(session, me, SearchQuery())
        assert [(card.id, card.availability) for card in page.items] == [(held, "held")]


class TestDetail:
    async def test_adds_text_history_and_cautions(self, session: AsyncSession) -> None:
        user = await make_user(session)
        reasons = [{"words": "priced far below its neighbours"}, {"words": "a stock photo"}]
        lead = await make_lead(
            session, description="A redacted text.", redacted=["phone"], fraud_score=0.5, fraud_reasons=reasons
        )
        for days, price in ((9, 420_000), (5, 420_000), (1, 400_000)):
            at = clock.now() - timedelta(days=days)
            session.add(Listing(source="zillow", source_key=bytes([days]), lead_id=lead, content_hash=b"x",
                                asking_price=price, first_seen_at=at))  # fmt: skip
        await session.flush()
        page = await service.detail(session, user, lead)
        assert (page.description, page.redacted, page.listings) == ("A redacted text.", ["phone"], 3)
        assert page.caution == "priced far below its neighbours"
        assert page.caution_reasons == ["priced far below its neighbours", "a stock photo"]
        assert [price for _, price in page.asking_price_history] == [420_000, 400_000]

    async def test_what_another_source_asks_is_no_change_of_the_price(self, session: AsyncSession) -> None:
        user, lead = await make_user(session), await make_lead(session)
        for days, source, price in ((9, "zillow", 420_000), (5, "craigslist", 400_000), (1, "zillow", 415_000)):
            at = clock.now() - timedelta(days=days)
            session.add(Listing(source=source, source_key=bytes([days]), lead_id=lead, content_hash=b"x",
                                asking_price=price, first_seen_at=at))  # fmt: skip
        await session.flush()
        page = await service.detail(session, user, lead)
        assert [price for _, price in page.asking_price_history] == [420_000, 415_000]

    async def test_notes_one_view_a_day_and_user(self, session: AsyncSession) -> None:
        one, two = await make_user(session), await make_user(session)
        lead = await make_lead(session)
        for user in (one, one, two):
            await service.detail(session, user, lead)
        clock.shift(timedelta(hours=25))
        await service.detail(session, one, lead)
        acts = (await session.scalars(select(LeadActivity).where(LeadActivity.kind == "view"))).all()
        assert sorted(act.user_id for act in acts) == sorted([one.id, one.id, two.id])
        assert {(act.zip, act.property_type) for act in acts} == {("78704", "house")}

    async def test_why_it_is_not_for_sale(self, session: AsyncSession) -> None:
        lead = await make_lead(session, contact=None)
        page = await service.detail(session, await make_user(session), lead)
        assert page.availability == "not_for_sale"
        assert page.not_for_sale_reason is not None
        assert "no phone or e-mail" in page.not_for_sale_reason

    @pytest.mark.parametrize("status", ["withdrawn", "review", "rejected"])
    async def test_what_left_the_market_is_not_found(self, session: AsyncSession, status: str) -> None:
        lead = await make_lead(session, status=status)
        with pytest.raises(LeadNotFound):
            await service.detail(session, await make_user(session), lead)

    async def test_a_lead_sold_to_another_is_shown_as_sold(self, session: AsyncSession) -> None:
        me, other = await make_user(session), await make_user(session)
        lead = await make_lead(session)
        await sell(session, other, lead)
        assert (await service.detail(session, me, lead)).availability == "sold"
        assert (await service.detail(session, other, lead)).availability == "bought"

    async def test_a_lead_of_a_closed_market_is_locked_unless_it_was_bought(self, session: AsyncSession) -> None:
        user = await make_user(session, tier="basic")
        lead = await make_lead(session, market="dallas-tx", city="Dallas")
        with pytest.raises(MarketLocked):
            await service.detail(session, user, lead)
        await sell(session, user, lead)
        assert (await service.detail(session, user, lead)).availability == "bought"


class TestForSale:
    async def test_gives_what_a_quote_needs(self, session: AsyncSession) -> None:
        lead = await make_lead(session)
        found = await service.get_for_sale(session, lead, lock=True)
        assert (found.lead_id, found.market, found.label) == (lead, "austin-tx", "3-bed house in Austin")

    async def test_unknown_sold_and_barred_leads_are_told_apart(self, session: AsyncSession) -> None:
        with pytest.raises(LeadNotFound):
            await service.get_for_sale(session, 4_711)
        sold = await make_lead(session)
        await sell(session, await make_user(session), sold)
        with pytest.raises(LeadSold):
            await service.get_for_sale(session, sold)
        for facts, reason in (
            ({"contact": None}, "no_contact"),
            ({"basis": None, "sellable": False}, "no_basis"),
            ({"seen_days": 15}, "not_seen"),
            ({"status": "review", "fraud_score": 0.8}, "under_review"),
            ({"status": "withdrawn"}, "withdrawn"),
        ):
            lead = await make_lead(session, **facts)
            with pytest.raises(NotForSale) as error:
                await service.get_for_sale(session, lead)
            assert error.value.data["reason"] == reason

    async def test_a_contact_that_reaches_nobody_bars_the_sale_whatever_the_flag_says(
        self, session: AsyncSession
    ) -> None:
        lead = await make_lead(session)
        await session.execute(
            update(Contact).where(Contact.lead_id == lead).values(phone_valid=False, email_valid=False)
        )
        assert (await session.get_one(LeadSearch, lead)).sellable
        with pytest.raises(NotForSale):
            await service.get_for_sale(session, lead)


class TestContact:
    async def test_is_opened_for_its_buyer_alone(self, session: AsyncSession) -> None:
        buyer, other = await make_user(session), await make_user(session)
        lead = await make_lead(session)
        await sell(session, buyer, lead)
        found = await service.contact(session, KEYS, principal_of(buyer), lead)
        assert found.model_dump(include=set(CONTACT)) == CONTACT
        assert found.calling_hours.startswith("8 am to 9 pm, America/Chicago (now ")
        with pytest.raises(NotPurchased):
            await service.contact(session, KEYS, principal_of(other), lead)

    async def test_a_full_refund_hides_it_again(self, session: AsyncSession) -> None:
        buyer = await make_user(session)
        lead = await make_lead(session)
        line = await sell(session, buyer, lead)
        line.revoked_at = clock.now()
        await session.execute(update(Lead).where(Lead.id == lead).values(status="withdrawn"))
        await session.flush()
        with pytest.raises(NotPurchased, match="taken back"):
            await service.contact(session, KEYS, principal_of(buyer), lead)
        with pytest.raises(LeadNotFound):
            await service.contact(session, KEYS, principal_of(await make_user(session)), lead)

    async def test_a_removed_contact_and_an_unknown_lead_are_not_found(self, session: AsyncSession) -> None:
        buyer = await make_user(session)
        lead = await make_lead(session, contact=None)
        await sell(session, buyer, lead)
        with pytest.raises(ContactRemoved):
            await service.contact(session, KEYS, principal_of(buyer), lead)
        with pytest.raises(LeadNotFound):
            await service.contact(session, KEYS, principal_of(buyer), 4_711)
