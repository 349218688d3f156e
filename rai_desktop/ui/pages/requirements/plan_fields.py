"""What is planned for a gap: the level to reach, who takes care of it, until when."""

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.requirements import RequirementAnswer
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.requirements.fields import DUE, PERSON, TARGET
from rai_desktop.ui.forms.rows import FieldRow
from rai_desktop.ui.overriding import override
from rai_desktop.ui.theme import Theme

NARROW = 36
"""Width in em below which the fields stand below each other."""


class PlanFields(QWidget):
    """``planned`` gives the part that was changed, ``adding`` the name of a new person."""

    planned = Signal(dict)
    adding = Signal(str)

    def __init__(
        self, project: OpenProject, labels: Labels, theme: Theme, *, across: bool = False
    ) -> None:
        super().__init__()
        self.setObjectName("plan_fields")
        self._rows = {spec.key: FieldRow(spec, labels, theme, project) for spec in _SPECS}
        self._is_across, self._theme = across, theme
        self._line: QBoxLayout = QHBoxLayout(self) if across else QVBoxLayout(self)
        for row in self._rows.values():
            row.edited.connect(self._on_edited)
            row.adding.connect(lambda _key, name: self.adding.emit(name))
            self._line.addWidget(row, 1)
        self.apply_theme(theme)

    def show_plan(self, answer: RequirementAnswer | None) -> None:
        """Show what is planned; what somebody is typing stays."""
        target = answer.target if answer else None
        values = {
            TARGET.key: None if target is None else str(target),
            PERSON.key: answer.person or None if answer else None,
            DUE.key: answer.due if answer else None,
        }
        for key, value in values.items():
            if not self._rows[key].editor.is_pending:
                self._rows[key].show_value(value)

    def clear(self) -> None:
        """Show nothing, also in place of what was typed."""
        for row in self._rows.values():
            row.show_value(None)

    def show_error(self, error: UserError) -> None:
        """Say at the person what went wrong."""
        self._rows[PERSON.key].show_error(error)

    def name_for(self, title: str) -> None:
        """Tell screen readers what the fields plan."""
        for row in self._rows.values():
            entry = row.editor.entry()
            entry.setAccessibleName(f"{row.name}, {title}")

    def flush(self) -> None:
        """Store what is typed."""
        for row in self._rows.values():
            row.editor.flush()

    def unstored(self) -> Iterator[str]:
        """Yield what is typed but cannot be stored."""
        for row in self._rows.values():
            if row.unstored:
                yield row.unstored

    def set_read_only(self, read_only: bool) -> None:
        """Let people read but not change."""
        for row in self._rows.values():
            row.set_read_only(read_only)

    def retranslate(self, labels: Labels) -> None:
        """Show the words in another language."""
        for row in self._rows.values():
            row.retranslate(labels)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self._theme = theme
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(theme.em(0.8))
        for row in self._rows.values():
            row.apply_theme(theme)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_across:
            is_narrow = event.size().width() < self._theme.em(NARROW)
            ways = QBoxLayout.Direction
            self._line.setDirection(ways.TopToBottom if is_narrow else ways.LeftToRight)

    def _on_edited(self, key: str, value: object) -> None:
        if key == TARGET.key:
            self.planned.emit({"target": int(str(value)) if value else None})
        elif key == PERSON.key:
            self.planned.emit({"person": str(value or "")})
        else:
            self.planned.emit({"due": value})


_SPECS = (TARGET, PERSON, DUE)
