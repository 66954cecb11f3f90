"""GET /insights over HTTP."""

from __future__ import annotations

from fastapi import FastAPI
from httpx import AsyncClient

from backend.db import transaction
from tests.factories import assistant_bearer, bearer, make_lead, make_user


async def test_a_metric_of_a_market(app: FastAPI, client: AsyncClient) -> None:
    async with transaction(app.state.sessions) as session:
        await make_lead(session)
        user = await make_user(session, tier="basic")
    params = {"metric": "median_price", "property_types": "house,condo"}
    response = await client.get("/v1/insights/Austin", params=params, headers=assistant_bearer(app, user))
    assert response.status_code == 200
    assert response.json()["figures"][0] == {
        "name": "median_price", "words": "Median asking price", "value": 400_000.0, "unit": "usd",
    }  # fmt: skip
    assert response.json()["property_types"] == ["house", "condo"]


async def test_refusals_and_mistakes_have_their_codes(app: FastAPI, client: AsyncClient) -> None:
    async with transaction(app.state.sessions) as session:
        headers = bearer(app, await make_user(session, tier="basic"))
    for path, status, code in (
        ("austin-tx?metric=demand", 403, "tier_required"),
        ("austin-tx/heatmap", 403, "tier_required"),
        ("Dallas", 403, "market_locked"),
        ("Xyzzy%20Falls", 422, "unknown_place"),
        ("Houston", 422, "outside_markets"),
        ("austin-tx?metric=gossip", 422, "invalid_input"),
        ("austin-tx?property_types=castle", 422, "invalid_input"),
        ("%00", 422, None),
    ):
        response = await client.get(f"/v1/insights/{path}", headers=headers)
        assert response.status_code == status, path
        assert code in (None, response.json()["code"]), path


async def test_the_heatmap_comes_with_pro(app: FastAPI, client: AsyncClient) -> None:
    async with transaction(app.state.sessions) as session:
        for _ in range(3):
            await make_lead(session)
        headers = bearer(app, await make_user(session, tier="pro"))
    response = await client.get("/v1/insights/austin-tx/heatmap", headers=headers)
    assert [cell["leads"] for cell in response.json()["cells"]] == [3]
