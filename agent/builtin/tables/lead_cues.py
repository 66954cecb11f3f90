"""Cues of what is done with leads on the table: held, let go, bought, looked into; see ``cues.py``."""

from __future__ import annotations

import re

_MOVED = r"\bprices? (?:cuts?|drops?|reductions?|changes?|history|hikes?|bumps?|increases?|slashes|moves?|swings?)\b"
_ONCE = (
    r"\b(?:was|were|has|have|had|did|is|been)\b.*\b(?:more expensive|less expensive|cheaper|pricier|dearer|higher|lower|less|more|costlier|different(?:ly)?)"
    r" (?:before|earlier|originally|initially|at first|previously|in the past|to begin with|back then|last (?:week|month|year)|a (?:week|month|year|while) (?:ago|back))\b"
)
PRICE_OVER_TIME = re.compile(f"{_MOVED}|{_ONCE}")
"""A question how the asking price of a lead has moved."""
EVER = re.compile(
    r"\bever (?:been |cost |go |gone |asked |asking |listed )?(?:more|less|cheaper|pricier|dearer|higher|lower|reduced|cut)\b|\bused? to (?:be|cost|ask)\b"
)
""" "was it ever cheaper"."""
LOWERED = re.compile(
    r"\b(?:he|she|they|owner|seller|anyone)\b.*\b(?:drop(?:ped)?|cut|lower(?:ed)?|reduced?|slash(?:ed)?|raised?|budged?) (?:it|the price|its price|the asking|on price)\b"
)
""" "did they lower it"."""
_ONE = r"(it|that|this|them|these|those|both|that one|this one|(lead |number |# ?)*\d+|the [\w-]+( [\w-]+)?( one)?)"
LEAD_CUES: tuple[tuple[str, float, str, str], ...] = (
    ("quote_price", 5, r"\bwhat (?:the )?(?:lead |number |no |# ?)*(?:\d{4,5}|(?:first|second|third|fourth|fifth|last)(?: (?:one|lead))?) (?:costs?|is (?:priced|going) (?:at|for)|goes for|runs|would cost|sells for)\b|\bwhat (?:does|would|do|will) (?:lead |number |no |# ?)*\d{4,5} (?:cost|run|go for|set me back)\b", ""),
    ("hold_lead", 7, r"\b(try|attempt|go at|a shot at|crack at|see about) (and |to |at )?(holding|reserving|hold|reserve|a hold on)\b|\b(give|try|attempt) (holding|reserving)\b|\b(holding|reserving) (it|that|this|them|\d+|the \w+)\b.*\b(anyway|anyhow|regardless|a (shot|try|go|whirl))\b", ""),
    ("hold_lead", 5, r"\b(take|have|get|give|need|want|like|do|place|put|grab|throw|slap|make|start|stick) (me |us )?(out )?(a|an|another|one) ([\w-]+ ){0,3}hold\b", "ref|described"),
    ("purchase", -6, r"\b(a|an|another) ([\w-]+ ){0,3}hold (on|for|until|till|over)\b", ""),
    ("purchase", 9, r"\b(make|makes|made) (it|that|this|them|these|those|both|that one|this one|\d+|the \w+( \w+)?) (mine|ours|my own|permanent|official)\b|\b(mine|ours|keep (it|them|that|this)) (for good|forever|for keeps|permanently)\b|\bfor keeps\b|\bseal the deal\b|\b(i am|im|i m|count me|we are) (sold|in|convinced)\b", "ref|buyctx !question"),
    ("purchase", 7, r"^(ok |okay |yes |yeah |great |cool |fine |alright |then |sure |lets |let us |go ahead and )*(do|book|ring|settle|close|get) (it|them|that|this|both|those|these|em|up)\b.*\b(card|credits?|visa|stripe|amex|mastercard|balance)\b", "buyctx !event"),
    ("purchase", -9, r"\b(leads?|listings?|ones|houses|homes|condos|stuff|anything|something)\b.*\b(under|below|for|at|less than|up to|max|at most|cheaper than|within) (\w+ )?\d+ credits\b", ""),
    ("purchase", 4, r"^(ok |okay |all |yep |yes |fine |then )*(mine|it is mine|its mine|i will have (it|them)|i ll have (it|them)|gimme)( please| then| now)*$", "buyctx"),
    ("account_status", 8, r"\b(what|which) (stage|status|step|state)\b.*\b(is|was|s|are|have|at|in)\b", "ref|leadid owns question !held"),
    ("account_status", 8, r"\b(lead|one|guy|lady|owner|purchase|seller)s? (i |that |where |with |which |who |whose |in which )+.*\b(noted|wrote|jotted|notes?( (says?|said|about|mentions?|on))?)\b", "owns"),
    ("lead_details", 7, r"\b(been|got|get|getting|was|were|is) (recently |ever |already |just )?(reduced|cut|marked down|marked up|lowered|slashed|discounted|raised|repriced|relisted)\b", "ref|num question !metric !event"),
    ("lead_details", 6, r"^(so |and |ok |hey )*who( is| has| s)? (posted|listed|posting|listing|put (up|out|it)|published|uploaded|advertis\w+|is behind|is advertising)\b", "ref"),
    ("quote_price", 6, r"\bball ?park\b", "ref"),
    ("purchase", 7, r"^(please |ok |and |can you |lets |let us |i will |i want to )*(buy|purchase|get|take|order) (what|the one|the lead|whatever|everything|the ones|all) (that )?(i|we) (am |are |m |re |have |ve )?(holding|hold|got on hold|on hold|reserved|held)$", "holding"),
    ("quote_price", 7, r"^(and |ok |so |then |plus |what about |how about )*(the |its )?(lead )?(price|cost|price tag|damage)( then| please| again)?$", "leadctx !money !figctx"),
    ("hold_lead", 9, r"^(please |pls |can you |could you |ok |then |just |so |yeah |go ahead and )*(save|grab|stash|park) (it|that|this|that one|this one)( for me| for us| for my \w+)?( for now| for later| for a bit| aside)?( please| pls)?$", "leadctx"),
    ("set_notifications", -12, r"^(please |can you |ok |then |just |so |yeah |go ahead and )*(save|grab) (it|that|this|that one|this one)\b", "leadctx"),
    ("purchase", -6, r"\b(grab|save) (it|that|this|that one|this one)( for me| for us)?( for now| for later| for a bit)\b", "leadctx"),
    ("lead_details", 10, r"^(ok |and |please |can you |so |then )*(tell me (more|about it|about that one|all about it|a bit more|something about it)|what else (do you know|can you tell me|is there)( about (it|that|this|that one))?)( please)?$", "leadctx"),
    ("set_notifications", -12, r"^(ok |and |please |can you |so |then )*tell me (more|about it|about that one|all about it|a bit more)( please)?$", "leadctx"),
    ("quote_price", 9, r"\bwhat (would|do|will|did|does|are|s|is) (you|ya|they|it|that|this) (guys )?(be )?(charge|charging|ask|asking|want|take|run)( me| us)? (for|to (buy|get))\b", "ref|buyctx !figctx"),
    ("quote_price", 6, r"\b(components?|make ?up|parts|composition|reasons|factors|what goes into|what is behind|what makes up) .{0,20}\bprice\b", "ref|buyctx !figctx"),
    ("lead_details", 6, r"\b(in|on) (your|the|my|our) (records?|files?|system|database|books)\b|\bdo you have on\b", "leadid"),
    ("account_status", 6, r"\bwhat (i|we) (have |ve |still )*(got )?left (in|of|for) (my |the |our )?(credits?|balance|account|wallet)\b", ""),
    ("account_status", -14, r"^(please |can you |could you |so |ok )*(suggest|recommend|propose|pick|advise|find)\b.*\b(suited|based|tailored|matching|fit\w*|like|given|from|on) .*\b(purchase|buying) (history|habits|record)", ""),
    ("recommend_leads", 9, r"\b(suggest|recommend|propose|pick|advise)\b.*\b(purchase|buying) (history|habits|record)|\bbased on (what|the (leads|ones|stuff)) (i|we) (have |ve )?(bought|purchased|got|picked)\b.*\b(next|else|should|recommend|suggest|would|could|like)\b", ""),
    ("account_status", -14, r"\bbased on (what|the (leads|ones|stuff)) (i|we) (have |ve )?(bought|purchased|got|picked)\b.*\b(next|else|should|recommend|suggest|would|could|like)\b", ""),
    ("market_insights", 8, r"\bwhere (is|are|s) (the )?(heat|action|activity|demand|hot ?spots?)\b|\bheat ?map\b|\bmap ?wise\b", "place"),
    ("search_leads", 6, r"^(is|are) there (still |maybe |perhaps )?(any|an?|some)\b.*\b(for|at|around|under|about|near) \$?\d", "noun !alert !metric"),
    ("quote_price", 6, r"^(ok|okay|so|and|then|well|but|alright|hm+| )*(what is|whats|how much is) the (lead )?(price|cost|damage|fee|price tag)( then| now| again| today| please| on that| here)*$", "buyctx !place !noun !figctx !money"),
    ("quote_price", 6, r"\b(price|cost|quote|fee|price tag) (on|of|for) (it|that|this|that one|this one|them|those|these|both)\b", "ref|buyctx"),
    ("hold_lead", -9, r"\bhold(ing)? off\b", ""),
    ("purchase", -9, r"\b(hold(ing)?|put(ting)?|wait(ing)?) off\b", ""),
    ("extend_hold", 5, r"\b(give|grant|get|put|add|need|want|lend|toss|throw|buy) .*\b(\d{1,3}|two|three|four|five|six|eight|ten|twelve|twenty four) more( please| pls| hours?| only| on (it|that|them)| for (it|that|them)| for me)*$", "leadid|described|held heldctx !question !noun !money"),
    ("hold_lead", 5, r"^(and |also |ok |now |then |please |can you )*(add|include|throw in|toss in) (in )?(the|number|lead|#|\d)", "ref|described heldctx !event !duration !noun !proposal"),
    ("lead_details", 5, r"^(and |so |ok |is it |are they |is that one |hey )*(reachable|contactable|reach|verified|legit|flagged|history|source|flags|red flags|price history|contactability|any flags|any issues|any history|any red flags)$", "buyctx"),
    ("extend_hold", 6, r"\b(buy|get|give|grant) (me|us|it|them) (another|one more|some more|a few more|a couple more|\w+ more|an extra|a little more) (\w+ )?(hours?|days?|weeks?|time)\b", "ref|described|held"),
    ("purchase", -9, r"\bbuy (me|us|myself|it|them) (some|another|more|one more|a few|a couple|a little|a bit|\w+ more|an extra)( more)?( \w+)? (time|hours?|days?|weeks?)\b", ""),
    ("account_status", 8, r"\b(what|how) (is|s|are|about|goes) (\w+ ){0,3}my (bought )?leads\b|\b(state|status|update|rundown|lowdown) (of|on) my (bought )?leads\b", "owns !ref_id"),
    ("lead_details", 7, r"\bwho (is|s) (the |its )?(seller|owner|lister|agent|poster)\b", "ref|num question !reason"),
    ("hold_lead", -9, r"\b(gimme|give|get|grab|take|pull|send|show) (me |us )?(a |the |some |all )?(quotes?|prices?|pricing|details?|info|costs?|rundown|specs|deets)\b", ""),
    ("account_status", 8, r"^(and |so |ok |hey |are there |have i got |do i have |got )*(any|what|which|show|read|see|pull up|my)( me| any| my| the| all)* notes?\b(?! (that|saying|is|was))", "ref owns"),
    ("extend_hold", 5, r"\b\d{1,3} more( please| pls| only| on (it|that|them)| for (it|that|them))*$", "leadid heldctx !question"),
    ("update_lead", 9, r"\b(ping|remind|nudge|buzz|poke|prod|bug|text|tell|shout at|holler at|jog|hit me up|alert|email)\b (me|us) (\w+ )?(about|on|re|regarding|for|of|to|again|back|with)\b(?!.*\b(prices?|drops?|if|when|whenever|expires?|expiring|holds?|runs out|matches|new)\b)", "ref time owns !question !held"),
    ("update_lead", 9, r"\b(ping|remind|nudge|buzz|poke|prod|bug|shout at|holler at|jog) (me|us) (\w+ )?(about|on|re|regarding|for|of|to)\b(?!.*\b(prices?|drops?|if|when|whenever|expires?|expiring|holds?|runs out|matches|new)\b)", "leadid time !owns !question !held !heldctx"),
    ("hold_lead", 6, r"\bon (ice|layaway|standby|reserve)\b|\b(first )?dibs (on|for)\b|\bcall(ing)? (first )?dibs\b", "ref|described !event"),
    ("hold_lead", 6, r"\b(grab|snag|take|get|book|save|gimme|give me|keep)\b.*\b(overnight|for the (night|day|weekend|week|afternoon|morning))\b", "ref|described !event"),
    ("hold_lead", 6, r"\b(grabbing|snagging|taking|keeping|booking|locking|reserving|holding)\b.*\b(until|till|til|thru|through|for \w+ (hours?|days?))\b", "ref|described"),
    ("view_cart", 9, r"\bhow (much )?(longer|more time) (do|have|will|did) (i|we)\b|\bhow much longer (are|is|will|do)\b", "held|heldctx|holding !place"),
    ("request_refund", -9, r"\b(call|ring|phone|text|email|hit|message|write|ping|dial|contact) ((lead|number|the|#) )*\w+( \w+)? back\b", ""),
    ("update_lead", 5, r"\b(call|ring|phone|text|email|hit|message|ping|dial) ((lead|number|#) )*\d{4,} back\b", "leadid !reason"),
    ("lead_details", 14, r"^(ok |okay |and |so |no |now |please |can you |can we |let us |lets )*(go|jump|take me|head|turn|switch|return|back|get) (back )?to (the )?(previous|earlier|last|old|first|prior|other|original) (list|search|results|page|one)\b ?('s|s) (lead |listing |number |# ?)*(first|second|third|fourth|fifth|last|cheapest|priciest|\d)", ""),
    ("lead_details", 14, r"^(ok |okay |and |so |no |now |please |can you |can we |let us |lets )*(go|jump|take me|head|turn|switch|return|back|get) (back )?to (the )?(lead |listing |number |# ?)*(first|second|third|fourth|fifth|last|cheapest|priciest|\d)( one| lead| listing)? (of|on|in|from) (the )?(previous|earlier|last|old|first|prior|other|original) (list|search|results|page)\b", ""),
    ("lead_details", 6, r"\bwhat( is|s) (its|his|her|their|the) (story|deal|background|situation)\b", "ref|described !metric"),
    ("quote_price", -4, r"\bwhat( is|s) (its|his|her|their|the) (story|deal|background|situation)\b", "ref|described"),
    ("purchase", 6, r"^(ok |okay |yes |yeah |alright |great |fine |cool |then |so |and |now |please |lets |let us |can you |can i |i want to |i would like to |id like to )*(go ahead (with|on|and (get|take))|proceed with|move (forward|ahead) (with|on)) (the )?(lead |number |listing |# ?)*(\d+|first|second|third|fourth|fifth|last|cheapest|priciest|both|those|these|[\w-]+ (one|lead|condo|house|home|townhouse))( one| lead| listing)?( please| pls| then| now| today| for me)*$", "ref|leadid|described !question !holdnoun"),
    ("purchase", 6, r"^(ok |okay |yes |yeah |alright |great |fine |cool |then |so |and |now |please |lets |let us |can you |can i |i want to |i would like to |id like to )*unlock (the )?(lead |number |listing |# ?)*(\d+|first|second|third|fourth|fifth|last|cheapest|priciest|both|those|these|[\w-]+ (one|lead|condo|house|home|townhouse))( one| lead| listing)?( please| pls| then| now| today| for me)*$", "ref|leadid|described !question !holdnoun !heldctx"),
    ("purchase", 6, r"^(ok |okay |yes |yeah |alright |great |fine |cool |then |so |and |now |please |lets |let us |can you |i want to |i would like to |id like to )*unlock (the |its |his |her |their )*(seller |owner |lister |agent )?('s |s )?(contacts?|phones?|numbers?|details?|info|information)( number| details| info)* (of|for|on|from|at) ", "ref|leadid|described !question"),
    ("extend_hold", 6, r"^(\w+ ){0,3}?(push|bump|move|kick|shift|roll|slide|nudge) .{1,40} (back|out|on|forward|along|later|further) (by |for )?(a|an|another|\d+|one|two|three|four|five|six|half an?) (more )?(hours?|days?|weeks?)\b", "held|heldctx|holding !event|held !question"),
    # let go
    ("release_hold", 8, r"\b(get(ting)? rid of|take .{1,30} off hold|free up)\b", "ref holding"),
    ("release_hold", 6, rf"\b{_ONE} (can|may|could|should) (go|be (released|freed|let go|dropped))\b", "ref|described !noun !question !place"),
    ("release_hold", 6, r"\b(some(one|body) else|another agent|other (people|agents|buyers)|the next (guy|person|agent)|anyone|anybody) (can|may|could) (have|take|get|grab)\b", "ref|described !question"),
    ("extend_hold", -12, r"\b(no|not|any|much) longer (need|want|require|interested|hold|keep|my|your|a )|\b(do not|does not|dont|not) (need|want|require)\b.*\b(any ?more|any longer)\b", ""),
    ("release_hold", 7, r"\b(no longer (need|want|require|interested)|(do not|does not|not) (need|want|require|interested in)\b.*\b(any ?more|any longer))\b", "leadid"),
    ("quote_price", 6, r"^(lead |number |no |# ?)*\d{4,5} (price|pricing|cost|costs|rate)( please| pls)?$", "leadid"),
    ("release_hold", 6, r"^(please |ok |and |now |just |can you |you can )*free (up )?((lead|number|the|my|#) ?)*(\d|it|them|that|both|first|second|third|last|\w+ (one|condo|house))", "ref|described"),
    ("release_hold", 6, r"\b(put|throw|toss|send|give) .{1,30} back (on|in|into|to) (the )?(market|pool|pile|pot|shelf|stack|list)\b", "ref|described"),
    ("release_hold", 6, r"\b(cut|call off|scrub|axe|nix|scratch|kill|undo|lift|pull|void|withdraw|terminate|abandon|forgo|waive|rescind|revoke) (off )?(the |my |that |this )?(holds?|reservations?)\b", "!event"),
    ("release_hold", 6, r"\b(no longer|do not|no need to|stop|quit) (need to |want to |have to )?(keep |be )?(hold|holding|held|reserving|reserve|keeping)\b", "ref|described !question"),
    # looked into
    ("lead_details", 6, r"\b(closer|good|quick|proper|better|second|harder|deeper) look (at|into)\b", "ref"),
    ("lead_details", 5, r"\b(catch|catches|gotchas?|skeletons|downsides?|drawbacks?|red flags?|warning signs?|funny business|hidden|anything (off|weird|odd|strange|wrong|bad|suspicious|fishy|funny|i should know)|watch out for|worry about|beware)\b", "ref|buyctx question !place !slot"),
    ("lead_details", 5, r"\b(where|which|what|how) (did |do |d |have |had )?(you|yall|ya|this|it|that) (guys )?(ever |even )?(find|found|get|got|pull|pulled|dig|dug|source|scrape)\b", "ref|buyctx !place !noun"),
    ("lead_details", 5, r"\b(price|asking|ask)\b.*\b(come|came|gone|went|go|crept|been|moved|drifted) (down|up|lower|higher)\b|\b(come|came|gone|went) (down|up) (in|on) (the )?(price|asking|ask)\b", "ref question !metric"),
    ("lead_details", 5, r"\b(be reached|get (a )?hold of|reachable|reach (him|her|them|anyone|someone)|pick(s|ed)? up (the phone)?|(phone|number|email)s?( number| address)? (is |are |even |still |any |actually |really )*(good|real|legit|valid|working|checked|verified))\b", "ref question !reason"),
    ("lead_details", 6, _MOVED, "ref question !metric !event"),
    ("lead_details", 7, _ONCE, "ref question !metric"),
    ("lead_details", 7, r"\b(price|asking|ask)\b.*\b(come|came|gone|went|go|crept|been|moved|drifted|dropped|fallen|changed|budged|cut|reduced|lowered|slashed|raised) ?(down|up|lower|higher|at all|since|any|ever|$)|\b(he|she|they|owner|seller|it|anyone)\b.*\b(drop(ped)?|cut|lower(ed)?|reduced?|slash(ed)?|raised?|change[ds]?|budged?) (it|the price|its price|the asking|on price|anything)\b", "buyctx question !metric !place !event !noun"),
    ("hold_lead", 7, r"\b(be|get|have (it|that|this|them|\d+|the \w+( one)?)) (\w+ly )?(held|reserved|set aside|put aside|put on hold|kept for me|saved for me|locked( down| in)?)\b", "ref|described !event"),
    ("hold_lead", 7, r"^(\w+ ){0,4}?(place|put|make|get|need|want|set|slap|throw|set up) (me )?(some |a few |the |two |three |\d )?(holds|reservations) (on|for)\b", "!event !place"),
    ("search_leads", -6, r"^(\w+ ){0,4}?(place|put|make|get|need|want|set|slap|throw|set up) (me )?(some |a few |the |two |three |\d )?(holds|reservations) (on|for)\b", "!event !place"),
    ("extend_hold", 7, r"\b(do not|never) let .{1,30}\b(expire|lapse|run out|go|slip|end)\b.*\b(add|give|another|more|extra|extend|put|tack)\b", "ref|described|holding duration"),
    ("extend_hold", 5, r"^(and |please |just |can you |could you |then |so )*(add|tack on|give it|put on|stick on) (an?|another|one|two|three|four|\d+|half an?|a couple( of)?|a few) (more |extra |further )?(days?|hours?|weeks?)( to (it|that)| on)?( please| pls)*$", "holding duration !event"),
    ("update_lead", 5, r"^(lead |number |# ?)*\d{4,} ?:", "leadid stage owns !question !reason"),
    ("release_hold", 8, r"^(can|could|may|would|please|should) .{1,40}\bbe (\w+ )?(released|freed( up)?|let go|dropped|given up)\b", "holding"),
    ("lead_details", 8, r"^(and |so |ok |okay |hey |but )*(where|which (site|website|portal|platform|app)|what (site|website|portal|platform|app)) (was|is|were|are|did|has) (it|that|this|they|that one|this one|these|those|the \w+( one)?)( been)?( \w+)? (listed|posted|advertised|published|found|sourced|on|come from|from|up)\b", "ref|buyctx !place"),
    ("lead_details", 6, r"^(and |so |ok |just |please |can you |could you )*(show|give|tell|send|get) (me |us )?(the |its |all the |some |more )?(details?|info|information|specs|full details?)( on it| of it| please| then| instead| first)*$", "buyctx !place"),
    ("lead_details", 7, r"^(and |so |ok |hey |but |by the way )*(is|was|did|does|do|has|have|why|how|will|would) (is |does |did |has |are |would )*(the|this|that|its|their) (owners?|sellers?|agent|lister|homeowner) (?!finance|financ|listed|occupied)", "buyctx question !place !slot !metric"),
    ("search_leads", -6, r"^(and |so |ok |hey |but )*(is|was|did|does|has) the (owner|seller|agent|lister)\b", "buyctx question !place"),
    ("lead_details", 7, r"\b(was|were|has|have|had|did|is|been) ([\w#]+ ){1,4}?ever (been |cost |go |gone |asked |asking |drop\w* |listed )?(more expensive|less expensive|cheaper|pricier|dearer|higher|lower|less|more|reduced|different|cut)\b|\bused? to (be|cost|ask) (\w+ )?(more|less|cheaper|pricier|higher|lower)\b", "ref|num question !metric"),
    ("lead_details", 6, r"\b(can|could|will|would|may) (i|we|you|anyone|somebody|they|he|she|it|the (seller|owner|agent)) (\w+ )?(reach|contact|get (a )?hold of|get through|be (reached|contacted))\b", "buyctx question !place !noun"),
    ("lead_details", 6, r"\bhow (fresh|recent|old|new|current|stale|accurate|reliable|good|complete)\b.*\b(contacts?|phones?|numbers?|e ?mails?)\b|\bwhen (was|were|did)\b.*\b(contacts?|phones?|numbers?|e ?mails?)\b", "ref|buyctx !place"),
    ("lead_details", 7, r"\b(which|what|whose) (\w+ )?(sources?|sites?|portals?|websites?|platforms?|apps?) (list|lists|listed|has|have|had|carry|carries|shows?|did|is|are|was|does|do)\b", "ref question !place"),
    ("lead_details", 4, r"^(the )?(full |more )?(details?|info|specs|deets|rundown|low ?down|particulars)( please| pls)?$", "buyctx"),
    ("lead_details", 8, r"\b(did|has|have|had|was|were)\b.*\b(drop(ped)?|cut|lower(ed)?|reduced?|slash(ed)?|raised?|change[ds]?) (it|its|the|their) (asking|price|ask)\b", "ref !metric"),
    ("update_lead", 9, r"\b(remind|nudge|ping|poke|buzz|prompt|follow ?up|call ?back|chase|circle back|check (back )?in|touch base|ring|call|try) ?(me|us|him|her|them|it|again|back)?\b(?!.*\b(when|if|whenever|prices?|drops?|new|matches|expires?)\b)", "time stagedctx !question !held !place"),
    ("view_cart", -9, r"\b(buy|get|take|grab|purchase|release|drop|extend|quote)\b.*\b(what|whatever|all that) (is|was|are)? ?(left|remains?|remaining)\b", ""),
    ("purchase", 4, r"\b(buy|get|take|grab|purchase)\b.*\b(what|whatever|all that) (is|was|are)? ?(left|remains?|remaining)\b", ""),
    ("view_cart", 7, r"^(ok |and |so |wait |but )*(for |until |till )?(how long|when|what time) (is|s|do i have|have i got|did i get|will i have|does|do) (that|it|this|they|those|them)( one)?( good| held| on hold| reserved| last| mine)?( for| until| till| to)?$", "heldctx"),
    ("extend_hold", 5, r"^(ok |and |so |hey |please )*(can|could|may) (i|we) (keep|hold|have|get) (it|them|that|this|that one|this one|both) (a bit |a little |any |some |for )?longer( please| pls)?$", "holding"),
    ("lead_details", 6, r"\b(is|are|was|were) (the |its |their |his |her |that )*(phones?|numbers?|e ?mails?|contacts?|cells?|mobiles?|lines?)( number| info| details| address)?( on it| on that| for it)? (still |even |actually |really |ever )*(verified|checked|valid|good|working|live|legit|real|active|correct|confirmed)\b", "buyctx"),
    ("hold_lead", 6, r"\b(book|pencil in|earmark|bag|park|bank|stash) (it|that|this|them|those|these|that one|this one|both|the \w+)\b", "time !question"),
    # priced
    ("quote_price", 6, r"\bwhat (does|do|s|is|would|will|did|d|are) (it|that|this|they|those|them|these|that one|this one|each|both) (run|cost|set|go)( me| us| ya)?( back| for)?\b|\bwhat (it|that|this|they) (runs?|costs?)\b", "!metric"),
    ("quote_price", 6, r"\bwhat (kind|sort) of (money|price|cost|damage|figure|number)\b|\bhow (steep|pricey|dear) is\b", "ref !metric"),
    ("quote_price", 12, r"^(so |and |ok |hey )*what (did|would|will|do|d) (i|we) (have to |need to )?pay (for|on)\b.*\b(today|now|currently)$", "leadid"),
    ("quote_price", 3.5, r"^(the |lead |ref |number |no |item |option |# ?)*(\d{1,2}|first|second|third|fourth|fifth|last|it|that)( one| lead)?( s)? (price|quote|cost|how much)( please| pls| now| today)?$", "ref !metric"),
    ("quote_price", 5, r"\bwhat (did|was|s|is|would|do) (you |it |the )?(say |said |quote |price )?.{0,30}\b(goes|going|went|sells?|run|runs) for\b|\bwhat did you (say|quote)\b.*\b(cost|costs|price|for|at)\b", "ref !metric"),
)  # fmt: skip
