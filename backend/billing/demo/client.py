"""The way to the demo gateway from any process: its application, called in this one, without a network."""

from __future__ import annotations

import httpx

from backend.billing.http import Http
from backend.config import Settings
from backend.db import Sessions


class InProcess(Http):
    """Stripe's HTTP client over the demo gateway's application."""

    BASE = "http://demo-gateway.invalid"

    def __init__(self, settings: Settings, sessions: Sessions) -> None:
        from backend.billing.demo.api import create_api

        super().__init__(verify_ssl_certs=False)  # nothing leaves the process
        transport = httpx.ASGITransport(app=create_api(settings, sessions), raise_app_exceptions=False)
        self._client_async = httpx.AsyncClient(transport=transport)
