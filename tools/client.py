"""The typed HTTP client of the marketplace's API.

In one process it runs over httpx's ASGI transport (no network), elsewhere over ``AIQLEADS_API_URL``. A refusal of the
API is raised as :class:`ApiError` with its stable code; trouble on the way as code ``unreachable``.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, TypeVar
from urllib.parse import quote

import httpx
from pydantic import BaseModel, TypeAdapter

from backend.accounts.schemas import ApiKeyMade, ApiKeyOut, AssistantToken, Me, TokenInfo, TokenPair
from backend.billing.plans.schemas import SubscriptionOut
from backend.billing.schemas import CheckoutOut
from backend.cart.schemas import Cart, HoldOut
from backend.credits.schemas import Credits
from backend.documents.schemas import DocumentPage
from backend.insights.schemas import InsightOut
from backend.leads.schemas import LeadDetail
from backend.notifications.schemas import SavedSearchOut
from backend.notifications.schemas import Settings as NotificationSettings
from backend.places.schemas import Place
from backend.pricing.schemas import QuoteOut
from backend.purchases.schemas import ConfirmOut, OrderLineOut, OrderOut, OrderPage, ProposalOut, RefundOut
from backend.search.schemas import SearchPage

Shape = TypeVar("Shape", bound=BaseModel)
TIMEOUT_SECONDS = 20.0
REFUSAL_MAX_CHARACTERS = 500
REFUSAL_TOOL_MAX_CHARACTERS = 100
_PLACES = TypeAdapter(list[Place])
_KEYS = TypeAdapter(list[ApiKeyOut])
_SAVED = TypeAdapter(list[SavedSearchOut])


class ApiError(Exception):
    """The API said no: ``code`` is stable, ``detail`` is for people, ``data`` carries the rest of the problem."""

    def __init__(self, status: int, code: str, detail: str, data: dict[str, Any] | None = None) -> None:
        super().__init__(f"{code}: {detail}")
        self.status = status
        self.code = code
        self.detail = detail
        self.data = data or {}


class ApiClient:
    """The API as one token may use it. ``http`` is shared and has the base URL; this object is cheap."""

    def __init__(self, http: httpx.AsyncClient, token: str | None = None) -> None:
        self._http = http
        self._token = token

    def as_bearer(self, token: str) -> ApiClient:
        """The same API with another token."""
        return ApiClient(self._http, token)

    async def request(
        self, method: str, path: str, *, params: dict[str, Any] | None = None, json: Any = None,
        data: dict[str, str] | None = None, key: str | None = None,
    ) -> Any:  # fmt: skip
        """One call; the parsed JSON of a success, None for an empty one. Raises ApiError."""
        headers = {"Authorization": f"Bearer {self._token}"} if self._token else {}
        if key:
            headers["Idempotency-Key"] = key
        try:
            response = await self._http.request(
                method, f"/v1{path}", params=params, json=json, data=data, headers=headers, timeout=TIMEOUT_SECONDS
            )
        except httpx.HTTPError as error:
            raise ApiError(503, "unreachable", "The marketplace did not answer. Please try again.") from error
        if response.is_success:
            return response.json() if response.content else None
        raise _problem(response)

    async def pdf(self, path: str) -> tuple[bytes, str]:
        """A document as it is drawn, and its name. Raises ApiError."""
        headers = {"Authorization": f"Bearer {self._token}"}
        try:
            response = await self._http.get(f"/v1{path}", headers=headers, timeout=TIMEOUT_SECONDS)
        except httpx.HTTPError as error:
            raise ApiError(503, "unreachable", "The marketplace did not answer. Please try again.") from error
        if not response.is_success:
            raise _problem(response)
        return response.content, response.headers.get("content-disposition", "inline")

    # --- accounts

    async def log_in(self, email: str, password: str) -> TokenPair:
        """A person's own tokens."""
        form = {"username": email, "password": password}
        return TokenPair.model_validate(await self.request("POST", "/auth/token", data=form))

    async def refresh(self, refresh_token: str) -> TokenPair:
        """New tokens for a refresh token."""
        body = {"refresh_token": refresh_token}
        return TokenPair.model_validate(await self.request("POST", "/auth/refresh", json=body))

    async def assistant_token(self, thread_id: str) -> AssistantToken:
        """Exchange this (the buyer's) token for the assistant's narrow one."""
        body = {"thread_id": thread_id}
        return AssistantToken.model_validate(await self.request("POST", "/auth/assistant-token", json=body))

    async def token_info(self) -> TokenInfo:
        """What the token is, and how far it reaches."""
        return TokenInfo.model_validate(await self.request("GET", "/auth/token"))

    async def keys(self) -> list[ApiKeyOut]:
        """The account's API keys: with the owner's own token only."""
        return _KEYS.validate_python(await self.request("GET", "/api-keys"))

    async def make_key(self, name: str, scopes: Sequence[str], expires_at: datetime | None) -> ApiKeyMade:
        """A new API key, with its secret."""
        body = {"name": name, "scopes": list(scopes), "expires_at": expires_at.isoformat() if expires_at else None}
        return ApiKeyMade.model_validate(await self.request("POST", "/api-keys", json=body))

    async def revoke_key(self, key_id: str) -> None:
        """Take an API key back."""
        await self.request("DELETE", f"/api-keys/{key_id}")

    async def me(self) -> Me:
        """The account behind the token."""
        return Me.model_validate(await self.request("GET", "/me"))

    async def credits(self) -> Credits:
        """Balance and ledger."""
        return Credits.model_validate(await self.request("GET", "/credits"))

    async def subscription(self) -> SubscriptionOut:
        """The plan: its period, what follows it, this month's credits."""
        return SubscriptionOut.model_validate(await self.request("GET", "/subscription"))

    async def checkout(self, pack: str, key: str) -> CheckoutOut:
        """Begin to pay a pack of credits: works with the buyer's own token only."""
        return CheckoutOut.model_validate(await self.request("POST", "/credits/checkout", json={"pack": pack}, key=key))

    async def documents(self, limit: int) -> DocumentPage:
        """Receipts, invoices and credit notes, the newest first."""
        return DocumentPage.model_validate(await self.request("GET", "/documents", params={"limit": limit}))

    # --- leads

    async def search(self, query: dict[str, Any]) -> SearchPage:
        """One page of ``GET /leads/search``; ``query`` as in ``SearchQuery``."""
        return SearchPage.model_validate(await self.request("GET", "/leads/search", params=_params(query)))

    async def recommendations(self, query: dict[str, Any]) -> SearchPage:
        """What suits the user, within a filter."""
        return SearchPage.model_validate(await self.request("GET", "/recommendations", params=_params(query)))

    async def lead(self, lead_id: int) -> LeadDetail:
        """One lead in full, without its contact."""
        return LeadDetail.model_validate(await self.request("GET", f"/leads/{lead_id}"))

    async def quote(self, lead_id: int, key: str) -> QuoteOut:
        """Price a lead."""
        return QuoteOut.model_validate(await self.request("POST", "/quotes", json={"lead_id": lead_id}, key=key))

    async def places(self) -> list[Place]:
        """Every place a search can name."""
        return _PLACES.validate_python(await self.request("GET", "/places"))

    async def insights(self, market: str, metric: str | None, property_types: Sequence[str]) -> InsightOut:
        """Figures of one place."""
        params = _params({"metric": metric, "property_types": list(property_types)})
        path = f"/insights/{quote(market, safe='')}"
        return InsightOut.model_validate(await self.request("GET", path, params=params))

    # --- cart

    async def hold(self, lead_id: int, hours: float | None, key: str) -> HoldOut:
        """Hold a lead."""
        body = {"lead_id": lead_id, "duration_hours": hours}
        return HoldOut.model_validate(await self.request("POST", "/holds", json=body, key=key))

    async def extend(self, hold_id: str, hours: float, key: str) -> HoldOut:
        """Add hours to a hold."""
        body = {"duration_hours": hours}
        return HoldOut.model_validate(await self.request("POST", f"/holds/{hold_id}/extend", json=body, key=key))

    async def release(self, hold_id: str) -> None:
        """Give a hold back."""
        await self.request("DELETE", f"/holds/{hold_id}")

    async def cart(self) -> Cart:
        """The active holds."""
        return Cart.model_validate(await self.request("GET", "/cart"))

    # --- purchases

    async def propose(self, body: dict[str, Any], key: str | None = None) -> ProposalOut:
        """Make a proposal that waits for the buyer's yes."""
        return ProposalOut.model_validate(await self.request("POST", "/proposals", json=body, key=key))

    async def proposal(self, proposal_id: str) -> ProposalOut:
        """A proposal as it stands."""
        return ProposalOut.model_validate(await self.request("GET", f"/proposals/{proposal_id}"))

    async def confirm(self, proposal_id: str, key: str) -> ConfirmOut:
        """The buyer's yes: works with the buyer's own token only."""
        return ConfirmOut.model_validate(await self.request("POST", f"/proposals/{proposal_id}/confirm", key=key))

    async def cancel(self, proposal_id: str) -> None:
        """Take a proposal back."""
        await self.request("DELETE", f"/proposals/{proposal_id}")

    async def orders(self, **params: Any) -> OrderPage:
        """Orders, newest first."""
        return OrderPage.model_validate(await self.request("GET", "/orders", params=_params(params)))

    async def bought(self, lead_id: int) -> tuple[OrderOut, OrderLineOut]:
        """The user's own order line of a lead; ApiError ``not_purchased`` when there is none."""
        page = await self.orders(lead_id=lead_id)
        for order in page.items:
            for line in order.lines:
                if line.lead_id == lead_id:
                    return order, line
        raise ApiError(404, "not_purchased", f"You have not bought lead {lead_id}.")

    async def refund(self, order_id: str, body: dict[str, Any], key: str) -> RefundOut:
        """Ask for a refund."""
        path = f"/orders/{order_id}/refunds"
        return RefundOut.model_validate(await self.request("POST", path, json=body, key=key))

    async def update_line(self, order_id: str, lead_id: int, body: dict[str, Any], key: str) -> OrderOut:
        """Change a bought lead's stage, note or follow-up."""
        path = f"/orders/{order_id}/leads/{lead_id}"
        return OrderOut.model_validate(await self.request("PATCH", path, json=body, key=key))

    # --- notifications

    async def notifications(self, change: dict[str, Any] | None = None) -> NotificationSettings:
        """The settings, after a change when one is given."""
        method = "GET" if change is None else "PATCH"
        return NotificationSettings.model_validate(await self.request(method, "/me/notifications", json=change))

    async def saved_searches(self) -> list[SavedSearchOut]:
        """The user's saved searches, oldest first."""
        return _SAVED.validate_python(await self.request("GET", "/saved-searches"))

    async def save_search(self, body: dict[str, Any], key: str) -> SavedSearchOut:
        """Save a filter to hear about."""
        return SavedSearchOut.model_validate(await self.request("POST", "/saved-searches", json=body, key=key))

    async def delete_saved_search(self, search_id: str) -> None:
        """Forget a saved search."""
        await self.request("DELETE", f"/saved-searches/{search_id}")

    async def log_refusal(
        self, tool: str, reason: str, thread_id: str, *, code: str = "declined", arguments: dict[str, Any] | None = None
    ) -> None:
        """Write a refusal of the assistant into the audit log: why, and of which call."""
        body = {
            "tool": tool[:REFUSAL_TOOL_MAX_CHARACTERS],
            "reason": reason[:REFUSAL_MAX_CHARACTERS],
            "thread_id": thread_id,
            "code": code,
            "arguments": arguments or {},
        }
        await self.request("POST", "/audit/refusals", json=body)


def _params(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, [], "")}


def _problem(response: httpx.Response) -> ApiError:
    try:
        body = response.json()
    except ValueError:
        body = {}
    known = {"type", "title", "status", "code", "detail"}
    data = {name: value for name, value in body.items() if name not in known}
    detail = body.get("detail") or "The marketplace could not do that. Please try again."
    return ApiError(response.status_code, body.get("code", "error"), detail, data)
