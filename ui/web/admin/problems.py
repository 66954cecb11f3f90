"""Dead letters: what was tried until it was given up, each with its reason."""

from __future__ import annotations

from html import escape

from backend.ingestion.pipeline.schemas import DeadBatch
from backend.outbox.schemas import DeadLetter
from ui.web.admin.desk import Desk
from ui.web.admin.parts import A_PAGE, Asked, button, entry, form, listed, paged, pager
from ui.words import plural

STAGES = {
    "fetch": "fetching", "parse": "reading a page", "clean": "cleaning", "match": "matching", "score": "scoring",
    "price": "pricing", "embed": "embedding", "publish": "publishing",
}  # fmt: skip


async def draw(desk: Desk, asked: Asked) -> str:
    """Batches of the pipeline, then messages of the outbox."""
    batches, more_batches = paged(await desk.batches(A_PAGE + 1, asked.offset))
    letters, more_letters = paged(await desk.letters(A_PAGE + 1, asked.offset))
    return f"""<section><h2>Collecting that was given up</h2>
<p class="dim">Mend the cause, then try again. Discarding deletes what the batch carries; kept pages stay.</p>
{listed([_batch(one, asked) for one in batches], "Nothing. Every batch came through or is being tried.")}</section>
<section><h2>Messages that were given up</h2>
<p class="dim">Mails, payments, removals and the like. They are owed to somebody, so they cannot be discarded.</p>
{listed([_letter(one, asked) for one in letters], "Nothing. Every message was delivered or is being tried.")}</section>
{pager("problems", asked, more_batches or more_letters)}"""


def _batch(one: DeadBatch, asked: Asked) -> str:
    name = f"{one.source} batch {one.id}"
    where = f" in {escape(one.market)}" if one.market else ""
    held = f", {plural(one.rows, 'record')}" if one.rows else ""
    when = f"Given up {asked.when(one.dead_at)} after {plural(one.attempts, 'attempt')}"
    facts = f'<p class="dim">{when} at {STAGES.get(one.stage, escape(one.stage))}{where}{held}</p>'
    acts = form(
        f"/problems/{one.id}", button("Try again", "retry", name, main=True), button("Discard", "discard", name)
    )
    return entry(escape(name), facts, _error(one.last_error), acts)


def _letter(one: DeadLetter, asked: Asked) -> str:
    name = f"{one.topic} {one.id}"
    facts = f'<p class="dim">Given up {asked.when(one.dead_at)} after {plural(one.attempts, "attempt")}</p>'
    return entry(
        escape(name), facts, _error(one.last_error), form(f"/messages/{one.id}", button("Try again", "retry", name))
    )


def _error(said: str | None) -> str:
    return f'<p class="reason">{escape(said or "No reason was kept.")}</p>'
