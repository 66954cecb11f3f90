"""Step 1b, by whole sentences: where one tells ("the kids are 6, 9 and 14 and share one bathroom."), each part does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from agent.builtin import roles
from agent.builtin.gazetteer import Gazetteer
from agent.builtin.items import Token
from agent.builtin.tables.stories import (
    A_LEAD,
    ASKS_FOR_HOMES,
    BEARS_ON_LEADS,
    BREAKS,
    ENDS,
    EXPLAINS,
    EXPLAINS_IT,
    GIVES_BACK,
    LIMITS_IT,
    MAY_ORDER,
    OF_KIDS,
    OF_REASONS,
    OTHERS_WISH,
    POINTERS,
)

LEAST_WORDS = 4
TELLS = 0.9  # the chance from which a whole sentence is believed to tell
SURELY = 0.97  # and a part of one
ASKS_STILL = 0.1  # the most that it may seem to ask
SURELY_ASKS = 0.9


def told_whole(parts: Sequence[list[Token]], places: Gazetteer, at_length: bool) -> list[bool]:
    """For each part whether it stands in a sentence that only tells; in a long message a part may be one alone."""
    told: list[bool] = []
    for sentence in _sentences(parts):
        whole = _tells([word for part in sentence for word in part], places) and not _asks_later(sentence, places)
        told += [whole or (at_length and _tells(part, places, SURELY)) for part in sentence]
    return [
        tells or (at > 0 and told[at - 1] and _counts_on(parts[at - 1], parts[at])) for at, tells in enumerate(told)
    ]


def aside(parts: Sequence[list[Token]], told: Sequence[bool], whole: Sequence[bool]) -> list[bool]:
    """For each part whether its sentence tells and no word of it can bear on a lead, a hold or a purchase."""
    request = " ".join(plain(part) for part, tells in zip(parts, told, strict=True) if not tells)
    if GIVES_BACK.search(request):
        return [False] * len(parts)
    bears = EXPLAINS_IT if A_LEAD.search(request) and not OF_REASONS.search(request) else BEARS_ON_LEADS
    out: list[bool] = []
    for sentence in _sentences(parts):
        tells = whole[len(out) : len(out) + len(sentence)]
        out += [one and not bears.search(plain([word for part in sentence for word in part])) for one in tells]
    return out


def beside_a_refund(parts: Sequence[list[Token]], places: Gazetteer) -> list[Token]:
    """The words of a refund's request without what explains nothing; its reason is told as a story, too."""
    whole = told_whole(parts, places, False)
    apart = aside(parts, whole, whole)
    named = any(A_LEAD.search(plain(part)) for part, tells in zip(parts, whole, strict=True) if not tells)
    kept: list[Token] = []
    for part, tells, out in zip(parts, whole, apart, strict=True):
        if not out or EXPLAINS.search(plain(part)):
            kept += [word for word in part if not (named and tells and word.text in POINTERS)]
    return kept


def _asks_later(sentence: Sequence[list[Token]], places: Gazetteer) -> bool:
    """ "they sold in Waco, a 3 bed condo in Allen now": a part that asks for homes behind one that tells."""
    return any(
        ASKS_FOR_HOMES.search(plain(part)) and roles.role_of(part, places).asks > SURELY_ASKS for part in sentence[1:]
    )


def _counts_on(before: Sequence[Token], part: Sequence[Token]) -> bool:
    """ "the kids are 6, 9 and 14 and share one bathroom": the ages go on behind the comma."""
    said = [word for word in before if word.text not in BREAKS]
    return bool(said and said[-1].is_number and part[0].is_number and OF_KIDS.search(plain(before)))


def plain(words: Sequence[Token]) -> str:
    return " ".join(word.text for word in words if word.text not in BREAKS)


def _sentences(parts: Sequence[list[Token]]) -> Iterator[list[list[Token]]]:
    sentence: list[list[Token]] = []
    for part in parts:
        sentence.append(part)
        if part[-1].text in ENDS:
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def _tells(words: Sequence[Token], places: Gazetteer, least: float = TELLS) -> bool:
    """Whether a sentence is surely told and limits no search."""
    if len(words) < LEAST_WORDS or words[-1].text == "?":
        return False
    if LIMITS_IT.search(OTHERS_WISH.sub(" ", plain(words))):
        return False
    said = roles.role_of(words, places)
    return said.name == "told" and said.chance >= least and said.asks <= ASKS_STILL


def of_requests(words: Sequence[Token], places: Gazetteer) -> list[Token]:
    """The words without the sentences that tell and can ask nothing of anybody ("the lender pulled her credit.")."""
    kept: list[Token] = []
    start = 0
    for at, word in enumerate(words):
        if word.text in ENDS or at == len(words) - 1:
            sentence = words[start : at + 1]
            told = not MAY_ORDER.search(plain(sentence)) and tells_surely(sentence, places)
            kept += [] if told else sentence
            start = at + 1
    return kept


def tells_surely(words: Sequence[Token], places: Gazetteer) -> bool:
    """Whether words on their own only tell."""
    return _tells(words, places, SURELY)
