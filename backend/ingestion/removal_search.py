"""What somebody wants removed, looked for in texts of any origin, however it is spelled there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any, NamedTuple
from urllib.parse import unquote

from backend.ingestion.cleaning import addresses, emails, phones
from backend.ingestion.contacts import normal_address, normal_email, normal_phone, normal_words, read_email
from backend.ingestion.suppression import SuppressionIn

WINDOW_CHARS, OVERLAP_CHARS = 4_000, 200  # words and disguises are looked for in parts of a long text
CELL_CHARS_MAX = 200
_TAG = re.compile(r"<[^<>]*>")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_SPOKEN = re.compile(
    r"zero|one|two|three|four|five|six|seven|eight|nine|cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve", re.I
)
_APART = r"\D{0,8}"


class Sought(NamedTuple):
    """A phone's digits, an e-mail, a street line in its one spelling; what was not named is empty."""

    phone: str = ""
    email: str = ""
    address: str = ""

    @classmethod
    def of(cls, said: SuppressionIn) -> Sought:
        """What a request names."""
        digits = re.sub(r"\D", "", normal_phone(said.phone or ""))
        email = normal_email(read_email(said.email)[0] or said.email) if said.email else ""
        address = normal_address(addresses.read(said.address).line) if said.address else ""
        return cls(digits[1:] if len(digits) == 11 and digits[0] == "1" else digits, email.casefold(), address)

    def is_in(self, value: Any) -> bool:
        """Whether a text, or anything in a JSON value, says one of them."""
        cells = list(_leaves(value))
        text = _readable("\n".join(cells))
        return (
            bool(self.phone and self._phone_in(text))
            or bool(self.email and self._email_in(text))
            or bool(self.address and (f" {self.address} " in f" {normal_words(text)} " or self._is_cell(cells)))
        )

    def _phone_in(self, text: str) -> bool:
        plain = rf"(?<!\d)(?:0{{0,2}}1{_APART})?{_APART.join(self.phone)}(?!\d)"
        if re.search(plain, text):
            return True
        spoken = (part for part in _windows(text) if len(_SPOKEN.findall(part)) > 1)
        return any(f"+1{self.phone}" == found.e164 for part in spoken for found in phones.numbers(part))

    def _email_in(self, text: str) -> bool:
        if re.search(rf"(?<![\w.+%-]){re.escape(self.email)}(?![\w-]|\.\w)", text.casefold()):
            return True
        first = re.split(r"[\W\d_]", self.email, maxsplit=1)[0]
        hinted = (part for part in _windows(text) if first in part.casefold())
        return any(self.email == found.address for part in hinted for found in emails.emails(part))

    def _is_cell(self, cells: list[str]) -> bool:
        short = (cell for cell in cells if len(cell) <= CELL_CHARS_MAX and re.search(r"\d", cell))
        return any(normal_address(addresses.read(cell).line) == self.address for cell in short)


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
