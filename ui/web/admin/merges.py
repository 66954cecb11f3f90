"""Merges: leads that several listings are, why, and taking one out again."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from uuid import UUID

from backend.ingestion.merges.schemas import Match, Merge, MergedListing
from ui.web.admin.desk import Desk
from ui.web.admin.parts import A_PAGE, PATH, Asked, button, entry, form, listed, paged, pager
from ui.words import plural, whole_dollars


async def draw(desk: Desk, asked: Asked) -> str:
    """The latest merges, or those of one lead."""
    found, more = paged(await desk.merges(A_PAGE + 1, asked.offset, asked.lead_id))
    none = "No lead has more than one listing yet."
    if asked.lead_id:
        none = f'Lead {asked.lead_id} has one listing only. <a href="{PATH}/merges">All merges</a>'
    return f"""<section><h2>Merges</h2>
<p class="dim">Listings that were taken for one property. Tick those that are another one: they are never joined
again.</p>
<form method="get" action="{PATH}/merges" class="row"><label>Lead
<input name="lead_id" inputmode="numeric" pattern="[0-9]{{1,9}}" autocomplete="off"></label><button>Find</button></form>
{listed([_merge(one, asked) for one in found], none)}
{pager("merges", asked, more)}</section>"""


def _merge(one: Merge, asked: Asked) -> str:
    letters = {listing.id: chr(ord("A") + place % 26) for place, listing in enumerate(one.listings)}
    boxes = "".join(_listing(listing, letters[listing.id], asked) for listing in one.listings)
    taken = form(
        f"/merges/{one.lead_id}",
        f"<fieldset><legend>{plural(len(one.listings), 'listing')}</legend>{boxes}</fieldset>",
        button("Take the ticked ones out", "undo", f"lead {one.lead_id}"),
        kind="stack",
    )
    return entry(f"Lead {one.lead_id}", taken, _why(one, letters))


def _listing(one: MergedListing, letter: str, asked: Asked) -> str:
    price = whole_dollars(one.asking_price) if one.asking_price is not None else "no price"
    told = f"<b>{letter}</b> {escape(one.source)}, {price}, first seen {asked.when(one.first_seen_at)}"
    return f'<label class="box"><input type="checkbox" name="listings" value="{one.id}"><span>{told}</span></label>'


def _why(one: Merge, letters: Mapping[UUID, str]) -> str:
    rows = "".join(_match(match, letters) for match in one.matches)
    none = '<p class="dim">They are joined by way of listings that are gone.</p>'
    return f"<details><summary>Why they are one</summary>{rows or none}</details>"


def _spoken(name: str) -> str:
    return escape(name.replace("_", " "))


def _match(one: Match, letters: Mapping[UUID, str]) -> str:
    lines = "".join(
        f'<tr><th scope="row">{_spoken(reason.field)}</th><td>{_spoken(reason.level)}</td>'
        f'<td class="num">{reason.weight:+.1f}</td></tr>'
        for reason in sorted(one.reasons, key=lambda reason: -abs(reason.weight))
    )
    names = f"{letters.get(one.one, '?')} and {letters.get(one.other, '?')}"
    return f"""<table><caption class="dim">{names}: {one.chance:.1%} likely one property</caption>
<thead><tr><th scope="col">Field</th><th scope="col">Found</th><th scope="col" class="num">Weight</th></tr></thead>
<tbody>{lines}</tbody></table>"""
