"""Who may use the graph under ``langgraph dev``: whoever the API knows, each in their own threads.

The server stores a run with its user, so that user names the credential by its hash only; the credential itself stays
in this process's memory.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from typing import Any

import httpx
from langgraph_sdk import Auth
from starlette.exceptions import HTTPException

from backend.config import get_settings
from tools.client import ApiClient, ApiError

CREDENTIALS_KEPT = 1_000
auth = Auth()
_credentials: OrderedDict[str, str] = OrderedDict()
_settings = get_settings()
api = ApiClient(httpx.AsyncClient(base_url=(_settings.api_url or _settings.base_url).rstrip("/")))


class Caller(Auth.types.MinimalUserDict):
    """Who asks, and the name of the credential they ask with."""

    credential: str


class NoCredential(Exception):
    """A run whose credential this process does not hold (any more)."""


def keep(token: str) -> str:
    """Hold a credential; its name."""
    name = hashlib.sha256(token.encode()).hexdigest()
    _credentials[name] = token
    _credentials.move_to_end(name)
    while len(_credentials) > CREDENTIALS_KEPT:
        _credentials.popitem(last=False)
    return name


def credential(name: str) -> str:
    """The credential of a name. Raises NoCredential."""
    try:
        return _credentials[name]
    except KeyError:
        raise NoCredential("Send the request again with your token.") from None


@auth.authenticate
async def authenticate(authorization: str | None) -> Auth.types.MinimalUserDict:
    """The API's word on a bearer token or an API key; without one 401."""
    scheme, _, token = (authorization or "").partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise HTTPException(401, "Send an API key or a token: Authorization: Bearer …", {"WWW-Authenticate": "Bearer"})
    try:
        info = await api.as_bearer(token.strip()).token_info()
    except ApiError as error:
        raise HTTPException(error.status, f"{error.code}: {error.detail}") from None
    if "read" not in info.scopes:
        raise HTTPException(403, "scope_missing: the assistant needs a key with the scope 'read'.")
    return Caller(
        identity=str(info.user_id), is_authenticated=True, permissions=info.scopes, credential=keep(token.strip())
    )


@auth.on
async def nothing_else(ctx: Auth.types.AuthContext, value: Any) -> bool:
    """What is not opened below is closed: the store, crons, making and changing assistants."""
    return False


async def anybody(ctx: Auth.types.AuthContext, value: Any) -> bool:
    """There is one graph, and everybody with a log-in may see that it is there."""
    return True


async def as_owner(ctx: Auth.types.AuthContext, value: Any) -> dict[str, str]:
    """New threads are the caller's; another's are not there. The server reads what is written into its own dict."""
    if value.get("metadata") is None:
        value["metadata"] = {}
    value["metadata"]["owner"] = ctx.user.identity
    return {"owner": ctx.user.identity}


async def own(ctx: Auth.types.AuthContext, value: Any) -> dict[str, str]:
    """Only the caller's threads."""
    return {"owner": ctx.user.identity}


auth.on.assistants.read(anybody)
auth.on.assistants.search(anybody)
auth.on.threads.create(as_owner)
auth.on.threads.create_run(as_owner)
auth.on.threads.update(as_owner)
auth.on.threads.read(own)
auth.on.threads.delete(own)
auth.on.threads.search(own)
