"""Bought leads with their contacts for other programs: CSV for spreadsheets, vCard 4.0 for address books. Pure.

What sellers and buyers wrote is data in both: no cell is a formula, no value ends its line.
"""

from __future__ import annotations

import csv
import re
import uuid
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from io import StringIO
from typing import NamedTuple

from backend.money import dollars

BOM = "\ufeff"  # or spreadsheets read UTF-8 as something else
COLUMNS = (
    "order", "bought_at", "lead_id", "stage", "lead", "city", "state", "zip", "asking_price", "paid", "name", "phone",
    "email", "address", "listing_url", "follow_up_at", "notes", "do_not_call", "demo",
)  # fmt: skip
DO_NOT_CALL = "not checked, check before you call"
_FORMULA = ("=", "+", "-", "@", "|", "%", "＝", "＋", "－", "＠")
_US_PHONE = re.compile(r"\+1(\d{3})(\d{3})(\d{4})")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_FOLD_OCTETS = 75


class Exported(NamedTuple):
    """A bought lead and all that its buyer has of it."""

    line_id: uuid.UUID
    order_number: int
    bought_at: datetime
    lead_id: int
    stage: str
    label: str
    city: str | None
    state: str | None
    zip: str | None
    asking_price: int | None
    price_cents: int
    follow_up_at: datetime | None
    notes: Sequence[str]
    contact: Mapping[str, str]
    is_demo: bool


def to_csv(rows: Iterable[Exported]) -> str:
    """A table with a header, one bought lead a row."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([cell(value) for value in _values(row)])
    return BOM + out.getvalue()


def cell(text: str) -> str:
    """The text as a spreadsheet shows it, never as a formula."""
    clean = _CONTROLS.sub(" ", text).strip()
    if phone := _US_PHONE.fullmatch(clean):
        return "({}) {}-{}".format(*phone.groups())
    return f"'{clean}" if clean.startswith(_FORMULA) else clean


def to_vcards(rows: Iterable[Exported]) -> str:
    """One card a bought lead that has a contact."""
    return "".join(_vcard(row) for row in rows if row.contact)


def escaped(text: str) -> str:
    """The text as one value of a vCard."""
    clean = _CONTROLS.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
    for sign in ("\\", ",", ";"):
        clean = clean.replace(sign, f"\\{sign}")
    return clean.replace("\n", "\\n")


def folded(line: str) -> str:
    """A line of at most 75 octets a row, broken between characters."""
    rows, row = [], ""
    for letter in line:
        if len((row + letter).encode()) > _FOLD_OCTETS:
            rows.append(row)
            row = " "
        row += letter
    return "\r\n".join([*rows, row]) + "\r\n"


def _values(row: Exported) -> list[str]:
    contact = row.contact
    return [
        str(row.order_number), _time(row.bought_at), str(row.lead_id), row.stage, row.label, row.city or "",
        row.state or "", row.zip or "", str(row.asking_price or ""), dollars(row.price_cents), contact.get("name", ""),
        contact.get("phone", ""), contact.get("email", ""), contact.get("address", ""), contact.get("listing_url", ""),
        _time(row.follow_up_at) if row.follow_up_at else "", "\n".join(row.notes), DO_NOT_CALL,
        "yes" if row.is_demo else "no",
    ]  # fmt: skip


def _vcard(row: Exported) -> str:
    contact = {name: escaped(value) for name, value in row.contact.items()}
    name = contact.get("name") or f"Lead {row.lead_id}"
    place = [escaped(part or "") for part in (row.city, row.state, row.zip)]
    said = escaped(
        f"{row.label}, lead {row.lead_id}, order {row.order_number}, {row.stage}. Do not call: {DO_NOT_CALL}."
    )
    lines = ["BEGIN:VCARD", "VERSION:4.0", f"UID:urn:uuid:{row.line_id}", f"FN:{name}", f"N:{_family_first(name)};;;"]
    lines += [_phone(row.contact["phone"])] if contact.get("phone") else []
    lines += [f"EMAIL:{contact['email']}"] if contact.get("email") else []
    lines += [f"ADR:;;{contact.get('address', '')};{place[0]};{place[1]};{place[2]};"]
    lines += [f"URL:{_uri(row.contact['listing_url'])}"] if contact.get("listing_url") else []
    lines += [
        "CATEGORIES:AIQLeads",
        f"NOTE:{said}",
        *(f"NOTE:{escaped(note)}" for note in row.notes),
        "END:VCARD",
    ]
    return "".join(folded(line) for line in lines)


def _family_first(name: str) -> str:
    given, _, family = name.rpartition(" ")
    return f"{family};{given}"


def _phone(phone: str) -> str:
    if _US_PHONE.fullmatch(phone):
        return f"TEL;VALUE=uri:tel:{phone}"
    return f"TEL;VALUE=text:{escaped(phone)}"


def _uri(url: str) -> str:
    return re.sub(r"[\s\x00-\x20\x7f]", "", url)


def _time(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
