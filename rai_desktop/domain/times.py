"""Times of day as people write them."""

import re
from datetime import time

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.fields import FieldSpec
from rai_desktop.domain.texts import N_
from rai_desktop.domain.values import ValueRefusedError

_WRITTEN = re.compile(r"(\d{1,2})(?:[:.](\d{2})(?:[:.](\d{2}))?)?\s*(?:Uhr|h)?", re.IGNORECASE)


def read_time(text: str) -> time | None:
    """Return the time of day that ``text`` says, such as 14:30 or 9.15 Uhr; else ``None``."""
    match = _WRITTEN.fullmatch(text.strip())
    if match is None:
        return None
    hour, minute, second = (int(part or 0) for part in match.groups())
    try:
        return time(hour, minute, second)
    except ValueError:
        return None


def check_time(spec: FieldSpec, value: Value) -> None:
    """Refuse a text that is no time of day where the field holds one; an empty text is none.

    Raises:
        ValueRefusedError: the sentence says how to write one.
    """
    text = value if isinstance(value, str) else ""
    if spec.time_of_day and text.strip() and read_time(text) is None:
        raise ValueRefusedError(
            N_("“{value}” is not a time of day for “{field}”. Write it as 14:30."),
            value=text[:60],
            field=spec.named,
        )
