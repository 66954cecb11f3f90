"""Refunds that wait for a decision."""

from __future__ import annotations

from html import escape

from backend.money import dollars
from backend.purchases.schemas import RefundCase
from ui.web.admin.desk import Desk
from ui.web.admin.parts import A_PAGE, Asked, button, entry, field, form, listed, paged, pager, pairs
from ui.words import plural

REASONS = {"invalid_contact": "the contact is wrong", "duplicate": "a duplicate", "other": "another reason"}


async def draw(desk: Desk, asked: Asked) -> str:
    """The oldest on top: each is granted by itself after two business days."""
    found, more = paged(await desk.refunds(A_PAGE + 1, asked.offset))
    return f"""<section><h2>Refunds to decide</h2>
<p class="dim">The oldest first. What is undecided after two business days is granted.</p>
{listed([_refund(one, asked) for one in found], "No refund waits for a decision.")}
{pager("refunds", asked, more)}</section>"""


def _refund(one: RefundCase, asked: Asked) -> str:
    facts = pairs(
        [
            ("Asked by", escape(one.email)),
            ("Asked", asked.when(one.created_at)),
            ("Because", escape(REASONS.get(one.reason, one.reason.replace("_", " ")))),
            ("In their words", escape(str(one.details.get("note") or ""))),
            ("Paid", f"{dollars(one.price_cents)}, refunded so far {dollars(one.refunded_cents)}"),
            ("Declined in 30 days", plural(one.declined_lately, "refund") if one.declined_lately else ""),
        ]
    )
    name = f"refund of order {one.order_number}"
    acts = form(
        f"/refunds/{one.id}", field("Why not, for a rejection: the buyer reads it", "reason", most=300),
        f'<span class="row">{button("Approve", "approve", name, main=True)}{button("Reject", "reject", name)}</span>',
        kind="stack",
    )  # fmt: skip
    return entry(f"{dollars(one.amount_cents)} · order {one.order_number} · {escape(one.label)}", facts, acts)
