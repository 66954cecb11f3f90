"""What administrators are told of sources."""

from __future__ import annotations

from backend.notifications.texts import Telling, Text, plain


def layout_changed(source: str, why: str) -> str:
    """A page that the parser does not understand."""
    return f"The layout of {source} has changed: {plain(why)}"


def ran_dry(source: str, field: str, usual: float, now: float) -> str:
    """A field that was there and is not."""
    return f"{source} gives {field} for {now:.0%} of the listings of a page, usually for {usual:.0%}"


def telling(source: str, said: str) -> Telling:
    """The notice about a source."""
    body = f"{said}. See /admin/sources. The page is kept: mend the parser, then aiqleads ingest {source} --replay."
    return lambda _: Text(f"Look at the source {source}", body)


def given_up(source: str, stage: str, why: str) -> Telling:
    """The notice about work of the pipeline that was given up, the first of its kind today."""
    body = (
        f"At the stage “{stage}”: {plain(why).rstrip('.')}. Mend the cause, then try again or discard: /admin/problems."
    )
    return lambda _: Text(f"Collecting {source} was given up", body)
