"""Patterns of notices, quiet hours and of what is told about bought leads."""

from __future__ import annotations

import re

SWITCHED_ON = re.compile(
    r"^(?!.*\b(?:off|keep|based|going)\b).*\b(?:notif\w*|alerts?|e ?mails?|texts?|sms|slack|push|messages?|pings?|notices?|reminders?|updates?|warnings?)\b.*(?<!what is going)(?<!going) on$|\benabled ?[=:]? ?(true|yes|on|1)\b|\b(turn on|turn back on|turn (it|them|that|those|\w+|\w+ \w+) (back )?on|enable|activate|switch on|switch (it|them|\w+|\w+ \w+) (back )?on|activa|resume|unmute|back on|on again|start .* again|(go|get) back to (send|text|email|ping|notify|slack|alert)\w*|re ?start|re ?enable|(want|miss|like|have|get|give|bring|put) (me |my |the |those |all )*(\w+ ){0,3}(back|again))\b"
)
_OFTEN = r"(instant\w*|immediately|real ?time|daily|weekly|every (day|week)|once a (day|week)|(a|per|each) (day|week))"
NOT_SO_OFTEN = re.compile(
    rf"\b(instead of|rather than|not|no longer|from) {_OFTEN}\b|\b{_OFTEN}(?: ones| alerts| emails| texts)?(?: ?'?s)? (?:is |are |feels |gets )?(?:just |way |a bit |kind of )?(?:killing|too|driving|annoying|overkill|a lot|spam\w*|a pain|much|crazy|insane|nuts|noisy)\b|\b(?:sick of|tired of|can not (?:take|stand|handle|do)|hate|over) (?:the )?{_OFTEN}\b"
)
CHANGES_OFTEN = re.compile(r"\b(no|actually|or rather|make (it|that)|wait|sorry|scratch that|to|go)\b")
EVENT_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("hold_expiring", re.compile(r"\b(holds?|reservations?) (stuff|things?|news|warnings?|reminders?|notices?|pings?|messages?|e ?mails?|texts?|noise|notif\w*|alerts?|updates?)\b|\b(holds?|reservations?)\b.*\b(run\w* out|expir\w+|end(s|ing)?|over|up|laps\w+|about to|nearly|finish\w*|dies|dying|left)\b|\bexpir\w+ (holds?|reservations?)\b|\bholds (by|via|over|in|on|through) (text|sms|slack|e ?mail|app|the app|push)\b|\b(texts?|e ?mails?|sms|slack|push|alerts?|notif\w*|pings?) (\w+ )?(for|about|on) (my |the )?holds?\b")),
    ("low_credits", re.compile(r"\b(credits?|balance) (stuff|news|warnings?|reminders?|notices?|pings?|messages?|e ?mails?|texts?|notif\w*|alerts?|updates?)\b|\b(credits?|balance|funds|saldo)\b.*\b(low|run(s|ning)? (low|out)|under|below|almost|nearly|short|dip\w*|empty|gone|dry|used up|exhausted)\b|\b(low|short|running out) (on |of )?(credits?|balance|funds|cash)\b")),
    ("price_drop", re.compile(r"\b(prices?|asking)\b.*\b(drop\w*|fall\w*|cuts?|reduc\w+|lower\w*|down|slash\w*|chang\w+|dip\w*)\b|\b(drop|fall|cut|slash|lower)\w* (the|their|its|in|of|un|a|any) (price|asking)s?\b|\bpric(es?|ing) (stuff|things?|news|alerts?|updates?|changes?|moves?|movements?|notices?|pings?|messages?|e ?mails?|texts?|noise|notif\w*|decreases?|ones)\b|\b(on|about|for|re|regarding) (the )?prices?$|\bmarkdowns?\b|\bdiscounted\b")),
    ("renewal", re.compile(r"\b(plan|subscription|membership)\b.*\b(renew\w*|rolls? over|due|charged?|billed|up)\b|\b(billed|charged|renew\w*)\b")),
    ("new_match", re.compile(r"\bmatch (alerts?|notif\w*|e ?mails?|texts?|pings?|messages?|stuff|updates?|notices?)\b|\b(new|fresh|another|more) (one|ones|stuff|things?|houses?|homes?|condos?|leads?|listings?|matche?s?)\b|\bmatche?s\b|\b(comes?|pops?|shows?|hits?|lands?) (in|up|the market|on)\b|\bturns? up\b")),
)  # fmt: skip
HUSHES = re.compile(
    r"\b(quiet(?! (?:streets?|areas?|neighbou?rhoods?|roads?|blocks?|communit\w+|suburbs?|parts?)\b)|disturb\w*|dnd|mute\w*|silen(t|ce)|asleep|sleep\w*|bedtime|bother\w*|bug|bugging|buzz\w*|shush|hush|shut up|leave me (alone|be|in peace)|let me (sleep|rest|be)|zip it|pipe down|keep (it|things|my phone) (down|quiet|silent)|wake me|ping\w*|alerts?|notif\w*|texts?|texting|messages?|emails?|emailing)\b"
)
BACK_ON = re.compile(
    r"\b(turn|switch|bring|put|set|start)\b.*\b(back|on|again)\b(?!.*\boff\b)|\b(enable|resume|restore|re ?activate|activate|reenable|unmute)\b.*\b(back|on|again|them|it|those|that)\b(?!.*\boff\b)|\b(back on|on again|i want (it|them) (back|after all))\b"
)
ON_SOME_DAYS = re.compile(
    r"\b(?:on|at|over|during|for|all) (?:the )?(?:weekends?|week ends?|weekdays?|saturdays?|sundays?|mondays?|fridays?|holidays?)\b|\b(?:los|el) (?:fines? de semana|sabados|domingos?)\b"
)
""" "no texts on weekends": what cannot be set, and is no wish to hear nothing at all."""
RESTORES = re.compile(r"\b(?:back|again|resume|restore|re ?enable|re ?activate|unmute|de nuevo|otra vez)\b")
SWITCHES_OFF = re.compile(
    r"\b(kill|stop|cancel|mute|disable|drop|pause|undo)\b.*\b(it|them|that|those|this|these)\b|\b(turn|switch|shut|put) (\w+ ){0,3}off\b|\boff (it|them|that|those|this|these)\b|\boff (again|please|now)\b|^(now |ok |and )*off$"
)
ABOUT_QUIET = re.compile(
    r"\b(quiet(?! (?:streets?|areas?|neighbou?rhoods?|roads?|blocks?|communit\w+|suburbs?|parts?)\b)|disturb\w*|dnd|mute\w*|night|noche|overnight|silen(t|ce|cio)|asleep|sleep\w*|bed|bedtime|wake|bother\w*|bug|bugging|buzz\w*|shush|hush|shut up|peace|ring\w*|wak(e|ing)|leave me (?:alone|be|in peace)|let me (?:sleep|rest|be)|zip it|pipe down|off hours|in between|keep (?:it|things) (?:down|quiet)|sack|lights out|turn in|only (?:\w+ ){0,4}?(?:between|from)|"
    r"(no|nobody|no one|not|stop|without|pause|nothing|zero|never|hold|do not|block|cut|skip|kill)\b.*\b(between|after|before|from|past|until|till|despues|antes|\d)|(between|after|before|from|past)\b.*\b(no|nothing|zero|do not|never))\b"
)
_AT = r"(\d{1,2})(?: ?[:.] ?(\d\d))? ?(am|pm)?(?! ?(?:beds?|baths?|k\b|%|min\b|minutes|days|emails|texts))"
_ONWARDS = r"(?: at night| at| and ends?(?: at)?| ends?(?: at)?| on| onwards?| in| ,| every \w+| each \w+| or so| tonight| daily)*"
QUIET_HOURS = re.compile(
    rf"{_AT}{_ONWARDS} ?(?:to|-|–|—|until|till|til|and|through|thru|a(?: las?)?|y(?: las?)?|hasta(?: las?)?|al?|up to|up til|and ends?(?: at)?|ends?(?: at)?|ending(?: at)?|,? ?(?:and )?(?:i |we )?(?:'m |m |get |wake |am |are )(?:back )?(?:up|awake|out of bed)(?: again| by| at)*|,) ?(?:about |around |at |get up at |up at |wake at |wake up at |awake at |ends? at )?{_AT}"
)
_QUIET = r"(quiet (hours?|times?|period)|do not disturb|dnd|horas de silencio|silent hours|no molestar)"
QUIET_OFF = re.compile(
    rf"\b(no|no more|without|remove|cancel|drop|delete|clear|end|stop|disable|do not (need|want)|kill|lift|lose|forget|scrap|ditch|"
    rf"undo|deactivate|quita\w*|elimina\w*|desactiva\w*|sin|get rid of|turn off|switch off|shut off) (\w+ ){{0,2}}{_QUIET}\b(?!.*\d)"
    r"|\b(?:ping|text|e ?mail|message|notify|reach|bug|alert|bother) me (?:at )?(?:any ?time|any hour|all hours|whenever|24 ?/? ?7|round the clock|day (?:and|or) night)(?: (?:you like|you want|again|now|please|is fine))*$"
    rf"|\b{_QUIET} (\w+ ){{0,2}}(off|anymore|any more|gone|no longer)\b|\b(turn|switch|shut|take) (my |the )?{_QUIET} off\b"
)
_TIME = r"(\d{1,2})(?: ?: ?(\d\d))? ?(am|pm)?\b"
ONLY_IN = re.compile(
    r"\b(?:only|just) (?:\w+ ){0,4}?(?:me|us|alerts?|texts?|e ?mails?|messages?|pings?)(?: \w+){0,3} (?:between|from)\b|\b(?:me|us|alerts?|texts?|messages?|pings?) only (?:between|from)\b"
)
""" "only text me between 9 and 6": the hours that are not quiet."""
ON_THE_PHONE = re.compile(
    r"\b(?:my|the|this|that) (?:cell ?|mobile ?)?phone\b(?!.*\b(?:texts?|sms)\b)|\b(?:calls?|calling|rings?|ringing)\b(?=.*\b(?:texts?|texting|sms|messages?|e ?mails?|pings?)\b)|\b(?:texts?|texting|sms|messages?|e ?mails?|pings?)\b(?=.*\b(?:calls?|calling|rings?|ringing)\b)"
)
""" "nothing on my phone after 9": the phone shows whatever comes, by any channel."""
INSTEAD_OF = re.compile(rf"\b{_TIME} (?:instead of|rather than|not) (?:at )?{_TIME}")
MADE_IT = re.compile(
    rf"^(?:(?:no|actually|ok|wait|sorry|oh|hmm|better|rather|and|or) )*(?:(?:make|set|change) (?:it|that) |(?:better |rather )?)(?:to |at )?{_TIME}(?: instead| please| then| rather)*$"
)
START_MOVED = re.compile(rf"\b(?:start\w*|begin\w*|from|kick\w*|open\w*) (?:\w+ ){{0,3}}?(?:at )?{_TIME}")
END_MOVED = re.compile(
    rf"\b(?:end\w*|till|til|until|stop\w*|finish\w*|up to|through|over|stretch\w*|extend\w*|lengthen\w*|prolong\w*) (?:\w+ ){{0,3}}?(?:at )?{_TIME}"
)
_CHANNEL = r"(?:e ?mails?|texts?|text messages?|sms|slack|push|(?:the |in ?)?app|mail)"
NOT_SO_TOLD = re.compile(
    rf"\bfrom {_CHANNEL}(?= (?:over )?to\b)|\b(?:swap|swop|trade|exchange|replace|change|switch)(?: out)? (?:my |the |those )?{_CHANNEL}(?: (?:alerts?|notif\w*|notices?|messages?|updates?))?(?= (?:for|with|by|to|into|over to)\b)|\b(?:(?:instead of|rather than|(?<=\w )than|no longer|in place of)(?: by| via| on| over| through)?|not (?:by|via|on|over|through)) (?:an? |the )?{_CHANNEL}\b|(?<!do )\bnot (?:an? |the )?{_CHANNEL}$"
)
RATHER_BY = re.compile(
    rf"^(?!no (?:more )?(?:texts|e ?mails|slacks|pushes|messages|pings)\b)(?:(?:no|nah|nope|wait|hm+|oh|oops|sorry|actually|well|scratch that|my bad|better|rather) ?)+(?:by |via |on |in |over |through |use |make (?:it|that) |i (?:meant|mean|want) )*(?:an? |the |my )?{_CHANNEL}s?(?: (?:please|pls|instead|then|rather|is better|would be better|works better))*$"
)
""" "no, email", right after a notice was set up by text."""
BOTH_CHANNELS = re.compile(
    rf"\b{_CHANNEL}s? (?:and|&|as well as|plus) (?:by |via |on |in |over |through |also )?(?:an? |the |my )?{_CHANNEL}"
)
TOLD_BY = re.compile(rf"\b(?:by|via|through|over|on|in|to) (?:an? |the |my )?({_CHANNEL})\b")
NOTICES = re.compile(r"\b(?:updates|notices|alerts?|notif\w*|reminders|digests?|pings)\b")
NEW_ONES = re.compile(r"^(?:(?:ok|hey|please|and|so|any|anything|all|only) )*(?:new|fresh|brand new)\b")
""" "new condos in Tempe, tell me as they come"."""
REMINDS = re.compile(
    r"\b(?:remind\w*|heads up|ping|e ?mail|text|sms|slack|warn\w*|nudge|notify|alert|let me know|tell me(?! (?:more |all |a bit |something )?about)|give me a (?:shout|holler|nudge|buzz)|buzz|message)\b(?!.*\b(?:call|follow|note)\b)"
)
OF_IT = re.compile(
    r"\b(?:before|when|once|if|ahead of|prior to|as soon as|whenever|about) (?:that|it|this|they|then|those)\b|\b(?:beforehand|ahead of time|in advance)\b"
)
OF_ALL = re.compile(
    r"^(?:\W|all|of|them|everything|any|anything|the|lot|please|just|every|one|kinds?|events?|ok|for)+$"
)
ALL_OFF = re.compile(
    r"^(?:(?:ok|and|actually|now|please|then|just|no|you know what|oh|well) )*(?:turn|switch|shut) (?:it|them|that|those|these|everything|all|both|the lot)(?: (?:all|both|everything|of them|of it))* (?:back )?(?:off|on)(?: (?:again|please|now|then|too|completely|entirely))*$"
)
NARROWS_OFF = re.compile(
    r"^(?!.*\b(?:want|need|on|send|leave|text|still|like|back|except|but)\b)(?:(?:no|i|mean|meant|just|only|the|those|ok|sorry|actually|well|for|about|not|all|of|them|hm+|oh|wait|it|is|was) )*(?:price|prices|hold|holds|match|matches|new|refund|refunds|order|orders|renewal|renewals|credit|credits|low|expiring)\b"
)
THE_REST_STAYS = re.compile(
    r"\b(?:the )?(?:rest|others?|everything else|all else|other ones) (?:can|should|may|could|is|are|stays?|remains?|fine|ok|okay|as|keep|alone)\b.*$|\b(?:keep|leave) (?:the |all the )?(?:rest|others?|everything else|other ones)\b.*$"
)
""" After all were switched off: "the price drop ones, the rest can stay"."""
KEEPS_ON = re.compile(r"^(?:and|also|plus|same)\b|\b(?:too|also|as well|same|likewise|ditto|idem)\b")
QUIET_AFTER = re.compile(
    r"\b(?:after|past|from|(?:start|begin|kick)\w* (?:\w+ ){0,3}?at|despu[eé]s de|pasadas|a partir de|desde) (?:las? )?(\d{1,2})(?: ?: ?(\d\d))? ?(am|pm)?\b"
)
QUIET_BEFORE = re.compile(
    r"\b(?:before|until|till|til|(?:end|finish|stop)\w* (?:\w+ ){0,3}?at|antes de|hasta) (?:las? )?(\d{1,2})(?: ?: ?(\d\d))? ?(am|pm)?\b"
)
TAKEN_BACK = re.compile(
    r"\b(?:strike that|scratch that|no wait|wait no|correction|sorry i mean|i mean|on second thought)\b"
)
WANTS_BACK = re.compile(
    r"\b(refund\w*|reimburs\w*|money back|credits? back|credit me|(give|get|have|want) (me )?back (my |the |some )?(money|credits?|cash)|(my|the|half|some|those|all) (of )?(my |the )?(money|credits?|cash|bread|dough|coins?|cost|price|dollars|bucks)( \w+)? (back|returned|refunded|reversed)|"
    r"(money|credits?|charge|cost|payment) (be )?(returned|reversed|undone)|(\d+|\w+) (dollars|bucks) back|(give|get|send|gimme|have|want|need|credit) (me |us )?\$?(\d+|half|part|some|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)( (dollars|bucks|credits))?( (of|on|for) (it|that|them|my \w+|the \w+))? back|make (me|it) (whole|right)|give (it|them|me|us) back|(run|gimme|give|get|send) (me|us|my) (my )?(\w+ )?back|charge ?back|please return|return please|reembols\w+|devolu\w+|devuelv\w+)\b"
)
UNDOES_STAGE = re.compile(
    r"\b(back|return|reset|revert) (it |that |this |them )?(to|as|into) (new|contacted|qualified|proposal)\b"
)
TELLS_ON = re.compile(
    r"\b(spoke|talked|called|met|rang|phoned|emailed|texted|reached|heard from|she|he|they|the (owner|seller|lady|guy|man|woman|couple))\b"
)
DELETES = re.compile(
    r"\b(delete|remove|cancel|drop|get rid of|clear|kill|erase|ditch|lose|axe|nix|scrap|dump|bin|trash|do not need|no longer need|forget|borra|elimina|stop|quit|no more|can go|no longer|take .{2,30} off|had enough of|done with)\b"
)
TOLD = (
    "tell told remind know knows ask asks asked asking hear heard info details more say said story wondering curious learn "
    "question talk talking facts everything anything note notes nudge ping message forget worried concerned"
)
"""Words after which "about 6037" speaks of a lead, not of an amount."""
NO_SEARCH_NAMED = re.compile(
    r"^(?!.*\b(?:search|searches|search for)\b).*\b(?:(?:price|price drop|price cut|hold|holds|refund|order|renewal|credit|low credit|match|new match) (?:alerts?|notif\w*|e ?mails?|texts?|reminders?|notices?|pings?|messages?|updates?)|mailing list|newsletter)\b"
)
""" "cancel the price alerts" removes no search."""
OFF_WITH_THEM = re.compile(
    r"^(?:(?:ok|and|actually|now|please|then|just|no|you know what) )*(?:drop|kill|cancel|remove|delete|scrap|lose|ditch|forget|undo|clear|turn off|switch off|get rid of|turn|switch) (?:it|them|that|those|these|the hours)"
    r"(?: (?:off|altogether|completely|entirely|again|please|now|then|all|too))*$"
)
ALL_ALERTS = re.compile(
    r"^(?:(?:ok|please|pls|just|can|could|you|i|want|to|now|and|actually|hey|oh) )*(?:kill|stop|cancel|end|cut|silence|pause|halt|suspend|no more)(?: with)?(?: (?:all|the|my|those|these|of|any|damn|dang|every))* (?:alerts?|notifications?|notices|pings)(?: (?:please|now|for now|then|at once|right now|completely|entirely|all|altogether|anymore|already))*$"
)
""" "kill my alerts" names none of them."""
ENDS_ALERT = re.compile(
    r"\b(?:alerts?|saved search|watch)\b.*\b(?:can go|has to go|is no longer needed|not needed|any ?more|no longer)\b|\b(?:no more|do not (?:need|want)|no longer (?:need|want)|stop|quit|enough of|done with|turn off|switch off|shut off|disable|mute|kill|pause)\b.*\balert(?:s|ing)?\b|\balerts? (?:is |are )?off\b"
)
""" "the Mesa alert can go", "no more Mesa alerts"."""
COMPLAINS = re.compile(
    r"\b(?:too (?:many|much|noisy|loud|often|frequent)|so many|annoy\w*|irritat\w*|killing|driving|drowning|flood\w*|spam\w*|sick of|tired of|fed up|enough|noisy|loud|nonstop|constant\w*|blowing up|overkill|a lot|nuisance|hate|pointless|useless|out of hand|distract\w*|bother\w*|crazy|insane)\b"
)
""" "too many texts"."""
BEFORE_IT_ENDS = re.compile(
    r"\b(?:before|when|if|once|as|shortly before|right before) (?:it|that|this|the hold|one|they|those) (?:runs? out|run out|expires?|ends?|end|lapses?|is up|is over|is about to|are about to|goes away|drops off)\b"
)
""" "hold 3 for 4 hours, text me before it runs out"."""
BETTER_BY = re.compile(
    rf"^(?:(?:no|nah|actually|hm+|wait|oh|well|you know what|i think|maybe|sorry|on second thought|ok) )*(?:an? |the |my |by |via |on )*{_CHANNEL}s? (?:(?:is|are|would be|will be|works?|would work|sounds?|might be|is probably|suits me) )?(?:just |much |way |a lot |even )*(?:better|easier|best|preferable|nicer|simpler|preferred|handier)\b(?: for me| actually| please| i think| then)*$"
)
""" "actually Slack is better", right after a notice was set up by text."""
SETS_QUIET = re.compile(
    r"^(?:(?:please|can|could|you|i|want|to|would|like|need|ok|hey|and|also|now|let us) )*(?:set|add|change|turn on|enable|start|create|have|get|edit|update|move|put on)(?: up| me)?(?: my| the| some| new)* (?:quiet (?:hours?|time)|do not disturb|dnd|silent hours)(?: (?:please|for me|now|on))*$"
)
""" "set quiet hours" says nothing of when."""
