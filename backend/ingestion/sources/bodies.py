"""A body as it came or was saved → text: unpacked within a limit, and decoded whatever its charset claims to be."""

from __future__ import annotations

import codecs
import email
import email.policy
import re
import zlib

MAX_BODY_BYTES = 32 * 1024 * 1024
MAX_LAYERS = 2  # a saved file that was packed by the server and once more by hand
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.I)
_TYPE_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.I)
_MHTML = re.compile(rb"\A(?:From|MIME-Version|Subject|Snapshot-Content-Location|Content-Type):", re.I)


class UnreadableBody(Exception):
    """The body is no page at all; the message says why."""


def text_of(body: bytes, content_type: str = "") -> str:
    """The text of a page or an export. Raises UnreadableBody for what is too large, broken or no text."""
    raw = _unpacked(body)
    if _MHTML.match(raw[:200]) and b"multipart/related" in raw[:4096]:
        raw, content_type = _mhtml(raw)
    if not raw.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise UnreadableBody("the body is empty")
    return _decoded(raw, content_type)


def _unpacked(body: bytes) -> bytes:
    for _ in range(MAX_LAYERS):
        if body[:2] != b"\x1f\x8b":
            break
        body = _inflated(body)
    if len(body) > MAX_BODY_BYTES:
        raise UnreadableBody(f"the body is larger than {MAX_BODY_BYTES // 1024 // 1024} MB")
    return body


def _inflated(body: bytes) -> bytes:
    """At most MAX_BODY_BYTES and one byte; of a torso what is whole."""
    unpack = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    try:
        return unpack.decompress(body, MAX_BODY_BYTES + 1)
    except zlib.error as error:
        raise UnreadableBody(f"the gzip body is broken ({error})") from None


def _mhtml(raw: bytes) -> tuple[bytes, str]:
    """The first page in a "web page, single file"."""
    message = email.message_from_bytes(raw, policy=email.policy.compat32)
    part = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    held = part.get_payload(decode=True) if part else None
    if part is None or not isinstance(held, bytes):
        raise UnreadableBody("the saved web archive holds no page")
    return held, str(part.get("Content-Type", ""))


def _decoded(raw: bytes, content_type: str) -> str:
    marked = next((name for mark, name in _MARKS if raw.startswith(mark)), None)
    for name in (marked, _wide(raw), "utf-8", _declared(raw, content_type)):
        if name and (text := _strict(raw, name)) is not None:
            return text
    return raw.decode("utf-8", "as_windows_1252")


def _wide(raw: bytes) -> str | None:
    """UTF-16 without a mark shows in every other byte."""
    head = raw[:2000]
    if head.count(0) * 3 < len(head):
        return None
    return "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"


def _declared(raw: bytes, content_type: str) -> str | None:
    found = _TYPE_CHARSET.search(content_type)
    if found:
        return found.group(1)
    meta = _META_CHARSET.search(raw[:4096])
    return meta.group(1).decode("ascii", "replace") if meta else None


def _strict(raw: bytes, name: str) -> str | None:
    """The text, or None when it is not in this charset; a page in UTF-16 without a single sign of markup is not."""
    try:
        text = raw.decode(name)
    except (UnicodeError, LookupError, AssertionError):
        return None
    return text if isinstance(text, str) and any(sign in text for sign in "<{[,;:\t\n ") else None


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    """Each byte that is no UTF-8 as what Windows makes of it: pages mix the two."""
    assert isinstance(error, UnicodeDecodeError)
    bad = error.object[error.start : error.end]
    return bad.decode("cp1252", "replace"), error.end


codecs.register_error("as_windows_1252", _as_windows_1252)
