"""Why a source is not collected from, or a change not made."""

from __future__ import annotations

from backend.errors import Conflict, NotFound
from backend.ingestion.errors import ImportProblem


class NoSuchSource(NotFound):
    """404: there is no source of that name."""

    code = "no_such_source"


class TermsNotAccepted(Conflict):
    """409: a source is turned on by somebody who accepts its terms. Carries ``terms_url``."""

    code = "terms_not_accepted"


class SourceOff(ImportProblem):
    """Live collection from this source is off."""

    code, usage = "source_off", True

    def __init__(self, source: str) -> None:
        super().__init__(
            f"Live collection from {source} is off: an administrator turns it on and accepts its terms"
            f" (PATCH /v1/admin/sources/{source}). Saved pages are read without that."
        )
