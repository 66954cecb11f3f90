"""A lead's contact: cleaned and judged, sealed with the key ring, and invented for demonstrations.

Normal forms (`normal_phone`, `normal_email`, `normal_address`) are what the blind indexes are computed from.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal

import phonenumbers
from phonenumbers import PhoneNumberType

from backend.ingestion.cleaning import emails, phones, streets
from backend.keyring import KeyRing

PhoneKind = Literal["mobile", "landline", "unknown"]
_E164_US = re.compile(r"\+1[2-9]\d{9}")
_EMAIL = re.compile(r"[^@\s,;]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}", re.I)
_KINDS: dict[int, PhoneKind] = {PhoneNumberType.MOBILE: "mobile", PhoneNumberType.FIXED_LINE: "landline"}
SHORT_FORMS = {
    "street": "st", "avenue": "ave", "road": "rd", "drive": "dr", "lane": "ln", "boulevard": "blvd", "court": "ct",
    "circle": "cir", "place": "pl", "trail": "trl", "parkway": "pkwy", "cove": "cv", "terrace": "ter", "highway": "hwy",
    "north": "n", "south": "s", "east": "e", "west": "w", "apartment": "unit", "apt": "unit", "suite": "unit",
    "ste": "unit", "crossing": "xing", "hollow": "holw",
}  # fmt: skip
AREA_CODES = {
    "austin-tx": ("512", "737"),
    "las-vegas-nv": ("702", "725"),
    "dallas-tx": ("214", "469", "972", "817"),
    "phoenix-az": ("602", "480", "623"),
}
DEMO_MARK = "(demo)"
DEMO_EMAIL_DOMAIN = "example.com"


@dataclass(frozen=True, slots=True)
class ContactFacts:
    """Everything that stays hidden until a purchase. `phone` is E.164 when valid, else as written."""

    name: str | None = None
    phone: str | None = None
    phone_kind: PhoneKind | None = None
    phone_valid: bool = False
    email: str | None = None
    email_valid: bool = False
    address: str | None = None
    zip: str | None = None
    profile_url: str | None = None
    listing_url: str | None = None
    source_ref: str | None = None
    is_demo: bool = False

    @property
    def is_reachable(self) -> bool:
        """A valid phone or e-mail."""
        return self.phone_valid or self.email_valid

    @property
    def part(self) -> float:
        """The contact part of quality: 0.5 valid phone + 0.3 valid e-mail + 0.2 name."""
        return round(0.5 * self.phone_valid + 0.3 * self.email_valid + 0.2 * bool(self.name), 1)

    @property
    def is_empty(self) -> bool:
        """Nothing to keep."""
        kept = (self.name, self.phone, self.email, self.address, self.profile_url, self.listing_url, self.source_ref)
        return not any(kept)


def read_phone(text: str) -> tuple[str | None, PhoneKind | None, bool]:
    """(E.164 or as written, kind, valid) of a US phone as people write it, also in words or disguise."""
    found = text.strip()
    if not found:
        return None, None, False
    parsed = _parsed(found) or _parsed(phones.written(found) or "")
    if parsed is None:
        return found, None, False
    e164 = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    return e164, _KINDS.get(phonenumbers.number_type(parsed), "unknown"), True


def _parsed(text: str) -> phonenumbers.PhoneNumber | None:
    """The valid number that the text is, plainly written."""
    if not text:
        return None
    try:
        parsed = phonenumbers.parse(text, "US")
    except phonenumbers.NumberParseException:
        return None
    return parsed if phonenumbers.is_valid_number(parsed) else None


def read_email(text: str) -> tuple[str | None, bool]:
    """(address, as written where it is none, whether its form is valid)."""
    plain = text.strip()
    found = emails.written(plain) if plain else None
    return found or plain or None, found is not None or bool(_EMAIL.fullmatch(plain))


def normal_phone(phone: str) -> str:
    """E.164 of a US number, or its digits when it is none."""
    if _E164_US.fullmatch(phone):
        return phone
    e164, _, valid = read_phone(phone)
    return e164 if valid and e164 else re.sub(r"\D", "", phone)


def normal_email(email: str) -> str:
    """Lower case, without blanks."""
    return email.strip().lower()


def normal_address(line: str, zip_code: str | None = None) -> str:
    """One spelling of a street line: lower case, short suffixes and directions, no signs, the zip after it."""
    return " ".join([normal_words(streets.read(line).line or line), *([zip_code] if zip_code else [])])


def normal_words(text: str) -> str:
    """The words of any text as :func:`normal_address` writes them."""
    return " ".join(SHORT_FORMS.get(word, word) for word in re.findall(r"[a-z0-9]+", text.lower()))


def address_index(keys: KeyRing, facts: ContactFacts) -> bytes | None:
    """The blind index of the address; None when there is none, or its house number is hidden: it names many homes."""
    if not facts.address or streets.read(facts.address).is_hidden:
        return None
    return keys.index("address", normal_address(facts.address, facts.zip))


def seal(keys: KeyRing, facts: ContactFacts) -> bytes:
    """The contact as the key ring's sealed JSON object; missing values are left out."""
    names = ("name", "phone", "email", "address", "profile_url", "listing_url", "source_ref")
    return keys.seal({name: value for name in names if (value := getattr(facts, name))})


@lru_cache(maxsize=1)
def _people() -> tuple[tuple[str, ...], tuple[str, ...]]:
    text = files("backend.ingestion").joinpath("data", "demo_people.txt").read_text(encoding="utf-8")
    first, last = (tuple(line.split()) for line in text.splitlines()[:2])
    return first, last


def invented(facts: ContactFacts, market: str | None, seed: bytes) -> ContactFacts:
    """The same facts with an invented, marked person: the same one for the same seed, a 555-01xx phone, an example.com
    address.
    """
    rng = random.Random(seed)
    first_names, last_names = _people()
    first, last = rng.choice(first_names), rng.choice(last_names)
    area = rng.choice(AREA_CODES.get(market or "", ("512",)))
    has_phone, has_email = rng.choices([(True, True), (True, False), (False, True)], weights=(60, 28, 12))[0]
    return ContactFacts(
        name=f"{first} {last} {DEMO_MARK}",
        phone=f"+1{area}55501{rng.randrange(100):02d}" if has_phone else None,
        phone_kind=rng.choices(("mobile", "landline"), weights=(3, 1))[0] if has_phone else None,
        phone_valid=has_phone,
        email=f"{first}.{last}{rng.randrange(10, 9999)}@{DEMO_EMAIL_DOMAIN}".lower() if has_email else None,
        email_valid=has_email,
        address=facts.address,
        zip=facts.zip,
        profile_url=facts.profile_url,
        listing_url=facts.listing_url,
        source_ref=facts.source_ref,
        is_demo=True,
    )
