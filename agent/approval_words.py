"""What can only be a yes, what is plainly a no, and what is said of a payment that was begun."""

from __future__ import annotations

from itertools import product


def _each(verbs: str, objects: str) -> tuple[str, ...]:
    """ "confirm|approve" and "it|the order": every verb alone where an object may be empty, and with every object."""
    return tuple(" ".join(pair).strip() for pair in product(verbs.split("|"), objects.split("|")))


_THE_DEAL = "the purchase|the order|the deal|the transaction|purchase|this purchase|this order|my order"
_THE_DEAL += "|my purchase|the proposal"
_SETTLED = _each("confirm|approve|complete|finalize|finalise|process|submit|accept|place", f"it|this|that|{_THE_DEAL}")
_GO = _each("go ahead|proceed|move forward|carry on|go forward|continue", f"with it|with this|with that|{_THE_DEAL}")
_GO_WITH = tuple(f"{go} with {it}" for go in ("go ahead", "proceed", "move forward") for it in _THE_DEAL.split("|"))
_BUY = ("buy it", "buy them", "purchase it", "purchase them", "get it", "order it", "make the purchase", "charge it")
_DO = (*_BUY, *_SETTLED, "do it", "do this", "do so", "confirm", "proceed", "make it happen", "complete the purchase")

# Word sequences that can only be a yes, and words that may stand beside one without changing it.
YES = (
    "yes", "yeah", "yep", "yup", "y", "ye", "yea", "yah", "yas", "yessir", "yes sir", "yes maam", "yes indeed", "sure",
    "sure thing", "for sure", "certainly", "by all means", "affirmative", "agreed", "i agree", "deal",
    "it is a deal", "its a deal", "confirm", "confirmed", "confirming", "i confirm", "i accept", "approve", "approved",
    "i approve", "go ahead", "go for it", "lets go ahead", "please do", "lets proceed", "lets move forward",
    "make it so", "pull the trigger", "lets do it", "let us do it", "lets do this", "let us do this", "lets buy it",
    "lets get it",
    "go", "lets go", "go on then", "yes to that", "do that", "charge me", "thats a yes", "that is a yes",
    "its a yes", "it is a yes", "a yes from me", "its a yes from me", "thats a yes from me", "aye", "seal it",
    "yes buy it", "absolutely", "definitely", "of course",
    *_DO, *_GO, *_GO_WITH, *(f"go ahead and {do}" for do in _DO),
    *(f"{wish} {do}" for wish in ("i want to", "i would like to", "id like to", "you can", "you may", "please",
                         "lets", "let us")
      for do in (*_DO, "go ahead", *_GO_WITH)),
    "si", "si senor", "adelante", "confirmo", "confirmo la compra", "confirmado", "confirmalo", "de acuerdo", "claro",
    "claro que si", "por supuesto", "dale", "vale", "orale", "hazlo", "hagalo", "hagale", "compralo", "comprala",
    "compralos", "compralas", "comprelo", "comprela", "si quiero", "si hazlo", "procede", "proceda", "andale",
)  # fmt: skip
BESIDE = (
    "please", "pls", "plz", "ok", "okay", "thanks", "thank you", "now", "then", "i do", "i am sure", "im sure",
    "that is right", "thats right", "correct", "por favor", "gracias", "all good", "sounds good", "great",
    "perfect", "good", "ok then", "alright", "all right", "fine", "thats fine", "that is fine", "that works",
    "works for me", "fine by me", "fine with me", "cool", "awesome", "excellent", "lovely", "wonderful", "nice",
    "and", "oh", "ah",
    "haha", "lol", "thx", "ty", "muchas gracias", "perfecto", "esta bien", "bueno", "listo", "ahora", "ya", "right now",
    "looks good", "looks right", "that looks good", "that looks right", "sounds right", "sounds great", "sounds fair",
    "i want it", "i want them", "i would like it", "sure why not", "okey dokey", "okie dokie", "sounds good to me",
    "looks good to me", "that is fine by me",
    "price is fine", "the price is fine", "price looks good", "good price", "fair enough",
)  # fmt: skip
NO = (
    "no", "nope", "nah", "n", "no thanks", "no thank you", "cancel", "cancel it", "cancel that", "dont", "do not",
    "dont buy it", "do not buy it", "stop", "never mind", "nevermind", "forget it", "not now", "scratch that",
    "leave it", "cancelar", "cancela", "no gracias", "not yet", "hold off", "abort", "no way", "not today", "decline",
    "i decline", "reject", "reject it", "pass", "ill pass", "i will pass", "skip it", "actually no",
    "on second thought no", "on second thoughts no", "hmm no", "mejor no", "ahora no", "todavia no", "aun no",
    "cancelalo", "no lo compres",
    "olvidalo", "dejalo",
)  # fmt: skip
# A yes to what a proposal is for, where it is for that: by how many leads, and by how it is paid.
OF_TWO = ("both", "buy both", "get both", "both of them", "yes to both", "buy both of them", "buy them both", "the two")
OF_SEVERAL = (
    "all", "all of them", "buy all", "buy them all", "get them all", "yes to all", "buy all of them", "the lot",
    "all of these", "all of those",
)  # fmt: skip
OF_SO_MANY = (
    "all {many}", "all {many} of them", "buy all {many}", "buy all {many} of them", "get all {many}",
    "yes to all {many}",
    "purchase all {many}", "take all {many}", "buy the {many}", "the {many}", "ill take all {many}",
)  # fmt: skip
COUNTED = {3: "three", 4: "four", 5: "five", 6: "six"}
ONE = ("buy {id}", "buy lead {id}", "get {id}", "lead {id}", "{id}", "purchase {id}", "purchase lead {id}")
PAID: dict[str, tuple[str, ...]] = {
    "credits": _each(
        "use|charge|with|by|from|pay with|out of|take it from|spend", "credits|my credits|the credits|my balance"
    ),
    "stripe": _each("use|charge|with|by|on|pay with|pay by|put it on", "card|my card|the card"),
}
OF_A_PLAN = ("switch me", "upgrade me", "downgrade me", "change it", "switch it", "make the switch", "make the change")
OF_CREDITS = ("top me up", "top it up", "add them", "add the credits", "buy the credits", "get the credits")

# What is said of a payment that was begun: that it is made, that it was not accepted, or whether it is.
OF_PAYMENT = (
    "paid", "i paid", "i have paid", "ive paid", "i just paid", "just paid", "paid it", "i paid it", "all paid", "done",
    "i am done", "im done", "its paid", "it is paid", "payment done", "payment made", "payment sent", "i did pay",
    "i have payed", "i payed", "payed", "ya pague", "pagado", "listo", "its done", "it is done", "that is done",
    "finished", "completed", "i entered my card", "i put my card in", "i confirmed with my bank",
    "did it go through", "did that go through", "has it gone through", "did the payment go through",
    "did my payment go through", "has the payment gone through", "has my payment gone through", "went through",
    "did you get it", "did you get the payment", "did you get my payment", "is it paid", "is it through",
    "has the payment arrived", "has my payment arrived", "did the payment arrive", "did it work", "did the card work",
    "did my card work", "payment status", "status of my payment", "what happened to my payment", "am i charged",
    "was i charged", "did you charge me", "where is the payment link", "send the link again", "the link again",
    "payment link", "give me the link again", "show me the link again", "where do i pay",
    "my card was declined", "card was declined", "the card was declined", "it was declined", "card declined",
    "declined", "it got declined", "my card got declined", "my card did not work", "my card didnt work",
    "the card did not work", "the payment failed", "payment failed", "it failed", "it did not work", "it didnt work",
    "the bank refused it", "my bank refused it",
)  # fmt: skip
ASIDE = (*BESIDE, "so", "hey", "yes", "yeah", "ok so", "hm", "hmm", "well", "yet", "already", "today", "and", "the")
