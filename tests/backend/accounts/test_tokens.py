"""Log in, stay logged in, log out; and what the assistant's token cannot do."""

from __future__ import annotations

import asyncio
import base64
import json
import uuid
from datetime import timedelta
from typing import Any

import jwt
import pytest
from fastapi import FastAPI
from httpx import AsyncClient, Response
from redis.asyncio import Redis

from backend import clock, security
from backend.accounts.models import User
from backend.accounts.throttle import Throttle
from backend.config import LOGIN_FAILURES_MAX
from backend.db import transaction
from tests.factories import PASSWORD, assistant_bearer, bearer, make_lead, make_user


@pytest.fixture
async def user(app: FastAPI) -> User:
    """Somebody with the Pro plan."""
    async with transaction(app.state.sessions) as session:
        return await make_user(session, email="pat@example.com")


def code(answer: Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


async def log_in(client: AsyncClient, email: str = "pat@example.com", password: str = PASSWORD) -> Response:
    return await client.post("/v1/auth/token", data={"username": email, "password": password})


async def me(client: AsyncClient, token: str) -> Response:
    return await client.get("/v1/me", headers={"Authorization": f"Bearer {token}"})


async def refresh(client: AsyncClient, token: str) -> Response:
    return await client.post("/v1/auth/refresh", json={"refresh_token": token})


class TestLogIn:
    async def test_gives_tokens_that_work(self, client: AsyncClient, user: User) -> None:
        pair = (await log_in(client)).json()
        assert (pair["token_type"], pair["expires_in"]) == ("bearer", 1800)
        assert (await me(client, pair["access_token"])).json()["id"] == str(user.id)

    async def test_in_any_spelling_of_the_address(self, client: AsyncClient, user: User) -> None:
        assert (await log_in(client, " PAT@Example.com ")).status_code == 200

    async def test_what_is_wrong_is_not_told(self, client: AsyncClient, user: User) -> None:
        wrong, unknown = await log_in(client, password="wrong-horse"), await log_in(client, "nobody@example.com")
        assert code(wrong) == code(unknown) == (401, "login_failed")
        assert wrong.json() == unknown.json()

    async def test_an_unknown_address_costs_a_hash_too(
        self, client: AsyncClient, user: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        compared = []

        def counting(password: str, hashed: str) -> bool:
            compared.append(hashed)
            return security.password_matches(password, hashed)

        monkeypatch.setattr("backend.accounts.passwords.password_matches", counting)
        await log_in(client, "nobody@example.com")
        await log_in(client, "nul\x00@example.com")
        assert len(compared) == 2
        assert all(hashed.startswith("$argon2id$") for hashed in compared)

    async def test_a_closed_account_stays_out(self, client: AsyncClient, app: FastAPI) -> None:
        async with transaction(app.state.sessions) as session:
            await make_user(session, email="gone@example.com", is_active=False)
        assert code(await log_in(client, "gone@example.com")) == (401, "login_failed")

    @pytest.mark.parametrize("form", [{}, {"username": "a"}, {"username": "a", "password": "b", "grant_type": "x"}])
    async def test_an_incomplete_form(self, client: AsyncClient, form: dict[str, str]) -> None:
        assert code(await client.post("/v1/auth/token", data=form)) == (422, "invalid_input")


class TestThrottle:
    async def test_a_pause_after_too_many_wrong_passwords(self, client: AsyncClient, user: User) -> None:
        for _ in range(LOGIN_FAILURES_MAX):
            assert code(await log_in(client, password="wrong")) == (401, "login_failed")
        paused = await log_in(client)
        assert code(paused) == (429, "too_many_attempts")
        assert 0 < int(paused.headers["retry-after"]) <= 15 * 60
        assert "15 minutes" in paused.json()["detail"]

    async def test_the_right_one_forgets_the_wrong_ones(self, client: AsyncClient, user: User) -> None:
        for _ in range(LOGIN_FAILURES_MAX - 1):
            await log_in(client, password="wrong")
        assert (await log_in(client)).status_code == 200
        assert code(await log_in(client, password="wrong")) == (401, "login_failed")
        assert (await log_in(client)).status_code == 200

    async def test_others_are_not_locked_out(self, client: AsyncClient, user: User, app: FastAPI) -> None:
        here = Throttle.of(app.state.redis, "pat@example.com", "192.0.2.1")
        for _ in range(LOGIN_FAILURES_MAX):
            await here.failed()
        assert (await log_in(client)).status_code == 200

    async def test_the_pause_ends_and_keeps_no_address(self, valkey_url: str, app: FastAPI) -> None:
        await Throttle.of(app.state.redis, "pat@example.com", "192.0.2.1").failed()
        async with Redis.from_url(valkey_url, decode_responses=True) as valkey:
            (key,) = await valkey.keys("login:*")
            assert 0 < await valkey.ttl(key) <= 15 * 60
            assert "pat" not in key

    async def test_without_valkey_log_ins_go_on(self) -> None:
        gone = Throttle.of(Redis.from_url("unix:///nonexistent/valkey.sock"), "pat@example.com", "192.0.2.1")
        await gone.check()
        await gone.failed()
        await gone.passed()


class TestRefresh:
    async def test_gives_a_new_pair(self, client: AsyncClient, user: User) -> None:
        first = (await log_in(client)).json()
        second = (await refresh(client, first["refresh_token"])).json()
        assert second["refresh_token"] != first["refresh_token"]
        assert (await me(client, second["access_token"])).status_code == 200
        assert (await refresh(client, second["refresh_token"])).status_code == 200

    async def test_a_second_use_ends_the_log_in(self, client: AsyncClient, user: User) -> None:
        first = (await log_in(client)).json()["refresh_token"]
        second = (await refresh(client, first)).json()["refresh_token"]
        assert code(await refresh(client, first)) == (401, "refresh_reused")
        assert code(await refresh(client, second)) == (401, "refresh_reused")

    async def test_other_log_ins_of_the_user_go_on(self, client: AsyncClient, user: User) -> None:
        here, there = [(await log_in(client)).json()["refresh_token"] for _ in range(2)]
        await refresh(client, here)
        await refresh(client, here)
        assert (await refresh(client, there)).status_code == 200

    async def test_of_many_at_once_one_wins_and_the_family_ends(self, client: AsyncClient, user: User) -> None:
        token = (await log_in(client)).json()["refresh_token"]
        answers = await asyncio.gather(*(refresh(client, token) for _ in range(8)))
        won = [answer for answer in answers if answer.status_code == 200]
        assert len(won) == 1
        assert code(await refresh(client, won[0].json()["refresh_token"])) == (401, "refresh_reused")

    async def test_it_ends_after_thirty_days(self, client: AsyncClient, user: User) -> None:
        token = (await log_in(client)).json()["refresh_token"]
        clock.shift(timedelta(days=30, seconds=1))
        assert code(await refresh(client, token)) == (401, "unauthenticated")

    async def test_only_a_refresh_token_refreshes(self, client: AsyncClient, user: User, app: FastAPI) -> None:
        for headers in (bearer(app, user), assistant_bearer(app, user)):
            token = headers["Authorization"].removeprefix("Bearer ")
            assert code(await refresh(client, token)) == (401, "unauthenticated")

    async def test_and_opens_nothing_else(self, client: AsyncClient, user: User) -> None:
        token = (await log_in(client)).json()["refresh_token"]
        assert code(await me(client, token)) == (401, "unauthenticated")

    async def test_a_closed_account_cannot_go_on(self, client: AsyncClient, user: User, app: FastAPI) -> None:
        pair = (await log_in(client)).json()
        async with transaction(app.state.sessions) as session:
            found = await session.get(User, user.id)
            assert found is not None
            found.is_active = False
        assert code(await refresh(client, pair["refresh_token"]))[0] == 401
        assert code(await me(client, pair["access_token"])) == (401, "unauthenticated")


class TestLogOut:
    async def test_ends_this_log_in_only(self, client: AsyncClient, user: User) -> None:
        here, there = [(await log_in(client)).json()["refresh_token"] for _ in range(2)]
        for _ in range(2):
            assert (await client.post("/v1/auth/logout", json={"refresh_token": here})).status_code == 204
        assert code(await refresh(client, here)) == (401, "refresh_reused")
        assert (await refresh(client, there)).status_code == 200

    async def test_needs_a_real_token(self, client: AsyncClient) -> None:
        answer = await client.post("/v1/auth/logout", json={"refresh_token": "made-up"})
        assert code(answer) == (401, "unauthenticated")


def with_claims(app: FastAPI, key: str, algorithm: str | None, **claims: Any) -> str:
    body = {"sub": str(uuid.uuid4()), "typ": "access", "scp": ["read"], "exp": clock.now().timestamp() + 60}
    return jwt.encode(body | claims, key, algorithm)


class TestForgery:
    async def test_a_changed_claim(self, client: AsyncClient, user: User, app: FastAPI) -> None:
        head, body, signature = assistant_bearer(app, user)["Authorization"].removeprefix("Bearer ").split(".")
        claims = json.loads(base64.urlsafe_b64decode(body + "=="))
        claims |= {"typ": "access", "scp": ["read", "confirm", "account"]}
        raised = base64.urlsafe_b64encode(json.dumps(claims).encode()).rstrip(b"=").decode()
        assert code(await me(client, f"{head}.{raised}.{signature}")) == (401, "unauthenticated")

    async def test_no_signature_at_all(self, client: AsyncClient, user: User, app: FastAPI) -> None:
        token = with_claims(app, "", "none", sub=str(user.id))
        assert code(await me(client, token)) == (401, "unauthenticated")

    async def test_another_key(self, client: AsyncClient, user: User, app: FastAPI) -> None:
        token = with_claims(app, "another-key-that-is-long-enough-0123456789", "HS256", sub=str(user.id))
        assert code(await me(client, token)) == (401, "unauthenticated")

    async def test_an_account_that_does_not_exist(self, client: AsyncClient, app: FastAPI) -> None:
        token = with_claims(app, app.state.settings.secret.get_secret_value(), "HS256")
        assert code(await me(client, token)) == (401, "unauthenticated")

    @pytest.mark.parametrize("token", ["", "x", "a.b.c", "Bearer", "\x7f" * 20, "e30.e30.e30"])
    async def test_rubbish(self, client: AsyncClient, token: str) -> None:
        assert code(await me(client, token)) == (401, "unauthenticated")

    async def test_it_ends_after_half_an_hour(self, client: AsyncClient, user: User, app: FastAPI) -> None:
        headers = bearer(app, user)
        clock.shift(timedelta(minutes=29))
        assert (await client.get("/v1/me", headers=headers)).status_code == 200
        clock.shift(timedelta(minutes=1))
        assert code(await client.get("/v1/me", headers=headers)) == (401, "unauthenticated")

    async def test_a_cookie_reads_and_never_writes(self, client: AsyncClient, user: User, app: FastAPI) -> None:
        token = bearer(app, user)["Authorization"].removeprefix("Bearer ")
        headers = {"Cookie": f"{security.SESSION_COOKIE}={token}"}
        assert (await client.get("/v1/me", headers=headers)).status_code == 200
        assert code(await client.patch("/v1/me", json={"name": "X"}, headers=headers)) == (401, "unauthenticated")


class TestAssistant:
    async def exchanged(self, client: AsyncClient, app: FastAPI, user: User) -> dict[str, str]:
        answer = await client.post(
            "/v1/auth/assistant-token", json={"thread_id": "a-thread"}, headers=bearer(app, user)
        )
        assert answer.status_code == 200
        assert answer.json()["scopes"] == ["read", "hold", "propose", "refund", "settings"]
        assert answer.json()["expires_in"] == 900
        return {"Authorization": f"Bearer {answer.json()['access_token']}"}

    async def test_reads_for_its_user(self, client: AsyncClient, app: FastAPI, user: User) -> None:
        narrow = await self.exchanged(client, app, user)
        assert (await client.get("/v1/me", headers=narrow)).json()["id"] == str(user.id)

    async def test_cannot_raise_or_renew_itself(self, client: AsyncClient, app: FastAPI, user: User) -> None:
        narrow = await self.exchanged(client, app, user)
        answer = await client.post("/v1/auth/assistant-token", json={"thread_id": "b"}, headers=narrow)
        assert code(answer) == (403, "scope_missing")
        clock.shift(timedelta(minutes=15))
        assert code(await client.get("/v1/me", headers=narrow)) == (401, "unauthenticated")

    async def test_cannot_say_yes(self, client: AsyncClient, app: FastAPI, user: User) -> None:
        narrow = await self.exchanged(client, app, user)
        answer = await client.post(f"/v1/proposals/{uuid.uuid4()}/confirm", headers=narrow)
        assert code(answer) == (403, "confirmation_required")

    async def test_cannot_read_a_contact(self, client: AsyncClient, app: FastAPI, user: User) -> None:
        async with transaction(app.state.sessions) as session:
            lead_id = await make_lead(session, keys=app.state.keyring)
        narrow = await self.exchanged(client, app, user)
        assert code(await client.get(f"/v1/leads/{lead_id}/contact", headers=narrow)) == (403, "scope_missing")

    async def test_cannot_act_for_administrators(self, client: AsyncClient, app: FastAPI) -> None:
        async with transaction(app.state.sessions) as session:
            chief = await make_user(session, role="admin")
        for path in ("/v1/admin/users", "/v1/admin/audit"):
            assert code(await client.get(path, headers=assistant_bearer(app, chief))) == (403, "forbidden")
            assert (await client.get(path, headers=bearer(app, chief))).status_code == 200

    @pytest.mark.parametrize("thread", ["", "x" * 101, "two words", "a\x00"])
    async def test_threads_have_sane_names(self, client: AsyncClient, app: FastAPI, user: User, thread: str) -> None:
        answer = await client.post("/v1/auth/assistant-token", json={"thread_id": thread}, headers=bearer(app, user))
        assert code(answer) == (422, "invalid_input")
