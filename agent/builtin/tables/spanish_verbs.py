"""Spanish verbs in their common forms, each put into the English verb at its time."""

from __future__ import annotations

from collections.abc import Iterator

REGULAR: dict[str, tuple[str, str]] = {
    "llamar": ("call", "called"), "contactar": ("contact", "contacted"), "hablar": ("talk", "talked"),
    "contestar": ("answer", "answered"), "responder": ("answer", "answered"), "vender": ("sell", "sold"),
    "cobrar": ("charge", "charged"), "gastar": ("spend", "spent"), "ganar": ("win", "won"),
    "cambiar": ("change", "changed"), "renovar": ("renew", "renewed"), "durar": ("last", "lasted"),
    "trabajar": ("work", "worked"), "ayudar": ("help", "helped"), "usar": ("use", "used"),
    "multar": ("fine", "fined"), "reembolsar": ("refund", "refunded"), "firmar": ("sign", "signed"),
    "preguntar": ("ask", "asked"), "aceptar": ("accept", "accepted"), "rechazar": ("reject", "rejected"),
    "visitar": ("visit", "visited"), "vivir": ("live", "lived"), "recibir": ("get", "got"), "molestar": ("bother", "bothered"),
    "necesitar": ("need", "needed"), "alquilar": ("rent", "rented"), "revisar": ("check", "checked"),
    "anotar": ("note", "noted"), "registrar": ("record", "recorded"), "apuntar": ("note", "noted"),
    "ordenar": ("sort", "sorted"), "bajar": ("lower", "dropped"), "explicar": ("explain", "explained"),
    "confirmar": ("confirm", "confirmed"), "ofrecer": ("offer", "offered"), "aprobar": ("approve", "approved"),
}  # fmt: skip
IRREGULAR: dict[str, str] = {
    "answers": "contesta, responde, contestan, responden", "works": "funciona, sirve, funcionan, sirven", "does not work": "no funciona, no sirve",
    "expires": "vence, venza, vencen, expira, expire, expiran, caduca", "costs": "cuesta, cuestan, costo", "sold": "vendio, vendieron, vendida, vendidas, vendido, vendidos",
    "calls": "llamadas", "call from": "llamada de", "lists": "listas", "renews": "renueva, renueven, renuevan", "want": "quieren, queremos", "renew": "renueve",
    "close": "cerrar, cierra", "closed": "cerro, cerraron, cierre", "lost": "perdio, perdimos", "write to": "escribir, escribele a, escribele, escribirle",
    "remind": "recuerda, recuerde, recordar", "remind me": "acuerdame, acuerdame de, recuerdame de, recuerdeme, no me dejes olvidar, hazme recordar, hazme acuerdo de",
    "knows": "sabe, saben", "can": "poder", "do": "hacer, haces", "take": "tarda, tardan", "bought": "compro, compraron, comprado, comprada, comprados, compradas",
    "spoke with": "hable con, hablamos con", "found": "encontre, encontro", "told me": "me dijo, me dijeron, me comento, me conto", "does not want": "no quiere, no quieren",
}  # fmt: skip
_AR = ("as a amos an e aste o aron es en emos ando", "ado ada ados adas", "ar")
_ER = ("es e emos en i iste io ieron as an amos iendo", "ido ida idos idas", "er")
_IR = ("es e imos en i iste io ieron as an amos iendo", "ido ida idos idas", "ir")
_ENDINGS = {"ar": _AR, "er": _ER, "ir": _IR}
_PAST = frozenset("e aste o aron i iste io ieron".split())
_PRONOUNS = ("", "le", "les", "lo", "la", "me")


def verbs() -> Iterator[tuple[str, str]]:
    """(Spanish, English) of every form."""
    for english, forms in IRREGULAR.items():
        yield from ((form.strip(), english) for form in forms.split(","))
    for infinitive, (now, before) in REGULAR.items():
        stem, (finite, participles, ending) = infinitive[:-2], _ENDINGS[infinitive[-2:]]
        yield from ((stem + ending + pronoun, now) for pronoun in _PRONOUNS)
        yield from ((stem + last, before) for last in participles.split())
        yield from ((stem + last, before if last in _PAST else now) for last in finite.split())
