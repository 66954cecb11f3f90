"""The official doors: who is let in, what is stored once, and what comes to the market."""

from __future__ import annotations

import json
from typing import Any

import pytest
from fastapi import FastAPI
from httpx import AsyncClient, Response
from sqlalchemy import text

from backend.db import transaction
from backend.ingestion import pipeline
from backend.ingestion.doors import signatures
from backend.ingestion.doors.lead_posts import PARTNERS
from backend.ingestion.pipeline.intake import accept, begin
from backend.outbox import service as outbox
from backend.outbox.topics import House
from tests.backend.ingestion.doors.conftest import Network
from tests.factories import bearer, make_user

META = {
    "object": "page",
    "entry": [
        {
            "id": "90017", "time": 1764000000,
            "changes": [
                {"field": "leadgen", "value": {"leadgen_id": "7001", "form_id": "55", "page_id": "90017"}},
                {"field": "feed", "value": {"post_id": "1"}},
            ],
        }
    ],
}  # fmt: skip
META_LEAD = {
    "id": "7001", "form_id": "55", "created_time": "2026-11-20T18:05:26+0000",
    "field_data": [
        {"name": "full_name", "values": ["Odalys Fenwick"]},
        {"name": "email", "values": ["odalys.fenwick@example.com"]},
        {"name": "phone_number", "values": ["+15125550163"]},
        {"name": "what_is_your_budget?", "values": ["$350k_-_$425k"]},
        {"name": "where_are_you_looking?", "values": ["Austin, TX"]},
        {"name": "how_many_bedrooms_do_you_need?", "values": ["3"]},
        {"name": "when_do_you_want_to_move?", "values": ["within_3_months"]},
        {"name": "how_many_children_do_you_have?", "values": ["4"]},
    ],
    "custom_disclaimer_responses": [{"checkbox_key": "pass_on", "is_checked": "1"}],
}  # fmt: skip
LINKEDIN = {
    "type": "LEAD_ACTION", "leadGenFormResponse": "urn:li:leadGenFormResponse:ab-12-7", "leadType": "SPONSORED",
    "leadGenForm": "urn:li:versionedLeadGenForm:(urn:li:leadGenForm:31,2)", "leadAction": "CREATED",
}  # fmt: skip
FORM = {
    "id": 31, "name": "Selling your house?",
    "content": {
        "questions": [
            {"questionId": 11, "predefinedField": "FIRST_NAME"}, {"questionId": 12, "predefinedField": "LAST_NAME"},
            {"questionId": 13, "predefinedField": "EMAIL"},
            {"questionId": 14, "question": {"localized": {"en_US": "What is the address of the property?"}}},
            {"questionId": 15, "predefinedField": "POSTAL_CODE"},
            {
                "questionId": 16, "question": {"localized": {"en_US": "What would you like to do?"}},
                "questionDetails": {"multipleChoiceQuestionDetails": {"options": [
                    {"id": 1, "text": {"localized": {"en_US": "Sell my home"}}},
                    {"id": 2, "text": {"localized": {"en_US": "Buy a home"}}},
                ]}},
            },
        ],
        "legalInfo": {"consents": [{"id": 1, "consent": {"localized": {"en_US": "May be passed to agents"}}}]},
    },
}  # fmt: skip


def answer(question: int, said: str) -> dict[str, Any]:
    return {"questionId": question, "answerDetails": {"textQuestionAnswer": {"answer": said}}}


RESPONSE = {
    "id": "ab-12-7", "submittedAt": 1763900000000, "testLead": False,
    "versionedLeadGenFormUrn": "urn:li:versionedLeadGenForm:(urn:li:leadGenForm:31,2)",
    "formResponse": {
        "answers": [
            answer(13, "ivo.marchetti@example.com"), answer(11, "Ivo"), answer(12, "Marchetti"), answer(15, "78745"),
            answer(14, "8120 Copper Thistle Lane, Austin, TX"),
            {"questionId": 16, "answerDetails": {"multipleChoiceAnswer": {"options": [1]}}}, answer(99, "no question"),
        ],
        "consentResponses": [{"consentId": 1, "accepted": True}],
    },
}  # fmt: skip
REALTOR = {
    "lead_id": "rdc-4410", "role": "buyer", "timestamp": "2026-11-21T09:30:00Z", "message": "Is it still available?",
    "contact": {"first_name": "Wilhelmina", "last_name": "Oduya", "email": "w@example.com", "phone": "512-555-0188"},
    "property": {
        "address": "11 Tin Heron Court", "city": "Austin", "state": "TX", "zip_code": "78704", "list_price": 640000,
        "beds": 3, "property_type": "single_family",
    },
    "finance_info": {"budget_max": 600000},
    "listing_agent": {"name": "Casper Thorne", "phone": "512-555-0199", "email": "casper@example.com"},
}  # fmt: skip
ZILLOW = (
    "name=Tobias+Lindqvist&email=tobias%40example.com&phone=5125550171&listingStreet=5+Velvet+Moth+Dr"
    "&listingCity=Austin&listingState=TX&listingPostalCode=78757&numBedroomsSought=2&listingPrice=1900&leadType=question"
)


LISTING = {
    "source_ref": "58120034", "address": "940 Larkspur Mill Rd", "city": "Austin", "state": "TX", "zip": "78745",
    "asking_price": "412000", "beds": "3", "phone": "512-555-0161",
}  # fmt: skip


async def send(door: AsyncClient, path: str, body: Any, **headers: str) -> Response:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return await door.post(f"/v1/webhooks/{path}", content=content, headers=headers)


async def send_meta(door: AsyncClient, body: Any = META) -> Response:
    signed = signatures.meta("meta-secret", json.dumps(body).encode())
    return await send(door, "meta-leads", body, **{"x-hub-signature-256": signed})


async def send_linkedin(door: AsyncClient, body: Any = LINKEDIN) -> Response:
    signed = signatures.linkedin("linkedin-secret", json.dumps(body).encode())
    return await send(door, "linkedin-leads", body, **{"x-li-signature": signed})


async def worked(app: FastAPI) -> list[dict[str, Any]]:
    """The leads on the market, once all work is done."""
    house = House(app.state.sessions, app.state.settings)
    await outbox.work(house)
    await pipeline.work(house)
    async with transaction(app.state.sessions) as session:
        rows = await session.execute(
            text(
                "SELECT q.source, q.lead_type, q.asking_price, q.beds, q.city, q.zip, l.basis, d.title, d.description,"
                " c.sealed, c.key_version, c.consent FROM lead_search q JOIN leads l ON l.id = q.lead_id"
                " JOIN lead_doc d USING (lead_id) JOIN contacts c ON c.lead_id = l.id"
            )
        )
        found = [dict(row) for row in rows.mappings()]
    for row in found:
        row["contact"] = app.state.keyring.open(row.pop("sealed"), row.pop("key_version"))
    return found


async def deliveries(app: FastAPI) -> list[tuple[Any, ...]]:
    async with transaction(app.state.sessions) as session:
        rows = await session.execute(
            text("SELECT door, event_id, deliveries, outcome, why, sealed IS NULL FROM lead_deliveries ORDER BY id")
        )
        return [tuple(row) for row in rows]


class TestMeta:
    async def test_a_subscription_is_confirmed_with_our_token_alone(self, door: AsyncClient) -> None:
        asked = {"hub.mode": "subscribe", "hub.challenge": "1158201444", "hub.verify_token": "meta-token"}
        confirmed = await door.get("/v1/webhooks/meta-leads", params=asked)
        assert (confirmed.status_code, confirmed.text) == (200, "1158201444")
        assert confirmed.headers["content-type"].startswith("text/plain")
        refused = await door.get("/v1/webhooks/meta-leads", params=asked | {"hub.verify_token": "another"})
        assert (refused.status_code, refused.json()["code"]) == (400, "bad_webhook")

    @pytest.mark.parametrize("signature", [None, "", "sha256=", "sha256=00", "sha1=x", "é"])
    async def test_an_unsigned_body_is_refused(self, door: AsyncClient, house: FastAPI, signature: str | None) -> None:
        headers = {} if signature is None else {"x-hub-signature-256": signature.encode()}
        refused = await door.post("/v1/webhooks/meta-leads", json=META, headers=headers)  # type: ignore[arg-type]
        assert (refused.status_code, refused.json()["code"]) == (400, "bad_webhook")
        assert await deliveries(house) == []

    async def test_an_altered_body_is_refused(self, door: AsyncClient) -> None:
        signed = signatures.meta("meta-secret", json.dumps(META).encode())
        altered = json.dumps(META).replace("7001", "7002").encode()
        assert (await send(door, "meta-leads", altered, **{"x-hub-signature-256": signed})).status_code == 400

    async def test_a_lead_is_fetched_and_comes_to_the_market(
        self, door: AsyncClient, house: FastAPI, network: Network
    ) -> None:
        network.answers["/7001"] = (200, META_LEAD)
        assert (await send_meta(door)).json() == {"received": True, "new": 1}
        assert (await send_meta(door)).json() == {"received": True, "new": 0}
        (lead,) = await worked(house)
        assert network.asked[0][1]["authorization"] == "Bearer meta-access"
        assert (lead["source"], lead["lead_type"], lead["asking_price"], lead["beds"]) == (
            "facebook",
            "buyer",
            425000,
            3,
        )
        assert (lead["city"], lead["basis"]) == ("Austin", "owner_form")
        assert lead["contact"]["email"] == "odalys.fenwick@example.com"
        assert lead["contact"]["phone"] == "+15125550163"
        assert "accepted: pass_on" in lead["consent"]["said"]
        assert "within 3 months" in lead["description"]
        assert "children" not in lead["description"]
        assert await deliveries(house) == [("meta", "7001", 2, "accepted", None, True)]

    async def test_a_declined_consent_leaves_no_basis(
        self, door: AsyncClient, house: FastAPI, network: Network
    ) -> None:
        declined = [{"checkbox_key": "pass_on", "is_checked": ""}]
        network.answers["/7001"] = (200, META_LEAD | {"custom_disclaimer_responses": declined})
        await send_meta(door)
        (lead,) = await worked(house)
        assert lead["basis"] is None
        assert "declined: pass_on" in lead["consent"]["said"]

    async def test_a_network_that_does_not_answer_is_asked_again(
        self, door: AsyncClient, house: FastAPI, network: Network
    ) -> None:
        network.answers["/7001"] = (503, {})
        await send_meta(door)
        assert await worked(house) == []
        network.answers["/7001"] = (200, META_LEAD)
        async with transaction(house.state.sessions) as session:
            await session.execute(text("UPDATE outbox SET due_at = app_now(), claimed_until = NULL"))
        assert len(await worked(house)) == 1

    async def test_a_lead_that_is_gone_is_a_dead_letter(
        self, door: AsyncClient, house: FastAPI, network: Network
    ) -> None:
        network.answers["/7001"] = (400, {"error": {"code": 100, "error_subcode": 33}})
        await send_meta(door)
        await worked(house)
        async with transaction(house.state.sessions) as session:
            (dead,) = await outbox.dead_letters(session, 10)
        assert "the lead is gone" in (dead.last_error or "")


class TestLinkedIn:
    async def test_a_challenge_is_signed(self, door: AsyncClient) -> None:
        asked = await door.get("/v1/webhooks/linkedin-leads", params={"challengeCode": "c-1"})
        assert asked.json() == {
            "challengeCode": "c-1", "challengeResponse": signatures.digest("linkedin-secret", b"c-1")
        }  # fmt: skip

    async def test_unsigned_is_refused(self, door: AsyncClient) -> None:
        assert (await send(door, "linkedin-leads", LINKEDIN)).status_code == 400
        assert (await send(door, "linkedin-leads", LINKEDIN, **{"x-li-signature": "hmacsha256=00"})).status_code == 400

    async def test_answers_are_joined_to_their_questions(
        self, door: AsyncClient, house: FastAPI, network: Network
    ) -> None:
        network.answers = {"/leadFormResponses/ab-12-7": (200, RESPONSE), "/leadForms/31": (200, FORM)}
        assert (await send_linkedin(door)).json()["new"] == 1
        (lead,) = await worked(house)
        assert (lead["source"], lead["lead_type"], lead["zip"], lead["basis"]) == (
            "linkedin", "sale", "78745", "owner_form",
        )  # fmt: skip
        assert lead["contact"]["name"] == "Ivo Marchetti"
        assert "8120 Copper Thistle" in lead["contact"]["address"]
        assert "accepted: May be passed to agents" in lead["consent"]["said"]
        assert network.asked[0][1]["linkedin-version"] == house.state.settings.linkedin_version

    async def test_a_deleted_lead_is_removed_as_if_its_person_had_asked(
        self, door: AsyncClient, house: FastAPI, network: Network
    ) -> None:
        network.answers = {"/leadFormResponses/ab-12-7": (200, RESPONSE), "/leadForms/31": (200, FORM)}
        await send_linkedin(door)
        (before,) = await worked(house)
        assert before["contact"]["email"]
        await send_linkedin(door, LINKEDIN | {"leadAction": "DELETED"})
        assert await worked(house) == []
        async with transaction(house.state.sessions) as session:
            left = await session.execute(
                text("SELECT status, (SELECT count(*) FROM contacts), (SELECT count(*) FROM suppressions) FROM leads")
            )
            status, contacts, listed = left.one()
        assert (status, contacts, listed > 1) == ("withdrawn", 0, True)
        network.answers["/leadFormResponses/ab-12-8"] = (200, RESPONSE | {"id": "ab-12-8"})
        await send_linkedin(door, LINKEDIN | {"leadGenFormResponse": "urn:li:leadGenFormResponse:ab-12-8"})
        assert await worked(house) == []

    async def test_a_lead_that_was_deleted_before_it_was_fetched_never_comes_in(
        self, door: AsyncClient, house: FastAPI, network: Network
    ) -> None:
        network.answers = {"/leadFormResponses/ab-12-7": (200, RESPONSE), "/leadForms/31": (200, FORM)}
        await send_linkedin(door, LINKEDIN | {"leadAction": "DELETED"})
        await worked(house)
        await send_linkedin(door)
        assert await worked(house) == []
        async with transaction(house.state.sessions) as session:
            assert [tuple(row) for row in await session.execute(text("SELECT basis FROM leads"))] == [(None,)]

    async def test_test_leads_and_other_notices_are_ignored(
        self, door: AsyncClient, house: FastAPI, network: Network
    ) -> None:
        network.answers = {"/leadFormResponses/ab-12-7": (200, RESPONSE | {"testLead": True})}
        await send_linkedin(door)
        await send_linkedin(door, LINKEDIN | {"leadAction": "UPDATED"})
        assert await worked(house) == []
        assert [(row[3], row[4]) for row in await deliveries(house)] == [
            ("ignored", "a test lead"), ("ignored", "the notification tells UPDATED, not a new lead"),
        ]  # fmt: skip


class TestPartners:
    async def test_a_signed_buyer_is_taken_once_and_the_listing_is_not_theirs(
        self, door: AsyncClient, house: FastAPI
    ) -> None:
        signed = {"x-signature-256": signatures.meta("realtor-key", json.dumps(REALTOR).encode())}
        assert (await send(door, "lead-posts/realtor", REALTOR, **signed)).json()["new"] == 1
        assert (await send(door, "lead-posts/realtor", REALTOR, **signed)).json()["new"] == 0
        (lead,) = await worked(house)
        assert (lead["lead_type"], lead["asking_price"], lead["zip"], lead["basis"]) == (
            "buyer", 600000, "78704", "licensed_feed",
        )  # fmt: skip
        assert lead["contact"]["name"] == "Wilhelmina Oduya"
        assert "Tin Heron" not in json.dumps(lead["contact"])
        assert "Thorne" not in json.dumps(lead, default=str)

    @pytest.mark.parametrize("partner", ["realtor", "zillow"])
    async def test_a_lead_never_takes_the_place_of_a_listing_of_the_same_number(
        self, door: AsyncClient, house: FastAPI, partner: str
    ) -> None:
        async with transaction(house.state.sessions) as session:
            run = await begin(session, PARTNERS[partner].source)
            await accept(session, house.state.keyring, PARTNERS[partner].source, [LISTING], run=run)
        await worked(house)
        body = REALTOR | {"lead_id": LISTING["source_ref"]}
        await send(door, f"lead-posts/{partner}", body, **{"x-api-key": f"{partner}-key"})
        await worked(house)
        async with transaction(house.state.sessions) as session:
            kinds = await session.scalars(text("SELECT lead_type FROM lead_search ORDER BY lead_type"))
            assert list(kinds) == ["buyer", "sale"]

    async def test_a_seller_speaks_of_their_own_home(self, door: AsyncClient, house: FastAPI) -> None:
        assert (
            await send(door, "lead-posts/realtor", REALTOR | {"role": "seller"}, **{"x-api-key": "realtor-key"})
        ).json()["new"] == 1
        (lead,) = await worked(house)
        assert (lead["lead_type"], lead["asking_price"], lead["beds"]) == ("sale", 640000, 3)
        assert "11 Tin Heron" in lead["contact"]["address"]

    async def test_zillow_posts_forms(self, door: AsyncClient, house: FastAPI) -> None:
        headers = {
            "content-type": "Application/X-WWW-Form-Urlencoded; charset=utf-8",
            "authorization": "Bearer zillow-key",
        }
        assert (await send(door, "lead-posts/zillow", ZILLOW.encode(), **headers)).json()["new"] == 1
        (lead,) = await worked(house)
        assert (lead["source"], lead["lead_type"], lead["zip"], lead["beds"]) == ("zillow", "buyer", "78757", 2)
        assert lead["contact"]["email"] == "tobias@example.com"

    @pytest.mark.parametrize(
        ("path", "body", "headers", "code"),
        [
            ("realtor", REALTOR, {}, "bad_webhook"),
            ("realtor", REALTOR, {"x-api-key": "zillow-key"}, "bad_webhook"),
            ("realtor", REALTOR, {"x-api-key": "realtor-key", "x-signature-256": "sha256=00"}, "bad_webhook"),
            ("realtor", {"lead_id": "1"}, {"x-api-key": "realtor-key"}, "bad_webhook"),
            ("realtor", b"[]", {"x-api-key": "realtor-key"}, "bad_webhook"),
            ("nobody", REALTOR, {}, "no_such_partner"),
        ],
    )
    async def test_what_is_refused(
        self, door: AsyncClient, house: FastAPI, path: str, body: Any, headers: dict[str, str], code: str
    ) -> None:
        assert (await send(door, f"lead-posts/{path}", body, **headers)).json()["code"] == code
        assert await deliveries(house) == []


class TestClosedDoors:
    @pytest.mark.parametrize(
        ("method", "path", "setting"),
        [
            ("GET", "meta-leads", "META_VERIFY_TOKEN"),
            ("POST", "meta-leads", "META_APP_SECRET"),
            ("POST", "linkedin-leads", "LINKEDIN_CLIENT_SECRET"),
            ("POST", "lead-posts/zillow", "AIQLEADS_LEAD_POST_KEYS"),
        ],
    )
    async def test_says_what_is_missing(self, client: AsyncClient, method: str, path: str, setting: str) -> None:
        refused = await client.request(method, f"/v1/webhooks/{path}", content=b"{}" if method == "POST" else None)
        assert (refused.status_code, refused.json()["code"]) == (400, "door_not_configured")
        assert setting in refused.json()["detail"]


async def test_administrators_see_what_came(door: AsyncClient, house: FastAPI) -> None:
    await send_meta(door)
    async with transaction(house.state.sessions) as session:
        chief, user = await make_user(session, role="admin"), await make_user(session)
    shown = await door.get("/v1/admin/lead-deliveries?door=meta", headers=bearer(house, chief))
    assert [(row["event_id"], row["outcome"]) for row in shown.json()] == [("7001", None)]
    assert (await door.get("/v1/admin/lead-deliveries", headers=bearer(house, user))).status_code == 403
