"""PostgreSQL, Valkey and the processes of one copy.

``ensure_services`` gives a command its servers, ``supervisor`` runs the whole, ``keeper`` minds the servers.
"""

from backend.services.attachment import ServiceUrls, ensure_services
from backend.services.failure import ServiceError
from backend.services.session import open_services

__all__ = ["ServiceError", "ServiceUrls", "ensure_services", "open_services"]
