"""The whole web process: the API, the chat page and the tools' door (``/mcp``) beside it, the assistant between them.

``create_server(settings)`` reads like a table of contents. With ``AIQLEADS_API_URL`` the process serves the chat alone
and finds the API there; otherwise the API is in this process and reached without a network.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

import httpx
from fastapi import FastAPI
from fastapi.responses import JSONResponse

from agent.conversation import open_conversation
from backend.app import create_app
from backend.clock import now
from backend.config import Settings
from tools.context import web_access
from tools.mcp import Door, mount_mcp
from ui.web.mount import ChatPage, mount_chat

Lifespan = Callable[[Any], AbstractAsyncContextManager[Any]]


def create_server(settings: Settings) -> FastAPI:
    """The ASGI application of ``up``, ``serve all`` and ``serve chat``. Needs a secret and the servers' addresses."""
    app = _chat_only() if settings.api_url else create_app(settings)
    http = api_client(settings, app)
    page = mount_chat(app, settings, http)
    mount_mcp(app, mcp_door(settings, http))
    app.state.conversation = None
    app.router.lifespan_context = _lifespan(settings, http, page, app.router.lifespan_context)
    return app


def api_client(settings: Settings, app: FastAPI) -> httpx.AsyncClient:
    """How this process reaches the API: over the network where ``api_url`` says so, else straight into ``app``."""
    if settings.api_url:
        return httpx.AsyncClient(base_url=settings.api_url.rstrip("/"))
    transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
    return httpx.AsyncClient(transport=transport, base_url=settings.base_url)


def mcp_door(settings: Settings, http: httpx.AsyncClient) -> Door:
    """The tools for other agents; whoever may not confirm there does so on the pages of this process."""
    return Door(http, settings.base_url, web_access(settings))


def _chat_only() -> FastAPI:
    app = FastAPI(title="AIQLeads chat", docs_url=None, redoc_url=None, openapi_url=None)

    @app.get("/healthz", include_in_schema=False)
    async def healthz() -> JSONResponse:
        return JSONResponse({"status": "ok"})

    return app


def _lifespan(settings: Settings, http: httpx.AsyncClient, page: ChatPage, inner: Lifespan) -> Lifespan:
    """``inner`` with the assistant opened inside it: its pools belong to the running loop."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with inner(app):
            conversation = await open_conversation(settings, http, now)
            app.state.conversation = conversation
            page.serve(conversation)
            warming = None if settings.api_url else asyncio.create_task(conversation.warm())
            try:
                yield
            finally:
                if warming is not None:
                    warming.cancel()
                await conversation.aclose()
                await http.aclose()

    return lifespan
