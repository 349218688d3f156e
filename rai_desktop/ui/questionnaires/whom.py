"""Whom to ask: departments to tick and to add, anybody, or the supplier of a system."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.questionnaires.completeness import Asked, completeness
from rai_desktop.services.questionnaires.completeness_words import STATES
from rai_desktop.services.questionnaires.departments import departments_in
from rai_desktop.ui.forms.editors.choices import CalmComboBox
from rai_desktop.ui.parts.short import ShortRadioButton
from rai_desktop.ui.parts.widgets import label
from rai_desktop.ui.theme import Theme

DEPARTMENTS, ANYBODY, SUPPLIER = range(3)
_CHOICES = (
    N_("A questionnaire for each department"),
    N_("One questionnaire that any department can fill in"),
    N_("Questions to the supplier of an AI system"),
)
_UID = Qt.ItemDataRole.UserRole
_TO_ASK = (Asked.NEVER, Asked.OVERDUE)


class WhomToAsk(QWidget):
    """``changed`` tells of every tick and every letter."""

    changed = Signal()

    def __init__(self, project: OpenProject, labels: Labels, theme: Theme) -> None:
        super().__init__()
        self._project = project
        self._labels = labels
        self._group = QButtonGroup(self)
        self.departments = QListWidget()
        self.further = QLineEdit()
        self.systems = CalmComboBox()
        self._further_label = label("ask_further_label", "field", wraps=True)
        self._system_label = label("ask_system_label", "field", wraps=True)
        self._nothing = label("ask_no_department", "muted", wraps=True)
        self._build(theme)
        self._fill()
        self._show_parts()

    @property
    def choice(self) -> int:
        """Which of the three is chosen."""
        return self._group.checkedId()

    def choose(self, choice: int, system: Uid | None = None) -> None:
        """Choose one of the three, and the system whose supplier is meant."""
        self._group.button(choice).setChecked(True)
        if system is not None:
            self.systems.setCurrentIndex(max(0, self.systems.findData(system)))
        self._show_parts()

    def named(self) -> Sequence[str]:
        """Return the departments that are ticked or typed."""
        items = (self.departments.item(row) for row in range(self.departments.count()))
        ticked = [
            str(item.data(_UID)) for item in items if item.checkState() is Qt.CheckState.Checked
        ]
        return [*ticked, *departments_in(self.further.text())]

    def system(self) -> AiSystem | None:
        """Return the system whose supplier is asked."""
        uid = self.systems.currentData()
        found = self._project.store.entity(Uid(str(uid))) if uid else None
        return found if isinstance(found, AiSystem) else None

    @property
    def is_complete(self) -> bool:
        """Whether it is clear whom to ask."""
        if self.choice == DEPARTMENTS:
            return bool(self.named())
        return self.choice == ANYBODY or self.system() is not None

    def _build(self, theme: Theme) -> None:
        words, column = self._labels.words, QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.em(0.5))
        for number, text in enumerate(_CHOICES):
            radio = ShortRadioButton()
            radio.setObjectName(f"ask_choice_{number}")
            radio.setText(words(text))
            self._group.addButton(radio, number)
            column.addWidget(radio)
        self._group.button(DEPARTMENTS).setChecked(True)
        self._name_parts()
        self.departments.setMinimumHeight(theme.em(8))
        parts = (self.departments, self._nothing, self._further_label, self.further)
        for part in (*parts, self._system_label, self.systems):
            column.addWidget(part)
        self._group.idToggled.connect(self._show_parts)
        self.departments.itemChanged.connect(self.changed)
        self.further.textChanged.connect(self.changed)
        self.systems.currentIndexChanged.connect(self.changed)

    def _name_parts(self) -> None:
        words = self._labels.words
        self.departments.setObjectName("ask_departments")
        self.departments.setAccessibleName(words(N_("Departments")))
        self.further.setObjectName("ask_further")
        self.further.setMaxLength(2_000)
        self._further_label.setText(words(N_("Further departments, separated by “;”")))
        self._further_label.setBuddy(self.further)
        self.systems.setObjectName("ask_system")
        self.systems.setMinimumContentsLength(12)
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.systems.setSizeAdjustPolicy(policy)
        self._system_label.setText(words(N_("AI system")))
        self._system_label.setBuddy(self.systems)
        self._nothing.setText(
            words(N_("No department is known yet. Write down below whom you want to ask."))
        )

    def _fill(self) -> None:
        words = self._labels.words
        for each in completeness(self._project).departments:
            item = QListWidgetItem(f"{each.name} · {words(STATES[each.state])}")
            item.setData(_UID, each.name)
            is_asked = each.state in _TO_ASK
            item.setCheckState(Qt.CheckState.Checked if is_asked else Qt.CheckState.Unchecked)
            self.departments.addItem(item)
        for entity in self._project.entities(EntityKind.SYSTEM):
            number = self._project.number(entity)
            self.systems.addItem(f"{number} {self._labels.title(entity)}", entity.uid)
        self._group.button(SUPPLIER).setEnabled(self.systems.count() > 0)

    def _show_parts(self) -> None:
        is_named, has_known = self.choice == DEPARTMENTS, self.departments.count() > 0
        self.departments.setVisible(is_named and has_known)
        self._nothing.setVisible(is_named and not has_known)
        self._further_label.setVisible(is_named)
        self.further.setVisible(is_named)
        self._system_label.setVisible(self.choice == SUPPLIER)
        self.systems.setVisible(self.choice == SUPPLIER)
        self.changed.emit()
