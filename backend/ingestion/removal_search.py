"""What somebody wants removed, looked for in texts of any origin, however it is spelled there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from html import unescape
from typing import Any, NamedTuple
from urllib.parse import unquote

from backend.ingestion.cleaning import addresses, emails, phones
from backend.ingestion.contacts import normal_address, normal_email, normal_phone, normal_words, read_email
from backend.ingestion.links import normal_link
from backend.ingestion.suppression import SuppressionIn

WINDOW_CHARS, OVERLAP_CHARS = 4_000, 200  # words and disguises are looked for in parts of a long text
CELL_CHARS_MAX = 200
_TAG = re.compile(r"<[^<>]*>")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_SPOKEN = re.compile(
    r"zero|one|two|three|four|five|six|seven|eight|nine|cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve", re.I
)
_APART = r"\D{0,8}"


class Told:
    """A text, or a JSON value, as it is looked through: what is made of it is made once, for all who look."""

    def __init__(self, value: Any) -> None:
        self.cells = list(_leaves(value))
        self.text = _readable("\n".join(self.cells))
        self._emails: dict[str, frozenset[str]] = {}

    @cached_property
    def folded(self) -> str:
        """In lower case."""
        return self.text.casefold()

    @cached_property
    def words(self) -> str:
        """In the short forms of addresses."""
        return f" {normal_words(self.text)} "

    @cached_property
    def spoken(self) -> frozenset[str]:
        """Numbers that are written out."""
        parts = (part for part in _windows(self.text) if len(_SPOKEN.findall(part)) > 1)
        return frozenset(found.e164 for part in parts for found in phones.numbers(part))

    @cached_property
    def lines(self) -> frozenset[str]:
        """Short cells that may be addresses, in their one spelling."""
        short = (cell for cell in self.cells if len(cell) <= CELL_CHARS_MAX and re.search(r"\d", cell))
        return frozenset(normal_address(addresses.read(cell).line) for cell in short)

    def emails_near(self, hint: str) -> frozenset[str]:
        """E-mails in the parts of the text that say ``hint``."""
        if hint not in self._emails:
            parts = (part for part in _windows(self.text) if hint in part.casefold())
            self._emails[hint] = frozenset(found.address for part in parts for found in emails.emails(part))
        return self._emails[hint]


class Sought(NamedTuple):
    """A phone's digits, an e-mail, a street line and a link in their one spelling; what was not named is empty."""

    phone: str = ""
    email: str = ""
    address: str = ""
    link: str = ""

    @classmethod
    def of(cls, said: SuppressionIn) -> Sought:
        """What a request names."""
        digits = re.sub(r"\D", "", normal_phone(said.phone or ""))
        email = normal_email(read_email(said.email)[0] or said.email) if said.email else ""
        address = normal_address(addresses.read(said.address).line) if said.address else ""
        ten = digits[1:] if len(digits) == 11 and digits[0] == "1" else digits
        return cls(ten, email.casefold(), address, normal_link(said.link or ""))

    def is_in(self, value: Any) -> bool:
        """Whether a text, or anything in a JSON value, says one of them."""
        told = value if isinstance(value, Told) else Told(value)
        return (
            bool(self.phone and self._phone_in(told))
            or bool(self.email and self._email_in(told))
            or bool(self.address and (f" {self.address} " in told.words or self.address in told.lines))
            or bool(self.link and self._link_in(told))
        )

    def _phone_in(self, told: Told) -> bool:
        plain = rf"(?<!\d)(?:0{{0,2}}1{_APART})?{_APART.join(self.phone)}(?!\d)"
        return bool(re.search(plain, told.text)) or f"+1{self.phone}" in told.spoken

    def _email_in(self, told: Told) -> bool:
        if re.search(rf"(?<![\w.+%-]){re.escape(self.email)}(?![\w-]|\.\w)", told.folded):
            return True
        return self.email in told.emails_near(re.split(r"[\W\d_]", self.email, maxsplit=1)[0])

    def _link_in(self, told: Told) -> bool:
        return bool(re.search(rf"(?<![\w.-])(?:www\.|m\.|mobile\.)?{re.escape(self.link)}(?![\w-])", told.folded))


class Search(NamedTuple):
    """Several people's wishes, looked for at once."""

    sought: tuple[Sought, ...]

    def is_in(self, value: Any) -> bool:
        """Whether the value says something of any of them."""
        told = Told(value)
        return any(one.is_in(told) for one in self.sought)


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _leaves(one)
    elif value is not None:
        yield str(value)


def _readable(text: str) -> str:
    """The text with its escapes undone, then the same once more without tags."""
    plain = unquote(unescape(_ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)))
    return f"{plain}\n{_TAG.sub(' ', plain)}" if "<" in plain else plain


def _windows(text: str) -> Iterator[str]:
    for start in range(0, max(len(text) - OVERLAP_CHARS, 1), WINDOW_CHARS - OVERLAP_CHARS):
        yield text[start : start + WINDOW_CHARS]
