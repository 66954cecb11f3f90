"""A small PayPal for tests, over HTTP on this machine: as far as the house uses it."""

from __future__ import annotations

import base64
import json
import zlib
from datetime import UTC, datetime, timedelta
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from backend import clock

Data = dict[str, Any]
CERT_URL = "https://api.paypal.com/v1/notifications/certs/CERT-1"
NAME = "messageverificationcerts.paypal.com"
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
FAR = datetime(2040, 1, 1, tzinfo=UTC)


class Authority:
    """A root of trust, and certificates that it signs."""

    def __init__(self) -> None:
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self._name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Root for tests")])
        built = _builder(self._name, self._name, self.key).add_extension(x509.BasicConstraints(True, None), True)
        usage = x509.KeyUsage(False, False, False, False, False, True, True, False, False)
        built = built.add_extension(usage, True)
        built = built.add_extension(x509.SubjectKeyIdentifier.from_public_key(self.key.public_key()), False)
        self.root = built.sign(self.key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)

    def issue(self, name: str = NAME, until: datetime = FAR) -> tuple[rsa.RSAPrivateKey, bytes]:
        """A key and the certificate for a host."""
        key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        built = _builder(subject, self._name, key, until)
        built = built.add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), False)
        built = built.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), False)
        built = built.add_extension(x509.BasicConstraints(False, None), True)
        issuer = x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key())
        built = built.add_extension(issuer, False)
        return key, built.sign(self.key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)


def _builder(
    subject: x509.Name, issuer: x509.Name, key: rsa.RSAPrivateKey, until: datetime = FAR
) -> x509.CertificateBuilder:
    built = x509.CertificateBuilder().subject_name(subject).issuer_name(issuer).public_key(key.public_key())
    built = built.serial_number(x509.random_serial_number())
    return built.not_valid_before(LONG_AGO).not_valid_after(until)


def signed(body: bytes, key: rsa.RSAPrivateKey, webhook_id: str, **changed: str) -> dict[str, str]:
    """The headers of a webhook."""
    sent, at = "t-1", "2026-01-15T10:30:00Z"
    text = f"{sent}|{at}|{webhook_id}|{zlib.crc32(body)}"
    signature = key.sign(text.encode(), padding.PKCS1v15(), hashes.SHA256())
    return {
        "paypal-transmission-id": sent,
        "paypal-transmission-time": at,
        "paypal-transmission-sig": base64.b64encode(signature).decode(),
        "paypal-cert-url": CERT_URL,
        "paypal-auth-algo": "SHA256withRSA",
    } | {name.replace("_", "-"): value for name, value in changed.items()}


class FakePayPal:
    """Its state, and its buyers' acts."""

    def __init__(self) -> None:
        self.orders: dict[str, Data] = {}
        self.plans: dict[str, Data] = {}
        self.products: set[str] = set()
        self.subscriptions: dict[str, Data] = {}
        self.sales: dict[str, list[Data]] = {}
        self.refunds: list[Data] = []
        self.disputes: dict[str, Data] = {}
        self.answers: dict[str, Data] = {}
        self.captures = 0

    def approve_order(self) -> Data:
        """The buyer approves the newest order."""
        order = list(self.orders.values())[-1]
        order["status"] = "APPROVED"
        return order

    def approve_plan(self) -> Data:
        """The buyer approves the newest subscription: its set-up fee, or its first period, is taken."""
        plan = list(self.subscriptions.values())[-1]
        plan["status"] = "ACTIVE"
        fee = plan.get("plan", {}).get("payment_preferences", {}).get("setup_fee")
        self.take(plan, fee["value"] if fee else None)
        return plan

    def take(self, plan: Data, value: str | None = None) -> None:
        """A payment is taken now."""
        amount = value or self.plans[plan["plan_id"]]["billing_cycles"][0]["pricing_scheme"]["fixed_price"]["value"]
        sales = self.sales[plan["id"]]
        sales.append({
            "id": f"SALE-{plan['id']}-{len(sales)}",
            "status": "COMPLETED",
            "amount_with_breakdown": {"gross_amount": {"currency_code": "USD", "value": amount}},
            "time": _now(),
        })  # fmt: skip
        plan["billing_info"]["failed_payments_count"] = 0

    def app(self) -> Starlette:
        """The HTTP of it."""
        calls = {
            ("POST", "/v1/oauth2/token"): self._token,
            ("POST", "/v2/checkout/orders"): self._create_order,
            ("GET", "/v2/checkout/orders/{id}"): self._read_order,
            ("POST", "/v2/checkout/orders/{id}/capture"): self._capture,
            ("POST", "/v2/payments/captures/{id}/refund"): self._refund,
            ("GET", "/v1/customer/disputes/{id}"): self._read_dispute,
            ("POST", "/v1/catalogs/products"): self._create_product,
            ("GET", "/v1/billing/plans"): self._list_plans,
            ("POST", "/v1/billing/plans"): self._create_plan,
            ("POST", "/v1/billing/subscriptions"): self._subscribe,
            ("GET", "/v1/billing/subscriptions/{id}"): self._read_subscription,
            ("GET", "/v1/billing/subscriptions/{id}/transactions"): self._transactions,
            ("POST", "/v1/billing/subscriptions/{id}/{act}"): self._act,
        }
        return Starlette(routes=[Route(path, _endpoint(self, act), methods=[m]) for (m, path), act in calls.items()])

    def _token(self, request: Request, body: Data) -> Data:
        return {"access_token": "a-token", "expires_in": 32_400}

    def _create_order(self, request: Request, body: Data) -> Data:
        order_id = f"ORDER-{len(self.orders) + 1}"
        links = [{"rel": "payer-action", "href": f"https://www.paypal.com/checkoutnow?token={order_id}"}]
        made = {"id": order_id, "status": "PAYER_ACTION_REQUIRED", "create_time": _now(), "links": links}
        self.orders[order_id] = made | {"purchase_units": body["purchase_units"]}
        return self.orders[order_id]

    def _read_order(self, request: Request, body: Data) -> Data:
        return self.orders[request.path_params["id"]]

    def _capture(self, request: Request, body: Data) -> Data:
        order = self.orders[request.path_params["id"]]
        assert order["status"] == "APPROVED"
        unit = order["purchase_units"][0]
        self.captures += 1
        capture = {
            "id": f"CAP-{order['id']}",
            "status": "COMPLETED",
            "amount": unit["amount"],
            "custom_id": unit["custom_id"],
        }
        unit["payments"] = {"captures": [capture]}
        order["status"] = "COMPLETED"
        return order

    def _refund(self, request: Request, body: Data) -> Data:
        made = {"id": f"REF-{len(self.refunds)}", "status": "COMPLETED", "of": request.path_params["id"]} | body
        self.refunds.append(made)
        self._mark_refunded(request.path_params["id"], made)
        return made

    def _mark_refunded(self, of: str, refund: Data) -> None:
        for order in self.orders.values():
            payments = order["purchase_units"][0].get("payments", {"captures": []})
            for capture in payments["captures"]:
                if capture["id"] == of:
                    payments.setdefault("refunds", []).append(refund)
        for sale in (sale for sales in self.sales.values() for sale in sales):
            if sale["id"] == of:
                sale["status"] = "REFUNDED"

    def dispute(self, of: str, value: str, **more: Any) -> Data:
        """A buyer complains about a payment; what PayPal then tells of it."""
        amount = {"currency_code": "USD", "value": value}
        about = [{"seller_transaction_id": of}]
        made: Data = {"dispute_id": f"PP-D-{len(self.disputes)}", "status": "UNDER_REVIEW", "reason": "UNAUTHORISED"}
        made |= {"dispute_life_cycle_stage": "CHARGEBACK", "dispute_amount": amount, "disputed_transactions": about}
        self.disputes[made["dispute_id"]] = made | more
        return self.disputes[made["dispute_id"]]

    def _read_dispute(self, request: Request, body: Data) -> Data:
        return self.disputes[request.path_params["id"]]

    def _create_product(self, request: Request, body: Data) -> Data:
        if body["id"] in self.products:
            raise Refusal("DUPLICATE_RESOURCE_IDENTIFIER")
        self.products.add(body["id"])
        return body

    def _list_plans(self, request: Request, body: Data) -> Data:
        product = request.query_params["product_id"]
        return {"plans": [plan for plan in self.plans.values() if plan["product_id"] == product]}

    def _create_plan(self, request: Request, body: Data) -> Data:
        plan_id = f"P-{len(self.plans) + 1}"
        self.plans[plan_id] = body | {"id": plan_id}
        return self.plans[plan_id]

    def _subscribe(self, request: Request, body: Data) -> Data:
        plan_id = f"I-{len(self.subscriptions) + 1}"
        links = [{"rel": "approve", "href": f"https://www.paypal.com/webapps/billing/subscriptions?ba={plan_id}"}]
        own = {"id": plan_id, "status": "APPROVAL_PENDING", "create_time": _now(), "links": links}
        made = {"start_time": _now(), "billing_info": {"failed_payments_count": 0}} | body | own
        self.subscriptions[plan_id], self.sales[plan_id] = made, []
        return made

    def _read_subscription(self, request: Request, body: Data) -> Data:
        return self.subscriptions[request.path_params["id"]]

    def _transactions(self, request: Request, body: Data) -> Data:
        return {"transactions": self.sales[request.path_params["id"]]}

    def _act(self, request: Request, body: Data) -> Data:
        plan, act = self.subscriptions[request.path_params["id"]], request.path_params["act"]
        if plan["status"] == "CANCELLED":
            raise Refusal("SUBSCRIPTION_STATUS_INVALID")
        plan["status"] = {"suspend": "SUSPENDED", "activate": "ACTIVE", "cancel": "CANCELLED"}[act]
        return {}


class Refusal(Exception):
    """422 with an issue."""


def _endpoint(paypal: FakePayPal, act: Any) -> Any:
    async def endpoint(request: Request) -> JSONResponse:
        raw = await request.body()
        body = json.loads(raw) if raw.startswith(b"{") else {}
        key = request.headers.get("paypal-request-id")
        if key is not None and key in paypal.answers:
            return JSONResponse(paypal.answers[key])
        try:
            answer = act(request, body)
        except KeyError:
            return JSONResponse({"name": "RESOURCE_NOT_FOUND", "message": "No such resource."}, 404)
        except Refusal as refused:
            return JSONResponse({"name": "UNPROCESSABLE_ENTITY", "details": [{"issue": str(refused)}]}, 422)
        if key is not None:
            paypal.answers[key] = answer
        return JSONResponse(answer)

    return endpoint


def _now() -> str:
    return f"{clock.now() + timedelta(0):%Y-%m-%dT%H:%M:%SZ}"
