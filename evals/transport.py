"""What stands between the assistant and the API in a run: the stubbed search, and a refused write's altered words."""

from __future__ import annotations

import json
import uuid
from typing import Any

import httpx
from fastapi import FastAPI
from pydantic import ValidationError

from backend.accounts.models import User
from backend.db import transaction
from backend.errors import InvalidInput
from backend.leads import service as leads
from backend.search.schemas import SearchPage, SearchQuery
from backend.security import read_token
from evals.leads import STUB_IDS

STUBBED = {"/v1/leads/search", "/v1/recommendations"}
PROBLEM = "application/problem+json"


class Between(httpx.AsyncBaseTransport):
    """Passes everything to the API, but for what a run wants otherwise.

    ``stubbed``: every search and recommendation answers with the same five leads, as the asker sees them now.
    ``tool_error``: the words of every refused write.
    """

    def __init__(self, app: FastAPI) -> None:
        self._app = app
        self._api = httpx.ASGITransport(app=app, raise_app_exceptions=False)
        self.arrange()

    def arrange(self, *, stubbed: bool = False, tool_error: str | None = None) -> None:
        """How it behaves from now on."""
        self._stubbed, self._tool_error = stubbed, tool_error

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if self._stubbed and request.method == "GET" and request.url.path in STUBBED:
            return await self._five(request)
        response = await self._api.handle_async_request(request)
        if self._tool_error and response.status_code >= 400 and request.method != "GET":
            return await self._reworded(response, self._tool_error)
        return response

    async def aclose(self) -> None:
        await self._api.aclose()

    async def _five(self, request: httpx.Request) -> httpx.Response:
        try:
            SearchQuery.model_validate(_parameters(request))
        except ValidationError as error:
            problem = {"code": InvalidInput.code, "status": 422, "detail": error.errors()[0]["msg"]}
            return httpx.Response(422, json=problem, headers={"content-type": PROBLEM}, request=request)
        token = request.headers["authorization"].removeprefix("Bearer ")
        claims = read_token(self._app.state.settings, token, "access", "assistant")
        async with transaction(self._app.state.sessions) as session:
            asker = await session.get(User, uuid.UUID(claims["sub"]))
            assert asker is not None, "runs make their own users"
            cards = await leads.cards(session, asker, STUB_IDS)
        page = SearchPage(items=cards, total=len(cards), next_cursor=None)
        return httpx.Response(200, json=page.model_dump(mode="json"), request=request)

    async def _reworded(self, response: httpx.Response, detail: str) -> httpx.Response:
        body = json.loads(await response.aread())
        return httpx.Response(response.status_code, json={**body, "detail": detail}, headers={"content-type": PROBLEM})


def _parameters(request: httpx.Request) -> dict[str, Any]:
    """Repeated parameters as lists, as the API reads them."""
    params = request.url.params
    return {name: values if len(values := params.get_list(name)) > 1 else values[0] for name in params}
