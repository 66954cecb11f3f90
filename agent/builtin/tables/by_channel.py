"""How a way of being told is named that is not the one wanted: "don't text me", "rather than by email"."""

from __future__ import annotations

import re

_KIND = r"(?: (?:messages?|notifications?|alerts?|notices?|msgs?|updates?|pings?))?"
_NAMED = (
    rf"(?:e-?mails?|texts?|text messages?|texting|sms|slacks?|push(?:es)?|in[- ](?:the )?app|the app|mail|mails){_KIND}"
)
_BY = r"(?:(?:by|via|on|over|through|in|with|to|any|an|a|the|those|my|more|all|all the) )*"
_DOES = r"(?:text|e-?mail|slack|push|sms|message)"
_DOING = r"(?:texting|e-?mailing|slacking|pushing|messaging|using)"
_NOT = r"(?:no|not|and not|but not|never|skip|forget|without|minus|never mind|forgo|nix|spare me|leave out|and no|but no|and skip)"
_RATHER = r"(?:rather than|instead of|in place of|as opposed to|over(?= (?:texting|e-?mailing|slacking|pushing)))"
_DO_NOT = r"(?:don'?t|do not|dont|not|never|please don'?t|no need to)"
_WAY = rf"(?:{_BY}{_NAMED}|{_DOING}(?: me)?|{_DOES} me)"
UNWANTED = re.compile(
    rf"[,;]?\s*(?:(?<=^)|(?<=[,;:.(—–-] )|(?<=[,;:.(—–-])|(?<= ))(?:(?:{_NOT} {_WAY}|{_DO_NOT} {_DOES} me)(?: please| pls| this time)?\)?(?=\s*(?:[,;:.!)—–-]|$|\band\b|\bbut\b|\bjust\b|\bplease\b|\bpls\b|\bthx\b|\bthanks\b))"
    rf"|{_RATHER} {_WAY}\b)(?:\s*[,;:.—–-]+\s*)?(?:(?:but|and|just) (?!not\b))*",
    re.IGNORECASE,
)
WAYS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (channel, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for channel, words in (
        ("sms", "texts?|texting|text messages?|sms"),
        ("email", "e-?mails?|e-?mailing|mail"),
        ("slack", "slack|slacking|slacks"),
        ("in_app", "push|pushes|pushing|in[- ](?:the[- ])?app|the app"),
    )
)
NAMES_A_WAY = ("text", "sms", "mail", "slack", "push", "app")
REFUSES = (
    "no",
    "skip",
    "forget",
    "n't",
    "dont",
    "instead",
    "rather",
    "without",
    "in place",
    "opposed",
    "minus",
    "nix",
    "spare",
    "never",
    "over",
)
_TELLS = r"(?:(?:please |pls |then |can you |could you |you can |i want you to |i'd like you to )*(?:e-?mail|text|sms|slack|ping|notify|alert|push|message|tell|warn|send|shoot|give|buzz|let)(?: me| us)\b|(?:please |pls )?lmk\b)"
TOLD_WHEN = re.compile(
    rf"^(?P<lead>(?:ok |okay |hey |hi |so |and |please |also |now |,)*)(?P<when>(?:any|anything|any more|anymore) (?:new|fresh) [^.;?!]{{4,80}}? (?:hits?|comes?|pops?|shows?|lands?|turns?|drops?|gets? listed)\b(?: up| in| on)?(?: the market)?(?=[ ,])|(?:whenever|when|as soon as|any ?time|each time|every time|once|if|the (?:moment|minute|second))\s+(?!(?:you|i|it|that|they|he|she|this|ready|done)\b)[^.;?!]{{6,120}}?),? (?P<tells>{_TELLS}[^.;?!]*?)(?P<rest>[.!]?)$",
    re.IGNORECASE,
)
""" "whenever new condos in Mesa show up, ping me"."""
KEPT_AND_TOLD = re.compile(
    rf"\b(?:save|set up|create|store|make|start|keep|run) (?:a |this |the |my |me a |an )?(?:saved )?search(?: for| on| of|:)? (?P<need>[^.;?!]{{4,100}}?),? (?:and|then|and then|&) (?P<tells>{_TELLS}[^.;?!]*?) (?:when|whenever|if|once|as soon as|every time|each time|about|of|for)\b[^.;?!]*?\b(?:new|comes?|shows?|pops?|hits?|lands?|listed|turns?|match\w*|fits?)\b[^.;?!]*",
    re.IGNORECASE,
)
""" "save a search for condos in Mesa and text me when something new shows up" is one alert."""
BY_WAY = re.compile(
    r"^(?:(?:just|only|please|ok|so|hey)[ ,]*)*(?P<by>(?:(?:by|via|through|on|over|in) (?:the )?)?(?:e-?mail|text(?: message)?|sms|slack|push|app|in-app))\s*[:—–-]+\s*(?P<need>(?:new|any|anything|all|every|fresh|brand new)\b.+)$",
    re.IGNORECASE,
)
""" "by e-mail: new condos in Tempe"."""
OPENS_WHEN = (
    "any new",
    "anything new",
    "any fresh",
    "when",
    "as soon",
    "any time",
    "anytime",
    "each time",
    "every time",
    "once",
    "if ",
    "the moment",
    "the minute",
    "the second",
)
AFTER_COMMA = re.compile(r"\s*[,;]\s*(?=(?:when|whenever|if|about|for|as soon|once|on price|before)\b)", re.IGNORECASE)
LMK = re.compile(r"\blmk\b", re.IGNORECASE)
