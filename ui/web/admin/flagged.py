"""Flagged leads: score and reasons, approve or reject, and how often each signal was right."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from backend.ingestion.fraud.schemas import Flagged, SignalPrecision
from ui.web.admin.desk import Desk
from ui.web.admin.parts import A_PAGE, PATH, Asked, button, chosen, entry, field, form, listed, onward, pairs
from ui.words import whole_dollars

BANDS = {
    "": "All",
    "review": "For review (0.7 to 0.9, hidden)",
    "caution": "With a caution (0.4 to 0.7, on the market)",
    "rejected": "Rejected (from 0.9, hidden)",
}
DECIDED = {"approve": "approved before", "reject": "rejected before"}


async def draw(desk: Desk, asked: Asked) -> str:
    """One page of flagged leads, then the precision."""
    found = await desk.flagged(A_PAGE, asked.band, asked.cursor)
    more = onward("flagged", "More", band=asked.band, cursor=found.next) if found.next else ""
    back = onward("flagged", "From the top", band=asked.band) if asked.cursor else ""
    return f"""<section><h2>Flagged leads</h2>
{_bands(asked.band or "")}
{listed([_lead(one, asked) for one in found.leads], "No lead is flagged here.")}
{back}{more}</section>
{_precision(await desk.precision())}"""


def _bands(band: str) -> str:
    links = "".join(
        f'<a href="{PATH}/flagged{f"?band={name}" if name else ""}"{chosen(name == band)}>{words}</a>'
        for name, words in BANDS.items()
    )
    return f'<nav class="choices" aria-label="Bands">{links}</nav>'


def _lead(one: Flagged, asked: Asked) -> str:
    place = ", ".join(escape(part) for part in (one.city, one.zip) if part)
    price = whole_dollars(one.asking_price) if one.asking_price is not None else ""
    kind = " · ".join(part for part in (escape(one.lead_type), place, price) if part)
    facts = pairs(
        [
            ("Source", escape(one.source)),
            ("Last seen", asked.when(one.seen_at)),
            ("On the market", "yes" if one.status == "available" else f"no, {escape(one.status)}"),
            ("Decision", DECIDED.get(one.decided or "", "")),
        ]
    )
    reasons = "".join(f"<li>{escape(reason.words)}</li>" for reason in one.reasons)
    title = f"Lead {one.lead_id}: {escape(one.title or 'without a title')}"
    return entry(
        title, f'<p class="dim">{kind}</p><p><b>Fraud score {one.fraud_score:.2f}</b></p><ul>{reasons}</ul>', facts,
        _decision(one), mark=one.band,
    )  # fmt: skip


def _decision(one: Flagged) -> str:
    if one.status in ("sold", "withdrawn"):
        return f'<p class="dim">It is {escape(one.status)}: there is nothing to decide.</p>'
    name = f"lead {one.lead_id}"
    approve = button("Approve", "approve", name, main=True)
    return form(
        f"/flagged/{one.lead_id}", field("Note for the record, never a contact", "note", most=500),
        f'<span class="row">{approve}{button("Reject", "reject", name)}</span>', kind="stack",
    )  # fmt: skip


def _precision(found: Sequence[SignalPrecision]) -> str:
    decided = [one for one in found if one.approved + one.rejected or one.flagged]
    rows = "".join(
        f'<tr><th scope="row"><code>{escape(one.signal)}</code></th><td class="num">{one.flagged:,}</td>'
        f'<td class="num">{one.rejected:,}</td><td class="num">{one.approved:,}</td>'
        f'<td class="num">{f"{one.precision:.0%}" if one.precision is not None else "–"}</td></tr>'
        for one in decided
    )
    table = f"""<div class="scroll" tabindex="0" role="region" aria-label="Signals"><table><thead><tr>
<th scope="col">Signal</th><th scope="col" class="num">Flagged now</th><th scope="col" class="num">Rejected</th>
<th scope="col" class="num">Approved</th><th scope="col" class="num">Right</th></tr></thead>
<tbody>{rows}</tbody></table></div>"""
    return f"""<section><h2>How often each signal was right</h2>
<p class="dim">Of the decided leads that carried it, how many were rejected.</p>
{table if rows else '<p class="dim">Nothing was flagged and nothing decided yet.</p>'}</section>"""
