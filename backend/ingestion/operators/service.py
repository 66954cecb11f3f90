"""Turning sources on and off."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.db import instant
from backend.ingestion.operators import queries
from backend.ingestion.operators.errors import NoSuchSource, SourceOff, TermsNotAccepted
from backend.ingestion.operators.models import IngestSource
from backend.ingestion.operators.schemas import SourceIn, SourceOut
from backend.ingestion.sources.registry import CONNECTORS
from backend.security import Principal

TERMS = {
    "craigslist": "https://www.craigslist.org/about/terms.of.use",
    "facebook": "https://www.facebook.com/terms.php",
    "linkedin": "https://www.linkedin.com/legal/user-agreement",
    "zillow": "https://www.zillow.com/z/corp/terms/",
}


async def sources(session: AsyncSession) -> list[SourceOut]:
    """Every source by its name."""
    known = await queries.every(session)
    return [_shown(known.get(name) or _untouched(name)) for name in sorted(CONNECTORS)]


async def change(session: AsyncSession, principal: Principal, source: str, wanted: SourceIn) -> SourceOut:
    """Turn live collection on or off, accept a source's terms or take that back. Raises NoSuchSource and
    TermsNotAccepted."""
    if source not in CONNECTORS:
        raise NoSuchSource(f"There is no source {source!r}. Sources are {', '.join(sorted(CONNECTORS))}.")
    row = await queries.of(session, source)
    if wanted.accept_terms is True and row.terms_accepted_at is None:
        row.terms_accepted_at, row.terms_accepted_by = await instant(session), principal.id
    if wanted.accept_terms is False:
        row.terms_accepted_at, row.terms_accepted_by, row.is_on = None, None, False
    if wanted.enabled and row.terms_accepted_at is None:
        told = f"Read the terms of {source} and accept them first: accept_terms."
        raise TermsNotAccepted(told, terms_url=TERMS.get(source))
    if wanted.enabled is not None:
        row.is_on = wanted.enabled
    await session.flush()
    await audit.record(session, principal, "ingest.source", source, wanted.model_dump(), actor="admin")
    return _shown(row)


async def require_on(session: AsyncSession, source: str) -> None:
    """Raises SourceOff."""
    if not await queries.is_on(session, source):
        raise SourceOff(source)


def _untouched(source: str) -> IngestSource:
    return IngestSource(source=source, is_on=False, outcomes={}, filled={}, watched=0)


def _shown(row: IngestSource) -> SourceOut:
    return SourceOut(
        source=row.source, is_on=row.is_on, terms_url=TERMS.get(row.source), terms_accepted_at=row.terms_accepted_at,
        terms_accepted_by=row.terms_accepted_by, parser_version=CONNECTORS[row.source].version,
        last_page_at=row.last_page_at, last_outcome=row.last_outcome, last_why=row.last_why, outcomes=row.outcomes,
        filled=row.filled, watched=row.watched, alert=row.alert, alerted_at=row.alerted_at,
    )  # fmt: skip
