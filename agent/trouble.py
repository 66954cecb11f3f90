"""What can go wrong with a hosted model, by name.

The vendor's library takes about a second to import; its errors are recognised only where it is loaded already.
"""

from __future__ import annotations

import sys
from email.utils import parsedate_to_datetime

from langchain_core.exceptions import ContextOverflowError

from backend import clock

PASSING = {408, 409, 425, 429, 500, 502, 503, 504, 529}
CODES = {400: "bad_request", 401: "bad_key", 403: "not_allowed", 404: "no_such_model", 429: "rate_limited"}
NO_CREDIT = "insufficient_quota"  # a 429 that no waiting cures
VENDORS = {"openai": "OpenAIError", "httpx": "HTTPError", "httpx2": "HTTPError"}  # its transport: either of the two
BY_KIND = {  # the first that fits; by name, as several libraries have them
    "TimeoutError": "timeout",
    "TimeoutException": "timeout",
    "APITimeoutError": "timeout",
    "NetworkError": "unreachable",
    "APIConnectionError": "unreachable",
    "HTTPError": "cut_off",
}
GARBLED = (ValueError, TypeError, LookupError, AttributeError)


class ModelTrouble(Exception):
    """A model's answer cannot be used. ``passing``: trying again may help, after ``wait_seconds`` where it says so."""

    def __init__(self, code: str, *, passing: bool = False, wait_seconds: float | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.passing = passing
        self.wait_seconds = wait_seconds


def expected() -> tuple[type[Exception], ...]:
    """Everything that an endpoint's answer, or its absence, can raise."""
    loaded = [getattr(sys.modules[module], name) for module, name in VENDORS.items() if module in sys.modules]
    return (TimeoutError, *loaded, *GARBLED)


def named(error: Exception) -> ModelTrouble:
    """The trouble behind an error. Never its text: vendors repeat keys and prompts in theirs."""
    if isinstance(error, ContextOverflowError):
        return ModelTrouble("context_too_long")
    if isinstance(status := getattr(error, "status_code", None), int):
        return _refused(error, status)
    for kind, code in BY_KIND.items():
        if any(base.__name__ == kind for base in type(error).__mro__):
            return ModelTrouble(code, passing=True)
    return ModelTrouble("garbled" if isinstance(error, GARBLED) else "server_error", passing=True)


def _refused(error: Exception, status: int) -> ModelTrouble:
    if getattr(error, "code", None) == NO_CREDIT:
        return ModelTrouble("out_of_quota")
    name = CODES.get(status, "server_error" if status in PASSING else "bad_request")
    headers = getattr(getattr(error, "response", None), "headers", {})
    return ModelTrouble(name, passing=status in PASSING, wait_seconds=_asked_wait(headers.get("retry-after", "")))


def _asked_wait(said: str) -> float | None:
    """``Retry-After`` in seconds, given as a number or as a date."""
    if said.replace(".", "", 1).isascii() and said.replace(".", "", 1).isdigit():
        return float(said)
    try:
        return max(0.0, (parsedate_to_datetime(said) - clock.now()).total_seconds())
    except (ValueError, TypeError):
        return None
