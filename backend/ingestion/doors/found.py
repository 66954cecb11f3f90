"""What a delivery came to."""

from __future__ import annotations

from dataclasses import dataclass

from backend.ingestion.readers import Record


@dataclass(frozen=True, slots=True)
class Found:
    """A lead as a record of ``source``, or why there is none. ``removed``: the id of a lead that was taken back."""

    source: str
    record: Record | None = None
    why: str = ""
    removed: str = ""


def ref_of(door: str, event_id: str) -> str:
    """What a lead is known by: a door counts its leads by itself, so its numbers are nobody's listings."""
    return f"{door}-lead-{event_id}"


def consent_of(said: str, accepted: list[str], declined: list[str]) -> dict[str, str]:
    """``consent`` and ``basis``. Whoever declined anything has given no leave to be passed on."""
    words = [said, *(f"declined: {name}" for name in declined), *(f"accepted: {name}" for name in accepted)]
    return {"consent": "; ".join(words)} | ({} if declined else {"basis": "owner_form"})
