"""Custom fields that an import makes for columns of a list, in the same step as its rows."""

from collections.abc import Sequence

from rai_desktop.domain.codes import CustomKind
from rai_desktop.domain.fields import EntityKind, FieldSpec
from rai_desktop.domain.kinds.internal import CustomField
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.services.custom_fields import CUSTOM_GROUP, custom_specs
from rai_desktop.services.importing.content import ContentReader, filled_cells
from rai_desktop.services.importing.mapping import ColumnMap, plain_name
from rai_desktop.services.own_fields import LONGEST_LABEL, clean_label
from rai_desktop.services.project import OpenProject
from rai_desktop.services.tables import SourceTable


def field_specs(project: OpenProject, columns: ColumnMap) -> tuple[FieldSpec, ...]:
    """Return the fields of a list's kind, with those that the import makes."""
    kind = columns.kind
    return project.fields(kind) + custom_specs(kind, tuple(columns.new_fields.values()))


def known_custom_field(project: OpenProject, kind: EntityKind, label: str) -> str:
    """Return the key of the custom field that is called ``label``; empty when there is none."""
    found = (s for s in project.fields(kind) if s.group == CUSTOM_GROUP)
    wanted = plain_name(label)
    return next((spec.key for spec in found if plain_name(spec.label) == wanted), "")


class FieldMaker:
    """Makes the custom fields of one list, in the order of its columns."""

    def __init__(self, project: OpenProject, kind: EntityKind, content: ContentReader) -> None:
        self._project = project
        self._kind = kind
        self._content = content
        known = project.entities(EntityKind.CUSTOM_FIELD)
        self._position = sum(isinstance(e, CustomField) and e.of_kind == kind for e in known)

    def field(self, table: SourceTable, column: str, kind: CustomKind | None) -> CustomField:
        """Return the field for a column; without ``kind`` its cells say what it holds."""
        cells = filled_cells(table, column)
        kind = kind or self._content.custom_kind(cells)
        words = dict.fromkeys(cell.text.strip() for cell in cells)
        self._position += 1
        return CustomField(
            uid=self._project.uids.new_uid(),
            of_kind=str(self._kind),
            label=clean_label(column)[:LONGEST_LABEL],
            custom_kind=kind,
            options="\n".join(words) if kind is CustomKind.CHOICE else "",
            position=self._position,
        )


def field_settings(fields: Sequence[CustomField]) -> list[FieldSetting]:
    """Return the settings that make custom fields."""
    keys = ("of_kind", "label", "custom_kind", "options", "position")
    return [
        FieldSetting(EntityKind.CUSTOM_FIELD, field.uid, key, value)
        for field in fields
        for key in keys
        if (value := getattr(field, key))
    ]
