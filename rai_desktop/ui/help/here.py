"""What F1 shows: the page about what has the keyboard, and the field where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.services.manual.pages import Place
from rai_desktop.ui.forms.rows import FieldRow
from rai_desktop.ui.help.generated import FIELD_KINDS, FIELDS
from rai_desktop.ui.help.places import BEGINNING, OF_PAGE, page_of_dialog

if TYPE_CHECKING:
    from rai_desktop.domain.fields import EntityKind, FieldSpec
    from rai_desktop.services.targets import PageKey


def place_here(part: QWidget | None, shown: PageKey | None) -> Place:
    """Return the place of the manual about ``part``, on the page ``shown`` of an open project."""
    row = _row_around(part)
    if row is not None and (found := _field_place(row.spec, shown)) is not None:
        return found
    dialog = part.window() if part is not None else None
    if isinstance(dialog, QDialog) and (page := page_of_dialog(type(dialog))):
        return Place(page=page)
    return Place(page=OF_PAGE[shown] if shown is not None else BEGINNING)


def _row_around(part: QWidget | None) -> FieldRow | None:
    while part is not None and not isinstance(part, FieldRow):
        part = part.parentWidget()
    return part


def _field_place(spec: FieldSpec, shown: PageKey | None) -> Place | None:
    """Return where the help of a field is, first of all among those of the page shown."""
    kinds = sorted(FIELD_KINDS, key=lambda kind: OF_PAGE[kind] != OF_PAGE.get(shown or kind))
    for kind in kinds:
        if _has_help(kind, spec):
            return Place(page=f"{FIELDS}{kind}", anchor=spec.key)
    return None


def _has_help(kind: EntityKind, spec: FieldSpec) -> bool:
    return any(
        own.key == spec.key and own.label == spec.label and own.help and own.is_entered
        for own in KINDS[kind].fields
    )
