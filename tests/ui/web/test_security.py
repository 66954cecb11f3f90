from __future__ import annotations

from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from ui.web.security import Guard, OwnPages, content_policy, same_origin

PUBLIC = "https://leads.example.com"


def page(request: Any) -> PlainTextResponse:
    return PlainTextResponse("inside", headers={"Access-Control-Allow-Origin": "*"})


def guarded(caller: str | None) -> httpx.AsyncClient:
    inner = Starlette(routes=[Route("/chat/{rest:path}", page, methods=["GET", "POST", "OPTIONS"])])
    guard = Guard(inner, policy=content_policy(), public_url=PUBLIC, enter=lambda headers: caller)
    return httpx.AsyncClient(transport=httpx.ASGITransport(app=guard), base_url="http://here")


class TestGuard:
    @pytest.mark.parametrize("path", ["/chat/", "/chat/thread/abc"])
    async def test_a_stranger_is_sent_to_log_in(self, path: str) -> None:
        async with guarded(None) as client:
            answer = await client.get(path)
        assert (answer.status_code, answer.headers["location"]) == (303, f"/login?next={path}")

    async def test_a_caller_sees_the_page(self) -> None:
        async with guarded("pat@example.com") as client:
            assert (await client.get("/chat/")).text == "inside"

    async def test_the_stylesheet_is_for_all(self) -> None:
        async with guarded(None) as client:
            assert (await client.get("/chat/public/pages.css")).status_code == 200

    @pytest.mark.parametrize(
        "path", ["/chat/project/file", "/chat/mcp", "/chat/copilot/index.js", "/chat/auth/jwt", "/chat/project/element"]
    )
    async def test_what_chainlit_leaves_open_is_closed(self, path: str) -> None:
        async with guarded("pat@example.com") as client:
            assert (await client.post(path)).status_code == 404

    @pytest.mark.parametrize(("path", "method"), [("/chat/project/action", "POST"), ("/chat/ws/socket.io/", "GET")])
    async def test_another_origin_cannot_speak(self, path: str, method: str) -> None:
        async with guarded("pat@example.com") as client:
            answer = await client.request(method, path, headers={"Origin": "https://evil.example"})
        assert answer.status_code == 403

    @pytest.mark.parametrize("origin", ["http://here", PUBLIC])
    async def test_our_own_can(self, origin: str) -> None:
        async with guarded("pat@example.com") as client:
            answer = await client.post("/chat/project/action", headers={"Origin": origin})
        assert answer.status_code == 200

    async def test_no_answer_opens_itself_to_others(self) -> None:
        async with guarded("pat@example.com") as client:
            headers = (await client.get("/chat/")).headers
        assert not [name for name in headers if name.startswith("access-control")]
        assert "default-src 'self'" in headers["content-security-policy"]


async def test_forms_of_our_pages_come_from_here_only() -> None:
    inner = Starlette(routes=[Route("/login", page, methods=["POST"]), Route("/v1/x", page, methods=["POST"])])
    app = OwnPages(inner, prefixes=("/login",), public_url=PUBLIC)
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://here") as client:
        evil = {"Origin": "https://evil.example"}
        assert (await client.post("/login", headers=evil)).status_code == 403
        assert (await client.post("/login")).status_code == 200
        assert "content-security-policy" not in (await client.post("/v1/x", headers=evil)).headers


class TestContentPolicy:
    def test_it_names_no_host(self) -> None:
        policy = content_policy("<script>let a = 1</script>", evaluate=True)
        assert "http" not in policy
        assert "*" not in policy

    def test_an_inline_script_is_allowed_by_its_hash(self) -> None:
        assert "'sha256-" in content_policy("<script>let a = 1</script>")
        assert "unsafe-inline" not in content_policy().split("style-src")[0]


def test_an_origin_with_our_name_inside_is_another() -> None:
    headers = Headers({"host": "here", "origin": "http://here.evil.example"})
    assert not same_origin(headers, PUBLIC)
