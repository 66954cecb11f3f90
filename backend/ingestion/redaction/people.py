"""Names of people: after "call", "ask for", "my name is" and the like, and before "realtor" and the like."""

from __future__ import annotations

import re
from collections.abc import Iterator

from backend.ingestion.redaction.spans import Span
from backend.ingestion.redaction.vocabulary import FIRST_NAMES, ORDINARY

_TRIGGER = re.compile(
    r"\b(?P<firm>ask(?:ing)? for|speak (?:to|with)|talk (?:to|with)|my name(?: is|'s|s)|name ?:|name is|name['’]s"
    r"|attn:?|attention:?|signed,?|sincerely,?|regards,?|cheers,|soy|me llamo|pregunt[ae]\w? por|care of|c/o"
    r"|this is|i am|i'm|im)"
    r"|\b(?P<loose>call or text|text or call|call/text|call|text|txt|contact|email|e-mail|message|msg|dm|phone|reach"
    r"(?: out to)?|ring|listed by|presented by"
    r"|courtesy of|hosted by|offered by|host:?|llam[ae] a|llame a|contacte a)"
    r"|\b(?P<faint>see|meet|agent:?|realtor:?|broker:?|owner:?|landlord:?|manager:?|by|with|thanks,?|thank you,?)",
    re.I,
)
_GAP = re.compile(
    r"(?:\s{0,3}[-:,–]?\s{0,2})(?:(?:me|us|now|today|or text|the agent|agent|owner|realtor|my agent)[ ,:-]{1,3}){0,2}",
    re.I,
)
_NAME_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]{0,24}\.?")
_ROLE = re.compile(
    r"[ ,|/-]{1,4}(?:realtor|realty|broker|(?:listing |real estate |leasing |licensed )?agent|property manager"
    r"|owner/agent|reo|gri|mba|cdpe|crs|abr|re/max|remax|keller williams|coldwell|exp realty|compass|century 21)\b",
    re.I,
)
_SECOND = re.compile(r" ?(?:or|and|&|/) ?([A-Z][A-Za-z]{1,20})")
_TITLED = re.compile(
    r"\b(?i:mr|mrs|ms|miss|senor|senora|sr|sra)\b\.? ([A-Z][A-Za-z'’-]{1,24})(?: [A-Z][A-Za-z'’-]{1,24})?"
)
_PAIR = re.compile(r"\b[A-Z][a-z'’-]{1,24}(?: [A-Z]\.)? [A-Z][A-Za-z'’-]{1,24}\b")
_MAYBE_WORDS = frozenset({
    "will", "may", "mark", "art", "bill", "rich", "grant", "drew", "rose", "an", "see", "dawn", "joy", "penny", "dale",
    "sierra", "april", "june", "summer", "autumn", "faith", "hope", "grace", "chase", "hunter",
})  # fmt: skip
MAX_NAME_WORDS = 3


def find_people(shadow: str) -> Iterator[Span]:
    """Spans of people's names, without the word that gave them away."""
    shouting = _is_shouting(shadow)
    for match in _TRIGGER.finditer(shadow):
        gap = _GAP.match(shadow, match.end())
        start = gap.end() if gap else match.end()
        end = _name_end(shadow, start, str(match.lastgroup), shouting=shouting)
        if end and start > match.end():
            yield Span(start, _with_second(shadow, end), "name")
    for match in _TITLED.finditer(shadow):
        if match.group(1)[0].isupper() and match.group(1).lower() not in ORDINARY:
            yield Span(match.start(), match.end(), "name")
    yield from _before_roles(shadow)


def _with_second(shadow: str, end: int) -> int:
    """The end of "Bob or Jane" when "Bob" ends at `end`."""
    second = _SECOND.match(shadow, end)
    return second.end() if second and second.group(1).lower() in FIRST_NAMES else end


def _is_shouting(shadow: str) -> bool:
    letters = [char for char in shadow[:400] if char.isalpha()]
    return sum(map(str.isupper, letters)) > 0.6 * len(letters)


def _name_end(shadow: str, start: int, trigger: str, *, shouting: bool) -> int | None:
    """Where a name that begins at `start` ends; None when no name begins there."""
    end, at = None, start
    for place in range(MAX_NAME_WORDS):
        word = _NAME_WORD.match(shadow, at)
        if word is None or not _can_be_name(word.group(), place, trigger, shouting):
            break
        end, at = word.end() - word.group().endswith("."), word.end() + 1
        if word.end() >= len(shadow) or shadow[word.end()] != " ":
            break
    return end


def _can_be_name(raw: str, place: int, trigger: str, shouting: bool) -> bool:
    word = raw.rstrip(".").removesuffix("'s").removesuffix("’s")
    lower, capital = word.lower(), word[:1].isupper()
    if place == 0:
        known = lower in FIRST_NAMES or lower in _MAYBE_WORDS
        if known:
            return capital or (lower not in _MAYBE_WORDS and trigger != "faint")
        if trigger == "faint" or shouting or not capital or lower in ORDINARY:
            return False
        return len(word) > 1 and (trigger == "firm" or word[1:].islower())
    return capital and lower not in ORDINARY and (not shouting or len(word) > 2)


def _before_roles(shadow: str) -> Iterator[Span]:
    for role in _ROLE.finditer(shadow):
        window = max(0, role.start() - 60)
        pairs = list(_PAIR.finditer(shadow, window, role.start()))
        if pairs and pairs[-1].end() == role.start():
            words = pairs[-1].group().lower().replace(".", "").split()
            if not ORDINARY.intersection(words):
                yield Span(*pairs[-1].span(), "name")
