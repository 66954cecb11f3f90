"""A house whose doors are open, and networks on loopback that answer about their leads."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient
from pydantic import SecretStr

from backend.app import close, create_app
from backend.config import Settings


@dataclass
class Network:
    """Answers each path with its (status, JSON); keeps what was asked with which headers."""

    answers: dict[str, tuple[int, Any]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    url: str = ""

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        lines = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        path = lines[0].split(" ")[1]
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:-2])}
        self.asked.append((path, headers))
        status, answer = self.answers.get(path.partition("?")[0], (404, {}))
        body = json.dumps(answer).encode()
        head = f"HTTP/1.1 {status} so\r\ncontent-length: {len(body)}\r\nconnection: close\r\n\r\n"
        writer.write(head.encode() + body)
        await writer.drain()
        writer.close()


@pytest.fixture
async def network() -> AsyncIterator[Network]:
    made = Network()
    server = await asyncio.start_server(made.serve, "127.0.0.1", 0)
    made.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    yield made
    server.close()
    await server.wait_closed()


@pytest.fixture
def open_settings(settings: Settings, network: Network) -> Settings:
    return settings.model_copy(
        update={
            "meta_app_secret": SecretStr("meta-secret"), "meta_verify_token": SecretStr("meta-token"),
            "meta_access_token": SecretStr("meta-access"), "meta_graph_url": network.url,
            "linkedin_client_secret": SecretStr("linkedin-secret"),
            "linkedin_access_token": SecretStr("linkedin-access"), "linkedin_api_url": network.url,
            "lead_post_keys": SecretStr("realtor:realtor-key,zillow:zillow-key"),
        }
    )  # fmt: skip


@pytest.fixture
async def house(open_settings: Settings, database: object) -> AsyncIterator[FastAPI]:
    made = create_app(open_settings)
    yield made
    await close(made)


@pytest.fixture
async def door(house: FastAPI) -> AsyncIterator[AsyncClient]:
    transport = ASGITransport(app=house, raise_app_exceptions=False)
    async with AsyncClient(transport=transport, base_url="http://api.test") as made:
        yield made
