"""Step 5d: "my buyer loves number 3. could you hold it": a lead told of in the same turn is what "it" is."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace

from agent.builtin.clauses import plain_text
from agent.builtin.forbidden import forbids
from agent.builtin.items import Clause, Item, Token
from agent.builtin.mentions import Mention
from agent.builtin.plan import Step
from agent.builtin.reader import Reader
from agent.builtin.referring import read_mentions
from agent.builtin.sense import Sense
from agent.builtin.tables.tools import REF_TOOLS
from agent.references import resolve_mentions


def of_the_told(step: Step, part: Clause, parts: list[Clause], sense: Sense) -> Step:
    """The step with the lead that the clause before it told of, where it names none but "it"."""
    alone = [mention.kind for mention in step.mentions] == ["focus"] and not step.mentions[0].plural
    before = parts[: next(at for at, one in enumerate(parts) if one is part)]
    if not alone or not before or step.tool not in REF_TOOLS or any(one.tool in REF_TOOLS for one in before):
        return step
    told = next(
        (one for one in reversed(before) if _refused(one) or any(_names(item, one) for item in one.items)), None
    )
    mentions = read_mentions(deepcopy(told), sense, describe=False) if told else []
    if len(mentions) != 1 or len(resolve_mentions(mentions, sense.start, step.tool).ids) != 1:
        return step
    return replace(step, mentions=mentions)


def of_the_story(steps: list[Step], told: list[Token], asked: list[Token], sense: Sense, reader: Reader) -> list[Step]:
    """ "I showed my buyer the fourth one and he's keen. please reserve it": the story that was left out named it."""
    if len(steps) != 1 or len(asked) == len(told):
        return steps
    step = _asked_for(steps[0])
    alone = [mention.kind for mention in step.mentions] == ["focus"] and not step.mentions[0].plural
    if not alone or step.tool not in REF_TOOLS:
        return steps
    kept = {token.start for token in asked}
    left_out = [token for token in told if token.start not in kept]
    items = reader.tagger.items(left_out)
    story = Clause(items, plain_text(left_out), plain_text(left_out))
    if sum(_names(item, story) for item in items) != 1:
        return steps
    mentions = [one for one in read_mentions(story, sense, describe=False) if one.kind != "focus"]
    if len(mentions) != 1 or len(resolve_mentions(mentions, sense.start, step.tool).ids) != 1:
        return steps
    return [replace(step, mentions=mentions)]


def _asked_for(step: Step) -> Step:
    """The call that waits behind a question which lead is meant."""
    waits = step.args.get("-pending") or {}
    if step.tool != "ask_user" or step.args["missing"] != ["ref"] or not waits.get("tool") or "ref" in waits["args"]:
        return step
    return Step(str(waits["tool"]), dict(waits["args"]), [Mention("focus")])


def _refused(part: Clause) -> bool:
    """ "not gonna hold 3, show me the details" is about the third."""
    return part.tool == "cancel" and forbids(part.text)


def _names(item: Item, told: Clause) -> bool:
    pointed = any(words in f" {told.text} " for words in (f" the {item.text} ", f" {item.text} one "))
    ranked = item.is_("ordinal", "best", "last") and pointed
    return item.is_("hash", "id") or ranked
