"""What must hold of money and leads, each by name: SQL that finds what breaks it.

:data:`ALWAYS` holds after every transaction, whatever is still on its way. :data:`SETTLED` holds once nothing is: every
event told, every message of the outbox worked on, every page paid or run out.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from sqlalchemy import TextClause, text
from sqlalchemy.ext.asyncio import AsyncSession

_INTENTS = """
    intents AS (
        SELECT i.id, i.data->>'status' AS status, (i.data->>'amount_received')::int AS received_cents,
            coalesce((c.data->>'amount_refunded')::int, 0) AS refunded_cents,
            i.data->>'capture_method' = 'manual' AS waits_for_us
        FROM demo_gateway_objects i LEFT JOIN demo_gateway_objects c ON c.id = i.data->>'latest_charge'
        WHERE i.kind = 'payment_intent'
    )
"""
_KEPT = """
    kept AS (
        SELECT o.id, o.method, o.status, o.total_cents,
            sum(l.price_cents - l.refunded_cents)::bigint AS cents,
            bool_or(l.revoked_at IS NULL) AS delivered,
            bool_or((l.revoked_at IS NOT NULL) <> (l.refunded_cents = l.price_cents)) AS half_done
        FROM orders o JOIN order_lines l ON l.order_id = o.id GROUP BY o.id
    )
"""
_LOST = "(SELECT coalesce(sum(d.amount_cents), 0) FROM disputes d WHERE d.payment_id = p.id AND d.status = 'lost')"

ALWAYS: Mapping[str, str] = {
    "lead_sold_twice": """
        SELECT a.lead_id FROM order_lines a JOIN order_lines b ON b.lead_id = a.lead_id AND b.id > a.id
        WHERE tstzrange(a.created_at, a.revoked_at) && tstzrange(b.created_at, b.revoked_at)
    """,
    "lead_status_differs": """
        SELECT l.id FROM leads l
        WHERE l.status <> 'sold' AND EXISTS (
            SELECT 1 FROM order_lines s WHERE s.lead_id = l.id AND s.revoked_at IS NULL
        ) OR l.status = 'sold' AND NOT EXISTS (SELECT 1 FROM order_lines s WHERE s.lead_id = l.id)
    """,
    "hold_overlaps": """
        SELECT a.id FROM holds a JOIN holds b ON b.lead_id = a.lead_id AND b.id > a.id AND a.during && b.during
    """,
    "hold_on_sold_lead": """
        SELECT h.id FROM holds h JOIN order_lines s ON s.lead_id = h.lead_id AND s.revoked_at IS NULL
        WHERE h.ends_at > app_now()
    """,
    "charge_without_delivery": f"""
        WITH {_KEPT}
        SELECT p.id::text FROM payments p LEFT JOIN kept k ON k.id = p.order_id
        WHERE p.kind = 'purchase' AND p.status = 'captured' AND k.status IS DISTINCT FROM 'disputed' AND (
            k.id IS NULL OR k.half_done OR k.cents <> p.amount_cents - p.refunded_cents - {_LOST}
        )
        UNION ALL
        SELECT p.id::text FROM payments p WHERE p.kind = 'topup' AND p.status = 'captured' AND NOT EXISTS (
            SELECT 1 FROM credit_entries e WHERE e.order_id = p.order_id AND e.kind = 'topup'
        )
        UNION ALL
        SELECT e.order_id::text FROM credit_entries e LEFT JOIN kept k ON k.id = e.order_id
        WHERE e.kind IN ('purchase', 'refund') AND k.id IS NULL
    """,
    "delivery_without_charge": f"""
        WITH {_KEPT}
        SELECT k.id::text FROM kept k
        WHERE k.method = 'credits' AND (k.half_done OR k.cents <> (
            SELECT -coalesce(sum(e.amount_cents), 0) FROM credit_entries e
            WHERE e.order_id = k.id AND e.kind IN ('purchase', 'refund')
        ))
        UNION ALL
        SELECT k.id::text FROM kept k WHERE k.method <> 'credits' AND k.delivered AND NOT EXISTS (
            SELECT 1 FROM payments p WHERE p.order_id = k.id AND p.status IN ('authorised', 'captured')
                AND p.amount_cents = k.total_cents
        )
        UNION ALL
        SELECT e.order_id::text FROM credit_entries e WHERE e.kind = 'topup' AND NOT EXISTS (
            SELECT 1 FROM payments p WHERE p.order_id = e.order_id AND p.status = 'captured'
        )
        UNION ALL
        SELECT e.order_id::text FROM credit_entries e WHERE e.kind = 'topup' GROUP BY e.order_id HAVING count(*) > 1
    """,
    "ledger_differs": """
        SELECT l.id::text FROM credit_lots l JOIN credit_entries e ON e.lot_id = l.id GROUP BY l.id
        HAVING sum(e.amount_cents) < 0 AND bool_and(e.kind <> 'chargeback') OR bool_or(e.user_id <> l.user_id)
        UNION ALL
        SELECT s.id::text FROM order_lines s
        WHERE s.refunded_cents <> (
            SELECT coalesce(sum(r.amount_cents), 0) FROM refunds r WHERE r.line_id = s.id AND r.status = 'granted'
        )
    """,
    "gateway_payment_without_order": f"""
        WITH {_INTENTS}
        SELECT i.id FROM intents i LEFT JOIN payments p ON p.intent_id = i.id
        WHERE i.status = 'succeeded' AND i.waits_for_us AND p.order_id IS NULL
    """,
    "notice_twice": """
        SELECT n.cause FROM notices n GROUP BY n.user_id, n.cause HAVING count(*) > 1
        UNION ALL
        SELECT min(n.cause) FROM notices n
        WHERE n.event = 'order' AND (n.cause LIKE 'order:%' OR n.cause LIKE '%:bought')
        GROUP BY n.data->>'order_id' HAVING count(*) > 1
    """,
    "dead_letter": "SELECT topic || ': ' || last_error FROM outbox WHERE dead_at IS NOT NULL",
}
SETTLED: Mapping[str, str] = {
    "outbox_left": "SELECT topic || ': ' || coalesce(last_error, '') FROM outbox WHERE done_at IS NULL"
    " AND dead_at IS NULL AND due_at <= app_now()",
    "payment_under_way": """
        SELECT id::text FROM payments WHERE status NOT IN ('captured', 'voided', 'expired', 'failed')
    """,
    "gateway_payment_differs": f"""
        WITH {_INTENTS}
        SELECT i.id FROM intents i LEFT JOIN payments p ON p.intent_id = i.id
        WHERE i.status = 'requires_capture' OR i.status = 'succeeded' AND (
            p.order_id IS NULL OR p.status <> 'captured' OR p.amount_cents <> i.received_cents
            OR p.refunded_cents <> i.refunded_cents
        )
        UNION ALL
        SELECT p.id::text FROM payments p LEFT JOIN intents i ON i.id = p.intent_id
        WHERE p.status = 'captured' AND i.status IS DISTINCT FROM 'succeeded'
    """,
    "dispute_unheard": """
        SELECT g.id FROM demo_gateway_objects g LEFT JOIN disputes d ON d.gateway_id = g.id
        WHERE g.kind = 'dispute' AND (d.id IS NULL OR (d.status = 'open') <> (g.data->>'status' NOT IN ('won', 'lost')))
    """,
    "webhook_unhandled": """
        SELECT e.id FROM demo_gateway_events e LEFT JOIN webhook_events w ON w.source = 'stripe' AND w.event_id = e.id
        WHERE w.outcome IS NULL
    """,
    "notice_missing": """
        SELECT o.id::text FROM orders o WHERE o.kind <> 'subscription' AND NOT EXISTS (
            SELECT 1 FROM notices n WHERE n.user_id = o.user_id AND n.data->>'order_id' = o.id::text
        )
        UNION ALL
        SELECT r.id::text FROM refunds r WHERE r.status <> 'requested' AND 1 <> (
            SELECT count(*) FROM notices n WHERE n.user_id = r.user_id AND n.cause LIKE 'refund:' || r.id || ':%'
        )
    """,
    "hold_end_untold": """
        SELECT h.id::text FROM holds h WHERE h.end_reason = 'expired' AND h.ends_at > h.starts_at
            AND 1 <> (SELECT count(*) FROM notices n WHERE n.user_id = h.user_id AND n.cause = 'hold-expired:' || h.id)
    """,
    "discrepancy": """
        SELECT kind || ' ' || subject FROM discrepancies
        WHERE closed_at IS NULL AND kind <> 'plan_not_given'  -- a plan's page paid after a newer one: given back, told
    """,
}
_EXISTING = """
    SELECT 'orders by ' || method AS name, count(*) AS n FROM orders WHERE kind = 'purchase' GROUP BY 1
    UNION ALL SELECT 'packs', count(*) FROM orders WHERE kind = 'topup'
    UNION ALL SELECT 'payments ' || status, count(*) FROM payments GROUP BY 1
    UNION ALL SELECT 'refunds ' || status, count(*) FROM refunds GROUP BY 1
    UNION ALL SELECT 'holds ' || coalesce(end_reason, 'active'), count(*) FROM holds GROUP BY 1
    UNION ALL SELECT 'disputes ' || status, count(*) FROM disputes GROUP BY 1
    UNION ALL SELECT 'notices', count(*) FROM notices
    UNION ALL SELECT 'webhooks', count(*) FROM webhook_events
    ORDER BY 1
"""
SHOWN_MAX = 5


async def broken(session: AsyncSession, *, settled: bool = False) -> dict[str, list[str]]:
    """What is broken now: the name of each invariant that is, with a few of those that break it."""
    named: dict[str, list[str]] = {}
    for name, subject in await session.execute(_question(settled)):
        named.setdefault(name, []).append(subject)
    return named


async def existing(session: AsyncSession) -> dict[str, int]:
    """How much there is that could be broken: orders, payments, refunds, holds … each by its state."""
    return {row.name.replace(" ", "_"): row.n for row in await session.execute(text(_EXISTING))}


@cache
def _question(settled: bool) -> TextClause:
    wanted = {**ALWAYS, **SETTLED} if settled else dict(ALWAYS)
    query = " UNION ALL ".join(
        f"(SELECT '{name}' AS name, subject::text FROM ({found}) AS found(subject) LIMIT {SHOWN_MAX})"
        for name, found in wanted.items()
    )
    return text(query.replace(":", r"\:"))
