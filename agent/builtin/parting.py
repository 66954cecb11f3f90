"""Step 3: a sentence's clauses, each with the tool that it asks for."""

from __future__ import annotations

from agent.builtin import apart, changing, clauses, intent, talk
from agent.builtin.account import of_the_account
from agent.builtin.advising import look_instead, taken_together
from agent.builtin.another import held_instead, without_reactions, without_told
from agent.builtin.definite import KEPT, of_the_screen
from agent.builtin.items import Clause, Token
from agent.builtin.joining import halves, joined
from agent.builtin.limits import unfiltered
from agent.builtin.looking import refines_advice, same_figures
from agent.builtin.matters import plans_told
from agent.builtin.notices import changes_notice, matters_told, quiet_told, reminds_of_it
from agent.builtin.owned import refunds_told, updates_told
from agent.builtin.pairs import with_its_market
from agent.builtin.planning import repeats
from agent.builtin.reader import Reader
from agent.builtin.repairs import put_right
from agent.builtin.rescheduling import reschedules
from agent.builtin.resuming import resumes
from agent.builtin.roles import role_of
from agent.builtin.sense import Sense
from agent.builtin.telling import tells_surely
from agent.builtin.unasked import read_instead
from agent.builtin.watches import amends_watch
from agent.builtin.worded import with_words_asked

BACKGROUND = ("told", "reaction", "elsewhere")
LEAST_ASKED = 0.35  # the chance of asking up to which a remark beside a request is background
EMPTY = frozenset({"", "then", "so", "ok then", "now"})
GOES_ON = frozenset({"go on", "go on then", "right then", "alright then", "fine then"})  # before an order


def parts_of(text: str, words: list[Token], sense: Sense, reader: Reader, note: str) -> list[Clause]:
    """The clauses in their order; ``note`` is what the user dictated for the first one's lead."""
    made = _made(text, words, sense, reader)
    for clause in made:
        if not clause.settled:
            _settle(clause, sense)
    if note and made:
        made[0].tool, made[0].settled, made[0].note = "update_lead", True, note
    parts = joined(matters_told(quiet_told(refunds_told(made))), sense)
    for part in parts:
        if not _settled(part, sense):
            part.tool = intent.decided(part, sense, alone=len(parts) == 1)
    parts = plans_told(parts)
    held_instead(parts)
    parts = taken_together(updates_told(without_reactions(without_told(parts)), sense))
    for part in parts:
        look_instead(part)
        read_instead(part)
        if part.tool == "search_leads" and refines_advice(part, sense):
            part.tool = "recommend_leads"
    _mark_told(parts, reader)
    return parts


def _mark_told(parts: list[Clause], reader: Reader) -> None:
    """ "who knew Austin got this pricey! what's the median now": beside another request a remark is no search."""
    _doubted(parts, reader)
    if not any(part.tool and part.tool not in (*intent.SPOKEN, "search_leads") for part in parts):
        return
    for part in parts:
        if part.tool in (None, "search_leads") and not part.settled:
            said = role_of(reader.tokens(part.raw), reader.gazetteer)
            part.told = said.name in BACKGROUND and said.asks <= LEAST_ASKED


def _doubted(parts: list[Clause], reader: Reader) -> None:
    """ "sort by price. They lost a deal over mold": what was only learned refuses no remark beside a request."""
    if not any(part.tool and part.tool != "decline" for part in parts):
        return
    for part in parts:
        if part.tool == "decline" and not part.settled and tells_surely(reader.tokens(part.raw), reader.gazetteer):
            part.tool, part.told = None, True


def _made(text: str, words: list[Token], sense: Sense, reader: Reader) -> list[Clause]:
    runs = apart.cut(text, clauses.split(text, words), sense, reader.tagger)
    made = [_clause(text, run, sense, reader) for run in runs]
    if len(made) > 1:
        made = [clause for clause in made if not clauses.only_dislikes(clause.text)] or made
        made = [clause for clause in made if clause.text not in (*GOES_ON, KEPT)] or made
    return with_its_market([half for clause in made if clause.text not in EMPTY for half in halves(clause, sense)])


def _clause(text: str, part: apart.Made, sense: Sense, reader: Reader) -> Clause:
    run, question, tool, given = part
    items = with_words_asked(text, run, reader.tagger.items(run))
    clause = put_right(text, run, clauses.make_clause(text, run, items, question), sense)
    if tool:
        clause.tool, clause.settled, clause.given = tool, True, given
        return clause
    return of_the_screen(clause, run, sense, reader)


def _settle(clause: Clause, sense: Sense) -> None:
    """The tool by the clause's words and the state; it is settled where nothing learned may overrule it."""
    cued = intent.cued(clause, sense)[0]
    if changing.settles(clause, sense, cued):
        clause.tool, clause.settled = "search_leads", True
    elif reschedules(clause, sense):
        clause.tool, clause.settled = "update_lead", True
    elif resumes(clause, cued, sense):
        clause.settled = True
    elif matter := of_the_account(clause, sense):
        clause.tool, clause.settled = matter, True
    else:
        clause.tool = "market_insights" if same_figures(clause, sense) else cued
        if not clause.tool and talk.topic_of(clause.text):
            clause.tool = "talk"
        elif changes_notice(clause, sense) or amends_watch(clause, sense) or reminds_of_it(clause, sense):
            clause.tool, clause.settled = "set_notifications", True


def _settled(part: Clause, sense: Sense) -> bool:
    """Whether something else than its own words has decided what a clause is."""
    told = part.settled or part.tool == "talk" or bool(unfiltered([part]))
    return told or same_figures(part, sense) or repeats(part, sense)
