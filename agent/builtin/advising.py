"""Step 3g: a question what is wise orders nothing."""

from __future__ import annotations

from agent.builtin.items import Clause
from agent.builtin.paying import money_asked
from agent.builtin.tables.unasked import ADVICE, ADVICE_TAG, ADVISED, CHOICE, GO_AHEAD_AND, HOLD_ON, WHY_NOT

ADVISABLE = {"hold_lead", *ADVISED}


def _tagged(part: Clause) -> bool:
    """ "hold 9101, should i?": the question behind the words makes them one."""
    return part.question and ADVICE_TAG.search(part.text) is not None


def without_go_ahead(text: str) -> str:
    """ "should i just go ahead and buy it" is one question, "why don't you hold it" an order."""
    folded = text.casefold()
    if "hold on" in folded:
        return HOLD_ON.sub("", text)
    if "why" in folded and (invited := WHY_NOT.match(text)):
        return f"{text[: invited.start('asked')]}{text[invited.end() :].rstrip(' ?')}"
    return GO_AHEAD_AND.sub(r"\1 ", text) if " go " in folded else text


def taken_together(parts: list[Clause]) -> list[Clause]:
    """ "hold the first? thoughts?": what only asks for advice belongs to the order before it."""
    out: list[Clause] = []
    for part in parts:
        if out and out[-1].tool in ADVISABLE and ADVICE_TAG.match(part.text) and (part.question or out[-1].question):
            out[-1].question, out[-1].text = True, f"{out[-1].text} {part.text}"
        else:
            out.append(part)
    return out


def look_instead(part: Clause) -> None:
    """ "should i hold 9101?" looks at the lead, "should i upgrade?" at the plan; settings stay as they are."""
    if part.note or not (ADVICE.search(part.text) or CHOICE.search(part.text) or _tagged(part)):
        return
    if part.tool == "account_status" and money_asked(part):
        return
    if (part.tool in ("hold_lead", "purchase") and part.has("id", "ordinal", "hash", "pronoun", "noun")) or (
        part.tool == "hold_lead" and part.has("small") and not part.has("hours")
    ):
        part.tool = "lead_details"
    elif part.tool in ("set_notifications", "saved_searches"):
        part.tool = "cancel"
    elif part.tool in ADVISED:
        part.tool, part.text = ADVISED[part.tool]
        part.items = []
