"""A document as PDF, drawn from its content: the same content gives the same bytes. Pure, and of the processor only."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from io import BytesIO
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import inch
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, HRFlowable, KeepTogether, Paragraph, SimpleDocTemplate, Spacer, Table

from backend.documents.letters import BOLD, REGULAR, glyphs, printable
from backend.documents.schemas import Content, DocumentKind, Party
from backend.money import dollars

TITLES: dict[DocumentKind, str] = {"receipt": "Receipt", "invoice": "Invoice", "credit_note": "Credit note"}
TOTALS: dict[DocumentKind, str] = {"receipt": "Total paid", "invoice": "Total paid", "credit_note": "Total credited"}
_INK, _QUIET, _LINE, _GREEN = HexColor("#1d2126"), HexColor("#5f666d"), HexColor("#d6d9dc"), HexColor("#0b6e4f")
_MARGIN = 0.8 * inch
_PADDING = 6  # of a page's frame
_EDGE = _MARGIN + _PADDING
_WIDTH = LETTER[0] - 2 * _EDGE
_TEXT = ParagraphStyle("text", fontName=REGULAR, fontSize=9.5, leading=13.5, textColor=_INK, splitLongWords=1)
_SMALL = ParagraphStyle("small", _TEXT, fontSize=8, leading=11.5, textColor=_QUIET)
_RIGHT = ParagraphStyle("right", _TEXT, alignment=TA_RIGHT)
_LABEL = ParagraphStyle("label", _SMALL, fontName=BOLD, spaceAfter=3)
_STRONG = ParagraphStyle("strong", _TEXT, fontName=BOLD, fontSize=11, leading=15)
_STRONG_RIGHT = ParagraphStyle("strong-right", _STRONG, alignment=TA_RIGHT)
_BRAND = ParagraphStyle("brand", _TEXT, fontName=BOLD, fontSize=13, leading=17, textColor=_GREEN)
_TITLE = ParagraphStyle("title", _TEXT, fontName=BOLD, fontSize=18, leading=23, alignment=TA_RIGHT)
_FLAT = [
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
]


def draw(content: Content, credited: Sequence[Content] = ()) -> bytes:
    """The PDF of a document; a receipt lists the credit notes that correct it."""
    glyphs()
    out = BytesIO()
    page = SimpleDocTemplate(
        out, pagesize=LETTER, leftMargin=_MARGIN, rightMargin=_MARGIN, topMargin=_MARGIN, bottomMargin=_MARGIN,
        title=f"{TITLES[content.kind]} {content.number}", author=printable(content.seller.name), invariant=1,
    )  # fmt: skip
    footer = f"{TITLES[content.kind]} {content.number}"
    page.build(
        [*_head(content), *_parties(content), _facts(content), Spacer(1, 14), _lines(content), Spacer(1, 6),
         KeepTogether([_totals(content)]), *_credited(credited)],
        canvasmaker=lambda *args, **kwargs: _Pages(footer, *args, **kwargs),
    )  # fmt: skip
    return out.getvalue()


def _text(text: str, style: ParagraphStyle = _TEXT) -> Paragraph:
    return Paragraph(escape(printable(text)), style)


def _table(rows: list[list[Any]], widths: Sequence[float], *style: Any, repeat: int = 0) -> Table:
    return Table(rows, colWidths=list(widths), style=[*_FLAT, *style], repeatRows=repeat, hAlign="LEFT")


def _head(content: Content) -> list[Flowable]:
    number = _text(content.number, ParagraphStyle("number", _SMALL, alignment=TA_RIGHT))
    row = [[_text(content.seller.name, _BRAND), [_text(TITLES[content.kind], _TITLE), number]]]
    return [
        _table(row, (_WIDTH * 0.6, _WIDTH * 0.4)),
        HRFlowable(width="100%", color=_LINE, spaceBefore=8, spaceAfter=14),
    ]


def _parties(content: Content) -> list[Flowable]:
    to = "Credited to" if content.kind == "credit_note" else "Billed to"
    row = [[_party("From", content.seller), _party(to, content.buyer)]]
    half = _WIDTH / 2
    return [_table(row, (half, half), ("RIGHTPADDING", (0, 0), (0, 0), 18)), Spacer(1, 12)]


def _party(label: str, party: Party) -> list[Flowable]:
    tax = [f"Tax ID {party.tax_id}"] if party.tax_id else []
    more = [*party.lines, *([party.email] if party.email else []), *tax]
    named = ParagraphStyle("named", _TEXT, fontName=BOLD)
    return [_text(label, _LABEL), _text(party.name, named), *(_text(line) for line in more)]


def _facts(content: Content) -> Table:
    facts = [
        ("Date", f"{content.issued_on:%B} {content.issued_on.day}, {content.issued_on.year}"),
        ("Order", f"No. {content.order_number}"),
        ("Refunded to" if content.kind == "credit_note" else "Paid with", content.method),
    ]
    if content.corrects:
        facts.append(("Corrects", content.corrects))
    cells = [[_text(name, _LABEL), _text(value)] for name, value in facts]
    return _table([cells], [_WIDTH / len(cells)] * len(cells))


def _lines(content: Content) -> Table:
    head = [_text("Description", _LABEL), _text("Amount", ParagraphStyle("amount", _LABEL, alignment=TA_RIGHT))]
    reason = [[[_text(f"Reason: {content.reason}", _SMALL)], ""]] if content.reason else []
    rows = [[_described(line.text, line.detail), _text(dollars(line.cents), _RIGHT)] for line in content.lines]
    return _table(
        [head, *rows, *reason], (_WIDTH * 0.78, _WIDTH * 0.22),
        ("LINEBELOW", (0, 0), (-1, 0), 0.8, _INK), ("LINEBELOW", (0, 1), (-1, -1), 0.4, _LINE),
        ("RIGHTPADDING", (0, 0), (0, -1), 12), repeat=1,
    )  # fmt: skip


def _described(text: str, detail: str | None) -> list[Flowable]:
    return [_text(text), *([_text(detail, _SMALL)] if detail else [])]


def _totals(content: Content) -> Table:
    rows = [
        [_text("Net"), _text(dollars(content.net_cents), _RIGHT)],
        [_text(f"{content.tax_name}, {content.tax_percent} %"), _text(dollars(content.tax_cents), _RIGHT)],
        [
            _text(TOTALS[content.kind], _STRONG),
            _text(f"{dollars(content.total_cents)} {content.currency}", _STRONG_RIGHT),
        ],
    ]
    made = _table(rows, (_WIDTH * 0.26, _WIDTH * 0.24), ("LINEABOVE", (0, 2), (-1, 2), 0.8, _INK))
    made.hAlign = "RIGHT"
    return made


def _credited(notes: Sequence[Content]) -> list[Flowable]:
    if not notes:
        return []
    rows = [
        [_text(f"Credit note {note.number}, {note.issued_on:%b} {note.issued_on.day}, {note.issued_on.year}"),
         _text(f"-{dollars(note.total_cents)}", _RIGHT)]
        for note in notes
    ]  # fmt: skip
    table = _table(rows, (_WIDTH * 0.78, _WIDTH * 0.22), ("LINEBELOW", (0, 0), (-1, -1), 0.4, _LINE))
    return [Spacer(1, 16), _text("Refunded since", _LABEL), table]


class _Pages(Canvas):  # type: ignore[misc]
    """Writes "page 1 of 3" below each page once their number is known."""

    def __init__(self, footer: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._footer = footer
        self._states: list[dict[str, Any]] = []

    def showPage(self) -> None:
        self._states.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        count = len(self._states)
        for number, state in enumerate(self._states, 1):
            self.__dict__.update(state)
            self.setFont(REGULAR, 8)
            self.setFillColor(_QUIET)
            self.drawString(_EDGE, 0.5 * inch, self._footer)
            self.drawRightString(LETTER[0] - _EDGE, 0.5 * inch, f"Page {number} of {count}")
            super().showPage()
        super().save()
