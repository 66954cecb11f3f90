# ruff: noqa: E501  (patterns read better whole)
"""The words of fraud, as patterns: acts (pay, hide, refuse a visit), never people.

``near(a, b)`` is both within one sentence in either order, ``then(a, b)`` in this order.
"""

from __future__ import annotations

from typing import NamedTuple


def any_of(*words: str) -> str:
    return f"(?:{'|'.join(words)})"


def then(first: str, second: str, gap: int = 50) -> str:
    return rf"\b{first}\b[^.!?]{{0,{gap}}}?(?<!\w){second}(?!\w)"


def near(one: str, other: str, gap: int = 50) -> str:
    return f"{then(one, other, gap)}|{then(other, one, gap)}"


def over(first: str, second: str, gap: int = 150) -> str:
    """In this order, also over the end of a sentence."""
    return rf"\b{first}\b[^!?]{{0,{gap}}}?\b{second}"


MONEY = any_of(
    "deposit", "rent", "payment", "money", "funds?", "fees?", r"reserv\w+", "holding", r"first month\w*", r"secur\w+",
    "down ?payment", "earnest", r"\$ ?[0-9][0-9,]*",
)  # fmt: skip
PAY = any_of("pay", "send", "wire", "transfer", "remit", "mail", "submit", "forward", "put down", "secure", "reserve",
             "deposit", "sent", "paid", "give")  # fmt: skip
VISIT = any_of(
    "view(?:ings?)?", "see(?:ing)?", "visit(?:s|ing)?", "tours?", "touring", "show(?:n|ings?)?", "walk[ -]?through",
    "inspect(?:ion|ing)?", "appointment", "look inside",
)  # fmt: skip
APPS = any_of("zelle", "cash ?app", "venmo", "chime", "apple pay", r"pay ?pal(?: friends)?")
ELSEWHERE = any_of(
    r"out of (?:the )?country", r"over ?seas", "abroad", "in another country", "out of (?:the )?state", "off ?shore",
    r"(?:left|moved|relocated|transferred|posted|deployed|stationed|working|work|travel\w*) (?:(?:out )?(?:to|in|at|for) )?"
    r"(?:another (?:state|country|city|continent)|a new (?:job|post|position))",
    r"on (?:a )?(?:mission(?:ary)?|deployment|contract|assignment|research trip|charity|humanitarian)",
    r"mission(?:ary)? (?:work|trip)", r"oil ?rig", r"deployed", "on a ship", r"out of (?:the )?town",
    r"(?:no longer|not) (?:in|living in) (?:the )?(?:country|states|city|area|town)",
)  # fmt: skip
UNABLE = any_of(
    "can'?t", "cannot", "can not", "unable", "not able", "won'?t be able", "no ?one", "nobody", "not available",
    "not around", "not there", "impossible",
)  # fmt: skip
KEYS = any_of("keys", "the key", "documents", "papers")
CARRIER = any_of(
    "mailed", "mail", "fedex", "dhl", "courier", "(?:by|via|through) (?:ups|usps|post)", "shipped", "shipp?ing",
    "ship", "parcel", "overnighted", "express mail",
)  # fmt: skip
LINK = any_of("links?", "website", "web ?site", "site", "click", "url", r"\[hidden\]", "page", "portal", "below")
REPORT = (
    any_of("credit", "background", "fico", "tenant score")
    + " ?-?"
    + any_of("reports?", "scores?", "checks?", "histor(?:y|ies)")
)
PAPERS = any_of(
    "ssn", "social security", "driver'?s? licen[cs]e", "passport", "selfie", "photo id", "picture of your id",
    "(?:copy|front and back|photos?) of your (?:id|licen[cs]e)", "bank (?:statement|log ?in|account (?:number|details))",
    "debit card",
)  # fmt: skip
INSIDE = any_of("inside", "interior", "the (?:home|house|place|unit|property) (?:before|until|yet)", "in person")
CHECKS = any_of("cashier'?s?", "certified", "money") + " " + any_of("checks?", "orders?")
NO = any_of("can'?t", "cannot", "can not", "no", "not", "without", "don'?t", "unable to", "impossible to")


class Rule(NamedTuple):
    """A pattern that gives a signal; ``found`` says what was met, "" where the signal says it all."""

    signal: str
    pattern: str
    found: str = ""
    needs: str = ""  # without one of these words the pattern cannot hold


RULES: tuple[Rule, ...] = (
    Rule("pay_first", r"\b(?:western[ -]?union|money[ -]?gram|world ?remit|ria money)\b", "a money transfer", "western westernunion money moneygram worldremit world ria"),
    Rule("pay_first", r"\bgift[ -]?cards?\b", "gift cards", "gift giftcard giftcards"),
    Rule("pay_first", r"\b(?:itunes|steam|google play|amazon|apple|vanilla|prepaid) (?:e-?)?cards?\b", "gift cards", "card cards"),
    Rule("pay_first", r"\b(?:bank |by )wires?\b|\bwire transfers?\b|\bby wire\b", "a wire", "wire wires"),
    Rule("pay_first", then(r"(?:wire|wiring|wired)(?! ?-?(?:fenc|mesh|rack|shel|free|ing))", any_of(MONEY, "(?:bank )?account", "me", "us"), 40), "a wire", "wire wiring wired"),
    Rule("pay_first", r"\b(?:bitcoins?|btc|crypto(?:currenc\w+)?|usdt|ethereum|tether)\b", "crypto money", "bitcoin bitcoins btc crypto cryptocurrency cryptocurrencies usdt ethereum tether"),
    Rule("pay_first", near(any_of(PAY, MONEY), APPS), "a payment app", "zelle cashapp cash venmo chime apple paypal pal"),
    Rule("pay_first", near(CHECKS, any_of("mail", "send", "ship", "fedex", "overnight")), "a cheque by mail", "check checks order orders"),
    Rule("fee_first", then(MONEY, any_of("before", "prior to", "ahead of", "in order to", "to schedule", "to book", "to arrange", "to get", "to receive") + rf"[^.!?]{{0,40}}?\b{any_of(VISIT, KEYS, 'address')}", 60), needs="before prior ahead order schedule book arrange get receive"),
    Rule("fee_first", then(r"(?:before|prior to)", rf"{VISIT}\b[^.!?]{{0,50}}?\b{MONEY}", 30), needs="before prior"),
    Rule("fee_first", then(any_of("refundable", "holding", "reservation", "viewing", "tour", "showing") + " " + any_of("deposit", "fee"), any_of(VISIT, KEYS, "address", "off the market", "take it off", "today", "required"), 60), needs="deposit fee"),
    Rule("fee_first", then(any_of("pay", "send", "transfer"), r"(?:first|up ?front|in advance|today)\b[^.!?]{0,60}?\b" + any_of(KEYS, VISIT, "hold", "address", "reserve")), needs="pay send transfer"),
    Rule("cannot_show", over(ELSEWHERE, any_of(UNABLE, KEYS, "take (?:good )?care", "caretaker", CARRIER), 160), needs="country overseas over abroad state town city shore offshore continent job post position deployment contract assignment trip charity humanitarian mission missionary rig oilrig deployed ship area states"),
    Rule("cannot_show", over(r"(?:moved|relocated|transferred|posted|travel\w*|went) (?:\w+ ){0,2}to", UNABLE + r"[^!?]{0,40}?\b" + any_of(VISIT, "meet"), 120), needs="moved relocated transferred posted travel travelled traveled travelling traveling went"),
    Rule("cannot_show", over(UNABLE + r"[^!?]{0,60}?\b" + any_of(VISIT, "meet"), ELSEWHERE, 120), needs="country overseas over abroad state town city shore offshore continent job post position deployment contract assignment trip charity humanitarian mission missionary rig oilrig deployed ship area states"),
    Rule("cannot_show", near(KEYS, CARRIER, 40), needs="keys key documents papers"),
    Rule("no_visit", rf"\b{NO} (?:\w+ ){{0,4}}?{any_of(VISIT, 'enter', 'go')}\b[^.!?]{{0,30}}?\b{INSIDE}", needs="inside interior before until yet person"),
    Rule("no_visit", r"\b(?:drive|look|walk)(?:[ -](?:by|past|around|at))?[^.!?]{0,30}?\b(?:from|at) the (?:outside|street)", needs="outside street"),
    Rule("no_visit", r"\bdrive[ -]?by only\b|\b(?:exterior|outside) (?:view(?:ing)?s? )?only\b|\bsight[ -]unseen\b", needs="only unseen"),
    Rule("no_visit", r"\b(?:peek|look) (?:in|through) the windows?\b", needs="window windows"),
    Rule("no_visit", then(r"do(?: not|n'?t) (?:knock|disturb|bother)", any_of("tenants?", "occupants?", "people", "renters?", "residents?", "owner", "anyone", r"neighbou?rs?"), 40), needs="knock disturb bother"),
    Rule("credit_report", near(REPORT, LINK, 80), needs="credit background fico score scores"),
    Rule("credit_report", then(any_of("get", "bring", "send", "pull", "obtain", "order", "run", "forward"), f"(?:free |your ){REPORT}", 25), needs="credit background fico score scores"),
    Rule("off_platform", r"\bwhat'?s ?-?app\b", "WhatsApp", "whatsapp app"),
    Rule("off_platform", r"\btelegram\b", "Telegram", "telegram"),
    Rule("off_platform", r"\b(?:signal app|wechat|viber|google (?:voice|hangouts?|chat)|hangouts|snap ?chat|text ?now)\b", "another service", "app wechat viber google hangouts snapchat chat textnow now"),
    Rule("identity_first", then(any_of("send", "e-?mail", "text", "provide", "attach", "give", "submit", "upload", "need"), PAPERS), needs="ssn security license licence passport selfie id bank debit"),
)  # fmt: skip
WARNING = (
    r"\b(?:never|do(?:es)? not|don'?t|won'?t|will not|can'?t|cannot|no|beware|avoid|refuse|without|scam\w*|report (?:any|all|scam|it|such)\w*|instead of"
    r"|anyone (?:who|asking)|nor)\b[^.!?]{0,60}$|\bnot\b[^.!?,;]{0,40}$"
)
