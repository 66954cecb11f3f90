"""Step 3g: a question what is wise orders nothing."""

from __future__ import annotations

from agent.builtin.items import Clause
from agent.builtin.tables.unasked import ADVICE, ADVISED


def look_instead(part: Clause) -> None:
    """ "should i hold 9101?" looks at the lead, "should i upgrade?" at the plan; settings stay as they are."""
    if part.note or not ADVICE.search(part.text):
        return
    if part.tool in ("hold_lead", "purchase") and part.has("id", "ordinal", "hash", "pronoun", "noun"):
        part.tool = "lead_details"
    elif part.tool in ("set_notifications", "saved_searches"):
        part.tool = "cancel"
    elif part.tool in ADVISED:
        part.tool, part.text = ADVISED[part.tool]
        part.items = []
