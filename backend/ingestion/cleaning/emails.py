"""E-mail addresses out of what people write: "jane dot doe (at) example dot com"."""

from __future__ import annotations

import re
from typing import NamedTuple

from backend.ingestion.cleaning.encoding import repaired
from backend.ingestion.redaction.links import find_links
from backend.ingestion.redaction.text import clean, shadow

_FORM = re.compile(r"[a-z0-9](?:[a-z0-9._%+-]{0,62}[a-z0-9_])?@(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,24}", re.I)
_OPEN, _CLOSE = r"\s*[(\[{<*_~\"' ]{0,2}", r"[)\]}>*_~\"' ]{0,2}\s*"
_AT = re.compile(
    rf"{_OPEN}\b(?:at(?: symbol| sign)?|a t|arroba)\b{_CLOSE}|\s*[(\[{{<]\s*@\s*[)\]}}>]\s*|\s+@\s*|@\s+", re.I
)
_DOT = re.compile(
    rf"{_OPEN}\b(?:dot|d0t|punto|period|point)\b{_CLOSE}|\s*[(\[{{<]\s*\.\s*[)\]}}>]\s*|\s+\.\s*"
    r"|(?<=\w),\s?(?=(?:com|net|org)\b)",
    re.I,
)
_SPELLED = re.compile(r"(?:[\w@.+-][ ]{1,3}){5,60}[\w@.+-]")
_HINT = re.compile(r"@|arroba|\b(?:dot|d0t|punto|period)\b|\.(?:com|net|org)\b|mail|yahoo|outlook|icloud|aol", re.I)
_SIGNS = (("underscore", "_"), ("dash", "-"), ("hyphen", "-"), ("plus", "+"))
_PROVIDERS = re.compile(r"@(g ?-?mail|yahoo|hotmail|outlook|icloud|aol|proton ?mail)(?:[ .](?:com|c0m|con))?$", re.I)
_ENDS = re.compile(r"\.(?:c0m|con|comm|cmo)$", re.I)
_GLUED = re.compile(r"^([a-z0-9._+-]{2,40}?)AT([a-z0-9-]{2,30})DOT(com|net|org)$")


class Email(NamedTuple):
    """A well-formed address, lower case, and whether it was written so that a plain reader would miss it."""

    address: str
    is_disguised: bool


def written(text: str) -> str | None:
    """The address that a cell means, in its own capitals; None when it means none."""
    plain = re.sub(r"^\s*(?:mailto:|e-?mail\s*:?\s+)", "", shadow(clean(repaired(text))), flags=re.I).strip(
        " .,;:<>\"'()"
    )
    if _FORM.fullmatch(plain) and not _ENDS.search(plain):
        return plain
    address = _read(plain)
    if address:
        return address
    found = emails(text)
    return found[0].address if found else None


def emails(text: str) -> tuple[Email, ...]:
    """Every address in a text, each once."""
    plain = shadow(clean(text))
    if not _HINT.search(plain):
        return ()
    found: dict[str, Email] = {}
    for span in find_links(plain):
        if span.kind == "email" and (address := _read(plain[span.start : span.end])):
            is_plain = bool(_FORM.fullmatch(plain[span.start : span.end]))
            known = found.get(address)
            found[address] = Email(address, not is_plain and (known is None or known.is_disguised))
    return tuple(found.values())


def _read(raw: str) -> str | None:
    text = raw.strip(" .,;:<>\"'()")
    if glued := _GLUED.match(text):
        text = "{}@{}.{}".format(*glued.groups())
    text = text.lower()
    if _SPELLED.fullmatch(text):
        text = text.replace(" ", "")
    if not _FORM.fullmatch(text):
        text = _DOT.sub(".", _AT.sub("@", text, count=1))
        for word, sign in _SIGNS:
            text = re.sub(rf"\s+{word}\s+", sign, text)
        text = re.sub(r"\s*([@.])\s*", r"\1", text)
    text = _PROVIDERS.sub(lambda found: f"@{re.sub('[ -]', '', found.group(1))}.com", text)
    text = _ENDS.sub(".com", text)
    return text if _FORM.fullmatch(text) else None
