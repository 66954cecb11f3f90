"""Step 3b: which tool a clause asks for: weighted cues over its words and meanings, weighed by the learned model."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from agent.builtin import learned
from agent.builtin.clauses import without_lead_in
from agent.builtin.items import Clause, Item
from agent.builtin.lexicon import finder
from agent.builtin.pointers import POINTING, ends_in_last, points
from agent.builtin.sense import Sense
from agent.builtin.sieve import Sieve, places
from agent.builtin.tables.cues import CUES
from agent.builtin.tables.patterns import CLAUSE_FEATURES, NOT_TO
from agent.builtin.tables.reasons import WANTS_MONEY
from agent.builtin.tables.states import STRONG_NEAR
from agent.builtin.tables.tools import OF_ONE, SEARCHES, WRITES

TIER_WORDS = ("enterprise",)  # a plan, and a town
THRESHOLD = 1.4
MOST_EVIDENCE = 3.0  # what slots alone add for a search, however many there are
READ_CHANCE, WRITE_CHANCE, PART_CHANCE, FAR_CHANCE = 0.5, 0.6, 0.8, 0.62
WRITE_IN_PART, WRITE_FOR_READ, WRITE_FOR_SURE_READ = 0.96, 0.75, 0.85
NAMED_WRITE, SURE_WRITE = 0.75, 0.96  # against cues that name a write, and that name it far ahead
SPECIAL = {  # labels that are no tools, or seldom meant, and the chance from which they are believed
    "decline": 0.96,
    "web_search": 0.75,
    "small_talk": 0.7,
    "help": 0.7,
    "out_of_scope": 0.8,
    "cancel": 0.8,
    "unclear": 0.7,
    "screen_question": 0.6,
}
SPOKEN = frozenset({"talk", "small_talk", "help", "out_of_scope", "cancel", "unclear"})
OF_THE_SCREEN = "screen_question"
HOLDS_OR_BUYS = frozenset({"hold_lead", "extend_hold", "release_hold", "purchase"})
OWN_AFFAIRS = frozenset({"set_notifications", "saved_searches", "account_status", "request_refund", "update_lead"})
FIGURES_CHANCE = 0.9  # against words that surely ask for figures
NEVER = 1.1  # of one's own settings and leads nothing is unlawful; what is, the rules of safety name
CUES_KNOW_BETTER = frozenset(
    {
        ("request_refund", "update_lead"),
        ("recommend_leads", "search_leads"),
        ("account_status", "help"),
        ("account_status", "recommend_leads"),
    }
)
ONLY_SAID = frozenset(
    {
        "sorry", "oops", "whoops", "oh", "ah", "um", "uh", "er", "hmm", "well", "so",
        "ok", "okay", "please", "no", "wait", "actually", "and", "then", "the", "hey",
    }
)  # fmt: skip
SURE_SILENCE = 0.92  # against a cue
PLAIN_MARGIN, PLAIN_CHANCE = 4.5, 0.9  # words that name one thing alone, and what may still outweigh them
_FEATURES = tuple(CLAUSE_FEATURES.items())
_TABLES = (("metric", "METRICS"), ("reason", "REFUND_REASONS"), ("stage", "STATUSES"), ("tier", "TIERS"))
_NOUNS = ("ptype", "feature", "source", "seller", "leadtype", "text")
_SLOTS = ("beds", "baths", "sqft", "money", "listed", "permonth", "miles", "leadprice")
_HELD_BY = (  # the names of what a clause holds, and the kinds of which one says so
    ("noun", _NOUNS),
    ("slot", _SLOTS),
    ("place", ("place", "state")),
    ("held", ("held",)),
    ("credits", ("credits",)),
    ("money", ("money",)),
    ("num", ("num", "money")),
    ("sorting", ("sort",)),
    ("duration", ("hours", "length")),
    ("time", ("hours", "length", "day", "weekday", "clock", "part")),
)


@lru_cache(maxsize=1024)
def _regex(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def make_ready() -> None:
    """Compiles what cues and features look for: else the first sentences of each kind wait for it."""
    for pattern in (*(cue.pattern for cue in CUES), *CLAUSE_FEATURES.values()):
        _regex(pattern)


def features_of(clause: Clause, sense: Sense) -> frozenset[str]:
    """The names under which cues know what a clause holds (see ``tables/cues.py``)."""
    key = clause.text, clause.question, tuple(item.sign() for item in clause.items)
    known: tuple[list[Item], frozenset[str]] | None = sense.features.get(key)
    if known is None:
        known = sense.features[key] = [item.copy() for item in clause.items], _features_of(clause, sense)
    return known[1]


def _features_of(clause: Clause, sense: Sense) -> frozenset[str]:
    items, present = clause.items, clause.kinds()
    found = set(_features_of_words(clause.text))
    found.update(name for name, kinds in _HELD_BY if not present.isdisjoint(kinds))
    if not present.isdisjoint(POINTING) and any(points(items, at, sense) for at in range(len(items))):
        found.add("ref")
    if "last" in present and not present.isdisjoint(("one", "lead")):
        found.add("ref")
    if "last" in present and ends_in_last(items):
        found.add("ref")
    if any(_bounds(before, after) for before, after in pairwise(items)):
        found.add("bound")
    if "near" in present and any(item.is_("near") and item.text.startswith(STRONG_NEAR) for item in items):
        found.add("near")
    if "id" in present and any(item.is_("id") and points(items, at, sense) for at, item in enumerate(items)):
        found.add("leadid")
    zips = [item.value("zip") for item in items if item.value("zip")] if "zip" in present else []
    if any(sense.gazetteer.find(code) for code in zips):
        found.add("place")
    if sum(item.is_("place") for item in items) + len(zips) > 1:
        found.add("places")
    return frozenset(found | _from_state(clause, sense))


def _bounds(before: Item, after: Item) -> bool:
    """ "under 400", "1250000 or less"."""
    leads = before.is_("max", "min", "around", "between") and after.is_("num", "money")
    return leads or (before.is_("num", "money") and after.is_("or_less", "or_more"))


@lru_cache(maxsize=1)
def _feature_sieve() -> Sieve:
    return Sieve([pattern for _, pattern in _FEATURES])


@lru_cache(maxsize=2048)
def _features_of_words(text: str) -> frozenset[str]:
    maybe = (_FEATURES[at] for at in places(_feature_sieve().may_match(text)))
    found = {name for name, pattern in maybe if _regex(pattern).search(text)}
    return frozenset(found | {name for name, table in _TABLES if finder(table).find(text)})


def _from_state(clause: Clause, sense: Sense) -> set[str]:
    found = set()
    if clause.question:
        found.add("question")
    if sense.screen or sense.start.get("focus"):
        found |= {"screen", "buyctx"}
    if sense.start.get("focus") and sense.start.get("last_tool") in OF_ONE:
        found.add("leadctx")
    if sense.start.get("holds"):
        found |= {"holding"}
    if sense.start.get("last_tool") in ("hold_lead", "extend_hold", "view_cart", "release_hold"):
        found |= {"holding", "heldctx"}
    if sense.start.get("last_tool") in ("saved_searches", "set_notifications"):
        found.add("savedctx")
    if sense.start.get("last_tool") == "update_lead":
        found.add("stagedctx")
    if sense.start.get("last_tool") == "market_insights":
        found.add("figctx")
    if sense.start.get("last_tool") == "account_status" and sense.start.get("bought"):
        found.add("acctctx")
    if sense.start.get("proposal"):
        found.add("proposal")
    if sense.start.get("bought"):
        found.add("owns")
    return found


@lru_cache(maxsize=512)
def _condition(when: str) -> tuple[frozenset[str], tuple[frozenset[str], ...]]:
    """What must be missing, and the groups of which one must be there."""
    parts = when.split()
    wanted = tuple(frozenset(part.split("|")) for part in parts if part[0] != "!")
    return frozenset(part[1:] for part in parts if part[0] == "!"), wanted


def _holds(when: str, have: frozenset[str]) -> bool:
    forbidden, wanted = _condition(when)
    return forbidden.isdisjoint(have) and not any(group.isdisjoint(have) for group in wanted)


@lru_cache(maxsize=2048)
def _cues_for(have: frozenset[str]) -> int:
    """The cues whose conditions hold, as the sieve numbers them."""
    return sum(cues for when, cues in _conditions().items() if _holds(when, have))


@lru_cache(maxsize=1)
def _conditions() -> dict[str, int]:
    """The cues of each condition: many share one."""
    found: dict[str, int] = {}
    for at, cue in enumerate(CUES):
        found[cue.when] = found.get(cue.when, 0) | 1 << at
    return found


@lru_cache(maxsize=1)
def _sieve() -> Sieve:
    return Sieve([cue.pattern for cue in CUES])


def without_places(clause: Clause) -> str:
    """The words without the names of places ("Cedar Park" asks nobody to park anything)."""
    text = clause.text
    for item in clause.items:
        if item.is_("place") and item.text not in TIER_WORDS:
            text = text.replace(item.text, "somewhere")
    return text


def scores(clause: Clause, have: frozenset[str]) -> dict[str, float]:
    """What the cues alone say."""
    return dict(_scores(without_places(clause), have))


@lru_cache(maxsize=1024)
def _scores(words: str, have: frozenset[str]) -> dict[str, float]:
    bare = without_lead_in(words) or words
    total: dict[str, float] = {}
    evidence = 0.0
    for at in places(_sieve().may_match(words) & _cues_for(have)):
        cue = CUES[at]
        if cue.pattern and not _regex(cue.pattern).search(bare if cue.pattern[0] == "^" else words):
            continue
        total[cue.tool] = total.get(cue.tool, 0.0) + cue.weight
        if not cue.pattern and cue.tool == "search_leads":
            evidence += cue.weight
    surplus = max(0.0, evidence - MOST_EVIDENCE)
    if surplus:
        total["search_leads"] -= surplus
    return total


def cued(clause: Clause, sense: Sense) -> tuple[str | None, float]:
    """The tool that the cues name, and its score; None below the threshold."""
    ranked = _ranked(scores(clause, features_of(clause, sense)))
    return ranked[0] if ranked and ranked[0][1] >= THRESHOLD else (None, 0.0)


def decided(clause: Clause, sense: Sense, alone: bool) -> str | None:
    """The clause's tool (or kind of talk): that of the cues and of the joining, unless what was learned is surer."""
    have = features_of(clause, sense)
    cues = scores(clause, have)
    guess = learned.guess(clause, have, cues, sense.start)
    if guess is None or (clause.tool, guess.tool) in CUES_KNOW_BETTER or not learned.knows(clause.tool):
        return clause.tool
    if guess.tool == clause.tool or (guess.tool in WRITES and NOT_TO.search(clause.text)):
        return clause.tool
    if guess.tool in WRITES and clause.tool is None and _only_names(clause):
        return None
    if "reason" in have and _only_complains(guess.tool, clause, cues):
        return clause.tool
    if _ahead(cues) >= PLAIN_MARGIN and guess.chance < PLAIN_CHANCE and clause.tool not in SEARCHES:
        return clause.tool
    return guess.tool if guess.chance >= _needed(guess.tool, clause.tool, alone, _far_ahead(cues)) else clause.tool


def _only_names(clause: Clause) -> bool:
    """ "sorry, the second": a lead and nothing to do with it."""
    return all(item.is_(*POINTING, "last", "one", "comma", "stop") or item.text in ONLY_SAID for item in clause.items)


def _only_complains(tool: str, clause: Clause, cues: dict[str, float]) -> bool:
    """ "the number for 9101 is dead" orders nothing: no hold, and no money back before it is asked for."""
    if tool == "request_refund":
        return WANTS_MONEY.search(clause.text) is None
    return clause.tool is None and tool in HOLDS_OR_BUYS and cues.get(tool, 0.0) <= 0


def _far_ahead(cues: dict[str, float]) -> bool:
    return _ahead(cues) >= learned.SURE_MARGIN


def _ahead(cues: dict[str, float]) -> float:
    """By how much the cues prefer their first choice; 0 where they name none."""
    ranked = [score for _, score in _ranked(cues)]
    return ranked[0] - max([0.0, *ranked[1:2]]) if ranked and ranked[0] >= THRESHOLD else 0.0


def _ranked(cues: dict[str, float]) -> list[tuple[str, float]]:
    return sorted(cues.items(), key=lambda pair: (-pair[1], pair[0]))


def _needed(guessed: str, tool: str | None, alone: bool, sure: bool) -> float:
    """The chance from which the learned model decides: more for writes than for reads, more where cues are sure."""
    if guessed == "decline" and tool in OWN_AFFAIRS:
        return NEVER
    least = FAR_CHANCE if sure else 0.0
    if sure and tool == "market_insights" and guessed in ("search_leads", OF_THE_SCREEN):
        least = FIGURES_CHANCE if guessed == "search_leads" else NEVER
    if tool in WRITES:
        least = SURE_WRITE if sure else NAMED_WRITE
    elif guessed in WRITES and tool:
        least = WRITE_FOR_SURE_READ if sure else WRITE_FOR_READ
    if guessed in SPECIAL:
        believed = tool is None or guessed == OF_THE_SCREEN
        return max(least, SPECIAL[guessed] if believed else SURE_SILENCE)
    if tool is None and not alone:
        return WRITE_IN_PART if guessed in WRITES else PART_CHANCE
    return max(least, WRITE_CHANCE if guessed in WRITES else READ_CHANCE)
