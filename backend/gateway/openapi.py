"""The API's description: what FastAPI derives, with problem details where it would say something else."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute

from backend.errors import Problem

DESCRIPTION = """\
Find, price, hold and buy real-estate leads. Everything the assistant does goes through this API, with the same rules.

* **Log in** with `POST /v1/auth/token`, send the access token as a bearer token, renew it with `POST /v1/auth/refresh`.
* **Machines** send an API key (`POST /v1/api-keys`) as the bearer token: it reaches as far as its scopes, never to a
  yes, a contact or the account.
* **Money** is whole US cents in fields ending in `_cents`; 1 credit is 100 cents. Instants are UTC (RFC 3339).
* **Errors** are `application/problem+json` (RFC 9457) with a stable `code`; `detail` says what to do.
* **Writes** accept `Idempotency-Key`: a repeated key changes nothing and answers as before.
* **Contacts** are hidden until the lead is bought, then served by `GET /v1/leads/{lead_id}/contact` alone.
* **Rates** go by the plan; past them the answer is 429 with `Retry-After`.
"""
TAGS = (
    ("accounts", "Register, log in, tokens, the account and its markets."),
    ("search", "Find leads."),
    ("leads", "One lead, what is known of it, and its contact once bought."),
    ("prices", "What a lead costs, and why."),
    ("cart", "Holds: exclusive, time-limited reservations."),
    ("purchases", "Proposals: an exact purchase, top-up or plan change, and the buyer's own yes."),
    ("orders", "What was bought: leads with their stages and notes, receipts, refunds."),
    ("documents", "Receipts, invoices and credit notes as PDF."),
    ("credits", "Account money and its ledger."),
    ("insights", "Market figures."),
    ("recommendations", "Leads that fit what the user looks for."),
    ("notifications", "Notification settings and saved searches."),
    ("places", "Markets, cities, zips and neighbourhoods."),
    ("events", "What changes, as it changes."),
    ("audit", "What was done and refused."),
    ("webhooks", "What payment gateways, lead forms and partners tell us."),
    ("webhook endpoints", "Be called when an order is completed or a refund decided."),
    ("removal", "Not to be listed or contacted: for everybody, without an account."),
    ("admin", "For administrators."),
)
_PROBLEM_TYPE = "application/problem+json"
_PROBLEM = {"schema": {"$ref": "#/components/schemas/Problem"}}
_GENERAL = {
    "401": "No token, or one that is not valid any more",
    "403": "The token does not reach that far",
    "422": "A value that makes no sense; `errors` names the fields",
    "429": "Too fast: `Retry-After` says when to go on",
    "503": "Busy or away for a moment: try again",
}
_VALIDATION_SCHEMAS = ("HTTPValidationError", "ValidationError")


def operation_id(route: APIRoute) -> str:
    """A route's function name: short, and what generated clients call their method."""
    return route.name


def install(app: FastAPI) -> None:
    """Serve this description at ``/openapi.json`` and ``/docs``."""

    def described() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = describe(app)
        return app.openapi_schema

    app.openapi = described  # type: ignore[method-assign]


def describe(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI document of ``app``."""
    document = get_openapi(
        title=app.title,
        version=app.version,
        summary="The marketplace for real-estate leads",
        description=DESCRIPTION,
        routes=app.routes,
        tags=[{"name": name, "description": text} for name, text in TAGS],
    )
    schemas = document.setdefault("components", {}).setdefault("schemas", {})
    for name in _VALIDATION_SCHEMAS:
        schemas.pop(name, None)
    schemas["Problem"] = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    for path in document["paths"].values():
        for operation in path.values():
            _tell_problems(operation)
    return document


def _tell_problems(operation: dict[str, Any]) -> None:
    responses: dict[str, Any] = operation["responses"]
    expected = set(_GENERAL) if "security" in operation else {"422", "429", "503"}
    for status in sorted(expected):
        responses.setdefault(status, {"description": _GENERAL[status]})
    for status, response in responses.items():
        if not status.startswith("2") and not status.startswith("3"):
            response["content"] = {_PROBLEM_TYPE: _PROBLEM}
            if response["description"] in ("", "Validation Error"):
                response["description"] = _GENERAL.get(status, "A problem")
    operation["responses"] = dict(sorted(responses.items()))
