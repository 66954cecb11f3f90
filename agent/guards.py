"""What a model's call must pass before its tool runs, in this order. A refusal is an error the model can read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from langchain_core.messages import AnyMessage, HumanMessage

from agent import consent, phrases, provenance
from agent.builtin.model import BuiltinChatModel
from agent.builtin.pasted import own_words
from agent.context import Context
from agent.fairness import by_protected_class
from agent.state import BLOCK_KEYS
from tools.client import ApiError

FILTERS = frozenset({"search_leads", "recommend_leads", "set_notifications", "market_insights", "web_search"})
MOST_LEADS = 50  # in one call


@dataclass(frozen=True)
class Denial:
    """Why a call does not run: a stable code, and a sentence for the model."""

    code: str
    detail: str


class Guards:
    """The checks of one conversation's calls. ``reader`` is the built-in model: it reads the user's own words too."""

    def __init__(self, reader: BuiltinChatModel) -> None:
        self._reader = reader

    def denial(
        self, tool: str, args: dict[str, Any], state: dict[str, Any], messages: Sequence[AnyMessage], context: Context
    ) -> Denial | None:
        """Why the call may not run; None when it may. References are resolved already."""
        said = next((str(m.text) for m in reversed(messages) if isinstance(m, HumanMessage)), "")
        if tool in FILTERS and (by_protected_class(own_words(said)) or any(map(by_protected_class, _texts(args)))):
            return Denial("protected_class", phrases.PROTECTED_CLASS)
        if state.get("permitted") == {"tool": tool, "args": args}:
            return None
        refs = {part for part in args.get("ref") or [] if isinstance(part, int)}
        strange = refs - provenance.known(state, messages)
        if strange:
            return Denial("unknown_reference", phrases.unknown_reference(sorted(strange)))
        if len(refs) > MOST_LEADS:
            return Denial("too_many_leads", phrases.too_many_leads(MOST_LEADS))
        if consent.is_write(tool, args) and not self.asked_for(tool, args, state, messages, context):
            return Denial("not_requested", phrases.NOT_REQUESTED)
        return None

    def asked_for(
        self, tool: str, args: dict[str, Any], state: dict[str, Any], messages: Sequence[AnyMessage], context: Context
    ) -> bool:
        """Whether the user asked for this write, with these arguments."""
        block = {key: state[key] for key in BLOCK_KEYS if state.get(key) is not None}
        turn = {"now": context.now, "time_zone": context.time_zone, "tier": context.tier, "market": context.market}
        heard = consent.heard_in(messages, state)
        return consent.permits(tool, args, heard, lambda said: self._reader.reading(said, {**turn, **block}))


async def log_denial(context: Context, tool: str, args: dict[str, Any], denial: Denial) -> str | None:
    """Write the refusal into the audit log; the code of what went wrong with that."""
    try:
        await context.api.log_refusal(tool, denial.detail, context.thread_id, code=denial.code, arguments=args)
    except ApiError as error:
        return error.code
    return None


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
    return [text for part in inner for text in _texts(part)]
