# ruff: noqa: E501
"""Rule 12 in words: what chooses or describes people or places by a protected class, and its lawful look-alikes.

One vocabulary for the API's filters and for the assistant. Patterns are matched on :func:`plain` text.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from backend.fair_grammar import BY_GRAMMAR, LAWFUL, Unlawful

_PEOPLE = (
    r"(blacks?|whites?|hispanics?|latinos?|latinas?|mexicans?|asians?|chinese|indians?|arabs?|jews?|jewish|muslims?|christians?|"
    r"catholics?|mormons?|hindus?|immigrants?|foreigners?|minorit(y|ies)|african americans?|caucasians?|gays?|lesbians?|lgbtq?|straight people|"
    r"disabled|handicapped|wheelchair users?|blind people|mentally ill|single mothers?|single moms?|single women|unmarried|pregnant|"
    r"families with (kids|children)|people with (kids|children)|welfare|section 8|vouchers?|refugees?|illegals?|gypsies|"
    r"old people|elderly|seniors|ethnic|race|races|racial|religion|religious|nationality|national origin|"
    r"koreans?|japanese|vietnamese|filipinos?|russians?|somalis?|haitians?|cubans?|puerto ricans?|native americans?|buddhists?|atheists?|"
    r"americans only|english speak\w*|spanish speak\w*|non english|trans(gender)? people|same sex|young people|white collar|"
    r"anglo|wasp|colored|poc|people of color|brown people|orthodox|protestants?|evangelicals?|lds|negros|blancos|latinx|bachelors?|"
    r"young professionals|empty nesters|childless|retirees|divorced|widow\w*|foreign born|aliens|undocumented)"
)
_AREA = (
    r"(neighbou?rhoods?|areas?|communit(y|ies)|buildings?|streets?|blocks?|parts?|side|zip|zips|schools?|districts?|complex(es)?|towns?|suburbs?|"
    r"sellers?|owners?|tenants?|buyers?|residents?|neighbou?rs?|people|families|leads?|listings?|vecinos|barrios?|enclaves?|demographics?|population|"
    r"landlords?|homeowners?|renters?|clients?|folks|houses?|homes?|condos?|apartments?)"
)
_PLACE = r"(areas?|neighbou?rhoods?|zips?|zip codes?|parts?|communit(y|ies)|streets?|blocks?|towns?|suburbs?|places?|buildings?|barrios?|vecindarios?|zonas?|town|side)"
_TRAIT = (
    r"(asians?|blacks?|whites?|latin\w*|hispanics?|mexicans?|minorit\w+|immigrants?|refugees?|foreigners?|natives|anglos?|negros?|blancos?|"
    r"catholics?|hindus?|muslims?|jews?|christians?|mormons?|transgender\w*|gays?|lesbians?|widow\w*|divorced|undocumented|deported|"
    r"brown skin|black skin|dark skin|european descent|us born|american born|own race|my race|ethnicity|diversity|dementia|disabled|"
    r"disabilit(y|ies)|wheelchairs?|mental(ly)? (illness|ill)|emotional support animals?|single (moms?|mothers?|dads?)|married couples?)"
)
_KIDS = r"(kids?|children|babies|families|toddlers|school age kids|ninos|familias)"
_OWNER = r"(owner|seller|landlord|lister|homeowner|landlady|tenant|poster|dueno|vendedor|duena)s?"

OPENLY: tuple[Unlawful, ...] = (
    Unlawful(rf"\b(no|not|without|exclude|excluding|avoid|only|mostly|predominantly|majority|mainly|filter out|keep out|away from|free of|don t want|do not want|few|fewer|fewest|less|more|where|all|any|hide|skip|minus|with|like|prefer|near|by|for|from|heavily|lots of|high|low|percentage|largest|% )\b ?(any |the |all |a |an |too many |so many |of |many |having |mostly |other |those |lots of |where |there are |who are |that are |large |big |strong |to |owned by |in )*{_PEOPLE}\b", r"\b(church|temple|mosque|synagogue|school|wheelchair (ramp|access\w*)|chinatown|accessible|ada|handicap (ramp|access\w*|parking|accessible)|55\+?|55 ?\+|55 and (over|up)|senior (community|living)|active adult|white (kitchen|cabinets?|house|picket|walls?|brick|siding|paint|appliances|trim)|black (appliances|cabinets?|roof)|race ?track|indian school|white rock|white settlement|black canyon|mexican restaurant|indian (springs|wells|trail)|spanish (trail|oaks|style|tile|colonial|springs|translat)|mexican tile|no section|welfare of|arab alley|whites? (tank|lake)|brownstone|trace|christian (school|church|academy)|catholic (school|church)|in spanish)\b"),
    Unlawful(rf"\b{_PEOPLE}\b (only |free |dominated |majority |friendly |owned |heavy |populated |style |run |type |dense |speaking )*{_AREA}\b", r"\b(church|temple|mosque|synagogue|wheelchair|ramp|accessible|55|senior (community|living|communities)|active adult|handicap (parking|accessible)|white (brick|picket|paint|siding|stucco|house|houses|home)|black (house|brick)|indian school|white rock|white settlement|race ?track|spanish (style|colonial|trail|oaks)|blind spots?|brownstone|mexican tile|christian (school|academy)|catholic school|colored)\b"),
    Unlawful(r"\b(no|not|without|exclude|avoid|hate|don t want|do not want|away from|keep out|free of|zero|fewer|few|less|hide|child|kid)\b ?(any |the |have |having |noisy |screaming |little |lots of |many |too many |families with |people with |tenants with |buildings with |buildings that allow |allowing |allow )*(kids?|children|babies|toddlers|families|free|teenagers|pregnant\w*|students)\b", r"\b(playground|school|student housing|child ?care|daycare|kids? (pool|room|bedroom|play)|children s (hospital|museum|park)|single family|multi ?family|hoa|family room|free (parking|of hoa|standing)|pet free|no fee|hassle|debt|elementary|university)\b"),
    Unlawful(r"\b(adults? only|child free|childfree|kid free|family free|singles only|couples only|no families|christian|muslim|jewish|catholic|mormon|hindu|church going|god fearing|gay|straight|ethnic|racial\w*|racial makeup|diverse|diversity|demographics?|whites?|blacks only|same religion|our kind|my kind|people like (us|me)|my own kind|caucasian|gentrif\w+|ghetto|good people|right kind|certain people|those people|undesirables?|riff ?raff|thugs|hood rats|exclusive crowd|crime free whites|kosher neighborhood|able bodied|no wheelchairs?|no disab\w+|english only|no accents|american born|real americans|no section ?8|section 8|accept vouchers)\b (\w+ ){0,2}?(neighbou?rhoods?|areas?|communit(y|ies)|buildings?|people|families|owners?|sellers?|tenants?|residents?|buyers?|side|street|block|part|town|school|schools|makeup|mix|suburbs?|enclaves?|zip|homes?|houses?|condos?)\b", r"\b(55|active adult|christian (school|church|academy)|catholic (school|church)|white (house|houses|home|brick)|near (a |the )?(church|mosque|temple|synagogue))\b"),
    Unlawful(r"\b(neighbou?rhoods?|areas?|buildings?|zips?|schools?|block|communit(y|ies)|residents?|neighbors?|sellers?|owners?|tenants?|suburbs?)\b.{0,90}\b(is|are|that is|where|mostly|with|without|has|have|who|predominantly|majority|of)\b.{0,90}\b(white|black|hispanic|latino|asian|jewish|muslim|christian|catholic|mormon|my (own )?race|same (race|religion|background|faith)|immigrants?|no (kids|children|immigrants|blacks|minorities)|without (kids|children|immigrants|minorities)|gay|lgbt|divers\w+|disabled|ethnic\w*|indian|mexican|arab|chinese|young people|old people|people like (me|us)|single (women|men|mothers))\b", r"\b(kitchen|cabinets?|brick|paint|picket|appliances|church|school|temple|mosque|ramp|rock|55|siding|stucco|trim|walls?)\b"),
    Unlawful(r"\b(racial|race|ethnic\w*|religio\w+|demographic\w*|nationality|minority|immigrant|crime by race)\b (makeup|composition|breakdown|mix|percentage|stats|statistics|data|profile|map|demographics)\b|\bdemographics? (of|in|for|by)\b|\bhow (diverse|white|black|hispanic|ethnic|asian|jewish|christian)\b|\bwhat (race|religion|ethnicity|nationality|color)\b"),
    Unlawful(r"\b(safe|good|nice|clean|decent|quiet) (white|black|hispanic|christian|jewish|muslim|asian|american|catholic) (\w+ )?(area|neighborhood|part|street|community|side|place|suburb|neighborhoods|areas)\b"),
    Unlawful(r"\b(kids|children|families|immigrants|foreigners|minorities|seniors)\b.{0,25}\bnot (welcome|allowed|permitted|wanted)\b"),
    Unlawful(r"\b(sin|no) (negros|mexicanos|ninos|familias|inmigrantes|latinos|musulmanes|judios)\b|\b(solo|puros|barrio de|zona de) (blancos|cristianos|catolicos|latinos|americanos)\b"),
    Unlawful(r"\b(owners?|sellers?|landlords?|buyers?|tenants?|people|agents?)\b (who |that |which )?(are|is|with|of|were) ?(a |an |from |in )?(elderly|old|disabled|widow\w*|divorced|black|white|hispanic|asian|jewish|muslim|christian|mexican|chinese|indian|female|women|woman|men|male|single|pregnant|sick|dying|foreign\w*|immigrants?|gay|senile|mentally|vulnerable|confused|recently widowed|mexico|india|china|a wheelchair)\b", r"\b(single (family|story|level)|with old|old (house|home|listing|kitchen|listings)|men at)\b"),
    Unlawful(r"\b(elderly|widowed|disabled|female|women|foreign|vulnerable|senile|sick|dying|single mom|single mother) (owners?|sellers?|homeowners?|landlords?|buyers?|tenants?|people)\b"),
)  # fmt: skip
_ROUGH = r"(rough(er|est)?|sketch(y|ier|iest)|shad(y|ier)|seed(y|ier)|dic(e)?y|bad|worse|worst|wrong|scary|ghetto|hood|good|nice|nicer|better|right|clean|decent)"
_PART = r"(parts?|areas?|neighbou?rhoods?|sides?|ends?|blocks?|streets?|sections?|zips?|pockets?)"
_NODS = r"(you know (exactly )?((what|who|which ones|the (ones|kind|type)) i(?: am|'?m| 'm)? (mean\w*|saying|getting at|talking about)|which (ones|parts|areas|people)$|what kind of (people|folks|crowd))|you (get|feel|catch|follow|dig|hear) me|(if )?you (catch|get|follow|take) my (drift|meaning|point)|read between the lines|say no more|nuf said|wink( wink)?|nudge nudge)"
IN_OTHER_WORDS: tuple[Unlawful, ...] = (
    # areas by a nod: who lives there is meant
    Unlawful(rf"\b{_ROUGH} (\w+ )?{_PART}\b.{{0,60}}\b{_NODS}"),
    Unlawful(rf"\b(where|which|what) (do|does|are|is|{_PLACE})\b.{{0,90}}\b({_TRAIT}|good families|best people|kind of people|people of my)\b", r"\b(church|temple|mosque|synagogue|ramp|rock|white (kitchen|brick|picket|house)|sell\w* to|discrimination)\b"),
    Unlawful(rf"\b(only|just|solo|exclude|no|not|avoid|filter out|skip|without|without a lot of|least|fewest|show me|find|away from|over \d+ with|don t want|do not want)\b ?(\w+ ){{0,4}}{_TRAIT}\b", r"\b(church|temple|ramp|wheelchair (ramp|access)|accessible|rock|white (kitchen|brick|picket|house|cabinets)|hospital|school|near|lake|black (canyon|mountain))\b"),
    Unlawful(rf"\b(owners?|sellers?|tenants?|renters?|buyers?|neighbors?|zip|area|neighbou?rhood|family|families)\b.{{0,90}}\b(is|are|be|too|with|mostly|from|who|only|newly)\b.{{0,90}}\b({_TRAIT}|white|black|brown)\b", r"\b(church|kitchen|brick|cabinets?|picket|ramp|rock|trim|roof|paint\w*|status|single family)\b"),
    Unlawful(rf"\bis (the|its|his|her) ({_OWNER}|family|neighbors?) (\w+ )?({_TRAIT}|black|white|old|young)\b|\bethnicity\b|\bdiversity score\b|\bpercent (white|black|hispanic|asian|latino)\b|\bhomogen\w+\b|\b(american|white|english|foreign) sounding names?\b"),
    Unlawful(rf"\b(do not|don t|not|no one|nobody|refuse\w*|won t|will not|never|no|without|hates?|exclude|not welcome)\b (\w+ ){{0,4}}{_KIDS}\b", r"\b(single family|multi ?family|school|pool|playground|park|family room|kids (are|have) (grown|gone)|no hurry|children s)\b"),
    Unlawful(rf"\b(which|what|does|do|how many) (\w+ ){{0,3}}(have|has|got) {_KIDS}\b|\b(good|bad) for raising families or\b|\b(landlord|owner|seller)s? (refuses?|who refuses?|that refuses?|rejects?|won t (take|accept|rent to))\b"),
    Unlawful(r"\b(speak\w*|talk\w*) (english|spanish)\b.{0,90}\b(area|neighbou?rhoods?|people|only)\b|\bwhere people do not speak\b|\bpeople do not speak english\b|\b(no|stay out of (the )?|avoid (the )?|without) (barrios?|hood|ghettos?|thugs)\b|\bno quiero barrios\b|\bthugs\b|\bgroup homes?\b|\bnone of those (people|refugees|immigrants)\b|\b(kind|type|sort)s? of people live\b|\bthe good families\b|\bif you catch my drift\b"),
    Unlawful(r"\b(only|just) (men|women|males?|females?|married|straight|single|american|local)\b.{0,20}\b(tenants?|renters?|buyers?|owners?|sellers?|couples?)\b|\bonly (sell|rent) to\b|\b(widows?|divorced|dementia|deported|undocumented)\b", r"\bsingle (family|story|level)\b"),
    Unlawful(r"\b(close to|near|away from) any (synagogues?|mosques?|churches|temples?)\b.{0,90}\b(people|stand|them|hide|can not)\b|\bhide listings close to any (synagogue|mosque|church|temple)\b|\b(what|which) zip has the best people\b"),
    Unlawful(rf"\b(does|do) the (family|people|neighbors?|owners?)\b.{{0,90}}\bhave {_KIDS}\b|\bare the neighbors? (white|black|old|young|foreign)\b|\bstay out of the hood\b|\bno school age\b"),
)  # fmt: skip
ABOUT_THE_LAW = r"^(\W|but |so |and |hey |ok )*why (can not|can t|am i not allowed to|is it not allowed to) (i |we |you )?(filter|search|sort|choose|pick|ask)\b[^?.!;]*[?.!; ]*$"  # a question

MOST_CHARACTERS = 2_000
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]")
_GROUPS = (
    r"(hispanics?|latin[oax]s?|african americans?|caucasians?|mexicans|arabs?|jews|jewish|muslims?|moslems?|hindus?|sikhs?|buddhists?"
    r"|christians|catholics|mormons|protestants?|immigrants?|foreigners?|refugees|lesbians?|gays|transgenders?|whites|blacks|asians)"
)
_LEFT_OUT = Unlawful(rf"\b(no|not|without|minus|exclude|hide)\b (\w+ )?{_GROUPS}\b")
_ALONE = Unlawful(  # in a filter the bare word is enough: it can only mean who lives or sells there
    rf"\b({_GROUPS}|(no|without|free of) (kids|children|famil(y|ies))|child ?(free|less)|adults only|no section 8)\b",
    r"\b(church|school|academy|universit\w+|college|hospital|clinic|cemetery|temple|mosque|synagogue|parish|cathedral|restaurants?|market|bakery"
    r"|grocer\w+|food|museum|(community|cultural) cent(er|re)|tiles?|style)\b",
)


def plain(text: str) -> str:
    """The text's words in lower case, without accents, marks and hidden characters; "don't" is "do not"."""
    folded = unicodedata.normalize("NFKD", _INVISIBLE.sub("", text[:MOST_CHARACTERS]).replace("’", "'").lower())
    letters = "".join(char for char in folded if not unicodedata.combining(char))
    return " ".join(re.findall(r"[a-z0-9]+|[+%]", letters.replace("can't", "can not").replace("n't", " not")))


@lru_cache(maxsize=1)
def _lawful() -> re.Pattern[str]:
    return re.compile("|".join(LAWFUL))


def without_lawful(words: str) -> str:
    """The words with the things that only sound like people put aside."""
    return _lawful().sub(" ; ", words)


@lru_cache(maxsize=1)
def _rules() -> tuple[tuple[re.Pattern[str], re.Pattern[str] | None], ...]:
    every = (*OPENLY, *IN_OTHER_WORDS, *BY_GRAMMAR, _LEFT_OUT, _ALONE)
    return tuple((re.compile(rule.pattern), re.compile(rule.unless) if rule.unless else None) for rule in every)


@lru_cache(maxsize=512)
def filters_by_class(text: str) -> bool:
    """Whether a filter's words choose or leave out people or places by a protected class."""
    words = without_lawful(plain(text))
    return any(rule.search(words) and not (unless and unless.search(words)) for rule, unless in _rules())
