"""Who is an administrator: decided on the machine itself, by nobody over the network."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts import queries
from backend.audit import service as audit


async def set_admin(session: AsyncSession, email: str, *, is_admin: bool) -> bool:
    """Give the account the role or take it away; whether there is such an account. It holds from the next request."""
    user = await queries.by_email(session, email.strip().lower())
    if user is None:
        return False
    user.role = "admin" if is_admin else "user"
    await audit.record(session, None, "account.role", f"user:{user.id}", {"role": user.role}, actor="system")
    return True
