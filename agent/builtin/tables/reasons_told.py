"""What was wrong with a bought lead, as it is told: looked for before single words are."""

from __future__ import annotations

_CONTACT = r"(?:phones?|numbers?|e ?mails?|lines?|cells?|mobiles?|digits|contacts?)"
_PLACE = r"(?:salon|shop|store|restaurant|office|hotel|clinic|bank|dentist|bar|church|school|business|company|pizzeria|garage|gym|hospital|diner|bakery|dealership|call center|fax)"
_KIN = r"(?:wife|husband|son|daughter|brother|sister|cousin|mother|father|mom|dad|uncle|aunt|nephew|niece|roommate|partner|kid|ex)"
_HOME = r"(?:house|condo|townhouse|apartment|duplex|lot|trailer|mobile home|single family)"
_HAVE = r"(?:pool|garage|yard|basement|solar|view|casita|bedrooms?|baths?|bathrooms?|beds?|acre|acres|garden|fireplace)"

WHOSE_LEAD = frozenset(
    ["seller", "owner", "homeowner", "guy", "lady", "contact", "listing", "purchase", "agent", "dude", "man", "woman"]
)
"""Behind a place: whose lead is meant, "the Henderson seller"."""
REASONS_TOLD: tuple[tuple[str, str], ...] = (
    (
        "invalid_contact",
        rf"\b{_CONTACT}(?: \w+)? (?:is|was|are|were|has|have|looks?|seems?)?(?: \w+){{0,2}} ?(?:outdated|out of date|stale|obsolete|cut off|switched off|shut off|suspended|unassigned|not assigned|deactivated|garbage|gibberish|bogus|a dud|no good|useless)\b"
        r"|\bnot (?:even )?a (?:real|valid|working) (?:phone |e ?mail )?(?:number|line|address)\b|\bbusy (?:tone|signal)\b|\b(?:a )?digits? (?:is|are|was|were)? ?(?:short|missing|too (?:many|few|short))\b"
        rf"|\b(?:reached|got|got through to|answered by|it is|calls?|called|dialed) (?:a|an|some) (?:\w+ )?{_PLACE}\b|\bdud (?:phone |e ?mail |cell )?(?:number|phone|e ?mail|line|contact)\b|\bnever heard of (?:the|this|that|it|such)\b|\bmailer daemon\b",
    ),
    (
        "duplicate",
        r"\b(?:sold|gave|charged|billed|given|listed) (?:it |this |that |me |us |for )*(?:twice|two times|a second time)\b|\bidentical (?:to|with)\b|\bpaid (?:for it |for this )?twice\b|\bi already (?:own|have|bought|paid)\b"
        r"|\bsame (?:owner|address|seller|contact|house|person|home|property)\b.{0,40}\b(?:previous|earlier|another|other|before|last|already|one i|two)\b",
    ),
    (
        "already_sold",
        rf"\b(?:sold|gave|signed|deeded|passed) (?:it|that|the \w+) (?:off |over )?to (?:(?:a|an|his|her|their|the|one of his|some) )?(?:\w+ )?{_KIN}\b|"
        r"\b(?:some ?(?:body|one)|they|he|she|another \w+|a (?:couple|family|buyer|flipper)|others?) (?:else )?(?:had |has |have )?already (?:bought|purchased|sold|closed|got)\b|\baccept(?:ed|ing) (?:an|another|some ?(?:one|body)(?: else)?) ?(?:'s|s)? ?(?:full price |cash )?offer\b"
        r"|\b(?:not|no longer|never) (?:even |actually |really )?(?:for sale|on the market|up for sale)\b|\bchanged hands\b|\bnew owners?\b|\bsale (?:was|is|had been|has been|already) (?:\w+ )?(?:done|complete\w*|final\w*|closed|over|through)\b"
        r"|\bclosed escrow\b|\bin escrow\b|\btook it off the market\b|\bpending with\b",
    ),
    (
        "not_owner",
        rf"\bproperty managers?\b|\bmanag(?:es|ing|ed) the (?:place|property|building|house)\b|\b(?:owner|seller|his|her|their)(?: ?'?s)? (?:ex )?{_KIN}\b|\b(?:he|she|they|who|guy|man|woman|lady|person|couple)(?: \d+)? (?:only |just |actually |merely )?(?:rents?|leases?|sublets?|rented|leased)\b"
        r"|\b(?:no|not any) (?:say|authority|right to sell|power to sell)\b|\b(?:agent|realtor|broker|assistant|relative|neighbou?r|caretaker|house ?sitter|babysitter|cleaner) (?:answered|picked up|not the)\b|\b(?:can|could) not (?:even |legally )?sell (?:it|the)\b|\bwrong party\b",
    ),
    (
        "wrong_info",
        rf"\b(?:outdated|out of date|stale|obsolete|made up|invented|exaggerated|photoshopped|bait and switch)\b|\bof (?:another|a different|some other) (?:place|house|home|property|listing)\b"
        rf"|\b(?:facts?|details?|specs?|photos?|pictures?|description|info\w*|listing|data|it)\b.*\b(?:do|does|did) not (?:even |really )?match\b|\bno {_HAVE} (?:at all|even though|although|despite|though|but|when|while|like|as|there)\b"
        r"|\b(?:higher|lower|bigger|smaller|more|less|older|newer|further|fewer) than (?:\w+ )?(?:shown|listed|stated|advertised|said|you|what|was|the (?:listing|lead))\b|\b(?:third|half|quarter|fraction) (?:of )?the size\b"
        rf"|\b(?:it is|is|was) an? {_HOME}\b.*\b(?:you said|listing said|not an?|instead of|said it|supposed to)\b|\b(?:you|listing|lead|it) (?:said|says|promised|claimed|showed|shows) (?:it (?:was|is|had|has) )?(?:an? )?(?:{_HOME}|{_HAVE})\b",
    ),
    (
        "no_response",
        r"\b(?:nothing but|all i (?:ever )?(?:get|got) (?:is|was)|(?:got|get|gets|getting|reach|reached|hit|hitting)(?: just| only| nothing but)? (?:his|her|their|the|a|an)?|only (?:ever )?(?:got|get|reach|reached)?|(?:straight|directly|always|goes|went|going|right) (?:in)?to|just|keeps? going to) ?(?:the |his |her |their |a |an )?(?:voice ?mails?|answering machines?|vm)\b"
        r"|\b(?:no ?body|no one|never|none of them|not) (?:ever |once )?(?:gets?|got|getting|came|comes?) back\b|\b(?:can|could|do|did) not (?:seem to |ever )?(?:get|reach|raise|find) (?:any ?(?:body|one)|him|her|them|some ?one|the (?:owner|seller)|hold|a hold|through)\b|\brings (?:and rings|out|forever|off the hook)\b|\bjust (?:rings|ringing|rang)\b|\bkeeps ringing\b"
        r"|\b(?:calls?|voice ?mails?|messages?|texts?|e ?mails?|times|attempts?|tries)\b,? (?:and |but |with |still )*(?:nothing|no one|nobody|zip|nada|zilch|zero|not a (?:word|peep|thing))\b|\bno(?:t a)? (?:peep|luck)\b",
    ),
    (
        "do_not_call",
        r"\b(?:does|do|did) not (?:want|wish|care for|accept|take) (?:any |more |to get |to receive |to be |to take |our |my |these |sales |unsolicited )*(?:calls?|called|contact\w*|phoned|bothered|solicit\w*)\b|\bopted out\b|\blose (?:my|his|her|their|the|this) number\b|\bno more calls\b|\bnever to (?:ring|phone|call|text|contact|dial)\b|\bregistry\b",
    ),
)
