"""Step 1e: what is told beside a request and reads like a part of it: how it is paid, who called, where they live now.

The words come back without it, or as they would have been said alone; what nothing is left of stays as it was.
"""

from __future__ import annotations

import re

from agent.builtin import roles
from agent.builtin.dictation import dictated
from agent.builtin.optional import only_wished
from agent.builtin.reader import Reader
from agent.builtin.same_again import same_again
from agent.builtin.sense import Sense
from agent.builtin.tables.asides import (
    COMPARES,
    DOWN_PAYMENT,
    HINTS_OF_LIVING,
    IDIOMS,
    LINKS,
    LIVES_THERE,
    NAMED_LEAD,
    NOTE_IT,
    OTHERS_CALLED,
    PART_OF_SUM,
    PIECES,
    RATHER_THAN,
    ROOMS_TODAY,
    SENTENCE_ENDS,
    SPEAKS_OF_IT,
    TELL_SO,
    TELLS_OF_ONE,
    VETERANS_LOAN,
    WHOLE_SUM,
    WISHED,
)
from agent.builtin.tables.stories import WORKS_ON_THEM
from agent.builtin.too_few import of_enough

LEAST_CHARACTERS = 18
PAIR = 2
LEAST_LEFT = 3  # words of a request without its asides
ORDERS = ("request", "question_how")


def without_asides(text: str, sense: Sense, reader: Reader) -> str:
    """The text without what only stands beside its request."""
    if len(text) < LEAST_CHARACTERS or dictated(text):
        return text
    for idiom, said in IDIOMS:
        text = idiom.sub(said, text)
    noted = _noted(text, reader)
    if noted:
        return noted
    text = _without(VETERANS_LOAN, text) if re.search(r"\bva\b", text, re.IGNORECASE) else text
    text = _of_two_places(ROOMS_TODAY.sub("", text), reader)
    text = _told_rather_so(_without(OTHERS_CALLED, _at_home(_summed(text), reader)))
    return same_again(only_wished(of_enough(text, sense, reader), reader), reader)


def _without(pattern: re.Pattern[str], text: str) -> str:
    """The text without what the pattern finds; whole where a request of too few words would be left."""
    shorter = pattern.sub("", text).lstrip(" ,.;!-")
    return shorter if len(shorter.split()) >= LEAST_LEFT else text


def _noted(text: str, reader: Reader) -> str | None:
    """ "she'd sell for 405, write that down": the sentence before is the note."""
    asked = NOTE_IT.search(text)
    if asked is None:
        return None
    said = text[: asked.start()]
    starts = [end.end() for end in SENTENCE_ENDS.finditer(said)]
    before, note = (said[: starts[-1]], said[starts[-1] :]) if starts else ("", said)
    if len(note.split()) < LEAST_LEFT:
        return None
    if not TELLS_OF_ONE.match(note) and roles.role_of(reader.tokens(note), reader.gazetteer).name in ORDERS:
        return None
    lead = NAMED_LEAD.search(note)
    ref = f" to lead {lead[1] or lead[2] or lead[3]}" if lead else ""
    return f"{before}add a note{ref}: {note}"


def _summed(text: str) -> str:
    """ "50k cash, the lender gives 200, so 250 all in": only the sum is what can be spent."""
    if not any(sign.isdigit() for sign in text) and "grand" not in text:
        return text
    shorter = PART_OF_SUM.sub("", text)
    whole = WHOLE_SUM.search(shorter) if shorter != text else None
    if whole:
        return f"{shorter[: whole.start()]}budget {whole['sum'] or whole['total']}{shorter[whole.end() :]}"
    shorter = DOWN_PAYMENT.sub("", text)
    return shorter if shorter != text and WISHED.search(shorter) else text


def _at_home(text: str, reader: Reader) -> str:
    """ "renting a 2 bed for 1800 now, wants to buy in Tempe": how they live is no need; where, if no place is named."""
    said = text.lower()
    if not any(hint in said for hint in HINTS_OF_LIVING):
        return text
    if SPEAKS_OF_IT.search(text) or not LIVES_THERE.search(text):
        return text
    pieces = PIECES.split(text)
    pairs = list(zip(pieces[::2], [*pieces[1::2], ""], strict=True))
    told = [LIVES_THERE.search(piece) is not None and not WISHED.search(piece) for piece, _ in pairs]
    left = "".join(piece + end for (piece, end), tells in zip(pairs, told, strict=True) if not tells).strip()
    if len(left.split()) < LEAST_LEFT or not WISHED.search(left):
        return text
    if _place_in(left, reader) or WORKS_ON_THEM.search(left.lower()):
        return left
    here = "".join(
        (_place_in(piece, reader) if tells else piece) + end for (piece, end), tells in zip(pairs, told, strict=True)
    )
    return here.lstrip(" ,.;!-")


def _place_in(text: str, reader: Reader) -> str:
    """The place that is named, as where something is."""
    named = [item.raw for item in reader.tagger.items(reader.tokens(text)) if item.is_("place")]
    return f" in {named[-1]}" if named else ""


def _of_two_places(text: str, reader: Reader) -> str:
    """ "he wants Plano, she grew up in Frisco: compare the two": the two places by their names."""
    asked = COMPARES.search(text)
    if asked is None:
        return text
    told = text[: asked.start()]
    items = reader.tagger.items(reader.tokens(text))
    named = list(dict.fromkeys(item.value("place").name for item in items if item.is_("place")))
    before = {item.value("place").name for item in items if item.is_("place") and item.end <= len(told)}
    if len(named) != PAIR or len(before) != PAIR:
        return text
    slot = "two" if asked["two"] else "both"
    link = next((link for link in LINKS if asked[slot].casefold().startswith(link)), "")
    return f"{text[: asked.start(slot)]}{link}{' and '.join(named)}{text[asked.end(slot) :]}"


def _told_rather_so(text: str) -> str:
    """ "don't text me, just email me when something comes up": only how to tell."""
    denied = RATHER_THAN.search(text)
    if denied is None:
        return text
    before, after = text[: denied.start()], text[denied.end() :]
    return f"{before}{after.lstrip(' ,;.!–—-')}" if TELL_SO.match(after) else text
