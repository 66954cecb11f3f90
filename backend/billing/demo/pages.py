"""The page on which a demo card pays: plain HTML, nothing from outside, and it says what it is."""

from __future__ import annotations

from html import escape

from backend.billing.demo.cards import CARDS, SHOWN, grouped
from backend.billing.demo.store import Data
from backend.money import dollars

STYLE = """\
:root{color-scheme:light dark;--back:#f7f9f9;--card:#fff;--ink:#12262a;--dim:#50656a;--line:#d5dddd;--brand:#0e6a6b;
--on-brand:#fff;--bad:#a5322b;--bad-back:#fcefed}
@media (prefers-color-scheme:dark){:root{--back:#11181a;--card:#182124;--ink:#e9f0ef;--dim:#9fb0b0;--line:#2b383c;
--brand:#5fc9bd;--on-brand:#0a1618;--bad:#f29b92;--bad-back:#3a1f1d}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;background:var(--back);color:var(--ink);
font:16px/1.5 ui-sans-serif,system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif}
main{max-width:27rem;margin:0 auto;padding:clamp(1.2rem,6vh,4rem) 1.1rem 2.5rem}
.tag{display:inline-block;font-size:.8rem;font-weight:600;color:var(--brand);border:1px solid var(--brand);
border-radius:99px;padding:.1rem .7rem;margin:0 0 .9rem}
section{background:var(--card);border:1px solid var(--line);border-radius:1rem;padding:1.35rem 1.4rem}
section+section{margin-top:1rem}
h1{font-size:1.2rem;margin:0 0 .6rem}h2{font-size:1rem;margin:0 0 .3rem}
table{width:100%;border-collapse:collapse;font-size:.95rem}
td{padding:.45rem 0;border-top:1px solid var(--line);overflow-wrap:anywhere}
tfoot td{font-weight:650}
.num{text-align:right;white-space:nowrap;padding-left:1rem;font-variant-numeric:tabular-nums}
form{display:grid;gap:.85rem;margin-top:.9rem}
label{display:grid;gap:.3rem;font-size:.9rem;font-weight:550}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:.7rem}
input{font:inherit;color:inherit;background:var(--back);border:1px solid var(--line);border-radius:.6rem;
padding:.6rem .75rem;width:100%}
button{font:inherit;font-weight:600;color:var(--ink);background:var(--card);border:1px solid var(--line);
border-radius:.6rem;padding:.65rem 1rem;cursor:pointer}
button.main{background:var(--brand);border-color:var(--brand);color:var(--on-brand)}
:focus-visible{outline:2px solid var(--brand);outline-offset:2px}
.problem{color:var(--bad);background:var(--bad-back);border-radius:.6rem;padding:.6rem .8rem;font-size:.92rem}
.dim{color:var(--dim);font-size:.9rem;margin:.4rem 0 0}
code{font-family:ui-monospace,Menlo,Consolas,monospace;font-size:.9em}
a{color:var(--brand);text-underline-offset:3px}
"""
POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def layout(title: str, body: str) -> str:
    """A whole page; ``body`` is trusted HTML made here."""
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{escape(title)}</title>
<style>{STYLE}</style>
</head>
<body><main>
<p class="tag">Demo payment: no real card, no real money</p>
{body}
</main></body>
</html>
"""


def pay(page: Data, problem: str | None = None) -> str:
    """What is paid, and the card."""
    total = dollars(page["amount_total"])
    held = page["demo"]["intent"].get("capture_method") == "manual"
    told = "Your card is only charged once what you buy is yours." if held else "Your card is charged at once."
    back = page["cancel_url"]
    leave = f'<p class="dim"><a href="{escape(back)}">Back without paying</a></p>' if back else ""
    body = f"""<section>
<h1>Pay {total}</h1>
{_items(page, total)}
{_problem(problem)}
<form method="post" autocomplete="off">
<label>Card number
<input name="number" inputmode="numeric" value="{grouped(SHOWN[0])}" maxlength="24" required autofocus></label>
<div class="pair">
<label>Expiry <input name="expiry" value="12 / 34" maxlength="7" required></label>
<label>CVC <input name="cvc" inputmode="numeric" value="123" maxlength="4" required></label>
</div>
<button class="main">Pay {total}</button>
</form>
<p class="dim">{told}</p>
{leave}
</section>
{_numbers()}"""
    return layout(f"Pay {total}", body)


def verify(page: Data) -> str:
    """The bank's question of 3-D Secure."""
    total = dollars(page["amount_total"])
    body = f"""<section>
<h1>Is this you?</h1>
<p>Your bank asks you to confirm a payment of <b>{total}</b> to AIQLeads (3-D Secure).</p>
<form method="post">
<button class="main" name="answer" value="confirm">Confirm the payment</button>
<button name="answer" value="fail">Refuse it</button>
</form>
</section>"""
    return layout("Confirm with your bank", body)


def over(title: str, text: str, back: str | None) -> str:
    """There is nothing to pay here any more."""
    link = f'<p><a href="{escape(back)}">Back to AIQLeads</a></p>' if back else ""
    return layout(title, f"<section><h1>{escape(title)}</h1><p>{escape(text)}</p>{link}</section>")


def away(again: str) -> str:
    """The database cannot be reached: whatever the card said is kept, and the page knows it when it is back."""
    body = f"""<section>
<h1>We cannot go on right now</h1>
<p>Our database is away for a moment. Nothing is charged twice: open this payment again in a few seconds, and it says
how it stands.</p>
<p><a href="{escape(again)}">Open the payment again</a></p>
</section>"""
    return layout("Please try again in a moment", body)


def _items(page: Data, total: str) -> str:
    rows = "".join(
        f'<tr><td>{escape(item["name"])}</td><td class="num">{dollars(item["cents"])}</td></tr>'
        for item in page["demo"]["items"]
    )
    foot = f'<tfoot><tr><td>Total</td><td class="num">{total}</td></tr></tfoot>'
    return f"<table><tbody>{rows}</tbody>{foot}</table>"


def _numbers() -> str:
    rows = "".join(
        f'<tr><td><code>{grouped(number)}</code></td><td class="num">{escape(CARDS[number].told)}</td></tr>'
        for number in SHOWN
    )
    return f"<section><h2>Cards to try</h2><table><tbody>{rows}</tbody></table></section>"


def _problem(text: str | None) -> str:
    return f'<p class="problem" role="alert">{escape(text)}</p>' if text else ""
