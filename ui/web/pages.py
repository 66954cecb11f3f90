"""The few pages that the server draws itself: log in, register, confirm a proposal. HTML only, no script."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from backend.clock import now
from backend.notifications.schemas import CaughtMailOut
from ui.proposals import ProposalView
from ui.web.brand import CHAT_PATH, NAME, TAGLINE
from ui.words import local_time

PUBLIC = f"{CHAT_PATH}/public"


class DemoDoor(NamedTuple):
    """A one-click demo user."""

    tier: str
    label: str
    detail: str


def layout(title: str, body: str, *, room: str = "") -> str:
    """A whole page; ``body`` is trusted HTML made here, ``room`` (`wide`, `desk`) how much of the window it takes."""
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>{escape(title)} · {NAME}</title>
<link rel="icon" href="{PUBLIC}/favicon.svg">
<link rel="stylesheet" href="{PUBLIC}/pages.css">
</head>
<body>
<main{f" class={room}" if room else ""}>
<a class="brand" href="/" aria-label="{NAME}">
<picture>
<source srcset="{PUBLIC}/logo_dark.svg" media="(prefers-color-scheme: dark)">
<img src="{PUBLIC}/logo_light.svg" alt="{NAME}" width="168" height="40">
</picture>
</a>
{body}
</main>
</body>
</html>
"""


def _problem(text: str | None) -> str:
    return f'<p class="problem" role="alert">{escape(text)}</p>' if text else ""


def _field(label: str, name: str, kind: str, autocomplete: str, value: str = "", extra: str = "") -> str:
    return (
        f'<label>{label}<input name="{name}" type="{kind}" autocomplete="{autocomplete}" '
        f'value="{escape(value)}" required {extra}></label>'
    )


def _hidden(name: str, value: str) -> str:
    return f'<input type="hidden" name="{name}" value="{escape(value)}">'


def _demo(doors: list[DemoDoor], then: str) -> str:
    if not doors:
        return ""
    buttons = "".join(
        f'<button name="tier" value="{door.tier}"{" class=main" if door.tier == "pro" else ""}>'
        f"<b>{escape(door.label)}</b><span>{escape(door.detail)}</span></button>"
        for door in doors
    )
    return f"""<section class="demo">
<h2>Try it as a demo user</h2>
<p class="dim">No account needed. Invented leads, demo credits, nobody is called.</p>
<form method="post" action="/demo-login" class="doors">{_hidden("next", then)}{buttons}</form>
</section>
<p class="or"><span>or</span></p>"""


def login(then: str, doors: list[DemoDoor], problem: str | None = None, email: str = "") -> str:
    """The log-in page, with the demo doors where there are any."""
    body = f"""<p class="tagline">{escape(TAGLINE)}</p>
{_demo(doors, then)}
<section>
<h1>Log in</h1>
{_problem(problem)}
<form method="post" action="/login">
{_hidden("next", then)}
{_field("E-mail", "email", "email", "username", email)}
{_field("Password", "password", "password", "current-password")}
<button class="main">Log in</button>
</form>
<p class="dim">New here? <a href="/register">Create an account</a></p>
</section>"""
    return layout("Log in", body)


def _choice(label: str, name: str, options: list[tuple[str, str]], chosen: str) -> str:
    listed = "".join(
        f'<option value="{escape(value)}"{" selected" if value == chosen else ""}>{escape(text)}</option>'
        for value, text in options
    )
    return f'<label>{label}<select name="{name}" required>{listed}</select></label>'


def register(
    markets: list[tuple[str, str]], problem: str | None = None, name: str = "", email: str = "", market: str = ""
) -> str:
    """A new account; ``markets`` are (slug, name)."""
    body = f"""<section>
<h1>Create an account</h1>
{_problem(problem)}
<form method="post" action="/register">
{_field("Name", "name", "text", "name", name, 'maxlength="80"')}
{_field("E-mail", "email", "email", "username", email)}
{_field("Password, 10 characters or more", "password", "password", "new-password", "", 'minlength="10"')}
{_choice("Your market", "market", markets, market)}
<button class="main">Create account</button>
</form>
<p class="dim">Searching is free. Holding leads needs a plan.</p>
<p class="dim">Have one already? <a href="/login">Log in</a></p>
</section>"""
    return layout("Create an account", body)


def account(parts: Sequence[str], *, is_admin: bool = False) -> str:
    """The account's parts below each other; trusted HTML made here. Administrators find their pages from here."""
    listed = (
        ("plan", "Plan"), ("credits", "Credits"), ("orders", "Orders"), ("documents", "Receipts and invoices"),
        ("notices", "Notifications"), ("markets", "Markets"), ("keys", "API keys"),
    )  # fmt: skip
    links = " · ".join(f'<a href="#{name}">{words}</a>' for name, words in listed)
    desk = ' · <a href="/admin">Operator</a>' if is_admin else ""
    body = f'<nav class="dim">{links}{desk}</nav>{"".join(parts)}{_to_chat()}'
    return layout("Your account", body, room="wide")


def markets(places: list[tuple[str, str]], preferred: str, opened: list[str], said: str | None) -> str:
    """The part of the account page about markets: the preferred one, and as many further ones as the plan opens."""
    boxes = "".join(
        f'<label class="box"><input type="checkbox" name="further" value="{escape(slug)}"'
        f"{' checked' if slug in opened and slug != preferred else ''}> {escape(text)}</label>"
        for slug, text in places
    )
    return f"""<section id="markets">
<h2>Your markets</h2>
{_problem(said)}
<form method="post" action="/account">
{_choice("Where you work most", "market", places, preferred)}
<fieldset><legend>Also search in</legend>{boxes}</fieldset>
<button class="main">Save</button>
</form>
</section>"""


def confirm(proposal: ProposalView, who: str, problem: str | None = None) -> str:
    """What a yes would do, and the yes itself while the proposal waits."""
    rows = "".join(
        f"<tr><td>{escape(line.label)}</td><td class=num>{escape(line.amount)}</td></tr>" for line in proposal.lines
    )
    if proposal.state == "waiting":
        end = f"""<form method="post" class="two">
<button class="main" name="answer" value="yes">{escape(proposal.confirm_label)}</button>
<button name="answer" value="no">Cancel</button>
</form>"""
    else:
        pay = (
            f'<p><a class="button main" href="{escape(proposal.pay_url)}">Pay by card</a></p>'
            if proposal.pay_url
            else ""
        )
        after = f'<p><a class="button" href="/account">Your account</a></p>{_to_chat()}'
        end = f'<p class="note">{escape(proposal.endings[proposal.state])}</p>{pay}{after}'
    body = f"""<section>
<h1>{escape(proposal.heading)}</h1>
<p class="dim">Asked for on behalf of {escape(who)}. Nothing happens before you confirm.</p>
{_problem(problem)}
<table><tbody>{rows}</tbody><tfoot><tr><td>Total</td><td class=num>{escape(proposal.total)}</td></tr></tfoot></table>
<p class="dim">{escape(proposal.method)}</p>
{end}
</section>"""
    return layout(proposal.heading, body)


def mails(who: str, found: Sequence[CaughtMailOut], zone: str) -> str:
    """Demo mode: the mails that would have been sent, the newest first; plain text, the drawn one behind a link."""
    none = "<p>No mail yet. Orders, refunds, renewals and holds that end soon are mailed.</p>"
    body = f"""<section>
<h1>Mail to {escape(who)}</h1>
<p class="dim">Demo mode has no mail server: what would be sent is kept here, on this machine.</p>
{"" if found else none}
</section>
{"".join(_mail(mail, zone) for mail in found)}
{_to_chat()}"""
    return layout("Mail", body)


def _mail(mail: CaughtMailOut, zone: str) -> str:
    number = escape(mail.message_id.strip("<>").partition("@")[0])
    when = escape(local_time(mail.created_at, zone, now()))
    return f"""<section class="mail" data-mail="{number}">
<h2>{escape(mail.subject)}</h2>
<p class="dim">{when} · <a href="/demo/mail/{number}">as drawn</a></p>
<pre>{escape(mail.text)}</pre>
</section>"""


def message(title: str, text: str) -> str:
    """A page that says one thing."""
    body = f"<section><h1>{escape(title)}</h1><p>{escape(text)}</p>{_to_chat()}</section>"
    return layout(title, body)


def _to_chat() -> str:
    return f'<p><a class="button" href="{CHAT_PATH}/">Back to the chat</a></p>'
