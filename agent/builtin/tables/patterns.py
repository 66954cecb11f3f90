"""Patterns over a clause's folded words, by the step that reads them. Words only: no code decides here."""

from __future__ import annotations

import re

# What keeps, widens or forgets the filter

RECOMMENDS = re.compile(r"\b(?:recommend\w*|suggest\w*|recs?|picks?)\b")
SAME_FIGURES = re.compile(
    r"^(ok |okay |now |so )*(and|also|plus|what about|how about|same|the same|just|only|y|que tal|for)\b|\b(same (for|with|thing|question)|only|instead|too|as well)$"
    r"|\bsame (for|with|thing|question)\b"
)
LOWEST_FIRST = re.compile(
    r"\b(cheapest|lowest|least|fewest|smallest|cheaper|most affordable|fastest|quickest|mas barat[oa])\b"
)
CHOOSES = re.compile(r"\b(whichever|which ever|whatever|the one (that|which)|el que|la que)\b")
AND = re.compile(r" (?:and(?: also)?|plus|as well as|then|y) ")
OPINES = re.compile(
    r"^(?:(?:so|well|ok|because|since|but|and|hmm|honestly|apparently) )*(?:"
    r"(?:my|the|our|his|her|this|a|some|one) (?:[\w']+ ){1,3}(?:thinks?|says?|said|swears?|claims?|believes?|told|heard|insists?|reckons?|feels?|keeps? (?:saying|telling)|argues?|wonders?|is (?:convinced|sure|worried|asking|curious))|"
    r"(?:i|we) (?:think|thought|heard|hear|read|feel|believe|guess|reckon|was told|were told|keep hearing|have heard|am (?:worried|curious|wondering)|bet|suspect)|"
    r"(?:people|everyone|everybody|they|he|she|folks|word is|rumor has it|agents) (?:say|says|think|thinks|keep saying|swear|swears|claim|claims)|apparently|word is|rumor)\b"
)
DISMISSES = re.compile(
    r"^(?:(?:ok|so|well|hmm|ugh|nah|eh|but|and|yeah|honestly) )*[\w ]{3,30} (?:is|'s|s|are|looks|seems|feels|got|has got|gets|sounds) (?:\w+ )?(?:too|so|way|awfully|really|very|crazy|insanely) (?:too )?"
    r"(?:expensive|pricey|far|hot|crowded|much|high|rich|competitive|busy|small|quiet|remote|dear|steep)$"
)
""" "Gilbert's too expensive. Mesa?": said of a place that is given up for another."""
COMPARED_WITH = re.compile(
    r"(?:\b(?:\w+er|more \w+|less \w+|better|worse) than\b(?! \d)|\b(compares?|compared|comparison|stack up|measure up|versus|vs|relative|against|up against)\b)(?! (?:to |with )?(?:the )?(?:last|previous|past|prior|before|a (?:month|year|week)) ?)"
)
EVERY_MARKET = re.compile(
    r"\b(which|what) (of (my|the|your|our|these|those) )?(markets?|cit(y|ies)|metros?)\b(?! (can|are you|do you|does|do i|am i))|\b(all|each|every|across|between) (of )?(my |the |our |your )?(\w+ )?(markets|cities|metros)\b"
    r"|^where (are|do|is|does)\b.*\b(fastest|cheapest|most|highest|lowest|hottest|least|quickest)\b"
)
STEPS_UP_OR_DOWN = re.compile(
    r"\b(upgrad\w*|downgrad\w*|up|down|next|higher|lower|bigger|smaller|better|cheaper|top|mejor\w*|sub(?!scri)\w+|baj\w+)\b"
)
CHANGES_PLAN = re.compile(
    r"\b(?:change|switch|adjust|modify|swap) (?:my |the |our )?(?:plan|tier|subscription|membership)$"
    r"|\b(?:step|move|bump|knock|drop|take|bring|put|kick|go) (?:me |us )?(?:up|down) (?:a|one|another) (?:tier|level|plan|notch|step|rung)\b"
    r"|\b(?:step|move|bump|knock|drop|take|bring|put) (?:me|us) (?:up |down )?(?:to|on) (?:the |a )?(?:next|lower|higher|top|cheaper|cheapest|bigger|smaller) (?:tier|level|plan)\b"
)
STAGE_ALONE = re.compile(
    r"^(?:(?:now|and|only|just|what about|how about|then|ok|okay|so|show|the|any|those|ones|in|at|all|for|same for|next|also|but|me|give|list|see|marked|flagged|tagged|as|which|that|are|with|status|stage|i|have|already|let us|please) )*"
    r"(?:new|contacted|qualified|won|lost|in proposal|proposal|proposals|closed|dead)(?: (?:ones?|leads?|stage|only|too|please|now|then|instead|status))*$"
)
NOT_A_STAGE = re.compile(
    r"\b(?<!still )(?<!marked )(?<!as )(?<!at )(?<!are )(?<!status )(?<!stage )(new(?! (stage|status))|bought|leads i own)\b"
)
UNTOUCHED = re.compile(
    r"\b(?:have|has) not (?:\w+ )?(?:talked|spoken|called|contacted|reached|touched|phoned|rung|emailed|texted|gotten (?:to|around to)|been (?:contacted|called|touched))\b|\bnot (?:yet )?(?:contacted|called|touched)(?: yet)?\b|\b(?:untouched|uncontacted|uncalled|unworked)\b|\bnever (?:called|contacted|talked to|reached)\b"
)
FOR_NOW = re.compile(r"\b(?:today|now|right now|currently|would|if i (?:buy|bought))\b")
DUE = re.compile(
    r"\b(due|overdue|follow ?ups?|follow(ed)? up|need a call|needs? calling|call ?backs?|reminders?|call list|call sheet|"
    r"(call|ring|phone|contact) list|on my list|(to|i|should|must|gotta) (\w+ )?(call|ring|phone|chase|get back to|reach|contact|touch base|check in)|waiting (on|for) (a |my )?call|owe \w+ a call|(calls?|call ?backs?) (i|we) owe|owe (calls?|a call))\b"
)
NOTED_WORD = re.compile(
    r"\b(?:the word|(?:something|anything|notes?|a note|wrote|written|said|say|says) about|mention(?:s|ing|ed)?|contain(?:s|ing)|with the note|noted) (?:the word )?(?:a |the )?([a-z][\w' -]{2,30}?)(?: (?:in|on|among) (?:the|its|their|my|his|her) (?:notes?|comments?|memos?))?$"
    r"|\bnotes? (?:say|says|saying|has|have|with|include\w*) (?:the word )?([a-z][\w' -]{2,30})$"
    r"|^(?:(?:my|the|which|any|show|me|find|leads?|ones|purchases|bought|ones i bought|of mine) )+with (?:the word )?(?!notes?\b)([a-z][\w'-]{2,20}) (?:written )?(?:in|on) (?:the|its|their|my) (?:notes?|comments?|memos?)$"
    r"|\b(?:what|anything|something|stuff) (?:did |have |do )?(?:i|we) (?:have |ve )?(?:jot|jotted|write|wrote|written|note|noted|scribbled?|put)(?: down)? (?:about|on|regarding) (?:an? )([a-z][\w' -]{2,30})$"
    r"|\b(?:where|that|which) (?:i|we) (?:have |ve )?(?:wrote|written|jotted down|jotted|typed|put down|scribbled)(?: down)?(?: the word)? (?!that\b|about\b|it\b)([a-z][\w'-]{2,30})$"
)
HOW = re.compile(
    r"\bhow\b|\b(?:process|procedure|steps)\b|\bcan i\b|\bcould i\b|\bis it possible\b|\bwhat happens\b|\bcomo\b"
)

KEEPS_FILTER = re.compile(
    r"\b(same|instead|what about|how about|and in|also|actually|but|still|too|switch|change|rather|i meant|i mean|no wait|"
    r"keep|make it|que tal|y en|mejor|try|only|just|swap|move (it|that|this)|else|again but|narrow|within|those|these|them|of them)\b"
)

SEARCHES_ANEW = re.compile(
    r"\b(find|show me|search|looking for|look for|need|want|wants|get me|list|pull up|browse|give me|now|another|busca\w*|muestra\w*|any|do you have|got)\b"
)

START_OVER = re.compile(
    r"\b(scrap everything|scrap it all|wipe it( all)?|start (from zero|anew)|start over|start fresh|start again|reset(?! (?:(?:the|my|that|this|all) )*(?:price|budget|bed|bath|size|sq|radius|distance|sort|order|date|feature|type|source|seller|limit|max|min|floor|ceiling|cap|age|days))|clear (the |my |all )?(filters?|search|everything)|from scratch|new search|"
    r"fresh search|begin again|empezar de nuevo|wipe the (filters?|slate)|clean slate|remove all filters|forget (all|everything)( of)?( that| this| those)?|forget (that|this)|"
    r"fresh start|drop all (the )?filters|no filters|different search|brand new search|something (completely |totally )?different)\b"
)

SOME_MORE = re.compile(
    r"^(?:(?:and|ok|okay|please|now|can i|could i|let me|i would like to|i want to|show|see|give|get|have|list|me|us|another) )*(?:[2-9]|10|two|three|four|five|six|seven|eight|nine|ten|a (?:few|couple|handful)|some) more"
    r"(?: (?:of (?:them|these|those)|ones|results|leads|listings|options|homes|houses|condos|places))?(?: (?:please|then|now))*$"
)
""" "three more": the next page of the list; never dollars."""
NEXT_PAGE = re.compile(
    r"\b(next page|next lot of them|next lot|next bunch|next load|next round|next group|next screen|next handful|next chunk|next batch|next list|more results|show (me )?more|see more|load more|keep going|(the )?next (few|ones|\d+|page|ten|five|batch|set|\w+ results)|any more(?! (of it|of this|of that|than|like it)\b)|"
    r"(?<!not need )(?<!not want )(?<!\bno )(?<!need any )(?<!want any )(?<!not after )(?<!not looking for )more (leads|listings|homes|houses|options|of them|of those|of these|please|condos)|siguiente( pagina)?|mas resultados|what else|others? ones|(go |move |turn )?(on )?to the next (page|ones?|set|batch)|(give|get) me more|keep (them|it) coming|(show|see|have|got|any) (me )?(some |any )?others|(show|see|list|view|display|what (is|are|about)|give) (me |us )?(all )?(of )?(the )?(rest|remainder|remaining( \w+)?)( of (the |that |this )?(them|these|those|list|results?|it|leads|listings|homes|houses|ones|lot))?)\b"
    r"|^(and |then |ok |okay |now |so |what about )*(all )?(the )?(rest|remainder|remaining( ones| results| listings| homes| leads)?|others)( of (them|these|those|the list|the results|it))?( too| now| as well| please)*$$"
    r"|^(and |then |ok |okay |now |so )*(more|next|continue|mas|go on|carry on|keep going|and next|next one s?|next please|(the )?(one|page|ones|batch|set|lot) after( that| this)?|one more page|another page|next \d+|turn the page|scroll( down| on)?|keep scrolling)( please)?$|\b(fine|good|ok|okay|seen|done|nothing (there|good|i like)|none of (these|those|them)) (next|more|continue)( please)?$"
)

PREVIOUS_PAGE = re.compile(
    r"\b(previous page|prev page|page before|one page back|back one page|back a page|the (page|ones|batch|set|lot) before( (that|this))?|previous (lot|bunch|batch|list)|earlier page|go back (a|one) page|page back|last page|prior page|pagina anterior|previous (results|ones|set|batch)|back to (the )?(previous|last|prior|first) (page|results|ones|list|set))\b|^(ok |please )*(go |page )?back( please| again)?$"
)

PAGE_NUMBER = re.compile(
    r"\b(?:page|pagina|pg|p)(?: |\. ?|#|number )*(\d{1,2}|two|three|four|five|dos|tres|cuatro)\b|\b(second|third|fourth|fifth|2nd|3rd|4th|segunda|tercera) (?:page|pagina)\b"
)
PAGES: dict[str, int] = {
    "two": 2, "three": 3, "four": 4, "five": 5, "dos": 2, "tres": 3, "cuatro": 4, "second": 2, "third": 3, "fourth": 4, "fifth": 5,
    "2nd": 2, "3rd": 3, "4th": 4, "segunda": 2, "tercera": 3,
}  # fmt: skip

# Where a clause may open, and what asks

LONGER_THAN_THAT = re.compile(r"\b(?:longer|more) than (?:that|it|this|the (?:other|first|last|previous)(?: one)?)\b")

NOUN_USES = re.compile(
    r"^(hold|save|search|text|email|note|list|order|show|price|open|keep|need|want|look|set|place|return|see|is|are|does|do|"
    r"where|just|no|not|only|without|i|first|sort|put|in|have|top) ?(and|or|,|$)|^(email|text|slack) (me )?(alerts?|notif\w*|daily|weekly)\b|"
    r"^(list|order) price|^price (range|bracket|band|between|from|under|below|over|above|up to|max\w*|min\w*|around|about|no (more|less)|not|at (most|least)|\$|\d|cap|ceiling|floor|limit)|^give or take|^open (floor|house|plan)|^order (updates|confirm\w*)|^(i|no|not|only|just|without|in|first|where|is|are|do|does|top)\b"
    r"(?! ((me |us |it )?up\b|i (have|hold|own|owe)\b|my\b|want to (buy|hold|know|see)|will take|would like to (buy|hold|know))|ly)"
)

COSTS = re.compile(r"\b(?:how much|price|cost|costs|going for|set me back|charge|damage)\b")
""" "how much is the condo": what the lead costs."""

AS_A_LEAD = re.compile(r"\bas a lead\b")
""" "what does the 2nd cheapest cost as a lead": its own price, not the asking price on the screen."""

ASKS_OUTRIGHT = re.compile(
    r"(?:what|how|when) (?:(?:is|s|'s|does|do|would|will) (?:it|that|this)|(?:much|long) (?:is|does|would|will) (?:it|that|this))\b"
)
""" "dibs on the third, what does it run me": a question of its own behind an order."""
ASKS = re.compile(
    r"^(and |so |ok |hey |hi |also |but |please |then |wait |oh |um+ |hmm+ |hang on |ah )*(what|which|how|when|where|who|why|is|are|does|do(?! (?:slack|text|email|send|ping|notify|hold|buy|show|let|keep|make|tell|include|add|put)\b)|did|can|could|was|were|"
    r"has|have|will|would|cual|que|cuanto|cuantos|cuando|donde|any)\b"
    r"|^(?:wait |so |oh |ok |and |hang on |hold on |um+ |hmm+ )*(?:that|this|it|that one|\d{4}|the \w+(?: one)?) (?:is|was|has|s)\b.* (?:right|correct|yeah|innit|no|isn t it|is not it|huh)$"
)

DISLIKES = re.compile(
    r"^(?:nothing|none|nada|not)\b(?: (?:of|these|those|them|the|ones|there|here|in [\w ]{3,25}?|in|this|that|list|really|one|much|a|any|too|so|all))*"
    r" (?:(?:i|we|he|she|they|my \w+|the client|that|which|really|would|quite|will|do|does|is|are) )*"
    r"(?:likes?|loves?|wants?|cares? for|grabs?|appeals?|speaks?|works?|excites?|impressed|impressive|exciting|good|great|interesting|special|useful|thrilled|bueno|sirve|gusta)"
    r"(?: (?:me|us|them|him|her|to|for|there|here|at|all|by|with|in|those|these|that|enough|honestly|really|it|any|of))*$"
)
"""A word on what was found, before what is wanted instead."""

# Questions about the list on the screen

WHICH = re.compile(
    r"^(and |so |ok |but |(out )?(of|from|among|between) (all )?(these|those|the|them|my|that|this)( [\w#]+){0,3}? |(the )?top (two|three|four|five|[2-5]) )*(which|what is|what s|whats|who|cual|is there|what one)\b"
)

WHICH_FEW = re.compile(
    r"(?<!\bor )(?<!\band )(?<!\bvs )(?<!\bof )\b(?:which|what|the) (two|three|four|five|[2-5])\b(?! (?:or|and|vs|versus)\b)(?!(?: \w+){0,2} (?:which|what|who)\b)"
)
HAS_MORE = re.compile(
    r"\bwhich\b.*\b(?:(?P<more>more|most|higher|highest|greater|greatest|longer|longest|bigger)|less|fewer|least|fewest|lower|lowest|smaller|shorter)\b"
)
CHOOSES_OF = re.compile(r"\b(?:which|which one|which of (?:them|those|the two)) (?:is|has|was|asks|costs)\b")

DIFFERS = re.compile(
    r"\bhow (?:much|many)(?: \w+)? (?:more|less|fewer|cheaper|dearer|pricier|bigger|smaller|larger|higher|lower|older|newer)\b(?! (?:to|time|hours|can|for a|for another))|\bby how much\b"
)

COMPARES = re.compile(
    r"^(?:(?:and|so|ok|but|wait) )*(?:is|are|does|do|did|has|have|was) .+ (?:[a-z]{3,}er|more|less|fewer)(?: [a-z]+)? than\b(?! \$?\d{3}| an?\b)|\b(diff|difference|differ|differences|compare|comparison|versus|vs|side by side|stack up|diferencia|contrast|(?:price |size )?gap between|spread between|how do (they|these|those|the)|better of)\b"
)

NEW_SEARCH = re.compile(r"\b(find|show|search|look|market|markets|median|average|there)\b")

ABOUT_CONTACT = re.compile(r"\b(phone|number on|e ?mail|contact|telefono)\b")
ABOUT_FILTER = re.compile(
    r"\b(what (am i|are we) (looking|searching|filtering) (at|for|by|on)|what are you (showing|searching|filtering)( me)?|what (did|have) (i|we) (ask|asked|search|searched)( you)? for|what is (this|the) (search|list)( for| of)?|what (am i|are we|are you) (searching|looking|filtering)|(my|current|active|the) (filters?|criteria|search)( are| is| right now| set)?$|what filters|remind me what (i|we) (searched|asked))\b"
)

HOW_MANY = re.compile(
    r"^(so |and |ok )*(how many|cuantos|cuantas) (are there|did you find|came (?:up|back)|come up|(?:\w+ )?did (?:that|you|it|we) (?:find|get|return|give|turn up|have)|results?|leads? (are there|did you find)|matches|total|is that|hay|in total)\b"
)

AMONG = re.compile(
    r"^(?:and |so |ok )*how many (?:are|have|come|came|were)\b(?! there\b| you\b| i\b| we\b)|^(and |so |ok )*(are |is |do |does )?(any|some|one|none) (one )?of (them|these|those|the ones)\b|\b(which|how many)\b.*\b(of (these|those|them|the)|ones?|these|those|them)\b"
    r"|\b(do|does|are|is|did|has|have) (any|some|one)\b|^(?:and |so |ok )*any\b.*\b(?:among|amongst|on|in|of) (?:these|those|them|the list|here)\b"
)

AVERAGES = re.compile(
    r"\b(?:average|mean|median|typical)\b.*\b(?:of|for|among|across|over) (?:the |all )?(?:(?:five|four|three|two|[2-5]) ?(?:ones?|leads?|homes?|listings?|houses?)?|listed ones|ones shown|ones you showed)$|"
    r"\b(average|mean|median|typical|range of|spread)\b.*\b(of|for|among|across|in) (these|those|them|the (list|screen|results|ones)|this list|all five|all of (them|these|those)|(the )?leads (here|shown|on (the )?screen))\b"
    r"|\b(these|those|they) .*\b(average|mean|median|on average)\b"
)

OWNER_OR_AGENT = re.compile(r"\b(owner|agent) or (by )?(an? |the )?(owner|agent)\b")
SAME_AS = re.compile(
    r"\b(?:same(?: \w+){0,3} (?:as|like)|(?:duplicate|copy|dupe|repeat|twin) (?:of|with)|identical to|duplicates|repeats) (?:lead |number |no |# ?)*(\d{4,5})\b"
)
WHO_SELLS = re.compile(
    r"\bwho (is|s) (selling|listing)\b|\bwho listed\b|\b(owner|agent) or (an? |the )?(owner|agent)\b"
)

PRICE_MOVED = re.compile(
    r"\b(?:asking|price|ask)\b.*\b(?:come|came|gone|went|drop\w*|cut|reduc\w+|lower(?:ed)?|slash\w*|fallen|fell|changed|moved|bumped|raised)\b"
    r"|\b(?:drop\w*|cut|reduc\w+|lowered|slash\w*|raised) (?:it|its|the|their) (?:asking|price|ask)\b"
)
NUMBERED = re.compile(r"\b#? ?\d\b")

ATTRIBUTES: tuple[tuple[str, str], ...] = (
    ("asking_price", r"\b(asking|list price|listed (at|for)|asking price|sale price|asks)\b"),
    ("beds", r"\bhow many (bed|beds|bedrooms)\b|^(?:and |so |ok )*(?:which|what) .*\b(?:more|fewer|less) bed(?:s|rooms)?\b|^(?:and |so |ok )*what (?:is|are) (?:the |its )?(?:beds?(?: ?rooms?)?|bed count|bedroom count)(?: count| number)? (?:on|for|of|in|at|like)\b|\bbeds?(rooms)?\b.*\b(have|has)\b"),
    ("baths", r"\bhow many (bath|baths|bathrooms)\b|^(?:and |so |ok )*(?:which|what) .*\b(?:more|fewer|less) bath(?:s|rooms)?\b|^(?:and |so |ok )*what (?:is|are) (?:the |its )?(?:baths?|bath ?rooms?)(?: count| number)? (?:on|for|of|in|at|like)\b"),
    ("sqft", r"\b(how (big|large)|square (feet|footage)|sqft|sq ft|what size|size)\b"),
    ("listed_days", r"\b(how long|how old|how fresh|days)\b.*\b(listed|market|posted|up|old|is|been)\b"),
    ("year_built", r"\b(year built|when was .* built|what year|built in)\b"),
    ("city", r"\b(where is|what city|which city|what area|which area|what neighborhood|what zip|which zip|located)\b"),
    ("property_type", r"\b(what (type|kind)|is (it|that|the \w+( one)?|#? ?\d) a (house|condo|townhouse|apartment))\b"),
    ("features", r"\b(does|do|has|have|is there|with|got)\b.*\b(pool|garage|yard|solar|casita|hoa|view|basement|waterfront|features?|amenities)\b"),
)  # fmt: skip

# Notices, quiet hours and notes

NOTA = re.compile(
    r"^\W*(?:por favor,? )?(?:agr[eé]ga|añ[aá]de|anade|pon|escr[ií]be|ap[uú]nta|d[eé]ja|guarda|haz|an[oó]ta|nota)(?:le|me)? (?:una |esta )?(?:nota )?(?:a|en|para|al|del?|sobre) (?:[^:]{1,40}:|(?:el |la )?(?:lead )?\d{4} que (?!llame|marque|hable|busque|contacte)) ?(.+)$",
    re.IGNORECASE,
)
ADD_TO = re.compile(
    r"^\W*(?:please )?(?:add|append|write|put)(?: down)? (?:to|on|for) (?:[^:]{1,40}:|(?:lead |number |#)?\d+,? (?:that|saying)|[\w ]{1,30}?,? (?:that|saying)) ?(.+)$",
    re.IGNORECASE,
)
ASKS_FOLLOW_UP = re.compile(
    r"\b(follow|call|remind\w*|check back|circle back|touch base|reach out|try (again|back|him|her|them)|check in|reconnect|callback|seguimiento|meet|meeting|visit|"
    r"ring|chase|nudge|next touch|touch|schedule|appointment|revisit|(text|email|ping|dial|phone|contact|message|hit|see) (him|her|them|up|again)|get back|due|reminder|set that|back on|check on|next step|agenda|llamar|recuerdame)\b"
)
SEARCH_NAME_NOISE = re.compile(
    r"\b(please|delete|remove|cancel|drop|get rid of|clear|kill|erase|borra|elimina|my|the|a|saved|search|searches|alert|alerts|for|"
    r"from|not|do|need|any|more|no|longer|it|ditch|forget|watch|la|el|mi|busqueda|alerta|de|in|one|that|can|you|about|notification|to|want|i)\b"
)
TURNS_OFF = re.compile(
    r"\benabled ?[=:]? ?(false|no|off|0)\b|\b(stop|discontinue|cease|halt|suppress|suspend|end (?:the|all|these|those)|cut (out |off )?(the|all|those|these|my)|get rid of|drop (?:the|my|all|those|these|me from)|shut up|shut it|enough (of|with)|knock it off|lay off|spare me|quit it|turn off|turn of(?= (?:my |the |all |those |these )?(?:slack|texts?|e ?mails?|sms|push|alerts?|notif|pings?|messages?|price))|disable|switch off|shut off|kill|no more|unsubscribe|pause|quit|deactivate|opt out|mute|"
    r"no (\w+ )?(slack|texts?|e ?mails?|sms|push|pushes|alerts?|notif\w*|pings?|mails?|messages?|digests?|summaries)|(?<!price )(?<!prices )(?<!get )(?<!gets )(?<!got )(?<!are )(?<!is )(skip|drop|block|lose|ditch|scrap|nix|axe|bin|cut|remove|do without|leave out|i can do without)( (the|my|those|these|all|any|(?!me\b|us\b|an\b|a\b)\w+)){0,2} (slack|texts?|e ?mails?|sms|push|pushes|alerts?|notif\w*|pings?|mails?|messages?|digests?|summaries)|skip (slack|sms|push)|leave (slack|sms|e ?mail|text) out|do not (need|require|care for|care about)( (the|my|those|these|all|any|\w+)){0,2} (slack|texts?|e ?mails?|sms|push|pushes|alerts?|notif\w*|pings?|mails?|messages?|digests?|summaries)|(?:do not|never) (?:keep )?(?:tell(?:ing)?|bother(?:ing)?|remind(?:ing)?|bug(?:ging)?|updat(?:e|ing)) me (?:\w+ ){0,2}?(?:about|of|on|with|when|every time|each time|whenever)|do not (?:need|have|want|wish|care) to (?:hear|know|be told|be notified|be pinged|see) (?:\w+ ){0,2}?(?:about|of|when|whenever|if)|do not (email|text|notify|ping|send|alert|message|slack|want)|never (email|text|notify|send|ping)|off|desactiva|silence|cancel|no longer)\b"
    r"|\b(?:remove|take|get|drop|strike|scratch|pull|cut|delete) (?:me|us|my name|my email|my address|my number) (?:off|from|out of|off of)\b|\bdo not (?:want|wish|care|like) to be (?:on|in) (?:the|your|a|any|this|that)\b|\bstop sending\b"
)

SAVES_SEARCH = re.compile(
    r"\b(save|store|bookmark|remember|keep|watch|monitor|track|follow|keep (an )?(eye|tabs|watch) on|subscribe( me)? to|(alert|alerts|notify me|watch|notification)( me)?( (?:by|via|on|through|over|in) (?:the )?\w+)? (for|on|about|of)) (me )?(this|that|these|those|it|the same)\b(?! (lead|house|condo|one s))"
    r"|\b(another|more|others?|anything|something|any|new|one|ones|places?|stuff|things) (one |ones |leads? |homes? )?(like|similar to|matching|just like) (it|this|that|these|those|them)\b|\bsave\b.*\b(search|alert)\b|\b(guarda\w*)\b.*\bbusqueda\b|\b(these|this search|like (this|these)|matching this|that match|(when|if|about|whenever|for|of) (any )?(new ones|more)|(when|if|whenever|as soon as|once) (something|anything|any|stuff|one|a) new( ones?)? (comes?|shows?|pops?|hits?|appears?|lands?|turns?|is|gets?|drops?))\b"
)

NOTE = re.compile(  # over the words as typed
    r"(?:\b(?:jot|write|put|scribble|note|record|log|type|get)(?: (?:this|it|that))? down,?(?= that\b|:)"
    r"|\b(?:record|log|write|document|make a record|make note|remember)(?= (?:down )?that (?:he|she|they|the|her|his|their|it|there)\b)"
    r"|\b(?:add|leave|write|make|jot|attach|put|save|log|take)? ?(?:down )?(?:an? |the |this )?(?:note|notes|comment|memo|nota|remark|annotation)\b)"
    r"(?: (?:on|to|for|in) (?:it|that|this|lead \d+(?!\d)|the \w+(?: one| lead)?|#? ?\d+(?!\d)|number \w+))? ?(?:that|saying|which says|that says|:|says|about|-)? ?(.+)$",
    re.IGNORECASE,
)

# Slots of single tools

STATUS_SET = re.compile(
    r"\b(?:mark|set|move|change|flag|tag|label|update|put|switch|marca\w*)\b.*?\b(?:as|to|into|it|como|status)\b(.+)$"
)
LONGEST_HOLD = re.compile(
    r"\b(as long as (possible|i can|you can|allowed|it goes)|max(imum)?( time| allowed| length| duration)?|the longest|longest possible|full time|as long as)\b"
)

WHOLE_CART = re.compile(r"\b(cart|basket|holds|everything|all|both|reservations|todo|check ?out|carrito)\b")

SAME_LENGTH = re.compile(
    r"\b(same|equal|identical) (amount of )?(time|length|duration|hours|period|window|as (before|the first|the last))\b|\b(just|as) (as|that) long\b|\b(same|likewise) (thing|deal|terms|again)\b|\bmismo tiempo\b|\blikewise\b|\bditto\b"
)
ONE_HOLD = re.compile(r"\b(my|the|that|this|current) (hold|reservation)\b")

BY_CARD = re.compile(r"\b(card|stripe|credit card|debit|visa|mastercard|amex|tarjeta|apple pay|credit cards)\b")

BY_CREDITS = re.compile(
    r"\b(?:charge|bill|take|put|debit)\b.{0,12}\b(?:to|on|onto|from|against) (?:my |the |our )?(?:account )?(?:credits?|balance)\b|\b(with|using|by|from|via|use|in|con|out of|off|on) (my |account |the |mis )*(credits?|balance|creditos|saldo|account)\b|(?<!\d )(?<!more )(?<!of )(?<!some )(?<!extra )(?<!in )\bcredits? (please|instead|payment)\b|\bpay (in |with )?credits\b|\buse (my )?credits\b|(?<!\d )(?<!more )(?<!buy )(?<!some )(?<!need )\bcredits?( is| are)? (ok|okay|fine|good|works?)\b|(?<![\w ])credits?$|\b(actually|no|rather|make it|make that|wait) (my )?credits$"
)

LEAD_BY_CREDITS = re.compile(
    r"\b(?:buy|purchase|get|order|take|buying) (?:lead |number |# ?)?(?P<lead>\d{4,5}) credits?(?: please| pls| thanks)?$"
)
CREDITS_AT_THE_END = re.compile(
    r"\w\s*(?:[,;:.–—]|-)\s*(?:(?:on|with|by|via|use|using|my|from) )*credits?(?: please| pls| thanks)?\W*$",
    re.IGNORECASE,
)
BUYS_A_NUMBER = re.compile(r"\b(buy|purchase|get|order|take) (lead |number |# ?)?\d{4,}\b(?! (more |bonus )?credits?)")
ADDS_CREDITS = re.compile(
    r"^(?:(?:please|can you|could you|ok|so|hey) )*(?:top|load|fill|stock|hook|set|juice) (?:me |us |my account |it )?up\b|^top\b|\b(?:put|add|load|throw|drop|stick)\b.*\b(?:in|on|to|into|onto) (?:my|the) (?:account|balance|wallet)\b|\b(put|add|load|get|give)\b.*\bcredits?\b.*\b(on|to|in|into) my (account|balance|wallet)\b"
)
CREDIT_PURCHASE = re.compile(
    r"\b(?:put|add|load|throw|drop|stick) (?:me )?(?:another |an extra |a |\$)?(?:[\d.]+|\w+)(?: hundred)? ?(?:more |dollars |bucks |credits )*(?:in|on|to|into|onto) (?:my|the) (?:account|balance|wallet)\b|^(load|deposit)\b|\b(top(?! (?:one|lead|listing|pick|choice|of\b|two|three|four|five|\d))|topup|refill|reload|recharge|recarga\w*|load up|fill up)\b|\b(buy|get|add|purchase|need|order|more|want|give me|put|compra\w*|agrega\w*|load) (me )?(some |more |a few |additional |another |extra |\$?[\d.]+ |(?!leads?\b|ones?\b|under\b|below\b|for\b|at\b|than\b|less\b|listings?\b|homes?\b|houses?\b)\w+ ){0,3}(credits|creditos|funds)\b|\b(credit|\d+) (pack|package|bundle)\b|\badd (money|funds|credit)\b|\b(?:load|buy|get|add|put|need|want|order|purchase)\b.{0,20}\b\d+ (?:dollars?|bucks?|usd)? ?(?:of|in|worth of) (?:credits?|funds|balance)\b|\bworth of credits?\b"
)

ACCOUNT_PATTERNS: tuple[tuple[str, str], ...] = (
    ("balance", r"\bafford\b"),
    ("purchases", r"\brefunds?\b.*\b(?:coming (?:along|on)|doing|going|at|stand|stands|looking|progress\w*|moving)\b"),
    ("tier", r"\b(?:cost|price|pricing|much|worth|pay)\b.*\b(?:to upgrade|to downgrade|upgrading|downgrading|an upgrade|a downgrade|to (?:change|switch) plans?|go(?:ing)? (?:pro|enterprise|basic))\b|\b(?:upgrading|an upgrade|going (?:pro|enterprise))\b.*\b(?:cost|price|worth)\b|\bhow much (?:more|less|extra|cheaper) (?:is|for|would|does|do)\b.*\b(?:basic|pro|enterprise)\b"),
    ("change_tier", r"\b(step|move|bump|knock|drop|take|bring|put|kick|go) (me |us )?(up|down) (a|one|another) (tier|level|plan|notch|step|rung)\b|\b(upgrade|downgrade|cambiar de plan|mejorar)\b|\b(going|moving|stepping|switching|changing) (up |down |over )?(to|on|onto) (the )?(basic|pro|enterprise)\b|\b(switch|change|adjust|modify|swap|move|go|bump|put|get|take|sign|jump|drop|step)\b.*\b(plan|tier|subscription|basic|pro|enterprise|membership)\b(?!.*\b(what|when)\b)|\b(cancel|end|stop|quit|terminate)\b.*\b(plan|subscription|membership|account|renewal|suscripcion)\b"),
    ("renewal", r"\b(plan|sub|subscription|membership|account|tier|pro|basic|enterprise)\b.*\b(until|till|through|good for|how long|last|lasts|lapse\w*|run out|runs out)\b|\b(until when|how long)\b.*\b(plan|sub|subscription|membership|paid|pro|basic|enterprise)\b|\b(get|gets|be|been) (hit|charged|dinged|debited|billed)\b|\bpaid up\b|\b(pull\w*|tak\w+|draw\w*|collect\w*|withdraw\w*) (the |my |your )?(money|payment|cash|fee)\b|\bpayment (comes?|coming|goes|going)\b|\bnext (\w+ )?(debit|charge|payment|bill|invoice|instal\w+|deduction|withdrawal)\b|\bhit (my|the) card\b|\b(monthly|yearly|annual\w*)\b|\bwhen (does|do|will|is) (my )?(pro|basic|enterprise|plan|subscription|membership)\b.*\b(run|runs|end|ends|up|over|due|lapse\w*)\b|\b(rolls? over|charge me|charging me|bill me|renew|renewing|renews|renewal|renewed|billing|billed|bill|next charge|charged|next payment|due date|renueva|payment due|refresh|reset|expires?)\b"),
    ("purchases", r"\b(did|have|ve) (i|we) (\w+ ){0,3}(buy|buying|bought|purchase|purchasing|purchased)\b|\bi by\b|\b(my|our) (wins|losses|closings)\b|\bto (ring|phone|dial|chase)\b|\b(call|ring|contact|my) (list|sheet)\b|\b(i|we) (have |ve )?(paid for)\b|\bfell through\b|\bstill new\b|\b(unworked|untouched|uncontacted|uncalled)\b|\b(did|have|ve) (i|we) (\w+ )?(picked|pick|get|got|grabbed|grab|snagged|snag|acquired?|collected?|scored?|close|closed|land|landed|rung|ring|called|call|not|never)\b|\b(is|are|s|of) (already |now )?mine\b|\b(belongs? to me|(in|under) my name|history|deals)\b|\b(purchases?|purchased|bought|spend|spent|spending|did i pay|i paid|orders|order history|receipts?|i own|pipeline|crm|follow ?ups?|need a call|needs? calling|call ?backs?|contacted|qualified|win|lose|won|lost|in proposal|to call|due|overdue|compras|compre|comprado|my leads|did i buy|have i buy|notes?|my (bought )?leads|follow up|followed up|(do|should|must|have|need|supposed) (i |to )+(\w+ )?(call|ring|phone|chase|contact|reach|get back)|marked)\b"),
    ("tier", r"\b(package|level|sub|tier|plan|plans|subscription|membership|account level|basic|pro|enterprise|holds?|markets|limit|allowed|suscripcion|perks|benefits)\b"),
    ("balance", r""),
)  # fmt: skip

# How a clause relates to what came before

NAMES_ONE = re.compile(
    r"\bthe ([\w'$-]+ ){0,4}(condo|house|townhouse|townhome|apartment|duplex|one|place|home|lot|property|listing)\b"
)
TAKES_BACK = re.compile(
    r"^(no|actually|rather|wait|scratch|sorry|oops|or rather|i mean|i meant|hmm|on second thought|make that)\b"
)
NAMES_SEVERAL = re.compile(
    r"^(?:(?:the|those|these|all|of|my|any|two|three|both|ok|so|and) )*(?:[\w'$-]+ ){0,5}(?:ones|condos|houses|townhouses|townhomes|apartments|duplexes|places|homes|lots|listings|properties|bedders)(?: (?:in|by|from|with|under|over) (?:[\w'$-]+ ?){1,3})?$"
)
WISHES_ONE = re.compile(
    r"\b(want|like|love|loving|take|go with|going with|pick|picking|choose|choosing|settle on|settling on|leaning toward|gimme|give me|get me|got my eye on|into|fancy|prefer|(?:look|looks|sound|sounds|is|are|seem|seems) (?:so |really |very |pretty )?(?:great|good|nice|promising|perfect|awesome|amazing|lovely|solid|cute|fine|interesting|right)|need|dig|digging|interested in)\b"
)
ORDERS = re.compile(
    r"\b(buy\w*|purchas\w*|order\w*|price\w*|cost\w*|how much|show|tell|details|what|which|who|quote|pay)\b"
)
GOES_AHEAD = re.compile(
    r"^(ok |and |so |yes |please )*(let us|lets|i am going to|we can|just|go ahead and|please|you can)? ?(do|go with|go ahead with|get|make|wrap up)"
    r" (this|it|that|it now|this now|this thing|it happen|that happen)( now| today| then| please)?$"
)
SHOWS = re.compile(
    r"\b(show|find|search|list|pull( up)?(?! (the (trigger|plug)|out|back|off))|bring up|fetch|get me|give me|gimme|see|looking for|muestra\w*|busca\w*)\b"
)

_SO_MANY = r"(?:\d+|two|three|four|five|six|eight|ten|twelve|sixteen|eighteen|twenty(?: four)?|thirty(?: six)?|forty(?: eight)?|seventy two)"
MAKE_IT = re.compile(
    rf"\b(make|change|switch|set|bump) (it|that|them|the hold)( to)? {_SO_MANY}( instead| please| then)*$|\b(i meant|i mean|rather|actually) {_SO_MANY}$"
)
NAMES_MATTER = re.compile(
    r"(?:quiet (?:hours|time)|do not disturb) (?:from |between |of |at |set to )?\d|(?:the |more |some |full |any |all the )*(?:details?|info|information|specs|deets|rundown|low ?down|history|flags|red flags|price history) (?:on|of|about|for) (?:the |lead |number |#|it\b|that\b|\d)"
    r"|(?:the |a )?(?:median|average|avg|typical|going) (?:home |house |condo |asking |sale |list )?(?:prices?|rents?|rates?)\b|(?:the )?(?:price trends?|days on market|dom|market stats|market figures|prices per (?:sqft|square foot)) (?:in|of|for)\b"
)
""" "hold the second, details on the third"."""
ORDERS_NOTHING = re.compile(
    r"^(?:(?:and|but|just|so|ok|only|please|though) )*(?:(?:not|never) (?:to |for )?(?:buy|buying|purchas\w+|hold|holding|order|ordering)(?: (?:it|them|that|yet|now|though|anything|just yet|right now))*"
    r"|(?:release|hold|buy|extend|refund|drop|cancel|order|quote|reserve) (?:nothing|none|no others?|nothing else|none of (?:the )?(?:others|rest)))$"
)
LEAVES = re.compile(
    r"^(?:(?:ok|please|just|so|but|and) )*(?:leave|keep|not|ignore|skip|forget|do not touch|leave out)\b(?! a\b)"
)
SETS_ASIDE = re.compile(
    r"^(ok |please |just |so |but )*(keep|hold on to|hang on to|save|leave|skip|ignore|forget|not|except|without|leave out)\b"
)
ASKS_AFTER = re.compile(r"^(and |so |ok )*(what about|how about|que tal)\b")

THERE = re.compile(
    r"\b(there|that (?:same )?(?:zip|zip ?code|city|town|area|neighborhood|market|place|part of town|suburb)|the same (?:zip|city|town|area|neighborhood|market|place)|ahi|alli|alla)\b"
)
NOT_TO = re.compile(
    r"\b(do not|not|never) (\w+ )?(hold|buy|purchase|reserve|release|extend|refund|order|charge|pay)\w*\b(?! (more|over|above|less|any more|anything (over|above)))"
)

AGAIN = re.compile(
    r"\b(same|ditto|same (here|again)|same as (that|before|above))$|^(same|ditto)\b|\b(that|it|this) (was|is|should (go|be)|goes|belongs|was meant|is meant) (on|for|to|with|in)\b|\bwrong (lead|one)\b|"
    r"\b(instead|make (it|that)|rather|i meant|i mean|switch (it )?to|change (it|that) to)\b|^(and|also|plus|what about|how about|y|now|ok|okay|then|same for|same with|do the same (for|with)|too)\b|\b(too|as well|same (for|with|thing)|likewise)\b"
)

# Features of a clause that cues ask for (see ``cues.py``)

CLAUSE_FEATURES: dict[str, str] = {
    "holdnoun": r"\b(my|that|this|your|any|what|all|active|current) (last |first |second |other )?holds?\b|\b(first|second|third|last|other|latest|oldest|newest|only) hold\b|\bholds\b|\bon hold\b|\bthe holds?\b",
    "event": r"\b(notif\w*|warn me|give me a (heads up|shout|nudge)|alerts?|ping|let me know|tell me (when|if|about)|email me|text me|remind\w*|enable|disable|digest|quiet hours|send me|avisame|slack me|sms|emails|texts|push|mute|turn (on|off)|unsubscribe)\b",
    "alert": r"\b(notif\w*|alerts?|ping|let me know|tell me when|email me|text me|digest|saved search)\b",
    "buyverb": r"\b(buy|purchase|checkout|check out|pay|take|comprar|order)\b",
    "actverb": r"\b(release|extend|drop|cancel|buy|purchase|empty|clear|let go|checkout|check out)\b",
    "noshop": r"\b(buy|buying|purchase|purchasing|comprar) (a|an|some|my first|their first|his first|her first|another|new|something|real estate|una|"
    r"houses?|homes?|property|properties|in|near|around|there|here)\b(?! (lead|hold|of))|\b(wants?|wanting|looking|look|trying|hoping|going|people|ready|who|likely) (to )?(buy|purchase)\b(?! (it|this|that|them|lead|the|number|#|\d|one|both|all))|\b(acquir\w+|purchas\w+|buy\w*) (a|an|some|another|any) |buy side|(can|could|should) i buy (a|an|in)",
    "account": r"\b(how much|how many|what is)\b",
    "buynum": r"\b(buy|add|top|get|load|purchase)\b.*\bcredits\b",
    "planctx": r"\b(plan|subscription|renew\w*|bill\w*|tier|membership|charged|renueva)\b",
    "tierctx": r"\b(plan|tier|subscription|membership|upgrade|downgrade)\b",
    "stagectx": r"\b(remind me to|follow ?up (with|on)|call (him|her|them))\b",
    "savedlist": r"\b(saved search(es)?|my (alerts|searches)|what alerts|which alerts|saved alerts?)\b|\b(delete|remove|borra|elimina|erase)\b.*\b(alert|alerts|search|searches)\b",
    "savethis": r"\bsave (this|that|the|my)? ?(search|as)\b",
    "sortctx": r"\b(sort|sorted|rank|order|ordered)\b",
    "ability": r"\b(can i|how long can|may i|am i allowed|limit)\b",
    "ref": r"\b(phone|number|contact|e ?mail|source|history|flags?)s?\b.* on it$",
    "described": r"\b(the|that|this|my) ([\w'$-]+ ){0,4}(condo|house|townhouse|townhome|apartment|duplex|one|place|home|lot|property|listing|lead)\b",
    "age": r"\b(?:no|not) (?:more|longer|older) than\b.*\b(?:hours|days?|weeks?|months?)\b|\b(came|come|hit|hitting|went|put) (on |up |up on )?the market\b|\b(two|three|four|five|six|seven|eight|nine|ten|few) (days|weeks|months)\b.*\bmarket\b|\b\d+ ?(or more )?(plus )?(days|weeks|months).*\b(market|listed|old)\b|\b(over|more than|under|less than|at least) (\d+|a|two|three|one) (days|weeks|months|month|week)|\bstale\b",
    "plain_hold": r"\b(put|place|get|hold|set|throw|leave|keep)\b.*\bon hold\b",
    "asksback": r"^(who|what|when|why|how|which|did|does|is|are|was|were|has)\b(?! about)",
    "noshelf": r"\b(save (this|the|my) search|hold (last|stay|run)|lock ?box|parking)\b",
    "heldctx": r"\b(hold|holds|held|holding|reservation|cart)\b",
    "withcredits": r"\b(with|using|by|from|via|use|my) (my )?(account )?credits?\b",
}
