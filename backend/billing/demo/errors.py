"""The demo gateway's refusals, in Stripe's shape."""

from __future__ import annotations

from typing import Any, Literal

ErrorType = Literal["invalid_request_error", "card_error", "idempotency_error", "api_error"]


class ApiError(Exception):
    """An answer with an ``error`` object. ``kept``: a repeated idempotency key gets it again."""

    def __init__(
        self,
        message: str,
        *,
        status: int = 400,
        type: ErrorType = "invalid_request_error",
        code: str | None = None,
        param: str | None = None,
        decline_code: str | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.kept = code in KEPT or type == "card_error"
        named = {"code": code, "param": param, "decline_code": decline_code}
        self.error: dict[str, Any] = {"type": type, "message": message} | {k: v for k, v in named.items() if v}


KEPT = frozenset({"payment_intent_unexpected_state", "charge_already_refunded"})


def missing(name: str) -> ApiError:
    """A parameter that has to be there is not."""
    return ApiError(f"Missing required param: {name}.", code="parameter_missing", param=name)


def no_such(kind: str, object_id: str) -> ApiError:
    """No object of that kind has that id."""
    return ApiError(f"No such {kind}: '{object_id}'", status=404, code="resource_missing", param="id")


def wrong_state(message: str) -> ApiError:
    """The object is not in a state that allows it."""
    return ApiError(message, code="payment_intent_unexpected_state")
