"""What a document says, and how documents are listed."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, Field

DocumentKind = Literal["receipt", "invoice", "credit_note"]


class Party(BaseModel):
    """Seller or buyer; ``lines`` are an address."""

    name: str
    lines: list[str] = []
    email: str | None = None
    tax_id: str | None = None


class DocumentLine(BaseModel):
    """One thing that was paid for, or given back."""

    text: str
    detail: str | None = None
    cents: int


class Content(BaseModel):
    """A document as it was issued: all that is drawn, so that drawing it again shows the same.

    Prices include the tax: ``net_cents`` + ``tax_cents`` = ``total_cents`` = the sum of the lines.
    """

    kind: DocumentKind
    number: str
    issued_on: date
    seller: Party
    buyer: Party
    order_number: int
    ordered_on: date
    method: str = Field(description="In words: credits, card, PayPal")
    lines: list[DocumentLine]
    tax_name: str
    tax_percent: str
    net_cents: int
    tax_cents: int
    total_cents: int
    currency: Literal["USD"] = "USD"
    corrects: str | None = Field(default=None, description="Of a credit note: the receipt's or invoice's number")
    reason: str | None = None


class DocumentOut(BaseModel):
    """A receipt, an invoice or a credit note of yours."""

    number: str
    kind: DocumentKind
    order_id: uuid.UUID
    order_number: int
    total_cents: int
    currency: Literal["USD"] = "USD"
    corrects: str | None = None
    issued_at: datetime
    pdf: str = Field(description="Where it is drawn", examples=["/v1/documents/R-2026-000001.pdf"])


class DocumentPage(BaseModel):
    """Documents, the newest first. ``next_cursor`` continues after the last, None at the end."""

    items: list[DocumentOut]
    next_cursor: uuid.UUID | None = None
