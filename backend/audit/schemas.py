"""What is reported to the audit log, and what administrators read in it."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

ShortText = Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)]


class RefusalIn(BaseModel):
    """What the assistant declined, and why. Contacts in the text are taken out before it is kept."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"example": {"tool": "decline", "reason": "Owners' phone numbers are hidden until bought."}},
    )

    reason: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]
    tool: Annotated[str, StringConstraints(max_length=100)] | None = None
    code: Annotated[str, StringConstraints(pattern=r"^[a-z_]{1,40}$")] = Field(
        default="declined", description="Why, as a stable code", examples=["not_requested"]
    )
    arguments: dict[str, Any] = Field(default={}, description="Of the refused call; only telling ones are kept")
    text: ShortText | None = Field(default=None, description="What the user had asked for")
    thread_id: Annotated[str, StringConstraints(max_length=100)] | None = Field(
        default=None, description="The token's own thread goes first"
    )


class AuditLine(BaseModel):
    """One act or refusal."""

    model_config = ConfigDict(from_attributes=True)

    id: int
    at: datetime
    user_id: uuid.UUID | None
    actor: str = Field(description="user, assistant, api_key, admin or system")
    thread_id: str | None = Field(description="The assistant's thread, or `key:` and the id of the API key")
    action: str = Field(examples=["hold.create"])
    subject: str | None = Field(examples=["lead:10412"])
    data: dict[str, Any] | None
    outcome: str = Field(description="`ok`, or the code of the refusal")


class AuditPage(BaseModel):
    """Newest first. ``next_before`` continues after the last line, None at the end."""

    items: list[AuditLine]
    next_before: int | None
