"""Which column of a list is which field."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind, FieldSpec
from rai_desktop.domain.synonyms import synonyms_of
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.words.language import folded

UID_COLUMN = "uid"
NUMBER_COLUMN = "number"
NOTES = "notes"


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMap:
    """Field key by column name; columns that are not in it are kept as notes.

    Besides fields, a column can carry the uid or the visible number of an entry.
    """

    kind: EntityKind
    keys: Mapping[str, str]

    def unmapped(self, header: Sequence[str]) -> list[str]:
        """Return the columns that become notes."""
        return [name for name in header if name not in self.keys]


def guess_columns(
    project: OpenProject, labels: Sequence[Labels], kind: EntityKind, header: Sequence[str]
) -> ColumnMap:
    """Return the best guess from names in both languages; each field is taken once.

    A label or key counts before a synonym, an earlier synonym before a later one.
    """
    known = _known_names(project, labels, kind)
    found: list[tuple[int, int, str, str]] = []
    for place, name in enumerate(header):
        for key, rank in known.get(_plain(name), {}).items():
            found.append((rank, place, name, key))
    keys: dict[str, str] = {}
    for _, _, name, key in sorted(found):
        if name not in keys and key not in keys.values():
            keys[name] = key
    return ColumnMap(kind=kind, keys=keys)


def given_columns(
    project: OpenProject, kind: EntityKind, mapping: Mapping[str, str], header: Sequence[str]
) -> ColumnMap:
    """Return the mapping that somebody wrote: field key by column name.

    Raises:
        UsageError: a column or a field does not exist, or a field is named twice.
    """
    keys: dict[str, str] = {}
    for name, key in mapping.items():
        if name not in header:
            raise UsageError(N_("The list has no column {column}."), column=name)
        if key not in (UID_COLUMN, NUMBER_COLUMN):
            project.field(kind, key)
        if key in keys.values():
            raise UsageError(N_("The field {field} is mapped twice."), field=key)
        keys[name] = key
    return ColumnMap(kind=kind, keys=keys)


def _known_names(
    project: OpenProject, labels: Sequence[Labels], kind: EntityKind
) -> dict[str, dict[str, int]]:
    """Return for each folded name the fields it may mean, with how far-fetched that is."""
    names: dict[str, dict[str, int]] = {}

    def add(name: str, key: str, rank: int) -> None:
        fields = names.setdefault(_plain(name), {})
        fields[key] = min(rank, fields.get(key, rank))

    add(UID_COLUMN, UID_COLUMN, 0)
    for spec in project.fields(kind):
        if spec.key == NUMBER_COLUMN:
            for each in labels:
                add(each.field(spec), NUMBER_COLUMN, 0)
        elif not spec.internal:
            _add_names(spec, kind, labels, add)
    return names


def _add_names(spec: FieldSpec, kind: EntityKind, labels: Sequence[Labels], add) -> None:  # type: ignore[no-untyped-def]
    add(spec.key, spec.key, 1)
    for each in labels:
        add(each.field(spec), spec.key, 0)
    for rank, synonym in enumerate(synonyms_of(kind, spec.key), start=2):
        add(synonym, spec.key, rank)


def _plain(name: str) -> str:
    text = folded(name)
    return " ".join("".join(c if c.isalnum() else " " for c in text).split())
