"""``/removal``: for anybody, without an account, who does not want to be listed or contacted."""

from __future__ import annotations

from html import escape
from typing import Annotated

from fastapi import APIRouter, Form
from fastapi.responses import HTMLResponse, Response

from tools.client import ApiClient, ApiError
from ui.web import pages

PATH = "/removal"
NOTHING = "Fill in a phone, an e-mail, an address or a link."
FIELDS = (
    ("phone", "Phone", "tel", "tel"),
    ("email", "E-mail", "email", "email"),
    ("address", "Address with zip, like 1204 Elm St, Austin, TX 78704", "text", "street-address"),
    ("link", "Web address of the listing", "url", "url"),
)
Text = Annotated[str, Form(max_length=500)]


def routes(api: ApiClient) -> APIRouter:
    """The router; ``api`` is the API without a token."""
    router = APIRouter(include_in_schema=False)

    @router.get(PATH)
    async def ask() -> Response:
        return _page({})

    @router.post(PATH)
    async def remove(phone: Text = "", email: Text = "", address: Text = "", link: Text = "") -> Response:
        typed = {"phone": phone.strip(), "email": email.strip(), "address": address.strip(), "link": link.strip()}
        said = {name: value for name, value in typed.items() if value}
        if not said:
            return _page({}, NOTHING, 422)
        try:
            done = await api.request("POST", "/removal-requests", json=said)
        except ApiError as error:
            return _page(said, error.detail, error.status)
        thanks = f"<section><h1>Done</h1><p>{escape(str(done['words']))}</p></section>"
        return HTMLResponse(pages.layout("Done", thanks), headers={"Cache-Control": "no-store"})

    return router


def _page(said: dict[str, str], problem: str | None = None, status: int = 200) -> Response:
    fields = "".join(
        f'<label>{label}<input name="{name}" type="{kind}" autocomplete="{fill}" maxlength="500" '
        f'value="{escape(said.get(name, ""))}"></label>'
        for name, label, kind, fill in FIELDS
    )
    trouble = f'<p class="problem" role="alert">{escape(problem)}</p>' if problem else ""
    body = f"""<section>
<h1>Take me off this site</h1>
<p>You need no account. Tell us the phone, the e-mail, the address or the listing that must not be here. One of them is
enough.</p>
<p class="dim">It leaves the market at once, we delete what we have of it, and it does not come back when it is
advertised again. We keep only a code by which we recognise it.</p>
{trouble}
<form method="post" action="{PATH}">
{fields}
<button class="main">Remove it</button>
</form>
</section>"""
    return HTMLResponse(pages.layout("Removal", body), status, headers={"Cache-Control": "no-store"})
