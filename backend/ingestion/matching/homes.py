"""Which lead each listing belongs to, given which listings are one property. Pure.

A lead that somebody bought or holds keeps its identity and its listings. One that was sold takes in what is listed of
the same property for ``RELISTING_DAYS``; after that a new listing is a new lead.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from backend.config import RELISTING_DAYS


class Ref(NamedTuple):
    """A listing; ``lead_id`` is None until it has a lead, ``own_lead_id`` the lead that it was when it came.
    ``listed_at`` is when it says it was listed."""

    id: uuid.UUID
    natural: tuple[str, bytes]
    lead_id: int | None
    own_lead_id: int | None
    first_seen_at: datetime
    listed_at: datetime | None


class Standing(NamedTuple):
    """How a lead stands. ``removed``: withdrawn for a reason of its own; ``merged``: because it was merged."""

    id: int
    sold_at: datetime | None
    held: bool
    removed: bool
    merged: bool

    @property
    def pinned(self) -> bool:
        """Somebody's: it is never merged away."""
        return self.held or self.sold_at is not None

    def closed(self, now: datetime) -> bool:
        """Sold so long ago that the property is a new lead when it is listed again."""
        return self.sold_at is not None and now - self.sold_at > timedelta(days=RELISTING_DAYS)


class Home(NamedTuple):
    """Listings of one lead; ``lead_id`` None: a new one."""

    lead_id: int | None
    listings: list[Ref]


def homes(groups: Iterable[Sequence[Ref]], leads: Mapping[int, Standing], now: datetime) -> list[Home]:
    """A home for every listing of every group; ``leads`` are all that their listings name."""
    groups = [sorted(group, key=lambda ref: (ref.first_seen_at, ref.natural)) for group in groups]
    holder = _holders(groups)
    taken: set[int] = set(holder)
    found: list[Home] = []
    for at, group in enumerate(groups):
        attached = {ref.id: _attached(ref, leads, now) for ref in group}
        attached = {name: lead if lead is not None and holder[lead] == at else None for name, lead in attached.items()}
        found += _settle(group, attached, leads, taken, now)
    return found


def _holders(groups: Sequence[Sequence[Ref]]) -> dict[int, int]:
    """Which group keeps a lead whose listings are in several: that of the listing that came first."""
    first: dict[int, tuple[datetime, tuple[str, bytes], int]] = {}
    for at, group in enumerate(groups):
        for ref in group:
            if ref.lead_id is not None:
                entry = (ref.first_seen_at, ref.natural, at)
                first[ref.lead_id] = min(first.get(ref.lead_id, entry), entry)
    return {lead: at for lead, (_, _, at) in first.items()}


def _attached(ref: Ref, leads: Mapping[int, Standing], now: datetime) -> int | None:
    """The lead of the listing, unless that was sold long ago and the listing says that it is a new one."""
    if ref.lead_id is None:
        return None
    lead = leads[ref.lead_id]
    relisted = lead.sold_at is not None and ref.listed_at is not None and ref.listed_at > lead.sold_at
    return None if lead.closed(now) and relisted else ref.lead_id


def _settle(
    group: Sequence[Ref],
    attached: Mapping[uuid.UUID, int | None],
    leads: Mapping[int, Standing],
    taken: set[int],
    now: datetime,
) -> list[Home]:
    """One home for the group, beside those of pinned leads that keep their own."""
    here = sorted({lead for lead in attached.values() if lead is not None}, key=lambda lead: _rank(leads[lead]))
    inviting = [lead for lead in here if not leads[lead].closed(now)]
    home = inviting[0] if inviting else None
    apart = [lead for lead in here if lead != home and leads[lead].pinned]
    rest = [ref for ref in group if attached[ref.id] not in apart]
    kept = [Home(lead, [ref for ref in group if attached[ref.id] == lead]) for lead in apart]
    if not rest:
        return kept
    return [*kept, Home(home if home is not None else _revived(rest, leads, taken), rest)]


def _rank(lead: Standing) -> tuple[bool, bool, bool, int]:
    """Sold first, then held, then removed (what was removed stays so), then the oldest."""
    return (lead.sold_at is None, not lead.held, not lead.removed, lead.id)


def _revived(rest: Sequence[Ref], leads: Mapping[int, Standing], taken: set[int]) -> int | None:
    """A lead that one of them was before it was merged away."""
    for ref in rest:
        own = ref.own_lead_id
        if own is not None and own in leads and leads[own].merged and own not in taken:
            taken.add(own)
            return own
    return None
