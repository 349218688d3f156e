"""A row of the panel for several entries: what they have in common, and what they shall get."""

from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.fields import FieldKind, FieldSpec
from rai_desktop.domain.texts import N_
from rai_desktop.services.bulk import Common, CommonValue, Partly, Wish
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.forms.editors.choices import CalmComboBox
from rai_desktop.ui.forms.rows import FieldRow
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import label
from rai_desktop.ui.theme import Theme

_EMPTY = CommonValue(state=Common.EMPTY)


class BulkMode(StrEnum):
    """What happens with ticked choices."""

    REPLACE = "replace"
    ADD = "add"
    REMOVE = "remove"


_MODES = {
    BulkMode.REPLACE: N_("Replace"),
    BulkMode.ADD: N_("Add to each"),
    BulkMode.REMOVE: N_("Remove from each"),
}


class BulkRow(FieldRow):
    """One field of several entries; ``chosen`` carries key and value, ``left_alone`` the key.

    Nothing changes until the panel is told to.
    """

    chosen = Signal(str, object)
    left_alone = Signal(str)

    def __init__(self, spec: FieldSpec, labels: Labels, theme: Theme, project: OpenProject) -> None:
        self._state = label(f"bulk_state_{spec.key}", "small", wraps=True)
        self._clear_all = ShortButton(f"bulk_clear_{spec.key}", "quiet")
        self._back = ShortButton(f"bulk_back_{spec.key}", "quiet")
        self._common = _EMPTY
        self._is_chosen = self._is_read_only = False
        self._mode = _mode_box(spec) if spec.kind is FieldKind.MULTI_CHOICE else None
        super().__init__(spec, labels, theme, project)
        self._add_line()
        self.edited.connect(self._on_edited_here)
        self._clear_all.clicked.connect(self._on_cleared)
        self._back.clicked.connect(self._on_back)
        self._show_state()

    def show_common(self, common: CommonValue) -> None:
        """Show what the entries have in common; nothing is chosen."""
        self._common = common
        self._is_chosen = False
        is_shown = common.state is Common.SAME and self.mode is BulkMode.REPLACE
        self.show_value(common.value if is_shown else None)
        self.editor.retranslate(self._labels)
        self._show_several()
        self._show_state()

    def show_chosen(self, wish: Wish) -> None:
        """Show what all entries shall get."""
        self._is_chosen = True
        self.show_value(wish.codes if isinstance(wish, Partly) else wish)
        self._show_state()

    @property
    def mode(self) -> BulkMode:
        """Whether what is ticked replaces what the entries have, or only a part of it."""
        return BulkMode(self._mode.currentData()) if self._mode else BulkMode.REPLACE

    def choose_mode(self, mode: BulkMode) -> None:
        """Choose what happens with what is ticked, as if a person did."""
        if self._mode is not None:
            self._mode.setCurrentIndex(self._mode.findData(str(mode)))
            self._on_mode()

    @override
    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self._is_read_only = read_only
        self._show_state()

    @override
    def retranslate(self, labels: Labels) -> None:
        super().retranslate(labels)
        words = labels.words
        self._clear_all.setText(words(N_("Empty in all")))
        self._back.setText(words(N_("Leave as it is")))
        if self._mode is not None:
            for place, mode in enumerate(BulkMode):
                self._mode.setItemText(place, words(_MODES[mode]))
            self._mode.setAccessibleName(
                f"{labels.field(self.spec)}: {words(N_('What happens with the choice'))}"
            )
        for part in (self._clear_all, self._back):
            part.setAccessibleName(f"{part.text()}: {labels.field(self.spec)}")
        self._show_several()
        self._show_state()

    def _show_several(self) -> None:
        is_several = self._common.state is Common.SEVERAL and self.mode is BulkMode.REPLACE
        if is_several and not self._is_chosen and not self.editor.is_pending:
            self.editor.show_several(self._labels.words(N_("several values")))

    def _add_line(self) -> None:
        column = self.layout()
        assert isinstance(column, QVBoxLayout)  # noqa: S101 - made by the row
        if self._mode is not None:
            self._mode.activated.connect(self._on_mode)
            column.insertWidget(column.count() - 1, self._mode, 0, Qt.AlignmentFlag.AlignLeft)
        line = QHBoxLayout()
        line.addWidget(self._state, 1)
        line.addWidget(self._clear_all)
        line.addWidget(self._back)
        column.insertLayout(column.count() - 1, line)

    def _show_state(self) -> None:
        words = self._labels.words
        text = ""
        if self._is_chosen:
            text = words(N_("will be changed"))
        elif self._common.state is Common.SEVERAL and not self.editor.says_several:
            text = words(N_("several values"))
        self._state.setText(text)
        self._back.setVisible(self._is_chosen)
        has_something = self._common.state is not Common.EMPTY
        may_empty = not self.spec.required and not self._is_read_only
        is_whole = self.mode is BulkMode.REPLACE
        self._clear_all.setVisible(has_something and not self._is_chosen and may_empty and is_whole)
        if self._mode is not None:
            self._mode.setEnabled(not self._is_read_only)

    def _on_edited_here(self, key: str, value: Value) -> None:
        if self.mode is not BulkMode.REPLACE and not value:
            self._on_back()
            return
        self._is_chosen = True
        self._show_state()
        self.chosen.emit(key, self._wish(value))

    def _wish(self, value: Value) -> Wish:
        if self.mode is BulkMode.REPLACE or not isinstance(value, tuple):
            return value
        return Partly(codes=value, is_removed=self.mode is BulkMode.REMOVE)

    def _on_mode(self) -> None:
        """Begin anew: what was ticked meant something else."""
        self._on_back()

    def _on_cleared(self) -> None:
        self.show_chosen(None)
        self.chosen.emit(self.spec.key, None)

    def _on_back(self) -> None:
        self.show_common(self._common)
        self.left_alone.emit(self.spec.key)


def _mode_box(spec: FieldSpec) -> CalmComboBox:
    box = CalmComboBox()
    box.setObjectName(f"bulk_mode_{spec.key}")
    for mode in BulkMode:
        box.addItem("", str(mode))
    return box
