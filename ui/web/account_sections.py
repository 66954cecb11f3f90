"""The parts of the account page about money: the plan, credits and packs, orders, documents, notices. HTML only."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from backend.accounts.schemas import Me
from backend.billing.plans.schemas import SubscriptionOut
from backend.config import CREDIT_PACKS, TIERS
from backend.credits.schemas import Credits
from backend.documents.schemas import DocumentOut
from backend.money import dollars
from backend.notifications.schemas import Settings as Notices
from backend.purchases.schemas import OrderLineOut, OrderOut
from ui.deals import ledger_item, settings_view, tier_name
from ui.plans import plan_pairs
from ui.words import credits, day, plural

ORDERS_SHOWN, DOCUMENTS_SHOWN, LEDGER_SHOWN = 10, 10, 5
DOCUMENT_WORDS = {"receipt": "Receipt", "invoice": "Invoice", "credit_note": "Credit note"}
ORDER_WORDS = {"topup": "Credits", "subscription": "Plan"}
REFUND_WORDS = {
    "requested": "refund asked for, being decided", "granted": "refunded", "declined": "refund declined",
}  # fmt: skip
METHODS = {"credits": "with credits", "stripe": "by card", "paypal": "with PayPal"}


def plan(me: Me, plan_: SubscriptionOut, said: str | None = None) -> str:
    """The plan, its period and what follows; the others to change to."""
    pairs = _pairs(plan_pairs(plan_, me.time_zone))
    none = '<p class="dim">Without a plan you can search and buy leads by card. A plan brings credits, a discount and '
    none += "holds.</p>"
    due = ""
    if plan_.pay_url:
        due = f'<p><a class="button main" href="{escape(plan_.pay_url)}">Pay what is due</a></p>'
    return f"""<section id="plan">
<h1>{escape(tier_name(me))}</h1>
<p class="dim">{escape(me.name)} · {escape(me.email)}</p>
{_told(said)}
{pairs or none}
{due}
{_changes(plan_)}
{_methods(plan_)}
</section>"""


def _changes(plan_: SubscriptionOut) -> str:
    if not plan_.payment_methods:
        return '<p class="dim">Paying by card is not set up here, so plans cannot be changed.</p>'
    options = "".join(
        f'<option value="{slug}-{billing}">{escape(rules.name)}, {dollars(cents)} a {billing}</option>'
        for slug, rules in TIERS.items()
        for billing, cents in (("month", rules.price_month_cents), ("year", rules.price_year_cents))
        if (slug, billing) != (plan_.tier, plan_.billing)
    )
    chosen = f"""<form method="post" action="/account/plan">
<label>{"Change to" if plan_.tier else "Begin"}<select name="wanted">{options}</select></label>
<button>See what it costs</button>
</form>"""
    return f"<details><summary>Change the plan</summary>{chosen}{_ending(plan_)}</details>"


def _ending(plan_: SubscriptionOut) -> str:
    """The end of the plan, or its being taken back: both are asked about first."""
    if plan_.tier is None:
        return ""
    keeps = plan_.changes_next
    value, words = (f"{plan_.tier}-{plan_.billing}", "Keep the plan as it is") if keeps else ("none", "End the plan")
    return (
        f"""<form method="post" action="/account/plan"><button name="wanted" value="{value}">{words}</button></form>"""
    )


def _methods(plan_: SubscriptionOut) -> str:
    if not plan_.payment_methods:
        return ""
    named = " or ".join({"stripe": "card", "paypal": "PayPal"}[method] for method in plan_.payment_methods)
    kept = {
        "card": "The card of your plan is kept by the payment service, not here.",
        "paypal": "Your plan is paid with PayPal.",
    }.get(plan_.paid_by or "", "No card is kept for you.")
    return f'<p class="dim">Payment by {named}. {kept}</p>'


def balance(me: Me, held: Credits, cards: bool) -> str:
    """Credits of the plan and bought ones, the packs, the last movements."""
    zone = me.time_zone
    lapse = f", the first lapse {day(held.plan_expires_at, zone)}" if held.plan_expires_at else ""
    pairs = [
        ("From your plan", f"{credits(held.plan_cents)}{lapse if held.plan_cents else ''}"),
        ("Bought", f"{credits(held.bought_cents)}, never lapse" if held.bought_cents else credits(0)),
    ]
    packs = "".join(
        f'<button name="pack" value="{pack.slug}"><b>{plural(pack.credits, "credit")}</b>'
        f"<span>{f'+ {pack.bonus} bonus · ' if pack.bonus else ''}{dollars(pack.price_cents)}</span></button>"
        for pack in CREDIT_PACKS.values()
    )
    buy = f'<form method="post" action="/account/pack" class="doors">{packs}</form>' if cards else ""
    moves = [ledger_item(entry, zone) for entry in held.ledger[:LEDGER_SHOWN]]
    rows = "".join(_row(item.title, item.detail, item.amount) for item in moves)
    return f"""<section id="credits">
<h2>{credits(held.balance_cents)}</h2>
{_pairs(pairs)}
{buy}
{f"<table><tbody>{rows}</tbody></table>" if rows else '<p class="dim">No movements yet.</p>'}
</section>"""


def orders(found: Sequence[OrderOut], total: int, zone: str) -> str:
    """The last orders with their leads, and the refunds as they stand."""
    rows = "".join(_order(order, zone) for order in found)
    none = '<p class="dim">Nothing bought yet. Leads, credits and plans that you buy are listed here.</p>'
    shown = f'<p class="dim">The last {len(found)} of {plural(total, "order")}.</p>' if total > len(found) else ""
    return f"""<section id="orders">
<h2>Orders</h2>
{f"<table><tbody>{rows}</tbody></table>" if rows else none}
{shown}
</section>"""


def _order(order: OrderOut, zone: str) -> str:
    what = "; ".join(map(_line, order.lines)) or ORDER_WORDS.get(order.kind, "")
    link = f'<a href="/account/orders/{order.id}/receipt.pdf">PDF</a>'
    detail = f"{day(order.created_at, zone)} · order {order.number} · {METHODS[order.method]}"
    return _row(what, detail, dollars(order.total_cents), link)


def _line(line: OrderLineOut) -> str:
    state = f" ({REFUND_WORDS[line.refund_status]})" if line.refund_status else ""
    return f"{line.label} #{line.lead_id}{state}"


def documents(found: Sequence[DocumentOut], zone: str) -> str:
    """Receipts, invoices and credit notes to open."""
    rows = "".join(
        _row(
            f"{DOCUMENT_WORDS[one.kind]} {one.number}",
            f"{day(one.issued_at, zone)} · order {one.order_number}",
            dollars(one.total_cents),
            f'<a href="/account/documents/{escape(one.number)}.pdf">PDF</a>',
        )
        for one in found
    )
    none = '<p class="dim">None yet. Each payment and each refund brings one.</p>'
    return f"""<section id="documents">
<h2>Receipts and invoices</h2>
{f"<table><tbody>{rows}</tbody></table>" if rows else none}
</section>"""


def notices(settings: Notices) -> str:
    """What is told where, and how to change it."""
    view = settings_view(settings)
    return f"""<section id="notices">
<h2>Notifications</h2>
{_pairs(view.pairs)}
<form method="post" action="/account/quiet" class="two low">
<label>Quiet hours<input name="quiet" value="{escape(settings.quiet_hours or "")}" placeholder="22:00-07:00"
pattern="([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]" autocomplete="off"></label>
<button>Save</button>
</form>
<p class="dim">In {escape(settings.time_zone.replace("_", " "))} time; empty for none. For the rest tell the assistant,
for example “e-mail me price drops once a day”.</p>
</section>"""


def _pairs(pairs: Sequence[tuple[str, str]]) -> str:
    rows = "".join(f"<dt>{escape(label)}</dt><dd>{escape(text)}</dd>" for label, text in pairs)
    return f"<dl>{rows}</dl>" if rows else ""


def _row(what: str, detail: str, amount: str, link: str = "") -> str:
    return (
        f'<tr><td>{escape(what)}<span class="dim">{escape(detail)}</span></td>'
        f'<td class="num">{escape(amount)}{f"<br>{link}" if link else ""}</td></tr>'
    )


def _told(said: str | None) -> str:
    return f'<p class="problem" role="alert">{escape(said)}</p>' if said else ""
