"""What filled questionnaires would do, before anything is written."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QListWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from rai_desktop.domain.ids import Uid
from rai_desktop.domain.texts import N_
from rai_desktop.services.importing.model import RowOutcome
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.questionnaires.returned import RefusedForm, ReturnedForms
from rai_desktop.services.questionnaires.supplier_answers import SupplierAnswers
from rai_desktop.services.questionnaires.told import repeated_line
from rai_desktop.ui.forms.editors.choices import CalmComboBox
from rai_desktop.ui.parts.plain_rows import TextModel, make_plain, set_width
from rai_desktop.ui.parts.reading_order import ReadingDialog
from rai_desktop.ui.parts.short import ShortButton, ShortCheckBox
from rai_desktop.ui.parts.widgets import label, let_wrap, scrolled
from rai_desktop.ui.questionnaires.contradiction_list import ContradictionList
from rai_desktop.ui.questionnaires.returned_rows import (
    LINE_HEADINGS,
    AnswersModel,
    rows_of_lines,
)
from rai_desktop.ui.theme import Theme

_OUTCOME = 2
_LINE_WIDTHS = {0: 12.0, 1: 11.0, 3: 9.0, 4: 9.0, 5: 4.0}
_ANSWER_WIDTHS = {1: 16.0, 2: 10.0, 3: 14.0, 4: 9.0}


class ReturnedDialog(ReadingDialog):
    """Every line with where it is from.

    ``update_wished`` asks to take other values, too; ``match_chosen`` says which system the line
    of a row means, ``None`` for a new one.
    """

    update_wished = Signal(bool)
    match_chosen = Signal(int, object)

    def __init__(self, window: QWidget, project: OpenProject, labels: Labels, theme: Theme) -> None:
        super().__init__(window)
        self.setObjectName("returned")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._project = project
        self._labels = labels
        self._words = labels.words
        self._theme = theme
        self._suppliers: Sequence[SupplierAnswers] = ()
        self._counts = label("returned_counts", "muted", wraps=True)
        self._lines_title = label("returned_lines_title", "field", wraps=True)
        self._answers_title = label("returned_answers_title", "field", wraps=True)
        self._notes_title = label("returned_notes_title", "field", wraps=True)
        self.lines = QTableView()
        self.line_model = TextModel(LINE_HEADINGS, labels.words, self)
        self.answers = QTableView()
        self.answer_model = AnswersModel(labels.words, self)
        self.notes = QListWidget()
        self.contradictions = ContradictionList(project, labels.words, theme)
        self.update_box = ShortCheckBox("returned_update")
        self._outcome = label("returned_outcome", "muted", wraps=True)
        self._match_label = label("returned_match_label", "field", wraps=True)
        self.match = CalmComboBox()
        self._cancel = ShortButton("returned_cancel")
        self.read_button = ShortButton("returned_read", "primary")
        self._build(window.size())
        self._connect()

    def show_forms(
        self,
        returned: ReturnedForms,
        suppliers: Sequence[SupplierAnswers],
        refused: Sequence[RefusedForm],
    ) -> None:
        """Show lines, answers, and what is not read in; ticks stay while suppliers are the same."""
        self.returned = returned
        if suppliers != self._suppliers:
            self._suppliers = suppliers
            self.answer_model.show_answers(suppliers)
        row = self.lines.currentIndex().row()
        self.line_model.show_rows(rows_of_lines(self._project, self._labels, returned))
        self.lines.selectRow(max(0, row))
        self._show_match()
        self._show_notes(returned, refused)
        for part in (self._lines_title, self.lines):
            part.setVisible(bool(returned.rows))
        for part in (self._answers_title, self.answers):
            part.setVisible(bool(suppliers))
        skipped = returned.count(RowOutcome.SKIPPED) + returned.count(RowOutcome.CHANGED)
        self.update_box.setVisible(skipped > 0)
        self.contradictions.show_found(returned.contradictions)
        self._show_readable()

    def accepted_forms(self) -> frozenset[int]:
        """Return the forms that count although they contradict the inventory, by their places."""
        return self.contradictions.accepted()

    def taken(self) -> list[tuple[SupplierAnswers, frozenset[str]]]:
        """Return the suppliers' answers, each with the questions whose fields are taken."""
        places = enumerate(self._suppliers)
        return [(answers, self.answer_model.taken(place)) for place, answers in places]

    # parts -----------------------------------------------------------------------

    def _build(self, room: QSize) -> None:
        em, words = self._theme.em, self._words
        title = label("returned_title", "heading", wraps=True)
        title.setText(words(N_("Read in filled questionnaires")))
        self.setWindowTitle(title.text())
        self._build_tables()
        self._name_parts()
        inside, whole = QWidget(), QVBoxLayout(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, em(0.4), 0)
        column.setSpacing(em(0.6))
        tables = (
            *(self._lines_title, self.lines, self._outcome, self._match_label, self.match),
            *(self.update_box, self._answers_title, self.answers),
        )
        heads = (title, self._counts, self.contradictions, self._notes_title, self.notes)
        for part in (*heads, *tables):
            column.addWidget(part, 1 if isinstance(part, QTableView) else 0)
        let_wrap(inside)
        whole.setContentsMargins(em(1.6), em(1.3), em(1.2), em(1.2))
        whole.setSpacing(em(0.7))
        whole.addWidget(scrolled(inside, "returned_area"), 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._cancel)
        foot.addWidget(self.read_button)
        whole.addLayout(foot)
        self.resize(min(em(76), max(room.width(), em(40))), min(em(46), max(room.height(), em(30))))

    def _build_tables(self) -> None:
        em = self._theme.em
        for view, name, model, widths, wide in (
            (self.lines, "returned_lines", self.line_model, _LINE_WIDTHS, _OUTCOME),
            (self.answers, "returned_answers", self.answer_model, _ANSWER_WIDTHS, 0),
        ):
            view.setObjectName(name)
            view.setModel(model)
            make_plain(view, wide=wide)
            view.setMinimumHeight(em(11))
            view.verticalHeader().setDefaultSectionSize(em(2.3))
            for place, width in widths.items():
                set_width(view, place, em(width))
        self.notes.setObjectName("returned_notes")
        self.notes.setWordWrap(True)
        self.notes.setMinimumHeight(em(4))
        self.notes.setMaximumHeight(em(7))
        self.notes.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _name_parts(self) -> None:
        words = self._words
        self._lines_title.setText(words(N_("What departments use")))
        self._answers_title.setText(
            words(N_("What suppliers answered. Tick what shall go into its field."))
        )
        self._notes_title.setText(words(N_("To look at")))
        for view, text in (
            (self.lines, self._lines_title),
            (self.answers, self._answers_title),
            (self.notes, self._notes_title),
        ):
            view.setAccessibleName(text.text())
        self.match.setObjectName("returned_match")
        self.match.setMinimumContentsLength(12)
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.match.setSizeAdjustPolicy(policy)
        self._match_label.setText(words(N_("The chosen line may be known already. It means:")))
        self._match_label.setBuddy(self.match)
        self.update_box.setText(words(N_("Take the values of the forms for what is here already")))
        self._cancel.setText(words(N_("Cancel")))
        self.read_button.setText(words(N_("Read in")))

    def _connect(self) -> None:
        self.update_box.toggled.connect(self.update_wished)
        self.lines.selectionModel().currentRowChanged.connect(self._show_match)
        self.match.activated.connect(self._on_match)
        self.contradictions.changed.connect(self._show_readable)
        self._cancel.clicked.connect(self.reject)
        self.read_button.clicked.connect(self.accept)
        space = QShortcut(Qt.Key.Key_Space, self.answers)
        space.setContext(Qt.ShortcutContext.WidgetShortcut)
        space.activated.connect(self._toggle)

    def _show_readable(self) -> None:
        """Let be read in what counts, and tell how much that is."""
        counted = self.returned.counted(self.accepted_forms())
        is_any = bool(counted or self._suppliers)
        self._counts.setText(self._told(self.returned))
        self.read_button.setEnabled(is_any)
        (self.read_button if is_any else self._cancel).setDefault(True)

    def _show_match(self) -> None:
        """Tell the whole of what happens to the chosen line, and offer what it may mean."""
        place, rows = self.lines.currentIndex().row(), self.returned.rows
        row = rows[place] if 0 <= place < len(rows) else None
        is_told = row is not None and bool(row.problems or row.remarks)
        self._outcome.setText(self.line_model.rows[place][_OUTCOME] if is_told else "")
        self._outcome.setVisible(is_told)
        known = self.returned.candidates.get(row.row, ()) if row is not None else ()
        for part in (self._match_label, self.match):
            part.setVisible(bool(known))
        self.match.clear()
        self.match.addItem(self._words(N_("A new AI system")), None)
        for uid in known:
            self.match.addItem(self._described(uid), uid)
        if row is not None and row.uid in known:
            self.match.setCurrentIndex(1 + known.index(row.uid))

    def _described(self, uid: Uid) -> str:
        """Return what tells a system apart: number, name, department and purpose."""
        entity = self._project.entity(uid)
        texts = (str(self._project.value(entity, key) or "") for key in ("department", "purpose"))
        named = f"{self._project.number(entity)} {self._labels.title(entity)}"
        return " · ".join(" ".join(text.split()) for text in (named, *texts) if text)

    def _on_match(self, chosen: int) -> None:
        row = self.returned.rows[self.lines.currentIndex().row()]
        self.match_chosen.emit(row.row, self.match.itemData(chosen))

    def _toggle(self) -> None:
        if self.answers.currentIndex().isValid():
            self.answer_model.toggle(self.answers.currentIndex().row())

    def _told(self, returned: ReturnedForms) -> str:
        words, count = self._words, len(returned.forms)
        forms = words.plural(
            "{count} questionnaire was understood.",
            "{count} questionnaires were understood.",
            count,
        )
        forms_counted = returned.counted(self.accepted_forms())
        none = sum(form.head.uses_none and not form.lines for form in forms_counted)
        new = returned.count(RowOutcome.NEW)
        parts = [forms]
        if new:
            parts.append(
                words.plural(
                    "{count} AI system will be added.", "{count} AI systems will be added.", new
                )
            )
        if none:
            parts.append(
                words.plural(
                    "{count} department uses no AI.", "{count} departments use no AI.", none
                )
            )
        return " ".join(parts)

    def _show_notes(self, returned: ReturnedForms, refused: Sequence[RefusedForm]) -> None:
        words = self._words
        lines = [f"{each.file}: {words.of_error(each.error)}" for each in refused]
        lines += [
            f"{form.file}: {words.told(note.text, note.values)}"
            for form in returned.forms
            for note in form.remarks
        ]
        lines += [repeated_line(words, each) for each in returned.repeated]
        remarks = returned.plan.remarks if returned.plan else ()
        lines += [words.told(note.text, note.values) for note in remarks]
        self.notes.clear()
        self.notes.addItems(lines)
        for part in (self._notes_title, self.notes):
            part.setVisible(bool(lines))
