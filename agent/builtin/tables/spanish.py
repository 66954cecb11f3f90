"""Spanish as people type it, put into the English that every other table knows; accents are folded before.

Numbers, "hasta", "menos de" and the like keep their Spanish: ``grammar.py`` reads them as they are.
"""

from __future__ import annotations

from collections.abc import Iterator

from agent.builtin.tables.spanish_common import phrases
from agent.builtin.tables.spanish_own import OWN
from agent.builtin.tables.spanish_verbs import verbs

WORDS: dict[str, str] = {
    # what is looked for
    "house": "casita bonita, vivienda unifamiliar, casa unifamiliar, casa independiente, casa",
    "houses": "casas, casitas, casas unifamiliares, viviendas unifamiliares, chalets",
    "home": "vivienda, hogar, inmueble, propiedad, cantón", "homes": "viviendas, hogares, inmuebles, propiedades",
    "apartment": "apartamento, departamento, depa, depto, apto, piso en renta", "apartments": "apartamentos, departamentos, depas, deptos, aptos",
    "condo": "condominio, condo", "condos": "condominios", "townhouse": "casa adosada, adosado", "townhouses": "casas adosadas, adosados",
    "land": "terreno, lote, solar baldio, parcela", "land ": "terrenos, lotes, parcelas", "duplex": "duplex, duplexs, dos familias",
    "multifamily": "multifamiliar, multifamiliares, edificio de apartamentos",
    "leads": "prospectos, clientes potenciales", "lead": "prospecto", "listings": "anuncios, listados, publicaciones, avisos",
    "buyers": "compradores, gente que quiere comprar, personas que quieren comprar, gente buscando comprar, personas buscando comprar, interesados en comprar, gente que busca comprar, personas que buscan casa, gente que busca casa",
    "buyer": "comprador",
    "owner": "dueno, duenos, propietario, propietarios, particular, particulares", "by owner": "por dueno, del dueno, de dueno, por el dueno, directo del dueno, dueno directo, trato directo, de particulares, que venda el dueno, vendido por el dueno, vendidas por el dueno, vendidas por sus duenos, venta directa",
    "agent": "agente, agentes, corredor, corredores, inmobiliaria, inmobiliarias",
    "for rent": "en renta, de renta, para rentar, para renta, en alquiler, para alquilar, de alquiler, en arriendo, se renta, se rentan, rentas, rentar, alquilar, alquiler",
    "for sale": "en venta, a la venta, se vende, se venden",
    "bedrooms": "recamaras, habitaciones, cuartos, dormitorios, alcobas, piezas, rec, recs, habs, hab",
    "bedroom": "recamara, habitacion, dormitorio, alcoba", "bathrooms": "banos, banos completos", "bathroom": "bano, bano completo",
    "and a half bathrooms": "banos y medio, banos con medio, bano y medio", "half bath": "medio bano",
    "square feet": "pies cuadrados, pies2, pies", "miles": "millas, milla",
    # features
    "pool": "alberca, piscina, pileta, albercas, piscinas", "garage": "cochera, garaje, garage techado, cocheras, estacionamiento techado, garajes",
    "yard": "jardin, patio, patio trasero, patio grande, yarda, traspatio", "solar panels": "paneles solares, placas solares, panel solar",
    "no hoa": "sin hoa, sin asociacion, sin cuota de asociacion, sin cuotas, sin asociacion de vecinos, que no tenga hoa, que no tengan hoa, no tenga hoa",
    "single story": "de un solo piso, de un piso, de una planta, de una sola planta, un solo piso, una sola planta, un piso, una planta, sin escaleras, todo en un piso, planta baja, un nivel, un solo nivel, de un nivel, de un solo nivel",
    "fixer upper": "pa arreglar, para arreglar, por arreglar, para remodelar, para reparar, pa remodelar, que necesite arreglos, que necesiten arreglos, que necesite trabajo, que necesiten trabajo, necesita arreglos, necesita reparacion, necesita reparaciones, para renovar, pa reparar, hay que arreglar, en mal estado, que necesite reparaciones",
    "motivated seller": "vendedor motivado, dueno motivado, urge vender, que le urja vender, les urge vender, le urge vender, urgidos por vender, con prisa por vender, que tengan prisa, vendedores motivados, con urgencia de vender, urgente de vender, que quiera vender rapido, que quieran vender rapido",
    "view": "vista, vistas, con vistas, buena vista, vista bonita", "waterfront": "frente al lago, junto al lago, frente al agua, a la orilla del lago, con lago, al lado del lago",
    "basement": "sotano", "ev charger": "cargador electrico, cargador para auto electrico, cargador de carro electrico, cargador para carro electrico, cargador de auto electrico",
    "guest house": "casa de huespedes, casa de invitados, casita para visitas, casita para invitados, casita de atras", "rv parking": "espacio para rv, lugar para rv, estacionamiento para rv, estacionamiento de rv, espacio para casa rodante",
    "new construction": "construccion nueva, obra nueva, recien construida, recien construidas, nueva construccion, a estrenar",
    # bounds
    "nothing over": "nada arriba de, nada por encima de, nada de mas de, nada mas caro que, nada que pase de, que no pase de, que no pasen de, sin pasar de, sin pasarse de, no mas de, no pase de, que no cueste mas de, que no cuesten mas de, que no supere, sin exceder, que no exceda, no quiero pagar mas de, no pagar mas de",
    "under": "por debajo de, debajo de, de menos de, menor a, menores a, bajo los, abajo de, por menos de, a menos de, inferior a, inferiores a, de hasta, menos que",
    "over": "por encima de, arriba de, de mas de, mayor a, mayores a, superior a, superiores a, mas que, mas de, a partir de",
    "at least": "al menos, por lo menos, minimo de, un minimo de, como minimo de, cuando menos", "minimum": "minimo, como minimo, de minimo, minima", "maximum": "maximo, como maximo, de maximo, maxima, tope, a lo mucho, cuando mucho, a lo mas, de tope, como tope",
    "max": "presupuesto de, mi presupuesto es, mi presupuesto es de, presupuesto maximo de, presupuesto hasta, un maximo de, maximo de, tope de, con presupuesto de, tengo hasta", "budget": "presupuesto",
    "about": "alrededor de, mas o menos, unos, aproximadamente, como unos, cerca de los, por ahi de, por los", "or more": "o mas, para arriba, pa arriba, en adelante, o mayor", "or less": "o menos, para abajo, pa abajo",
    "exactly": "exactamente, exacto, justo", "between": "entre, de entre", "a month": "al mes, por mes, mensuales, mensual, cada mes", "dollars": "dolares, dolarucos",
    "asking price": "precio de venta, precio pedido", "lead price": "precio del lead, costo del lead, precio por lead", "price": "precio", "prices": "precios",
    # time
    "listed": "publicada, publicadas, publicado, publicados, anunciada, anunciadas, listada, listadas, en el mercado, que salieron, subidas, que hayan salido",
    "today": "hoy, de hoy", "yesterday": "ayer", "this week": "esta semana, de esta semana", "this month": "este mes, de este mes", "last week": "la semana pasada, semana pasada, la ultima semana, ultima semana",
    "last month": "el mes pasado, mes pasado, el ultimo mes, ultimo mes", "last": "ultimos, ultimas, los ultimos, las ultimas, en los ultimos, en las ultimas", "since": "desde el, desde la",
    "days": "dias", "day": "dia", "weeks": "semanas", "week": "semana", "months": "meses", "hours": "horas, hrs", "hour": "hora", "tomorrow": "manana, pa manana", "tonight": "esta noche",
    "pm": "de la noche, de la tarde, por la noche", "am": "de la manana, por la manana", "monday": "lunes", "tuesday": "martes", "wednesday": "miercoles", "thursday": "jueves", "friday": "viernes", "saturday": "sabado", "sunday": "domingo",
    "more than": "hace mas de, llevan mas de, lleven mas de, lleva mas de, con mas de", "new": "nuevo, nueva, nuevos, nuevas", "newest": "mas nuevas, mas nuevos, mas recientes, mas reciente, mas nueva, recien salidas, lo mas nuevo",
    # orders and pages
    "cheapest first": "por mas barato, por mas barata, por mas baratas, por mas baratos, por lo mas barato, las mas baratas primero, los mas baratos primero, mas baratas primero, mas baratos primero, mas barato primero, lo mas barato primero, baratas primero, las baratas primero, los mas baratos first, las mas baratas first, de menor a mayor, de menor a mayor precio, empezando por las mas baratas, de barato a caro, de la mas barata a la mas cara, primero las mas baratas, primero lo mas barato, primero las baratas, primero los mas baratos, por precio mas bajo, ordenadas por precio, ordenados por precio, ordena por precio, ordenalas por precio, por precio, las mas economicas primero, ahora los mas baratos, ahora las mas baratas, baratito primero",
    "most expensive first": "las mas caras primero, los mas caros primero, mas caras primero, mas caros primero, lo mas caro primero, de mayor a menor, de mayor a menor precio, caras primero, primero las mas caras, primero lo mas caro, empezando por las mas caras, de caro a barato",
    "newest first": "por mas nuevo, por mas nuevos, por mas nuevas, por mas reciente, por mas recientes, por lo mas nuevo, por lo mas reciente, por las mas nuevas, por los mas nuevos, por novedad, las mas nuevas primero, los mas nuevos primero, mas nuevas primero, mas recientes primero, las mas recientes primero, lo mas nuevo primero, nuevas primero, primero las mas nuevas, primero lo mas nuevo, primero las nuevas, primero las mas recientes, por fecha, los mas recientes primero, recientes primero",
    "closest first": "las mas cercanas primero, mas cercanas primero, por distancia, primero las mas cercanas, las mas cerca primero", "best score first": "por calidad, por puntaje, las mejores primero, los mejores primero, mejores primero, mejor puntaje, por puntuacion, primero las mejores",
    "next page": "siguiente pagina, la siguiente pagina, pagina siguiente, la que sigue, mas resultados, las siguientes, los siguientes, las que siguen, muestrame mas, ensename mas, dame mas, quiero ver mas, ver mas, que mas hay, que mas tienes, mas opciones, hay mas, tienes mas, otras mas", "previous page": "pagina anterior, la pagina anterior, la anterior pagina, las anteriores, los de antes, regresa una pagina, vuelve a la pagina anterior, atras",
    "page": "pagina", "cheaper": "algo mas barato, mas baratitas, mas economico, mas economicas, menos caras, algo mas economico", "cheapest": "mas barata, mas barato, mas baratas, mas baratos, la de menor precio, mas baratito", "something cheaper": "algo mas barato, otras mas baratas, unas mas baratas, mas baratas porfa",
    "most expensive": "mas cara, mas caro, mas caras, mas caros", "biggest": "mas grande, mas grandes", "smallest": "mas pequena, mas pequeno, mas chica, mas chico", "best": "mejor, mejores",
    # joints
    "without": "sin, que no tenga, que no tengan", "with": "con, que tenga, que tengan, que incluya, que traiga, que traigan, tenga, tengan, que sea de, con un, con una, que cuente con", "and": "y, e, ademas", "or": "o, u", "but": "pero, aunque", "in": "en, por la zona de, en la zona de, en el area de, por el area de, adentro de",
    "near": "cerca de, cerquita de, cerca del, cerca de la, junto a, al lado de, por ahi por", "the": "el, los, las, la, del, de la, de los, de las", "of": "de", "for": "para, pa, por, pal, pa la", "no": "nada de, ni, ninguna, ningun, no quiero, que no sea, que no sean, no me interesan, no me interesa, no me gustan, no me ensenes, no me muestres, fuera", "nothing": "nada",
    "not from": "nada de, que no sea de, que no sean de", "only": "solo, solamente, nomas, nada mas, unicamente, puro, pura, puros, puras, sólo", "also": "tambien", "instead": "mejor, en vez, en lugar", "instead of": "en vez de, en lugar de", "except": "excepto, menos las, menos los, salvo, a excepcion de",
    "there": "ahi, alli, por ahi, por alla, ahi mismo, alla, en esa zona, en esa area, en ese lugar", "within": "a no mas de, en un radio de, a menos de un radio de, dentro de", "from": "desde", "outside": "fuera de",
    "new search": "empezar de nuevo, empecemos de nuevo, nueva busqueda, busqueda nueva, otra busqueda, borra todo, desde cero, empieza de nuevo",
    "same": "lo mismo, igual, la misma busqueda", "what about": "que tal, y que tal, que hay de, y que hay de, que tal si", "i meant": "quise decir, queria decir, digo, perdon quise decir, me refiero a, me referia a", "actually": "en realidad, mejor dicho, de hecho, la verdad", "sorry": "perdon, disculpa, disculpe",
    # asking
    "i want": "quiero, quisiera, queremos, quisieramos, deseo, deseamos, me gustaria, nos gustaria, querria, ocupo", "i need": "necesito, necesitamos, me hace falta, me urge, nos urge", "i am looking for": "busco, buscamos, estoy buscando, estamos buscando, ando buscando, andamos buscando, buscando, que busque", "see": "ver, mirar",
    "is there": "hay, habra, existe", "do you have": "tienes, tiene, tienen, tendra, tendras, tendran, tendra usted, tendria, tiene usted, manejan, tendria usted", "is there any": "hay algo, tienes algo, tiene algo, hay alguna, tienes alguna, hay algun, tienes algun, hay algunas, hay algunos", "some": "algunas, algunos, unas, unos cuantos, unas cuantas", "something": "algo", "can you": "puedes, puede, podrias, podria, me puedes, me puede, me podrias, me podria, podrias por favor",
    "please": "por favor, porfa, porfavor, porfis, si es tan amable, si me haces favor, si no es molestia, hazme el favor de, hagame el favor de, favor de", "thanks": "gracias, muchas gracias, mil gracias, te agradezco, le agradezco", "hello": "hola, buenas, buenos dias, buenas tardes, buenas noches, que onda, que tal amigo, oye, oiga, holi, mire, fijate",
    "how much does a lead cost": "cuanto cuesta un lead, cuanto cuestan los leads, cuanto vale un lead, cuanto cuesta cada lead, cuanto cuestan",
    "phone": "telefono, numero de telefono",
    "does not exist": "no existe, no existen",
    "how much is": "cuanto cuesta, cuanto cuestan, cuanto vale, cuanto valen, cuanto sale, cuanto es, a cuanto esta, a cuanto sale, que precio tiene, que precio tienen, cual es el precio de, cuanto me cuesta, cuanto me sale, en cuanto sale, en cuanto esta, en cuanto me sale, cuanto costaria, a como esta, a como sale, cuanto seria, precio de", "how much": "cuanto, cuanta", "how many": "cuantos, cuantas", "which one": "cual", "which": "cuales", "what": "que",
    "where": "donde", "when": "cuando", "who": "quien", "tell me about": "dime de, cuentame de, cuentame sobre, cuentame mas de, cuentame mas sobre, dime mas de, dime mas sobre, hablame de, digame mas de, digame de, cuenteme de, platicame de, quiero saber de, quiero saber mas de, mas informacion de, mas info de, informacion de, info de, detalles de, dame detalles de, dame mas detalles de, dame informacion de, mas detalles de, dame los detalles de, quiero mas informacion de, quiero los detalles de", "details of": "detalles, los detalles de",
    # pointing
    "the first two": "los dos primeros, las dos primeras, los primeros dos, las primeras dos",
    "the first three": "los tres primeros, las tres primeras, los primeros tres, las primeras tres",
    "the last two": "los dos ultimos, las dos ultimas, los ultimos dos, las ultimas dos",
    "the two cheapest": "los dos mas baratos, las dos mas baratas, los dos mas economicos, las dos mas economicas",
    "the three cheapest": "los tres mas baratos, las tres mas baratas",
    "the two newest": "los dos mas nuevos, las dos mas nuevas, los dos mas recientes, las dos mas recientes",
    "the first one": "la primera, el primero, la primerita, la numero uno, el numero uno", "the second one": "la segunda, el segundo, la numero dos, el numero dos", "the third one": "la tercera, el tercero, la numero tres, el numero tres", "the fourth one": "la cuarta, el cuarto", "the fifth one": "la quinta, el quinto", "the last one": "la ultima, el ultimo", "first": "primera, primero, primer, primeras, primeros", "second": "segunda, segundo", "the cheapest one": "la mas barata, el mas barato, la mas economica", "the cheapest ones": "las mas baratas, los mas baratos", "the most expensive one": "la mas cara, el mas caro", "the other one": "la otra, el otro", "the newest one": "la mas nueva, la mas reciente", "the biggest one": "la mas grande, el mas grande",
    "this one": "esta, este, esta misma, este mismo", "that one": "esa, ese, aquella, aquel, esa misma, ese mismo, esa casa, esta casa", "those": "esas, esos, aquellas", "these": "estas, estos", "both": "ambas, ambos, las dos, los dos", "all": "todas, todos, todo, toda", "number": "numero, num", "that": "que, eso, esto",
    # holds, buying, cart, money
    "hold": "apartado temporal, apartarme, un apartado", "a hold on": "un apartado en", "on hold": "apartada, apartadas, apartado, apartados, reservada, reservadas, reservado, reservados, en espera", "what do i have on hold": "que tengo apartado, que tengo apartada, que tengo apartadas, que tengo reservado, cuales tengo apartadas, que casas tengo apartadas, mis apartados, que apartados tengo, mis reservas, que reservas tengo, cuales tengo reservadas",
    "what is in my cart": "que hay en mi carrito, que tengo en el carrito, que tengo en mi carrito, que hay en el carrito, mi carrito, ver carrito, muestrame mi carrito, ensename mi carrito, ver mi carrito, el carrito, carrito",
    "add it to my cart": "agregala al carrito, agregalo al carrito, ponla en el carrito, ponlo en el carrito, metela al carrito, echala al carrito", "my cart": "mi carrito, al carrito",
    "hold it": "apartamela, apartamelo, apartala, apartalo, reservamela, reservamelo, guardamela, guardamelo, separamela, separamelo", "i will take it": "me la llevo, me lo llevo, me quedo con ella, me quedo con el, la compro, lo compro, la quiero comprar, lo quiero comprar, la tomo", "i will take": "me llevo, me quedo con, yo tomo", "i want to buy": "quiero comprar, quisiera comprar, me gustaria comprar, deseo comprar, voy a comprar", "with credits": "con creditos, con mis creditos, usando creditos, con mi saldo", "with stripe": "con stripe, con tarjeta, con mi tarjeta, por tarjeta",
    "credits": "creditos", "credit": "credito", "buy credits": "comprar creditos, recargar creditos, recarga creditos, recargar saldo, recarga saldo, compra creditos, recargame, ponle creditos, agregar creditos, meter creditos", "what is my balance": "cual es mi saldo, cuanto saldo tengo, que saldo tengo, cuanto tengo de saldo, cuanto me queda, cuanto me queda de saldo, mi saldo, cuanto dinero tengo, ver mi saldo, dime mi saldo, saldo", "how many credits do i have": "cuantos creditos tengo, cuantos creditos me quedan, cuantos me quedan, cuanto credito tengo, cuanto credito me queda",
    "my plan": "mi plan, mi suscripcion, mi membresia", "what is my plan": "que plan tengo, cual es mi plan, en que plan estoy, que suscripcion tengo", "when does my plan renew": "cuando se renueva mi plan, cuando renueva mi plan, cuando se renueva, cuando renueva, cuando me cobran, cuando se renueva mi suscripcion, cuando vence mi plan", "what have i bought": "cuales leads he comprado, cuales leads compre, cuales leads tengo comprados, que llevo comprado, que he comprado hasta ahora, los leads que he comprado, los leads que compre, lo que he comprado, lo que llevo comprado, que leads ya compre, cuales ya compre, que he comprado, que compre, mis compras, que leads he comprado, que leads compre, mis leads comprados, ver mis compras, cuales he comprado, cuales compre", "upgrade": "mejorar mi plan, subir de plan, mejorar plan", "switch my plan to": "cambia mi plan a, cambiame al plan, cambiar mi plan a, cambiame a, pasame al plan, quiero cambiar al plan, quiero cambiarme al plan, cambiarme al plan, subeme al plan, pasame a",
    "more hours": "horas mas", "more days": "dias mas", "one more hour": "una hora mas", "one more day": "un dia mas, otro dia, un dia extra", "another": "otra, otro, otras, otros",
    # refunds and bought leads
    "i want a refund for": "quiero que me devuelvan lo del, quiero que me devuelvan lo de, que me devuelvan lo del, que me devuelvan lo de, quiero que me devuelvan el, que me regresen lo del, quiero que me regresen lo del, quiero que me regresen lo de, devuelvanme lo del, devuelvame lo del, regresenme lo del, regresame lo del, devuelveme lo del, devuelveme lo de, devuelveme el, quiero la devolucion del, quiero la devolucion de, quiero que me reembolsen el, quiero un reembolso de, quiero un reembolso por, quiero un reembolso del, quiero mi dinero de vuelta por, quiero que me reembolsen, quiero que me regresen el dinero de, quiero que me devuelvan el dinero de, devuelveme el dinero de, regresame el dinero de, reembolsame, quiero reembolso de, pido reembolso de, necesito un reembolso de", "i want a refund": "quiero un reembolso, quiero mi dinero de vuelta, quiero reembolso, devuelveme mi dinero, devuelvame mi dinero, devuelvanme mi dinero, regresame mi dinero, regresenme mi dinero, quiero que me devuelvan el dinero, quiero que me devuelvan mi dinero, quiero que me regresen mi dinero, quiero que me regresen el dinero, me pueden reembolsar, pido un reembolso, solicito un reembolso, devuelveme el dinero", "refund": "reembolso, reembolsa, devolucion",
    "the number does not work": "el numero no sirve, el telefono no sirve, el numero no funciona, el telefono no funciona, no sirve el numero, no sirve el telefono, no funciona el numero, no funciona el telefono", "wrong number": "numero equivocado, el numero esta mal, el telefono esta mal, numero incorrecto, esta mal el numero, el numero es falso, numero falso", "the number is disconnected": "el numero esta desconectado, numero desconectado, telefono desconectado, el telefono esta desconectado, esta desconectado, desconectado", "never answers": "no contesta, no contestan, nunca contesta, nunca contestan, no responde, no responden, nunca responde, no me contesta, nadie contesta", "it was already sold": "ya se vendio, ya esta vendida, ya la vendieron, ya fue vendida, ya estaba vendida, ya esta vendido, ya vendieron la casa", "duplicate": "duplicado, duplicada, repetido, repetida, esta repetido, es repetido", "is not the owner": "no es el dueno, no es la duena, no era el dueno, no es dueno, no es el propietario", "wrong info": "informacion incorrecta, informacion equivocada, datos incorrectos, los datos estan mal, datos equivocados, la informacion esta mal",
    "contacted": "contactado, contactada, contactados, ya le llame, ya hable con el, ya hable con ella, ya lo contacte, ya la contacte", "qualified": "calificado, calificada", "won": "ganado, ganada, cerrado", "lost": "perdido, perdida", "as": "como", "add a note": "agrega una nota, anade una nota, pon una nota, ponle una nota, agregale una nota, anota que, agrega nota, escribe una nota", "note": "nota", "remind me": "recuerdame, recordarme", "call": "llamar, llamarle, llamarlo, llamarla", "left a voicemail": "deje mensaje, le deje mensaje, deje un mensaje de voz, le deje un mensaje",
    # notices
    "notify me when": "avisame cuando, avisame si, aviseme cuando, aviseme si, avisenme cuando, avisenme si, notificame cuando, notificame si, notifiqueme cuando, quiero que me avises cuando, quiero que me avisen cuando, me avisas cuando, me avisas si, alertame cuando, alertame si, quiero saber cuando, dime cuando, avisame en cuanto, avisame apenas", "notify me of": "avisame de, notificame de, avisenme de, alertame de, quiero alertas de, quiero una alerta de, quiero recibir alertas de", "email me when": "mandame un correo cuando, mandame un correo si, enviame un correo cuando, enviame un correo si, mandame correo cuando, mandame un email cuando", "text me when": "mandame un mensaje cuando, mandame un texto cuando, mandame un mensaje si, mandame mensaje cuando, enviame un mensaje cuando, mandame un sms cuando, textame cuando",
    "there is a new": "haya una nueva, haya un nuevo, salga una nueva, salga un nuevo, salga una, salga un, haya una, haya un, aparezca una, aparezca un, entre una, salga algo nuevo", "there are new": "haya nuevas, haya nuevos, salgan nuevas, salgan nuevos, salgan, haya, aparezcan, entren, lleguen, haya mas", "price drops": "baje de precio, bajen de precio, baja de precio, bajas de precio, bajadas de precio, baje el precio, bajen los precios, rebajen, cambie el precio", "by email": "por correo, por email, por correo electronico, al correo, a mi correo, por mail", "by text": "por mensaje, por mensaje de texto, por sms, por texto, al celular, al cel, a mi celular", "email": "correo, correos, correo electronico", "text messages": "mensajes de texto, mensajes", "notifications": "notificaciones", "alerts": "alertas", "alert": "alerta",
    "no longer want": "ya no quiero, ya no queremos, ya no quiere, ya no me interesa", "stop sending me": "no me mandes, ya no me mandes, no me mandes mas, ya no me mandes mas, deja de mandarme, dejen de mandarme, no me envies, ya no me envies, ya no quiero recibir, no quiero recibir, no quiero mas, no me manden, ya no me manden, para de mandarme", "turn off": "desactiva, desactivar, apaga, apagar, apague, quitame, quita las", "turn on": "activa, activar, prende, enciende, encienda, activame, prendeme", "every day": "cada dia, todos los dias, diario, diariamente, diarias, diaria, una vez al dia", "every week": "cada semana, semanal, semanalmente, semanales, una vez a la semana, una vez por semana", "instantly": "al instante, de inmediato, inmediatamente, en seguida, al momento, luego luego", "do not disturb me": "no me molestes, no me molesten, no molestar, no me despiertes, sin molestar", "my saved searches": "mis busquedas guardadas, busquedas guardadas, mis busquedas, que busquedas tengo, mis alertas, que alertas tengo, cuales son mis alertas", "save this search": "guarda esta busqueda, guarda la busqueda, guardame esta busqueda, guardar esta busqueda, guarda busqueda, guardar la busqueda", "search": "busqueda",
    # the market
    "what is the median price": "cual es el precio promedio, cual es el precio mediano, cual es el precio medio, cuanto cuestan en promedio, cuanto cuesta en promedio, precio promedio, precio mediano, precio medio", "how is the market": "como esta el mercado, como anda el mercado, como va el mercado, que tal el mercado, que tal esta el mercado, que tal anda el mercado, que tal va el mercado, como ves el mercado, como ve el mercado, que onda con el mercado, como pinta el mercado, como se ve el mercado", "market": "mercado", "price trend": "tendencia de precios, tendencia, como van los precios, estan subiendo los precios, han subido los precios, suben los precios, bajan los precios", "demand": "demanda", "inventory": "inventario", "days on market": "dias en el mercado, tiempo en el mercado, cuanto tardan en venderse, que tan rapido se venden, en cuanto se venden", "heat map": "mapa de calor", "compare": "compara, comparame, comparar, comparacion", "versus": "contra, versus", "recommend me": "recomiendame, que me recomiendas, que me recomienda, recomiendeme, sugiereme, que me sugieres, recomendaciones, recomendacion, recomiendas, algo que me recomiendes, que recomiendas",
    # yes and no
    "yes": "si, simon, claro, claro que si, por supuesto, dale, va, sale, adelante, hazlo, hagalo, de acuerdo, esta bien, andale, ok va, eso es, asi es, confirmo, confirmado, afirmativo, orale, sip, si senor, perfecto", "no thanks": "no gracias, mejor no, asi no, todavia no, aun no, ahora no, por ahora no", "never mind": "olvidalo, dejalo, olvidalo mejor, no importa, ya no, nada olvidalo, dejalo asi, no te preocupes, cancelalo todo", "do not care about": "no importa el, no importa la, no importan los, no me importa el, no me importa la, me da igual el, me da igual la, da igual el, da igual la, sin importar el, sin importar la", "any": "cualquier, cualquiera, cualesquiera",
    "how much did i spend": "resumen de lo que he pagado, resumen de mis pagos, lo que he pagado, lo que llevo gastado, cuanto dinero les he dado, cuanto les he dado, cuanto les he pagado, cuanto les llevo pagado, cuanto dinero he puesto, cuanto he gastado, cuanto llevo gastado, cuanto hemos gastado, cuanto dinero he gastado, cuanto gaste, cuanto he invertido, cuanto he pagado en total",
    "people wanting to buy": "gente que quiere comprar, personas que quieren comprar, gente buscando comprar, gente interesada en comprar, personas interesadas en comprar",
    "people relocating to": "gente que se muda a, personas que se mudan a, gente mudandose a, familias que se mudan a, gente que viene a vivir a, gente que se va a mudar a",
    "quiet hours": "horas de silencio, horas silenciosas, horario silencioso, horario de silencio, horas de descanso, horas de no molestar, horario de no molestar, modo silencioso",
    "turn off quiet hours": "ya no quiero horas de silencio, quita las horas de silencio, quitame las horas de silencio, quita el horario silencioso, apaga las horas de silencio, sin horas de silencio",
    "was right": "estaba bien, era correcto, era lo correcto", "furnished": "amueblado, amueblada, amueblados, amuebladas, con muebles", "unfurnished": "sin amueblar, sin muebles, no amueblado, no amueblada",
    "help": "ayuda, ayudame, que puedes hacer, que sabes hacer, como funciona", "who are you": "quien eres", "how are you": "como estas, como esta usted, como te va", "bye": "adios, hasta luego, nos vemos, bye bye",
    "client": "cliente", "my client": "mi cliente, mi clienta", "my": "mi, mis", "is": "es, esta en, son", "now": "ahora, ahorita, ya", "then": "luego, despues, entonces, pues", "very": "muy", "for me": "para mi, pa mi", "nice": "bonita, bonitas, bonito, bonitos", "cheap": "barata, barato, baratas, baratos, baratitas, baratitos, economica, economicas, economico, economicos", "big": "grande, grandes", "dog": "perro", "mexican": "mexicano", "family": "familia",
}  # fmt: skip

VERBS: dict[str, str] = {
    "hold": "aparta, aparte, apartar, reserva, reserve, reservar, guarda, guarde, guardar, separa, separe, separar, bloquea",
    "buy": "compra, compre, comprar, adquirir", "release": "suelta, suelte, soltar, libera, libere, liberar", "cancel": "cancela, cancele, cancelar",
    "show": "muestra, muestre, mostrar, ensena, ensene, ensenar, mostra, mira, presenta", "give": "da, dar, pasa, pase, pasar", "find": "busca, busque, buscar, encuentra, encuentre, encontrar, consigue, consiga, conseguir, localiza",
    "tell": "di, diga, decir, cuenta, explica", "remove": "quita, quite, quitar, elimina, elimine, eliminar, saca, saque, sacar, excluye, excluir, descarta, descartar", "delete": "borra, borre, borrar",
    "add": "agrega, agregue, agregar, anade, anada, anadir, incluye, incluir, pon, ponga, poner", "extend": "extiende, extienda, extender, prolonga, alarga, alargar, amplia, ampliar", "sort": "ordena, ordene, ordenar, acomoda, organiza",
    "send": "manda, mande, mandar, envia, envie, enviar", "notify": "avisa, avise, avisar, notifica, notifique, notificar, alerta", "mark": "marca, marque, marcar", "change": "cambia, cambie, cambiar",
    "lower": "baja, baje, bajar", "raise": "sube, suba, subir, aumenta, aumentar", "compare": "comparar, compara", "recommend": "recomienda, recomiende, sugiere", "pay": "paga, pague, pagar", "open": "abre, abra, abrir", "refund": "devuelve, reembolsar",
}  # fmt: skip
ENCLITICS: dict[str, str] = {
    "me": " me", "nos": " us", "la": " it", "lo": " it", "las": " them", "los": " them", "le": "", "les": "", "mela": " it", "melo": " it", "melas": " them", "melos": " them",
    "sela": " it", "selo": " it",
}  # fmt: skip
TELLING = frozenset({"show", "give", "find", "tell", "send", "notify", "recommend"})

WEAK = frozenset("el la los las de del en y o u e a con sin que por para un una no si mas me mi su lo al es".split())
ENGLISH_TOO = frozenset(
    (
        "dalas recs casitas versus duplexs chalets "
        "a me no son once quite come sale solo van real media ten has he sin favor pie time die do en "
        "e o u y el la los las de del lo mi si va da di pon compare reserve mire bye condo "
        "rec hab versus total general normal casa marca pasa luego que ya is patio duplex vista primer dale baja para alta villa "
        "casita lote solar num claro digo oye entre suba mira desde amplia alerta piso busca por con todo adelante saldo planta market "
        "ni pa le les plan orden chico chica hospital cel texto cobra lana llama expire negro registrar revise vive cierre sms email emails mail mails push slack app prompt stripe hold holds lead leads townhouses condos info coincide "
    ).split()
)
"""Words that are English, names or parts of names as well: read as Spanish only in a Spanish sentence."""


_SENDS = "manden mandes mande envien envies envie escriban escribas escriba avisen avises avise llamen llames notifiquen notifiques molesten molestes despierten lleguen".split()
_SENT = ("", "mensajes", "nada", "avisos", "notificaciones", "alertas", "mensajitos")


def no_messages() -> Iterator[str]:
    """ "no me manden mensajes", "que no me avisen nada": every way to say that nothing is to be sent."""
    for verb in _SENDS:
        for what in _SENT:
            yield f"no me {verb} {what}".strip()
            yield f"que no me {verb} {what}".strip()


_EXPIRES = "va a vencer,vaya a vencer,esta por vencer,este por vencer,se va a vencer,se vence,vence,este a punto de vencer,esta a punto de vencer,va a expirar,este por expirar,esta por expirar,expire,expira,se acabe,se acaba,termine,termina".split(
    ","
)


def _hold_expires() -> Iterator[str]:
    for hold in ("apartado", "reserva", "reservacion"):
        for own in ("mi", "un", "una", "el", "la", "alguna", "algun", "mis"):
            yield from (f"{own} {hold} {verb}" for verb in _EXPIRES)


def entries() -> Iterator[tuple[str, str, str]]:
    """(Spanish, "es", English) of every word and phrase; a verb with each of its pronouns."""
    for english, text in (*OWN.items(), *WORDS.items()):
        yield from ((phrase.strip(), "es", english.strip()) for phrase in text.split(","))
    yield from ((spanish, "es", english) for spanish, english in phrases())
    yield from ((phrase, "es", "do not bother me") for phrase in no_messages())
    yield from ((phrase, "es", "my hold expires") for phrase in _hold_expires())
    yield from _verbs()
    yield from ((spanish, "es", english) for spanish, english in verbs())


def _verbs() -> Iterator[tuple[str, str, str]]:
    for english, text in VERBS.items():
        for form in (part.strip() for part in text.split(",")):
            yield form, "es", english
            yield form + " lo de", "es", english
            for pronoun, said in ENCLITICS.items():
                telling = pronoun in ("me", "nos") and english not in TELLING
                yield form + pronoun, "es", english if telling else english + said
