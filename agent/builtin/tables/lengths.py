"""Lengths of time that are a phrase of their own ("half a day", "an hour and a quarter"), in hours."""

from __future__ import annotations

HOUR, DAY, WEEK, MONTH = 1, 24, 168, 720
_UNITS = {"hour": HOUR, "day": DAY, "week": WEEK, "month": MONTH}
_PLURALS = {"hours": HOUR, "hrs": HOUR, "hour": HOUR, "days": DAY, "weeks": WEEK}
_WHOLE = ("whole", "full", "entire", "solid", "good", "single", "further", "additional", "extra", "more", "complete")
_FEW = {"couple": 2, "few": 3, "coupla": 2, "pair of": 2}
_SHARES = {"three quarters": 0.75, "three quarter": 0.75, "a quarter": 0.25, "quarter": 0.25, "half": 0.5}

_NAMED: dict[str, float] = {
    "half a day": 12, "half day": 12, "half an hour": 0.5, "half hour": 0.5, "an hour": 1, "one hour": 1, "a day": 24,
    "one day": 24, "a week": 168, "one week": 168, "a month": 720, "quarter of an hour": 0.25, "a quarter hour": 0.25,
    "half a week": 84, "half week": 84, "half the day": 12, "half of the day": 12, "half of a day": 12,
    "overnight": 24, "the weekend": 48, "weekend": 48, "over the weekend": 48, "all day": 24, "the day": 24,
    "a fortnight": 336, "fortnight": 336, "two fortnights": 672, "a night": 24, "the night": 12, "all night": 12,
    "through the night": 12, "all week": 168, "an hour or two": 2, "hour or two": 2, "a day or two": 48, "day or two": 48,
    "hour or so": 1, "an hour or so": 1, "twenty four hours": 24, "forty eight hours": 48, "seventy two hours": 72,
    "a quarter": 2160, "half a year": 4320, "half a year or so": 4320, "a year": 8760, "one month": 720,
    "couple months": 1440, "a couple of months": 1440, "a couple months": 1440, "a few months": 2160,
    "media hora": 0.5, "una hora": 1, "un dia": 24, "medio dia": 12, "una semana": 168, "hora y media": 1.5,
    "una hora y media": 1.5, "dia y medio": 36, "un dia y medio": 36, "tres cuartos de hora": 0.75, "cuarto de hora": 0.25,
    "un cuarto de hora": 0.25, "un par de horas": 2, "un par de dias": 48, "par de horas": 2, "par de dias": 48,
    "unas horas": 3, "unas pocas horas": 3, "unos dias": 72, "todo el dia": 24, "toda la semana": 168, "toda la noche": 12, "otra hora": 1, "otro dia": 24,
    "otra semana": 168, "una hora mas": 1, "un dia mas": 24, "una semana mas": 168, "otra media hora": 0.5,
    "otras dos horas": 2, "dos horas mas": 2, "another half hour": 0.5, "another half day": 12,
}  # fmt: skip


def _lengths() -> dict[str, float]:
    table: dict[str, float] = {}
    for unit, hours in _UNITS.items():
        table[f"another {unit}"] = hours
        for whole in _WHOLE:
            table |= {f"{lead}{whole} {unit}": hours for lead in ("", "a ", "an ", "one ", "the ", "another ")}
        for lead in ("", "a ", "an ", "one ", "another "):
            table |= {f"{lead}{unit} and {share}": hours * (1 + part) for share, part in _SHARES.items()}
            table[f"{lead}{unit} and a half"] = hours * 1.5
        for share, part in _SHARES.items():
            table |= {f"{share} of {the} {unit}": hours * part for the in ("a", "an", "the")}
    for few, count in _FEW.items():
        for unit, hours in _PLURALS.items():
            for more in ("", "of ", "more ", "extra ", "of more ", "of extra "):
                table |= {f"{lead}{few} {more}{unit}": count * hours for lead in ("", "a ", "another ", "a good ")}
    return table | _NAMED


LENGTHS = _lengths()
