"""What the operator's pages are made of. Every text that comes from elsewhere is escaped here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from html import escape
from typing import NamedTuple, TypeVar
from urllib.parse import urlencode

from ui.words import local_time

PATH = "/admin"
A_PAGE = 20
T = TypeVar("T")


class Asked(NamedTuple):
    """Which part of a list is wanted, and in whose words times are told."""

    zone: str
    now: datetime
    page: int = 1
    band: str | None = None
    cursor: str | None = None
    lead_id: int | None = None

    @property
    def offset(self) -> int:
        return (self.page - 1) * A_PAGE

    def when(self, at: datetime | None) -> str:
        """A time as the administrator's clock shows it; "never" without one."""
        return escape(local_time(at, self.zone, self.now)) if at else "never"


def pairs(values: Iterable[tuple[str, str]]) -> str:
    """Names with their values (trusted HTML); those without a value are left out."""
    rows = "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in values if value)
    return f'<dl class="facts">{rows}</dl>' if rows else ""


def entry(title: str, *parts: str, mark: str = "") -> str:
    """One thing of a list; trusted HTML."""
    told = f' <span class="mark {mark}">{mark}</span>' if mark else ""
    return f'<article class="entry"><h3>{title}{told}</h3>{"".join(parts)}</article>'


def listed(entries: Sequence[str], none: str) -> str:
    """The entries, or words that there are none."""
    return "".join(entries) or f'<p class="dim">{none}</p>'


def form(action: str, *parts: str, kind: str = "row") -> str:
    """A form that changes something."""
    return f'<form method="post" action="{PATH}{action}" class="{kind}">{"".join(parts)}</form>'


def button(words: str, value: str, about: str = "", *, main: bool = False) -> str:
    """A button that sends ``act``; ``about`` says to a screen reader what it is about."""
    label = f' aria-label="{escape(f"{words}: {about}")}"' if about else ""
    return f'<button name="act" value="{value}"{" class=main" if main else ""}{label}>{words}</button>'


def field(label: str, name: str, *, most: int, needed: bool = False, hint: str = "") -> str:
    """A line of text to fill in."""
    return (
        f'<label>{label}<input name="{name}" maxlength="{most}" autocomplete="off"'
        f"{' required' if needed else ''}{f' placeholder={chr(34)}{escape(hint)}{chr(34)}' if hint else ''}></label>"
    )


def paged(found: Sequence[T]) -> tuple[Sequence[T], bool]:
    """One page of what was asked for with one more, and whether there is another page."""
    return found[:A_PAGE], len(found) > A_PAGE


def pager(section: str, asked: Asked, more: bool) -> str:
    """Links to the pages before and after."""
    before = (
        _link(section, "Newer" if section != "refunds" else "Earlier", page=asked.page - 1) if asked.page > 1 else ""
    )
    after = _link(section, "Older" if section != "refunds" else "Later", page=asked.page + 1) if more else ""
    words = f'<span class="dim">page {asked.page}</span>' if before or after else ""
    return f'<nav class="pager" aria-label="Pages">{before}{words}{after}</nav>' if words else ""


def onward(section: str, words: str, **params: object) -> str:
    """A link to a further part of a list."""
    return f'<nav class="pager" aria-label="Pages">{_link(section, words, **params)}</nav>'


def _link(section: str, words: str, **params: object) -> str:
    sent = urlencode({name: value for name, value in params.items() if value is not None})
    return f'<a class="button" href="{PATH}/{section}{f"?{escape(sent)}" if sent else ""}">{words}</a>'


def chosen(is_this: bool) -> str:
    """Marks the link of the page that is shown."""
    return " aria-current=page" if is_this else ""


def at_most(count: int, most: int) -> str:
    """``"200 or more"`` when more than could be counted."""
    return f"{count:,} or more" if count >= most else f"{count:,}"
