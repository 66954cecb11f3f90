"""A contact in every store there is, then its removal: no column of the database says it any more."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from httpx import AsyncClient
from langchain_core.messages import HumanMessage
from langgraph.checkpoint.postgres.aio import AsyncPostgresSaver
from langgraph.checkpoint.serde.jsonplus import JsonPlusSerializer
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from backend.config import Settings
from backend.db import Sessions, make_sessions, transaction
from backend.ingestion.pages import service as pages
from backend.ingestion.pipeline.records import unpack
from backend.ingestion.removal_search import Search, Sought
from backend.ingestion.removal_stores import STORES
from backend.ingestion.suppression import SuppressionIn
from backend.outbox import service as outbox
from backend.outbox.topics import House
from backend.services.testing import libpq
from tests.backend.ingestion.test_removal_reach import seed
from tests.backend.ingestion.test_withholding import KEYS, ingest
from tests.backend.purchases.bought import Bought
from tests.backend.purchases.conftest import shop
from tests.backend.purchases.shop import Shop
from tests.factories import CONTACT

__all__ = ["shop"]
pytestmark = pytest.mark.usefixtures("database")
LINK = "https://austin.craigslist.org/reo/d/austin-wren-lane-home/7700000001.html"
SAID = {"phone": "(512) 555-0142", "email": "odalys.quimby@example.com", "link": LINK}
TOLD = f"Ring 512.555.0142 (+1 512 555 0142), write to Odalys.Quimby@example.com, see {LINK}?ref=x. The rest stays."
SPOKEN = "five one two, five five five, zero one four two"
OTHERS = CONTACT | {"phone": "+15125550199", "email": "rosalind@example.com"}
PLANT = """
    UPDATE refunds SET note = :t
    INSERT INTO fraud_reviews (id, lead_id, user_id, decision, signals, score, note)
        SELECT :id, l.id, u.id, 'approve', '{}', 0.5, :t FROM leads l, users u LIMIT 1
    INSERT INTO saved_searches (id, user_id, name, filter) SELECT :id, id, :t, cast(:j AS jsonb) FROM users LIMIT 1
    UPDATE proposals SET void_reason = :t
    UPDATE cart_events SET data = cast(:j AS jsonb)
    UPDATE quotes SET breakdown = cast(:j AS jsonb)
    INSERT INTO notices (id, user_id, event, cause, title, body, data, in_app)
        SELECT :id, id, 'order', 'x', :t, :t, cast(:j AS jsonb), true FROM users LIMIT 1
    INSERT INTO notice_deliveries (id, notice_id, user_id, channel, frequency, due_at, error)
        SELECT :id, id, user_id, 'sms', 'instant', app_now(), :t FROM notices LIMIT 1
    INSERT INTO caught_mails (message_id, user_id, recipient, subject, text, html)
        SELECT 'm1', id, email, :t, :t, '<p>' || :t || '</p>' FROM users LIMIT 1
    INSERT INTO webhook_endpoints (id, user_id, url, events, sealed, key_version)
        SELECT :id, id, 'https://example.com', '{}', '', 1 FROM users LIMIT 1
    INSERT INTO webhook_deliveries (id, endpoint_id, event, body, error)
        SELECT :id, id, 'order.completed', :t, :t FROM webhook_endpoints LIMIT 1
    INSERT INTO outbox (topic, key, payload, last_error, done_at)
        VALUES ('holds.end', 'k', cast(:j AS jsonb), :t, app_now())
    INSERT INTO assistant_threads VALUES ('t1', 'u', :t, app_now(), app_now())
    INSERT INTO assistant_turns VALUES ('t1', 1, app_now(), :t, :t, cast(:j AS jsonb))
    INSERT INTO checkpoints (thread_id, checkpoint_id, checkpoint, metadata)
        VALUES ('t1', 'c1', cast(:j AS jsonb), cast(:j AS jsonb))
    INSERT INTO checkpoint_blobs (thread_id, channel, version, type, blob) VALUES ('t1', 'messages', '1', 'msgpack', :b)
    INSERT INTO checkpoint_writes (thread_id, checkpoint_id, task_id, idx, channel, type, blob)
        VALUES ('t1', 'c1', 'x', 0, 'messages', 'msgpack', :b)
    UPDATE contacts SET consent = cast(:j AS jsonb)
    UPDATE lead_doc SET title = :t, description = :t
    UPDATE lead_deliveries SET why = :t
    UPDATE ingest_batches SET last_error = :t
    UPDATE ingest_rejects SET reason = :t
    UPDATE ingest_pages SET why = :t
    INSERT INTO ingest_sources (source, last_why, alert) VALUES ('zillow', :t, :t)
"""
# A column is a store of free text, sealed and searched when it is opened, or none of removal's business.
SEALED = {
    "contacts.sealed", "listings.sealed", "match_nodes.sealed", "ingest_batches.sealed", "ingest_pages.sealed",
    "ingest_rejects.sealed", "lead_deliveries.sealed",
}  # fmt: skip
OF_USERS = {
    "users", "payments", "payment_refunds", "subscriptions", "webhook_events", "disputes", "discrepancies",
    "documents", "credit_entries", "credit_lots", "plan_grants", "notification_settings", "webhook_endpoints",
    "demo_gateway_answers", "demo_gateway_events", "demo_gateway_objects", "orders", "order_lines", "audit_log",
}  # fmt: skip
BLIND_OR_FACTS = {
    "suppressions", "listing_traces", "match_edges", "lead_search", "lead_vec", "area_stats", "markets", "user_markets",
    "lead_activity", "lead_prices", "document_numbers", "retention_runs", "ingest_schedules", "ingest_runs", "leads",
    "alembic_version", "holds", "listings", "checkpoint_migrations",
}  # fmt: skip
CODES = {
    "prefix", "scopes", "secret_hash", "id", "user_id", "thread_id", "kind", "message_id", "recipient", "basis",
    "phone_kind", "source", "decision", "signals", "body_hash", "key", "route", "market", "stage", "outcome",
    "outcomes",
    "filled", "last_outcome", "door", "event_id", "redacted", "channel", "frequency", "state", "cause", "event",
    "topic", "currency", "made_by", "method", "plan", "status", "tier", "decided_by", "reason", "sha256", "url_mark",
    "phone_index", "email_index", "address_index", "link_index", "words", "checkpoint_id", "checkpoint_ns", "version",
    "parent_checkpoint_id", "type", "task_id", "task_path",
}  # fmt: skip
TEXTS = """
    SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public' AND (
        data_type IN ('text', 'character varying', 'jsonb', 'bytea') OR udt_name IN ('_varchar', '_text', '_bytea')
    ) ORDER BY 1, 2
"""


@pytest.fixture
def sessions(engine: AsyncEngine) -> Sessions:
    return make_sessions(engine)


@pytest.fixture
async def checkpoints(settings: Settings) -> None:
    async with AsyncPostgresSaver.from_conn_string(libpq(settings.database_url or "")) as saver:
        await saver.setup()


async def plant(shop: Shop, sessions: Sessions, settings: Settings, told: str) -> Bought:
    """The person's own listing, what lies on its way in, and what everybody wrote of them."""
    bought = Bought(shop, await shop.buy(await shop.lead(contact=OTHERS)))
    lines = f"/orders/{bought.order['id']}/leads/{bought.lead}"
    assert (await shop.call("PATCH", lines, {"note": told}, key="note-1")).status_code == 200
    assert (await shop.call("POST", "/api-keys", {"name": told[:40], "scopes": ["read"]})).status_code == 201
    await shop.call("POST", "/holds", {"lead_id": await shop.lead(contact=OTHERS)})
    assert (await bought.ask("no_response")).status_code == 201
    await ingest(sessions, settings, listing_url=LINK)
    await seed(sessions)
    blob = JsonPlusSerializer().dumps_typed([HumanMessage(told), HumanMessage("The other one, please.")])[1]
    given = {"t": told, "j": f'{{"type": "cards", "said": ["{told}", 5125550142], "other": 77}}', "b": blob}
    async with transaction(sessions) as session:
        for statement in PLANT.strip().replace("\n        ", " ").split("\n"):
            named = {name: value for name, value in given.items() if f":{name}" in statement}
            await session.execute(
                text(statement.replace(":t", "cast(:t AS text)")),
                named | ({"id": uuid.uuid4()} if ":id" in statement else {}),
            )
    return bought


async def columns(sessions: Sessions) -> list[tuple[str, str]]:
    async with sessions() as session:
        return [(row[0], row[1]) for row in await session.execute(text(TEXTS))]


async def everything(sessions: Sessions) -> dict[str, list[Any]]:
    """All that the database says, by column; what is sealed as it reads opened."""
    found: dict[str, list[Any]] = {}
    for table, column in await columns(sessions):
        async with sessions() as session:
            rows = (await session.execute(text(f'SELECT * FROM "{table}"'))).all()
        name = f"{table}.{column}"
        values = [getattr(row, column) for row in rows if getattr(row, column) is not None]
        if name in SEALED:
            values = [_opened(table, row) for row in rows if row.sealed is not None]
        found[name] = [one.decode("utf-8", "replace") if isinstance(one, bytes) else one for one in values]
    return found


def _opened(table: str, row: Any) -> Any:
    if table == "ingest_pages":
        page = pages.opened(KEYS, row)
        return f"{page.url} {page.body.decode()}"
    if table in ("ingest_batches", "ingest_rejects", "lead_deliveries"):
        return str(unpack(KEYS, bytes(row.sealed), row.key_version))
    return KEYS.open_bytes(bytes(row.sealed), row.key_version).decode("utf-8", "replace")


SEARCH = Search((Sought.of(SuppressionIn(**SAID)),))


@pytest.mark.usefixtures("checkpoints")
class TestEverywhere:
    async def test_no_column_says_it_any_more(
        self, shop: Shop, sessions: Sessions, settings: Settings, client: AsyncClient
    ) -> None:
        bought = await plant(shop, sessions, settings, TOLD)
        said = {name for name, values in (await everything(sessions)).items() if SEARCH.is_in(values)}
        stores = {f"{store.table}.{column}" for store in STORES for column in store.columns}
        assert stores - said <= {"proposals.lines"}
        assert SEALED - {"match_nodes.sealed"} <= said
        assert (await client.post("/v1/removal-requests", json=SAID)).status_code == 202
        await outbox.work_long(House(sessions, settings))
        after = await everything(sessions)
        assert [name for name, values in after.items() if SEARCH.is_in(values)] == []
        assert [name for name, values in after.items() if "quimby@" in str(values).lower()] == []
        assert "The rest stays." in after["order_notes.text"][0]
        assert after["assistant_turns.events"][0]["other"] == 77
        kept = (await shop.call("GET", f"/leads/{bought.lead}/contact")).json()
        assert kept["phone"] == OTHERS["phone"]

    async def test_a_conversation_goes_on_from_its_state(
        self, shop: Shop, sessions: Sessions, settings: Settings, client: AsyncClient
    ) -> None:
        await plant(shop, sessions, settings, TOLD)
        await client.post("/v1/removal-requests", json=SAID)
        await outbox.work_long(House(sessions, settings))
        ((blob,),) = await shop.sql("SELECT blob FROM checkpoint_blobs")
        one, two = JsonPlusSerializer().loads_typed(("msgpack", bytes(blob)))
        assert one.content.startswith("Ring xxx.xxx.xxxx (+x xxx xxx xxxx), write to xxxxxx.xxxxxx@xxxxxxx.xxx, see ")
        assert one.content.endswith("The rest stays.")
        assert two.content == "The other one, please."

    async def test_what_is_said_in_words_goes_too(
        self, shop: Shop, sessions: Sessions, settings: Settings, client: AsyncClient
    ) -> None:
        await plant(shop, sessions, settings, f"Call {SPOKEN} or odalys dot quimby at example dot com")
        await client.post("/v1/removal-requests", json=SAID)
        await outbox.work_long(House(sessions, settings))
        after = await everything(sessions)
        assert [name for name, values in after.items() if SEARCH.is_in(values)] == []
        assert after["assistant_turns.said"] == ["[removed]"]
        assert after["checkpoint_blobs.blob"] == []

    async def test_every_column_is_a_store_or_has_a_reason_not_to_be(self, sessions: Sessions) -> None:
        stores = {f"{store.table}.{column}" for store in STORES for column in store.columns}
        unknown = [
            f"{table}.{column}"
            for table, column in await columns(sessions)
            if f"{table}.{column}" not in stores | SEALED
            and table not in OF_USERS | BLIND_OR_FACTS
            and column not in CODES
        ]
        assert unknown == []


async def test_requests_that_wait_share_one_scan(
    sessions: Sessions, settings: Settings, client: AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    await seed(sessions)
    opened: list[int] = []
    open_page = pages.opened
    monkeypatch.setattr(pages, "opened", lambda keys, row: opened.append(row.id) or open_page(keys, row))
    for said in (SAID, {"phone": "(512) 555-0177"}, {"email": "nobody@example.com"}):
        await client.post("/v1/removal-requests", json=said)
    await outbox.work_long(House(sessions, settings))
    assert len(opened) == 2
    async with sessions() as session:
        left = (await session.execute(text("SELECT count(*) FROM ingest_pages"))).scalar_one()
        asked = (await session.execute(text("SELECT payload, done_at FROM outbox WHERE topic = 'removal.reach'"))).all()
    assert left == 0
    assert [(row.payload, row.done_at is None) for row in asked] == [({}, False)] * 3
