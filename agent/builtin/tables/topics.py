"""Talk beside the trade: greetings, thanks, help, questions about the product, things out of scope."""

from __future__ import annotations

TALK: tuple[tuple[str, str], ...] = (
    ("thanks", r"^(ok |okay |great |perfect |cool |awesome |nice |super |no |alright |good |yes |sweet |got it |wonderful )*(thanks|thank you|thank|much appreciated|appreciate it|appreciated|gracias|cheers|"
        r"muchas gracias|thanks a (lot|bunch|ton|million)|i appreciate|nice work|good job|great job|well done|love it|you rock|you are (the best|great|awesome|amazing)|that is (all|perfect|great|helpful|awesome))\b.*$"),
    ("greeting", r"^(so |ok |hey |hello |hi )*(is this (thing )?(on|working|live)|(any ?one|any ?body) (there|home|around)|(are )?(you|u) (there|around|awake|up)|knock knock|test(ing)*( test(ing)*)*|ping)( \?)?$|^(hi|hello|hey|hey there|hi there|hiya|howdy|yo|sup|good (morning|afternoon|evening|day)|morning|greetings|hola|buenas|buenos dias|buenas tardes|hello there|whats up|what is up)"
        r"( (there|again|everyone|assistant|bot|friend|buddy|team|you|all|folks|aiqleads|todos))*( how are you( doing)?( today)?)?$"),
    ("how_are_you", r"^(hi |hello |hey |hola |so |and )*(how are you|how is it going|how are things|how do you do|you good|how have you been|como estas|que tal|how is your day|hope you are)\b.*$"),
    ("bye", r"^(k |ok |okay |alright |great |thanks |thank you |well )*(bye|goodbye|see you|see ya|later|good night|adios|hasta luego|take care|ciao|talk (to you )?later|ttyl|gotta go|got to go|i am done$|that will be all|that is all|nothing else|have a (good|great|nice) .*)\b.{0,30}$"),
    ("who", r"\b(who are you|what are you(?! (showing|searching|filtering|looking))|are you (a |an )?(bot|human|real|robot|ai|person|chatgpt|gpt)|your name|who (made|built|created) you|quien eres|are you real)\b"),
    ("help", r"^(help|help me|i need help|ayuda|menu|commands|options|can you help( me)?( please)?|could you help( me)?|instructions|getting started|what now|\?)$|\b(what( all| else| exactly| other things| sorts? of (things|stuff)| kinds? of (things|stuff)| things| stuff)? (can|could) you (all )?(do|help( me)? with|handle)|what do you do|how does (this|it|this site|aiqleads) work|how do i use (this|you)|what can i (ask|say|do)( here)?|"
        r"que puedes hacer|how (can|do) you help|how do i (start|begin|get started)|what is aiqleads|what is this( site| place)?|what are my options)\b"),
    ("exclusive", r"\b(exclusive|exclusively mine|sold to (anyone|others|other people|multiple)|resold|how many (people|buyers|agents) (get|buy|see)|sold (only )?once|only buyer)\b"),
    ("how_pay", r"\b(do you (take|accept)|can i pay|payment (methods?|options?)|ways? to pay|pay (with|by|via) (paypal|bitcoin|cash|check|venmo|crypto|apple pay))\b"),
    ("plan_change", r"\b(can|could|may|would|am) (i|we) (\w+ )?(able to )?(change|switch|upgrade|downgrade|move|go)\b.*\b(mid|middle|half ?way|any ?time|whenever|later on|during|any moment|before it (ends|renews)|and back)\b|\b(lose|keep|happens? to) (my |the )?credits (if|when|after)\b.*\b(switch|change|drop|downgrade|upgrade|move|cancel)\w*\b|^(and |so |ok |okay |but |hey |hi |um |also )*(how (do|can|could|would|does|might|should|to)|what (is|are|would be) the (process|procedure|steps?|way|best way)|where (do|can) i (go to )?|(explain|tell me|show me|walk me through|teach me|remind me) how)\b.*\b(upgrad\w*|downgrad\w*|(chang|switch|mov)\w*\b.*\b(plans?|tiers?|subscriptions?|memberships?|pro|basic|enterprise))\b"),
    ("how_hold", r"\b(what happens (when|if|once|after) (my |a |the )?hold|how (do|does) (a )?(holds?|holding|reservations?) work|what is a hold|what does (a )?hold(ing)? (do|mean)|explain (how )?(a )?holds?)\b"),
    ("how_price", r"\bcuanto (cuestan?|valen?) (un|los|cada|las) leads?$|\b(what (does|do) (a |the )?leads? cost|how much (does|do|is|are) (a |one )?leads?( cost)?$|how (do|does|is|are) (the )?(lead )?(price|prices|pricing|quotes?) (work|computed|calculated|set|determined|decided)|how do you (price|calculate|set|decide)|what (determines|goes into) the price|how is the price)\b"),
    ("refund_state", r"^(so |and |ok |well |hey )*((has|have|was|is|did) (it|that|this|they|my refund|the refund|those|you) (\w+ )?(approved|approve|granted|grant|processed|gone through|go through|come through|accepted|paid out|decided|credited)( (it|that|already|yet|now|sir|maam|or not))*|when (will|do|does) (it|that|the refund|my refund|i hear|they|someone) .*(approved|decided|reviewed|credited|processed|know|hear|refund))$"),
    ("how_refund", r"\b(is|are) (it|that|this|lead \d+|\d+|they|these) refundable\b|\bhow long .*\brefunds?\b|\b(deadline|time limit|cutoff|window) .*\brefunds?\b|\b(refund policy|how (do|can|would|could) i (get|request|ask for|file|claim) (a |my )?refund|how (do|does) (a )?refunds? work|refund rules|refund window|what (qualifies|counts) for a refund|can i get a refund if|return policy|when can i get a refund)\b"),
    ("how_contact", r"\bhow (do|can|would|could|will) (i|we) (get|see|find|obtain|receive|access) (the )?(owner|seller|contact|phone|number|e ?mail)"),
    ("how_buy", r"\b(do i (need|have) to confirm|what happens (once|when|after|if) (i|you) (buy|purchase|confirm|pay)|what do i (get|receive) (when|if|after|once)|how (do|does|can) (i|buying|purchase|purchasing|purchases) (buy|purchase|work|pay)\b|what happens (when|after) i (buy|purchase)|what do i get (when|if) i buy|how do i (buy|purchase|pay))"),
    ("credit_packs", r"\b(what|which|any|list|show|how (big|large|many|much)|sizes?)\b.*\b(credit )?(packs?|packages?|bundles?)\b"),
    ("how_credits", r"\b(how (do|can|would) i (get|add|buy|earn) (more |some )?credits|what (are|is a) credits?|how do credits work|what is a credit worth|do credits expire)\b"),
    ("what_lead", r"\b(what is a lead|what are leads|what do you mean by lead|what is in a lead|what does a lead include)\b"),
    ("ok", r"^(ok|okay|k|kk|cool|great|nice|got it|understood|alright|perfect|sounds good|fine|awesome|good|sweet|right|sure thing|noted|makes sense|vale|entendido|interesting|i see|hmm+|hm|lol|haha|wow|good to know|bueno|neat|excellent|fair enough|will do)( (then|ok|thanks|cool))*$"),
    ("yes", r"^(yes|yeah|yep|yup|y|sure|confirm|do it|go ahead|si|please do|yes please|absolutely|of course|correct|claro|confirmed|go for it|yea|ya)( (please|do it|go ahead|confirm|thanks|buy it))*$"),
    ("complaint", r"\b(you are (useless|dumb|stupid|wrong|bad|terrible|annoying)|this (sucks|is (useless|terrible|bad|garbage|frustrating|annoying))|not helpful|that is (wrong|not right|incorrect|not what i)|you (misunderstood|got it wrong)|wtf|damn it|you do not understand)\b"),
    ("area_safety", r"\b(how safe|(is|are) (it|this|that|the|they)?.{0,20}\bsafe|dangerous|bad (area|neighborhood)|good (area|neighborhood)|nice (area|neighborhood)|rough (area|neighborhood))\b"),
    ("joke", r"\b(tell me a joke|joke|make me laugh|funny|chiste|sing|riddle)\b"),
    ("weather", r"\b(weather|temperature (in|today|outside)|rain(ing)?|forecast for (today|tomorrow)|sunny|snow(ing)?|clima)\b"),
)  # fmt: skip

OUT_OF_SCOPE = (
    r"\b(convert (\d+|a|an)|recipe|cook|poem|essay|story about|homework|python|javascript|code|program|translate|capital of|president|election|"
    r"football|soccer|basketball|nba|nfl|game last night|super bowl|movie|song|lyrics|restaurant|pizza|flight|hotel|stock|stocks|crypto|bitcoin|"
    r"horoscope|meaning of life|date me|girlfriend|boyfriend|marry me|medical|doctor|diagnos\w+|lawyer|legal advice|sue|"
    r"tax advice|taxes|mow|uber|taxi|dinner|lunch|haircut|dog food|workout|diet|lottery|world cup|celebrity|math|square root|\d+ (times|plus|minus|divided by|multiplied by|over) \d+|square root|\d+ ?[*x] ?\d+ =|"
    r"quit ?claim|enforceable|statutes?|encumbrances?|easements?|adverse possession|power of attorney|litigat\w+|lawsuit|liable|custody|alimony|deductible|deduct|depreciat\w+|capital gains?|1031|schedule c|irs|who gets the (house|home|property)|"
    r"write me|compose|draft (a|an|me)|netflix|spotify|iphone|birthday|vacation|plane|car insurance|buy a car|used car|cars? for sale|"
    r"book (me |us )?(a |an )?(table|flight|room|cab|ride)|steakhouse|\d+ ?(%|percent) of \d+|order (a )?(food|pizza)|play music|set an alarm|alarm|timer|remind me to (buy|pick up|take)|what time is it|what day is it|"
    r"who won|score of|philosophy|religion of|quantum|physics|chemistry|biology|history of|dinosaur|planet|moon|sandwich|coffee|beer|"
    r"speech|resume|cover letter|novel|haiku|limerick|rap)\b"
)

NOT_OURS = r"\b(do|does|would|will) (i|we|you|one|anyone) (\w+ )?need (a|an|any|my) (\w+ ){0,2}(licen[cs]es?|permits?|lawyer|attorney|notary|llc)\b|\b(is|are|isnt|was|would) (it|this|that|there)?\b ?(be )?(\w+ ){0,2}(legal|illegal|lawful|unlawful|against the law|a crime|a felony)\b(?!.*\b(description|adu|duplex|unit)\b)|\b(am i|are we|can i|may i) (\w+ )?legally\b|\b(law|laws|statute) (on|about|for|against|regarding) (recording|calling|texting|wholesal\w+|flipping|door knocking|cold call\w*)\b|\b(do|does|can|must|is|are|may)\b.*\b(landlord|tenant|renter|lessor|lessee)s?\b.*\b(have to|required|legally|obliged|obligated|deposit|evict\w*|sue)\b|\bevict(ing|ion)?\b.*\btenants?\b|\bwhat are my rights\b|\b(draft|write|prepare|draw up|review|translate|proofread|fill out) (me |us |up )?(a|an|the|my|our|this) (\w+ ){0,3}(agreement|contract|lease|letter|will|deed|offer letter|disclosure|addendum|listing description|ad copy|press release|newsletter)\b"
"""Papers that nobody here draws up, whatever else they name."""

WORDS = "hello thanks thank please help goodbye morning afternoon evening gracias hola"
