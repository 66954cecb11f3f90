from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient

from backend import clock
from backend.accounts.models import User
from backend.config import ACCESS_TOKEN_MINUTES
from tests.factories import PASSWORD
from tools.client import ApiClient, ApiError
from ui.web.sessions import LoggedOut, Sessions

SECRET = "s" * 40


def files(folder: Path) -> list[Path]:
    return list(folder.iterdir())


@pytest.fixture
async def api(web: FastAPI, database: object) -> ApiClient:
    return ApiClient(AsyncClient(transport=ASGITransport(app=web), base_url="http://api"))


@pytest.fixture
def sessions(tmp_path: Path, api: ApiClient) -> Sessions:
    return Sessions(tmp_path, SECRET, api)


class TestSessions:
    async def test_a_wrong_password_makes_no_seat(self, sessions: Sessions, buyer: User, tmp_path: Path) -> None:
        with pytest.raises(ApiError):
            await sessions.log_in(buyer.email, "wrong-wrong-wrong")
        assert files(tmp_path) == []

    async def test_a_restart_logs_nobody_out(
        self, sessions: Sessions, api: ApiClient, buyer: User, tmp_path: Path
    ) -> None:
        seat = await sessions.log_in(buyer.email, PASSWORD)
        again = Sessions(tmp_path, SECRET, api).get(seat.sid)
        assert again is not None
        assert again.user == seat.user

    async def test_the_file_tells_nothing_without_the_secret(
        self, sessions: Sessions, api: ApiClient, buyer: User, tmp_path: Path
    ) -> None:
        seat = await sessions.log_in(buyer.email, PASSWORD)
        [file] = files(tmp_path)
        assert buyer.email.encode() not in file.read_bytes()
        assert file.stat().st_mode & 0o077 == 0
        assert Sessions(tmp_path, "another" * 8, api).get(seat.sid) is None

    async def test_an_old_token_is_renewed_and_kept(
        self, sessions: Sessions, api: ApiClient, buyer: User, tmp_path: Path
    ) -> None:
        seat = await sessions.log_in(buyer.email, PASSWORD)
        before = seat.user.access_token
        clock.shift(timedelta(minutes=ACCESS_TOKEN_MINUTES - 1))
        await (await sessions.api(seat)).me()
        assert seat.user.access_token != before
        kept = Sessions(tmp_path, SECRET, api).get(seat.sid)
        assert kept is not None
        assert kept.user.refresh_token == seat.user.refresh_token

    async def test_a_fresh_one_is_not(self, sessions: Sessions, buyer: User) -> None:
        seat = await sessions.log_in(buyer.email, PASSWORD)
        before = seat.user.access_token
        await sessions.api(seat)
        assert seat.user.access_token == before

    async def test_a_dead_session_asks_to_log_in(self, sessions: Sessions, buyer: User) -> None:
        seat = await sessions.log_in(buyer.email, PASSWORD)
        clock.shift(timedelta(days=60))
        with pytest.raises(LoggedOut):
            await sessions.api(seat)
        assert sessions.get(seat.sid) is None

    async def test_log_out_forgets(self, sessions: Sessions, buyer: User, tmp_path: Path) -> None:
        seat = await sessions.log_in(buyer.email, PASSWORD)
        sessions.forget(seat.sid)
        assert sessions.get(seat.sid) is None
        assert files(tmp_path) == []

    async def test_the_reading_token_cannot_see_a_contact(self, sessions: Sessions, buyer: User) -> None:
        seat = await sessions.log_in(buyer.email, PASSWORD)
        reader = await sessions.reader(seat)
        with pytest.raises(ApiError) as refused:
            await reader.request("GET", "/leads/10001/contact")
        assert refused.value.status == 403
