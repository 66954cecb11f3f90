"""Step 2: tokens become items: numbers, places and phrases of the lexicon, the longest reading at each point."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from agent.builtin.clock import read_clock
from agent.builtin.gazetteer import Gazetteer
from agent.builtin.items import Item, Number, Token
from agent.builtin.lexicon import Lexicon, domain_lexicon
from agent.builtin.normalise import fold
from agent.builtin.numbers import read_number
from agent.builtin.people import settle_market, settle_people
from agent.builtin.settling import settle
from agent.builtin.spoken_ids import read_spoken_id, read_spoken_zip
from agent.builtin.tables import tagging as table
from agent.builtin.tables.grammar import COUNTED, ORDINALS, phrases
from agent.builtin.tables.people import FIRST_YEAR, KIN, LAST_YEAR, OF_A_PERSON, OF_ONE_S_OWN, TAKES_IN
from agent.builtin.tables.states import STATE_CODES, STATE_STARTS, STATES, WORDLIKE_CODES

COUNTED_WORDS = frozenset(phrases(f"{COUNTED['beds']}, {COUNTED['baths']}, {COUNTED['miles']}, {COUNTED['sqft']}"))
LEAST_ID = 1000
MOST_COUNTED = 60  # a number up to this may be a place in a list
LEAST_ROUND_PRICE, ROUND_PRICE = 100_000, 5_000  # dollars
ZIP_DIGITS = 5
RUNS_KEPT = 64  # of tokens: a run is read more than once in a turn


class Tagger:
    """Reads tokens into items with the domain's lexicon and a gazetteer."""

    def __init__(self, gazetteer: Gazetteer, lexicon: Lexicon | None = None) -> None:
        self._gazetteer = gazetteer
        self._lexicon = lexicon or domain_lexicon()

    def items(self, tokens: Sequence[Token]) -> list[Item]:
        """The items of the tokens; a run of them is read once, and each caller may use up its own."""
        return [item.copy() for item in _kept(self, tuple(tokens))]

    def read(self, tokens: Sequence[Token]) -> list[Item]:
        words = [token.text for token in tokens]
        items: list[Item] = []
        at = 0
        while at < len(tokens):
            if (
                words[at] == "no"
                and words[at + 1 : at + 2] == [","]
                and not (items and items[-1].is_("feature", "ptype", "source"))
            ):
                at += 2  # "no, Mesa" takes back, it refuses nothing
                continue
            if _minus(tokens, at):
                items.append(_item(tokens[at : at + 1], {"neg": "neg"}))
                at += 1
                continue
            if (
                words[at] in table.SPELT_SHORT
                and 0 < at < len(words) - 1
                and words[at + 1] in table.AFTER_SHORT
                and words[at - 1] in table.BEFORE_SHORT
            ):
                at += 1  # "looking 4 a place 2 rent"
                continue
            taken, kinds = self._read(tokens, words, at, items)
            if at and words[at - 1] == "the" and "num" in kinds and not tokens[at].is_number:
                kinds["the"] = True  # "the two under 350k" counts, "the 2nd" points
            if "loose" in kinds and (amount := _loosened(items)) is not None:
                amount.kinds["loose"] = amount.value("num") or amount.value("money")  # "300ish"
                kinds = {}
            kinds.pop("loose", None)
            if kinds and not all(kind in table.SKIPPED for kind in kinds):
                items.append(_item(tokens[at : at + taken], kinds))
            at += taken
        settle(items)
        settle_people(items, tuple(tokens))
        settle_market(items, tuple(tokens))
        if len(items) > 1 and items[-1].is_("ordinal") and items[-1].text == "first" and items[-2].is_("id", "hash"):
            items.pop()  # "show lead 6017 first"
        return items

    def _read(
        self, tokens: Sequence[Token], words: list[str], at: int, before: list[Item]
    ) -> tuple[int, dict[str, Any]]:
        labelled = _labelled(tokens, at)
        if labelled:
            return labelled
        spoken = read_spoken_id(tokens, at)
        if spoken:
            return spoken[0], {"num": Number(spoken[1]), "id": spoken[1]}
        code = read_spoken_zip(tokens, at)
        if code:
            return code[0], {"num": Number(float(code[1])), "zip": code[1]}
        clock = read_clock(tokens, at)
        if clock:
            return clock[0], {"clock": clock[1]}
        phrase = self._lexicon.match(words, at)
        if phrase and "sort" in phrase[1] and _moves_a_bound(words, at + phrase[0] - 1):
            phrase = self._lexicon.match(words[: at + phrase[0] - 1], at)
        number = read_number(tokens, at)
        if number and not tokens[at].is_number:
            named = self._place(tokens, words, at, phrase)
            if named and named[0] > number[0]:  # "Seven Hills"
                return named
        if number and (not phrase or number[0] >= phrase[0]):
            kinds = _number_kinds(tokens[at : at + number[0]], number[1])
            if "id" in kinds and _says_when(tokens, at):
                kinds["year"] = kinds.pop("id")
            return number[0], kinds
        place = self._place(tokens, words, at, phrase)
        if place and place[0] > 1:
            return place
        state = _state(tokens, at, before)
        if state and (not phrase or state[0] > phrase[0] or state[1].pop("sure", False)):
            return state
        if place:
            return place
        if (tokens[at].ordinal or words[at] in ORDINALS) and not (phrase and phrase[0] > 1):
            return 1, {"ordinal": int(tokens[at].value or 0) or ORDINALS[words[at]], **_kinds(phrase)}
        begins = self._gazetteer.begins(words, at)
        leads = (
            phrase is not None
            and set(phrase[1]) <= table.LEADS_A_PLACE
            and (at == 0 or words[at - 1] in table.PLACE_LEADS)
        )
        if begins or leads:
            guess = self._found(words, at) if begins else self._guess(tokens, words, at)
            if guess and guess[0] > 1:  # "round rok 4 bed"
                return guess
        if phrase:
            return phrase[0], _with_number(phrase[1], words[at]) if phrase[0] == 1 else phrase[1]
        guess = self._guess(tokens, words, at)
        return guess or (1, {"word": words[at]})

    def _place(
        self, tokens: Sequence[Token], words: list[str], at: int, phrase: tuple[int, dict[str, Any]] | None
    ) -> tuple[int, dict[str, Any]] | None:
        joint = words[at + 1 : at + 2]
        if not self._gazetteer.starts(words[at]) and joint not in (["'s"], ["&"]):
            return None
        alone = at > 0 or len(tokens) == 1 or words[1:2] == [","]
        capital = (tokens[at].raw[:1].isupper() and alone and not _shouted(tokens)) or _before_state(tokens, at)
        hit = self._gazetteer.match(words, at, capital=capital, reserved=phrase is not None)
        if hit is None and joint in (["'s"], ["&"]):  # "Mountain's Edge", "AT&T Stadium"
            whole = [*words[:at], words[at] + ("s" if joint == ["'s"] else ""), *words[at + 2 :]]
            found = self._gazetteer.match(whole, at, capital=capital, reserved=False)
            hit = (found[0] + 1, found[1]) if found and found[0] > 1 else None
        if hit and at and words[at - 1] in table.OWNED and hit[1].best.kind == "landmark":
            return None  # "a charger for my Tesla"
        if hit and not (hit[0] == 1 and _family(tokens, at)) and (not phrase or hit[0] >= phrase[0]):
            typed = " ".join(dict.fromkeys(_as_meant(token) for token in tokens[at : at + hit[0]]))
            kinds: dict[str, Any] = {"place": replace(hit[1], typed=typed)}
            return hit[0], kinds
        return None

    def _guess(self, tokens: Sequence[Token], words: list[str], at: int) -> tuple[int, dict[str, Any]] | None:
        if at + 1 < len(words) and words[at + 1] in table.STATE_NAMES and not tokens[at].is_number:
            found = self._found(words, at, sure=True)
            if found:
                return found
        if at and words[at - 1] not in table.PLACE_LEADS and tokens[at].raw[:1].islower() and len(tokens) > 2:
            return None
        if _family(tokens, at):
            return None
        return self._found(words, at)

    def _found(self, words: list[str], at: int, sure: bool = False) -> tuple[int, dict[str, Any]] | None:
        hit = self._gazetteer.guess(words, at, sure)
        return (hit[0], {"place": hit[1]}) if hit else None


@lru_cache(maxsize=RUNS_KEPT)
def _kept(tagger: Tagger, tokens: tuple[Token, ...]) -> list[Item]:
    return tagger.read(tokens)


def _before_state(tokens: Sequence[Token], at: int) -> bool:
    """ "surprise arizona": what a state follows is a place."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return after is not None and (after.text in STATES or after.raw in STATE_CODES) and after.text != "washington"


def _family(tokens: Sequence[Token], at: int) -> bool:
    """ "the Hendersons" and "my cousin Austin is" are people."""
    token = tokens[at]
    if at > 1 and tokens[at - 1].text in KIN and tokens[at - 2].text in OF_ONE_S_OWN:
        return at + 1 < len(tokens) and tokens[at + 1].text in OF_A_PERSON
    slipped = not token.text.endswith("s") and token.raw.lower().endswith("s")
    return bool(at) and tokens[at - 1].text == "the" and slipped


def _as_meant(token: Token) -> str:
    """As typed, but for slips ("dfw ariport")."""
    return token.raw if token.text in fold(token.raw) or fold(token.raw) in token.text else token.text


def _loosened(items: list[Item]) -> Item | None:
    """The amount that "ish" or "give or take" speaks of: the one just before, or "about 300k in Mesa, give or take"."""
    if items and items[-1].is_("num", "money"):
        return items[-1]
    if len(items) > 1 and items[-1].is_("sqft", "miles") and items[-2].is_("num", "money"):
        return items[-2]
    if items and items[-1].is_("comma"):
        return next((item for item in reversed(items) if item.is_("money")), None)
    return None


def _moves_a_bound(words: list[str], at: int) -> bool:
    """ "bring the price down to 450", "price up to 550": no order of the list."""
    return words[at] in ("up", "down") and words[at + 1 : at + 2] in (["to"], ["by"], ["till"], ["until"])


def _minus(tokens: Sequence[Token], at: int) -> bool:
    """ "-garage", "mesa -pool"; not the hyphen of "two-story" nor the dash of "300 - 400"."""
    if tokens[at].text != "-" or at + 1 >= len(tokens):
        return False
    after = tokens[at + 1]
    return (at == 0 or tokens[at].spaced) and not after.spaced and after.raw[:1].isalpha()


def _kinds(phrase: tuple[int, dict[str, Any]] | None) -> dict[str, Any]:
    return phrase[1] if phrase and phrase[0] == 1 else {}


def _with_number(kinds: dict[str, Any], word: str) -> dict[str, Any]:
    """ "one" is both a number and a pronoun."""
    if word in ("one", "uno", "una", "un"):
        return {"num": Number(1), **kinds}
    return kinds


def _item(tokens: Sequence[Token], kinds: dict[str, Any]) -> Item:
    if len(tokens) == 1:
        return Item(kinds, tokens[0].text, tokens[0].raw, tokens[0].start, tokens[0].end)
    raw = " ".join(dict.fromkeys(token.raw for token in tokens))
    return Item(kinds, " ".join(token.text for token in tokens), raw, tokens[0].start, tokens[-1].end)


def _labelled(tokens: Sequence[Token], at: int) -> tuple[int, dict[str, Any]] | None:
    """ "#2", "number two", "option 3"."""
    if tokens[at].text != "#" and tokens[at].text not in table.NUMBER_LABELS:
        return None
    start = at + 1
    if start < len(tokens) and tokens[start].text in ("#", ".") and start + 1 < len(tokens):
        start += 1
    number = read_number(tokens, start) if start < len(tokens) else None
    spoken = read_spoken_id(tokens, start) if start < len(tokens) else None
    if spoken:
        return start - at + spoken[0], {"hash": spoken[1], "id": spoken[1], "num": Number(spoken[1])}
    if number is None and start < len(tokens) and tokens[start].text in ("one", "uno"):
        number = (1, Number(1))
    if number is None or number[1].dollar or number[1].magnitude or number[1].value != int(number[1].value):
        return None
    if tokens[at].text == "no" and tokens[start].spaced and tokens[at + 1].text != ".":
        return None
    if tokens[at].text == "no" and any(token.text in COUNTED_WORDS for token in tokens[start + 1 : start + 2]):
        return None  # "haha no. 3 baths"
    return start - at + number[0], {"hash": int(number[1].value)}


def _number_kinds(tokens: Sequence[Token], number: Number) -> dict[str, Any]:
    if number.dollar or number.magnitude:
        return {"money": number}
    kinds: dict[str, Any] = {"num": number}
    if number.value <= MOST_COUNTED:
        kinds["small"] = True
    plain = len(tokens) == 1 and tokens[0].is_number and tokens[0].text.isdigit()
    if plain and len(tokens[0].text) == ZIP_DIGITS:
        kinds["zip"] = tokens[0].text
    if plain and number.value >= LEAST_ID and "," not in tokens[0].raw and not _is_price(number):
        kinds["id"] = int(number.value)
    return kinds


def _is_price(number: Number) -> bool:
    """ "450000": a round amount that nobody calls a lead's number."""
    return number.value >= LEAST_ROUND_PRICE and number.value % ROUND_PRICE == 0


def _says_when(tokens: Sequence[Token], at: int) -> bool:
    """ "since 1998", "sold it in 2012": a year, and no lead's number."""
    before = [token.text for token in tokens[max(0, at - 2) : at]]
    if not before or not FIRST_YEAR <= (tokens[at].value or 0) <= LAST_YEAR:
        return False
    return before[-1] in ("since", "circa") or (before[-1] == "in" and before[0] not in TAKES_IN)


def _state(tokens: Sequence[Token], at: int, before: list[Item]) -> tuple[int, dict[str, Any]] | None:
    if tokens[at].text not in STATE_STARTS:
        return None
    after_place = bool(before) and (before[-1].is_("place") or (before[-1].is_("comma") and len(before) > 1
                                    and before[-2].is_("place")))  # fmt: skip
    pair = " ".join(token.text for token in tokens[at : at + 2])
    if pair in STATES and not (pair == "new york" and not after_place):
        return 2, {"state": STATES[pair]}
    word = tokens[at].text
    if word in STATES and not (word == "washington" and not after_place):
        return 1, {"state": STATES[word]}
    code = word.upper()
    if code not in STATE_CODES or not tokens[at].raw.isalpha():
        return None
    shouted = tokens[at].raw.isupper() and not _shouted(tokens)
    if shouted and (after_place or code not in WORDLIKE_CODES):
        return 1, {"state": code, "sure": after_place}
    if after_place and code not in WORDLIKE_CODES:
        return 1, {"state": code, "sure": True}
    return (1, {"state": code}) if code in ("TX", "NV", "AZ") else None


def _shouted(tokens: Sequence[Token]) -> bool:
    letters = [token.raw for token in tokens if token.raw.isalpha() and len(token.raw) > 1]
    return len(letters) > 2 and sum(raw.isupper() for raw in letters) > 0.6 * len(letters)
