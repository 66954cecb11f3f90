"""robots.txt as RFC 9309 has it, and its Crawl-delay: which paths a robot may visit, and how fast."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

READ_MAX_CHARS = 512_000
DELAY_MAX_SECONDS = 86_400.0
_PRODUCT = re.compile(r"[A-Za-z_-]+")
_SAFE = "/%:@!$&'()*+,;=?~-._*"


@dataclass(frozen=True, slots=True)
class Rule:
    """A path pattern: `*` is anything, `$` at the end is the end."""

    allows: bool
    pattern: str

    @property
    def weight(self) -> tuple[int, bool]:
        """The longest pattern decides; of equal ones the one that allows."""
        return len(self.pattern), self.allows

    def fits(self, path: str) -> bool:
        """Whether the path begins as the pattern says. Piece by piece: no pattern takes long."""
        ends = self.pattern.endswith("$")
        pieces = (self.pattern[:-1] if ends else self.pattern).split("*")
        if not path.startswith(pieces[0]):
            return False
        at = len(pieces[0])
        for piece in pieces[1:-1] if ends and len(pieces) > 1 else pieces[1:]:
            found = path.find(piece, at)
            if found < 0:
                return False
            at = found + len(piece)
        if not ends:
            return True
        return at == len(path) if len(pieces) == 1 else path.endswith(pieces[-1]) and len(path) - len(pieces[-1]) >= at


@dataclass(frozen=True, slots=True)
class Robots:
    """What one robot may do on one host."""

    rules: tuple[Rule, ...] = ()
    delay_seconds: float = 0.0

    @classmethod
    def read(cls, text: str, agent: str) -> Robots:
        """The group of `agent` (its product name), else that of everybody."""
        name = _product(agent)
        groups = list(_groups(text[:READ_MAX_CHARS]))
        mine = [body for names, body in groups if name in names] or [body for names, body in groups if "*" in names]
        lines = [line for body in mine for line in body]
        rules = tuple(
            Rule(key == "allow", _normal(value)) for key, value in lines if key in ("allow", "disallow") and value
        )
        delays = [_seconds(value) for key, value in lines if key == "crawl-delay"]
        return cls(rules, max(delays, default=0.0))

    @classmethod
    def nothing(cls) -> Robots:
        """A host whose robots.txt cannot be read at the moment allows nothing."""
        return cls((Rule(False, "/"),))

    def allows(self, url: str) -> bool:
        """Whether the page may be visited."""
        parts = urlsplit(url)
        path = _normal((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))
        if path == "/robots.txt":
            return True
        fitting = [rule for rule in self.rules if rule.fits(path)]
        return max(fitting, key=lambda rule: rule.weight).allows if fitting else True


def _groups(text: str) -> Iterator[tuple[set[str], list[tuple[str, str]]]]:
    """Names of robots and the lines that are for them; names that follow one another share their lines."""
    names: set[str] = set()
    body: list[tuple[str, str]] = []
    for line in text.lstrip("\ufeff").splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if key == "user-agent":
            if body:
                yield names, body
                names, body = set(), []
            names.add("*" if value == "*" else _product(value))
        elif colon and names:
            body.append((key, value))
    if names:
        yield names, body


def _product(agent: str) -> str:
    found = _PRODUCT.match(agent)
    return found.group().lower() if found else ""


def _normal(path: str) -> str:
    return quote(path, safe=_SAFE)


def _seconds(value: str) -> float:
    try:
        found = float(value)
    except ValueError:
        return 0.0
    return min(found, DELAY_MAX_SECONDS) if found > 0 else 0.0
