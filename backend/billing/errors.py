"""Why a card payment does not begin, and webhooks that are none."""

from __future__ import annotations

from typing import ClassVar

from backend.errors import DomainError, NotFound


class GatewayUnreachable(DomainError):
    """503: the payment page could not be opened; the same yes may be said again."""

    status: ClassVar[int] = 503
    code: ClassVar[str] = "gateway_unreachable"
    headers = {"Retry-After": "5"}

    def __init__(self) -> None:
        super().__init__("The payment page cannot be opened right now. Nothing was charged; try again in a moment.")


class BadWebhook(DomainError):
    """400: not signed by the gateway, or not readable."""

    status: ClassVar[int] = 400
    code: ClassVar[str] = "bad_webhook"


class NoSuchWebhook(NotFound):
    """404: no webhook of that number."""

    code = "webhook_not_found"


class NoSuchDiscrepancy(NotFound):
    """404: no such discrepancy."""

    code = "discrepancy_not_found"
