"""The versioned key ring that seals contacts, and the blind indexes that match them without opening.

The setting ``AIQLEADS_CONTACT_KEYS`` is ``index:<key>,1:<key>,2:<key>``, keys being URL-safe base64 of 32 bytes. The
highest version seals; older ones still open. The index key is apart, so that rotating leaves the indexes valid.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
from functools import lru_cache
from typing import Literal

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

IndexKind = Literal["phone", "email", "address", "name", "link"]
NONCE_BYTES = 12
KEY_BYTES = 32


class KeyRingError(Exception):
    """The ring cannot be read, or a sealed value cannot be opened with it."""


class KeyRing:
    """Seals JSON objects of strings with AES-256-GCM and computes HMAC-SHA-256 indexes."""

    def __init__(self, index_key: bytes, keys: dict[int, bytes]) -> None:
        self._index_key = index_key
        self._ciphers = {version: AESGCM(key) for version, key in keys.items()}
        self.version = max(keys)

    @classmethod
    def parse(cls, setting: str) -> KeyRing:
        """Read the setting; KeyRingError says what is wrong with it, never the key."""
        index_key, keys = None, {}
        for part in filter(None, setting.replace("\n", ",").split(",")):
            name, _, encoded = part.strip().partition(":")
            key = _decode(encoded)
            if name == "index":
                index_key = key
            elif name.isdigit():
                keys[int(name)] = key
            else:
                raise KeyRingError("AIQLEADS_CONTACT_KEYS: write index:<key>,1:<key>,…")
        if index_key is None or not keys:
            raise KeyRingError("AIQLEADS_CONTACT_KEYS needs an index key and at least one numbered key.")
        return cls(index_key, keys)

    def seal(self, values: dict[str, str]) -> bytes:
        """Encrypt with the newest key: nonce followed by ciphertext."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        return nonce + self._ciphers[self.version].encrypt(nonce, json.dumps(values).encode(), None)

    def open(self, sealed: bytes, version: int) -> dict[str, str]:
        """Decrypt what :meth:`seal` made with key ``version``."""
        if version not in self._ciphers:
            raise KeyRingError(
                f"Contact key {version} is not in AIQLEADS_CONTACT_KEYS: add it back to open old contacts."
            )
        try:
            plain = self._ciphers[version].decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], None)
        except InvalidTag:
            raise KeyRingError(f"Contact key {version} is not the key that sealed this contact.") from None
        opened: dict[str, str] = json.loads(plain)
        return opened

    def seal_bytes(self, plain: bytes) -> bytes:
        """Encrypt bytes with the newest key, as :meth:`seal` does objects."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        return nonce + self._ciphers[self.version].encrypt(nonce, plain, None)

    def open_bytes(self, sealed: bytes, version: int) -> bytes:
        """Decrypt what :meth:`seal_bytes` made with key ``version``."""
        if version not in self._ciphers:
            raise KeyRingError(f"Contact key {version} is not in AIQLEADS_CONTACT_KEYS: add it back to open old rows.")
        try:
            return self._ciphers[version].decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], None)
        except InvalidTag:
            raise KeyRingError(f"Contact key {version} is not the key that sealed this row.") from None

    def mark(self, purpose: bytes, value: bytes, size: int) -> bytes:
        """A blind mark of ``size`` bytes: equal for equal values of one purpose (8 letters at most), else telling
        nothing of them."""
        return hashlib.blake2b(value, key=self._index_key, person=purpose, digest_size=size).digest()

    def index(self, kind: IndexKind, normalised: str) -> bytes:
        """The blind index of a value that the caller has normalised (E.164 phone, lower-case e-mail, plain address)."""
        return hmac.new(self._index_key, f"{kind}:{normalised}".encode(), hashlib.sha256).digest()


def _decode(encoded: str) -> bytes:
    try:
        key = base64.urlsafe_b64decode(encoded)
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES:
        raise KeyRingError("AIQLEADS_CONTACT_KEYS: each key is URL-safe base64 of 32 bytes.")
    return key


def generate() -> str:
    """A new ring with one key, in the form of the setting."""
    index_key, first = (base64.urlsafe_b64encode(secrets.token_bytes(KEY_BYTES)).decode() for _ in range(2))
    return f"index:{index_key},1:{first}"


@lru_cache
def ring(setting: str) -> KeyRing:
    """The parsed ring of a setting."""
    return KeyRing.parse(setting)
