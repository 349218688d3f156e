"""Ratings out of the history: a risk as it was rated at a time."""

from collections.abc import Mapping
from typing import Any

from rai_desktop.domain.canonical import Plain, Value
from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import FieldKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.risk import RISK, Risk
from rai_desktop.domain.values import read_plain

_KINDS = (FieldKind.RATING, FieldKind.CHOICE, FieldKind.MULTI_CHOICE, FieldKind.FLAG)
_SPECS = {spec.key: spec for spec in RISK.fields if spec.kind in _KINDS}
RATED_FIELDS = tuple(_SPECS)
"""What the level of a risk may follow from: all that is chosen and not written."""


def rated_risk(uid: Uid, values: Mapping[str, Plain]) -> Risk:
    """Return a risk with what ``values`` say; its texts are empty."""
    known: dict[str, Any] = {
        key: _read(key, plain) for key, plain in values.items() if key in _SPECS
    }
    return Risk(uid=uid, **known)


def _read(key: str, plain: Plain) -> Value:
    """Return a value as the entity holds it; one that fits no more counts as none."""
    try:
        return read_plain(_SPECS[key], plain)
    except UserError:
        return read_plain(_SPECS[key], None)
