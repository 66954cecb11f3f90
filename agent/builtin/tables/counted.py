"""Words around a number of leads: what leads it, what praises the leads, what ends a list there."""

from __future__ import annotations

import re

LEADS_A_COUNT = frozenset(
    "show me give find list get i want need just only top up to pull see us let have you got send can ok please first best cheapest newest no more than recommend suggest pick choose name fetch return bring display print your offer grab out any some the could would like look for at my best bets advise propose shortlist select nominate dig".split()
)
PRAISED = frozenset(
    "good great solid decent nice strong promising worthwhile suitable fitting quality top cool lovely hot fresh new more excellent fine interesting different random other likely perfect high ranking rated standout".split()
)
"""Words between a count and what is counted: "three good ones"."""


COUNTABLE = ("ptype", "leadtype", "seller", "lead")
ELSE = ("beds", "baths", "half_baths", "sqft", "miles", "hours", "cars", "stories", "acre", "num", "money", "dash", "to", "or",
         "slash", "percent", "or_more", "credits", "permonth", "each")  # fmt: skip
LIST_OF = re.compile(
    r"\b(?:limit|cap|keep|restrict|trim|cut|narrow|shorten)(?: \w+){0,3}? (?:to|at)$|\b(?:limit|narrow)(?: (?:it|down))* to$"
    r"|\b(?:list|batch|set|selection|sample|shortlist|lineup|round|spread) of$|\bnot (?:\w+ )*(?:more than|over)$"
)
""" "keep the list to | 5", "a shortlist of | ten", "don't show me more than | 5"."""
WHOLE_LIST = re.compile(r"^(?:no more than|not more than|at most|up to|max|maximum|at the most)$")
ENOUGH = re.compile(
    r"^(?:will|would|should|is|are) (?:do|be|suffice|enough|plenty|fine|sufficient|good|ok)\b|^(?:max|tops|results?|matches|at most)\b"
)
SENT = re.compile(r"\b(?:send|pull|bring|come|get|fire|shoot) (?:me )?(?:over|up|back|through)$")
