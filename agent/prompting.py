"""What a model is shown: instructions, the state block, and as much of the conversation as it needs and holds."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from langchain_core.messages import AIMessage, AnyMessage, HumanMessage, SystemMessage, ToolMessage
from langchain_core.messages.utils import count_tokens_approximately

from agent.context import Context
from agent.past import before
from agent.prompts import EARLIER, SYSTEM
from agent.state import render_state
from tools.registry import ALL_TOOLS

SHOWN_MESSAGES = 16
HOSTED_MESSAGES = (24, 12, 6, 0)  # the next where the one before is too long for the model
ROWS_SHOWN = 20
EARLIER_RESULT_CHARACTERS = 400
LEFT_OUT = json.dumps({"left_out": "shown in an earlier turn; what still matters is in the state"})
MALFORMED = {"unknown_tool", "invalid_arguments"}
NEVER_RAN = {*MALFORMED, "not_requested", "unknown_reference", "too_many_leads", "protected_class"}
HOSTED_CALL = "hosted_"  # how the ids of a hosted model's calls begin
LISTS = ("on_screen", "previous_screen", "holds", "bought")
FOR_CODE_ONLY = (
    "start",
    "last_tool",
    "last_args",
    "undone",
    "pair",
    "trail",
    "frames",
    "places",
    "place",
    "compared",
    "supposed",
    "screened",
)  # the built-in model's; a hosted one has the messages

Messages = list[AnyMessage]


def block(state: dict[str, Any], context: Context) -> str:
    """The state block of this turn."""
    return render_state(
        state,
        now=context.now,
        time_zone=context.time_zone,
        tier=context.tier,
        name=context.name,
        market=context.market,
    )


def for_builtin(messages: Sequence[AnyMessage]) -> Messages:
    """The end of the conversation, without a hosted model's calls that never ran: the built-in one makes its own."""
    broken = {m.tool_call_id for m in messages if isinstance(m, ToolMessage) and _never_ran(m)}
    if not broken:
        return recent(messages, SHOWN_MESSAGES)
    ran = [m for m in messages if not _belongs_to(m, broken)]
    return recent(ran, SHOWN_MESSAGES)


def for_hosted(
    state: dict[str, Any], context: Context, messages: Sequence[AnyMessage], most_tokens: int
) -> Iterator[tuple[SystemMessage, Messages]]:
    """Prompts within ``most_tokens``, each shorter than the one before; the last is this turn alone."""
    told = block(_shortened(state), context)
    length = len(messages) + 1
    for most in HOSTED_MESSAGES:
        kept = _light(recent(messages, most))
        system = SystemMessage(f"{SYSTEM}{_earlier(state, kept)}\n{told}")
        fits = count_tokens_approximately([system, *kept]) + tool_tokens() <= most_tokens
        if len(kept) < length and (fits or most == 0):
            length = len(kept)
            yield system, kept


@lru_cache
def tool_tokens() -> int:
    """What the tools' schemas take."""
    return count_tokens_approximately([], tools=list(ALL_TOOLS))


def recent(messages: Sequence[AnyMessage], most: int) -> Messages:
    """The end of the conversation, from a user's message on, about ``most`` messages, with this turn whole."""
    cut = max(0, len(messages) - max(most, len(of_turn(messages))))
    while cut > 0 and not isinstance(messages[cut], HumanMessage):
        cut -= 1
    return list(messages[cut:])


def of_turn(messages: Sequence[AnyMessage]) -> Messages:
    """The messages since the user's last one, that one included."""
    for place in range(len(messages) - 1, -1, -1):
        if isinstance(messages[place], HumanMessage):
            return list(messages[place:])
    return list(messages)


def _earlier(state: dict[str, Any], kept: Messages) -> str:
    turns_shown = sum(isinstance(message, HumanMessage) for message in kept)
    past = before(state.get("past") or [], int(state.get("turn") or 1) - turns_shown + 1)
    if not past:
        return ""
    lines = [f"turn {entry['turn']}: {'; '.join(entry['did'])}" for entry in past]
    return f"\n{EARLIER}\n" + "\n".join(lines) + "\n"


def _light(messages: Messages) -> Messages:
    """Long tool results of earlier turns left out."""
    turn = len(messages) - len(of_turn(messages))
    return [_lighter(m) if at < turn and isinstance(m, ToolMessage) else m for at, m in enumerate(messages)]


def _lighter(message: ToolMessage) -> ToolMessage:
    if len(message.text) <= EARLIER_RESULT_CHARACTERS:
        return message
    return ToolMessage(LEFT_OUT, tool_call_id=message.tool_call_id, name=message.name)


def _shortened(state: dict[str, Any]) -> dict[str, Any]:
    """The state without what only code needs; of long lists the beginning, and how long they are."""
    kept = {name: value for name, value in state.items() if name not in FOR_CODE_ONLY}
    for name in LISTS:
        rows = kept.get(name) or []
        if len(rows) > ROWS_SHOWN:
            kept[name] = [*rows[:ROWS_SHOWN], {"and_more": len(rows) - ROWS_SHOWN}]
    return kept


def _never_ran(message: ToolMessage) -> bool:
    return message.tool_call_id.startswith(HOSTED_CALL) and _error_code(message) in NEVER_RAN


def _error_code(message: ToolMessage) -> str | None:
    try:
        body = json.loads(message.text)
    except ValueError:
        return None
    error = body.get("error") if isinstance(body, dict) else None
    return error.get("code") if isinstance(error, dict) else None


def _belongs_to(message: AnyMessage, calls: set[str]) -> bool:
    if isinstance(message, ToolMessage):
        return message.tool_call_id in calls
    return isinstance(message, AIMessage) and any(call["id"] in calls for call in message.tool_calls)
