"""Words by which several requests in one sentence are told apart."""

from __future__ import annotations

import re

JOINTS = frozenset({",", ";", "and", "but", "plus", "then", "&", "also", "while", "whereas", "though"})
OF_NOTICES = re.compile(
    r"\b(e ?mail\w*|texts?|texting|sms|slack|push|in ?app|notif\w*|alerts?|digests?|ping\w*|notify|quiet(?! (?:streets?|areas?|neighbou?rhoods?|roads?|blocks?|communit\w+|suburbs?|parts?|places?|spots?|corners?|homes?|houses?)\b)|buzz\w*|do not disturb|let me know|tell me)\b"
    r"|\b(?:turn|switch|shut|mute|silence|kill|disable|stop)\b.*\b(?:everything|all|every \w+)\b.*\b(?:except|besides|apart|save|but)\b"
)
TELLS_ME = re.compile(
    r"\b(e ?mail|text|slack|sms|ping|notify|alert|tell|message|send|push|let|shoot|buzz|dm|give|keep|remind|warn) (me|us|them|it|that|those)\b|\b(turn|switch|put|move|make|set|change|start|enable|activate)\b"
)
QUIET_PART = re.compile(
    r"\b(quiet(?! (?:streets?|areas?|neighbou?rhoods?|roads?|blocks?|communit\w+|suburbs?|parts?|places?|spots?|corners?|homes?|houses?)\b)|disturb\w*|dnd|mute\w*|silen(t|ce)|asleep|sleep\w*|bed|wake|shush|hush|overnight|(do not|never|stop) (bother\w*|text\w*|ping\w*|buzz\w*|messag\w*|disturb\w*|e ?mail\w*|bug\w*|call\w*|wak\w*)|(no|nothing|not|none|zero|never|stop) (\w+ ){0,3}?(between|after|from|before|past|until|till))\b"
)
USES = re.compile(
    r"\b(use|using|go with|going with|prefer|instead|rather|switch|make it|want|like|have it|move to|stick (to|with)|(e ?mail|text|slack|sms|ping|message|dm) (me|us))\b"
)
""" "ditch the e-mail, use sms"."""
OUTRIGHT = re.compile(r"\b(turn|switch|shut|mute|disable|silence|unsubscribe|deactivate|off)\b")
KEEPS = re.compile(
    r"\b(keep|leave|still want|still need|stays?|remain) (?!me\b|us\b|an eye\b|it quiet\b|quiet\b)|\b(are|is|can stay|stay) (fine|ok|okay|good|alright|cool)( as (they|it) (are|is))?$|\bdo not touch\b"
)
SWITCHES_ON = re.compile(
    r"\b(turn|switch|put) (\w+ ){0,4}?on\b|\bon$|\b(sms|e ?mails?|texts?|slack|push|notif\w*|alerts?) on (?=for|about)|\b(enable|activate|start|resume|unmute)\b|\b(back on|on again)\b"
)
ALL_BUT = re.compile(
    r"\b(everything|all|any ?thing|every|no|nothing|all of (it|them)|the lot)\b.*\b(except|save|apart|besides|other than|but)\b"
)
EXCEPT = re.compile(r"except|besides|apart|excluding|save|but")
OF_THE_REST = re.compile(
    r"\b(?:the rest|everything else|every ?thing else|anything else|all else|all others|the others?|all the others?|what is left|lo demas)\b"
)
""" "texts for holds, email for the rest": no matter of its own, and not that of the one before."""
FOR_ALL = re.compile(r"\b(both|all|each|either)( (of them|by|via|over|in|on))?( \w+){1,3}$")
AMENDS = re.compile(
    r"(?:[.,;!-] )*\b(?:no |oh |ah |hm+ |wait |sorry |actually |err? )*(?:cancel that|scratch that|strike that|belay that|belay my last|scrap that|forget that|delete that|disregard that|no wait|wait no|i mean|i meant|or rather|correction|make that|on second thoughts?)\b(?: [.,;:!-])*"
)
TAKES_STAGE_BACK = re.compile(
    r"^(?:(?:ok|no|oh|wait|please|actually|can you|sorry) )*(?:undo|remove|take back|take off|revert|reverse|scrap|delete|clear|cancel|unmark|lose) (?:the |that |my |its )?(?:won|lost|contacted|qualified|proposal|stage|status|mark|marking)\b"
)
""" "undo the won on 9102": which stage it is instead is asked."""
NEGATED_STAGE = re.compile(
    r"\b(?:(?:has|have|had|did|does|is|was|are) )?(?:not|n't|never) (?:yet |even |really |quite )?(contact\w*|call\w*|reach\w*|qualif\w+|won|win|clos\w+|spok\w+|talk\w*|sign\w*|lost|dead|new)(?: \1)*\b|\bstill has to \w+"
)
