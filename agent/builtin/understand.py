"""From the user's words and the state to a plan: the steps of this package in their order."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Any

from agent.builtin import carry, clauses, intent, safety, screen, talk
from agent.builtin.answers import complete
from agent.builtin.calls import BUILDERS, REQUIRED, ends_plan, metric_of, payment_method
from agent.builtin.entities import read_need
from agent.builtin.gazetteer import Gazetteer
from agent.builtin.items import Clause, Item, Token
from agent.builtin.lexicon import cue_words, finder, vocabulary
from agent.builtin.mentions import Mention
from agent.builtin.normalise import tokens
from agent.builtin.plan import Plan, Step, ask, decline
from agent.builtin.sense import Sense
from agent.builtin.spelling import Speller
from agent.builtin.tables.cues import CANCEL
from agent.builtin.tables.patterns import (
    AGAIN,
    ASKS_AFTER,
    CHOOSES,
    LOWEST_FIRST,
    NAMES_ONE,
    NOT_TO,
    SAME_FIGURES,
    SAVES_SEARCH,
    SHOWS,
    START_OVER,
    TAKES_BACK,
)
from agent.builtin.tables.phrases import QUESTIONS, TALK, UNAVAILABLE, UNFILTERED, UNSORTED
from agent.builtin.tables.shorthand import SPANISH
from agent.builtin.tagging import Tagger
from agent.references import fits, resolve_mentions

WRITES = frozenset(
    {"hold_lead", "extend_hold", "release_hold", "purchase", "request_refund", "set_notifications", "update_lead"}
)
REF_TOOLS = frozenset(
    {
        "hold_lead",
        "extend_hold",
        "release_hold",
        "purchase",
        "request_refund",
        "quote_price",
        "lead_details",
        "update_lead",
    }
)
SEARCHES = frozenset({"search_leads", "recommend_leads"})
_CANCEL = re.compile(CANCEL)


@dataclass(frozen=True)
class Reader:
    """The vocabulary of one gazetteer, built once."""

    gazetteer: Gazetteer
    speller: Speller
    tagger: Tagger

    @classmethod
    def of(cls, gazetteer: Gazetteer) -> Reader:
        known = gazetteer.known_words() | SPANISH | cue_words()
        speller = Speller(vocabulary() | gazetteer.vocabulary(), known)
        return cls(gazetteer, speller, Tagger(gazetteer))

    def tokens(self, text: str) -> list[Token]:
        return tokens(text, self.speller)


def understand(text: str, sense: Sense, reader: Reader) -> Plan:
    """The plan of a turn; deterministic in its arguments."""
    words = reader.tokens(text)
    broken = safety.unsafe(safety.safety_text(words))
    if broken:
        return Plan([decline(safety.refusal(broken))])
    whole = clauses.plain_text(words)
    if _CANCEL.match(whole):
        return Plan(topic="cancelled")
    parts = _clauses(text, words, sense, reader)
    answered = complete(deepcopy(parts), sense) if sense.pending else None
    if answered is not None:
        return Plan(answered)
    if talk.out_of_scope(whole) and not any(_is_trade(part, sense) for part in parts):
        return Plan(topic="out_of_scope")
    small = talk.topic_of(whole)
    if small and not _asks_for_trade(parts, small):
        return _talk(small)
    steps = _not_everything(_steps(parts, sense))
    if steps:
        lowest = bool(LOWEST_FIRST.search(whole))
        return _available(Plan(steps, notes=_notes(parts), lowest_first=lowest), sense)
    unfiltered = _unfiltered(parts)
    if unfiltered:
        return Plan(answer=" ".join(unfiltered))
    return _nothing_to_do(parts, whole, small, sense)


def _not_everything(steps: list[Step]) -> list[Step]:
    """The plan without a search of everything beside another search: "no wait, land in Buckeye" is one request."""
    searches = [step for step in steps if step.tool in SEARCHES]
    if not any(step.args for step in searches):
        return steps
    return [step for step in steps if step.args or step.tool not in SEARCHES]


def _clauses(text: str, words: list[Token], sense: Sense, reader: Reader) -> list[Clause]:
    made = [
        clauses.make_clause(text, run, reader.tagger.items(run), question)
        for run, question in clauses.split(text, words)
    ]
    made = [half for clause in made if clause.text for half in _halves(clause, sense)]
    for clause in made:
        clause.tool = "market_insights" if _same_figures(clause, sense) else intent.classify(clause, sense)[0]
        if not clause.tool and talk.topic_of(clause.text):
            clause.tool = "talk"
    return _joined(made, sense)


def _unfiltered(parts: list[Clause]) -> list[str]:
    """ "built after 2000", "over 2 acres": measures that no slot of a search has."""
    found = [
        said
        for part in parts
        if part.tool in (None, "search_leads", "recommend_leads") and part.has("num", "money")
        for kind, said in UNFILTERED.items()
        if part.has(kind)
    ]
    return list(dict.fromkeys(found))


def _notes(parts: list[Clause]) -> list[str]:
    cancels = any(part.tool == "account_status" and ends_plan(part.text) for part in parts)
    return [*_unfiltered(parts), *([TALK["no_cancel"][0]] if cancels else [])]


def _same_figures(clause: Clause, sense: Sense) -> bool:
    """After figures, "same for condos only" asks for figures again."""
    if sense.start.get("last_tool") != "market_insights" or not SAME_FIGURES.search(clause.text):
        return False
    named = clause.has("ptype", "place", "zip") or metric_of(clause) is not None
    return (
        named and not SHOWS.search(clause.text) and not clause.has("money", "beds", "baths", "sqft", "feature", "num")
    )


SURE = 3.0  # the score from which either half of "my cart and my balance" is a request of its own


def _halves(clause: Clause, sense: Sense) -> list[Clause]:
    """ "show my cart and my credit balance": one verb, two requests."""
    for at, item in enumerate(clause.items):
        if not item.is_("and") or item.text == "but" or not 0 < at < len(clause.items) - 1:
            continue
        words = clause.text.split(f" {item.text} ", 1)
        if len(words) < 2:
            continue
        sides = [
            Clause(items, text, clause.raw, clause.correction, clause.question)
            for items, text in zip((clause.items[:at], clause.items[at + 1 :]), words, strict=True)
        ]
        tools = [intent.classify(side, sense) for side in sides]
        named = {tool for tool, score in tools if score >= SURE and tool not in SEARCHES}
        if len(named) == 2:
            return sides
    return [clause]


def _joined(made: list[Clause], sense: Sense) -> list[Clause]:
    """Search fragments become one search; a correction replaces what it corrects."""
    out: list[Clause] = []
    for clause in made:
        before = out[-1] if out else None
        if clause.tool == "talk" and len(made) > 1:
            continue
        if before is not None and _takes_back(before, clause):
            out.pop()
        elif before is not None and _continues(before, clause, sense):
            before.items += clause.items
            before.text = f"{before.text} {clause.text}"
            before.raw = f"{before.raw} {clause.raw}"
            before.tool = clause.tool if clause.tool == "request_refund" else before.tool or clause.tool
        elif before is not None and _topic_first(before, clause, sense):
            clause.items = before.items + clause.items
            clause.text = f"{before.text} {clause.text}"
            out[-1] = clause
        elif before is not None and clause.correction and _replaces(before, clause):
            clause.tool = clause.tool if clause.tool in WRITES else before.tool
            out[-1] = clause
        else:
            out.append(clause)
    return out


def _takes_back(before: Clause, clause: Clause) -> bool:
    """ "hold 2, never mind": but "release 2, changed my mind" gives the reason."""
    if before.tool not in WRITES or not _CANCEL.match(clause.text):
        return False
    return not (before.tool in ("release_hold", "request_refund") and "mind" in clause.text)


def _continues(before: Clause, clause: Clause, sense: Sense) -> bool:
    if before.tool in SEARCHES and clause.tool == "search_leads":
        return not before.question or not clause.question
    if before.tool == "search_leads" and clause.tool is None:
        return clause.has("money", "num", "sort", "feature", "ptype", "place", "beds")
    if before.tool in ("set_notifications", "recommend_leads") and clause.tool in (None, "search_leads"):
        return clause.has("money", "beds", "feature", "ptype", "place", "max", "neg", "baths")
    if clause.tool in (None, "search_leads") and before.items and all(_of_size(item) for item in before.items):
        return True
    if before.tool is None and clause.tool == "search_leads":
        return "ref" not in intent.features_of(before, sense) and _sets_a_slot(before, sense)
    if before.tool == clause.tool == "set_notifications":
        new = finder("EVENTS").find(clause.text)
        saved = new == "new_match" and SAVES_SEARCH.search(before.text) is not None
        return (new is None or saved) and not clause.has("neg")
    if before.tool == clause.tool == "purchase":
        return (
            not clause.has("ordinal", "hash", "id", "best", "last", "other") and payment_method(clause.text) is not None
        )
    if before.tool == "update_lead" and clause.text.startswith("remind me"):
        return True
    if before.tool == "update_lead" and clause.tool == "update_lead":
        return not clause.has("hash", "ordinal", "id", "best", "last", "other", "ptype")
    if before.tool == "market_insights" and SHOWS.search(clause.text):
        return False
    if clause.tool == "request_refund" and before.tool in (None, "search_leads", "lead_details", "update_lead"):
        both = before.tool == "update_lead" and "ref" in intent.features_of(clause, sense)
        return not before.question and not both
    if before.tool in ("request_refund", "update_lead", "market_insights") and clause.tool in (
        None,
        "search_leads",
        "market_insights",
    ):
        return True
    if before.tool is None and clause.tool in ("update_lead", "request_refund", "extend_hold", "recommend_leads"):
        return True
    return (
        before.tool in ("hold_lead", "extend_hold")
        and clause.tool is None
        and clause.has("hours", "length", "day", "weekday", "until")
    )


def _of_size(item: Item) -> bool:
    """ "bigger." before "2000 plus"."""
    return str(item.value("best") or "").startswith("sqft") or item.is_("stop", "comma", "filler")


def _topic_first(before: Clause, clause: Clause, sense: Sense) -> bool:
    """ "the cheaper of 1 and 2, hold it": the leads were named before the verb."""
    named = before.tool == "search_leads" and _names_one(before) and not SHOWS.search(before.text)
    if (before.tool is not None and not named) or clause.tool not in REF_TOOLS:
        return False
    if named:
        return clause.has("pronoun") and bool(sense.screen or sense.start.get("holds"))
    return clause.has("pronoun") and "ref" in intent.features_of(before, sense)


def _names_one(clause: Clause) -> bool:
    """ "the condo in Mesa" or "whichever was listed most recently"."""
    return bool(NAMES_ONE.search(clause.text) or (clause.has("best") and CHOOSES.search(clause.text)))


def _replaces(before: Clause, clause: Clause) -> bool:
    """ "hold the first, actually the second" and "hold 2, no, buy it"."""
    if before.tool not in REF_TOOLS:
        return False
    if clause.tool is None or clause.tool == before.tool:
        return True
    if clause.tool not in REF_TOOLS:
        return False
    own_lead = clause.has("hash", "ordinal", "id", "best", "last", "other", "num")
    return bool(TAKES_BACK.search(clause.text)) or (not own_lead and " instead" in clause.text)


def _asks_for_trade(parts: list[Clause], topic: str) -> bool:
    if topic in ("help", "who") or (topic.startswith("how_") and topic != "how_are_you") or topic == "what_lead":
        return len(parts) > 1 and any(part.tool in WRITES for part in parts if not part.question)
    return any(part.tool and part.tool != "talk" and _means_it(part) for part in parts)


def _is_trade(part: Clause, sense: Sense) -> bool:
    """A request that stays one although a word of it is out of scope ("the doctor's house in Mesa")."""
    have = intent.features_of(part, sense)
    return bool(have & {"place", "ref", "slot", "money", "event"} or part.tool in WRITES)


def _means_it(part: Clause) -> bool:
    """A search needs more than a stray "there" or "see"."""
    words = part.has(
        "place", "ptype", "feature", "beds", "baths", "money", "sort", "lead", "source", "seller", "leadtype"
    )
    return part.tool != "search_leads" or words or "more" in part.text


def _talk(topic: str) -> Plan:
    if topic == "yes":
        return Plan([ask(QUESTIONS[("", "yes")], ["intent"])])
    return Plan(topic=topic)


def _steps(parts: list[Clause], sense: Sense) -> list[Step]:
    steps: list[Step] = []
    answers: list[str] = []
    focus: list[int] = []
    before: Clause | None = None
    for part in parts:
        answer = screen.answer(part, sense) if not steps else None
        if answer:
            answers.append(answer.text)
            focus += answer.leads
            continue
        tool = part.tool if part.tool != "talk" else None
        if NOT_TO.search(part.text) and tool not in WRITES and not part.has("place", "ptype", "money"):
            continue
        tool = tool or _elided(part, sense)
        if tool == "search_leads" and screen.about_one(part):
            tool, part = "lead_details", _without_wishes(part)
        if tool in BUILDERS:
            if tool == "search_leads" and (steps or answers) and _adds_nothing(part, sense):
                continue
            made = _grounded(BUILDERS[tool](part, sense), steps, sense)
            if tool == "search_leads" and steps and steps[-1].tool == tool and _supersedes(before, part, sense):
                steps.pop()
            before = part
            steps += made
            if tool == "search_leads" and steps:
                sense = sense.after_search(steps[-1].args)
            elif tool == "market_insights" and steps and steps[-1].args.get("market"):
                sense = sense.about(str(steps[-1].args["market"]))
    if answers and not steps:
        return [Step("", {"answer": " ".join(answers), "focus": focus})]
    return _first_question_only(steps)


def _without_wishes(clause: Clause) -> Clause:
    """What a question asks about ("a pool") describes no lead."""
    for item in clause.items:
        item.used = item.used or not item.is_("pronoun")
    return clause


def _adds_nothing(clause: Clause, sense: Sense) -> bool:
    """A fragment ("any red flags") without a need, a page or a new start is no search of its own."""
    text = clause.text
    return not (_sets_a_slot(clause, sense) or START_OVER.search(text) or carry.turns_page(text))


def _supersedes(before: Clause | None, clause: Clause, sense: Sense) -> bool:
    """ "forget the charger, what about solar": a search that only takes something back is part of the next one."""
    if before is None or clause.has("place", "zip"):
        return False
    return clause.correction or not read_need(deepcopy(before), sense).set


def _elided(clause: Clause, sense: Sense) -> str | None:
    """ "and the third" repeats the tool before; "in Dallas?" after figures asks for figures."""
    last = sense.start.get("last_tool")
    have = intent.features_of(clause, sense)
    ref = "ref" in have
    if ref and last in WRITES and ASKS_AFTER.search(clause.text):
        return "lead_details"
    if ref and last in REF_TOOLS and (AGAIN.search(clause.text) or last in ("quote_price", "lead_details")):
        return str(last)
    if clause.has("place") and last == "market_insights":
        return "market_insights"
    pointed = clause.has("hash", "ordinal", "id", "other", "every", "rest", "next_one")
    if {"min_sqft", "max_sqft"} & read_need(deepcopy(clause), sense).set.keys():
        return "search_leads"
    if ref and pointed and not have & {"noun", "place", "slot", "bound", "sorting"}:
        return None
    if _sets_a_slot(clause, sense):
        return "search_leads"
    if clause.has("place", "sort", "beds", "baths", "ptype", "feature", "money", "zip", "neg", "drop"):
        return "search_leads"
    return None


def _sets_a_slot(clause: Clause, sense: Sense) -> bool:
    """ "hmm maybe 250 to 320": no word of a search, but a need all the same."""
    need = read_need(deepcopy(clause), sense)
    return any(slot not in ("limit", "state") for slot in need.set) or bool(need.drop)


def _grounded(made: list[Step], before: list[Step], sense: Sense) -> list[Step]:
    """A step whose lead is unclear, or that lacks a slot, becomes the one question."""
    out = []
    for step in made:
        fresh_list = any(one.tool in SEARCHES for one in before)
        if step.mentions and not fresh_list:
            found = resolve_mentions(_after(before, step.mentions), sense.start, step.tool)
            if found.question and not found.needs and not _follows(before, step):
                looked_for = _searched_first(step, sense)
                if looked_for:
                    out += looked_for
                    continue
                out.append(ask(found.question, ["ref"], step.tool, {**step.args, **_known_refs(step, sense)}))
                continue
        lacking = [slot for slot in REQUIRED.get(step.tool, ()) if slot not in step.args]
        if lacking:
            args = {**step.args, "ref": [str(m) for m in step.mentions]}
            out.append(ask(QUESTIONS[(step.tool, lacking[0])], lacking, step.tool, args))
            continue
        out.append(_empty_settings(step))
    return out


def _known_refs(step: Step, sense: Sense) -> dict[str, Any]:
    """The part of "it and 10051" that is clear waits with the question about the other."""
    clear = [m for m in step.mentions if resolve_mentions([m], sense.start, step.tool).ids]
    return {"ref": [str(m) for m in clear]} if clear and len(step.mentions) > 1 else {}


SORT_OF = {
    "asking_price asc": "price_asc",
    "asking_price desc": "price_desc",
    "listed_days asc": "newest",
    "score desc": "score",
}
PLACES = frozenset({"city", "neighborhood", "zip", "near"})


def _searched_first(step: Step, sense: Sense) -> list[Step]:
    """ "buy the cheapest condo in Phoenix" without such a list: the search its words describe, then the call."""
    mention = step.mentions[0]
    described = step.tool in ("hold_lead", "purchase", "quote_price", "lead_details") and len(step.mentions) == 1
    if not described or not mention.where or mention.held or mention.bought or mention.previous or mention.among:
        return []
    if mention.kind != "best" and (mention.kind != "where" or mention.plural):
        return []
    here = any(fits(row, mention.where) for row in sense.screen)
    if here or (sense.screen and not PLACES & mention.where.keys()):
        return []
    sort = SORT_OF.get(mention.key)
    found = {**mention.where, **({"sort": sort} if sort else {})}
    if mention.kind == "best" and not sort and step.tool in WRITES:  # the biggest of one page need not be the biggest
        return [Step("search_leads", found), ask(UNSORTED, ["ref"], step.tool, step.args)]
    wanted = replace(mention, where={}, words="") if mention.kind == "best" else mention
    return [Step("search_leads", found), replace(step, mentions=[wanted])]


def _empty_settings(step: Step) -> Step:
    if (
        step.tool == "set_notifications"
        and not set(step.args) - {"channel", "enabled"}
        and step.args.get("enabled") is not False
    ):
        return ask(QUESTIONS[("set_notifications", "event")], ["event"], step.tool, step.args)
    if step.tool == "update_lead" and not step.args:
        return ask(
            QUESTIONS[("update_lead", "status")], ["status"], step.tool, {"ref": [str(m) for m in step.mentions]}
        )
    return step


def _follows(before: list[Step], step: Step) -> bool:
    """ "hold 2 and buy it": the pronoun is the lead of the step before."""
    return bool(before and before[-1].mentions and all(m.kind == "focus" for m in step.mentions))


def _after(before: list[Step], mentions: list[Mention]) -> list[Mention]:
    if before and before[-1].mentions and all(m.kind == "focus" for m in mentions):
        return before[-1].mentions
    return mentions


def _first_question_only(made: list[Step]) -> list[Step]:
    """Each step once, up to the first question: what comes before it is still done, one question ends the turn."""
    steps = [step for at, step in enumerate(made) if step not in made[:at]]
    at = next((at for at, step in enumerate(steps) if step.tool == "ask_user"), None)
    return steps if at is None else steps[: at + 1]


def _available(plan: Plan, sense: Sense) -> Plan:
    if plan.steps and plan.steps[0].tool == "":
        said = plan.steps[0].args
        return Plan(answer=str(said["answer"]), focus=list(said["focus"]))
    missing = [step for step in plan.steps if sense.tools and step.tool not in sense.tools]
    if not missing:
        return plan
    kept = plan.steps[: plan.steps.index(missing[0])]
    return Plan(kept, answer="" if kept else UNAVAILABLE)


def _nothing_to_do(parts: list[Clause], whole: str, small: str | None, sense: Sense) -> Plan:
    if small:
        return _talk(small)
    if talk.out_of_scope(whole):
        return Plan(topic="out_of_scope")
    if any(NOT_TO.search(part.text) for part in parts):
        return Plan(topic="cancelled")
    if any("ref" in intent.features_of(part, sense) for part in parts):
        return Plan([ask(QUESTIONS[("", "action")] if sense.screen else QUESTIONS[("", "ref")], ["intent"])])
    return Plan(topic="unknown")
