# ruff: noqa: E501
"""Words by which people ask for a write: generous on purpose, since what they miss becomes a question to the user.

Patterns are matched on folded text (lower case, no accents, no apostrophes). A tool that is missing here needs none.
"""

from __future__ import annotations

_IT = r"(it|this|that|them|these|those|one|ones|both|all|lead|leads|number|hash|\d{3,}|first|second|third|last|cheapest|other|ese|esa|este|esta|lo|la|los|las|el|the \w+)"
_THAT = (
    r"(it|this|that|them|these|those|one|ones|both|number|\d{3,}|first|second|third|last|cheapest|ese|esa|este|esta|lo)"
)
_LENGTH = r"(hours?|hrs?|days?|weeks?|minutes?|mins?|tomorrow|tonight|noon|midnight|morning|evening|monday|tuesday|wednesday|thursday|friday|saturday|sunday|\d+ ?(h|d)|horas?|dias?|manana)"

ASKS: dict[str, str] = {
    "hold_lead": r"(?<!\bmy )(?<!\bthe )(?<!\bthis )(?<!\bthat )(?<!\bboth )(?<!\bof )(?<!\ba )(?<!\bon )\bhold\b|\b(put|place|get|set|start|throw|slap|stick|like|want|need)\b.{0,40}\b(holds?|held)\b|\b(add|put|throw|stick|place|move)\b.{0,40}\b(cart|basket)\b"
    r"|\b(reserv(e|ing|ar|a|ame|alo|ala|en)|keep\w*|lock\w*|grab|snag|claim|dibs|aside|block|stash|freeze|pencil|earmark|shelve|secure|pin|apart(a|e|o|ar|ame|arme|alo|ado|ada)s?|guard[ae]\w*|bloque\w+|reten\w*)\b"
    rf"|\bsave (me )?{_IT}\b(?! (search|filter))|\b(take|grab|want|get|need|have|go with)\b.*\b(for|until|till|til|through|por|hasta)\b.*{_LENGTH}\b|\boff the market\b",
    "extend_hold": r"\b(exten\w+|longer|prolong\w*|lengthen\w*|renew\w*|alarg\w+|extiend\w+|ampli\w+)\b"
    rf"|\b(push|bump|stretch|tack|add|keep|hold\w*|give|make|move)\b.*\b{_LENGTH}\b|\b(more|another|extra|additional|mas|otr[oa]s?)\b.*\b(time|tiempo|{_LENGTH})\b|\bplus \d+|\bby (a|an|\d+|one|two|three) {_LENGTH}",
    "release_hold": r"\b(release\w*|releasing|let .{0,40}\bgo|drop\w*|free|freeing|cancel\w*|unhold|unreserve|give .{0,30}(back|up)|put .{0,30}back|remove|delete|clear|empty|get rid|lose|ditch|dump|end|undo|lift|kill|scrap|relinquish|"
    r"done with|not interested|stop holding|take .{0,30}(off|out)|(do not|dont|no longer) (need|want)|liber\w+|suelt\w+|solt\w+|cancel\w+|elimin\w+|quit\w+|ya no quiero)\b",
    "request_refund": r"\b(refund\w*|money back|reimburs\w+|charge ?back|disput\w+|return(ed|ing)?|credits? back|my \d+ back|get .{0,30}back|give .{0,30}back|reembols\w+|devoluc\w+|devuelv\w+|devolv\w+)\b",
    "set_notifications": r"\b(notif\w+|alert\w*|ping\w*|text(s|ed|ing)?|e ?mail\w*|sms|push|buzz\w*|let me know|tell me (when|if)|watch\w*|monitor\w*|keep an eye|look ?out|track|digest|bother|slack|quiet|mute\w*|unmute|silen\w+|disturb|"
    r"subscri\w+|unsubscri\w+|turn (on|off|them|it)|enable|disable|daily|weekly|hourly|instant\w*|remind\w*|warn\w*|heads up|save\b.{0,30}\b(search|filter|it|this|that)|stop (telling|sending|messaging)|avis\w+|notific\w+|alerta\w*|guard\w+)\b",
    "saved_searches": r"\b(delete|remove|drop|cancel|kill|erase|get rid|clear|forget|stop|end|lose|unsubscribe|quit|ditch|axe|nix|scrap|dump|bin|trash|can go|no more|no longer|(not|dont) (need|want)|take .{2,40} off|done with|borra\w*|elimin\w+|quita\w*|cancel\w+)\b",
    "update_lead": r"\b(mark\w*|not(e|es|ed|ing)|status|stage|contacted|qualif\w+|proposal|won|lost|closed?|clos(e|ing)|follow\w*|call(ed|s|ing|back)?|remind\w*|reminder|voicemail|vm|spoke|talk(ed)?|met|meet\w*|emailed|texted|left|move|set|change|"
    r"update|flag|tag|log|put|add|write|jot|record|schedul\w+|reach(ed)?|check (in|back)|touch base|circle back|sign(ed|s)?|dead|deal|offer|nota|marc\w+|llam\w+|seguim\w+|cambi\w+|anot\w+|apunt\w+|ganad\w+|perdid\w+)\b",
    "purchase": r"\b(buy|buys|buying|bought|purchas\w+|order (?!by|them|it)|check ?out|pay\w*|charge|acquir\w+|cop|pull the trigger|close (on|the deal)|pack|finali[sz]e|credits?|top ?up|top (me|it) up|top off|reload|refill|recharge|load|deposit|funds|"
    r"compr\w+|llev\w+|pag(o|ar|a|ue)\w*|recarg\w+|me quedo)\b"
    rf"|\b(want|get|take|grab|have|give me|go with|sold on|quiero|dame)\b.{{0,20}}\b{_THAT}\b",
    "account_status": r"\b(upgrad\w*|downgrad\w*|subscri\w*|suscri\w*|sub(e|ir|eme)|mejor(a|ar))\b|\b(switch\w*|chang\w*|mov\w+|drop\w*|do|about|thinking|is|go|get|give|want|take|put|try|need|renew\w*|cambi\w+|baj\w+|sign)\b.{0,40}\b(tiers?|plans?|pro|basic|enterprise)\b"
    r"|\b(cancel\w*|end|stop|quit|terminat\w*|drop|leave|close|get rid)\b.{0,40}\b(plans?|membership|subscri\w*|renew\w*|pro|basic|enterprise)\b|\bunsubscrib\w*|\b(not|dont) renew\b",
}

# what a slip of the finger may have meant: a word one or two letters off one of these counts as it
SLIPS: dict[str, tuple[str, ...]] = {
    "hold_lead": ("reserve", "holding", "hold"),
    "extend_hold": ("extend", "longer", "extension"),
    "release_hold": ("release", "cancel", "remove"),
    "request_refund": ("refund", "reimburse", "reimbursement"),
    "set_notifications": ("notify", "notification", "notifications", "alert", "alerts", "email"),
    "saved_searches": ("delete", "remove", "cancel"),
    "update_lead": ("contacted", "qualified", "follow", "status", "reminder", "voicemail"),
    "purchase": ("purchase", "checkout", "credits"),
    "account_status": ("upgrade", "downgrade", "subscription"),
}
NEVER_NEGATED = frozenset({"set_notifications", "saved_searches", "release_hold"})  # "stop texting me" asks for a write

NEGATION = r"\b(do not|dont|never|not|without|stop|avoid|nunca|jamas|sin|rather than|instead of|no (?:lo|la|los|las|le|me|te|se|quiero))\W+(?:\w+\W+){0,3}$"
ASKS_FACTS = r"^(and |so |ok |but |y )*(should(nt| not)? (i|we)|ought (i|we)|do you (think|reckon|believe|feel)|would you (advise|suggest|recommend)|deberia(mos)?|debo|how|what|whats|which|when|why|who|whose|where|is|are|was|were|does|did|do i|am i|have i|has|cuant\w+|cual\w*|que|cuando|como|donde|quien)\b"
ASKS_POLITELY = r"\b(how about|what about|why (do not|dont|not)|is it (ok|okay|possible|fine)|are you able|what i want|que tal si)\b"
OPEN_QUESTION = r"\b(which|what|who|whose|how|when|where|why|or|cual\w*|que|quien|cuando|donde|como|cuant\w+|o)\b"
PARTS = r"[.,;:!?\n]+|\b(?:but|and|then|just|also|pero|luego|despues)\b|\by\b"
CONTINUES = r"\b(too|also|as well|same|another|one more|again|plus|tambien|igual|otro|otra|number|\d+|first|second|third|fourth|fifth|last|next|other|this|that|it|them|both|all)\b"
MANY = r"\b(all|every\w*|each|them|these|those|they|rest|others|ones|leads|houses|homes|listings|condos|rentals|apartments|places|properties|any|whole|lot|holds|cart|basket|purchases|what im|what i am|what i have|whatever|todos?|todas?|l[oa]s|est[oa]s|es[oa]s)\b"
BOTH = r"\b(both|pair|couple|ambos|ambas)\b"
MEASURED = r"\s*(-?\s*(hours?|hrs?|h|days?|d|weeks?|minutes?|mins?|horas?|dias?|am|pm|%|percent|dollars?|bucks?|beds?|baths?|k|m|sqft|miles?)\b|:\d\d)"
POINTS = r"\b(it|this|that|them|these|those|both|all|first|second|third|fourth|fifth|last|next|other|rest|cheap\w*|expensive|dear\w*|new\w*|old\w*|big\w*|small\w*|best|one|ones|top|bottom|every\w*|each|mas|primer\w*|segund\w*|tercer\w*|ultim\w*)\b"
SUPERLATIVE = (
    r"\b(cheapest|priciest|newest|oldest|biggest|largest|smallest|nearest|closest|best|last|most expensive|dearest)\b"
)
ANOTHER_MATTER = r"\?$|\b(homes|houses|condos|rentals|apartments|listings|show|find|search|look|balance|price|cost|thanks|thank|gracias|hello|hi|tell|explain|sunny|weather)\b|^(how|what|which|when|why|who|where|is|are|does|did)\b"
