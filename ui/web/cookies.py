"""The session cookie: Chainlit's signed token around a seat's random id."""

from __future__ import annotations

from http.cookies import SimpleCookie
from typing import Any

import jwt
from starlette.datastructures import Headers
from starlette.responses import Response

from ui.web.chainlit_app import COOKIE
from ui.web.sessions import Seat, Sessions

COOKIE_DAYS = 15


def set_cookie(response: Response, seat: Seat, *, secure: bool) -> None:
    """Give the browser a seat. ``secure`` keeps the cookie off plain HTTP."""
    from chainlit.auth import create_jwt
    from chainlit.user import User

    user: Any = User(identifier=seat.user.email, display_name=seat.user.name, metadata={"sid": seat.sid})
    response.set_cookie(
        COOKIE, create_jwt(user), max_age=COOKIE_DAYS * 86400, httponly=True, samesite="lax", secure=secure
    )


def clear_cookie(response: Response) -> None:
    """Take the seat away."""
    response.delete_cookie(COOKIE)


def seat_of(headers: Headers, sessions: Sessions) -> Seat | None:
    """The seat behind a request's cookie; None for a stranger, a forged or an outlived cookie."""
    from chainlit.auth.jwt import decode_jwt

    jar: SimpleCookie = SimpleCookie()
    jar.load(headers.get("cookie", ""))
    if COOKIE not in jar:
        return None
    try:
        user = decode_jwt(jar[COOKIE].value)
    except jwt.InvalidTokenError:
        return None
    sid = (user.metadata or {}).get("sid")
    return sessions.get(sid) if isinstance(sid, str) else None
