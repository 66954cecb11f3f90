"""A command's failure: one clear line, what to do about it, and the exit code."""

from __future__ import annotations

from typer.exceptions import TyperException


class CliError(TyperException):
    """``exit_code`` 1: it could not be done; 2: it was asked for in the wrong way."""

    def __init__(self, message: str, hint: str = "", *, exit_code: int = 1) -> None:
        super().__init__(f"{message} {hint}".rstrip())
        self.exit_code = exit_code
