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
from tests import loopback


@dataclass
class Network:
    """Answers each path with its (status, JSON); keeps what was asked with which headers."""

    answers: dict[str, tuple[int, Any]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    url: str = ""

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        request = await loopback.asked(reader)
        self.asked.append((request.target, request.headers))
        status, said = self.answers.get(request.target.partition("?")[0], (404, {}))
        await loopback.answer(writer, status, json.dumps(said).encode())


@pytest.fixture
async def network() -> AsyncIterator[Network]:
    made = Network()
    async with loopback.listening(made.serve) as made.url:
        yield made


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
