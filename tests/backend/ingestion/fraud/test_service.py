"""Batches against the database: what was scored before counts, listings never count against themselves."""

from __future__ import annotations

from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.db import new_id
from backend.ingestion.drafts import Draft
from backend.ingestion.fraud import queries
from backend.ingestion.fraud.models import FraudReview
from backend.ingestion.fraud.service import score_fraud
from backend.leads.models import Listing
from tests.backend.ingestion.fraud.drafting import KEYS, WORDS, home
from tests.factories import make_lead


async def signals(session: AsyncSession, *drafts: Draft) -> list[list[str]]:
    scores = await score_fraud(session, KEYS, drafts)
    assert [draft.fraud_score for draft in drafts] == [scored.score for scored in scores]
    assert [draft.fraud_reasons for draft in drafts] == [scored.reasons for scored in scores]
    return [scored.signals for scored in scores]


def rival(key: str = "rival", **facts: Any) -> Draft:
    return home(key, phone="+15125550177", contact_name="Ann Ferris", **facts)


async def test_a_copy_is_found_in_its_batch_and_among_what_came_before(session: AsyncSession) -> None:
    copied = rival(spot_address=None, asking_price=300_000)
    assert await signals(session, home(), copied) == [[], ["copied_cheaper"]]
    again = home("again", phone="+15125550166", contact_name="Al Dorn", spot_address=None, asking_price=290_000)
    assert await signals(session, again) == [["copied_cheaper"]]


async def test_scoring_the_same_listings_again_changes_nothing(session: AsyncSession) -> None:
    drafts = [home(), home("two", spot_address="9 Elm St", asking_price=300_000)]
    assert await signals(session, *drafts) == await signals(session, *drafts) == [[], []]


async def test_scores_do_not_depend_on_the_order_once_all_are_known(session: AsyncSession) -> None:
    one, other = home(), rival(asking_price=280_000)
    alone = await signals(session, one)
    assert alone == [[]]
    late = await signals(session, other)
    assert "address_other_owner" in late[0]
    assert "address_other_owner" in (await signals(session, one))[0]


async def test_prices_are_compared_with_the_market(session: AsyncSession) -> None:
    for step in range(10):
        await make_lead(session, asking_price=440_000 + 4_000 * step, sqft=1_600)
    assert await signals(session, home(asking_price=100_000)) == [["price_absurd"]]


async def test_demo_people_leave_no_trace_of_a_contact(session: AsyncSession) -> None:
    await signals(session, home(contact_is_demo=True))
    row = (await session.execute(text("SELECT phone, name, address FROM listing_traces"))).one()
    assert row[:2] == (None, None)
    assert row[2] is not None


async def test_traces_hold_nothing_that_reads(session: AsyncSession) -> None:
    await signals(session, home(contact_email="rosalind.quill@example.com"))
    kept = (await session.execute(text("SELECT to_jsonb(t)::text FROM listing_traces t"))).scalar_one()
    for secret in ("5550142", "Rosalind", "Quill", "Marbled", "example.com", WORDS[:20]):
        assert secret.lower() not in kept.lower()


async def test_traces_can_be_forgotten(session: AsyncSession) -> None:
    draft = home()
    await signals(session, draft)
    await queries.forget(session, [(draft.source, draft.source_key)])
    assert (await session.execute(text("SELECT count(*) FROM listing_traces"))).scalar_one() == 0


async def test_decisions_hold_for_the_lead_of_a_listing(session: AsyncSession) -> None:
    draft = home(description="Wire the deposit to me. Contact me on WhatsApp.")
    lead_id = await make_lead(session)
    listing = {"source": draft.source, "source_key": draft.source_key, "lead_id": lead_id, "content_hash": b"x"}
    session.add(Listing(id=new_id(), **listing))
    await session.flush()
    assert await signals(session, draft) == [["pay_first", "off_platform"]]
    for decision, waived in (("approve", []), ("reject", ["rejected_before", "pay_first"]), ("approve", [])):
        names = ["pay_first", "off_platform"] if decision == "approve" else ["pay_first"]
        session.add(FraudReview(id=new_id(), lead_id=lead_id, decision=decision, signals=names, score=0.7))
        await session.flush()
        assert await signals(session, draft) == [waived]
