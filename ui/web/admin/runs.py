"""Runs: what was read and what became of it, those under way first in view."""

from __future__ import annotations

import uuid
from html import escape

from backend.ingestion.pipeline.schemas import Run, Unused
from ui.web.admin.desk import Desk
from ui.web.admin.parts import A_PAGE, PATH, Asked, entry, listed, paged, pager, pairs
from ui.words import plural


async def draw(desk: Desk, asked: Asked) -> str:
    """The latest runs."""
    found, more = paged(await desk.runs(A_PAGE + 1, asked.offset))
    none = "Nothing was collected yet. <code>aiqleads ingest</code> reads saved pages and exports."
    return f"""<section><h2>Runs</h2>
{listed([run(one, asked) for one in found], none)}
{pager("runs", asked, more)}</section>"""


async def draw_rejected(desk: Desk, run_id: uuid.UUID) -> str:
    """Why records of one run became no leads."""
    found = await desk.rejected(run_id)
    rows = "".join(_reason(one) for one in found)
    table = f"<table><tbody>{rows}</tbody></table>" if rows else '<p class="dim">None that are still kept.</p>'
    return f"""<section><h2>Records that became no leads</h2>
<p class="dim">What was rejected is kept sealed for 30 days.</p>{table}
<p><a class="button" href="{PATH}/runs">All runs</a></p></section>"""


def _reason(one: Unused) -> str:
    return f'<tr><td>{escape(one.reason)}</td><td class="num">{one.records:,}</td></tr>'


def is_under_way(one: Run) -> bool:
    """Whether something of it is still to be done."""
    return one.waiting > 0


def run(one: Run, asked: Asked) -> str:
    """One run with its figures."""
    rejected = f'<a href="{PATH}/runs/{one.id}">{one.rejected:,}</a>' if one.rejected else "0"
    facts = pairs(
        [
            ("Read", f"{one.read:,}"),
            ("New", f"{one.new:,}"),
            ("Updated", f"{one.updated:,}"),
            ("Unchanged", f"{one.unchanged:,}"),
            ("Rejected", rejected),
            ("Skipped", f"{sum(one.skipped.values()):,}" if one.skipped else ""),
            ("Given up", f'<a href="{PATH}/problems">{plural(one.dead, "batch", "batches")}</a>' if one.dead else ""),
        ]
    )
    where = f" · {escape(one.market)}" if one.market else ""
    ended = f", finished {asked.when(one.finished_at)}" if one.finished_at else ""
    when = f'<p class="dim">Begun {asked.when(one.started_at)}{ended}</p>'
    return entry(f"{escape(one.source)}{where}", when, _progress(one), facts, _skipped(one), mark=state(one))


def _skipped(one: Run) -> str:
    """What its pages showed that is nothing to publish."""
    rows = "".join(
        _reason(Unused(reason=reason, records=count))
        for reason, count in sorted(one.skipped.items(), key=lambda told: -told[1])
    )
    return (
        f"<details><summary>Nothing to publish</summary><table><tbody>{rows}</tbody></table></details>" if rows else ""
    )


def state(one: Run) -> str:
    """In one word."""
    if is_under_way(one):
        return "running"
    return "stuck" if one.dead else "done" if one.finished_at else "begun"


def _progress(one: Run) -> str:
    if not is_under_way(one):
        return ""
    done = one.new + one.updated + one.unchanged + one.rejected
    words = f"{done:,} of {plural(one.read, 'listing')} done, {plural(one.waiting, 'batch', 'batches')} on the way"
    if not one.read:
        words = f"{plural(one.waiting, 'batch', 'batches')} on the way"
    bar = f'<progress max="{max(one.read, 1)}" value="{done}" aria-label="{words}"></progress>'
    return f'<p>{bar}<span class="dim">{words}</span></p>'
