"""Bought leads for other programs: what sellers and buyers wrote stays data, and nobody else gets a contact."""

from __future__ import annotations

import csv
import uuid
from datetime import UTC, datetime
from io import StringIO
from typing import Any

import pytest

from backend.purchases.exports import Exported, cell, escaped, folded, to_csv, to_vcards
from tests.backend.purchases.bought import Bought
from tests.backend.purchases.shop import Shop
from tests.factories import CONTACT, assistant_bearer, bearer

EVIL = '=HYPERLINK("http://example.com","x")'


def row(**contact: str) -> Exported:
    at = datetime(2026, 11, 22, 17, tzinfo=UTC)
    return Exported(
        uuid.UUID(int=7), 1001, at, 10_001, "new", "3-bed house in Austin", "Austin", "TX", "78704", 400_000, 850, None,
        ["Called; asked, twice\nback"], contact or {"name": "Rosalind Quill", "phone": "+15125550142"}, False,
    )  # fmt: skip


@pytest.mark.parametrize(
    "text", [EVIL, "+1+1", "-2+3", "@SUM(A1)", "\t=1+1", "\r=1", " =1", "|calc", "%x", "＝1", "\x00=1"]
)
def test_no_cell_is_a_formula(text: str) -> None:
    assert cell(text).startswith("'")


@pytest.mark.parametrize(
    ("text", "shown"), [("+15125550142", "(512) 555-0142"), ("O'Neil, Pat", "O'Neil, Pat"), ("a=b", "a=b"), ("", "")]
)
def test_what_is_none_stays_as_it_is(text: str, shown: str) -> None:
    assert cell(text) == shown


def test_a_table_reads_back_with_its_line_breaks_and_quotes() -> None:
    text = to_csv([row(name='A "B", C', phone="+15125550142")])
    (read,) = csv.DictReader(StringIO(text.removeprefix("\ufeff")))
    assert (read["name"], read["phone"], read["notes"]) == ('A "B", C', "(512) 555-0142", "Called; asked, twice\nback")


def test_a_card_has_its_lines_escaped_and_folded() -> None:
    card = to_vcards([row(name="Eve\r\nEND:VCARD\nTEL:1;,\\", phone="+15125550142", email="a@example.com")])
    lines = card.split("\r\n")
    assert lines[:2] == ["BEGIN:VCARD", "VERSION:4.0"]
    assert card.count("\r\nEND:VCARD\r\n") == 1
    assert "FN:Eve\\nEND:VCARD\\nTEL:1\\;\\,\\\\" in lines
    assert "TEL;VALUE=uri:tel:+15125550142" in lines
    assert "\n" not in card.replace("\r\n", "")


@pytest.mark.parametrize("letters", ["x" * 500, "山" * 200, "😀" * 100])
def test_no_line_is_longer_than_75_octets_and_none_breaks_a_character(letters: str) -> None:
    lines = folded(f"NOTE:{letters}").removesuffix("\r\n").split("\r\n")
    assert max(len(line.encode()) for line in lines) <= 75
    assert lines[0] + "".join(line[1:] for line in lines[1:]) == f"NOTE:{letters}"


def test_escaping_by_table() -> None:
    assert escaped("a,b;c\\d\r\ne\x00f") == "a\\,b\\;c\\\\d\\ne f"


class TestOverTheApi:
    async def read(self, shop: Shop, form: str = "csv", query: str = "", **who: Any) -> Any:
        return await shop.call("GET", f"/orders/export.{form}{query}", **who)

    async def test_the_buyer_gets_contacts_stages_and_notes(self, shop: Shop) -> None:
        bought = Bought(shop, await shop.buy(await shop.lead()))
        note = {"status": "contacted", "note": EVIL, "follow_up_at": "2030-01-01T10:00:00Z"}
        await shop.call("PATCH", f"/orders/{bought.order['id']}/leads/{bought.lead}", note)
        table = await self.read(shop)
        assert table.headers["content-type"].startswith("text/csv")
        (read,) = csv.DictReader(StringIO(table.text.removeprefix("\ufeff")))
        assert (read["name"], read["email"], read["stage"]) == (CONTACT["name"], CONTACT["email"], "contacted")
        assert (read["notes"], read["follow_up_at"]) == ("'" + EVIL, "2030-01-01T10:00:00Z")
        card = await self.read(shop, "vcf")
        assert card.headers["content-type"].startswith("text/vcard")
        assert f"EMAIL:{CONTACT['email']}" in card.text
        assert (await self.read(shop, query="?status=won")).text.count("\r\n") == 1

    async def test_leads_given_back_and_other_peoples_are_left_out(self, shop: Shop) -> None:
        bought = Bought(shop, await shop.buy(await shop.lead()))
        assert CONTACT["name"] not in (await self.read(shop, user=shop.other)).text
        await bought.unreachable()
        await bought.ask("invalid_contact")
        assert CONTACT["name"] not in (await self.read(shop)).text
        assert "BEGIN" not in (await self.read(shop, "vcf")).text

    async def test_a_suppressed_contact_stays_closed(self, shop: Shop) -> None:
        await shop.buy(await shop.lead())
        await shop.sql("INSERT INTO suppressions (kind, value_index) SELECT 'phone', phone_index FROM contacts")
        assert CONTACT["name"] not in (await self.read(shop)).text

    @pytest.mark.parametrize("form", ["csv", "vcf"])
    async def test_never_for_the_assistant_nor_nobody(self, shop: Shop, form: str) -> None:
        await shop.buy(await shop.lead())
        path = f"/v1/orders/export.{form}"
        refused = await shop.http.get(path, headers=assistant_bearer(shop.app, shop.buyer))
        assert (refused.status_code, refused.json()["code"]) == (403, "scope_missing")
        assert (await shop.http.get(path)).status_code == 401

    async def test_the_look_is_logged(self, shop: Shop) -> None:
        order = await shop.buy(await shop.lead())
        await shop.http.get("/v1/orders/export.csv", headers=bearer(shop.app, shop.buyer))
        (entry,) = await shop.sql("SELECT data FROM audit_log WHERE action = 'contact.export'")
        assert entry.data["lead_ids"] == [order["lines"][0]["lead_id"]]
