"""The marketplace's nouns: canonical slot value → the ways people write it (singular; plurals are added)."""

from __future__ import annotations

PROPERTY_TYPES: dict[str, str] = {
    "house": "house, single family, single family home, single family house, single family residence, sfh, sfr, "
    "detached home, detached house, detached, casa, bungalow, ranch house, ranch home, ranch style home, villa, "
    "cottage, mcmansion, ranch, rancher, craftsman, single fam, single families, stand alone house, standalone house, "
    "stand alone home, standalone home, casita sola, casa sola, single detached, tract home",
    "condo": "condo, condo unit, condos unit, condominium, condominio, loft, high rise, highrise, penthouse",
    "townhouse": "semi detached, semi detached house, semi detached home, terraced house, terraced home, terrace house, end of terrace, townhouse, townhome, town house, town home, row house, rowhouse, row home, rowhome, th, adosado, twnhm, twnhome, townhm, townhse, "
    "casa adosada, townhouse unit, row homes",
    "land": "land, lot, vacant lot, vacant land, raw land, parcel, terreno, empty lot, building lot, "
    "lote, plot, dirt, buildable lot, infill lot, empty land, undeveloped land, vacant parcel, land parcel, lotes, solar baldio",
    "multi_family": "multi, multi family, multifamily, multi family home, multi family property, duplex, triplex, fourplex, "
    "quadplex, quad plex, four plex, multi unit, multiplex, mfh, plexes, plex, 2 plex, 3 plex, 4 plex, 2 family, two family, 3 family, three family, 4 family, four family, "
    "2 unit, 3 unit, 4 unit, two unit, three unit, four unit, multi fam, multifam, multis, small multifamily, triplex building, "
    "apartment building, duplex unit, multifamiliar, three plex",
    "apartment": "apartment, flat, garden apartment, garden style apartment, studio apartment, departamento, apartamento, depa, depto, apartment unit",
}

FEATURES: dict[str, str] = {
    "pool": "pool, in ground pool, inground pool, heated pool, salt water pool, pool home, a place to swim, pools, swimming pool, piscina, alberca, swim pool, private pool",
    "garage": "garage, garaje, attached garage, cochera, car garage, enclosed parking, carport garage, "
    "detached garage, parking garage, garage parking, underground parking, underground garage, garages, oversized garage, indoor parking",
    "yard": "yard, backyard, back yard, fenced yard, big yard, garden, patio trasero, jardin, fenced backyard, "
    "large yard, front yard, lawn, yard space, outdoor space, nice yard, space for dogs, room for dogs, patio con pasto, patio grande",
    "solar": "solar, solar panel, solar power, pv panel, paneles solares, solar system, solar energy, solar roof, solar powered, owned solar, paid off solar, photovoltaic, photovoltaics, photovoltaic panel, pv, pv system, solar array, solar energy system, solar setup, solar installation, solar equipped",
    "casita": "casita, detached casita, casita out back",
    "no_hoa": "no hoa, no hoas, without hoa, without an hoa, hoa free, no hoa fee, non hoa, no homeowners association, "
    "no association fee, sin hoa, not in an hoa, zero hoa, no hoa dues, free of hoa, "
    "not part of an hoa, no monthly hoa, not hoa, outside any hoa, no association, no homeowner association",
    "rv_parking": "rv parking, rv gate, rv pad, rv space, rv garage, rv hookup, rv access, boat parking, "
    "space for rv, room for rv, place for rv, park rv, rv, rv friendly, park an rv, park my rv, "
    "park a boat, park my boat, park the boat, space for a boat, room for a boat, toy hauler parking, motorhome parking, space for an rv, "
    "room for an rv, park a trailer, camper parking, somewhere for the rv",
    "fixer_upper": "beat up, needs a lot of love, needs a lot of work, needs lots of work, needs a little work, needs a little love, needing love, wholesale deal, torn up, run down, ugly house, needs renovation, needs a makeover, fixer upper, fixer, fixerupper, handyman special, needs work, needs some work, needs tlc, tlc, "
    "fix and flip, flip, flipper, needs rehab, rehab, distressed, needs repair, needs repairs, need repairs, need repair, needing repairs, needing repair, needing a lot of work, in bad shape, in poor shape, in poor condition, project house, as is, "
    "para arreglar, pa arreglar, para remodelar, por arreglar, needing work, that need work, need work, "
    "fix up, fixer uppers, needs updating, needs love, needs fixing, gut job, in need of repair, diamond in the rough, flip project, "
    "fix n flip, fixxer, fixerupper, fixer up, rough shape, can fix up, to fix up, dated interior, rehab project, flippable, wreck, doer upper, doer uppers, fixer uppers, to renovate, renovation project, renovation projects, tear down, teardown, neglected, dilapidated, sweat equity, cosmetic fixer, money pit, shell to finish, half finished, to do up, to fix",
    "single_story": "not two story, no two story, not a two story, not 2 story, no 2 story, not 2 stories, no two stories, not multi story, no second floor, no upstairs, not multi level, one floor only, one floor, de un solo piso, un solo piso, de una sola planta, una sola planta, hates stairs, hate stairs, can not do stairs, can not climb stairs, can not handle stairs, stairs are a problem, single story, one story, single level, one level, 1 story, single floor, one floor, ranch style, "
    "no stairs, without stairs, no two storey, no two storeys, not two storey, not two storeys, no 2 storey, no multi story, no multi level, without two story, without two stories, without two storey, can not have stairs, must not have stairs, should not have stairs, can not have any stairs, without a second floor, without a second story, without an upstairs, does not want stairs, do not want stairs, does not do stairs, do not do stairs, can not manage stairs, nothing with stairs, nothing with an upstairs, 1 level, una planta, un piso, all on one floor, single storey, one storey, "
    "everything on one level, all one level, all on one level, no steps, no staircase, no upstairs, ranch layout, one level living, "
    "single level living, de un piso, de una planta, sin escaleras, 1 floor, just one story, just one level, only one story",
    "motivated_seller": "motivated seller, motivated owner, motivated, must sell, eager to sell, desperate seller, "
    "needs to sell, seller motivated, wants to sell fast, sell fast, quick sale, urgent sale, distressed seller, desperate to sell, "
    "need to sell fast, needs to sell fast, have to sell, has to sell, need to sell, anxious to sell, itching to sell, ready to deal, "
    "willing to negotiate, negotiable seller, seller is flexible, flexible seller, wants out, dying to sell, sellers in a hurry, "
    "vendedor motivado, urge vender, dueno motivado, under pressure to sell, want to sell fast, wants to sell quick, must go, "
    "looking to unload, wants to unload, eager seller, eager owner, motivated to sell, need it sold, needs it sold, quick seller",
    "view": "view, mountain view, city view, lake view, strip view, skyline view, vista, great view, nice view, "
    "golf course view, vistas, views of the mountains, views of the city, views of the lake, vista a la montana, con vista, scenic view, "
    "views of the strip, sunset view, canyon view, hill country view, overlooking the city, overlooking the lake",
    "waterfront": "waterfront, lakefront, lake front, water front, riverfront, on the water, on the lake, lakeside, "
    "on a lake, lake frontage, beachfront, on the river, backs to the lake, water access, waterside, frente al lago, creekfront, canal front, canalfront, riverside, lake access, lakeshore, shoreline, dockside",
    "basement": "basement, sotano, finished basement",
    "ev_charger": "ev charger, ev charging, electric car charger, car charger, tesla charger, electric vehicle charger, electric vehicle charging, electric car charging, electric vehicle charge point, ev charge point, charge point, ev charging station, home charger, car charging point, "
    "ev plug, level 2 charger, charging station, charger for ev, "
    "charge my tesla, charge my ev, charge my car, charge an ev, charge a tesla, charge my electric car, charge an electric car, "
    "ev hookup, ev outlet, tesla charging, wallbox, charge my electric vehicle, charge the tesla, charge the ev, charge their tesla, "
    "charge her tesla, charge his tesla, ev ready, cargador electrico, cargador para auto electrico, car charging, ev charge, tesla wall",
    "guest_house": "guest house, guesthouse, guest home, mother in law suite, in law suite, in law unit, adu, "
    "granny flat, guest unit, casa de huespedes, guest quarters, inlaw suite, guest cottage, mil suite, "
    "accessory dwelling unit, back house, "
    "mother in law quarters, in law quarters, in laws suite, carriage house, granny unit, garage apartment, guest casita, "
    "mother in law unit, mother in law apartment, separate guest, separate living quarters, mil unit, mother in law space, mother in law setup, mother in law wing, with mother in law, has mother in law, backhouse",
    "new_construction": "new construction, newly built, new build, brand new, newbuild, newly constructed, "
    "construccion nueva, just built, new built, builder new, never lived in, newer construction, newer build, "
    "new homes from builder, recien construida, fresh construction, new from the builder, builder spec, spec home, fresh off the builder, straight from the builder, direct from the builder, off plan, never occupied, never been lived in, nobody has lived in, no one has lived in, brand spanking new, "
    "newbuilds, under construction, being built, just finished construction, freshly built, recently built, just completed, straight from builder, from a builder, by a builder, built this year, quick move in",
}

SOURCES: dict[str, str] = {
    "zillow": "zillow",
    "craigslist": "craigslist, craiglist, craigs list, cl, clist, craigs, craig list, craigslist ad, c list",
    "facebook": "facebook, fb, facebook marketplace, fb marketplace, meta, face book, fbm, fb market place, facebook market place, fbmp, on marketplace, from marketplace, off marketplace, marketplace, market place, facebook group, fb group",
    "linkedin": "linkedin, linked in",
}

SELLERS: dict[str, str] = {
    "owner": "do it yourself seller, diy seller, diy owner, seller direct, direct seller, direct from seller, direct from the seller, straight from the seller, without a listing agent, unrepresented, unrepresented seller, going it alone, selling it solo, by the people who own, privately sold, private sale, privately listed, sold privately, private party, fsbo, for sale by owner, by owner, owner, sale by owner, private seller, owner seller, owner sold, "
    "homeowner, sold by owner, owner direct, owner seller, owners selling, sold by owners, direct from the owner, straight from the owner, selling it themself, selling on their own, sell it themselves, sell themselves, without an agent, no agents involved, no agents, no realtors, private sale, for sale by owners, venta directa, trato directo, direct from owner, from the owner, listed by owner, private owner, "
    "dueno, por dueno, particular, selling it themselves, for sale by the owner, no agent, without agent, "
    "no realtor, without realtor, owner listed, by the owner, owner led, owner listing, "
    "owners selling themselves, selling themselves, seller owned, only private, private only, private individuals, no middlemen, no middleman, without a middleman, cut out the middleman, "
    "no brokers, no broker, no estate agents, no agencies, no agency",
    "agent": "agent, realtor, broker, by agent, listed by agent, listed by an agent, agent listed, agente, "
    "through an agent, with an agent, agent listing, brokered, listed with a realtor, with a realtor, agent represented, represented, "
    "realtor listed, broker listed, listed by a realtor, listed by realtors, listed by agents, listing agent, con agente",
}

LEAD_TYPES: dict[str, str] = {
    "rent": "rent ones, rental ones, rentals only, only rentals, just rentals, rent only, rental, for rent, 4 rent, to rent, rent, renting, lease, for lease, to lease, leasing, rental property, "
    "rental listing, en renta, en alquiler, alquiler, renta, rental lead, alquilar, rentals, rentable, para rentar, de renta, lease, tenancy, lettings, letting, lease listing, vacation rental, up for rent",
    "buyer": "buyer lead, buyer, people wanting to buy, people looking to buy, people who want to buy, "
    "home buyer, homebuyer, someone looking to buy, someone wanting to buy, folks looking to buy, "
    "people looking for a home, people looking for a house, folks wanting to buy, purchaser, compradores, "
    "active buyer, people trying to buy, who want to buy, looking to purchase, people who are looking to buy, "
    "people shopping for a home, buying lead, buy side lead, home seeker, house seeker, property seeker, house hunter, home hunter, property hunter, home shopper, "
    "house shopper, property shopper, would be home owner, would be homeowner, would be owner, would be buyer, would be purchaser, aspiring homeowner, aspiring home owner, "
    "aspiring buyer, aspiring owner, prospective buyer, prospective purchaser, prospective homeowner, prospective home owner, potential buyer, potential purchaser, potential home owner, "
    "interested buyer, serious buyer, qualified buyer, cash buyer, first time buyer, first time home buyer, future homeowner, future home owner, soon to be homeowner, wannabe homeowner, "
    "demand side lead, buyer side lead, buying client, acquirer",
    "sale": "sale ones, sale only, only sale, just sale, sales only, only sales, just sales, sellers only, only sellers, just sellers, seller only, people selling, folks selling, anyone selling, someone selling, those selling, for sale, 4 sale, sale lead, seller lead, on sale, en venta, sale listing, sales lead, seller leads",
}

METRICS: dict[str, str] = {
    "median_price": "median price, median, medians, median prices, averages, average price, avg price, typical price, median asking price, average, "
    "median home price, average home price, going rate, mean price, prices, price level, home values, home price, "
    "what do they go for, what they go for, what do those go for, what do homes go for, mediana de precio, mediana de precios, mediana del precio, precio tipico, house price, median sale price, precio mediano, precio promedio, precio medio, typical home cost, "
    "average asking price, average cost, median cost, median rent, average rent, how expensive, typical asking price",
    "demand": "demand, how hot, hot, competition, buyer interest, demanded, how competitive, competitive, demanda, "
    "hottest, interest level, how much interest, buyer traffic, how many buyers",
    "popular_features": "popular feature, popular amenity, most wanted feature, in demand feature, amenities, "
    "what features, features people want, popular features, what buyers want, top features, common features, "
    "most requested features, common feature, what people want, sought after features, feature, "
    "most popular amenities",
    "heatmap": "heatmap, map of demand, demand map, map of where demand is, map of the demand, heat map, hot spot, hotspot, hot zones, map of activity, mapa de calor",
    "days_on_market": "days on market, dom, time on market, how long do homes sit, how fast, sit on the market, "
    "how long do houses stay, how quickly, days on the market, time to sell, how long it takes to sell, "
    "how long does it take, how long are homes sitting, stay on the market, how fast are, selling speed, "
    "how quick, how long do, how long are, dias en el mercado, time on the market",
    "inventory": "inventory, supply, how many listings, how many leads, how many homes, stock, active listings, "
    "how many houses, number of listings, number of homes, number of leads, inventario, how many active, "
    "how many are for sale, available listings, volume of listings",
    "price_trend": "price trend, trend, price history, prices going, going up, going down, appreciation, appreciated, "
    "rising, falling, dropping, price movement, price direction, year over year, prices over time, tendencia, "
    "changed over, moved over, price change, price growth, trended, climbing, trending",
    "price_per_sqft": "price per sqft, price per square foot, per square foot, per sqft, ppsf, price per sq ft, "
    "dollars per foot, psf, price a square foot, a square foot, per sq ft, cost per square foot, price per foot, "
    "precio por pie cuadrado, price psf, per foot",
    "overview": "overview, market report, market summary, market snapshot, market conditions, market overview, "
    "state of the market, how is the market, market looking, market doing, stats, statistics, market data, "
    "market stats, numbers on, insights, lay of the land",
}

COMPARATIVES: dict[str, str] = {
    "median_price": "cheaper, cheapest, most expensive, dearest, pricier, more expensive, more affordable, less expensive, costs more, costs less, affordable, "
    "expensive, cost, dearer, costlier, on price, in price, in prices, on prices, for price, terms of price, pricewise, cost wise, by price, price wise, on cost, bargain, better value, better deal, steeper, priciest",
    "demand": "hotter, more competitive, busier, busy, in demand, more demand, moving, more buyers, more interest, livelier, hopping, more sought after, more popular, "
    "better demand, stronger demand, cooler, compete, compete harder, fiercer, fierce, more competition, tougher competition, fight harder, more action",
    "days_on_market": "faster, quicker, sell, selling, sells, slower, sit longer, sits longer, sitting longer, longer, linger, lingers, sit, sits, sitting, "
    "take longer, takes longer, move quickest, fastest, quickest, slowest, fly off, turnover",
    "inventory": "more homes, more listings, more leads, how many, more houses, more for sale, more supply, more choice, more stock, more options, fewer homes, "
    "fewer listings, more condos, most listings, most homes",
    "price_trend": "growing, grew, up or down, rose, fell, cooling, heating up, up more, gained more, climbed, slid, sliding, cooled",
}

REFUND_REASONS: dict[str, str] = {
    "invalid_contact": "wrong number, number is wrong, bad number, disconnected, number does not work, invalid, "
    "phone is dead, dead, dead number, does not work, bounced, bounces, email bounced, bad phone, bad email, fake number, "
    "out of service, invalid number, invalid contact, bad contact, not in service, wrong phone, number is dead, "
    "contact is bad, invalid phone, phone does not work, not a working number, number was wrong, wrong email, "
    "email is invalid, number belongs to someone else, wrong person, numero equivocado, no funciona, does not exist, "
    "number is fake, phone is disconnected, contact info is bad, contact info is wrong, fake phone, dead line, "
    "phone was dead, phone number is wrong, did not work, dead email, undeliverable, voicemail of someone else",
    "already_sold": "already sold, sold already, was sold, is sold, been sold, got sold, house is gone, "
    "property is gone, off the market, under contract, it sold, had sold, has sold, ya se vendio, sold last, "
    "no longer available, already under contract, property sold, house sold, home sold, pending already, sold before, "
    "they sold it, already gone, sold weeks ago",
    "duplicate": "duplicate, duplicated, same lead, already own, already have, already bought, bought it twice, "
    "bought twice, same as, same one, dupe, repeated, duplicado, same property, same house, charged twice, "
    "same listing, same person twice, already purchased, repeat of",
    "not_owner": "not the owner, is not the owner, does not own, not owner, tenant, not even the owner, not actually the owner, not the real owner, is not theirs, not their house, "
    "only a renter, does not actually own, is not owner, never owned, no longer owns, is just a renter, "
    "is renting, not the seller, no es el dueno, was not the owner, do not own, neighbor not the owner, "
    "owned by someone else, someone else owns",
    "wrong_info": "wrong info, wrong information, incorrect, inaccurate, info was wrong, details were wrong, "
    "wrong details, wrong address, not as described, misleading, wrong price, wrong beds, info is wrong, "
    "information is wrong, details are wrong, not what was described, does not match, listed wrong, misdescribed, "
    "wrong listing, wrong data, bad info, listing was wrong, description was wrong, description is wrong, "
    "only has, actually has, has only, wrong city, informacion incorrecta, bad information, not accurate, "
    "false information, wrong bedroom, wrong bed count, facts are wrong, mistaken details, wrong square footage",
    "no_response": "no response, no answer, never answered, never answers, does not answer, never responded, "
    "no reply, never replied, not responding, does not respond, will not respond, did not respond, ghosted, "
    "can not reach, could not reach, unreachable, never picks up, does not pick up, no one answers, "
    "nobody answers, never called back, not answering, will not answer, never got back, did not answer, "
    "no contesta, no responde, not picking up, keeps ignoring, ignoring my calls, did not reply, hasn not answered, "
    "has not answered, has not replied, has not responded, no luck reaching, silence, unresponsive, will not pick up, "
    "never calls back, never returned, not returning, will not call back, nobody picks up, nobody picked up",
    "do_not_call": "do not call, dnc, do not call list, do not call registry, asked not to be contacted, "
    "told me not to call, does not want to be contacted, asked me to stop calling, not to be called, "
    "on the dnc, off your list, off the list, stop contacting, never contact, told me off, lose their number, lose her number, lose his number, no llamar, asked me not to call, stop calling, said not to call",
    "other": "changed my mind, no longer need, not interested, do not want it anymore, bought by mistake, "
    "by mistake, by accident, accident, mistake, accidentally, do not need it, do not like it, regret, "
    "do not want, not what i wanted, bought the wrong, wrong one, not satisfied, not happy, personal reasons, "
    "misclick, buyers remorse, my client backed out, client changed, other reason",
}

STATUSES: dict[str, str] = {
    "new": "new, back to new, not started, untouched, uncontacted, uncalled, unworked",
    "contacted": "contacted, called, reached out, spoke, spoken, talked, emailed, left voicemail, left a voicemail, "
    "left message, left a message, texted, messaged, got in touch, voicemail, reached, in contact, left vm, left a vm, "
    "i called, been contacted, had a call, had a chat, got off the phone, on the phone with, chatted, got hold of, heard back",
    "qualified": "qualified, qualify, prequal, pre qualified, is legit, serious, good fit, vetted, prequalified",
    "proposal": "have an offer in, got an offer in, offer in, made the offer, proposal, offer sent, sent an offer, sent offer, made an offer, proposal sent, sent a proposal, "
    "offer made, sent them an offer, offer is out, in proposal, proposal stage, submitted an offer, sent the offer, sent my offer, sent our offer, sent her an offer, sent him an offer, sent an offer, sent the proposal, offer went out, offer is in, made my offer, made our offer, offer is with, put in an offer, offer submitted, made her an offer, made him an offer, made them an offer",
    "won": "won, win, wins, a win, is a win,  closed, deal done, signed, closed the deal, listing signed, got the listing, closed won, we won, "
    "deal closed, under agreement, signed with us, got the deal, is ours, we got it, sealed the deal, in the bag, inked",
    "lost": "lost, lose,  dead, went with another, lost it, closed lost, fell through, dead lead, no deal, not going to happen, "
    "went with someone else, chose another, a no go, passed, gone cold, went cold, lead is dead, not interested, no longer interested, lost interest, not interested any more, not interested anymore, going with another, going with someone else, signed with another, signed with someone else, listed with another, listed with someone else, went with a different, backed out, pulled out, hired another",
}

CHANNELS: dict[str, str] = {
    "email": "email, mailing list, mailing lists, mail list, newsletter, newsletters, electronic mail, e mail, mail, correo, emails, inbox, emailing, mails, emailed, mailing",
    "in_app": "in app, in the app, push, app notification, push notification, app alert, app, inapp, notificaciones push",
    "slack": "slack, slacking",
    "sms": "sms, text, text message, texts, txt, phone, mensaje de texto, text me, texting, texted",
}

EVENTS: dict[str, str] = {
    "new_match": "new match, new matches, new lead, new leads, new listing, new listings, matches, matching lead, "
    "matching, new property, new properties, new homes, new houses, nuevos, new stuff, new results, saved search, "
    "saved searches, new inventory, new ones, more come, more show up, something new",
    "price_drop": "price drop, reduction in price, reduction in the price, decrease in price, reduction of price, price drops, price cut, price reduction, price reduced, price decrease, price goes down, "
    "price falls, drops in price, drop in price, bajada de precio, baja de precio, price change, reduced prices, "
    "price reductions, price cuts, drops price, cuts the price, gets cheaper, prices drop, price lowered, "
    "price changes, goes down in price, lowers the price",
    "hold_expiring": "hold expiring, hold expires, holds expire, expiring hold, expiring holds, hold ends, hold is ending, "
    "hold is about to expire, hold reminder, holds about to expire, hold expiration, expiration, hold ending, "
    "hold is expiring, hold is about to end, hold runs out, hold almost up, holds are about to expire, hold alerts, "
    "holds are expiring, hold is almost up, hold expiry, my holds, reservation expires, hold reminders, hold notices",
    "order": "order, orders, purchase, purchases, order confirmation, receipt, receipts, purchase confirmation, "
    "order update, order updates",
    "refund": "refund, refunds, refund update, refund updates, reembolso",
    "renewal": "renewal, renewals, renews, subscription renewal, plan renewal, renew, subscription, billing, renewal reminder",
    "low_credits": "low credits, credits are low, low on credits, run low, running low, low balance, credits run out, "
    "balance is low, balance gets low, credits get low, running out of credits, low credit, credits running low, "
    "out of credits, credit balance, balance drops, balance falls, balance runs low, credits drop, saldo bajo",
}

FREQUENCIES: dict[str, str] = {
    "instant": "instant, instantly, immediately, right away, real time, realtime, as soon as, straight away, asap, "
    "as they happen, the moment, al instante, as it happens, right when, as they come",
    "daily": "daily, every day, once a day, each day, per day, a day, diario, every morning, cada dia, daily digest, "
    "day digest, every evening, each morning, diariamente, diaria",
    "weekly": "weekly, every week, once a week, each week, per week, a week, semanal, every monday, weekly digest, "
    "cada semana, every friday, every sunday, semanalmente, each monday",
}

TIERS: dict[str, str] = {
    "basic": "basic, basico, starter, lowest plan, cheapest plan, cheapest tier",
    "pro": "pro, professional, middle plan",
    "enterprise": "enterprise, top plan, highest plan, biggest plan, top tier, highest tier",
}

ABOUT: dict[str, str] = {
    "contactability": "be contacted, contacted at, get in touch, in touch with, cell on file, cell, cellphone, landline, mobile on file, get hold of, get a hold of, hold of, picks up, pick up the phone, working email, email on file, phone on file, number on file, working phone, contactable, contactability, reachable, reach, phone, email, contact, verified, valid number, "
    "who posted, who put up, who published, who is selling, who sells, who is listing, who listed, who put it up, working number, mobile, callable, can be reached, phone verified, valid phone, valid email, contact info",
    "source": "which website, what website, which platform, what platform, which app, where was it listed, where is it listed, where is it posted, where were they listed, where did you find, where you find, did you get, you found, you find, you got, source, come from, came from, originate, where is it from, which site, what site, who published, "
    "where did, published on, where s, from where, comes from, which sources, what sources, which sources list, what sources list, sources list, which sites, what sites, which sites list, what sites list, sites list, which portals, what portals, portals list, sources, advertised on, posted on, which portal, first listed, fuente, origin, where was, listed on, where you got, provenance",
    "history": "come down, came down, gone up, gone down, went down, went up, history, price history, price change, price changes, how long has, when was it listed, been listed, "
    "relisted, reduced, changed price, historial, previous price, price drop, price cut, dropped, drop its price, price cuts, price drops, cut the price, more expensive before, cheaper before, cost more before, ever changed, on the market before",
    "flags": "catch, catches, gotchas, gotcha, downside, downsides, skeletons, watch out, anything off, anything weird, anything odd, funny business, drawbacks, flag, flags, caution, cautions, warnings, red flag, scam, fraud, suspicious, legit, sketchy, warning, caution, risk, fake, "
    "flagged, what s wrong, wrong with, problem with, anything wrong, issue, issues, concern, shady, fishy, trustworthy, concerns, risky",
    "price": "price, asking, asking price, cost",
}
