"""The first of the operator's pages: what waits for somebody, what runs, what is wrong with a source."""

from __future__ import annotations

from collections.abc import Sequence

from backend.ingestion.operators.schemas import SourceOut
from backend.ingestion.pipeline.schemas import Run
from ui.web.admin import runs, sources
from ui.web.admin.desk import Desk
from ui.web.admin.parts import PATH, Asked, at_most, listed

COUNTED = 200  # at most


async def draw(desk: Desk, asked: Asked) -> str:
    """Counts with their pages, then runs under way and sources with an alert."""
    review = await desk.flagged(COUNTED, "review", None)
    batches, letters = await desk.batches(COUNTED, 0), await desk.letters(COUNTED, 0)
    waits = [
        ("flagged?band=review", "Leads hidden for review", len(review.leads)),
        ("refunds", "Refunds to decide", len(await desk.refunds(COUNTED, 0))),
        ("problems", "Dead letters", min(len(batches) + len(letters), COUNTED)),
    ]
    tiles = "".join(_tile(link, words, count) for link, words, count in waits)
    found, lately = await desk.sources(), await desk.runs(COUNTED, 0)
    return f"""<section><h2>Waits for you</h2><ul class="tiles">{tiles}</ul></section>
{_running(lately, asked)}{_alerts(found, asked)}"""


def _tile(link: str, words: str, count: int) -> str:
    return f'<li><a href="{PATH}/{link}"><b>{at_most(count, COUNTED)}</b> {words}</a></li>'


def _running(found: Sequence[Run], asked: Asked) -> str:
    under_way = [runs.run(one, asked) for one in found if runs.is_under_way(one)]
    return f"<section><h2>Under way</h2>{listed(under_way, 'Nothing is being collected right now.')}</section>"


def _alerts(found: Sequence[SourceOut], asked: Asked) -> str:
    wrong = [sources.source(one, asked) for one in found if sources.is_alerted(one, asked)]
    live = [one.source for one in found if one.is_on]
    none = f"No trouble with a source. Collected live: {', '.join(live) or 'none'}."
    return f"<section><h2>Trouble with sources</h2>{listed(wrong, none)}</section>"
