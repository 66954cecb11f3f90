"""Text as the bundled font can show it: what it lacks is written in letters that it has."""

from __future__ import annotations

import unicodedata
from functools import cache

from anyascii import anyascii
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

REGULAR, BOLD = "Vera", "Vera-Bold"


@cache
def glyphs() -> frozenset[int]:
    """Register the fonts once a process; the code points that both can draw."""
    regular, bold = TTFont(REGULAR, "Vera.ttf"), TTFont(BOLD, "VeraBd.ttf")
    for font in (regular, bold):
        pdfmetrics.registerFont(font)
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=REGULAR, boldItalic=BOLD)
    return frozenset(regular.face.charToGlyph) & frozenset(bold.face.charToGlyph)


def printable(text: str) -> str:
    """One line that the font can draw, never a box: controls are gone, foreign letters are transliterated."""
    known = glyphs()
    composed = unicodedata.normalize("NFC", text)
    return " ".join("".join(_one(letter, known) for letter in composed).split())


def _one(letter: str, known: frozenset[int]) -> str:
    if letter.isspace():
        return " "
    if unicodedata.category(letter)[0] == "C":
        return ""
    return letter if ord(letter) in known else anyascii(letter)
