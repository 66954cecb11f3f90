"""Place names as people type them: exact, by alias, abbreviated, and a little misspelled."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process
from rapidfuzz.distance import DamerauLevenshtein

from agent.builtin.lexicon import vocabulary
from agent.builtin.normalise import fold
from agent.builtin.spelling import common_words
from agent.builtin.tables.grammar import ARTICLES
from agent.builtin.tables.states import ALWAYS_PLACES, BEFORE_A_PLACE, NICKNAMES
from backend.places.schemas import Place

MOST_WORDS = 4  # of a name
EVERYDAY_COUNT = 2500  # from this many corpus occurrences a one-word name needs a context to be a place
LEAD_THE = frozenset({"on", "off", "not", "except", "but", "avoid", "skip", "minus", "excluding", "besides"})
FUZZY_SCORE = 84.0  # of 100: joined names, in a place's position only
FUZZY_POPULATION = 80_000  # outside the markets only larger cities are guessed at
SHORTEST_FUZZY = 5
HOMES = frozenset({"homes", "houses", "condos", "townhomes", "townhouses", "listings", "leads", "apartments"})
FUNCTION_WORD_COUNT = 200_000  # "is", "the": no misspelled name begins with one

_ABBREVIATED = {"saint": ("st",), "fort": ("ft",), "mount": ("mt",), "north": ("n",), "south": ("s",)}
_RANK = {"city": 0, "neighborhood": 1, "landmark": 2, "zip": 3, "market": 4}


@dataclass(frozen=True, slots=True)
class Hit:
    """Places that the words may name, the likeliest first."""

    places: tuple[Place, ...]
    name: str
    guessed: bool = False
    typed: str = ""  # as it stands in the sentence
    state_said: str | None = None  # "dallas tx" says the state with the city
    city_said: str | None = None  # "downtown Austin" says the city with the neighbourhood

    @property
    def best(self) -> Place:
        return self.places[0]

    @property
    def near_name(self) -> str:
        """A landmark keeps the name it was given ("Arizona State University"); other places take their proper one."""
        landmark = self.best.kind == "landmark" and not self.guessed and self.typed
        same = "".join(words_of(self.typed)) == "".join(words_of(self.best.name))
        return self.name if same or not landmark else _capitalised(self.typed)

    def of_kind(self, *kinds: str) -> Place | None:
        return next((place for place in self.places if place.kind in kinds), None)


def words_of(name: str) -> tuple[str, ...]:
    words = re.findall(r"[a-z0-9]+", fold(name).replace("'", ""))
    return tuple(words[1:] if len(words) > 1 and words[0] == "the" else words)


def _order(place: Place) -> tuple[int, int, int]:
    return (place.market is None, _RANK[place.kind], -(place.population or 0))


class Gazetteer:
    """Lookup of names; built once from the places that the API lists."""

    def __init__(self, names: dict[tuple[str, ...], list[Place]]) -> None:
        self._names = {words: tuple(sorted(places, key=_order)) for words, places in names.items()}
        self._starts = {words[0] for words in self._names}
        self._first_of_several = {
            words[0] for words, places in self._names.items() if len(words) > 1 and places[0].market
        }
        self._fuzzy = sorted(
            {
                "".join(words): words
                for words, places in self._names.items()
                if places[0].kind != "zip" and (places[0].market or (places[0].population or 0) >= FUZZY_POPULATION)
            }.items()
        )
        self._fuzzy_keys = [key for key, _ in self._fuzzy]
        self._common = common_words()
        self._reserved = vocabulary()

    @classmethod
    def from_places(cls, places: Iterable[Place]) -> Gazetteer:
        names: dict[tuple[str, ...], list[Place]] = {}
        for place in places:
            if place.kind == "market":
                continue
            for words in {words_of(name) for name in (place.name, *place.aliases)}:
                for form in _forms(words):
                    names.setdefault(form, []).append(place)
        for nickname, name in NICKNAMES.items():
            if words_of(name) in names:
                names.setdefault(words_of(nickname), names[words_of(name)])
        return cls(names)

    def names(self) -> set[tuple[str, ...]]:
        """Every name, by its words."""
        return set(self._names)

    def markets(self) -> list[str]:
        """The names of the markets that are covered."""
        slugs = {place.market for places in self._names.values() for place in places if place.market}
        return sorted(slug.rsplit("-", 1)[0].replace("-", " ").title() for slug in slugs)

    def vocabulary(self) -> set[str]:
        """Words of place names inside the markets: targets of spelling repair."""
        return {
            word
            for words, places in self._names.items()
            if places[0].market and places[0].kind != "zip"
            for word in words
            if word.isalpha()
        }

    def known_words(self) -> set[str]:
        """Every word of every name: never repaired."""
        return {word for words in self._names for word in words}

    def starts(self, word: str) -> bool:
        """Whether a name begins with the word."""
        return word in self._starts

    def find(self, name: str) -> Hit | None:
        """The place of exactly this name or alias."""
        places = self._names.get(words_of(name))
        return Hit(places, places[0].name) if places else None

    def match(self, words: Sequence[str], at: int, *, capital: bool, reserved: bool) -> tuple[int, Hit] | None:
        """The longest name that starts at ``words[at]``: (number of words, hit).

        ``capital``: typed with a capital letter inside the sentence. ``reserved``: the word has another meaning in
        the domain ("view"), so that only a clear context makes it a place.
        """
        if words[at] not in self._starts:
            return None
        for length in range(min(MOST_WORDS, len(words) - at), 0, -1):
            places = self._names.get(tuple(words[at : at + length]))
            if places and self._credible(words, at, length, places, capital, reserved):
                return length, _hit(places, tuple(words[at : at + length]))
        return None

    def _credible(
        self, words: Sequence[str], at: int, length: int, places: tuple[Place, ...], capital: bool, reserved: bool
    ) -> bool:
        back = at - 2 if at > 1 and words[at - 1] in ARTICLES else at - 1
        on_the = back == at - 2 and words[back] in LEAD_THE  # "not on the Strip"
        trusted = back >= 0 and (words[back] in BEFORE_A_PLACE or on_the)
        if length > 1:
            plain = all(word in self._reserved for word in words[at : at + length])
            return places[0].market is not None or trusted or capital or not plain
        word = words[at]
        if reserved:
            return trusted and places[0].market is not None
        if word in ALWAYS_PLACES:
            return True
        if at + 1 < len(words) and words[at + 1] == places[0].state.lower():  # "surprise az"
            return True
        if at == 0 and places[0].market is not None and words[1:2] and words[1] in HOMES:  # "surprise homes"
            return True
        everyday = self._common.get(word, 0) >= EVERYDAY_COUNT
        if everyday and places[0].market is None and back == at - 2 and not capital:
            return False  # "around the airport"
        major = places[0].market is not None and (places[0].population or 0) > 200_000 and places[0].kind == "city"
        if len(word) <= 3 and not (places[0].market or capital):
            return False
        return not everyday or major or trusted or capital or len(words) == 1

    def begins(self, words: Sequence[str], at: int) -> bool:
        """ "round rok": the first word of a name in the markets, and behind it a word that is none."""
        if words[at] not in self._first_of_several or at + 1 >= len(words):
            return False
        after = words[at + 1]
        return after.isalpha() and len(after) > 2 and after not in self._common and after not in self._reserved

    def guess(self, words: Sequence[str], at: int, sure: bool = False) -> tuple[int, Hit] | None:
        """A misspelled name in a place's position ("in rond rok"): (number of words, hit).

        ``sure``: a state follows, so that even an ordinary word can be a slip ("temp az").
        """
        best: tuple[float, int, tuple[str, ...]] | None = None
        for length in range(1 if sure else min(3, len(words) - at), 0, -1):
            span = words[at : at + length]
            joined = "".join(span)
            if len(joined) < SHORTEST_FUZZY - sure or not all(word.isalpha() for word in span):
                continue
            if self._ends_in_a_name(span):
                continue
            known = not sure and all(word in self._common for word in span)
            if known or self._common.get(span[0], 0) > FUNCTION_WORD_COUNT:
                continue
            hit = process.extractOne(joined, self._fuzzy_keys, scorer=fuzz.ratio, score_cutoff=FUZZY_SCORE)
            hit = hit or self._swapped(joined)
            if hit and (best is None or hit[1] > best[0]):
                best = (hit[1], length, self._fuzzy[hit[2]][1])
        if best is None:
            return None
        places = self._names[best[2]]
        return best[1], Hit(places, places[0].name, guessed=True)

    def _ends_in_a_name(self, span: Sequence[str]) -> bool:
        """ "ok now scottsdale": everyday words before a place that is spelled right."""
        ends = (at for at in range(1, len(span)) if tuple(span[at:]) in self._names)
        return any(all(word in self._common for word in span[:at]) for at in ends)

    def _swapped(self, joined: str) -> tuple[str, float, int] | None:
        """ "tuscon", "palno": two letters that changed places, the first one excepted."""
        keys = self._fuzzy_keys
        hit = process.extractOne(joined, keys, scorer=DamerauLevenshtein.distance, score_cutoff=1)
        if hit is None or hit[0][0] != joined[0] or sorted(hit[0]) != sorted(joined):
            return None
        return hit[0], FUZZY_SCORE, hit[2]


SHORTEST_WORD = 5  # letters: shorter lower-case words of an alias are acronyms ("asu", "dfw")


SMALL_WORDS = frozenset({"of", "the", "at", "and", "in", "de", "la", "el"})


def _capitalised(typed: str) -> str:
    if any(char.isupper() for char in typed):
        return typed
    words = typed.split()
    return " ".join(_as_in_a_name(word, alone=len(words) == 1) for word in words)


def _as_in_a_name(word: str, *, alone: bool) -> str:
    if word in SMALL_WORDS and not alone:
        return word
    letters = len(word) < SHORTEST_WORD - (not alone) and not _says_itself(word)
    return word.upper() if letters else word.capitalize()


def _says_itself(word: str) -> bool:
    return word in common_words() and len(word) > 2


def _hit(places: tuple[Place, ...], words: tuple[str, ...]) -> Hit:
    best = places[0]
    city = words_of(best.city or "")
    said = best.kind in ("neighborhood", "landmark") and city and words[-len(city) :] == city and len(words) > len(city)
    own = words_of(best.name)[-len(city) :] == city if city else False
    tail = words[-1].upper()
    state = best.state if len(words) > 1 and tail == best.state and tail.lower() not in words_of(best.name) else None
    return Hit(places, best.name, state_said=state, city_said=best.city if said and not own else None)


def _forms(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    """The name itself and with its usual abbreviations ("Fort Worth", "Ft Worth")."""
    forms = {words} if words else set()
    if words and words[0] in _ABBREVIATED and len(words) > 1:
        forms |= {(short, *words[1:]) for short in _ABBREVIATED[words[0]]}
    return forms
