"""The front door: ids, headers, sizes, counts."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from fastapi import FastAPI
from httpx import AsyncClient
from prometheus_client import REGISTRY

from backend.config import REQUEST_MAX_BYTES
from backend.gateway.middleware import security_headers


def requests_counted(method: str, route: str, status: str) -> float:
    labels = {"method": method, "route": route, "status": status}
    return REGISTRY.get_sample_value("aiqleads_http_requests_total", labels) or 0


class TestRequestId:
    async def test_a_sane_one_is_kept(self, probe: AsyncClient) -> None:
        answer = await probe.get("/v1/probe/items/1", headers={"X-Request-ID": "turn-42.a_b"})
        assert answer.headers["x-request-id"] == "turn-42.a_b"

    @pytest.mark.parametrize("given", ["", "x" * 65, "two words", "<script>"])
    async def test_any_other_is_replaced(self, probe: AsyncClient, given: str) -> None:
        answer = await probe.get("/v1/probe/items/1", headers={"X-Request-ID": given})
        assert answer.headers["x-request-id"] != given
        assert len(answer.headers["x-request-id"]) == 32


class TestSecurityHeaders:
    @pytest.mark.parametrize("path", ["/v1/probe/items/1", "/v1/probe/items/x", "/v1/nowhere", "/v1/probe/broken"])
    async def test_every_answer_of_the_api_has_them(self, probe: AsyncClient, path: str) -> None:
        headers = (await probe.get(path)).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert headers["cache-control"] == "no-store"
        assert headers["content-security-policy"].startswith("default-src 'none'")
        assert headers["x-request-id"]

    def test_a_page_keeps_its_own_policy(self) -> None:
        assert "content-security-policy" not in security_headers("/chat", https=False)

    def test_transport_security_only_where_there_is_one(self) -> None:
        assert "strict-transport-security" in security_headers("/v1/me", https=True)
        assert "strict-transport-security" not in security_headers("/v1/me", https=False)

    async def test_no_other_site_may_read(self, probe: AsyncClient) -> None:
        answer = await probe.get("/v1/probe/items/1", headers={"Origin": "https://elsewhere.example"})
        assert "access-control-allow-origin" not in answer.headers


class TestSizeLimit:
    async def test_an_announced_size_is_refused_unread(self, probe: AsyncClient) -> None:
        answer = await probe.post("/v1/probe/sums", content=b" " * (REQUEST_MAX_BYTES + 1))
        assert (answer.status_code, answer.json()["code"]) == (413, "too_large")
        assert answer.headers["content-type"] == "application/problem+json"

    async def test_an_unannounced_one_too(self, probe: AsyncClient) -> None:
        async def chunks() -> AsyncIterator[bytes]:
            for _ in range(20):
                yield b" " * 100_000

        answer = await probe.post("/v1/probe/sums", content=chunks(), headers={"content-type": "application/json"})
        assert (answer.status_code, answer.json()["code"]) == (413, "too_large")

    async def test_a_form_too(self, probe: AsyncClient) -> None:
        async def chunks() -> AsyncIterator[bytes]:
            yield b"username=a&password="
            for _ in range(20):
                yield b"x" * 100_000

        form = {"content-type": "application/x-www-form-urlencoded"}
        answer = await probe.post("/v1/auth/token", content=chunks(), headers=form)
        assert (answer.status_code, answer.json()["code"]) == (413, "too_large")

    async def test_what_fits_passes(self, probe: AsyncClient) -> None:
        body = b"[1, 2" + b" " * (REQUEST_MAX_BYTES - 6) + b"]"
        answer = await probe.post("/v1/probe/sums", content=body, headers={"content-type": "application/json"})
        assert (answer.status_code, answer.json()) == (200, 3)


class TestMetrics:
    async def test_a_route_counts_as_declared_not_as_called(self, probe: AsyncClient) -> None:
        before = requests_counted("GET", "/v1/probe/items/{item_id}", "200")
        for number in range(3):
            await probe.get(f"/v1/probe/items/{number}")
        assert requests_counted("GET", "/v1/probe/items/{item_id}", "200") == before + 3

    async def test_included_routers_too(self, probe: AsyncClient) -> None:
        before = requests_counted("GET", "/v1/me", "401")
        await probe.get("/v1/me")
        assert requests_counted("GET", "/v1/me", "401") == before + 1

    async def test_unknown_paths_and_methods_make_no_new_series(self, probe: AsyncClient) -> None:
        before = requests_counted("OTHER", "other", "404")
        await probe.request("BREW", "/coffee/1234")
        assert requests_counted("OTHER", "other", "404") == before + 1

    async def test_a_crash_counts_as_500(self, probe: AsyncClient) -> None:
        before = requests_counted("GET", "/v1/probe/broken", "500")
        await probe.get("/v1/probe/broken")
        assert requests_counted("GET", "/v1/probe/broken", "500") == before + 1

    async def test_they_are_served(self, probe: AsyncClient, probes: FastAPI) -> None:
        await probe.get("/v1/probe/items/1")
        assert "aiqleads_http_request_seconds_bucket" in (await probe.get("/metrics")).text
