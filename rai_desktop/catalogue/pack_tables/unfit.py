"""What is wrong with a value, as a sentence of our own for each kind of mistake."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from rai_desktop.domain.texts import N_

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_MISSING: Final = N_("Something is missing here: {key}. Fill it in.")
_UNFIT: Final = N_("The value does not fit here. Compare it with other rows of this column.")
_PATTERN: Final = N_(
    "This is not written as it has to be in this column. Compare it with other rows; blanks at "
    "the beginning and the end are not allowed."
)
_CHOICE: Final = N_("Only these are possible here: {choices}.")
_LONG: Final = N_("The text is too long. At most {most} characters are possible.")
_FEW: Final = N_("Too few lines: at least {least} are needed.")
_WHOLE: Final = N_("A whole number is needed here.")
_NUMBER: Final = N_("A number is needed here.")
_DAY: Final = N_("A day is needed here, such as 2026-08-02.")
_SMALL: Final = N_("The number is too small. At least {least} is possible.")
_LARGE: Final = N_("The number is too large. At most {most} is possible.")
_YES_NO: Final = N_("Only yes or no is possible here.")

_SENTENCES: Final[Mapping[str, str]] = {
    "missing": _MISSING,
    "string_pattern_mismatch": _PATTERN,
    "literal_error": _CHOICE,
    "enum": _CHOICE,
    "string_too_long": _LONG,
    "too_short": _FEW,
    "int_parsing": _WHOLE,
    "int_type": _WHOLE,
    "int_from_float": _WHOLE,
    "float_parsing": _NUMBER,
    "float_type": _NUMBER,
    "date_parsing": _DAY,
    "date_type": _DAY,
    "date_from_datetime_parsing": _DAY,
    "greater_than_equal": _SMALL,
    "less_than_equal": _LARGE,
    "bool_parsing": _YES_NO,
    "bool_type": _YES_NO,
}


def unfit(error: "ErrorDetails") -> tuple[str, Mapping[str, object]]:
    """Return the sentence about a value that the schema refused, and what fills it."""
    known = error.get("ctx", {})
    values = {
        "key": ".".join(str(part) for part in error["loc"]),
        "choices": str(known.get("expected", "")).replace(" or ", ", ").replace("'", ""),
        "most": known.get("max_length", known.get("le", "")),
        "least": known.get("min_length", known.get("ge", "")),
    }
    return _SENTENCES.get(error["type"], _UNFIT), values
