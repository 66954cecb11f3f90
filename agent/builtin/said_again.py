"""Step 6: a request that was made in the same turn already, in fewer words, or of leads that were not yet named."""

from __future__ import annotations

from agent.builtin.plan import Step
from agent.builtin.tables.tools import REF_TOOLS, WRITES


def said_before(step: Step, steps: list[Step]) -> bool:
    """ "I'll go with the third, buy it" is one purchase."""
    if not steps or steps[-1].tool != step.tool or step.tool not in WRITES & REF_TOOLS:
        return False
    alone = [mention.kind for mention in step.mentions] == ["focus"] and not step.mentions[0].plural
    return alone and all(steps[-1].args.get(name) == value for name, value in step.args.items())


def said_more_fully(step: Step, steps: list[Step]) -> bool:
    """ "hold #2, hold #2 for 3h" is one hold, of three hours."""
    if not steps or step.tool not in WRITES & REF_TOOLS or steps[-1].tool != step.tool:
        return False
    return steps[-1].mentions == step.mentions and steps[-1].args.items() <= step.args.items()


def asked_in_vain(step: Step, steps: list[Step]) -> bool:
    """ "what do they cost? quote the first two": which they are is said behind it."""
    if not steps or steps[-1].tool != "ask_user" or steps[-1].args["missing"] != ["ref"]:
        return False
    waits = steps[-1].args["-pending"]
    named = any(mention.kind != "focus" for mention in step.mentions)
    return bool(named and waits["tool"] == step.tool and not waits["args"].get("ref"))
