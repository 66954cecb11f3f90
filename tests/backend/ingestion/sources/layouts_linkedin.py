# ruff: noqa: E501
"""LinkedIn pages and exports made by hand to the shapes of every layout; the people and companies are invented."""

from __future__ import annotations

import html
import json
from typing import Any

MOVE = (
    "We\u2019re relocating to Austin, TX in March! Any recommendations for a realtor? Budget around $650k, 4 bedrooms."
)
HIRING = "Our team is moving its headquarters to Denver. We\u2019re hiring 200 people."
NEWS = "Happy to share that I passed my exam."
OFFER = "Just listed! 3 bed 2 bath in Austin, TX. Call me today."
POST_URL = "https://www.linkedin.com/posts/rosa-example_relocation-activity-7200000000000000001-AbCd"


def _page(title: str, url: str, body: str, ld: Any = None) -> bytes:
    script = f'<script type="application/ld+json">{json.dumps(ld)}</script>' if ld else ""
    return f'<!DOCTYPE html><html><head><title>{title}</title><link rel="canonical" href="{url}">{script}</head><body>{body}</body></html>'.encode()


def _card(number: int, name: str, path: str, text: str) -> str:
    return (
        f'<article class="main-feed-activity-card" data-activity-urn="urn:li:activity:{number}" data-featured-activity-urn="x">'
        f'<a href="https://www.linkedin.com/{path}?trk=public_post_feed-actor-image"></a><div><a class="text-sm" '
        f'data-tracking-control-name="public_post_feed-actor-name" href="https://www.linkedin.com/{path}?trk=y">{name}</a>'
        f"<time>2d</time></div><p class='attributed-text-segment-list__content' data-test-id='main-feed-activity-card__commentary'>"
        f"{html.escape(text)}</p><section class='comment'><a href='https://www.linkedin.com/in/someone-else'>Someone Else</a>"
        f"<p class='comment__text'>Me too, moving to Reno, NV!</p></section></article>"
    )


POST = _page(
    "Rosa Example on LinkedIn: relocation",
    POST_URL,
    _card(7200000000000000001, "Rosa Example", "in/rosa-example", MOVE)
    + "<h2>More Relevant Posts</h2><ul><li>"
    + _card(7200000000000000002, "Ben Sample", "in/ben-sample", NEWS)
    + "</li></ul>",
    {
        "@context": "http://schema.org", "@type": "SocialMediaPosting", "@id": POST_URL, "articleBody": MOVE,
        "datePublished": "2026-02-03T15:04:05.000Z", "headline": "relocation",
        "author": {"@type": "Person", "name": "Rosa Example", "url": "https://www.linkedin.com/in/rosa-example"},
    },
)  # fmt: skip
COMPANY = _page(
    "Example Robotics | LinkedIn",
    "https://www.linkedin.com/company/example-robotics",
    "<h1>Example Robotics</h1><ul class='updates__list'><li>"
    + _card(7200000000000000003, "Example Robotics", "company/example-robotics", HIRING)
    + "</li><li>"
    + _card(7200000000000000004, "Example Robotics", "company/example-robotics", NEWS)
    + "</li></ul>",
    {"@graph": [{"@type": "Organization", "name": "Example Robotics", "url": "https://www.linkedin.com/company/example-robotics",
                 "description": "We build arms for hospitals.", "address": {"addressLocality": "Reno", "addressRegion": "NV"}}]},
)  # fmt: skip
MEMBER = _page(
    "Feed | LinkedIn",
    "https://www.linkedin.com/feed/update/urn:li:activity:7200000000000000005/",
    '<code style="display: none" id="bpr-guid-1"><!--'
    + json.dumps({"included": [{
        "$type": "com.linkedin.voyager.feed.render.UpdateV2", "updateMetadata": {"urn": "urn:li:activity:7200000000000000005"},
        "actor": {"name": {"text": "Rosa Example"}, "navigationContext": {"actionTarget": "https://www.linkedin.com/in/rosa-example"}},
        "commentary": {"text": {"text": MOVE}}}]})
    + "--></code>",
)  # fmt: skip
EXPORT = json.dumps([
    {"postUrl": POST_URL, "authorName": "Rosa Example", "authorProfileUrl": "https://www.linkedin.com/in/rosa-example",
     "text": MOVE, "postedAt": "2026-02-03T15:04:05Z"},
    {"postUrl": "https://www.linkedin.com/posts/x_activity-7200000000000000006-Zz", "authorName": "Ben Sample", "text": OFFER},
]).encode()  # fmt: skip
CSV = b'Name,Email,Location,Budget,Notes\nRosa Example,rosa@example.com,"Austin, TX","$650,000",Relocating in March\n'

AUTHWALL = b"""<html><head><script>window.onload=function(){window.location.href="https://"+domain+"/authwall?trk=gf";}</script></head><body></body></html>"""
SIGN_UP = _page(
    "Sign Up | LinkedIn",
    "https://www.linkedin.com/authwall?x=1",
    "<h1>Join LinkedIn</h1><p>Already on LinkedIn? Sign in</p>",
)
GONE = _page("LinkedIn", POST_URL, "<h1>This post cannot be displayed</h1>")
NOT_FOUND = _page("Page not found | LinkedIn", POST_URL, "<h1>Page not found</h1>")
