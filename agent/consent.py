"""Rule 14 in code: a write runs only when the user's own words ask for it.

The evidence is what the user typed in this turn, a question of the last reply that it answers, or the built-in model's
reading of the same words; never a tool's result, a listing or what a model says. A write without evidence is refused,
and what the user would have to say becomes one question, whose yes permits that very call.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from langchain_core.messages import AIMessage, AnyMessage, HumanMessage
from rapidfuzz.distance import DamerauLevenshtein

from agent import consent_words as words
from agent.approval import meaning
from agent.arguments import borne_out
from agent.builtin.answers import CONSENT
from agent.builtin.forbidden import opened, refused_in
from agent.builtin.pasted import own_requests
from agent.builtin.tables.grammar import NUMBER_WORDS, ORDINALS
from agent.builtin.tables.unasked import ADVICE_TAG, HOLDS_OFF
from agent.folding import ID, fold
from tools.registry import BY_NAME

ANSWER_WORDS = 8  # an answer to a question, or "and the third too", is no longer than this
SHORTEST_SLIP = 5
LONG_WORD = 8
MOST_NAMED = 60  # larger numbers are no counts of leads
# the user's words → the calls that they ask for, each with the leads it would touch
Reading = Callable[[str], Iterable[tuple[str, dict[str, Any], frozenset[int]]]]


@dataclass(frozen=True)
class Words:
    """What the user said in this turn, what it answers, and what ran last before it."""

    said: str
    question: str = ""  # of the last reply, where it offered something
    before: tuple[str, ...] = ()  # what the user had said before a question for something missing
    earlier: tuple[str, ...] = ()  # the user's last words before this turn, whatever stood between
    focus: frozenset[int] = frozenset()  # leads that "it" means
    kept: dict[str, Any] = field(default_factory=dict)  # the filter as it stands: "save this search"
    last_tool: str | None = None
    written: dict[str, set[int]] = field(default_factory=dict)  # leads that this turn's writes touched already


def is_write(tool: str, args: dict[str, Any]) -> bool:
    """Whether the call can change something."""
    if tool == "account_status":
        return args.get("what") == "change_tier"
    if tool == "saved_searches":
        return args.get("delete") is not None
    return tool in BY_NAME and BY_NAME[tool].mode == "WRITE"


def permits(tool: str, args: dict[str, Any], heard: Words, reading: Reading) -> bool:
    """Whether the user asked for this write: on so many leads, on these, and with these arguments."""
    wanted = _leads(args)
    own = own_words(heard.said)
    read = [step for step in reading(own_requests(heard.said)) if step[0] == tool and is_write(tool, step[1])]
    if read and all(bool(step.get("item")) != bool(args.get("item")) for _, step, _ in read):
        return False  # credits are not leads: words for the one buy none of the other
    asked = any(wanted <= leads or (not leads and len(wanted) <= 1) for _, _, leads in read)
    if not asked and not (_asks(tool, own, heard) and _within(tool, wanted, own, heard)):
        return False
    return borne_out(args, _evidence(args, heard), [step for _, step, _ in read], heard.kept)


def _evidence(args: dict[str, Any], heard: Words) -> str:
    """The words that arguments may come from: the turn's own, and what they answer or go on with.

    A note may be quoted: then the quotation is what the user wants written. A question counts after a plain yes alone.
    """
    own = heard.said if args.get("note") else own_requests(heard.said)
    short = len(own.split()) <= ANSWER_WORDS
    goes_on = short and (heard.before or heard.question or re.search(words.CONTINUES, fold(own)))
    said_before = [own_requests(text) for text in heard.earlier] if goes_on else []
    return "\n".join([own, *said_before, *([heard.question] if meaning(heard.said) == "yes" else [])])


def granted(values: dict[str, Any], said: str) -> dict[str, Any] | None:
    """The call that the user's yes permits, when the reply before asked for permission."""
    pending = values.get("pending_question") or {}
    if pending.get("missing") != [CONSENT] or meaning(said) != "yes":
        return None
    return {"tool": pending["tool"], "args": pending["args"]}


def heard_in(messages: Sequence[AnyMessage], state: dict[str, Any]) -> Words:
    """The user's words of this turn with what stood before them."""
    humans = [at for at, message in enumerate(messages) if isinstance(message, HumanMessage)]
    if not humans:
        return Words("")
    last = humans[-1]
    reply = next((m.text for m in reversed(messages[:last]) if isinstance(m, AIMessage) and m.text), "")
    start = state.get("start") or {}
    pending = start.get("pending_question") or {}
    earlier = tuple(str(messages[at].text) for at in humans[-3:-1])
    written: dict[str, set[int]] = {}
    for call in state.get("calls", []):
        if call["ok"]:
            written.setdefault(call["tool"], set()).update(_leads(call["args"]))
    return Words(
        said=str(messages[last].text),
        question=_offer(str(pending.get("question") or reply)),
        before=earlier if pending else (),
        earlier=earlier,
        focus=frozenset(start.get("focus") or []),
        kept={**(start.get("filter") or {}), **(state.get("filter") or {})},
        last_tool=start.get("last_tool"),
        written=written,
    )


def _offer(reply: str) -> str:
    """The questions of a reply that a yes can answer: "Shall I hold 9101?", but not "Which of your bought leads?"."""
    parts = re.split(r"(?<=[.!?])\s+", reply)
    return " ".join(part for part in parts if part.endswith("?") and not re.search(words.OPEN_QUESTION, fold(part)))


def own_words(text: str) -> str:
    """What the user says in their own name, folded."""
    return fold(own_requests(text))


def named_ids(text: str) -> set[int]:
    """Lead numbers that the user wrote."""
    return {int(digits) for digits in ID.findall(own_words(text))}


def _leads(args: dict[str, Any]) -> set[int]:
    ref = args.get("ref")
    return {part for part in (ref if isinstance(ref, list) else [ref]) if isinstance(part, int)}


def _asks(tool: str, own: str, heard: Words) -> bool:
    if _evident(tool, own):
        return True
    if not _answers(tool, own):
        return False
    named = bool(heard.question and _pattern(tool).search(fold(heard.question)))
    if meaning(heard.said) == "yes":
        return named
    if named:
        return bool(re.search(words.CONTINUES, own))
    if heard.before:
        return any(_evident(tool, own_words(text)) for text in heard.before)
    return heard.last_tool == tool and bool(re.search(words.CONTINUES, own))


def _answers(tool: str, own: str) -> bool:
    """Whether the words can be an answer, or go on with what was done: short, and no request of another kind."""
    if len(own.split()) > ANSWER_WORDS or meaning(own) == "no" or re.search(words.ANOTHER_MATTER, own.strip()):
        return False
    return not any(_evident(other, own) for other in words.ASKS if other != tool)


def _evident(tool: str, own: str) -> bool:
    """Whether some part of the words asks for such a write, neither denied nor asked about."""
    if own.rstrip().endswith("?") and ADVICE_TAG.search(own.rstrip(" ?!.")):
        return False  # "hold 9101, should i?"
    for sentence in re.split(r"(?<=[.!?])\s+|\n+", own):
        for part in re.split(words.PARTS, sentence):
            asks_facts = re.search(words.ASKS_FACTS, part.strip()) and not re.search(words.ASKS_POLITELY, part)
            if not asks_facts and _found(tool, part):
                return True
        whole = re.search(words.ASKS_FACTS, sentence.strip()) and not re.search(words.ASKS_POLITELY, sentence)
        if not whole and _found(tool, sentence):
            return True
    return False


def _found(tool: str, part: str) -> bool:
    part = opened(part)
    if HOLDS_OFF.search(part) and tool not in words.NEVER_NEGATED:
        return False
    refused = [] if tool in words.NEVER_NEGATED else refused_in(part)
    for match in _pattern(tool).finditer(part):
        if any(start <= match.start() < end for start, end in refused):
            continue
        if tool in words.NEVER_NEGATED or not re.search(words.NEGATION, part[: match.start()]):
            return True
    return any(_slip(word, known) for word in re.findall(r"[a-z]{5,}", part) for known in words.SLIPS[tool])


def _slip(word: str, known: str) -> bool:
    if len(known) < SHORTEST_SLIP or word == known:
        return False
    return DamerauLevenshtein.distance(word, known) <= (2 if len(known) >= LONG_WORD else 1)


@lru_cache(maxsize=32)
def _pattern(tool: str) -> re.Pattern[str]:
    return re.compile(words.ASKS[tool])


def _within(tool: str, wanted: set[int], own: str, heard: Words) -> bool:
    """Whether the leads are as many as the user spoke of, and the ones they named by number."""
    if not wanted:
        return True
    if meaning(heard.said) == "yes":
        return _offered(wanted, heard)
    named = named_ids(heard.said)
    if named and not re.search(words.POINTS, ID.sub(" ", own)) and not wanted <= named:
        return False
    touched = wanted | heard.written.get(tool, set())
    return len(touched) <= most_leads(own)


def _offered(wanted: set[int], heard: Words) -> bool:
    """Whether the question that was answered with yes meant these leads."""
    question = fold(heard.question)
    meant = named_ids(question) or heard.focus | {lead for text in heard.before for lead in named_ids(text)}
    return wanted <= meant and len(wanted) <= most_leads(question)


def most_leads(own: str) -> int:
    """How many leads the words can mean."""
    counts = _counts(own)
    if re.search(words.MANY, own):
        return (
            max(counts) if counts and re.search(r"\b(top|first|last|next|best|cheapest|newest)\b", own) else MOST_NAMED
        )
    both = 2 if re.search(words.BOTH, own) else 1
    told = len(ID.findall(own)) + len(counts) + sum(word in ORDINALS for word in re.findall(r"[a-z0-9]+", own))
    told += len(re.findall(words.SUPERLATIVE, own))
    return max([both, told, *counts])


def _counts(own: str) -> list[int]:
    digits = [int(m[1]) for m in re.finditer(r"(?<![\w$.,])(\d{1,2})(?![\w.,]\d)(?!" + words.MEASURED + ")", own)]
    spelled = [
        int(NUMBER_WORDS[m[0]])
        for m in re.finditer(r"[a-z]+", own)
        if m[0] in NUMBER_WORDS and not re.match(words.MEASURED, own[m.end() :])
    ]
    return [count for count in (*digits, *spelled) if 1 <= count <= MOST_NAMED]
