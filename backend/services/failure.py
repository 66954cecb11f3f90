"""The one error of the services: a clear line and a way out."""

from __future__ import annotations


class ServiceError(Exception):
    """What went wrong in one line (``message``) and what to do about it (``hint``, may be empty)."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(f"{message} {hint}".rstrip())
        self.message = message
        self.hint = hint
