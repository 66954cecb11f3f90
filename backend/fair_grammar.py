# ruff: noqa: E501
"""Rule 12 as a grammar: who people are, where they live, and the few ways to choose the one by the other.

``LAWFUL`` names the things that only sound like people (streets, creeks, cabinets, clubs, what buyers say of
themselves): they are put aside before any rule is read, so that "no indian neighbors near indian creek" is still one.
"""

from __future__ import annotations

from typing import NamedTuple


class Unlawful(NamedTuple):
    pattern: str
    unless: str = ""  # words beside which the pattern means something lawful


_NATION = (
    r"(af(gh|ric)ans?|african americans?|albanians?|anglos?|arab(ic|s)?|armenians?|asians?|bangladeshis?|bosnians?|brazilians?|cambodians?|caribbeans?|caucasians?|"
    r"chinese|colombians?|cubans?|dominicans?|egyptians?|eritreans?|ethiopians?|europeans?|filipin[oa]s?|germans?|guatemalans?|gypsies|haitians?|hispanics?|hmong|hondurans?|"
    r"hungarians?|indians?|indonesians?|iranians?|iraqis?|irish|israelis?|italians?|jamaicans?|japanese|kenyans?|koreans?|kurd(s|ish)?|laotians?|latin[oax]s?|lebanese|"
    r"mexicans?|middle eastern(ers?)?|moroccans?|native americans?|nepal(i|is|ese)|nicaraguans?|nigerians?|pakistanis?|palestinians?|persians?|polish|portuguese|"
    r"puerto ricans?|romani(ans?)?|russians?|salvador(an|ean)s?|samoans?|saudis?|serbians?|somalis?|sudanese|syrians?|taiwanese|thai|tongans?|turk(s|ish)|ukrainians?|"
    r"venezuelans?|vietnamese|yemenis?)"
)
_NEWCOMER = (
    r"(ethnics?|foreign|foreigners?|(native|foreign|us|american) born|immigrants?|migrants?|refugees?|asylum seekers?|undocumented|illegals|minorit(y|ies)|"
    r"people of colou?r|natives)"
)
_ORIGIN = rf"({_NATION}|{_NEWCOMER})"
_FAITH = (
    r"(amish|atheists?|baptists?|buddhists?|catholics?|christians?|evangelicals?|hasidic|hindus?|islamic|jains?|jews?|jewish|lds|lutherans?|methodists?|mormons?|"
    r"moslems?|muslims?|orthodox|pagans?|pentecostals?|presbyterians?|protestants?|quakers?|scientologists?|shia|sikhs?|sunnis?|zoroastrians?|non believers|churchgo(ing|ers?)|god fearing)"
)
_OTHER = (
    r"(gays?|lesbians?|queers?|lgbtq?|transgender(ed|s)?|trans|homosexuals?|heterosexuals?|straight|unmarried|unwed|divorced|divorcees?|widow(s|ed|ers?)?|elderly|geriatric|"
    r"handicapped|disabled|autistic|deaf|mentally (ill|disabled)|schizophrenic|bipolar|terminally ill|hiv|hiv positive|pregnant|childless|able bodied|interracial|biracial)"
)
_ADJECTIVE = rf"({_ORIGIN}|{_FAITH}|{_OTHER}|white|black|brown|colored)"
_PERSONAL = r"(single|lonely|grieving|bereaved|mourning|ailing|sickly|frail|infirm|hospitalized|hospitalised|incapacitated|naive|gullible|vulnerable|old|older|aged|senile|female|male|welfare|section 8|voucher|young|blind|american)"  # said of persons alone
_PERSONS = (
    r"(neighbou?rs?|people|ppl|peeps|folks?|persons?|residents?|famil(y|ies)|owners?|sellers?|landlords?|landlad(y|ies)|tenants?|renters?|buyers?|households?|homeowners?|"
    r"crowds?|types|kids|children|men|women|man|woman|m[ou]ms?|mothers?|dads?|fathers?|parents?|adults|couples?|guys?|fellas?|dudes?|grann(y|ies)|grandmas?|grandpas?|ladies|lad(y|ies))"
)
_PLACES = (
    r"(areas?|neighbou?rhoods?|communit(y|ies)|enclaves?|zips?|zip codes?|parts?|sides?|suburbs?|blocks?|street|streets|society|buildings?|complex(es)?|districts?|towns?|"
    r"ghettos?|schools?|populations?|majority|presence|demographics?|barrios?|subdivisions?|settlement)"
)
# a word that can be nothing but people
_GROUP = (
    r"(af(gh|ric)ans|african americans|albanians|anglos|arabs|armenians|asians|bangladeshis|bosnians|cambodians|caucasians|colombians|cubans|dominicans|egyptians|ethiopians|"
    r"filipin[oa]s|germans|guatemalans|gypsies|haitians|hispanics|hondurans|indians|iranians|iraqis|israelis|italians|jamaicans|koreans|kurds|laotians|latin[oax]s|mexicans|"
    r"native americans|nigerians|pakistanis|palestinians|puerto ricans|romanians|russians|salvadorans|saudis|somalis|syrians|turks|ukrainians|venezuelans|yemenis|foreigners|"
    r"immigrants|migrants|refugees|asylum seekers|illegals|minorities|people of colou?r|whites|blacks|atheists|baptists|buddhists|catholics|christians|evangelicals|hindus|jews|"
    r"mormons|moslems|muslims|protestants|sikhs|gays|lesbians|homosexuals|transgenders|divorcees|widows|widowers|the elderly|senior citizens|old (folks|people|timers|ladies|men)|"
    r"elderly people|retirees|boomers|millennials|young people|single (moms|mums|mothers|dads|parents|women|men)|welfare (people|recipients|famil\w+|queens)|autistic kids|"
    r"disabled (people|folks|residents|persons|kids)|wheelchair users|the disabled|the handicapped)"
)
_KIDS = r"(kids?|children|child|babies|infants|toddlers?|teens?|teenagers|little ones|newborns|families)"
_LANGUAGE = r"(english|spanish|arabic|chinese|mandarin|cantonese|vietnamese|russian|hindi|korean|creole|portuguese|farsi|somali|tagalog|foreign languages?)"
_LEAVING = r"(no|nobody|no one|not|never|without|avoid|exclude|excluding|skip|drop|hide|remove|minus|except|filter out|weed out|screen out|keep out|away from|far from|out of|free (of|from)|outside|rather not|zero|hardly any|barely any|scarcely any|few if any|fewer|fewest|least|less|refuses?|hates?|nothing near|nowhere near|can not stand|sick of)"
_CHOOSING = r"(only|just|solely|exclusively|strictly|mostly|mainly|predominantly|primarily|all|majority|heavily|more|most|lots of|full of|plenty of|share of|percentage of|proportion of|number of|where|lived in by)"
_HOOD = r"(wink|nudge|if you (know|catch|get|see|take|follow) (what i|my|me|where i)( mean| drift| meaning| am going)?)"
_OUR_PEOPLE = r"(people|folks|neighbou?rs|famil(y|ies)|residents|crowd|persons?|tenants|buyers)"

_PREFERS = r"(prefers?|preferred|preferring|rather|favou?rs?|wants?|wanted|likes?|loves?|insists?|insisting|chooses?|picks?|welcomes?|accepts?|trusts?|leans? towards?|leaning towards?|partial to|keen on|fond of|comfortable with|happier with|open to|hoping for|looking for)"
_HANDS_OVER = r"(sells?|selling|sold|rents?|renting|leases?|leasing|let|letting|markets?|marketing|caters?|catering|goes?|going|give|hand)"
_HOUSEHOLD = r"(married (couples?|people|folks|buyers?|tenants?)|man and wife|husband and wife|(traditional|nuclear|normal|proper|conventional|intact) (famil(y|ies)|couples?|households?))"
_AGE = r"(the age of )?([2-8]\d|(twent|thirt|fort|fift|sixt|sevent|eight)y)"

BY_GRAMMAR: tuple[Unlawful, ...] = (
    Unlawful(rf"\b(no|not|avoid|without|fewest|least|less|fewer|skip|exclude|away from|most|full of|how many|lots of) (\w+ ){{0,3}}{_PERSONS} (who are |that are |living )?(on|receiving|getting|collecting) (\w+ )?(assistance|welfare|food stamps|benefits|vouchers?|section 8|public aid|government aid|disability)\b"),
    Unlawful(r"\b(only|just) (an? |the )?(upscale|classy|wealthy|rich|respectable|sophisticated|decent|better|elite|refined) (crowd|clientele|people|folks|crew|neighbou?rs)\b|\b(upscale|classy|wealthy|rich|respectable|sophisticated|decent|better|elite|refined) (crowd|clientele|people|folks|crew|neighbou?rs) only\b"),
    Unlawful(r"\b(what|which) (kinds? of |types? of |sorts? of )?(demographics?|ethnicit(y|ies)|races?|religions?|nationalit(y|ies)|class of people) (\w+ )?(lives?|resides?|dwells?|owns?|moves?|is|are)\b"),
    # asked of a person: "are the sellers chinese", "is the owner muslim"
    Unlawful(rf"\b(is|are|was|were|be) (the |these |those |its |their |any of the |all the |most of the |most )?(\w+ )?(?!(buyers?|renters?)\b){_PERSONS} (\w+ ){{0,2}}({_ORIGIN}|{_FAITH}|gays?|lesbians?|queers?|transgender|homosexuals?|handicapped|disabled|deaf|pregnant|white|black|brown|colored)\b(?! (\w+ )?(kitchen|walls?|cabinets?|house|home|brick|trim|doors?|paint\w*|style|creek|food|restaurants?|market|accessible|access))"),
    # whom somebody would rather have: "my seller would rather sell to christians", "ideally hindu", "fellow baptists"
    Unlawful(rf"\b{_PREFERS} (\w+ ){{0,4}}{_GROUP}\b"),
    Unlawful(rf"\b{_HANDS_OVER} (it |them |the \w+ |this |only |mostly |just |out )*to (\w+ ){{0,3}}({_GROUP}|women|men)\b"),
    Unlawful(rf"\b(preferably|ideally|hopefully|must be|should be|((has|have|needs?|ought|had|like|want) |(like|wants?|need|prefer) (him|her|them|it|(the )?(buyers?|tenants?|renters?|people|someone|owners?|sellers?)) )to be|better be|rather be) (a |an |all |fellow |practic\w+ |good |not |no |from )*({_ORIGIN}|{_FAITH}|heterosexual|homosexual|gay|able bodied|childless)\b(?! (style|tiles?|revival|colonial|food))"),
    Unlawful(rf"\b({_ORIGIN}|{_FAITH}) (\w+ )?(preferred|favou?red|a plus|a must)\b|\b(fellow|practicing|practising|devout|observant|born again) ({_ORIGIN}|{_FAITH})\b|\bfellow (believers?|worshippers?|parishioners?|countrymen)\b"),
    Unlawful(rf"\b({_PERSONS}|someone|somebody|anyone|members?|those) (\w+ )?(from|of|in) (our|my|his|her|their|the same) (own )?(church|congregation|parish|temple|mosque|synagogue|faith|religion|denomination)\b"),
    Unlawful(r"\b(everyone|everybody|people|folks|they|neighbou?rs|families|all) (\w+ ){0,2}(attends?|go(es)?( to)?|belongs? to|worships? (at|in)|prays? (at|in)) (\w+ ){0,2}(same|his|her|our|my|their) (church|mosque|temple|synagogue|parish|congregation|gurdwara)\b"),
    Unlawful(r"\b(who|that|which) (\w+ )?(attends?|go(es)? to|belongs? to|worships? (at|in)|prays? (at|in)) (\w+ ){0,3}(church|mosque|temple|synagogue|parish|congregation|gurdwara)\b"),
    Unlawful(rf"\b(prefers?|preferred|preferably|rather|only|insists? on|exclusively|solely|must be|should be) (\w+ ){{0,5}}{_HOUSEHOLD}\b"),
    Unlawful(rf"\b{_PERSONS} ((who|that) (are|is) )?(aged? )?(under|over|below|above|past|younger than|older than) {_AGE} (only|years|yrs|year olds?|or (older|younger))\b|\b{_PERSONS} ((who|that) (are|is) )?(aged? (under|over|below|above)|younger than|older than|in (their|the) (20|30|40|50|60|70|80)s)\b"),
    Unlawful(rf"\b(filter|limit|restrict|narrow|keep|stick|sort|choose|screen) (\w+ ){{0,4}}(to|by|for|on) (\w+ )?(men|women|males?|females?|ladies|gender|sex|race|religion|faith|ethnicity|nationality|marital status|sexual orientation|skin colou?r|national origin|familial status|{_GROUP})\b"),
    Unlawful(rf"\b(not|never|refuse to|hate to|hate|avoid|stop|rather not) (\w+ )?(do business|doing business|deal|dealing|work|working|bother|bothering) with (\w+ ){{0,2}}(women|females|men|{_GROUP})\b"),
    Unlawful(r"\b(mosques?|synagogues?|temples?|gurdwaras?)\b.{0,40}\b(avoid|steer clear|stay away|keep away|keep my distance|rule (it|them) out)\b|\b(avoid|steer clear of|stay away from|keep away from|nowhere near|not near|far from)\b.{0,25}\b(mosques?|synagogues?|temples?|gurdwaras?)\b"),
    # whom somebody wants around, what they go through, how old they are
    Unlawful(r"\b(only|just) (the |some )?(nice|young|good|normal|quiet|decent|respectable|traditional|hard ?working|proper) famil(y|ies)\b(?! (homes?|houses?|rooms?))|\b(nice|young|good|normal|quiet|decent|respectable|traditional|proper) families only\b|\b(who|whom|what|kind|people|famil(y|ies)|folks|neighbou?rs) (\w+ ){0,2}(i|we|he|she|they|(my|our) \w+) (really )?wants? (\w+ ){0,3}(living|to live|around|nearby|next door)\b"),
    Unlawful(r"\b(owners?|sellers?|landlords?|homeowners?|people|folks|tenants?|residents?|neighbou?rs?) (who (is|are) |that (is|are) |aged )?(over|above|past) [5-9]\d\b(?! (k|thousand|grand|hundred|days?|weeks?|m|million|percent|%|miles?|minutes?|months?|years? (on|ago)|\d))"),
    Unlawful(rf"\b{_PERSONS} (\w+ ){{0,3}}(going through|in the middle of|facing|fresh out of|during) (a |an |the |their )?(\w+ )?(divorces?|separation|bereavement|chemo|cancer|immigration)\b|\b{_PERSONS} (\w+ ){{0,3}}(lost|buried|losing) (his|her|their|a|the) (spouse|husband|wife|partner|mother|father|parents?|child|son|daughter)\b|\b(owner|seller|landlord|landlady)s? (\w+ )?(just|recently|who|that) (just |recently )?(died|passed)\b", r"\b(my|our) (clients?|buyers?|friend|mom|mother|sister|brother|aunt|parents)\b"),
    Unlawful(r"\b(away|far) from (\w+ ){0,4}(those|them|that kind of|such) (people|folks|types|element)\b|\b(no|not|without|refuses?|rejects?|bans?|(will|do|does|won) (not|t)) (\w+ ){0,6}(service|guide|support|seeing eye) (dogs?|animals?)\b"),
    Unlawful(rf"\b(american|white|english|christian|normal) (last |first |family )?names?\b|\b(mostly|predominantly|mainly|majority|heavily|largely) {_ADJECTIVE} (\w+ )?(zones?|{_PLACES}|{_PERSONS})\b"),
    Unlawful(rf"\bdemographically\b|\b({_PLACES}|{_PERSONS}) (who|that|which|where (people|folks|everyone|they)) (\w+ ){{0,6}}(votes?|voted|(goes|go|going) to (church|mass|mosque|temple)|prays?|worships?)\b"),
    # people or places of a kind: "an exclusively hindu society", "native born sellers"
    Unlawful(rf"\b{_ADJECTIVE} (\w+ ){{0,1}}({_PERSONS}|{_PLACES})\b", r"\b(high|middle|elementary) schools?\b|\bsingle famil\w+\b"),
    Unlawful(rf"\b{_PERSONAL} (american )?(?!famil(y|ies)\b|buyers?\b|renters?\b|parts?\b){_PERSONS}\b(?! (house|home|homes|room|suite))", r"\bsingle family\b|\byoung (kids|children|famil\w+)\b|\bold owners? (note|manual)"),
    Unlawful(rf"\b({_LEAVING}|{_CHOOSING}) (\w+ ){{0,4}}{_GROUP}\b"),
    Unlawful(rf"\b({_PERSONS}|nobody|no one|everyone|everybody|all) (who |that |which )?(is|are|be|were|s|re) (not |all |mostly |also |a |an )*({_ADJECTIVE}|female|male|elderly|single (m[ou]ms?|mothers?|women))\b"),
    Unlawful(rf"\b{_GROUP} (\w+ ){{0,3}}(only|not (welcome|allowed|wanted)|unwelcome|out|live|lives|living|around|nearby|next door|own|sell|selling)\b", r"\b(young people|millennials|boomers|retirees) (love|like|want|buy)\b"),
    # who is around: "go to school with immigrants", "grow up among muslims"
    Unlawful(rf"\b(live|living|school|grow up|mix|mingle|next|close|surrounded|side by side)\b (\w+ ){{0,2}}(with|near|by|to|beside|around|among|amongst) (\w+ ){{0,3}}({_GROUP}|{_ADJECTIVE} {_PERSONS})\b"),
    # comparison and change: "the whiter part", "getting too asian"
    Unlawful(rf"\b(whiter|blacker|browner|whitest|blackest|brownest|most (white|black|ethnic|asian|latino|hispanic|jewish)|least (white|black|ethnic|asian|latino|hispanic|diverse)) (\w+ ){{0,2}}({_PLACES}|{_PERSONS}|places?)\b|\b(ethnically|racially)\b|\bgaybo(u)?rhoods?\b"),
    Unlawful(rf"\b({_PLACES}|{_PERSONS}|it|they)\b (\w+ ){{0,3}}(is|are|be|get|gets|getting|turn|turning|turned|become|becoming|went|gone|stay|staying|looks?|feels?)\b (\w+ )?(too|more|less|mostly|mainly|so|very|all|still|not|really) (\w+ )?({_ORIGIN}|{_FAITH}|diverse|white|black|brown|gay)\b", r"\b(walls?|kitchen|cabinets?|paint(ed)?|brick|trim|roof)\b"),
    Unlawful(rf"\b((becoming|getting|turning|turned|gone|going) (\w+ )?(too |more |mostly |all )?|too )({_ORIGIN}|{_FAITH}|white|black|brown|gay)\b", r"\b(walls?|kitchen|cabinets?|paint(ed)?|brick|trim|roof|room)\b"),
    Unlawful(r"\b(one|a single|any one|certain|particular|specific|other|another|different|mixed|which|each|every) (races?|ethnicit(y|ies)|religions?|nationalit(y|ies)|faiths?)\b(?! (tracks?|cars?|day|street|road|lane))|\b(native|us|american|locally?|foreign) born (americans?|citizens?|whites?|locals?|texans?)\b"),
    # our own kind: "people like us", "share our faith", "my own race"
    Unlawful(rf"\b{_OUR_PEOPLE} (\w+ ){{0,3}}(like|similar to|such as) (us|me|ourselves|myself|my family|our family|we are|i am)\b", r"\b(?<!where )do people like (us|me) (?!live\b)"),
    Unlawful(rf"\b(my|our|the same|same) (own )?(race|ethnicity|nationality|faith|religion|culture|skin colou?r|tribe|heritage|beliefs)\b|\b(my|our) own people\b|\b(among|amongst|around|near|with|beside) (my|our|their|his|her) own( kind| people| community| sort)?$|\b(my|our|your) own kind\b(?! of)|\bat home among\b|\b(their|his|her) own (kind|people|race|community|faith|religion)\b|\b(my|our|that|their|those|certain|right|wrong|proper|decent|better|bad|good|desirable) (own )?(kind|sort|type|class|calib(er|re)|element)s? of {_OUR_PEOPLE}\b|\bpeople of (my|our) (own )?\w+\b|\b(look|think|pray|worship|believe) (just )?like (us|me|we do|i do)\b"),
    Unlawful(r"\bshar(e|es|ed|ing) (our|my|the same|a) (\w+ )?(faith|religion|beliefs|background|culture|race|heritage|ethnicity|(christian|traditional|family|moral|cultural|religious) values|values)\b", r"\bshared? values? (add|plan)\b"),
    # code words
    Unlawful(r"\b(riff ?raff|undesirables?|gangbangers?|hood ?rats?|low ?lifes?|trailer trash|ghetto|ghettos|(wrong|bad|criminal|certain|undesirable|urban) element|you know who|(real|true|proper|genuine) americans?|american (families|neighbors|people|values)|(traditional|christian|old fashioned) (families|family values|values))\b|\b(in|out of|from|near|around|avoid|to|by) (the|da) hood\b(?! (of|is over|vent|over))", r"\b(range|vent|stove|kitchen|car|engine) hood\b"),
    Unlawful(rf"\b({_PLACES}|{_OUR_PEOPLE}|safe|urban|them|those|element|place|somewhere)\b.{{0,90}}\b{_HOOD}\b|\b{_HOOD}\b.{{0,90}}\b({_PLACES}|{_OUR_PEOPLE}|safe|urban|them|those|element|place|somewhere)\b"),
    Unlawful(r"\b(mosque|synagogue|temple|church|parish|gurdwara) (crowds?|people|types|folks|famil(y|ies)|goers?|going)\b|\b(everyone|everybody|people|neighbou?rs|residents|families|owners|sellers|nobody|no one) (\w+ ){0,2}(goes|go|attends?|going) (to )?(church|mosque|temple|synagogue|mass)\b"),
    Unlawful(r"\b(mosques?|synagogues?|temples?|church(es)?|gurdwaras?|parish)\b.{0,60}\b(feels? (at home|comfortable|welcome|safe)|fits? in|belongs?|with (their|our|my|his|her) own|their (own )?(kind|people|community)|be among|surrounded)\b"),
    # names and languages stand for origin
    Unlawful(rf"\b(sur)?names? (that |which |who )?(sounds?|looks?|is|are|sounding|reads?) (\w+ )?{_ADJECTIVE}\b"),
    Unlawful(rf"\b{_ADJECTIVE} (sounding |like |type |style )?(last |sur|first |family )?(sur)?names?\b|\b(owners?|sellers?|landlords?|tenants?|neighbou?rs?|people|residents?|famil(y|ies)) (\w+ ){{0,2}}(named|whose (last |first |family )?(sur)?names?|with (\w+ ){{0,3}}(last |family |first )?(sur)?names?)\b"),
    Unlawful(rf"\b((?!(owner|seller|landlord|landlady|tenant|buyer|parent|mother|man|woman)\b){_PERSONS}|{_PLACES}|those|anyone|nobody|no one|everyone|everybody|where|who|they)\b (\w+ ){{0,5}}(speaks?|talks?|speaking|understands?) (\w+ ){{0,2}}{_LANGUAGE}\b|\b{_LANGUAGE} speak(ing|ers?)\b", r"\b(my|our) (buyers?|clients?|wife|husband|m[ou]m|dad|parents?|customers?|family)\b|\b(do|can|could|will) you (speak|understand)\b|\b(agents?|realtors?) who speaks?\b|\bspeaking of\b|\b(i|we) speak\b"),
    # the source of income, and children
    Unlawful(rf"\b({_LEAVING}|reject\w*|ban\w*|do not|does not|will not|won t|aren t|are not|isn t)\b (\w+ ){{0,5}}(section 8|vouchers?|welfare|(government|public|rental|housing) (assistance|aid|benefits)|food stamps)\b|\b(section 8|vouchers?|welfare) (\w+ ){{0,3}}(not|isn t|aren t|never) (\w+ )?(allowed|accepted|welcome|wanted)\b", r"\bwelfare of\b|\bvoucher code\b|\bgift vouchers?\b"),
    Unlawful(rf"\b{_KIDS} (\w+ ){{0,3}}(not|never|aren t|isn t) (\w+ )?(tolerated|welcome\w*|allowed|permitted|wanted|accepted)\b|\b{_KIDS} (\w+ ){{0,2}}(unwelcome|banned|forbidden|prohibited)\b|\b(hates?|can not stand|sick of|tired of|bothered by|annoyed by) (\w+ ){{0,3}}{_KIDS}\b", r"\b{_KIDS} (room|bath|pool)\b"),
    Unlawful(rf"\b(bans?|banned|banning|forbids?|prohibits?|exclud(e|es|ing)|rejects?|refus(e|es|ing)|disallows?|keeps? out|weed out|filter out|screen out|(do|does|will|won|that) (not|t) (allow|accept|take|permit|want|rent to|tolerate)) (\w+ ){{0,3}}{_KIDS}\b", r"\b(kids?|children s?|teens?) (room|bath|pool|bedroom)\b"),
    Unlawful(rf"\b(is|are) there (\w+ ){{0,3}}({_KIDS}|{_GROUP}) (\w+ ){{0,2}}(in|on|at|around|nearby|next|living|here|there)\b", r"\b(kids?|children s?) (room|bath|pool|bedroom|play\w*)\b"),
    Unlawful(rf"\b{_PERSONS} (who |that |is |are |has |have |with |in |on |under |suffering |from |a )+(\w+ )?(hospice|dementia|alzheimer\w*|cancer|hiv|aids|autism|disabilit(y|ies)|mental illness|wheelchairs?|addicts?|addictions?|alcoholi\w+|depression|terminal\w*)\b"),
    Unlawful(rf"\b{_PERSONS} (\w+ ){{0,6}}(in|into|to|inside) (a |an |the )?(nursing homes?|assisted living|memory care|care homes?|hospice|psych\w* wards?|mental (hospitals?|institutions?))\b"),
    Unlawful(rf"\b{_PERSONS} (\w+ ){{0,3}}(on|with|without|lacking|overstaying|losing) (a |an |their |any |his |her |valid )*(expired |temporary |student |work |tourist )?(visas?|green cards?|immigration papers|legal status|citizenship)\b"),
    Unlawful(r"\b(people|folks|tenants|renters|anyone|anybody|those|families|recipients|someone) (who are |who is |living |that are )?on (the )?(benefits|welfare|disability|public assistance|dole|food stamps|unemployment|ssi|snap)\b", r"\b(accepts?|takes?|taking|welcom\w+|ok with|open to|allows?|renting to)\b(?!.*\b(not|never|no)\b)"),
    Unlawful(rf"\b(percentage|percent|share|proportion|fraction|portion|part|how much) (of )?(\w+ ){{1,4}}(is|are|s) (\w+ )?({_ORIGIN}|{_FAITH}|white|black|brown|gay)\b", r"\b(walls?|kitchens?|cabinets?|paint(ed)?|brick|trim|roof)\b"),
    Unlawful(r"\b(gays?|lgbt\w*|queer|immigrant|muslim|jewish|christian|hindu) ?(friendly|unfriendly|heavy|dominated)\b"),
    Unlawful(r"\b(neighbou?rhoods?|areas?|zips?|parts?|streets?|communit(y|ies)|where)\b.{0,60}\b(blend in|blend into|fit in|feel (at home|welcome|accepted)|among (their|her|his|our) own)\b", r"\b(trucks?|cars?|boats?|rvs?|garage|furniture|piano|budget|trailers?)\b"),
    Unlawful(r"\b(dominant|main|prevailing|common|major|majority|biggest|largest|predominant) (religion|faith|race|ethnicity|ethnic group|nationality|culture)s?\b"),
    Unlawful(rf"\b{_PERSONS} (of|with|from) (an? |the )?(\w+ ){{1,2}}(heritage|descent|origins?|ancestry|background|extraction|stock)\b"),
    # who owns or sells it
    Unlawful(rf"\b(owned|listed|sold|occupied|lived in|inhabited|run|rented) by (\w+ ){{0,4}}({_GROUP}|{_ADJECTIVE}|single (m[ou]ms?|mothers?|women|men)|wom[ae]n|lad(y|ies)|seniors|old (people|folks|lad\w+|m[ae]n|couples?))\b", r"\b(school|church|tribe|trust|foundation|diocese|hospital)\b"),
    Unlawful(rf"\b({_PERSONS}|widows?|seniors|pensioners|retirees|elders|ones) (\w+ ){{0,2}}(living|who lives?|that lives?|all) (alone|by (themselves|herself|himself)|on (their|her|his) own)\b"),
    # a client is told, and homes are chosen by who lives or sells there all the same
    Unlawful(r"\b(with|near|around|among|amongst|where|beside|only|next to|more|of|by) (\w+ ){0,3}(people|folks|neighbou?rs?|famil(y|ies)|residents|crowd|guys|men|women|couples) (\w+ ){0,2}(like|similar to) (them|him|her|themselves|himself|herself)\b|\b(neighbou?rs?|people|folks|residents|everyone|others|those) (\w+ )?(looks?|thinks?|prays?|believes?|worships?) (just )?like (them|him|her|they do|he does|she does)\b|\bothers? like (them|him|her) (live|lives|are|settled)\b|\b(which|what) (areas?|streets?|parts?|neighbou?rhoods?|side) (is|are) for (them|him|her)\b|\b(observant|devout|pious) (communit(y|ies)|areas?|neighbou?rhoods?|enclaves?)\b"),
    Unlawful(rf"\b(other|fellow) ({_GROUP}|poles|greeks|swedes|danes|brits|serbs|croats|saints)\b|\b(near|by|among|amongst|around|with|to|of|surrounded by) (his|her|their) (own )?(countrymen|compatriots|brethren|kind|tribe|people(?! at (work|the|his|her|their)\b))\b|\b(his|her|their) (own )?(people|kind|countrymen|compatriots|brethren) (is|are|lives?|settled|all live|reside)\b|\b(be|live|living) (\w+ )?(with|among|in|around|near) (his|her|their) (own )?community\b"),
    Unlawful(r"\b(whiter|blacker|browner)\b", r"\b(walls?|kitchens?|cabinets?|paint(ed)?|brick|trim|roof|teeth|light)\b"),
    Unlawful(r"\b(same|similar) (kinds?|sorts?|types?|class) of (people|folks|neighbou?rs|famil\w+|crowd)\b|\bculturally (similar|alike|compatible|close)\b|\bsame (origin|descent|ancestry|skin|origins) (\w+ )?(sellers?|owners?|people|neighbou?rs?|famil\w+)\b|\b(people|folks|neighbou?rs|residents|everyone) (\w+ )?(of |around |about )?(his|her|their|my|our|the same) (own )?age\b(?! groups?)"),
    Unlawful(r"\b(nothing|not|less|least|little|more|most|without|no) (too |very |so |that |as |much |any )*(diverse|diversity)\b(?! (of )?(portfolio|range|styles?|listings|property|types))|\bmixed (areas?|neighbou?rhoods?|blocks?|communit\w+|streets?)\b(?! use)"),
    Unlawful(rf"\b(where|{_PLACES}) (\w+ ){{0,4}}(he|she|they) (\w+ ){{0,3}}(not be welcome|unwelcome|be welcome|not be wanted|be wanted)\b|\b{_PLACES} (\w+ ){{0,2}}(would|will|do|does) (not |never )?(want|accept|welcome|tolerate) (them|him|her)\b|\b(which|what|where) (\w+ )?{_PLACES} (of \w+ |in \w+ )?(should|must|can|may) (i|we) (not|never|avoid) (show|take|send|bring|mention)\w*\b", r"\b(pets?|dogs?|cats?|offers?|loans?|fha|va|credit)\b"),
    Unlawful(r";(?: ,)? (\w+ )?(keep|keeping|leave) (him|her|them) (well |far |right )?(out of|away from) (?!the (noise|traffic|highway|freeway|road|flood|water)\b)\w+|; .*\b(areas?|neighbou?rhoods?|communit(y|ies)|streets?) (\w+ ){0,3}match(es|ing)? (them|him|her)\b", r"\b(roads?|highways?|freeways?|traffic|flood\w*|hoas?|condos?|stairs|noise|trains?|airports?|fixer\w*|debt|trouble|power lines|budget|price|cars)\b"),
    Unlawful(rf"\b(neighbou?rs?|people|folks|where|streets?|areas?|everyone|residents|women|men) (\w+ ){{0,4}}((wears?|wearing) (an? )?(hijabs?|burqas?|head ?scar\w+|turbans?|yarmulkes?|kippahs?)|(keeps?|keeping|observes?|observing) (the )?(sabbath|shabbat|kosher|ramadan))\b|\b(hears?|hearing) {_LANGUAGE}\b|\bneighbou?rs? (\w+ ){{0,2}}shares? (that|this|it)\b(?! (driveway|fence|wall|well|yard))|\bkeep (it|the (area|street)) (all |mostly )?(white|christian|straight|black|asian)\b(?! (walls?|kitchen|paint|inside))"),
    Unlawful(r"\b(owners?|sellers?|landlords?|homeowners?) ((who|that) (is|are) )?(in (the |a )?(same boat|hospital|hospice|jail|prison|rehab)|whose (wife|husband|spouse|mother|father|child|partner) (\w+ )?(died|passed|left|is (sick|ill|dying))|(who|that) (is|are) (blind|deaf|sick|ill|dying))\b|\b(couples?|family|man|woman|lady|people) (getting divorced|going through a divorce|in a divorce|divorcing) (\w+ ){0,3}selling\b"),
    Unlawful(rf"\b(blk|wht|xian|jewsh|juish|muslm|mslim|hispnic|hispnc|polsh|mexcan|asain|indain|chinse|latno|cathlic|immigrnt) {_PLACES}\b|\b(no|only|avoid|without) (blks|xians|mslims|muslms|asains|mexcans)\b|\bm u s l i m s?\b|\bb l a c k s?\b|\bj e w s?\b"),
    # in Spanish
    Unlawful(r"\b(vecin[oa]s?|barrios?|zonas?|gente|familias?|duen[oa]s?|personas?|comunidad(es)?|vecindarios?|vendedor(es|as)?|parte|edificios?) (\w+ ){0,3}(blanc[oa]s?|negr[oa]s?|latin[oa]s?|hispan[oa]s?|mexican[oa]s?|asiatic[oa]s?|chin[oa]s?|arabes?|indi[oa]s|haitian[oa]s?|gitan[oa]s?|judi[oa]s?|musulman(es|as?)?|cristian[oa]s?|catolic[oa]s?|extranjer[oa]s?|inmigrantes?|american[oa]s?|gringos?|gays?|lesbianas?|discapacitad[oa]s?|ancian[oa]s?|viud[oa]s?)\b"),
    Unlawful(r"\b(sin|no|nada de|lejos de|evita\w*|excluye\w*|solo|solamente|puros?|puras?|donde|menos) (?!(tengo|tenemos|tienes?)\b)(\w+ ){0,4}(negros|blancos|latinos|hispanos|mexicanos|asiaticos|chinos|arabes|haitianos|gitanos|judios|musulmanes|cristianos|catolicos|extranjeros|inmigrantes|gays|lesbianas|discapacitados|ancianos|madres solteras|viejos|ninos|ninas|familias con)\b", r"\b(no tengo|no tenemos|cuarto|parque|escuela|gabinetes|muebles)\b"),
    Unlawful(r"\b(duen[oa]s?|vendedor(es|as?)?|propietari[oa]s?) (\w+ ){0,2}(divorciad[oa]s?|viud[oa]s?|enferm[oa]s?|ancian[oa]s?|viejit[oa]s?)\b|\b(casas?|condos?|propiedades) de (\w+ )?(viud[oa]s?|divorciad[oa]s?|ancian[oa]s|inmigrantes|judios|negros|blancos|mexicanos|chinos|indios|musulmanes)\b|\bentre (los suyos|su gente|paisanos|mexicanos|latinos|blancos|negros|judios|musulmanes|cristianos|chinos|indios|polacos)\b|\bdonde (vive|viven|vivan|haya|hay) (\w+ ){0,3}(indios|polacos|judios|paisanos|los suyos|su gente|gente como (ellos|el|ella))\b"),
)  # fmt: skip

_KIND_OF = rf"(?!{_GROUP}\b)({_NATION}|{_FAITH}|black|white|brown|colored|gay|spanish|french|english|american|race|straight|old|blind)"
_NATURE = (
    r"(creeks?|lakes?|hills?|mountains?|canyons?|rivers?|rocks?|oaks?|lands?|hat|plains|points?|forks?|springs?|trails?|valley|ridge|bay|beach|islands?|woods?|forest|parks?|hollow|"
    r"branch|run|ponds?|falls|grove|wells|village|channel|war|head|bluffs?|meadows?|rapids|tank|sands|harbor|bend|pass|butte|gate|swamp|camp|diamond|hawk|eagle|bear|"
    r"horse|trace|earth|rose|tail|haven|bottoms?|gardens?|shores?|bayou|county|peninsula|pines?)"
)
_BUILT = (
    r"(kitchens?|cabinets?|cabinetry|walls?|bricks?|trim|paint|pickets?|fences?|siding|stucco|appliances|counters?|countertops?|granite|marble|tiles?|floors?|flooring|doors?|"
    r"windows?|roofs?|ceilings?|bath(room)?s?|bathtub|sinks?|styles?|styled|architecture|revival|colonial|fusion|carpets?|rugs?|furniture|quartz|stone|leather|walnut|steel|"
    r"concrete|glass|lights?|lighting|shutters?|columns?|porcelain|hardware|faucets?|exterior|interior|facade|laundry|corners?|spots?|driveways?|curves?|alley|made|built|ivy|farmhouse)"
)
_INSTITUTION = (
    r"(church(es)?|temples?|mosques?|synagogues?|cathedral|parish|chapel|school|academy|universit(y|ies)|college|preschool|hospitals?|clinics?|cemeter(y|ies)|"
    r"((community|cultural|student|civic|health|senior|day care|medical|heritage|research) )*(cent(er|re)|association hall)|museum|markets?|restaurants?|baker(y|ies)|grocer\w*|supermarkets?|food|cuisine|deli|cafe|pub|"
    r"art|studio|bookstore|library|memorial|charities|monastery|convent|retreat|bath ?house|social services)"
)
_ROAD = r"(street|st|avenue|ave|road|rd|lane|ln|drive|dr|boulevard|blvd|plaza|square|way|court|pike|highway|hwy|parkway|terrace|circle)"

_MOSTLY = "".join(
    rf"(?<!{word} )"
    for word in (
        "mostly",
        "predominantly",
        "heavily",
        "majority",
        "largely",
        "mainly",
        "primarily",
        "all",
        "too",
        "less",
        "more",
    )
)
_ZONED = r"(?! (zones?|zoned|zoning|districts?|areas?|catchments?|neighbou?rhoods?|populations?|crowds?)\b)"

_CLIENT = r"(?:famil(?:y|ies)|couples?|lad(?:y|ies)|guys?|gentleman|gentlemen|wom[ae]n|m[ae]n|m[ou]ms?|mothers?|dads?|fathers?|parents|investors?|engineers?|nurses?|teachers?|doctors?|students?|veterans?|vet|neighbors?|friends?|clients?|buyers?|customers?|pastor|rabbi|imam|priest|cousins?|brothers|sisters|siblings|retirees?|newlyweds?|nesters|roommates|widow|widower|landlord|owner|colleague|coworker|boss|nurse|chef|singles?|folks)"
_SOME_CLIENT = rf"(?:(?:a|an|my|our|this|another|some|two|these|the|one) )?(?:(?!(?:no|not|non|only|any|all|where|without|and|or|near|by|in|for|with|homes?|houses?|areas?|neighbou?rhoods?|sellers?|owners?)\b)\w+ ){{0,3}}?{_CLIENT}(?: (?:from \w+|of (?:\w+|my \w+)|who (?:saved|moved|came|sold|just \w+)(?: \w+){{0,4}}|i have known for \w+|i ve known for \w+|i know|i work with|i met|with (?:\w+ ){{1,2}}(?:kids?|children|dogs?|cats?|boys|girls|toddlers?)))*"
_NEEDS_NOW = r"(?:needs?|wants?|would like|asked|asks|called|emailed|texted|is (?:back|looking|ready|relocating|searching|after|interested|in the market|hunting|hoping|buying)|are (?:back|looking|ready|relocating|searching|after|interested|in the market|hunting|hoping|buying)|looking|relocating|can not decide|can not choose|can t decide|pays (?:in )?cash|who (?:hates?|loves?|wants?|needs?|would|is looking|are looking|prefers?)|pre ?-? ?approved|, pre ?-? ?approved|, budget|with (?:a budget|\$? ?\d)|budget)"
OF_A_CLIENT = (
    rf"(?:^|(?<=[.,;!:] )|(?<=hi )|(?<=hey )|(?<=so )|(?<=ok )|(?<=working with )|(?<=helping )|(?<=got )|(?<=have )|(?<=with )|(?<=for )){_SOME_CLIENT}(?= {_NEEDS_NOW}\b)(?! (?:\w+ ){{0,2}}(?:to (?:move in|rent|sell)|next door))",
    rf"(?:(?<=working with )|(?<=helping )|(?<=help )|(?<=assisting )|(?<=representing )|(?<=asking for )|(?<=on behalf of )|(?<=showing )){_SOME_CLIENT}\b(?! (?:areas?|neighbou?rhoods?|communit\w+|only))",
    rf"^(?:(?:hi|hey|ok|so|hello|morning|please) )*for (?:(?:a|an|my|our|this|another|some|two) )?(?:\w+ ){{0,3}}?{_CLIENT}(?: (?:from \w+|i have known for \w+|i ve known for \w+|i know|with (?:\w+ ){{1,2}}(?:kids?|children)))*(?= [:,-])",
    rf"^(?:(?:hi|hey|ok|so|please|can you|could you) )*compare (?:\w+ ){{1,4}}(?:and|with|to|vs|versus) (?:\w+ ){{1,3}}for (?:(?:a|an|my|our|this|another|two) )?(?:\w+ ){{0,3}}?{_CLIENT}\b(?! (?:areas?|neighbou?rhoods?|communit\w+))",
)
""" "a gay couple needs a house in Plano", "helping an immigrant family": whom one works for is told, and chooses nothing."""
_OWN_CLIENT = r"(?:(?:my|our|her|his|their|the|this|a) (?:\w+ )?(?:clients?|buyers?|customers?|couple|m[ou]m|mother|dad|father|parents?|grandm\w+|grandpa|grandfather|wife|husband|aunt|uncle|son|daughter|brother|sister|cousin|friend|kid|child))"
"""Of whom something is told: somebody's own client or kin, who sells nothing here."""
LAWFUL = (
    r"^(?:(?:ok|so|hey|hi) )*(?:an? )?single (?:dad|m[ou]m|mother|father|parent)(?: ,)? (?:with )?(?:one|two|three|four|an?|\d) (?:small |young |little )?(?:kids?|children|boys?|girls?|daughters?|sons?|toddlers?)\b",
    r"\b(?:my|our|the|these|this) (?:\w+ )?(?:clients?|buyers?|couple|family|friends?|customers?) (?:is|are|s|re) (?:originally |both |all )?from (?:mexico|india|china|japan|korea|vietnam|iran|iraq|haiti|cuba|russia|ukraine|poland|nigeria|somalia|syria|israel|pakistan|germany|france|brazil|abroad|\w+land)\b",
    rf"\b(?<!the )(?:an?|this|that|one|my|our|another|some) (?:(?:nice|sweet|lovely|young|older) )*{_ADJECTIVE} (?:couple|family|lady|man|woman|guy|gentleman|m[ou]m|mother|dad|father) (?:just |finally |recently |also )?(?:walked|came|called|stopped|rang|emailed|texted|phoned|dropped)\b",
    rf"^(?:this|my|our|new|the new) (?:family|couple|clients?|buyers?) (?:is|are) {_ADJECTIVE}\b(?! (?:only|areas?|neighbou?rhoods?|owners?|sellers?))",
    rf"^(?:clients?|buyers?)(?: [:=,-])? (?:an? |is an? |are an? )?{_ADJECTIVE} (?:couple|family)\b",
    rf"\b(?:first|starter|new|bigger|smaller) (?:home|house|place|condo) for (?:an?|my|our|this) (?:\w+ )?{_ADJECTIVE} (?:couple|family|client|buyer|nurse|teacher|friend)\b(?! (?:only|areas?|neighbou?rhoods?|communit\w+))",
    r"\b(?:family|couple|client|buyer|mother|m[ou]m|dad|father) with an? (?:disabled|autistic|blind|deaf) (?:child|kid|son|daughter|teen|baby)\b(?= ,? ?(?:needs?|wants?|looking|is|\d))",
    rf"^(?:show|send|find|get) (?:an?|my|our|this) (?:\w+ )?{_ADJECTIVE} (?:couple|family|client|buyer|friend|investor)(?= (?:\d|some|homes|houses|condos|an? |three|two|four|something))",
    rf"\b{_OWN_CLIENT} (?:s|is) an? (?:\w+ )?(?:old|older|elderly|blind|young|single|retired) (?:man|woman|lady|guy|gentleman)\b(?! (?:who is |that is )?selling)",
    rf"\b(?:my|our) (?:clients?|buyers?|customers?) (?:is|are) an? (?:older|young|younger|retired|nice|sweet) {_ADJECTIVE} (?:couple|family|lady|man|woman|gentleman)\b",
    r"(?:^|(?<=ayudo a )|(?<=ayudando a )|(?<=tengo )|(?<=con )|(?<=para ))(?:una?|mi|mis|esta|este|dos) (?:familias?|parejas?|senora?|client[ea]s?|amig[oa]s?|matrimonio|comprador\w*)(?: joven| mayor)? (?:blanc|negr|latin|hispan|mexican|asiatic|chin|arabe|haitian|judi|musulm|cristian|catolic|extranjer|inmigrant|american|gay|lesbian|discapacitad|viud|divorciad)\w*(?=(?: [,:])? (?:necesita|busca|quiere|\d|dos|tres|cuatro))",
    *OF_A_CLIENT,
    rf"{_MOSTLY}\b{_KIND_OF} ((?!({_PERSONS}|{_PLACES}|{_GROUP}|next|near|by|and|or|in|at|on|with|who|where|only|free|owned|run)\b)\w+ )?(({_NATURE}|{_BUILT})\b|{_INSTITUTION}\b{_ZONED})",
    rf"\b{_FAITH} ((high|middle|day|elementary|grade|primary|private) )?schools\b|\b(ethnic|foreign) (food|grocer\w*|markets?|cuisine|restaurants?)\b|\b(french|latin|german|spanish) quarter\b",
    rf"\b{_KIND_OF} (avenue|ave|road|rd|lane|ln|boulevard|blvd|pike|highway|hwy|parkway)\b|^((show|me|find|any|the|homes?|houses?|condos?) )*{_KIND_OF} (street|drive|way|court) (houses?|homes?|condos?|listings?|leads?|places|properties)\b",
    r"(?<!only )\bfor (a|an|my|our|one|this) (\w+ )?(bachelor(ette)?s?|retirees?|newlyweds?|empty nesters?|young professionals?|widow(er)?|single (m[ou]m|mother|dad|father|parent|guy|lady))\b(?! (only|area|building|communit\w+|neighbou?rhood|complex))",
    rf"\b(near|by|around|close to) (the )?{_NATION} (district|quarter|plaza|town|village)\b",
    rf"\b(race|church|temple) ({_ROAD}|tracks?|course|car)\b",
    rf"\b(in|on|at|near|off|along|by|around|from|to|of) (north |south |east |west |old )?{_KIND_OF} {_ROAD}\b",
    r"\b(single )?(wom[ae]n|m[ae]n|lad(y|ies)|kids?|children|girls?|boys?) s (\w+ )?(closets?|rooms?|bath\w*|shelter|college|shops?|stores?|club|salon|hospital|gym|clothing|shoes?|shoe closet|playroom|museum)\b",
    r"\bno (kids|children|babies) (here (?=(so|but|yet|just)\b)|of (my|our|their) own|yet|any ?more|at home|in (my|our|their) (house|home|family|household))\b",
    r"\bno (wait |sorry |actually |hang on |hold on |oh |but )*(the|my|her|his|our|their|one) (\w+ )?(kids?|children|child|family)\b(?= (goes|go|attends?|needs?|wants?|starts?|plays?|loves?|likes?|(is|are) (at|in|going|starting|both|still|now)|has|have (a|to|school|class\w*))\b)",
    r"\b(sold|listed|sell|marketed|advertised|selling)( straight| direct| directly| privately)? (by|from) (the )?(people|folks|ones) (who|that) (actually )?(live|own|lives|reside)\b( (in|there|it|them))*",
    rf"(?<!is )(?<!if )(?<!where )(?<!who )\b(?:he|she|they|we|i|{_OWN_CLIENT}) (?:(?:is|are|was|were|s|re|just|has|have|had|got|been|getting|recently|newly|now|finally|both|also|going through) )*(?:a divorce|divorced|divorcing|widowed|a widow|a widower|disabled|pregnant)\b(?! (?:\w+ )?(?:is |are )?(?:selling|sells))",
    rf"\b{_OWN_CLIENT} (?:(?:just|has|have|had|is|was|got|been|with|diagnosed|living|dealing) )*(?:dementia|a disability|disabilities|alzheimer\w*)\b",
    r"(?:^|\b(?:have|got|for|with|my|our|is|s|am|hey|hi|so|ok)) (?:a |an |this |another )?(?:(?:recently|newly|freshly) )?(?:divorced|widowed) (?:dad|father|m[ou]m|mother|client|buyer|guy|lady|man|woman|friend|cousin|brother|sister|nurse|teacher|investor)\b(?! (?:only|area|building|communit\w+|neighbou?rhood|who is selling|who s selling|selling))|^(?:recently |newly |freshly )?(?:divorced|widowed) (?:dad|father|m[ou]m|mother|client|buyer|guy|lady|friend)\b(?! (?:selling|sellers?))",
    r"(?<!where )(?<!if )(?<!that )\b(?:they|we|he|she|i|clients?|couple|buyers?) (?:(?:do|does|did) not (?:have|want) (?:any )?|have no |has no |never had |have not got (?:any )?|got no )(?:kids|children|babies)\b",
    r"(?:^|(?<=[.;:] )|(?<=so )|(?<=and ))no (?:kids|children) (?:, |and |or )?(?:no (?:dogs|cats|pets) )?(?:, )?(?:just|only) (?:the )?(?:two|pair|couple|him|her|them|us|the two|himself|herself)\b(?: of (?:them|us))?",
    r"\bstraight (?:from|off|out|through|up|away|to the point|to voicemail|ahead)\b",
    r"\bwidow s (walk|peak|watch)\b",
    r"\b(?<!the )(a|an|this|that|one|my|our|another|some) ((nice|sweet|lovely|cute|very|really|super) )*(young|older|old|elderly|married|retired|single) (couple|family|lady|man|woman|guy|gentleman|m[ou]m|mother|dad|father) ((just|finally|recently|also|from [a-z]+) )*(walked|came|called|stopped|rang|emailed|texted|contacted|phoned|dropped|reached|asked|hired|met|popped|showed up|visited|wrote)\b",
    r"\bbachelor(ette)? (pads?|suites?|apartments?|flats?|units?|studio)\b",
    rf"^(\w+ )?({_ADJECTIVE}|single|young|older|retired|married) (m[ou]m|dad|mother|father|parents?|couple|family|buyer|client|retiree|veteran|guy|gal|woman|man)( client| buyer)?( of (two|three|four|\d))?( ,)?(?= (\d|needs?|seeks?|seeking|wants? (a|an|to|\d)|looking|looks|searching|hunting|with (a|two|three|one|\d)|in search|relocating|moving|here))",
    rf"(?<!that a )(?<!that an )(?<!that )(?<!which a )(?<!what a )(?<!what an )(?<!where a )(?<!where an )(?<!typical )(?<!any )\b({_ADJECTIVE}|widow|widower|retiree|single|older|old|young|married|senior) (client|buyer|customer|friend|aunt|uncle|lady|guy|couple|family|parents|m[ou]m|mother|dad|father) (of mine )?(needs?|wants?|looking|is looking|are looking|downsizing|moving|relocating|who (needs?|wants?)|has|would like|hoping)\b",
    r"\b(no|not|nothing|avoid|without|skip|exclude|hide|drop) (in )?(an? |any |those |the |that is |that are )*(adults? only|age restricted|55 ?\+|55 plus|over 55|seniors? only|retirement)( (communit\w+|places?|buildings?|complex\w*|areas?|homes?|houses?|condos?|ones|listings?))?\b",
    r"\bwhite settlement\b",
    r"\b(senior|student|military|veteran) discounts?\b",
    r"\b(accepts?|takes?|accepting|approved for|eligible for|ok with|allows?|with|has|have|current|existing) section 8( tenants?| renters?)?( in place| inside| approved| accepted| already)\b|\b(accepts?|takes?|accepting|approved for|eligible for) section 8( tenants?| renters?)?\b|\bsection 8( tenants?| renters?)? (in place|already there|accepted|approved|welcome|ok|eligible)\b",
    rf"\b(i am|i m|we are|we re|as|(my|our) (wife|husband|partner|m[ou]m|mother|dad|father|son|daughter|clients?|buyers?|family|parents|grandm\w+|grandf\w+) (is|are|uses?|has))( (a|an|both|all|also|just|newly|recently|young|old|her|his|disabled|proud))* ({_ADJECTIVE}|older|elder|mature|aging|ageing|married|middle aged|retired|young|single|blind|retirees?|seniors?|elderly|(a )?wheelchair|dementia|section 8|vouchers?)( (user|family|couple|m[ou]m|mother|dad|father|parents?|man|woman|wom[ae]n|retirees?|buyers?|person|household))?\b",
    rf"\b(my|our) ({_ADJECTIVE}|blind|old|older|aging|ageing|young) (m[ou]m|mother|dad|father|parents?|grandm\w+|grandf\w+|grandparents?|wife|husband|partner|son|daughter|brother|sister|aunt|uncle|clients?|buyers?|in laws)( (uses?|is in|needs?|has|have) (a )?(wheelchairs?|walker|dementia))?\b",
    r"\b(i|we) (still |just |currently |also |only )?(do not have|do n t have|don t have|have no|have|have got|got|am expecting|are expecting) (any |a |an |two |three |four |five |\d |my |our |young |small |little |grown |no )*(kids?|children|babies|toddlers?|baby|newborns?|infants?|teenagers|vouchers?|section 8)\b|\bno (tengo|tenemos) (hijos|ninos)\b",
    r"\b(single|multi|two|three|four|[2-4]) famil(y|ies)\b",
    rf"\b({_ADJECTIVE}|single|retired|young|older) ({_ADJECTIVE} )?(wom[ae]n|m[ae]n|m[ou]ms?|mothers?|dads?|fathers?|parents?|couples?|famil(y|ies)|buyers?|retirees?|guys?) here\b",
    rf"\b(i|we) (have|got|have got|met|represent|am helping|am working with|work with|help|ve got|ve) (a|an|this|another|two|some|my) (\w+ ){{0,2}}({_ADJECTIVE}|young|younger|older|old|elderly|single|married|retired|widowed)( \w+)? (lad(y|ies)|gentlem[ae]n|gents?|m[ae]n|wom[ae]n|guys?|couples?|famil(y|ies)|m[ou]ms?|dads?|mothers?|fathers?|parents?|persons?|clients?|buyers?|renters?|fellas?)\b(?! (who|that) (owns?|sells?))",
    r"(?<!only )(?<!homes )(?<!houses )(?<!places )\bfor (a|an|my|our|this|one) (\w+ )?(single|young|older|old|elderly|retired|widowed|divorced|disabled|pregnant) (m[ou]m|mother|dad|father|parent|couple|lady|gentleman|gent|man|woman|guy|family|client|buyer|renter|veteran|vet|person)\b(?! (only|area|building|communit\w+|neighbou?rhood|complex|crowd))",
    rf"\b(my|our) (\w+ )?(wife|husband|partner|m[ou]m|mother|dad|father|son|daughter|sister|brother|cousin|aunt|uncle|niece|nephew|friends?|clients?|buyers?|family|parents|in laws?|boss|colleague) (\w+ )?(is|are|s|just|got|recently|being|getting|going|through|a|newly|now)( (is|are|just|got|recently|being|getting|going|through|a|newly|now|the))* ({_OTHER}|divorce|separated|separation|married|single|retired)\b",
    rf"\b(my|our|his|her|this|one|a) (\w+ )?(clients?|buyers?|customers?|friends?|sister|brother|cousin|colleague|boss|neighbou?r|investor|renters?|tenants?)( here| of mine)? [,(:-] ?((a|an|two|both|the|newly|recently|nice|lovely|sweet|very) )*({_ADJECTIVE}|single|young|younger|older|old|retired|married|divorced|widowed)( \w+)? (m[ou]ms?|mothers?|dads?|fathers?|parents?|couples?|famil(y|ies)|lad(y|ies)|gentlem[ae]n|guys?|m[ae]n|wom[ae]n|retirees?|professionals?|persons?)\b(?! (only|areas?|neighbou?rhoods?|communit\w+|buildings?))",
    r"\b(range|vent|stove|kitchen|exhaust) hood\b|\bhood (vent|fan)\b",
    r"\b(places?|homes?|houses?|condos?|something|anything|spots?|layouts?|one) (?:\w+ )?(?:(?:that|which|where) )?(?:is |are |works? |fits? |good |ok |easy |suitable |great )*(?:for )?(?:a |an |my |the )?(?:wheelchair (?:users?|folks|riders?|people)|someone (?:in|with|using) an? (?:wheelchair|walker)|people in wheelchairs?) (?=(?:can|could|may|get|gets|to (?:get|move|live|use)|with ease|comfortabl\w+))",
    r"^(?:(?:ok|so|hey|hi|well|and) )*(?:the|this|new|today s|latest) (?:clients?|buyers?|couple|customer|lady|guy|one) (?:is|are|s) (?:an? )?(?:(?:very|newly|recently|young|older|retired|sweet|nice) )*(?:single (?:m[ou]m|mother|dad|father|parent)|widow(?:er)?|veteran|retired couple|young couple|older couple|newlyweds?|pregnant|retired|divorced)\b",
)  # fmt: skip
