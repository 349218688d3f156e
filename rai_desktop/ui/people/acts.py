"""Handing over and erasing in the window: the dialogs, and what is said afterwards."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QCursor, QGuiApplication

from rai_desktop.domain.codes import Action
from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.person import Person
from rai_desktop.domain.texts import N_
from rai_desktop.services.erasing import ErasePlan, erase_person, plan_erasing
from rai_desktop.services.heeding import ended_by
from rai_desktop.services.jobs import Tell
from rai_desktop.services.ports import Change
from rai_desktop.services.workload import duties_of, entries_of, people_in_use
from rai_desktop.ui.beside import Beside
from rai_desktop.ui.pages.base import Scene
from rai_desktop.ui.pages.bin.page import BinPage
from rai_desktop.ui.people.erase import EraseDialog
from rai_desktop.ui.people.hand_over import HandOverDialog
from rai_desktop.ui.publishing import Publisher
from rai_desktop.ui.telling import shortened
from rai_desktop.ui.workspace import Workspace
from rai_desktop.words import Words


class PeopleActs(QObject):
    """``told`` gives a sentence about something done that can be undone.

    ``delete_wanted`` carries entries that shall be deleted without further questions.
    """

    told = Signal(str)
    delete_wanted = Signal(list)

    def __init__(
        self, scene: Scene, workspace: Workspace, publisher: Publisher, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._scene = scene
        self._project = scene.project
        self._space = workspace
        self._publisher = publisher
        self._beside = Beside(self)
        self._beside.finished.connect(self._show_erasing)
        self._beside.failed.connect(workspace.show_error)

    @property
    def _words(self) -> Words:
        return self._space.page.labels.words

    # handing over ------------------------------------------------------------------

    def hand_over(self, person: Uid | None = None) -> None:
        """Ask who takes over what the chosen person is responsible for."""
        person = person or self._chosen()
        if person is None:
            return
        if not duties_of(self._project, person):
            text = N_("This person is not responsible for anything.")
            self._space.notice.tell(self._words(text))
            return
        self._ask_who(person)

    def asks_before_deleting(self, uids: Sequence[Uid]) -> bool:
        """Ask who takes over the duties of a person; tell whether something was asked.

        What is left to do is told by signals. Several people are deleted without a question.
        """
        used = people_in_use(self._project, uids) if len(uids) == 1 else ()
        if used:
            self._ask_who(used[0], deletes=True)
        return bool(used)

    def duties_left(self, uids: Sequence[Uid]) -> str:
        """Return how many of these people are responsible for something; empty for none."""
        used = len(people_in_use(self._project, uids))
        if not used:
            return ""
        return self._words.plural(
            "{count} of the people is responsible for something: the name stays there, marked as "
            "deleted.",
            "{count} of the people are responsible for something: the names stay there, marked as "
            "deleted.",
            used,
        )

    def note_change(self, change: Change) -> None:
        """Offer to hand over when somebody entered until when a person is active."""
        if change.action is not Action.EDIT or set(change.touched) != {EntityKind.PERSON}:
            return
        entry = self._project.undo_entry()
        if entry is None or entry.place is None or entry.place[1] != "active_until":
            return
        person = self._project.store.entity(entry.place[0])
        if isinstance(person, Person) and person.active_until is not None:
            self._offer(person.uid)

    def _ask_who(self, person: Uid, *, deletes: bool = False) -> None:
        page, name = self._space.page, self._project.name(person)
        dialog = HandOverDialog(
            self._space.window(), self._project, page.labels, page.theme, person, deletes=deletes
        )
        dialog.done_over.connect(lambda count: self._tell_over(name, count, deletes=deletes))
        dialog.kept.connect(lambda: self.delete_wanted.emit([person]))
        dialog.open()

    def _tell_over(self, name: str, count: int, *, deletes: bool) -> None:
        words = self._words
        over = words.plural(
            "{count} entry was handed over.", "{count} entries were handed over.", count
        )
        if deletes:
            text = N_("“{name}” was deleted. {over}")
            over = words.filled(text, name=shortened(name), over=over)
        self.told.emit(over)

    def _offer(self, person: Uid) -> None:
        count = sum(len(u) for u in entries_of(duties_of(self._project, person)).values())
        if not count:
            return
        words = self._words
        text = words.plural(
            "{{name}} is responsible for {count} entry.",
            "{{name}} is responsible for {count} entries.",
            count,
        ).format(name=shortened(self._project.name(person)))
        choice = ("notice_hand_over", words(N_("Hand over…")), lambda: self.hand_over(person))
        self._space.notice.tell(text, [choice])

    # erasing -----------------------------------------------------------------------

    def erase(self, person: Uid | None = None) -> None:
        """Say what erasing the chosen person would do, and ask."""
        person = person or self._chosen()
        if person is None or self._beside.is_busy:
            return
        self._space.flush()
        words = self._words

        def look(_: Tell) -> ErasePlan:
            with ended_by(self._beside.check):
                return plan_erasing(self._project, words, person)

        self._beside.begin(look)
        self._tell_looking()

    def _tell_looking(self) -> None:
        if self._beside.is_busy:
            text = N_("Looking for the name in the whole history…")
            cancel = ("notice_cancel", self._words(N_("Cancel")), self._beside.cancel)
            self._space.notice.tell(self._words(text), [cancel])

    def _show_erasing(self, plan: object) -> None:
        assert isinstance(plan, ErasePlan)  # noqa: S101 - what was begun returns one
        page = self._space.page
        backups = len(self._scene.session.backups(self._project.store.path))
        dialog = EraseDialog(
            self._space.window(), self._project, page.labels, page.theme, plan, backups
        )
        dialog.confirmed.connect(lambda: self._erase(plan, dialog))
        dialog.opened.connect(self._space.go_to)
        dialog.open()

    def _erase(self, plan: ErasePlan, dialog: EraseDialog) -> None:
        texts_too = dialog.replace_texts.isChecked()
        backups_too = dialog.backups_too.isChecked()
        QGuiApplication.setOverrideCursor(QCursor(Qt.CursorShape.WaitCursor))
        try:
            told = self._erased(plan, texts_too=texts_too, backups_too=backups_too)
        except UserError as error:
            self._publisher.note_change()
            self._space.show_error(error)
            return
        finally:
            QGuiApplication.restoreOverrideCursor()
        self._space.notice.tell(told)

    def _erased(self, plan: ErasePlan, *, texts_too: bool, backups_too: bool) -> str:
        """Erase, write the file at once, and return what is said about it."""
        project, session = self._project, self._scene.session
        self._publisher.stop()  # nothing of before may be written or kept meanwhile
        erase_person(project, plan, texts_too=texts_too)
        session.remember_author(project)
        self._publisher.publish_now()
        words = self._words
        text = words.filled(N_("Erased for good. “{stays}” is there now."), stays=plan.stays)
        if not backups_too:
            return text
        _, left = session.remove_erased_from_backups(project)
        if not left:
            return text
        return words.plural(
            "{count} earlier state could not be removed. Close what has it open and try again.",
            "{count} earlier states could not be removed. Close what has them open and try again.",
            left,
        )

    def end_now(self) -> None:
        """Drop the search for a name; for closing the project."""
        self._beside.blockSignals(True)
        self._beside.end_now()

    def _chosen(self) -> Uid | None:
        """Return the person who is chosen in the list, or in the bin."""
        page = self._space.page
        uids = page.chosen() if isinstance(page, BinPage) else []
        if self._space.kind is EntityKind.PERSON:
            uids = self._space.selected()
        return uids[0] if uids and not self._project.store.read_only else None
