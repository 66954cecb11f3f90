"""What can be wrong with a page: cut, garbled, packed, hollow, swollen, mutated. Every variant is made from a seed."""

from __future__ import annotations

import gzip
import random
import re
from collections.abc import Iterator

from backend.ingestion.sources.outcomes import Outcome, Page, Parsed
from backend.ingestion.sources.registry import CONNECTORS
from tests.backend.ingestion.sources import layouts_craigslist as craigslist
from tests.backend.ingestion.sources import layouts_facebook as facebook
from tests.backend.ingestion.sources import layouts_linkedin as linkedin
from tests.backend.ingestion.sources import layouts_zillow as zillow

LAYOUTS: dict[str, list[bytes]] = {
    "craigslist": [craigslist.OLD_SEARCH, craigslist.SEARCH_2023, craigslist.SEARCH_2026, craigslist.RENT_POST,
                   craigslist.OLD_POST, craigslist.GOODS_POST, craigslist.NO_RESULTS, craigslist.DELETED],
    "zillow": [zillow.search([zillow.RESULT, zillow.BUILDING_RESULT, zillow.SOLD_RESULT], 9), zillow.home(zillow.HOME),
               zillow.HOME_NOT_UTF8, zillow.BUILDING, zillow.CARDS_2020, zillow.CARDS_2026, zillow.RENDERED_HOME,
               zillow.PRESS_AND_HOLD],
    "facebook": [facebook.SEARCH, facebook.ITEM, facebook.PLAIN, facebook.GRAPHQL_LINES, facebook.CARDS, facebook.LOGIN,
                 facebook.GONE],
    "linkedin": [linkedin.POST, linkedin.COMPANY, linkedin.MEMBER, linkedin.EXPORT, linkedin.CSV, linkedin.AUTHWALL],
}  # fmt: skip
LAYOUTS["import"] = [linkedin.CSV, facebook.PLAIN]
_WORD = re.compile(rb"(?<=class=[\"'])[^\"']{2,60}|(?<=id=[\"'])[^\"']{2,40}|(?<=data-testid=[\"'])[^\"']{2,40}")
_DIGITS = re.compile(rb"\d+")
_KEY = re.compile(rb'"([A-Za-z_@]{2,40})"\s*:')
_TAG = re.compile(rb"</?([a-z0-9]+)[^<>]{0,80}>")
WORDS = (b"\x00", b"\xff\xfe", b"<", b"\"", b"{", b"]]>", b"<!--", b"</script>", b"null", b"-1", b"1e999", b"NaN",
         b"\\ud800", b"&#0;", b"$", b"\xe2\x80\xae", b"9" * 400, b"[" * 50)  # fmt: skip


def parsed(source: str, body: bytes, *, status: int = 200, content_type: str = "", url: str = "saved.html") -> Parsed:
    """What the source's connector makes of it; the promises that hold for every page are checked."""
    found = CONNECTORS[source].parse(Page(source, url, status, body, content_type))
    assert isinstance(found.outcome, Outcome)
    if found.outcome is not Outcome.OK:
        assert found.why, found
        assert not found.records, found
    else:
        assert found.records or found.skipped, "an ok page without a listing and without a reason"
    for record in (*found.records, *(item.record for item in found.skipped)):
        assert all(isinstance(text, str) and text for text in record.values())
        "".join(record.values()).encode()  # no halves of letters
        assert not any("\x00" in text for text in record.values())
    return found


def swollen(filling: bytes, size: int = 10 * 1024 * 1024) -> bytes:
    """A page of this size that holds one thing over and over."""
    return b"<!DOCTYPE html><html><body>" + filling * (size // len(filling))


def variants(seed: int, count: int) -> Iterator[tuple[str, bytes, str]]:
    """(source, body, how it was changed) so many times over all layouts in turn."""
    chance = random.Random(seed)
    pages = [(source, body) for source, bodies in LAYOUTS.items() for body in bodies]
    kinds = list(_CHANGES)
    for number in range(count):
        source, body = pages[number % len(pages)]
        names = [chance.choice(kinds) for _ in range(chance.randint(1, 3))]
        for name in names:
            body = _CHANGES[name](body, chance)
        yield source, body, "+".join(names)


def _cut(body: bytes, chance: random.Random) -> bytes:
    return body[: chance.randrange(len(body) + 1)]


def _hole(body: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(body) + 1)
    return body[:at] + body[at + chance.randrange(400) :]


def _flip(body: bytes, chance: random.Random) -> bytes:
    out = bytearray(body)
    for _ in range(chance.randint(1, 30) if out else 0):
        out[chance.randrange(len(out))] = chance.randrange(256)
    return bytes(out)


def _insert(body: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(body) + 1)
        body = body[:at] + chance.choice(WORDS) + body[at:]
    return body


def _rename(body: bytes, chance: random.Random) -> bytes:
    return _WORD.sub(lambda found: b"qx%d" % chance.randrange(99) if chance.random() < 0.5 else found.group(), body)


def _rekey(body: bytes, chance: random.Random) -> bytes:
    return _KEY.sub(lambda found: b'"k%d":' % chance.randrange(99) if chance.random() < 0.3 else found.group(), body)


def _numbers(body: bytes, chance: random.Random) -> bytes:
    return _DIGITS.sub(lambda found: chance.choice((b"", b"0", b"-1", found.group() * 40)), body, count=20)


def _untag(body: bytes, chance: random.Random) -> bytes:
    return _TAG.sub(lambda found: b"" if chance.random() < 0.2 else found.group(), body)


def _twice(body: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(body) + 1)
    return body + body[at:]


def _charset(body: bytes, chance: random.Random) -> bytes:
    text = body.decode("utf-8", "replace")
    return text.encode(chance.choice(("utf-16", "utf-16-le", "cp1252", "latin-1", "utf-7", "cp037")), "replace")


def _packed(body: bytes, chance: random.Random) -> bytes:
    whole = gzip.compress(body)
    return whole if chance.random() < 0.5 else whole[: chance.randrange(len(whole) + 1)]


_CHANGES = {
    "cut": _cut, "hole": _hole, "flip": _flip, "insert": _insert, "rename": _rename, "rekey": _rekey,
    "numbers": _numbers, "untag": _untag, "twice": _twice, "charset": _charset, "packed": _packed,
}  # fmt: skip
