"""The dialog that says what a custom field is: its name, what it holds, help and options."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.codes import CustomKind
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.internal import CustomField
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.option_names import RenamedOption, renamed_options
from rai_desktop.services.own_fields import (
    OwnField,
    add_own_field,
    change_own_field,
    clean_label,
    told_of,
)
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.forms.filling import FillingDialog
from rai_desktop.ui.parts.widgets import label
from rai_desktop.ui.theme import Theme

_ROWS = ("label", "custom_kind", "help", "options")


class OwnFieldFilling(FillingDialog):
    """Adds a field to ``kind``, or changes ``field``; ``told`` says what was done.

    What a field holds is chosen once: values of one sort would not fit another.
    """

    told = Signal(str)

    def __init__(
        self,
        parent: QWidget,
        project: OpenProject,
        labels: Labels,
        theme: Theme,
        kind: EntityKind,
        field: CustomField | None = None,
    ) -> None:
        super().__init__(parent, project, labels, theme, "own_field")
        self._kind = kind
        self._field = field
        self._lead = label("own_field_lead", "muted", wraps=True)
        self.column.addWidget(self._lead)
        keys = _ROWS if field is None else tuple(key for key in _ROWS if key != "custom_kind")
        self.add_rows(EntityKind.CUSTOM_FIELD, keys)
        self._renamed = label("own_field_renamed", "hint", wraps=True)
        self.column.addWidget(self._renamed)
        self.column.addStretch(1)
        self._fill()
        self._name()
        has_options = field is None or self.values["custom_kind"] == CustomKind.CHOICE
        self.resize(theme.em(40), theme.em(34 if has_options else 22))

    def show_value(self, key: str, value: Value) -> None:
        """Show a value as if it had been chosen; only a choice has options."""
        super().show_value(key, value)
        self._show_options()

    def _fill(self) -> None:
        told = OwnField(label="") if self._field is None else told_of(self._field)
        self.values["custom_kind"] = told.kind
        for key, value in (
            ("label", told.label),
            ("custom_kind", told.kind),
            ("help", told.help),
            ("options", "\n".join(told.options)),
        ):
            if key in self.rows:
                self.show_value(key, value)
        for row in self.rows.values():
            row.edited.connect(self._show_options)
        self._show_options()

    def _name(self) -> None:
        words = self.labels.words
        entries = words(KINDS[self._kind].plural)
        if self._field is None:
            self._lead.setText(
                words.filled(N_("The field is added to all entries: {entries}."), entries=entries)
            )
            self.offer(words(N_("Add a custom field")), words(N_("Add the field")), self._store)
        else:
            kind = words(told_of(self._field).kind.label)
            self._lead.setText(
                words.filled(N_("{entries}, kind of field: {kind}."), entries=entries, kind=kind)
            )
            self.offer(
                words(N_("Change the custom field")), words(N_("Change the field")), self._store
            )

    def _show_options(self) -> None:
        if "options" in self.rows:
            self.rows["options"].setVisible(self.values["custom_kind"] == CustomKind.CHOICE)
        words = self.labels.words
        self._renamed.setText("\n".join(each.told(words) for each in self._new_names()))
        self._renamed.setVisible(bool(self._renamed.text()))

    def _new_names(self) -> tuple[RenamedOption, ...]:
        if self._field is None:
            return ()
        return renamed_options(self.project, self._field, self._wished().options)

    def _wished(self) -> OwnField:
        value = self.values
        return OwnField(
            label=str(value.get("label") or ""),
            kind=CustomKind(str(value["custom_kind"] or CustomKind.TEXT)),
            help=str(value.get("help") or ""),
            options=tuple(str(value.get("options") or "").splitlines()),
        )

    def _store(self) -> None:
        wished, words = self._wished(), self.labels.words
        if self._field is None:
            add_own_field(self.project, self._kind, wished)
            text = N_("The field “{name}” was added.")
        elif change_own_field(self.project, Uid(self._field.uid), wished) is None:
            return
        else:
            text = N_("The field “{name}” was changed.")
        self.told.emit(words.filled(text, name=clean_label(wished.label)))
