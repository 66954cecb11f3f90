"""What came through the official doors, and what became of it."""

from __future__ import annotations

from html import escape

from backend.ingestion.doors.schemas import LeadDeliveryOut
from ui.web.admin.desk import Desk
from ui.web.admin.parts import A_PAGE, Asked, entry, listed, paged, pager
from ui.words import plural


async def draw(desk: Desk, asked: Asked) -> str:
    """The latest deliveries."""
    found, more = paged(await desk.deliveries(A_PAGE + 1, asked.offset))
    none = "Nothing came yet. The doors of Meta, LinkedIn, Realtor.com and Zillow open with their settings."
    return f"""<section><h2>Lead deliveries</h2>
{listed([_delivery(one, asked) for one in found], none)}
{pager("deliveries", asked, more)}</section>"""


def _delivery(one: LeadDeliveryOut, asked: Asked) -> str:
    again = f", sent {plural(one.deliveries, 'time')}" if one.deliveries > 1 else ""
    worked = f", worked on {asked.when(one.handled_at)}" if one.handled_at else ""
    why = f"<p>{escape(one.why)}</p>" if one.why else ""
    return entry(
        f"{escape(one.door)} <code>{escape(one.event_id)}</code>",
        f'<p class="dim">Received {asked.when(one.received_at)}{again}{worked}</p>', why, mark=one.outcome or "waiting",
    )  # fmt: skip
