"""Which figure of a market words ask for, looked for in this order, before the nouns for it."""

from __future__ import annotations

import re

MORE_FOR_THE_MONEY = re.compile(r"\b(?:more|most|bigger) (?:of a )?(?:house|home|condo|property) for\b")
""" "more house for the money" speaks of no kind of home."""
_BEFORE_NOW = r"(?:the )?(?:last|previous|past|prior) (?:month|year|quarter|week|summer|winter|spring|fall)|a (?:month|year|week|while) ago"
_PARTS_OF_TOWN = (
    r"(?:parts?|areas?|neighbou?rhoods?|bits?|corners?|pockets?|zips?|zip codes|spots|zones?|districts?|pieces?|sides?)"
)
_EXTRAS = r"(?:pools?|garages?|yards?|casitas?|solar(?: panels)?|views?|ev chargers?|basements?|guest houses?|rv parking|single stor(?:y|ies)|no hoa|waterfront)"
METRIC_PATTERNS: tuple[tuple[str, str], ...] = (
    (
        "median_price",
        r"\b(?:what|how much)(?: (?!buyers|people|folks|they\b|features?|extras|days|weeks|long|fast)[\w'-]+){1,6} (?:(?:go|goes|going|sell|sells|selling|fetch|fetches|trade|trades|list|lists) (?:for|at)|runs?|costs?|fetch|fetches)$",
    ),
    (
        "days_on_market",
        r"\bhow many (?:days|weeks|months)\b.*\b(?:sit\w*|stay\w*|last\w*|linger\w*|take\w*|sell\w*|market)\b",
    ),
    (
        "price_per_sqft",
        r"\b(?:a|one|the|each|per|every|el) (?:square (?:foot|feet)|sqft|sq ft|sq foot|foot)\b.{0,30}\b(?:cost|go|goes|run|runs|worth|price|sell|sells)\w*|\b(?:cost|price|much|cuesta|cuanto)\b.{0,25}\b(?:square foot|sqft|sq ft|sq foot|pie cuadrado)\b",
    ),
    (
        "popular_features",
        r"\b(?:features?[ -]wise|amenit\w+[ -]wise|bells and whistles|bells & whistles|(?:go|goes|going) (?:crazy|wild|nuts|gaga) (?:for|over|about))\b",
    ),
    (
        "median_price",
        r"\b(?:usual|normal|ordinary|common|standard) (?:asking |home |house |selling )?price\b|^(?:so |and |ok |hey )*how much (?:is|are) (?:the |an? )?(?:\w+ )?(?:homes?|houses?|condos?|places?|townhouses?|propert(?:y|ies)|apartments?|real estate) (?:in|around|over|out|down|up)\b",
    ),
    (
        "median_price",
        r"\b(?:what|how much)\b.*\b(?:worth|set (?:me|you|us|him|her|them|one) back)\b(?! (?:it|looking|a look|buying|seeing))",
    ),
    (
        "popular_features",
        rf"\b(?:is|are|do|does|how)\b.*\b{_EXTRAS}\b.*\b(?:popular|sought after|in demand|wanted|matter|sell|sells|a big deal|desirable|prized)\b|\bhow (?:popular|sought after|desirable|wanted|in demand) (?:is|are) (?:a |the )?{_EXTRAS}\b",
    ),
    (
        "heatmap",
        rf"\b(?:which|what|where) (?:\w+ ){{0,2}}{_PARTS_OF_TOWN}\b.*\b(?:hot|hotter|hottest|busy|busiest|active|most demand|in demand|demand is|action|moving|sizzling|buzzing)\b"
        rf"|\b(?:hot|hottest|busiest|most active|most sought after|most in demand) {_PARTS_OF_TOWN}\b|\bwhere (?:is|are) (?:the )?(?:action|activity|hot|it hot|heat|hot ?spots?)\b",
    ),
    (
        "price_per_sqft",
        r"\b(?:more|most|bigger|extra|best) (?:of a )?(?:house|home|space|bang|square feet|square footage|sqft|room|place|condo|property)? ?for (?:the|my|your|our|their|his|her|a|every) (?:money|bucks?|dollars?|budget|cash)\b"
        r"|\b(?:dollar|money|buck) (?:goes|stretches|go|stretch) (?:the )?(?:further|farther|furthest|farthest)\b",
    ),
    (
        "inventory",
        r"\b(?:more|fewer|most|fewest) (?:\w+ )?(?:listings|leads)\b(?! (?:sold|sell))|\b(?:bigger|larger|smaller|biggest|largest) (?:stock|inventory|supply)\b",
    ),
    (
        "popular_features",
        r"\b(?:what|features|extras|things) (?:the )?(?:most )?(?:people|buyers|folks|shoppers|families|they) (?:mostly |usually |most )?(?:ask|want|look|like|love|prefer|value)\w*\b",
    ),
    (
        "price_trend",
        r"\b(?:hold|holds|holding|held|lose|loses|losing|lost|gain|gains|gaining|gained|keep|keeps|keeping) (?:their |its |the |your |in )?value\b"
        r"|\b(?:prices?|values?)\b.*\b(?:these|the|over the|in the|in|for the) (?:last|past|recent|previous) (?:few |couple of |two |three |four |five |six |twelve )?(?:weeks|months|quarters|years|month|quarter|year)\b"
        r"|\b(?:prices?|values?)\b.*\bthese (?:days|months|weeks) (?:gone|past)\b|\b(?:direction|way) (?:of |are |do |is )?(?:the )?(?:\w+ )?(?:prices?|values)\b|\bwhich (?:way|direction) .*\b(?:prices?|values)\b",
    ),
    (
        "inventory",
        r"\b(?:more|most|fewer|less|plenty|much|lots?|enough|anything) (?!expensive|affordable)(?:\w+ ){0,2}(?:on the market|for sale|on offer|to offer|available|listed)\b|\b(?:wider|larger|bigger|better|biggest|widest|largest|best) (?:selection|choice|range|pick)\b",
    ),
    (
        "popular_features",
        r"\bwhat (?:do|are|would) (?:the |most )?(?:buyers|people|folks|shoppers|families)\b.{0,25}\b(?:like|love|prefer|after|ask\w*|want\w*|look\w*|value)\b",
    ),
    (
        "demand",
        r"\bhow many (people|buyers|folks|families|clients|shoppers)\b.*\b(want|wants|wanting|after|look\w*|hunt\w*|search\w*|shopp\w*|compet\w*|in the market)\b",
    ),
    (
        "median_price",
        r"\bwhat(?: is| s| does| would| do| will)? (?:an? |the )(?:typical |average |decent |normal )?(?:\d ?(?:bed\w*|br|bd) ?)?(?:\w+ )?(?:go|goes|going|sell|sells|selling|fetch|fetches|trade|list|lists|run|runs)(?: for)? (?:in|around|over in|near)\b",
    ),
    (
        "median_price",
        r"\b(what|how much) (\w+ ){0,2}(homes?|houses?|condos?|places?|things|land|lots?|townhouses?|properties|apartments?) (\w+ )?(fetch|bring|go for|sell for|cost|run|list for|trade for|fetching|bringing|going for|selling for|costing|running|listing for|trading for)\b",
    ),
    ("price_trend", r"\b(has|have|did|is|are) (\w+ ){1,4}(gone|went|go|come|came|going|been going|moved) (up|down)\b"),
    (
        "price_trend",
        rf"^(?!.*\b(?:demand|inventory|supply|stock|listings|days|fast\w*|quick\w*|dom)\b).*\b(?:than|from|since|vs|versus|compared (?:to|with)|against|over) (?:it was |they were |in |it did )?(?:{_BEFORE_NOW}|before)\b"
        r"|\bprices?\b.*\b(?:gone|went|going|go|come|came|been|getting|heading|trending|moving) (?:up|down|higher|lower)\b|\b(?:did|has|have|is|are) (?:it|that|they|prices|values) (?:gone|went|go|going|come|came|been going|been|getting|trending) (?:up|down|higher|lower|cheaper|pricier|more expensive)\b|\b(?:month over month|year on year|yoy)\b",
    ),
    ("heatmap", r"\bhot ?spots?\b"),
    (
        "days_on_market",
        r"\bdom\b|\btime on (the )?market\b|\btime (it takes )?(to|for|until|till|before)\b.*\b(sell|sells|sold|go|goes|move|moves|close)\b",
    ),
    (
        "inventory",
        r"\b(stock|supply) (levels?|count|size)\b|\bmore (stuff|places|houses|condos|properties|choices?|options|to choose from|supply|stock|inventory)\b|\bup for grabs\b|\bmost (stuff|homes|listings|choices?|inventory)\b",
    ),
    (
        "popular_features",
        r"\b(what|which \w+) (do|does|are|is|would|will) (?!(?:they|those|these) (?:go|sell|list) for\b)(?:the )?(buyers?|people|folks|everyone|everybody|families|shoppers|home ?buyers?|clients?|they)( \w+)? (look\w* for|want\w*|like|prefer\w*|after|hungry for|ask\w* for|need|crav\w+|dig|love|care about|pay extra for|go for)\b",
    ),
    (
        "demand",
        r"\bhow (badly|much|hard|keen\w*|eager\w*|strongly)\b.*\b(people|folks|buyers?|they|everyone|everybody)\b.*\b(want|after|chas\w+|crave?\w*|fight\w*|compet\w+)\b",
    ),
    ("price_trend", r"\bup or down\b"),
    ("median_price", r"\bgoing (price|rate)s?\b"),
    ("days_on_market", r"\blinger\w*\b|\bhang(ing)? around\b"),
    (
        "popular_features",
        r"\b(most wanted|must have|sought after|popular|favou?rite) (extras|perks|things|upgrades|add ons)\b",
    ),
    ("demand", r"\b(appetite|hunger|thirst|craving|bidding wars?|foot traffic)\b"),
    ("inventory", r"\bhow (stocked|tight|thin)\b|\b(shortage|glut) of\b"),
    (
        "days_on_market",
        r"\bturnover\b|\b(selling|sales) (speed|pace|velocity|time)\b|\babsorption\b|\bhow (soon|rapidly)\b",
    ),
    (
        "median_price",
        r"\bwhat (do|does|would|did|are) (?!buyers|people|folks|they\b)(\w+ ){0,3}(go|goes|going|sell|sells|fetch|fetches|list|run) (for|at)\b",
    ),
    (
        "popular_features",
        r"\b(features?|amenit\w+)\b.*\b(popular|want\w*|common|demand|sought|asked|look\w* for|prefer\w*|sell)\b|\b(popular|want\w*|common|sought|top)\b.*\b(features?|amenit\w+)\b",
    ),
    (
        "popular_features",
        r"\bbuyers? (are after|after|want|look|prefer|like|ask)\w*\b|\bwhat do (buyers|people|folks)\b.*\b(go for|gravitate|care about|favou?r|value|insist on)\b|\bwant(ed)? most\b",
    ),
    (
        "price_per_sqft",
        r"\$ ?(sq ?ft|sf|foot|square f\w+)\b|\b(price|cost|dollars|paying|pay) (a |per |for a |the )?(sq ?ft|sqft|sf|foot)\b|\b(per|a|por) (sf|sq ?ft|sqft|square f\w+|foot|pie)\b|\bppsf\b|\bpsf\b",
    ),
    (
        "days_on_market",
        r"\b(days|weeks)\b.*\b(until|till|before|to)\b.*\b(sell|sells|sold|go|goes|gone|moves?)\b|\b(sell\w*|mov\w+|going)\b.*\b(fastest|quickest|slowest|faster)\b|\bhow (long|fast|quick\w*)\b.*\b(sell\w*|sit\w*|stay\w*|take\w*|last\w*|move\w*|market|go|going|gone)\b|\bdays on (the )?market\b",
    ),
    (
        "price_trend",
        r"\b(getting|becoming|become|got|gotten) (more|less|cheaper|pricier|expensive|affordable)\b|\bprices?\b.*\b(head\w*|trend\w*|up or down|going|rising|falling|chang\w+|climb\w*|drop\w*|mov\w+|histor\w+|over the (last|past))\b|\btrend\w*\b|\bappreciat\w+\b",
    ),
    (
        "median_price",
        r"\bhow much (?:is|are|would) (?:an? |una? |the |las? |los )?(?:\w+ )?(?:homes?|houses?|condos?|places?|lots?|land|townhouses?|townhomes?|apartments?|duplex\w*|propert(?:y|ies))\b",
    ),
    (
        "median_price",
        r"\bhow much (do|does|are|is|would)\b.*\b(go|goes|going|cost|costs|sell|sells|run|ask)\b|\bgoing rate\b|\bmiddle price\b|\b(median|average|typical|mean|mediano|promedio)\b.*\b(prices?|rents?|cost|home|house|condo|asking|precio)\b|\bprecio (mediano|promedio|medio)\b",
    ),
    ("price_trend", r"\bprice (cuts?|drops?|reductions?)\b|\bprices? (\w+ )?(softening|cooling|easing)\b"),
)
