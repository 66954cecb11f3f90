"""What words ask for: cues of each tool with weights, and the words that open a new request in a sentence.

A cue adds its weight to its tool when its pattern is found in the clause (folded, repaired words) and every feature in
``when`` holds ("!x": does not hold). Features: ``ref`` a lead is pointed at · ``place`` · ``noun`` a property type,
feature, source, seller or lead type · ``slot`` a count or price beside them · ``held`` / ``bought`` words of the cart or
of purchases · ``credits`` · ``money`` · ``time`` a length or moment · ``question`` · ``screen`` something is on the
screen · ``metric`` a market figure · ``tier`` a plan's name · ``reason`` a reason to refund · ``stage`` a stage of a
bought lead · ``event`` something to be notified of · ``channel`` · ``owns`` bought leads are known · ``holding``.
"""

from __future__ import annotations

from typing import NamedTuple

from agent.builtin.tables.lead_cues import LEAD_CUES
from agent.builtin.tables.own_cues import OWN_CUES
from agent.builtin.tables.patterns import NEXT_PAGE, PAGE_NUMBER, PREVIOUS_PAGE, SOME_MORE


class Cue(NamedTuple):
    tool: str
    weight: float
    pattern: str
    when: str = ""


OPENERS = (
    "hold reserve lock save set put place park keep release free drop cancel extend prolong buy purchase take grab get order "
    "pay checkout refund request return tell show find search look list pull give fetch browse compare what which how who "
    "when where is are does do quote price recommend suggest notify alert ping email text turn stop mute mark log note "
    "add remove delete update move top load upgrade downgrade switch check let remind include exclude filter sort "
    "narrow open describe explain google change make send unhold lose skip see need want i did any muestrame busca encuentra "
    "aparta reserva compra libera cancela extiende dime cuanto cual que quiero necesito avisame recomienda go start "
    "forget clear empty only just no not without bring can could will would please ill enough bump lock snag claim sign leave "
    "ditch dump scrap nix shed stretch lengthen snooze flag tag nab cop secure grant jot relinquish gimme "
    "apply file dispute renew add try run calculate subscribe unsubscribe disable enable activate deactivate pick"
)
LEAD_INS = (
    "and then", "and also", "then", "also", "and", "plus", "but", "so", "now", "next", "after that", "afterwards", "please",
    "i should be grateful for", "i would be grateful for", "i should be grateful if you would", "i would be grateful if you could", "i should be obliged for", "i would appreciate", "i should like", "i should appreciate",
    "can you", "could you", "would you", "will you", "i want to", "i would like to", "i would like you to", "let us", "go ahead and",
    "i need to", "help me", "kindly", "you may", "feel free to", "you are free to", "ok", "okay", "alright", "great", "cool", "perfect", "nice", "thanks", "well", "hey", "hi",
    "hello", "yes", "yeah", "sure", "you can", "i am going to", "i will", "y", "luego", "despues", "por favor", "tambien",
    "puedes", "sorry", "wait", "hmm", "actually", "instead", "lastly", "finally", "first", "second", "secondly", "once done",
    "when done", "while you are at it", "at the same time", "and please", "just", "awesome", "good", "right", "no",
    "i think i will", "i think", "maybe", "quickly", "meanwhile", "if you can", "additionally", "oh", "ah", "afterward",
    "would you be so good as to", "would you be so kind as to", "be so good as to", "be so kind as to", "do me a favor and", "aight", "hang on", "heck", "go on then", "ach", "argh", "oof", "yep", "yup", "nope", "crap", "i wanna", "i am ready to", "ready to", "try to", "want to", "need to", "would like to",
)  # fmt: skip
CORRECTIONS = (
    r"\b(no ,? ?(?=the |# |number |\d|(?:just )?(?:buy|hold|release|extend|reserve) )|(?:no|nah|nope) ,? ?(?=do not\b|don t\b)|hang on|no hang on|or no|belay that|i misspoke|misspoke|ach|argh|oof|actually|no wait|wait no|wait|scratch that|i meant|i mean|my bad|my mistake|oops|whoops|correction|make that|"
    r"make it|sorry|on second thought|rather|instead|change that|er|err|never mind|strike that|hold on|no sorry|mejor|perdon|"
    r"digo|changed my mind|not that|let us do|or rather|wrong one|wrong number)\b"
)
CANCEL = (
    r"^((ok|okay|actually|no|oh|wait|sorry|um+|hm+|nah|nope|eh|ah|well|yeah|ugh|alright|you know what|on second thoughts?|lol|hey|so|thanks|let us|too (?:much|expensive|pricey|rich|steep)(?: for (?:me|us|that))?) )*"
    r"(never ?mind( that| it| about (it|that|the hold|the order)| (about )?(the|that|my) (upgrade|downgrade|plan change|switch|top ?up|change))?|forget (it|that|about (it|that|this)|i (asked|said (that|anything))|(the|that|about the|about that) (upgrade|downgrade|plan change|switch|top up)|(about )?(holding|buying|reserving|extending|releasing) (it|that|them))|"
    r"scratch that|cancel that|leave (it|that|them)( alone| be| there)?|do not bother( with (it|that))?|do not worry( about (it|that))?|not that( one)?|nope|(no |nah |nope |wait )*(please )?do not( do (it|that)| (buy|hold|release|extend|refund|order|get) (it|that|them)| actually)?|skip (it|that)|drop it|drop that|not now|not today|not anymore|no thanks|no thank you|changed my mind|"
    r"i (have )?changed my mind|i will pass|i ll pass|pass|let me think( about it| it over)?|let me sleep on it|maybe later|maybe another time|not yet|hold that thought|stop|disregard( that)?|ignore that|undo that thought|olvidalo|dejalo|neither( of (them|those|the two)| one)?( actually| sorry| then)?( i will| just| let us)?( keep (both|them( both)?|all( of them)?))?|nah|no|on second thoughts?( no)?)"
    r"( (then|please|thanks|for now|thank you|actually|ok|sorry|lol|though|after all|today|now|man|buddy|leave it))*$"
)

_REF_WORD = r"(it|them|that|this|those|these|one|ones|lead|leads|listing|house|home|property|place|condo|\d+)"

CUES: tuple[Cue, ...] = (
    *(Cue(*row) for row in OWN_CUES),
    *(Cue(*row) for row in LEAD_CUES),
    # holds
    Cue("hold_lead", 3, r"\b(hold|reserve|reserving|earmark|dibs|lock|locked|park|set aside|claim|snag|shelve|save|put aside|"
        r"apart[ae]r?|apartame|reserv[ae]r?|reservame|guard[ae]r?|guardame|stash|freeze|pencil)\b", "ref|described !holdnoun !noshelf"),
    Cue("hold_lead", 2.5, r"\b(hold|reserve|earmark|apart[ae]r?|reserva|reservar)\b", "!holdnoun"),
    Cue("hold_lead", 2.5, r"\b(set|put) aside\b", "!holdnoun !money"),
    Cue("hold_lead", 2, r"\b(keep|block|save)\b.*\b(for me|for us|until|till|for \d|from others|off the market)\b", "ref"),
    Cue("hold_lead", 3, r"\b(put|place|get|throw|slap|start|set up|stick|set)\b.*\b(hold|dibs|reservation)\b", "!event"),
    Cue("hold_lead", 3, r"^(hold|reserve|lock|earmark|dibs|park|apart[ae]r?|aparta|reserva|guarda)\b", "ref|described"),
    Cue("hold_lead", 4, r"\b(put|set|keep|place) .{0,40}\baside\b", "!money"),
    Cue("purchase", 2, r"^(buy|purchase|order(?! ?(?::|by\b|from\b|is\b)|.*\b(?<!the )(?:first|last|on top|at the (?:top|bottom)|ascending|descending)$)|compra|comprar)\b", "described"),
    Cue("release_hold", 2, r"^(release|let go)\b", "described"),
    Cue("hold_lead", -6, r"^(extend|release|cancel|prolong|drop|refund|lengthen|unhold)\b"),
    Cue("hold_lead", -8, "", "asksback"),
    Cue("release_hold", -6, "", "asksback"),
    Cue("extend_hold", -6, "", "asksback"),
    Cue("purchase", -6, "", "asksback"),
    Cue("purchase", -9, r"\b(get|give|grab|bring|take|want|need|pull|order|go) (me |us |a |an |the |some |more |any |full |whole |complete |all |quick |good |proper |better |closer |it |into |over )*(info\w*|details?|scoop|low ?down|rundown|dirt|skinny|specs?|facts?|summary|overview|picture|story|intel|background|history|data|report|particulars|briefing|dope|gist|fact sheet|411|deets|write ?up|breakdown|profile|sheet|look|peek|idea|feel|sense|glance|gander|up to speed|up to date|caught up|price|quote|cost|estimate)\b"),
    Cue("lead_details", 6, r"\b(get|give|grab|bring|want|need|pull|what is|whats|hit|any|have|got) (me |us |you |with |up |a |an |the |some |more |any |full |whole |complete |all |quick |good |proper )*(info\w*|details?|scoop|low ?down|rundown|dirt|skinny|specs?|facts?|summary|overview|picture|story|intel|background|history|data|report|particulars|briefing|dope|gist|fact sheet|411|deets|write ?up|breakdown|profile|sheet)\b.*\b(on|for|of|about|behind|with)\b", "ref !noshop"),
    Cue("lead_details", 6, r"^(and |ok |so |please |more |full |the |all |any )*(details?|info\w*|specs|facts)( please)? (on|of|for|about) (it|that|that one|this one|her|him)\b( please| pls| then| now)*$"),
    Cue("extend_hold", 6, r"\b(\d+(\.\d+)?|an?|one|two|three|six|twelve|another|some|a few) (hours?|hrs?|days?|minutes?|mins?|h) (more|longer|extra)\b", "holding !place !money"),
    Cue("lead_details", 9, r"\b(compare\w*|comparison|difference|different|differs?|contrast|vs|versus|side by side|stack up)\b.*\b\d{4,}\b.*\b\d{4,}\b|\b\d{4,}\b.*\b\d{4,}\b.*\b(compare\w*|differ|differs|different|vs|versus|side by side)\b", "leadid !place !hold"),
    Cue("lead_details", 6, r"\btell me (all |everything |more )*(about it|about that one|about that|more)\b", "!place !money"),
    Cue("lead_details", 6, r"\b(up to (speed|date)|caught up|fill me in|clue me in|catch me up|brief me|enlighten me|school me|put me in the picture|read me in|give me the (once over|tour)|break it down for me)\b", "ref !time"),
    Cue("purchase", -9, r"\bwhich\b.*\b(costs?|cheap\w*|less|more|lower|pricier|priciest|expensive|better|best)\b.*\b(buy|get|purchase|grab)\b|\b(costs?|sets? me back) (less|more|the least|the most) to (buy|get|purchase)\b"),
    Cue("purchase", -9, r"\b(thinking|thought|think) (about|of|on|over) (maybe |possibly |perhaps )?(buying|getting|purchasing|taking|grabbing)\b|\b(might|may|could maybe|would maybe|will maybe|will probably|probably will|am considering|considering|consider|debating|wondering (if|whether|about)|not sure (if|whether|about)|tempted to|on the fence about|was going to|undecided)\b.*\b(buy\w*|purchas\w*|get|getting|take|taking|grab\w*)\b"),
    Cue("purchase", -9, r"\b(if|when|once|before|after|suppose|supposing|say) (i|we) (ever |do |did |were to |was to |go and |should |decide to )?(buy|bought|get|purchase|purchased|took|take|grab|grabbed)\b|\bshould (i|we) (buy|get|take|grab|purchase)\b|\b(is|are|was|would) (it|this|that|\d+|# \d+|they|\w+) (be )?(even )?worth (buying|getting|purchasing|taking|it)\b"),
    Cue("request_refund", -3, "", "asksback"),
    Cue("hold_lead", -20, r"\b(do not|not|never|without|stop|avoid) (you |to )?(hold|holding|reserve|reserving|put a hold|lock)\b"),
    Cue("purchase", -20, r"\b(do not|not|never|without|avoid) (you |to |actually )?(buy|buying|purchase|purchasing|charge|order|pay)\b"),
    Cue("release_hold", -20, r"\b(do not|not|never) (you |to )?(release|drop|cancel|let go)\b"),
    Cue("extend_hold", -20, r"\b(do not|not|never) (you |to )?(extend|prolong)\b"),
    Cue("request_refund", -20, r"\b(do not|not|never) (you |to )?(refund|want a refund|need a refund)\b"),
    Cue("hold_lead", 7, r"\b(add|put|throw|stick|place|move)\b.*\b(to|in|into) (my |the )?(cart|basket)\b", "ref|described"),
    Cue("extend_hold", 7, r"\bhold (last|stay|run|go|continue)\b.*\b(till|until|to|through)\b"),
    Cue("hold_lead", 4, r"\b(like|want|put|place|get)\b.*\bon hold\b", "ref|described"),
    Cue("hold_lead", 4, r"\b(need|want|like|keep|get|have)\b.*\bheld\b", "ref|described !question"),
    Cue("hold_lead", 3.5, r"\bkeep\b", "ref|described time"),
    Cue("hold_lead", 3.4, r"\b(take|grab|go with|want|get)\b.*\bfor\b", "ref duration"),
    Cue("hold_lead", 2, r"\b(hold|holds) (on|for) (the |lead |number |#)?", "ref !question"),
    Cue("hold_lead", -4, r"\b(hold on a|hold up|hold your|how long|hold times?|hold limits?|hold length)\b"),
    Cue("extend_hold", 6, r"\b((?<!a )(?<!the )(?<!at )stretch(?! to| of| for)|extend|extended|extending|extension|prolong|lengthen|alarga|extiende|extender|amplia)\b"),
    Cue("extend_hold", -12, r"\b(miles?|mi|radius|search|area|net|square feet|sqft)\b", "!heldctx"),
    Cue("search_leads", 6, r"\b(extend|stretch|expand|push|widen|broaden|enlarge|grow|increase)\b.*\b(miles?|mi|radius|search|area|net)\b", "!heldctx"),
    Cue("extend_hold", 5, r"\b(some |a (bit|little) |a bit of |a little )?(more|extra|additional|longer) time\b", "!place !slot"),
    Cue("hold_lead", 6, r"\b(grab|take|snag|get|gimme|give me)\b.*\b(until|till|til|thru|through)\b", "ref"),
    Cue("lead_details", 6, r"\b(does|do|is|has|have|did) (he|she|they|it|that|the (owner|seller|agent)|his|her|their|its)\b.*\b(e ?mail|phone|number|contact|cell|mobile)\b", "question"),
    Cue("extend_hold", 4, r"\b(more time|additional|extra|another|more|longer)\b", "time heldctx"),
    Cue("extend_hold", 3.5, r"\b(more time|bit longer|little longer|longer)\b", "ref"),
    Cue("extend_hold", 4, r"\b(keep|hold|holding|need|want|give|get|buy) .*\b(longer|(another|more|extra|additional) )", "ref time"),
    Cue("extend_hold", 4, r"\b(add|tack on|push|bump)\b.*\b(hold|holds|reservation|reservations)\b", "time"),
    Cue("extend_hold", 7, r"\b(push|bump|move|stretch|lengthen)\b.*\b(hold|holds|reservation|it|them|both|all|one)\b.*\b(to|until|till|by|another|through|out|back|day|hours?)\b", "time"),
    Cue("extend_hold", 4, r"\brenew (the |my |that |this )?(hold|holds|reservation)\b"),
    Cue("extend_hold", 3.6, r"\b(add|tack on)\b", "ref time"),
    Cue("release_hold", 4, r"\b(release|unhold|unreserve|un hold|libera|liberar|suelta|soltar|relinquish)\b"),
    Cue("release_hold", 6, r"\b(turn loose|cut (it|them|that|\w+ \w+|\d+) loose|let loose|set (it|them|\w+ \w+|\d+) free|turn (it|them|\d+) loose)\b", "ref"),
    Cue("release_hold", 5, r"^(kill|axe|nix|lose|ditch|dump|scrap|drop) (it|that|them|that one|this one|those)$", "heldctx"),
    Cue("release_hold", 4, r"\b(let go|let (?!us go|me go).{1,30} go|give up|free up|free (it|them|the|that|lead|number|\d)|give back|put back|put it back|put them back|release)\b", "ref"),
    Cue("release_hold", 4.5, r"\b(cancel|drop|remove|end|delete|clear|lose|stop|take off|take out|get rid of|undo|kill|ditch|lift|cancela|quita|scrap|dump)\b.*"
        r"\b(hold|holds|holding|reservation|reservations|cart|reserve)\b"),
    Cue("release_hold", 4.5, r"\b(empty|clear|clean out|wipe) (out )?(my |the )?(cart|holds|basket|reservations)\b"),
    Cue("release_hold", 2.6, r"\b(drop|cancel|lose|ditch|let go of|no longer (want|need)|do not (want|need)|remove|unlock|dump|free)\b", "ref holding"),
    Cue("release_hold", 4.2, r"\b(drop|cancel|lose|ditch|let|remove|dump|free|give up|release)\b", "described holding"),
    Cue("release_hold", 4.5, r"\b(do not|no longer) (need|want)\b", "described holding"),
    Cue("release_hold", 3, r"\b(do not (want|need)|no longer (want|need)|not interested in|done with)\b.*\b(hold|held|holding|anymore)\b", "ref"),
    Cue("view_cart", 4, r"\b(my|the|in|see|show|view|check|open) (cart|basket|carrito)\b", "!buyverb"),
    Cue("view_cart", 4, r"\b(my|current|active|all|open|any|mis|existing) (current |active |open )?(holds|hold|reservations|apartados|reservas)\b", "!ref !event"),
    Cue("view_cart", 4, r"\b(what|which|how many|show|list|see|do i|que|everything|anything)\b.*\b(am i holding|i am holding|have on hold|holding|on hold|reserved|are held|"
        r"i held|i hold|tengo apartado|i reserved|have held|holds)\b", "!buyverb !actverb"),
    Cue("view_cart", 4, r"\b(when|how long|how much time|time)\b.*\b(holds?|reservations?|holding)\b.*\b(end|ends|expire|expires|left|run out|up|over|remaining|done|last|until)\b", "!ability"),
    Cue("view_cart", 4, r"\b(how long|how much time|time)\b.*\b(left|remaining)\b.*\b(hold|holds|reservation|it|them|that|cart|one)\b"),
    Cue("view_cart", 6, r"\bwhat (did|have) i (just )?(hold|held|reserve|reserved|put on hold)\b"),
    Cue("view_cart", 5, r"\bam i (still |currently )?holding\b|\b(do i|am i) .*\bholding\b"),
    Cue("view_cart", 5, r"\bhow (long|much time)\b.*\b(have|left|remaining|remain)\b.*\b(on|for|with|it|them)\b", "ref"),
    Cue("view_cart", 3, r"\bwhat (is|do i have|have i got) (still )?left\b", "heldctx"),
    Cue("view_cart", 5, r"^(sitrep|status|rundown|recap|summary|update|overview|report)\b.*\b(holds?|cart|basket|reservations)\b", "!event"),
    Cue("view_cart", 5, r"^(and |so |ok )*(when|what time)\b.*\b(finish|finishes|end|ends|expires?|run out|runs out|over|up)( exactly| again)?$", "heldctx !noun"),
    Cue("view_cart", 5, r"\b(nothing|anything|what|something) (remains|is left|left|else (remains|is left))\b", "heldctx"),
    Cue("view_cart", 3, r"^(my )?(cart|holds|basket|carrito)$"),
    Cue("view_cart", 3, r"\b(whats|what is|what|que hay) (in|on|en) (my |mi )?(the )?(cart|basket|carrito|hold|holds)\b"),
    Cue("view_cart", 3.2, r"\b(when|how soon) (do|does|will|is) (it|they|that|these|those|both|all|my|the)\b.*\b(expire|run out|lapse|end)\b"),
    Cue("view_cart", 3, r"\b(cart|holds) (total|status|please|look|worth)\b|\btotal (of|in|for) (my |the )?(cart|holds)\b"),
    # buying
    Cue("purchase", 4, r"\b(buy|purchase|buying|purchasing|check ?out|comprar|compra|comprame|acquire|cop)\b", "!noshop"),
    Cue("purchase", 3.2, r"\b(i will take|i ll take|take|grab|get|order(?! ?(?::|by\b|from\b|is\b)|.*\b(?<!the )(?:first|last|on top|at the (?:top|bottom)|ascending|descending)$)|pay for|go with|me llevo|pull the trigger on|close on|sold on|i want|wrap up|finalize|complete|pocket)\b", "ref buyctx"),
    Cue("purchase", 3, r"\b(i will take|i will have|i would take|i am going with|i choose|i am taking|pay for|pull the trigger|me llevo|me quedo con|pay|paying|charge)\b", "ref !event"),
    Cue("purchase", 3, r"\b(pay|charge|use)\b.*\b(card|credits|stripe|credit card|tarjeta|visa|balance)\b", "!account"),
    Cue("purchase", 4, r"\b(by|with|using|on|via|from|use) (my |a |the )?(credit card|debit card|card|stripe|visa|credits|balance)\b", "proposal"),
    Cue("purchase", 3.5, r"\b(get me|give me|grab|i want|i will take|take)\b", "leadid !time !duration"),
    Cue("purchase", 4, r"\bclose (the |this )?(deal )?on\b", "ref|described"),
    Cue("purchase", 5, r"^(get|grab|take) (both|it|them|these|those|all (of )?(them|these|those))\b", "buyctx !time"),
    Cue("purchase", 2, r"\b(take|grab)\b", "ref !time"),
    Cue("purchase", 5, r"\b(buy|add|get|load|purchase|top|reload|refill|recharge|need|put|want|order|compra|comprar|agrega|recargar|recarga|give me)\b.*\bcredits\b", "money|num"),
    Cue("purchase", 5, r"^(load|deposit)( up)?\b", "money|num"),
    Cue("purchase", 5, r"\b(top up|topup|top off|top me up|refill|reload|recharge|recarga|fill up|load up|top it up|add (funds|money|credit))\b"),
    Cue("purchase", 4.5, r"\b(buy|get|purchase|add|more|need|order) (some |more |a few |additional |extra )*credits\b"),
    Cue("purchase", 4.5, r"\b(credit|credits) (pack|package|bundle)\b|\b\d+ (credit )?(pack|package|bundle)\b", "!question"),
    Cue("purchase", 4.5, r"\b(i will take|i ll take|i am taking|i will have) (the|that)\b", "described buyctx !time !duration"),
    Cue("purchase", 5, r"\b(ring up|cash out|settle up)\b"),
    Cue("purchase", 3.2, r"^(get|grab|take) (it|them|that|this)( for (me|us))?\b", "ref !time !duration"),
    # refunds
    Cue("request_refund", 6, r"\b(refund|refunded|refunds|money back|reimburse|reimbursed|reimbursement|credits? back|reembolso|reembolsar|"
        r"devolucion|chargeback|return it|dispute|my \$?\d+ back|\d+ back|get back)\b", "!event"),
    Cue("request_refund", 4.5, r"\b(my |the |half (of )?(my |the )?)?(money|credits?|cash|bread|dough|dollars|bucks|cost) (back|returned|reversed|refunded)\b|\bcredit me( back)?\b|\bmake (me|it) whole\b|\b(give|get|run|send) (me |us |my )*(bread|money|cash|credits?|dough|coin|it) back\b", "!event"),
    Cue("request_refund", -9, r"\bback to (new|contacted|qualified|proposal|the first)\b"),
    Cue("request_refund", 4, r"\breturn (the|this|that|it|my|lead|\d+)\b", "ref|described"),
    Cue("request_refund", 5, r"\b(return|returning|complain|complaint)\b", "reason"),
    Cue("request_refund", -3, r"\b(refund policy|refunds work|refund rules|how do refunds|refund window|can i get a refund if|status of my refund)\b"),
    # prices
    Cue("search_leads", 4, r"\bones (by|with|under|from|in|that|near|over|at|without|listed|below|around)\b", "noun|slot|place|bound !held"),
    Cue("purchase", -4, r"\bi (want|need|am after) (a|an|some) "),
    Cue("recommend_leads", -8, r"\b(stop|no more|enough|not|no) (the )?(recommending|recommendations|suggestions|suggesting)\b"),
    Cue("search_leads", 3, r"\bstop recommending\b|\bjust search\b"),
    Cue("quote_price", 6, r"^(and |ok |so |the |lead |get |give |me |what are |whats )*(prices?|costs?|quotes?|pricing) (for|of|on) (both |lead |number |#|the )*\d+\b", "ref|leadid !place"),
    Cue("quote_price", -6, r"\b(does not|do not|not) (matter|care)\b|\bwho cares\b|\b(no|not an?) (object|issue|problem|concern|factor)\b|\b(unlimited|wide open)\b"),
    Cue("quote_price", 3.5, r"\b(quote|quotes|quoted|cotizacion|cotiza|cotizame)\b"),
    Cue("quote_price", 3, r"\b(how much|what)\b.*\b(cost|costs|run me|set me back|charge|charging|pay for|pay|price|going for|damage|for it|for them)\b", "ref !metric"),
    Cue("quote_price", 3, r"\b(how much)\b.*\b(is|are|for|would|do|does|will|to get|to buy)\b", "ref !metric"),
    Cue("quote_price", 3, r"\b(price|cost|pricing) (on|for|of|to get|to buy|breakdown|check)\b", "ref !metric"),
    Cue("quote_price", 4, r"\b(why|how come)\b.*\b(price|cost|costs|priced|expensive|pricey|cheap|much)\b"),
    Cue("quote_price", 3, r"\b(lead|leads) (price|cost)\b", "ref"),
    Cue("quote_price", 4, r"\b(break ?down|explain|desglosa)\b.*\b(price|cost|pricing|precio|quote)\b"),
    Cue("quote_price", 4, r"\b(cheaper|less|more) (to|for me to) (buy|get|purchase)\b", "ref"),
    Cue("quote_price", 3.5, r"^(the )?total\b", "ref"),
    Cue("quote_price", 2.6, r"^(price|cost|how much)\b(?! (does|do|is) not)(?! (range|bracket|window))(?! (is |of |from |between |: )*\$? ?\d{3}k? (thousand |to |and |\$ ?)*\d{3})", "!place !noun !sorting !bound"),
    Cue("quote_price", 3, r"\bcuanto (cuesta|cuestan|vale|sale|es)\b"),
    Cue("quote_price", 3, r"\bprice (it|them|that|those|up|out|#|number|lead|\d+)\b|\bprice\b.*\bfor me\b", "ref"),
    # details
    Cue("lead_details", 3, r"\b(details?|more (info|information|about|on)|tell me (more|about|everything)|info on|information (on|about)|describe|description|specs?|"
        r"elaborate|dig into|rundown|full (story|info|profile)|detalles?|mas (info|informacion)|cuentame|dime mas|particulars|low ?down|scoop|story|background|know about|everything (about|on)|expand on|the 411|deal with|"
        r"look at|open|pull up|view|click|zoom)\b", "ref"),
    Cue("lead_details", 3.6, r"\b(contactable|contactability|reachable|verified|legit|scam|suspicious|red flags?|fraud|sketchy|provenance|come from|came from|source of|"
        r"originate|fishy|shady|price history|history|trustworthy|valid (phone|number|email)|working (phone|number)|fake|flagged|warnings?|flags|cautions?|how recently|how long ago)\b", "ref"),
    Cue("lead_details", 3.6, r"\b(is|does|do|has|have|any|was|can)\b.*\b(phone|email|mobile|number|contact|seller|owner|be reached|reached)\b.*", "ref|described question"),
    Cue("lead_details", 4, r"\b(red flags?|legit|scams?|sketchy|fishy|shady|trustworthy|legitimate)\b", "!ref !noun !place"),
    Cue("lead_details", 5, r"\b(which|what) (sources?|sites?|websites?|portals?)\b.*\b(list|lists|listing|listed|on|carry|carries|have|has|show|shows|advertis\w+)\b", "ref"),
    Cue("lead_details", 6.5, r"\b(what|which) (\w+ )?(city|town|state|zip|zip ?code|neighbou?rhood|area|suburb|county|part of \w+) (is|are) (the )?(lead |number |# ?)*\d+\b", "ref"),
    Cue("lead_details", 3.2, r"\b(where|which site|what site|what source)\b.*\b(from|listed|posted|published|find|found|get|got)\b", "ref"),
    Cue("lead_details", 4, r"\b(show|see|open|pull up|look at|view|bring up|display|check out|tell|hear|read)\b( \w+){0,4} (lead |listing |number |id |# ?)?\d{4,}( first| now| again| quickly)?$", "leadid !place !slot"),
    Cue("lead_details", 3, r"^(the )?(lead|listing|id|property) ?\d{4,}( please| pls| details?)*$|^\d{4,} (please|pls|details?)$", "leadid"),
    Cue("quote_price", 3.5, r"^(lead |leads )?(\d{4,} (and |n |& )?)+(prices?|quotes?|cost|how much)( please| pls)?$", "leadid"),
    Cue("quote_price", 3.5, r"\b(how much|what price)$", "ref !metric !noun"),
    Cue("lead_details", 2.5, r"\b(show|see) (me )?(the )?(first|second|third|fourth|fifth|last|number|#|lead \d|\d+)\b", "ref !place !slot"),
    Cue("lead_details", 3.6, r"\b(still )?(available|sold|gone|taken|on the market|for sale|there|active)\b", "ref question !noshop"),
    Cue("lead_details", 5, r"\b(list|listed|post|posted|advertis\w+|publish\w*|come|came)\b.*\b(zillow|craigslist|facebook|linkedin)\b", "ref question"),
    Cue("lead_details", 5, r"\bcan (i|we) (reach|contact|call|e ?mail|phone)\b", "ref question"),
    Cue("lead_details", 5, r"\b(do not call|dnc)\b", "ref question"),
    Cue("lead_details", 3.5, r"\b(good|bad|fair|decent|great|overpriced|underpriced|solid|worth) ?(deal|price|lead|buy|one|it)?\b", "ref question"),
    Cue("lead_details", 4, r"\b(owner or (an )?agent|agent or (an )?owner|by owner|fsbo)\b", "ref question"),
    Cue("lead_details", 4, r"\b(price|asking)\b.*\b(changed?|dropped|histor\w+|moved|gone (up|down)|reduced|been cut|cut)\b", "ref"),
    Cue("lead_details", 3, r"\b(how (good|solid|reliable) is|when was|how long has|has the price|was the price|anything wrong|what is wrong|problems? with|issues? with|how old is|how fresh)\b", "ref"),
    Cue("lead_details", 2.2, r"^(and |so |ok )*(what about|how about|thoughts on|que tal|what do you know about|what is up with)\b", "ref !place !slot !noun"),
    # market figures
    Cue("market_insights", 5.2, r"\b(market|mercado)\b.*\b(like|doing|looking|report|overview|trend|stats|insights?|update|summary|conditions|snapshot|hot|data|going|analysis|numbers|health|outlook|temperature|heating|cooling|pulse|check|healthy|esta|anda)\b"),
    Cue("market_insights", 5.2, r"\b(how is|how are|how was|whats|what is|como esta)\b.*\b(market|mercado|prices|housing)\b", "!ref"),
    Cue("market_insights", 5.2, r"\b(median|average|typical|mean|mediano|promedio)\b.*\b(price|prices|cost|rent|home|house|condo|asking|sqft|foot|precio|days)\b"),
    Cue("market_insights", 5.2, r"\b(price per (sqft|square foot|sq ft|foot|square)|(?:per|a|/) ?sq ?(?:ft|foot)|per foot|ppsf|days on market|time on market|inventory|heat ?map|hot ?spots?|price trends?|days on the market|"
        r"market (share|insights?|stats|data|trends?|report|overview|snapshot)|per sqft|per square foot|insights|supply|absorption|psf|appreciation|inventario|tendencia)\b", "!sortctx !age"),
    Cue("market_insights", 7, r"\bhow (long|fast|quick|quickly|soon)\b.* (do|does|did|are|is|will|would) .*\b(sit|sits|sitting|last|lasts|lasting|linger\w*|stay|stays|staying|take to sell|takes to sell|sell|sells|selling|move|moves|moving|get snapped up)\b", "!ref !held !event !holding"),
    Cue("market_insights", 7, r"\b(prices?|values|asking prices)\b (there |here )?(are |is |going |heading |trending |moving )*(up or down|going up|going down|rising or falling|up|down|rising|falling|dropping|climbing)$", "!event !ref"),
    Cue("market_insights", 5, r"\b(demand|trend|trends|trending|appreciat\w+|appreciating|how fast|how quickly|going up(?! to)|going down(?! to)|rising|falling|climbing|competitive|popular|most wanted|how hot|demanda|hottest|dropping|sit|(?<!to )sell fast|moving(?! (?:to|into|in from|here|out|somewhere)\b))\b", "!ref !alert"),
    Cue("market_insights", 5.2, r"\b(how (fast|quickly|long))\b.*\b(homes?|houses?|condos?|properties|listings?|places|townhomes?|townhouses?|they|things|leads)\b.*\b(sell|selling|sit|move|moving|stay|last|take|on|go|going)\b"),
    Cue("market_insights", 6, r"\bhow many (days|weeks|months)\b.*\b(sit\w*|stay\w*|last\w*|linger\w*|take\w* to sell|on the market)\b|\bbells and whistles\b|\b(what|whats|what is|how much)\b.*\b(usual|normal|going) (asking |home |house )?price\b", "!ref !leadid"),
    Cue("market_insights", 5, r"^(the )?\w+( \w+)? (market|market stats|stats|numbers)$", "place !ref !noun"),
    Cue("market_insights", 8, r"\b(?:what|how much)(?: (?!buyers|people|folks|you|i|it|we|leads?\b)[\w'-]+){1,6} (?:(?:go|goes|going|sell|sells|selling|fetch|fetches|trade|trades|list|lists) (?:for|at)|runs?|costs?|fetch|fetches)$", "place noun !ref !leadid !money"),
    Cue("market_insights", 6, r"\b(?:dom|medians?|inventory|ppsf|days on (?:the )?market|price trends?|price per (?:sqft|square foot|foot))\b", "place noun metric !slot !ref !alert !money !bound !sorting"),
    Cue("market_insights", 4.6, r"\b(about|on|of|for|in) (the )?(\w+ ){0,3}market\b", "place !ref !age"),
    Cue("market_insights", 5, r"\b(rent|rental|home|house|condo) prices?\b(?! (under|below|over|up))", "place !money !alert"),
    Cue("market_insights", 5, r"\b(getting|becoming|become|got|gotten) (more|less|cheaper|pricier|expensive|hotter|cooler|affordable)\b", "place"),
    Cue("market_insights", 7, r"\b(overview|snapshot|breakdown|rundown|summary|analysis) (of|on|for)\b", "place !ref"),
    Cue("market_insights", 6, r"\b(buyers?|sellers?) market\b|\bgoing rate\b|\bhow (expensive|pricey|cheap|affordable) (is|are)\b"),
    Cue("market_insights", 6, r"\b(features?|amenit\w+|what)\b.*\b(buyers?|people|folks|families) (are )?(looking|want\w*|asking|shopping)\b", "question"),
    Cue("market_insights", 5, r"\bbuyers? (want|look|prefer|like|ask)\w*\b.*\b(features?|amenit\w+)\b"),
    Cue("market_insights", 5, r"\bbuyers? (are after|want|look|prefer|like|ask)\w*\b.*\bmost\b|\bwant(ed)? most\b|\bprecio (mediano|promedio|medio)\b"),
    Cue("market_insights", 5, r"\bbuyers? (want|look|prefer|like|ask)\w*\b.*\bfor\b", "question !noun !slot"),
    Cue("market_insights", 6, r"\b(how many|number of)\b.*\b(for sale|available|active|listings?|homes?|leads|condos?|houses?|listed|on the market)\b.*\b(are|do|in|there|right now|have|does)\b", "place"),
    Cue("market_insights", 3.5, r"\b(compare|versus|vs|comparison|compared to|against|stack up|contrast|difference between|better than|cheaper than|hotter|compara|or)\b", "places metric"),
    Cue("market_insights", 6, r"\b(more|fewer|less|higher|lower|better|worse|\w+er)\b.*\bthan\b", "places !ref"),
    Cue("market_insights", 6, r"\bwhere\b.*\b(?:do|does|are|is)\b.*\b(?:linger|sit|sell|move|last|stay)\w*\b", "places !ref"),
    Cue("market_insights", 6, r"\b(?:compet(?:e|es|ing|ition)|bidding|outbid\w*|fight(?:ing)? (?:over|for|harder))\b", "place !ref"),
    Cue("market_insights", 4, r"\b(more|fewer|less|higher|lower|better|worse)\b.*\bthan (?:in |over in |out in )?somewhere\b", "places !ref"),
    Cue("search_leads", -4, r"\b(more|fewer|less|higher|lower|better|worse)\b.*\bthan (?:in |over in |out in )?somewhere\b", "places !ref"),
    Cue("market_insights", 6, r"\bhow much (do|does|would|did|are) (?:\w+ ){1,4}?(go|goes|going|sell|sells|selling|cost|costs|run|runs|fetch|list)\b", "place|figctx|screen !ref !leadid !money"),
    Cue("search_leads", 5, r"\b(?:which|what|where|whats)\b.*\b(?:most expensive|priciest|dearest|costliest|cheapest|least expensive|most affordable|newest|freshest|latest|biggest|largest|highest priced|lowest priced) (?:\w+ ){0,2}(?:homes?|houses?|condos?|townhouses?|apartments?|places?|properties|property|listings?|leads?|lots?|land|duplexes|flats?|ones?)\b", "place !metric !places"),
    Cue("web_search", 9, r"\b(?:job|jobs|labou?r|stock|car|rental car) market\b|\b(?:cost of living|population|commute times?|school (?:ratings?|scores?|rankings?|reviews?)|census|mayor|employers?|crime)\b|\b(?:look up|check|find|search)\b.*\b(?:online|on the (?:web|internet|net))$", "place|question !ref"),
    Cue("market_insights", 3.5, r"\b(compare|versus|vs|comparison|compared to|stack up|contrast|difference between|compara)\b", "places"),
    Cue("market_insights", 4.5, r"\b(is|are|which is|which market|does|do)\b.*\b(hotter|cheaper|pricier|more expensive|more affordable|faster|better)\b", "places"),
    Cue("market_insights", 3, r"\b(features?|amenities)\b.*\b(popular|want|in demand|most|common|sought|people|buyers)\b|\b(popular|common|top|most wanted)\b.*\b(features?|amenities)\b"),
    Cue("market_insights", 3, r"\b(prices?|values)\b.*\b(in|for|around|doing|been|moved|changed|look)\b", "question place !slot"),
    Cue("market_insights", 2.5, r"\b(stats|statistics|figures|numbers|data|metrics)\b", "place"),
    # the account
    Cue("account_status", 4, r"\b(balance|saldo|how many credits|credits (do i|left|remaining|i have|are left)|my credits|credit balance|much credit|cuantos creditos|funds|"
        r"how much money|credits have i|how much do i have|credits? .*have left|how much (is|do i have) left|enough credits)\b", "!event !buynum"),
    Cue("account_status", 4, r"\bafford\b(?! (?:\w+ ){0,4}\$? ?(?:\d{3}(?!\d)|\d{5,}|\d+k))", "question !place !noun !slot"),
    Cue("account_status", 4, r"\b(what|which|my|current|que)\b.*\b(tier|plan|subscription|membership|account level|suscripcion)\b", "!event"),
    Cue("account_status", 4, r"\b(upgrade|downgrade|cambiar de plan|cambiame|mejorar)\b", "!alert"),
    Cue("account_status", 4, r"\b(switch|change|move|go|bump|put|get|take|sign|jump|drop|step)\b.*\b(me|my|to|on|up|down|back|for)\b.*\b(plan|tier|subscription|basic|pro|enterprise|membership)\b", "!alert !ref"),
    Cue("account_status", 4.5, r"\b(cancel|end|stop|quit|terminate)\b.*\b(plan|subscription|membership|account|renewal|suscripcion)\b"),
    Cue("account_status", 4, r"\b(renew|renews|renewal|billing date|next bill|billed|next charge|charged next|renewed|next payment|due date|renueva|expires?)\b.*", "planctx !event"),
    Cue("account_status", 4, r"\b(when)\b.*\b(renew|renewal|billed|charged|charge|bill|payment|subscription|plan|renews|credits refresh|credits reset)\b", "!ref"),
    Cue("account_status", 4, r"\b(my|have i|did i|i have|i ve|mis|past|previous|recent|all)\b.*\b(purchases?|purchased|bought|orders|order history|buying history|purchase history|compras|compre|comprado|buy)\b", "!reason"),
    Cue("account_status", 3.5, r"\b(purchases|purchase history|order history|orders|receipts?|leads i own|i own|leads i bought|bought leads|my bought|bought so far|my pipeline|pipeline|my crm)\b", "!ref !reason !event"),
    Cue("account_status", 4, r"\b(which|what|who|any|show|list|how many)\b.*\b(follow up|follow ups|followups|contacted|qualified|won|lost|in proposal|call back|to call|are due|overdue|due)\b", "!ref !noun"),
    Cue("account_status", 3, r"\b(my|the) (account|profile|status)\b", "!event !ref"),
    Cue("account_status", 3.5, r"\b(tier|plan|plans|tiers)\b.*\b(am i|do i|include|includes|get|allow|benefits?|perks?|limits?|cost|have)\b"),
    Cue("account_status", 6, r"\b(how many|how long|what)\b.*\b(holds|hold|markets|extensions)\b.*\b(can i|am i allowed|do i get|limit|allowed|max|maximum|at once)\b"),
    Cue("account_status", 4, r"\bdiscounts?\b", "tier|planctx"),
    Cue("account_status", 9, r"\bhow long (can|does|do|may|will) (a |i |my |one |you )*(hold|holds|holding|reservation)\b|\bhold a lead\b|\bmax(imum)? (hold|holding)\b|\bhow long .*\bhold (a|one|leads|something)\b", "asksback|ability|question !leadid"),
    Cue("account_status", 4, r"\b(basic|pro|enterprise|plans?|tiers?)\b.*\b(cost|costs|price|include\w*|offer\w*|get|limit\w*|difference)\b|\b(cost|price|difference|benefits)\b.*\b(basic|pro|enterprise|plans?|tiers?)\b", "!ref"),
    Cue("view_cart", 5, r"\bstill (on hold|held|reserved|holding)\b|\bon hold\b", "question ref !plain_hold"),
    Cue("view_cart", 3, r"\b(the )?total\b", "heldctx question"),
    Cue("account_status", 6, r"\b(my|the|our) (bought )?leads\b.*\b(stage|status|pipeline|contacted|qualified|won|lost|proposal)\b", "!ref"),
    Cue("account_status", 4, r"\b(have|got) (any )?credits\b|\bcredits (still|remain)\b"),
    Cue("account_status", 4.5, r"\b(go|become|be|try|want|like|get|upgrade to) (to )?(the )?(basic|pro|enterprise)\b", "!ref"),
    Cue("account_status", 3, r"\bam i (on|still on|in|a)\b.*\b(basic|pro|enterprise|plan|tier)\b"),
    Cue("account_status", -9, r"^(so |and |ok |well )*(what|whatcha|whaddya)( have| do| all)? (we|you|ya|u|you guys|you all) (got|have)( for (me|him|her|them|us|my \w+))?( there| here| available| out there)?$"),
    Cue("market_insights", -9, r"\b(somewhere|anywhere|something|anything|homes?|houses?|condos?|halfway|half way|located|living) (in )?between\b", "places"),
    Cue("search_leads", 4, r"\b(somewhere|anywhere|something|anything|homes?|houses?|condos?|halfway|half way|located|living) (in )?between\b", "places"),
    # notices
    Cue("search_leads", 5, r"\b(know|see|check|find out|ask|curious|wondering|wonder|tell me) (if|whether) (there|exists?|you (have|got|guys have)|we have|any\w*|it exists?)\b", "noun|slot|place !ref !metric !event"),
    Cue("set_notifications", -9, r"\b(want|like|need|love|wish|curious|trying) (to )?(know|see|check|find out|ask) (if|whether)\b", "noun|slot|place"),
    Cue("set_notifications", 5, r"\b(notify|notifies|notified|notification|notifications|alert me|alerts?|ping me|ping|let me know|tell me (when|if|whenever|as soon|the moment|about (new|any))|"
        r"heads up|avisame|avisenme|notificame|keep me posted|give me a (shout|heads)|buzz me|shoot me|message me|dm me|subscribe|remind me)\b", "!savedlist !stagectx"),
    Cue("set_notifications", 5, r"\b(stop|turn off|turn on|disable|enable|switch off|switch on|shut off|kill|no more|unsubscribe|pause|quit|activate|deactivate|opt out|stop sending|desactiva|activa)\b.*"
        r"\b(notif\w*|alerts?|emails?|texts?|sms|push|messages?|digests?|updates|slack|reminders?|notices?|emailing|texting|messaging|pinging|spam|mails?)\b"),
    Cue("saved_searches", 6, r"\b(saved (search|searches|alert|alerts)|my (searches|alerts)|searches (i|that i) (have |ve )?saved|busquedas guardadas|what alerts|which alerts|list (of )?(my )?alerts|alerts (do )?i have|"
        r"alerts i (have|set)|searches do i have|mis alertas)\b", "!savethis"),
    # bought leads
    Cue("update_lead", 4, r"\b(left (a |him a |her a |them a )?(voicemail|vm|message)|spoke (with|to)|talked (to|with)|i called|reached out to|met with|sent (an |the |them an )?(offer|proposal)|"
        r"made (an |the )?offer|deal (fell|closed|done)|closed the deal|got the listing|went with (another|someone)|went cold|emailed (him|her|them|the))\b", "!reason"),
    # recommendations
    Cue("recommend_leads", 5.5, r"\b(recommend\w*|suggest\w*|recomienda\w*|recomendacion\w*|recomiendas|sugiere|sugerencias|picks? for me|pick (some|a few|something)|best (fit|leads|match|matches|bets?|picks?) for me|"
        r"tailored|based on (my|what)|match(es|ing)? my (history|taste|profile|preferences)|you think i would like|right up my alley|i should (buy|get|look at|consider|check out|go for)|should i (look|be looking|buy|go|consider|check|chase|focus|start|pursue|get|prioriti\w+)|"
        r"what would you (pick|buy|choose|go)|your (pick|picks|top pick)|worth (looking|checking|my time|a look|pursuing|chasing)|for someone like me|similar to|more like(?! \$?\d)|(something|anything|some|homes|leads|houses) like (the|my|that|this|it) ?(one|ones|last)?|"
        r"(fit|fits|suit|suits|matches|match) (me|what i|my)|what i (usually|normally|typically|tend to) (buy|like|go for)|anything good|good opportunities|what looks good|any gems?|hidden gems?|what do you like|my style|i might like|i may like|might like|handpick\w*|leads like)\b"),
    Cue("recommend_leads", -7, r"^(please |ok |okay |so |then |and |lets |let us |just |can you |could you |i will |i want to )*(hold|buy|reserve|grab|lock|take|get|purchase|quote|price|release|compare|detail\w*|tell me about|more (on|about))\b.*\b(your|the) (top|best|first|number one|favou?rite)? ?(pick|choice|recommendation|suggestion|favou?rite)\b", "screen"),
    Cue("hold_lead", 5, r"^(please |ok |okay |so |then |and |lets |let us |just |can you |could you )*(hold|reserve|lock)\b.*\b(pick|choice|recommendation|suggestion|favou?rite)\b", "screen"),
    # the web
    Cue("web_search", 6, r"\b(search the web|web search|search online|google|look (it |this |that )?up online|on the (web|internet)|search the internet|browse the web|look online|check online|find online|en internet|online for|bing)\b"),
    Cue("web_search", 4, r"\b(mortgage rates?|interest rates?|fed rate|latest news|news (on|about|in)|headlines|zoning (laws?|rules|changes)|property tax(es)? rates?|current events|school district ratings?|crime rates?|economy|"
        r"airbnb (rules|regulations|laws)|rental laws?|zoning|unemployment|new (development|stadium|employer)|job growth|population growth|tax rates?|noticias|regulations?|ordinances?|laws (on|about|in))\b"),
    # asking after a figure, an order of the list, what is due, a rival
    Cue("market_insights", 3.5, r"\b(what is|what are|give me|tell me|how is|what s|know|get me|need|show me|check) (the |a |an )?(current |typical )?(median|average|avg|mean)( \w+)?( \w+)? (in|for|of|around|across|over in|down in)\b", "place !ref"),
    Cue("search_leads", 8, r"\b(put|set|get|bring|switch|flip|change|turn|go|sort|list) (them|it|those|these|that|everything|the list|the order|all of them)( back| all)* (by|in|to|with)\b|\b(go|switch|flip) back to\b", "screen sorting !leadid !event !duration"),
    Cue("account_status", 9, r"\b(any|which|who|what|do|does|anyone|anybody|anything)\b.*\b(need|needs|due|require|requires|waiting|want|wants|up)\b.*\b(follow|follow ?ups?|call ?backs?|a call|calling|touch|following)\b", "question !leadid owns"),
    Cue("lead_details", 7, r"\b(any ?(one|body)|some ?(one|body)|others?|people) (else )?(is |are |been |already )?(looking|look|looked|interested|viewing|viewed|eyeing|watching|on|after|considering|want\w*)\b", "ref screen question !place"),
    Cue("lead_details", -4, r"^(drop|remove|exclude|hide|no|nothing|skip|lose|ignore) (anything|everything|the ones|all|any|ones)\b"),
    Cue("search_leads", 1.6, r"\b(find|search|show|looking|look|need|want|wants|list|browse|pull|get|give|see|got|have|any|anything|hunt|hunting|fetch|seeking|seek|interested|display|bring|check|"
        r"busca\w*|muestra\w*|ensena\w*|quiero|necesito|encuentra|dame|ver|hay|tienes|tienen|there|available|options|buscando|wanna)\b"),
    Cue("search_leads", 1.5, "", "noun"),
    Cue("search_leads", 1.5, "", "slot"),
    Cue("search_leads", 1.2, "", "place"),
    Cue("search_leads", 1.5, "", "near !question"),
    Cue("search_leads", 1.5, "", "bound !ref !time"),
    Cue("search_leads", 1, r"\b(leads?|listings?|homes?|places?|properties|property|casas?|propiedades|units?|inventory)\b", "!ref"),
    Cue("search_leads", 1.5, r"^(leads?|listings?|homes?|houses?|properties|places?|casas?|anything) (with|in|near|under|from|that|on|by|for|around|below|over)\b"),
    Cue("search_leads", 1, r"^(\w+ ){0,2}(homes|houses|leads|listings|properties|rentals|condos|casas)$", "!ref"),
    Cue("search_leads", 3, r"\b(next page|more results|show more|see more|load more|page \d+|keep going|more (leads|listings|like|homes|houses|options|of them|of those)|the next (few|ones|\d+|page)|previous page|go back a page|siguiente pagina|mas resultados|next (ten|five|batch|set)|any more|what else)\b", "!time"),
    Cue("search_leads", 5, r"\b(fine|good|ok|okay|seen|done|nothing (there|good|i like)|none of (these|those|them)) (next|more|continue)( please)?$|^(go |page )?back( please| again)?$|\b(previous|back to the (previous|last|first)) (page|results|ones|set|list|batch)\b", "screen"),
    Cue("account_status", 6, r"\b(what|which|everything|leads|all|the ones) (i|that i|i have|i ve) (have |ve )?(already |just )?(bought|purchased)\b|\b(did|have) i (spend|spent|pay|paid)\b|\bmy (spend|spending)\b|\bi (have )?spent\b", "!reason !event !leadid"),
    Cue("account_status", 7, r"\b(did|have) i (spend|spent|pay|paid)\b|\b(total|money|much) (spent|spend)\b|\bspent so far\b", "!reason !event"),
    Cue("market_insights", 6, r"^where (are|do|is|does)\b.*\b(fastest|cheapest|most|highest|lowest|hottest|least|quickest)\b", "!ref !place !held"),
    Cue("market_insights", 6, r"\b(which|what) (of (my|the|your|our) )?(markets?|city|cities|metros?) (is|are|has|have|had|offers?|sells?|moves?)\b(?! (?:lead |number |# ?)*\d+\b)(?! (?:it|this|that|they|the \w+(?: one| lead| house| condo)?) (?:in|from|at|located)\b)", "!event !tierctx"),
    Cue("search_leads", 3, r"^(more|next|continue|more please|keep going|mas|siguiente|show me more|show more)$"),
    Cue("search_leads", 3.5, r"\b(start over|start fresh|start again|reset|clear (the |my |all )?(filters?|search|everything)|from scratch|new search|fresh search|begin again|empezar de nuevo|wipe the (filters?|slate)|clean slate|remove all filters|forget (all|everything)|fresh start)\b"),
    Cue("search_leads", 5, rf"{PAGE_NUMBER.pattern}|{NEXT_PAGE.pattern}|{PREVIOUS_PAGE.pattern}", "!event !duration"),
    Cue("search_leads", 5, SOME_MORE.pattern, "screen !event !duration"),
    Cue("extend_hold", -6, r"\b(or|and) longer\b|\b(sat|sitting|listed|market|up|older|posted)\b.*\blonger\b"),
    Cue("search_leads", 4, r"^(sort|order|rank|arrange|reorder|ordena\w*|show|list|put)\b", "sorting"),
    Cue("search_leads", 2.5, r"\b(sort|sorted|order them|rank|filter|narrow|expand|widen|broaden|relax|loosen|exclude|include|refine|raise|lower|increase|bump|tighten|ordena\w*)\b", "!ref"),
    Cue("search_leads", 2.5, r"\b(first|cheapest first|newest first|low to high|high to low)\b", "sorting"),
)  # fmt: skip

VERBS = " ".join(
    (
        OPENERS,
        "release extend reserve recommend recommendation notification notifications subscription renewal balance",
        "median average inventory demand trend compare market neighborhood cheapest expensive contacted qualified",
        "voicemail duplicate refund refunds purchase purchases credits credit card account upgrade downgrade digest alerts",
        "listings listing leads houses condos townhomes townhouses apartments bedrooms bathrooms details quote",
        "weekly daily instant between around before after tomorrow yesterday weekend monday tuesday wednesday thursday",
        "friday saturday sunday minutes hours second third fourth first previous another expires expire expiring",
        "insights heatmap availability property properties square feet garage owner seller agent sorted biggest",
        "search searches saved status balance enterprise professional without exclude excluding anything everything",
        "reservation reservations details information verified reachable suspicious history price prices budget",
        "show find need want looking available rentals rental looking hold held holding cart checkout",
    )
)
