"""Why a document cannot be had. Somebody else's is always unknown."""

from __future__ import annotations

from backend.errors import NotFound


class DocumentNotFound(NotFound):
    """404: no such document, or somebody else's."""

    code = "document_not_found"

    def __init__(self) -> None:
        super().__init__("There is no such document among yours.")
