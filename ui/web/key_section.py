"""The part of the account page on which people make, see and revoke their API keys."""

from __future__ import annotations

from datetime import datetime
from html import escape

from backend.accounts.schemas import ApiKeyMade, ApiKeyOut
from ui.words import day, local_time

SCOPE_WORDS = {
    "read": ("Look", "search, prices, market figures, your holds and purchases"),
    "hold": ("Hold", "hold, extend and release leads"),
    "propose": ("Propose", "prepare a purchase or a plan change, which you confirm on its page"),
    "refund": ("Refunds", "ask for refunds of your purchases"),
    "settings": ("Settings", "notifications, saved searches, stages and notes of your leads"),
}
LIVES = (("90", "After 90 days"), ("30", "After 30 days"), ("365", "After a year"), ("never", "Never"))


def section(keys: list[ApiKeyOut], made: ApiKeyMade | None, problem: str | None, zone: str, now: datetime) -> str:
    """HTML of the whole part; ``made`` is a key whose secret is shown this once."""
    told = f'<p class="problem" role="alert">{escape(problem)}</p>' if problem else ""
    return f"""<section class="keys" id="keys">
<h2>API keys</h2>
<p class="dim">For programs and AI agents that work for you. A key never buys anything, never reads a contact and never
changes your account: every purchase waits for your own yes.</p>
{told}
{_made(made) if made else ""}
{_list(keys, zone, now)}
{_form()}
</section>"""


def _made(made: ApiKeyMade) -> str:
    return f"""<div class="note" role="status"><b>Your new key “{escape(made.name)}”</b>
<p class="dim">Copy it now and keep it like a password. It is not shown again.</p>
<code class="secret">{escape(made.secret)}</code></div>"""


def _list(keys: list[ApiKeyOut], zone: str, now: datetime) -> str:
    if not keys:
        return '<p class="dim">You have no keys yet.</p>'
    rows = "".join(_row(key, zone, now) for key in keys)
    return f"<table><tbody>{rows}</tbody></table>"


def _row(key: ApiKeyOut, zone: str, now: datetime) -> str:
    may = ", ".join(SCOPE_WORDS[scope][0].lower() for scope in key.scopes)
    used = f"last used {local_time(key.last_used_at, zone, now)}" if key.last_used_at else "never used"
    return f"""<tr><td><b>{escape(key.name)}</b> <code>{escape(key.prefix)}…</code>
<span class="dim">May: {may}. Made {day(key.created_at, zone)}, {used}, {_end(key, zone, now)}.</span></td>
<td class="num"><form method="post" action="/account/keys/{key.id}/revoke">
<button aria-label="Revoke {escape(key.name)}">Revoke</button></form></td></tr>"""


def _end(key: ApiKeyOut, zone: str, now: datetime) -> str:
    if key.expires_at is None:
        return "does not end"
    return f"{'ended' if key.expires_at <= now else 'ends'} {day(key.expires_at, zone)}"


def _form() -> str:
    boxes = "".join(
        f'<label class="box"><input type="checkbox" name="scopes" value="{scope}"'
        f"{' checked' if scope == 'read' else ''}><span><b>{name}</b>: {words}</span></label>"
        for scope, (name, words) in SCOPE_WORDS.items()
    )
    lives = "".join(f'<option value="{value}">{words}</option>' for value, words in LIVES)
    return f"""<form method="post" action="/account/keys">
<label>Name<input name="name" maxlength="80" required placeholder="What it is for" autocomplete="off"></label>
<fieldset><legend>It may</legend>{boxes}</fieldset>
<label>It ends<select name="ends">{lives}</select></label>
<button class="main">Make a key</button>
</form>"""
