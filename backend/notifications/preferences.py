"""The settings document: what it is at first and how a change moves it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from backend.errors import InvalidInput
from backend.notifications.schemas import Channel, Event, EventSetting, Frequency, SettingsPatch

CHANNELS: tuple[Channel, ...] = get_args(Channel)
EVENTS: tuple[Event, ...] = get_args(Event)
FIRST_CHANNEL: Channel = "in_app"
ALWAYS_INSTANT: Event = "hold_expiring"  # a hold ends within hours: a digest would come too late
MAILED_FROM_THE_START: frozenset[Event] = frozenset({"hold_expiring", "order", "refund", "renewal"})

Events = dict[Event, EventSetting]


class NeverDigested(InvalidInput):
    """422: expiring holds are told at once."""

    code = "never_digested"


def at_first(event: Event) -> EventSetting:
    """In the app for all, by e-mail, too, for what costs money or time."""
    on: set[Channel] = {"in_app", "email"} if event in MAILED_FROM_THE_START else {"in_app"}
    return EventSetting(channels={channel: channel in on for channel in CHANNELS})


def events_of(stored: Mapping[str, Any]) -> Events:
    """Every event's setting: as stored, else as at first."""
    kept = stored.get("events", {})
    return {event: EventSetting.model_validate(kept[event]) if event in kept else at_first(event) for event in EVENTS}


def changed(events: Events, change: SettingsPatch) -> Events:
    """The settings after a change. Raises NeverDigested where it asks for a digest of expiring holds."""
    wanted = [change.event] if change.event else list(EVENTS)
    if change.event == ALWAYS_INSTANT and change.frequency not in (None, "instant"):
        raise NeverDigested("Expiring holds are always told at once: a daily or weekly summary would come too late.")
    return events | {event: _one(event, events[event], change) for event in wanted}


def _one(event: Event, setting: EventSetting, change: SettingsPatch) -> EventSetting:
    frequency: Frequency = change.frequency or setting.frequency
    if event == ALWAYS_INSTANT:
        frequency = "instant"
    channels = setting.channels
    if change.enabled is not None or change.channel is not None:
        on = change.enabled is not False
        channels = setting.channels | dict.fromkeys(_meant(setting, change, on), on)
    return EventSetting(channels=channels, frequency=frequency)


def _meant(setting: EventSetting, change: SettingsPatch, on: bool) -> list[Channel]:
    """The channels that a change is about: the named one, else those that are on, else the app."""
    if change.channel:
        return [change.channel]
    lit = [channel for channel, is_on in setting.channels.items() if is_on]
    return lit or ([FIRST_CHANNEL] if on else [])
