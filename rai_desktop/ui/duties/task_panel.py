"""What can be done with a task at once: done, postpone, take up again."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.task import Task
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.urgency import Urgency, is_open, urgency_of
from rai_desktop.ui.forms.entity_panel import EntityPanel
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.elided import ElidedLabel
from rai_desktop.ui.parts.flow import FlowLayout
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import show_icon, show_tip
from rai_desktop.ui.theme import Theme


class TaskPanel(EntityPanel):
    """How urgent a task is, and buttons; ``opened`` carries the entry that the task belongs to."""

    done_wanted = Signal()
    postpone_wanted = Signal()
    reopen_wanted = Signal()
    opened = Signal(object)

    def __init__(self, project: OpenProject, labels: Labels, theme: Theme) -> None:
        super().__init__("task_acts", project, labels, theme)
        self._urgency = ElidedLabel("task_urgency", "badge", grows=False)
        self.done = ShortButton("task_done")
        self.postpone = ShortButton("task_postpone")
        self.reopen = ShortButton("task_reopen")
        self.about = ShortButton("task_about", "quiet")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        flow = FlowLayout(gap=8)
        for part in (self._urgency, self.done, self.postpone, self.reopen, self.about):
            flow.addWidget(part)
        whole.addLayout(flow)
        self.done.clicked.connect(self.done_wanted)
        self.postpone.clicked.connect(self.postpone_wanted)
        self.reopen.clicked.connect(self.reopen_wanted)
        self.about.clicked.connect(lambda: self.opened.emit(self._about()))
        self.apply_theme(theme)
        self.retranslate(labels)

    @override
    def retranslate(self, labels: Labels) -> None:
        words = labels.words
        self.done.setText(words(N_("Done")))
        show_tip(self.done, words(N_("Mark the chosen tasks as done (Ctrl+Enter)")))
        self.postpone.setText(words(N_("Postpone…")))
        show_tip(self.postpone, words(N_("Choose a later day, with a reason (Ctrl+Shift+P)")))
        self.reopen.setText(words(N_("Take up again")))
        super().retranslate(labels)

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        show_icon(self.done, "check", theme)
        show_icon(self.postpone, "clock", theme)
        show_icon(self.reopen, "undo", theme)
        show_icon(self.about, "link", theme, "accent")

    def _about(self) -> Uid | None:
        """Return the living entry that the task belongs to, unless that is its system."""
        task = self._project.store.entity(self._uid) if self._uid else None
        about = task.about if isinstance(task, Task) else None
        entity = self._project.store.entity(about) if about else None
        is_there = entity is not None and not entity.deleted
        return about if is_there else None

    def _show(self) -> None:
        task = self._project.store.entity(self._uid) if self._uid else None
        self.setVisible(isinstance(task, Task))
        if not isinstance(task, Task):
            return
        may_change, waits = not self._project.store.read_only, is_open(task)
        urgency = urgency_of(task, self._project.clock.today())
        self._urgency.show_text(self._labels.code(urgency))
        self._urgency.setVisible(urgency is not Urgency.UNDATED)
        for part in (self.done, self.postpone):
            part.setVisible(may_change and waits)
        self.reopen.setVisible(may_change and not waits)
        self._show_about()

    def _show_about(self) -> None:
        about = self._about()
        self.about.setVisible(about is not None)
        if about is not None:
            number = self._project.number(self._project.entity(about))
            text = self._labels.words.filled(N_("Belongs to {entry}"), entry=number)
            self.about.setText(text)
