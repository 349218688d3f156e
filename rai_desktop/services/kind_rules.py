"""What holds for entries of a kind whoever changes them: needed reasons, what comes by itself."""

from collections.abc import Callable, Mapping
from datetime import date

from rai_desktop.domain.canonical import Value, is_empty
from rai_desktop.domain.errors import FieldError, UsageError
from rai_desktop.domain.fields import EntityKind, FieldSpec
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.kinds.registry import KINDS, built_in_field, kind_of, value_of
from rai_desktop.domain.texts import N_, Named
from rai_desktop.domain.times import check_time


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
        FieldError: it names the field to be filled first.
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
            text = N_("Fill in the field “{needed}” first: this status needs it.")
            raise FieldError(text, key=spec.key, needed=spec.named)


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


def check_times(kind: EntityKind, values: Mapping[str, Value]) -> None:
    """Refuse texts that are no time of day where a field holds one: deadlines count from it.

    Raises:
        UsageError: it names the field and says how to write a time.
    """
    for key, value in values.items():
        if spec := built_in_field(kind, key):
            check_time(spec, value)


def check_orders(entity: Entity, values: Mapping[str, Value]) -> None:
    """Refuse days that would lie before those they have to follow.

    Raises:
        UsageError: it names both fields.
    """
    kind = kind_of(entity)
    for first, second in KINDS[kind].orders:
        if first not in values and second not in values:
            continue
        earlier = values.get(first, value_of(entity, first))
        later = values.get(second, value_of(entity, second))
        if isinstance(earlier, date) and isinstance(later, date) and later < earlier:
            raise UsageError(
                N_("“{second}” lies before “{first}”. Check both days."),
                first=_named(kind, first),
                second=_named(kind, second),
            )


def check_chains(
    entity_of: Callable[[Uid], Entity | None], entity: Entity, values: Mapping[str, Value]
) -> None:
    """Refuse references to the entry itself, and those that would lead back to it.

    Raises:
        UsageError: it names the field.
    """
    kind = kind_of(entity)
    for key, value in values.items():
        spec = built_in_field(kind, key)
        if spec is None or spec.reference is not kind or not value:
            continue
        seen, found = {entity.uid}, Uid(str(value))
        while found and found not in seen:
            seen.add(found)
            following = entity_of(found) if key in KINDS[kind].chains else None
            found = Uid(str(value_of(following, key) or "")) if following else Uid("")
        if found and found == entity.uid:
            raise UsageError(
                N_("“{field}” would lead back to the entry itself. Choose another one."),
                field=spec.named,
            )


def _named(kind: EntityKind, key: str) -> Named:
    spec = built_in_field(kind, key)
    return spec.named if spec is not None else Named(key=key)


def check_required(kind: EntityKind, values: Mapping[str, Value]) -> None:
    """Refuse a new entry of which a required field is empty.

    Raises:
        UsageError: one is.
    """
    for spec in KINDS[kind].fields:
        value = values.get(spec.key)
        if spec.required and (is_empty(value) or not str(value).strip()):
            raise UsageError(N_("The field “{field}” is required. Fill it."), field=spec.named)


def check_reference(find: Callable[[Uid], Entity | None], spec: FieldSpec, value: Value) -> None:
    """Refuse a reference to what is no entry of the kind that the field offers.

    Raises:
        UsageError: it is none.
    """
    if spec.reference is None or is_empty(value):
        return
    entity = find(Uid(str(value)))
    if entity is None or kind_of(entity) is not spec.reference:
        raise UsageError(
            N_("“{value}” is not an entry that “{field}” offers. Choose one of those."),
            value=value,
            field=spec.named,
        )
