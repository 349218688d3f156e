"""The first step: which year, and what the alliance asks."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout

from rai_desktop.domain.texts import N_
from rai_desktop.domain.wanted_report import WantedReport
from rai_desktop.ui.forms.editors.choices import CalmComboBox
from rai_desktop.ui.parts.widgets import label
from rai_desktop.ui.theme import Theme
from rai_desktop.ui.yearly_report.board import ReportBoard
from rai_desktop.ui.yearly_report.step import ReportStep, let_shrink

_LEAD = N_(
    "Once a year the alliance asks how far you are. You see beforehand everything that "
    "is passed on, and can leave out each item. Nothing is sent: you attach the files to "
    "an e-mail yourself."
)
_OPEN = N_(
    "The year {year} is not closed, so its figures may still change. You can prepare everything "
    "and write a draft to read. To finish the report, close the year first on the page “The year”."
)
_PROPOSAL = N_(
    "This request is a proposal of the program, no text of your alliance. If the office sends you "
    "a request of its own, add it under “Content packs” in the File menu."
)
_NO_NUMBER = N_(
    "Your member number in the alliance is missing. To finish the report, enter it first on the "
    "page “Your company”."
)
_SENT = N_("Finished last: revision {revision} on {moment}.")


class RequestStep(ReportStep):
    """``year_chosen`` carries another year."""

    year_chosen = Signal(int)

    def __init__(self, board: ReportBoard, theme: Theme) -> None:
        super().__init__(board, theme, "report_request")
        words = self.words
        self.say("report_lead", _LEAD, "muted")
        self.years = CalmComboBox()
        self.years.setObjectName("report_year")
        self.years.setMinimumWidth(theme.em(22))
        name = label("report_year_label", "field")
        name.setText(words(N_("Reporting year")))
        name.setBuddy(self.years)
        self.years.setAccessibleName(words(N_("Reporting year")))
        let_shrink(self.years)
        grid = QGridLayout()
        grid.addWidget(name, 0, 0)
        grid.addWidget(self.years, 1, 0)
        grid.setColumnStretch(1, 1)
        self.column.addLayout(grid)
        self._open = self.say("report_year_open", "", "hint")
        self._no_number = self.say("report_no_number", _NO_NUMBER, "hint")
        self.title = self.say("report_request_title", "", "heading")
        self._text = self.say("report_request_text", "")
        self._facts = self.say("report_request_facts", "")
        self._proposal = self.say("report_request_proposal", _PROPOSAL, "muted")
        self._sent = self.say("report_request_sent", "", "muted")
        self.column.addStretch(1)
        self._offer_years()
        self.years.currentIndexChanged.connect(self._on_chosen)

    def show_year(self, year: int) -> None:
        """Show which year is chosen; tells nothing."""
        self.years.blockSignals(True)
        self.years.setCurrentIndex(self.years.findData(year))
        self.years.blockSignals(False)

    def show_draft(self) -> None:
        """Show the request, and what was sent before."""
        draft, words = self.board.draft, self.words
        if draft is None:
            return
        wanted, sent = draft.wanted, draft.sheet.sent
        self._open.setText(words.filled(_OPEN, year=str(wanted.year)))
        self._open.setVisible(draft.facts.is_draft)
        self._no_number.setVisible(not draft.member.number)
        self.title.setText(words.pick(wanted.title))
        self._text.setText(words.pick(wanted.text))
        self._facts.setText("\n".join(self._told(wanted)))
        self._proposal.setVisible(wanted.shipped)
        self._sent.setVisible(sent is not None)
        if sent is not None:
            moment = words.moment(sent.created.astimezone())
            self._sent.setText(words.filled(_SENT, revision=sent.revision, moment=moment))

    def _told(self, wanted: WantedReport) -> list[str]:
        words = self.words
        pairs = (
            (N_("Requested by"), words.pick(wanted.requested_by)),
            (N_("Deadline"), words.day(wanted.due)),
            (N_("Contact"), words.pick(wanted.contact)),
            (N_("Request"), f"{wanted.id} {wanted.version}"),
            (N_("Further questions"), words.number(len(wanted.figures))),
        )
        return [f"{words(name)}: {text}" for name, text in pairs if text]

    def _offer_years(self) -> None:
        words = self.words
        for choice in self.board.years():
            text = str(choice.year)
            if not choice.is_closed:
                text = words.filled(N_("{year} (not closed)"), year=text)
            self.years.addItem(text, choice.year)

    def _on_chosen(self) -> None:
        year = self.years.currentData()
        if isinstance(year, int):
            self.year_chosen.emit(year)
