"""The dialog that closes a year: which one, who signs it off, and what is frozen."""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.person import Person
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.years.closing import (
    Closing,
    FrozenYear,
    YearClosedError,
    close_year,
    freeze_year,
)
from rai_desktop.ui.forms.filling import FillingDialog
from rai_desktop.ui.parts.progress import progress_bar, show_progress
from rai_desktop.ui.parts.widgets import label
from rai_desktop.ui.theme import Theme

_FIELDS = ("year", "signed_name", "signed_function", "signed_on", "note")
FROZEN = N_(
    "The present state is frozen: AI systems, classifications, risks, mitigations, requirements "
    "and their evidence, without people, costs and internal notes. You go on working as before; "
    "what was frozen stays as it is. It can be undone."
)
FREEZING = N_("The present state is being frozen…")
NO_SIGNATURE = N_(
    "Name, function and day are what you enter here. This is not a cryptographic "
    "signature: whoever has the file can enter any name. The fingerprint on an export "
    "that somebody else keeps proves which state was meant."
)


class CloseYearDialog(FillingDialog):
    """``closed`` is the year that was closed, once it is; the state is frozen beside the window."""

    def __init__(
        self, parent: QWidget, project: OpenProject, labels: Labels, theme: Theme, year: int
    ) -> None:
        super().__init__(parent, project, labels, theme, "close_year")
        self.closed: int | None = None
        self._again = False
        words = labels.words
        self._verb = words(N_("Close the year"))
        self._tell("close_year_frozen", FROZEN)
        self.add_rows(EntityKind.SNAPSHOT, _FIELDS)
        self._tell("close_year_signature", NO_SIGNATURE, "muted")
        self.column.addStretch(1)
        self.offer(words(N_("Close a reporting year")), self._verb, self._close)
        self._begin(year)
        self._state: FrozenYear | None = None
        self._bar = progress_bar("close_year_progress")
        self._bar.setAccessibleName(words(FREEZING))
        self.put_above_buttons(self._bar)
        self._beside.progressed.connect(lambda now: show_progress(self._bar, now))
        self._beside.finished.connect(self._on_frozen)
        self._beside.failed.connect(self._on_failed)
        self._beside.cancelled.connect(lambda: self._be_busy(is_on=False))
        self.resize(theme.em(44), theme.em(46))

    def _tell(self, name: str, text: str, role: str = "") -> None:
        told = label(name, role, wraps=True)
        told.setText(self.labels.words(text))
        self.column.addWidget(told)

    def _begin(self, year: int) -> None:
        """Propose the reporting year, the person who works here, and today."""
        self.show_value("year", year)
        self.show_value("signed_on", self.project.clock.today())
        author = self.project.store.entity(Uid(self.project.author or ""))
        if isinstance(author, Person):
            self.show_value("signed_name", author.name)
            self.show_value("signed_function", author.function)

    def _close(self) -> bool:
        """Freeze the state beside the window; the year is closed with it, when that is done."""
        closing, state = self._closing(), self._state
        self._state = None
        if state is None:
            self._be_busy(is_on=True)
            self._beside.begin(partial(freeze_year, self.project, self.labels, closing))
            return False
        close_year(self.project, self.labels, closing, state=state)
        self.closed = closing.year
        return True

    def _closing(self) -> Closing:
        signed_on, year = self.values.get("signed_on"), self.values.get("year")
        return Closing(
            year=year if isinstance(year, int) else 0,
            name=self._text("signed_name"),
            function=self._text("signed_function"),
            signed_on=signed_on if isinstance(signed_on, date) else None,
            note=self._text("note"),
            again=self._again,
        )

    def _on_frozen(self, state: FrozenYear) -> None:
        self._be_busy(is_on=False)
        self._state = state
        self.act()

    def _on_failed(self, error: UserError) -> None:
        self._be_busy(is_on=False)
        if isinstance(error, YearClosedError):
            self._offer_again(error)
        else:
            self.show_faults([error])

    def _be_busy(self, *, is_on: bool) -> None:
        """Show that something is done, and keep what was entered as it is."""
        self.say(self.labels.words(FREEZING) if is_on else "")
        self._bar.setRange(0, 0)
        self._bar.setVisible(is_on)
        for part in (self.accept_button, *self.rows.values()):
            part.setEnabled(not is_on)

    def _offer_again(self, error: YearClosedError) -> None:
        """Say that the year is closed; the button closes it again from now on."""
        self._again = True
        self.say(self.labels.words.of_error(error))
        self.accept_button.setText(self.labels.words(N_("Close it again")))

    def _text(self, key: str) -> str:
        return str(self.values.get(key) or "")
