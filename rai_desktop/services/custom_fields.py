"""Fields that users added: described like built-in ones."""

from collections import Counter
from collections.abc import Iterable, Sequence

from rai_desktop.domain.codes import CustomKind
from rai_desktop.domain.fields import EntityKind, FieldKind, FieldSpec, custom_key
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.kinds.internal import CustomField
from rai_desktop.services.ports import ProjectStore
from rai_desktop.words.language import folded

_KINDS = {
    CustomKind.TEXT: FieldKind.TEXT,
    CustomKind.LONG_TEXT: FieldKind.LONG_TEXT,
    CustomKind.NUMBER: FieldKind.NUMBER,
    CustomKind.DATE: FieldKind.DATE,
    CustomKind.CHOICE: FieldKind.CHOICE,
    CustomKind.PERSON: FieldKind.REFERENCE,
}

CUSTOM_GROUP = "custom"
MOST_OPTIONS = 100
_LEAST_NUMBER = -1_000_000_000


class CustomSpecs:
    """The descriptions of a project's custom fields; made anew only when one has changed."""

    def __init__(self, store: ProjectStore) -> None:
        self._store = store
        self._made_of: tuple[Entity, ...] = ()
        self._of: dict[EntityKind, tuple[FieldSpec, ...]] = {}
        self._by_key: dict[tuple[EntityKind, str], FieldSpec] = {}

    def of(self, kind: EntityKind) -> tuple[FieldSpec, ...]:
        """Return the descriptions of the custom fields of a kind, in their order."""
        self._renew()
        if kind not in self._of:
            self._of[kind] = custom_specs(kind, _living_fields(self._made_of))
        return self._of[kind]

    def one(self, kind: EntityKind, key: str) -> FieldSpec | None:
        """Return the description of one custom field; ``None`` when the kind has none such."""
        specs = self.of(kind)
        if (kind, key) not in self._by_key:
            self._by_key |= {(kind, spec.key): spec for spec in specs}
        return self._by_key.get((kind, key))

    def _renew(self) -> None:
        stored = tuple(self._store.entities(EntityKind.CUSTOM_FIELD).values())
        if stored != self._made_of:
            self._made_of = stored
            self._of.clear()
            self._by_key.clear()


def custom_specs(kind: EntityKind, custom: Iterable[CustomField]) -> tuple[FieldSpec, ...]:
    """Return the descriptions of the custom fields of ``kind``, in their order.

    Two copies of a project may each add a field with the same label. Both stay after merging,
    and the later ones are numbered, so that people can tell them apart.
    """
    fields = ordered_fields(kind, custom)
    labels = _distinct([field.label for field in fields])
    return tuple(_spec(field, label) for field, label in zip(fields, labels, strict=True))


def ordered_fields(kind: EntityKind, custom: Iterable[CustomField]) -> list[CustomField]:
    """Return the custom fields of ``kind`` by position and label."""
    own = [field for field in custom if field.of_kind == kind]
    return sorted(own, key=lambda field: (field.position or 0, field.label, field.uid))


def options_of(text: str) -> tuple[str, ...]:
    """Return the options of a choice that are written one on each line, each once."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    first: dict[str, str] = {}
    for line in filter(None, lines):
        first.setdefault(folded(line), line)
    return tuple(first.values())[:MOST_OPTIONS]


def _living_fields(stored: Iterable[Entity]) -> list[CustomField]:
    return [each for each in stored if isinstance(each, CustomField) and not each.deleted]


def _distinct(labels: Sequence[str]) -> list[str]:
    times: Counter[str] = Counter()
    found = []
    for label in labels:
        times[folded(label)] += 1
        time = times[folded(label)]
        found.append(label if time == 1 else f"{label} ({time})")
    return found


def _spec(field: CustomField, label: str) -> FieldSpec:
    kind = field.custom_kind or CustomKind.TEXT
    is_choice = kind is CustomKind.CHOICE
    return FieldSpec(
        key=custom_key(field.uid),
        kind=_KINDS[kind],
        label=label,
        help=field.help,
        group=CUSTOM_GROUP,
        table=True,
        options=options_of(field.options) if is_choice else (),
        reference=EntityKind.PERSON if kind is CustomKind.PERSON else None,
        minimum=_LEAST_NUMBER,
        summed=kind is CustomKind.NUMBER,
    )
