"""PayPal's REST API: a token that is renewed, JSON in and out, the same key for the same call, errors as gateways'."""

from __future__ import annotations

import time
from decimal import Decimal
from typing import Any

import httpx

from backend.billing.gateway import GatewayError, Refused, Unknown, Unreachable, WrongState
from backend.config import GATEWAY_TIMEOUT_SECONDS, Settings

Data = dict[str, Any]
TOKEN_SPARE_SECONDS = 60
_OVER = {"ORDER_ALREADY_CAPTURED", "CAPTURE_FULLY_REFUNDED", "SUBSCRIPTION_STATUS_INVALID", "REFUND_AMOUNT_EXCEEDED"}


class PayPal:
    """Calls with the account of the settings; ``aclose`` gives the connections back."""

    def __init__(self, settings: Settings) -> None:
        assert settings.paypal_client_id is not None, "ask whether PayPal is configured first"
        assert settings.paypal_client_secret is not None, "ask whether PayPal is configured first"
        self._login = (settings.paypal_client_id, settings.paypal_client_secret.get_secret_value())
        self._http = httpx.AsyncClient(base_url=settings.paypal_api_base, timeout=GATEWAY_TIMEOUT_SECONDS)
        self._token, self._until = "", 0.0

    async def aclose(self) -> None:
        """Give back the connections."""
        await self._http.aclose()

    async def get(self, path: str, **params: str | int) -> Data:
        """What is there now."""
        return await self._call("GET", path, params=params)

    async def post(self, path: str, body: Data, key: str | None = None) -> Data:
        """A write; the same key counts once."""
        headers = {"Prefer": "return=representation"} | ({"PayPal-Request-Id": key} if key else {})
        return await self._call("POST", path, json=body, headers=headers)

    async def _call(self, method: str, path: str, **options: Any) -> Data:
        headers = {"Authorization": f"Bearer {await self._bearer()}"} | options.pop("headers", {})
        try:
            answer = await self._http.request(method, path, headers=headers, **options)
        except httpx.HTTPError as error:
            raise Unreachable(str(error)) from error
        if answer.is_error:
            raise _refusal(answer)
        found: Data = answer.json() if answer.content else {}
        return found

    async def _bearer(self) -> str:
        if time.monotonic() >= self._until:
            form = {"grant_type": "client_credentials"}
            try:
                answer = await self._http.post("/v1/oauth2/token", data=form, auth=self._login)
            except httpx.HTTPError as error:
                raise Unreachable(str(error)) from error
            if answer.is_error:
                raise Refused("PayPal does not know this client id and secret.", "invalid_client")
            found = answer.json()
            self._token = str(found["access_token"])
            self._until = time.monotonic() + float(found["expires_in"]) - TOKEN_SPARE_SECONDS
        return self._token


def money(cents: int) -> dict[str, str]:
    """An amount in PayPal's words."""
    return {"currency_code": "USD", "value": f"{cents // 100}.{cents % 100:02d}"}


def cents(amount: Data) -> int:
    """PayPal's amount in cents."""
    return int(Decimal(str(amount.get("value", "0"))) * 100)


def link(found: Data, *rels: str) -> str | None:
    """Where a resource's link leads."""
    return next((str(each["href"]) for each in found.get("links", []) if each["rel"] in rels), None)


def _refusal(answer: httpx.Response) -> GatewayError:
    try:
        body = answer.json()
    except ValueError:
        body = {}
    issues = [str(each.get("issue")) for each in body.get("details") or []]
    code = issues[0] if issues else str(body.get("name", answer.status_code))
    words = str(body.get("message", answer.reason_phrase))
    if answer.status_code == 404:
        return Unknown(words, code)
    if answer.status_code == 429 or answer.status_code >= 500:
        return Unreachable(words, code)
    return WrongState(words, code) if code in _OVER else Refused(words, code)
