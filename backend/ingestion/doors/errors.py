"""Why something is not taken at a door."""

from __future__ import annotations

from typing import ClassVar

from backend.errors import DomainError, NotFound


class BadLead(DomainError):
    """400: not signed by whom it should be, or not readable."""

    status: ClassVar[int] = 400
    code: ClassVar[str] = "bad_webhook"


class DoorClosed(DomainError):
    """400: this door is not configured here. Carries ``settings``, the names of what is missing."""

    status: ClassVar[int] = 400
    code: ClassVar[str] = "door_not_configured"

    def __init__(self, door: str, *settings: str) -> None:
        super().__init__(f"Leads of {door} are not taken here: set {' and '.join(settings)}.", settings=list(settings))


class NoSuchPartner(NotFound):
    """404: nobody of that name posts leads here."""

    code = "no_such_partner"
