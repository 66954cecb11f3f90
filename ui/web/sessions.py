"""Who sits at the page: log-in, the cookie's session, tokens kept fresh.

The browser holds a signed cookie with a random id and nothing else. The tokens stay on this side, in memory and sealed
in one small file each, so that a restart logs nobody out (a refresh token is good for one use, so a cookie cannot
carry it).
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
import json
import os
import secrets
from contextvars import ContextVar
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken

from agent.context import UserSession
from backend.accounts.schemas import Me, TokenPair
from backend.clock import now
from tools.client import ApiClient, ApiError
from ui.web.chainlit_app import derived_secret

REFRESH_BEFORE_SECONDS = 300
_ID_BYTES = 24


@dataclass
class Seat:
    """One log-in. ``user`` is replaced when its tokens or its account change."""

    sid: str
    user: UserSession
    good_until: datetime
    renewing: asyncio.Lock = field(default_factory=asyncio.Lock)
    narrow: tuple[str, datetime] | None = None  # the reading token and its end


caller: ContextVar[Seat | None] = ContextVar("caller", default=None)


class LoggedOut(Exception):
    """The session cannot be renewed: the user must log in again."""


class Sessions:
    """All seats of this process. ``api`` is the API without a token."""

    def __init__(self, folder: Path, secret: str, api: ApiClient) -> None:
        self._folder = folder
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        key = hashlib.sha256(derived_secret(secret, "chat sessions").encode()).digest()
        self._seal = Fernet(base64.urlsafe_b64encode(key))
        self._api = api
        self._seats: dict[str, Seat] = {}

    async def log_in(self, email: str, password: str) -> Seat:
        """A new seat. Raises ApiError when the API refuses."""
        tokens = await self._api.log_in(email, password)
        me = await self._api.as_bearer(tokens.access_token).me()
        user = UserSession.of(me, tokens)
        seat = Seat(secrets.token_urlsafe(_ID_BYTES), user, _good_until(tokens))
        self._keep(seat)
        return seat

    def get(self, sid: str) -> Seat | None:
        """The seat of a cookie's session id; None when it is unknown or was made with another secret."""
        if sid not in self._seats:
            seat = self._read(sid)
            if seat:
                self._seats[sid] = seat
        return self._seats.get(sid)

    def of_user(self, user_id: str) -> Seat | None:
        """Any seat of a user: the caller's own first."""
        own = caller.get()
        if own and own.user.user_id == user_id:
            return own
        return next((seat for seat in reversed(self._seats.values()) if seat.user.user_id == user_id), None)

    def forget(self, sid: str) -> None:
        """Log-out."""
        self._seats.pop(sid, None)
        self._file(sid).unlink(missing_ok=True)

    async def api(self, seat: Seat) -> ApiClient:
        """The API in the buyer's own name, its token renewed when it is about to end. Raises LoggedOut."""
        async with seat.renewing:
            if seat.good_until - now() < timedelta(seconds=REFRESH_BEFORE_SECONDS):
                await self._renew(seat)
        return self._api.as_bearer(seat.user.access_token)

    async def reader(self, seat: Seat) -> ApiClient:
        """The API with a narrow token, for what the page reads by itself: it can neither confirm nor see a contact,
        and draws less on the user's rate. Raises LoggedOut."""
        api = await self.api(seat)
        if seat.narrow is None or seat.narrow[1] - now() < timedelta(seconds=REFRESH_BEFORE_SECONDS):
            given = await api.assistant_token(f"page-{seat.sid[:8]}")
            seat.narrow = given.access_token, now() + timedelta(seconds=given.expires_in)
        return self._api.as_bearer(seat.narrow[0])

    async def me(self, seat: Seat) -> Me:
        """The account as it is now; the seat follows it (a plan or a time zone may have changed)."""
        me = await (await self.reader(seat)).me()
        seat.user = replace(seat.user, name=me.name, tier=me.tier, time_zone=me.time_zone, market=me.market)
        return me

    async def _renew(self, seat: Seat) -> None:
        try:
            tokens = await self._api.refresh(seat.user.refresh_token)
        except ApiError as error:
            if error.status in (400, 401, 403):
                self.forget(seat.sid)
                raise LoggedOut from error
            raise
        seat.user = replace(seat.user, access_token=tokens.access_token, refresh_token=tokens.refresh_token)
        seat.good_until = _good_until(tokens)
        self._keep(seat)

    def _file(self, sid: str) -> Path:
        return self._folder / hashlib.sha256(sid.encode()).hexdigest()

    def _keep(self, seat: Seat) -> None:
        self._seats[seat.sid] = seat
        kept = {"user": asdict(seat.user), "good_until": seat.good_until.isoformat()}
        file = self._file(seat.sid)
        aside = file.with_suffix(f".{os.getpid()}")
        aside.touch(mode=0o600)
        aside.write_bytes(self._seal.encrypt(json.dumps(kept).encode()))
        aside.replace(file)

    def _read(self, sid: str) -> Seat | None:
        try:
            kept = json.loads(self._seal.decrypt(self._file(sid).read_bytes()))
        except (FileNotFoundError, InvalidToken):
            return None
        return Seat(sid, UserSession(**kept["user"]), datetime.fromisoformat(kept["good_until"]))


def _good_until(tokens: TokenPair) -> datetime:
    return now() + timedelta(seconds=tokens.expires_in)
