"""The posts on a page or in an export, each with its writer: from JSON-LD, from the elements, from voyager JSON."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from parsel import Selector

from backend.ingestion.readers import Record
from backend.ingestion.sources import fields
from backend.ingestion.sources.documents import Document, attribute, prose, words
from backend.ingestion.sources.embedded import Object, at, first, objects
from backend.ingestion.sources.reading import too_many

SITE = "https://www.linkedin.com/"
_POSTING = frozenset(
    {"SocialMediaPosting", "DiscussionForumPosting", "Article", "BlogPosting", "NewsArticle", "VideoObject"}
)
_URN = re.compile(r"(?:activity|share|ugcPost)[:-](\d{15,20})")
_CARDS = "article[data-activity-urn], article.main-feed-activity-card, [data-urn*='urn:li:activity'], li article"
_TEXTS = (
    "[data-test-id='main-feed-activity-card__commentary'], .attributed-text-segment-list__content,"
    " .feed-shared-update-v2__description, .update-components-text, .share-update-card__update-text"
)
_NAMES = (
    "a[data-tracking-control-name*='actor-name'], [data-test-id='main-feed-activity-card__entity-lockup'] a.text-sm,"
    " .base-main-card__title, .update-components-actor__title span[dir='ltr'] span[aria-hidden='true'],"
    " .update-components-actor__name, .feed-shared-actor__name, .share-update-card__actor-text a"
)
_LINKS = "a[href*='/in/'], a[href*='/company/'], a[href*='/school/']"
_TEXT_KEYS = (
    "articleBody", "commentary.text.text", "commentary.text", "commentary", "text.text", "text", "content", "postText",
    "post_text", "description", "ShareCommentary", "body", "shareCommentary",
)  # fmt: skip
_NAME_KEYS = (
    "author.name", "author.fullName", "actor.name.text", "actor.name", "authorName", "author_name", "author",
    "profileName", "fullName", "name",
)  # fmt: skip
_PROFILE_KEYS = ("author.url", "author.profileUrl", "actor.navigationContext.actionTarget", "authorProfileUrl",
                 "authorUrl", "author_url", "profileUrl", "profile_url")  # fmt: skip
_URL_KEYS = ("url", "postUrl", "post_url", "link", "ShareLink", "shareUrl", "permalink", "@id", "mainEntityOfPage")
_DATE_KEYS = ("datePublished", "postedAt", "posted_at", "publishedAt", "createdAt", "date", "Date", "postedDate",
              "created", "timestamp", "postedAtISO")  # fmt: skip


def of_page(document: Document) -> list[Record]:
    """Every post of the page once, in its order; the writer is the one of the same object or the same card."""
    found = [*_in_json_ld(document), *_in_scripts(document), *_in_cards(document)]
    return _each_once(found)


def of_export(document: Document) -> list[Record]:
    """Every post in a JSON export."""
    held = (value for _, value in objects(document.data) if _is_post(value))
    return _each_once(_of_object(value) for value in held)


def _each_once(found: Iterable[Record]) -> list[Record]:
    """By id, else by the text's beginning; what a second reading adds fills gaps."""
    out: dict[str, Record] = {}
    for record in found:
        text = fields.line(record.get("description"))[:80].lower()
        same = [key for key, held in out.items() if fields.line(held.get("description"))[:80].lower() == text]
        own = record.get("source_ref") or (same[0] if same else text)
        key = own if own in out or not same else same[0]
        if text:
            out[key] = fields.filled(out.get(key, {}), record)
    return list(out.values())


def _in_json_ld(document: Document) -> Iterator[Record]:
    for held in document.json_ld:
        kinds = held.get("@type")
        if {kinds} & _POSTING if isinstance(kinds, str) else _POSTING & set(kinds or ()):
            yield _of_object(held)


def _in_scripts(document: Document) -> Iterator[Record]:
    """Voyager updates in the code blocks of a page saved by a member."""
    for value in document.scripts():
        if isinstance(value, dict | list):
            for _, held in objects(value):
                if ("commentary" in held and "actor" in held) or "ShareCommentary" in held:
                    yield _of_object(held)


def _is_post(held: Object) -> bool:
    text = first(held, *_TEXT_KEYS)
    marks = first(held, *_URL_KEYS, *_DATE_KEYS, "urn", "entityUrn", "actor", "author")
    return isinstance(_text(text), str) and len(str(_text(text))) > 20 and marks is not None


def _of_object(held: Object) -> Record:
    author = first(held, "author")
    link = fields.said(_text(first(held, *_URL_KEYS, "updateMetadata.shareUrn")))
    urn = f"{link} {first(held, 'urn', 'entityUrn', 'updateMetadata.urn', 'activityUrn', 'identifier') or ''}"
    number = fields.found(_URN, [urn])
    named = author.get("name") if isinstance(author, dict) else first(held, *_NAME_KEYS)
    return fields.record(
        source="linkedin",
        source_ref=number,
        listing_url=_post_url(link, number),
        description=_text(first(held, *_TEXT_KEYS)),
        name=_text(named) if not isinstance(named, dict) else at(named, "text"),
        profile_url=_profile(fields.said(first(held, *_PROFILE_KEYS))),
        listed_at=_text(first(held, *_DATE_KEYS)),
        email=first(held, "email", "author.email"),
        phone=first(held, "phone", "author.phone"),
    )


def _text(value: Any) -> Any:
    while isinstance(value, dict):
        value = value.get("text")
    return value


def _post_url(link: str, number: str) -> str:
    url = fields.link(SITE, link) if link.startswith(("http", "/")) else ""
    return url.split("?")[0] or (f"{SITE}feed/update/urn:li:activity:{number}/" if number else "")


def _profile(link: str) -> str:
    return fields.link(SITE, link).split("?")[0] if link else ""


def _in_cards(document: Document) -> Iterator[Record]:
    cards = document.markup.css(_CARDS)
    for card in () if too_many(cards) else cards:
        text = next((said for node in card.css(_TEXTS) if (said := prose(node))), "")
        if text:
            yield _of_card(card, text)


def _of_card(card: Selector, text: str) -> Record:
    """Comments under a post are other people's: the writer is the first named."""
    urn = " ".join(
        attribute(card, name) for name in ("data-activity-urn", "data-urn", "data-attributed-urn", "data-id")
    )
    number = fields.found(_URN, [urn, *card.css("a::attr(href)").getall()])
    url = next(
        (href for href in card.css("a::attr(href)").getall() if "/posts/" in href or "/feed/update/" in href), ""
    )
    profile = next((href for href in card.css(_LINKS).xpath("@href").getall()), "")
    return fields.record(
        source="linkedin",
        source_ref=number,
        listing_url=_post_url(url, number),
        description=text,
        name=next((said for node in card.css(_NAMES) if (said := words(node))), ""),
        profile_url=_profile(profile),
        listed_at=card.css("time::attr(datetime)").get(),
    )


def company(document: Document) -> Record:
    """The organisation of a company page: its name, address and words."""
    held = next(
        (held for held in document.json_ld if held.get("@type") in ("Organization", "Corporation", "Company")), {}
    )
    if not held and "/company/" not in document.url:
        return {}
    heading = next((text for node in document.markup.css("h1") if (text := words(node))), "")
    address = held.get("address")
    return fields.record(
        source="linkedin",
        name=held.get("name") or heading,
        profile_url=_profile(fields.said(first(held, "url", "@id")) or document.url),
        description=held.get("description") or document.meta("og:description"),
        city=at(address, "addressLocality"),
        state=at(address, "addressRegion"),
        zip=at(address, "postalCode"),
        address=at(address, "streetAddress"),
    )
