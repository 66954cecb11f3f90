"""GET /places: everything a search can name, cacheable."""

from __future__ import annotations

from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient

from backend.places.gazetteer import all_places
from backend.places.routes import router

app = FastAPI()
app.include_router(router)


def _client() -> AsyncClient:
    return AsyncClient(transport=ASGITransport(app=app), base_url="http://api.test")


async def test_lists_every_place() -> None:
    async with _client() as client:
        answer = await client.get("/places")
    assert answer.status_code == 200
    assert len(answer.json()) == len(all_places())
    assert {"kind": "zip", "name": "78704"}.items() <= next(p for p in answer.json() if p["name"] == "78704").items()


async def test_is_not_sent_again_to_who_has_it() -> None:
    async with _client() as client:
        first = await client.get("/places")
        again = await client.get("/places", headers={"If-None-Match": first.headers["etag"]})
    assert "max-age" in first.headers["cache-control"]
    assert (again.status_code, again.content) == (304, b"")
