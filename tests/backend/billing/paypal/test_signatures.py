"""PayPal's webhooks are verified here, by certificate."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from backend.billing.paypal.signatures import Unverified, Verifier
from tests.backend.billing.paypal.fake import CERT_URL, Authority, signed

BODY = b'{"id":"WH-1","event_type":"CHECKOUT.ORDER.APPROVED"}'


class Desk:
    """A verifier whose certificate comes from a file in memory."""

    def __init__(self, tmp_path: Path, authority: Authority, pem: bytes) -> None:
        roots = tmp_path / "roots.pem"
        roots.write_bytes(authority.root)
        self.fetched: list[str] = []

        async def fetch(url: str) -> bytes:
            self.fetched.append(url)
            return pem

        self.verifier = Verifier("WH-ID", roots, fetch)


async def test_what_paypal_signed_is_taken_with_one_fetch_of_its_certificate(
    tmp_path: Path, authority: Authority
) -> None:
    key, pem = authority.issue()
    desk = Desk(tmp_path, authority, pem)
    for _ in range(3):
        await desk.verifier.verify(BODY, signed(BODY, key, "WH-ID"))
    assert desk.fetched == [CERT_URL]


@pytest.mark.parametrize(
    "changed",
    [
        {"paypal_transmission_id": "t-2"},
        {"paypal_transmission_time": "2026-01-15T10:31:00Z"},
        {"paypal_transmission_sig": "bm90IGl0"},
        {"paypal_transmission_sig": "not base64!"},
        {"paypal_auth_algo": "SHA1withRSA"},
        {"paypal_auth_algo": ""},
        {"paypal_cert_url": "http://api.paypal.com/v1/notifications/certs/CERT-1"},
        {"paypal_cert_url": "https://api.paypal.com.example.com/certs/CERT-1"},
        {"paypal_cert_url": "https://evilpaypal.com/certs/CERT-1"},
        {"paypal_cert_url": "https://me@api.paypal.com/certs/CERT-1"},
        {"paypal_cert_url": "https://api.paypal.com:8443/certs/CERT-1"},
        {"paypal_cert_url": "https://[api.paypal.com/certs"},
        {"paypal_cert_url": ""},
    ],
)
async def test_anything_else_in_the_headers_is_refused(
    tmp_path: Path, authority: Authority, changed: dict[str, str]
) -> None:
    key, pem = authority.issue()
    desk = Desk(tmp_path, authority, pem)
    with pytest.raises(Unverified):
        await desk.verifier.verify(BODY, signed(BODY, key, "WH-ID", **changed))


@pytest.mark.parametrize(("body", "webhook"), [(BODY + b" ", "WH-ID"), (BODY, "WH-OTHER")])
async def test_another_body_or_another_webhook_is_refused(
    tmp_path: Path, authority: Authority, body: bytes, webhook: str
) -> None:
    key, pem = authority.issue()
    desk = Desk(tmp_path, authority, pem)
    with pytest.raises(Unverified):
        await desk.verifier.verify(body, signed(BODY, key, webhook))


async def test_a_certificate_from_nobody_we_trust_is_refused(tmp_path: Path, authority: Authority) -> None:
    key, pem = Authority().issue()
    with pytest.raises(Unverified, match="not one of PayPal's"):
        await Desk(tmp_path, authority, pem).verifier.verify(BODY, signed(BODY, key, "WH-ID"))


@pytest.mark.parametrize(
    ("name", "until"),
    [
        ("www.example.com", datetime(2040, 1, 1, tzinfo=UTC)),
        ("messageverificationcerts.paypal.com", datetime(2021, 1, 1, tzinfo=UTC)),
    ],
)
async def test_a_certificate_for_another_host_or_of_another_time_is_refused(
    tmp_path: Path, authority: Authority, name: str, until: datetime
) -> None:
    key, pem = authority.issue(name, until)
    with pytest.raises(Unverified, match="not one of PayPal's"):
        await Desk(tmp_path, authority, pem).verifier.verify(BODY, signed(BODY, key, "WH-ID"))


async def test_what_is_no_certificate_is_refused(tmp_path: Path, authority: Authority) -> None:
    key, _ = authority.issue()
    with pytest.raises(Unverified, match="no certificate"):
        await Desk(tmp_path, authority, b"<html>").verifier.verify(BODY, signed(BODY, key, "WH-ID"))
