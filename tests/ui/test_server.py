from __future__ import annotations

import httpx
import pytest
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient

from backend.config import Settings
from ui.server import api_client, create_server

STATUS = {
    "/": 307,
    "/chat": 307,
    "/chat/": 303,
    "/login": 200,
    "/chat/public/pages.css": 200,
    "/v1/me": 401,
    "/mcp": 405,
}


class TestCreateServer:
    @pytest.mark.parametrize("path", STATUS)
    async def test_the_whole_house(self, web: FastAPI, path: str) -> None:
        async with AsyncClient(transport=ASGITransport(app=web), base_url="http://here") as client:
            assert (await client.get(path)).status_code == STATUS[path]

    async def test_the_chat_alone_serves_no_api(self, settings: Settings) -> None:
        app = create_server(settings.model_copy(update={"api_url": "http://127.0.0.1:9/"}))
        async with AsyncClient(transport=ASGITransport(app=app), base_url="http://here") as client:
            assert (await client.get("/healthz")).status_code == 200
            assert (await client.get("/v1/me")).status_code == 404
            assert (await client.get("/")).headers["location"] == "/chat/"

    async def test_an_api_that_is_away_is_said_on_the_log_in_page(self, settings: Settings) -> None:
        app = create_server(settings.model_copy(update={"api_url": "http://127.0.0.1:9/"}))
        async with AsyncClient(transport=ASGITransport(app=app), base_url="http://here") as client:
            answer = await client.post("/login", data={"email": "pat@example.com", "password": "x"})
        assert answer.status_code == 503
        assert "did not answer" in answer.text

    def test_without_a_secret_there_is_no_chat(self, settings: Settings) -> None:
        with pytest.raises(ValueError, match="SECRET"):
            create_server(settings.model_copy(update={"secret": None, "api_url": "http://127.0.0.1:9"}))


async def test_the_api_is_in_this_process_unless_an_address_is_set(settings: Settings) -> None:
    away = api_client(settings.model_copy(update={"api_url": "https://api.example.com/"}), FastAPI())
    assert away.base_url == httpx.URL("https://api.example.com")
    await away.aclose()
