"""What code does around a model: the state block in, one call at a time or checked sentences out.

A hosted model is asked by ``hosted``; where it fails, the built-in one takes over for the rest of the turn, from where
the turn stands, and says so.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Awaitable, Callable
from typing import Any
from zoneinfo import ZoneInfo

from langchain.agents.middleware.types import ExtendedModelResponse, ModelRequest, ModelResponse
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, HumanMessage, SystemMessage, ToolCall, ToolMessage
from langgraph.types import Command

from agent import events as ev
from agent import focus, phrases, prompting, sources
from agent.consent import is_write
from agent.context import Context, user_of
from agent.grounding import Evidence, checked, gather, supported
from agent.hosted import MALFORMED_MAX, Bound, Step, Thought
from agent.provenance import known
from agent.speech import Speech
from agent.state import START_KEYS, Brain
from agent.trouble import ModelTrouble
from backend.config import Settings
from tools.registry import BY_NAME

ARGUMENTS_MAX_BYTES = 20_000
ARGUMENTS_MOST_PARTS = 200  # lists, or objects, in one call
SAFE_DIGITS = 18  # every whole number of so many digits fits in 64 bits
FOCUS = "focus"  # an answer from the screen may name the leads it spoke of: "it" and "which one" refer to them
SPOKEN = {"ask_user": "question", "decline": "reason"}  # calls whose words end the turn

log = logging.getLogger(__name__)
Handler = Callable[[ModelRequest[Context]], Awaitable[ModelResponse[Any]]]


class Thinking:
    """One step of a model. ``fallback`` is the built-in one."""

    def __init__(self, fallback: BaseChatModel, settings: Settings) -> None:
        self._fallback = fallback
        self._settings = settings
        self._bound: tuple[BaseChatModel, Bound] | None = None

    async def step(
        self, request: ModelRequest[Context], handler: Handler, state: dict[str, Any]
    ) -> ExtendedModelResponse[Any] | AIMessage:
        """Give the model the state block; take one call, or a reply of which only checked sentences remain."""
        brain: Brain | None = state.get("brain")
        if request.model is self._fallback:
            return await self._builtin(request, handler, state, [])
        if brain is not None and brain["took_over"]:
            return await self._builtin(request, handler, state, brain["wrote"])
        return await self._hosted(request, handler, state, brain or _fresh(request.model))

    # --- the built-in model

    async def _builtin(
        self, request: ModelRequest[Context], handler: Handler, state: dict[str, Any], wrote: list[str]
    ) -> ExtendedModelResponse[Any] | AIMessage:
        """``wrote``: what a hosted model did before in this turn. It is told, and never done a second time."""
        context = user_of(request.runtime)
        ready = request.override(
            model=self._fallback,
            system_message=SystemMessage(prompting.block(state, context)),
            messages=prompting.for_builtin(request.messages),
        )
        message = (await handler(ready)).result[0]
        assert isinstance(message, AIMessage)
        if message.tool_calls:
            if message.tool_calls[0]["name"] in wrote:
                return say(request, [phrases.NOT_TWICE])
            made = AIMessage(content="", tool_calls=[_storable(message.tool_calls[0])], id=message.id)
            return _with_focus(made, message.additional_kwargs, state)
        kept, dropped = checked(str(message.text), _evidence(request, state))
        _log_dropped(context, dropped)
        reply = say(request, kept or [phrases.plain_outcome(state.get("calls", []))])
        return _with_focus(reply, message.additional_kwargs, state)

    # --- a hosted one

    async def _hosted(
        self, request: ModelRequest[Context], handler: Handler, state: dict[str, Any], brain: Brain
    ) -> ExtendedModelResponse[Any]:
        context, evidence = user_of(request.runtime), _evidence(request, state)
        speech = Speech(lambda sentence: supported(sentence, evidence), lambda text: _show(request, text))
        step = Step(self._bind(request), self._settings, speech, MALFORMED_MAX - _malformed(state))
        prompts = prompting.for_hosted(state, context, request.messages, self._settings.model_prompt_max_tokens)
        try:
            if _malformed(state) > MALFORMED_MAX:
                raise ModelTrouble("malformed_calls")
            thought = await step.run(prompts)
        except ModelTrouble as trouble:
            brain = {**_spent(brain, step.thought), "took_over": trouble.code, "wrote": _written(state)}
            return await self._taken_over(request, handler, state, brain, speech)
        _log_dropped(context, speech.dropped)
        return _answered(request, state, thought, speech, _spent(brain, thought), evidence)

    async def _taken_over(
        self, request: ModelRequest[Context], handler: Handler, state: dict[str, Any], brain: Brain, speech: Speech
    ) -> ExtendedModelResponse[Any]:
        code, thread = brain["took_over"], user_of(request.runtime).thread_id
        log.warning("model %s failed (%s) in thread %s: the built-in one takes the turn", brain["model"], code, thread)
        _show(request, phrases.FALLBACK)
        made = await self._builtin(request, handler, state, brain["wrote"])
        return _joined(made, [*speech.shown, phrases.FALLBACK], brain)

    def _bind(self, request: ModelRequest[Context]) -> Bound:
        """The model with the tools' schemas, made once."""
        if self._bound is None or self._bound[0] is not request.model:
            self._bound = (request.model, request.model.bind_tools(request.tools))
        return self._bound[1]


def say(request: ModelRequest[Context], sentences: list[str]) -> AIMessage:
    """Show the sentences and make a reply of them."""
    for sentence in sentences:
        _show(request, sentence)
    return AIMessage(content=" ".join(sentences))


def _show(request: ModelRequest[Context], sentence: str) -> None:
    request.runtime.stream_writer(ev.Sentence(text=sentence))


def _answered(
    request: ModelRequest[Context],
    state: dict[str, Any],
    thought: Thought,
    speech: Speech,
    brain: Brain,
    evidence: Evidence,
) -> ExtendedModelResponse[Any]:
    """The step's message: its call, or the words that were let out."""
    call = thought.call
    if thought.refusal is not None:
        call = ToolCall(name="decline", args={"reason": thought.refusal}, id=None)
    if call is not None:
        spoken = _storable(_spoken_checked({**call, "id": _call_id(state, request)}, evidence))
        return _joined(AIMessage("", tool_calls=[spoken]), speech.shown, brain)
    if not speech.shown:
        return _joined(say(request, [phrases.plain_outcome(state.get("calls", []))]), [], brain)
    named = sources.unnamed(prompting.of_turn(request.messages), " ".join(speech.shown))
    reply = _with_focus(say(request, [named] if named else []), {FOCUS: thought.focus}, state)
    return _joined(reply, speech.shown, brain)


def _joined(made: ExtendedModelResponse[Any] | AIMessage, shown: list[str], brain: Brain) -> ExtendedModelResponse[Any]:
    """The message with the words shown before it, and what the model took in the state."""
    update: dict[str, Any] = {"brain": brain}
    if isinstance(made, ExtendedModelResponse):
        message = made.model_response.result[0]
        update |= (made.command.update or {}) if made.command else {}
    else:
        message = made
    assert isinstance(message, AIMessage)
    text = " ".join(filter(None, [*shown, str(message.text)]))
    whole = AIMessage(text, tool_calls=message.tool_calls, id=message.id)
    return ExtendedModelResponse(ModelResponse([whole]), Command(update=update))


def _with_focus(
    reply: AIMessage, told: dict[str, Any], state: dict[str, Any]
) -> ExtendedModelResponse[Any] | AIMessage:
    """The reply with what it was about: leads, a question answered from the screen, a call only supposed."""
    told = {name: told[name] for name in (FOCUS, *focus.TOLD) if told.get(name)}
    if not told:
        return reply
    leads = told.pop(FOCUS, [])
    about = [lead for lead in leads if lead in known(state, state.get("messages") or [])]
    return ExtendedModelResponse(
        ModelResponse([reply]), Command(update={**told, **(focus.spoken_of(about, state) if leads else {})})
    )


def _spoken_checked(call: ToolCall, evidence: Evidence) -> ToolCall:
    """A question or a refusal is words too: only what is true of it stays."""
    name = SPOKEN.get(call["name"])
    if name is None or not isinstance(call["args"].get(name), str):
        return call
    kept, _ = checked(call["args"][name], evidence)
    plain = phrases.ASK_AGAIN if call["name"] == "ask_user" else phrases.CANNOT
    return {**call, "args": {**call["args"], name: " ".join(kept) or plain}}


def _fresh(model: BaseChatModel) -> Brain:
    name = str(getattr(model, "model_name", model._llm_type))
    return Brain(model=name, input_tokens=0, output_tokens=0, estimated=False, took_over=None, wrote=[])


def _spent(brain: Brain, thought: Thought) -> Brain:
    return {
        **brain,
        "input_tokens": brain["input_tokens"] + thought.input_tokens,
        "output_tokens": brain["output_tokens"] + thought.output_tokens,
        "estimated": brain["estimated"] or thought.estimated,
    }


def _malformed(state: dict[str, Any]) -> int:
    return sum(call["error"] in prompting.MALFORMED for call in state.get("calls", []))


def _written(state: dict[str, Any]) -> list[str]:
    done = {call["tool"] for call in state.get("calls", []) if call["ok"]}
    return sorted(name for name in done if name in BY_NAME and BY_NAME[name].mode == "WRITE")


def _evidence(request: ModelRequest[Context], state: dict[str, Any]) -> Evidence:
    turn, context = prompting.of_turn(request.messages), user_of(request.runtime)
    said = [str(m.text) for m in request.messages if isinstance(m, HumanMessage)]
    found = [str(m.text) for m in turn if isinstance(m, ToolMessage)]
    evidence = gather(ZoneInfo(context.time_zone), _known(state), said, [*found, json.dumps(context.now)])
    calls = [call for call in state.get("calls", []) if call["ok"]]
    evidence.done = {call["tool"] for call in calls if is_write(call["tool"], call["args"])}
    evidence.facts |= {name for name in ("holds", "bought") if state.get(name)}
    return evidence


def _log_dropped(context: Context, dropped: list[str]) -> None:
    if dropped:
        log.info("%d unsupported sentences dropped in thread %s", len(dropped), context.thread_id)


def _known(state: dict[str, Any]) -> dict[str, Any]:
    return {key: state[key] for key in (*START_KEYS, "start") if state.get(key) is not None}


def _call_id(state: dict[str, Any], request: ModelRequest[Context]) -> str:
    """Ids of our own, apart from the built-in model's: endpoints repeat theirs."""
    return f"{prompting.HOSTED_CALL}{state.get('turn', 0)}_{len(prompting.of_turn(request.messages))}"


def _storable(call: ToolCall) -> ToolCall:
    """The call with arguments that a checkpoint can hold: a number beyond 64 bits as its digits, whole characters.

    Arguments that are too long, or nested too deep to be read, are left out: the tool says what it misses.
    """
    try:
        told = json.dumps(call["args"], ensure_ascii=False).encode("utf-8", "replace").replace(b"\\u0000", b" ")
        fits = len(told) <= ARGUMENTS_MAX_BYTES and max(told.count(b"["), told.count(b"{")) <= ARGUMENTS_MOST_PARTS
        return {**call, "args": json.loads(told, parse_int=_whole) if fits else {}}
    except RecursionError:
        return {**call, "args": {}}


def _whole(digits: str) -> int | str:
    return int(digits) if len(digits) <= SAFE_DIGITS else digits
