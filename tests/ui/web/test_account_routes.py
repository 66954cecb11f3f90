from __future__ import annotations

import re
import uuid

import pytest
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient

from backend.accounts.models import User
from backend.config import Settings
from backend.credits import service as credits
from backend.db import transaction
from tests.factories import PASSWORD, bearer, make_lead, make_user
from ui.web.account_routes import _doors, _own_page
from ui.web.chainlit_app import COOKIE


class TestLogIn:
    async def test_a_right_password_opens_the_chat(self, browser: AsyncClient, buyer: User) -> None:
        answer = await browser.post("/login", data={"email": buyer.email, "password": PASSWORD})
        assert (answer.status_code, answer.headers["location"]) == (303, "/chat/")
        cookie = answer.headers["set-cookie"].lower()
        assert "httponly" in cookie
        assert "samesite=lax" in cookie
        assert (await browser.get("/chat/")).status_code == 200

    async def test_a_wrong_one_does_not(self, browser: AsyncClient, buyer: User) -> None:
        answer = await browser.post("/login", data={"email": buyer.email, "password": "wrong-wrong-wrong"})
        assert answer.status_code == 401
        assert "do not belong together" in answer.text
        assert COOKIE not in answer.cookies

    async def test_what_was_typed_is_escaped(self, browser: AsyncClient) -> None:
        answer = await browser.post("/login", data={"email": '"><script>x', "password": "p"})
        assert "<script>" not in answer.text

    async def test_the_cookie_holds_no_token_of_the_api(self, page: AsyncClient, web: FastAPI) -> None:
        import jwt

        claims = jwt.decode(page.cookies[COOKIE], options={"verify_signature": False})
        assert set(claims["metadata"]) == {"sid"}

    async def test_who_is_in_is_sent_on(self, page: AsyncClient) -> None:
        assert (await page.get("/login")).headers["location"] == "/chat/"

    async def test_log_out_ends_the_session_itself(self, page: AsyncClient) -> None:
        kept = page.cookies[COOKIE]
        await page.post("/logout")
        page.cookies.set(COOKIE, kept)
        assert (await page.get("/chat/")).status_code == 303

    async def test_the_page_s_own_log_out_does_too(self, page: AsyncClient) -> None:
        kept = page.cookies[COOKIE]
        assert (await page.post("/chat/logout")).status_code == 200
        page.cookies.set(COOKIE, kept)
        assert (await page.get("/chat/")).status_code == 303

    async def test_a_stranger_with_a_forged_cookie_is_a_stranger(self, browser: AsyncClient) -> None:
        import jwt

        forged = jwt.encode({"identifier": "pat@example.com", "metadata": {"sid": "x"}, "exp": 4e9}, "k" * 32)
        browser.cookies.set(COOKIE, forged)
        assert (await browser.get("/chat/")).status_code == 303


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("/chat/thread/abc", "/chat/thread/abc"),
        ("/confirm/1", "/confirm/1"),
        ("https://evil.example/chat", "/chat/"),
        ("//evil.example/chat", "/chat/"),
        ("/\\evil.example", "/chat/"),
        ("javascript:alert(1)", "/chat/"),
        ("/chat.evil.example", "/chat/"),
        ("", "/chat/"),
    ],
)
def test_a_log_in_leads_to_our_own_pages_only(asked: str, given: str) -> None:
    assert _own_page(asked) == given


class TestDemoDoors:
    def test_three_in_demo_mode_on_loopback(self, settings: Settings) -> None:
        assert [door.tier for door in _doors(settings)] == ["basic", "pro", "enterprise"]

    @pytest.mark.parametrize("change", [{"demo_mode": False}, {"host": "0.0.0.0"}])  # noqa: S104
    def test_none_elsewhere(self, settings: Settings, change: dict[str, object]) -> None:
        assert _doors(settings.model_copy(update=change)) == []

    async def test_no_other_account_has_a_door(self, browser: AsyncClient) -> None:
        assert (await browser.post("/demo-login", data={"tier": "admin"})).status_code == 404


class TestRegister:
    async def test_a_new_account_is_logged_in(self, browser: AsyncClient) -> None:
        form = {"name": "Robin", "email": "robin@example.com", "password": "a-long-password-1", "market": "dallas-tx"}
        assert (await browser.post("/register", data=form)).headers["location"] == "/chat/"
        assert (await browser.get("/chat/user")).json()["identifier"] == "robin@example.com"

    async def test_what_is_wrong_is_said_beside_the_form(self, browser: AsyncClient) -> None:
        form = {"name": "Robin", "email": "robin@example.com", "password": "short", "market": "dallas-tx"}
        answer = await browser.post("/register", data=form)
        assert answer.status_code == 422
        assert 'value="robin@example.com"' in answer.text
        assert '<option value="dallas-tx" selected>' in answer.text


class TestAccountPage:
    async def test_markets_are_chosen_as_the_plan_allows(self, browser: AsyncClient) -> None:
        form = {"name": "Robin", "email": "robin@example.com", "password": "a-long-password-1", "market": "dallas-tx"}
        await browser.post("/register", data=form)
        moved = await browser.post("/account", data={"market": "phoenix-az"})
        assert "Saved." in moved.text
        assert '<option value="phoenix-az" selected>' in moved.text
        refused = await browser.post("/account", data={"market": "phoenix-az", "further": "austin-tx"})
        assert refused.status_code == 409

    async def test_it_wants_a_log_in(self, browser: AsyncClient) -> None:
        assert (await browser.get("/account")).headers["location"] == "/login?next=/account"


class TestApiKeys:
    form = {"name": "Night <shift>", "scopes": ["read", "hold"], "ends": "90"}

    async def test_a_key_is_made_seen_once_and_revoked(self, browser: AsyncClient, page: AsyncClient) -> None:
        made = await page.post("/account/keys", data=self.form)
        assert (made.status_code, made.headers["cache-control"]) == (201, "no-store")
        (secret,) = re.findall(r"aiq_[0-9a-f]{48}", made.text)
        key = {"Authorization": f"Bearer {secret}"}
        info = (await browser.get("/v1/auth/token", headers=key)).json()
        assert info["scopes"] == ["hold", "read"]
        shown = (await page.get("/account")).text
        assert secret not in shown
        assert f"{secret[:12]}…" in shown
        assert "Night &lt;shift&gt;" in shown
        assert "May: look, hold." in shown
        assert "never used" not in shown
        (path,) = re.findall(r"/account/keys/[0-9a-f-]{36}/revoke", shown)
        assert secret[:12] not in (await page.post(path)).text
        assert (await browser.get("/v1/me", headers=key)).json()["code"] == "key_revoked"

    @pytest.mark.parametrize("change", [{"name": " "}, {"scopes": []}, {"scopes": ["confirm"]}, {"ends": "0"}])
    async def test_a_form_that_makes_no_sense(self, page: AsyncClient, change: dict[str, object]) -> None:
        answer = await page.post("/account/keys", data={**self.form, **change})
        assert answer.status_code == 422
        assert "aiq_" not in answer.text

    async def test_keys_are_made_from_our_own_page_only(self, page: AsyncClient) -> None:
        answer = await page.post("/account/keys", data=self.form, headers={"Origin": "https://evil.example"})
        assert answer.status_code == 403
        assert "You have no keys yet." in (await page.get("/account")).text

    async def test_they_want_a_log_in(self, browser: AsyncClient) -> None:
        answer = await browser.post("/account/keys", data=self.form)
        assert answer.headers["location"] == "/login?next=/account"


class TestConfirmPage:
    async def proposal(self, web: FastAPI, buyer: User) -> str:
        async with transaction(web.state.sessions) as session:
            lead_id = await make_lead(session)
            await credits.grant(session, buyer.id, 50_000, kind="topup", bucket="bought")
        async with AsyncClient(
            transport=ASGITransport(app=web), base_url="http://api", headers=bearer(web, buyer)
        ) as api:
            made = await api.post("/v1/proposals", json={"kind": "purchase", "lead_ids": [lead_id]})
        assert made.is_success, made.text
        return str(made.json()["id"])

    async def test_its_owner_sees_it_and_says_yes(self, web: FastAPI, page: AsyncClient, buyer: User) -> None:
        proposal = await self.proposal(web, buyer)
        assert "Confirm: pay $" in (await page.get(f"/confirm/{proposal}")).text
        answer = await page.post(f"/confirm/{proposal}", data={"answer": "yes"})
        assert "Done: bought." in answer.text

    async def test_a_no_cancels_it(self, web: FastAPI, page: AsyncClient, buyer: User) -> None:
        proposal = await self.proposal(web, buyer)
        answer = await page.post(f"/confirm/{proposal}", data={"answer": "no"})
        assert "Cancelled. Nothing was bought." in answer.text

    async def test_another_s_is_not_found(self, web: FastAPI, page: AsyncClient) -> None:
        async with transaction(web.state.sessions) as session:
            other = await make_user(session)
        proposal = await self.proposal(web, other)
        assert (await page.get(f"/confirm/{proposal}")).status_code == 404
        assert (await page.post(f"/confirm/{proposal}", data={"answer": "yes"})).status_code == 404

    async def test_a_stranger_logs_in_first(self, browser: AsyncClient) -> None:
        proposal = uuid.uuid4()
        answer = await browser.get(f"/confirm/{proposal}")
        assert answer.headers["location"] == f"/login?next=/confirm/{proposal}"
