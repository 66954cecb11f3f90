"""What somebody else wrote and the user pasted: a text that speaks to a machine is data, never a request."""

from __future__ import annotations

import re

LEAST_LEFT = 4  # words that make a request beside what was pasted
_SPANS = re.compile(
    r"<!--.*?-->"
    r"|>{2,}.*?<{2,}"
    r"|\[(?P<tag>[a-z_ ]+)\].*?\[/(?P=tag)\]"
    r"|```.*?```"
    r"|(?<!\w)[\"“](?P<double>[^\"”]{20,})[\"”]"
    r"|(?<!\w)['‘](?P<single>.{20,}?)['’](?!\w)",
    re.S | re.I,
)
_TO_A_MACHINE = re.compile(
    r"\b(a\.?i\.?|assistant|bot|chatbot|agent|system|model|llm|gpt|robot|machine)\b\s*[:,-]"
    r"|\b(to|note to|dear|attention|hey) (the )?(ai|assistant|bot|chatbot|agents?|model|llm)\b"
    r"|\b(ignore|disregard|forget) (all |any |your |the )*(previous|prior|earlier|above|instructions|rules)\b"
    r"|\b(system prompt|you (must|are now)|as an ai)\b",
    re.I,
)


def own_words(text: str) -> str:
    """The text without pasted parts that speak to a machine; all of it where nothing else would be left."""
    kept = _SPANS.sub(lambda span: " " if _speaks_to_a_machine(span) else span.group(), text)
    return kept if len(re.findall(r"\w+", kept)) >= LEAST_LEFT else text


def _speaks_to_a_machine(span: re.Match[str]) -> bool:
    quoted = span["double"] or span["single"]
    return quoted is None or _TO_A_MACHINE.search(quoted) is not None
