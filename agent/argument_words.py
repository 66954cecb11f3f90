# ruff: noqa: E501
"""Words that bear out a value of a write: by argument, by value. A value without words here is asked about.

Patterns are matched on folded text (lower case, no accents, no apostrophes).
"""

from __future__ import annotations

_EACH = r"\b(all|any\w*|every\w*|each|whatever|both|todo|toda|todos|todas)\b"

VALUES: dict[str, dict[str, str]] = {
    "event": {
        "new_match": r"\b(new\w*|match\w*|show\w*|come\w*|pop\w*|list\w*|hit\w*|appear\w*|lead|leads|home|homes|house|houses|condos?|rentals?|apartments?|search|save\w*|guarda\w*|nuev\w*|something|anything|watch\w*|look ?out|fits?|under|beds?)\b",
        "price_drop": r"\b(price\w*|drop\w*|cheap\w*|reduc\w*|lower\w*|cuts?|falls?|precios?|baj\w+)\b",
        "hold_expiring": r"\b(holds?|held|expir\w*|reserv\w*|end(s|ing)?|running out|run out|lapse\w*|apartad\w*|venc\w*)\b",
        "order": r"\b(order\w*|purchas\w*|receipts?|bought|buy\w*|confirmations?|compr\w*|pedidos?|recibos?)\b",
        "refund": r"\b(refund\w*|money back|reembols\w*|devoluc\w*)\b",
        "renewal": r"\b(renew\w*|plan|plans|subscri\w*|billing|billed|renov\w*|suscrip\w*)\b",
        "low_credits": r"\b(credits?|balance|low|funds?|saldo|creditos?)\b",
    },
    "channel": {
        "email": r"\b(e ?-?mail\w*|mails?|inbox|correos?)\b",
        "sms": r"\b(sms|text\w*|txt|phone|cell|mobile|mensajes?|celular|telefono)\b",
        "slack": r"\bslack\b",
        "in_app": r"\b(in ?-?app|app|apps|here|bell|browser|site|website|push|pop ?ups?|dashboard|aqui|pantalla)\b",
    },
    "frequency": {
        "instant": r"\b(instant\w*|immediat\w*|right away|asap|real ?-?time|as soon|the (moment|minute|second|instant)|when\w*|each|every time|straight away|at once|al instante|inmediat\w*|cuando|en cuanto)\b",
        "daily": r"\b(daily|dayly|(every|each|once a|per) (day|morning|evening|night)|once daily|digest|diari\w*|cada (dia|manana)|al dia)\b",
        "weekly": r"\b(weekly|(every|each|once a|per|a) (week|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|semanal\w*|cada semana|a la semana)\b",
    },
    "status": {
        "new": r"\b(new|reset|start|fresh|back|again|undo|unmark\w*|untouched|nuev\w*)\b",
        "contacted": r"\b(contact\w*|call(ed|ing|s)?|spoke\w*|talk(ed|ing)?|reach(ed|ing)?|text(ed)?|e ?mailed|left|voicemail|vm|met|message\w*|got (a )?hold|llam\w*|habl\w*)\b",
        "qualified": r"\b(qualif\w*|interested|serious|legit|promising|good (fit|lead)|ready|calific\w*|interesad\w*)\b",
        "proposal": r"\b(propos\w*|offer\w*|quote\w*|bid|present\w*|propuest\w*|ofert\w*)\b",
        "won": r"\b(won|win|winner|wins|close|closed|closing|sign\w*|deal|sold|landed|got (it|the (deal|listing))|ganad\w*|cerrad\w*|vendid\w*)\b",
        "lost": r"\b(lost|loss|lose|dead|not interested|gone|fell through|went with|no longer|bust|out|pass(ed)?|dropped|perdid\w*|no (quiere|interesad\w*))\b",
    },
    "reason": {
        "invalid_contact": r"\b(phones?|numbers?|nbr|e ?mails?|contacts?|disconn\w*|bounc\w*|dead|invalid|fake|line|out of service|not in service|ring\w*|telefono|numero|correo|contacto)\b",
        "already_sold": r"\b(sold|off the market|under contract|pending|closed|no longer (available|for sale)|already gone|taken|rented|vendid\w*)\b",
        "duplicate": r"\b(duplicat\w*|dup\w*|dupes?|twice|already (have|had|own|bought|got|paid)|same (lead|house|home|one|person|listing|contact)|two times|double|repetid\w*)\b",
        "not_owner": r"\b(owners?|owns?|realtor|tenant|renter|wrong person|agent|broker|belongs?|duen[oa]s?|propietari\w*|inquilin\w*)\b",
        "wrong_info": r"\b(wrong|incorrect\w*|inaccura\w*|info\w*|mis\w+|details?|beds?|baths?|bedrooms?|false|lied|lies|lying|describ\w*|advertised|not what|differ\w*|does not match|doesnt match|no pool|not (a|an)|says|said|equivocad\w*|incorrect\w*|falso?)\b",
        "no_response": r"\b(respon\w*|answer\w*|repl(y|ies|ied)|picks? up|pick(ed|ing) up|calls? back|called back|ghost\w*|silen\w*|unreach\w*|reach|voicemail|contest\w*|respond\w*|nobody|no one)\b",
        "do_not_call": r"\b(do not call|dont call|dnc|no ?-?call|call list|call registry|not (to )?(be )?call\w*|stop calling|no llam\w*)\b",
        "other": r"\b(other|because|since|as|mind|mistake|accident\w*|regret\w*|changed|anymore|reason|just|need|want|otr[oa]|porque|ya no|error)\b",
    },
    "tier": {
        "basic": r"\b(basic|basico|lowest|cheapest|smallest|entry|starter|bottom)\b",
        "pro": r"\b(pro|professional|middle|mid)\b",
        "enterprise": r"\b(enterprise|ent|highest|top|biggest|largest|best|max|most expensive|empresarial)\b",
        "none": r"\b(cancel\w*|end|ending|stop\w*|quit\w*|terminat\w*|leav\w*|drop\w*|close|done with|get rid|not renew|dont renew|unsubscrib\w*|baja|acab\w*|termin\w*)\b",
    },
    "payment_method": {
        "stripe": r"\b(stripe|cards?|visa|master ?card|amex|debit|bank|tarjeta)\b",
        "credits": r".",
    },
}  # fmt: skip
EITHER: dict[str, str] = {"event": _EACH, "channel": _EACH}  # one word for every value of the argument
RIVALS: dict[str, str] = {"payment_method=credits": VALUES["payment_method"]["stripe"]}  # words that speak against it

OFF = r"\b(stop\w*|off|no|dont|do not|never|mute\w*|silen\w*|disable\w*|cancel\w*|unsub\w*|quit|pause\w*|kill|quiet|opt(ing)? out|remove|delete|end|without|less|fewer|enough|too (many|much)|deactiv\w*|desactiv\w*|dej\w+|quit\w*|para\w*|annoy\w*|bother\w*|drop|snooze)\b"
ON = r"\b(on|enable\w*|activ\w*|start\w*|resume\w*|unmute\w*|back|keep|again|subscri\w*|want|need|like|prend\w*|encend\w*)\b"
QUIET_OFF = (
    r"\b(off|no|stop|cancel\w*|remove|end|clear|disable\w*|without|any ?time|dont|do not|drop|delete|quit\w*|sin)\b"
)
NIGHT = r"\b(nights?|sleep\w*|overnight|asleep|bed ?time|evenings?|noches?|midnight|noon|medianoche)\b"
MOMENT = r"\b(today|tonight|tomorrow|tmrw?|tmw|next|in (a|an|the|two|three)|days?|weeks?|months?|hours?|morning|afternoon|evening|noon|mon|tue|tues|wed|thu|thurs|fri|sat|sun|\w+day|jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?|later|soon|eod|manana|lunes|martes|miercoles|jueves|viernes|sabado|domingo|semana|dias?)\b"
AND_A_HALF = (r"\b(\w+) ((?:hour|day|week|hr|wk)s?) and a half\b", r"\b(\w+) and a half ((?:hour|day|week|hr|wk)s?)\b")
UNTIL = r"\b(until|till?|til|through|thru|hasta|tomorrow|tonight|noon|midnight|weekend|overnight|eod|\w+day|manana)\b"
LONGEST = r"\b(max\w*|longest|as long as|full|most)\b"
ANY_PACK = r"\b(packs?|packages?|bundles?|smallest|small|little|biggest|big|largest|medium|middle|mid|starter|cheapest|paquetes?)\b"
UNITS: tuple[tuple[str, float], ...] = (
    (r"(m|mins?|minutes?|minutos?)\b", 1 / 60),
    (r"(d|days?|dias?)\b", 24.0),
    (r"(w|wks?|weeks?|semanas?)\b", 168.0),
    (r"", 1.0),
)
ONES = {
    "a": 1.0,
    "an": 1.0,
    "another": 1.0,
    "one": 1.0,
    "full": 1.0,
    "few": 3.0,
    "several": 3.0,
    "extra": 1.0,
    "otra": 1.0,
    "otro": 1.0,
}
