"""Values of fields: reading them from JSON and telling whether they are allowed."""

from datetime import date

from rai_desktop.domain.canonical import Plain, Value, to_plain
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import FieldKind, FieldSpec
from rai_desktop.domain.texts import N_, Listed, Named

MAX_TEXT = 100_000
FIRST_DAY = date(1900, 1, 1)
LAST_DAY = date(2999, 12, 31)


class ValueRefusedError(UsageError):
    """A value that the field cannot hold."""


def clean_text(text: str) -> str:
    """Return ``text`` as typed; lone halves of surrogate pairs become question marks."""
    if text.isascii():
        return text
    return text.encode("utf-8", "replace").decode("utf-8") if _has_surrogate(text) else text


def _has_surrogate(text: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in text)


def read_plain(spec: FieldSpec, plain: Plain) -> Value:
    """Return the value of a field from its JSON form.

    Raises:
        ValueRefusedError: the form does not fit the field.
    """
    reader = _READERS.get(spec.kind, _read_text)
    return reader(spec, plain)


def check_value(spec: FieldSpec, value: Value) -> Value:
    """Return ``value`` as the field keeps it.

    Raises:
        ValueRefusedError: the field cannot hold it; the sentence says what it can hold.
    """
    return read_plain(spec, to_plain(value))


def _read_text(spec: FieldSpec, plain: Plain) -> Value:
    if plain is None:
        return ""
    if not isinstance(plain, str):
        raise _refused(spec, plain)
    if len(plain) > MAX_TEXT:
        raise ValueRefusedError(
            N_("The text for “{field}” is longer than {limit} characters. Shorten it."),
            field=spec.named,
            limit=MAX_TEXT,
        )
    return clean_text(plain)


def _read_choice(spec: FieldSpec, plain: Plain) -> Value:
    if plain in (None, ""):
        return None
    if not isinstance(plain, str):
        raise _refused(spec, plain)
    if spec.choices is None:
        return _read_text(spec, plain)
    try:
        return spec.choices(plain)
    except ValueError:
        raise ValueRefusedError(
            N_("“{value}” is not a choice of “{field}”. Possible: {choices}."),
            value=plain[:60],
            field=spec.named,
            choices=Listed(tuple(Named(key=str(c), label=c.label) for c in spec.choices)),
        ) from None


def _read_multi_choice(spec: FieldSpec, plain: Plain) -> Value:
    if plain in (None, ""):
        return ()
    if not isinstance(plain, list):
        raise _refused(spec, plain)
    codes = {_read_choice(spec, item) for item in plain} - {None}
    return tuple(sorted(str(code) for code in codes))


def _read_date(spec: FieldSpec, plain: Plain) -> Value:
    if plain in (None, ""):
        return None
    try:
        day = date.fromisoformat(plain) if isinstance(plain, str) else None
    except ValueError:
        day = None
    if day is None or not FIRST_DAY <= day <= LAST_DAY:
        raise ValueRefusedError(
            N_("“{value}” is not a day that “{field}” can hold. Write it as 2026-12-31."),
            value=str(plain)[:60],
            field=spec.named,
        )
    return day


def _read_number(spec: FieldSpec, plain: Plain) -> Value:
    if plain in (None, ""):
        return None
    if not isinstance(plain, int) or isinstance(plain, bool):
        raise _refused(spec, plain)
    if not spec.minimum <= plain <= spec.maximum:
        raise ValueRefusedError(
            N_("“{value}” is out of range for “{field}”. Allowed: {low} to {high}."),
            value=plain,
            field=spec.named,
            low=spec.minimum,
            high=spec.maximum,
        )
    return plain


def _read_flag(spec: FieldSpec, plain: Plain) -> Value:
    if plain is None:
        return False
    if not isinstance(plain, bool):
        raise _refused(spec, plain)
    return plain


def _read_reference(spec: FieldSpec, plain: Plain) -> Value:
    if plain in (None, ""):
        return None
    if not isinstance(plain, str):
        raise _refused(spec, plain)
    return plain


def _refused(spec: FieldSpec, plain: Plain) -> ValueRefusedError:
    return ValueRefusedError(
        N_("“{value}” does not fit the field “{field}”. Enter what the field is meant for."),
        value=str(plain)[:60],
        field=spec.named,
    )


_READERS = {
    FieldKind.CHOICE: _read_choice,
    FieldKind.MULTI_CHOICE: _read_multi_choice,
    FieldKind.DATE: _read_date,
    FieldKind.NUMBER: _read_number,
    FieldKind.RATING: _read_number,
    FieldKind.FLAG: _read_flag,
    FieldKind.REFERENCE: _read_reference,
}
