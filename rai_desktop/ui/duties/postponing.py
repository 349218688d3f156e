"""Asking to which day tasks are postponed, and why."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.forms.filling import FillingDialog
from rai_desktop.ui.theme import Theme

Postpone = Callable[[date | None, str], object]


class PostponeDialog(FillingDialog):
    """A day and a reason; ``postpone`` does it, and what it refuses is said here."""

    def __init__(
        self,
        parent: QWidget,
        project: OpenProject,
        labels: Labels,
        theme: Theme,
        count: int,
        postpone: Postpone,
    ) -> None:
        super().__init__(parent, project, labels, theme, "postpone")
        self._postpone = postpone
        self.add_rows(EntityKind.TASK, ("due_on", "reason"))
        self.column.addStretch(1)
        words = labels.words
        title = words.plural("Postpone {count} task", "Postpone {count} tasks", count)
        self.offer(title, words(N_("Postpone")), self._put_off)

    def _put_off(self) -> None:
        day, reason = self.values.get("due_on"), str(self.values.get("reason") or "")
        self._postpone(day if isinstance(day, date) else None, reason)
