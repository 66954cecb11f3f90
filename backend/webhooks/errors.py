"""Why an endpoint is not taken, or a call not made again. Somebody else's is always unknown."""

from __future__ import annotations

from backend.config import WEBHOOK_ENDPOINTS_MAX
from backend.errors import Conflict, InvalidInput, NotFound


class EndpointNotFound(NotFound):
    """404: no such endpoint or delivery, or somebody else's."""

    code = "webhook_endpoint_not_found"

    def __init__(self) -> None:
        super().__init__("There is no such webhook endpoint or delivery among yours.")


class AddressRefused(InvalidInput):
    """422: an address that we do not call. Carries ``reason``."""

    code = "address_refused"

    def __init__(self, reason: str) -> None:
        super().__init__(f"That address cannot be called: {reason}.", reason=reason)
        self.reason = reason


class EndpointLimit(Conflict):
    """409: as many as an account may have."""

    code = "webhook_endpoint_limit"

    def __init__(self) -> None:
        super().__init__(f"An account has at most {WEBHOOK_ENDPOINTS_MAX} webhook endpoints: delete one first.")


class EndpointDisabled(Conflict):
    """409: it was disabled after failing too often."""

    code = "webhook_endpoint_disabled"

    def __init__(self) -> None:
        super().__init__("This endpoint is disabled. Enable it first: POST /v1/webhook-endpoints/{id}/enable.")


class DeliveryWaiting(Conflict):
    """409: it is on its way already."""

    code = "webhook_delivery_waiting"

    def __init__(self) -> None:
        super().__init__("This delivery is on its way already.")
