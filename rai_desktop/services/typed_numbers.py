"""Reading numbers as people write them, with the marks of thousands and decimals they use."""

import re
from decimal import Decimal

_SPACES = re.compile("[\\s\u00a0\u202f]")
_EURO = re.compile(r"^(?:€|eur|euro)|(?:€|eur|euro)$", re.IGNORECASE)
_NO_CENTS = re.compile(r"[.,][-–—]{1,2}$")
_GROUPED = re.compile(r"([+-]?\d{1,3}(?:([.,'’])\d{3})(?:\2\d{3})*)(?:(?!\2)[.,](\d{1,6}))?")
_PLAIN = re.compile(r"([+-]?\d{1,15})()(?:[.,](\d{1,15}))?")


def read_amount(text: str, *, exact: bool = False) -> Decimal | None:
    """Return the number that ``text`` is, euros or not; ``None`` when it is none.

    Groups of three digits are thousands, whichever mark is between them. ``exact`` says that a
    program wrote the number: a point in it begins decimals.
    """
    digits = _EURO.sub("", _SPACES.sub("", text))
    digits = _NO_CENTS.sub("", digits)
    match = (None if exact else _GROUPED.fullmatch(digits)) or _PLAIN.fullmatch(digits)
    if match is None:
        return None
    whole = re.sub(r"[.,'’]", "", match[1])
    return Decimal(f"{whole}.{match[3] or 0}")


def rounded(amount: Decimal) -> int:
    """Return the nearest whole number, a half away from zero."""
    half = Decimal("0.5") if amount >= 0 else Decimal("-0.5")
    return int(amount + half)
