"""Stripe's HTTP client over httpx, async only."""

from __future__ import annotations

from typing import Any

from stripe import HTTPXClient


class Http(HTTPXClient):
    """Sends a form as raw content: httpx has deprecated text as ``data``."""

    def _get_request_args_kwargs(self, method: str, url: str, headers: Any, post_data: Any) -> list[Any]:
        args, kwargs = super()._get_request_args_kwargs(method, url, headers, None)
        del kwargs["data"]
        return [args, kwargs | {"content": post_data or ""}]
