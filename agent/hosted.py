"""One step of a hosted model: asked with patience that ends, read strictly, its words let out as checked sentences."""

from __future__ import annotations

import asyncio
import json
import logging
import random
import re
import time
from collections.abc import AsyncGenerator, Iterable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import Any, cast

from langchain_core.language_models import LanguageModelInput
from langchain_core.messages import AIMessage, AIMessageChunk, AnyMessage, SystemMessage, ToolCall, ToolMessage
from langchain_core.messages.utils import count_tokens_approximately
from langchain_core.runnables import Runnable, RunnableConfig
from langgraph.constants import TAG_NOSTREAM

from agent.folding import storable
from agent.prompting import tool_tokens
from agent.prompts import BROKEN_CALL
from agent.speech import SENTENCE_MAX_CHARACTERS, Speech
from agent.trouble import ModelTrouble, expected, named
from backend.config import Settings

MALFORMED_MAX = 2  # broken calls of one turn that the model may mend
NAME_CHARACTERS = 64
NOT_IN_A_NAME = re.compile(r"[^A-Za-z0-9_-]")
ENDPOINTS = "openai"  # a stream of theirs that is whole says why it ended
log = logging.getLogger(__name__)
QUIET: RunnableConfig = {"tags": [TAG_NOSTREAM]}  # unchecked words reach no channel, in langgraph's own streams neither

Prompt = tuple[SystemMessage, list[AnyMessage]]
Bound = Runnable[LanguageModelInput, AIMessage]


@dataclass
class Thought:
    """What a step came to: one call, a refusal or words (already let out), and the tokens of all attempts."""

    call: ToolCall | None = None
    refusal: str | None = None
    focus: list[int] = field(default_factory=list)
    input_tokens: int = 0
    output_tokens: int = 0
    estimated: bool = False


class Step:
    """The attempts of one step. ``mends`` is how many broken calls this turn may still have."""

    def __init__(self, bound: Bound, settings: Settings, speech: Speech, mends: int) -> None:
        self._bound = bound
        self._settings = settings
        self._speech = speech
        self._mends = mends
        self._ends = time.monotonic() + settings.model_step_seconds
        self.thought = Thought()

    async def run(self, prompts: Iterable[Prompt]) -> Thought:
        """Ask; where the prompt is too long for the model, with the next, shorter one. Raises ModelTrouble."""
        trouble = ModelTrouble("context_too_long")
        for system, messages in prompts:
            try:
                return await self._asked([system, *messages])
            except ModelTrouble as error:
                if error.code != "context_too_long" or self._speech.shown:
                    raise
                trouble = error
        raise trouble

    async def _asked(self, messages: list[AnyMessage]) -> Thought:
        attempt = 1
        while True:
            try:
                message = await self._answer(messages)
                if (broken := _broken_call(message)) is None:
                    return self._taken(message)
                if self._mends <= 0:
                    raise ModelTrouble("malformed_calls")
                self._mends -= 1
                self._speech.forget()
                messages = [*messages, *_returned(broken, len(messages))]
            except ModelTrouble as trouble:
                self._speech.forget()
                await self._wait_or_raise(trouble, attempt)
                attempt += 1

    async def _wait_or_raise(self, trouble: ModelTrouble, attempt: int) -> None:
        """Wait before the next attempt; the trouble itself where another would not help or take too long."""
        settings = self._settings
        if not trouble.passing or self._speech.shown or attempt >= settings.model_attempts:
            raise trouble
        log.info("attempt %d of the model failed (%s)", attempt, trouble.code)
        wait = trouble.wait_seconds
        if wait is None:
            doubled = settings.model_wait_seconds * 2 ** (attempt - 1)
            wait = min(doubled, settings.model_wait_max_seconds) * random.uniform(0.5, 1)
        if wait > settings.model_wait_max_seconds or time.monotonic() + wait >= self._ends:
            raise trouble
        await asyncio.sleep(wait)

    async def _answer(self, messages: Sequence[AnyMessage]) -> AIMessage:
        """One attempt, to the end of its stream."""
        seconds = min(self._settings.model_attempt_seconds, max(0.0, self._ends - time.monotonic()))
        whole: AIMessage | None = None
        try:
            async with asyncio.timeout(seconds):
                async with aclosing(self._pieces(messages)) as pieces:
                    async for piece in pieces:
                        whole = piece if whole is None else _joined(whole, piece)
                        if not _calls(whole):
                            self._speech.hear(str(piece.text))
        except TimeoutError as error:
            raise ModelTrouble("timeout", passing=True) from error
        if whole is None:
            raise ModelTrouble("empty", passing=True)
        try:
            self._count(whole, messages)
        except RecursionError as error:  # arguments nested deeper than anything can read
            raise ModelTrouble("garbled") from error
        _check_end(whole)
        return whole

    async def _pieces(self, messages: Sequence[AnyMessage]) -> AsyncGenerator[AIMessage]:
        """The stream's pieces; whatever is wrong with it, by name."""
        stream = cast("AsyncGenerator[AIMessage]", self._bound.astream(list(messages), QUIET))
        async with aclosing(stream):
            while True:
                try:
                    async with asyncio.timeout(self._settings.model_stall_seconds):
                        piece = await anext(stream)
                except StopAsyncIteration:
                    return
                except expected() as error:
                    raise named(error) from error
                if not isinstance(piece, AIMessage):
                    raise ModelTrouble("garbled", passing=True)
                yield piece

    def _count(self, whole: AIMessage, messages: Sequence[AnyMessage]) -> None:
        thought, used = self.thought, whole.usage_metadata
        if used:
            thought.input_tokens += used["input_tokens"]
            thought.output_tokens += used["output_tokens"]
            return
        thought.estimated = True
        thought.input_tokens += count_tokens_approximately(list(messages)) + tool_tokens()
        thought.output_tokens += count_tokens_approximately([whole])

    def _taken(self, message: AIMessage) -> Thought:
        thought = self.thought
        if calls := _calls(message):
            self._speech.forget()
            thought.call = {**calls[0], "name": _nameable(calls[0]["name"])}
        elif refusal := message.additional_kwargs.get("refusal"):
            self._speech.forget()
            thought.refusal = storable(str(refusal))[:SENTENCE_MAX_CHARACTERS]
        elif not str(message.text).strip():
            raise ModelTrouble("empty", passing=True)
        elif message.response_metadata.get("finish_reason") == "length":
            self._speech.forget()
            if not self._speech.shown:
                raise ModelTrouble("truncated")
        else:
            self._speech.finish()
        thought.focus = message.additional_kwargs.get("focus") or []
        return thought


def _joined(whole: AIMessage, piece: AIMessage) -> AIMessage:
    if isinstance(whole, AIMessageChunk) and isinstance(piece, AIMessageChunk):
        return whole + piece
    return whole


def _check_end(whole: AIMessage) -> None:
    reason = whole.response_metadata.get("finish_reason")
    if reason == "content_filter":
        raise ModelTrouble("content_filter")
    if reason is None and whole.response_metadata.get("model_provider") == ENDPOINTS:
        raise ModelTrouble("cut_off", passing=True)


def _calls(message: AIMessage) -> list[ToolCall]:
    return [*message.tool_calls, *[_named_call(call["name"], {}) for call in message.invalid_tool_calls]]


def _named_call(name: str | None, args: dict[str, Any]) -> ToolCall:
    return ToolCall(name=_nameable(name), args=args, id=None)


def _nameable(name: str | None) -> str:
    """A name that the endpoint takes back in the history."""
    return NOT_IN_A_NAME.sub("_", name or "unknown")[:NAME_CHARACTERS]


def _broken_call(message: AIMessage) -> ToolCall | None:
    """The first call where its arguments are not a whole JSON object. LangChain mends cut JSON; that must not run."""
    chunks = message.tool_call_chunks if isinstance(message, AIMessageChunk) else []
    first = chunks[0] if chunks else None
    if first is None:
        return _named_call(message.invalid_tool_calls[0]["name"], {}) if _only_invalid(message) else None
    try:
        args = json.loads(first["args"] or "{}", parse_constant=_no_number)
    except (ValueError, RecursionError):
        args = None
    return None if isinstance(args, dict) else _named_call(first["name"], {})


def _only_invalid(message: AIMessage) -> bool:
    return bool(message.invalid_tool_calls) and not message.tool_calls


def _no_number(name: str) -> float:
    raise ValueError(f"{name} is no JSON")


def _returned(call: ToolCall, place: int) -> list[AnyMessage]:
    """The broken call and what is wrong with it, for the model."""
    made: ToolCall = {**call, "id": f"broken_{place}"}
    error = json.dumps({"error": {"code": "invalid_arguments", "detail": BROKEN_CALL}})
    return [AIMessage("", tool_calls=[made]), ToolMessage(error, tool_call_id=str(made["id"]), name=call["name"])]
