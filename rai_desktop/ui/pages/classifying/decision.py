"""Standing for a result: take it over, confirm it, or decide otherwise."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.law_codes import ClassificationStatus, LegalLabel
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.judging import Judgement
from rai_desktop.services.law.recording import Decision
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.forms.records import Record
from rai_desktop.ui.forms.rows import FieldRow
from rai_desktop.ui.pages.classifying.texts import text
from rai_desktop.ui.pages.classifying.tick_row import OPEN, TICKED, TickRow
from rai_desktop.ui.parts.flow import FlowLayout
from rai_desktop.ui.parts.widgets import button, frame, label
from rai_desktop.ui.theme import Theme

CONFIRM, OVERRIDE = "confirm", "override"


class DecisionView(QWidget):
    """``taken`` carries a ``Decision``, or ``None`` for taking the result over as it is."""

    taken = Signal(object)

    def __init__(
        self, project: OpenProject, judged: Judgement, labels: Labels, theme: Theme
    ) -> None:
        super().__init__()
        self.setObjectName("decision")
        self._project = project
        self._judged = judged
        self._labels = labels
        self._theme = theme
        self._by: Uid | None = Uid(project.author) if project.author else None
        self._codes: set[LegalLabel] = {LegalLabel(code) for code in judged.outcome.labels}
        self._mode = ""
        self.adopt = button("adopt", "primary")
        self.confirm = button("confirm")
        self.override = button("override")
        self.reason = QPlainTextEdit()
        self.finish = button("decide", "primary")
        self._who = self._made_who()
        self._form = frame("decision_form", "value")
        self._explained = label("decision_explained", "", wraps=True)
        self._rows: dict[LegalLabel, TickRow] = {}
        self._labels_area = QWidget()
        self._build()

    def offer(self, *, adopting: bool, confirming: bool) -> None:
        """Offer to take the result over, unless it is recorded, and to confirm it."""
        self.adopt.setVisible(adopting)
        self.confirm.setVisible(confirming)

    @property
    def draft(self) -> str:
        """The reason that is typed and not part of a decision yet."""
        return self.reason.toPlainText().strip()

    def take_draft(self, text: str) -> None:
        """Show a reason as if it had just been typed."""
        self.reason.setPlainText(text)

    def _build(self) -> None:
        em, words = self._theme.em, self._labels.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(0.5))
        area = QWidget()
        flow = FlowLayout(area, gap=em(0.6))
        self.adopt.setText(words(N_("Take the classification over (provisional)")))
        self.confirm.setText(words(N_("Confirm…")))
        self.override.setText(words(N_("Decide otherwise…")))
        for made in (self.adopt, self.confirm, self.override):
            flow.addWidget(made)
        column.addWidget(area)
        column.addWidget(self._form)
        self._build_form(em(0.9))
        self._form.hide()
        self.adopt.clicked.connect(lambda: self.taken.emit(None))
        self.confirm.clicked.connect(lambda: self._open(CONFIRM))
        self.override.clicked.connect(lambda: self._open(OVERRIDE))
        self.finish.clicked.connect(self._on_finished)
        if self._judged.next is not None or self._judged.outcome.is_open:
            self.adopt.setText(words(N_("Keep it as open")))

    def _build_form(self, side: int) -> None:
        inside, words = QVBoxLayout(self._form), self._labels.words
        inside.setContentsMargins(side, side, side, side)
        inside.setSpacing(self._theme.em(0.4))
        inside.addWidget(self._explained)
        inside.addWidget(self._labels_area)
        self._fill_labels()
        inside.addWidget(self._who)
        self._reason_label = label("reason_label", "field", wraps=True)
        self._reason_label.setBuddy(self.reason)
        self.reason.setObjectName("decision_reason")
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(self._theme.em(5))
        self.reason.setAccessibleName(words(N_("Reason")))
        inside.addWidget(self._reason_label)
        inside.addWidget(self.reason)
        across = QHBoxLayout()
        across.addWidget(self.finish)
        across.addStretch(1)
        inside.addLayout(across)

    def _fill_labels(self) -> None:
        column = QVBoxLayout(self._labels_area)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        title = self._labels.words(N_("What is it in your decision?"))
        column.addWidget(text("override_title", "field", title))
        for code in LegalLabel:
            if code is not LegalLabel.OPEN:
                row = TickRow(f"decide_{code}", self._theme)
                row.show_texts(self._labels.code(code))
                row.show_state(TICKED if code in self._codes else OPEN, "")
                row.clicked.connect(self._ticker(code))
                column.addWidget(row)
                self._rows[code] = row

    def _made_who(self) -> FieldRow:
        spec = self._project.field(EntityKind.CLASSIFICATION, "decided_by")
        row = FieldRow(spec, self._labels, self._theme, self._project)
        row.show_value(self._by)
        row.edited.connect(self._on_who)
        row.adding.connect(self._on_adding)
        return row

    def _open(self, mode: str) -> None:
        words = self._labels.words
        self._mode = mode
        is_confirm = mode == CONFIRM
        day = words.day(self._project.clock.today())
        told = N_(
            "You confirm this result with your name. It is recorded with today's date, {day}."
        )
        other = N_(
            "Your decision counts in place of the result. It is recorded with the date {day}."
        )
        self._explained.setText(words.filled(told if is_confirm else other, day=day))
        self._labels_area.setVisible(not is_confirm)
        needs = not is_confirm or LegalLabel.EXEMPT_6_3 in self._judged.outcome.labels
        self._reason_label.setText(
            words(N_("Reason (required)") if needs else N_("Reason (may stay empty)"))
        )
        self.finish.setText(words(N_("Confirm") if is_confirm else N_("Record the decision")))
        self._form.show()
        first = next(iter(self._rows.values()))
        (self._who.editor.entry() if is_confirm else first).setFocus()

    def _ticker(self, code: LegalLabel) -> Callable[[], None]:
        def tick() -> None:
            self._codes ^= {code}
            self._rows[code].show_state(TICKED if code in self._codes else OPEN, "")

        return tick

    def _on_who(self, key: str, value: Value) -> None:
        self._by = Uid(str(value)) if value else None

    def _on_adding(self, key: str, name: str) -> None:
        record = Record(self._project, EntityKind.CLASSIFICATION, None)
        self._by = record.add_and_refer(key, EntityKind.PERSON, name)
        self._who.show_value(self._by)

    def _on_finished(self) -> None:
        self._who.editor.flush()
        is_confirm = self._mode == CONFIRM
        status = ClassificationStatus.CONFIRMED if is_confirm else ClassificationStatus.OVERRIDDEN
        codes = () if is_confirm else tuple(str(code) for code in LegalLabel if code in self._codes)
        self.taken.emit(Decision(status=status, by=self._by, reason=self.draft, labels=codes))
