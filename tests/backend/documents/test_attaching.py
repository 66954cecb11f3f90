"""The mail about an order or a refund brings its document along."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from pydantic import SecretStr

from backend.outbox import service as outbox
from backend.outbox.topics import House
from tests.backend.billing.plans.club import Club, at
from tests.backend.notifications.post_office import MailServer
from tests.backend.purchases.bought import Bought
from tests.backend.purchases.shop import Shop


@pytest.fixture
async def server() -> AsyncIterator[MailServer]:
    made = MailServer()
    yield made
    await made.stop()


async def by_mail(shop: Shop) -> None:
    for event in ("order", "refund"):
        await shop.call("PATCH", "/me/notifications", {"event": event, "channel": "email", "enabled": True})


async def test_a_receipt_and_a_credit_note_are_attached(shop: Shop, server: MailServer) -> None:
    await by_mail(shop)
    bought = Bought(shop, await shop.buy(await shop.lead()))
    await bought.unreachable()
    await bought.ask("invalid_contact")
    house = House(shop.app.state.sessions, shop.app.state.settings)
    await outbox.work(
        replace(house, settings=house.settings.model_copy(update={"smtp_url": SecretStr(await server.start())}))
    )
    documents = (await shop.call("GET", "/documents")).json()["items"]
    files = [file for mail in server.mails for file in mail.iter_attachments()]
    assert sorted(file.get_filename() or "" for file in files) == sorted(f"{made['number']}.pdf" for made in documents)
    assert {file.get_content_type() for file in files} == {"application/pdf"}
    assert all(file.get_content().startswith(b"%PDF-") for file in files)


async def test_without_a_mail_server_the_kept_mail_names_it(shop: Shop) -> None:
    await by_mail(shop)
    await shop.buy(await shop.lead())
    await outbox.work(House(shop.app.state.sessions, shop.app.state.settings))
    (mail,) = await shop.sql("SELECT text FROM caught_mails")
    assert "Attached: R-" in mail.text


async def test_a_plan_and_its_renewal_bring_their_invoices(club: Club) -> None:
    for event in ("order", "renewal"):
        await club.call("PATCH", "/me/notifications", {"event": event, "channel": "email", "enabled": True})
    await club.begin("basic")
    await club.move(at("2026-02-16"))
    mails = await club.shop.sql("SELECT subject, text FROM caught_mails ORDER BY created_at, message_id")
    assert [mail.subject for mail in mails] == [
        "You paid for the Basic plan", "Basic renews soon", "Basic renewed",
    ]  # fmt: skip
    assert ["Attached: I-2026-00000" in mail.text for mail in mails] == [True, False, True]
    documents = (await club.call("GET", "/documents")).json()["items"]
    lines = await club.shop.sql("SELECT content -> 'lines' -> 0 AS line FROM documents ORDER BY serial")
    assert [made["kind"] for made in documents] == ["invoice", "invoice"]
    assert [row.line["detail"] for row in lines] == ["Jan 15, 2026 to Feb 15, 2026", "Feb 15, 2026 to Mar 15, 2026"]
    assert {row.line["text"] for row in lines} == {"Basic plan, monthly"}


async def test_the_invoice_of_an_upgrade_names_the_days_that_its_difference_is_for(club: Club) -> None:
    await club.begin("pro")
    await club.move(at("2026-01-25T10:30"))
    await club.change(tier="enterprise")
    await club.till.work()
    (row,) = await club.shop.sql("SELECT content -> 'lines' -> 0 AS line FROM documents ORDER BY serial DESC LIMIT 1")
    assert (row.line["text"], row.line["cents"]) == ("Enterprise plan", 6_774)
    assert row.line["detail"] == "Difference for Jan 25, 2026 to Feb 15, 2026"
