"""Step 6a: a turn that asks for nothing makes no search; a question how things work is answered and changes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from agent.builtin import intent, learned, talk
from agent.builtin.carry import turns_page
from agent.builtin.gazetteer import Gazetteer
from agent.builtin.intent import SPOKEN
from agent.builtin.items import Clause, Token
from agent.builtin.plan import Plan, Step, ask
from agent.builtin.planning import fresh, steps_of
from agent.builtin.roles import ASKS, Role, role_of
from agent.builtin.sense import Sense
from agent.builtin.tables.patterns import START_OVER
from agent.builtin.tables.phrases import QUESTIONS as OF_INTENT
from agent.builtin.tables.spoken import (
    ASKS_HOW,
    BY_ORDER,
    COUNTS_CREDITS,
    IN_GENERAL,
    ORDERS_POLITELY,
    OWN_WORDS,
    PAST_AFFAIRS,
    POSSIBLY,
    QUESTIONS,
    REACTIONS,
    SUPPOSES,
    TELLING,
    TELLS_WHEN,
    WANTS_NOW,
)
from agent.builtin.tables.tools import SEARCHES, WRITES

ENDS = frozenset({".", "!", "?", ";", "\n"})
SURE, SURE_QUESTION, SURE_OF_NEW, SURELY_TOLD = 0.5, 0.7, 0.75, 0.9
SURE_CUE = 2.5  # from which words alone ask for every lead
OF_A_LEAD_CUE = 6.0
LEAST_WORDS = 5  # of a turn whose values are not believed
NEW_ASKS, OLD_ASKS = 0.2, 0.4  # the chance of asking up to which a search is not made: of new slots, and of none
OF_ONE_LEAD = ("id", "hash", "ordinal")
OF_A_SEARCH = ("place", "zip", "ptype", "feature", "beds", "baths", "sort", "source")
OF_A_HOME = ("ptype", "beds", "baths", "money", "feature", "permonth", "near")
OF_A_FILTER = (("ptype",), ("beds",), ("baths",), ("max", "or_less", "money"), ("feature",))
LEAST_FILLED = 2
OF_THE_PLAN = ("hold_length", "how_plans")
OF_ANY = ("hold_price", "hold_cost", "hold_first", "credits_last")
NOTHING = Role("reaction", 0.0, 1.0)
OWN_READS = (
    "view_cart",
    "account_status",
    "market_insights",
    "quote_price",
)  # what a word of a hold or of a plan is first taken for


def sentences(words: Sequence[Token]) -> Iterator[list[Token]]:
    """The words up to each end of a sentence, with it."""
    run: list[Token] = []
    for at, word in enumerate(words):
        run.append(word)
        if word.text in ENDS and (at + 1 == len(words) or words[at + 1].spaced):
            yield run
            run = []
    if run:
        yield run


class Said:
    """A turn's sentences; what each is gets weighed only where something depends on it."""

    def __init__(self, words: Sequence[Token], places: Gazetteer) -> None:
        self._words, self._places = words, places

    @cached_property
    def roles(self) -> list[Role]:
        """The role of each sentence that says something."""
        return list(self._weighed())

    def _weighed(self) -> Iterator[Role]:
        said = (part for part in sentences(self._words) if any(word.text.isalnum() for word in part))
        return (role_of(part, self._places) for part in said)

    def asks_for(self, least: float) -> bool:
        """Whether a sentence asks with more than that chance, or none says anything; the first that does is enough."""
        first = next(self._weighed(), None)
        return first is None or any(role.asks > least for role in self._weighed())

    def only_tells(self) -> bool:
        """Whether every sentence surely tells, and none asks."""
        return all(role.name == "told" and role.chance >= SURELY_TOLD for role in self.roles)

    def asks_how(self) -> bool:
        asks = [role.chance for role in self.roles if role.name == "question_how"]
        return bool(asks) and max(asks) >= SURE_QUESTION and not any(role.name in ASKS for role in self.roles)


OF_IT = ("extend_hold", "quote_price")  # "what is the price on it"


def explained(text: str, parts: Sequence[Clause], said: Said) -> str | None:
    """The topic of a question how things work, which is neither an order nor about one's own account."""
    if not ASKS_HOW.search(text) or any(part.has(*OF_A_SEARCH) or BY_ORDER.search(part.text) for part in parts):
        return None
    if any(part.tool == "set_notifications" and (part.settled or TELLS_WHEN.search(part.text)) for part in parts):
        return None
    if ORDERS_POLITELY.match(text) and any(part.has("pronoun") and part.tool in WRITES for part in parts):
        return None
    if POSSIBLY.search(text) and any(part.has(*OF_ONE_LEAD) and part.tool in WRITES for part in parts):
        return None
    if any(part.tool in OF_IT and part.has("pronoun") for part in parts) and not SUPPOSES.search(text):
        return None
    if COUNTS_CREDITS.search(text) and any(part.tool == "purchase" and part.has("num", "money") for part in parts):
        return None
    if not SUPPOSES.search(text) and any(part.has(*OF_ONE_LEAD) for part in parts):
        return None
    tools, topic = {part.tool for part in parts} - {None, *SPOKEN}, about(text)
    general = (topic in OF_ANY and not OWN_WORDS.search(text)) or (
        IN_GENERAL.search(text) is not None and topic not in OF_THE_PLAN
    )
    ours = {*WRITES, *SEARCHES, *(OWN_READS if general else ())}
    return topic if topic and tools <= ours and said.asks_how() else None


def about(text: str) -> str | None:
    """The text of help that a question is about."""
    return next((topic for topic, pattern in QUESTIONS if pattern.search(text)), None)


def unasked(text: str, parts: Sequence[Clause], steps: Sequence[Step], said: Said, sense: Sense) -> Plan | None:
    """What is said to a turn that only told something or reacted, and would else search for it."""
    if _deal_told(parts, steps) and said.only_tells():
        return Plan(topic="noted")
    back = bool(steps) and all(_asks_back(step) for step in steps)
    if back and any(_asks_of_a_lead(part, sense) for part in parts):
        return None
    if any(part.settled for part in parts) or not (back or all(step.tool == "search_leads" for step in steps)):
        return None
    new = any(_is_new(step, sense) for step in steps) or any(START_OVER.search(text) or turns_page(text) for _ in steps)
    if new and len(text.split()) < LEAST_WORDS:
        return None
    if said.asks_for(NEW_ASKS if new or back else OLD_ASKS):
        return None
    surest = max(said.roles, key=lambda role: role.chance, default=NOTHING)
    pointed = any(part.has(*OF_ONE_LEAD, "num") for part in parts)
    if (back or not steps) and pointed and not _speaks_of_else(text, surest):
        return None
    if back and surest.name not in ("reaction", "told"):
        return None
    if not steps and _unclear(parts) and surest.name == "question_how":
        return None
    if new and not (_speaks_of_else(text, surest) and not _describes_homes(parts, surest)):
        return None
    if surest.chance < SURE:
        return Plan([ask(OF_INTENT[("", "intent")], ["intent"])]) if steps and not back else None
    return Plan(topic=_topic(text, surest.name))


def _unclear(parts: Sequence[Clause]) -> bool:
    """ "can you do the thing with the lead": learned to be unclear, whatever it is asked like."""
    return bool(parts) and all(part.tool == "unclear" and part.has("lead", "one", "pronoun") for part in parts)


def _deal_told(parts: Sequence[Clause], steps: Sequence[Step]) -> bool:
    """ "my ex bought a condo in Reno for 90k": somebody's homes, with their place and price, are no purchases here."""
    bought = bool(steps) and all(step.args == {"what": "purchases"} for step in steps)
    return bought and any(part.has("place") and part.has("money") and part.has("ptype") for part in parts)


def _speaks_of_else(text: str, role: Role) -> bool:
    """Whether its values are those of a story or of another trade."""
    return role.name in ("told", "elsewhere") and role.chance >= SURE_OF_NEW and len(text.split()) >= LEAST_WORDS


def _describes_homes(parts: Sequence[Clause], role: Role) -> bool:
    """Whether a place and what is wanted there are named together: only what is surely told does so for nothing."""
    if any(part.has("place", "zip") and part.has(*OF_A_HOME) and WANTS_NOW.search(part.text) for part in parts):
        return True
    if role.name == "told" and role.chance >= SURELY_TOLD:
        return any(_names_homes(part) or _says_only_what(part) for part in parts)
    return any(part.has("place", "zip") and part.has(*OF_A_HOME) for part in parts)


def _says_only_what(part: Clause) -> bool:
    """ "a townhouse in Garland, two bedrooms, up to 280": too much of a need for a story, and no deal that was done."""
    filled = sum(part.has(*kinds) for kinds in OF_A_FILTER)
    return part.has("place", "zip") and filled >= LEAST_FILLED and not PAST_AFFAIRS.intersection(part.text.split())


def _names_homes(part: Clause) -> bool:
    """ "a condo a short stroll from ASU": what is wanted and where, and no verb that would tell anything."""
    first = part.items[0] if part.items else None
    named = (
        first is not None and first.is_("ptype", "lead", "beds", "num", "miles", "near") and part.has("place", "zip")
    )
    return named and part.has("ptype", "lead", "beds", "miles") and TELLING.isdisjoint(part.text.split())


def meant(parts: Sequence[Clause], steps: list[Step], sense: Sense) -> list[Step]:
    """The steps; for a search that says nothing new, those of what else its words ask for: never one of everything."""
    if len(parts) != 1 or parts[0].settled or len(steps) != 1 or steps[0].tool != "search_leads":
        return steps
    part = parts[0]
    cued, score = intent.cued(part, sense)
    searches = cued == "search_leads" and (bool(steps[0].args) or score >= SURE_CUE)
    if searches or _is_new(steps[0], sense):
        return steps
    have = intent.features_of(part, sense)
    guess = learned.guess(part, have, intent.scores(part, have), sense.start)
    if guess is None or guess.tool == "search_leads":
        return steps
    if guess.tool in intent.SPECIAL or guess.chance < SURE:
        return steps if steps[0].args else [ask(OF_INTENT[("", "intent")], ["intent"])]
    part.tool = guess.tool
    return steps_of([fresh(part)], sense)


def _asks_of_a_lead(part: Clause, sense: Sense) -> bool:
    """ "hmm is the phone verified?", where several leads may be meant."""
    tool, score = intent.cued(part, sense)
    return part.question and tool == "lead_details" and score >= OF_A_LEAD_CUE


def _asks_back(step: Step) -> bool:
    """Whether it asks which lead is meant, of nothing more than its details."""
    return step.tool == "ask_user" and step.args["-pending"]["tool"] in (None, "lead_details")


def _is_new(step: Step, sense: Sense) -> bool:
    return step.tool in SEARCHES and bool(step.args) and step.args != sense.filter


def _topic(text: str, role: str) -> str:
    if role == "elsewhere":
        return "out_of_scope"
    if role == "question_how":
        return about(text) or "help"
    if role == "told":
        return "noted"
    small = talk.topic_of(text)
    if small and small != "yes":
        return small
    topic = next((topic for topic, pattern in REACTIONS if pattern.search(text)), None)
    return topic or "ok"
