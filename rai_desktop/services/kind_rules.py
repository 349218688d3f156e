"""What holds for entries of a kind whoever changes them: needed reasons, what comes by itself."""

from collections.abc import Mapping

from rai_desktop.domain.canonical import Value, is_empty
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.kinds.registry import KINDS, built_in_field, kind_of, value_of
from rai_desktop.domain.texts import N_


def check_by_hand(kind: EntityKind) -> None:
    """Refuse to add or remove what follows from other entries.

    Raises:
        UsageError: with what to do in place of it.
    """
    if KINDS[kind].made_by:
        raise UsageError(KINDS[kind].made_by)


def check_needs(entity: Entity, values: Mapping[str, Value]) -> None:
    """Refuse ``values`` that leave a needed reason empty.

    Raises:
        UsageError: it names the field to be filled first.
    """
    kind = kind_of(entity)
    for need in KINDS[kind].needs:
        if need.key not in values and need.needed not in values:
            continue
        status = values.get(need.key, value_of(entity, need.key))
        reason = values.get(need.needed, value_of(entity, need.needed))
        spec = built_in_field(kind, need.needed)
        if (
            status in need.codes
            and spec is not None
            and (is_empty(reason) or not str(reason).strip())
        ):
            raise UsageError(
                N_("Fill in the field “{needed}” first: this status needs it."), needed=spec.named
            )


def check_offered(kind: EntityKind, values: Mapping[str, Value]) -> None:
    """Refuse codes that follow by themselves, such as that an obligation applies.

    Raises:
        UsageError: it names what can be chosen.
    """
    for key, value in values.items():
        spec = built_in_field(kind, key)
        if spec is not None and spec.offered and value and value not in spec.offered:
            raise UsageError(
                N_(
                    "“{value}” is set by the program and cannot be entered. Possible in the field "
                    "“{field}”: {codes}."
                ),
                value=value,
                field=spec.named,
                codes=", ".join(spec.offered),
            )
