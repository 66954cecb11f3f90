"""The operator's pages: for administrators alone, every section with something in it and with nothing."""

from __future__ import annotations

import json
import re
import uuid
from datetime import timedelta
from typing import Any

import pytest
from fastapi import FastAPI
from httpx import AsyncClient
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from backend import clock
from backend.accounts.models import User
from backend.config import Settings
from backend.credits import service as credits_
from backend.db import make_sessions, transaction
from backend.ingestion import pipeline
from backend.ingestion.operators import queries as sources
from backend.keyring import ring
from backend.outbox.topics import House
from tests.backend.purchases.bought import Bought
from tests.backend.purchases.shop import Shop
from tests.factories import CONTACT_KEYS, PASSWORD, make_lead, make_user
from ui.web.admin.routes import SECTIONS

HOSTILE = '"><script>alert(1)</script>'
KEYS = ring(CONTACT_KEYS)


@pytest.fixture
def house(engine: AsyncEngine, settings: Settings) -> House:
    return House(make_sessions(engine), settings)


@pytest.fixture
async def desk(web: FastAPI, browser: AsyncClient) -> AsyncClient:
    """An administrator's browser, logged in."""
    async with transaction(web.state.sessions) as session:
        admin = await make_user(session, role="admin", email="ops@example.com", time_zone="America/Phoenix")
    await browser.post("/login", data={"email": admin.email, "password": PASSWORD})
    return browser


async def batches(house: House, count: int = 1, error: str = "OSError: full") -> list[int]:
    """Batches of a run that were given up."""
    async with transaction(house.sessions) as session:
        run = await pipeline.begin(session, "craigslist", "austin-tx")
        rows = [{"source_ref": f"r{place}", "title": "Home", "asking_price": "300000"} for place in range(count)]
        for row in rows:
            await pipeline.accept(session, KEYS, "craigslist", [row], run=run)
        await session.execute(
            text("UPDATE ingest_batches SET dead_at = app_now(), last_error = :error"), {"error": error}
        )
        return list((await session.execute(text("SELECT id FROM ingest_batches ORDER BY id"))).scalars())


class TestWho:
    @pytest.mark.parametrize("section", SECTIONS)
    async def test_a_stranger_logs_in_first_and_comes_back(self, browser: AsyncClient, section: str) -> None:
        path = f"/admin/{section}".rstrip("/")
        asked = await browser.get(path)
        assert (asked.status_code, asked.headers["location"]) == (303, f"/login?next={path}")
        assert f'value="{path}"' in (await browser.get(asked.headers["location"])).text

    async def test_a_buyer_is_told_that_it_is_not_for_them(self, page: AsyncClient) -> None:
        answer = await page.get("/admin")
        assert answer.status_code == 403
        assert "for administrators" in answer.text
        assert (await page.post("/admin/sources/craigslist", data={"act": "off"})).status_code == 403
        assert "Operator" not in (await page.get("/account")).text

    async def test_whose_role_was_taken_is_out_at_once(self, desk: AsyncClient, web: FastAPI) -> None:
        assert (await desk.get("/admin")).status_code == 200
        assert 'href="/admin"' in (await desk.get("/account")).text
        async with transaction(web.state.sessions) as session:
            await session.execute(text("UPDATE users SET role = 'user'"))
        assert (await desk.get("/admin/merges")).status_code == 403

    async def test_forms_of_other_sites_do_nothing(self, desk: AsyncClient) -> None:
        sent = {"act": "accept", "terms": "yes"}
        answer = await desk.post("/admin/sources/craigslist", data=sent, headers={"Origin": "https://evil.example"})
        assert answer.status_code == 403
        assert "not accepted" in (await desk.get("/admin/sources")).text

    @pytest.mark.parametrize("section", SECTIONS)
    async def test_every_section_says_so_when_it_is_empty(self, desk: AsyncClient, section: str) -> None:
        answer = await desk.get(f"/admin/{section}".rstrip("/"))
        assert answer.status_code == 200
        assert re.search(r"Nothing|No |none", answer.text)
        assert answer.headers["cache-control"] == "no-store"
        assert "<script" not in answer.text

    @pytest.mark.parametrize(
        "query", ["page=x", "page=-3", "page=99999999999", "band=nonsense", "band=", "lead_id=ten"]
    )
    async def test_an_address_that_makes_no_sense_is_the_first_page(self, desk: AsyncClient, query: str) -> None:
        for section in SECTIONS:
            path = f"/admin/{section}".rstrip("/")
            assert (await desk.get(f"{path}?{query}")).status_code == 200


class TestSources:
    async def test_are_turned_on_by_accepting_their_terms_only(self, desk: AsyncClient) -> None:
        refused = await desk.post("/admin/sources/craigslist", data={"act": "accept"})
        assert refused.status_code == 422
        assert "Read the terms of craigslist" in refused.text
        assert (await desk.post("/admin/sources/craigslist", data={"act": "on"})).status_code == 409
        done = await desk.post("/admin/sources/craigslist", data={"act": "accept", "terms": "yes"})
        assert done.headers["location"] == "/admin/sources?said=accept"
        shown = (await desk.get("/admin/sources")).text
        assert "its terms</a>, accepted" in shown
        assert 'aria-label="Turn off: craigslist"' in shown
        await desk.post("/admin/sources/craigslist", data={"act": "off"})
        assert 'aria-label="Turn off: craigslist"' not in (await desk.get("/admin/sources")).text

    async def test_show_outcomes_fill_rates_and_alerts_in_the_reader_s_zone(
        self, desk: AsyncClient, house: House
    ) -> None:
        at = clock.now() - timedelta(days=1)
        async with transaction(house.sessions) as session:
            row = await sources.of(session, "zillow")
            row.last_page_at = row.alerted_at = at
            row.last_outcome, row.last_why, row.alert = "layout_changed", HOSTILE, f"The layout {HOSTILE}"
            row.outcomes, row.filled, row.watched = {"ok": 1200, "layout_changed": 1}, {"beds": 0.93}, 1
        shown = (await desk.get("/admin/sources")).text
        assert "1,201: ok 1,200, layout_changed 1" in shown
        assert "93%" in shown
        assert "Fields of the last 1 listing<" in shown
        assert "&lt;script&gt;" in shown
        assert "<script" not in shown
        hour = (at.hour - 7) % 24  # Phoenix
        assert f"{hour % 12 or 12}:{at.minute:02d} {'AM' if hour < 12 else 'PM'}" in shown
        assert "The layout" in (await desk.get("/admin")).text

    async def test_collect_by_the_clock_until_stopped(self, desk: AsyncClient) -> None:
        form = {"source": "import", "target": "/srv/<b>exports", "market": "", "every": "60"}
        assert (await desk.post("/admin/schedules", data=form)).status_code == 303
        shown = (await desk.get("/admin/sources")).text
        assert "/srv/&lt;b&gt;exports" in shown
        (path,) = re.findall(r'action="(/admin/schedules/[0-9a-f-]+)"', shown)
        assert (await desk.post(path)).status_code == 303
        assert "/srv/" not in (await desk.get("/admin/sources")).text


class TestDeadLetters:
    async def test_are_tried_again_or_discarded(self, desk: AsyncClient, house: House) -> None:
        again, gone = await batches(house, 2, error=f"ValueError: {HOSTILE}")
        shown = (await desk.get("/admin/problems")).text
        assert "ValueError: &quot;&gt;&lt;script&gt;" in shown
        assert "after 0 attempts at cleaning, 1 record<" in shown
        assert (await desk.post(f"/admin/problems/{gone}", data={"act": "discard"})).status_code == 303
        assert (await desk.post(f"/admin/problems/{again}", data={"act": "retry"})).status_code == 303
        twice = await desk.post(f"/admin/problems/{again}", data={"act": "discard"})
        assert twice.status_code == 404
        assert f"There is no dead letter {again}" in twice.text
        async with transaction(house.sessions) as session:
            left = await session.execute(text("SELECT id, dead_at FROM ingest_batches"))
            assert left.all() == [(again, None)]

    async def test_a_run_is_finished_when_its_last_one_is_discarded(self, desk: AsyncClient, house: House) -> None:
        (gone,) = await batches(house)
        assert "Given up" in (await desk.get("/admin/runs")).text
        await desk.post(f"/admin/problems/{gone}", data={"act": "discard"})
        assert ">done<" in (await desk.get("/admin/runs")).text

    async def test_are_told_in_pages(self, desk: AsyncClient, house: House) -> None:
        await batches(house, 23)
        first, second = (await desk.get("/admin/problems")).text, (await desk.get("/admin/problems?page=2")).text
        assert (first.count("<article"), second.count("<article")) == (20, 3)
        assert 'href="/admin/problems?page=2"' in first
        assert 'href="/admin/problems?page=1"' in second
        assert "<b>23</b> Dead letters" in (await desk.get("/admin")).text


class TestRuns:
    async def test_show_how_far_they_are_and_why_records_were_rejected(self, desk: AsyncClient, house: House) -> None:
        async with transaction(house.sessions) as session:
            run = await pipeline.begin(session, "import")
            await pipeline.accept(session, KEYS, "import", [{"source_ref": "x", "title": "A home"}], run=run)
        assert "0 of 1 listing done, 1 batch on the way" in (await desk.get("/admin")).text
        await pipeline.work(house)
        shown = (await desk.get("/admin/runs")).text
        assert ">done<" in shown
        (path,) = re.findall(r'href="(/admin/runs/[0-9a-f-]+)"', shown)
        told = (await desk.get(path)).text
        assert re.search(r'<tr><td>[^<]*(price|place)[^<]*</td><td class="num">1</td>', told)

    async def test_show_what_pages_had_that_is_nothing_to_publish(self, desk: AsyncClient, house: House) -> None:
        await batches(house)
        async with transaction(house.sessions) as session:
            skipped = json.dumps({HOSTILE: 2, "goods": 1200})
            await session.execute(
                text("UPDATE ingest_runs SET skipped = cast(:skipped AS jsonb)"), {"skipped": skipped}
            )
        shown = (await desk.get("/admin/runs")).text
        assert "1,202" in shown
        assert '<tr><td>goods</td><td class="num">1,200</td></tr>' in shown
        assert "<script" not in shown


class TestFlagged:
    async def flag(self, house: House, score: float, **values: Any) -> int:
        reasons = [{"signal": "pay_first", "words": f"asks for money first {HOSTILE}"}]
        async with transaction(house.sessions) as session:
            return await make_lead(session, fraud_score=score, fraud_reasons=reasons, **values)

    async def test_are_approved_and_rejected(self, desk: AsyncClient, house: House) -> None:
        honest = await self.flag(house, 0.75, status="review")
        crook = await self.flag(house, 0.8, status="review")
        shown = (await desk.get("/admin/flagged?band=review")).text
        assert "Fraud score 0.80" in shown
        assert "<script" not in shown
        assert "<b>2</b> Leads hidden for review" in (await desk.get("/admin")).text
        assert (await desk.post(f"/admin/flagged/{honest}", data={"act": "approve", "note": ""})).status_code == 303
        assert (await desk.post(f"/admin/flagged/{crook}", data={"act": "reject"})).status_code == 303
        again = await desk.post(f"/admin/flagged/{honest}", data={"act": "approve"})
        assert again.status_code == 409
        shown = (await desk.get("/admin/flagged")).text
        assert "rejected before" in shown
        assert "50%" in shown
        async with transaction(house.sessions) as session:
            rows = await session.execute(text("SELECT id, status FROM leads ORDER BY id"))
            assert {row[0]: row[1] for row in rows} == {honest: "available", crook: "rejected"}

    async def test_further_ones_are_behind_a_link(self, desk: AsyncClient, house: House) -> None:
        for place in range(22):
            await self.flag(house, 0.5 + place / 100)
        first = (await desk.get("/admin/flagged")).text
        (more,) = re.findall(r'href="(/admin/flagged\?cursor=[^"]+)"', first)
        rest = (await desk.get(more)).text
        assert (first.count("<article"), rest.count("<article")) == (20, 2)
        assert "From the top" in rest


class TestMerges:
    async def test_say_why_and_take_a_listing_out(self, desk: AsyncClient, house: House) -> None:
        home = {"address": "4217 Marbled Wren Ln", "city": "Austin", "state": "TX", "zip": "78704", "sqft": "1480"}
        home |= {"asking_price": "412000", "beds": "3", "baths": "2"}
        async with transaction(house.sessions) as session:
            run = await pipeline.begin(session, "import", "austin-tx")
            both = [{**home, "source_ref": "a", "title": "One"}, {**home, "source_ref": "b", "title": "Two"}]
            await pipeline.accept(session, KEYS, "import", both, run=run)
        await pipeline.work(house)
        shown = (await desk.get("/admin/merges")).text
        assert "2 listings" in shown
        assert "likely one property" in shown
        lead = re.findall(r'action="/admin/merges/(\d+)"', shown)[0]
        one, other = re.findall(r'name="listings" value="([0-9a-f-]{36})"', shown)
        nothing = await desk.post(f"/admin/merges/{lead}")
        assert nothing.status_code == 422
        assert "Tick the listings" in nothing.text
        both = await desk.post(f"/admin/merges/{lead}", data={"listings": [one, other]})
        assert both.status_code == 409
        assert (await desk.post(f"/admin/merges/{lead}", data={"listings": [other]})).status_code == 303
        assert "No lead has more than one listing" in (await desk.get("/admin/merges")).text
        assert f"Lead {lead} has one listing only" in (await desk.get(f"/admin/merges?lead_id={lead}")).text


class TestDecisions:
    @pytest.mark.parametrize("act", ["approve", "reject"])
    async def test_a_refund_is_decided_and_its_buyer_reads_it(
        self, desk: AsyncClient, web: FastAPI, buyer: User, act: str
    ) -> None:
        async with transaction(web.state.sessions) as session:
            await credits_.grant(session, buyer.id, 50_000, "bought")
        shop = Shop(web, desk, buyer, buyer)
        bought = Bought(shop, await shop.buy(await shop.lead()))
        refund = (await bought.ask("no_response", 300)).json()
        assert "pat@example.com" in (await desk.get("/admin/refunds")).text
        word = {"act": act, "reason": "The seller answered <b>us</b>." if act == "reject" else ""}
        assert (await desk.post(f"/admin/refunds/{refund['id']}", data=word)).status_code == 303
        assert "No refund waits" in (await desk.get("/admin/refunds")).text
        assert (await desk.post(f"/admin/refunds/{refund['id']}", data=word)).status_code == 409
        assert await shop.balance() == 50_000 - bought.paid + (300 if act == "approve" else 0)
        told = (await shop.call("GET", "/notifications")).json()["items"]
        assert any("refund" in one["title"].lower() for one in told)

    async def test_a_refund_that_does_not_exist_is_said_so_on_the_page(self, desk: AsyncClient) -> None:
        path = f"/admin/refunds/{uuid.uuid4()}"
        assert (await desk.post(path, data={"act": "approve"})).status_code == 404
        refused = await desk.post(path, data={"act": "reject", "reason": " "})
        assert refused.status_code == 422
        assert "A rejection says why" in refused.text
        assert "No refund waits" in refused.text

    async def test_forms_that_make_no_sense_are_refused(self, desk: AsyncClient, buyer: User) -> None:
        assert (await desk.post("/admin/flagged/1", data={"act": "delete"})).status_code == 422
        assert (await desk.post("/admin/sources/../x", data={"act": "on"})).status_code in (404, 405)
        assert (await desk.get("/admin/nonsense")).status_code in (404, 422)
