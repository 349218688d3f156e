"""The fourth step: which good practices are shared, how, and in which words."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from rai_desktop.domain.ids import Uid
from rai_desktop.domain.texts import N_
from rai_desktop.domain.work_codes import Sharing
from rai_desktop.services.yearly_report.draft import (
    OfferedPractice,
    practice_text,
    practice_title,
)
from rai_desktop.services.yearly_report.sheet import PRACTICE, TEXT
from rai_desktop.ui.forms.editors.choices import CalmComboBox
from rai_desktop.ui.forms.editors.typing_fields import LineField, LongField
from rai_desktop.ui.parts.widgets import label, scrolled
from rai_desktop.ui.theme import Theme
from rai_desktop.ui.yearly_report.board import ReportBoard
from rai_desktop.ui.yearly_report.step import ReportStep, let_shrink

_LEAD = N_(
    "Good practices help others. Each one stays here unless you share it, without or "
    "with your name. The AI system and internal notes are never passed on."
)
_NONE = N_(
    "There are no good practices yet. You enter them under “More”, “Good practices”; this step can "
    "stay empty."
)
_LONGEST_TITLE = 500


class PracticesStep(ReportStep):
    """A list beside what leaves of the chosen one."""

    def __init__(self, board: ReportBoard, theme: Theme) -> None:
        super().__init__(board, theme, "report_practices_step")
        words = self.words
        self.lead = self.say("report_practices_lead", _LEAD, "muted")
        self.rows = QListWidget()
        self.rows.setObjectName("report_practices")
        self.rows.setAccessibleName(words(N_("Good practices")))
        self.sharing = CalmComboBox()
        self.sharing.setObjectName("report_sharing")
        let_shrink(self.sharing)
        for code in Sharing:
            self.sharing.addItem(words(code.label), str(code))
        self.title = LineField()
        self.title.setObjectName("report_practice_title")
        self.title.setMaxLength(_LONGEST_TITLE)
        self.text = LongField()
        self.text.setObjectName("report_practice_text")
        self._offered: tuple[OfferedPractice, ...] = ()
        self._chosen = Uid("")
        self._sides = QWidget()
        self._build()
        self.rows.currentRowChanged.connect(lambda _: self._show_chosen())
        self.sharing.currentIndexChanged.connect(lambda _: self._on_shared())
        self.title.left.connect(self.flush)
        self.text.left.connect(self.flush)

    def show_draft(self) -> None:
        """Show the good practices of the draft."""
        draft = self.board.draft
        self._offered = draft.practices if draft else ()
        self.lead.setText(self.words(_LEAD if self._offered else _NONE))
        self._sides.setVisible(bool(self._offered))
        row = max(0, self.rows.currentRow())
        self.rows.blockSignals(True)
        self.rows.clear()
        for each in self._offered:
            sign = self.words(each.sharing.label)
            item = QListWidgetItem(f"{each.shared.id}  {each.shared.title}\n{sign}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{each.shared.title}, {sign}")
            self.rows.addItem(item)
        self.rows.setCurrentRow(min(row, len(self._offered) - 1))
        self.rows.blockSignals(False)
        self._show_chosen()

    def flush(self) -> None:
        """Take over the words that are typed."""
        found = next((one for one in self._offered if one.uid == self._chosen), None)
        if found is None:
            return
        title, text = self.title.typed_text().strip(), self.text.typed_text().strip()
        changes: dict[str, str | tuple[str, ...] | None] = {}
        if title and title != found.shared.title:
            key = TEXT + practice_title(found.uid)
            changes[key] = None if title == found.own_title else title
        if text and text != found.shared.text:
            changes[TEXT + practice_text(found.uid)] = None if text == found.own_text else text
        if changes:
            self.board.decide(changes)

    # parts -----------------------------------------------------------------------

    def _build(self) -> None:
        em = self.theme.em
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, em(0.4), 0)
        column.setSpacing(em(0.4))
        for text, field in (
            (N_("Sharing"), self.sharing),
            (N_("Title that is passed on"), self.title),
            (N_("Text that is passed on"), self.text),
        ):
            name = label(f"{field.objectName()}_label", "field")
            name.setText(self.words(text))
            name.setBuddy(field)
            field.setAccessibleName(self.words(text))
            column.addWidget(name)
            column.addWidget(field)
        column.addStretch(1)
        row = QHBoxLayout(self._sides)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(em(1))
        self.rows.setMinimumWidth(em(8))
        self.rows.setWordWrap(True)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        row.addWidget(self.rows, 2)
        row.addWidget(scrolled(inside, "report_practice_area"), 3)
        self.column.addWidget(self._sides, 1)
        self.column.addStretch(0)

    def _show_chosen(self) -> None:
        place = self.rows.currentRow()
        found = self._offered[place] if 0 <= place < len(self._offered) else None
        self._chosen = found.uid if found else Uid("")
        for part in (self.sharing, self.title, self.text):
            part.setEnabled(found is not None)
        if found is not None:
            self.sharing.blockSignals(True)
            self.sharing.setCurrentIndex(self.sharing.findData(str(found.sharing)))
            self.sharing.blockSignals(False)
            self.title.show_text(found.shared.title)
            self.text.show_text(found.shared.text)

    def _on_shared(self) -> None:
        if self._chosen:
            self.board.decide({PRACTICE + self._chosen: str(self.sharing.currentData())})
