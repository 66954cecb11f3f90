"""A finished message as a stream of chunks: its calls at once, its words sentence by sentence."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from langchain_core.messages import AIMessage, AIMessageChunk
from langchain_core.messages.tool import tool_call_chunk
from langchain_core.outputs import ChatGenerationChunk

_SENTENCE = re.compile(r".+?(?:[.!?]+\s+|$)", re.S)


def chunks(message: AIMessage) -> Iterator[ChatGenerationChunk]:
    if message.tool_calls:
        calls = [
            tool_call_chunk(name=call["name"], args=json.dumps(call["args"]), id=call["id"], index=index)
            for index, call in enumerate(message.tool_calls)
        ]
        yield ChatGenerationChunk(
            message=AIMessageChunk(
                content="", tool_call_chunks=calls, additional_kwargs=message.additional_kwargs, chunk_position="last"
            )
        )
        return
    sentences = [part for part in _SENTENCE.findall(message.text) if part]
    for at, sentence in enumerate(sentences):
        last = "last" if at == len(sentences) - 1 else None
        yield ChatGenerationChunk(message=AIMessageChunk(content=sentence, chunk_position=last))
