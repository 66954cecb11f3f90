"""Documents as PDF: what is drawn is what was written, whatever people are called."""

from __future__ import annotations

from datetime import date

import pytest

from backend.documents.drawing import draw
from backend.documents.letters import glyphs, printable
from backend.documents.schemas import Content, DocumentKind, DocumentLine, Party


def content(kind: DocumentKind = "receipt", lines: int = 1, buyer: str = "Pat Buyer") -> Content:
    made = [DocumentLine(text=f"Lead {10_001 + n}: 3-bed house in Austin", cents=850) for n in range(lines)]
    return Content(
        kind=kind, number="R-2026-000001", issued_on=date(2026, 11, 22), seller=Party(name="AIQLeads"),
        buyer=Party(name=buyer, email="pat@example.com"), order_number=1001, ordered_on=date(2026, 11, 22),
        method="Card", lines=made, tax_name="Sales tax included", tax_percent="0", net_cents=850 * lines, tax_cents=0,
        total_cents=850 * lines,
    )  # fmt: skip


def pages(pdf: bytes) -> int:
    return pdf.count(b"/Type /Page\n")


@pytest.mark.parametrize("kind", ["receipt", "invoice", "credit_note"])
def test_each_kind_is_a_pdf_and_always_the_same_one(kind: DocumentKind) -> None:
    drawn = draw(content(kind))
    assert drawn.startswith(b"%PDF-")
    assert drawn == draw(content(kind))


def test_many_lines_and_refunds_go_on_as_pages() -> None:
    assert pages(draw(content())) == 1
    assert pages(draw(content(lines=60), [content("credit_note")] * 60)) > 2


@pytest.mark.parametrize(
    "name",
    ["W" * 400, "<b>& Sons</b> <img src=x>", "\u202eevil\x00\x1b[1m", "", "山" * 300, "محمد العلي", "A\nB"],
)
def test_any_name_is_drawn(name: str) -> None:
    assert draw(content(buyer=name)).startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("written", "drawn"),
    [
        ("Łukasz Müller", "Łukasz Müller"),
        ("Zoe\u0308 Quill", "Zoë Quill"),
        ("Ольга", "Ol'ga"),
        ("山田 太郎", "ShanTian TaiLang"),
        ("a\u202eb\x00c\td", "abc d"),
        ("“quoted” – €5", "“quoted” – €5"),
    ],
)
def test_what_the_font_lacks_is_written_in_letters_it_has(written: str, drawn: str) -> None:
    assert printable(written) == drawn


@pytest.mark.parametrize("text", ["ᏣᎳᎩ", "😀 ok", "ქართული", "ไทย", "\U0010ffff", "한국어"])
def test_nothing_is_ever_a_box(text: str) -> None:
    assert {ord(letter) for letter in printable(text)} <= glyphs() | {32}
