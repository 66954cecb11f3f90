"""Spanish of the user's own affairs and of figures: notices, bought leads, refunds, plan, markets; see ``spanish.py``."""

from __future__ import annotations

OWN: dict[str, str] = {
    # notices
    "my hold expires": "venza mi apartado, venza mi reserva, se venza mi reserva, vence mi apartado, vence mi reserva, expire mi apartado, expire mi reserva", "refunds": "reembolsos, devoluciones", "remind me": "recuerdame, recuerdeme",
    "when will you charge me": "cuando me vuelven a cobrar, cuando me cobran, cuando me van a cobrar, cuando me toca pagar, cuando es el proximo cobro, cuando es el siguiente cobro, cuando me cobran otra vez",
    "add a note to": "apunta en el, apunta en la, anota en el, anota en la, escribe en el, escribe en la",
    "renewal": "renovacion, renovaciones, la renovacion del plan", "texts": "textos, mensajitos de texto, textitos", "turn off price drop alerts": "quita la alerta de precios, quita la alerta de precio, quita las alertas de precio, quita las alertas de precios, ya no me avises de precios, ya no me avises cuando bajen los precios",
    "price drop alerts": "alerta de precio, alerta de precios, alertas de precio, alertas de precios, alertas de bajadas, avisos de precio, avisos de precios",
    "release it": "suelta lo mejor, suelta la mejor, libera lo mejor, sueltalo, sueltala, mejor sueltalo, mejor sueltala, sueltalo mejor, sueltala mejor, dejalo ir, dejala ir, liberalo, liberala",
    "upgrade me to enterprise": "sube a enterprise, subir a enterprise, pasar a enterprise, pasarme a enterprise, quiero enterprise, quiero el enterprise", "switch me to pro": "sube a pro, subir a pro, pasar a pro, pasarme a pro, quiero el plan pro, baja a pro",
    "downgrade me to basic": "bajar al plan basico, bajarme al basico, bajarme al plan basico, quiero bajar al plan basico, quiero bajar a basico, bajame al plan basico, baja a basic, baja a basico, bajar a basic, bajar a basico, pasar a basic, pasarme a basic, quiero el basico, quiero el plan basico",
    "mute everything": "silencia todo, silencialo todo, silenciame todo, silenciar todo, calla todo", "mute the": "silencia las, silencia los, silenciar las, silencia el",
    "quiet hours from": "silencio de, silencio desde, silencio entre", "quiet hours": "horas de silencio, horario de silencio, hora de silencio, horas silenciosas, modo silencio, modo silencioso, horario silencioso, modo de no molestar, periodo de silencio, tiempo de silencio, horas tranquilas",
    "turn off quiet hours": "sin horas de silencio, ya no quiero horas de silencio, no quiero horas de silencio, no mas horas de silencio, ya no quiero las horas de silencio, no quiero las horas de silencio",
    "turn off the": "quitame las, quitame los, quita los, quita las, quitame el, apaga las, apaga los, desactiva las, desactiva los, desactiva el, cancela las alertas de, elimina las alertas de, ya no quiero las, ya no quiero los, no quiero los, no quiero las",
    "do not bother me": "no me molesten, no me molestes, no me moleste, que no me molesten, que no me llamen, no me despierten, que no me lleguen mensajes, no me manden nada, no me mandes nada, que no suene el telefono, no quiero mensajes, nada de mensajes, sin mensajes, no me escriban, no me avisen de nada",
    "between": "entre las, de entre las", "and": "y las",
    "new matches": "coincidencias nuevas, nuevas coincidencias, nuevas propiedades, propiedades nuevas, nuevos anuncios, anuncios nuevos",
    "at night": "de noche, en la noche, por las noches, en las noches", "overnight": "durante la noche, toda la noche",
    "weekly summary": "resumen semanal, resumen por semana", "daily summary": "resumen diario, resumen por dia",
    "text messages": "mensajes de texto, mensajitos, mensajes al celular", "expiring holds": "apartados por vencer, reservas por vencer, apartados que vencen",
    "hold is about to expire": "apartado este por vencer, apartado vaya a vencer, reserva este por vencer, apartado se venza, se me venza un apartado, se venza mi apartado",
    "low credits": "pocos creditos, creditos bajos, saldo bajo, me quede sin creditos, se me acaben los creditos, se acaben mis creditos",
    "except for": "menos los de, menos las de, excepto los de, salvo los de",
    # bought leads
    "who do i have to call": "a quien tengo que llamar, a quienes tengo que llamar, a quien debo llamar, a quien hay que llamar, a quien me toca llamar, a quien llamo, quien me falta por llamar, quien me falta llamar, a quien le debo una llamada, que llamadas tengo pendientes, que seguimientos tengo, que pendientes tengo, mis pendientes, mis seguimientos",
    "which of my leads are": "cuales de mis leads estan, que leads tengo, cuales leads estan, cuales de mis leads son, cuales de mis compras estan",
    "qualified": "calificados, calificadas", "contacted": "contactadas", "lost": "perdidos, perdidas", "won": "ganados, ganadas, cerrados, cerradas, ya es nuestro, ya es nuestra",
    "not interested": "ya no le interesa, no le interesa, ya no les interesa, no esta interesado, no esta interesada, ya no esta interesado, ya no esta interesada, perdio el interes, ya no quiere vender, ya no vende",
    "went with another agent": "se fue con otro agente, firmo con otro agente, se fue con otro, firmo con otro, ya firmo con otro agente",
    "sent the offer": "ya mande la oferta, mande la oferta, ya le mande la oferta, le mande la oferta, envie la oferta, ya envie la oferta, le hice una oferta, ya le hice oferta",
    "spoke with the owner of": "hable con el dueno de, hable con la duena de, hable con el dueno del", "spoke with": "hable con, ya hable con, platique con",
    "left a voicemail": "deje mensaje, deje un mensaje, le deje mensaje, le deje un mensaje, deje buzon, deje mensaje de voz, deje un mensaje de voz, le deje un mensaje de voz",
    "add a note": "deja una nota, dejale una nota, apunta una nota, apuntale una nota, escribele una nota, guarda una nota, haz una nota",
    "follow up": "mandale seguimiento, dale seguimiento, darle seguimiento, dar seguimiento, hacer seguimiento, ponle seguimiento",
    "remind me to call": "recuerdame llamar, recuerdame que llame, recuerdame marcarle, hazme acordar de llamar",
    # refunds
    "told me not to call": "me pidio que no lo llamara, me pidio que no la llamara, me pidio que no le llamara, me dijo que no lo llame, me dijo que no la llame, me dijo que no le llame, me dijo que no volviera a llamar, me pidio no llamar, no quiere que lo llamen, no quiere que la llamen, no quiere que le llamen, que no lo vuelva a llamar, que no le vuelva a llamar, me pidio que no llamara",
    "it is an agent not the owner": "es un agente, es una agente, es agente y no el dueno, contesto un agente, resulto ser agente, resulto ser un agente, es de una inmobiliaria",
    "is only a renter": "es inquilino, es inquilina, solo renta, nada mas renta, es el inquilino", "wrong person": "persona equivocada, contesto otra persona, es otra persona, contesta otra persona",
    "wrong price": "el precio esta mal, el precio estaba mal, precio equivocado, precio incorrecto", "same house": "misma casa, la misma casa, es la misma casa, misma propiedad, la misma propiedad",
    "already sold": "ya la vendieron, ya lo vendieron, ya estaba vendida, ya estaba vendido, ya esta vendida, ya esta vendido, la vendieron",
    # figures
 "which city": "en que ciudad, cual ciudad, en cual ciudad, que ciudad", "which of the two": "en cual de las dos, cual de las dos ciudades",
    "sell faster": "se venden mas rapido, se vende mas rapido, se venden mas pronto, se mueven mas rapido, vuelan mas rapido, se van mas rapido, se mueve mas rapido", "take longer to sell": "tardan mas en venderse, se tardan mas en vender, tardan mas en vender, duran mas en venderse",
    "is cheaper": "es mas barato, es mas barata, sale mas barato, sale mas barata, esta mas barato, esta mas barata, son mas baratas las casas, estan mas baratas las casas", "is more expensive": "es mas caro, es mas cara, sale mas caro, sale mas cara, esta mas caro, esta mas cara, son mas caras las casas, estan mas caras las casas",
    "compared with": "comparado con, comparada con, comparados con, comparadas con, en comparacion con, a comparacion de, comparandola con, comparandolo con",
    "what is the typical price of a house": "cuanto cuesta una casa tipica, cuanto cuesta una casa normal, cuanto vale una casa tipica, cuanto cuesta una casa promedio, cuanto cuesta en promedio una casa, cuanto cuesta una casa en promedio, cuanto sale una casa",
    "what is the typical price of houses": "cuanto cuestan las casas, cuanto valen las casas, en cuanto andan las casas, a como estan las casas", "what is the typical price of condos": "cuanto cuestan los condominios, en cuanto andan los condominios, cuanto valen los condominios",
    "days on market": "dias de venta, dias para vender, dias en venta, cuantos dias tardan en venderse, cuanto tardan en venderse, cuanto tarda en venderse, dias en el mercado, dias en mercado, cuanto duran en el mercado, cuanto se tardan en vender, cuanto tiempo tardan en venderse, que tan rapido se venden",
    "price per square foot": "precio por pie cuadrado, precio del pie cuadrado, precio por pie, el pie cuadrado", "what do buyers want": "que buscan los compradores, que quieren los compradores, que piden los compradores, que prefieren los compradores",
    "inventory": "cuantas casas hay en venta, cuanto inventario hay, inventario, cuantas propiedades hay, cuantas hay en venta, oferta disponible", "demand": "demanda", "compare": "comparame, compareme",
    # one lead
    "who is selling": "quien vende, quien lo vende, quien la vende, quien esta vendiendo", "where did it come from": "de donde salio, de donde viene, de que sitio es, de que pagina salio, donde lo publicaron, donde la publicaron, de donde es",
    "tell me more about": "cuentame mas del, dime mas del, mas del, cuentame del, dime del, platicame del, quiero saber mas del, cuentame mas de la, dime mas de la, mas informacion del, detalles del, info del",
    "has the price changed on": "ha bajado de precio, ha cambiado el precio de, ha cambiado el precio del, ha subido de precio, bajo de precio, le han bajado el precio a, le bajaron el precio a",
    "does it have a phone number": "tiene telefono, tiene numero de telefono, trae telefono, tiene numero, tiene contacto, tiene correo", "call the owner for me": "llama al dueno por mi, llamale al dueno por mi, llama al vendedor por mi, llama tu al dueno, hablale al dueno por mi",
    "who bought it": "quien lo compro, quien la compro", "who is holding it": "quien lo tiene apartado, quien la tiene apartada",
    # plan
    "looking to buy": "y buscan casa, y busca casa, y quieren comprar, y quiere comprar, que buscan casa, y necesitan casa, y quieren casa", "in the app": "por la app, por la aplicacion, en la app, en la aplicacion", "prices drop": "bajan los precios, bajan de precio, bajen de precio, bajara el precio", "upgrade me to": "subeme a, subeme al, pasame a, pasame al, cambiame a, cambiame al, quiero subir a, quiero pasar a", "downgrade me to": "bajame a, bajame al",
}  # fmt: skip
