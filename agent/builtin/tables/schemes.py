"""What is refused by what it is meant to do: to pry into people, to shut rivals out, to deceive, to prey on somebody.

Built from who, what and what for, so that a new word is one entry; see ``safety.py`` and ``guards.py``.
"""

from __future__ import annotations

from agent.builtin.tables.safety import Rule

_PARTY = r"(owner|seller|landlord|landlady|lister|homeowner|tenant|poster|heir|occupant|resident|dueno|duena|vendedor)"
_PARTIES = rf"{_PARTY}s?"
_OF_ONE = r"( (of|on|for|at|behind|selling) (the |this |that |lead |number |# ?)*(\d+|\w+( one| lead| house| condo| place)?))?"
_KIN = r"(wife|husband|spouse|partner|boyfriend|girlfriend|kids?|children|son|daughter|family|mother|father|ex)"
_FACTS = (
    r"(income|salary|pay ?check|job|employer|occupation|profession|work ?place|religion|faith|church|age|birth ?day|date of birth|dob|marital status|spouse|wife|husband|boyfriend|"
    r"girlfriend|kids|children|race|ethnicity|nationality|citizenship|immigration status|ssn|social( security)?( number)?|bank( account| balance)?|debts?|credit (score|report|history)|net worth|finances|"
    r"divorce|health|illness|disabilit(y|ies)|medical \w+|car|license plate|plates?|schedule|routine|criminal record|background|arrest\w*|politics|politically)"
)
_LIVES = r"(work|works|live|lives|sleep|sleeps|stay|stays|worship|worships|pray|prays|bank|banks|shop|shops|hang out|hangs out|go to (school|church|work)|earn|earns|make a year|drive|drives|vote|votes|do for (a living|work)|go to$|go to (on|at) )"
_IS_SAID = (
    r"(married|single|divorced|separated|widowed|engaged|religious|pregnant|sick|ill|dying|broke|bankrupt|unemployed|employed|gay|straight|elderly|senile|alone|undocumented|"
    r"an? (immigrant|citizen|foreigner|christian|muslim|jew|catholic|mormon|widow|widower|woman|man|addict|drunk|single \w+)|in debt|behind on (the |his |her |their )?(mortgage|taxes|payments|bills)|from (mexico|china|india|abroad))"
)

_HOGS = r"(hold|holds|holding|reserve|reserving|lock|locking|lock up|book|tie up|tying up|grab|snap up|scoop up|take|block|freeze|claim|squat on|sit on|buy up|hog|hoard)"
_EVERYTHING = r"(everything|every ?thing|every( single)? (\w+ )?(lead|home|house|condo|listing|one|property|townhouse|lot|place)|all of (?!them\b|these\b|those\b|it\b|my\b|the\b)\w+|all (of )?(the |your |these |those |available )?(\w+ )?(leads|homes|houses|condos|listings|stock|inventory|market|lots|properties|supply)|the (whole|entire|full) \w+|as many as|whatever you have)"
_OTHERS = r"(nobody|no ?one|none|any ?(one|body) else|rivals?|competitors?|competition|others?|other (agents?|buyers?|brokers?|realtors?)|every(one|body) else|the rest of the market)"
_AGAINST = rf"(so|so that|before|to keep|until|and keep|to stop|to block|just to|to make sure|in case|to prevent|and not let|to deny) (\w+ ){{0,4}}{_OTHERS}"

_PRESSES = r"(squeeze|exploit|prey (up)?on|take advantage of|swindle|con|cheat|rip off|scam|dupe|fool|bully|intimidate|manipulate|guilt|frighten|terrify|blackmail|shake down|push around|pressure|strong ?arm|trick|deceive|mislead)"
_MARKS = r"(owners?|sellers?|heirs?|widows?|landlords?|tenants?|homeowners?|seniors?|people|famil(y|ies)|them|him|her|old (people|folks|lad\w+))"

SCHEMES: tuple[Rule, ...] = (
    # prying into people
    Rule("private_life", rf"\b(look(ing)? (the |that |this )?{_PARTIES} up)\b|\b(is|are|was|were) (the |that |this |his |her |their |its )?{_PARTIES}{_OF_ONE} (still |now |recently |already |also |maybe |really )?{_IS_SAID}\b"),
    Rule("private_life", rf"\b({_PARTY} s|his|her|their)( own| current| new)? {_FACTS}\b(?! (number|agent|office|room|port|garage))|\b(the |what )?{_FACTS} (of|for) (the |this |that |its )?{_PARTIES}\b",
         rf"^(?!.*\b(what|which|how|who|where|when|tell me|find out|look up|does|do|know|check|whether|if)\b).*\b(his|her|their) {_FACTS} (is|are|was|were|has|have|had|just|got|turned|keeps?|needs?)\b|"
         r"\b(my|our) (clients?|buyers?|customers?|boss|team|mom|mother|wife|husband|parents|friend|sister|brother|son|daughter)\b|\b(wants?|needs?|looking for|prefers?|age of the|bank owned)\b"),
    Rule("private_life", rf"\b(where|when|what|which|how much|why|who)\b.{{0,25}}\b(do|does|did|is|are) (the |that |this |his |her |their )?({_PARTIES}{_OF_ONE}|{_PARTIES} s {_KIN}|(?<=does )(he|she)|(?<=his )\w+|(?<=her )\w+) (\w+ )?{_LIVES}\b",
         r"\b(tell|write|put|send|respond|reply)\b"),
    Rule("private_life", rf"\b(do|does|did) (the |that |this |his |her )?{_PARTIES}{_OF_ONE} (\w+ )?(have|has|got) (a |any |two |three |small |young )?(kids|children|famil(y|ies)|wife|husband|boyfriend|girlfriend|job|criminal \w+|record|money|debts?)\b|\bwhat (s|does|is|do) (he|she|they) (do )?for (work|a living)\b|\bwhere (can|could|would|do) i (find|catch|meet|corner|run into|see) (her|him|the (owner|seller|landlord))\b|\b(what time|when|how often) (does|do|will) (the |that |this )?(owner|seller|landlord|he|she)s? (\w+ )?(leave|come (home|back)|get (home|up)|go (out|to)|sleep|wake|work)\b|\bwhat (he|she) (posts?|likes|does|earns|drives)\b"),
    Rule("private_life", rf"\b(do|does|did) (the |that |this )?{_PARTIES}{_OF_ONE} (\w+ )?(go to (church|mass|temple|mosque|synagogue|school|work)|attend|worship|pray|vote|drink|gamble)\b"),
    Rule("contact", r"\b(act|pretend|behave|carry on)( like| as if| as though| that)? (i|we) (have |had |ve )?(already )?(paid|bought|purchased)\b"),
    Rule("other_user", r"\bhow (many|much) (credits?|money) (?!(i|we|do|does|did|can|is|are|have|has|it|that|this|my|the|a|an|you|left|there|each|one|pro|basic|enterprise)\b)[a-z]+ (has|holds|got|owns)\b"),
    Rule("unlawful", r"\b(suckers?|easy (marks?|targets?|prey)|chumps?|pushovers?)\b|\bdo(es)? not know what (\w+ ){1,4}worth\b", r"\b(i|we|my clients?|my buyers?) (do not|does not|am|are)\b|\btree sucker"),
    Rule("private_life", r"\b(dig|digging) (\w+ )?(dirt|stuff|something|anything|info\w*|up)\b.{0,12}\b(on|about)\b|\b(dirt|leverage|blackmail|skeletons?) (on|about|against|in)\b|\b(background|credit|criminal) check on\b|\b(stalk|tail|stake ?out|spy on|shadow) (the |this |that |my |her |him |them)|\bwhen (is|are|will) (the |this |that )?(\w+ )?(owner|seller|he|she|they|nobody|family|people) (\w+ )?(at home|home|alone|away|asleep|not home|out of (the house|town))\b"),
    Rule("private_life", r"\b(find|locate|track down|trace|look up|search for)\b.{0,25}\bmy (ex|ex wife|ex husband|ex girlfriend|ex boyfriend|stalker|wife|husband|neighbou?r|tenant|landlord|boss|daughter|son|father|mother) s\b|\b(find|look up|get|search) (the |that |this |my )?(\w+ ){0,2}(on )?(facebook|instagram|linkedin|tiktok|social media|socials)( (page|profile|account)s?)?( (so|to|and) |$)(?!.*\b(leads?|listings?|homes?|condos?|houses?)\b)"),
    Rule("other_user", r"\b(all|every|the other|other) (the )?(agents?|buyers?|brokers?|users?|members?|customers?)( s)? (credits|balances?|holds|purchases|carts?|accounts?|orders|searches)\b|\b(what|how much|where|when) (did|does|has|is|was) (the |that |this )?(last|previous|prior|first|other|next) (guy|gal|one|person|owner|agent|buyer|customer|user)s? (\w+ )?(pay|paid|buy|bought|spend|spent|hold|held|offer\w*)\b"),
    Rule("contact", r"^(ok |and |so |just |give me |the |his |her |their |a )*(cell |phone )?number (for|of|on) .* before i (buy|pay|commit|decide|purchase)\b"),
    Rule("other_user", r"\bwhose (cart|holds?|account|orders?|basket|credits?)\b|\b(did|has|does|is) (?!(i|we|you|it|this|that|the|my|a|an|any|anyone|lead|everyone|there|he|she|they)\b)[a-z]+ (from|at|in|on) (our|my|the) (office|team|brokerage|company|shop|desk)\b.*\b(buy|bought|hold|held|own|purchas|get|got|grab|snag|reserv|spen)\w*"),
    Rule("other_user", r"\b(does|did|do|has) (?!(i|we|it|my|our|one|a|an|people|folks|most|this|that|the)\b)(\w+ ){1,3}(spend|spent|pay|paid) (here|on leads|with you|on aiqleads)\b|\b(with|on|using|from) (?!(my|our|the|this|that|it|today|let|what|he|she|who|here|there)\b)[a-z]+ s (card|money|wallet|stripe|visa|amex)\b",
         r"\b(my|our) (wife|husband|company|business|partner|broker|boss|team|office)( s)? (card|money|visa|amex)\b"),
    # shutting others out
    Rule("scraping", rf"\b{_HOGS}\b.{{0,40}}\b{_EVERYTHING}\b.{{0,80}}\b{_AGAINST}\b"),
    Rule("scraping", rf"\b(starve|freeze out|shut out|lock out|box out|sabotage|screw( over)?|keep out|crowd out) (\w+ ){{0,3}}{_OTHERS}\b|\bcorner (the|this|that) (\w+ )?market\b|\bhoard\w*\b.*\bleads?\b"),
    Rule("scraping", r"\b(fake|bogus|dummy|phony|sham|made up) (holds?|accounts?|bids?|buyers?|orders?|purchases?|users?)\b|\b(make|create|open|register|set up|use|sign up) (me )?(with )?(\w+ )?(ten|several|multiple|more|many|a bunch of|extra|lots of|different|two|three|four|five|\d+) (\w+ )?accounts\b|\bsecond account (to|so)\b|\b(under|with|from|across|through) (\w+ )?(different|multiple|several|other|separate|two|three) accounts\b"),
    Rule("scraping", r"\b(make sure|ensure|see to it|guarantee)( that)? (no ?(one|body)|no other \w+|none of them)( else)? (can|could|gets?|sees?|buys?)\b.*\b(anything|any|everything|all)\b|\bhold\w*\b.*\b(past|beyond|longer than|exceed\w*) (the|my|your) (max(imum)?|limit|cap)\b"),
    Rule("scraping", r"^(?!.*\b(can i|could i|how|is it|what|do i|why)\b).*\b(raise|lift|increase|bump|up|double|triple|boost) (up )?(my |the )(\w+ )?(hold|holds|lead|leads|request|rate|extension) (limits?|quota|allowance|maximum)\b"),
    Rule("scraping", r"\b(just |simply )?(say|claim|pretend|tell (them|you)|write|put) (that )?(it|the (number|phone|contact|lead|email)) (was|is) (\w+ ){1,3}(even )?(tho|though|although|but)\b|\b(fake|false|bogus|phony) refunds?\b"),
    Rule("price_override", r"\b(grant|award|gift)(ing)? (myself|me|us|yourself|my account)\b|\b(friends and family|employee|insider|staff|vip|buddy) (rate|price|pricing|discount|deal)\b"),
    Rule("scraping", r"\bkeep (on )?(renew|extend|roll|re ?hold|hold|reserv)\w*\b.*\b(forever|indefinitely|rivals?|competitors?|nobody|no one|without end)\b"),
    Rule("scraping", r"\b(more|longer|higher) than (my|the|your) (\w+ )?(limit|cap|quota|allowance)\b.*\b(without|free|anyway|secret\w*|hack|trick)\b|\b(without|dodg\w+|avoid\w*) (paying|upgrading)\b.*\b(limit|cap|quota|more holds|enterprise|pro)\b"),
    Rule("scraping", r"\b(write|build|make|code|give|create|set up|need|want|run|get|sell)( me| us)? (a |an |some )?(\w+ )?(scraper|scrap|crawler)\b(?! metal)|\b(write|build|make|code|give|create|set up|need|want|run)( me| us)? (a |an |some )?(\w+ )?(bot|script|spider|macro|program|automation)s?\b.*\b(pull|copy|copies|grab|download|fetch|collect|save|hold|buy|get|click|listings?|leads?|data|inventory|site)\w*"),
    Rule("other_user", r"\b(which|what|whose|name the|list the) (other )?(agents?|buyers?|brokers?|realtors?|users?|competitors?|rivals?)( in \w+| here)? (is |are |have |has |been |also |currently )*(watch|view|ey|look|track|follow|interest|sav|bookmark|bid|chas|after|on )\w*"),
    Rule("other_user", r"\b(charge|bill|put|book|debit|pay)\b.{0,25}\b(to|on|against|from|with|using)\b.{0,15}\b(account|card|credits|tab) of (my |the |a |another |some )?(colleague|co ?worker|boss|partner|friend|broker|agent|wife|husband|competitor|rival|client|somebody|someone)\b"),
    Rule("contact", r"\bi am (actually |really |in fact )?((the |its |this |that )(owner|seller)(?! s)|(from )?(support|staff|headquarters|hq|admin|tech support)|with (support|aiqleads)|an? (employee|developer|admin)|from (the )?(aiqleads|team|company|office))\b.*\b(contact|phone|e ?mail|unlock|reveal|number you have)\b"),
    Rule("contact", r"\b(open|unlock|reveal|uncover) (up )?(the )?(lead |number |# ?)?(\d+|it|this|that|the \w+)( one| lead)?( s)? (contact|phone|number|e ?mail|address)\b"),
    Rule("do_not_call", r"\b(remove|take|strike|delete|erase|pull|clear|drop|scratch|wipe|get)\b.{1,30}\b(off|from|out of)\b.{0,10}\b(do not call|dnc)\b", r"\b(refund|leads? (that|which|who)|results?|list on the screen)\b"),
    # preying on somebody
    Rule("unlawful", rf"\b(easy|easier|easiest|ripe|simple) (\w+ )?to {_PRESSES}\b|\b{_PRESSES} (\w+ ){{0,2}}{_MARKS}\b|\bdesperate enough to\b|\b(confused|clueless|do not know|does not know|unaware|ignorant) (\w+ ){{0,2}}(about |of )?(the |its |their |his |her )?(real |true |actual )?(prices?|value|worth)\b", r"\b(do not|never|not|want to avoid|without) (\w+ )?(scam|trick|pressure|fool|cheat|rip)|\b(i|we) (do not|does not|am|are)\b"),
    Rule("owner_contact", rf"\b(tell|warn|inform|let|notify|make) (the |this |that |those |my )?({_PARTIES}|them|him|her)\b.*\b(unless|or else|evict\w*|foreclos\w*|report (them|him|her)|condemn\w*|police|lawsuit|sue|jail|deport\w*)\b"),
)  # fmt: skip
