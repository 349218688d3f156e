"""What every page of an open project is and can be told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rai_desktop.ui.pages.working import PageCover
from rai_desktop.ui.parts.widgets import take_focus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rai_desktop.domain.ids import Uid
    from rai_desktop.services.labels import Labels
    from rai_desktop.services.ports import Asker, Change
    from rai_desktop.services.project import OpenProject
    from rai_desktop.services.targets import PageKey
    from rai_desktop.ui.hints.watch import HintWatch
    from rai_desktop.ui.opening import OpenLocal
    from rai_desktop.ui.session import Session
    from rai_desktop.ui.theme import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What the pages of an open project work with; the same for all of them.

    ``frame`` is where the pages stand. They are built in it: what is put into a window afterwards
    with all that is in it takes on the style sheet again, part by part. ``hints`` are kept up to
    date for all of them.
    """

    project: OpenProject
    session: Session
    asker: Asker
    opener: OpenLocal
    frame: QWidget | None = None
    hints: HintWatch | None = None


class WorkPage(QWidget):
    """A page between navigation and status line; it changes the project by services only.

    ``target_wanted`` asks for the page of a ``Target``, ``told`` gives a sentence about something
    done, which can be undone; ``failed`` a ``UserError``, ``summary_changed`` the line for the
    status, ``delete_wanted`` the uids of entries, ``export_wanted`` what kind of file,
    ``both_wanted`` asks for Excel and PDF at once, ``export_language_chosen`` gives the language
    of all files to come, ``protocol_wanted`` the reviews whose protocol is to be printed,
    ``paper_wanted`` the kind of file and which document, ``went_on`` that the person is at another
    step of it now.
    """

    target_wanted = Signal(object)
    told = Signal(str)
    failed = Signal(object)
    summary_changed = Signal(str)
    delete_wanted = Signal(list)
    export_wanted = Signal(object, str)
    both_wanted = Signal(str)
    export_language_chosen = Signal(str)
    protocol_wanted = Signal(list)
    paper_wanted = Signal(object, object)
    went_on = Signal()

    def __init__(self, key: PageKey, scene: Scene, labels: Labels, theme: Theme) -> None:
        super().__init__(scene.frame)
        self.key = key
        self.scene = scene
        self.project = scene.project
        self.labels = labels
        self.theme = theme
        self.setObjectName(f"page_{key}")
        self._changes: list[Change] = []

    # what changed --------------------------------------------------------------

    def note_change(self, change: Change) -> None:
        """Show what changed: at once, or when the page is shown next."""
        self._changes.append(change)
        if not self.isHidden():
            self.catch_up()

    def catch_up(self) -> None:
        """Show what changed since the page was shown last."""
        if self._changes:
            changes, self._changes = self._changes, []
            self.take_changes(changes)

    def take_changes(self, changes: list[Change]) -> None:
        """Show these changes; a page that shows the project says how."""

    # what is shown -------------------------------------------------------------

    def summary(self) -> str:
        """Return one line about what is shown, for the status line."""
        return ""

    def panes(self) -> list[QWidget]:
        """Return the parts that F6 goes to, in reading order."""
        return [self]

    def enter(self, pane: QWidget | None = None) -> bool:
        """Put the keyboard into a part of the page; return whether it went there."""
        return take_focus(pane or self)

    def show_export_language(self, language: str) -> None:
        """Show in which language registers are written; for the page on which that is chosen."""

    def foot_height(self) -> int:
        """Return how much at the lower edge a notice must leave free."""
        return 0

    def fit(self, *, is_narrow: bool) -> None:
        """Arrange the parts for little room, or for enough."""

    def show_only(self, uids: Sequence[Uid]) -> None:
        """Show what concerns these entries alone; all of it when there are none."""

    # typing and leaving --------------------------------------------------------

    def flush(self) -> None:
        """Store everything that is typed and can be stored."""

    def unstored(self) -> list[str]:
        """Return what is typed but cannot be stored."""
        return []

    def keep_state(self) -> None:
        """Remember how the page is arranged for the next time."""

    # language and looks --------------------------------------------------------

    def retranslate(self, labels: Labels) -> None:
        """Show the words in another language; place and typing stay."""
        self.labels = labels
        for cover in self.findChildren(PageCover):
            cover.retranslate()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self.theme = theme
