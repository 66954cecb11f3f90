"""Step 1b: what is only told ("closed on two duplexes in Dallas, now I want land in Kyle") is set aside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from agent.builtin import roles
from agent.builtin.gazetteer import Gazetteer
from agent.builtin.items import Token
from agent.builtin.tables.stories import (
    A_DAY,
    A_LEAD,
    AGES,
    ASKED_OF_OWN,
    ASKS_FOR_HOMES,
    ASKS_OF_OWN,
    BEARS_ON_HOMES,
    BEFORE_DEGREE,
    BREAKS,
    CLOCK,
    FOLLOWS_UP,
    JOINTS,
    LIKENS,
    LOOKS_FOR_CLIENT,
    NAMED_ONE,
    NAMES_A_LEAD,
    NAMES_A_NOTICE,
    NAMES_SEVERAL,
    NARRATES,
    NEAR_SOMETHING,
    NEVER,
    OF_LEADS,
    OF_OURS,
    OF_OURS_BUT_THE_WAY,
    OF_REASONS,
    OF_TIMES,
    OF_WORK,
    ONCE,
    OPENS_A_PART,
    ORDERS_STAGE,
    OUTRIGHT,
    PAST_DEALS,
    PLACE_JOINTS,
    POINTS_AT_IT,
    POINTS_AT_THEM,
    POINTS_BACK,
    SAID_OF_ANYTHING,
    SINCE_THEN,
    SPEAKS_OF_A_LEAD,
    SPEAKS_OF_THERE,
    STANDS_THERE,
    TAKES_UP,
    TELLS_OF_NOW,
    TOURED,
    WISHES,
    WORKS_ON_ONE,
    WORKS_ON_THEM,
)
from agent.builtin.tables.told import WANTS_BACK
from agent.builtin.tagging import Tagger
from agent.builtin.telling import aside, beside_a_refund, told_whole

LEAST_WORDS = 6  # a shorter message tells nothing beside its request
LOOKED_AHEAD = 7
TOLD = 0.6  # the chance from which what was learned is believed
SURELY_TOLD = 0.95  # and where words of a need stand in it
SURELY_ASKS = 0.9
LONG = 22  # words of a message that is likely to hold more than its request
TALKS = ("told", "reaction", "elsewhere")
SURELY_TALKS = 0.85
LEAST_TALK = 3  # words
LEAST_SUM = 50  # a number from which it may be a price


def asked(words: Sequence[Token], places: Gazetteer) -> list[Token]:
    """The words without the parts that only tell; all of them where no request for homes would be left."""
    if len(words) < LEAST_WORDS:
        return list(words)
    parts = list(_parts(words))
    if WANTS_BACK.search(_text(words)):
        return beside_a_refund(parts, places) if len(words) >= LONG else list(words)
    if len(parts) < 2 or not _asks(parts, places):
        return list(words)
    parts = [_without_likeness(part) for part in parts]
    at_length = len(words) >= LONG
    whole = told_whole(parts, places, at_length)
    told = [
        tells or _only_told(part, places) or (at_length and _talks(part, places))
        for part, tells in zip(parts, whole, strict=True)
    ]
    if SPEAKS_OF_THERE.search(_text(words)):  # "Mesquite is dead, he says: how long do homes sit over there?"
        told = [tells and not _names_a_place(part, places) for part, tells in zip(parts, told, strict=True)]
    told = _taken_up(parts, _with_its_place(parts, told, places))
    bare = [tells and apart for tells, apart in zip(told, aside(parts, told, whole), strict=True)]
    if not any(ASKS_FOR_HOMES.search(_text(part)) for part in parts):
        told = _of_other_things(parts, told)
    told = [tells or still for tells, still in zip(_with_what_it_needs(parts, told), bare, strict=True)]
    told = _where_they_looked(parts, told, places)
    kept = [part for part, tells in zip(parts, told, strict=True) if not tells]
    if not any(told) or not _asks(kept, places):
        return [word for part in parts for word in part]
    return [word for part, tells in zip(parts, told, strict=True) for word in part if not tells or word.text in BREAKS]


def _without_likeness(part: list[Token]) -> list[Token]:
    """ "the second one looks just like my sister's place in Boise": what a named lead is like is told."""
    likens = LIKENS.search(_text(part))
    if likens is None:
        return part
    kept = len(likens["lead"].split())
    return [*part[:kept], *(word for word in part[kept:] if word.text in BREAKS)]


def _asks(parts: Sequence[list[Token]], places: Gazetteer) -> bool:
    """Whether a part asks for homes, or for anything else that can be had here or explained."""
    if any(ASKS_FOR_HOMES.search(_text(part)) or ASKS_OF_OWN.search(_text(part)) for part in parts):
        return True
    said = (roles.role_of(part, places) for part in parts)
    return any(_surely_asks(one) for one in said)


def _surely_asks(said: roles.Role) -> bool:
    how = said.name == "question_how" and said.chance >= SURELY_ASKS
    return how or (said.name in ("request", "need") and said.asks >= SURELY_ASKS)


def _with_its_place(parts: list[list[Token]], told: list[bool], places: Gazetteer) -> list[bool]:
    """ "I'm selling in Mesa, need buyers": where a request names no place, it is that of what is told as it stands."""
    named = [_names_a_place(part, places) for part in parts]
    if not any(told) or any(names and not tells for names, tells in zip(named, told, strict=True)):
        return told
    here = [names and STANDS_THERE.search(_text(part)) is not None for part, names in zip(parts, named, strict=True)]
    return [tells and not (stands and here.count(True) == 1) for tells, stands in zip(told, here, strict=True)]


def _where_they_looked(parts: list[list[Token]], told: list[bool], places: Gazetteer) -> list[bool]:
    """The one place of homes that were seen stays, where the request for homes names none."""
    kept = [part for part, tells in zip(parts, told, strict=True) if not tells]
    asks = any(ASKS_FOR_HOMES.search(_text(part)) for part in kept)
    asks = asks and not any(WORKS_ON_THEM.search(_text(part)) for part in kept)
    if not any(told) or not asks or any(_names_a_place(part, places) or A_LEAD.search(_text(part)) for part in kept):
        return told
    named = [at for at, tells in enumerate(told) if tells and _names_a_place(parts[at], places)]
    if len(named) != 1 or not TOURED.search(_text(parts[named[0]])):
        return told
    place = _place_in(parts[named[0]], places)
    if not place:
        return told
    parts[named[0]] = place
    return [tells and at != named[0] for at, tells in enumerate(told)]


def _place_in(part: Sequence[Token], places: Gazetteer) -> list[Token]:
    """ "in Plano" of "we looked at four houses in Plano this weekend"."""
    words = [word.text for word in part]
    for at, word in enumerate(part[:-1]):
        found = places.match(words, at + 1, capital=part[at + 1].raw[:1].isupper(), reserved=False)
        if word.text in PLACE_JOINTS and found is not None:
            end = at + 1 + found[0]
            return [*part[at:end], *(word for word in part[-1:] if word.text in BREAKS)]
    return []


def _of_other_things(parts: list[list[Token]], told: list[bool]) -> list[bool]:
    """ "I lost the receipt, can I get it again": beside what is no search, only what has nothing to do with it."""
    kept = " ".join(_text(part) for part, tells in zip(parts, told, strict=True) if not tells)
    past = [tells and _past_affair(_text(part)) for part, tells in zip(parts, told, strict=True)]
    names_its_own = NAMES_A_LEAD.search(kept) and not OF_REASONS.search(kept)
    if ORDERS_STAGE.search(kept):
        return [tells and not OF_REASONS.search(_text(part)) for part, tells in zip(parts, told, strict=True)]
    if POINTS_BACK.search(NAMED_ONE.sub(" ", kept)) and not names_its_own:
        return [False] * len(parts)
    if ASKS_OF_OWN.search(kept):
        return [tells and A_LEAD.search(_text(part)) is None for part, tells in zip(parts, told, strict=True)]
    told_of = OF_OURS_BUT_THE_WAY if NAMES_A_NOTICE.search(kept) else OF_OURS
    clock = CLOCK if not OF_TIMES.search(kept) else NEVER
    ours = [told_of.search(clock.sub(" ", _text(part))) is not None for part in parts]
    return [tells and (gone or not bears) for tells, gone, bears in zip(told, past, ours, strict=True)]


def _with_what_it_needs(parts: list[list[Token]], told: list[bool]) -> list[bool]:
    """ "the offer on 6085 got accepted, set it to won", "try him Friday, he said. Put that in as a follow up"."""
    kept = " ".join(_text(part) for part, tells in zip(parts, told, strict=True) if not tells)
    leads = A_LEAD.search(kept) is None and WORKS_ON_ONE.search(kept) is not None
    days = FOLLOWS_UP.search(kept) is not None and A_DAY.search(kept) is None
    needed = [pattern for pattern, needs in ((A_LEAD, leads), (A_DAY, days)) if needs]
    return [
        tells and not any(pattern.search(_text(part)) for pattern in needed)
        for part, tells in zip(parts, told, strict=True)
    ]


def _past_affair(text: str) -> bool:
    """ "we held a house last month and lost it": a deal of long ago, of no lead that is named."""
    return ONCE.search(text) is not None and not SPEAKS_OF_A_LEAD.search(text)


def _taken_up(parts: list[list[Token]], told: list[bool]) -> list[bool]:
    """ "we talked about 5 bedroom places; do you have any?": what the request takes up is no mere story."""
    out = list(told)
    for at, part in enumerate(parts):
        if told[at] or not at:
            continue
        if TAKES_UP.search(_text(part)):
            spoken_of = [n for n in range(at) if out[n] and _homes(parts[n])]
            for n in spoken_of:
                parts[n], out[n] = _homes(parts[n]), False
        elif POINTS_AT_IT.search(_text(part)) or _points_at_them(parts[at - 1], part):
            out[at - 1] = False
        if told[at - 1] and AGES.match(_text(part)):
            out[at] = True
    return out


def _points_at_them(told: Sequence[Token], part: Sequence[Token]) -> bool:
    pointed = POINTS_AT_THEM.search(_text(part)) is not None and NAMES_A_LEAD.search(_text(part)) is None
    return pointed and NAMES_SEVERAL.search(_text(told)) is not None


def _homes(part: list[Token]) -> list[Token]:
    """The words of a story that name homes, with their number: "5 bedroom places"."""
    named = [at for at, word in enumerate(part) if ASKS_FOR_HOMES.fullmatch(word.text)]
    if not named:
        return []
    start, end = named[0] - (named[0] > 0 and part[named[0] - 1].is_number), named[-1] + 1
    if [word.text for word in part[end : end + 1]] == ["in"]:
        end += 2 + (part[end + 1 : end + 3][-1].raw[:1].isupper())
    return [*part[start:end], *part[-1:]] if part[-1].text in BREAKS else part[start:end]


def _names_a_place(part: Sequence[Token], places: Gazetteer) -> bool:
    words = [word.text for word in part]
    return any(
        places.match(words, at, capital=word.raw[:1].isupper(), reserved=False) is not None
        for at, word in enumerate(part)
    )


def place_told(told: Sequence[Token], kept: Sequence[Token], tagger: Tagger) -> str | None:
    """The place of the story that was set aside: what a question without a place is about."""
    if len(told) == len(kept) or any(item.is_("place") for item in tagger.items(list(kept))):
        return None
    named = [item for item in tagger.items(list(told)) if item.is_("place")]
    return str(named[-1].value("place").name) if named else None


def _only_told(part: Sequence[Token], places: Gazetteer) -> bool:
    text = _text(part)
    if ASKED_OF_OWN.match(text) or OUTRIGHT.search(text):
        return False
    if TELLS_OF_NOW.search(text) or (PAST_DEALS.search(text) and not OF_LEADS.search(text)):
        return True
    if not text or SINCE_THEN.match(text):
        return False
    if _asks_or_works(SAID_OF_ANYTHING.sub("", text)) and not _past_affair(text):
        return False
    said = roles.role_of(part, places)
    if said.name == "told" and said.chance >= SURELY_TOLD and _past_affair(text):
        return True
    if SAID_OF_ANYTHING.search(text) and _asks_or_works(text):
        return said.name == "told" and said.chance >= SURELY_TOLD
    told = said.name == "told" and said.chance >= TOLD
    return told or (said.asks < SURELY_ASKS and any(pattern.search(text) for pattern in NARRATES))


def _talks(part: Sequence[Token], places: Gazetteer) -> bool:
    """Of a long message: what tells or only reacts, though it has a word that a request may have."""
    said = roles.role_of(part, places)
    if said.name not in TALKS or said.chance < SURELY_TALKS or len(part) < LEAST_TALK:
        return False
    text = _text(part)
    if any(word.dollar or (word.value or 0.0) >= LEAST_SUM for word in part) or _names_a_place(part, places):
        return False
    return not (A_LEAD.search(text) or LOOKS_FOR_CLIENT.search(text) or BEARS_ON_HOMES.search(text))


def _asks_or_works(text: str) -> bool:
    return any(pattern.search(text) for pattern in (LOOKS_FOR_CLIENT, WISHES, NEAR_SOMETHING, OF_WORK, A_LEAD))


def _parts(words: Sequence[Token]) -> Iterator[list[Token]]:
    part: list[Token] = []
    for at, word in enumerate(words):
        if word.text in BREAKS and not _within_a_word(words, at):
            yield [*part, word]
            part = []
        elif part and _joins(part, word) and OPENS_A_PART.match(_text(words[at : at + LOOKED_AHEAD])):
            yield part
            part = [word]
        else:
            part.append(word)
    if part:
        yield part


def _joins(part: Sequence[Token], word: Token) -> bool:
    """Whether the word may join two parts; it does not in "Tempe used to be so cheap"."""
    return word.text in JOINTS and not (word.text == "so" and part[-1].text in BEFORE_DEGREE)


def _within_a_word(words: Sequence[Token], at: int) -> bool:
    """ "two-story", "4:30"."""
    return at + 1 < len(words) and not words[at + 1].spaced and words[at].text in ("-", ".", ":", ",")


def _text(words: Sequence[Token]) -> str:
    return " ".join(word.text for word in words if word.text not in BREAKS)
