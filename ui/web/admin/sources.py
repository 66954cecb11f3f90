"""Sources: whether they are collected live, what their pages came to, which fields they fill; schedules."""

from __future__ import annotations

from datetime import timedelta
from html import escape

from backend.ingestion.operators.schemas import SourceOut
from backend.ingestion.pipeline.schemas import Schedule
from ui.web.admin.desk import Desk
from ui.web.admin.parts import Asked, button, entry, field, form, listed, pairs
from ui.words import day, plural

ALERT_FRESH = timedelta(days=2)
FILES = "import"  # what people bring themselves is visited nowhere
OFFICIAL = "Official feed: the agreement with its sender is what allows it."
EVERY = {60: "hourly", 1440: "daily"}


async def draw(desk: Desk, asked: Asked) -> str:
    """Both parts of the page."""
    found, schedules = await desk.sources(), await desk.schedules()
    return f"""<section><h2>Sources</h2>
<p class="dim">Nothing is visited live before somebody here turns the source on and accepts its terms. robots.txt is
obeyed all the same. Saved pages and exports are read without that.</p>
{listed([source(one, asked) for one in found], "There are no sources.")}</section>
<section><h2>By the clock</h2>
{listed([_schedule(one, asked) for one in schedules], "Nothing is collected by the clock yet.")}
{_add([one.source for one in found])}</section>"""


def is_alerted(one: SourceOut, asked: Asked) -> bool:
    """Whether something was wrong with it lately."""
    return one.alerted_at is not None and asked.now - one.alerted_at < ALERT_FRESH


def source(one: SourceOut, asked: Asked) -> str:
    """One source."""
    pages = sum(one.outcomes.values())
    outcomes = ", ".join(
        f"{escape(name)} {count:,}" for name, count in sorted(one.outcomes.items(), key=lambda x: -x[1])
    )
    facts = pairs(
        [
            (
                "Last page",
                f"{asked.when(one.last_page_at)}" + (f", {escape(one.last_outcome)}" if one.last_outcome else ""),
            ),
            ("Why", escape(one.last_why or "")),
            ("Pages", f"{pages:,}: {outcomes}" if pages else ""),
            ("Terms", _terms(one, asked)),
            ("Parser", f"version {one.parser_version}"),
        ]
    )
    return entry(escape(one.source), _alert(one, asked), facts, _filled(one), _switch(one), mark=_mark(one))


def _mark(one: SourceOut) -> str:
    return "" if one.source == FILES else "on" if one.is_on else "off"


def _terms(one: SourceOut, asked: Asked) -> str:
    link = f'<a href="{escape(one.terms_url)}" rel="noreferrer">its terms</a>' if one.terms_url else ""
    if one.source == FILES:
        return "your own files: there is nothing to turn on"
    if one.terms_accepted_at:
        return f"{link or 'accepted'}{', accepted' if link else ''} {day(one.terms_accepted_at, asked.zone)}"
    return f"{link}, not accepted" if link else OFFICIAL


def _alert(one: SourceOut, asked: Asked) -> str:
    if not one.alert:
        return ""
    kind = "problem" if is_alerted(one, asked) else "dim"
    return f'<p class="{kind}">{asked.when(one.alerted_at)}: {escape(one.alert)}</p>'


def _filled(one: SourceOut) -> str:
    if not one.filled:
        return ""
    rows = "".join(
        f'<tr><th scope="row">{escape(name.replace("_", " "))}</th><td class="num">{share:.0%}</td>'
        f'<td class="bar"><meter min="0" max="1" value="{share:.2f}" aria-hidden="true"></meter></td></tr>'
        for name, share in sorted(one.filled.items(), key=lambda x: (-x[1], x[0]))
    )
    return f"""<details><summary>Fields of the last {plural(one.watched, "listing")}</summary><table>
<caption class="dim">Share of the listings that have each field</caption><tbody>{rows}</tbody></table></details>"""


def _switch(one: SourceOut) -> str:
    name = escape(one.source)
    if one.source == FILES:
        return ""
    if one.is_on:
        return form(f"/sources/{name}", button("Turn off", "off", one.source))
    if one.terms_accepted_at:
        return form(
            f"/sources/{name}",
            button("Turn on", "on", one.source, main=True),
            button("Withdraw", "withdraw", one.source),
        )
    box = '<input type="checkbox" name="terms" value="yes" required>'
    accept = f'<label class="box">{box} I have read and accept the terms of {name}</label>'
    return form(f"/sources/{name}", accept, button("Turn on", "accept", one.source), kind="stack")


def _schedule(one: Schedule, asked: Asked) -> str:
    where = f" in {escape(one.market)}" if one.market else ""
    facts = f'<p class="dim">{EVERY[one.every_minutes].capitalize()}{where}, next {asked.when(one.next_at)}</p>'
    stop = form(f"/schedules/{one.id}", button("Stop", "stop", f"{one.source} {one.target}"))
    return entry(f"{escape(one.source)} <code>{escape(one.target)}</code>", facts, stop)


def _add(sources: list[str]) -> str:
    options = "".join(f"<option>{escape(name)}</option>" for name in sources)
    often = "".join(f'<option value="{minutes}">{words}</option>' for minutes, words in EVERY.items())
    inner = form(
        "/schedules",
        f'<label>Source<select name="source">{options}</select></label>',
        field("Folder, file or address", "target", most=1000, needed=True),
        field("Market, if the pages do not say", "market", most=60, hint="austin-tx"),
        f'<label>How often<select name="every">{often}</select></label>',
        "<button class=main>Collect</button>",
        kind="stack",
    )
    return f"<details><summary>Collect something by the clock</summary>{inner}</details>"
