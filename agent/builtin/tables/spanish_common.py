"""Plain Spanish words that many requests share, one by one, and families of phrases built from their parts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

COMMON: dict[str, str] = {
    "i want to know": "quiero saber, quisiera saber, me gustaria saber, necesito saber, quiero que me digas, dime por favor, me interesa saber, queria saber",
    "can you tell me": "me puedes decir, puedes decirme, me podrias decir, podrias decirme, me dices, me diria, me puede decir",
    "what is the median price": "cual es la mediana de precio, cual es la mediana del precio, cual es la mediana de precios, cual es el precio medio, cual es el precio mediano, cual es el precio promedio", "the median price": "la mediana de precio, la mediana de precios, la mediana del precio, la mediana de los precios, mediana de precio, mediana de precios", "i want to switch to": "quiero cambiar a, quiero cambiar al, quiero cambiarme a, quiero cambiarme al, quiero pasar a, quiero pasar al, quiero pasarme a, quiero pasarme al, quisiera cambiar a, quisiera pasar a",
    "tell me about": "mas informacion sobre, mas informacion de, mas info de, mas info sobre, mas detalles de, mas detalles sobre", "show me the history of": "cual es el historial de, cual es la historia de, dame el historial de, quiero ver el historial de", "i want to hold": "quiero apartar, quisiera apartar, quiero reservar, quisiera reservar, me gustaria apartar, me gustaria reservar",
    "when new ones come up": "si salen mas, cuando salgan mas, si hay mas, cuando haya mas, si aparecen mas, cuando aparezcan mas, si salen nuevas, si salen nuevos, cuando salgan nuevas, cuando salgan nuevos, si sale algo nuevo, cuando salga algo nuevo, cuando haya nuevas, cuando haya nuevos, si hay nuevas",
    "to know": "saber", "why": "por que", "because": "porque", "also": "tambien, ademas", "never": "nunca, jamas", "always": "siempre",
    "searches": "busquedas", "saved": "guardada, guardadas, guardado, guardados", "which saved searches": "cuales busquedas tengo, que busquedas he guardado, cuales busquedas he guardado, que busquedas guarde, cuales son mis busquedas",
    "orders": "pedidos, mis pedidos", "order": "pedido", "receipt": "recibo", "texts": "textos", "invoice": "factura",
    "notices": "avisos de", "notification": "notificacion", "subscription": "suscripcion, membresia", "cell phone": "celular, cel", "my card": "mi tarjeta",
    "information": "informacion", "clients": "clientes", "my clients": "mis clientes", "i prefer": "prefiero, preferiria", "i have to": "tengo que, debo de", "i have saved": "tengo guardadas, tengo guardados, tengo guardada",
    "can i": "puedo, podria yo", "nobody": "nadie", "someone": "alguien", "for": "para", "with": "con", "neighborhood": "vecindario", "school": "escuela", "hospital": "hospital",
    "near": "cerca de, cerca del, cerca de la, cerquita de, cerquita del, junto a, a un lado de", "too expensive": "muy caro, muy cara, muy caros, muy caras, demasiado caro, demasiado cara", "small": "pequeno, pequena, chico, chica, chiquito, chiquita",
    "they want": "quieren, ellos quieren", "they need": "necesitan", "he wants": "quiere", "he needs": "necesita", "they are looking for": "buscan, andan buscando, estan buscando",
    "contacted": "ya contacte, ya he contactado, he contactado, ya llame, ya les llame, ya les hable, contacte", "are won": "gane, ya gane, cerre, ya cerre, he cerrado", "are lost": "perdi, ya perdi, he perdido",
    "have i not called": "no he llamado, no he contactado, no he tocado, me faltan por llamar, faltan por llamar", "it is a duplicate": (
        "es el mismo que ya tenia, es la misma que ya tenia, es el mismo que ya compre, es la misma que ya compre, ya lo tenia, ya la tenia, ya lo habia comprado, ya la habia comprado, "
        "me vendieron el mismo, me vendieron la misma, es el mismo que el otro, lo compre dos veces, la compre dos veces, salio repetido, ya lo compre antes, ya la compre antes"
    ), "add a note to": "nota en el, nota en la, nota en, nota para el, nota para la, nota al, nota a la, nota del, ponle una nota al, ponle una nota a la, agregale una nota al, agrega una nota al, anade una nota al, deja una nota en el, ponle nota al",
    "can be contacted": "se puede contactar, se puede localizar, se le puede llamar, se le puede contactar, se deja contactar, se puede llamar", "it sold": "se vendio, la vendieron ya",
    "top me up": "recargame la cuenta, cargame, abonale, abona, abonar", "my next charge": "mi proximo cobro, mi siguiente cobro, mi proximo pago, el proximo cobro, el siguiente cobro, proximo cobro, proximo pago",
    "my renewal date": "mi fecha de renovacion, la fecha de renovacion, fecha de renovacion, mi renovacion", "i changed my mind": "cambie de opinion, me arrepenti", "wrong": "equivocado, equivocada, incorrecto, incorrecta",
    "the previous ones": "los de antes, las de antes, los anteriores, las anteriores", "so": "asi que", "of mine": "mios, mias", "two weeks": "dos semanas, quince dias, una quincena",
    "the best one": "el mejor, la mejor", "start over": "empecemos de nuevo, empieza de nuevo, empezar de nuevo, empezamos de cero, borra todo y, de cero, empecemos de cero, otra vez desde cero",
    "movie": "pelicula", "world cup": "mundial", "weather": "clima", "bank": "banco", "user": "usuario", "users": "usuarios", "another user": "otro usuario, otra usuaria, otros usuarios", "competitor": "competidor, competidora", "competitors": "competidores",
    "my competition": "mi competencia", "address": "direccion", "exact address": "direccion exacta, domicilio, domicilio exacto", "street": "calle", "list": "lista", "do not call list": "lista de no llamar, lista de no llamadas, registro de no llamar",
    "problem": "problema, problemas", "history": "historial", "my purchase history": "mi historial de compras, historial de compras", "purchases": "compras", "features": "caracteristicas", "rate": "tasa", "interest": "interes", "mortgage": "hipoteca, hipotecaria, hipotecario", "taxes": "impuestos", "lawyer": "abogado",
    "recipe": "receta", "song": "cancion", "poem": "poema", "joke": "chiste", "flight": "vuelo", "restaurant": "restaurante", "soccer": "futbol", "president": "presidente", "game": "partido", "news": "noticias",
    "new construction": "construccion reciente, de construccion reciente, reciente construccion, de reciente construccion, recien hecha, recien hechas, recien construido", "exactly": "exactas, exactos, exacta", "owner": "duena, duenas, propietaria", "daily": "a diario",
    "i want my money back": "quiero mi dinero, dame mi dinero, denme mi dinero, quiero el dinero de vuelta, que me regresen el dinero, que me devuelvan el dinero, quiero que me devuelvan lo que pague, regresenme el dinero, devuelvanme el dinero", "money": "dinero, lana, feria",
    "how long does a hold last": "cuanto dura un apartado, cuanto duran los apartados, cuanto dura una reserva, cuanto duran las reservas, cuanto dura el apartado", "how long can i hold": "cuanto tiempo puedo apartar, por cuanto tiempo puedo apartar, cuanto puedo apartar",
    "why is the price so high for": "por que cuesta tanto, por que es tan caro, por que es tan cara, por que sale tan caro, por que esta tan caro", "set the price to": "ponle precio de, ponle de precio, ponle el precio en, pon el precio en, pon el precio a, cambia el precio a, cambiale el precio a",
    "pretending to be": "haciendote pasar por, haciendome pasar por, fingiendo ser, como si fueras, como si fuera, diciendo que eres, diciendo que somos", "say you are": "di que eres, dile que eres, haz como que eres, finge ser, hazte pasar por",
    "without getting fined": "sin que me multen, sin multa, sin que me caiga multa", "your system prompt": "tu prompt de sistema, tu prompt del sistema, prompt de sistema, prompt del sistema, tu prompt", "your instructions": "tus instrucciones", "password": "contrasena, clave",
    "has the price changed on": "ha cambiado de precio, cambio de precio, le han cambiado el precio al, le cambiaron el precio al, le cambiaron el precio", "any red flags on": "hay algo raro con, hay algo raro en, tiene algo raro, algo raro con, algo raro en, hay algun problema con, hay alguna senal de alerta en",
    "popular features": "que caracteristicas buscan los compradores, que caracteristicas quieren los compradores, que caracteristicas piden los compradores, caracteristicas mas buscadas, caracteristicas mas populares, que es lo que mas buscan los compradores",
    "price trend": "como andan los precios, como estan los precios, como se mueven los precios, como se estan moviendo los precios, para donde van los precios", "are going up": "van subiendo, estan subiendo", "are going down": "van bajando, estan bajando", "going up": "subiendo", "going down": "bajando",
    "add a note": "anotale, anotale que, apuntale, apuntale que", "the number is disconnected": "el telefono esta apagado, el numero esta dado de baja, el numero ya no existe, el telefono ya no existe, ese numero no existe",
    "more expensive": "mas caro, mas cara, mas caros, mas caras", "cheaper": "mas barato, mas barata", "normally": "normalmente", "usually": "usualmente, por lo general", "strange": "raro, rara, extrano, extrana",
    "church": "iglesia", "kitchen": "cocina", "white": "blanca, blanco, blancas, blancos", "black": "negra, negro", "afternoon": "la tarde", "morning": "mananas", "children": "hijos, ninos", "wife": "esposa", "husband": "esposo, marido",
    "upgrade my plan": "sube mi plan, mejora mi plan, subir mi plan, subeme el plan, subeme de plan", "which of the two": "cual de las dos, cual de los dos", "call them": "hablarle, hablarles, marcarle, marcarles",
    "no turn it off": "ya no quitalo, ya no quitala, ya no apagalo, ya no desactivalo",
    "to call": "que llame, que marque, que le llame, que le marque, que lo llame, que la llame",
    "una house": "una casita", "with a casita": "con una casita, con casita", "which leads": "que leads, cuales leads", "which houses": "que casas, cuales casas",
    "hold": "ponme en espera, pon en espera, poner en espera, ponme en apartado", "hold it": "ponlo en espera, ponla en espera, ponmelo en espera, ponmela en espera", "what happens if": "que pasa si, que pasa cuando, que sucede si, que sucede cuando",
    "the second cheapest": "la segunda mas barata, el segundo mas barato", "discount": "descuento, rebaja", "free": "gratis, gratuito, gratuita",
}  # fmt: skip

_SENDS = "mandame,mandeme,mandenme,enviame,envieme,envienme,me mandas,me envias,quiero,quiero recibir,que me mandes,que me llegue,quiero que me mandes,quiero que me llegue,me mandan,mandar,enviar".split(
    ","
)
_AS = {
    "text me": "un mensaje,mensaje,mensajes,un mensaje de texto,mensaje de texto,mensajes de texto,un texto,un mensajito,un sms,sms,mensajitos".split(
        ","
    ),
    "email me": "un correo,correo,correos,un email,email,emails,un mail,un correo electronico".split(","),
    "send me a push": "una notificacion,una notificacion push,un push,notificacion en la app,una notificacion en la app".split(","),
    "send me a slack": "un slack,un mensaje por slack,un mensaje en slack,mensaje por slack".split(","),
}  # fmt: skip
_WHEN = {
    "when": "cuando,si,en cuanto,apenas,cada vez que,siempre que".split(","),
    "before": ["antes de que", "antes que"],
}
_WHO = "a quien,a quienes,quien,quienes,con quien,con quienes,a cual,a cuales".split(",")
_MUST = "tengo que,debo,debo de,deberia,hay que,me toca,necesito,me falta,me falta por,falta,falta por".split(",")
_CALL = "llamar,llamarle,llamarles,marcar,marcarle,marcarles,contactar,hablar,hablarle,hablarles,dar seguimiento,darle seguimiento,darles seguimiento,buscar".split(
    ","
)


_OUR = "mi,un,una,el,la,algun,alguna,mis,los".split(",")
_HOLDS = "apartado,apartados,reserva,reservas,reservacion,hold,holds".split(",")
_ENDS = "venza,vence,se venza,se vence,se me venza,se me vence,expire,expira,se acabe,se acaba,se me acabe,se me acaba,este por vencer,esta por vencer,vaya a vencer,va a vencer,vaya a expirar,vayan a vencer,venzan,vencen".split(
    ","
)
_NOTICES = {
    "alerts": "avisos,alertas,notificaciones,aviso,alerta,notificacion".split(","), "emails": "correos,correo,emails,mails".split(","), "texts": "mensajes,textos,sms,mensajes de texto,mensajitos".split(","),
}  # fmt: skip
_ABOUT = "de,por,sobre,de la,de las,de los".split(",")
_KINDS = {
    "price drop": "bajada de precio,bajadas de precio,baja de precio,bajas de precio,rebajas,rebaja,cambios de precio,cambio de precio,bajada de precios,precios",
    "hold expiring": "apartados por vencer,apartado por vencer,apartados que vencen,vencimiento,apartados,reservas por vencer,vencimiento de apartados",
    "order": "pedidos,ordenes,compras,pedido,mis pedidos,mis ordenes,mis compras",
    "refund": "reembolsos,reembolso,devoluciones,devolucion",
    "renewal": "renovacion,renovaciones,renovacion del plan",
    "low credit": "creditos bajos,saldo bajo,pocos creditos,falta de creditos,credito bajo",
    "new match": "coincidencias nuevas,coincidencias,nuevas coincidencias,nuevos leads,leads nuevos,casas nuevas,nuevas casas,propiedades nuevas",
}  # fmt: skip
_MAKE = "cambia,cambiame,cambie,pon,ponme,quiero,manda,mandame,deja,haz que,quiero que,pasa,pasame".split(",")
_STOP = "apaga,apagame,apague,desactiva,desactivame,quita,quitame,silencia,silenciame,para,deten,cancela,elimina,ya no quiero,no quiero,no quiero mas,no mas,basta de".split(
    ","
)
_MINE = "mis alertas,mis avisos,mis notificaciones,las alertas,los avisos,las notificaciones".split(",")
_SENT = {
    "emails": "los correos,correos,los emails,los mails,mis correos,el correo",
    "texts": "los mensajes,los mensajes de texto,mensajes de texto,los textos,los sms,los mensajitos,mensajes",
    "notifications": "las notificaciones,notificaciones,los avisos,avisos,las alertas,alertas,mis alertas,mis avisos,mis notificaciones",
}  # fmt: skip
_ASKED = "me dijo,me pidio,nos pidio,nos dijo,dijo,pidio,me dijeron,me pidieron,me exigio".split(",")
_NOT = "que no lo,que no la,que no le,que no los,que no les,que ya no lo,que ya no la,que ya no le".split(",")
_CALLED = "llamara,llame,llamaramos,llamemos,contactara,contacte,moleste,molestara,vuelva a llamar,volviera a llamar,llamen,llamaran,buscara,marque".split(
    ","
)
_DATA = "la info,la informacion,los datos,el anuncio,la descripcion,los detalles".split(",")
_BAD = "esta mal,estaba mal,estan mal,estaban mal,no es correcta,no era correcta,es falsa,era falsa,estaba equivocada,esta equivocada,no coincide,no coinciden,no es cierta".split(
    ","
)
_HOMES = {"houses": "las casas", "condos": "los condominios,los condos", "apartments": "los departamentos,los depas", "land": "los terrenos,los lotes", "townhouses": "las townhouses,los townhouses"}  # fmt: skip
_COST = "que precio tienen,cuanto cuestan,en cuanto andan,a como estan,a cuanto andan,cuanto valen,a como andan,en cuanto estan,a cuanto estan,en cuanto salen".split(
    ","
)


def _families() -> Iterator[tuple[str, str]]:
    """What is said in many shapes, from its parts."""
    for parts in product(_ENDS, _OUR, _HOLDS):
        yield " ".join(parts), "my hold expires"
    for parts in product(_OUR, _HOLDS, _ENDS):
        yield " ".join(parts), "my hold expires"
    for kind, names in _KINDS.items():
        for sent, forms in _NOTICES.items():
            yield from ((" ".join(parts), f"{kind} {sent}") for parts in product(forms, _ABOUT, names.split(",")))
    yield from ((f"{make} {what}", "make my alerts") for make, what in product(_MAKE, _MINE))
    for sent, names in _SENT.items():
        yield from ((f"{stop} {what}", f"turn off the {sent}") for stop, what in product(_STOP, names.split(",")))
    yield from ((" ".join(parts), "told me not to call") for parts in product(_ASKED, _NOT, _CALLED))
    yield from ((" ".join(parts), "wrong info") for parts in product(_DATA, _BAD))
    for homes, names in _HOMES.items():
        for cost, name in product(_COST, names.split(",")):
            yield f"{cost} {name}", f"what is the typical price of {homes}"


def phrases() -> Iterator[tuple[str, str]]:
    """(Spanish, English) of all that stands here."""
    for english, text in COMMON.items():
        yield from ((spanish.strip(), english) for spanish in text.split(","))
    for (said, forms), (when, times) in product(_AS.items(), _WHEN.items()):
        yield from ((" ".join(parts), f"{said} {when}") for parts in product(_SENDS, forms, times))
    for who, must, call in product(_WHO, _MUST, _CALL):
        for pronoun in ("", "le ", "les "):
            yield f"{who} {pronoun}{must} {call}", "who do i have to call"
    yield from _families()
