"""Step 6: the clauses of a turn, each with its tool, become the steps of a plan."""

from __future__ import annotations

from copy import deepcopy

from agent.builtin import intent, screen
from agent.builtin.another import may_last, only_a_length, same_length
from agent.builtin.calls import BUILDERS
from agent.builtin.entities import read_need, relative
from agent.builtin.forbidden import forbids, only_wished
from agent.builtin.grounded import grounded
from agent.builtin.items import Clause
from agent.builtin.mentions import Mention
from agent.builtin.naming import described_on_screen
from agent.builtin.plan import Step, ask
from agent.builtin.resuming import continued
from agent.builtin.said_again import asked_in_vain, said_before, said_more_fully
from agent.builtin.sense import Sense
from agent.builtin.spoken_of import of_the_told
from agent.builtin.tables.focus import GO_AHEAD
from agent.builtin.tables.patterns import AGAIN, ASKS_AFTER, COSTS, DISMISSES, NOT_TO, OPINES, SHOWS
from agent.builtin.tables.phrases import QUESTIONS
from agent.builtin.tables.tools import REF_TOOLS, SEARCHES, WRITES
from agent.builtin.wishes import adds_nothing, sets_a_slot, supersedes, without_wishes
from agent.references import resolve_mentions

A_WISH = (
    "place", "zip", "ptype", "beds", "baths", "money", "num", "feature", "sqft", "sort", "source", "seller", "leadtype",
    "neg", "drop", "id", "hash", "ordinal", "best", "pronoun", "other", "every", "rest", "hours", "length", "miles",
)  # fmt: skip
NO_SEARCH = ("help", "out_of_scope")
OWN = frozenset({*WRITES, "account_status", "view_cart", "saved_searches"})
OF_A_HOME = (
    "place",
    "zip",
    "beds",
    "baths",
    "money",
    "num",
    "sqft",
    "miles",
    "id",
    "hash",
    "ordinal",
    "other",
    "best",
    "neg",
    "drop",
    "feature",
    "sort",
    "near",
)


def steps_of(parts: list[Clause], sense: Sense) -> list[Step]:
    """What the clauses ask for, in their order; a later one sees what an earlier one finds."""
    planner = _Planner(parts, sense)
    for part in parts:
        planner.take(part)
    return planner.made()


class _Planner:
    def __init__(self, parts: list[Clause], sense: Sense) -> None:
        self._parts, self._sense = parts, sense
        self._steps: list[Step] = []
        self._answers: list[screen.Answer] = []
        self._asked = ""
        self._before: Clause | None = None

    def made(self) -> list[Step]:
        if not self._answers or self._steps:
            return _first_question_only(one_plan(self._steps))
        text = " ".join(answer.text for answer in self._answers)
        focus = [lead for answer in self._answers for lead in answer.leads]
        return [Step("", {"answer": text, "focus": focus, "screened": self._asked})]

    def take(self, part: Clause) -> None:
        answer = screen.answer(part, self._sense) if not self._steps else None
        if answer:
            self._answers.append(answer)
            self._asked = part.raw
            return
        tool = part.tool if part.tool not in intent.SPOKEN else None
        if self._says_nothing(part, tool):
            return
        if _opines(part, self._parts):
            place = next((item.value("place").name for item in part.items if item.is_("place")), None)
            self._sense = self._sense.about(place) if place else self._sense
            return
        tool = self._tool(part, tool)
        if tool in ("search_leads", None) and part.question and (asked_of := _asked_of(part, self._sense)):
            self._steps += asked_of
            return
        if tool == "search_leads" and screen.about_one(part):
            tool, part = "lead_details", without_wishes(part)
        if tool == "market_insights" and (told := _told_place(part, self._parts)):
            self._sense = self._sense.about(told)
        if tool in BUILDERS and not (tool == "search_leads" and self._idle_search(part)):
            self._build(tool, part)

    def _says_nothing(self, part: Clause, tool: str | None) -> bool:
        if part.tool in NO_SEARCH and not part.has(*OF_A_HOME):
            return True
        if tool is None and part.tool and _greets(part, self._parts):
            return True
        if part.tool in ("cancel", "unclear") and (forbids(part.text) or only_wished(part)):
            return True
        refused = NOT_TO.search(part.text) and tool not in WRITES
        return bool(refused) and not part.has("place", "ptype", "money")

    def _tool(self, part: Clause, tool: str | None) -> str | None:
        if tool is None and (tool := _elided(part, self._sense)):
            same_length(tool, part, self._sense)
        if tool == intent.OF_THE_SCREEN and screen.of_their_ends(part):
            return "view_cart"
        if tool == intent.OF_THE_SCREEN:
            return intent.cued(part, self._sense)[0] or _about_leads(part, self._sense)
        return tool

    def _idle_search(self, part: Clause) -> bool:
        """A search that a later one makes anew, or one without a need beside another request."""
        if part is not self._parts[-1] and _said_later(self._parts, part, self._sense):
            return True
        several = len(self._parts) > 1 and not SHOWS.search(part.text)
        beside = several and any(one.tool in OWN for one in self._parts)
        return bool(self._steps or self._answers or beside) and adds_nothing(part, self._sense)

    def _build(self, tool: str, part: Clause) -> None:
        made = continued(_of_held(BUILDERS[tool](part, self._sense), part, self._sense), part)
        made = [_one_of(of_the_told(step, part, self._parts, self._sense), part) for step in made]
        made = grounded([step for step in made if not said_before(step, self._steps)], self._steps, self._sense)
        if made and (said_more_fully(made[0], self._steps) or asked_in_vain(made[0], self._steps)):
            self._steps.pop()
        again = tool == "search_leads" and bool(self._steps) and self._steps[-1].tool == tool
        if again and supersedes(self._before, part, self._sense):
            self._steps.pop()
        self._before = part
        self._steps += made
        last = self._steps[-1].args if self._steps else {}
        if tool == "search_leads" and self._steps:
            self._sense = self._sense.after_search(last)
        elif tool == "market_insights" and last.get("market"):
            self._sense = self._sense.about(str(last["market"]))


def _asked_of(part: Clause, sense: Sense) -> list[Step]:
    """ "what's wrong with the 2 bed": of a lead on the screen that the words describe, not of others like it."""
    lead = None if SHOWS.search(part.text) else described_on_screen(part, sense)
    if lead is None:
        return []
    tool = "quote_price" if COSTS.search(part.text) else "lead_details"
    made = BUILDERS[tool](fresh(deepcopy(part)), sense)
    return [Step(tool, made[0].args if made and made[0].tool == tool else {}, [Mention("id", lead)])]


def _told_place(part: Clause, parts: list[Clause]) -> str | None:
    """ "they say Mesquite is dead, how long do places sit?": figures of the place that was told of before."""
    if part.has("place", "zip"):
        return None
    told = [item for one in parts[: parts.index(part)] if one.tool != "search_leads" for item in one.items]
    return next((item.value("place").name for item in reversed(told) if item.is_("place")), None)


def _greets(part: Clause, parts: list[Clause]) -> bool:
    """ "I trust you are well this morning" before a request names no time."""
    asked = any(one.tool and one.tool not in intent.SPOKEN for one in parts)
    return asked and not part.has(*A_WISH)


def _opines(part: Clause, parts: list[Clause]) -> bool:
    """ "my client thinks Henderson is overpriced. What is the median there?": said before the question, no search."""
    others = [one for one in parts if one is not part]
    dismissed = DISMISSES.search(part.text) and any(one.has("place") for one in others)
    said = not part.question and bool(OPINES.search(part.text) or dismissed)
    asked = any(one.tool and one.tool not in intent.SPOKEN for one in others)
    plain = said and not part.has("beds", "money", "baths", "feature", "sqft")
    return part.tool in (None, "search_leads") and asked and (part.told or plain)


def _said_later(parts: list[Clause], part: Clause, sense: Sense) -> bool:
    """ "ok back to work. houses in Sachse": what asks for nothing itself waits for the search behind it."""
    behind = parts[parts.index(part) + 1 :]
    return adds_nothing(part, sense) and any(one.tool == "search_leads" and sets_a_slot(one, sense) for one in behind)


def _one_of(step: Step, part: Clause) -> Step:
    """ "hold the second or the third": which of them is asked, for a write is not guessed."""
    kinds = {mention.kind for mention in step.mentions}
    if (
        step.tool not in WRITES & REF_TOOLS
        or len(step.mentions) < 2
        or not part.has("or")
        or kinds & {"where", "focus"}
    ):
        return step
    sides = [
        clause_items
        for at, item in enumerate(part.items)
        if item.is_("or")
        for clause_items in (part.items[:at], part.items[at + 1 :])
    ]
    named = all(any(item.is_("id", "hash", "ordinal", "best", "last", "num") for item in side) for side in sides)
    return ask(QUESTIONS[("", "which")], ["ref"], step.tool, step.args) if named else step


def _of_held(made: list[Step], clause: Clause, sense: Sense) -> list[Step]:
    """ "keep the first until Monday": of a lead that is not held yet, more time is a hold of its own."""
    if not made or made[0].tool != "extend_hold" or intent.cued(clause, sense)[0] != "hold_lead":
        return made
    shown = resolve_mentions(made[0].mentions, sense.start, "hold_lead").ids
    held = {row["lead_id"] for row in sense.start.get("holds") or []}
    return BUILDERS["hold_lead"](fresh(clause), sense) if shown and not held & set(shown) else made


def fresh(clause: Clause) -> Clause:
    for item in clause.items:
        item.used = False
    return clause


def _about_leads(clause: Clause, sense: Sense) -> str | None:
    """A question about the screen that the screen does not answer: the lead's own page does, else a search."""
    if "ref" in intent.features_of(clause, sense):
        return "lead_details"
    return "search_leads" if sets_a_slot(clause, sense) else None


def repeats(clause: Clause, sense: Sense) -> bool:
    """ "make it 6 hours", "and the third": what was just done, once more with a difference."""
    again = clause.tool is None and AGAIN.search(clause.text) is not None
    return again and sense.start.get("last_tool") in REF_TOOLS


def _elided(clause: Clause, sense: Sense) -> str | None:
    """ "and the third" repeats the tool before; "in Dallas?" after figures asks for figures."""
    last = sense.start.get("last_tool")
    have = intent.features_of(clause, sense)
    ref = "ref" in have
    if last in ("quote_price", "lead_details") and GO_AHEAD.match(clause.text):
        return None  # "ok do it" asks for no second price
    if ref and len((sense.start.get("proposal") or {}).get("lead_ids") or []) > 1:
        return "purchase"
    if ref and last in WRITES and ASKS_AFTER.search(clause.text):
        return "lead_details"
    if last in REF_TOOLS and not may_last(sense) and only_a_length(clause):
        return None  # "make it 12 hours" after a price
    if ref and last in REF_TOOLS and (AGAIN.search(clause.text) or last in ("quote_price", "lead_details")):
        return str(last)
    if last == "hold_lead" and (AGAIN.search(clause.text) or clause.correction) and only_a_length(clause):
        return "hold_lead"
    if clause.has("place") and last == "market_insights":
        return "market_insights"
    pointed = clause.has("hash", "ordinal", "id", "other", "every", "rest", "next_one")
    if (
        relative.changes(deepcopy(clause), sense)
        or {"min_sqft", "max_sqft"} & read_need(deepcopy(clause), sense).set.keys()
    ):
        return "search_leads"
    if ref and pointed and not have & {"noun", "place", "slot", "bound", "sorting"}:
        return None
    if sets_a_slot(clause, sense):
        return "search_leads"
    if clause.has("place", "sort", "beds", "baths", "ptype", "feature", "money", "zip", "neg", "drop"):
        return "search_leads"
    return None


def _first_question_only(made: list[Step]) -> list[Step]:
    """Each step once, up to the first question: what comes before it is still done, one question ends the turn."""
    steps = [step for at, step in enumerate(made) if step not in made[:at]]
    at = next((at for at, step in enumerate(steps) if step.tool == "ask_user"), None)
    return steps if at is None else steps[: at + 1]


def not_everything(steps: list[Step]) -> list[Step]:
    """The plan without a search of everything beside another search: "no wait, land in Buckeye" is one request."""
    searches = [step for step in steps if step.tool in SEARCHES]
    if not any(step.args for step in searches):
        return steps
    told = [step for step in steps if step.args or step.tool not in SEARCHES]
    return [step for at, step in enumerate(told) if not _said_in_full(step, told[at + 1 : at + 2])]


def _said_in_full(step: Step, after: list[Step]) -> bool:
    """ "maybe Plano. condos.": the search behind it says all of it, and more."""
    both = step.tool == "search_leads" and bool(after) and after[0].tool == "search_leads"
    return both and step.args.items() <= after[0].args.items()


def one_plan(steps: list[Step]) -> list[Step]:
    """ "cancel Pro and go to Basic" is a change to Basic: of several changes of the plan the last names it."""
    changes = [step for step in steps if step.args.get("what") == "change_tier"]
    named = [step for step in changes if step.args.get("tier") != "none"]
    return [step for step in steps if step not in changes or step is (named or changes)[-1]]
