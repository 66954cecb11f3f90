"""When a traced value is the expected one: canonical comparison, slot by slot."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

TIME_ZONE = ZoneInfo("America/Chicago")
PLACES = {"city", "neighborhood", "market", "compare_market", "near", "exclude_neighborhood"}
INSTANTS = {"follow_up_at"}
DEFAULTS = {"sort": "relevance", "page": 1}
CLOSE = 1e-6
MISSING = object()


def matches(slot: str, expected: Any, actual: Any) -> bool:
    """Whether ``actual`` (MISSING when the call does not have the slot) is what is expected.

    ``expected`` is exact, ``{"any_of": […]}`` or ``{"between": [low, high]}``.
    """
    if isinstance(expected, dict) and "any_of" in expected:
        return any(matches(slot, option, actual) for option in expected["any_of"])
    if expected is None:
        return actual is MISSING or actual is None
    if actual is MISSING or actual is None:
        return bool(DEFAULTS.get(slot, MISSING) == expected)
    if isinstance(expected, dict) and "between" in expected:
        low, high = (_ordered(slot, bound) for bound in expected["between"])
        return _within(low, _ordered(slot, _single(actual)), high)
    if isinstance(expected, list) or isinstance(actual, list):
        return _set(slot, _as_list(expected), _as_list(actual))
    return _equal(slot, expected, actual)


def _within(low: Any, value: Any, high: Any) -> bool:
    try:
        return bool(low <= value <= high)
    except TypeError:
        return False


def _set(slot: str, expected: list[Any], actual: list[Any]) -> bool:
    return all(any(_equal(slot, one, other) for other in actual) for one in expected) and all(
        any(_equal(slot, one, other) for one in expected) for other in actual
    )


def _equal(slot: str, expected: Any, actual: Any) -> bool:
    if isinstance(expected, bool) or isinstance(actual, bool):
        return expected is actual or str(expected).lower() == str(actual).lower()
    if slot in INSTANTS:
        return _same_time(str(expected), str(actual))
    one, other = _number(expected), _number(actual)
    if one is not None and other is not None:
        return abs(one - other) <= CLOSE * max(1.0, abs(one))
    plain = place if slot in PLACES else phrase
    return plain(str(expected)) == plain(str(actual))


def place(name: str) -> str:
    """A place's name without case, a leading "the" and what follows a comma."""
    return " ".join(name.split(",")[0].lower().replace("’", "'").split()).removeprefix("the ")


def phrase(text: str) -> str:
    """Words without case, repeated spaces and punctuation at the ends."""
    return re.sub(r"\s+", " ", text.replace("’", "'").lower()).strip(" .,!?;:'\"")


def _number(value: Any) -> float | None:
    if isinstance(value, (int, float)):
        return float(value)
    text = str(value)
    return float(text) if re.fullmatch(r"-?\d+(\.\d+)?", text) else None


def _same_time(expected: str, actual: str) -> bool:
    """The same instant; a bare date means any time of that day where the user is."""
    if len(expected) <= len("2026-01-01"):
        moment = _instant(actual)
        return moment is not None and moment.astimezone(TIME_ZONE).date() == date.fromisoformat(expected)
    return _instant(expected) == _instant(actual)


def _instant(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=TIME_ZONE)


def _ordered(slot: str, value: Any) -> Any:
    if slot in INSTANTS:
        moment = _instant(str(value))
        return moment.astimezone(UTC) if moment else str(value)
    number = _number(value)
    return number if number is not None else str(value)


def _single(value: Any) -> Any:
    return value[0] if isinstance(value, list) and len(value) == 1 else value


def _as_list(value: Any) -> list[Any]:
    return list(value) if isinstance(value, (list, tuple, set)) else [value]


def given(args: dict[str, Any]) -> dict[str, Any]:
    """The slots that a call sets: nothing empty, no default."""
    return {
        name: value
        for name, value in args.items()
        if value not in (None, [], "", {}) and DEFAULTS.get(name, MISSING) != value
    }


def merged(calls: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Calls of one tool that differ in their leads alone, as the one call that they are."""
    whole: list[dict[str, Any]] = []
    for call in calls:
        last = whole[-1] if whole else None
        if last and _same_but_ref(last, call):
            refs = [*_as_list(last["args"]["ref"]), *_as_list(call["args"]["ref"])]
            last["args"] = {**last["args"], "ref": list(dict.fromkeys(refs))}
            last["ok"] = last.get("ok", True) or call.get("ok", True)
        else:
            whole.append({**call, "args": dict(call["args"])})
    return whole


def _same_but_ref(one: dict[str, Any], other: dict[str, Any]) -> bool:
    if one["tool"] != other["tool"] or "ref" not in one["args"] or "ref" not in other["args"]:
        return False
    if one["args"]["ref"] == other["args"]["ref"]:
        return False
    rest = [{name: value for name, value in call["args"].items() if name != "ref"} for call in (one, other)]
    return rest[0] == rest[1]
