"""Who is listed and wants to be left alone fills in a form, without an account."""

from __future__ import annotations

from httpx import AsyncClient


async def test_a_stranger_asks_and_is_thanked(browser: AsyncClient) -> None:
    assert "You need no account" in (await browser.get("/removal")).text
    done = await browser.post("/removal", data={"phone": "(512) 555-0142", "email": "", "address": ""})
    assert (done.status_code, "will not come back" in done.text) == (200, True)
    assert "script-src 'self'" in done.headers["content-security-policy"]


async def test_what_cannot_be_read_is_said_and_kept_in_the_form(browser: AsyncClient) -> None:
    nothing = await browser.post("/removal", data={"phone": " "})
    assert (nothing.status_code, "Fill in a phone" in nothing.text) == (422, True)
    wrong = await browser.post("/removal", data={"address": "<b>Elm St"})
    assert (wrong.status_code, "&lt;b&gt;Elm St" in wrong.text) == (422, True)


async def test_the_link_of_a_listing_is_enough(browser: AsyncClient) -> None:
    done = await browser.post("/removal", data={"link": "https://example.com/homes/12"})
    assert done.status_code == 200
    whole_site = await browser.post("/removal", data={"link": "https://example.com/"})
    assert (whole_site.status_code, "leads to no listing" in whole_site.text) == (422, True)
