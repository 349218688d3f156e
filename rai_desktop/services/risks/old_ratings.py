"""Ratings out of the history: a risk as it was rated at a time."""

from collections.abc import Mapping

from rai_desktop.domain.canonical import Plain, Value
from rai_desktop.domain.codes import Confidence, RiskStatus
from rai_desktop.domain.errors import UserError
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.risk import RISK, Risk
from rai_desktop.domain.values import read_plain

_RATINGS = ("current_likelihood", "current_persons", "current_business")
RATED_FIELDS = (*_RATINGS, "confidence", "status", "deleted")
"""What the level of a risk today follows from."""

_SPECS = {spec.key: spec for spec in RISK.fields if spec.key in RATED_FIELDS}


def rated_risk(uid: Uid, values: Mapping[str, Plain]) -> Risk:
    """Return a risk with the rating that ``values`` of its fields say; other fields are empty."""
    found = {key: _read(key, values.get(key)) for key in RATED_FIELDS}
    likelihood, persons, business = (_number(found[key]) for key in _RATINGS)
    status, confidence = found["status"], found["confidence"]
    return Risk(
        uid=uid,
        deleted=bool(found["deleted"]),
        status=status if isinstance(status, RiskStatus) else None,
        confidence=confidence if isinstance(confidence, Confidence) else None,
        current_likelihood=likelihood,
        current_persons=persons,
        current_business=business,
    )


def _read(key: str, value: Plain) -> Value:
    """Return a value as the entity holds it; one that fits no more counts as none."""
    try:
        return read_plain(_SPECS[key], value)
    except UserError:
        return None


def _number(value: Value) -> int | None:
    return value if isinstance(value, int) else None
