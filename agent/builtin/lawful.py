"""Step 3d: what the user's words as a whole make unlawful, however they go on."""

from __future__ import annotations

from agent.builtin import safety
from agent.builtin.dictation import Dictated
from agent.builtin.items import Clause, Token
from agent.builtin.normalise import as_typed, tokens
from agent.builtin.plan import Plan, ask, decline
from agent.builtin.reader import Reader
from agent.builtin.sense import Sense
from agent.builtin.tables.notes import NOTE_IN_QUOTES
from agent.builtin.tables.patterns import WHO_SELLS
from agent.builtin.tables.phrases import QUESTIONS
from agent.builtin.tables.safety import DEMAND_JOINTS
from agent.builtin.telling import of_requests
from agent.builtin.wishes import sets_a_slot

CONFIRMATION = "confirmation"
LEAST_TOLD = 12  # words of a message that may tell beside its request
ONLY_ASKED = ("other_user", "private_life")
"""What a sentence of a long message may tell of ("the lender pulled her credit") without asking for it."""


def broken_rule(text: str, words: list[Token], reader: Reader) -> str | None:
    """The rule that the user's words break, as typed or as repaired and translated; a quoted note asks for nothing."""
    own = NOTE_IN_QUOTES.sub(" note ", text)
    words = words if own == text else reader.tokens(own)
    broken = safety.unsafe(safety.safety_text(words))
    if broken in ONLY_ASKED and len(words) >= LEAST_TOLD:
        asked = of_requests(words, reader.gazetteer)
        if len(asked) < len(words):
            words, text = asked, " ".join(word.raw for word in asked)
            broken = safety.unsafe(safety.safety_text(words))
    return broken or (None if as_typed(words) else safety.unsafe_as_typed(text))


def without_demand(text: str) -> str:
    """What is ordered beside "and never ask me to confirm", which changes nothing; empty where nothing is."""
    parts = [part for part in DEMAND_JOINTS.split(text) if part.strip()]
    kept = [part for part in parts if not safety.breaks(CONFIRMATION, safety.safety_text(tokens(part)))]
    return ", ".join(kept) if 0 < len(kept) < len(parts) else ""


def only_pasted(text: str, reader: Reader) -> Plan:
    """Somebody else's words and none of the user's: not done, whatever they ask."""
    broken = safety.unsafe(safety.safety_text(reader.tokens(text)))
    return Plan([decline(safety.refusal(broken)) if broken else ask(QUESTIONS[("", "pasted")], ["intent"])])


def unlawful(parts: list[Clause], sense: Sense) -> bool:
    """Whether what was learned refuses; where words only widen or narrow the search, it is taken for a slip."""
    doubtful = [part for part in parts if part.tool == "decline"]
    for part in doubtful:
        if sets_a_slot(part, sense) or part.has("drop") or _who_sells(part) or safety.only_sounds_unfair(part.text):
            part.tool = None
    return any(part.tool == "decline" for part in doubtful)


def _who_sells(part: Clause) -> bool:
    """Whether an owner or an agent sells is no secret."""
    return WHO_SELLS.search(part.text) is not None


def unlawful_note(noted: Dictated | None, reader: Reader) -> str | None:
    """A note is the user's own text, whatever it says to a machine; only discrimination is not written down."""
    broken = safety.unsafe(safety.safety_text(reader.tokens(noted.note))) if noted else None
    return broken if broken == "fair_housing" else None
