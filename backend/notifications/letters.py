"""One notice, or a digest of many, as a letter: subject, plain text, HTML. Pure."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from html import escape
from typing import NamedTuple
from urllib.parse import urlsplit

from backend.config import Settings
from backend.notifications.models import Notice
from backend.notifications.notice_queries import Reader
from backend.notifications.schemas import Frequency
from backend.notifications.texts import moment, plain

_DIGESTS: dict[Frequency, str] = {"daily": "Your day at AIQLeads", "weekly": "Your week at AIQLeads"}
_PAGE = """<!doctype html><html lang="en"><body style="margin:0;background:#f4f4f2;color:#1d2126;\
font:16px/1.5 -apple-system,'Segoe UI',Roboto,sans-serif"><div style="max-width:560px;margin:0 auto;padding:24px">\
<p style="font-weight:700;margin:0 0 16px">AIQLeads</p>{items}\
<p style="margin:24px 0 0"><a href="{link}" style="color:#0b6e4f">Open AIQLeads</a></p>\
<p style="color:#6b7178;font-size:13px;margin:16px 0 0">{foot}</p></div></body></html>
"""
_ITEM = """<div style="background:#fff;border-radius:8px;padding:16px;margin:0 0 12px">\
<h2 style="font-size:17px;margin:0 0 4px">{title}</h2><p style="margin:0">{body}</p>{when}</div>"""
_WHEN = '<p style="color:#6b7178;font-size:13px;margin:8px 0 0">{when}</p>'
_FOOT = "To hear less or at other hours, tell the assistant, for example “no e-mail about price drops”."


class Attachment(NamedTuple):
    """A file that a letter brings along."""

    name: str
    kind: str
    content: bytes


class Letter(NamedTuple):
    """``id`` is the same whenever the same letter is sent again; ``domain`` is ours."""

    id: uuid.UUID
    domain: str
    subject: str
    text: str
    html: str
    attachments: Sequence[Attachment] = ()


def letter(
    settings: Settings, reader: Reader, letter_id: uuid.UUID, frequency: Frequency, notices: Sequence[Notice]
) -> Letter:
    """One notice under its own title, several under that of their digest."""
    link = f"{settings.base_url}/chat/"
    many = frequency != "instant"
    subject = f"{_DIGESTS[frequency]}: {_count(len(notices))}" if many else notices[0].title
    return Letter(
        id=letter_id,
        domain=urlsplit(settings.base_url).hostname or "localhost",
        subject=plain(subject),
        text="\n\n".join([*(_plain_item(notice, reader, many) for notice in notices), f"{link}\n\n{_FOOT}"]) + "\n",
        html=_PAGE.format(
            items="".join(_html_item(notice, reader, many) for notice in notices), link=escape(link), foot=_FOOT
        ),
    )


def _plain_item(notice: Notice, reader: Reader, dated: bool) -> str:
    lines = [notice.title, notice.body]
    return "\n".join([*lines, moment(notice.created_at, reader.zone)] if dated else lines)


def _html_item(notice: Notice, reader: Reader, dated: bool) -> str:
    when = _WHEN.format(when=escape(moment(notice.created_at, reader.zone))) if dated else ""
    return _ITEM.format(title=escape(notice.title), body=escape(notice.body), when=when)


def _count(number: int) -> str:
    return "1 notice" if number == 1 else f"{number} notices"
