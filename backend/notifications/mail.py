"""E-mail: by the server of ``SMTP_URL``, or in demo mode without one into the page ``/demo/mail``.

``smtp://user:password@host:587`` starts TLS where the server offers it and insists on it before it says a password;
``smtps://host:465`` speaks TLS from the first byte.
"""

from __future__ import annotations

import asyncio
import smtplib
import ssl
from datetime import UTC
from email.message import EmailMessage
from email.utils import format_datetime
from urllib.parse import SplitResult, unquote, urlsplit

from backend import clock
from backend.config import SMTP_PORTS, Settings
from backend.db import transaction
from backend.notifications import mail_queries
from backend.notifications.letters import Letter
from backend.notifications.notice_queries import Reader
from backend.outbox.service import Undeliverable
from backend.outbox.topics import House

TIMEOUT_SECONDS = 20
REFUSED_FOR_GOOD = 500


class TlsRequired(Exception):
    """The server wants a password over an open line."""


async def deliver(house: House, reader: Reader, letter: Letter) -> None:
    """Send the letter to its reader. Raises OSError and SMTPException; Undeliverable when trying again is useless."""
    message = written(house.settings, reader, letter)
    if house.settings.smtp_url is None:
        async with transaction(house.sessions) as session:
            await mail_queries.keep(session, reader, message["Message-ID"], letter)
        return
    url = house.settings.smtp_url.get_secret_value()
    try:
        await asyncio.to_thread(_submit, url, message)
    except smtplib.SMTPRecipientsRefused as error:
        code, _ = next(iter(error.recipients.values()))
        if code >= REFUSED_FOR_GOOD:
            raise Undeliverable(f"the address was refused ({code})") from error
        raise


def written(settings: Settings, reader: Reader, letter: Letter) -> EmailMessage:
    """The letter as a MIME message of two parts and its attachments; its Message-ID is made of the letter's id."""
    message = EmailMessage()
    message["From"] = settings.mail_from or f"AIQLeads <no-reply@{letter.domain}>"
    message["To"] = reader.email
    message["Subject"] = letter.subject
    message["Date"] = format_datetime(clock.now().astimezone(UTC))
    message["Message-ID"] = f"<{letter.id}@{letter.domain}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.text)
    message.add_alternative(letter.html, subtype="html")
    for file in letter.attachments:
        main, _, sub = file.kind.partition("/")
        message.add_attachment(file.content, maintype=main, subtype=sub, filename=file.name)
    return message


def _submit(url: str, message: EmailMessage) -> None:
    parts = urlsplit(url)
    with _connected(parts) as server:
        if parts.username:
            server.login(unquote(parts.username), unquote(parts.password or ""))
        server.send_message(message)


def _connected(parts: SplitResult) -> smtplib.SMTP:
    host, port = parts.hostname or "localhost", parts.port or SMTP_PORTS[parts.scheme]
    context = ssl.create_default_context()
    if parts.scheme == "smtps":
        return smtplib.SMTP_SSL(host, port, timeout=TIMEOUT_SECONDS, context=context)
    server = smtplib.SMTP(host, port, timeout=TIMEOUT_SECONDS)
    server.ehlo()
    if server.has_extn("starttls"):
        server.starttls(context=context)
        server.ehlo()
    elif parts.username:
        server.close()
        raise TlsRequired("SMTP_URL names a password, but the server does not offer STARTTLS.")
    return server
