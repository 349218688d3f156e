"""Taking over answers from a similar system: which, and what it would change."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from rai_desktop.domain.ids import Uid
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.entering import Entering
from rai_desktop.services.law.screens import Changes
from rai_desktop.services.law.similar import answers_to_take, similar_systems
from rai_desktop.ui.forms.editors.choices import CalmComboBox
from rai_desktop.ui.pages.classifying.texts import column_of, text
from rai_desktop.ui.parts.widgets import button, let_go
from rai_desktop.ui.theme import Theme

MOST_OFFERED = 200


class TakingView(QWidget):
    """``taken`` carries the answers."""

    taken = Signal(object)

    def __init__(self, entering: Entering, labels: Labels, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("taking")
        self._entering = entering
        self._labels = labels
        self._theme = theme
        self._systems = CalmComboBox()
        self._replacing = QCheckBox()
        self._take = button("take_answers")
        self._changes: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._build()
        self._show()

    def _build(self) -> None:
        words = self._labels.words
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(self._theme.em(0.4))
        head = text("taking_title", "field", words(N_("From which system?")))
        self._systems.setObjectName("taking_from")
        self._systems.setAccessibleName(words(N_("From which system?")))
        project = self._entering.project
        for system in similar_systems(project, self._entering.system)[:MOST_OFFERED]:
            self._systems.addItem(f"{project.number(system)} {system.name}", system.uid)
        self._replacing.setObjectName("taking_replaces")
        self._replacing.setText(words(N_("Replace answers that are there")))
        self._take.setText(words(N_("Take these answers over")))
        across = QHBoxLayout()
        across.addWidget(self._replacing)
        across.addWidget(self._take)
        across.addStretch(1)
        for part in (head, self._systems):
            self._column.addWidget(part)
        self._column.addLayout(across)
        self._systems.currentIndexChanged.connect(self._show)
        self._replacing.toggled.connect(self._show)
        self._take.clicked.connect(lambda: self.taken.emit(self._answers()))

    def _answers(self) -> Changes:
        of = self._systems.currentData()
        if not of:
            return {}
        return answers_to_take(
            self._entering.project,
            self._entering.catalogue,
            of=Uid(of),
            into=self._entering.system,
            replacing=self._replacing.isChecked(),
        )

    def _show(self) -> None:
        if self._changes is not None:
            let_go(self._changes)
        words, answers = self._labels.words, self._answers()
        rules = self._entering.book.rules
        shown = {"yes": N_("Yes"), "no": N_("No")}
        rows = []
        for key, answer in answers.items():
            question = rules.by_question[key]
            told = words.pick(question.text)
            codes = (answer,) if isinstance(answer, str) else answer or ()
            said = ", ".join(words(shown.get(code, code)) for code in codes)
            rows.append(("", f"{said} – {told}"))
        count = words.plural(
            "{count} answer would be taken over.", "{count} answers would be taken over.", len(rows)
        )
        if not self._systems.count():
            count = words(N_("No other system is classified yet."))
        self._changes = column_of("taking_changes", [("muted", count), *rows], self._theme)
        self._column.addWidget(self._changes)
        self._take.setEnabled(bool(rows))
        self._changes.setFocusPolicy(Qt.FocusPolicy.NoFocus)
