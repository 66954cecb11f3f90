"""A complete set of settings for a command: servers running, migrated, keys at hand."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from pydantic import SecretStr

from backend.config import Settings
from backend.services.attachment import ServiceUrls, ensure_services
from backend.services.failure import ServiceError
from backend.services.home import Home, Lock, gate_file, open_home
from backend.services.postgres import Say, silent
from backend.services.secrets import demo_keys


@contextmanager
def open_services(settings: Settings, say: Say = silent) -> Iterator[Settings]:
    """The settings with ``database_url``, ``redis_url``, ``secret`` and ``contact_keys`` filled, for the block.

    Servers that run in the home are joined, others are started for the block; the database is at the newest migration
    (a copy that is up has seen to that). Without ``AIQLEADS_SECRET`` the home's demo keys are used and ``demo_mode`` is
    on. Raises ServiceError.
    """
    with ensure_services(settings, say) as urls:
        complete = with_keys(settings, urls)
        if not is_up(complete):
            from backend.services.migrate import upgrade

            upgrade(urls.database_url)
        yield complete


def is_up(settings: Settings) -> bool:
    """Whether a whole copy runs in the home: its database is migrated and its demo data is loaded."""
    home = Home.at(settings.home)
    if not gate_file(home).is_file():
        return False
    lock = Lock(home.root / "lock")
    free = lock.take(shared=True)
    lock.drop()
    return not free


def with_keys(settings: Settings, urls: ServiceUrls) -> Settings:
    """The settings on these servers: the operator's keys, or the home's own in demo mode."""
    found = {"database_url": urls.database_url, "redis_url": urls.redis_url}
    if settings.secret is not None:
        if settings.contact_keys is None:
            raise ServiceError("AIQLEADS_SECRET is set and AIQLEADS_CONTACT_KEYS is not.", CONTACT_KEYS_HINT)
        return settings.model_copy(update={**found, "demo_mode": False})
    keys = demo_keys(open_home(settings.home))
    ring = settings.contact_keys or SecretStr(keys.contact_keys)
    found_keys = {"secret": SecretStr(keys.secret), "contact_keys": ring}
    return settings.model_copy(update={**found, **found_keys, "demo_mode": True})


CONTACT_KEYS_HINT = (
    "Make a ring once and keep it safe: python -c 'from backend.keyring import generate; print(generate())'"
)
