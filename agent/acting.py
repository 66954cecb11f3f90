"""What code does around a tool: references resolved before, results into state and events after."""

from __future__ import annotations

import json
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from langchain.agents.middleware.types import ToolCallRequest
from langchain_core.messages import ToolMessage
from langgraph.types import Command
from pydantic import ValidationError

from agent import events as ev
from agent import focus, phrases, results
from agent.builtin.answers import CONSENT
from agent.consent import is_write
from agent.context import Context, user_of
from agent.guards import Denial, Guards, log_denial
from agent.listed import BOUGHT_TOOLS, HOLD_TOOLS
from agent.permission import may_i
from agent.prompting import HOSTED_CALL
from agent.references import Resolution, resolve, weighed
from tools.client import ApiError
from tools.outcomes import Failed, Outcome
from tools.registry import BY_NAME

ORDERS_READ = 100
DETAIL_CHARACTERS = 300

log = logging.getLogger(__name__)


async def act(
    request: ToolCallRequest,
    handler: Callable[[ToolCallRequest], Awaitable[ToolMessage | Command[Any]]],
    guards: Guards,
) -> Command[Any]:
    """One call, from the model's words for it to the change of state that it brings."""
    call, state = request.tool_call, dict(request.state)
    name, args = call["name"], _given(call["args"])
    if name not in BY_NAME:
        return await _denied(request, args, Denial("unknown_tool", f"There is no tool {name}."))
    read: dict[str, Any] = {}
    if args.get("ref") is not None:
        found, read = await _resolved(request, name, args["ref"], state)
        if found.question:
            read |= _pointed_at(args["ref"], {**state, **read})
            return _unclear(call, args, found.question, read, known=_asked_for(request, guards, args))
        args = {**args, "ref": list(found.ids)}
    context = user_of(request.runtime)
    if denial := _not_held(name, args, read) or guards.denial(
        name, args, {**state, **read}, state["messages"], context
    ):
        return await _denied(request, args, denial)
    emit = request.runtime.stream_writer
    label = BY_NAME[name].label
    if label:
        emit(ev.ToolStarted(call_id=str(call["id"]), tool=name, label=label))
    try:
        message = await handler(request.override(tool_call={**call, "args": args}))
    except ValidationError as error:
        return await _denied(request, args, Denial("invalid_arguments", _first(error)))
    assert isinstance(message, ToolMessage)
    outcome = message.artifact if isinstance(message.artifact, Outcome) else _broken(message)
    _show(request, name, label, outcome)
    if not isinstance(message.artifact, Outcome):
        return await _denied(request, args, Denial("invalid_arguments", str(message.text)))
    return _taken(call, args, outcome, message, {**state, **read}, read, context)


def _pointed_at(ref: Any, state: dict[str, Any]) -> dict[str, Any]:
    """What was named where nothing can be done with it ("extend the first", which is not held) is spoken of still."""
    leads = resolve(ref, state, "hold_lead").ids
    return focus.spoken_of(leads, state) if leads else {}


def _not_held(name: str, args: dict[str, Any], read: dict[str, Any]) -> Denial | None:
    """What is not held cannot be let go of or held longer: said before anything is tried."""
    held = {row["lead_id"] for row in read.get("holds", [])}
    leads = [lead for lead in args.get("ref") or [] if isinstance(lead, int)]
    if name not in HOLD_TOOLS or "holds" not in read or not leads or held.intersection(leads):
        return None
    return Denial("not_held", phrases.not_held(leads))


def _asked_for(request: ToolCallRequest, guards: Guards, args: dict[str, Any]) -> bool:
    """Whether an answer to "which lead?" may complete the call: the built-in model's, or one that the user wants."""
    name, rest = request.tool_call["name"], {key: value for key, value in args.items() if key != "ref"}
    if not _hosted(request.tool_call) or not is_write(name, rest):
        return True
    state = dict(request.state)
    return guards.asked_for(name, rest, state, state["messages"], user_of(request.runtime))


def _hosted(call: Any) -> bool:
    return str(call["id"]).startswith(HOSTED_CALL)


async def _resolved(
    request: ToolCallRequest, tool: str, ref: Any, state: dict[str, Any]
) -> tuple[Resolution, dict[str, Any]]:
    """The lead ids that a reference means, with the lists that were read to find them."""
    read = await _lists(request, tool)
    found = resolve(ref, {**state, **read}, tool)
    if found.needs and found.needs not in read:
        read |= await _lists(request, tool, found.needs)
        found = resolve(ref, {**state, **read}, tool)
    return found, read


async def _lists(request: ToolCallRequest, tool: str, wanted: str | None = None) -> dict[str, Any]:
    """The user's holds or purchases as they are now, where a reference is resolved among them."""
    wanted = wanted or ("holds" if tool in HOLD_TOOLS else "bought" if tool in BOUGHT_TOOLS else None)
    return await owned_now(user_of(request.runtime), wanted) if wanted else {}


async def owned_now(context: Context, wanted: str) -> dict[str, Any]:
    """The user's ``holds`` or ``bought`` leads; nothing where they cannot be read."""
    try:
        if wanted == "holds":
            return {"holds": [results.hold_row(line) for line in (await context.api.cart()).holds]}
        return {"bought": results.bought_rows((await context.api.orders(limit=ORDERS_READ)).items)}
    except ApiError as error:
        log.warning("%s could not be read: %s", wanted, error.code)
        return {}


def _show(request: ToolCallRequest, name: str, label: str, outcome: Outcome) -> None:
    emit = request.runtime.stream_writer
    if label:
        emit(
            ev.ToolFinished(
                call_id=str(request.tool_call["id"]),
                tool=name,
                label=label,
                ok=outcome.error is None,
                error=outcome.error.code if outcome.error else None,
                summary=results.summary(outcome),
            )
        )
    for event in results.shown(name, outcome):
        emit(event)


def _given(args: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in args.items() if value not in (None, [], "")}


def _first(error: ValidationError) -> str:
    first = error.errors()[0]
    return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"


def _broken(message: ToolMessage) -> Outcome:
    return Outcome(error=Failed(lead_id=None, code="invalid_arguments", detail=str(message.text)[:DETAIL_CHARACTERS]))


def _traced(name: str, args: dict[str, Any], outcome: Outcome) -> dict[str, Any]:
    if name == "purchase":
        args = {**args, "confirmed": False}
    return {
        "tool": name,
        "args": args,
        "ok": outcome.error is None,
        "error": outcome.error.code if outcome.error else None,
    }


def _taken(
    call: Any,
    args: dict[str, Any],
    outcome: Outcome,
    message: ToolMessage,
    state: dict[str, Any],
    read: dict[str, Any],
    context: Context,
) -> Command[Any]:
    name = call["name"]
    if name == "ask_user" and _hosted(call):  # no half-made call of a model's own waits for an answer
        args = {key: value for key, value in args.items() if key in ("question", "missing")}
    update = read | results.state_update(name, args, outcome, state)
    chosen_from = weighed(call["args"].get("ref"), state, name)
    update |= {"pair": chosen_from} if len(chosen_from) > 1 else {}
    if outcome.proposal is not None:
        update["ended"] = {
            "kind": "propose",
            "text": phrases.proposal(outcome.proposal, context.time_zone, context.confirm_at),
        }
    if name not in ("ask_user", "decline"):
        update["calls"] = [_traced(name, args, outcome)]
    if outcome.question is not None and (denied := state.get("denied")):
        update |= _asking(denied)
    update["messages"] = [ToolMessage(str(message.text), tool_call_id=call["id"], name=name)]
    return Command(update=update)


async def _denied(request: ToolCallRequest, args: dict[str, Any], denial: Denial) -> Command[Any]:
    """The call does not run: the model reads why, and the audit log has it."""
    call = request.tool_call
    if (trouble := await log_denial(user_of(request.runtime), call["name"], args, denial)) is not None:
        log.error("a refusal of %s (%s) was not logged: %s", call["name"], denial.code, trouble)
    body = _error(denial.code, denial.detail)
    message = ToolMessage(body, tool_call_id=call["id"], name=call["name"], status="error")
    traced = {"tool": call["name"], "args": args, "ok": False, "error": denial.code}
    update: dict[str, Any] = {"calls": [traced], "messages": [message]}
    if denial.code == "not_requested" and may_i(call["name"], args) is not None:
        update["denied"] = {"tool": call["name"], "args": args}
    return Command(update=update)


def _asking(denied: dict[str, Any]) -> dict[str, Any]:
    """The model asks after a refused write: code asks about that very write, and a yes permits it."""
    question = may_i(denied["tool"], denied["args"])
    asked = {"question": question, "missing": [CONSENT], **denied}
    return {"pending_question": asked, "ended": {"kind": "clarify", "text": question}}


def _error(code: str, detail: str) -> str:
    return json.dumps({"error": {"code": code, "detail": detail[:DETAIL_CHARACTERS]}})


def _unclear(call: Any, args: dict[str, Any], question: str, read: dict[str, Any], *, known: bool) -> Command[Any]:
    """A reference that cannot be resolved: one question, and nothing runs. ``known``: the answer completes the call."""
    rest = {name: value for name, value in args.items() if name != "ref"}
    waiting = {"tool": call["name"], "args": rest} if known else {"tool": None, "args": {}}
    asked = {"question": question, "missing": ["ref"], **waiting}
    body = json.dumps({"asked": question})
    message = ToolMessage(body, tool_call_id=call["id"], name=call["name"])
    ended = {"kind": "clarify", "text": question}
    return Command(update={**read, "pending_question": asked, "ended": ended, "messages": [message]})
