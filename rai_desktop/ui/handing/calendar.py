"""The dialog for the calendar file."""

from PySide6.QtWidgets import QWidget

from rai_desktop.domain.texts import N_
from rai_desktop.services.deadlines.collecting import CalendarRequest, deadline_calendar
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.exporting import FurtherWish
from rai_desktop.ui.handing.base import HandingDialog
from rai_desktop.ui.session import ExportKind
from rai_desktop.ui.theme import Theme

_HOW = N_(
    "Open the file in Outlook, Thunderbird or another calendar, best in a calendar of its own. "
    "When dates have changed, write it again and open it again: known dates are updated, not "
    "added twice."
)


class CalendarDialog(HandingDialog):
    """Says how many deadlines there are; people are named only when somebody wants that."""

    title = N_("Deadlines as a calendar")
    lead = N_(
        "All that is due in your inventory, and the dates of the law that concern it, as a "
        "calendar file. Each warns two weeks before."
    )

    def __init__(self, window: QWidget, project: OpenProject, labels: Labels, theme: Theme) -> None:
        super().__init__(window, project, labels, theme)
        self.setObjectName("calendar_file")
        now = project.clock.now()
        request = CalendarRequest(day=project.clock.today(), created=now)
        found = deadline_calendar(project, labels, request).deadlines
        count = sum(not one.is_dropped for one in found)
        told = self.words.plural("{count} date", "{count} dates", count)
        self.tell("calendar_count", "field", told)
        self.with_names = self.box("calendar_names", self.words(N_("Name who is responsible")))
        self.tell("calendar_how", "muted", self.words(_HOW))
        self.body.addStretch(1)
        self.offer(ExportKind.ICS, self.words(N_("Write the calendar…")))
        self.resize(theme.em(40), theme.em(24))

    def wish(self) -> FurtherWish:
        """Return how the calendar is written."""
        options = ("--with-names",) if self.with_names.isChecked() else ()
        return FurtherWish(name=self.words(N_("AI deadlines")), options=options)
