"""Fields that users added: described like built-in ones."""

from collections.abc import Sequence
from dataclasses import replace

from rai_desktop.domain.codes import CustomKind
from rai_desktop.domain.fields import EntityKind, FieldKind, FieldSpec, custom_key
from rai_desktop.domain.kinds.internal import CustomField

_KINDS = {
    CustomKind.TEXT: FieldKind.TEXT,
    CustomKind.LONG_TEXT: FieldKind.LONG_TEXT,
    CustomKind.NUMBER: FieldKind.NUMBER,
    CustomKind.DATE: FieldKind.DATE,
    CustomKind.CHOICE: FieldKind.TEXT,
    CustomKind.PERSON: FieldKind.REFERENCE,
}

CUSTOM_GROUP = "custom"


def custom_specs(kind: EntityKind, custom: Sequence[CustomField]) -> tuple[FieldSpec, ...]:
    """Return the descriptions of the custom fields of ``kind``, by position and label."""
    own = [field for field in custom if field.of_kind == kind]
    ordered = sorted(own, key=lambda field: (field.position or 0, field.label, field.uid))
    return tuple(_spec(field) for field in ordered)


def _spec(field: CustomField) -> FieldSpec:
    custom_kind = field.custom_kind or CustomKind.TEXT
    spec = FieldSpec(
        key=custom_key(field.uid),
        kind=_KINDS[custom_kind],
        label=field.label,
        help=field.help,
        group=CUSTOM_GROUP,
        table=True,
        minimum=-1_000_000_000,
    )
    if custom_kind is CustomKind.PERSON:
        return replace(spec, reference=EntityKind.PERSON)
    return spec
