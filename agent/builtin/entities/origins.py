"""Places that someone comes from or lives in: no search is for homes there."""

from __future__ import annotations

from agent.builtin.items import Clause
from agent.builtin.tables.states import ELSEWHERE, LIVES, ORIGIN_WORDS


def leave_out(clause: Clause) -> None:
    """ "relocating from Denver" says where someone comes from."""
    for at, item in enumerate(clause.items):
        if not item.is_("place", "state") or at == 0:
            continue
        back = clause.items[max(0, at - 4) : at]
        leaves = any(word.text == "from" for word in back[-2:]) and any(
            word.text.split()[-1] in ORIGIN_WORDS for word in back
        )
        if (leaves and back[-1].text not in ("to", "here")) or _lived_in(clause, at):
            item.used = True


def _lived_in(clause: Clause, at: int) -> bool:
    """ "im in gilbert but the client wants chandler": one place is lived in, the other looked in."""
    later = [item for item in clause.items[at + 1 :] if item.is_("place", "zip")]
    if not later:
        return False
    words = " ".join(item.text for item in clause.items[:at])
    between = " ".join(item.text for item in clause.items[at + 1 : clause.items.index(later[0])])
    return LIVES.search(words) is not None and ELSEWHERE.search(between) is not None
