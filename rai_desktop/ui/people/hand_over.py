"""The dialog that hands over what one person is responsible for; it says first what changes."""

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.people import people_to_choose
from rai_desktop.services.project import OpenProject
from rai_desktop.services.workload import (
    Duties,
    HandOver,
    Place,
    duties_of,
    entries_of,
    hand_over,
    plan_hand_over,
)
from rai_desktop.ui.forms.editors.choices import CalmComboBox
from rai_desktop.ui.parts.reading_order import ReadingDialog
from rai_desktop.ui.parts.short import ShortButton, ShortCheckBox
from rai_desktop.ui.parts.widgets import label, scrolled, unmarked
from rai_desktop.ui.people.workload import duties_text
from rai_desktop.ui.telling import shortened
from rai_desktop.ui.theme import Theme

MOST_LINES = 12


class HandOverDialog(ReadingDialog):
    """Chooses who takes over, and what; one step.

    Where ``deletes``, the person goes to the bin as well, with or without handing over.
    ``done_over`` carries how many entries were handed over, ``kept`` that the person shall be
    deleted and nothing handed over.
    """

    done_over = Signal(int)
    kept = Signal()

    def __init__(
        self,
        window: QWidget,
        project: OpenProject,
        labels: Labels,
        theme: Theme,
        person: Uid,
        *,
        deletes: bool = False,
    ) -> None:
        super().__init__(window)
        self.setObjectName("hand_over")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._project = project
        self._labels = labels
        self._words = labels.words
        self._person = person
        self._deletes = deletes
        self._duties = duties_of(project, person)
        self._plan: HandOver | None = None
        self._lead = label("hand_over_lead", wraps=True)
        self._to = label("hand_over_to", "field")
        self.people = CalmComboBox()
        self._what = label("hand_over_what", "field")
        self.boxes = {part.place: self._box_of(part) for part in self._duties}
        self.leave_retired = ShortCheckBox("hand_over_retired")
        self._preview = label("hand_over_preview", "muted", wraps=True)
        self.accept_button = ShortButton("hand_over_accept", "primary")
        self.keep = ShortButton("hand_over_keep")
        self._back = ShortButton("hand_over_cancel")
        self._column = QVBoxLayout(self)
        self._build(theme)
        self._fill()
        self._connect()
        self._show_plan()

    # parts -----------------------------------------------------------------------

    def _box_of(self, duties: Duties) -> QCheckBox:
        made = ShortCheckBox(f"hand_over_{duties.kind}_{duties.field.key}")
        made.setText(unmarked(duties_text(self._labels, duties)))
        made.setChecked(True)
        return made

    def _build(self, theme: Theme) -> None:
        em = theme.em
        inside = QWidget()
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(0, 0, 0, 0)
        for box in self.boxes.values():
            lines.addWidget(box)
        lines.addStretch(1)
        area = scrolled(inside, "hand_over_area")
        height = lines.sizeHint().height() + 2
        area.setMinimumHeight(min(height, em(5)))
        for part in (self._lead, self._to, self.people, self._what):
            self._column.addWidget(part)
        self._column.addWidget(area, 1)
        self._column.addWidget(self.leave_retired)
        self._column.addWidget(self._preview)
        foot = QHBoxLayout()
        foot.addStretch(1)
        for made in (self._back, self.keep, self.accept_button):
            foot.addWidget(made)
        self._column.addLayout(foot)
        self.accept_button.setDefault(True)
        self._column.setContentsMargins(em(1.6), em(1.4), em(1.6), em(1.3))
        self._column.setSpacing(em(0.8))
        self.setMinimumWidth(em(38))

    def _fill(self) -> None:
        words = self._words
        name = shortened(self._project.name(self._person))
        self.setWindowTitle(words(N_("Hand over")))
        self._lead.setText(self._lead_text(name))
        self._to.setText(words(N_("Who takes over?")))
        self._to.setBuddy(self.people)
        self._what.setText(words(N_("What is handed over?")))
        self.people.setObjectName("hand_over_people")
        self.people.setAccessibleName(words(N_("Who takes over?")))
        self.people.setPlaceholderText(words(N_("Choose a person")))
        for shown, uid in people_to_choose(self._project):
            if uid != self._person:
                self.people.addItem(shown, uid)
        self.people.setCurrentIndex(-1)
        self.leave_retired.setText(words(N_("Leave retired AI systems and what belongs to them")))
        self.leave_retired.setVisible(any(part.retired for part in self._duties))
        verb = N_("Hand over and delete") if self._deletes else N_("Hand over")
        self.accept_button.setText(words(verb))
        self.keep.setText(words(N_("Delete without handing over")))
        self.keep.setVisible(self._deletes)
        self._back.setText(words(N_("Cancel")))

    def _lead_text(self, name: str) -> str:
        words = self._words
        count = sum(len(uids) for uids in entries_of(self._duties).values())
        responsible = words.plural(
            "{{name}} is responsible for {count} entry.",
            "{{name}} is responsible for {count} entries.",
            count,
        ).format(name=name)
        if not self._deletes:
            return responsible
        return words.filled(
            N_("{responsible} Without handing over, the name stays there, marked as deleted."),
            responsible=responsible,
        )

    def _connect(self) -> None:
        self.people.currentIndexChanged.connect(self._show_plan)
        self.leave_retired.toggled.connect(self._show_plan)
        for box in self.boxes.values():
            box.toggled.connect(self._show_plan)
        self.accept_button.clicked.connect(self._on_accepted)
        self.keep.clicked.connect(self._on_kept)
        self._back.clicked.connect(self.reject)

    # what would change -----------------------------------------------------------

    def _chosen(self) -> Collection[Place]:
        return {place for place, box in self.boxes.items() if box.isChecked()}

    def _show_plan(self) -> None:
        self._plan, new = None, self.people.currentData()
        if new:
            self._plan = plan_hand_over(
                self._project,
                self._person,
                new,
                places=self._chosen(),
                with_retired=not self.leave_retired.isChecked(),
            )
        may_do = self._plan is not None and bool(self._plan.settings)
        self.accept_button.setEnabled(may_do)
        self.accept_button.setDefault(may_do)
        self._preview.setText(self._told(self._plan))

    def _told(self, plan: HandOver | None) -> str:
        words = self._words
        if plan is None:
            has_any = self.people.count() > 0
            text = N_("Choose who takes over.") if has_any else N_("Add another person first.")
            return words(text)
        told = [words.plural("{count} entry changes.", "{count} entries change.", plan.entries)]
        name = shortened(self._project.name(plan.new))
        if plan.twice:
            told.append(
                words.plural(
                    "In {count} entry {{name}} is then named in two places.",
                    "In {count} entries {{name}} is then named in two places.",
                    len(plan.twice),
                ).format(name=name)
            )
        if plan.alone:
            text = N_("{name} would be their own deputy: that field is emptied.")
            told.append(words.filled(text, name=name))
        return " ".join(told)

    def _on_accepted(self) -> None:
        if self._plan is None:
            return
        try:
            hand_over(self._project, self._plan, delete=self._deletes)
        except UserError as error:
            self._preview.setText(self._words.of_error(error))
            return
        self.done_over.emit(self._plan.entries)
        self.accept()

    def _on_kept(self) -> None:
        self.kept.emit()
        self.accept()
