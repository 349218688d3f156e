"""Stamps: what an entry said when somebody reviewed or accepted it, as salted digests.

A stamp holds no value, so that a left-out or erased text cannot be read from it. Whether it still
holds is found by comparing, and what differs is named.
"""

import json
from collections.abc import Callable, Iterable, Mapping

from rai_desktop.domain.canonical import Value, canonical_json, digest_of, is_empty, to_plain
from rai_desktop.domain.fields import FieldSpec

ValueOf = Callable[[str], Value]


def make_stamp(fields: Iterable[FieldSpec], value_of: ValueOf, salt: str) -> str:
    """Return the stamp of what covered fields say now; ``salt`` is a fresh random text.

    Empty fields are left out, so that fields which the program learns later change nothing.
    """
    digests = {
        spec.key: _digest(salt, spec.key, value)
        for spec in fields
        if covers(spec) and not is_empty(value := value_of(spec.key))
    }
    return canonical_json({"salt": salt, "fields": digests})


def changed_fields(stamp: str, fields: Iterable[FieldSpec], value_of: ValueOf) -> tuple[str, ...]:
    """Return the keys of covered fields that say something else than when stamped.

    A text that is no stamp covers nothing that is still so: all filled fields are returned.
    """
    salt, digests = _read(stamp)
    changed = []
    for spec in fields:
        if not covers(spec):
            continue
        value = value_of(spec.key)
        now = "" if is_empty(value) else _digest(salt, spec.key, value)
        if now != digests.get(spec.key, ""):
            changed.append(spec.key)
    return tuple(changed)


def covers(spec: FieldSpec) -> bool:
    """Return whether a review or an acceptance covers a field."""
    return spec.reviewed and not spec.internal


def _digest(salt: str, key: str, value: Value) -> str:
    return digest_of({"salt": salt, "key": key, "value": to_plain(value)})


def _read(stamp: str) -> tuple[str, Mapping[str, str]]:
    try:
        read = json.loads(stamp)
        return str(read["salt"]), {str(k): str(v) for k, v in read["fields"].items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        return "", {}
