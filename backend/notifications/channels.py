"""Which channels this house can reach people over."""

from __future__ import annotations

from backend.config import Settings
from backend.notifications.schemas import Channel

MISSING: dict[Channel, str] = {
    "email": "E-mail is not set up here: SMTP_URL is missing.",
    "slack": "Slack is not set up here: SLACK_BOT_TOKEN is missing.",
    "sms": "Text messages are not set up here: no provider is connected.",
}


def missing(settings: Settings, channel: Channel) -> str | None:
    """Why nothing can be sent over the channel; None when it can."""
    if channel == "email" and (settings.smtp_url or settings.demo_mode):
        return None
    if channel == "slack" and settings.slack_bot_token:
        return None
    return MISSING.get(channel)


def not_set_up(settings: Settings) -> dict[Channel, str]:
    """Every channel that is missing, and why."""
    return {channel: why for channel in MISSING if (why := missing(settings, channel))}
