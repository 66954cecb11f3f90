"""PayPal's webhooks verified here, without asking PayPal: RSA over ``id|time|webhook id|crc32 of the raw body``.

The certificate is fetched once from a host of PayPal's over HTTPS, has to chain to a root that this machine trusts and
to be made out to PayPal's verification host, and is kept while it is valid.
"""

from __future__ import annotations

import base64
import binascii
import zlib
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

import certifi
import httpx
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.x509.verification import PolicyBuilder, Store, VerificationError

from backend import clock

HOST = "paypal.com"
NAMES = ("messageverificationcerts.paypal.com", "messageverificationcerts.sandbox.paypal.com")
ALGORITHM = "SHA256withRSA"
CERTS_KEPT_MAX = 16
CERT_MAX_BYTES = 65_536
CERT_TIMEOUT_SECONDS = 10.0
Fetch = Callable[[str], Awaitable[bytes]]


class Unverified(Exception):
    """Not signed by PayPal for this webhook."""


async def fetch(url: str) -> bytes:
    """The file at an address, which is not to lead anywhere else."""
    async with httpx.AsyncClient(timeout=CERT_TIMEOUT_SECONDS, follow_redirects=False) as http:
        return (await http.get(url)).raise_for_status().content


class Verifier:
    """Verifies what is sent to one webhook. ``roots``: a PEM file in place of the machine's own trust."""

    def __init__(self, webhook_id: str, roots: Path | None = None, fetch: Fetch = fetch) -> None:
        self._webhook_id, self._fetch = webhook_id, fetch
        self._roots = roots or Path(certifi.where())
        self._kept: dict[str, x509.Certificate] = {}

    async def verify(self, body: bytes, headers: Mapping[str, str]) -> None:
        """Raises Unverified."""
        given = {name: headers.get(f"paypal-{name}", "") for name in ("transmission-id", "transmission-time")}
        if headers.get("paypal-auth-algo", "") != ALGORITHM or not all(given.values()):
            raise Unverified("the headers are not PayPal's")
        signed = f"{given['transmission-id']}|{given['transmission-time']}|{self._webhook_id}|{zlib.crc32(body)}"
        try:
            signature = base64.b64decode(headers.get("paypal-transmission-sig", ""), validate=True)
        except (binascii.Error, ValueError):
            raise Unverified("the signature is not base64") from None
        key = (await self._certificate(headers.get("paypal-cert-url", ""))).public_key()
        if not isinstance(key, rsa.RSAPublicKey):
            raise Unverified("the certificate's key is not RSA")
        try:
            key.verify(signature, signed.encode(), padding.PKCS1v15(), hashes.SHA256())
        except InvalidSignature:
            raise Unverified("the signature does not fit this body") from None

    async def _certificate(self, url: str) -> x509.Certificate:
        now = clock.now()
        kept = self._kept.get(url)
        if kept is not None and now < kept.not_valid_after_utc:
            return kept
        _require_paypal(url)
        try:
            pem = await self._fetch(url)
        except httpx.HTTPError as error:
            raise Unverified(f"the certificate cannot be fetched: {error}") from error
        found = trusted(pem, self._roots.read_bytes(), now)
        if len(self._kept) >= CERTS_KEPT_MAX:
            self._kept.clear()
        self._kept[url] = found
        return found


def trusted(pem: bytes, roots: bytes, now: datetime) -> x509.Certificate:
    """The first certificate of a chain, if the chain leads to one of the roots. Raises Unverified."""
    try:
        leaf, *others = x509.load_pem_x509_certificates(pem[:CERT_MAX_BYTES])
    except ValueError:
        raise Unverified("there is no certificate") from None
    store = Store(x509.load_pem_x509_certificates(roots))
    for name in NAMES:
        verifier = PolicyBuilder().store(store).time(now).build_server_verifier(x509.DNSName(name))
        try:
            verifier.verify(leaf, others)
        except VerificationError:
            continue
        return leaf
    raise Unverified("the certificate is not one of PayPal's")


def _require_paypal(url: str) -> None:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise Unverified("the certificate's address is none") from None
    host = parts.hostname or ""
    if parts.scheme != "https" or port not in (None, 443) or parts.username or not host.endswith(f".{HOST}"):
        raise Unverified("the certificate is not at PayPal")
