"""API keys: made, listed and taken back by a person logged in as themselves, for their machines."""

from __future__ import annotations

import secrets
import uuid

from sqlalchemy.ext.asyncio import AsyncSession

from backend import clock
from backend.accounts import queries
from backend.accounts.errors import KeyLimit, NoSuchKey
from backend.accounts.models import ApiKey
from backend.accounts.schemas import ApiKeyIn, ApiKeyMade, ApiKeyOut
from backend.audit.service import record
from backend.config import (
    API_KEY_BYTES,
    API_KEY_PREFIX,
    API_KEY_SHOWN_CHARACTERS,
    API_KEYS_MAX,
    ASSISTANT_SCOPES,
)
from backend.db import instant
from backend.errors import InvalidInput
from backend.security import Principal, hash_key


async def make(session: AsyncSession, principal: Principal, wanted: ApiKeyIn) -> ApiKeyMade:
    """A new key of this user. Raises InvalidInput for an end in the past, KeyLimit."""
    if wanted.expires_at is not None and wanted.expires_at <= clock.now():
        raise InvalidInput("expires_at must lie in the future.")
    await queries.lock(session, principal.id)
    if await queries.live_keys(session, principal.id) >= API_KEYS_MAX:
        raise KeyLimit(f"You have {API_KEYS_MAX} keys, which is the most. Revoke one first.", keys_max=API_KEYS_MAX)
    secret = API_KEY_PREFIX + secrets.token_hex(API_KEY_BYTES)
    key = ApiKey(
        user_id=principal.id,
        name=wanted.name,
        prefix=secret[:API_KEY_SHOWN_CHARACTERS],
        secret_hash=hash_key(secret),
        scopes=[scope for scope in ASSISTANT_SCOPES if scope in wanted.scopes],
        expires_at=wanted.expires_at,
    )
    session.add(key)
    await session.flush()
    await session.refresh(key)
    told = {"prefix": key.prefix, "scopes": key.scopes, "expires_at": key.expires_at}
    await record(session, principal, "api_key.create", f"api_key:{key.id}", told)
    return ApiKeyMade(secret=secret, **ApiKeyOut.model_validate(key).model_dump())


async def listed(session: AsyncSession, principal: Principal) -> list[ApiKeyOut]:
    """The user's keys, the newest first; those taken back are gone."""
    return [ApiKeyOut.model_validate(key) for key in await queries.keys_of(session, principal.id)]


async def revoke(session: AsyncSession, principal: Principal, key_id: uuid.UUID) -> None:
    """Take a key back at once; doing it again changes nothing. Raises NoSuchKey."""
    key = await queries.own_key(session, principal.id, key_id)
    if key is None:
        raise NoSuchKey("You have no such API key.")
    if key.revoked_at is None:
        key.revoked_at = await instant(session)
        await record(session, principal, "api_key.revoke", f"api_key:{key.id}", {"prefix": key.prefix})
