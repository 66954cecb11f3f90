"""Every GET route of the API, as every kind of user: no body carries what is hidden before a purchase.

A route that is added later is walked too; one with a path parameter that this test does not know fails it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi import FastAPI
from httpx import AsyncClient, Response

from backend.accounts.models import User
from backend.db import transaction
from backend.ingestion.redaction import KnownContact, redact
from tests.claims import hold, sell
from tests.factories import AUSTIN, CONTACT, assistant_bearer, bearer, make_lead, make_user

STREAMS = {"/v1/events"}  # never ends: its payloads are tested where they are made
SELLER_TEXT = (
    "Quiet house with a pool. Call Rosalind Quill at five one two, five five five, oh one four two or (512) 555-0142, "
    "rosalind (dot) quill (at) example (dot) com. Photos: https://example.com/homes/zq-77310455 "
    "at forty-two seventeen Marbled Wren Lane."
)
SECRETS = (
    "rosalind", "quill", "marbled", "wren", "zq-77310455", "77310455", "example.com/", "five one two",
    "oh one four two",     "forty-two seventeen", f"{AUSTIN[0]}", f"{AUSTIN[1]}", '"sqft":1504', '"lot_sqft":6003',
)  # fmt: skip
QUERIES = {
    "/v1/leads": ["ids={lead_id}"],
    "/v1/leads/search": ["", "facets=true", "text=house", "include_not_for_sale=true", "near=Zilker",
                         "limit=1", "zip=00000", "city=Henderson"],
    "/v1/recommendations": ["", "city=Austin"],
    "/v1/insights/{market}": [f"metric={name}" for name in ("overview", "inventory", "demand", "heatmap")],
}  # fmt: skip


def leaks(body: str) -> Iterator[str]:
    plain = body.casefold()
    yield from (secret for secret in SECRETS if secret in plain)
    if "5125550142" in re.sub(r"[\s().+-]", "", plain):
        yield "the phone"


@pytest.fixture
async def house(app: FastAPI) -> dict[str, Any]:
    """A lead that is for sale, one that ``buyer`` bought and one that ``holder`` holds, all of the same seller."""
    known = KnownContact(
        address=CONTACT["address"], phone=CONTACT["phone"], name=CONTACT["name"], email=CONTACT["email"]
    )
    text = redact(SELLER_TEXT, known=known)
    facts: dict[str, Any] = {"title": text.text[:80], "description": text.text, "redacted": text.kinds}
    facts |= {"sqft": 1_504, "lot_sqft": 6_003, "fraud_score": 0.5, "fraud_reasons": [{"words": "odd price"}]}
    async with transaction(app.state.sessions) as session:
        users = {
            tier or "no plan": await make_user(session, tier=tier) for tier in (None, "basic", "pro", "enterprise")
        }
        users |= {"buyer": await make_user(session), "admin": await make_user(session, tier=None, role="admin")}
        leads = [await make_lead(session, **facts) for _ in range(3)]
        await sell(session, users["buyer"], leads[1])
        await hold(session, users["enterprise"], leads[2])
    return {"users": users, "leads": leads}


def plain_body(response: Response) -> str:
    """The body with JSON's escapes undone."""
    if "json" not in response.headers["content-type"]:
        return response.text
    return json.dumps(response.json(), ensure_ascii=False, separators=(",", ":"))


def callers(app: FastAPI, users: dict[str, User]) -> dict[str, dict[str, str]]:
    own = {name: bearer(app, user) for name, user in users.items()}
    exchanged = {f"assistant of {name}": assistant_bearer(app, users[name]) for name in ("buyer", "enterprise")}
    return {"anonymous": {}, **own, **exchanged}


async def ids_of(client: AsyncClient, headers: dict[str, str], lead_id: int) -> dict[str, list[str]]:
    """Something real for every path parameter, made or found as this caller."""

    async def of(method: str, path: str, body: dict[str, Any] | None = None) -> list[str]:
        response = await client.request(method, path, json=body, headers=headers)
        found = response.json()
        assert not list(leaks(response.text)) or not headers
        entries = found if isinstance(found, list) else found.get("items", [found]) if isinstance(found, dict) else []
        return [str(entry["id"]) for entry in entries if isinstance(entry, dict) and "id" in entry]

    async def read(path: str) -> dict[str, Any]:
        found: dict[str, Any] = (await client.get(path, headers=headers)).json()
        return found

    return {
        "market": ["austin-tx", "78704"],
        "quote_id": await of("POST", "/v1/quotes", {"lead_id": lead_id}),
        "hold_id": await of("POST", "/v1/holds", {"lead_id": lead_id}),
        "proposal_id": await of("POST", "/v1/proposals", {"kind": "purchase", "lead_ids": [lead_id]}),
        "order_id": await of("GET", "/v1/orders"),
        "search_id": await of("GET", "/v1/saved-searches"),
        "user_id": await of("GET", "/v1/me"),
        "run_id": await of("GET", "/v1/admin/ingest/runs"),
        "endpoint_id": await of("GET", "/v1/webhook-endpoints"),
        "number": [made["number"] for made in (await read("/v1/documents")).get("items", [])],
    }


def paths(app: FastAPI, known: dict[str, list[str]]) -> Iterator[str]:
    routes = [path for path, operations in app.openapi()["paths"].items() if "get" in operations]
    for route in [*routes, "/healthz", "/readyz", "/metrics"]:
        if route in STREAMS:
            continue
        names = re.findall(r"{(\w+)}", route)
        assert set(names) <= set(known), f"teach this test what {route} takes"
        filled = [route]
        for name in names:
            filled = [path.replace(f"{{{name}}}", value) for path in filled for value in known[name]]
        for query in QUERIES.get(route, [""]):
            yield from (f"{path}?{query.format(lead_id=known['lead_id'][0])}" for path in filled)


async def test_no_route_carries_what_is_hidden_before_a_purchase(
    app: FastAPI, client: AsyncClient, house: dict[str, Any]
) -> None:
    free, bought, held = house["leads"]
    walked = 0
    for name, headers in callers(app, house["users"]).items():
        known = await ids_of(client, headers, free) | {"lead_id": [str(lead) for lead in (free, bought, held)]}
        for path in paths(app, known):
            await app.state.redis.flushdb()  # rates are not what is tested
            response = await client.get(path, headers=headers)
            assert response.status_code < 500, (name, path, response.text)
            if name == "buyer" and path.startswith(f"/v1/leads/{bought}/contact"):
                assert response.json()["phone"] == CONTACT["phone"]
                continue
            if name == "buyer" and path.startswith("/v1/orders/export."):
                assert CONTACT["email"] in response.text
                continue
            if path.startswith("/v1/places"):  # the gazetteer: public names of public places
                continue
            assert not list(leaks(plain_body(response))), (name, path, response.text)
            walked += response.status_code == 200
    assert walked > 100


@pytest.mark.parametrize("word", ["Rosalind", "Quill", "Wren", "77310455", "5550142", "rosalind.quill", "fourty-two"])
async def test_nor_can_it_be_searched_for(app: FastAPI, client: AsyncClient, house: dict[str, Any], word: str) -> None:
    params = {"text": word, "include_not_for_sale": "true"}
    response = await client.get("/v1/leads/search", params=params, headers=bearer(app, house["users"]["pro"]))
    assert response.json()["total"] == 0
