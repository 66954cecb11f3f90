# ruff: noqa: E501
"""How Americans abbreviate streets: the Postal Service's types (Publication 28, appendix C1), directions, units."""

from __future__ import annotations

_TYPES = """
aly alley allee ally|anx annex anex annx|arc arcade|ave avenue av aven avenu avn avnue|bch beach|bnd bend|blf bluff bluf|
blvd boulevard boul boulv blv|br branch brnch|brg bridge brdge|brk brook|byp bypass bypas byps|cp camp cmp|cyn canyon canyn cnyn|
cpe cape|cswy causeway causwa|ctr center cent centr centre cnter cntr|cir circle circ circl crcl crcle|clf cliff|cmn common|
cor corner|crse course|ct court crt|cts courts|cv cove|crk creek|cres crescent crsent crsnt|xing crossing crssng|curv curve|
dl dale|dm dam|dv divide|dr drive driv drv|est estate|ests estates|expy expressway expr express expw|ext extension extn|
fall fall|fls falls|fry ferry|fld field|flds fields|flt flat|frd ford|frst forest|frg forge|frk fork|ft fort|fwy freeway freewy frway|
gdn garden gardn|gdns gardens|gtwy gateway gatewy|gln glen|grn green|grv grove grov|hbr harbor harb|hvn haven|hts heights ht|
hwy highway highwy hiway hway|hl hill|hls hills|holw hollow hllw|inlt inlet|is island|isle isles|jct junction jction|ky key|
knl knoll knol|knls knolls|lk lake|lks lakes|land land|lndg landing lndng|ln lane la lanes|lgt light|lf loaf|lck lock|ldg lodge|
loop loops lp|mall mall|mnr manor|mdw meadow|mdws meadows|mews mews|ml mill|mls mills|mtn mountain mntain|mt mount|nck neck|
orch orchard|oval ovl|park prk|pkwy parkway parkwy pkway pky|pass pass|path paths|pike pikes|pne pine|pnes pines|pl place|
pln plain|plns plains|plz plaza plza|pt point|pts points|prt port|pr prairie|radl radial|rnch ranch|rpd rapid|rst rest|
rdg ridge rdge|rdgs ridges|riv river|rd road|rds roads|rte route|row row|run run|shl shoal|shls shoals|shr shore|shrs shores|
skwy skyway|spg spring|spgs springs|spur spurs|sq square sqr|sta station|strm stream|st street strt str|sts streets|smt summit|
ter terrace terr|trce trace|trak track|trfy trafficway|trl trail trails|tunl tunnel|tpke turnpike|un union|vly valley|via viaduct|
vw view|vws views|vlg village|vl ville|vis vista|walk walks|wall wall|way wy|wl well|wls wells|bl bl|cmns commons
"""
SUFFIXES: dict[str, str] = {
    word: group.split()[0] for group in _TYPES.replace("\n", "").split("|") for word in group.split()
}
DIRECTIONS: dict[str, str] = {
    "n": "n", "north": "n", "s": "s", "south": "s", "e": "e", "east": "e", "w": "w", "west": "w",
    "ne": "ne", "northeast": "ne", "nw": "nw", "northwest": "nw", "se": "se", "southeast": "se",
    "sw": "sw", "southwest": "sw",
}  # fmt: skip
UNIT_WORDS = frozenset(
    {"apt", "apartment", "unit", "ste", "suite", "no", "bldg", "building", "lot", "rm", "room", "spc", "trlr"}
)
ORDINALS: dict[str, str] = {
    "first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6", "seventh": "7",
    "eighth": "8", "ninth": "9", "tenth": "10", "eleventh": "11", "twelfth": "12", "thirteenth": "13",
    "fourteenth": "14", "fifteenth": "15", "sixteenth": "16", "seventeenth": "17", "eighteenth": "18",
    "nineteenth": "19", "twentieth": "20",
}  # fmt: skip
STATE_WORDS = frozenset(
    {
        "al", "ak", "az", "ar", "ca", "co", "de", "fl", "ga", "hi", "ia", "id", "il", "in", "ks", "ky", "ma", "md",
        "me", "mi", "mn", "mo", "ms", "mt", "nc", "nd", "ne", "nh", "nj", "nm", "nv", "ny", "oh", "ok", "or", "pa", "ri",
        "sc", "sd", "tn", "tx", "ut", "va", "vt", "wa", "wi", "wv", "wy", "texas", "nevada", "arizona", "california",
        "florida", "usa", "us", "united", "states",
    }
)  # fmt: skip
