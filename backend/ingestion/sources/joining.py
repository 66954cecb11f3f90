"""The listings of several pages, each once."""

from __future__ import annotations

import json
from collections.abc import Iterable

from backend.ingestion.readers import Record
from backend.ingestion.sources.fields import filled
from backend.ingestion.sources.outcomes import Parsed

OVERVIEW = "overview"  # in a record: it is a card of a list, not the listing's own page


def joined(pages: Iterable[Parsed]) -> list[Record]:
    """Each listing of these pages once: as its own page says that was read last, gaps filled from lists. Those of
    which a list is all there is say so."""
    out: dict[str, tuple[Record, bool]] = {}
    for parsed in pages:
        for record in parsed.records:
            key = record.get("source_ref") or record.get("listing_url") or json.dumps(record, sort_keys=True)
            before, is_overview = out.get(key, ({}, True))
            if parsed.is_overview and before and not is_overview:
                out[key] = (filled(before, record), False)
            else:
                out[key] = (filled(record, before if is_overview else {}), parsed.is_overview)
    return [record | {OVERVIEW: "yes"} if is_overview else record for record, is_overview in out.values()]
