"""Every route of the API, as everybody, with values that nobody should send: answers or problems, never a crash."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from fastapi import FastAPI
from httpx import AsyncClient, Response

from backend.accounts import keys
from backend.accounts.models import User
from backend.accounts.schemas import ApiKeyIn
from backend.db import transaction
from backend.gateway.reference import document
from backend.security import USER_SCOPES, Principal
from tests.factories import assistant_bearer, bearer, make_lead, make_user

ODD = ["", "\x00", "-1", "9" * 30, "NaN", "' OR 1=1 --", "%s", "../..", "x" * 500]
ODD_ALONE = ["\x00", "9" * 30]
ODD_BODIES = [b"{", b"null", b"[]", b'"x"', b"\xff", b'{"\\ud800": 1}', b"{}"]
ODD_VALUES: list[Any] = ["\x00", "", -1, 10**30, ["\x00"], {}]


def operations() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in document()["paths"].items():
        for method, operation in methods.items():
            yield method.upper(), path, operation


SCHEMAS = document()["components"]["schemas"]


def body_fields(operation: dict[str, Any]) -> list[str]:
    content = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
    name = content.get("schema", {}).get("$ref", "").rpartition("/")[2]
    return list(SCHEMAS.get(name, {}).get("properties", {}))


def filled(path: str, operation: dict[str, Any], value: str) -> str:
    for parameter in operation.get("parameters", []):
        if parameter["in"] == "path":
            path = path.replace("{" + parameter["name"] + "}", quote(value or "-", safe=""))
    return path


def queries(operation: dict[str, Any], value: str) -> dict[str, str]:
    return {p["name"]: value for p in operation.get("parameters", []) if p["in"] == "query"}


@pytest.fixture
async def doors(app: FastAPI) -> dict[str, dict[str, str]]:
    """Headers of everybody; there is one lead, 10001."""
    async with transaction(app.state.sessions) as session:
        await make_lead(session, keys=app.state.keyring)
        user: User = await make_user(session)
        chief: User = await make_user(session, role="admin")
        person = Principal(user, "access", frozenset(USER_SCOPES))
        key = await keys.make(session, person, ApiKeyIn(name="A machine", scopes=["read", "hold", "propose"]))
    return {
        "nobody": {},
        "user": bearer(app, user),
        "assistant": assistant_bearer(app, user),
        "machine": {"Authorization": f"Bearer {key.secret}"},
        "admin": bearer(app, chief),
    }


def trouble(answer: Response, asked: str) -> list[str]:
    """What is wrong with an answer: a crash, a failure that is no problem, or words from the inside."""
    inside = any(word in answer.text for word in ("Traceback", "psycopg", "sqlalchemy"))
    failed = answer.status_code >= 400
    is_problem = answer.headers.get("content-type") == "application/problem+json"
    if answer.status_code < 500 and not inside and is_problem == failed:
        return []
    return [f"{asked} -> {answer.status_code} {answer.text[:200]}"]


class TestOddValues:
    async def test_in_paths_and_queries(self, client: AsyncClient, doors: dict[str, dict[str, str]]) -> None:
        found: list[str] = []
        for method, path, operation in operations():
            asks = [(filled(path, operation, value), queries(operation, value)) for value in ODD]
            plain = filled(path, operation, "10001")
            asks += [(plain, {name: value}) for value in ODD_ALONE for name in queries(operation, "")]
            for url, params in asks:
                answer = await client.request(method, url, params=params, headers=doors["user"], json={})
                found += trouble(answer, f"{method} {path} {str(params)[:80]}")
        assert found == []

    async def test_in_bodies(self, client: AsyncClient, doors: dict[str, dict[str, str]]) -> None:
        found: list[str] = []
        headers = doors["admin"] | {"content-type": "application/json"}
        for method, path, operation in operations():
            if "requestBody" not in operation:
                continue
            url = filled(path, operation, "10001")
            fields = [{field: value} for field in body_fields(operation) for value in ODD_VALUES]
            for body in [*ODD_BODIES, *(json.dumps(field).encode() for field in fields)]:
                answer = await client.request(method, url, content=body, headers=headers)
                found += trouble(answer, f"{method} {path} {body[:80]!r}")
        assert found == []


class TestEverybody:
    @pytest.mark.parametrize("who", ["nobody", "user", "assistant", "machine", "admin"])
    async def test_is_answered(self, client: AsyncClient, doors: dict[str, dict[str, str]], who: str) -> None:
        found: list[str] = []
        for method, path, operation in operations():
            answer = await client.request(method, filled(path, operation, "10001"), headers=doors[who], json={})
            found += trouble(answer, f"{who}: {method} {path}")
            if who == "nobody" and "security" in operation:
                assert answer.status_code == 401, (method, path)
            if who in ("user", "assistant", "machine") and path.startswith("/v1/admin/"):
                assert answer.status_code == 403, (who, method, path)
        assert found == []
