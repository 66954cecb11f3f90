"""What the unredacted words of a listing tell: its contact, and signals that redaction takes out of sight."""

from __future__ import annotations

from typing import NamedTuple

from backend.ingestion.cleaning.emails import emails
from backend.ingestion.cleaning.phones import numbers
from backend.ingestion.fraud.wording import say

DISGUISED = "disguised_contact"


class Said(NamedTuple):
    """``phone`` and ``email``: the only one that the text gives, else "". ``signs``: "signal" or "signal:found".
    ``phones``: all that it gives."""

    phone: str = ""
    email: str = ""
    signs: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()

    @classmethod
    def of(cls, text: str) -> Said:
        if not text.strip():
            return cls()
        phones, mails = numbers(text), emails(text)
        signs = [f"{hit.signal}:{hit.found}" if hit.found else hit.signal for hit in say(text)]
        if any(each.is_disguised for each in phones) or any(each.is_disguised for each in mails):
            signs.append(DISGUISED)
        return cls(
            phones[0].e164 if len(phones) == 1 else "",
            mails[0].address if len(mails) == 1 else "",
            tuple(sorted(signs)),
            tuple(each.e164 for each in phones),
        )
